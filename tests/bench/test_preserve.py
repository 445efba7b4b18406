import json

import numpy as np
import pytest
from PIL import Image

from gc_studio.analysis.photo import PhotoError, load_photo
from gc_studio.bench import picture_codecs
from gc_studio.bench.kept_parts import Kept, Scene, compare, fidelity_inside, measured, psnr_inside, step_across
from gc_studio.bench.marked import KODAK, boxes_in, kodak_pictures
from gc_studio.bench.picture_codecs import Files
from gc_studio.bench.preserve import PARTS, WORDS, Preserved
from gc_studio.bench.preserve_pictures import LARGER, contact_sheet
from gc_studio.bench.preserve_text import tables
from gc_studio.bench.words import has_reader, printed
from gc_studio.cli import main
from gc_studio.decode.line_choice import thorough_analysis
from gc_studio.decode.renderer import Renderer
from gc_studio.document import CELL
from gc_studio.storage import RESOURCES
from gc_studio.training.evaluate import centre_square
from gc_studio.training.sheets import LABEL_HEIGHT

SAMPLES = RESOURCES / "samples"


@pytest.fixture(scope="module")
def square():
    return centre_square(load_photo(SAMPLES / "jumper.webp"))


@pytest.fixture(scope="module")
def word(square, model):
    """A word that was kept at every level."""
    on_photo = printed(square, 1)
    scene = Scene("a word", on_photo.photo, on_photo.part, on_photo)
    return measured(scene, thorough_analysis(scene.photo, model), Renderer(model), [], is_read=has_reader())


def test_a_word_comes_nearer_with_every_level_for_more_bytes(word):
    for name in ("bytes", "psnr"):
        values = [row[name] for row in word.rows]
        assert values == sorted(set(values))
    assert word.rows[3]["psnr"] > word.rows[1]["psnr"] + 4
    for row in word.rows:
        assert row["added"] == row["bytes"] - word.rows[0]["bytes"]
        assert row["bits"] == pytest.approx(8 * row["added"] / word.scene.part.sum())


@pytest.mark.skipif(not has_reader(), reason="Tesseract is not installed")
def test_a_word_that_is_kept_faithfully_is_read(word):
    letters = [row["letters"] for row in word.rows]
    assert word.rows[0]["photo_letters"] >= len(word.scene.word.word) - 1
    assert letters[0] <= 2
    assert letters[3] >= letters[0] + 4


def test_another_codec_is_asked_for_as_much_truth_in_the_part_and_not_more(word):
    photo, pixels = word.scene.photo, word.scene.pixels
    webp = next(codec for codec in picture_codecs.picture_codecs()[0] if codec.name == "WebP")
    files = Files(photo, webp)
    kept = Kept(word.scene, word.pictures, [dict(row) for row in word.rows])
    compare(kept, files, [3])
    sizes = {len(data): data for data in (webp.encode(photo, setting) for setting in webp.settings)}
    found = sizes[kept.rows[3]["WebP"]]
    assert psnr_inside(webp.decode(found), photo, pixels) >= word.rows[3]["psnr"]
    enough = [
        size for size, data in sizes.items() if psnr_inside(webp.decode(data), photo, pixels) >= word.rows[3]["psnr"]
    ]
    assert len(found) <= 1.02 * min(enough)
    assert "WebP" not in kept.rows[2]


def test_the_table_tells_level_by_level_what_was_measured_and_what_was_not(word):
    rows = [dict(row, lpips_squeeze=0.25) for row in word.rows]
    rows[3]["AVIF"] = 4 * rows[3]["bytes"]
    kept = Kept(word.scene, word.pictures, rows)
    preserved = Preserved(1, {kind: [kept] for kind in (PARTS, WORDS)})
    lines = tables(preserved, ["WebP left out"]).splitlines()
    assert "WebP left out" in lines
    assert any(line.startswith("* a training loss") for line in lines)
    head = next(line for line in lines if line.split()[:2] == ["level", "bytes"])
    assert {"bits", "LPIPS-squeeze*", "AVIF"} < set(head.split())
    assert "WebP" not in head
    faithful = lines[lines.index(head) + 4]
    assert f"{rows[3]['bytes']:.0f}" == faithful.split()[1]
    assert "0.25" in faithful.split()


def test_the_contact_sheet_shows_the_part_at_four_times_its_size(word):
    kept = Kept(word.scene, word.pictures, word.rows, {"WebP: 2000 B": word.scene.photo})
    sheet = contact_sheet([kept])
    top, bottom, *_ = word.scene.word.box
    crops = np.split(sheet[LABEL_HEIGHT:], 6, axis=1)
    assert crops[0].shape[0] >= LARGER * (bottom - top)
    assert np.array_equal(crops[0], crops[-1])
    errors = [np.abs(crop.astype(int) - crops[0]).mean() for crop in crops[1:5]]
    assert errors[3] < errors[1] < errors[0]


def test_the_step_across_a_border_is_that_of_the_pixels_beside_it():
    ramp = np.repeat(np.arange(64, dtype=np.uint8)[None, :, None] * 2, 48, 0).repeat(3, 2)
    pixels = np.zeros((48, 64), bool)
    pixels[:, 16:32] = True
    assert step_across(ramp, pixels) == 2
    seam = ramp.copy()
    seam[:, 32:] += 10
    assert step_across(seam, pixels) == 7
    # Elsewhere than at the border nothing counts.
    seam = ramp.copy()
    seam[:, 48:] += 10
    assert step_across(seam, pixels) == 2


