"""A second family of models goes through everything that a person does with one."""

import json

import numpy as np
import pytest
from PIL import Image
from toy_family import CODES, IDENTITY

from gc_studio.analysis.intra import available_of
from gc_studio.app.background.plain import Plain
from gc_studio.bitstream import read_file, write
from gc_studio.cli import main
from gc_studio.document.edits import set_levels
from gc_studio.nets import registry
from gc_studio.nets.registry import find_model


def pixels(path):
    with Image.open(path) as picture:
        return np.array(picture)


@pytest.fixture
def encoded(toy_family, jacket_path, tmp_path):
    path = tmp_path / "jacket.gcx"
    assert main(["encode", str(jacket_path), str(path), "--model", "toy", "--preserve", "all"]) == 0
    return path


def test_it_is_listed_and_named(encoded, capsys):
    assert main(["models", "--json"]) == 0
    first, *_, last = (model["name"] for model in json.loads(capsys.readouterr().out)["models"])
    assert (first, last) == ("studio", "toy")
    assert main(["info", str(encoded), "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    assert facts["model"] == "toy"
    assert sum(facts["layers"].values()) == facts["bytes"] == encoded.stat().st_size
    assert main(["verify", str(encoded)]) == 0


def test_its_files_hold_its_codes_and_are_painted_by_it(encoded, jacket, tmp_path):
    document = read_file(encoded)
    assert (document.codes, document.model) == (CODES, IDENTITY)
    out, layers = tmp_path / "jacket.png", tmp_path / "layers"
    assert main(["decode", str(encoded), str(out), "--layers", str(layers)]) == 0
    picture = pixels(out).astype(int)
    assert picture.shape == jacket.shape
    between_lines = picture.max(2) > 0
    assert np.abs(picture - jacket)[between_lines].mean() < 20
    assert pixels(layers / "detail.png").shape == (document.grid[0], 3 * document.grid[1])


def test_files_of_two_models_are_decoded_in_one_go(encoded, jacket_path, tmp_path):
    studio = tmp_path / "studio.gcx"
    assert main(["encode", str(jacket_path), str(studio), "--structure", "canny"]) == 0
    assert main(["decode", str(encoded), str(studio), str(tmp_path / "out")]) == 0
    pictures = [pixels(tmp_path / "out" / f"{name}.png") for name in ("jacket", "studio")]
    assert pictures[0].shape == pictures[1].shape
    assert (pictures[0] != pictures[1]).any()


def test_without_the_model_a_file_opens_and_says_by_name_what_it_wants(encoded, tmp_path, capsys):
    (registry.USER_MODELS / "toy" / "model.safetensors").unlink()
    assert main(["info", str(encoded)]) == 0
    assert f"toy {IDENTITY}, not installed" in capsys.readouterr().out
    assert main(["verify", str(encoded)]) == 0
    assert main(["decode", str(encoded), str(tmp_path / "x.png")]) == 1
    said = capsys.readouterr().err
    assert f"made with model toy {IDENTITY}, which is not installed; installed: studio" in said
    assert said.count("\n") == 1


def test_what_its_family_cannot_do_is_one_line(toy_family, jacket_path, tmp_path, capsys):
    plain = ["encode", str(jacket_path), str(tmp_path / "x.gcx"), "--model", "toy"]
    for option, value in (("--refine", "3"), ("--texture-from", str(jacket_path))):
        assert main([*plain, option, value]) == 1
        assert f"leave out {option}" in capsys.readouterr().err
    assert main(["encode", str(jacket_path), str(tmp_path / "x.gcx"), "--model", "none"]) == 1
    assert "no model 'none' is installed; installed: studio" in capsys.readouterr().err


def test_a_family_of_a_newer_program_is_one_line(toy_family, encoded, monkeypatch, tmp_path, capsys):
    from gc_studio.decode.families import FAMILIES

    monkeypatch.delitem(FAMILIES, "flat")
    assert main(["decode", str(encoded), str(tmp_path / "x.png")]) == 1
    assert "family 'flat', which this program does not know; update" in capsys.readouterr().err


def test_kept_cells_are_laid_over_its_pictures_too(encoded, jacket, tmp_path):
    document = read_file(encoded)
    levels = np.ones(document.grid, np.uint8)
    levels[4:12, 4:12] = 3
    kept, inside = tmp_path / "kept.gcx", np.s_[68:188, 68:188]
    codes = available_of(jacket, document.detail)
    kept.write_bytes(write(set_levels(document, levels, codes)))
    assert main(["decode", str(encoded), str(kept), str(tmp_path / "out")]) == 0
    off = [np.abs(pixels(tmp_path / "out" / f"{name}.png").astype(int) - jacket) for name in ("jacket", "kept")]
    assert off[1][inside].mean() < off[0][inside].mean() / 2
    # The painting gives way around them.
    off[0][48:208, 48:208] = off[1][48:208, 48:208] = 0
    assert np.array_equal(*off)
    [painted] = Plain(find_model("toy"), "cpu").pictures(read_file(kept), lambda: False)
    assert np.array_equal(painted.picture, pixels(tmp_path / "out" / "kept.png"))
