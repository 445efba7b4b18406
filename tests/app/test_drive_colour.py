"""Colours in the window: typed, chosen, of a palette, dropped on a region; one commit each, and how near it came."""

import threading
from pathlib import Path

import cv2
import numpy as np
import pytest
from drive_helpers import CONTROL, KEY, command, document, key, names, select
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QColor, QDrag
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QColorDialog
from studio_helpers import LEFT, FakeModel, drop, drop_data, message, on_canvas

from gc_studio.analysis.library import COLOUR_GROUP
from gc_studio.analysis.selection import cells_of
from gc_studio.analysis.surprise import load_density
from gc_studio.app.window.main_window import MainWindow
from gc_studio.document import Document
from gc_studio.storage import RESOURCES

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class Coloured(FakeModel):
    """Paints what a texture is shown on in a colour that follows its code, as far as colours go; `held` waits."""

    def __init__(self) -> None:
        super().__init__()
        self.held = threading.Event()
        self.held.set()

    def in_textures(self, document: Document, codes: np.ndarray) -> list[np.ndarray]:
        assert self.held.wait(10)
        return [self.painted(document, code) for code in codes]

    @staticmethod
    def painted(document: Document, code: np.ndarray) -> np.ndarray:
        lab = np.float32([[[50, 0, 0]]]) + (load_density().slopes @ code).astype(np.float32)
        rgb = cv2.cvtColor(lab, cv2.COLOR_LAB2RGB)[0, 0].clip(0, 1)
        return np.full((document.height, document.width, 3), np.rint(rgb * 255), np.uint8)


@pytest.fixture
def model() -> Coloured:
    return Coloured()


def offers(studio: MainWindow) -> list[str]:
    return [texture.name for texture in studio.textures.textures() if texture.group == COLOUR_GROUP]


def wait_offers(qtbot, studio: MainWindow) -> None:
    qtbot.waitUntil(lambda: bool(offers(studio)), timeout=10000)


def ask(studio: MainWindow, text: str) -> None:
    """Type a colour into the search."""
    key(studio, KEY.Key_F, CONTROL)
    QTest.keyClicks(studio.textures.find_bar.field, text)
    QTest.keyClick(studio.textures.find_bar.field, KEY.Key_Return)


def distance(studio: MainWindow, code: np.ndarray, colour: str) -> float:
    """Of what is painted to a colour, in CIELAB."""
    wanted = QColor(colour)
    both = np.float32([[Coloured.painted(document(studio), code)[0, 0], (wanted.red(), wanted.green(), wanted.blue())]])
    lab = cv2.cvtColor(both / 255, cv2.COLOR_RGB2LAB)[0]
    return float(np.linalg.norm(lab[0] - lab[1]))


def test_a_typed_colour_becomes_one_commit_and_the_list_offers_more_of_it(studio, qtbot) -> None:
    before = document(studio)
    ask(studio, "#7a5c3e")
    wait_offers(qtbot, studio)
    assert names(studio) == ["Opened", "Colour: #7A5C3E"]
    assert message(studio).startswith("#7A5C3E is painted to within ")
    assert distance(studio, document(studio).texture, "#7a5c3e") <= 2
    made, mixed, *nearest = offers(studio)
    assert (made, mixed, len(nearest)) == ("#7A5C3E", "#7A5C3E, mixed", 4)
    others = [texture for texture in studio.textures.textures() if texture.group != COLOUR_GROUP]
    offered = [texture for texture in studio.textures.textures() if texture.group == COLOUR_GROUP]
    best = min(distance(studio, texture.code, "#7a5c3e") for texture in others)
    assert distance(studio, offered[2].code, "#7a5c3e") == best
    assert not studio.textures.find_bar.text
    # The slider mixes it with what was there.
    assert studio.textures.slider.isEnabled()
    command(studio, "undo")
    assert document(studio) is before


