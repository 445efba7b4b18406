"""Keeps what is shown of bytes true: of the current document, of every step of its history, beside other codecs.

Flows in: changes of the session, counts of the engine. Flows out: the docks of rate and history, where a
click goes to a step.
"""

import itertools
from functools import partial
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Slot

from gc_studio.app.background.engine import Engine
from gc_studio.app.docks.history import HistoryPanel, changed_layer
from gc_studio.app.docks.rate import RatePanel
from gc_studio.app.documents.open_document import OpenDocument
from gc_studio.app.documents.session import Session
from gc_studio.bench.others import smallest_others


class ByteFlow(QObject):
    """Between session, engine and the docks that show bytes."""

    def __init__(self, session: Session, engine: Engine, rate: RatePanel, history: HistoryPanel) -> None:
        super().__init__()
        self._session, self._engine, self._rate, self._history = session, engine, rate, history
        self._marks: WeakKeyDictionary[OpenDocument, dict[tuple[int, int], dict[str, int]]] = WeakKeyDictionary()
        self._marked: tuple[OpenDocument, tuple[int, int]] | None = None
        session.switched.connect(self._show_other)
        session.changed.connect(self._show)
        session.counted.connect(self._show)
        session.opened.connect(self._count_all)
        session.stepped.connect(self._count_step)
        engine.measured.connect(session.take_sizes)
        engine.rendered.connect(self._compare)
        engine.render_failed.connect(self._compare)
        rate.jumped.connect(session.jump)
        history.jumped.connect(session.jump)
        self._show()

    @Slot(object)
    def _count_all(self, item: OpenDocument) -> None:
        for entry in item.history.entries:
            self._engine.count(entry.document)

    @Slot(object)
    def _count_step(self, item: OpenDocument) -> None:
        if item.document.revision not in item.sizes:
            self._engine.count(item.document)

    @Slot()
    def _show(self) -> None:
        session, current = self._session, self._session.current
        if current is None:
            self._rate.clear()
            self._history.show_history([], [], 0)
            return
        names = [entry.name for entry in current.history.entries]
        sizes = session.history_sizes()
        totals = [sum(each.values()) if each else None for each in sizes]
        layers = [None, *(changed_layer(before, after) for before, after in itertools.pairwise(sizes))]
        self._history.show_history(names, totals, current.history.position, layers)
        self._rate.show_history(names, sizes, current.history.position)
        if self._marked is not None and self._marked != (current, current.document.size):
            self._show_other()
        width, height = current.document.size
        taken = current.document.codes.layers
        self._rate.show_sizes(session.sizes, width, height, current.project.source_bytes, taken)

    # Other codecs

    @Slot()
    def _show_other(self) -> None:
        current = self._session.current
        self._marked = None if current is None else (current, current.document.size)
        if current is not None:
            self._rate.show_marks(self._marks.get(current, {}).get(current.document.size, {}))

    @Slot()
    def _compare(self) -> None:
        """Have the smallest files of other codecs made for the photo of a document, and show what they need.

        After the first picture: of a large photo that takes seconds of all cores.
        """
        current = self._session.current
        photo = current.project.photo if current is not None else None
        if current is None or photo is None or current.document.size in self._marks.get(current, {}):
            return
        size = current.document.size
        self._marks.setdefault(current, {})[size] = {}
        self._engine.run(lambda: smallest_others(photo), partial(self._take_marks, current, size), lambda _: None)

    def _take_marks(self, item: OpenDocument, size: tuple[int, int], marks: dict[str, int]) -> None:
        self._marks.setdefault(item, {})[size] = marks
        if self._marked == (item, size):
            self._rate.show_marks(marks)
