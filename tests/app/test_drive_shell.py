"""The program around the documents: every command, the sheet of keys, settings, layout, keyboard, errors."""

import pytest
from drive_helpers import ALT, CONTROL, KEY, answer_dialog, back_to, close_dialogs, command, document, key, names
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QToolButton, QWidget
from studio_helpers import LEFT, choose, draw, message, wait_decoded

from gc_studio.app.commands.command import SAMPLER, SCENES, TORCH
from gc_studio.app.look import theme
from gc_studio.app.window.error_report import ErrorReport, install
from gc_studio.app.window.settings_dialog import SettingsDialog
from gc_studio.app.window.shortcut_sheet import ShortcutSheet
from gc_studio.canvas import Canvas

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def trigger_all(studio, monkeypatch) -> None:
    for kind in ("getOpenFileName", "getOpenFileNames", "getSaveFileName"):
        answer_dialog(monkeypatch, kind)
    for row in studio.rows:
        # The tour and the sampler open documents, and have tests of their own.
        if row.key not in ("quit", "tour", "sample"):
            studio.actions_by_key[row.key].trigger()
            QApplication.processEvents()
            close_dialogs()
            back_to(studio)
            assert not studio.messages.is_error or "clipboard" in message(studio), row.key
            studio.messages.hide()
    assert studio.isVisible()


def test_every_command_without_a_document(make_window, qtbot, monkeypatch) -> None:
    QApplication.clipboard().clear()
    studio = make_window()
    trigger_all(studio, monkeypatch)
    with qtbot.waitSignal(studio.engine.model_ready):
        studio.start([])
    trigger_all(studio, monkeypatch)
    assert studio.session.documents == ()
    # A model that takes labels ships, and a sampler, and torch is installed: neither a scene nor a picture from noise
    # needs anything else to begin with. Any tool can be taken in hand.
    needed = {row.key for row in studio.rows if row.needs - SCENES - SAMPLER - TORCH - {"preservable"}}
    assert {"save", "export", "undo", "delete", "clean_up", "preserve_all", "next"} <= needed
    assert [name for name in needed if studio.actions_by_key[name].isEnabled()] == []


def test_every_command_with_a_document(studio, qtbot, monkeypatch) -> None:
    QApplication.clipboard().clear()
    key(studio, KEY.Key_B)
    draw(studio, [(240, 20), (300, 60)])
    trigger_all(studio, monkeypatch)
    # The start page came first, and that is what was closed.
    first = studio.session.documents[0]
    assert first.history.entries[1].name == "Ink"
    command(studio, "quit")
    assert not studio.isVisible()


def test_every_shortcut_does_what_its_command_does(studio) -> None:
    fired = []
    for row in studio.rows:
        action = studio.actions_by_key[row.key]
        action.triggered.disconnect()
        action.triggered.connect(lambda _=False, name=row.key: fired.append(name))
        action.setEnabled(True)
        # Those of scenes, too.
        action.setVisible(True)
    expected = []
    for row in studio.rows:
        if row.shortcut:
            combination = QKeySequence(row.shortcut)[0]
            studio.canvas.setFocus()
            QTest.keyClick(studio.canvas, combination.key(), combination.keyboardModifiers())
            expected.append(row.key)
    assert fired == expected


def test_the_sheet_lists_every_shortcut(studio) -> None:
    key(studio, KEY.Key_F1)
    [sheet] = [dialog for dialog in studio.findChildren(QDialog) if isinstance(dialog, ShortcutSheet)]
    shown = sheet.shown_rows()
    native = QKeySequence.SequenceFormat.NativeText
    for row in studio.rows:
        if row.shortcut:
            keys = QKeySequence(row.shortcut).toString(native).lower()
            assert any(row.text.lower() in text and keys in text for text in shown), row.key
    QTest.keyClicks(sheet.search, "mirror")
    assert len(sheet.shown_rows()) == 1
    close_dialogs()


def test_no_two_commands_share_a_name_in_a_menu_and_all_have_tips(studio) -> None:
    places = [(row.menu, row.text) for row in studio.rows if row.menu]
    assert len(places) == len(set(places))
    assert all(row.tip for row in studio.rows)


