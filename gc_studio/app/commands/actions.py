"""Commands -> Qt's actions, and menus and tool bars that hold them in the order of a table.

Flows in: commands, and tables of their keys where `-` is a separator. Flows out: actions by key; one that is chosen is
handed to whoever does commands.
"""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar, QToolButton

from gc_studio.app.commands.command import Command
from gc_studio.app.look import theme

Actions = dict[str, QAction]


def make_actions(window: QMainWindow, commands: Iterable[Command], do: Callable[[Command], object]) -> Actions:
    """Actions by the keys of their commands; their shortcuts work in the whole window."""
    groups: dict[str, QActionGroup] = {}
    actions: Actions = {}
    for command in commands:
        action = actions[command.key] = _action(window, command, do)
        # Shortcuts work only for actions that some widget has.
        window.addAction(action)
        if command.group:
            groups.setdefault(command.group, QActionGroup(window)).addAction(action)
    return actions


def update_actions(commands: Iterable[Command], actions: Actions, facts: set[str]) -> None:
    """Let those be chosen whose facts are true, and check what is switched on."""
    for command in commands:
        action = actions[command.key]
        action.setEnabled(not command.lacks(facts))
        action.setVisible(not command.kind or command.kind in facts)
        text, tip = command.described(facts)
        if (text, tip) != (action.text(), action.statusTip()):
            action.setText(text)
            _describe(action, tip)
        if command.checked is not None:
            action.setChecked(command.checked())


def fill(holder: QMenu | QToolBar, keys: Iterable[str], actions: Mapping[str, QAction]) -> None:
    """Put actions into a menu or on a tool bar, which menus within then belong to; menus show tips."""
    if isinstance(holder, QMenu):
        holder.setToolTipsVisible(True)
    for key in keys:
        if key == "-":
            holder.addSeparator()
            continue
        holder.addAction(actions[key])
        inner = actions[key].menu()
        if isinstance(inner, QMenu):
            inner.setParent(holder, inner.windowFlags())


def tool_bar(
    window: QMainWindow, name: str, area: Qt.ToolBarArea, keys: Iterable[str], actions: Mapping[str, QAction]
) -> QToolBar:
    """A tool bar that stays where it is, with a button for each of some actions."""
    bar = QToolBar(name, window)
    bar.setObjectName(name)
    bar.setMovable(False)
    bar.toggleViewAction().setEnabled(False)
    bar.setIconSize(bar.iconSize().scaled(theme.ICON_SIZE, theme.ICON_SIZE, Qt.AspectRatioMode.IgnoreAspectRatio))
    window.addToolBar(area, bar)
    fill(bar, keys, actions)
    for action in bar.actions():
        button = bar.widgetForAction(action)
        if isinstance(button, QToolButton):
            button.setAccessibleName(action.text())
            # The keyboard has the shortcuts; a focused button would swallow the space bar.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return bar


def shortcut_text(action: QAction) -> str:
    """The key of an action as people of this system write it; empty if there is none."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def _describe(action: QAction, tip: str) -> None:
    shown = shortcut_text(action)
    action.setToolTip(f"{tip} ({shown})" if shown else tip)
    action.setStatusTip(tip)


def _action(window: QMainWindow, command: Command, do: Callable[[Command], object]) -> QAction:
    action = QAction(command.text, window)
    action.setObjectName(command.key)
    if command.icon:
        action.setIcon(theme.icon(command.icon))
    if command.shortcut:
        action.setShortcut(QKeySequence(command.shortcut))
    _describe(action, command.tip)
    action.setCheckable(command.checked is not None)
    # Not connected directly: a partial or a slot with defaults would take `checked` for its own argument.
    action.triggered.connect(lambda _checked=False: do(command))
    return action
