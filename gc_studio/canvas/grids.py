"""Grids over the picture: its pixels or those of the structure map when they are large, and the coded cells."""

import math

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from gc_studio.canvas.viewport import Viewport
from gc_studio.document import CELL

PIXELS_FROM = 8.0
"""Zoom from which the grid of pixels shows."""

_LEAST_CELL = 6
"""Widget pixels that a cell must be wide for its grid to show; closer lines would veil the picture."""

# Taken as a difference: a step darker on light, a step lighter on dark, and the picture's own colours stay as they are.
_PIXEL_STEP = QColor(38, 38, 38)
_CELL_STEP = QColor(24, 24, 24)


def paint_pixel_grid(painter: QPainter, viewport: Viewport, side: int) -> None:
    """Lines between squares of `side` picture pixels, at a zoom where single pixels can be told apart."""
    if viewport.zoom >= PIXELS_FROM:
        _paint_grid(painter, viewport, side, _PIXEL_STEP)


def paint_cell_grid(painter: QPainter, viewport: Viewport) -> None:
    """Lines between the cells that are preserved or synthesised."""
    if viewport.scale * CELL >= _LEAST_CELL:
        _paint_grid(painter, viewport, CELL, _CELL_STEP)


def _paint_grid(painter: QPainter, viewport: Viewport, side: int, step: QColor) -> None:
    """Lines one pixel of the screen wide, where the picture and the painter's clip are; in viewport coordinates."""
    transform = viewport.transform()
    picture = transform.mapRect(QRectF(0, 0, viewport.picture.width(), viewport.picture.height()))
    seen = picture.intersected(painter.clipBoundingRect()) if painter.hasClipping() else picture
    if seen.isEmpty():
        return
    pitch, ratio = viewport.scale * side, viewport.ratio

    def places(origin: float, start: float, stop: float, end: float) -> list[float]:
        first = max(math.ceil((start - origin) / pitch), 1)
        last = math.floor((stop - origin) / pitch)
        middles = (origin + index * pitch for index in range(first, last + 1))
        return [(math.floor(place * ratio) + 0.5) / ratio for place in middles if place < end - 1]

    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
    pen = QPen(step, 1)
    pen.setCosmetic(True)
    painter.setPen(pen)
    columns = places(picture.left(), seen.left(), seen.right(), picture.right())
    rows = places(picture.top(), seen.top(), seen.bottom(), picture.bottom())
    painter.drawLines([QLineF(x, seen.top(), x, seen.bottom()) for x in columns])
    painter.drawLines([QLineF(seen.left(), y, seen.right(), y) for y in rows])
    painter.restore()