def test_what_is_kept_measures_as_the_photo_does_when_it_is_the_photo(square):
    pixels = np.zeros(square.shape[:2], bool)
    pixels[64:128, 80:160] = True
    row = fidelity_inside(square, square, pixels, [])
    assert row["step"] == row["photo_step"]
    assert row["psnr"] > 100
    elsewhere = np.where(pixels[..., None], square, 255 - square)
    assert fidelity_inside(elsewhere, square, pixels, [])["psnr"] == row["psnr"]


def test_the_kodak_pictures_are_found_by_their_numbers(tmp_path, jacket):
    names = [f"kodim{number}.png" for number in KODAK]
    for name in names[1:]:
        Image.fromarray(jacket).save(tmp_path / name)
    with pytest.raises(PhotoError, match="no picture 04 of the Kodak suite"):
        kodak_pictures(tmp_path)
    Image.fromarray(jacket).save(tmp_path / names[0])
    found = kodak_pictures(tmp_path)
    assert [marked.path.name for marked in found] == names
    assert found[0].cells(np.zeros((384, 256, 3), np.uint8)).sum() == 100
    with pytest.raises(PhotoError, match=r"kodim04\.png: the box of its face is not within the picture"):
        found[0].cells(np.zeros((128, 256, 3), np.uint8))


def test_boxes_are_told_by_a_file(tmp_path):
    file = tmp_path / "boxes.json"
    file.write_text(json.dumps([{"photo": "a/b.webp", "what": "logo", "box": [1, 3, 2, 6]}]))
    (marked,) = boxes_in(file)
    assert (marked.path, marked.what) == (tmp_path / "a" / "b.webp", "logo")
    cells = marked.cells(np.zeros((256, 256, 3), np.uint8))
    assert cells.sum() == 8
    assert cells[1:3, 2:6].all()


@pytest.mark.parametrize(
    "text", ["{", "3", "[3]", '[{"photo": "a"}]', '[{"photo": "a", "what": "b", "box": [-1, 2, 0, 1]}]']
)
def test_a_file_that_tells_no_boxes_is_refused_in_one_line(tmp_path, text, capsys):
    file = tmp_path / "boxes.json"
    file.write_text(text)
    assert main(["bench", "preserve", "--data", str(SAMPLES), "--boxes", str(file)]) == 1
    error = capsys.readouterr().err
    assert error.startswith(f"gcx: {file}: no list of")
    assert error.count("\n") == 1


def test_the_photos_lie_elsewhere_than_the_pictures_of_them(capsys):
    command = ["bench", "preserve", "--data", str(SAMPLES), "--out", str(SAMPLES)]
    assert main(command) == 1
    assert "the photos lie in it" in capsys.readouterr().err


@pytest.mark.long
def test_bench_preserve_measures_every_kind_at_every_level(squeeze, tmp_path, monkeypatch, capsys):
    webp = [codec for codec in picture_codecs.picture_codecs()[0] if codec.name == "WebP"]
    monkeypatch.setattr(
        picture_codecs, "picture_codecs", lambda: (webp, ["AVIF (a Pillow that has it)", "JPEG (a reed)"])
    )
    monkeypatch.setattr("gc_studio.bench.words.shutil.which", lambda _: None)
    kodak, out = tmp_path / "kodak", tmp_path / "new" / "out"
    kodak.mkdir()
    photo = load_photo(SAMPLES / "jumper.webp")
    for number in KODAK:
        shape = (256, 384) if number in ("04", "09") else (384, 256)
        Image.fromarray(photo).resize(shape).save(kodak / f"{number}.png")
    boxes = tmp_path / "boxes.json"
    boxes.write_text(json.dumps([{"photo": str(SAMPLES / "jumper.webp"), "what": "logo", "box": [6, 9, 5, 8]}]))
    options = ["--data", str(SAMPLES), "--every", "2", "--perceptual", str(squeeze), "--kodak", str(kodak)]
    assert main(["bench", "preserve", *options, "--boxes", str(boxes), "--out", str(out), "--json"]) == 0
    results = json.loads(capsys.readouterr().out)
    assert results["photos"] == 2
    assert "not installed, left out: AVIF (a Pillow that has it)" in results["left_out"]
    assert "words are not read: Tesseract is not installed (tesseract-ocr)" in results["left_out"]
    assert not any("JPEG" in line for line in results["left_out"])
    assert set(results["kept"]) == {"parts", "words", "faces and lettering"}
    for rows in results["kept"].values():
        assert [row["bytes"] for row in rows] == sorted(row["bytes"] for row in rows)
        assert rows[3]["psnr"] > rows[1]["psnr"] > rows[0]["psnr"]
        assert rows[3]["WebP"] > 0
        assert "letters" not in rows[3]
    assert len(results["scenes"]["faces and lettering"]) == 5
    assert "logo, jumper.webp" in results["scenes"]["faces and lettering"]
    with Image.open(out / "sheet.png") as sheet, Image.open(out / "kept.png") as plot:
        assert sheet.format == plot.format == "PNG"


def test_pixels_of_a_part_end_where_the_photo_does():
    part = np.ones((2, 2), bool)
    assert Scene("odd", np.zeros((20, 30, 3), np.uint8), part).pixels.shape == (20, 30)
    part[1, 1] = False
    assert Scene("odd", np.zeros((20, 30, 3), np.uint8), part).pixels.sum() == 20 * 30 - (20 - CELL) * (30 - CELL)
