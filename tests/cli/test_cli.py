import json
import subprocess
import sys
import zipfile
from importlib.util import find_spec

import cv2
import numpy as np
import pytest
from cli_helpers import fails
from PIL import Image

from gc_studio.analysis.detectors import Detector, detected_structure
from gc_studio.analysis.label_maps import load_labels
from gc_studio.analysis.photo import load_photo
from gc_studio.analysis.vectors import lines_svg
from gc_studio.bitstream import read, read_file, write
from gc_studio.cli import main
from gc_studio.cli.command import MOST_REFINE_STEPS
from gc_studio.cli.program import COMMANDS
from gc_studio.decode.families import Painters
from gc_studio.decode.line_choice import thorough_analysis
from gc_studio.document import LAYERS, Codes, Document
from gc_studio.document.regions import central_texture
from gc_studio.project import Project, save_project


def test_info_accounts_for_every_byte(encoded, capsys):
    assert main(["info", str(encoded), "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    assert facts["bytes"] == encoded.stat().st_size == sum(facts["layers"].values())
    assert (facts["width"], facts["height"], facts["model"]) == (256, 341, "studio")
    assert facts["bpp"] == pytest.approx(8 * facts["bytes"] / (256 * 341))
    assert set(facts["layers"]) == {*LAYERS, "container"}
    assert main(["info", str(encoded)]) == 0
    assert f"{facts['bytes']} B" in capsys.readouterr().out


def test_a_project_is_read_as_the_gcx_in_it(encoded, jacket_path, tmp_path, capsys):
    project = tmp_path / "jacket.gcs"
    save_project(project, Project(read(encoded.read_bytes())))
    assert main(["info", str(project), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["bytes"] == encoded.stat().st_size
    assert main(["info", str(project)]) == 0
    assert f"jacket.gcs: 256x341, {encoded.stat().st_size} B as .gcx" in capsys.readouterr().out
    pictures = [tmp_path / "project.png", tmp_path / "file.png"]
    for source, picture in zip((project, encoded), pictures, strict=True):
        assert main(["decode", str(source), str(picture)]) == 0
    assert np.array_equal(*(load_photo(picture) for picture in pictures))
    dressed = tmp_path / "dressed.gcx"
    assert main(["encode", str(jacket_path), str(dressed), "--texture-from", str(project)]) == 0
    assert dressed.read_bytes() == encoded.read_bytes()


def test_mistakes_with_projects_are_told_in_one_line(encoded, tmp_path, capsys):
    project = tmp_path / "jacket.gcs"
    project.write_bytes(b"no project")
    for command in (["info", project], ["decode", project, tmp_path / "out.png"]):
        assert fails(capsys, *command).startswith("gcx: jacket.gcs: not a GC Studio project")
    assert "export a .gcx" in fails(capsys, "verify", project)
    assert not (tmp_path / "out.png").exists()


def test_decode_writes_the_picture_and_its_layers(encoded, tmp_path):
    assert main(["decode", str(encoded), str(tmp_path / "out.png"), "--layers", str(tmp_path / "layers")]) == 0
    document = read(encoded.read_bytes())
    assert load_photo(tmp_path / "out.png").shape == (341, 256, 3)
    drawn = load_photo(tmp_path / "layers" / "structure.png")[..., 0] > 0
    assert np.array_equal(drawn, document.structure)
    assert json.loads((tmp_path / "layers" / "texture.json").read_text()) == document.texture.tolist()


def test_decode_enlarges_and_says_how(make_document, tmp_path, capsys):
    file, larger, named = (tmp_path / name for name in ("a.gcx", "larger.png", "named.webp"))
    file.write_bytes(write(make_document(48, 32)))
    assert main(["decode", str(file), str(larger), "--scale", "2"]) == 0
    assert capsys.readouterr().err == "gcx: larger.png: 96x64, details painted at 96x64\n"
    assert load_photo(larger).shape == (64, 96, 3)
    assert main(["decode", str(file), str(named), "--scale", "150x100"]) == 0
    assert capsys.readouterr().err == "gcx: named.webp: 150x100, details painted at 150x100\n"
    assert load_photo(named).shape == (100, 150, 3)
    assert "smaller than the picture" in fails(capsys, "decode", file, tmp_path / "out.png", "--scale", "47x90")
    assert "megapixels" in fails(capsys, "decode", file, tmp_path / "out.png", "--scale", "90000x90000")
    assert "nor a size" in fails(capsys, "decode", file, tmp_path / "out.png", "--scale", "3", status=2)
    assert "--scale is for" in fails(capsys, "decode", file, tmp_path / "out.svg", "--scale", "2")
    assert not (tmp_path / "out.png").exists()


def test_decode_writes_layers_and_lines_by_the_name_of_the_file(make_document, tmp_path):
    document, file = make_document(48, 32), tmp_path / "a.gcx"
    file.write_bytes(write(document))
    assert main(["decode", str(file), str(tmp_path / "a.ora")]) == 0
    with zipfile.ZipFile(tmp_path / "a.ora") as archive:
        assert archive.read("mimetype") == b"image/openraster"
    assert main(["decode", str(file), str(tmp_path / "a.svg")]) == 0
    assert (tmp_path / "a.svg").read_bytes() == lines_svg(document)


def test_a_structure_map_written_by_decode_can_be_drawn_on_and_encoded_again(encoded, jacket_path, tmp_path):
    assert main(["decode", str(encoded), str(tmp_path / "out.png"), "--layers", str(tmp_path)]) == 0
    out = tmp_path / "again.gcx"
    assert main(["encode", str(jacket_path), str(out), "--structure", str(tmp_path / "structure.png")]) == 0
    assert out.read_bytes() == encoded.read_bytes()


def test_preserve_and_texture_options_reach_the_file(encoded, jacket_path, tmp_path):
    mask = np.zeros((341, 256), np.uint8)
    mask[100:200, 50:150] = 255
    Image.fromarray(mask).save(tmp_path / "mask.png")
    out, other = tmp_path / "out.gcx", jacket_path.with_name("dress.webp")
    options = ["--preserve", str(tmp_path / "mask.png"), "--texture-from", str(other), "--structure-scale", "4"]
    assert main(["encode", str(jacket_path), str(out), *options]) == 0
    document = read(out.read_bytes())
    assert document.mask[8, 5]
    assert not document.mask[0, 0]
    assert document.structure_scale == 4
    assert not np.array_equal(central_texture(document), central_texture(read(encoded.read_bytes())))
    assert main(["verify", str(out)]) == 0


def test_lines_of_large_pictures_are_coded_at_scale_4_unless_another_one_is_asked_for(jacket_path, tmp_path, capsys):
    out, plain = str(tmp_path / "out.gcx"), ["encode", str(jacket_path), "--structure", "canny"]
    for options, scale in (([], 2), (["--size", "800"], 4), (["--size", "800", "--structure-scale", "2"], 2)):
        assert main([*plain, *options, out]) == 0
        assert main(["info", out, "--json"]) == 0
        assert json.loads(capsys.readouterr().out)["structure_scale"] == scale
    with pytest.raises(SystemExit):
        main([*plain, "--structure-scale", "3", out])
    assert "none of auto, 1, 2, 4" in capsys.readouterr().err


def test_greys_of_a_mask_are_levels_and_come_back_from_the_file(jacket_path, tmp_path, capsys):
    greys = np.zeros((341, 256), np.uint8)
    greys[64:128, 32:96], greys[64:96, 96:128], greys[96:128, 96:128] = 85, 170, 255
    Image.fromarray(greys).save(tmp_path / "mask.png")
    plain = ["encode", str(jacket_path), "--structure", "canny", "--preserve"]
    out, again = tmp_path / "out.gcx", tmp_path / "again.gcx"
    assert main([*plain, str(tmp_path / "mask.png"), str(out)]) == 0
    levels = read(out.read_bytes()).levels
    assert [levels[5, 3], levels[5, 7], levels[7, 7], levels[0, 0]] == [1, 2, 3, 0]
    assert main(["info", str(out), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["kept"] == {"1": 16 / 352, "2": 4 / 352, "3": 4 / 352}
    assert main(["info", str(out)]) == 0
    assert "  kept      4.5 % the gist, 1.1 % fine, 1.1 % faithful\n" in capsys.readouterr().out
    layers = tmp_path / "layers"
    assert main(["decode", str(out), str(tmp_path / "out.png"), "--layers", str(layers)]) == 0
    assert main([*plain, str(layers / "mask.png"), str(again)]) == 0
    assert again.read_bytes() == out.read_bytes()
    assert main([*plain, str(tmp_path / "mask.png"), "--preserve-level", "2", str(again)]) == 0
    assert np.array_equal(read(again.read_bytes()).levels, np.minimum(levels, 2))


@pytest.mark.parametrize(("choice", "level"), [("none", 0), ("all", 1), ("all:1", 1), ("all:2", 2), ("all:3", 3)])
def test_all_cells_are_kept_at_one_level(jacket_path, tmp_path, choice, level):
    out = tmp_path / "out.gcx"
    options = ["--size", "64", "--structure", "canny", "--preserve", choice]
    assert main(["encode", str(jacket_path), str(out), *options]) == 0
    assert (read(out.read_bytes()).levels == level).all()


def test_kept_cells_show_the_photo(jacket, jacket_path, tmp_path):
    off = []
    for level in ("none", "all:1", "all:2", "all:3"):
        options = ["--structure", "canny", "--preserve", level]
        assert main(["encode", str(jacket_path), str(tmp_path / "out.gcx"), *options]) == 0
        assert main(["decode", str(tmp_path / "out.gcx"), str(tmp_path / "out.png")]) == 0
        off.append(np.abs(load_photo(tmp_path / "out.png").astype(int) - jacket).mean())
    assert off == sorted(off, reverse=True)
    assert off[3] < off[1] / 2


def test_a_level_that_there_is_not_is_one_line(jacket_path, tmp_path, capsys):
    said = fails(capsys, "encode", jacket_path, tmp_path / "out.gcx", "--preserve", "all:4")
    assert "--preserve all:4: levels are 1, the gist, 2, fine, and 3, faithful" in said


@pytest.mark.parametrize("name", ["canny", "contours", "landmarks"])
def test_lines_of_one_detector_are_a_choice(jacket, jacket_path, tmp_path, name):
    out = tmp_path / "a.gcx"
    assert main(["encode", str(jacket_path), str(out), "--structure", name]) == 0
    assert np.array_equal(read(out.read_bytes()).structure, detected_structure(jacket, Detector(name)))


def test_lines_are_those_worth_their_bytes_unless_told_otherwise(encoded, jacket, model):
    assert np.array_equal(read(encoded.read_bytes()).structure, thorough_analysis(jacket, model).document.structure)


def test_size_is_that_of_the_shorter_side(jacket_path, tmp_path):
    assert main(["encode", str(jacket_path), str(tmp_path / "a.gcx"), "--size", "96"]) == 0
    document = read((tmp_path / "a.gcx").read_bytes())
    assert (document.width, document.height) == (96, 128)
    assert main(["encode", str(jacket_path), str(tmp_path / "b.gcx"), "--size", "keep"]) == 0
    assert read((tmp_path / "b.gcx").read_bytes()).width == load_photo(jacket_path).shape[1]


def test_batches_go_on_after_a_bad_file(jacket_path, tmp_path, capsys):
    (tmp_path / "bad.jpg").write_text("no photo")
    photos = [jacket_path, tmp_path / "bad.jpg", jacket_path.with_name("dress.webp")]
    status = main(["encode", *map(str, photos), str(tmp_path / "out")])
    assert status == 1
    assert "gcx: bad.jpg: not a photo" in capsys.readouterr().err
    files = sorted((tmp_path / "out").iterdir())
    assert [file.name for file in files] == ["dress.gcx", "jacket.gcx"]
    assert main(["decode", *map(str, files), str(tmp_path / "pictures")]) == 0
    assert sorted(p.name for p in (tmp_path / "pictures").iterdir()) == ["dress.png", "jacket.png"]


def test_mistakes_are_told_in_one_line(encoded, jacket_path, tmp_path, capsys):
    out = tmp_path / "x.gcx"
    assert "No such file" in fails(capsys, "encode", "gone.jpg", out)
    assert "not a photo" in fails(capsys, "encode", encoded, out)
    assert "'5' is neither" in fails(capsys, "encode", jacket_path, out, "--size", "5", status=2)
    assert "required" in fails(capsys, "encode", status=2)
    assert "not a .gcx file" in fails(capsys, "decode", jacket_path, tmp_path / "x.png")
    assert ".png or .webp" in fails(capsys, "decode", encoded, tmp_path / "x.jpg")
    assert f"{tmp_path / 'gone' / 'x.png'}: No such file" in fails(
        capsys, "decode", encoded, tmp_path / "gone" / "x.png"
    )
    Image.new("1", (9, 9)).save(tmp_path / "mask.png")
    assert "the mask is 9x9" in fails(capsys, "encode", jacket_path, out, "--preserve", tmp_path / "mask.png")
    cut = tmp_path / "cut.gcx"
    cut.write_bytes(encoded.read_bytes()[:-5])
    assert "cut short" in fails(capsys, "info", cut)
    assert "cut short" in fails(capsys, "verify", cut)
    assert not out.exists()


def test_a_file_of_an_unknown_model_has_info_but_no_picture(make_document, tmp_path, capsys):

    from gc_studio.bitstream import write

    path = tmp_path / "other.gcx"
    path.write_bytes(write(make_document(32, 32).with_layers(model="00000000")))
    assert main(["info", str(path)]) == 0
    assert "studio 00000000, not installed" in capsys.readouterr().out
    assert "made with model studio 00000000" in fails(capsys, "decode", path, tmp_path / "x.png")


def test_an_output_that_cannot_be_written_leaves_what_was_there(encoded, jacket_path, tmp_path, monkeypatch, capsys):
    import errno
    import os

    target = tmp_path / "kept.gcx"
    target.write_bytes(encoded.read_bytes())

    def full_disk(_descriptor):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full_disk)
    assert "No space left on device" in fails(capsys, "encode", jacket_path, target)
    assert target.read_bytes() == encoded.read_bytes()
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(find_spec("openvino") is None, reason="without OpenVINO torch paints")
def test_no_command_imports_qt_and_none_but_refining_torch(encoded, jacket_path, tmp_path):
    commands = (
        ["info", str(encoded)],
        ["verify", str(encoded)],
        ["decode", str(encoded), str(tmp_path / "out.png")],
        ["encode", str(jacket_path), str(tmp_path / "out.gcx")],
        ["encode", str(jacket_path), str(tmp_path / "other.gcx"), "--structure", "contours"],
    )
    program = (
        "import sys; from gc_studio.cli import main; "
        f"statuses = [main(command) for command in {commands!r}]; "
        "loaded = {name.partition('.')[0] for name in sys.modules}; "
        "sys.exit(any(statuses) or bool(loaded & {'PySide6', 'pyqtgraph', 'torch'}))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("threads", [1, 2])
def test_symbols_do_not_depend_on_threads(encoded, jacket_path, tmp_path, threads):
    """Encoding is float arithmetic on this machine; reading is integers everywhere."""
    program = (
        f"import torch; torch.set_num_threads({threads}); from gc_studio.bitstream import read, write; "
        f"data = open({str(encoded)!r}, 'rb').read(); raise SystemExit(write(read(data)) != data)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_a_cut_file_is_decoded_as_far_as_it_goes(jacket_path, tmp_path, capsys):
    whole, cut = tmp_path / "whole.gcx", tmp_path / "cut.gcx"
    assert main(["encode", str(jacket_path), str(whole), "--preserve", "all"]) == 0
    cut.write_bytes(whole.read_bytes()[:-20])
    assert main(["decode", str(cut), str(tmp_path / "out.png")]) == 0
    assert capsys.readouterr().err == "gcx: cut.gcx: cut short or damaged, decoded without detail\n"
    assert load_photo(tmp_path / "out.png").shape == (341, 256, 3)
    assert "damaged or cut short" in fails(capsys, "verify", cut)
    damaged = bytearray(whole.read_bytes())
    damaged[60] ^= 1
    cut.write_bytes(damaged)
    assert "damaged" in fails(capsys, "decode", cut, tmp_path / "none.png")
    assert not (tmp_path / "none.png").exists()


def test_notes_travel_in_the_file(jacket_path, tmp_path, capsys):
    path = tmp_path / "noted.gcx"
    assert main(["encode", str(jacket_path), str(path), "--title", "Jacke", "--licence", "CC0 1.0"]) == 0
    assert main(["info", str(path)]) == 0
    text = capsys.readouterr().out
    assert "Jacke" in text
    assert "CC0 1.0" in text
    assert main(["info", str(path), "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    assert (facts["title"], facts["licence"], "author" in facts) == ("Jacke", "CC0 1.0", False)
    assert facts["bytes"] == sum(facts["layers"].values())
    assert "one line" in fails(capsys, "encode", jacket_path, path, "--author", "two\nlines")


def test_layers_of_a_picture_with_several_textures_are_written(encoded, tmp_path):
    document = read(encoded.read_bytes())
    regions = np.zeros(document.grid, np.uint8)
    regions[5:] = 1
    rich = document.with_layers(extra_textures=document.texture[None] + 1, regions=regions)
    path = tmp_path / "rich.gcx"
    path.write_bytes(write(rich))
    assert main(["decode", str(path), str(tmp_path / "out.png"), "--layers", str(tmp_path)]) == 0
    assert json.loads((tmp_path / "extra_textures.json").read_text()) == rich.extra_textures.tolist()
    assert np.array_equal(np.asarray(Image.open(tmp_path / "regions.png")) // 255, regions)


def test_refining_changes_the_codes_and_hardly_the_size(jacket_path, tmp_path):
    plain, refined = tmp_path / "plain.gcx", tmp_path / "refined.gcx"
    arguments = ["encode", str(jacket_path), "--size", "64", "--preserve", "all"]
    assert main([*arguments, str(plain)]) == 0
    assert main([*arguments, str(refined), "--refine", "3"]) == 0
    before, after = read(plain.read_bytes()), read(refined.read_bytes())
    assert np.array_equal(before.structure, after.structure)
    assert not np.array_equal(before.texture, after.texture)
    assert refined.stat().st_size <= 1.1 * plain.stat().st_size


def test_what_cannot_be_refined_is_told_in_one_line(jacket_path, tmp_path, capsys):
    from gc_studio.decode.refine import MOST_STEPS

    assert MOST_REFINE_STEPS == MOST_STEPS
    arguments = ("encode", jacket_path, tmp_path / "out.gcx", "--refine")
    assert "no number from 0 to 500" in fails(capsys, *arguments, 501, status=2)
    assert "not allowed with" in fails(capsys, *arguments, 5, "--texture-from", jacket_path, status=2)
    assert "can be refined" in fails(capsys, *arguments, 5, "--size", 1024)
    assert not (tmp_path / "out.gcx").exists()


def test_decode_writes_the_labels_of_a_scene_as_files_that_are_read_again(monkeypatch, tmp_path):
    codes = Codes("scenes", ("labels", "mask", "detail"), 0, 0, 1, 3)
    labels = np.random.default_rng(1).integers(0, 3, (16, 24), np.uint8)
    scene, file = Document(48, 32, model="0123abcd", codes=codes, labels=labels), tmp_path / "scene.gcx"
    file.write_bytes(write(scene))
    monkeypatch.setattr(Painters, "render", lambda _self, document: np.zeros((*document.size[::-1], 3), np.uint8))
    layers = tmp_path / "layers"
    for _ in range(2):
        assert main(["decode", str(file), str(tmp_path / "out.png"), "--layers", str(layers)]) == 0
    assert {path.name for path in layers.iterdir()} == {"labels.png", "labels.svg", "mask.png"}
    for name in ("labels.png", "labels.svg"):
        assert np.array_equal(load_labels(layers / name, 48, 32, 2, ["0", "1", "2"]), labels)


def test_lines_that_are_given_can_be_made_thin(jacket_path, tmp_path, capsys):
    drawn = np.zeros((341, 256), np.uint8)
    cv2.line(drawn, (40, 40), (220, 120), 255, 9)
    cv2.imwrite(str(tmp_path / "drawn.png"), drawn)
    options = ["encode", str(jacket_path), "--structure", str(tmp_path / "drawn.png")]
    assert main([*options, str(tmp_path / "thick.gcx")]) == 0
    assert main([*options, "--thin", str(tmp_path / "thin.gcx")]) == 0
    thick, thin = (read_file(tmp_path / name) for name in ("thick.gcx", "thin.gcx"))
    assert thin.structure.sum(0).max() == 1
    assert not (thin.structure & ~thick.structure).any()
    assert (tmp_path / "thin.gcx").stat().st_size < (tmp_path / "thick.gcx").stat().st_size
    assert "--thin is for lines" in fails(capsys, "encode", jacket_path, tmp_path / "x.gcx", "--thin")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_tells_of_itself_and_is_listed(name, capsys):
    for given in ([name, "--help"], ["--help"]):
        with pytest.raises(SystemExit) as ended:
            main(given)
        assert ended.value.code == 0
    own, listed = capsys.readouterr().out.split("usage: gcx [")
    assert own.startswith(f"usage: gcx {name} ")
    assert f"\n    {name} " in listed
