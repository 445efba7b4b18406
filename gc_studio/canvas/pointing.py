"""Mouse, pen, fingers, wheel and touchpad -> pointers.

Flows in: Qt's events. Flows out: calls of the methods at the end of `PointerWidget`, which the canvas fills in.
"""

from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import (
    QEventPoint,
    QInputDevice,
    QMouseEvent,
    QNativeGestureEvent,
    QPointingDevice,
    QTabletEvent,
    QTouchEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from gc_studio.canvas.gestures import Pointer, distance

WHEEL_FACTOR = 1.25
"""Zoom per notch of the wheel."""

_NOTCH = 120
"""What Qt counts per notch of a wheel."""

_PENS = (QPointingDevice.PointerType.Pen, QPointingDevice.PointerType.Eraser)


class PointerWidget(QWidget):
    """A widget that is pointed at: with whatever, it comes down to press, move and release."""

    def __init__(self) -> None:
        super().__init__()
        self._pen_is_down = False
        self._fingers = 0
        """The most that touched at once since the first came down."""
        self._pinched: tuple[QPointF, float] | None = None
        """Middle and span of two fingers, in widget pixels."""
        self._notches = 0.0
        self.setMouseTracking(True)
        self.setTabletTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The mouse goes down."""
        if not self._is_echo(event):
            self.press(self._of_mouse(event))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The mouse goes down a second time."""
        if not self._is_echo(event):
            self.double_click(self._of_mouse(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The mouse moves."""
        if not self._is_echo(event):
            self.move_to(replace(self._of_mouse(event), button=Qt.MouseButton.NoButton))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The mouse goes up."""
        if not self._is_echo(event):
            self.release(self._of_mouse(event))

    def _is_echo(self, event: QMouseEvent) -> bool:
        """Whether the event says again what a pen has said already."""
        return self._pen_is_down or event.pointerType() in _PENS

    def _of_mouse(self, event: QMouseEvent) -> Pointer:
        return self._pointer(event.position(), event.button(), event.modifiers())

    def _pointer(self, place: QPointF, button: Qt.MouseButton, modifiers: Qt.KeyboardModifier) -> Pointer:
        return Pointer(place, self.to_picture(place), button, modifiers)

    # Pen

    def tabletEvent(self, event: QTabletEvent) -> None:
        """The pen goes down, moves, goes up."""
        kind = event.type()
        knows_pressure = event.pointingDevice().hasCapability(QInputDevice.Capability.Pressure)
        pointer = replace(
            self._pointer(event.position(), event.button(), event.modifiers()),
            pressure=min(max(event.pressure(), 0.0), 1.0) if knows_pressure else 1.0,
            is_eraser=event.pointerType() == QPointingDevice.PointerType.Eraser,
        )
        if kind == QEvent.Type.TabletPress:
            self._pen_is_down = True
            self.press(pointer)
        elif kind == QEvent.Type.TabletRelease:
            self._pen_is_down = bool(event.buttons())
            self.release(pointer)
        else:
            self.move_to(replace(pointer, button=Qt.MouseButton.NoButton))
        # What is not accepted comes again as a mouse event.
        event.accept()

    # Wheel and touchpad

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel zooms, with Alt it sets the brush; two fingers on a touchpad pan, with Ctrl they zoom."""
        event.accept()
        # With Alt held, some platforms turn the wheel sideways.
        turned = event.angleDelta().y() or event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._step_brush(turned / _NOTCH)
            self._keep_the_menus_shut(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier or not _is_scroll(event):
            if turned:
                self.zoom_at(event.position(), WHEEL_FACTOR ** (turned / _NOTCH))
        else:
            delta = event.pixelDelta() if event.hasPixelDelta() else event.angleDelta() / 8
            # Scrolling begins and ends with events of no length.
            if not delta.isNull():
                self.pan_by(QPointF(delta))

    def _step_brush(self, notches: float) -> None:
        self._notches += notches
        whole = int(self._notches)
        self._notches -= whole
        for _ in range(abs(whole)):
            self.step_brush(1 if whole > 0 else -1)

    def _keep_the_menus_shut(self, event: QWheelEvent) -> None:
        """Alt pressed and let go leads to the menu bar, unless something came between: for Qt, a mouse but no wheel."""
        none = Qt.MouseButton.NoButton
        still = QMouseEvent(
            QEvent.Type.MouseMove, event.position(), event.globalPosition(), none, event.buttons(), event.modifiers()
        )
        QApplication.sendEvent(self, still)

    # Pinching and touching

    def event(self, event: QEvent) -> bool:
        """What has no method of its own: gestures on a touchpad, fingers on a screen."""
        if isinstance(event, QNativeGestureEvent):
            return self._native_gesture(event) or super().event(event)
        if isinstance(event, QTouchEvent) and event.deviceType() == QInputDevice.DeviceType.TouchScreen:
            self._touch(event)
            event.accept()
            return True
        return super().event(event)

    def _native_gesture(self, event: QNativeGestureEvent) -> bool:
        kind = event.gestureType()
        if kind == Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom_at(event.position(), max(1 + event.value(), 0.1))
        elif kind == Qt.NativeGestureType.PanNativeGesture:
            self.pan_by(event.delta())
        else:
            return False
        return True

    def _touch(self, event: QTouchEvent) -> None:
        """One finger is a pointer; a second one drops what the first began, for the two of them are pinching."""
        points = event.points()
        self._fingers = max(self._fingers, len(points))
        if event.type() == QEvent.Type.TouchCancel:
            self.drop_gesture()
        elif len(points) > 1:
            self._pinch(points[0].position(), points[1].position())
        elif self._fingers == 1 and not self._pen_is_down:
            left, state = Qt.MouseButton.LeftButton, points[0].state()
            pointer = self._pointer(points[0].position(), left, event.modifiers())
            if state == QEventPoint.State.Pressed:
                self.press(pointer)
            elif state == QEventPoint.State.Released:
                self.release(pointer)
            else:
                self.move_to(replace(pointer, button=Qt.MouseButton.NoButton))
        if event.type() in (QEvent.Type.TouchEnd, QEvent.Type.TouchCancel):
            self._fingers, self._pinched = 0, None
            self.pointer_left()

    def _pinch(self, one: QPointF, other: QPointF) -> None:
        """Two fingers zoom and pan at once."""
        middle, span = (one + other) / 2, max(distance(one, other), 1.0)
        if self._pinched is None:
            self.drop_gesture()
        else:
            last_middle, last_span = self._pinched
            self.pan_by(middle - last_middle)
            self.zoom_at(middle, span / last_span)
        self._pinched = middle, span

    # For the canvas to fill in

    def to_picture(self, place: QPointF) -> QPointF:
        """Widget pixels to picture pixels."""
        raise NotImplementedError

    def press(self, pointer: Pointer) -> None:
        """A button goes down."""
        raise NotImplementedError

    def double_click(self, pointer: Pointer) -> None:
        """A button goes down a second time at the same place."""
        raise NotImplementedError

    def move_to(self, pointer: Pointer) -> None:
        """The pointer moves, with a button down or none."""
        raise NotImplementedError

    def release(self, pointer: Pointer) -> None:
        """A button goes up."""
        raise NotImplementedError

    def pointer_left(self) -> None:
        """Nothing points here any more."""
        raise NotImplementedError

    def drop_gesture(self) -> None:
        """What the last press began was not meant."""
        raise NotImplementedError

    def zoom_at(self, place: QPointF, factor: float) -> None:
        """Zoom about a place."""
        raise NotImplementedError

    def pan_by(self, delta: QPointF) -> None:
        """Move the picture by widget pixels."""
        raise NotImplementedError

    def step_brush(self, direction: int) -> None:
        """A notch of the wheel up (1) or down (-1), with Alt."""
        raise NotImplementedError


def _is_scroll(event: QWheelEvent) -> bool:
    """Whether fingers move over a touchpad; a wheel has notches, and no phases."""
    return event.phase() != Qt.ScrollPhase.NoScrollPhase or event.deviceType() == QInputDevice.DeviceType.TouchPad
