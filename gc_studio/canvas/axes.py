"""The axes that strokes are mirrored at: thin lines over the picture, each with a grip to move it.

Flows in: axes in picture pixels, pointers. Flows out: paint calls, and where an axis is moved to.
"""

from enum import Enum

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gc_studio.canvas.gestures import distance
from gc_studio.canvas.viewport import Viewport
from gc_studio.document.symmetry import Symmetry

_RADIUS, _REACH, _BESIDE = 5.0, 9.0, 12.0
"""Widget pixels: radius of a grip, how far from its middle it can be taken hold of, and from the picture to it."""


class Axis(Enum):
    """An axis; the value is its name in `Symmetry`."""

    UPRIGHT = "upright"
    LEVEL = "level"


class Axes:
    """What is seen of a symmetry in one pane, in the widget pixels of the viewport."""

    def __init__(self, viewport: Viewport) -> None:
        self._viewport = viewport
        self.symmetry = Symmetry()
        self.are_shown = False

    def at(self, place: QPointF) -> Axis | None:
        """The axis whose grip is at a place."""
        return next((axis for axis in self._shown() if distance(self._grip(axis), place) <= _REACH), None)

    def _shown(self) -> list[Axis]:
        return [axis for axis in Axis if self.are_shown and getattr(self.symmetry, axis.value) is not None]

    def moved(self, axis: Axis, place: QPointF) -> float:
        """Where an axis comes to by a grip at a place: x or y in picture pixels, within the picture."""
        point, picture = self._viewport.to_picture(place), self._viewport.picture
        at, most = (point.x(), picture.width()) if axis is Axis.UPRIGHT else (point.y(), picture.height())
        return min(max(at, 0.0), most)

    def _line(self, axis: Axis) -> QLineF:
        """From the grip across the picture."""
        picture, grip = self._viewport.picture, self._grip(axis)
        end = self._viewport.to_widget(QPointF(picture.width(), picture.height()))
        return QLineF(grip, QPointF(grip.x(), end.y()) if axis is Axis.UPRIGHT else QPointF(end.x(), grip.y()))

    def _grip(self, axis: Axis) -> QPointF:
        """Above the picture or left of it, and always in sight."""
        place = self._viewport.to_widget(QPointF(self.symmetry.upright or 0.0, self.symmetry.level or 0.0))
        corner = self._viewport.to_widget(QPointF())
        if axis is Axis.UPRIGHT:
            return QPointF(place.x(), max(corner.y() - _BESIDE, _BESIDE))
        return QPointF(max(corner.x() - _BESIDE, _BESIDE), place.y())

    def paint(self, painter: QPainter) -> None:
        """Lines and grips, in dark and light, to show on any picture."""
        for axis in self._shown():
            line = self._line(axis)
            for colour, width in ((QColor(0, 0, 0, 130), 2.6), (QColor("white"), 1.0)):
                painter.setPen(QPen(colour, width))
                painter.drawLine(line)
            painter.setPen(QPen(QColor(0, 0, 0, 200), 1.5))
            painter.setBrush(QColor("white"))
            painter.drawEllipse(line.p1(), _RADIUS, _RADIUS)


CURSORS = {Axis.UPRIGHT: Qt.CursorShape.SplitHCursor, Axis.LEVEL: Qt.CursorShape.SplitVCursor}
"""What a grip looks like under the mouse."""
