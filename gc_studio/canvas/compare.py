"""Two pictures at once: the divider of the split view, the panes of the side-by-side view, and the names on them."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from gc_studio.canvas.colours import surroundings
from gc_studio.canvas.overlays import DIFFERENCE_GAIN
from gc_studio.canvas.tools import View
from gc_studio.words import tr

_REACH = 7
"""Widget pixels to either side within which the divider can be taken hold of."""


class Divider:
    """A vertical line across the widget; decoded to the left of it, original to the right.

    `names` are those of both sides, where something else is compared.
    """

    def __init__(self) -> None:
        self.names: tuple[str, str] | None = None
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
        left, right = self.names or (View.DECODED.value, View.ORIGINAL.value)
        # The bytes stand at the end of a name.
        left, right = (
            painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, max(round(room) - 40, 60))
            for name, room in ((left, x), (right, area.width() - x))
        )
        paint_tag(painter, left, QPointF(x - 10, area.height() - 12), Qt.AlignmentFlag.AlignRight)
        paint_tag(painter, right, QPointF(x + 10, area.height() - 12))


@dataclass(frozen=True)
class Pane:
    """A part of the widget that shows one picture; the viewport counts from its left upper corner."""

    view: View
    area: QRectF

    @property
    def corner(self) -> QPointF:
        """Where the viewport's zero lies, in widget pixels."""
        return self.area.topLeft()


PANE_GAP = 3
"""Widget pixels between two panes."""


def panes(view: View, width: float, height: float) -> list[Pane]:
    """The panes of a view (for SPLIT, which shows both pictures in one, that of the decoded), left to right."""
    if view is not View.SIDE:
        return [Pane(View.DECODED if view is View.SPLIT else view, QRectF(0, 0, width, height))]
    each = (width - PANE_GAP) // 2
    return [
        Pane(View.DECODED, QRectF(0, 0, each, height)),
        Pane(View.ORIGINAL, QRectF(each + PANE_GAP, 0, width - each - PANE_GAP, height)),
    ]


def paint_names(painter: QPainter, view: View, shown: list[Pane]) -> None:
    """Say what is where, and how to read it, in the corners of the panes."""
    for pane in shown:
        place = QPointF(pane.area.left() + 10, pane.area.bottom() - 12)
        if view is View.SIDE:
            paint_tag(painter, pane.view.title, place)
        elif view is View.DIFFERENCE:
            paint_tag(painter, tr("Difference \u00d7 {gain}; black where equal", gain=DIFFERENCE_GAIN), place)


def paint_tag(
    painter: QPainter, text: str, corner: QPointF, side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
) -> None:
    """A label with its lower left (AlignLeft) or lower right corner (AlignRight) at `corner`."""
    size = painter.fontMetrics().size(0, text)
    width, height = size.width() + 16, size.height() + 6
    left = corner.x() - width if side == Qt.AlignmentFlag.AlignRight else corner.x()
    box = QRectF(left, corner.y() - height, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(16, 18, 22, 190))
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(QColor("#e6e8ec"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def paint_notice(painter: QPainter, text: str, area: QRectF) -> None:
    """Say in the middle of an area why there is no picture."""
    if not text:
        return
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    inner = area.adjusted(24, 24, -24, -24)
    box = painter.boundingRect(inner, flags, text).adjusted(-16, -10, 16, 10)
    painter.save()
    painter.setClipRect(area)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(surroundings().notice_panel))
    painter.drawRoundedRect(box, 6, 6)
    painter.setPen(QColor(surroundings().notice_text))
    painter.drawText(inner, flags, text)
    painter.restore()
