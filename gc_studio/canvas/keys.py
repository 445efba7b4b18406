"""Keys -> what they ask of the view or of the gesture in hand.

Flows in: Qt's events. Flows out: calls of the methods at the end of `KeyWidget`, which the canvas fills in.
"""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent

from gc_studio.canvas.gestures import ARROWS
from gc_studio.canvas.pointing import PointerWidget

_PAN_STEP = 40
"""Widget pixels by which an arrow key moves the picture; with Shift five times as many."""

_ZOOM_FACTOR = 1.25
"""Zoom per stroke of + or -."""


class KeyWidget(PointerWidget):
    """A widget that is pointed at and has keys."""

    def __init__(self) -> None:
        super().__init__()
        self.is_space_held = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space turns any tool into the hand; Escape drops; the rest belongs to the gesture, or moves the view."""
        key, modifiers = event.key(), event.modifiers()
        if key == Qt.Key.Key_Space:
            self._hold_space(event, True)
        elif key == Qt.Key.Key_Escape:
            if not self.escape():
                super().keyPressEvent(event)
        elif self.key_down(key, modifiers) or self._moves_view(key, modifiers):
            self.update()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """A key that the gesture in hand wants comes to it, and not to the command that has it else."""
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and self.wants_key(event.key()):
            event.accept()
            return True
        return super().event(event)

    def _moves_view(self, key: int, modifiers: Qt.KeyboardModifier) -> bool:
        if key in ARROWS and modifiers & Qt.KeyboardModifier.ControlModifier:
            return self.move_divider(ARROWS[key].x() * _PAN_STEP / 2)
        if key in ARROWS:
            self.pan_by(ARROWS[key] * -_PAN_STEP * (5 if modifiers & Qt.KeyboardModifier.ShiftModifier else 1))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(_ZOOM_FACTOR)
        elif key == Qt.Key.Key_Minus:
            self.zoom_by(1 / _ZOOM_FACTOR)
        else:
            return False
        return True

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Back to the tool; nudges end."""
        if event.key() == Qt.Key.Key_Space:
            self._hold_space(event, False)
        elif not event.isAutoRepeat():
            self.key_up(event.key())
            super().keyReleaseEvent(event)

    def _hold_space(self, event: QKeyEvent, held: bool) -> None:
        if not event.isAutoRepeat():
            self.is_space_held = held
            self.space_changed()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The release of a key may go elsewhere."""
        self.is_space_held = False
        self.keys_lost()
        super().focusOutEvent(event)

    # For the canvas to fill in

    def space_changed(self) -> None:
        """Space went down or up; see `is_space_held`."""
        raise NotImplementedError

    def escape(self) -> bool:
        """Drop what is begun; False if nothing was."""
        raise NotImplementedError

    def key_down(self, key: int, modifiers: Qt.KeyboardModifier) -> bool:
        """Give a key to the gesture in hand; False if it has no use for it."""
        raise NotImplementedError

    def wants_key(self, key: int) -> bool:
        """Whether a key belongs to the gesture in hand, whatever command has it."""
        raise NotImplementedError

    def key_up(self, key: int) -> None:
        """A key was let go."""
        raise NotImplementedError

    def keys_lost(self) -> None:
        """The keyboard belongs to another widget now: keys that are down may be let go unheard."""
        raise NotImplementedError

    def move_divider(self, by: float) -> bool:
        """Move the divider by widget pixels; False if the view has none."""
        raise NotImplementedError

    def zoom_by(self, factor: float) -> None:
        """Zoom about the middle."""
        raise NotImplementedError
