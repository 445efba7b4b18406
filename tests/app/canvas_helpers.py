"""A canvas on its own, with a document that is quick to make, and what mouse, wheel and pen do to it."""

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputDevice, QMouseEvent, QPointingDevice, QPointingDeviceUniqueId, QTabletEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from studio_helpers import show

from gc_studio.canvas import Canvas
from gc_studio.document import STUDIO, Document

WIDTH, HEIGHT = 320, 256
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
NONE, SHIFT, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def a_document(scale: int = 2) -> Document:
    """A document of 320 x 256 pixels with a line and a preserved block."""
    structure = np.zeros((HEIGHT // scale, WIDTH // scale), bool)
    structure[HEIGHT // 2 // scale, 10:-10] = True
    mask = np.zeros((HEIGHT // 16, WIDTH // 16), bool)
    mask[2:6, 3:8] = True
    detail = np.zeros((STUDIO.detail_channels, *mask.shape), np.int8)
    return Document(
        WIDTH, HEIGHT, structure=structure, detail=detail, mask=mask, model="0123abcd", structure_scale=scale
    )


def plain(level: int) -> np.ndarray:
    """A grey picture, uint8 (H, W, 3)."""
    return np.full((HEIGHT, WIDTH, 3), level, np.uint8)


def shown_canvas(qtbot, decoded: np.ndarray | None = None, photo: np.ndarray | None = None) -> Canvas:
    """A canvas with the document, fitted, at 1 to 1 so that its geometry is easy to think of."""
    canvas = Canvas()
    show(qtbot, canvas, (640, 480))
    canvas.show_other(a_document(), plain(100) if photo is None else photo)
    canvas.set_decoded(plain(140) if decoded is None else decoded)
    canvas.actual_size()
    return canvas


class Record:
    """Writes down what signals say."""

    def __init__(self, **signals) -> None:
        self.said: list[tuple] = []
        for name, signal in signals.items():
            signal.connect(lambda *values, name=name: self.said.append((name, *values)))

    @property
    def names(self) -> list[str]:
        """Which signals, in order."""
        return [entry[0] for entry in self.said]


def stroke_record(canvas: Canvas) -> Record:
    """Writes down what a canvas says of strokes."""
    return Record(
        began=canvas.stroke_began,
        extended=canvas.stroke_extended,
        ended=canvas.stroke_ended,
        cancelled=canvas.stroke_cancelled,
    )


def on_canvas(canvas: Canvas, x: float, y: float) -> QPoint:
    """Widget position of a picture point, in the left pane."""
    return canvas.viewport.to_widget(QPointF(x, y)).toPoint()


def drag(canvas: Canvas, points: list[tuple[float, float]], button=LEFT, modifiers=NONE, release=True) -> None:
    """Press, move and release the mouse at picture points."""
    places = [on_canvas(canvas, *point) for point in points]
    QTest.mousePress(canvas, button, modifiers, places[0])
    for place in places[1:]:
        # QTest's own moves cannot hold keys.
        move(canvas, place, button, modifiers)
    if release:
        QTest.mouseRelease(canvas, button, modifiers, places[-1])


def move(canvas: QWidget, place: QPoint, buttons=Qt.MouseButton.NoButton, modifiers=NONE) -> None:
    """Move the mouse."""
    where = canvas.mapToGlobal(QPointF(place))
    kind = QEvent.Type.MouseMove
    event = QMouseEvent(kind, QPointF(place), where, Qt.MouseButton.NoButton, buttons, modifiers)
    QApplication.sendEvent(canvas, event)


def wheel(
    canvas: QWidget,
    place: QPointF,
    angle: tuple[int, int] = (0, 0),
    pixels: tuple[int, int] = (0, 0),
    modifiers=NONE,
    phase=Qt.ScrollPhase.NoScrollPhase,
) -> None:
    """Turn the wheel, or scroll on a touchpad."""
    none = Qt.MouseButton.NoButton
    where = canvas.mapToGlobal(place)
    event = QWheelEvent(place, where, QPoint(*pixels), QPoint(*angle), none, modifiers, phase, False)
    QApplication.sendEvent(canvas, event)


def _pen_device(kind: QPointingDevice.PointerType) -> QPointingDevice:
    capabilities = QInputDevice.Capability.Position | QInputDevice.Capability.Pressure
    identity = QPointingDeviceUniqueId.fromNumericId(7)
    return QPointingDevice("pen", 7, QInputDevice.DeviceType.Stylus, kind, capabilities, 1, 2, "", identity)


class Pen:
    """A pen over a canvas, or its other end."""

    def __init__(self, canvas: Canvas, is_eraser: bool = False) -> None:
        kinds = QPointingDevice.PointerType
        self._canvas = canvas
        self._device = _pen_device(kinds.Eraser if is_eraser else kinds.Pen)

    def send(self, kind: QEvent.Type, place: QPoint, pressure: float = 0.0, button=Qt.MouseButton.NoButton) -> bool:
        """Send one event; return whether it was accepted, so that no mouse event is made of it."""
        held = LEFT if pressure else Qt.MouseButton.NoButton
        where, spot = self._canvas.mapToGlobal(QPointF(place)), QPointF(place)
        event = QTabletEvent(kind, self._device, spot, where, pressure, 0, 0, 0, 0, 0, NONE, button, held)
        QApplication.sendEvent(self._canvas, event)
        return event.isAccepted()

    def stroke(self, points: list[tuple[float, float, float]]) -> None:
        """Press, move and lift at picture points, each with its pressure."""
        places = [on_canvas(self._canvas, x, y) for x, y, _ in points]
        self.send(QEvent.Type.TabletPress, places[0], points[0][2], LEFT)
        for place, (_, _, pressure) in zip(places[1:], points[1:], strict=True):
            self.send(QEvent.Type.TabletMove, place, pressure)
        self.send(QEvent.Type.TabletRelease, places[-1], 0, LEFT)
