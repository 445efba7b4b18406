"""Drags that begin here: a text or a colour with a picture under the pointer."""

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDrag, QPixmap
from PySide6.QtWidgets import QApplication, QWidget


def drag_distance() -> int:
    """Pixels from the press from which on a move is a drag; more than the desktop asks for, for clicks count more."""
    return 2 * QApplication.startDragDistance()


def drag_text(source: QWidget, text: str, picture: QPixmap) -> None:
    """Drag a text until it is dropped, here or in another program."""
    data = QMimeData()
    data.setText(text)
    drag(source, data, picture)


def drag(source: QWidget, data: QMimeData, picture: QPixmap) -> None:
    """Drag something until it is dropped."""
    begun = QDrag(source)
    begun.setMimeData(data)
    begun.setPixmap(picture)
    begun.setHotSpot(picture.rect().center() / picture.devicePixelRatio())
    begun.exec(Qt.DropAction.CopyAction)
