import importlib.machinery
import json
import sys
import types

import numpy as np
import pytest
import torch
from PIL import Image, features
from safetensors.torch import load_file
from torch import nn

from gc_studio.analysis.photo import load_photo
from gc_studio.bench import picture_codecs
from gc_studio.bench.distances import kernel_distance, nets_at_hand
from gc_studio.bench.picture_codecs import Files, PictureCodec, nearest_files
from gc_studio.bench.quality import Quality
from gc_studio.bench.quality_text import table
from gc_studio.cli import main
from gc_studio.nets.model import ModelError
from gc_studio.storage import RESOURCES, WEIGHTS
from gc_studio.training.evaluate import centre_square

SAMPLES = RESOURCES / "samples"


@pytest.fixture(scope="module")
def square(jacket_path):
    return centre_square(load_photo(jacket_path))


@pytest.fixture
def codecs():
    return {codec.name: codec for codec in picture_codecs.picture_codecs()[0]}


@pytest.mark.long
def test_bench_quality_measures_every_photo_beside_files_that_are_no_smaller(
    squeeze, codecs, tmp_path, monkeypatch, capsys
):
    quick = [codecs["JPEG"], codecs["WebP"]], ["Papyrus (a reed)"]
    monkeypatch.setattr(picture_codecs, "picture_codecs", lambda: quick)
    out = tmp_path / "new" / "out"
    options = ["--data", str(SAMPLES), "--every", "2", "--perceptual", str(squeeze), "--out", str(out), "--json"]
    assert main(["bench", "quality", *options]) == 0
    results = json.loads(capsys.readouterr().out)
    photos, means = results["photos"], results["means"]
    assert list(photos) == [str(SAMPLES / name) for name in ("dress.webp", "jumper.webp")]
    figures = {"bytes", "bpp", "psnr", "ms_ssim", "lpips_squeeze"}
    for rows in photos.values():
        assert set(next(iter(rows.values()))) == figures
        none, half, whole = (rows[f"gcx, preserve {name}"]["bytes"] for name in ("none", "half", "all"))
        assert none < half < whole
        for codec in ("JPEG", "WebP"):
            sizes = [rows[codec + suffix]["bytes"] for suffix in ("", ", 2x", ", 3x")]
            assert all(size >= multiple * whole for multiple, size in enumerate(sizes, start=1))
            assert sizes == sorted(sizes)
        assert rows["WebP, 3x"]["lpips_squeeze"] < rows["WebP"]["lpips_squeeze"]
    for name in figures:
        expected = np.mean([rows["JPEG"][name] for rows in photos.values()])
        assert means["JPEG"][name] == pytest.approx(expected)
    assert means["WebP, 3x"]["kernel_squeeze"] < means["WebP"]["kernel_squeeze"]
    assert results["left_out"][0] == "not installed, left out: Papyrus (a reed)"
    with Image.open(out / "sheet.png") as sheet, Image.open(out / "rate-distortion.png") as plot:
        assert sheet.format == plot.format == "PNG"
        assert sheet.size == (6 * 256, 2 * (256 + 16))
        assert np.array_equal(np.asarray(sheet)[16:272, :256], centre_square(load_photo(SAMPLES / "dress.webp")))
    text = table(Quality(means, photos, []), results["left_out"])
    assert "Papyrus" in text
    assert "LPIPS-squeeze*" in text
    assert "* in the features of a training loss" in text


