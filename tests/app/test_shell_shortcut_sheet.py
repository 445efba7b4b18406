"""The sheet of shortcuts: all of them are on it, they can be found, and nothing is cut off."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from studio_helpers import show

from gc_studio.app.look import theme
from gc_studio.app.window.shortcut_sheet import ShortcutSheet, split_keys

ROWS = [
    *(("File", f"Command {number}", f"Ctrl+{number}") for number in range(9)),
    ("Edit", "Undo", "Ctrl+Z"),
    ("Edit", "Redo", "Ctrl+Shift+Z"),
    ("Edit", "Preserve all", ""),
    ("View", "Zoom in", "Ctrl++"),
    ("View", "Always show preserve mask", "M"),
]


@pytest.fixture
def sheet(qapp, qtbot) -> ShortcutSheet:
    theme.apply_theme(qapp)
    shown = ShortcutSheet(None, ROWS)
    show(qtbot, shown, (1000, 560))
    return shown


def caps(sheet: ShortcutSheet) -> list[str]:
    return [label.text() for label in sheet.findChildren(QLabel, "keycap") if label.isVisible()]


def headings(sheet: ShortcutSheet) -> dict[str, QLabel]:
    return {label.text(): label for label in sheet.findChildren(QLabel, "heading") if label.isVisible()}


@pytest.mark.parametrize(
    ("shortcut", "keys"),
    [
        ("H", ["H"]),
        ("Ctrl+Shift+Z", ["Ctrl", "Shift", "Z"]),
        ("Ctrl++", ["Ctrl", "+"]),
        ("+", ["+"]),
        ("Ctrl+,", ["Ctrl", ","]),
        ("Space + drag", ["Space", "drag"]),
        ("⌘Z", ["⌘Z"]),
    ],
)
def test_a_shortcut_is_made_of_keys(shortcut: str, keys: list[str]) -> None:
    assert split_keys(shortcut) == keys


def test_shortcuts_and_gestures_are_on_it(sheet: ShortcutSheet) -> None:
    assert set(headings(sheet)) == {"File", "Edit", "View", "Mouse", "While drawing"}
    names = {label.text() for label in sheet.findChildren(QLabel) if label.isVisible()}
    assert {"Undo", "Redo", "Zoom", "Take back a point"} <= names
    assert "Preserve all" not in names
    assert {"Ctrl", "Z", "+", "Wheel", "Backspace", "Middle button"} <= set(caps(sheet))


def test_searching_leaves_what_was_searched_for(sheet: ShortcutSheet) -> None:
    assert sheet.focusWidget() is sheet.search
    QTest.keyClicks(sheet.search, "ZOOM")
    assert set(headings(sheet)) == {"View", "Mouse"}
    assert sorted(caps(sheet)) == ["+", "Ctrl", "Wheel"]
    sheet.search.selectAll()
    QTest.keyClicks(sheet.search, "shift ctrl")
    assert caps(sheet) == ["Ctrl", "Shift", "Z"]
    sheet.search.selectAll()
    QTest.keyClicks(sheet.search, "nonsense")
    assert caps(sheet) == []
    assert sheet.nothing.isVisible()
    sheet.search.clear()
    assert len(headings(sheet)) == 5
    assert sheet.nothing.isHidden()


@pytest.mark.parametrize(("width", "columns"), [(400, 1), (700, 2), (1000, 3), (1900, 4)])
def test_as_many_columns_as_fit(sheet: ShortcutSheet, qtbot, width: int, columns: int) -> None:
    sheet.resize(width, 560)
    qtbot.waitUntil(lambda: sheet.width() == width)
    QTest.qWait(0)
    lefts = {heading.mapTo(sheet, heading.rect().topLeft()).x() for heading in headings(sheet).values()}
    assert len(lefts) == columns
    for label in sheet.findChildren(QLabel):
        if label.isVisible():
            assert label.width() >= label.minimumSizeHint().width(), label.text()
            assert label.mapTo(sheet, label.rect().topRight()).x() < sheet.width(), label.text()


def test_escape_closes_it(sheet: ShortcutSheet) -> None:
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_caps_have_names_for_those_who_cannot_see_them(sheet: ShortcutSheet) -> None:
    names = {widget.accessibleName() for widget in sheet.findChildren(QWidget)}
    assert "Redo: Ctrl+Shift+Z" in names
    assert "Move the picture: Space + drag, or Middle button + drag" in names
