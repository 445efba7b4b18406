"""The texture panel with a few textures, and what a hand does with it."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidgetItem, QMenu
from studio_helpers import LEFT, NONE

from gc_studio.analysis.library import Texture
from gc_studio.app.docks.texture import TexturePanel
from gc_studio.app.docks.texture_cell import star_area
from gc_studio.app.docks.texture_grid import GroupHeading

KEY = Qt.Key
NAMES = {
    "Blues": ("Royal blue", "Quilted navy", "Denim jacket", "Washed denim", "Sky polo"),
    "Reds": ("Crimson jersey", "Salmon"),
    "Earth": ("Khaki", "Mustard twill", "Blue jeans dyed brown", "Dark brown"),
}


@dataclass(frozen=True)
class Shown:
    """A mix as the panel sees it."""

    name: str
    code: np.ndarray
    share: float = 1.0


def texture(name: str, group: str, seed: int = 0, level: int = 200) -> Texture:
    code = np.random.default_rng([seed, *name.encode()]).integers(-9, 10, 64).astype(np.int16)
    return Texture(name, group, code, np.full((96, 96, 3), level, np.uint8))


def item(panel: TexturePanel, name: str) -> QListWidgetItem:
    [found] = [item for item in panel.items() if item.text() == name]
    return found


def texture_of(panel: TexturePanel, name: str) -> Texture:
    return item(panel, name).data(Qt.ItemDataRole.UserRole)


def area(panel: TexturePanel, name: str):
    """The cell of a texture in its grid."""
    return item(panel, name).listWidget().visualItemRect(item(panel, name))


def click(panel: TexturePanel, name: str, place: QPoint | None = None) -> None:
    grid = item(panel, name).listWidget()
    QTest.mouseClick(grid.viewport(), LEFT, NONE, place or area(panel, name).center())


def click_star(panel: TexturePanel, name: str) -> None:
    click(panel, name, star_area(area(panel, name)).center())


def heading(panel: TexturePanel, group: str) -> GroupHeading:
    [found] = [button for button in panel.findChildren(GroupHeading) if button.accessibleName() == f"Group {group}"]
    return found


def headings(panel: TexturePanel) -> list[str]:
    shown = [button for button in panel.findChildren(GroupHeading) if button.isVisible()]
    return [button.accessibleName().removeprefix("Group ") for button in sorted(shown, key=lambda b: b.y())]


def visible(panel: TexturePanel) -> list[str]:
    items = [item for item in panel.items() if item.listWidget().isVisible() and not item.isHidden()]
    return [item.text() for item in items]


def key(code: Qt.Key, modifiers=NONE) -> None:
    """To whatever has the focus."""
    QTest.keyClick(QApplication.focusWidget(), code, modifiers)


def focused(panel: TexturePanel) -> str:
    """Name of the texture that the keys act on."""
    return QApplication.focusWidget().currentItem().text()


def focus(panel: TexturePanel, name: str) -> None:
    grid = item(panel, name).listWidget()
    grid.setFocus()
    grid.setCurrentItem(item(panel, name))


def open_menu(panel: TexturePanel, name: str, reason=QContextMenuEvent.Reason.Mouse) -> QMenu:
    """Ask for the menu of a texture as the window system does."""
    grid = item(panel, name).listWidget()
    place = area(panel, name).center() if reason is QContextMenuEvent.Reason.Mouse else QPoint(-1, -1)
    target = grid.viewport() if reason is QContextMenuEvent.Reason.Mouse else grid
    QApplication.sendEvent(target, QContextMenuEvent(reason, place, target.mapToGlobal(place)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def labels(menu: QMenu) -> list[str]:
    return [action.text().split("\t")[0] for action in menu.actions() if not action.isSeparator()]


def pick(menu: QMenu, label: str) -> None:
    [action] = [action for action in menu.actions() if action.text().split("\t")[0] == label]
    QTest.mouseClick(menu, LEFT, NONE, menu.actionGeometry(action).center())
