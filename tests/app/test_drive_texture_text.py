"""Textures as texts in the window: copied, pasted, typed, dragged."""

from pathlib import Path

import numpy as np
import pytest
from drive_helpers import CONTROL, KEY, command, key, names, select
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint
from PySide6.QtGui import QDrag, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from studio_helpers import LEFT, choose, drop_data, message, on_canvas, wait_decoded

from gc_studio.analysis.library import PHOTO_GROUP, Texture
from gc_studio.analysis.texture_text import text_of, texture_in
from gc_studio.app.window.main_window import MainWindow
from gc_studio.document import STUDIO

CODE = np.arange(-32, 32).astype(np.int16)


def brought(studio: MainWindow) -> list[Texture]:
    return [texture for texture in studio.textures.textures() if texture.group == PHOTO_GROUP]


def paste(studio: MainWindow, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    command(studio, "paste")


def test_a_texture_copied_in_the_list_is_pasted_as_a_texture(studio) -> None:
    panel = studio.textures
    item = panel.items()[3]
    grid = item.listWidget()
    grid.setFocus()
    grid.setCurrentItem(item)
    QTest.keyClick(grid, KEY.Key_C, CONTROL)
    texture = panel.textures()[3]
    text = QGuiApplication.clipboard().text()
    assert text.startswith(f"{texture.name} gcx:")
    assert message(studio) == f"{texture.name} is in the clipboard, as a text to be pasted anywhere"
    key(studio, KEY.Key_V, CONTROL)
    [pasted] = brought(studio)
    assert (pasted.name, pasted.code.tolist()) == (texture.name, texture.code.tolist())
    choose(studio, panel.textures().index(pasted))
    assert names(studio)[-1] == f"Texture: {texture.name}"


def test_a_text_pasted_into_the_search_makes_its_texture(studio, model) -> None:
    field = studio.textures.find_bar.field
    QGuiApplication.clipboard().setText(text_of("Marl", CODE, model.identity, STUDIO))
    key(studio, KEY.Key_F, CONTROL)
    QTest.keyClick(field, KEY.Key_V, CONTROL)
    QTest.mouseClick(studio.textures.blank.make_button, LEFT)
    [pasted] = brought(studio)
    assert (pasted.name, pasted.code.tolist()) == ("Marl", CODE.tolist())


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Marl gcx:AAAA", "The text of this texture is damaged; copy it again, as a whole"),
        (text_of("Marl", CODE, "76543210", STUDIO), "This texture was made with another model, 76543210"),
        ("Good morning", "There is no picture in the clipboard; copy one first"),
    ],
)
def test_what_cannot_be_used_is_told_in_one_line(studio, text: str, why: str) -> None:
    paste(studio, text)
    assert brought(studio) == []
    assert (message(studio), studio.messages.is_error) == (why, True)


def test_a_texture_is_dragged_as_its_text_and_dropped_on_the_list_of_another_window(studio, monkeypatch) -> None:
    panel, dragged = studio.textures, []
    monkeypatch.setattr(QDrag, "exec", lambda drag, *_: dragged.append(drag.mimeData().text()))
    item = panel.items()[1]
    grid = item.listWidget()
    middle = grid.visualItemRect(item).center()
    QTest.mousePress(grid.viewport(), LEFT, pos=middle)
    QTest.mouseMove(grid.viewport(), middle + QPoint(60, 5))
    QTest.mouseRelease(grid.viewport(), LEFT, pos=middle + QPoint(60, 5))
    [text] = dragged
    assert texture_in(text)[0] == panel.textures()[1].name
    # No click came of it.
    assert names(studio) == ["Opened"]
    data = QMimeData()
    data.setText(text)
    drop_data(panel, data)
    assert [texture.name for texture in brought(studio)] == [panel.textures()[1].name]


def open_second(studio: MainWindow, qtbot, folder: Path) -> None:
    pixels = np.full((128, 160, 3), (40, 90, 160), np.uint8)
    path = folder / "blue.png"
    Image.fromarray(pixels).save(path)
    studio.files.open(path)
    qtbot.waitUntil(lambda: len(studio.session.documents) == 2, timeout=10000)
    wait_decoded(qtbot, studio)


def tab(studio: MainWindow, index: int) -> QPoint:
    return studio.tabs.bar.tabRect(index).center() - QPoint(20, 0)


def text_data(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


def test_a_tab_dragged_with_control_onto_another_gives_it_its_texture(studio, qtbot, tmp_path, monkeypatch) -> None:
    open_second(studio, qtbot, tmp_path)
    bar, dragged = studio.tabs.bar, []

    def let_go(drag: QDrag, *_: object) -> None:
        dragged.append(drag.mimeData().text())
        # As the window system does: the drag's own data, over the first tab.
        monkeypatch.setattr(QDropEvent, "source", lambda _: bar)
        drop_data(bar, text_data(dragged[0]), tab(studio, 0))

    monkeypatch.setattr(QDrag, "exec", let_go)
    given = studio.session.documents[1].document.texture
    QTest.mousePress(bar, LEFT, CONTROL, tab(studio, 1))
    QTest.mouseMove(bar, tab(studio, 1) - QPoint(60, 0))
    QTest.mouseRelease(bar, LEFT, CONTROL, tab(studio, 1) - QPoint(60, 0))
    assert texture_in(dragged[0])[0] == "blue"
    qtbot.waitUntil(lambda: studio.session.index == 0 and names(studio) == ["Opened", "Texture: blue"], timeout=10000)
    assert (studio.session.document.texture == given).all()
    assert [item.name for item in studio.session.documents] == ["photo.png", "blue.png"]
    wait_decoded(qtbot, studio)


def test_a_text_is_dropped_on_a_tab_and_on_a_region(studio, qtbot, tmp_path, model) -> None:
    open_second(studio, qtbot, tmp_path)
    text = text_of("Marl", CODE, model.identity, STUDIO)
    drop_data(studio.tabs.bar, text_data(text), tab(studio, 0))
    assert studio.session.index == 0
    assert names(studio) == ["Opened", "Texture: Marl"]
    other = text_of("Tweed", CODE[::-1].copy(), model.identity, STUDIO)
    select(studio, 30, 40, 150, 200)
    drop_data(studio.canvas, text_data(other), on_canvas(studio, 80, 100))
    assert names(studio)[-1] == "Texture: Tweed"
    textures = studio.session.document.textures[studio.session.document.regions]
    assert (textures[6, 5] == CODE[::-1]).all()
    assert (textures[0, 0] == CODE).all()
    drop_data(studio.canvas, text_data("Marl gcx:AAAA"), on_canvas(studio, 80, 100))
    assert studio.messages.is_error
    assert len(names(studio)) == 3
    wait_decoded(qtbot, studio)
