"""Copying a part of a picture and pasting it into this or another one, by keys and mouse."""

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from drive_helpers import ALT, CONTROL, KEY, click_tab, document, key, lines, names, select
from PIL import Image
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from studio_helpers import draw, message, wait_decoded

from gc_studio.analysis.fragment_bytes import from_bytes
from gc_studio.app.export.clipboard import PART
from gc_studio.canvas import Tool
from gc_studio.document.edits import set_levels
from gc_studio.document.regions import with_texture_in

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

# Four cells in a corner of the photo where there are no other lines, with a line drawn across.
LINE = [(246, 10), (284, 26)]
BOX = (240, 0, 288, 32)
CELLS = np.s_[0:2, 15:18]
MAP = np.s_[0:16, 120:144]


@pytest.fixture(autouse=True)
def _emptied(qapp) -> Iterator[None]:
    """What Python put on the clipboard must not outlive it."""
    yield
    qapp.clipboard().clear()


@pytest.fixture
def part(studio, qtbot):
    """A window with a part that has a line, a texture and kept cells of its own, selected and decoded."""
    before = document(studio)
    cells = np.zeros(before.grid, bool)
    cells[CELLS] = True
    textured = with_texture_in(before, before.texture + 9, cells)
    levels = np.where(cells, np.uint8(3), np.uint8(0))
    levels[0, 15] = 0
    studio.session.commit("Prepare", set_levels(textured, levels, studio.session.available))
    key(studio, KEY.Key_B)
    draw(studio, LINE)
    select(studio, *BOX)
    wait_decoded(qtbot, studio)
    return studio


@pytest.fixture
def other(part, qtbot, tmp_path: Path):
    """The same window with the part copied, and a picture of 192x160 without lines open in a second tab."""
    copy(part, qtbot)
    path = tmp_path / "plain.png"
    Image.fromarray(np.full((160, 192, 3), 90, np.uint8)).save(path)
    part.files.open(path)
    qtbot.waitUntil(lambda: len(part.session.documents) == 2)
    wait_decoded(qtbot, part)
    return part


def copy(studio, qtbot) -> QMimeData:
    QGuiApplication.clipboard().clear()
    key(studio, KEY.Key_C, CONTROL)
    qtbot.waitUntil(lambda: (QGuiApplication.clipboard().mimeData() or QMimeData()).hasFormat(PART))
    return QGuiApplication.clipboard().mimeData()


def paste(studio, qtbot):
    """Paste; the new document."""
    before = document(studio)
    key(studio, KEY.Key_V, CONTROL)
    qtbot.waitUntil(lambda: document(studio) is not before)
    return document(studio)


def test_a_copied_part_is_a_part_here_and_a_picture_elsewhere(part, qtbot) -> None:
    data = copy(part, qtbot)
    fragment = from_bytes(bytes(data.data(PART).data()))
    assert (fragment.left, fragment.top, fragment.document.size) == (240, 0, (48, 32))
    assert np.array_equal(fragment.document.structure, lines(part)[MAP])
    assert np.array_equal(fragment.document.levels, document(part).levels[CELLS])
    image = data.imageData()
    assert (image.width(), image.height(), image.hasAlphaChannel()) == (48, 32, True)
    seen = part.flow.picture[10, 250]
    assert image.pixelColor(10, 10).getRgb() == (*seen, 255)
    assert "part is in the clipboard" in message(part)


def test_without_a_selection_the_picture_is_copied_as_ever(part, qtbot) -> None:
    key(part, KEY.Key_D, CONTROL)
    key(part, KEY.Key_C, CONTROL)
    data = QGuiApplication.clipboard().mimeData()
    assert not data.hasFormat(PART)
    assert data.imageData().width() == 320


def test_a_part_is_pasted_into_another_picture_by_one_action(other, qtbot) -> None:
    before, source = document(other), other.session.documents[0].document
    assert not before.structure.any()
    result = paste(other, qtbot)
    # As near to its place as there is room.
    here, grid = np.s_[0:16, 72:96], np.s_[0:2, 9:12]
    assert np.array_equal(result.structure[here], source.structure[MAP])
    assert np.array_equal(result.textures[result.regions[grid]], source.textures[source.regions[CELLS]])
    assert np.array_equal(result.levels[grid], source.levels[CELLS])
    assert np.array_equal(result.faithful[:, *grid], source.faithful[:, *CELLS])
    assert names(other)[-1] == "Paste part"
    assert other.editor.tool is Tool.MOVE
    assert np.array_equal(np.argwhere(other.session.selection)[[0, -1]], [[0, 72], [15, 95]])
    key(other, KEY.Key_Z, CONTROL)
    assert document(other) is before


