"""Two pictures with a divider to drag: snapshots with what each of them takes.

Flows in: two pictures, and what to call them. It changes nothing.
"""

from PySide6.QtCore import QPointF, QSize, QSizeF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from gc_studio.app.look import theme
from gc_studio.app.look.controls import primary_button
from gc_studio.canvas.pointing import WHEEL_FACTOR
from gc_studio.canvas.scene import Scene
from gc_studio.canvas.tools import View
from gc_studio.decode.pictures import Picture
from gc_studio.words import tr

_STEP = 24
"""Widget pixels that an arrow key moves the divider by."""


class Comparison(QWidget):
    """One picture to the left of a divider, the other to the right of it."""

    def __init__(self, names: tuple[str, str]) -> None:
        super().__init__()
        self.scene = Scene()
        self.scene.set_view(View.SPLIT)
        self.scene.divider.names = names
        self.scene.waiting_text = tr("Decoding…")
        self._held_at: QPointF | None = None
        self.setAccessibleName(tr("{first} and {second}", first=names[0], second=names[1]))
        self.setToolTip(tr("Drag the divider, or the picture; the wheel zooms"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(240, 200)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.notifier().changed.connect(self.update)

    def show_pictures(self, left: Picture, right: Picture) -> None:
        """Show both; one of another size is scaled to that of the right one."""
        self.scene.layers.set_original(right)
        self.scene.layers.set_decoded(left)
        self.scene.viewport.show(self.scene.layers.size)
        self.scene.viewport.fit()
        self.update()

    def show_problem(self, why: str) -> None:
        """Say why there is nothing to see."""
        self.scene.waiting_text = why
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint both, and the divider over them."""
        painter = QPainter(self)
        self.scene.paint(painter)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep a fitted picture fitted."""
        self.scene.resize(QSizeF(event.size()))
        self.update()
        super().resizeEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the divider, or of the picture."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._held_at = event.position()
            self.scene.divider.held = self.scene.is_on_divider(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is held."""
        place = event.position()
        if self._held_at is None:
            on_divider = self.scene.is_on_divider(place)
            self.setCursor(Qt.CursorShape.SplitHCursor if on_divider else Qt.CursorShape.OpenHandCursor)
            return
        if self.scene.divider.held:
            self.scene.divider.move(place.x(), self.width())
        else:
            self.scene.viewport.pan(place - self._held_at)
            self._held_at = place
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._held_at = None
        self.scene.divider.held = False

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the cursor."""
        notches = event.angleDelta().y() / 120
        if notches:
            self.scene.viewport.zoom_at(event.position(), WHEEL_FACTOR**notches)
            self.update()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows move the divider."""
        steps = {Qt.Key.Key_Left: -_STEP, Qt.Key.Key_Right: _STEP}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.scene.divider.move(self.scene.divider.x(self.width()) + step, self.width())
            self.update()


class CompareDialog(QDialog):
    """Shows two pictures until it is closed."""

    def __init__(self, parent: QWidget | None, names: tuple[str, str], told: str) -> None:
        """names: of both, with their bytes. told: what else is to be said of them, one line."""
        super().__init__(parent)
        self.setWindowTitle(tr("Compare"))
        self.comparison = Comparison(names)
        label = QLabel(told)
        label.setObjectName("dim")
        label.setTextFormat(Qt.TextFormat.PlainText)
        self.close_button = primary_button(tr("Close"), tr("Close this window"), self.accept)
        foot = QHBoxLayout()
        foot.addWidget(label, 1)
        foot.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 14)
        layout.setSpacing(12)
        layout.addWidget(self.comparison, 1)
        layout.addLayout(foot)
        self.setMinimumSize(480, 400)
        self.comparison.setFocus()

    def sizeHint(self) -> QSize:
        """Room for a picture."""
        return QSize(820, 640)
