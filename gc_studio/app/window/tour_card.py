"""The card of a tour: a few words beside what they speak of, and a ring around that. It blocks nothing.

Flows in: words, a place to point at, places to leave free. Flows out: `next_wanted` and `skip_wanted`.
"""

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from gc_studio.app.look import theme
from gc_studio.words import tr

_WIDTH, _GAP, _RING, _REACH = 248, 14, 4, 120
"""Of a card; between it and what it points at; between that and the ring; of the longest line to it; in pixels."""


def best_place(card: QSize, room: QRect, target: QRect, free: Sequence[QRect], homes: Sequence[QRect]) -> QRect:
    """Where a card is to lie.

    Args:
        card: its size.
        room: where it may be.
        target: what it points at, which it must not cover; empty if there is none.
        free: what else it should not cover.
        homes: what it may well cover.

    Returns:
        The place that covers least of what is to be free, and among such ones the nearest to the target.
    """
    width, height = card.width(), card.height()
    beside = (target.right() + _GAP, target.left() - _GAP - width, target.center().x() - width // 2)
    above = (target.top(), target.center().y() - height // 2, target.bottom() + _GAP, target.top() - _GAP - height)
    corners = [QPoint(x, y) for x in beside for y in above]
    corners += [home.center() - QRect(QPoint(), card).center() for home in homes]
    corners += [QPoint(x, y) for x in (room.left(), room.right() - width) for y in (room.top(), room.bottom() - height)]

    def cost(place: QRect) -> tuple[int, int]:
        covered = [place.intersected(each) for each in (target.adjusted(-_RING, -_RING, _RING, _RING), *free)]
        away = place.center() - target.center()
        return sum(each.width() * each.height() for each in covered if each.isValid()), away.manhattanLength()

    places = [QRect(_within(corner, card, room), card) for corner in corners]
    return min(places, key=cost)


def _within(corner: QPoint, card: QSize, room: QRect) -> QPoint:
    x = min(max(corner.x(), room.left()), room.right() + 1 - card.width())
    y = min(max(corner.y(), room.top()), room.bottom() + 1 - card.height())
    return QPoint(x, y)


class TourCard(QFrame):
    """Title, words, and what leads on."""

    next_wanted = Signal()
    skip_wanted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("tour")
        self.setAccessibleName(tr("Tour"))
        self._mark, self.title, self.text, self.number = QLabel(), QLabel(), QLabel(), QLabel()
        self._mark.setPixmap(theme.icon("done").pixmap(QSize(18, 18), self.devicePixelRatio()))
        self.title.setObjectName("tour_title")
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.number.setObjectName("dim")
        self.skip_button, self.next_button = QPushButton(tr("S&kip")), QPushButton(tr("&Next"))
        self.skip_button.setToolTip(tr("End the tour (Esc); it is in the menu Help"))
        self.next_button.setObjectName("primary")
        self.skip_button.clicked.connect(self.skip_wanted)
        self.next_button.clicked.connect(self.next_wanted)
        self._pointer = _Pointer(window)
        head, foot, column = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        head.addWidget(self._mark)
        head.addWidget(self.title, 1)
        foot.addWidget(self.number, 1)
        foot.addWidget(self.skip_button)
        foot.addWidget(self.next_button)
        column.setContentsMargins(14, 10, 12, 10)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.text)
        column.addLayout(foot)
        self.hide()

    def show_step(self, title: str, text: str, number: int, count: int) -> None:
        """Show another step; numbers count from 1."""
        self.title.setText(title)
        self.text.setText(text)
        self.number.setText(f"{number} / {count}")
        self.next_button.setText(tr("&Done") if number == count else tr("&Next"))
        self.setAccessibleDescription(f"{title}. {text}")
        self._mark.hide()

    def show_done(self) -> None:
        """What was asked for is done."""
        self._mark.show()

    @property
    def is_done(self) -> bool:
        """Whether it says that what was asked for is done."""
        return not self._mark.isHidden()

    def lie(self, room: QRect, target: QRect, free: Sequence[QRect], homes: Sequence[QRect]) -> None:
        """Lie where it is best, see `best_place`, and point at the target."""
        layout = self.layout()
        height = layout.totalHeightForWidth(_WIDTH) if layout is not None else 0
        place = best_place(QSize(_WIDTH, height), room, target, free, homes)
        self.setGeometry(place)
        self._pointer.point(target, place)
        self.show()
        self._pointer.raise_()
        self.raise_()

    def leave(self) -> None:
        """Be seen no longer."""
        self._pointer.hide()
        self.hide()


class _Pointer(QWidget):
    """A ring around something, and a line from the card to it; the mouse goes through."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._ring, self._line = QRectF(), (QPointF(), QPointF())
        self.hide()

    def point(self, target: QRect, card: QRect) -> None:
        """Draw both, in the pixels of the window; nothing if there is no target."""
        if target.isEmpty():
            self.hide()
            return
        ring = QRectF(target.adjusted(-_RING, -_RING, _RING, _RING) & self.window().rect().adjusted(2, 2, -2, -2))
        start = _nearest(QRectF(card), ring.center())
        end = _nearest(ring, start)
        # A long line would lie across the picture.
        start = start if QLineF(start, end).length() <= _REACH else end
        box = ring.united(QRectF(start, end).normalized()).toAlignedRect().adjusted(-3, -3, 3, 3)
        self.setGeometry(box)
        corner = QPointF(self.pos())
        self._ring, self._line = ring.translated(-corner), (start - corner, end - corner)
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ring and line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.colours().accent), 2.5))
        painter.drawRoundedRect(self._ring, 7, 7)
        if self._line[0] != self._line[1]:
            painter.drawLine(*self._line)


def _nearest(area: QRectF, point: QPointF) -> QPointF:
    """The point of an area that is nearest to another."""
    x = min(max(point.x(), area.left()), area.right())
    return QPointF(x, min(max(point.y(), area.top()), area.bottom()))
