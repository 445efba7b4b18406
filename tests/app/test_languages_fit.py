"""All words can be read in every language on a small screen, also where one reads from right to left."""

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from clipping import clipped, overlapping
from drive_helpers import KEY, answer_dialog, back_to, close_dialogs, key
from PySide6.QtCore import QEventLoop, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QWidget
from studio_helpers import draw, shown_is_current, wait_decoded

from gc_studio.analysis.suggest import Found
from gc_studio.app.editing import suggesting
from gc_studio.app.window.language import LANGUAGES, speak
from gc_studio.app.window.main_window import MainWindow
from gc_studio.words import translate_by

pytestmark = [pytest.mark.qt_log_ignore("This plugin does not support"), pytest.mark.long]

SMALL = 900, 560
PATIENCE = 40


@pytest.fixture
def speaking(qapp: QApplication) -> Iterator[Callable[[str], object]]:
    yield lambda language: speak(qapp, language)
    translate_by(None)
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()


@pytest.fixture
def from_the_right(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def small_studio(make_window, qtbot, photo_path) -> Callable[[], MainWindow]:
    def made() -> MainWindow:
        studio = make_window()
        studio.resize(*SMALL)
        studio.start([photo_path])
        wait_decoded(qtbot, studio)
        assert studio.size().toTuple() == SMALL
        return studio

    return made


def lasting_faults(window: QWidget) -> list[str]:
    """What is clipped or lies over something else, when all that was put off is done."""
    for _ in range(PATIENCE):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
        if not window.isVisible() or not (found := [*clipped(window), *overlapping(window)]):
            return []
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
    return found


def some_cells(studio: MainWindow) -> np.ndarray:
    scores = np.zeros(studio.session.document.grid, np.float32)
    scores[2:4, 2:5] = 1
    return scores


def faults(studio: MainWindow, monkeypatch) -> list[str]:
    """Faults of all that a person can open, and of the window with each tool in hand."""
    for kind in ("getOpenFileName", "getOpenFileNames", "getSaveFileName"):
        answer_dialog(monkeypatch, kind)
    # The nets are not needed to see the panel, and would go on when the test is over.
    monkeypatch.setattr(suggesting, "find", lambda _photo, kind: Found(kind, some_cells(studio), 3))
    studio.docks["History"].raise_()
    found = {f"History: {fault}": "the tab" for fault in lasting_faults(studio)}
    studio.docks["Rate"].raise_()
    for row in studio.rows:
        if not row.text.endswith("\N{HORIZONTAL ELLIPSIS}") and row.menu not in ("", "Help"):
            continue
        studio.actions_by_key[row.key].trigger()
        for window in QApplication.topLevelWidgets():
            for fault in lasting_faults(window):
                found.setdefault(f"{type(window).__name__}: {fault}", row.key)
        close_dialogs()
        back_to(studio)
        studio.messages.hide()
    return [f"{fault} (after {name})" for fault, name in found.items()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_clipped(language: str, speaking, small_studio, monkeypatch) -> None:
    speaking(language)
    assert faults(small_studio(), monkeypatch) == []


def test_from_right_to_left_the_window_is_mirrored_and_the_picture_is_not(
    from_the_right, small_studio, qtbot, monkeypatch
) -> None:
    studio = small_studio()
    bar = studio.menuBar()
    assert bar.actionGeometry(bar.actions()[0]).center().x() > bar.width() / 2
    key(studio, KEY.Key_B)
    before = studio.session.document.structure
    draw(studio, [(240, 20), (300, 20)])
    drawn = studio.session.document.structure & ~before
    scale = studio.session.document.structure_scale
    rows, columns = drawn.nonzero()
    assert columns.min() * scale >= 235
    assert columns.max() * scale <= 305
    assert abs(rows * scale - 20).max() <= 6
    qtbot.waitUntil(lambda: shown_is_current(studio))
    assert faults(studio, monkeypatch) == []
