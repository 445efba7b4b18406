"""Fit to bytes: what is nearest to the photo within a number of bytes, shown before it is taken.

Flows in: the command, and what is wanted on the panel. Flows out: previews, and one commit on the session. The search
runs on a thread of its own, and is given up as soon as something else is wanted.
"""

import threading
from dataclasses import dataclass, field
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal, Slot

from gc_studio.app.background.backend import Apart
from gc_studio.app.background.engine import Engine
from gc_studio.app.background.latest import Latest
from gc_studio.app.commands.command import FITTABLE, LINES, Command
from gc_studio.app.documents.open_document import OpenDocument
from gc_studio.app.documents.session import Session
from gc_studio.app.editing.fit_panel import PRESETS, FitPanel, Wish
from gc_studio.app.editing.proposing import Proposing
from gc_studio.canvas import Canvas
from gc_studio.decode.fit import Fitted, Fitter
from gc_studio.decode.fit_sources import Held, with_photo, without_photo
from gc_studio.decode.fit_words import chosen, next_bytes
from gc_studio.document import Available, Document
from gc_studio.tasks import CalledOffError
from gc_studio.words import tr

_FINDING_OUT = 0.3
"""Share of a search that serves all numbers of bytes, and is not given up for another one."""


@dataclass(frozen=True, eq=False)
class _Given:
    """A document as the program made it, what it had to leave as it was, and the bytes it was fitted to, if any."""

    document: Document
    held: Held
    target: int | None = None


@dataclass(frozen=True, eq=False)
class _Search:
    """One document that is to be fitted, and what was found out about it."""

    document: Document
    photo: NDArray[np.uint8] | None
    available: Available | None
    given: _Given | None
    ended: threading.Event = field(default_factory=threading.Event)
    fitters: dict[bool, Fitter] = field(default_factory=dict)
    """By whether cells may be lowered; the thread of the search alone looks into it."""
    held: dict[bool, Held] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class _Order:
    """A number of bytes for a search, until that is stopped."""

    search: _Search
    wish: Wish
    stopped: threading.Event = field(default_factory=threading.Event)


