"""`gcx encode --keep` and `--keep-within`."""

import numpy as np
import pytest
from cli_helpers import fails
from drawn import with_face, with_word
from PIL import Image

from gc_studio.bitstream import read
from gc_studio.cli import main


@pytest.fixture(scope="module")
def photo_path(jacket, tmp_path_factory):
    worded, _ = with_word(jacket, "OPEN", 70, 260, 24)
    path = tmp_path_factory.mktemp("keep") / "photo.png"
    Image.fromarray(with_face(worded, 130, 140, 30)).save(path)
    return path


def _encoded(photo, out, capsys, *options):
    """Document of a photo, bytes of its file, and what was told."""
    assert main(["encode", str(photo), str(out), "--structure", "canny", *options]) == 0
    return read(out.read_bytes()), out.stat().st_size, capsys.readouterr().err


def test_a_face_and_a_word_are_kept_at_their_levels(photo_path, tmp_path, capsys):
    document, _, told = _encoded(photo_path, tmp_path / "a.gcx", capsys, "--keep", "faces,letters:2")
    assert (document.levels[7:10, 7:9] == 3).all()
    assert (document.levels[16:18, 5:7] == 2).all()
    assert (document.levels == 0).mean() > 0.7
    assert told.startswith("gcx: photo.png: 1 face, 1 line of letters: ")
    assert told.count("\n") == 1


def test_the_cost_that_is_told_is_true(photo_path, tmp_path, capsys):
    # Lines are drawn alike, whatever is kept.
    _, plain, _ = _encoded(photo_path, tmp_path / "a.gcx", capsys, "--preserve", "none")
    _, kept, told = _encoded(photo_path, tmp_path / "b.gcx", capsys, "--keep-within", "150")
    assert told.endswith(f"cells kept for {kept - plain} B\n")
    assert 50 < kept - plain <= 150


def test_the_higher_level_of_keep_and_preserve_wins(photo_path, tmp_path, capsys):
    mask = np.zeros((22, 16), np.uint8)
    mask[7:9], mask[0] = 85, 255
    Image.fromarray(mask).save(tmp_path / "mask.png")
    options = ("--preserve", str(tmp_path / "mask.png"), "--keep", "faces:2")
    document, _, _ = _encoded(photo_path, tmp_path / "a.gcx", capsys, *options)
    assert (document.levels[0] == 3).all()
    assert (document.levels[8, 7:9] == 2).all()
    assert (document.levels[7:9, 12:] == 1).all()
    assert (document.levels[20:] == 0).all()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--keep", "faces,letters"], "no faces, no letters: nothing to keep"),
        (["--keep", "subject", "--preserve", "all:2"], "the subject: all kept already"),
        (["--keep", "subject", "--keep-within", "1"], "the subject: nothing of it fits into 1 B"),
    ],
)
def test_that_nothing_more_is_kept_is_said_and_no_error(jacket_path, tmp_path, capsys, options, told):
    assert _encoded(jacket_path, tmp_path / "a.gcx", capsys, *options)[2] == f"gcx: jacket.webp: {told}\n"


def test_what_departs_most_can_be_kept(jacket_path, tmp_path, capsys):
    document, _, told = _encoded(jacket_path, tmp_path / "a.gcx", capsys, "--keep", "departs:1")
    assert 0 < document.mask.mean() < 0.3
    assert not document.fine_mask.any()
    assert "what departs most: " in told


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (["--keep", "cats"], "'cats' cannot be looked for; there are faces, letters, subject, departs"),
        (["--keep", "faces:4"], "'faces:4': levels are 1, the gist, 2, fine, and 3, faithful"),
        (["--keep-within", "0"], "'0' is no number from 1 up"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_one_line(jacket_path, tmp_path, capsys, options, why):
    assert why in fails(capsys, "encode", jacket_path, tmp_path / "a.gcx", *options, status=2)
