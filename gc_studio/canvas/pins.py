"""Pins: points that are set into the picture and dragged to where they are to be.

Flows in: pointers and keys. Flows out: pins, while they move and when they are done.
"""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QCursor, QPainter, QPen

from gc_studio.analysis.warp import Pin, origins
from gc_studio.canvas.colours import surroundings
from gc_studio.canvas.gestures import Gesture, Pointer, distance
from gc_studio.canvas.tools import Tool
from gc_studio.canvas.viewport import Viewport
from gc_studio.document.edits import Point

_RADIUS, _REACH = 5.0, 9.0
"""Widget pixels: radius of a pin, and how far from its middle it can be taken hold of."""


class Pins(Gesture):
    """Sets and moves pins; the one touched last is the one that Delete removes."""

    changed = Signal(object)
    """list[Pin] after one was set, moved or removed."""
    ended = Signal(object)
    """list[Pin] that are to hold."""
    cancelled = Signal()

    def __init__(self, viewport: Viewport) -> None:
        super().__init__(viewport)
        self._pins: list[Pin] = []
        self._current = 0
        self._is_held = False

    @property
    def is_open(self) -> bool:
        """Whether there are pins."""
        return bool(self._pins)

    def press(self, tool: Tool, pointer: Pointer) -> bool:
        """Take hold of a pin, or set one: at what is seen there, wherever that came from."""
        if pointer.button != Qt.MouseButton.LeftButton:
            return False
        found, place = self._at(pointer.place), pointer.point.toTuple()
        if found is None:
            if not QRectF(QPointF(), self._viewport.picture).contains(pointer.point):
                return False
            self._pins.append(Pin(self._origin(place) if self._has_moved() else place, place))
            found = len(self._pins) - 1
        self._current, self._is_held = found, True
        return True

    def _origin(self, place: Point) -> Point:
        """Where what is seen at a place came from."""
        x, y = origins(self._pins, self._size(), np.array(place)).tolist()
        return x, y

    def _size(self) -> tuple[float, float]:
        return self._viewport.picture.width(), self._viewport.picture.height()

    def _at(self, place: QPointF) -> int | None:
        """The pin at a place in the widget; of several the one that was set last."""
        near = [i for i, pin in enumerate(self._pins) if distance(self._in_widget(pin), place) <= _REACH]
        return near[-1] if near else None

    def _in_widget(self, pin: Pin) -> QPointF:
        return self._viewport.to_widget(QPointF(*pin.place))

    def _has_moved(self) -> bool:
        return any(pin.source != pin.place for pin in self._pins)

    def drag(self, pointer: Pointer) -> None:
        """The pin follows."""
        if self._is_held:
            self._pins[self._current] = self._pins[self._current]._replace(place=pointer.point.toTuple())
            self.changed.emit(list(self._pins))

    def release(self, pointer: Pointer) -> None:
        """Let go of the pin; it stays."""
        self._is_held = False

    def double_click(self, pointer: Pointer) -> None:
        """Remove the pin under the pointer."""
        found = self._at(pointer.place)
        if found is not None:
            self._remove(found)

    def _remove(self, index: int) -> None:
        del self._pins[index]
        self._current, self._is_held = len(self._pins) - 1, False
        if self._pins:
            self.changed.emit(list(self._pins))
        else:
            self.cancelled.emit()

    def wants(self, key: int) -> bool:
        """Delete belongs to the pins as long as there are some."""
        return self.is_open and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)

    def key(self, key: int, pointer: Pointer) -> bool:
        """Enter keeps what the pins do, Delete removes one."""
        if self.is_open and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish()
        elif self.wants(key):
            self._remove(self._current)
        else:
            return False
        return True

    def finish(self) -> None:
        """Keep what the pins do."""
        pins, has_moved = self._pins, self._has_moved()
        self._forget()
        if has_moved:
            self.ended.emit(pins)
        elif pins:
            self.cancelled.emit()

    def cancel(self) -> None:
        """Drop all pins."""
        if self._pins:
            self._forget()
            self.cancelled.emit()

    def _forget(self) -> None:
        self._pins, self._is_held = [], False

    def take_back_press(self) -> None:
        """The pins stay where they are."""
        self._is_held = False

    def paint(self, painter: QPainter) -> None:
        """The pins; the one that Delete removes in colour."""
        painter.setPen(QPen(QColor(0, 0, 0, 200), 1.5))
        for index, pin in enumerate(self._pins):
            painter.setBrush(QColor(surroundings().accent) if index == self._current else QColor("white"))
            painter.drawEllipse(self._in_widget(pin), _RADIUS, _RADIUS)

    def cursor(self, place: QPointF, alt: bool) -> QCursor:
        """Whether a press would take hold of a pin."""
        shape = Qt.CursorShape
        return QCursor(shape.SizeAllCursor if self._is_held or self._at(place) is not None else shape.CrossCursor)
