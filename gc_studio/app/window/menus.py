"""Where commands stand: the order in menus, on tool bars and in the sheet of keys.

Flows in: commands and their actions. Flows out: the bars of the window. What no table names comes last in its menu.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QToolBar, QToolButton

from gc_studio.app.commands.actions import fill, tool_bar
from gc_studio.app.commands.command import Command
from gc_studio.app.look.style_sheet import LOW_TOOLS
from gc_studio.canvas import View
from gc_studio.words import mark, tr

TITLES = {
    "File": mark("&File"),
    "Edit": mark("&Edit"),
    "Select": mark("&Select"),
    "Structure": mark("S&tructure"),
    "Preserve": mark("&Preserve"),
    "View": mark("&View"),
    "Help": mark("&Help"),
}
"""Menus with the letters that open them."""


def menu_name(menu: str) -> str:
    """What people call a menu, without the letter that opens it: `&File`, `\u6587\u4ef6(&F)`."""
    return re.sub(r"\(&\w\)|&", "", tr(TITLES[menu]))


_VIEWS = " ".join(view.name for view in View)
_TOOLS = "PAN - INK ERASER LINE FILL PICK - LASSO BOX WAND MOVE - PUSH WARP - PRESERVE SYNTHESISE"

MENUS = {
    "File": (
        "start_page open open_with open_scene new_scene sample open_recent close - save save_as - "
        "export link batch copy_command - settings - quit"
    ),
    "Edit": (
        "undo redo - refine fit_bytes resize morph - copy paste - snapshot - find_texture add_textures surprise colour"
    ),
    "Select": "select_all select_none select_invert - preserve_selection synthesise_selection",
    "Structure": (
        "turn_into - delete duplicate mirror_horizontal mirror_vertical turn - clean_up thin_lines detect_anew - "
        "steady_0 steady_1 steady_2 - symmetry_upright symmetry_level - "
        "import_map export_map import_labels export_labels"
    ),
    "Preserve": "suggest - preserve_all preserve_none preserve_centre - mask_grow mask_shrink mask_invert - "
    "level_1 level_2 level_3 pen_levels - lower_to_nothing lower_by_one",
    # What has buttons and keys, and no menu.
    "": f"{_TOOLS} opposite larger smaller",
    "View": (
        f"{_VIEWS} - pin_lines pin_labels pin_cells - present systems - fit actual zoom_in zoom_out - next previous"
        " - toggle_panels reset_layout - Textures History Rate"
    ),
    "Help": "palette shortcuts tour - study - about",
}
"""Keys of commands; `-` is a separator. `open_recent` is a menu within, the last of View are the docks."""

_MAIN_BAR = f"open save export - undo redo - {_VIEWS} - fit actual"


def make_bars(
    window: QMainWindow, commands: Sequence[Command], actions: Mapping[str, QAction]
) -> tuple[QToolBar, QToolBar]:
    """Fill the bar of menus and make both tool bars; returns the main one and that of the tools.

    actions: those of the commands, and of `open_recent` and the docks.
    """
    for menu, title in TITLES.items():
        fill(window.menuBar().addMenu(tr(title)), _keys_of(menu, commands), actions)
    main = tool_bar(window, tr("Main"), Qt.ToolBarArea.TopToolBarArea, _MAIN_BAR.split(), actions)
    return main, tool_bar(window, tr("Tools"), Qt.ToolBarArea.LeftToolBarArea, _TOOLS.split(), actions)


def tidy(bar: QToolBar) -> None:
    """Show a separator of a tool bar where there is something between it and the one before, and only there."""
    is_needed = False
    for action in bar.actions():
        if action.isSeparator():
            action.setVisible(is_needed)
            is_needed = False
        else:
            is_needed = is_needed or action.isVisible()


def name_views(main: QToolBar, actions: Mapping[str, QAction], has_room: bool) -> None:
    """Show the names of the views on the main tool bar where there is room for words."""
    style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if has_room else Qt.ToolButtonStyle.ToolButtonIconOnly
    for view in View:
        button = main.widgetForAction(actions[view.name])
        if isinstance(button, QToolButton):
            button.setToolButtonStyle(style)


def lower_tools(tools: QToolBar, is_low: bool) -> None:
    """Draw the tools closer together where the window is low, that all of them fit."""
    style = LOW_TOOLS if is_low else ""
    if tools.styleSheet() != style:
        tools.setStyleSheet(style)


def _keys_of(menu: str, commands: Iterable[Command]) -> list[str]:
    """What a menu shows, from its head to its foot."""
    named = MENUS[menu].split()
    return [*named, *(command.key for command in commands if command.menu == menu and command.key not in named)]


def in_order(commands: Iterable[Command]) -> list[Command]:
    """All commands, menu by menu as one reads them."""
    menus = list(MENUS)

    def place(command: Command) -> tuple[int, int]:
        named = MENUS[command.menu].split()
        return menus.index(command.menu), named.index(command.key) if command.key in named else len(named)

    return sorted(commands, key=place)
