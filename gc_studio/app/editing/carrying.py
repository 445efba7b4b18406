"""Textures that are dragged: from one document to another by their tabs, onto tabs, and onto regions of the picture.

Flows in: drops on tabs and canvas. Flows out: edits, and the documents that they are made in.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QPointF, Signal, Slot

from gc_studio.analysis.library import PHOTO_GROUP, UNSEEN, Texture
from gc_studio.analysis.selection import cells_of
from gc_studio.app.background.engine import Engine
from gc_studio.app.documents.library import TextureLibrary
from gc_studio.app.documents.open_document import OpenDocument
from gc_studio.app.documents.session import Session
from gc_studio.app.editing.texturing import Texturing, why_no_texture
from gc_studio.canvas import Canvas
from gc_studio.document.regions import central_region, textures_of


class Carrying(QObject):
    """Gives textures to what they are dropped on."""

    error = Signal(str)

    def __init__(
        self, session: Session, engine: Engine, library: TextureLibrary, texturing: Texturing, canvas: Canvas
    ) -> None:
        super().__init__()
        self._session, self._engine, self._library, self._texturing = session, engine, library, texturing
        canvas.texture_dropped.connect(self.give_at)

    def text_of(self, index: int) -> str:
        """The texture of the document of a tab as a text; empty if it cannot be had."""
        item = self._session.documents[index]
        if why_no_texture(self._engine, item.document):
            return ""
        return self._library.text_of(_texture(item, item.document.textures[_number(item)]))

    @Slot(str, QPointF)
    def give_at(self, text: str, place: QPointF) -> None:
        """Give the texture of a text to the region of a point of the picture."""
        texture = self._library.texture_in(text)
        if texture is not None:
            self._texturing.give_at(texture, place)

    @Slot(int, str)
    def give(self, index: int, text: str) -> None:
        """Give the texture of a text to the document of a tab, as a click on it in the list would."""
        texture = self._library.texture_in(text)
        if texture is not None:
            self._use(texture, self._session.documents[index])

    @Slot(int, int)
    def carry(self, source: int, target: int) -> None:
        """Give the texture of one tab's document to that of another, without what lies around it in its photo."""
        giver, taker = self._session.documents[source], self._session.documents[target]
        why_not = why_no_texture(self._engine, giver.document)
        if why_not and giver.document.model != taker.document.model:
            self.error.emit(why_not)
            return
        document, photo, number = giver.document, giver.project.photo, _number(giver)

        def use(code: NDArray[np.int16]) -> None:
            # It may have been closed meanwhile.
            if taker in self._session.documents:
                self._session.switch(self._session.documents.index(taker))
                self._texturing.take(_texture(giver, code), document.model)

        if photo is None:
            use(document.textures[number])
        else:
            self._engine.read_texture(photo, document, number, use)

    def _use(self, texture: Texture, item: OpenDocument) -> None:
        self._session.switch(self._session.documents.index(item))
        self._texturing.choose(texture)


def _number(item: OpenDocument) -> int:
    """Of the texture that is meant: that of most of the selection, or of the thing in the middle."""
    document, selection = item.document, item.selection
    cells = central_region(document) if selection is None else cells_of(selection, document)
    return textures_of(document, cells)[0]


def _texture(item: OpenDocument, code: NDArray[np.int16]) -> Texture:
    return Texture(Path(item.name).stem, PHOTO_GROUP, code, UNSEEN)
