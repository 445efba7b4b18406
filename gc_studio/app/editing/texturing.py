"""Texture choices -> edits: swap, mix, in the whole picture, in a region or in the selection.

Flows in: choices, the mix slider and the chips of the texture dock. Flows out: previews, commits and selections on the
session.
"""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QPointF, Signal, Slot

from gc_studio.analysis.library import Texture
from gc_studio.analysis.selection import scope_at, scope_of, selection_of
from gc_studio.app.background.engine import Engine
from gc_studio.app.docks.texture import TexturePanel
from gc_studio.app.documents.open_document import Mix
from gc_studio.app.documents.session import Session
from gc_studio.document import Document, DocumentError
from gc_studio.document.regions import with_texture_in
from gc_studio.words import tr


def mixed(document: Document, mix: Mix) -> Document:
    """The document with its texture as the mix says; all other layers stay."""
    before = mix.before
    untouched = document.with_layers(
        texture=before.texture, extra_textures=before.extra_textures, regions=before.regions
    )
    return with_texture_in(untouched, mix.code, mix.cells, mix.share)


def why_no_texture(engine: Engine, document: Document) -> str:
    """Why a document takes no texture of the list; empty if it does or may."""
    if engine.identity in (None, document.model):
        return ""
    return tr(
        "This picture was made with model {name}; the textures are of another. Drop a photo to take its texture",
        name=document.codes.name,
    )


class Texturing(QObject):
    """Turns choices of textures into edits."""

    refused = Signal(str)
    scope_changed = Signal(bool, object)
    """Whether a picked texture goes to the selection, and the number of the document's texture if it goes to just the
    region of that, or None."""

    def __init__(self, session: Session, engine: Engine, panel: TexturePanel) -> None:
        """engine: knows which model the textures of the panel belong to."""
        super().__init__()
        self._session, self._engine, self._panel = session, engine, panel
        self._mix: Mix | None = None
        session.interrupted.connect(self.end_mix)
        for signal in (session.switched, session.changed, session.selection_changed):
            signal.connect(self._tell_scope)
        session.changed.connect(self._show)
        panel.chosen.connect(self.choose)
        panel.mix_moved.connect(self.move_mix)
        panel.mix_ended.connect(self.end_mix)
        panel.region_pressed.connect(self.select_region)
        self.scope_changed.connect(panel.show_scope)
        self._show()

    @Slot()
    def _show(self) -> None:
        document = self._session.document
        self._panel.setEnabled(document is not None)
        self._panel.show_mix(self._session.mix)
        if document is not None:
            self._panel.show_regions(1 + len(document.extra_textures))

    @Slot()
    def _tell_scope(self) -> None:
        document, selection = self._session.document, self._session.selection
        number = None
        if document is not None and len(document.extra_textures):
            scope = scope_of(document, selection)
            assert scope is not None
            numbers = np.unique(document.regions[scope])
            if len(numbers) == 1 and np.array_equal(scope, document.regions == numbers[0]):
                number = int(numbers[0])
        self.scope_changed.emit(selection is not None, number)

    @Slot(object)
    def choose(self, texture: Texture) -> None:
        """Swap the texture of the scope; the one before stays at hand for mixing."""
        self._session.interrupt()
        document, selection = self._session.document, self._session.selection
        if document is not None:
            self._give(texture, document, scope_of(document, selection))

    @Slot(object, str)
    def take(self, texture: Texture, model: str) -> None:
        """As `choose`, a texture of a model, by its identity, that need not be that of the list."""
        self._session.interrupt()
        document, selection = self._session.document, self._session.selection
        if document is None:
            return
        if document.model == model:
            self._put(texture, document, scope_of(document, selection))
        else:
            self.refused.emit(tr("This texture was made with another model, {model}", model=model))

    def give_at(self, texture: Texture, place: QPointF) -> None:
        """Swap the texture of the selection, if a point of the picture lies in it, or else of the region there."""
        self._session.interrupt()
        document, selection = self._session.document, self._session.selection
        if document is not None:
            self._give(texture, document, scope_at(document, selection, (place.x(), place.y())))

    def _give(self, texture: Texture, document: Document, cells: NDArray[np.bool_] | None) -> None:
        why_not = why_no_texture(self._engine, document)
        if why_not:
            self.refused.emit(why_not)
        else:
            self._put(texture, document, cells)

    def _put(self, texture: Texture, document: Document, cells: NDArray[np.bool_] | None) -> None:
        mix = Mix(texture.title, document, texture.code, cells)
        try:
            swapped = mixed(document, mix)
        except DocumentError as error:
            self.refused.emit(str(error))
            return
        self._session.commit(tr("Texture: {name}", name=texture.title), swapped, mix)

    @Slot(int)
    def select_region(self, number: int) -> None:
        """Select the region that has one of the document's textures; when just that is selected, nothing."""
        document = self._session.document
        if document is not None and number <= len(document.extra_textures):
            region = selection_of(document.regions == number, document)
            is_selected = self._session.selection is not None and np.array_equal(region, self._session.selection)
            self._session.select(None if is_selected else region)

    @Slot(int)
    def move_mix(self, percent: int) -> None:
        """The mix slider moves."""
        if self._mix is None:
            self._session.interrupt()
        document, mix = self._session.document, self._session.mix
        if document is None or mix is None:
            return
        self._mix = Mix(mix.name, mix.before, mix.code, mix.cells, percent / 100)
        self._session.preview(mixed(document, self._mix))

    @Slot()
    def end_mix(self) -> None:
        """The mix slider rests."""
        mix, visible = self._mix, self._session.visible
        self._mix = None
        if mix is not None and visible is not None:
            self._session.commit(
                tr("Texture: {name}, {percent} %", name=mix.name, percent=round(100 * mix.share)), visible, mix
            )
