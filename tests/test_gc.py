"""Generative compression goes through the command line and the window's backend, with its nested channels."""

import numpy as np
import pytest
from gc_model import CODES, install, install_sampler
from PIL import Image

from gc_studio.analysis import sample
from gc_studio.app.background.plain import Plain
from gc_studio.bitstream import read_file, write
from gc_studio.cli import main
from gc_studio.document.edits import set_levels
from gc_studio.nets.papers import gc_model as gc_model_module
from gc_studio.nets.papers.gc_model import load_gc
from gc_studio.nets.registry import find_model


@pytest.fixture
def identity(monkeypatch):
    monkeypatch.setattr(sample, "SAMPLED_MODEL", CODES.name)
    return install()


def encoded(photo, path, *options):
    assert main(["encode", str(photo), str(path), "--model", CODES.name, "--size", "96", *options]) == 0
    return read_file(path)


def pixels(path):
    with Image.open(path) as picture:
        return np.array(picture)


def test_a_photo_is_preserved_all_of_it_and_every_decode_is_the_same(identity, jacket_path, tmp_path):
    document = encoded(jacket_path, tmp_path / "a.gcx")
    assert (document.model, document.codes) == (identity, CODES)
    assert document.mask.all()
    assert np.unique(document.detail[0]).size > 1
    for out in ("first.png", "second.png"):
        assert main(["decode", str(tmp_path / "a.gcx"), str(tmp_path / out)]) == 0
    first, second = pixels(tmp_path / "first.png"), pixels(tmp_path / "second.png")
    assert first.shape == (128, 96, 3)
    assert np.array_equal(first, second)
    [painted] = Plain(find_model(CODES.name), "cpu").pictures(document, lambda: False)
    assert painted.is_exact
    assert np.array_equal(painted.picture, first)


def test_fewer_channels_are_the_first_of_more_and_take_fewer_bytes(identity, jacket_path, tmp_path):
    documents = {c: encoded(jacket_path, tmp_path / f"{c}.gcx", "--channels", c) for c in "248"}
    sizes = [len(write(documents[c])) for c in "248"]
    assert sizes == sorted(sizes)
    assert sizes[0] < 0.6 * sizes[2]
    for c in "24":
        assert np.array_equal(documents[c].detail[: int(c)], documents["8"].detail[: int(c)])
        assert not documents[c].detail[int(c) :].any()


def test_what_is_not_preserved_is_painted_without_its_symbols(identity, jacket, jacket_path, tmp_path):
    none = encoded(jacket_path, tmp_path / "none.gcx", "--preserve", "none")
    assert not none.mask.any()
    assert not none.detail.any()
    backend = Plain(find_model(CODES.name), "cpu")
    document, available = backend.analyse(jacket)
    assert document.mask.all()
    levels = np.ones(document.grid, np.uint8)
    levels[4:8, 4:8] = 0
    part = backend.render(set_levels(document, levels, available)) != backend.render(document)
    assert part[64:128, 64:128].any()


def test_tiles_show_what_the_whole_shows(identity, jacket, monkeypatch):
    model = load_gc(find_model(CODES.name), "cpu")
    photo = jacket[:320]
    w, symbols = model.encode(photo), np.random.default_rng(0).integers(-2, 3, (8, 34, 4)).astype(np.int8)
    whole = model.paint(symbols, np.ones((34, 4), bool)).astype(int)
    monkeypatch.setattr(gc_model_module, "TILE", 6)
    assert np.abs(model.encode(photo) - w).max() < 1e-3
    assert np.abs(model.paint(symbols, np.ones((34, 4), bool)) - whole).max() <= 1


def test_lines_and_a_choice_that_it_has_not_are_one_line(identity, jacket_path, tmp_path, capsys):
    words = ["encode", str(jacket_path), str(tmp_path / "x.gcx"), "--model", CODES.name]
    for option, value, said in (("--structure", "canny", "takes no lines"), ("--channels", "3", "2 or 4 or 8")):
        assert main([*words, option, value]) == 1
        assert said in capsys.readouterr().err


def test_a_seed_stands_for_a_new_picture(identity, tmp_path, capsys):
    out = tmp_path / "new.gcx"
    assert main(["sample", str(out)]) == 1
    assert "the sampler" in capsys.readouterr().err
    install_sampler(identity)

    def sample(*options):
        assert main(["sample", str(out), *options]) == 0
        return read_file(out)

    first, other, uniform = sample("--seed", "7"), sample("--seed", "8"), sample("--seed", "7", "--uniform")
    assert (first.model, first.size) == (identity, (256, 256))
    assert first == sample("--seed", "7")
    assert not np.array_equal(first.detail, other.detail)
    assert not first.detail[4:].any()
    counts = np.bincount(uniform.detail[:4].ravel() + 2)
    assert counts.size == 5
    assert counts.min() > 150
    assert main(["decode", str(out), str(tmp_path / "new.png")]) == 0
    assert pixels(tmp_path / "new.png").std() > 1


def test_a_new_picture_goes_to_standard_output_as_to_a_file(identity, tmp_path, capsysbinary):
    install_sampler(identity)
    assert main(["sample", str(tmp_path / "new.gcx")]) == 0
    assert main(["sample", "-"]) == 0
    assert capsysbinary.readouterr().out == (tmp_path / "new.gcx").read_bytes()


def test_a_sampler_of_another_model_is_told(identity, tmp_path, capsys):
    install_sampler("0123abcd")
    assert main(["sample", str(tmp_path / "new.gcx")]) == 1
    assert f"belongs to model 0123abcd, not to {identity}" in capsys.readouterr().err
    assert main(["sample", str(tmp_path / "new.png")]) == 1
    assert "is written as .gcx" in capsys.readouterr().err
