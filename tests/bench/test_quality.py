import importlib.machinery
import itertools
import json
import re
import sys
import types
from dataclasses import replace

import numpy as np
import pytest
import torch
from PIL import Image, features
from safetensors.torch import load_file
from torch import nn

from gc_studio.analysis.photo import PhotoError, load_photo, resized
from gc_studio.bench import picture_codecs
from gc_studio.bench.distances import nets_at_hand
from gc_studio.bench.notes import Notes
from gc_studio.bench.picture_codecs import Files, PictureCodec
from gc_studio.bench.quality import Measured, Quality, at_bytes, sets_in
from gc_studio.bench.quality_text import notes, table
from gc_studio.cli import main
from gc_studio.nets.model import ModelError
from gc_studio.storage import RESOURCES, WEIGHTS
from gc_studio.training.evaluate import centre_square
from gc_studio.training.kernel import kernel_distance

SAMPLES = RESOURCES / "samples"


@pytest.fixture(scope="module")
def square(jacket_path):
    return centre_square(load_photo(jacket_path))


@pytest.fixture
def codecs():
    return {codec.name: codec for codec in picture_codecs.picture_codecs()[0]}


@pytest.fixture
def webp_alone(codecs, monkeypatch):
    monkeypatch.setattr(
        picture_codecs, "picture_codecs", lambda: ([codecs["WebP"]], ["HEIC (a reed)", "JPEG (a reed)"])
    )
    return codecs["WebP"]


@pytest.mark.long
def test_bench_quality_measures_sets_at_both_sizes_and_writes_a_page(
    squeeze, webp_alone, jacket_path, tmp_path, capsys
):
    large = tmp_path / "large" / "test"
    large.mkdir(parents=True)
    Image.fromarray(resized(load_photo(jacket_path), 512)).save(large / "jacket.png")
    small = tmp_path / "small"
    small.mkdir()
    Image.fromarray(load_photo(SAMPLES / "dress.webp")).save(small / "dress.png")
    page, work = tmp_path / "docs" / "quality.md", tmp_path / "work.jsonl"
    options = ["--data", str(large), "--data", str(small), "--perceptual", str(squeeze), "--work", str(work), "--json"]
    show = ["--page", str(page), "--show", str(large / "jacket.png")]
    assert main(["bench", "quality", *options, *show]) == 0
    results = json.loads(capsys.readouterr().out)
    assert [(own["name"], own["side"]) for own in results["measured"]] == [
        ("large/test", 256),
        ("small", 256),
        ("large/test", 512),
    ]
    assert results["left_out"] == [
        "small: photos smaller than 512, measured at 256 only",
        "not installed, left out: HEIC (a reed)",
    ]
    for own in results["measured"]:
        ours, others = own["ours"], own["others"]["WebP"]
        for figure in ("bytes", "psnr"):
            assert [row[figure] for row in ours] == sorted(row[figure] for row in ours)
        assert all(other["bytes"] >= row["bytes"] for row, other in zip(ours, others, strict=True))
        assert others[3]["bytes"] == pytest.approx(ours[3]["bytes"])
        curve = own["curves"]["WebP"]
        assert curve[0]["bpp"] > 0.05
        assert curve[-1]["bpp"] == pytest.approx(0.4)
        assert curve[-1]["lpips_squeeze"] < curve[0]["lpips_squeeze"]
        assert all(("rows" in row) == (own["side"] == 512) for row in ours)
    text = page.read_text()
    for picture in re.findall(r"\]\((images/.*?)\)", text):
        with Image.open(page.parent / picture) as image:
            assert image.format == "WEBP"
    assert "--data large/test --data small --perceptual squeeze.safetensors --page quality.md" in text
    # What is noted is not measured again, and a page may be written anew.
    nothing = replace(webp_alone, encode=None)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(picture_codecs, "picture_codecs", lambda: ([nothing], []))
        patch.setattr("gc_studio.bench.quality.files_of_levels", None)
        assert main(["bench", "quality", *options, "--page", str(page)]) == 0
    assert json.loads(capsys.readouterr().out)["measured"] == results["measured"]
    assert "sheet" not in page.read_text()


def _figures(size, lpips=0.25):
    return {"bytes": size, "bpp": size / 8192, "psnr": 25.0, "lpips_squeeze": lpips}


def test_tables_tell_what_others_take_that_cannot_be_as_small():
    ours = [_figures(size, 0.2) for size in (400.0, 700.0, 1200.0, 2500.0)]
    ours[0] |= {"rows": 0.3, "photo_rows": 0.1}
    others = {"AVIF": [_figures(size) for size in (1000.0, 1000.0, 1200.0, 2500.0)]}
    measured = Measured("kodak", 512, 24, ours, others, others)
    lines = table([measured], "lpips_squeeze")
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    assert cells[0] == ["set", "kept", "bytes", "bpp", "gcx", "AVIF", "PSNR", "rows"]
    assert cells[2] == [
        "kodak (24)",
        "nothing",
        "400",
        "0.049",
        "**0.200**",
        "0.250 at 2.5x",
        "25.0, 25.0",
        "0.30, 0.10",
    ]
    assert [line[5] for line in cells[3:]] == ["0.250 at 1.4x", "0.250", "0.250"]
    other = replace(measured, name="cid22", photos=41, ours=[row | {"bytes": 3 * row["bytes"]} for row in ours])
    both = [line.strip("| ").split(" | ") for line in table([measured, other], "lpips_squeeze")]
    assert both[2][:3] == ["all sets (65)", "nothing", "800"]
    assert [line[0] for line in both[6::4]] == ["kodak (24)", "cid22 (41)"]
    told = notes(Quality([measured], ["faces: photos smaller than 512, measured at 256 only"]), "lpips_squeeze")
    assert any("training loss" in line for line in told)
    assert told[-1].startswith("faces")
    assert not any("training loss" in line for line in notes(Quality([measured], []), "lpips_alex"))


