"""A picture to look at: fitted or pixel by pixel, moved by the mouse or the keys. Changes nothing."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from gc_studio.app.look import theme
from gc_studio.canvas.colours import surroundings
from gc_studio.canvas.pointing import WHEEL_FACTOR
from gc_studio.canvas.viewport import SMOOTH_BELOW, Viewport
from gc_studio.words import tr

_KEY_STEP = 40
"""Widget pixels that an arrow key moves the picture by."""

_ARROWS = {
    Qt.Key.Key_Left: QPointF(_KEY_STEP, 0),
    Qt.Key.Key_Right: QPointF(-_KEY_STEP, 0),
    Qt.Key.Key_Up: QPointF(0, _KEY_STEP),
    Qt.Key.Key_Down: QPointF(0, -_KEY_STEP),
}


class Preview(QWidget):
    """Shows an image."""

    zoomed = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.viewport = Viewport()
        self.image = QImage()
        self._pressed: QPointF | None = None
        self._panning = False
        self.setAccessibleName(tr("Preview"))
        self.setToolTip(tr("Click to change between the whole picture and 100 %; the wheel zooms, dragging moves"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(200, 160)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.notifier().changed.connect(self.update)

    def show_image(self, image: QImage) -> None:
        """Show another image, at the place and zoom of the one before if it has the same size."""
        self.image = image
        self.viewport.show(QSizeF(image.size()))
        self._moved()

    def toggle(self, anchor: QPointF) -> None:
        """From the whole picture to 100 %, with the point under `anchor` in its place, and back."""
        if self.viewport.fitted:
            self.viewport.zoom_at(anchor, 1 / self.viewport.zoom)
        else:
            self.viewport.fit()
        self._moved()

    def _moved(self) -> None:
        self.zoomed.emit(self.viewport.zoom)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the image, and a frame when the keyboard is here."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(surroundings().surround))
        if not self.image.isNull():
            painter.save()
            painter.setTransform(self.viewport.transform())
            painter.setRenderHint(
                QPainter.RenderHint.SmoothPixmapTransform,
                self.viewport.zoom != 1 and self.viewport.zoom <= SMOOTH_BELOW,
            )
            painter.drawImage(QRectF(QPointF(), self.viewport.picture), self.image)
            painter.restore()
        if self.hasFocus():
            painter.setPen(QPen(QColor(surroundings().accent), 1))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep a fitted picture fitted."""
        self.viewport.resize(QSizeF(event.size()))
        self._moved()
        super().resizeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click or the begin of a drag."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._panning = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the picture."""
        if self._pressed is None:
            return
        delta = event.position() - self._pressed
        if self._panning or delta.manhattanLength() >= QApplication.startDragDistance():
            self._panning = True
            self._pressed = event.position()
            self.viewport.pan(delta)
            self._moved()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """What was no drag was a click."""
        if event.button() == Qt.MouseButton.LeftButton and self._pressed is not None:
            if not self._panning:
                self.toggle(event.position())
            self._pressed = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the cursor."""
        notches = event.angleDelta().y() / 120
        if notches:
            self.viewport.zoom_at(event.position(), WHEEL_FACTOR**notches)
            self._moved()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space changes the zoom, the arrows move."""
        if event.key() == Qt.Key.Key_Space:
            self.toggle(QPointF(self.rect().center()))
        elif event.key() in _ARROWS:
            self.viewport.pan(_ARROWS[Qt.Key(event.key())])
            self._moved()
        else:
            super().keyPressEvent(event)
