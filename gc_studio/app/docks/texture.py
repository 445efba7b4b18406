"""The texture dock: find a texture, swap by a click, mix by a slider, keep favourites and textures of one's own.

Flows in: textures of the library, of photos and of the user, pictures of them, the mix of the current document.
Flows out: signals. The panel keeps no file: whoever saves, renames or deletes tells it by `add`, `rename`, `remove`.
"""

from collections.abc import Callable, Iterable
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QListWidgetItem, QMenu, QVBoxLayout, QWidget

from gc_studio.analysis.library import COLOUR_GROUP, OWN_GROUP, PHOTO_GROUP, SURPRISE_GROUP, Texture
from gc_studio.analysis.recipes import recipe_in
from gc_studio.analysis.texture_text import is_texture_text
from gc_studio.app.docks.texture_cell import FAVOURITE, PICTURE
from gc_studio.app.docks.texture_find import Blank, DropHint, FindBar
from gc_studio.app.docks.texture_foot import Foot, ShownMix
from gc_studio.app.docks.texture_grid import TextureGrid, texture_of
from gc_studio.app.docks.texture_list import TextureList
from gc_studio.app.docks.texture_new import NewRow, colour_in
from gc_studio.app.look import theme
from gc_studio.canvas.drops import dropped_files
from gc_studio.words import tr


