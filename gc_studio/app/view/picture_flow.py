"""Keeps the picture on the canvas that of the visible document; turns away what is stale, tells how far it is.

Flows in: changes of the session, pictures and failures of the engine. Flows out: pictures to the canvas and the texture
list, and signals for the status bar and for exports that wait for a picture.
"""

from pathlib import Path
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal, Slot

from gc_studio.analysis.selection import scope_of
from gc_studio.app.background.engine import Engine
from gc_studio.app.docks.texture import TexturePanel
from gc_studio.app.docks.texture_regions import region_colours
from gc_studio.app.documents.open_document import OpenDocument
from gc_studio.app.documents.session import Session
from gc_studio.canvas import Canvas
from gc_studio.document import Document
from gc_studio.words import mark, tr

Picture = NDArray[np.uint8]

STATE_IDLE, STATE_DECODING, STATE_STOPPED = "", mark("Decoding…"), mark("Stopped: decoded coarsely")


def _equal(some: tuple[NDArray[np.generic], ...], others: tuple[NDArray[np.generic], ...]) -> bool:
    return len(some) == len(others) and all(a is b or np.array_equal(a, b) for a, b in zip(some, others, strict=True))


class PictureFlow(QObject):
    """Between session, engine and canvas."""

    state_changed = Signal(str)
    """What to say in the status bar, in English; empty when the exact picture is there."""
    progressed = Signal(float)
    """Share of a large picture that is done; less than 1 while it can be stopped."""
    settled = Signal()
    """The exact picture of the current document is on the canvas, or there will be none."""
    failed = Signal(str)

    def __init__(self, session: Session, engine: Engine, canvas: Canvas, textures: TexturePanel) -> None:
        super().__init__()
        self._session, self._engine, self._canvas, self._textures = session, engine, canvas, textures
        # Pictures that are kept so that going back to a tab shows it at once.
        self._exact: WeakKeyDictionary[OpenDocument, tuple[Document, Picture]] = WeakKeyDictionary()
        self.shown: Document | None = None
        """Document whose exact picture is on the canvas."""
        self._asked: Document | None = None
        self._failed: Document | None = None
        self._stopped: Document | None = None
        self._gallery_of: tuple[NDArray[np.generic], ...] | None = None
        self._gallery_codes: NDArray[np.int16] | None = None
        session.current_view = canvas.viewport.state
        session.switched.connect(self._show_other)
        session.changed.connect(self.show_visible)
        session.previewed.connect(self.show_visible)
        session.selection_changed.connect(self.show_gallery)
        engine.model_ready.connect(lambda: self._canvas.set_waiting_text(tr("Decoding…")))
        engine.model_failed.connect(lambda _: self._canvas.set_waiting_text(tr("There is no model to decode with.")))
        engine.photo_loaded.connect(self._show_photo)
        engine.rendered.connect(self._show_picture)
        engine.render_failed.connect(self._show_failure)
        engine.progressed.connect(self._show_share)
        engine.thumbnail_ready.connect(self._show_thumbnail)
        textures.view_moved.connect(lambda: engine.bring_forward(textures.rows_in_view()))

    @property
    def picture(self) -> Picture | None:
        """Exact picture of the current document, uint8 (H, W, 3); None while it is not there."""
        return self.picture_of(self._session.current) if self._session.current else None

    def picture_of(self, item: OpenDocument) -> Picture | None:
        """Exact picture of an open document, uint8 (H, W, 3); None if it has not been made."""
        document, picture = self._exact.get(item, (None, None))
        return picture if document is item.document else None

    @property
    def has_failed(self) -> bool:
        """Whether there will be no picture of the current document."""
        return self._session.document is not None and (
            self._failed is self._session.document or self._engine.has_failed
        )

    @Slot()
    def _show_other(self) -> None:
        self.shown = self._failed = self._asked = self._stopped = None
        self._gallery_of = self._gallery_codes = None
        current = self._session.current
        if current is None:
            self._canvas.show_none()
            self.state_changed.emit(STATE_IDLE)
            return
        self._textures.reset_thumbnails()
        self._canvas.show_other(current.document, current.project.photo)
        if self._engine.identity is not None:
            self._canvas.set_waiting_text(tr("Decoding…"))
        self._canvas.restore_viewport(current.view)
        picture = self.picture
        if picture is not None:
            self._take(current.document, picture)

    @Slot(object, object)
    def _show_photo(self, _path: Path, photo: NDArray[np.uint8]) -> None:
        # Before the first document there is nothing else to see; later the old one stays until the new one is there.
        if self._session.document is None:
            self._canvas.set_original(photo)

    @Slot()
    def show_visible(self) -> None:
        """Have the picture of what is visible made, unless it is there or was asked for."""
        visible = self._session.visible
        if visible is None:
            return
        self._show_document(visible)
        if visible is self.shown:
            self._asked = None
        elif visible is not self._asked:
            # What was asked for is always what is visible, so its picture will not be turned away as stale.
            self._ask(visible)
        self._tell_state()

    def _show_document(self, document: Document) -> None:
        before, current = self._canvas.layers.document, self._session.current
        if current is None or before is None or before.size == document.size:
            self._canvas.set_document(document)
        else:
            self._canvas.show_resized(document, current.project.photo)

    def _ask(self, document: Document) -> None:
        self._asked, self._stopped = document, None
        self._engine.submit(document)

    def _tell_state(self) -> None:
        visible = self._session.visible
        behind = visible is not None and self.shown is not visible
        is_working = behind and self._engine.identity is not None and self._failed is None
        self.state_changed.emit(STATE_DECODING if is_working else STATE_IDLE)

    @Slot(object, object, bool)
    def _show_picture(self, document: Document, picture: Picture, is_exact: bool) -> None:
        current = self._session.current
        if current is None or not current.has(document):
            return
        if is_exact:
            self._exact[current] = document, picture
            self._take(document, picture)
        else:
            # What is not exact does not count: going back to the picture before it must bring that back.
            self.shown = None
            self._canvas.set_decoded(picture)
        self._tell_state()
        if document is self._session.document and is_exact:
            self.settled.emit()

    def _take(self, document: Document, picture: Picture) -> None:
        self.shown, self._failed = document, None
        self._canvas.set_decoded(picture)
        self._textures.show_region_colours(region_colours(picture, document.regions))
        self.show_gallery()

    @Slot()
    def show_gallery(self) -> None:
        """Have the textures shown on the document, unless they are or a gesture is in progress."""
        document = self._session.document
        if document is None or document is not self.shown or not self._textures.items():
            return
        scope = scope_of(document, self._session.selection)
        shown = self._shown_by_gallery(document, scope)
        if self._gallery_of is None or not _equal(self._gallery_of, shown):
            self._gallery_of = shown
            codes = self._gallery_codes = self._textures.begin_gallery()
            self._engine.submit_gallery(document, scope, codes, self._textures.rows_in_view())

    @staticmethod
    def _shown_by_gallery(document: Document, scope: NDArray[np.bool_] | None) -> tuple[NDArray[np.generic], ...]:
        """All that thumbnails depend on; what the scope holds now is not seen in them."""
        layers = document.structure, document.mask, document.detail, document.fine, document.faithful
        if scope is None or scope.all():
            return layers
        return *layers, scope, document.textures[document.regions[~scope]]

    def renew_gallery(self) -> None:
        """The list of textures is another one."""
        self._gallery_of = self._gallery_codes = None
        self.show_gallery()

    @Slot(object, int, object)
    def _show_thumbnail(self, codes: NDArray[np.int16], row: int, picture: Picture) -> None:
        # Rows of an earlier gallery may stand for other textures now.
        if codes is self._gallery_codes:
            self._textures.show_thumbnail(row, picture)

    @Slot(float)
    def _show_share(self, share: float) -> None:
        if self.shown is not self._session.visible and self._stopped is None:
            self.progressed.emit(share)

    @Slot()
    def stop(self) -> None:
        """Give up the exact picture in progress; the coarse one stays."""
        self._stopped = self._asked
        self._engine.stop()
        self.state_changed.emit(STATE_STOPPED)

    def resume(self) -> None:
        """Somebody waits for the picture that was stopped."""
        if self._stopped is not None and self._stopped is self._session.document:
            self._ask(self._stopped)
            self._tell_state()

    @Slot(object, str)
    def _show_failure(self, document: Document, why: str) -> None:
        if self._session.may_show(document):
            self._failed = document
            self._tell_state()
            self._canvas.set_waiting_text(tr("This picture cannot be decoded."))
            self.failed.emit(why)
            self.settled.emit()
