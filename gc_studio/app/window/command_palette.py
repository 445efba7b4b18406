"""The palette: type what you want, and do it. It lies over the window while it is open, and is gone when it is not.

Flows in: all commands with their actions. Flows out: the one that was chosen is triggered.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QColor,
    QCursor,
    QFocusEvent,
    QFontMetrics,
    QIcon,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gc_studio.app.commands.actions import Actions, shortcut_text
from gc_studio.app.commands.command import Command
from gc_studio.app.commands.finding import Choice, found
from gc_studio.app.look import theme
from gc_studio.app.settings import Settings
from gc_studio.app.window.menus import menu_name
from gc_studio.words import tr

_CHOICE, _ICON = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1

_WIDTH, _TOP, _MARGIN = 620, 64, 20
"""Of the palette, from the head of the window, and at least to its sides; in pixels."""

_MOST_ROWS, _MOST_RECENT = 10, 6
"""Rows that are seen at once, and commands that are remembered."""

_PAD, _ICON_SIDE = 10, 18


class _RowPainter(QStyledItemDelegate):
    """Paints a command: its name, where it stands or why it cannot be done, and its key."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, option.fontMetrics.height() + 16)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        choice: Choice = index.data(_CHOICE)
        icon, now, area = index.data(_ICON), theme.colours(), option.rect.adjusted(4, 1, -4, -1)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_current:
            painter.setPen(QPen(QColor(now.accent), 1))
            painter.setBrush(QColor(now.selected))
            painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        middle, right = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight
        place = QRect(area.left() + _PAD, area.center().y() - _ICON_SIDE // 2 + 1, _ICON_SIDE, _ICON_SIDE)
        icon.paint(painter, place, mode=QIcon.Mode.Disabled if choice.reason else QIcon.Mode.Normal)
        line = area.adjusted(2 * _PAD + _ICON_SIDE, 0, -_PAD, 0)
        metrics = option.fontMetrics
        if choice.keys:
            line.setRight(_paint_keys(painter, metrics, line, choice.keys) - _PAD)
        name = metrics.elidedText(choice.text, Qt.TextElideMode.ElideRight, line.width())
        painter.setPen(QColor(now.disabled if choice.reason else now.text))
        painter.drawText(line, middle, name)
        rest = line.adjusted(metrics.horizontalAdvance(name) + 2 * _PAD, 0, 0, 0)
        beside = metrics.elidedText(choice.reason or choice.menu, Qt.TextElideMode.ElideRight, max(rest.width(), 0))
        painter.setPen(QColor(now.dim))
        painter.drawText(rest, middle | right, beside)
        painter.restore()


def _paint_keys(painter: QPainter, metrics: QFontMetrics, line: QRect, keys: str) -> int:
    """A cap with the keys at the right end of a line; returns where it begins."""
    now, width, height = theme.colours(), metrics.horizontalAdvance(keys) + 14, metrics.height() + 4
    cap = QRect(line.right() - width, line.center().y() - height // 2 + 1, width, height)
    painter.setPen(QPen(QColor(now.border), 1))
    painter.setBrush(QColor(now.raised))
    painter.drawRoundedRect(QRectF(cap).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(QColor(now.dim))
    painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, keys)
    return cap.left()


class _Field(QLineEdit):
    """Takes what is typed; hands on the keys that belong to the list."""

    moved = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows move through the list, Escape leaves."""
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -_MOST_ROWS, Qt.Key.Key_PageDown: _MOST_ROWS}
        if event.key() in by:
            self.moved.emit(by[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Tab stays within the palette."""
        self.moved.emit(1 if is_next else -1)
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Where the keyboard goes elsewhere in the window, the palette is done with."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.left.emit()


class _List(QListWidget):
    """The commands; the one under a mouse that moves is the current one."""

    def __init__(self) -> None:
        super().__init__()
        self.rest_mouse()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setItemDelegate(_RowPainter(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def rest_mouse(self) -> None:
        """Take the mouse for one that rests where it is now."""
        self._mouse = QCursor.pos().toPointF()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Rows that are scrolled below a mouse at rest were not pointed at."""
        super().mouseMoveEvent(event)
        moved, self._mouse = self._mouse != event.globalPosition(), event.globalPosition()
        item = self.itemAt(event.position().toPoint())
        if moved and item is not None:
            self.setCurrentItem(item)


class CommandPalette(QWidget):
    """A field and the commands that fit what is in it, over a window that is dimmed meanwhile."""

    def __init__(self, window: QMainWindow, settings: Settings, facts: Callable[[], set[str]]) -> None:
        super().__init__(window)
        self._window, self._settings, self._facts = window, settings, facts
        self._rows: Sequence[Command] = ()
        self._actions: Actions = {}
        self._choices: list[Choice] = []
        self._before: QWidget | None = None
        self.setAccessibleName(tr("Command palette"))
        self.field, self.list, self.nothing = _Field(), _List(), QLabel(tr("No command goes by that name."))
        self.field.setPlaceholderText(tr("What do you want to do?"))
        self.field.setAccessibleName(tr("Command"))
        self.field.addAction(theme.icon("search", "dim"), QLineEdit.ActionPosition.LeadingPosition)
        for button in self.field.findChildren(QToolButton):
            button.setAccessibleName(tr("Command"))
        self.field.setProperty("large", True)
        self.list.setAccessibleName(tr("Commands found"))
        self.nothing.setObjectName("dim")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._panel = QFrame(self)
        self._panel.setObjectName("palette")
        column = QVBoxLayout(self._panel)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        for widget in (self.field, self.list, self.nothing):
            column.addWidget(widget)
        self.field.textChanged.connect(self._show_found)
        self.field.moved.connect(self._move)
        self.field.left.connect(self.leave)
        self.field.returnPressed.connect(self._do_current)
        self.list.itemClicked.connect(self._do_current)
        self.list.currentItemChanged.connect(self._tell_current)
        window.installEventFilter(self)
        self.hide()

    def commands(self) -> list[Command]:
        """Open the palette."""
        tip = tr("Type what you want to do")
        return [Command("palette", "Help", tr("Find a command…"), "Ctrl+Return", tip, self.toggle, "search")]

    def list_commands(self, rows: Sequence[Command], actions: Actions) -> None:
        """Tell which commands there are."""
        self._rows, self._actions = [row for row in rows if row.key != "palette"], actions

    def toggle(self) -> None:
        """Open it with nothing typed; or close it."""
        if self.isVisible():
            self.leave()
            return
        facts = self._facts()
        self._choices = [self._choice(row, facts) for row in self._rows]
        self._before = QApplication.focusWidget()
        self.list.rest_mouse()
        self.field.clear()
        self._show_found("")
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _choice(self, row: Command, facts: set[str]) -> Choice:
        keys, menu = shortcut_text(self._actions[row.key]), menu_name(row.menu) if row.menu else tr("Tools")
        return Choice(row.key, row.text, menu, keys, row.tip, row.reason(facts))

    @Slot()
    def leave(self) -> None:
        """Close it; the keyboard goes back to where it was."""
        if self.isVisible():
            had_focus = self.field.hasFocus()
            self.hide()
            if had_focus and self._before is not None:
                self._before.setFocus()
            self._before = None

    # The list

    @Slot(str)
    def _show_found(self, text: str) -> None:
        self.list.clear()
        icons = {row.key: row.icon for row in self._rows}
        for choice in found(text, self._choices, self._settings.recent_commands):
            item = QListWidgetItem(choice.text)
            item.setData(_CHOICE, choice)
            item.setData(_ICON, theme.icon(icons[choice.key]) if icons[choice.key] else QIcon())
            words = (choice.text, choice.reason or choice.menu, choice.keys)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, words)))
            item.setToolTip(theme.plain_tip(choice.reason or choice.tip))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.scrollToTop()
        self.list.setVisible(self.list.count() > 0)
        self.nothing.setVisible(self.list.count() == 0)
        self._place()

    def shown(self) -> list[str]:
        """Names of the commands in the list, from its head."""
        return [self.list.item(row).text() for row in range(self.list.count())]

    @Slot(int)
    def _move(self, by: int) -> None:
        last, row = self.list.count() - 1, self.list.currentRow()
        # By one it goes round; by a page it stops at the end.
        self.list.setCurrentRow((row + by) % (last + 1) if abs(by) == 1 and last > 0 else min(max(row + by, 0), last))

    @Slot()
    def _tell_current(self) -> None:
        item = self.list.currentItem()
        self.field.setAccessibleDescription("" if item is None else item.data(Qt.ItemDataRole.AccessibleTextRole))

    @Slot()
    def _do_current(self) -> None:
        item = self.list.currentItem()
        choice: Choice | None = None if item is None else item.data(_CHOICE)
        if choice is None or choice.reason:
            return
        others = [key for key in self._settings.recent_commands if key != choice.key]
        self._settings.recent_commands = [choice.key, *others][:_MOST_RECENT]
        self.leave()
        self._actions[choice.key].trigger()

    # Over the window

    def _place(self) -> None:
        self.setGeometry(self._window.rect())
        width = min(_WIDTH, self.width() - 2 * _MARGIN)
        row = self.list.sizeHintForRow(0) if self.list.count() else 40
        room = max(self.height() - 2 * _TOP - self.field.sizeHint().height(), row)
        rows = min(self.list.count(), _MOST_ROWS, room // row)
        self.list.setFixedHeight(rows * row + 2)
        self._panel.setGeometry((self.width() - width) // 2, _TOP, width, self._panel.sizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay over the whole window."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside it closes it."""
        self.leave()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim what lies below."""
        QPainter(self).fillRect(self.rect(), QColor(0, 0, 0, 90))
