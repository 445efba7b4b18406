"""The palette of commands: found by what is typed, done by keys and mouse, and honest about what cannot be done."""

import pytest
from drive_helpers import CONTROL, KEY, click, key, names
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from studio_helpers import LEFT, draw

from gc_studio.app.commands.finding import Choice, found
from gc_studio.app.window.command_palette import CommandPalette
from gc_studio.app.window.main_window import MainWindow

CHOICES = [
    Choice("undo", "Undo", "Edit", "Ctrl+Z", "Undo the last action", "There is nothing to undo"),
    Choice("open", "Open…", "File", "Ctrl+O", "Open photos or projects"),
    Choice("lines", "Always show structure lines", "View", "Shift+L", "Show the structure lines whatever the tool"),
    Choice("detect", "Detect anew…", "Structure", "Ctrl+L", "Look for more or fewer lines"),
    Choice("everything", "Sélection: tout", "Select", "Ctrl+A", "The whole picture"),
]


def keys_of(query: str, recent: tuple[str, ...] = ()) -> list[str]:
    return [choice.key for choice in found(query, CHOICES, recent)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("lines struc", "lines"),
        ("LINES", "lines"),
        ("asl", "lines"),
        ("dtct", "detect"),
        ("detcet", "detect"),
        ("fewer", "detect"),
        ("selection", "everything"),
        ("undo", "undo"),
        ("ctrl+o", "open"),
    ],
)
def test_what_is_typed_finds_what_is_meant(query: str, first: str) -> None:
    assert keys_of(query)[0] == first


def test_what_was_chosen_last_comes_first_and_what_cannot_be_done_last() -> None:
    assert keys_of("") == ["open", "lines", "detect", "everything", "undo"]
    assert keys_of("", ("detect", "undo")) == ["detect", "open", "lines", "everything", "undo"]
    assert keys_of("line nonsense") == []


@pytest.fixture
def palette(studio: MainWindow) -> CommandPalette:
    """Opened by its key."""
    studio.canvas.setFocus()
    key(studio, KEY.Key_Return, CONTROL)
    assert studio.palette_of_commands.isVisible()
    return studio.palette_of_commands


def test_a_command_is_typed_and_done_with_the_keyboard_alone(studio: MainWindow, palette: CommandPalette) -> None:
    for letter in "level fai":
        key(studio, KEY.Key_Space if letter == " " else KEY[f"Key_{letter.upper()}"])
    assert palette.field.text() == "level fai"
    assert palette.shown()[0] == "Level: faithful"
    key(studio, KEY.Key_Return)
    assert not palette.isVisible()
    assert studio.canvas.hasFocus()
    assert studio.levels.level == 3
    assert studio.settings.recent_commands == ["level_3"]
    key(studio, KEY.Key_Return, CONTROL)
    assert palette.field.text() == ""
    assert palette.shown()[0] == "Level: faithful"


def test_every_command_is_there_and_says_why_it_cannot_be_done(studio: MainWindow, palette: CommandPalette) -> None:
    assert sorted(palette.shown()) == sorted(row.text for row in studio.rows if row.key != "palette")
    QTest.keyClicks(palette.field, "undo")
    assert "There is nothing to undo" in palette.field.accessibleDescription()
    before = names(studio)
    key(studio, KEY.Key_Return)
    assert palette.isVisible()
    assert names(studio) == before
    key(studio, KEY.Key_Escape)
    assert not palette.isVisible()
    assert studio.canvas.hasFocus()
    draw(studio, [(20, 20), (60, 60)])
    key(studio, KEY.Key_Return, CONTROL)
    QTest.keyClicks(palette.field, "undo")
    key(studio, KEY.Key_Return)
    assert not studio.session.can_undo
    assert studio.session.can_redo


def test_without_a_picture_it_says_so(make_window) -> None:
    studio = make_window()
    studio.actions_by_key["palette"].trigger()
    QTest.keyClicks(studio.palette_of_commands.field, "save as")
    assert "No picture is open" in studio.palette_of_commands.field.accessibleDescription()


def test_the_mouse_chooses_and_a_click_beside_it_closes(studio: MainWindow, palette: CommandPalette) -> None:
    QTest.keyClicks(palette.field, "select all")
    assert palette.shown()[0] == "All"
    place = palette.list.visualItemRect(palette.list.item(0)).center()
    QTest.mouseMove(palette.list.viewport(), place)
    QTest.mouseClick(palette.list.viewport(), LEFT, pos=place)
    assert studio.session.selection is not None
    assert not palette.isVisible()
    key(studio, KEY.Key_Return, CONTROL)
    entries = names(studio)
    QTest.mouseClick(palette, LEFT, pos=QPoint(5, palette.height() - 5))
    assert not palette.isVisible()
    assert names(studio) == entries
    click(studio, 100, 100)


def test_arrows_and_tab_walk_through_the_list(studio: MainWindow, palette: CommandPalette) -> None:
    count = palette.list.count()
    key(studio, KEY.Key_Up)
    assert palette.list.currentRow() == count - 1
    for code, row in ((KEY.Key_Down, 0), (KEY.Key_Tab, 1), (KEY.Key_PageDown, 11), (KEY.Key_PageUp, 1)):
        key(studio, code)
        assert palette.list.currentRow() == row
    assert QApplication.focusWidget() is palette.field
    QTest.keyClicks(palette.field, "qqqq")
    assert palette.shown() == []
    assert palette.nothing.isVisible()
    key(studio, KEY.Key_Return)
    assert palette.isVisible()


@pytest.mark.parametrize("size", [(900, 560), (790, 560), (1280, 800)])
def test_it_lies_within_the_window(studio: MainWindow, palette: CommandPalette, size: tuple[int, int]) -> None:
    studio.resize(*size)
    QApplication.processEvents()
    panel = palette.list.parentWidget()
    assert palette.rect() == studio.rect()
    assert palette.rect().adjusted(10, 10, -10, -10).contains(panel.geometry())
    assert panel.rect().contains(palette.list.geometry())