def test_a_colour_that_cannot_be_painted_is_told_with_how_near_it_came(studio, qtbot) -> None:
    ask(studio, "#000000")
    # Nothing that this model paints is black and shines at once.
    qtbot.waitUntil(lambda: len(names(studio)) == 2, timeout=10000)
    assert distance(studio, document(studio).texture, "#000000") <= 2

    class Pale(Coloured):
        @staticmethod
        def painted(document: Document, code: np.ndarray) -> np.ndarray:
            return (200 + Coloured.painted(document, code) // 8).astype(np.uint8)

    studio.engine.backend.in_textures = Pale().in_textures
    ask(studio, "#ff0000")
    qtbot.waitUntil(lambda: len(names(studio)) == 3, timeout=10000)
    assert message(studio).startswith("The decoder cannot paint #FF0000 here; this is the nearest, ")
    assert message(studio).endswith(" of CIELAB away")


def test_a_selection_alone_takes_the_colour(studio, qtbot) -> None:
    before = document(studio)
    select(studio, 30, 40, 150, 200)
    cells = cells_of(studio.session.selection, before)
    ask(studio, "#345")
    wait_offers(qtbot, studio)
    assert names(studio)[-1] == "Colour: #334455"
    of_cells = document(studio).textures[document(studio).regions]
    assert (of_cells[~cells] == before.texture).all()
    assert distance(studio, of_cells[cells][0], "#334455") <= 2


def drop_colour(studio: MainWindow, colour: str, x: float, y: float) -> None:
    """Let a colour go over a point of the picture."""
    data = QMimeData()
    data.setColorData(QColor(colour))
    drop_data(studio.canvas, data, on_canvas(studio, x, y))


def test_a_colour_dropped_on_a_region_goes_there(studio, qtbot) -> None:
    select(studio, 30, 40, 150, 200)
    ask(studio, "#345")
    wait_offers(qtbot, studio)
    command(studio, "select_none")
    before = document(studio)
    left = before.regions == before.regions[6, 4]
    assert not left.all()
    drop_colour(studio, "#7a5c3e", 16 * 4 + 8, 16 * 6 + 8)
    qtbot.waitUntil(lambda: names(studio)[-1] == "Colour: #7A5C3E", timeout=10000)
    after = document(studio).textures[document(studio).regions]
    assert (after[~left] == before.textures[before.regions][~left]).all()
    assert distance(studio, after[left][0], "#7a5c3e") <= 2
    drop_colour(studio, "#123456", -5, 5)
    assert names(studio)[-1] == "Colour: #7A5C3E"


def test_of_two_colours_only_the_newest_is_painted(studio, qtbot, model) -> None:
    model.held.clear()
    ask(studio, "#7a5c3e")
    studio.textures.find_bar.clear()
    ask(studio, "#345678")
    model.held.set()
    wait_offers(qtbot, studio)
    assert names(studio) == ["Opened", "Colour: #345678"]
    assert offers(studio)[0] == "#345678"


def test_the_dialog_gives_a_colour(studio, qtbot) -> None:
    QTest.mouseClick(studio.textures.new_row.colour_button, LEFT)
    dialog = studio.findChild(QColorDialog)
    dialog.setCurrentColor(QColor("#456789"))
    QTest.keyClick(dialog, KEY.Key_Return)
    wait_offers(qtbot, studio)
    assert names(studio)[-1] == "Colour: #456789"


def test_a_picture_dropped_on_the_row_gives_its_five_colours(studio, qtbot, monkeypatch) -> None:
    row = studio.textures.new_row
    drop(row, RESOURCES / "samples" / "dress.webp")
    qtbot.waitUntil(lambda: len(row.swatches) == 5, timeout=10000)
    assert message(studio) == "5 colours of dress.webp; click one, or drag it to a region"
    swatch = row.swatches[1]
    dragged = []
    monkeypatch.setattr(QDrag, "exec", lambda drag, *_: dragged.append(drag.mimeData().colorData()))
    QTest.mousePress(swatch, LEFT, pos=swatch.rect().center())
    QTest.mouseMove(swatch, swatch.rect().center() + swatch.rect().bottomRight() * 3)
    QTest.mouseRelease(swatch, LEFT, pos=swatch.rect().center() + swatch.rect().bottomRight() * 3)
    assert [QColor(colour) for colour in dragged] == [swatch.colour]
    assert names(studio) == ["Opened"]
    QTest.mouseClick(swatch, LEFT)
    wait_offers(qtbot, studio)
    assert names(studio)[-1] == f"Colour: {swatch.colour.name().upper()}"
    QTest.mouseClick(row.clear_button, LEFT)
    assert row.swatches == []
    assert not row.clear_button.isVisible()


def test_what_is_no_picture_gives_no_colours(studio, qtbot, tmp_path: Path) -> None:
    path = tmp_path / "notes.png"
    path.write_text("no picture")
    drop(studio.textures.new_row, path)
    qtbot.waitUntil(lambda: message(studio).startswith("No colours taken: notes.png"), timeout=10000)
    data = QMimeData()
    data.setColorData(QColor("#345678"))
    drop_data(studio.textures.new_row, data)
    wait_offers(qtbot, studio)
    assert names(studio)[-1] == "Colour: #345678"