def test_settings_hold_at_once(studio, qtbot, qapp, monkeypatch) -> None:
    theme.follow(qapp, studio.settings)
    for offset in range(3):
        key(studio, KEY.Key_B)
        draw(studio, [(240, 20 + 10 * offset), (300, 20 + 10 * offset)])
    studio.actions_by_key["settings"].trigger()
    [dialog] = [child for child in studio.findChildren(QDialog) if isinstance(child, SettingsDialog)]
    dark = studio.canvas.grab().toImage().pixel(3, 3), theme.colours()
    dialog.theme.setFocus()
    QTest.keyClick(dialog.theme, KEY.Key_Down)
    assert studio.settings.theme == "light"
    assert theme.colours() != dark[1]
    QApplication.processEvents()
    assert studio.canvas.grab().toImage().pixel(3, 3) != dark[0]
    QTest.keyClick(dialog.theme, KEY.Key_Up)
    assert studio.canvas.grab().toImage().pixel(3, 3) == dark[0]
    assert studio.autosave.is_on
    dialog.autosave.setFocus()
    QTest.keyClick(dialog.autosave, KEY.Key_Space)
    assert not studio.autosave.is_on
    QTest.keyClick(dialog.autosave, KEY.Key_Space)
    assert studio.autosave.is_on
    dialog.memory_slider.setFocus()
    QTest.keyClick(dialog.memory_slider, KEY.Key_Home)
    assert studio.session.history.max_bytes == 32 * 2**20
    dialog.animate.setFocus()
    QTest.keyClick(dialog.animate, KEY.Key_Space)
    assert not studio.canvas._is_animated
    close_dialogs()
    assert len(names(studio)) == 4


def test_what_was_set_holds_at_the_next_start(make_window) -> None:
    first = make_window()
    first.settings.animate = False
    first.settings.autosave = False
    first.settings.history_megabytes = 64
    assert first.close()
    again = make_window()
    assert not again.canvas._is_animated
    assert not again.autosave.is_on
    assert again.session.history_bytes_limit == 64 * 2**20


def places(studio) -> dict[str, tuple]:
    areas = {name: studio.dockWidgetArea(dock) for name, dock in studio.docks.items()}
    return {name: (dock.isHidden(), dock.isFloating(), areas[name]) for name, dock in studio.docks.items()}


def test_the_layout_is_remembered_and_can_be_reset(studio, make_window, qtbot) -> None:
    first = places(studio)
    studio.docks["History"].toggleViewAction().trigger()
    studio.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, studio.docks["Textures"])
    # No larger than the screen of a test.
    studio.resize(790, 700)
    QApplication.processEvents()
    changed = places(studio)
    assert changed != first
    assert studio.close()
    again = make_window()
    assert places(again) == changed
    assert (again.width(), again.height()) == (790, 700)
    again.actions_by_key["reset_layout"].trigger()
    assert places(again) == first
    for dock in again.docks.values():
        assert dock.toggleViewAction().isChecked()


def walked(studio) -> list[QWidget]:
    """What Tab visits from the canvas on, backwards as Tab itself hides the panels there, until it is back."""
    studio.canvas.setFocus()
    seen: list[QWidget] = [studio.canvas]
    for _ in range(80):
        QTest.keyClick(QApplication.focusWidget(), KEY.Key_Backtab)
        widget = QApplication.focusWidget()
        assert widget is not None
        if widget is studio.canvas:
            return seen
        seen.append(widget)
    raise AssertionError([widget.accessibleName() for widget in seen])


def test_tab_visits_everything_and_all_has_a_name(studio, qtbot) -> None:
    choose(studio, 3)
    wait_decoded(qtbot, studio)
    key(studio, KEY.Key_P)
    stops = walked(studio)
    for widget in stops:
        assert widget.accessibleName() or getattr(widget, "text", str)(), widget
        assert widget.isVisible()
    parts = (studio.tabs, studio.options, studio.textures, studio.textures.slider)
    for part in parts:
        assert any(part is stop or part.isAncestorOf(stop) for stop in stops), part
    strip = [stop for stop in stops if studio.options.isAncestorOf(stop)]
    assert any(isinstance(stop, QToolButton) and stop.defaultAction() for stop in strip)
    studio.docks["History"].raise_()
    QApplication.processEvents()
    assert studio.history in walked(studio)