class TexturePanel(QWidget):
    """Contents of the texture dock.

    Attributes:
        area: the list that scrolls.
        slider, add_button, save_button: for whoever drives the panel.
    """

    chosen = Signal(object)
    """Texture that is to be used."""
    mix_moved = Signal(int)
    """Percent of the picked texture."""
    mix_ended = Signal()
    add_requested = Signal()
    photos_dropped = Signal(object)
    """Paths of files of any kind."""
    view_moved = Signal()
    """Other textures may have come into view."""
    favourite_toggled = Signal(Texture, bool)
    save_requested = Signal(Texture, str)
    """A texture of the list is to be saved under a name."""
    save_current_requested = Signal(str)
    """The texture of the document is to be saved under a name."""
    rename_requested = Signal(Texture, str)
    delete_requested = Signal(Texture)
    surprise_requested = Signal()
    """New textures are wanted."""
    alike_requested = Signal(Texture)
    """New ones like this are wanted."""
    made_requested = Signal(str)
    """A texture is to be made that is not in the list, but this text says how."""
    colour_wanted = Signal(QColor)
    """The scope is to have a colour."""
    colour_dialog_requested = Signal()
    """A colour is to be chosen in a dialog."""
    palette_dropped = Signal(object)
    """Path of a photo whose colours are wanted."""
    text_dropped = Signal(str)
    """The text of a texture was dropped on the list."""
    copy_requested = Signal(Texture)
    """A texture is to be copied as a text."""
    region_pressed = Signal(int)
    """Number of the document's texture whose region is meant."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self.find_bar, self.area, self.blank, self.foot = FindBar(), TextureList(), Blank(), Foot()
        self.new_row = NewRow()
        self.slider = self.foot.mix_row.slider
        self.add_button, self.save_button = self.foot.add_button, self.foot.save_button
        self._drop_hint = DropHint(self)
        self.text_of: Callable[[Texture], str] = lambda _: ""
        """A texture as the text that is dragged to others; empty if it cannot be."""
        self.area.text_of = lambda item: self.text_of(texture_of(item))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.find_bar)
        layout.addWidget(self.new_row)
        layout.addWidget(self.area, 1)
        layout.addWidget(self.blank, 1)
        layout.addWidget(self.foot)
        self._connect_parts()
        self._filter()

    def _connect_parts(self) -> None:
        area, foot = self.area, self.foot
        area.chosen.connect(lambda item: self.chosen.emit(texture_of(item)))
        area.star_pressed.connect(self._toggle_favourite)
        area.menu_wanted.connect(self._show_menu)
        area.delete_wanted.connect(lambda item: self.delete_requested.emit(texture_of(item)))
        area.name_typed.connect(self._request_rename)
        area.arranged.connect(self._show_found)
        area.regrouped.connect(self._order_tabs)
        area.left.connect(self.focus_search)
        area.view_moved.connect(self.view_moved)
        self.find_bar.changed.connect(self._filter)
        self.find_bar.left.connect(self._leave_field)
        self.blank.cleared.connect(self.find_bar.clear)
        self.blank.made.connect(self._make_typed)
        self.new_row.surprise_button.clicked.connect(self.surprise_requested)
        self.new_row.colour_button.clicked.connect(self.colour_dialog_requested)
        self.new_row.chosen.connect(self.colour_wanted)
        self.new_row.photo_dropped.connect(self.palette_dropped)
        self.new_row.rearranged.connect(self._order_tabs)
        area.copy_wanted.connect(lambda item: self.copy_requested.emit(texture_of(item)))
        foot.mix_row.moved.connect(self.mix_moved)
        foot.mix_row.ended.connect(self.mix_ended)
        foot.name_row.named.connect(self._save)
        foot.name_row.closed.connect(self._leave_name)
        foot.regions.pressed.connect(self.region_pressed)
        foot.regions.rearranged.connect(self._order_tabs)
        self.add_button.clicked.connect(self.add_requested)
        self.save_button.clicked.connect(self._ask_name_of_current)

    # The list

    def add(self, texture: Texture, first: bool = False) -> None:
        """Add a texture to its group; a new group goes to the end of the list, or to its head if `first`.

        The groups of photos and of the user's own textures always stand at the head.
        """
        self.area.add_all([texture], first)

    def add_all(self, textures: Iterable[Texture]) -> None:
        """Add a library."""
        self.area.add_all(textures)

    def replace(self, group: str, textures: Iterable[Texture]) -> None:
        """Let textures take the place of those of their group that are no favourites."""
        self.area.replace(group, textures)

    def textures(self) -> list[Texture]:
        """All textures in the list, as `items`."""
        return [texture_of(item) for item in self.items()]

    def code_of(self, name: str) -> NDArray[np.int16] | None:
        """Code of the first texture of a name, int16 (64,), upper case or not, in English or as the window has it."""
        wanted = name.casefold()
        names = ((texture, (texture.name.casefold(), texture.title.casefold())) for texture in self.textures())
        return next((texture.code for texture, its in names if wanted in its), None)

    def picture_of(self, texture: Texture) -> NDArray[np.uint8]:
        """What a texture of the list looks like there, uint8 RGB (H, W, 3)."""
        item = self.area.item_of(texture)
        picture: NDArray[np.uint8] | None = item.data(PICTURE) if item is not None else None
        return texture.thumbnail if picture is None else picture

    def remove(self, texture: Texture) -> None:
        """Take a texture out of the list."""
        item = self.area.item_of(texture)
        if item is not None:
            self.area.remove(item)

    def rename(self, texture: Texture, new: Texture) -> None:
        """Let `new` take the place of a texture of the same group."""
        item = self.area.item_of(texture)
        if item is not None:
            self.area.rename(item, new)

    def set_favourite(self, texture: Texture, is_favourite: bool) -> None:
        """Show a texture as a favourite, or as an ordinary one."""
        item = self.area.item_of(texture)
        if item is not None:
            self.area.set_favourite(item, is_favourite)

    def show_favourites(self, is_favourite: Callable[[Texture], bool]) -> None:
        """Show all textures that are favourites as such."""
        self.area.show_favourites(is_favourite)

    def items(self) -> list[QListWidgetItem]:
        """All textures in the list, also those that are not to be seen, in the order in which their groups came."""
        return self.area.items()

    def reveal(self, texture: Texture) -> None:
        """Scroll to a texture; a search or a folded group that hides it gives way."""
        item = self.area.item_of(texture)
        if item is not None:
            if item.isHidden():
                self.find_bar.clear()
            self.area.reveal(item)

    # Finding and folding

    def focus_search(self) -> None:
        """Go to the search field."""
        self.find_bar.focus()

    @property
    def folded(self) -> set[str]:
        """Names of the groups that are folded."""
        return self.area.folded

    @folded.setter
    def folded(self, names: Iterable[str]) -> None:
        self.area.fold(names)

    def _filter(self) -> None:
        self.area.filter(self.find_bar.finds if self.find_bar.is_on else None)

    def _show_found(self, is_found: bool) -> None:
        self.area.setVisible(is_found)
        self.blank.setVisible(not is_found)
        self.blank.show_why(self.find_bar.text, self.find_bar.only_favourites)
        self.blank.offer(self._can_be_made())

    def _can_be_made(self) -> bool:
        """Whether what is looked for is the name of no texture, but says how one is made."""
        text = self.find_bar.text
        return recipe_in(text) is not None or colour_in(text) is not None or is_texture_text(text)

    def _leave_field(self) -> None:
        if self.blank.isHidden():
            self.area.enter()
        else:
            self._make_typed()

    def _make_typed(self) -> None:
        colour = colour_in(self.find_bar.text)
        if colour is not None:
            self.colour_wanted.emit(colour)
        elif self._can_be_made():
            self.made_requested.emit(self.find_bar.text)

    def _order_tabs(self) -> None:
        """Groups come to stand above others later; Tab goes from top to bottom all the same."""
        order = [self.find_bar.star, *self.new_row.tab_stops(), *self.area.tab_stops(), *self.foot.tab_stops()]
        for earlier, later in pairwise(order):
            self.setTabOrder(earlier, later)

    # What is done with a texture

    def _toggle_favourite(self, item: QListWidgetItem) -> None:
        is_favourite = not item.data(FAVOURITE)
        self.area.set_favourite(item, is_favourite)
        self.favourite_toggled.emit(texture_of(item), is_favourite)

    def _request_rename(self, item: QListWidgetItem, name: str) -> None:
        name = name.strip()
        if name and name != texture_of(item).name:
            self.rename_requested.emit(texture_of(item), name)

    def _show_menu(self, item: QListWidgetItem, place: QPoint) -> None:
        texture, grid = texture_of(item), item.listWidget()
        assert isinstance(grid, TextureGrid)
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(tr("Use") + "\tReturn", lambda: self.chosen.emit(texture))
        star = menu.addAction(tr("Favourite") + "\tF", lambda: self._toggle_favourite(item))
        star.setCheckable(True)
        star.setChecked(bool(item.data(FAVOURITE)))
        menu.addAction(tr("More like this"), lambda: self.alike_requested.emit(texture))
        menu.addAction(tr("Copy as text") + "\tCtrl+C", lambda: self.copy_requested.emit(texture))
        if texture.group in (PHOTO_GROUP, SURPRISE_GROUP, COLOUR_GROUP):
            menu.addSeparator()
            menu.addAction(tr("Save to my textures…"), lambda: self.foot.name_row.ask(texture, texture.title))
        if texture.group == OWN_GROUP:
            menu.addSeparator()
            menu.addAction(tr("Rename") + "\tF2", lambda: grid.edit_name(item))
            menu.addAction(theme.icon("delete"), tr("Delete") + "\tDel", lambda: self.delete_requested.emit(texture))
        menu.popup(place)

    def _ask_name_of_current(self) -> None:
        self.foot.name_row.ask(None, self.foot.mix_row.picked.text() or tr("My texture"))

    def _leave_name(self, texture: Texture | None) -> None:
        item = self.area.item_of(texture) if texture is not None else None
        (item.listWidget() if item is not None else self.save_button).setFocus()

    def _save(self, texture: Texture | None, name: str) -> None:
        if texture is None:
            self.save_current_requested.emit(name)
        else:
            self.save_requested.emit(texture, name)

    # The document

    def begin_gallery(self) -> NDArray[np.int16]:
        """Codes of all textures, int16 (n, 64); `show_thumbnail` and `rows_in_view` count as these do.

        Thumbnails that show no document yet are dimmed until they do.
        """
        return self.area.begin_gallery()

    def show_thumbnail(self, row: int, picture: NDArray[np.uint8]) -> None:
        """Show a texture on the document. picture: uint8 RGB (H, W, 3)."""
        self.area.show_thumbnail(row, picture)

    def reset_thumbnails(self) -> None:
        """Another document is open: show the thumbnails that the textures came with, dimmed."""
        self.area.reset_thumbnails()

    def rows_in_view(self) -> list[int]:
        """Textures that can be seen now."""
        return self.area.rows_in_view()

    def show_mix(self, mix: ShownMix | None) -> None:
        """Show how the document's texture came about."""
        self.foot.mix_row.show_mix(mix)
        self.area.mark(mix.name if mix else "", mix.code if mix else None)

    @Slot(bool, object)
    def show_scope(self, has_selection: bool, number: int | None = None) -> None:
        """Tell what a picked texture is applied to.

        Args:
            has_selection: the selection.
            number: the region of this texture of the document, whether it is selected or not. If neither, it is the
                whole picture.
        """
        self.foot.show_scope(has_selection, number)

    def show_regions(self, count: int) -> None:
        """Show how many textures the picture has, if it has more than one."""
        self.foot.regions.show_regions(count)

    def show_region_colours(self, colours: list[QColor]) -> None:
        """Show what the textures of the picture look like in it."""
        self.foot.regions.show_colours(colours)

    # Dropping

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files, and textures as texts but for those of this list."""
        if dropped_files(event) or (is_texture_text(event.mimeData().text()) and not self._is_own(event)):
            event.acceptProposedAction()
            self._drop_hint.cover()

    def dragLeaveEvent(self, event: QEvent) -> None:
        """The drag went elsewhere."""
        self._drop_hint.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the textures of files."""
        self._drop_hint.hide()
        event.acceptProposedAction()
        files = dropped_files(event)
        if files:
            self.photos_dropped.emit(files)
        else:
            self.text_dropped.emit(event.mimeData().text())

    def _is_own(self, event: QDropEvent) -> bool:
        source = event.source()
        return isinstance(source, QWidget) and self.isAncestorOf(source)
