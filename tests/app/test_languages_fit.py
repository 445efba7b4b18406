"""All words can be read in every language on a small screen, also from right to left."""

from collections.abc import Callable, Iterator

import pytest
from clipping import clipped, overlapping
from drive_helpers import answer_dialog, back_to, close_dialogs
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtWidgets import QApplication
from studio_helpers import wait_decoded

from gc_studio.app.window.language import LANGUAGES, speak
from gc_studio.app.window.main_window import MainWindow
from gc_studio.words import translate_by

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

SMALL = 900, 560


@pytest.fixture
def speaking(qapp: QApplication) -> Iterator[Callable[[str], None]]:
    yield lambda language: speak(qapp, language)
    translate_by(None)
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def faults(studio: MainWindow, monkeypatch) -> list[str]:
    """What is clipped or lies over something else, whatever a person chooses."""
    for kind in ("getOpenFileName", "getOpenFileNames", "getSaveFileName"):
        answer_dialog(monkeypatch, kind)
    found = {}
    for row in studio.rows:
        if row.key == "quit":
            continue
        studio.actions_by_key[row.key].trigger()
        QApplication.processEvents()
        for window in QApplication.topLevelWidgets():
            if window.isVisible():
                for fault in (*clipped(window), *overlapping(window)):
                    found.setdefault(f"{type(window).__name__}: {fault}", row.key)
        close_dialogs()
        back_to(studio)
        studio.messages.hide()
    return [f"{fault} (first seen after {key})" for fault, key in found.items()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_clipped(language, speaking, make_window, qtbot, photo_path, monkeypatch) -> None:
    speaking(language)
    studio = make_window()
    studio.resize(*SMALL)
    studio.start([photo_path])
    wait_decoded(qtbot, studio)
    assert studio.size().toTuple() == SMALL
    assert faults(studio, monkeypatch) == []
