"""Small pictures as file managers ask for them."""

import configparser
import errno
import io
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree

import cv2
import numpy as np
import pytest
from cli_helpers import fails
from PIL import Image

from gc_studio.bitstream import read, write
from gc_studio.cli import main
from gc_studio.project import Project, save_project

LINUX = Path(__file__).resolve().parents[2] / "packaging" / "linux"


@pytest.fixture
def gcx(make_document, tmp_path):
    path = tmp_path / "a.gcx"
    path.write_bytes(write(make_document(96, 64)))
    return path


def pixels(path):
    with Image.open(path) as picture:
        assert picture.format == "PNG"
        return np.asarray(picture)


def test_a_thumbnail_is_the_decoded_picture_made_small(gcx, tmp_path):
    assert main(["decode", str(gcx), str(tmp_path / "whole.png")]) == 0
    assert main(["thumbnail", str(gcx), str(tmp_path / "small"), "--size", "48"]) == 0
    whole = cv2.resize(pixels(tmp_path / "whole.png"), (48, 32), interpolation=cv2.INTER_AREA)
    assert np.array_equal(pixels(tmp_path / "small"), whole)


def test_projects_have_thumbnails_and_pipes_as_well(gcx, tmp_path):
    save_project(tmp_path / "a.gcs", Project(read(gcx.read_bytes())))
    for source, out in ((gcx, "file"), (tmp_path / "a.gcs", "project")):
        assert main(["thumbnail", str(source), str(tmp_path / out)]) == 0
    command = [sys.executable, "-m", "gc_studio.cli", "thumbnail", "-", "-"]
    piped = subprocess.run(command, input=gcx.read_bytes(), capture_output=True, check=True).stdout
    assert pixels(tmp_path / "file").shape == (64, 96, 3)
    assert np.array_equal(pixels(tmp_path / "file"), pixels(tmp_path / "project"))
    assert np.array_equal(pixels(tmp_path / "file"), pixels(io.BytesIO(piped)))


def test_who_made_the_file_and_holds_it_open_finds_the_thumbnail_there(gcx, tmp_path):
    with (tmp_path / "small").open("w+b") as held:
        assert main(["thumbnail", str(gcx), str(tmp_path / "small"), "--size", "48"]) == 0
        assert pixels(io.BytesIO(held.read())).shape == (32, 48, 3)


def test_a_full_disk_leaves_the_file_empty(gcx, tmp_path, monkeypatch, capsys):
    def full(path, data):
        with path.open("wb") as file:
            file.write(data[:9])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))

    (tmp_path / "small").touch()
    monkeypatch.setattr(Path, "write_bytes", full)
    assert "No space left" in fails(capsys, "thumbnail", gcx, tmp_path / "small")
    assert (tmp_path / "small").read_bytes() == b""


def test_mistakes_are_one_line_and_leave_what_is_there(gcx, tmp_path, capsys):
    other = tmp_path / "notes.txt"
    other.write_text("mine")
    assert "another file of this name" in fails(capsys, "thumbnail", gcx, other)
    assert "is read by the same call" in fails(capsys, "thumbnail", gcx, gcx)
    assert "no number from 1 up" in fails(capsys, "thumbnail", gcx, tmp_path / "small", "--size", "0", status=2)
    assert "not a .gcx file" in fails(capsys, "thumbnail", other, tmp_path / "small")
    assert other.read_text() == "mine"
    assert not (tmp_path / "small").exists()


def _thumbnailer():
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read(LINUX / "gc-studio.thumbnailer")
    return parser["Thumbnailer Entry"]


@pytest.mark.skipif(find_spec("openvino") is None, reason="without OpenVINO torch paints")
def test_the_line_that_desktops_run_makes_a_thumbnail_without_a_home_or_what_other_commands_need(gcx, tmp_path):
    """They make the file, empty and without an ending, and may run the program where it can write nothing else."""
    entry, out = _thumbnailer(), tmp_path / ".desktop_thumbnail.XQ7A2B"
    out.touch()
    said = {"%i": str(gcx), "%o": str(out), "%s": "128"}
    program, *arguments = [said.get(word, word) for word in entry["Exec"].split()]
    assert program == entry["TryExec"] == "gcx"
    code = (
        "import sys; from gc_studio.cli import main; status = main(sys.argv[1:]); "
        "sys.exit(status or bool({'torch', 'PySide6', 'pyqtgraph', 'gc_studio.cli.encode'} & set(sys.modules)))"
    )
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(sys.path), "HOME": "/nonexistent"}
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], env=environment, cwd="/", capture_output=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert pixels(out).shape == (64, 96, 3)


def test_desktops_ask_for_thumbnails_of_the_types_that_they_are_told_of():
    types = ElementTree.parse(LINUX / "gc-studio.xml").getroot()
    assert _thumbnailer()["MimeType"].split(";") == [*(each.get("type") for each in types), ""]
