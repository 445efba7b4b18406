"""The selection's outline as marching ants. Flows in: outlines in picture pixels. Flows out: paint calls and ticks."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform

_INTERVAL = 120
"""Milliseconds per step of the ants."""

_DASH = 4


class Ants(QObject):
    """Closed outlines whose dashes walk."""

    ticked = Signal()
    """The dashes took a step."""

    def __init__(self) -> None:
        super().__init__()
        self._path = QPainterPath()
        self._mapped: tuple[QTransform, QPainterPath] | None = None
        self._phase = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_INTERVAL)
        self._timer.timeout.connect(self._step)

    def set_outline(self, outline: Sequence[NDArray[np.floating]]) -> None:
        """Take closed polylines, each float (n, 2) of x and y in picture pixels."""
        self._path = QPainterPath()
        for line in outline:
            self._path.addPolygon(QPolygonF([QPointF(x, y) for x, y in np.asarray(line, float).tolist()]))
            self._path.closeSubpath()
        self._mapped = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is selected."""
        return self._path.isEmpty()

    @property
    def is_walking(self) -> bool:
        """Whether the dashes move."""
        return self._timer.isActive()

    def set_walking(self, walks: bool) -> None:
        """Let the dashes move, or stand."""
        if walks != self._timer.isActive():
            self._timer.start() if walks else self._timer.stop()

    def contains(self, point: QPointF) -> bool:
        """Whether a picture point is selected."""
        return self._path.contains(point)

    def box(self) -> QRectF:
        """Bounds of the outline in picture pixels."""
        return self._path.boundingRect()

    def _step(self) -> None:
        self._phase = (self._phase + 1) % (2 * _DASH)
        self.ticked.emit()

    def paint(self, painter: QPainter, transform: QTransform) -> None:
        """Paint in widget pixels; `transform` leads there from picture pixels."""
        if self._mapped is None or self._mapped[0] != transform:
            self._mapped = transform, transform.map(self._path)
        path = self._mapped[1]
        painter.save()
        # Thin lines on whole pixels are by far the fastest to dash, and look crisp.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        pen = QPen(QColor("black"), 1)
        painter.strokePath(path, pen)
        pen.setColor(QColor("white"))
        pen.setDashPattern([_DASH, _DASH])
        pen.setDashOffset(self._phase)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.strokePath(path, pen)
        painter.restore()
