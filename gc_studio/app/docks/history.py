"""The history dock: every action by name with the bytes it cost; a click goes there.

Flows in: names, file bytes and the position of the document in them. Flows out: `jumped`.
"""

import html
from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gc_studio.app.look import theme
from gc_studio.canvas.colours import colour_of, name_of
from gc_studio.words import figure, tr

Index = QModelIndex | QPersistentModelIndex

_MARK, _GAP, _PADDING = 8, 8, 5
"""Side of the mark of a layer, space between the parts of a row, and above and below its text, in pixels."""

_HERE, _DELTA, _LAYER, _UNDONE = (Qt.ItemDataRole.UserRole + number for number in range(4))


def signed(delta: int) -> str:
    """A byte delta for people: +14 B, 0 B, and less with a real minus sign."""
    return f"{figure(delta, '+,')} B".replace("-", "\N{MINUS SIGN}") if delta else "0 B"


def changed_layer(before: dict[str, int] | None, after: dict[str, int] | None) -> str | None:
    """The layer whose bytes changed most; None if none did or either is not known."""
    if before is None or after is None:
        return None
    changes = {layer: abs(after[layer] - before[layer]) for layer in after if layer != "container"}
    layer = max(changes, key=changes.__getitem__)
    return layer if changes[layer] else None


class _Entries(QAbstractListModel):
    """Names, file bytes and layers by entry; tells the view no more than what is new in them."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[tuple[str, int | None, str | None]] = []
        self.position = 0

    def take(self, rows: list[tuple[str, int | None, str | None]], position: int) -> None:
        """Replace what is shown."""
        shared = min(len(rows), len(self.rows))
        differing = [row for row in range(shared) if rows[row] != self.rows[row]]
        if len(rows) < len(self.rows):
            self.beginRemoveRows(QModelIndex(), shared, len(self.rows) - 1)
            del self.rows[shared:]
            self.endRemoveRows()
        self.rows[:shared] = rows[:shared]
        if len(rows) > shared:
            self.beginInsertRows(QModelIndex(), shared, len(rows) - 1)
            self.rows += rows[shared:]
            self.endInsertRows()
        if position != self.position:
            differing += [row for row in (position, self.position) if row < len(rows)]
            self.position = position
        if differing:
            # The delta in the row after a changed one changes with it.
            self.dataChanged.emit(self.index(min(differing)), self.index(min(max(differing) + 1, len(rows) - 1)))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Number of entries."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What the delegate paints, and what is read out."""
        name, _, layer = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._description(index.row())
        if role == Qt.ItemDataRole.ToolTipRole:
            # Names of textures come from outside; a tip would take what looks like markup for markup.
            return f"<qt>{html.escape(self._description(index.row()))}</qt>"
        values = {
            _HERE: index.row() == self.position,
            _DELTA: self._delta(index.row()),
            _LAYER: layer,
            _UNDONE: index.row() > self.position,
        }
        return values.get(role)

    def _delta(self, row: int) -> str:
        total = self.rows[row][1]
        if total is None:
            return "\N{HORIZONTAL ELLIPSIS}"
        if row == 0:
            return tr("{size:,} B", size=total)
        before = self.rows[row - 1][1]
        return "\N{HORIZONTAL ELLIPSIS}" if before is None else signed(total - before)

    def _description(self, row: int) -> str:
        name, total, layer = self.rows[row]
        parts = [name]
        if row and self._delta(row) != "\N{HORIZONTAL ELLIPSIS}":
            parts.append(
                tr("{delta} in the {layer}", delta=self._delta(row), layer=name_of(layer))
                if layer
                else self._delta(row)
            )
        parts.append(tr("counting its bytes") if total is None else tr("{size:,} B in all", size=total))
        state = tr(" (undone)") if row > self.position else tr(" (now)") if row == self.position else ""
        return f"{parts[0]}: {', '.join(parts[1:])}{state}"


class _Row(QStyledItemDelegate):
    """Paints an entry: mark of the layer, name, byte delta."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line of text."""
        return QSize(0, option.fontMetrics.height() + 2 * _PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row in the colours of the theme in force."""
        colours, row = theme.colours(), option.rect
        here, undone = index.data(_HERE), index.data(_UNDONE)
        painter.save()
        if here or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(row, QColor(colours.selected if here else colours.raised))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.accent)))
            painter.drawRect(row.adjusted(0, 0, -1, -1))
        inner = row.adjusted(_GAP, 0, -_GAP, 0)
        self._paint_mark(painter, inner, index.data(_LAYER), undone)
        text = inner.adjusted(_MARK + _GAP, 0, 0, 0)
        delta = index.data(_DELTA)
        room = option.fontMetrics.horizontalAdvance(delta)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(colours.disabled if undone else colours.dim))
        painter.drawText(text, middle | Qt.AlignmentFlag.AlignRight, delta)
        text.adjust(0, 0, -room - _GAP, 0)
        if undone:
            font = QFont(option.font)
            font.setItalic(True)
            painter.setFont(font)
        painter.setPen(QColor(colours.dim if undone else colours.text))
        name = option.fontMetrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, text.width())
        painter.drawText(text, middle | Qt.AlignmentFlag.AlignLeft, name)
        painter.restore()

    @staticmethod
    def _paint_mark(painter: QPainter, inner: QRect, layer: str | None, undone: bool) -> None:
        if layer is None:
            return
        painter.setOpacity(0.4 if undone else 1)
        painter.fillRect(inner.left(), inner.center().y() - _MARK // 2 + 1, _MARK, _MARK, QColor(colour_of(layer)))
        painter.setOpacity(1)


class HistoryPanel(QListView):
    """Contents of the history dock."""

    jumped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._entries = _Entries()
        self.setAccessibleName(tr("History"))
        self.setModel(self._entries)
        self.setItemDelegate(_Row(self))
        # The row of the document is painted by the delegate; the keyboard's row may be another one.
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._jump)
        theme.notifier().changed.connect(self.viewport().update)

    def show_history(
        self, names: Sequence[str], totals: Sequence[int | None], position: int, layers: Sequence[str | None] = ()
    ) -> None:
        """Show all entries; those that were undone are dimmed.

        Args:
            names: what each entry is called.
            totals: bytes of the file after each entry, None while they are being counted.
            position: index of the entry where the document is.
            layers: the layer that each entry changed, see `changed_layer`; empty when that is not known.
        """
        marks = layers or [None] * len(names)
        is_elsewhere = position != self._entries.position or len(names) != len(self._entries.rows)
        self._entries.take(list(zip(names, totals, marks, strict=True)), position)
        if is_elsewhere and names:
            index = self._entries.index(position)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and the space bar go to the entry that the arrow keys reached."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if event.key() in keys and self.currentIndex().isValid():
            self._jump(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _jump(self, index: Index) -> None:
        self.jumped.emit(index.row())
