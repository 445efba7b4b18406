"""What `gcx bench papers` measures: models of any family at each of their settings, beside codecs."""

import json
import subprocess

import numpy as np
import pytest
import torch
import toy_scene as scene
from PIL import Image
from toy_family import IDENTITY

from gc_studio.analysis.photo import load_photo
from gc_studio.bench import papers, papers_codecs
from gc_studio.bench.papers_codecs import Baseline, baselines
from gc_studio.bench.papers_codes import channel_bytes
from gc_studio.bench.papers_sheet import COLUMNS, TILE
from gc_studio.bench.papers_systems import ModelAtWork
from gc_studio.bench.papers_text import tables
from gc_studio.cli import main
from gc_studio.decode.families import installed_of_known_families
from gc_studio.decode.settings import settings_of
from gc_studio.document import Codes
from gc_studio.nets.model import load_model
from gc_studio.nets.registry import ModelDescription, find_model
from gc_studio.storage import RESOURCES
from gc_studio.training.evaluate import centre_square
from gc_studio.training.perceptual import load_vgg

SAMPLES = RESOURCES / "samples"


@pytest.fixture(scope="module")
def square(jacket_path):
    return centre_square(load_photo(jacket_path))


@pytest.fixture
def toys(toy_family, toy_scene, monkeypatch):
    """The toy models alone are installed, and two codecs."""
    others = {key: own for key, own in installed_of_known_families().items() if own.name.startswith("toy")}
    monkeypatch.setattr(papers, "installed_of_known_families", lambda: others)
    rows = [own for own in baselines()[0] if own.name.startswith(("JPEG, ", "WebP"))]
    monkeypatch.setattr(papers, "baselines", lambda: (rows, []))
    return others


@pytest.fixture
def photos(tmp_path):
    """Two photos."""
    folder = tmp_path / "photos"
    folder.mkdir()
    for name in ("dress", "sneakers"):
        Image.fromarray(load_photo(SAMPLES / f"{name}.webp")).save(folder / f"{name}.png")
    return folder


def test_every_model_and_codec_is_a_row_of_real_bytes(toys, photos, squeeze, tmp_path, capsys):
    page, work = tmp_path / "docs" / "papers.md", tmp_path / "work.jsonl"
    options = ["--data", str(photos), "--perceptual", str(squeeze), "--work", str(work), "--json"]
    assert main(["bench", "papers", *options, "--page", str(page), "--show", str(photos / "dress.png")]) == 0
    results = json.loads(capsys.readouterr().out)
    [own] = results["sets"]
    assert (own["name"], own["photos"]) == ("photos", 2)
    names = ["toy, nothing", "toy, everything", "toyscene, nothing", "toyscene, everything"]
    assert list(own["rows"]) == [*names, "JPEG, QF 1", "WebP, smallest"]
    assert results["models"]["toy, nothing"] == ["toy", IDENTITY]
    assert results["costs"]["toyscene"]["parameters"] == scene.COLOURS.size
    assert own["rows"]["toy, nothing"]["bytes"] < own["rows"]["toy, everything"]["bytes"]
    assert own["rows"]["toy, nothing"]["psnr"] < own["rows"]["toy, everything"]["psnr"]
    for row in own["rows"].values():
        assert {"bpp", "ms_ssim", "lpips_squeeze", "kernel", "encode_s", "decode_s"} <= set(row)
        assert row["bpp"] == pytest.approx(row["bytes"] / 8192)
    # The same files as of the command line.
    sizes = []
    for photo in sorted(photos.iterdir()):
        Image.fromarray(centre_square(load_photo(photo))).save(tmp_path / "square.png")
        out = tmp_path / "square.gcx"
        assert main(["encode", str(tmp_path / "square.png"), str(out), "--model", "toy", "--preserve", "all"]) == 0
        sizes.append(out.stat().st_size)
    assert own["rows"]["toy, everything"]["bytes"] == np.mean(sizes)
    text = page.read_text()
    assert "images/papers.webp" in text
    assert "gcx bench papers --data photos --most 50" in text
    assert "toyscene, everything" in text
    with Image.open(page.parent / "images" / "papers.webp") as sheet:
        assert sheet.width == COLUMNS * TILE
    # What is noted is not measured again.
    capsys.readouterr()
    before = work.read_text()
    assert main(["bench", "papers", *options]) == 0
    assert json.loads(capsys.readouterr().out)["sets"] == [own]
    assert work.read_text() == before


def test_what_cannot_run_is_named_with_the_reason(toys, photos, squeeze, monkeypatch, capsys):
    toys[IDENTITY].path.write_bytes(b"damaged")
    monkeypatch.setattr(papers, "baselines", lambda: ([Baseline("JPEG, QF 1", _fail)], ["BPG: not here"]))
    assert main(["bench", "papers", "--data", str(photos), "--perceptual", str(squeeze), "--most", "1", "--json"]) == 0
    results = json.loads(capsys.readouterr().out)
    [own] = results["sets"]
    assert "toyscene, nothing" in own["rows"]
    assert not {"toy, nothing", "JPEG, QF 1"} & set(own["rows"])
    assert {"JPEG, QF 1: it is broken", "BPG: not here"} <= set(results["left_out"])
    assert any(line.startswith("toy: ") for line in results["left_out"])
    # One photo is no set that others could lie apart from.
    assert "kernel" not in own["rows"]["toyscene, nothing"]


