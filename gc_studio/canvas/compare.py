"""The divider of the split view: where it is, whether the mouse is on it, how it looks."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

_REACH = 7
"""Widget pixels to either side within which the divider can be taken hold of."""


class Divider:
    """A vertical line across the widget; decoded to the left of it, original to the right."""

    def __init__(self) -> None:
        self.share = 0.5
        self.held = False

    def x(self, width: float) -> float:
        """Position in a widget of this width."""
        return round(self.share * width)

    def is_near(self, x: float, width: float) -> bool:
        """Whether a press at `x` takes hold of the divider."""
        return abs(x - self.x(width)) <= _REACH

    def move(self, x: float, width: float) -> None:
        """Drag to `x`; the divider stays where it can be seen and caught again."""
        self.share = min(max(x / width, 0.03), 0.97)

    def paint(self, painter: QPainter, area: QRectF) -> None:
        """Draw line, grip and the names of the two sides."""
        x = self.x(area.width())
        painter.setPen(QPen(QColor(0, 0, 0, 140), 3))
        painter.drawLine(QPointF(x, 0), QPointF(x, area.height()))
        painter.setPen(QPen(QColor("white"), 1))
        painter.drawLine(QPointF(x, 0), QPointF(x, area.height()))
        grip = QRectF(x - 9, area.height() / 2 - 9, 18, 18)
        painter.setBrush(QColor("white"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(grip)
        painter.setPen(QPen(QColor("#22252b"), 1.5))
        middle = grip.center()
        for side in (-1, 1):
            tip = QPointF(middle.x() + side * 5.5, middle.y())
            for way in (-1, 1):
                painter.drawLine(tip, QPointF(middle.x() + side * 2.5, middle.y() + way * 3))
        _paint_tag(painter, "Decoded", x - 10, area.height() - 12, Qt.AlignmentFlag.AlignRight)
        _paint_tag(painter, "Original", x + 10, area.height() - 12, Qt.AlignmentFlag.AlignLeft)


def _paint_tag(painter: QPainter, text: str, x: float, bottom: float, side: Qt.AlignmentFlag) -> None:
    size = painter.fontMetrics().size(0, text)
    width, height = size.width() + 16, size.height() + 6
    box = QRectF(x - width if side == Qt.AlignmentFlag.AlignRight else x, bottom - height, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(16, 18, 22, 190))
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(QColor("#e6e8ec"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
