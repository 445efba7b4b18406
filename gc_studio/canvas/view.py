"""The canvas: shows a document in one of four views and turns the mouse into strokes.

Flows in: layers, tool, brush, view. Flows out: `stroke_began`, `stroke_extended`, `stroke_ended` in picture pixels, and
files dropped on it. The canvas never changes a document.
"""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QSizePolicy, QWidget

from gc_studio.canvas.colours import surroundings
from gc_studio.canvas.compare import Divider
from gc_studio.canvas.layers import Layers
from gc_studio.canvas.tools import Tool, View
from gc_studio.canvas.viewport import Viewport
from gc_studio.document import Document

WHEEL_FACTOR = 1.25
"""Zoom per notch of the wheel."""

_NO_ORIGINAL = "The original photo is not in this file.\nOpen the photo itself to compare with it."


def dropped_files(event: QDropEvent | QDragEnterEvent) -> list[Path]:
    """Local files that a drag carries."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


class Canvas(QWidget):
    """The picture on screen."""

    stroke_began = Signal(object, float, float)
    """Tool, x, y."""
    stroke_extended = Signal(float, float)
    stroke_ended = Signal()
    stroke_cancelled = Signal()
    file_dropped = Signal(object)
    zoomed = Signal(float)
    hovered = Signal(object)
    """Picture point under the mouse as (x, y), or None."""

    def __init__(self) -> None:
        super().__init__()
        self.layers = Layers()
        self.viewport = Viewport()
        self.divider = Divider()
        self.view = View.DECODED
        self.tool = Tool.PAN
        self.brush = 2
        self.line_opacity, self.cell_opacity = 0.5, 0.5
        self.lines_pinned = self.cells_pinned = False
        self._waiting_text = ""
        self._stroking: Qt.MouseButton | None = None
        self._panning: tuple[Qt.MouseButton, QPointF] | None = None
        self._space_held = False
        self._mouse: QPointF | None = None
        self._dropping = False
        self.setAccessibleName("Picture")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setMinimumSize(240, 200)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    # What is shown

    def show_other(self, document: Document, photo: NDArray[np.uint8] | None) -> None:
        """Show a document that was just opened, and the whole of it."""
        self.layers.set_document(document)
        self.layers.set_original(photo)
        self.layers.set_decoded(None)
        self.viewport.show(self.layers.size)
        self.fit()

    def set_document(self, document: Document | None) -> None:
        """Show another document, or the same after an edit."""
        self.layers.set_document(document)
        self._fit_new_size()

    def set_decoded(self, picture: NDArray[np.uint8] | None) -> None:
        """Show another decoded picture; None while there is none."""
        self.layers.set_decoded(picture)
        self.update()

    def set_original(self, photo: NDArray[np.uint8] | None) -> None:
        """Show another original photo; None when it is not at hand."""
        self.layers.set_original(photo)
        self._fit_new_size()

    def _fit_new_size(self) -> None:
        self.viewport.show(self.layers.size)
        self._view_moved()

    def set_waiting_text(self, text: str) -> None:
        """What to say in the place of a decoded picture that is not there."""
        self._waiting_text = text
        self.update()

    def set_view(self, view: View) -> None:
        """Show another view."""
        self.view = view
        self._update_cursor()
        self.update()

    def set_tool(self, tool: Tool, brush: int) -> None:
        """Take up another tool, with its brush diameter in picture pixels."""
        self.tool, self.brush = tool, brush
        self._update_cursor()
        self.update()

    def set_overlays(self, line_opacity: float, cell_opacity: float, lines_pinned: bool, cells_pinned: bool) -> None:
        """Opacities of both overlays, and whether each shows also while its tools are not in hand."""
        self.line_opacity, self.cell_opacity = line_opacity, cell_opacity
        self.lines_pinned, self.cells_pinned = lines_pinned, cells_pinned
        self.update()

    def fit(self) -> None:
        """Zoom so that the whole picture shows."""
        self.viewport.fit()
        self._view_moved()

    def actual_size(self) -> None:
        """Zoom to one screen pixel per picture pixel."""
        self.viewport.actual_size()
        self._view_moved()

    def zoom_by(self, factor: float) -> None:
        """Zoom about the middle of the canvas."""
        self.viewport.zoom_at(QPointF(self.rect().center()), factor)
        self._view_moved()

    def _view_moved(self) -> None:
        self.zoomed.emit(self.viewport.zoom)
        self.update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint picture, overlays, divider, notices and brush ring."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(surroundings().surround))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.view is View.SPLIT:
            x = self.divider.x(self.width())
            self._paint_side(painter, View.DECODED, QRectF(0, 0, x, self.height()))
            self._paint_side(painter, View.ORIGINAL, QRectF(x, 0, self.width() - x, self.height()))
        else:
            self._paint_side(painter, self.view, QRectF(self.rect()))
        self._paint_overlays(painter)
        if self.view is View.SPLIT:
            self.divider.paint(painter, QRectF(self.rect()))
        self._paint_ring(painter)
        if self._dropping:
            painter.setPen(QPen(QColor(surroundings().accent), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(2, 2, -2, -2))

    def _paint_side(self, painter: QPainter, view: View, area: QRectF) -> None:
        painter.save()
        painter.setClipRect(area)
        painter.setTransform(self.viewport.transform(), True)
        self.layers.paint(painter, view, self.viewport.zoom)
        painter.restore()
        if not self.layers.has(view):
            no_original = view is View.ORIGINAL and self.layers.document is not None
            _paint_notice(painter, _NO_ORIGINAL if no_original else self._waiting_text, area)

    def _paint_overlays(self, painter: QPainter) -> None:
        painter.save()
        if self.view is View.SPLIT and not self.layers.has(View.ORIGINAL):
            painter.setClipRect(QRectF(0, 0, self.divider.x(self.width()), self.height()))
        painter.setTransform(self.viewport.transform(), True)
        if (self.tool.draws_structure or self.lines_pinned) and self.view is not View.STRUCTURE:
            self.layers.paint_lines(painter, self.viewport.zoom, self.line_opacity)
        if self.tool.paints_mask or self.cells_pinned:
            self.layers.paint_cells(painter, self.viewport.zoom, self.cell_opacity)
        painter.restore()

    def _paint_ring(self, painter: QPainter) -> None:
        """The outline of the brush, dark and light so that it shows on any picture."""
        if self._mouse is None or self.cursor().shape() != Qt.CursorShape.BlankCursor:
            return
        radius = max(self.brush * self.viewport.zoom / 2, 2.5)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((QColor(0, 0, 0, 170), 3.0), (QColor("white"), 1.2)):
            painter.setPen(QPen(colour, width))
            painter.drawEllipse(self._mouse, radius, radius)

    def _update_cursor(self) -> None:
        if self._panning:
            shape = Qt.CursorShape.ClosedHandCursor
        elif self.divider.held or (self._is_on_divider() and self._stroking is None):
            shape = Qt.CursorShape.SplitHCursor
        elif self._space_held or self.tool is Tool.PAN or self.layers.document is None:
            shape = Qt.CursorShape.OpenHandCursor
        else:
            # The ring is drawn on the canvas; a cursor image could not be as large as a large brush.
            shape = Qt.CursorShape.BlankCursor
        if self.cursor().shape() != shape:
            self.setCursor(shape)

    def _is_on_divider(self) -> bool:
        mouse = self._mouse
        return self.view is View.SPLIT and mouse is not None and self.divider.is_near(mouse.x(), self.width())

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the divider or the picture, or begin a stroke."""
        self._mouse = event.position()
        button = event.button()
        if self._stroking is not None or self._panning or self.divider.held:
            return
        left = button == Qt.MouseButton.LeftButton
        if button == Qt.MouseButton.MiddleButton or (left and (self._space_held or self._pans())):
            if self._is_on_divider() and left and not self._space_held:
                self.divider.held = True
            else:
                self._panning = (button, event.position())
        elif left and self._is_on_divider():
            self.divider.held = True
        elif button in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton) and not self._pans():
            self._begin_stroke(event)
        self._update_cursor()

    def _pans(self) -> bool:
        return self.tool is Tool.PAN or self.layers.document is None

    def _begin_stroke(self, event: QMouseEvent) -> None:
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        opposite = shifted != (event.button() == Qt.MouseButton.RightButton)
        point = self.viewport.to_picture(event.position())
        self._stroking = event.button()
        self.stroke_began.emit(self.tool.opposite if opposite else self.tool, point.x(), point.y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with what the press began."""
        self._mouse = event.position()
        if self._panning:
            button, last = self._panning
            self.viewport.pan(event.position() - last)
            self._panning = (button, event.position())
        elif self.divider.held:
            self.divider.move(event.position().x(), self.width())
        else:
            point = self.viewport.to_picture(event.position())
            if self._stroking is not None:
                self.stroke_extended.emit(point.x(), point.y())
            self.hovered.emit((point.x(), point.y()))
        self._update_cursor()
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End what the press began."""
        if self._panning and event.button() == self._panning[0]:
            self._panning = None
        elif event.button() == Qt.MouseButton.LeftButton and self.divider.held:
            self.divider.held = False
        elif event.button() == self._stroking:
            self._stroking = None
            self.stroke_ended.emit()
        self._update_cursor()
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the cursor."""
        notches = event.angleDelta().y() / 120
        if notches and self._stroking is None:
            self.viewport.zoom_at(event.position(), WHEEL_FACTOR**notches)
            self._view_moved()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space turns any tool into the hand; Escape drops the stroke."""
        if event.key() == Qt.Key.Key_Escape and self._stroking is not None:
            self._stroking = None
            self.stroke_cancelled.emit()
        self._hold_space(event, True, super().keyPressEvent)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Back to the tool."""
        self._hold_space(event, False, super().keyReleaseEvent)

    def _hold_space(self, event: QKeyEvent, held: bool, otherwise: Callable[[QKeyEvent], None]) -> None:
        if event.key() != Qt.Key.Key_Space:
            otherwise(event)
        elif not event.isAutoRepeat():
            self._space_held = held
            self._update_cursor()
            self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The release of the space bar may go elsewhere."""
        self._space_held = False
        super().focusOutEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Take the keyboard, for the space bar, unless somebody is typing."""
        if not isinstance(QApplication.focusWidget(), QAbstractSpinBox):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """No brush ring outside."""
        self._mouse = None
        self.hovered.emit(None)
        self.update()
        super().leaveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep a fitted picture fitted."""
        self.viewport.resize(QSizeF(event.size()))
        self._view_moved()
        super().resizeEvent(event)

    # Drag and drop

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept one file."""
        if dropped_files(event):
            event.acceptProposedAction()
            self._set_dropping(True)

    def dragLeaveEvent(self, event: QEvent) -> None:
        """The drag went elsewhere."""
        self._set_dropping(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the first of the files."""
        self._set_dropping(False)
        event.acceptProposedAction()
        self.file_dropped.emit(dropped_files(event)[0])

    def _set_dropping(self, dropping: bool) -> None:
        self._dropping = dropping
        self.update()


def _paint_notice(painter: QPainter, text: str, area: QRectF) -> None:
    """Say in the middle of an area why there is no picture."""
    if not text:
        return
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    inner = area.adjusted(24, 24, -24, -24)
    box = painter.boundingRect(inner, flags, text).adjusted(-16, -10, 16, 10)
    painter.save()
    painter.setClipRect(area)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(surroundings().notice_panel))
    painter.drawRoundedRect(box, 6, 6)
    painter.setPen(QColor(surroundings().notice_text))
    painter.drawText(inner, flags, text)
    painter.restore()
