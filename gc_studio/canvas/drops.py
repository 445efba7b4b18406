"""What a drag or the clipboard carries: local files, and pictures and links from other programs.

Flows in: MIME data. Flows out: paths; a picture as the bytes of a file where there are some, for they keep colours and
size as they were meant, or else as an image; a link as text.
"""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QPixmap

from gc_studio.analysis.links import has_picture

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


def carried_picture(data: QMimeData) -> bytes | QImage | CarriedFile | str | None:
    """A link that holds a picture, or a picture, with the file that it is said to be.

    None if there is none that can be read, or several files.
    """
    if link := _carried_link(data):
        return link
    files, picture = carried_files(data), _content(data)
    if not files or picture is None:
        return picture
    return CarriedFile(files[0], picture) if len(files) == 1 else None


def _carried_link(data: QMimeData) -> str:
    """A link with a picture behind its #; empty if there is none."""
    addresses = (bytes(url.toEncoded().data()).decode() for url in data.urls())
    return next((text for text in (data.text(), *addresses) if has_picture(text)), "")


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
    is_picture = data.hasImage() or any(kind in data.formats() for kind in _PREFERRED)
    return is_picture or bool(carried_files(data)) or bool(_carried_link(data))


def dropped_files(event: QDropEvent | QDragEnterEvent) -> list[Path]:
    """Local files that a drag carries."""
    return carried_files(event.mimeData())
