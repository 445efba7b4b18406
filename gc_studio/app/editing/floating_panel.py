"""A panel over a corner of the canvas, which proposes something: applied by Enter, left by Escape.

It lies there so that the proposal stays in sight, and can be looked at from near. It knows no document.
"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gc_studio.app.look.controls import primary_button, push_button
from gc_studio.words import tr

_WIDTH, _AWAY = 336, 10
"""Pixels: its own, and between it and the edges of the canvas."""


class FloatingPanel(QFrame):
    """What such panels have in common; `column` is for what each has of its own."""

    applied = Signal()
    cancelled = Signal()

    def __init__(self, canvas: QWidget, title: str, tip: str) -> None:
        """title: at its head. tip: of the button that applies the proposal."""
        super().__init__(canvas)
        self.setObjectName("floating")
        self.setAccessibleName(title)
        # What happens on the panel is not meant for the picture below.
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        heading = QLabel(title)
        heading.setObjectName("heading")
        self._shortcuts: list[QShortcut] = []
        self.column = QVBoxLayout()
        self.column.setSpacing(6)
        self.apply_button = primary_button(tr("Apply"), tip, self.apply)
        self.apply_button.setEnabled(False)
        self.cancel_button = push_button(tr("Cancel"), tr("Leave everything as it was (Esc)"), self.cancelled.emit)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.apply_button)
        layout = QVBoxLayout(self)
        layout.setSpacing(6)
        layout.addWidget(heading)
        layout.addLayout(self.column)
        layout.addLayout(foot)
        self.setFixedWidth(_WIDTH)
        for key, act in ((Qt.Key.Key_Escape, self.cancelled.emit), (Qt.Key.Key_Return, self.apply)):
            # Also where the mouse has brought the canvas the focus.
            shortcut = QShortcut(QKeySequence(key), canvas, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
            self._shortcuts.append(shortcut)
        canvas.installEventFilter(self)

    def settle(self) -> None:
        """In the upper right corner of the canvas, as high as what is in it."""
        canvas = self.parentWidget()
        assert canvas is not None
        self.adjustSize()
        self.move(max(canvas.width() - self.width() - _AWAY, 0), _AWAY)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner."""
        if event.type() == QEvent.Type.Resize:
            self.settle()
        return super().eventFilter(watched, event)

    def apply(self) -> None:
        """Take the proposal, if there is one."""
        if self.apply_button.isEnabled():
            self.applied.emit()

    def leave(self) -> None:
        """Go, with all that was done for it."""
        for shortcut in self._shortcuts:
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        self.hide()
        self.deleteLater()
