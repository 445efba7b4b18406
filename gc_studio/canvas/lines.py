"""Straight lines: one by dragging, or several, one after the other, by clicking.

Flows in: pointers and keys. Flows out: paths in picture pixels, while they are made and when they are done.
"""

import math

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from gc_studio.canvas.gestures import Gesture, Pointer, paint_outline
from gc_studio.canvas.tools import Tool
from gc_studio.canvas.viewport import Viewport

_HANDLE = 3.0
"""Half the side of the square on a point, in widget pixels."""


class Lines(Gesture):
    """Makes paths of straight lines."""

    changed = Signal(object, object)
    """Tool, and the points as list[(x, y)], the last under the pointer."""
    ended = Signal(object, object)
    """Tool and points."""
    cancelled = Signal()

    def __init__(self, viewport: Viewport) -> None:
        super().__init__(viewport)
        self._tool = Tool.LINE
        self._points: list[QPointF] = []
        self._end: QPointF | None = None
        self._pressed: QPointF | None = None
        """Where the button went down, in widget pixels, while it is down."""
        self._by_clicks = False

    @property
    def is_open(self) -> bool:
        """Whether a path is being made."""
        return bool(self._points)

    def press(self, tool: Tool, pointer: Pointer) -> bool:
        """Begin a path, or place its next point."""
        self._pressed = pointer.place
        if not self._points:
            self._tool = tool.opposite if pointer.is_opposite else tool
            self._points, self._by_clicks = [pointer.point], False
        self._aim(pointer)
        return True

    def drag(self, pointer: Pointer) -> None:
        """The end follows."""
        if self._points:
            self._aim(pointer)

    def hover(self, pointer: Pointer) -> None:
        """The end follows, between clicks too."""
        if self._points:
            self._aim(pointer)

    def _aim(self, pointer: Pointer) -> None:
        self._end = snapped(self._points[-1], pointer.point) if pointer.shift else pointer.point
        self.changed.emit(self._tool, _tuples([*self._points, self._end]))

    def release(self, pointer: Pointer) -> None:
        """End a line that was dragged; a click only placed a point."""
        if not self._points or self._pressed is None or self._end is None:
            return
        was_click = pointer.is_at(self._pressed)
        self._pressed = None
        if not self._by_clicks and was_click:
            self._by_clicks = True
            return
        if self._end != self._points[-1]:
            self._points.append(self._end)
        if not self._by_clicks:
            self._end_path()

    def double_click(self, pointer: Pointer) -> None:
        """The second of two clicks at one place ends the path there."""
        self.finish()

    def key(self, key: int, pointer: Pointer) -> bool:
        """Enter ends the path, Backspace takes back its last point."""
        if not self._points:
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish()
        elif key == Qt.Key.Key_Backspace:
            self._take_back()
        else:
            return False
        return True

    def _take_back(self) -> None:
        if len(self._points) == 1:
            self.cancel()
            return
        self._points.pop()
        self.changed.emit(self._tool, _tuples([*self._points, *([self._end] if self._end else [])]))

    def finish(self) -> None:
        """End the path at the last point that was placed."""
        if len(self._points) > 1:
            self._end_path()
        else:
            self.cancel()

    def _end_path(self) -> None:
        tool, points = self._tool, _tuples(self._points)
        self._forget()
        self.ended.emit(tool, points)

    def cancel(self) -> None:
        """Drop the whole path."""
        if self._points:
            self._forget()
            self.cancelled.emit()

    def _forget(self) -> None:
        self._points, self._end, self._pressed = [], None, None

    def take_back_press(self) -> None:
        """Keep the points of earlier clicks."""
        if self._by_clicks:
            self._pressed = None
        else:
            self.cancel()

    def paint(self, painter: QPainter) -> None:
        """The path, with a square on every point that stays."""
        if not self._points:
            return
        transform = self._viewport.transform()
        path = QPainterPath(transform.map(self._points[0]))
        for point in [*self._points[1:], *([self._end] if self._end else [])]:
            path.lineTo(transform.map(point))
        paint_outline(painter, path)
        painter.setPen(QPen(QColor(0, 0, 0, 200), 1))
        painter.setBrush(QColor("white"))
        for point in self._points:
            place = transform.map(point)
            painter.drawRect(QRectF(place.x() - _HANDLE, place.y() - _HANDLE, 2 * _HANDLE, 2 * _HANDLE))


def snapped(start: QPointF, end: QPointF) -> QPointF:
    """The point nearest to `end` that lies in a direction of a multiple of 45 degrees from `start`."""
    dx, dy = end.x() - start.x(), end.y() - start.y()
    angle = round(math.atan2(dy, dx) / (math.pi / 4)) * math.pi / 4
    length = dx * math.cos(angle) + dy * math.sin(angle)
    return start + QPointF(math.cos(angle), math.sin(angle)) * length


def _tuples(points: list[QPointF]) -> list[tuple[float, float]]:
    return [(point.x(), point.y()) for point in points]
