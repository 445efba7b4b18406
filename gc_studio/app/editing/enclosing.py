"""Shapes -> the pixels of the structure map in them; in a large picture, the wand's search runs on a thread.

Flows in: a document, a shape and its points. Flows out: a selection, to whoever asked, while the document is the same.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal, Slot

from gc_studio.analysis import selection as selections
from gc_studio.app.background.latest import Latest
from gc_studio.app.documents.session import Session
from gc_studio.canvas.classes import BACKGROUND
from gc_studio.canvas.tools import MaskShape
from gc_studio.decode.live import MOST_LIVE_PIXELS
from gc_studio.document import Document
from gc_studio.document.edits import Point
from gc_studio.document.labelling import class_at, instance_at
from gc_studio.words import tr

Use = Callable[[NDArray[np.bool_]], object]
"""What is done with a selection."""


@dataclass(frozen=True, eq=False)
class _Wish:
    document: Document
    use: Use


def _enclosed(document: Document, shape: MaskShape, points: list[Point]) -> NDArray[np.bool_]:
    """Pixels of the map within a box, a lasso, or the lines around a point; in a scene, those of the thing there.

    A point that comes twice means all things that touch each other there.
    """
    if shape is MaskShape.BOX:
        return selections.box_selection(document, points[0], points[-1])
    if shape is MaskShape.WAND and document.codes.classes:
        return _thing(document, points[0], is_whole=len(points) > 1)
    if shape is MaskShape.WAND:
        return selections.wand_selection(document, points[-1])
    return selections.polygon_selection(document, points)


def _thing(document: Document, point: Point, is_whole: bool) -> NDArray[np.bool_]:
    """Pixels of the thing at a point of a scene, or of all that hold together with it and are not background."""
    is_nothing = class_at(document, point) == BACKGROUND
    return instance_at(document, point, range(1, document.codes.classes) if is_whole and not is_nothing else None)


class Enclosing(QObject):
    """Finds what a shape encloses in the current document."""

    failed = Signal(str)

    def __init__(self, session: Session, name: str) -> None:
        """name: of the thread."""
        super().__init__()
        self._session = session
        self._newest: _Wish | None = None
        self._worker = Latest(name)
        self._worker.done.connect(self._take)
        self._worker.failed.connect(self._fail)

    def find(self, shape: MaskShape, points: list[Point], use: Use) -> None:
        """Use what a shape encloses, unless another is asked for or the document changes before it is found."""
        document = self._session.document
        if document is not None:
            wish = self._newest = _Wish(document, use)
            is_quick = shape is not MaskShape.WAND or document.structure.size <= MOST_LIVE_PIXELS
            self._worker.submit(wish, partial(_enclosed, document, shape, points), is_quick)

    @Slot(object, object)
    def _take(self, wish: _Wish, found: NDArray[np.bool_]) -> None:
        if wish is self._newest:
            self._newest = None
            if wish.document is self._session.document:
                wish.use(found)

    @Slot(object, str)
    def _fail(self, wish: _Wish, why: str) -> None:
        if wish is self._newest:
            self.failed.emit(tr("Nothing selected: {why}", why=why))

    def close(self) -> None:
        """End the thread."""
        self._worker.close()
