"""One photo as every installed model paints it, in one dialog."""

import threading

import numpy as np
import pytest
import toy_family as toy
import toy_scene as scene
from drive_helpers import answer_dialog, back_to, command
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from studio_helpers import LEFT, MODEL, FakeModel, wait_decoded

from gc_studio.app.background.models import Models
from gc_studio.app.background.plain import Plain
from gc_studio.app.export import systems
from gc_studio.bitstream import write
from gc_studio.decode.families import installed_of_known_families
from gc_studio.document.edits import set_levels

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class Held(Plain):
    """Paints when it is let."""

    gate = threading.Event()

    def render(self, document):
        assert self.gate.wait(10)
        return super().render(document)


@pytest.fixture
def studio(toy_family, toy_scene, make_window, model: FakeModel, qtbot, monkeypatch, photo_path):
    """A window with the photo open in a model that takes no time, and two others to paint it by."""
    Held.gate.set()
    others = {key: own for key, own in installed_of_known_families().items() if own.name.startswith("toy")}
    monkeypatch.setattr(systems, "installed_of_known_families", lambda: others)
    window = make_window(lambda: Models(model, lambda description: Held(description, "cpu")))
    window.start([photo_path])
    wait_decoded(qtbot, window)
    yield window
    Held.gate.set()


def opened(studio):
    command(studio, "systems")
    dialog = studio.systems.dialog
    assert dialog is not None
    return dialog


def are_painted(dialog):
    return all(tile.image is not None for tile in dialog.tiles)


def shown(tile):
    """Pixels of a tile's picture."""
    image = tile.image
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 4 * image.width()].reshape(image.height(), image.width(), 4)[..., 2::-1]


def test_every_model_paints_the_photo_with_the_bytes_of_its_file(studio, qtbot) -> None:
    dialog = opened(studio)
    qtbot.waitUntil(lambda: are_painted(dialog))
    assert [tile.title for tile in dialog.tiles] == ["Original", "toy", "toyscene"]
    photo = studio.session.original
    assert np.array_equal(shown(dialog.tiles[0]), photo)
    model = studio.engine.backend.named("toy")
    document, available = model.analyse(photo)
    assert dialog.tiles[1].line.startswith(f"{len(write(document)):,} B, ")
    assert np.array_equal(shown(dialog.tiles[1]), model.render(document))
    QTest.mouseClick(dialog.everything, LEFT)
    qtbot.waitUntil(lambda: are_painted(dialog))
    kept = set_levels(document, np.ones(document.grid, np.uint8), available)
    assert dialog.tiles[1].line.startswith(f"{len(write(kept)):,} B, ")
    assert np.array_equal(shown(dialog.tiles[1]), model.render(kept))
    QTest.mouseClick(dialog.nothing, LEFT)
    assert are_painted(dialog)
    assert dialog.tiles[1].line.startswith(f"{len(write(document)):,} B, ")


def test_pictures_come_one_by_one_and_a_click_opens_one_of_them(studio, qtbot) -> None:
    Held.gate.clear()
    dialog = opened(studio)
    assert [tile.isEnabled() for tile in dialog.tiles] == [False] * 3
    QTest.mouseClick(dialog.tiles[1], LEFT)
    assert studio.systems.dialog is dialog
    assert "0 of 2" in dialog.status.text()
    assert not dialog.sheet_button.isEnabled()
    Held.gate.set()
    qtbot.waitUntil(lambda: are_painted(dialog))
    assert dialog.status.text() == ""
    QTest.mouseMove(dialog.tiles[2])
    QTest.mouseClick(dialog.tiles[2], LEFT)
    assert studio.systems.dialog is None
    back_to(studio)
    item = studio.session.current
    assert (item.document.model, item.name) == (scene.IDENTITY, "photo, toyscene")
    assert item.project.photo is studio.session.documents[0].project.photo
    qtbot.waitUntil(lambda: studio.flow.shown is studio.session.document)
    command(studio, "preserve_all")
    assert studio.session.document.detail.any()
    assert [other.document.model for other in studio.session.documents] == [MODEL, scene.IDENTITY]


def test_what_cannot_be_painted_says_why_and_the_rest_goes_on(studio, qtbot) -> None:
    (path := systems.installed_of_known_families()[toy.IDENTITY].path).write_bytes(b"damaged")
    dialog = opened(studio)
    qtbot.waitUntil(lambda: dialog.tiles[2].image is not None)
    first = dialog.tiles[1]
    assert first.line == "cannot be painted"
    assert first.toolTip() == first.problem != ""
    field = first.grab().toImage().copy(2, 2, first.width() - 4, first.height() // 2)
    assert len({field.pixel(x, y) for x in range(field.width()) for y in range(field.height())}) > 3
    assert not first.isEnabled()
    assert dialog.sheet_button.isEnabled()
    assert path.read_bytes() == b"damaged"


def test_closing_ends_it(studio, qtbot) -> None:
    Held.gate.clear()
    dialog = opened(studio)
    task = studio.systems._look.task
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert task.is_called_off
    assert studio.systems.dialog is None
    Held.gate.set()
    back_to(studio)
    again = opened(studio)
    qtbot.waitUntil(lambda: are_painted(again))
    QTest.keyClick(again, Qt.Key.Key_Return)
    assert studio.systems.dialog is None


@pytest.mark.parametrize("suffix", [".png", ".webp"])
def test_the_sheet_is_a_file(studio, qtbot, monkeypatch, tmp_path, suffix) -> None:
    dialog = opened(studio)
    qtbot.waitUntil(lambda: are_painted(dialog))
    path = tmp_path / f"sheet{suffix}"
    answer_dialog(monkeypatch, "getSaveFileName", path)
    QTest.mouseClick(dialog.sheet_button, LEFT)
    qtbot.waitUntil(lambda: dialog.status.text().startswith("Exported"))
    assert f"{path.stat().st_size:,} B" in dialog.status.text()
    with Image.open(path) as sheet:
        assert sheet.format == suffix[1:].upper()
        assert sheet.width > 3 * 320
    answer_dialog(monkeypatch, "getSaveFileName", tmp_path / "nowhere" / f"sheet{suffix}")
    QTest.mouseClick(dialog.sheet_button, LEFT)
    qtbot.waitUntil(lambda: dialog.status.text().startswith("Cannot write"))


def test_without_a_photo_it_is_grey_and_says_why(studio, qtbot, tmp_path) -> None:
    path = tmp_path / "alone.gcx"
    path.write_bytes(write(studio.session.document))
    studio.files.open(path)
    qtbot.waitUntil(lambda: studio.session.current.source == path)
    action = studio.actions_by_key["systems"]
    assert not action.isEnabled()
    assert action.toolTip() == "The photo is not at hand"
    studio.session.switch(0)
    assert action.isEnabled()


def test_tiles_fill_the_width_and_keep_the_shape_of_the_photo(studio, qtbot) -> None:
    dialog = opened(studio)
    qtbot.waitUntil(lambda: are_painted(dialog))
    for width, columns in ((560, 2), (920, 3)):
        dialog.resize(width, 600)
        qtbot.waitUntil(lambda columns=columns: len({tile.x() for tile in dialog.tiles}) == columns)
        assert all(tile.height() > 0.75 * tile.width() for tile in dialog.tiles)
        assert dialog.tiles[columns - 1].geometry().right() <= dialog.area.viewport().width()
