"""What a drag or the clipboard carries: local files, and pictures from other programs.

Flows in: MIME data. Flows out: paths; a picture as the bytes of a file where there are some, for they keep colours and
size as they were meant, or else as an image.
"""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QPixmap

_PREFERRED = ("image/png", "image/tiff", "image/webp", "image/avif", "image/jxl", "image/heic", "image/jpeg")
"""Kinds of files that keep most of a picture, the best first."""


@dataclass(frozen=True)
class CarriedFile:
    """A file together with what is in it, in case it is gone before it is read."""

    path: Path
    picture: bytes | QImage


def carried_files(data: QMimeData) -> list[Path]:
    """Local files, in the order given."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def carried_picture(data: QMimeData) -> bytes | QImage | CarriedFile | None:
    """A picture, with the file that it is said to be; None if there is none that can be read, or several files."""
    files, picture = carried_files(data), _content(data)
    if not files or picture is None:
        return picture
    return CarriedFile(files[0], picture) if len(files) == 1 else None


def _content(data: QMimeData) -> bytes | QImage | None:
    offered = set(data.formats())
    for kind in _PREFERRED:
        content = bytes(data.data(kind).data()) if kind in offered else b""
        if content:
            return content
    image = data.imageData() if data.hasImage() else None
    image = image.toImage() if isinstance(image, QPixmap) else image
    return image if isinstance(image, QImage) and not image.isNull() else None


def may_be_dropped(event: QDragEnterEvent) -> bool:
    """Whether a drag carries what can be opened."""
    data = event.mimeData()
    return bool(carried_files(data)) or data.hasImage() or any(kind in data.formats() for kind in _PREFERRED)


def dropped_files(event: QDropEvent | QDragEnterEvent) -> list[Path]:
    """Local files that a drag carries."""
    return carried_files(event.mimeData())
