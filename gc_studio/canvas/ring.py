"""The outline of the brush: under the pointer, and its echo in the other pane; and what it pulls the pen by."""

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

_CROSS = 6.0
"""Half the width of the cross that stands for a small brush, in widget pixels."""


@dataclass(frozen=True)
class Ring:
    """A circle in widget pixels; an echo says where the same point of the picture is in another pane."""

    middle: QPointF
    radius: float
    is_echo: bool = False

    def box(self) -> QRectF:
        """All that it covers."""
        reach = max(self.radius, _CROSS) + 3
        return QRectF(self.middle.x() - reach, self.middle.y() - reach, 2 * reach, 2 * reach)

    def paint(self, painter: QPainter) -> None:
        """Paint in dark and light, to show on any picture."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        dark, light = (3.0, 1.2) if not self.is_echo else (2.4, 1.0)
        for colour, width in ((QColor(0, 0, 0, 170), dark), (QColor("white"), light)):
            painter.setPen(QPen(colour, width))
            if self.radius > _CROSS or not self.is_echo:
                painter.drawEllipse(self.middle, self.radius, self.radius)
            else:
                x, y = self.middle.toTuple()
                painter.drawLines([QLineF(x - _CROSS, y, x + _CROSS, y), QLineF(x, y - _CROSS, x, y + _CROSS)])


@dataclass(frozen=True)
class Cord:
    """What the pointer pulls the pen by, in widget pixels."""

    pen: QPointF
    pointer: QPointF

    def box(self) -> QRectF:
        """All that it covers."""
        return QRectF(self.pen, self.pointer).normalized().adjusted(-5, -5, 5, 5)

    def paint(self, painter: QPainter) -> None:
        """Paint in dark and light, to show on any picture."""
        for colour, width in ((QColor(0, 0, 0, 170), 2.4), (QColor("white"), 1.0)):
            painter.setPen(QPen(colour, width))
            painter.drawLine(self.pen, self.pointer)
            painter.drawEllipse(self.pen, 2.0, 2.0)
