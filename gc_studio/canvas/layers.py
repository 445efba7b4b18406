"""The images of one document, made when a layer changes and painted in picture coordinates.

Flows in: the document, its decoded picture, the original photo. Flows out: paint calls.
"""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from gc_studio.canvas.colours import LAYER_COLOURS
from gc_studio.canvas.overlays import mask_overlay, rgb_image, structure_drawing, structure_overlay
from gc_studio.canvas.tools import View
from gc_studio.canvas.viewport import SMOOTH_BELOW
from gc_studio.document import CELL, Document

_NOT_DECODED_YET = 0.35
"""Opacity of the photo or the structure that stands in for a decoded picture that is still to come."""


class Layers:
    """Images by layer; None where there is nothing to show."""

    def __init__(self) -> None:
        self.document: Document | None = None
        self.decoded: QImage | None = None
        self.original: QImage | None = None
        self._drawing = QImage()
        self._lines = QImage()
        self._cells = QImage()

    @property
    def size(self) -> QSizeF:
        """Size of the picture in pixels; empty before there is one."""
        if self.document is not None:
            return QSizeF(self.document.width, self.document.height)
        return QSizeF(self.original.size()) if self.original is not None else QSizeF()

    def set_document(self, document: Document | None) -> None:
        """Take the layers of a document; images are remade for changed arrays only."""
        before, self.document = self.document, document
        if document is None:
            return
        if before is None or before.structure is not document.structure:
            self._lines = structure_overlay(document.structure)
            self._drawing = structure_drawing(document.structure)
        if before is None or before.mask is not document.mask:
            self._cells = mask_overlay(document.mask)

    def set_decoded(self, picture: NDArray[np.uint8] | None) -> None:
        """Take the decoded picture, uint8 (H, W, 3); None while there is none."""
        self.decoded = None if picture is None else rgb_image(picture)

    def set_original(self, photo: NDArray[np.uint8] | None) -> None:
        """Take the original photo, uint8 (H, W, 3); None when it is not at hand."""
        self.original = None if photo is None else rgb_image(photo)

    def has(self, view: View) -> bool:
        """Whether there is something to show for a view other than SPLIT."""
        if view is View.STRUCTURE:
            return self.document is not None
        return (self.decoded if view is View.DECODED else self.original) is not None

    def paint(self, painter: QPainter, view: View, zoom: float) -> None:
        """Paint one whole picture (not SPLIT), in picture coordinates."""
        area = QRectF(0, 0, self.size.width(), self.size.height())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, zoom <= SMOOTH_BELOW)
        if view is View.STRUCTURE:
            self._paint_map(painter, self._drawing, zoom)
        elif view is View.ORIGINAL and self.original is not None:
            painter.drawImage(area, self.original)
        elif view is View.DECODED and self.decoded is not None:
            painter.drawImage(area, self.decoded)
        elif view is View.DECODED:
            painter.setOpacity(_NOT_DECODED_YET)
            self.paint(painter, View.STRUCTURE if self.original is None else View.ORIGINAL, zoom)
            painter.setOpacity(1)

    def paint_lines(self, painter: QPainter, zoom: float, opacity: float) -> None:
        """Paint the structure overlay."""
        painter.setOpacity(opacity)
        self._paint_map(painter, self._lines, zoom)
        painter.setOpacity(1)

    def _paint_map(self, painter: QPainter, image: QImage, zoom: float) -> None:
        if self.document is None:
            return
        scale = self.document.structure_scale
        # Map pixels are squares to draw on; only when they get smaller than the screen's do they need filtering.
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, zoom * scale < 1)
        self._paint_clipped(painter, image, scale)

    def paint_cells(self, painter: QPainter, zoom: float, opacity: float) -> None:
        """Paint the mask overlay: preserved cells tinted, with a border around each region."""
        if self.document is None:
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        painter.setOpacity(opacity * 0.55)
        self._paint_clipped(painter, self._cells, CELL)
        painter.setOpacity(min(opacity * 1.5, 1))
        painter.setPen(QPen(QColor(LAYER_COLOURS["mask"]), 1.5 / zoom))
        _paint_borders(painter, self.document.mask, self.size)
        painter.setOpacity(1)

    def _paint_clipped(self, painter: QPainter, image: QImage, scale: int) -> None:
        """Paint a map that may reach beyond the picture's right and lower edge."""
        painter.save()
        painter.setClipRect(QRectF(0, 0, self.size.width(), self.size.height()), Qt.ClipOperation.IntersectClip)
        painter.drawImage(QRectF(0, 0, image.width() * scale, image.height() * scale), image)
        painter.restore()


def _paint_borders(painter: QPainter, mask: NDArray[np.bool_], size: QSizeF) -> None:
    """Lines between preserved and other cells, in picture coordinates."""
    padded = np.pad(mask, 1)
    right, bottom = size.width(), size.height()
    for row, column in np.argwhere(padded[1:, 1:-1] != padded[:-1, 1:-1]) * CELL:
        y = min(row, bottom)
        painter.drawLine(QLineF(column, y, min(column + CELL, right), y))
    for row, column in np.argwhere(padded[1:-1, 1:] != padded[1:-1, :-1]) * CELL:
        x = min(column, right)
        painter.drawLine(QLineF(x, row, x, min(row + CELL, bottom)))
