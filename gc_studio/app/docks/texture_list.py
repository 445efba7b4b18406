"""The list of the texture dock: groups under one another, filtered, folded, walked by keys, painted as a gallery.

Flows in: textures, a filter, pictures of the document in each texture. Flows out: signals about items.
"""

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QListWidgetItem, QScrollArea, QVBoxLayout, QWidget

from gc_studio.analysis.library import COLOUR_GROUP, OWN_GROUP, PHOTO_GROUP, SURPRISE_GROUP, Texture
from gc_studio.app.docks.texture_cell import DIMMED, FAVOURITE, PICTURE, STOCK, thumbnail_icon
from gc_studio.app.docks.texture_grid import Group, TextureGrid, texture_of
from gc_studio.document import STUDIO

_ON_TOP = (COLOUR_GROUP, SURPRISE_GROUP, PHOTO_GROUP, OWN_GROUP)
"""Groups that stand before all others, in this order."""

Finds = Callable[[Texture, bool], bool]
"""Whether a texture, a favourite or not, is looked for."""


class TextureList(QScrollArea):
    """Textures in groups."""

    chosen = Signal(object)
    """Item, as in the signals below."""
    star_pressed = Signal(object)
    menu_wanted = Signal(object, QPoint)
    copy_wanted = Signal(object)
    delete_wanted = Signal(object)
    name_typed = Signal(object, str)
    regrouped = Signal()
    """There is another group."""
    arranged = Signal(bool)
    """Other textures are to be seen; whether there are any."""
    left = Signal()
    """An arrow key leads out at the head of the list."""
    view_moved = Signal()
    """Other textures may have come into view."""

    def __init__(self) -> None:
        super().__init__()
        self._groups: dict[str, Group] = {}
        self._folded: set[str] = set()
        self._gallery: list[QListWidgetItem] = []
        self._finds: Finds | None = None
        self.text_of: Callable[[QListWidgetItem], str] = lambda _: ""
        """A texture as the text that is dragged to others; empty if it cannot be."""
        self._inner = QWidget()
        self._inner.setObjectName("panel")
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(2, 0, 2, 4)
        self._column.setSpacing(0)
        self._column.addStretch()
        self.setWidget(self._inner)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Once for all that moves in one go, and when it is where it will be.
        self._view_timer = QTimer(self, singleShot=True, interval=0)
        self._view_timer.timeout.connect(self.view_moved)
        self.verticalScrollBar().valueChanged.connect(self.view_moved)
        self.verticalScrollBar().rangeChanged.connect(lambda *_: self._view_timer.start())

    # Contents

    def add_all(self, textures: Iterable[Texture], first: bool = False) -> None:
        """Add textures to their groups; a new group goes to the end of the list, or to its head if `first`."""
        for texture in textures:
            self._group(texture.group, first).grid.add(texture)
        self._arrange()

    def replace(self, group: str, textures: Iterable[Texture]) -> None:
        """Let textures take the place of those of their group that are no favourites; one that is there stays."""
        new = list(textures)
        for item in [item for item in self.items() if texture_of(item).group == group and not item.data(FAVOURITE)]:
            item.listWidget().takeItem(item.listWidget().row(item))
        names = {texture_of(item).name for item in self.items() if texture_of(item).group == group}
        self.add_all(texture for texture in new if texture.name not in names)

    def remove(self, item: QListWidgetItem) -> None:
        """Take an item out, and its group if that was the last one; the focus goes on to a neighbour."""
        name = texture_of(item).group
        grid = self._groups[name].grid
        had_focus = grid.hasFocus()
        grid.takeItem(grid.row(item))
        is_empty = grid.count() == 0
        if is_empty:
            self._groups.pop(name).remove()
        self._arrange()
        if had_focus and (is_empty or grid.isHidden()):
            self.enter()

    def rename(self, item: QListWidgetItem, texture: Texture) -> None:
        """Let an item stand for another texture of its group."""
        self._groups[texture.group].grid.show_texture(item, texture)
        self._arrange()

    def set_favourite(self, item: QListWidgetItem, is_favourite: bool) -> None:
        """Let an item be a favourite, or an ordinary one."""
        item.setData(FAVOURITE, is_favourite)
        self._arrange()

    def show_favourites(self, is_favourite: Callable[[Texture], bool]) -> None:
        """Let the items of some textures, and no others, be favourites."""
        for item in self.items():
            item.setData(FAVOURITE, is_favourite(texture_of(item)))
        self._arrange()

    def items(self) -> list[QListWidgetItem]:
        """All textures, also those that are not to be seen, in the order in which their groups came."""
        grids = (group.grid for group in self._groups.values())
        return [grid.item(row) for grid in grids for row in range(grid.count())]

    def item_of(self, texture: Texture) -> QListWidgetItem | None:
        """The item of a texture; if the object itself is not there, of one with its group, name and code."""
        same, alike = None, None
        for item in self.items():
            other = texture_of(item)
            if other is texture:
                same = item
            elif (other.group, other.name) == (texture.group, texture.name) and _has_code(item, texture.code):
                alike = item
        return same or alike

    def _group(self, name: str, first: bool) -> Group:
        if name in self._groups:
            return self._groups[name]
        group = self._groups[name] = Group(name)
        grid = group.grid
        group.heading.clicked.connect(lambda: self.fold(self._folded ^ {name}))
        grid.chosen.connect(self.chosen)
        grid.star_pressed.connect(self.star_pressed)
        grid.menu_wanted.connect(self.menu_wanted)
        grid.text_of = lambda item: self.text_of(item)
        grid.copy_wanted.connect(self.copy_wanted)
        grid.delete_wanted.connect(self.delete_wanted)
        grid.name_typed.connect(self.name_typed)
        grid.left.connect(lambda step, column: self._walk(grid, step, column))
        grid.currentItemChanged.connect(self._follow_keys)
        if name in _ON_TOP:
            above = [other for other in _ON_TOP[: _ON_TOP.index(name)] if other in self._groups]
        else:
            above = [other for other in self._groups if other != name and (other in _ON_TOP or not first)]
        for offset, widget in enumerate(group.widgets()):
            self._column.insertWidget(2 * len(above) + offset, widget)
        self.regrouped.emit()
        return group

    def tab_stops(self) -> list[QWidget]:
        """What Tab should visit, from top to bottom."""
        return [widget for group in self._in_order() for widget in group.widgets()]

    def _in_order(self) -> list[Group]:
        """Groups from top to bottom."""
        return sorted(self._groups.values(), key=lambda group: self._column.indexOf(group.grid))

    def _grids(self) -> list[TextureGrid]:
        """Grids that show something, from top to bottom."""
        return [group.grid for group in self._in_order() if not group.grid.isHidden()]

    # Finding, folding, scrolling

    @property
    def folded(self) -> set[str]:
        """Names of the groups that are folded."""
        return set(self._folded)

    def fold(self, names: Iterable[str]) -> None:
        """Fold these groups and no others."""
        self._folded = set(names)
        self._arrange()

    def filter(self, finds: Finds | None) -> None:
        """Hide what is not looked for; None looks for everything."""
        self._finds = finds
        self._arrange()

    def _arrange(self) -> None:
        """Show what the filter finds, in folded groups too, or else all groups that are not folded."""
        finds = self._finds
        for name, group in self._groups.items():
            for row in range(group.grid.count()):
                item = group.grid.item(row)
                item.setHidden(finds is not None and not finds(texture_of(item), bool(item.data(FAVOURITE))))
            group.show_state(finds is None and name in self._folded, finds is None)
        self._view_timer.start()
        self.arranged.emit(any(not group.heading.isHidden() for group in self._groups.values()))

    def reveal(self, item: QListWidgetItem) -> None:
        """Unfold the group of an item and scroll to it."""
        self.fold(self._folded - {texture_of(item).group})
        # The list has its new size only after the events that are under way.
        QTimer.singleShot(0, self, lambda: self._scroll_to(item))

    def _scroll_to(self, item: QListWidgetItem) -> None:
        if item.listWidget() is not None:
            place = _place(item, self._inner)
            self.ensureVisible(place.center().x(), place.center().y(), 0, place.height() // 2 + 4)

    def _follow_keys(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.listWidget().hasFocus():
            self._scroll_to(item)

    def _walk(self, grid: TextureGrid, step: int, column: int) -> None:
        """An arrow key led out of a grid: on to the next one."""
        grids = self._grids()
        place = grids.index(grid) + step
        if 0 <= place < len(grids):
            grids[place].enter(step, column)
        elif place < 0:
            self.left.emit()

    def enter(self) -> None:
        """Take the focus to the first texture."""
        for grid in self._grids()[:1]:
            grid.enter(1, 0)

    # The document

    def begin_gallery(self) -> NDArray[np.int16]:
        """Codes of all textures, int16 (n, 64); thumbnails that show no document are dimmed until they do."""
        self._gallery = self.items()
        for item in self._gallery:
            item.setData(DIMMED, bool(item.data(STOCK)))
        codes = [texture_of(item).code for item in self._gallery]
        return np.stack(codes) if codes else np.zeros((0, STUDIO.texture_dimensions), np.int16)

    def show_thumbnail(self, row: int, picture: NDArray[np.uint8]) -> None:
        """Show a texture of the gallery on the document."""
        _show_picture(self._gallery[row], picture, is_stock=False)

    def reset_thumbnails(self) -> None:
        """Show what the textures came with, dimmed."""
        for item in self.items():
            _show_picture(item, texture_of(item).thumbnail, is_stock=True)

    def rows_in_view(self) -> list[int]:
        """Textures of the gallery that can be seen now."""
        viewport = self.viewport()
        return [row for row, item in enumerate(self._gallery) if _is_in_view(item, viewport)]

    def mark(self, name: str, code: NDArray[np.int16] | None) -> None:
        """Mark the texture in use; of several with its code, the one of its name."""
        picked = [item for item in self.items() if code is not None and _has_code(item, code)]
        # A texture that was saved or renamed since has the code under another name.
        marked = [item for item in picked if texture_of(item).title == name] or picked
        for group in self._groups.values():
            group.grid.mark(marked)


def _show_picture(item: QListWidgetItem, picture: NDArray[np.uint8], is_stock: bool) -> None:
    item.setIcon(thumbnail_icon(picture))
    item.setData(PICTURE, picture)
    item.setData(STOCK, is_stock)
    item.setData(DIMMED, is_stock)


def _has_code(item: QListWidgetItem, code: NDArray[np.int16]) -> bool:
    return np.array_equal(texture_of(item).code, code)


def _place(item: QListWidgetItem, within: QWidget) -> QRect:
    """Where an item lies in a widget around its grid."""
    grid = item.listWidget()
    place = grid.visualItemRect(item)
    place.moveTopLeft(grid.viewport().mapTo(within, place.topLeft()))
    return place


def _is_in_view(item: QListWidgetItem, viewport: QWidget) -> bool:
    grid = item.listWidget()
    # Since the gallery began it may have been removed.
    if grid is None or grid.isHidden() or item.isHidden():
        return False
    return _place(item, viewport).intersects(viewport.rect())
