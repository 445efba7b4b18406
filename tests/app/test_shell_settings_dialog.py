"""The settings dialog: what is chosen holds at once, and what is set elsewhere shows."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialog, QLabel, QSlider, QSpinBox
from studio_helpers import LEFT, show

from gc_studio.app.look import theme
from gc_studio.app.settings import Settings
from gc_studio.app.window.settings_dialog import SettingsDialog


@pytest.fixture
def settings(qapp, tmp_path: Path):
    made = Settings(tmp_path / "studio.ini")
    theme.follow(qapp, made)
    yield made
    made.theme = "dark"


@pytest.fixture
def make_dialog(settings: Settings, qtbot):
    def make(has_cuda: bool = False) -> SettingsDialog:
        dialog = SettingsDialog(None, settings, has_cuda)
        show(qtbot, dialog)
        return dialog

    return make


@pytest.fixture
def dialog(make_dialog) -> SettingsDialog:
    return make_dialog()


def choose(box: QComboBox, *keys: Qt.Key) -> None:
    box.setFocus()
    for key in keys:
        QTest.keyClick(box, key)


def test_a_theme_holds_at_once(dialog: SettingsDialog, settings: Settings) -> None:
    choose(dialog.theme, Qt.Key.Key_Down)
    assert settings.theme == "light"
    assert theme.colours() is theme.LIGHT
    assert dialog.theme.currentText() == "Light"


def test_boxes_hold_at_once(dialog: SettingsDialog, settings: Settings) -> None:
    dialog.animate.setFocus()
    QTest.keyClick(dialog.animate, Qt.Key.Key_Space)
    dialog.autosave.setFocus()
    QTest.keyClick(dialog.autosave, Qt.Key.Key_Space)
    assert (settings.animate, settings.autosave) == (False, False)
    QTest.keyClick(dialog.autosave, Qt.Key.Key_Space)
    assert settings.autosave is True


def test_undo_memory_by_slider_and_by_number(dialog: SettingsDialog, settings: Settings) -> None:
    dialog.memory_slider.setFocus()
    QTest.keyClick(dialog.memory_slider, Qt.Key.Key_Right)
    assert settings.history_megabytes == 512
    assert dialog.memory.value() == 512
    dialog.memory.setFocus()
    dialog.memory.selectAll()
    QTest.keyClicks(dialog.memory, "700")
    assert settings.history_megabytes == 512
    QTest.keyClick(dialog.memory, Qt.Key.Key_Return)
    assert settings.history_megabytes == 700
    assert dialog.memory_slider.value() == 4
    for key, megabytes in ((Qt.Key.Key_End, 4096), (Qt.Key.Key_Home, 32)):
        QTest.keyClick(dialog.memory_slider, key)
        assert settings.history_megabytes == megabytes


def test_another_device_says_that_a_restart_is_needed(dialog: SettingsDialog, settings: Settings) -> None:
    assert "started again" not in dialog.restart.text()
    choose(dialog.device, Qt.Key.Key_Down)
    assert settings.device == "cpu"
    assert "started again" in dialog.restart.text()
    choose(dialog.device, Qt.Key.Key_Up)
    assert "started again" not in dialog.restart.text()


@pytest.mark.parametrize("has_cuda", [True, False])
def test_a_graphics_card_only_where_there_is_one(make_dialog, settings: Settings, has_cuda: bool) -> None:
    dialog = make_dialog(has_cuda)
    choose(dialog.device, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert settings.device == ("cuda" if has_cuda else "cpu")
    assert ("not found" in dialog.device.itemText(2)) is not has_cuda


def test_each_language_is_named_in_itself_and_kept_for_the_next_start(dialog, settings: Settings) -> None:
    names = [dialog.language.itemText(row) for row in range(dialog.language.count())]
    assert names == ["As the system", "English", "Deutsch", "Espa\u00f1ol", "\u7b80\u4f53\u4e2d\u6587"]
    choose(dialog.language, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert settings.language == "de"
    assert dialog.windowTitle() == "Settings"


def test_reset_shows_and_holds(dialog: SettingsDialog, settings: Settings) -> None:
    choose(dialog.theme, Qt.Key.Key_Down)
    settings.history_megabytes = 64
    assert dialog.memory.value() == 64
    QTest.mouseClick(dialog.reset_button, LEFT)
    assert (settings.theme, settings.history_megabytes) == ("dark", 256)
    assert (dialog.theme.currentText(), dialog.memory.value()) == ("Dark", 256)
    assert theme.colours() is theme.DARK


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_keys_close_it(dialog: SettingsDialog, key: Qt.Key) -> None:
    QTest.keyClick(dialog, key)
    assert not dialog.isVisible()
    assert dialog.result() in (QDialog.DialogCode.Accepted, QDialog.DialogCode.Rejected)


def test_everything_has_a_name_and_fits(dialog: SettingsDialog) -> None:
    for kind in (QAbstractButton, QComboBox, QSlider, QSpinBox, QLabel):
        for widget in dialog.findChildren(kind):
            if widget.isVisible() and not widget.objectName().startswith("qt_"):
                assert kind is QLabel or widget.accessibleName() or widget.text()
                assert widget.width() >= widget.minimumSizeHint().width()
                assert widget.height() >= widget.minimumSizeHint().height()
                assert dialog.rect().contains(widget.mapTo(dialog, widget.rect().bottomRight()))
