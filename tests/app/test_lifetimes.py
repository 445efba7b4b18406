"""Dialogs go when they are closed, and what they hold goes with them."""

import gc
import weakref

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMessageBox
from studio_helpers import draw

from gc_studio.app.look import controls

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def dialogs(studio) -> list[QDialog]:
    return studio.findChildren(QDialog)


def test_every_dialog_goes_when_it_is_closed(studio, qtbot) -> None:
    for key in ("export", "batch", "settings", "shortcuts", "about"):
        studio.actions_by_key[key].trigger()
        (dialog,) = dialogs(studio)
        assert dialog.isVisible()
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: dialogs(studio) == [])
    assert studio.exporting.dialog is None


def test_a_closed_export_holds_no_pictures(studio, qtbot) -> None:
    studio.actions_by_key["export"].trigger()
    decoded = weakref.ref(studio.exporting.dialog.source)
    studio.exporting.dialog.close()

    def is_gone() -> bool:
        gc.collect()
        return decoded() is None

    qtbot.waitUntil(is_gone)


def test_the_window_ends_a_batch_that_was_closed_before(studio, qtbot) -> None:
    studio.actions_by_key["batch"].trigger()
    dialogs(studio)[0].close()
    qtbot.waitUntil(lambda: dialogs(studio) == [])
    assert studio.close()


@pytest.mark.parametrize("answer", ["Save", "Cancel"])
def test_a_question_leaves_nothing_behind(studio, qtbot, monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    draw(studio, [(20, 20), (60, 60)])
    wanted = QMessageBox.StandardButton[answer]
    monkeypatch.setattr(controls.QMessageBox, "exec", lambda box: box.button(wanted).text() and wanted.value)
    names = {QMessageBox.StandardButton.Save: "Keep <b>it</b>"}
    buttons = QMessageBox.StandardButton.Save | QMessageBox.StandardButton.Cancel
    assert controls.ask(studio, "Title", "<b>text", "more", buttons, wanted, names) == wanted
    qtbot.waitUntil(lambda: dialogs(studio) == [])
