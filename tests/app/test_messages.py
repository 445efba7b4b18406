"""Messages are seen wherever one is: on the start page, over a dialog, without a document, several at once."""

from pathlib import Path

import pytest
from drive_helpers import CONTROL, KEY, close_dialogs, dialogs, key
from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from studio_helpers import LEFT, drop, message, wait_decoded

from gc_studio.app.window.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def is_seen(studio: MainWindow) -> bool:
    """Whether nothing lies over the bar: at its corners and in its middle the mouse meets it."""
    bar = studio.messages
    places = [bar.rect().topLeft() + QPoint(2, 2), bar.rect().center(), bar.rect().bottomRight() - QPoint(2, 2)]
    met = [QApplication.widgetAt(bar.mapToGlobal(place)) for place in places]
    return bar.isVisible() and all(isinstance(it, QWidget) and (it is bar or bar.isAncestorOf(it)) for it in met)


@pytest.fixture
def started(make_window) -> MainWindow:
    """A window with its start page, on a screen that has room for it."""
    shown = make_window()
    shown.start([])
    shown.move(0, 0)
    shown.resize(796, 700)
    return shown


@pytest.mark.parametrize("name", ["text.png", "missing.gcx", "text.gcs", "cut.jpg"])
def test_a_file_that_cannot_be_opened_is_told_on_the_start_page(started, qtbot, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if "missing" not in name:
        path.write_bytes(b"\xff\xd8\xff\xe0 no photo")
    drop(started.start_page, path)
    qtbot.waitUntil(lambda: started.messages.is_error)
    assert name in message(started)
    assert started.start_page.isVisible()
    assert is_seen(started)


def test_a_photo_that_cannot_be_analysed_is_told_where_one_is_then(
    started, qtbot, model, photo_path, monkeypatch
) -> None:
    """It is on show for a moment; the start page comes back, below the message."""

    def analyse(photo: object) -> object:
        raise ValueError("a photo of nothing")

    monkeypatch.setattr(model, "analyse", analyse)
    drop(started.start_page, photo_path)
    qtbot.waitUntil(lambda: started.messages.is_error)
    assert started.start_page.isVisible()
    assert "a photo of nothing" in message(started)
    assert is_seen(started)
    # What comes later is seen, too, and takes nothing away.
    started.messages.show_notice("Something else")
    assert "a photo of nothing" in message(started)
    assert started.messages.below.text() == "Something else"
    assert started.messages.below.isVisible()
    assert is_seen(started)


def test_turning_pages_covers_no_message(started, qtbot, photo_path: Path) -> None:
    QGuiApplication.clipboard().clear()
    key(started, KEY.Key_V, CONTROL)
    assert is_seen(started)
    started.files.open(photo_path)
    wait_decoded(qtbot, started)
    assert is_seen(started)
    QTest.mouseClick(started.tabs.new_button, LEFT)
    assert is_seen(started)
    key(started, KEY.Key_Escape)
    assert started.canvas.isVisible()
    assert is_seen(started)


def test_every_file_that_cannot_be_opened_is_told(started, qtbot, tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.png" for number in range(5)]
    drop(started.start_page, *paths)
    qtbot.waitUntil(lambda: "2 more" in message(started))
    lines = message(started).splitlines()
    assert len(lines) == 4
    assert len({line.split(":")[0] for line in lines}) == 4
    assert is_seen(started)
    QTest.mouseClick(started.messages.close_button, LEFT)
    assert message(started) == ""
    started.messages.show_error("Another day")
    assert message(started) == "Another day"


@pytest.mark.parametrize("command", ["settings", "shortcuts", "batch"])
def test_a_message_lies_over_the_dialog_in_front_and_stays_when_that_closes(started, qtbot, command: str) -> None:
    qtbot.waitUntil(lambda: started.engine.backend is not None)
    started.actions_by_key[command].trigger()
    [dialog] = dialogs()
    started.messages.show_error("Autosave does not work now")
    assert dialog.isAncestorOf(started.messages)
    assert is_seen(started)
    assert close_dialogs() == 1
    assert not dialog.isAncestorOf(started.messages)
    assert message(started) == "Autosave does not work now"
    assert is_seen(started)


def test_a_notice_waits_until_it_can_be_seen(started, qtbot, monkeypatch) -> None:
    """One that came before a dialog was opened over it is there still, however long that takes."""
    started.messages.show_notice("The export opens soon")
    started.actions_by_key["settings"].trigger()
    started.messages._end_notice()
    close_dialogs()
    assert message(started) == "The export opens soon"
    assert is_seen(started)
    started.messages._end_notice()
    assert message(started) == ""
