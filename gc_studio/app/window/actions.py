"""Menus, tool bars and shortcuts, made from the table of commands."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QDockWidget, QMenu, QToolBar, QToolButton

from gc_studio.app.look import theme

if TYPE_CHECKING:
    from gc_studio.app.window.main_window import MainWindow

MENUS = {
    "File": "&File",
    "Edit": "&Edit",
    "Select": "&Select",
    "Structure": "S&tructure",
    "Preserve": "&Preserve",
    "View": "&View",
    "Help": "&Help",
}
"""Menus with the letters that open them."""


@dataclass(frozen=True)
class Row:
    """An action.

    `menu` and `bar` start with `-` where a separator goes before it; rows of one `group` exclude each other; without
    the facts that it `needs` (see `MainWindow.facts`) the action is disabled.
    """

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
    needs: frozenset[str] = field(default_factory=frozenset)

    @property
    def menu_name(self) -> str:
        """Menu without the mark of a separator."""
        return self.menu.removeprefix("-")


Holders = dict[str, QMenu | QToolBar]


def make_actions(window: MainWindow, rows: Iterable[Row]) -> dict[str, QAction]:
    """Actions by key, each in its menu and on its tool bar."""
    bars: Holders = {
        "main": _tool_bar(window, "Main", Qt.ToolBarArea.TopToolBarArea),
        "tools": _tool_bar(window, "Tools", Qt.ToolBarArea.LeftToolBarArea),
    }
    menus: Holders = {name: window.menuBar().addMenu(title) for name, title in MENUS.items()}
    groups: dict[str, QActionGroup] = {}
    actions: dict[str, QAction] = {}
    for row in rows:
        action = actions[row.key] = _action(window, row)
        # Shortcuts work only for actions that some widget has.
        window.addAction(action)
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


def submenu(window: MainWindow, menu: str, before: QAction, title: str) -> QMenu:
    """A menu within a menu, before one of its actions."""
    outer = next(m for m in window.menuBar().findChildren(QMenu) if m.title() == MENUS[menu])
    inner = QMenu(title, outer)
    outer.insertMenu(before, inner)
    return inner


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
    action.triggered.connect(lambda _checked=False: window.do(row))
    return action


def _tool_bar(window: MainWindow, name: str, area: Qt.ToolBarArea) -> QToolBar:
    bar = QToolBar(name, window)
    bar.setObjectName(name)
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
