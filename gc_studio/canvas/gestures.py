"""What a hand does between press and release: the pointer, what every gesture has, and brush strokes.

Flows in: pointers, as `PointerWidget` makes them of mouse, pen and finger. Flows out: signals in picture pixels.
"""

import math
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QCursor, QPainter, QPainterPath, QPen

from gc_studio.canvas.tools import Tool
from gc_studio.canvas.viewport import Viewport

CLICK_REACH = 4.0
"""Widget pixels that a pointer may move between press and release of a click."""

ARROWS: dict[int, QPointF] = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}
"""Where the arrow keys point."""

_FIRMER = 0.1
"""A step of the pressure that is worth a point of its own."""


@dataclass(frozen=True)
class Pointer:
    """A mouse, a pen or a finger at one moment.

    Attributes:
        place: in widget pixels.
        point: in picture pixels.
        button: the one that was pressed or let go; NoButton for moves.
        modifiers: the keys held.
        pressure: 0 .. 1; 1 from whatever cannot tell.
        is_eraser: whether it is the other end of a pen.
    """

    place: QPointF
    point: QPointF
    button: Qt.MouseButton = Qt.MouseButton.NoButton
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    pressure: float = 1.0
    is_eraser: bool = False

    @property
    def shift(self) -> bool:
        """Whether Shift is held."""
        return bool(self.modifiers & Qt.KeyboardModifier.ShiftModifier)

    @property
    def alt(self) -> bool:
        """Whether Alt is held."""
        return bool(self.modifiers & Qt.KeyboardModifier.AltModifier)

    @property
    def is_opposite(self) -> bool:
        """Whether the tool's opposite is asked for, by the right button or the other end of the pen."""
        return self.is_eraser != (self.button == Qt.MouseButton.RightButton)

    def is_at(self, place: QPointF) -> bool:
        """Whether it has moved no more than one does while clicking."""
        return distance(self.place, place) <= CLICK_REACH


def distance(a: QPointF, b: QPointF) -> float:
    """Euclidean distance."""
    return math.hypot(a.x() - b.x(), a.y() - b.y())


def _pulled(pen: QPointF, pointer: QPointF, cord: float) -> QPointF:
    """Where a pen comes to when the pointer pulls it by a cord."""
    length = distance(pen, pointer)
    return pen if length <= cord else pen + (pointer - pen) * (1 - cord / length)


class Gesture(QObject):
    """One kind of gesture. From press to release it gets every move; what it need not know, it ignores.

    Places are in the widget pixels of the viewport.
    """

    def __init__(self, viewport: Viewport) -> None:
        super().__init__()
        self._viewport = viewport

    @property
    def is_open(self) -> bool:
        """Whether something is begun that Escape would drop."""
        return False

    def press(self, tool: Tool, pointer: Pointer) -> bool:
        """A button goes down; False if that means nothing to this gesture."""
        return False

    def drag(self, pointer: Pointer) -> None:
        """The pointer moves with the button down."""

    def release(self, pointer: Pointer) -> None:
        """The button goes up."""

    def hover(self, pointer: Pointer) -> None:
        """The pointer moves with no button down."""

    def double_click(self, pointer: Pointer) -> None:
        """The second press of a double click, in place of `press`."""

    def wants(self, key: int) -> bool:
        """Whether a key that is that of a command means something to this gesture now, and not that."""
        return False

    def key(self, key: int, pointer: Pointer) -> bool:
        """A key goes down; False if it means nothing to this gesture. `pointer` holds the modifiers."""
        return False

    def key_released(self, key: int) -> None:
        """A key goes up."""

    def finish(self) -> None:
        """Something else is taken up: keep what is made so far."""

    def cancel(self) -> None:
        """Drop what is begun."""

    def take_back_press(self) -> None:
        """The last press was not meant."""
        self.cancel()

    def paint(self, painter: QPainter) -> None:
        """Paint guides, in widget pixels."""

    def cursor(self, place: QPointF, alt: bool) -> QCursor:
        """The cursor for a pointer at `place`; `alt` whether Alt is held."""
        return QCursor(Qt.CursorShape.CrossCursor)


def paint_outline(painter: QPainter, path: QPainterPath) -> None:
    """Stroke a path of guides in dark and light dashes, visible on any picture; in widget pixels."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(0, 0, 0, 200), 1.2))
    painter.drawPath(path)
    light = QPen(QColor("white"), 1.2)
    light.setDashPattern([4, 4])
    painter.setPen(light)
    painter.drawPath(path)


class Strokes(Gesture):
    """Brush strokes: a tool, and the points that the pointer goes through."""

    began = Signal(object, float, float, float)
    extended = Signal(float, float, float)
    ended = Signal()
    cancelled = Signal()

    def __init__(self, viewport: Viewport) -> None:
        super().__init__(viewport)
        self.spacing = 0.0
        """Picture pixels; points closer to the last one need not be told."""
        self._is_open = False
        self._last = QPointF()
        self._pressure = 1.0
        self._untold: Pointer | None = None
        self.cord = 0.0
        """Picture pixels between the pointer and the pen that it pulls: what is shorter the pen does not follow."""
        self._puller: Pointer | None = None

    @property
    def tip(self) -> QPointF | None:
        """Where the pen is, in picture pixels; None where it is at the pointer."""
        return self._last if self._is_open and self.cord else None

    @property
    def is_open(self) -> bool:
        """Whether a stroke is being drawn."""
        return self._is_open

    @property
    def pressure(self) -> float:
        """How firmly the stroke is being drawn; 1 while there is none."""
        return self._pressure if self._is_open else 1.0

    def press(self, tool: Tool, pointer: Pointer) -> bool:
        """Begin a stroke."""
        self._is_open, self._untold, self._puller = True, None, None
        self._last, self._pressure = pointer.point, pointer.pressure
        opposite = pointer.shift != pointer.is_opposite
        x, y = pointer.point.toTuple()
        self.began.emit(tool.opposite if opposite else tool, x, y, pointer.pressure)
        return True

    def drag(self, pointer: Pointer) -> None:
        """Go on, unless the point is too near to make a difference."""
        if self.cord:
            self._puller = pointer
            pointer = replace(pointer, point=_pulled(self._last, pointer.point, self.cord))
        is_firmer = abs(pointer.pressure - self._pressure) >= _FIRMER
        if self._is_open and (is_firmer or distance(pointer.point, self._last) >= self.spacing):
            self._tell(pointer)
        else:
            self._untold = pointer

    def _tell(self, pointer: Pointer) -> None:
        self._last, self._pressure, self._untold = pointer.point, pointer.pressure, None
        x, y = pointer.point.toTuple()
        self.extended.emit(x, y, pointer.pressure)

    def release(self, pointer: Pointer) -> None:
        """End where the pointer was lifted."""
        if not self._is_open:
            return
        # However long the cord, a stroke ends where the hand ends.
        self._untold = self._puller or self._untold
        if self._untold is not None and self._untold.point != self._last:
            self._tell(self._untold)
        self._is_open = False
        self.ended.emit()

    def cancel(self) -> None:
        """Drop the stroke."""
        if self._is_open:
            self._is_open = False
            self.cancelled.emit()

    def cursor(self, place: QPointF, alt: bool) -> QCursor:
        """None: the ring is drawn on the canvas; a cursor image could not be as large as a large brush."""
        return QCursor(Qt.CursorShape.BlankCursor)