def test_the_whole_loop_without_a_mouse(studio, qtbot, monkeypatch, tmp_path) -> None:
    studio.canvas.setFocus()
    key(studio, KEY.Key_A, CONTROL)
    key(studio, KEY.Key_P, CONTROL)
    assert document(studio).mask.all()
    key(studio, KEY.Key_V)
    key(studio, KEY.Key_Right)
    assert names(studio) == ["Opened", "Preserve, faithful", "Move lines"]
    key(studio, KEY.Key_F, CONTROL)
    key(studio, KEY.Key_Return)
    key(studio, KEY.Key_Right)
    key(studio, KEY.Key_Return)
    assert names(studio)[-1].startswith("Texture: ")
    wait_decoded(qtbot, studio)
    while QApplication.focusWidget() is not studio.textures.slider:
        assert not isinstance(QApplication.focusWidget(), Canvas)
        QTest.keyClick(QApplication.focusWidget(), KEY.Key_Tab)
    key(studio, KEY.Key_Home)
    assert names(studio)[-1].endswith(" 0 %")
    path = tmp_path / "work.gcs"
    answer_dialog(monkeypatch, "getSaveFileName", path)
    key(studio, KEY.Key_S, CONTROL)
    assert path.exists()
    assert not studio.isWindowModified()


def test_alt_opens_menus_and_they_have_their_own_letters(studio) -> None:
    titles = [action.text() for action in studio.menuBar().actions()]
    letters = [title[title.index("&") + 1].lower() for title in titles]
    assert len(letters) == len(set(letters))
    key(studio, KEY.Key_F, ALT)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, KEY.Key_Escape)
    assert QApplication.activePopupWidget() is None


@pytest.mark.qt_no_exception_capture
def test_an_unexpected_error_is_reported_and_the_work_goes_on(studio, qtbot, monkeypatch) -> None:
    restore = install(studio, lambda: {"Model": studio.status.model.text()})
    try:
        with monkeypatch.context() as patch:
            patch.setattr(studio.selecting, "outline", lambda: 1 / 0)
            studio.actions_by_key["select_all"].trigger()
        qtbot.waitUntil(lambda: studio.findChild(ErrorReport) is not None)
        report = studio.findChild(ErrorReport)
        assert "ZeroDivisionError" in report.text.toPlainText()
        assert "0123abcd" in report.text.toPlainText()
        QTest.mouseClick(report.copy_button, LEFT)
        assert "ZeroDivisionError" in QApplication.clipboard().text()
        QTest.keyClick(report, KEY.Key_Escape)
        back_to(studio)
        key(studio, KEY.Key_B)
        draw(studio, [(240, 20), (300, 60)])
        assert names(studio) == ["Opened", "Ink"]
        wait_decoded(qtbot, studio)
    finally:
        restore()


def test_tools_on_the_strip_are_clicked(studio) -> None:
    for row in studio.rows:
        if row.group == "tools" and row.kind != "labels":
            [button] = [
                b
                for b in studio.findChildren(QToolButton)
                if b.defaultAction() is studio.actions_by_key[row.key] and b.isVisible()
            ]
            QTest.mouseClick(button, LEFT)
            assert studio.canvas.tool.name == row.key
            assert button.isChecked()


def test_both_themes_dress_every_part(studio, qtbot, qapp) -> None:
    def colours() -> list[int]:
        parts = (studio.canvas, studio.textures, studio.rate, studio.options, studio.statusBar(), studio.tabs)
        return [part.grab().toImage().pixel(2, 2) for part in parts]

    shades = []
    for name in ("light", "dark"):
        theme.apply_theme(qapp, name)
        QApplication.processEvents()
        shades.append(colours())
    assert all(light != dark for light, dark in zip(*shades, strict=True))


def test_names_from_outside_are_plain_text(studio, qtbot, photo_path) -> None:
    path = photo_path.with_name("<b>bold & brash.png")
    path.write_bytes(photo_path.read_bytes())
    studio.files.open(path)
    qtbot.waitUntil(lambda: len(studio.session.documents) == 2)
    assert studio.tabs.bar.tabText(1).replace("&&", "&") == path.name
    assert studio.windowTitle().startswith(path.name)
    broken = photo_path.with_name("<i>broken.png")
    broken.write_text("x")
    studio.files.open(broken)
    qtbot.waitUntil(lambda: "<i>broken.png" in message(studio))
    rich = (Qt.TextFormat.RichText, Qt.TextFormat.AutoText)
    shown = [label for label in studio.findChildren(QLabel) if "broken" in label.text()]
    assert shown
    assert not any(label.textFormat() in rich for label in shown)
