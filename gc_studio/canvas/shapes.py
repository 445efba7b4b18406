"""Shapes that enclose something: lasso, box, wand; for selections and for the preserve mask.

Flows in: pointers. Flows out: finished shapes in picture pixels.
"""

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPolygonF

from gc_studio.canvas.gestures import Gesture, Pointer, distance, paint_outline
from gc_studio.canvas.tools import MaskShape, Tool
from gc_studio.canvas.viewport import Viewport

_SHAPES = {
    Tool.LASSO: MaskShape.LASSO,
    Tool.BOX: MaskShape.BOX,
    Tool.WAND: MaskShape.WAND,
    Tool.FILL: MaskShape.WAND,
    Tool.PICK: MaskShape.WAND,
}
"""Of the tools that have one shape; what mask tools paint with is chosen."""

_LASSO_STEP = 2.0
"""Widget pixels between the points of a lasso."""


class Shapes(Gesture):
    """Makes shapes; which one, the tool says, or for mask tools `mask_shape`."""

    ended = Signal(object, object, object, str)
    """Tool, MaskShape, points as list[(x, y)], and "replace", "add" or "subtract"."""
    clicked = Signal(float, float)
    """A selection tool was clicked at x, y, and not to enclose something."""

    def __init__(self, viewport: Viewport) -> None:
        super().__init__(viewport)
        self.mask_shape = MaskShape.BRUSH
        self._tool = Tool.LASSO
        self._shape = MaskShape.LASSO
        self._how = "replace"
        self._points: list[QPointF] = []
        self._start = QPointF()
        self._last = QPointF()
        self._is_drag = False

    @property
    def is_open(self) -> bool:
        """Whether a shape is being drawn."""
        return bool(self._points)

    def press(self, tool: Tool, pointer: Pointer) -> bool:
        """Begin a shape. The right button means nothing to a selection, and the other end of a pen takes away."""
        if tool.selects:
            if pointer.is_opposite and not pointer.is_eraser:
                return False
            subtracts = pointer.alt or pointer.is_eraser
            self._how = "add" if pointer.shift else "subtract" if subtracts else "replace"
            self._tool, self._shape = tool, _SHAPES[tool]
        else:
            opposite = pointer.shift != pointer.is_opposite
            self._tool, self._how = tool.opposite if opposite else tool, "replace"
            self._shape = _SHAPES.get(tool, self.mask_shape)
        self._points, self._is_drag = [pointer.point], False
        self._start = self._last = pointer.place
        return True

    def double_click(self, pointer: Pointer) -> None:
        """With the wand, the whole is meant: the point counts twice."""
        if self._shape is MaskShape.WAND:
            self._points *= 2

    def drag(self, pointer: Pointer) -> None:
        """Go round, or to the other corner."""
        if not self._points:
            return
        self._is_drag = self._is_drag or not pointer.is_at(self._start)
        if self._shape is MaskShape.BOX:
            self._points[1:] = [pointer.point]
        elif self._shape is MaskShape.LASSO and distance(pointer.place, self._last) >= _LASSO_STEP:
            self._points.append(pointer.point)
            self._last = pointer.place

    def release(self, pointer: Pointer) -> None:
        """The shape is done."""
        points, self._points = self._points, []
        if not points:
            return
        is_whole = len(points) >= (3 if self._shape is MaskShape.LASSO else 2)
        is_wand = self._shape is MaskShape.WAND and QRectF(QPointF(), self._viewport.picture).contains(points[0])
        if is_wand or (self._is_drag and is_whole):
            self.ended.emit(self._tool, self._shape, [point.toTuple() for point in points], self._how)
        elif self._tool.selects and self._how == "replace":
            self.clicked.emit(*points[0].toTuple())

    def cancel(self) -> None:
        """Drop the shape."""
        self._points = []

    def paint(self, painter: QPainter) -> None:
        """The outline so far; a lasso is closed by a straight line."""
        if len(self._points) < 2:
            return
        transform, path = self._viewport.transform(), QPainterPath()
        if self._shape is MaskShape.BOX:
            path.addRect(transform.mapRect(QRectF(self._points[0], self._points[1]).normalized()))
        else:
            path.addPolygon(transform.map(QPolygonF(self._points)))
            path.closeSubpath()
        paint_outline(painter, path)
