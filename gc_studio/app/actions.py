"""The table of actions: one row per command, from which menus, tool bars and shortcuts are made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QDockWidget, QMenu, QToolBar, QToolButton

from gc_studio.app import theme
from gc_studio.canvas import Tool, View

if TYPE_CHECKING:
    from gc_studio.app.window import MainWindow


@dataclass(frozen=True)
class Row:
    """An action. `menu` starts with `-` where a separator goes before it; rows of one `group` exclude each other."""

    key: str
    menu: str
    text: str
    shortcut: str
    tip: str
    slot: Callable[..., object]
    icon: str = ""
    bar: str = ""
    group: str = ""
    checkable: bool = False
    needs_document: bool = False


def action_table(window: MainWindow) -> list[Row]:
    """All actions of the window."""
    return [*_file_rows(window), *_edit_rows(window), *_tool_rows(window), *_view_rows(window)]


def _file_rows(window: MainWindow) -> list[Row]:
    files = window.files
    tips = {
        "open": "Open a photo or a .gcx; or drop one on the picture",
        "export": "Export the decoded picture as PNG",
        "textures": "Add the textures of photos to the list",
    }
    save, save_as, export = files.save, files.save_as, files.export_picture
    return [
        Row("open", "File", "Open…", "Ctrl+O", tips["open"], files.open_with_dialog, "open", "main"),
        Row("save", "-File", "Save .gcx", "Ctrl+S", "Save as a .gcx file", save, "save", "main", needs_document=True),
        Row("save_as", "File", "Save .gcx as…", "Ctrl+Shift+S", "Save as another file", save_as, needs_document=True),
        Row(
            "export",
            "File",
            "Export picture…",
            "Ctrl+E",
            tips["export"],
            export,
            "picture",
            "main",
            needs_document=True,
        ),
        Row("textures", "-File", "Add textures…", "Ctrl+T", tips["textures"], files.add_textures_with_dialog),
        Row("quit", "-File", "Quit", "Ctrl+Q", "Close the window", window.close),
    ]


def _edit_rows(window: MainWindow) -> list[Row]:
    session, editor = window.session, window.editor
    return [
        Row("undo", "Edit", "Undo", "Ctrl+Z", "Undo the last action", session.undo, "undo", "-main"),
        Row("redo", "Edit", "Redo", "Ctrl+Shift+Z", "Do again what was undone", session.redo, "redo", "main"),
        Row(
            "preserve_all",
            "-Edit",
            "Preserve all",
            "",
            "Preserve the whole picture",
            editor.preserve_all,
            needs_document=True,
        ),
        Row(
            "preserve_none",
            "Edit",
            "Preserve none",
            "",
            "Synthesise the whole picture",
            editor.preserve_none,
            needs_document=True,
        ),
    ]


def _tool_rows(window: MainWindow) -> list[Row]:
    tools = (
        (Tool.PAN, "Hand", "H", "Move the picture (also: hold space, or drag with the middle button)", "hand"),
        (Tool.INK, "Ink", "B", "Draw structure lines (right button or Shift: erase)", "ink"),
        (Tool.ERASER, "Eraser", "E", "Erase structure lines (right button or Shift: draw)", "eraser"),
        (
            Tool.PRESERVE,
            "Preserve",
            "P",
            "Keep this part true to the photo (right button or Shift: synthesise)",
            "preserve",
        ),
        (
            Tool.SYNTHESISE,
            "Synthesise",
            "Shift+P",
            "Leave this part to the decoder (right button or Shift: preserve)",
            "synthesise",
        ),
    )
    editor = window.editor
    rows = [
        Row(tool.name, "Tools", text, shortcut, tip, partial(editor.set_tool, tool), icon, "tools", "tools", True)
        for tool, text, shortcut, tip, icon in tools
    ]
    return [
        *rows,
        Row("larger", "-Tools", "Larger brush", "]", "Larger brush", editor.larger_brush),
        Row("smaller", "Tools", "Smaller brush", "[", "Smaller brush", editor.smaller_brush),
    ]


def _view_rows(window: MainWindow) -> list[Row]:
    canvas = window.canvas
    views = (
        (View.DECODED, "1", "The picture that the recipient will see", "decoded", "-main"),
        (View.STRUCTURE, "2", "The structure map alone", "structure", "main"),
        (View.ORIGINAL, "3", "The photo as it was opened", "original", "main"),
        (View.SPLIT, "4", "Decoded and original side by side, with a divider to drag", "split", "main"),
    )
    rows = [
        Row(view.name, "View", view.value, shortcut, tip, partial(window.show_view, view), icon, bar, "views", True)
        for view, shortcut, tip, icon, bar in views
    ]
    return [
        *rows,
        Row(
            "pin_lines",
            "-View",
            "Always show structure lines",
            "L",
            "Show the lines whatever the tool",
            window.update_overlays,
            checkable=True,
        ),
        Row(
            "pin_cells",
            "View",
            "Always show preserve mask",
            "M",
            "Show the mask whatever the tool",
            window.update_overlays,
            checkable=True,
        ),
        Row("fit", "-View", "Fit to window", "0", "Show the whole picture", canvas.fit, "fit", "-main"),
        Row(
            "actual",
            "View",
            "Actual size",
            "Ctrl+1",
            "One screen pixel per picture pixel (100 %)",
            canvas.actual_size,
            "actual",
            "main",
        ),
        Row("zoom_in", "View", "Zoom in", "Ctrl++", "Zoom in", partial(canvas.zoom_by, 1.5)),
        Row("zoom_out", "View", "Zoom out", "Ctrl+-", "Zoom out", partial(canvas.zoom_by, 1 / 1.5)),
    ]


Holders = dict[str, QMenu | QToolBar]


def make_actions(window: MainWindow, rows: list[Row]) -> dict[str, QAction]:
    """Actions by key, each in its menu and on its tool bar."""
    bars: Holders = {
        "main": _tool_bar(window, "Main", Qt.ToolBarArea.TopToolBarArea),
        "tools": _tool_bar(window, "Tools", Qt.ToolBarArea.LeftToolBarArea),
    }
    menus: Holders = {name: window.menuBar().addMenu(f"&{name}") for name in ("File", "Edit", "Tools", "View")}
    groups: dict[str, QActionGroup] = {}
    actions: dict[str, QAction] = {}
    for row in rows:
        action = actions[row.key] = _action(window, row)
        if row.group:
            groups.setdefault(row.group, QActionGroup(window)).addAction(action)
        for place, holders in ((row.menu, menus), (row.bar, bars)):
            if place:
                holder = holders[place.removeprefix("-")]
                if place.startswith("-"):
                    holder.addSeparator()
                holder.addAction(action)
        if row.bar:
            _finish_button(bars[row.bar.removeprefix("-")], action, row)
    menus["View"].addSeparator()
    for dock in window.findChildren(QDockWidget):
        menus["View"].addAction(dock.toggleViewAction())
    return actions


def _action(window: MainWindow, row: Row) -> QAction:
    action = QAction(row.text, window)
    action.setObjectName(row.key)
    if row.icon:
        action.setIcon(theme.icon(row.icon))
    sequence = QKeySequence(row.shortcut)
    if row.shortcut:
        action.setShortcut(sequence)
    shown = sequence.toString(QKeySequence.SequenceFormat.NativeText)
    action.setToolTip(f"{row.tip} ({shown})" if shown else row.tip)
    action.setStatusTip(row.tip)
    action.setCheckable(row.checkable)
    # Not connected directly: a partial or a slot with defaults would take `checked` for its own argument.
    action.triggered.connect(lambda _checked=False, slot=row.slot: slot())
    return action


def _tool_bar(window: MainWindow, name: str, area: Qt.ToolBarArea) -> QToolBar:
    bar = QToolBar(name, window)
    bar.setMovable(False)
    bar.toggleViewAction().setEnabled(False)
    bar.setIconSize(bar.iconSize().scaled(theme.ICON_SIZE, theme.ICON_SIZE, Qt.AspectRatioMode.IgnoreAspectRatio))
    window.addToolBar(area, bar)
    return bar


def _finish_button(bar: QMenu | QToolBar, action: QAction, row: Row) -> None:
    button = bar.widgetForAction(action) if isinstance(bar, QToolBar) else None
    if isinstance(button, QToolButton):
        button.setAccessibleName(row.text)
        # The keyboard has the shortcuts; a focused button would swallow the space bar.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if row.group == "views":
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
