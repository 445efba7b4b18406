"""Push and warp: lines that follow the hand or pins, and what lies between them. One gesture, one entry in the history.

Flows in: strokes and pins from the canvas. Flows out: previews and commits on the session, and notices for people.
"""

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from gc_studio.analysis.push import Push
from gc_studio.analysis.warp import Pin, Warp
from gc_studio.app.background.latest import Latest
from gc_studio.app.documents.session import Session
from gc_studio.canvas import Canvas
from gc_studio.canvas.tools import Tool
from gc_studio.decode.live import MOST_LIVE_PIXELS
from gc_studio.document import Document
from gc_studio.words import tr

STRENGTHS = range(10, 101)
"""In percent of the way of the hand."""


class Shaping(QObject):
    """Turns strokes of the push tool and pins into edits."""

    notice = Signal(str)

    def __init__(self, session: Session, canvas: Canvas, brush_size: Callable[[Tool], int]) -> None:
        """brush_size: diameter of a tool's brush in picture pixels."""
        super().__init__()
        self._session, self._brush_size = session, brush_size
        self._push: Push | None = None
        self._last = (0.0, 0.0)
        self._warp: Warp | None = None
        self.strength = 80
        """Share of the hand's way that the middle of the brush takes things along, in percent."""
        session.switched.connect(self._forget)
        canvas.stroke_began.connect(self._begin)
        canvas.stroke_extended.connect(self._drag)
        canvas.stroke_ended.connect(self._end)
        canvas.stroke_cancelled.connect(self._cancel)
        canvas.pins_changed.connect(self._pull)
        canvas.pins_ended.connect(self._pin_down)
        canvas.pins_cancelled.connect(self._cancel)
        self._worker = Latest("warp")
        self._worker.done.connect(self._show)
        self._worker.failed.connect(lambda _, why: self.notice.emit(why))

    @Slot()
    def _forget(self) -> None:
        self._push = self._warp = None

    @Slot(object, float, float, float)
    def _begin(self, tool: Tool, x: float, y: float, pressure: float) -> None:
        document = self._session.document
        if tool is Tool.PUSH and document is not None:
            self._push, self._last = Push(document, self._session.selection), (x, y)

    @Slot(float, float, float)
    def _drag(self, x: float, y: float, pressure: float) -> None:
        if self._push is not None:
            radius, strength = self._brush_size(Tool.PUSH) / 2, self.strength / 100 * pressure
            before = self._push.document
            after = self._push.drag(self._last, (x, y), radius, strength)
            self._last = (x, y)
            if after is not before:
                self._session.preview(after)

    @Slot()
    def _end(self) -> None:
        push, self._push = self._push, None
        if push is not None:
            self._commit(Tool.PUSH.title, push.document)

    @Slot(object)
    def _pull(self, pins: Sequence[Pin]) -> None:
        warp = self._warp_of_now()
        if warp is not None:
            is_quick = warp.document.structure.size <= MOST_LIVE_PIXELS
            self._worker.submit(warp, partial(warp.at, pins), is_quick)

    def _warp_of_now(self) -> Warp | None:
        document = self._session.document
        if document is not None and (self._warp is None or self._warp.document is not document):
            self._warp = Warp(document, self._session.selection)
        return self._warp

    @Slot(object, object)
    def _show(self, warp: Warp, shown: Document) -> None:
        if warp is self._warp and (shown is not warp.document or self._session.is_previewing):
            self._session.preview(shown)

    @Slot(object)
    def _pin_down(self, pins: Sequence[Pin]) -> None:
        # At once, however large: what ends the gesture may be about to use the document.
        warp = self._warp_of_now()
        self._warp = None
        if warp is not None:
            self._commit(Tool.WARP.title, warp.at(pins))

    def _commit(self, name: str, result: Document) -> None:
        before, selection = self._session.document, self._session.selection
        if before is None:
            return
        if not self._session.commit(name, result):
            if selection is not None:
                self.notice.emit(tr("Nothing has moved: only what is selected can be moved."))
            return
        lost = int(np.count_nonzero(before.fine_mask & ~result.fine_mask))
        if lost:
            self.notice.emit(tr("%n cells that were true to the photo have moved: they keep its gist.", None, lost))

    @Slot()
    def _cancel(self) -> None:
        """What was begun never was."""
        if self._push is not None or self._warp is not None:
            self._forget()
            self._session.cancel()

    def close(self) -> None:
        """End the thread."""
        self._worker.close()