class Fitting(Proposing):
    """Asks for a number of bytes, proposes, and takes what is applied."""

    panel: FitPanel | None
    notice = Signal(str)
    _told = Signal(object, float)
    """_Order, and the share of it that is done."""

    def __init__(self, session: Session, engine: Engine, canvas: Canvas) -> None:
        super().__init__(session, canvas)
        self._engine = engine
        self._search: _Search | None = None
        self._order: _Order | None = None
        self._proposed: tuple[Document, Held | None] | None = None
        self._given: dict[int, _Given] = {}
        self._worker = Latest("fit")
        self._worker.done.connect(self._take)
        self._worker.failed.connect(self._fail)
        self._told.connect(self._show_share)

    def commands(self) -> list[Command]:
        """Fit to bytes."""
        tip = tr("Come as near to the photo as a number of bytes allows")
        words = ("fit_bytes", "Edit", tr("Fit to bytes…"), "Ctrl+Alt+B", tip)
        return [Command(*words, self.ask, "fit-bytes", needs=LINES | FITTABLE)]

    def facts(self) -> set[str]:
        """See `Session.facts`: whether the document can be fitted to a number of bytes."""
        document = self._session.document
        family = self._engine.family_of(document) if document is not None else None
        return set(FITTABLE) if family is None or family.fit_tools is not None else set()

    def ask(self) -> None:
        """Open the panel, and begin with the size that is next below the present one."""
        current = self._session.current
        if current is None:
            return
        if self._engine.backend is None:
            self.notice.emit(tr("The model is still loading; try again in a moment"))
            return
        document, project = current.document, current.project
        search = self._search = _Search(document, project.photo, project.available, self._given_of(current))
        self._shown = document
        size = sum(sizes.values()) if (sizes := current.sizes.get(document.revision)) else PRESETS[1]
        target = max((preset for preset in PRESETS if preset < size), default=PRESETS[0])
        panel = self.panel = FitPanel(self._canvas, target, bool(document.levels.any()))
        panel.changed.connect(self._want)
        panel.applied.connect(self._apply)
        panel.cancelled.connect(self.cancel)
        panel.show()
        panel.bytes.setFocus()
        panel.bytes.selectAll()
        assert search is self._search
        self._want(panel.wish)

    def _given_of(self, item: OpenDocument) -> _Given | None:
        """What the program last made of the photo; None where that is not known."""
        history, document = item.history, item.document
        for entry in reversed(history.entries[: history.position + 1]):
            known = self._given.get(entry.document.revision)
            if known is not None and known.document.frame == document.frame:
                return known
        first = item.given
        if first is None or first.frame != document.frame:
            return None
        return _Given(first, Held.nothing(first))

    def target_of(self, item: OpenDocument, document: Document) -> int | None:
        """Bytes that a document was fitted to, if nothing else was done since its photo was opened; else None."""
        known, given = self._given.get(document.revision), item.given
        if known is None or given is None or given.size != document.size or not known.held.is_nothing:
            return None
        return known.target

    # On the worker's thread

    def _fitted(self, order: _Order) -> Fitted:
        search, lowers = order.search, order.wish.may_lower

        def tell(share: float) -> None:
            is_other = order.stopped.is_set() and share >= _FINDING_OUT
            if search.ended.is_set() or is_other:
                raise CalledOffError
            self._told.emit(order, share)

        tell(0.0)
        if lowers not in search.fitters:
            search.fitters[lowers] = self._fitter(search, lowers)
        return search.fitters[lowers].to(order.wish.target, tell)

    def _fitter(self, search: _Search, may_lower: bool) -> Fitter:
        document, photo, available = search.document, search.photo, search.available
        apart = self._apart(document)
        tools = apart.fit_tools(document, photo)
        if photo is None or available is None:
            return without_photo(document, may_lower, tools)
        held = self._held(search, apart, photo)
        if may_lower:
            held = Held(np.zeros_like(held.levels), held.hand, held.textures)
        search.held[may_lower] = held
        return with_photo(photo, document, available, held, tools)

    @staticmethod
    def _held(search: _Search, apart: Apart, photo: NDArray[np.uint8]) -> Held:
        """What somebody made of the document."""
        document = search.document
        given = search.given
        if given is None:
            analysed = apart.analyse(photo)[0]
            given = _Given(analysed, Held.nothing(analysed)) if analysed.frame == document.frame else None
        return Held.since(document, given.document, given.held) if given else Held.everything(document)

    def _apart(self, document: Document) -> Apart:
        backend = self._engine.backend
        if backend is None:
            raise RuntimeError(tr("the model is still loading; try again in a moment"))
        return (backend if document.model == backend.identity else backend.named(document.codes.name)).apart()

    # On that of the window

    @Slot(object)
    def _want(self, wish: Wish) -> None:
        if self._order is not None:
            self._order.stopped.set()
        if self._search is not None and self.panel is not None:
            order = self._order = _Order(self._search, wish)
            self._proposed = None
            self.panel.show_search(0.0)
            self._worker.submit(order, partial(self._fitted, order))

    @Slot(object, float)
    def _show_share(self, order: _Order, share: float) -> None:
        if order is self._order and self.panel is not None:
            self.panel.show_search(share)

    @Slot(object, object)
    def _take(self, order: object, fitted: object) -> None:
        if order is not self._order or self.panel is None or self._search is None or not isinstance(fitted, Fitted):
            return
        assert self._order is not None
        document = fitted.document
        held = self._search.held.get(self._order.wish.may_lower)
        self._proposed = document, held
        self._show(document)
        more = next_bytes(fitted.more) if self._search.photo is not None else ""
        self.panel.show_found(chosen(fitted), more, document != self._search.document)

    @Slot(object, str)
    def _fail(self, order: object, why: str) -> None:
        if order is self._order and self.panel is not None and self._search is not None:
            self._show(self._search.document)
            self.panel.show_problem(why)

    def _show(self, document: Document) -> None:
        self._shown = document
        self._session.preview(document)

    @Slot()
    def _apply(self) -> None:
        proposed, order = self._proposed, self._order
        self._end()
        if proposed is None or order is None:
            return
        document, held = proposed
        if self._session.commit(tr("Fit to {size:,} B", size=order.wish.target), document) and held is not None:
            self._given[document.revision] = _Given(document, held.at(document), order.wish.target)

    def _end(self) -> None:
        if self._search is not None:
            self._search.ended.set()
        self._search = self._order = self._proposed = None
        super()._end()

    def close(self) -> None:
        """End the thread."""
        if self._search is not None:
            self._search.ended.set()
        self._worker.close()
