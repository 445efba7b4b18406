"""How much of a picture is invented and how much is true, in words and as a legend.

Flows in: levels of cells. Flows out: texts, paint calls.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from gc_studio.canvas.colours import LEVELS

_MARK, _PAD, _GAP = 10, 8, 16
"""Side of a mark, space around all, and between two entries, in pixels."""


@dataclass(frozen=True)
class Entry:
    """A level with the share of the cells that have it."""

    colour: str
    text: str


def percent(share: float) -> str:
    """A share for people: neither none nor all where it is not quite."""
    is_near_end = 0 < share < 0.01 or 0.99 < share < 1
    figure = f"{min(max(100 * share, 0.1), 99.9):.1f}" if is_near_end else f"{100 * share:.0f}"
    return f"{figure}\N{NO-BREAK SPACE}%"


def entries(levels: NDArray[np.uint8]) -> list[Entry]:
    """What is invented and each level that the cells of a picture have, uint8, see `Document.levels`."""
    shares = np.bincount(levels.ravel(), minlength=len(LEVELS)) / levels.size
    return [
        Entry(level.colour, f"{percent(share)} {level.name.lower()}")
        for number, (level, share) in enumerate(zip(LEVELS, shares, strict=True))
        if share or not number
    ]


def in_words(levels: NDArray[np.uint8]) -> str:
    """The same in one line."""
    return ", ".join(entry.text for entry in entries(levels))


def paint_legend(painter: QPainter, levels: NDArray[np.uint8], corner: QPointF, width: float) -> None:
    """Say what the colours stand for, in a box with its lower left corner at `corner`; in lines of at most `width`."""
    metrics, shown = painter.fontMetrics(), entries(levels)
    needed = [_MARK + 6 + metrics.horizontalAdvance(entry.text) for entry in shown]
    total = sum(needed) + _GAP * (len(needed) - 1)
    is_line = total + 2 * _PAD <= width
    line = metrics.height() + (0 if is_line else 2)
    size = (total, line) if is_line else (max(needed), line * len(needed))
    box = QRectF(corner.x(), corner.y() - size[1] - 6, size[0] + 2 * _PAD, size[1] + 6)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(16, 18, 22, 190))
    painter.drawRoundedRect(box, 4, 4)
    x, y = box.left() + _PAD, box.top() + 3
    for entry, advance in zip(shown, needed, strict=True):
        painter.fillRect(QRectF(x, y + (line - _MARK) / 2, _MARK, _MARK), QColor(entry.colour))
        painter.setPen(QColor("#e6e8ec"))
        place = QRectF(x + _MARK + 6, y, advance, line)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, entry.text)
        x, y = (x + advance + _GAP, y) if is_line else (x, y + line)