def test_figures_at_a_size_lie_between_those_of_the_files_beside_it():
    files = [_figures(1000.0, 0.4), _figures(2000.0, 0.2), _figures(4000.0, 0.1)]
    assert at_bytes(files, 2000) == files[1]
    middle = at_bytes(files, 2000 * 2**0.5)
    assert middle["lpips_squeeze"] == pytest.approx(0.15)
    assert middle["bpp"] == pytest.approx(middle["bytes"] / 8192)
    assert at_bytes(files, 10) == files[0]
    assert at_bytes(files, 1e6) == files[-1]


@pytest.mark.parametrize("name", ["JPEG", "WebP"])
def test_files_go_from_the_smallest_to_a_size_in_steps(codecs, square, name):
    codec = codecs[name]
    files = [len(data) for data in Files(square, codec).from_smallest(4000, 1.5)]
    assert files[0] == len(codec.encode(square, codec.settings[0]))
    assert files == sorted(files)
    assert files[-1] >= 4000
    assert files[-2] < 4000
    assert max(large / small for small, large in itertools.pairwise(files)) < 1.6


def test_where_no_file_is_large_enough_the_largest_is_the_last():
    codec = PictureCodec("short", range(20), lambda _, setting: bytes(100 + 10 * setting))
    files = [len(data) for data in Files(np.zeros((16, 16, 3), np.uint8), codec).from_smallest(10**6, 1.2)]
    assert (files[0], files[-1]) == (100, 290)


def test_sets_are_named_by_what_tells_them_apart_and_a_larger_lot_holds_the_smaller(tmp_path):
    for name in ("street/test", "kodak"):
        (tmp_path / name).mkdir(parents=True)
        for number in range(9):
            (tmp_path / name / f"{number}.png").touch()
    folders = [tmp_path / "street" / "test", tmp_path / "kodak"]
    sets = sets_in(folders)
    assert [own.name for own in sets] == ["street/test", "kodak"]
    assert [len(own.photos) for own in sets] == [9, 9]
    few, more = (sets_in(folders, most)[1].photos for most in (3, 5))
    assert more[:3] == few
    assert [own.name for own in sets_in(folders[:1])] == ["test"]
    with pytest.raises(PhotoError, match="named twice"):
        sets_in([folders[0], folders[0]])


def test_notes_are_found_again_whatever_ended_the_run(tmp_path):
    path = tmp_path / "work.jsonl"
    assert Notes(path).figures(("a", "AVIF"), lambda: [1.5]) == [1.5]
    with path.open("a") as file:
        file.write('[["b", "AV')
    assert Notes(path).figures(("b", "AVIF"), lambda: [2.5]) == [2.5]
    again = Notes(path)
    assert [again.figures((of, "AVIF"), list) for of in "abc"] == [[1.5], [2.5], []]


@pytest.mark.parametrize("option", ["--work", "--page"])
def test_files_of_others_are_not_replaced(option, squeeze, tmp_path, capsys):
    other = tmp_path / "letter.md"
    other.write_text("Dear Ada,\n")
    assert main(["bench", "quality", "--data", str(SAMPLES), "--perceptual", str(squeeze), option, str(other)]) == 1
    assert "there is another file of this name" in capsys.readouterr().err
    assert other.read_text() == "Dear Ada,\n"


def test_without_a_perceptual_net_one_is_asked_for(monkeypatch, capsys):
    monkeypatch.setattr("gc_studio.bench.distances.importlib.util.find_spec", lambda _: None)
    assert main(["bench", "quality", "--data", str(SAMPLES)]) == 1
    error = capsys.readouterr().err
    assert error.startswith("gcx: nothing to measure with: LPIPS-squeeze left out")
    assert error.endswith("give a file by --perceptual\n")


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
        main(["bench", "quality", "--data", str(tmp_path), "--most", "0"])
    assert "'0' is no number from 1 up" in capsys.readouterr().err


def test_what_is_missing_for_the_plot_is_told_before_anything_is_measured(tmp_path, monkeypatch, capsys):
    for module in ("quality_pictures", "quality_page", "preserve_pictures"):
        monkeypatch.delitem(sys.modules, f"gc_studio.bench.{module}", raising=False)
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    monkeypatch.setitem(sys.modules, "matplotlib.axes", None)
    page = tmp_path / "docs" / "page.md"
    assert main(["bench", "quality", "--data", str(SAMPLES), "--page", str(page)]) == 1
    error = capsys.readouterr().err
    assert error.startswith("gcx: matplotlib")
    assert "is missing; install the measurements with: pip install 'gc-studio[bench]'" in error
    assert not page.parent.exists()


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
