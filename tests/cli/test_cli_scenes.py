"""`gcx` and models that paint from labels."""

import json

import numpy as np
import pytest
import scene_model
from cli_helpers import fails
from PIL import Image

from gc_studio.bitstream import read_file
from gc_studio.cli import main


@pytest.fixture
def scenery(model, _own_cache):
    scene_model.install(model)


@pytest.fixture
def labels_path(jacket, tmp_path):
    path = tmp_path / "map.png"
    Image.fromarray(scene_model.labels_of(*jacket.shape[:2])).save(path)
    return path


@pytest.fixture
def encode(scenery, jacket_path, labels_path, tmp_path):
    """Encodes the jacket under the map, with further arguments; gives the file."""

    def run(name, *arguments, labels=labels_path):
        out = tmp_path / name
        given = ["encode", jacket_path, out, "--model", "scenery", "--labels", labels, *arguments]
        assert main([str(argument) for argument in given]) == 0
        return out

    return run


def test_a_photo_and_a_map_make_a_scene_and_its_map_comes_out_again(encode, jacket, tmp_path, capsys):
    path = encode("scene.gcx", "--preserve", "all")
    document = read_file(path)
    assert np.array_equal(document.labels, scene_model.labels_of(*jacket.shape[:2]))
    assert document.mask.all()
    assert document.detail[6:].any()
    assert main(["info", str(path), "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    assert sum(facts["layers"].values()) == facts["bytes"]
    assert facts["layers"]["labels"] > 0
    assert facts["classes"] == pytest.approx({"nothing": 0.71, "cloth": 0.25, "skin": 0.03}, abs=0.02)
    assert main(["verify", str(path)]) == 0
    layers = tmp_path / "layers"
    assert main(["decode", str(path), str(tmp_path / "x.png"), "--layers", str(layers)]) == 0
    assert not (layers / "structure.png").exists()
    assert main(["decode", str(path), str(tmp_path / "x.svg")]) == 0
    for name in (layers / "labels.png", tmp_path / "x.svg"):
        assert read_file(encode("again.gcx", "--preserve", "all", labels=name)) == document


def test_fewer_channels_take_fewer_bytes(encode):
    wide, narrow = encode("wide.gcx", "--preserve", "all"), encode("narrow.gcx", "--preserve", "all", "--channels", "2")
    assert narrow.stat().st_size < wide.stat().st_size
    few, all_of_them = read_file(narrow), read_file(wide)
    assert np.array_equal(few.detail[:2], all_of_them.detail[:2])
    assert not few.detail[2:].any()


@pytest.mark.usefixtures("scenery")
def test_what_a_model_of_scenes_cannot_do_is_one_line(jacket_path, labels_path, tmp_path, capsys):
    out = tmp_path / "x.gcx"
    plain = ["encode", jacket_path, out, "--model", "scenery", "--labels", labels_path]
    for option, value in (
        ("--refine", "3"),
        ("--texture-from", jacket_path),
        ("--fit", "900"),
        ("--structure", "canny"),
    ):
        assert f"leave out {option}" in fails(capsys, *plain, option, value)
    assert "model scenery has 2 or 4 or 8" in fails(capsys, *plain, "--channels", "3")
    with_studio = ["encode", jacket_path, out]
    assert "leave out --labels" in fails(capsys, *with_studio, "--labels", labels_path)
    assert "leave out --channels" in fails(capsys, *with_studio, "--channels", "2")
    assert not out.exists()


@pytest.mark.usefixtures("scenery")
def test_bad_maps_are_one_line(jacket_path, tmp_path, capsys):
    bad = tmp_path / "bad.png"

    def told(labels):
        return fails(capsys, "encode", jacket_path, tmp_path / "x.gcx", "--model", "scenery", "--labels", labels)

    Image.fromarray(np.zeros((90, 171), np.uint8)).save(bad)
    assert "needs the shape of the picture" in told(bad)
    Image.fromarray(np.full((341, 256), 7, np.uint8)).save(bad)
    assert "holds class 7, and the model has 3" in told(bad)
    assert "jacket.webp" in told(jacket_path)
    assert "No such file" in told(tmp_path / "none.png")