def _fail(*_, **__):
    raise OSError("it is broken")


def test_settings_follow_from_the_layers_of_a_model(tmp_path):
    def names(family, *layers):
        codes = Codes("x", layers, classes=2 if "labels" in layers else 0)
        description = ModelDescription("0" * 8, family, codes, (), tmp_path)
        return [setting.name for setting in settings_of(description)]

    kept = ["x, nothing", "x, everything", "x, everything fine", "x, everything faithful"]
    assert names("studio", "structure", "texture", "mask", "detail") == kept
    assert names("studio", "structure", "texture") == ["x"]
    scenes = ["x, nothing", *(f"x, everything, C = {count}" for count in (2, 4, 8))]
    assert names("scenes", "labels", "mask", "detail") == scenes
    assert names("scenes", "mask", "detail") == [f"x, C = {count}" for count in (2, 4, 8)]


@pytest.mark.long
def test_the_operations_of_the_studio_model_are_those_of_its_convolutions(square):
    at_work = ModelAtWork(find_model("studio"), "cpu")
    assert at_work.parameters == sum(array.size for array in load_model(device="cpu").weights.values())
    operations = at_work.operations(square[96:160, 96:160].copy())
    assert 3e8 < operations < 1e9


def test_channel_by_channel_takes_as_many_bytes_as_the_symbols_hold_news():
    rng = np.random.default_rng(0)
    even = rng.integers(-2, 3, (4, 32, 32)).astype(np.int8)
    assert channel_bytes(even, 2) == pytest.approx(4 * 1024 * np.log2(5) / 8, rel=0.03)
    assert channel_bytes(np.zeros((4, 32, 32), np.int8), 2) < 20
    # Each has frequencies of its own.
    levels = np.repeat(np.arange(-2, 2), 1024).reshape(4, 32, 32).astype(np.int8)
    assert channel_bytes(levels, 2) < 60


def test_codecs_are_at_the_settings_of_the_papers(square):
    rows, left_out = baselines()
    found = {own.name: own for own in rows}
    data = {name: own.encode(square) for name, own in found.items()}
    for name, own in found.items():
        assert own.decode(data[name]).shape == square.shape
    for ratio in (300, 500):
        assert len(data[f"JPEG 2000, 1:{ratio}"]) == pytest.approx(square.size / ratio, rel=0.06)
    if "HEVC intra, QP 50" in found:
        finer, coarser = (found[f"HEVC intra, QP {qp}"] for qp in (50, 51))
        streams = [own.counted(data[own.name]) for own in (finer, coarser)]
        assert streams[0] > streams[1] > 100
        # The container takes as much again.
        assert streams[0] < len(data[finer.name]) - 200
    assert len(rows) + len(left_out) >= 8


def test_bpg_runs_where_its_programs_are(square, monkeypatch, tmp_path):
    monkeypatch.setattr(papers_codecs.shutil, "which", lambda name: name)
    calls = []

    def run(command, cwd, **_):
        calls.append(command)
        source, out = (cwd / command[-1], cwd / command[command.index("-o") + 1])
        out.write_bytes(source.read_bytes())
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(papers_codecs.subprocess, "run", run)
    bpg = next(own for own in baselines()[0] if own.name == "BPG, QP 51")
    assert np.array_equal(bpg.decode(bpg.encode(square)), square)
    assert calls[0][:5] == ("bpgenc", "-q", "51", "-f", "422")
    failed = subprocess.CompletedProcess([], 1, "", "no such format\n")
    monkeypatch.setattr(papers_codecs.subprocess, "run", lambda *_, **__: failed)
    with pytest.raises(OSError, match="bpgenc: no such format"):
        bpg.encode(square)


def test_the_score_like_dists_grows_with_the_harm(vgg, square):
    net = load_vgg(vgg)
    photo = torch.from_numpy(square[::2, ::2].copy()).permute(2, 0, 1)[None].float() / 127.5 - 1
    noise = torch.randn(photo.shape, generator=torch.Generator().manual_seed(0))
    with torch.inference_mode():
        scores = [papers.dists(net, photo + share * noise, photo) for share in (0, 0.1, 0.5)]
    assert scores[0] == pytest.approx(0, abs=1e-5)
    assert scores[0] < scores[1] < scores[2] < 1


def test_a_net_of_another_kind_is_told_in_one_line(squeeze, tmp_path, capsys):
    for path, message in ((squeeze, "no narrow VGG-19"), (tmp_path / "gone.safetensors", "cannot be read")):
        assert main(["bench", "papers", "--data", str(SAMPLES), "--vgg", str(path)]) == 1
        error = capsys.readouterr().err
        assert error.startswith(f"gcx: {path}: {message}")
        assert error.count("\n") == 1


def test_tables_leave_out_what_was_not_measured():
    rows = {"a": {"bytes": 400.0, "bpp": 0.05, "psnr": 20.0, "ms_ssim": 0.5, "encode_s": 1.0, "decode_s": 0.5}}
    lines = tables(papers.Papers([papers.OfSet("x", 1, rows)]))
    assert "| system | bytes | bpp | PSNR | MS-SSIM | parameters | GFLOP | seconds |" in lines
    assert "| a | 400 | 0.050 | 20.0 | 0.500 |  |  | 1.000, 0.500 |" in lines
