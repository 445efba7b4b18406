"""Unsaved work after a crash: opened, kept for later, or discarded after one question."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMessageBox
from studio_helpers import LEFT, NONE, show

from gc_studio.app.documents import recovery_dialog
from gc_studio.app.documents.recovery_dialog import FoundWork, RecoveryDialog
from gc_studio.app.look import theme


def found() -> list[FoundWork]:
    thumbnail = QImage(40, 90, QImage.Format.Format_RGB32)
    thumbnail.fill(Qt.GlobalColor.red)
    when = datetime(2025, 11, 20, 14, 32)
    return [
        FoundWork("jacket.gcx", when, 12, "Draw lines", thumbnail),
        FoundWork("<b>bold.gcx", when.replace(tzinfo=UTC), 1, "Swap texture", None),
        FoundWork("dress.webp", when, 1204, "", thumbnail),
    ]


@pytest.fixture
def dialog(qapp, qtbot) -> RecoveryDialog:
    theme.apply_theme(qapp)
    shown = RecoveryDialog(None, found())
    show(qtbot, shown)
    return shown


def outcome(dialog: RecoveryDialog) -> tuple[list[int], bool]:
    assert not dialog.isVisible()
    return dialog.chosen, dialog.discarded


def test_it_says_what_was_found(dialog: RecoveryDialog) -> None:
    words = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    assert "12 changes, the last: Draw lines" in words
    assert "1 change, the last: Swap texture" in words
    assert "1,204 changes\n" in words
    assert "14:32" in words or "2:32" in words
    names = dialog.findChildren(QLabel, "heading")
    assert [name.text() for name in names] == ["jacket.gcx", "<b>bold.gcx", "dress.webp"]
    assert all(name.textFormat() == Qt.TextFormat.PlainText for name in names)


def test_enter_opens_all(dialog: RecoveryDialog) -> None:
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert outcome(dialog) == ([0, 1, 2], False)


def test_only_the_selected(dialog: RecoveryDialog) -> None:
    QTest.mouseClick(dialog.rows[1], LEFT, NONE, QPoint(200, 20))
    dialog.rows[2].box.setFocus()
    QTest.keyClick(dialog.rows[2].box, Qt.Key.Key_Space)
    QTest.mouseClick(dialog.open_button, LEFT)
    assert outcome(dialog) == ([0], False)


def test_nothing_selected_cannot_be_opened(dialog: RecoveryDialog) -> None:
    for row in dialog.rows:
        QTest.mouseClick(row, LEFT, NONE, row.rect().center())
    assert not dialog.open_button.isEnabled()
    QTest.mouseClick(dialog.rows[1].box, LEFT, NONE, dialog.rows[1].box.rect().center())
    assert dialog.open_button.isEnabled()


def test_later_and_escape_keep_it(dialog: RecoveryDialog) -> None:
    QTest.mouseClick(dialog.later_button, LEFT)
    assert outcome(dialog) == ([], False)
    dialog.show()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert outcome(dialog) == ([], False)


@pytest.mark.parametrize("sure", [True, False])
def test_discarding_asks_once(dialog: RecoveryDialog, monkeypatch, sure: bool) -> None:
    asked = []
    answer = QMessageBox.StandardButton.Discard if sure else QMessageBox.StandardButton.Cancel
    monkeypatch.setattr(recovery_dialog.QMessageBox, "exec", lambda box: asked.append(box.text()) or answer.value)
    QTest.mouseClick(dialog.discard_button, LEFT)
    assert asked == ["Discard all 3 pieces of unsaved work?"]
    assert dialog.discarded is sure
    assert dialog.isVisible() is not sure
    assert dialog.chosen == []


def test_every_box_has_a_name(dialog: RecoveryDialog) -> None:
    assert dialog.rows[0].box.accessibleName().startswith("jacket.gcx, 12 changes")


@pytest.mark.parametrize("height", [240, 560])
def test_buttons_stay_in_reach(dialog: RecoveryDialog, qtbot, height: int) -> None:
    dialog.resize(460, height)
    qtbot.waitUntil(lambda: dialog.height() == height)
    QTest.qWait(0)
    for button in (dialog.open_button, dialog.later_button, dialog.discard_button):
        assert dialog.rect().contains(button.geometry())
        assert button.width() >= button.minimumSizeHint().width()
    for row in dialog.rows:
        assert row.mapTo(dialog, row.rect().bottomRight()).x() < dialog.width()