@pytest.mark.long
def test_without_a_perceptual_net_the_rest_is_measured_with_refined_codes_when_asked_to(
    codecs, jacket_path, monkeypatch, capsys
):
    monkeypatch.setattr(picture_codecs, "picture_codecs", lambda: ([codecs["JPEG"]], []))
    monkeypatch.setattr("gc_studio.bench.distances.importlib.util.find_spec", lambda _: None)
    assert main(["bench", "quality", "--data", str(jacket_path), "--refine", "2"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "LPIPS-alex left out: the lpips package is not installed" in lines
    assert [line.partition("  ")[0] for line in lines if line.startswith("gcx")] == [
        f"gcx, preserve {name}" for name in ("none", "none, refined", "half", "all", "all, refined")
    ]
    assert not any("*" in line for line in lines)


@pytest.mark.parametrize("name", ["JPEG", "JPEG 2000", "WebP"])
def test_files_are_the_smallest_that_are_large_enough(codecs, square, name):
    codec = codecs[name]
    smallest = len(codec.encode(square, codec.settings[0]))
    sizes = [1, 1500, 3000]
    files = nearest_files(square, codec, sizes)
    assert len(files[0]) == smallest
    for size, data in zip(sizes[1:], files[1:], strict=True):
        assert size <= len(data) <= 1.1 * size
        assert codec.decode(data).shape == square.shape


def test_where_no_file_is_large_enough_it_is_the_largest(square):
    codec = PictureCodec("short", range(20), lambda _, setting: bytes(100 + setting))
    assert [len(data) for data in nearest_files(square, codec, [50, 110, 500])] == [100, 110, 119]


@pytest.mark.parametrize("name", ["JPEG", "WebP"])
def test_the_smallest_file_that_is_true_enough_is_found_among_all_settings(codecs, square, name):
    codec = codecs[name]

    def quality(data):
        return -float(np.abs(codec.decode(data).astype(float) - square).mean())

    files = Files(square, codec)
    every = [codec.encode(square, setting) for setting in codec.settings]
    for least in (quality(every[20]), quality(every[70])):
        found = files.smallest(quality, least)
        assert quality(found) >= least
        assert len(found) <= 1.02 * min(len(data) for data in every if quality(data) >= least)
    assert len(files.smallest(quality, 1)) == len(every[-1])


def test_codecs_that_are_not_installed_are_named(monkeypatch):
    monkeypatch.setattr("gc_studio.bench.picture_codecs.importlib.util.find_spec", lambda _: None)
    monkeypatch.setattr(features, "check", lambda feature: feature != "avif")
    codecs, absent = picture_codecs.picture_codecs()
    assert [codec.name for codec in codecs] == ["JPEG", "WebP", "JPEG 2000"]
    assert [name.partition(" (")[0] for name in absent] == ["AVIF", "HEIC", "JPEG XL"]


def test_the_kernel_distance_is_unbiased_and_finds_other_sets():
    rng = np.random.default_rng(0)
    sets = rng.normal(size=(400, 2, 8, 4))
    same = [kernel_distance(x, y) for x, y in sets]
    assert abs(np.mean(same)) < 3 * np.std(same) / 20
    assert kernel_distance(sets[0, 0], sets[0, 0]) == 0
    assert np.mean([kernel_distance(x, y + 1) for x, y in sets]) > 10 * np.std(same) / 20
    # Of one-dimensional features by hand: k(0, 1) = 1, k(1, 2) = 27, k(0, 2) = 1, k(1, 1) = 8.
    x, y = np.array([[0.0], [1.0]]), np.array([[1.0], [2.0]])
    assert kernel_distance(x, y) == pytest.approx((2 * 1 + 2 * 27 - 2 * (1 + 8)) / 2)


def test_a_net_of_another_kind_is_told_in_one_line(tmp_path, capsys):
    wrong = WEIGHTS / "refine" / "features.safetensors"
    for path, message in ((wrong, "not LPIPS-squeeze"), (tmp_path / "gone.safetensors", "cannot be read")):
        with pytest.raises(ModelError, match=message):
            nets_at_hand([path])
        assert main(["bench", "quality", "--data", str(SAMPLES), "--perceptual", str(path)]) == 1
        error = capsys.readouterr().err
        assert error.startswith(f"gcx: {path}: {message}")
        assert error.count("\n") == 1


def test_files_are_told_apart_by_what_they_hold(alex, squeeze):
    nets, left_out = nets_at_hand([alex, squeeze])
    assert [net.name for net in nets] == ["alex", "squeeze"]
    assert not left_out
    pictures = torch.rand(3, 3, 64, 64, generator=torch.Generator().manual_seed(0)) * 2 - 1
    for net in nets:
        same, *others = net.lpips(pictures, pictures[:1]).tolist()
        assert same == pytest.approx(0, abs=1e-6)
        assert min(others) > 0


def test_features_of_alexnet_are_those_of_its_layers_in_their_order(alex):
    layers = [
        *(nn.Conv2d(3, 64, 11, 4, 2), nn.ReLU(), nn.MaxPool2d(3, 2), nn.Conv2d(64, 192, 5, 1, 2), nn.ReLU()),
        *(nn.MaxPool2d(3, 2), nn.Conv2d(192, 384, 3, 1, 1), nn.ReLU(), nn.Conv2d(384, 256, 3, 1, 1), nn.ReLU()),
        *(nn.Conv2d(256, 256, 3, 1, 1), nn.ReLU()),
    ]
    whole = nn.Sequential(*layers)
    tensors = load_file(alex)
    whole.load_state_dict({name.removeprefix("features."): t for name, t in tensors.items() if "features" in name})
    picture = torch.rand(2, 3, 96, 80, generator=torch.Generator().manual_seed(0)) * 2 - 1
    with torch.no_grad():
        shift, scale = ([-0.030, -0.088, -0.188], [0.458, 0.448, 0.450])
        scaled = (picture - torch.tensor(shift)[:, None, None]) / torch.tensor(scale)[:, None, None]
        net, *_ = nets_at_hand([alex])[0]
        assert torch.allclose(net.deepest(picture), whole(scaled).mean((2, 3)), atol=1e-5)


def test_mistakes_with_the_data_are_told_in_one_line(tmp_path, capsys):
    assert main(["bench", "quality", "--data", str(tmp_path)]) == 1
    assert capsys.readouterr().err == f"gcx: {tmp_path}: no photos in this folder\n"
    with pytest.raises(SystemExit):
        main(["bench", "quality", "--data", str(tmp_path), "--every", "0"])
    assert "'0' is no number from 1 up" in capsys.readouterr().err


def test_what_is_missing_for_the_plot_is_told_before_anything_is_measured(tmp_path, monkeypatch, capsys):
    monkeypatch.delitem(sys.modules, "gc_studio.bench.quality_pictures", raising=False)
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    monkeypatch.setitem(sys.modules, "matplotlib.axes", None)
    out = tmp_path / "out"
    assert main(["bench", "quality", "--data", str(SAMPLES), "--out", str(out)]) == 1
    error = capsys.readouterr().err
    assert error.startswith("gcx: matplotlib")
    assert "is missing; install the measurements with: pip install 'gc-studio[bench]'" in error
    assert not out.exists()


class _PackageNet(nn.Module):
    """What is used of `lpips.LPIPS`."""

    def __init__(self, net, verbose):
        super().__init__()
        self.scaling_layer = nn.Identity()
        self.net = lambda pictures: (pictures, pictures[:, :2, ::4, ::4])

    def forward(self, decoded, original):
        return (decoded - original).square().mean((1, 2, 3), keepdim=True)


@pytest.fixture
def package(monkeypatch, tmp_path):
    """A stand-in for the lpips package and torchvision; returns the folder where the latter keeps its weights."""
    url = types.SimpleNamespace(IMAGENET1K_V1=types.SimpleNamespace(url="https://example.org/models/net-1234.pth"))
    modules = {
        "lpips": {"LPIPS": _PackageNet},
        "torchvision": {"models": types.SimpleNamespace(AlexNet_Weights=url, SqueezeNet1_1_Weights=url)},
    }
    for name, contents in modules.items():
        module = types.ModuleType(name)
        module.__spec__ = importlib.machinery.ModuleSpec(name, None)
        vars(module).update(contents)
        monkeypatch.setitem(sys.modules, name, module)
    monkeypatch.setenv("TORCH_HOME", str(tmp_path))
    return tmp_path / "hub" / "checkpoints"


def test_the_lpips_package_measures_with_weights_that_are_there_and_fetches_none(package, squeeze):
    nets, left_out = nets_at_hand([])
    assert not nets
    assert [line.partition(":")[0] for line in left_out] == ["LPIPS-squeeze left out", "LPIPS-alex left out"]
    assert f"put net-1234.pth into {package}" in left_out[1]
    package.mkdir(parents=True)
    (package / "net-1234.pth").touch()
    nets, left_out = nets_at_hand([squeeze])
    assert [net.name for net in nets] == ["squeeze", "alex"]
    assert not left_out
    pictures = torch.rand(3, 3, 64, 64, generator=torch.Generator().manual_seed(0))
    distances = nets[1].lpips(pictures, pictures[:1])
    assert distances.shape == (3,)
    assert distances[0] == 0
    assert nets[1].deepest(pictures).shape == (3, 2)


def test_a_package_that_cannot_be_imported_is_left_out(package, monkeypatch):
    monkeypatch.setitem(sys.modules, "torchvision", None)
    _, left_out = nets_at_hand([])
    assert all("cannot be imported" in line for line in left_out)
