"""The images of one document, made when a layer changes and painted in picture coordinates.

Flows in: the document, its decoded picture, the original photo. Flows out: paint calls.
"""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen

from gc_studio.analysis.class_colours import class_colour
from gc_studio.canvas.colours import INK, LEVELS, PAPER, colour_of
from gc_studio.canvas.overlays import MapImage, Picture, changed_box, difference, invented
from gc_studio.canvas.tools import View
from gc_studio.canvas.viewport import SMOOTH_BELOW
from gc_studio.document import CELL, Document

_NOT_DECODED_YET = 0.35
"""Opacity of the photo or the structure that stands in for a decoded picture that is still to come."""

_CLEAR = QColor(0, 0, 0, 0)

_STRENGTHS = (0.45, 0.6, 0.75)
"""Of the tints of the levels at full opacity: the truer, the stronger, for whom their colours do not tell."""


class Layers:
    """Images by layer; None where there is nothing to show."""

    def __init__(self) -> None:
        self.document: Document | None = None
        self.line_colour = QColor(colour_of("structure"))
        self.level_colours = [QColor(level.colour) for level in LEVELS[1:]]
        self._decoded: Picture | None = None
        self._original: Picture | None = None
        self._difference: Picture | None = None
        self._invented: Picture | None = None
        self._structure: MapImage | None = None
        self._labels: MapImage | None = None
        self._levels: MapImage | None = None
        self._borders: list[QPainterPath] = []
        self.levels = np.zeros((0, 0), np.uint8)
        """Those of the document, see `Document.levels`."""

    @property
    def decoded(self) -> QImage | None:
        """The decoded picture."""
        return self._decoded.image if self._decoded else None

    @property
    def original(self) -> QImage | None:
        """The original photo."""
        return self._original.image if self._original else None

    @property
    def size(self) -> QSizeF:
        """Size of the picture in pixels; empty before there is one."""
        if self.document is not None:
            return QSizeF(self.document.width, self.document.height)
        if self._original is None:
            return QSizeF()
        height, width = self._original.pixels.shape[:2]
        return QSizeF(width, height)

    def set_document(self, document: Document | None) -> QRectF:
        """Take the layers of a document; return the part of the picture that looks different now, in picture pixels."""
        before, self.document = self.document, document
        if document is None:
            self._structure = self._levels = self._labels = None
            return QRectF()
        if before is None or before.labels is not document.labels:
            self._labels = MapImage(document.labels) if document.codes.classes else None
        if before is None or before.structure is not document.structure:
            self._structure = MapImage(document.structure)
        levels = self.levels
        if before is None or any(a is not b for a, b in zip(_outlines(before), _outlines(document), strict=True)):
            self.levels = document.levels
            self._levels, self._borders = MapImage(self.levels), _borders(self.levels, self.size)
            self._invented = None
        if before is None or (before.width, before.height, before.structure_scale) != (
            document.width,
            document.height,
            document.structure_scale,
        ):
            return QRectF(0, 0, document.width, document.height)
        scale = document.structure_scale
        lines = _changed(before.structure, document.structure, scale)
        labels = _changed(before.labels, document.labels, scale)
        return lines.united(labels).united(_changed(levels, self.levels, CELL))

    def set_decoded(self, pixels: NDArray[np.uint8] | None) -> None:
        """Take the decoded picture, uint8 (H, W, 3); None while there is none."""
        self._decoded = None if pixels is None else Picture(pixels)
        self._difference = self._invented = None

    def set_original(self, photo: NDArray[np.uint8] | None) -> None:
        """Take the original photo, uint8 (H, W, 3); None when it is not at hand."""
        self._original = None if photo is None else Picture(photo)
        self._difference = None

    def has(self, view: View) -> bool:
        """Whether there is something to show for a view of one picture."""
        if view is View.STRUCTURE:
            return self.document is not None
        if view is View.LABELS:
            return self._labels is not None
        if view is View.DIFFERENCE:
            return self._decoded is not None and self._original is not None
        return (self._original if view is View.ORIGINAL else self._decoded) is not None

    def paint(self, painter: QPainter, view: View, zoom: float) -> None:
        """Paint one whole picture (not SPLIT, not SIDE), in picture coordinates."""
        if view is View.STRUCTURE:
            self._paint_map(painter, self._structure, zoom, QColor(PAPER), QColor(INK))
        elif view is View.LABELS:
            self._paint_map(painter, self._labels, zoom, *self._label_colours())
        elif view is View.ORIGINAL:
            self._paint_picture(painter, self._original, zoom)
        elif view is View.DIFFERENCE:
            self._paint_picture(painter, self._taken_difference(), zoom)
        elif view is View.INVENTED:
            self._paint_picture(painter, self._tinted(), zoom)
        elif self._decoded is not None:
            self._paint_picture(painter, self._decoded, zoom)
        else:
            painter.setOpacity(_NOT_DECODED_YET)
            drawn = View.STRUCTURE if self._labels is None else View.LABELS
            self.paint(painter, drawn if self._original is None else View.ORIGINAL, zoom)
            painter.setOpacity(1)

    def _label_colours(self) -> list[QColor]:
        count = self.document.codes.classes if self.document is not None else 0
        return [QColor(class_colour(number)) for number in range(count)]

    def _taken_difference(self) -> Picture | None:
        one, other = self._decoded, self._original
        if self._difference is None and one and other and one.pixels.shape == other.pixels.shape:
            self._difference = Picture(difference(one.pixels, other.pixels))
        return self._difference

    def _tinted(self) -> Picture | None:
        decoded, document = self._decoded, self.document
        # A picture of another size is that of the document before.
        fits = decoded and document and decoded.pixels.shape[:2] == (document.height, document.width)
        if self._invented is None and decoded and fits:
            self._invented = Picture(invented(decoded.pixels, self.levels))
        return self._invented

    def _paint_picture(self, painter: QPainter, picture: Picture | None, zoom: float) -> None:
        if picture is not None:
            area = QRectF(0, 0, self.size.width(), self.size.height())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, zoom <= SMOOTH_BELOW)
            painter.drawImage(area, picture.at(zoom))

    def paint_lines(self, painter: QPainter, zoom: float, opacity: float) -> None:
        """Paint the structure overlay."""
        painter.setOpacity(opacity)
        self._paint_map(painter, self._structure, zoom, _CLEAR, self.line_colour)
        painter.setOpacity(1)

    def paint_labels(self, painter: QPainter, zoom: float, opacity: float) -> None:
        """Paint the overlay of the labels; what is nothing in particular has no tint."""
        painter.setOpacity(opacity)
        self._paint_map(painter, self._labels, zoom, _CLEAR, *self._label_colours()[1:])
        painter.setOpacity(1)

    @property
    def has_labels(self) -> bool:
        """Whether the document is a scene."""
        return self._labels is not None

    def _paint_map(self, painter: QPainter, bits: MapImage | None, zoom: float, *colours: QColor) -> None:
        if self.document is None or bits is None:
            return
        scale = self.document.structure_scale
        # Map pixels are squares to draw on; only when they get smaller than the screen's do they need filtering.
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, zoom * scale < 1)
        self._paint_clipped(painter, bits.coloured(*colours), scale)

    def paint_cells(self, painter: QPainter, opacity: float) -> None:
        """Paint the overlay of the levels: preserved cells tinted, with a border around those of each level."""
        if self._levels is None:
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        tints = [QColor(colour) for colour in self.level_colours]
        for tint, strength in zip(tints, _STRENGTHS, strict=True):
            tint.setAlphaF(opacity * strength)
        self._paint_clipped(painter, self._levels.coloured(_CLEAR, *tints), CELL)
        painter.setOpacity(min(opacity * 1.5, 1))
        pixel = 1 / painter.transform().m11()
        for border, colour in zip(self._borders, self.level_colours, strict=True):
            # On a part of the same colour only the dark rim shows.
            painter.strokePath(border, QPen(QColor(0, 0, 0, 110), 3.5 * pixel))
            painter.strokePath(border, QPen(colour, 1.5 * pixel))
        painter.setOpacity(1)

    def _paint_clipped(self, painter: QPainter, image: QImage, scale: int) -> None:
        """Paint a map that may reach beyond the picture's right and lower edge."""
        painter.save()
        painter.setClipRect(QRectF(0, 0, self.size.width(), self.size.height()), Qt.ClipOperation.IntersectClip)
        painter.drawImage(QRectF(0, 0, image.width() * scale, image.height() * scale), image)
        painter.restore()


