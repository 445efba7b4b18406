"""A grid of cards, each a picture with a name and a dim line below it.

Flows in: cards. Flows out: `chosen` with the path of a card that was clicked or had Enter pressed on it.
"""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QIcon,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from gc_studio.app.look import theme

_MARGIN = 4
_RADIUS = 6
_CARD_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Card:
    """What a card shows, and the path it stands for; one that is not `enabled` can be reached but not chosen."""

    path: Path
    name: str
    line: str
    tip: str
    picture: QImage | None = None
    enabled: bool = True


class _CardPainter(QStyledItemDelegate):
    """Paints cards in the colours of the theme in force."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        card: Card = index.data(_CARD_ROLE)
        now, flag = theme.colours(), QStyle.StateFlag
        focused = bool(option.state & flag.State_HasFocus)
        hovered = card.enabled and bool(option.state & flag.State_MouseOver)
        area = option.rect.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        words = _words_height(option.fontMetrics.height(), bool(card.line))
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillPath(outline, QColor(now.selected if focused else now.raised if hovered else now.panel))
        painter.save()
        painter.setClipPath(outline)
        _paint_picture(painter, card, area.adjusted(0, 0, 0, -words))
        painter.restore()
        painter.setPen(QPen(QColor(now.accent if focused else now.dim if hovered else now.border), 2 if focused else 1))
        painter.drawPath(outline)
        _paint_words(painter, option, card, area.adjusted(9, area.height() - words + 6, -9, 0))
        painter.restore()


def _words_height(line_height: int, has_line: bool) -> int:
    return line_height * (2 if has_line else 1) + 13


def _paint_picture(painter: QPainter, card: Card, area: QRect) -> None:
    if card.picture is None:
        painter.fillRect(area, QColor(theme.colours().gap))
        place = QRect(0, 0, 28, 28)
        place.moveCenter(area.center())
        theme.icon("picture" if card.enabled else "warning").paint(painter, place, mode=QIcon.Mode.Disabled)
        return
    # The middle of the picture, as much of it as has the shape of the card.
    size = area.size().scaled(card.picture.size(), Qt.AspectRatioMode.KeepAspectRatio)
    part = QRect(0, 0, size.width(), size.height())
    part.moveCenter(card.picture.rect().center())
    painter.drawImage(area, card.picture, part)


def _paint_words(painter: QPainter, option: QStyleOptionViewItem, card: Card, area: QRect) -> None:
    now, metrics = theme.colours(), option.fontMetrics
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
    painter.setFont(option.font)
    lines = ((card.name, now.text), (card.line, now.dim))
    for row, (text, colour) in enumerate(lines):
        painter.setPen(QColor(colour if card.enabled else now.disabled))
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, area.width())
        painter.drawText(area.translated(0, row * (metrics.height() + 1)), flags, shown)


class CardGrid(QListWidget):
    """Cards in as many columns as fit, as high as they need."""

    chosen = Signal(object)
    """Path of the card."""

    def __init__(self, name: str, width: int, least_columns: int) -> None:
        """width: least width of a card in pixels, unless there would be fewer than `least_columns` then."""
        super().__init__()
        self._width, self._least_columns = width, least_columns
        self._most_columns: int | None = None
        self._is_second_click = False
        self.setAccessibleName(name)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setItemDelegate(_CardPainter(self))
        self.itemClicked.connect(self._choose_clicked)

    def show_cards(self, cards: list[Card]) -> None:
        """Show these cards in the place of those before; the keyboard stays at its place in the grid."""
        row = min(self.currentRow(), len(cards) - 1)
        self.clear()
        for card in cards:
            item = QListWidgetItem(card.name)
            item.setData(_CARD_ROLE, card)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{card.name}, {card.line}" if card.line else card.name)
            item.setToolTip(card.tip)
            self.addItem(item)
        if row >= 0:
            self.setCurrentRow(row)
        self._arrange()

    def set_most_columns(self, most: int | None) -> None:
        """Make the cards wider rather than have more columns than this; None for as many as fit."""
        self._most_columns = most
        self._arrange()

    def cards(self) -> list[Card]:
        """The cards on show."""
        return [self.item(row).data(_CARD_ROLE) for row in range(self.count())]

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(_CARD_ROLE).enabled:
            self.chosen.emit(item.data(_CARD_ROLE).path)

    @Slot(QListWidgetItem)
    def _choose_clicked(self, item: QListWidgetItem) -> None:
        # One click is enough, but many click twice out of habit.
        if not self._is_second_click:
            self._choose(item)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Only the left button chooses."""
        self._is_second_click = False
        if event.button() == Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The first click of the two has done all there is to do."""
        self._is_second_click = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the space bar choose; the arrows lead out of the grid above and below."""
        key, before = event.key(), self.currentRow()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(self.currentItem())
            return
        super().keyPressEvent(event)
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.currentRow() == before:
            self.focusNextPrevChild(key == Qt.Key.Key_Down)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        if self.currentRow() < 0 and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.setCurrentRow(0)
        super().focusInEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or fewer columns."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        # One pixel less than the width: a row that fits exactly is wrapped by QListView.
        across = max(self.viewport().width() - 1, self._width)
        columns = max(across // self._width, self._least_columns)
        columns = min(columns, self._most_columns or columns)
        words = _words_height(self.fontMetrics().height(), any(card.line for card in self.cards()))
        cell = QSize(across // columns, across // columns + words)
        self.setGridSize(cell)
        for row in range(self.count()):
            # The view asks the items, not the grid, for what lies under the mouse.
            self.item(row).setSizeHint(cell)
        self.setFixedHeight(-(-self.count() // columns) * cell.height())
