"""The message bar: one line at the head of the canvas that never takes the focus and never stops anyone."""

from PySide6.QtCore import QSize, Qt, QTimer, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from gc_studio.app import theme

_NOTICE_MILLISECONDS = 6000
"""How long a notice stays; an error stays until it is closed or another message comes."""


class MessageBar(QFrame):
    """Shows the newest message."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("message")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._icon = QLabel()
        self.label = QLabel()
        # File names come from outside; nothing in them is markup.
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.label.setAccessibleName("Message")
        self.close_button = QToolButton()
        self.close_button.setIcon(theme.icon("close"))
        self.close_button.setToolTip("Close this message")
        self.close_button.setAccessibleName("Close this message")
        self.close_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.close_button.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 4, 4, 4)
        layout.addWidget(self._icon)
        layout.addWidget(self.label, 1)
        layout.addWidget(self.close_button)
        # Over the canvas and not above it: a message must not move the picture under the pen.
        column = QVBoxLayout(over)
        column.setContentsMargins(10, 10, 10, 10)
        column.addWidget(self)
        column.addStretch()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        theme.notifier().changed.connect(self._paint_icon)
        self.setCursor(Qt.CursorShape.ArrowCursor)
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

    def _show(self, kind: str, text: str) -> None:
        self.setProperty("kind", kind)
        self.style().polish(self)
        self._paint_icon()
        self.label.setText(text)
        self.show()
        self.raise_()

    @Slot()
    def _paint_icon(self) -> None:
        kind = self.property("kind")
        if kind:
            self._icon.setPixmap(theme.icon(kind).pixmap(QSize(18, 18), self.devicePixelRatio()))