def _outlines(document: Document) -> tuple[NDArray[np.bool_], ...]:
    """What the levels are made of."""
    return document.mask, document.fine_mask, document.faithful_mask


def _changed(before: NDArray[np.generic], after: NDArray[np.generic], scale: int) -> QRectF:
    """The box of map pixels that differ, in picture pixels."""
    box = None if before is after else changed_box(before, after)
    if box is None:
        return QRectF()
    left, top, right, bottom = (side * scale for side in box)
    return QRectF(left, top, right - left, bottom - top)


def _borders(levels: NDArray[np.uint8], size: QSizeF) -> list[QPainterPath]:
    """Lines between cells of different levels, in picture coordinates: for each level those where it is the higher."""
    padded = np.pad(levels, 1)
    above, below = padded[:-1, 1:-1], padded[1:, 1:-1]
    left, right = padded[1:-1, :-1].T, padded[1:-1, 1:].T
    across, down = np.maximum(above, below) * (above != below), np.maximum(left, right) * (left != right)
    return [_path(across == level, down == level, size) for level in range(1, len(LEVELS))]


def _path(across: NDArray[np.bool_], down: NDArray[np.bool_], size: QSizeF) -> QPainterPath:
    """Edges of cells as lines in picture coordinates.

    across: bool (rows + 1, columns), those above each row and below the last; down: bool (columns + 1, rows).
    """
    path, right, bottom = QPainterPath(), size.width(), size.height()
    for row, start, stop in _runs(across):
        y = min(row * CELL, bottom)
        path.moveTo(start * CELL, y)
        path.lineTo(min(stop * CELL, right), y)
    for column, start, stop in _runs(down):
        x = min(column * CELL, right)
        path.moveTo(x, start * CELL)
        path.lineTo(x, min(stop * CELL, bottom))
    return path


def _runs(edges: NDArray[np.bool_]) -> list[list[int]]:
    """Row, first column and end column of every run of True. edges: bool (rows, columns)."""
    steps = np.diff(np.pad(edges, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, starts = np.nonzero(steps == 1)
    return np.stack([rows, starts, np.nonzero(steps == -1)[1]], axis=1).tolist()