def test_a_pasted_part_moves_as_a_whole_and_its_kept_cells_from_cell_to_cell(other, qtbot) -> None:
    pasted = paste(other, qtbot)
    draw(other, [(168, 16), (118, 60), (115, 63)])
    result = document(other)
    assert names(other)[-2:] == ["Paste part", "Move part"]
    # 53 to the left and 47 down: three cells each.
    here, grid = np.s_[24:40, 48:72], np.s_[3:5, 6:9]
    assert np.array_equal(result.structure[here], pasted.structure[0:16, 72:96])
    assert result.structure.sum() == pasted.structure.sum()
    assert np.array_equal(result.levels[grid], pasted.levels[0:2, 9:12])
    assert result.levels.sum() == pasted.levels.sum()
    assert (result.regions != result.regions[9, 0]).sum() == 6
    key(other, KEY.Key_Right)
    assert np.array_equal(document(other).levels[3:5, 7:10], pasted.levels[0:2, 9:12])
    for _ in range(2):
        key(other, KEY.Key_Z, CONTROL)
    assert document(other) is pasted


def test_a_copy_of_a_pasted_part_is_a_whole_part(other, qtbot) -> None:
    pasted = paste(other, qtbot)
    draw(other, [(168, 16), (120, 64)], modifiers=ALT)
    result = document(other)
    assert names(other)[-1] == "Copy part"
    assert result.levels.sum() == 2 * pasted.levels.sum()
    assert result.structure.sum() == 2 * pasted.structure.sum()


def test_kept_cells_are_given_up_where_a_part_is_turned_and_it_is_said(other, qtbot) -> None:
    paste(other, qtbot)
    key(other, KEY.Key_R, CONTROL)
    assert names(other)[-1] == "Transform part"
    assert not document(other).mask.any()
    assert "stay kept only where" in message(other)
    key(other, KEY.Key_Z, CONTROL)
    assert document(other).mask.any()


def test_in_the_same_picture_it_lies_a_cell_aside(part, qtbot) -> None:
    source = document(part)
    copy(part, qtbot)
    result = paste(part, qtbot)
    assert np.array_equal(result.structure[8:24, 128:152], source.structure[MAP])
    assert np.array_equal(result.levels[1:3, 16:19], source.levels[CELLS])


def test_what_another_window_copied_is_pasted(other, qtbot) -> None:
    data = QMimeData()
    data.setData(PART, bytes(QGuiApplication.clipboard().mimeData().data(PART).data()))
    QGuiApplication.clipboard().setMimeData(data)
    assert paste(other, qtbot).structure.any()


def test_without_a_picture_to_paste_it_into_the_part_is_opened_as_a_picture(part, qtbot) -> None:
    copy(part, qtbot)
    click_tab(part, 0)
    key(part, KEY.Key_W, CONTROL)
    assert document_or_none(part) is None
    key(part, KEY.Key_V, CONTROL)
    qtbot.waitUntil(lambda: document_or_none(part) is not None, timeout=10000)
    assert document(part).size == (48, 32)


def test_when_the_window_is_closed_the_picture_of_the_part_stays(part, qtbot) -> None:
    image = copy(part, qtbot).imageData()
    assert part.close()
    data = QGuiApplication.clipboard().mimeData()
    assert not data.hasFormat(PART)
    assert data.imageData().size() == image.size()


def document_or_none(studio):
    return studio.session.document


@pytest.mark.parametrize("damage", ["model", "bytes"])
def test_a_part_that_does_not_fit_is_one_line(other, qtbot, damage: str) -> None:
    plain = json.loads(bytes(QGuiApplication.clipboard().mimeData().data(PART).data()))
    if damage == "bytes":
        plain["gcx"] = plain["gcx"][:80]
    else:
        current = other.session.current
        current.history.push("Another model", document(other).with_layers(model="00000001"))
    data = QMimeData()
    data.setData(PART, json.dumps(plain).encode())
    QGuiApplication.clipboard().setMimeData(data)
    before = document(other)
    key(other, KEY.Key_V, CONTROL)
    qtbot.waitUntil(lambda: "Not pasted" in message(other))
    assert ("it cannot take its textures" if damage == "model" else "is damaged") in message(other)
    assert "\n" not in message(other)
    assert document(other) is before
