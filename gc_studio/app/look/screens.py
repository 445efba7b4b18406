"""Windows that fit the screen they are on, whatever the window manager.

Flows in: a window with the size it would like. Flows out: the same one, no larger than the screen, and within it.
"""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

FRAME = QSize(4, 40)
"""What a window manager may put around a window; how much it is can be asked only when the window is on screen."""


def fitted(wanted: QRect, available: QRect) -> QRect:
    """Where a window without its frame is to be: where it is, or where that is off the screen, on it with its frame."""
    if available.contains(wanted):
        return wanted
    room = available.adjusted(0, FRAME.height(), -FRAME.width(), 0)
    size = wanted.size().boundedTo(room.size())
    left = min(max(wanted.left(), room.left()), room.right() + 1 - size.width())
    top = min(max(wanted.top(), room.top()), room.bottom() + 1 - size.height())
    return QRect(left, top, size.width(), size.height())


def fit_size(window: QWidget) -> None:
    """Make a window that is not on show yet no larger than its screen; where it appears the desktop decides."""
    window.resize(window.size().boundedTo(window.screen().availableSize() - FRAME))


def fit_place(window: QWidget) -> None:
    """Bring a window that was put somewhere onto a screen: the one that it was put on may be gone."""
    if not (window.isMaximized() or window.isFullScreen()):
        screen = QGuiApplication.screenAt(window.geometry().center()) or QGuiApplication.primaryScreen()
        window.setGeometry(fitted(window.geometry(), screen.availableGeometry()))
