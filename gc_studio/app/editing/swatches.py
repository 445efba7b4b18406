"""Icons of the levels: a square of the level's colour, with as many pips as the level has. No file has them."""

from functools import cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from gc_studio.canvas.colours import LEVELS

_SIDE, _EDGE, _ROUND, _PIP = 20, 1.5, 4.0, 1.7
"""Of the icon, of the space around the square, of its corners, and radius of a pip; in pixels of the icon."""

_SCALES = (1, 2)
"""Of the screens that there are icons for."""

_PLACES = {1: [(0.5, 0.5)], 2: [(0.3, 0.7), (0.7, 0.3)], 3: [(0.25, 0.75), (0.5, 0.5), (0.75, 0.25)]}
"""Of the pips of each level, as shares of the square."""


@cache
def level_icon(level: int) -> QIcon:
    """Icon of a level, 1 to 3."""
    icon = QIcon()
    for scale in _SCALES:
        pixmap = QPixmap(QSize(_SIDE, _SIDE) * scale)
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(LEVELS[level].colour))
        square = QRectF(0, 0, _SIDE, _SIDE).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        painter.drawRoundedRect(square, _ROUND, _ROUND)
        painter.setBrush(QColor("#14161a"))
        for x, y in _PLACES[level]:
            painter.drawEllipse(square.topLeft() + QPointF(x * square.width(), y * square.height()), _PIP, _PIP)
        painter.end()
        icon.addPixmap(pixmap)
    return icon
