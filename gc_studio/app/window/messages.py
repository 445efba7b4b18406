"""The message bar: one line at the head of a widget that never takes the focus and never stops anyone."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from gc_studio.app.look import theme

_NOTICE_MILLISECONDS = 6000
"""How long a notice stays; an error stays until it is closed or another message comes."""

_MARGIN = 10
"""Pixels between the bar and the edges of what it lies over."""


class MessageBar(QFrame):
    """Shows the newest message."""

    def __init__(self, over: QWidget) -> None:
        """over: what the bar lies upon; a message must not move the picture under the pen."""
        super().__init__(over)
        self._over = over
        self._inset = 0
        self.setObjectName("message")
        self._icon = QLabel()
        self.label = QLabel()
        # File names come from outside; nothing in them is markup.
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.label.setAccessibleName("Message")
        self._take_back: Callable[[], object] | None = None
        self.undo_button = QPushButton("Undo")
        self.undo_button.setToolTip("Take this back")
        self.undo_button.clicked.connect(self._undo)
        self.close_button = QToolButton()
        self.close_button.setIcon(theme.icon("close"))
        self.close_button.setToolTip("Close this message")
        self.close_button.setAccessibleName("Close this message")
        for button in (self.undo_button, self.close_button):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.close_button.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 4, 4, 4)
        layout.addWidget(self._icon)
        layout.addWidget(self.label, 1)
        layout.addWidget(self.undo_button)
        layout.addWidget(self.close_button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        theme.notifier().changed.connect(self._paint_icon)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        over.installEventFilter(self)
        self.hide()

    @property
    def is_error(self) -> bool:
        """Whether an error is being shown."""
        return not self.isHidden() and self.property("kind") == "error"

    def show_error(self, text: str) -> None:
        """Say what went wrong."""
        self._show("error", text)
        self._timer.stop()

    def show_notice(self, text: str) -> None:
        """Say what there is to know; an error on show is not covered up."""
        if not self.is_error:
            self._show("info", text)
            self._timer.start(_NOTICE_MILLISECONDS)

    def show_undoable(self, text: str, take_back: Callable[[], object]) -> None:
        """Say what was done, with a button that takes it back."""
        self._show("info", text, take_back)
        self._timer.start(_NOTICE_MILLISECONDS)

    def _show(self, kind: str, text: str, take_back: Callable[[], object] | None = None) -> None:
        self._take_back = take_back
        self.undo_button.setVisible(take_back is not None)
        self.setProperty("kind", kind)
        self.style().polish(self)
        self._paint_icon()
        self.label.setText(text)
        self._place()
        self.show()
        self.raise_()

    def _undo(self) -> None:
        take_back, self._take_back = self._take_back, None
        self.hide()
        if take_back is not None:
            take_back()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the head of what lies below."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def set_inset(self, inset: int) -> None:
        """Leave pixels free at the head of what lies below."""
        self._inset = inset
        self._place()

    def _place(self) -> None:
        width = self._over.width() - 2 * _MARGIN
        layout = self.layout()
        height = layout.heightForWidth(width) if layout is not None else 0
        self.setGeometry(_MARGIN, self._inset + _MARGIN, width, height)

    @Slot()
    def _paint_icon(self) -> None:
        kind = self.property("kind")
        if kind:
            self._icon.setPixmap(theme.icon(kind).pixmap(QSize(18, 18), self.devicePixelRatio()))
