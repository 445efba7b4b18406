"""Copy command: the line on the clipboard makes the very file, and what it leaves out is said."""

import shlex
from pathlib import Path

import numpy as np
import pytest
from drive_helpers import choose_in_menu, click, command, document, menu_of
from PySide6.QtWidgets import QApplication
from studio_helpers import MODEL, draw, message, wait_decoded

from gc_studio.analysis.photo import load_scaled
from gc_studio.analysis.sizes import working_shape
from gc_studio.app.background.reading import read_file
from gc_studio.app.export.command_line import command_line
from gc_studio.bitstream import write
from gc_studio.cli import main
from gc_studio.decode.fit_sources import Held, Tools, with_photo
from gc_studio.decode.line_choice import thorough_analysis
from gc_studio.decode.renderer import Renderer
from gc_studio.document import Document, Notes
from gc_studio.document.edits import draw_structure
from gc_studio.nets.model import load_model

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def copied(studio) -> list[str]:
    """The words of the command on the clipboard, by the menu."""
    QApplication.clipboard().setText("")
    choose_in_menu(studio, menu_of(studio, "File"), "Copy command")
    return shlex.split(QApplication.clipboard().text())


def test_the_command_names_the_photo_and_the_size_that_it_was_opened_at(studio, photo_path) -> None:
    assert copied(studio) == ["gcx", "encode", str(photo_path), "photo.gcx", "--size", "256"]
    assert message(studio).startswith("The command is on the clipboard: gcx encode ")


def test_what_no_command_makes_is_said(studio) -> None:
    draw(studio, [(30, 30), (60, 30)])
    command(studio, "PRESERVE")
    click(studio, 100, 100)
    assert "--preserve" not in copied(studio)
    told = "The command is on the clipboard. It leaves out: lines that were changed; cells that are kept"
    assert message(studio) == told
    command(studio, "preserve_all")
    assert copied(studio)[-2:] == ["--preserve", "all:3"]


def test_a_pasted_picture_has_no_name_to_put_there(studio, qtbot) -> None:
    command(studio, "copy")
    command(studio, "paste")
    qtbot.waitUntil(lambda: len(studio.session.documents) == 2)
    wait_decoded(qtbot, studio)
    assert copied(studio)[2] == "PHOTO.jpg"
    assert "put its name in the place of PHOTO.jpg" in message(studio)


def test_without_a_photo_there_is_nothing_to_encode(studio, qtbot, tmp_path) -> None:
    path = tmp_path / "alone.gcx"
    path.write_bytes(write(document(studio)))
    studio.files.open(path)
    qtbot.waitUntil(lambda: len(studio.session.documents) == 2)
    assert not studio.actions_by_key["copy_command"].isEnabled()


def test_a_project_is_compared_with_what_its_photo_gives(studio, qtbot, tmp_path) -> None:
    draw(studio, [(30, 30), (60, 30)])
    path = tmp_path / "work.gcs"
    assert studio.files.save_to(path, studio.session.current)
    studio.session.close(studio.session.current)
    studio.files.open(path)
    qtbot.waitUntil(lambda: studio.session.document is not None)
    wait_decoded(qtbot, studio)
    copied(studio)
    qtbot.waitUntil(lambda: "lines that were changed" in message(studio))


@pytest.mark.long
def test_the_command_makes_the_very_file(jacket_path: Path, tmp_path: Path, capsys) -> None:
    model = load_model(device="cpu")
    photo = load_scaled(jacket_path, lambda width, height: working_shape(width, height, 64))[0]
    assert np.array_equal(photo, read_file(jacket_path, 64).pixels)
    opened = thorough_analysis(photo, model)
    titled = opened.document.with_layers(notes=Notes(title="Jacket, on a hanger"))
    fitted = with_photo(
        photo,
        opened.document,
        opened.available,
        Held.nothing(opened.document),
        Tools.of_studio(model, Renderer(model).render, photo),
    ).to(200)
    for made, target in ((titled, None), (fitted.document, 200)):
        line = command_line(made, opened.document, jacket_path, str(tmp_path / "out"), target)
        assert line.left_out == ()
        assert main(shlex.split(line.text)[1:]) == 0
        assert (tmp_path / "out.gcx").read_bytes() == write(made)


def test_changed_layers_are_told_apart() -> None:
    given = Document(64, 64, model=MODEL, texture=np.arange(64))
    drawn = draw_structure(given, [(10, 10), (60, 60)], radius=4, ink=True)
    swapped = given.with_layers(texture=given.texture + 1)
    kept = given.with_layers(mask=np.eye(4, dtype=bool))
    told = [command_line(each, given, Path("a.jpg"), "a").left_out for each in (given, drawn, swapped, kept)]
    assert told == [(), ("lines that were changed",), ("textures that were changed",), ("cells that are kept",)]
