"""Between the texture list, the library that ships and the user's own: saving, renaming, deleting, favourites.

Flows in: wishes of the texture list, textures of photos from the engine. Flows out: the list, and messages.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from gc_studio.analysis.library import PHOTO_GROUP, UNSEEN, LibraryError, Texture, load_library
from gc_studio.analysis.own_library import OwnLibrary
from gc_studio.analysis.selection import cells_of
from gc_studio.analysis.texture_text import TextureTextError, is_texture_text, text_of, texture_in
from gc_studio.app.background.engine import Engine
from gc_studio.app.commands.command import Command
from gc_studio.app.docks.texture import TexturePanel
from gc_studio.app.documents.files import ask_for_files
from gc_studio.app.documents.session import Session
from gc_studio.document import STUDIO
from gc_studio.document.regions import central_region, textures_of
from gc_studio.words import tr


class TextureLibrary(QObject):
    """Keeps the texture list and what is on the disk alike."""

    error = Signal(str)
    done = Signal(str)
    undoable = Signal(str, object)
    """What was done, and a function that takes it back."""
    taken = Signal(Texture, str)
    """A texture for the current document, whose model, of this identity, is not that of the list."""
    loaded = Signal(object)
    """The user's own textures are in the list; group and name of every favourite."""
    changed = Signal()
    """There are more or fewer textures in the list."""

    def __init__(self, parent: QWidget, panel: TexturePanel, session: Session, engine: Engine, folder: Path) -> None:
        super().__init__(parent)
        self._parent, self._panel, self._session, self._engine = parent, panel, session, engine
        self._folder = folder
        self._own: OwnLibrary | None = None
        self.picture: Callable[[], NDArray[np.uint8] | None] = lambda: None
        """Decoded picture of the current document: the thumbnail of what is saved."""
        panel.add_requested.connect(self.add_with_dialog)
        panel.photos_dropped.connect(self.add)
        panel.favourite_toggled.connect(self._star)
        panel.copy_requested.connect(self.copy)
        panel.made_requested.connect(self.take_text)
        panel.text_dropped.connect(self.take_text)
        panel.text_of = self.text_of
        panel.save_requested.connect(self._save)
        panel.save_current_requested.connect(self._save_current)
        panel.rename_requested.connect(self._rename)
        panel.delete_requested.connect(self._delete)
        engine.texture_ready.connect(self._take)
        engine.texture_failed.connect(self.error)
        engine.model_ready.connect(self._load_own)

    def commands(self) -> list[Command]:
        """Add textures."""
        tip = tr("Add the textures of photos or .gcx files to the list")
        words = ("add_textures", "Edit", tr("Add textures…"), "Ctrl+T", tip, self.add_with_dialog, "add")
        return [Command(*words, kind="textures")]

    def load(self) -> None:
        """Fill the list with the library that ships."""
        try:
            self._panel.add_all(load_library())
        except LibraryError as error:
            self.error.emit(str(error))

    @Slot()
    def _load_own(self) -> None:
        # Codes belong to a model, so this waits for the model.
        assert self._engine.identity is not None
        self._own = OwnLibrary(self._folder, self._engine.identity)
        try:
            for texture in self._own.load():
                self._panel.add(texture, first=True)
        except LibraryError as error:
            self.error.emit(str(error))
        if self._own.problems:
            others = len(self._own.problems) - 1
            more = tr(" ({count} more)", count=others) if others else ""
            self.error.emit(self._own.problems[0] + more)
        self._panel.show_favourites(self._own.is_favourite)
        self.loaded.emit(self._own.favourites)
        self.changed.emit()

    @Slot()
    def add_with_dialog(self) -> None:
        """Ask for photos and take their textures."""
        self.add(ask_for_files(self._parent, tr("Add textures"), Path.home()))

    @Slot(object)
    def add(self, paths: Iterable[Path]) -> None:
        """Take the textures of photos, .gcx files and projects.

        The list has those of the first model alone: a picture of another is given that of the first path at once.
        """
        document = self._session.document
        if document is None or document.model == self._engine.identity or "texture" not in document.codes.layers:
            for path in paths:
                self._engine.add_texture(path)
            return
        for path in list(paths)[:1]:
            self._engine.add_texture(path, document, lambda texture: self.taken.emit(texture, document.model))

    @Slot(object)
    def _take(self, texture: Texture) -> None:
        self._panel.add(texture, first=True)
        self._panel.reveal(texture)
        self.changed.emit()
        self.done.emit(tr("Texture of {name} added; click it to use it", name=texture.name))

    # As texts

    def text_of(self, texture: Texture) -> str:
        """A texture as a text that other windows take; empty while the model, which the code belongs to, is loading."""
        model = self._engine.identity
        return text_of(texture.name, texture.code, model, STUDIO) if model is not None else ""

    @Slot(Texture)
    def copy(self, texture: Texture) -> None:
        """Put a texture into the clipboard as a text."""
        text = self.text_of(texture)
        if text:
            QGuiApplication.clipboard().setText(text)
            self.done.emit(tr("{name} is in the clipboard, as a text to be pasted anywhere", name=texture.name))
        else:
            self.done.emit(tr("The model is still loading; try again in a moment"))

    @Slot(str)
    def take_text(self, text: str) -> bool:
        """Add the texture that a text holds to the list; whether the text is meant to be one."""
        if not is_texture_text(text):
            return False
        texture = self.texture_in(text)
        if texture is not None:
            self._take(texture)
        return True

    def texture_in(self, text: str) -> Texture | None:
        """The texture that a text holds; None, with a message, if none that can be used here."""
        try:
            name, code, model = texture_in(text)
        except TextureTextError as error:
            self.error.emit(str(error))
            return None
        if model != self._engine.identity:
            self.error.emit(tr("This texture was made with another model, {model}", model=model))
            return None
        return Texture(name or tr("Pasted texture"), PHOTO_GROUP, code, UNSEEN)

    # What is kept

    def _with_own(self, change: Callable[[OwnLibrary], object]) -> bool:
        if self._own is None:
            self.done.emit(tr("The model is still loading; try again in a moment"))
            return False
        try:
            change(self._own)
        except LibraryError as error:
            self.error.emit(str(error))
            return False
        return True

    @Slot(object, bool)
    def _star(self, texture: Texture, is_favourite: bool) -> None:
        def change(own: OwnLibrary) -> None:
            own.set_favourite(texture, is_favourite)

        if not self._with_own(change):
            self._panel.set_favourite(texture, not is_favourite)

    @Slot(object, str)
    def _save(self, texture: Texture, name: str) -> None:
        self._with_own(lambda own: self._keep(own.add(name, texture.code, self._panel.picture_of(texture))))

    @Slot(str)
    def _save_current(self, name: str) -> None:
        document, picture = self._session.document, self.picture()
        if document is None or picture is None:
            self.done.emit(tr("The picture is still being decoded; try again in a moment"))
            return
        if self._engine.identity not in (None, document.model):
            self.error.emit(tr("This texture was made with another model, {model}", model=document.codes.name))
            return
        selection, photo = self._session.selection, self._session.original
        cells = central_region(document) if selection is None else cells_of(selection, document)
        number = textures_of(document, cells)[0]

        def save(code: NDArray[np.int16]) -> None:
            self._with_own(lambda own: self._keep(own.add(name, code, picture)))

        if photo is None:
            save(document.textures[number])
        else:
            self._engine.read_texture(photo, document, number, save)

    def _keep(self, texture: Texture) -> None:
        self._panel.add(texture, first=True)
        self._panel.reveal(texture)
        self.changed.emit()
        self.done.emit(tr("{name} is in your textures now", name=texture.name))

    @Slot(object, str)
    def _rename(self, texture: Texture, name: str) -> None:
        self._with_own(lambda own: self._panel.rename(texture, own.rename(texture, name)))

    @Slot(object)
    def _delete(self, texture: Texture) -> None:
        def change(own: OwnLibrary) -> None:
            deleted = own.delete(texture)
            self._panel.remove(texture)
            self.changed.emit()

            def restore() -> None:
                self._with_own(lambda own: self._keep(own.restore(deleted)))

            self.undoable.emit(tr("Deleted the texture {name}", name=texture.name), restore)

        self._with_own(change)
