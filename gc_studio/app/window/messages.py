"""The message bar: a few lines at the head of what one looks at, which never take the focus and never stop anyone.

Flows in: what went wrong, and what there is to know, from all parts of the window. Flows out: the bar, over the page on
show or over the dialog that covers it.
"""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, SignalInstance, Slot
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QMessageBox,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gc_studio.app.look import theme
from gc_studio.words import tr

_NOTICE_MILLISECONDS = 6000
"""How long a notice stays; an error stays until it is closed."""

_MOST_ERRORS = 3
"""Errors on show, one line each; of earlier ones their number is told."""

_MARGIN = 10
"""Pixels between the bar and the edges of what it lies over."""


class MessageBar(QFrame):
    """Shows the errors that nobody has closed yet, and the newest notice below them."""

    def __init__(self, over: QWidget) -> None:
        """over: what the bar lies upon; a message must not move the picture under the pen."""
        # Not in it: a stack raises the page that it turns to over all else that it holds.
        super().__init__(over.parentWidget() or over)
        self._home = self._over = over
        self._inset = 0
        self._errors: list[str] = []
        self._notice = ""
        self.setObjectName("message")
        self._icon = QLabel()
        self.label, self.below = QLabel(), QLabel()
        for label, name in ((self.label, tr("Message")), (self.below, tr("Notice below the message"))):
            # File names come from outside; nothing in them is markup.
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setAccessibleName(name)
        self._take_back: Callable[[], object] | None = None
        self.undo_button = QPushButton(tr("Undo"))
        self.undo_button.setToolTip(tr("Take this back"))
        self.undo_button.clicked.connect(self._undo)
        self.close_button = QToolButton()
        self.close_button.setIcon(theme.icon("close"))
        self.close_button.setToolTip(tr("Close this message"))
        self.close_button.setAccessibleName(tr("Close this message"))
        for button in (self.undo_button, self.close_button):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.close_button.clicked.connect(self.hide)
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addWidget(self.label)
        lines.addWidget(self.below)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 4, 4, 4)
        layout.addWidget(self._icon)
        layout.addLayout(lines, 1)
        layout.addWidget(self.undo_button)
        layout.addWidget(self.close_button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._end_notice)
        theme.notifier().changed.connect(self._paint_icon)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        over.installEventFilter(self)
        self.hide()

    @property
    def is_error(self) -> bool:
        """Whether an error is being shown."""
        return not self.isHidden() and bool(self._errors)

    def follow(self, errors: Iterable[SignalInstance], notices: Iterable[SignalInstance]) -> None:
        """Show what parts of the window say."""
        for error in errors:
            error.connect(self.show_error)
        for notice in notices:
            notice.connect(self.show_notice)

    def show_error(self, text: str) -> None:
        """Say what went wrong; earlier errors that nobody has closed stay above it."""
        self._forget_closed()
        # The same again is no news, but the newest.
        self._errors = [*(line for line in self._errors if line != text), text]
        self._show()

    def show_notice(self, text: str) -> None:
        """Say what there is to know; an error on show is not covered up."""
        self._show_for_a_while(text, None)

    def show_undoable(self, text: str, take_back: Callable[[], object]) -> None:
        """Say what was done, with a button that takes it back."""
        self._show_for_a_while(text, take_back)

    def _show_for_a_while(self, text: str, take_back: Callable[[], object] | None) -> None:
        self._forget_closed()
        self._notice, self._take_back = text, take_back
        self._show()
        self._timer.start(_NOTICE_MILLISECONDS)

    def _forget_closed(self) -> None:
        if self.isHidden():
            self._errors, self._notice, self._take_back = [], "", None

    @Slot()
    def _end_notice(self) -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is not None and not dialog.isAncestorOf(self):
            # Nobody may have seen it.
            self._timer.start(_NOTICE_MILLISECONDS)
            return
        self._notice, self._take_back = "", None
        if self._errors:
            self._show()
        else:
            self.hide()

    def _show(self) -> None:
        earlier = len(self._errors) - _MOST_ERRORS
        more = [tr("and {count} more before", count=earlier)] if earlier > 0 else []
        lines = [*self._errors[-_MOST_ERRORS:], *more]
        self.label.setText("\n".join(lines) or self._notice)
        self.below.setText(self._notice)
        self.below.setVisible(bool(lines and self._notice))
        self.undo_button.setVisible(self._take_back is not None)
        self.setProperty("kind", "error" if self._errors else "info")
        self.style().polish(self)
        self._paint_icon()
        self._go_over(_dialog_in_front() or self._home)
        self.show()
        # What is hidden has no lines that could be measured.
        self._place()
        self.raise_()

    def _undo(self) -> None:
        take_back, self._notice = self._take_back, ""
        self._end_notice()
        if take_back is not None:
            take_back()

    def _go_over(self, over: QWidget) -> None:
        """Lie over a dialog, or again over what the bar was made for."""
        if over is self._over:
            return
        if self._over is not self._home:
            self._over.removeEventFilter(self)
        is_shown = not self.isHidden()
        self.setParent(self._home.parentWidget() if over is self._home else over)
        self._over = over
        if over is not self._home:
            over.installEventFilter(self)
        self._place()
        self.setVisible(is_shown)
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the head of what lies below, and leave a dialog that closes."""
        # Where a window is taken apart Qt's side of the bar may outlive Python's, which then has no attributes left.
        over = self.__dict__.get("_over")
        if watched is over and event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._place()
        elif watched is over and watched is not self._home and event.type() == QEvent.Type.Hide:
            self._go_over(self._home)
        return super().eventFilter(watched, event)

    def set_inset(self, inset: int) -> None:
        """Leave pixels free at the head of what lies below."""
        self._inset = inset
        self._place()

    def _place(self) -> None:
        inset = self._inset if self._over is self._home else 0
        corner = self._over.mapTo(self.parentWidget() or self._over, QPoint())
        width = self._over.width() - 2 * _MARGIN
        layout = self.layout()
        height = layout.heightForWidth(width) if layout is not None else 0
        self.setGeometry(corner.x() + _MARGIN, corner.y() + inset + _MARGIN, width, height)

    @Slot()
    def _paint_icon(self) -> None:
        kind = self.property("kind")
        if kind:
            self._icon.setPixmap(theme.icon(kind).pixmap(QSize(18, 18), self.devicePixelRatio()))


def _dialog_in_front() -> QWidget | None:
    """The dialog that keeps people from the window; those that are a few lines themselves are answered soon."""
    dialog = QApplication.activeModalWidget()
    is_ours = isinstance(dialog, QDialog) and not isinstance(dialog, QMessageBox | QFileDialog | QInputDialog)
    return dialog if is_ours else None
