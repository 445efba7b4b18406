"""Suggest what to keep: the photo is looked through, and the levels of what is found are shown before they are taken.

Flows in: the command, and what is chosen on the panel. Flows out: previews, and one commit on the session. All that
takes time runs on a thread of its own.
"""

from dataclasses import dataclass, field
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal, Slot

from gc_studio.analysis.budget import Plan, wanted_levels
from gc_studio.analysis.departure import departing, departure
from gc_studio.analysis.suggest import Found, Kind, find
from gc_studio.app.background.engine import Engine
from gc_studio.app.background.latest import Latest
from gc_studio.app.background.problems import one_line
from gc_studio.app.commands.command import PRESERVABLE, Command
from gc_studio.app.documents.session import Session
from gc_studio.app.editing.proposing import Proposing
from gc_studio.app.editing.suggest_panel import Choice, SuggestPanel
from gc_studio.app.view.viewing import Viewing
from gc_studio.bitstream import DocumentWriter
from gc_studio.canvas import Canvas
from gc_studio.document import Available, Document
from gc_studio.document.edits import set_levels
from gc_studio.nets.finding import finding_net
from gc_studio.words import mark, tr

NO_PHOTO = mark("There is nothing to suggest: the photo is not in this file.")


@dataclass(frozen=True, eq=False)
class _Search:
    """One look through a photo, and what came of it so far."""

    document: Document
    photo: NDArray[np.uint8]
    available: Available
    found: dict[Kind, Found] = field(default_factory=dict)
    apart: list[NDArray[np.float32]] = field(default_factory=list)
    """How far the picture departs from the photo, once that is known."""
    plans: dict[tuple[tuple[Kind, int], ...], Plan] = field(default_factory=dict)
    """The last one, by the levels that were chosen: another number of bytes is found quickly."""


@dataclass(frozen=True, eq=False)
class _Wish:
    """What was chosen for a search."""

    search: _Search
    choice: Choice


@dataclass(frozen=True, eq=False)
class _Proposal:
    """A document with more kept, how many cells, and bytes: what they cost, and of the whole file."""

    document: Document
    cells: int
    cost: int
    size: int


class Suggesting(Proposing):
    """Looks, proposes, and keeps what is applied."""

    panel: SuggestPanel | None
    notice = Signal(str)
    _found = Signal(object, object)
    """_Search and Found."""
    _missed = Signal(object, object, str)
    """_Search, Kind, and why it could not be looked for."""

    def __init__(self, session: Session, engine: Engine, canvas: Canvas, viewing: Viewing) -> None:
        super().__init__(session, canvas)
        self._engine = engine
        self._viewing = viewing
        self._search: _Search | None = None
        self._awaited: _Wish | None = None
        self._writer = DocumentWriter()
        self._worker = Latest("suggest")
        self._worker.done.connect(self._take)
        self._worker.failed.connect(self._fail)
        self._found.connect(self._list)
        self._missed.connect(self._miss)

    def commands(self) -> list[Command]:
        """Suggest what to keep."""
        tip = tr("Find faces, letters and the subject in the photo, and see what keeping them costs")
        words = ("suggest", "Preserve", tr("Suggest what to keep…"), "Ctrl+Shift+K", tip)
        return [Command(*words, self.suggest, "suggest", needs=PRESERVABLE)]

    def suggest(self) -> None:
        """Look through the photo, and open the panel."""
        current = self._session.current
        if current is None:
            return
        photo, available = current.project.photo, current.project.available
        if photo is None or available is None:
            self.notice.emit(tr(NO_PHOTO))
            return
        search = self._search = _Search(current.document, photo, available)
        self._shown = current.document
        panel = self.panel = SuggestPanel(self._canvas, current.document.width * current.document.height)
        panel.changed.connect(self._propose)
        panel.applied.connect(self._apply)
        panel.cancelled.connect(self.cancel)
        panel.show()
        panel.cancel_button.setFocus()
        self._viewing.want_cells(True)
        self._worker.submit(search, partial(self._look, search))

    # On the worker's thread

    def _look(self, search: _Search) -> None:
        for kind in Kind:
            try:
                found = self._looked_for(search, kind)
            except Exception as error:  # Shown to the user, whatever it is; the other kinds are looked for.
                self._missed.emit(search, kind, one_line(error))
            else:
                self._found.emit(search, found)
            # Each takes up to a hundred megabytes, and a photo is looked at once.
            finding_net.cache_clear()

    def _looked_for(self, search: _Search, kind: Kind) -> Found:
        if kind is not Kind.DEPARTS:
            return find(search.photo, kind)
        backend = self._engine.backend
        if backend is None:
            raise RuntimeError(tr("the model is still loading"))
        search.apart.append(departure(search.photo, backend.apart().render(search.document)))
        return departing(search.apart[0])

    def _proposed(self, wish: _Wish) -> _Proposal:
        search, budget = wish.search, wish.choice.budget
        document, shape = search.document, search.document.levels.shape
        chosen = [(search.found[kind], level) for kind, level in wish.choice.levels.items()]
        if budget is None:
            levels = np.maximum(document.levels, wanted_levels(chosen, shape))
        else:
            key = tuple(wish.choice.levels.items())
            if key not in search.plans:
                apart = search.apart[0] if search.apart else np.ones(shape, np.float32)
                search.plans.clear()
                search.plans[key] = Plan(document, search.available, chosen, apart)
            levels = search.plans[key].levels(budget)
        after = set_levels(document, levels, search.available)
        size = len(self._writer.write(after))
        cells = int((after.levels > document.levels).sum())
        return _Proposal(after, cells, size - len(self._writer.write(document)), size)

    # On that of the window

    @Slot(object, object)
    def _list(self, search: _Search, found: Found) -> None:
        if search is self._search and self.panel is not None:
            search.found[found.kind] = found
            self.panel.show_found(found)

    @Slot(object, object, str)
    def _miss(self, search: _Search, kind: Kind, why: str) -> None:
        if search is self._search and self.panel is not None:
            self.panel.show_missed(kind, why)

    @Slot(object)
    def _propose(self, choice: Choice) -> None:
        if self._search is not None:
            wish = self._awaited = _Wish(self._search, choice)
            self._worker.submit(wish, partial(self._proposed, wish))

    @Slot(object, object)
    def _take(self, key: object, result: object) -> None:
        if self.panel is None or self._search is None:
            return
        if key is self._search:
            self.panel.end_search()
        elif key is self._awaited and isinstance(result, _Proposal):
            self._awaited = None
            self._shown = result.document
            self._session.preview(result.document)
            self.panel.show_cost(result.cells, result.cost, result.size)

    @Slot(object, str)
    def _fail(self, key: object, why: str) -> None:
        if self.panel is not None and key in (self._search, self._awaited):
            self.panel.show_problem(why)

    @Slot()
    def _apply(self) -> None:
        shown = self._shown
        self._end()
        if shown is not None:
            self._session.commit(tr("Keep what was suggested"), shown)

    def _end(self) -> None:
        if self.panel is not None:
            self._viewing.want_cells(False)
        self._search = self._awaited = None
        super()._end()

    def close(self) -> None:
        """End the thread."""
        self._worker.close()
