"""`gcx encode --fit`: files of at most so many bytes."""

import numpy as np
import pytest
from cli_helpers import fails
from PIL import Image

from gc_studio.bitstream import read
from gc_studio.cli import main

SMALL = ("--size", "64")


def test_a_photo_fits_and_two_lines_say_how(jacket_path, tmp_path, capsys):
    out = tmp_path / "a.gcx"
    assert main(["encode", str(jacket_path), str(out), *SMALL, "--fit", "200", "--title", "Jacket"]) == 0
    assert 194 <= out.stat().st_size <= 200
    assert read(out.read_bytes()).notes.title == "Jacket"
    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith(f"gcx: jacket.webp: {out.stat().st_size} of 200 B: ")
    assert second.startswith("gcx: jacket.webp: 100 B more would buy")


def test_what_was_asked_to_be_kept_stays(jacket_path, tmp_path, capsys):
    mask = np.zeros((6, 4), np.uint8)
    mask[1:3, 1:3] = 170
    Image.fromarray(mask).save(tmp_path / "mask.png")
    lines = np.zeros((43, 32), np.uint8)
    lines[20, 4:28] = 255
    Image.fromarray(lines).save(tmp_path / "lines.png")
    guides = ("--preserve", str(tmp_path / "mask.png"), "--structure", str(tmp_path / "lines.png"))
    assert main(["encode", str(jacket_path), str(tmp_path / "a.gcx"), *SMALL, *guides, "--fit", "300"]) == 0
    document = read((tmp_path / "a.gcx").read_bytes())
    assert (document.levels[1:3, 1:3] >= 2).all()
    assert np.array_equal(document.structure, lines > 0)


def test_too_few_bytes_write_no_file_and_say_the_least(jacket_path, tmp_path, capsys):
    out = tmp_path / "a.gcx"
    told = fails(capsys, "encode", jacket_path, out, *SMALL, "--structure", "canny", "--fit", "9")
    assert told.startswith("gcx: 9 B are too few: the least is ")
    assert not out.exists()


@pytest.mark.parametrize(
    ("options", "why", "status"),
    [
        (["--fit", "0"], "'0' is no number from 1 up", 2),
        (["--fit", "many"], "'many' is no number from 1 up", 2),
        (["--fit", "300", "--refine", "5"], "--fit refines what it can by itself; leave out --refine", 1),
    ],
)
def test_what_cannot_be_meant_is_refused_in_one_line(jacket_path, tmp_path, capsys, options, why, status):
    assert why in fails(capsys, "encode", jacket_path, tmp_path / "a.gcx", *options, status=status)
