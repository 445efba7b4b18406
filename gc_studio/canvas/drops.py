"""What can be dropped on a widget: local files, and images from other programs."""

from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QPixmap


def dropped_files(event: QDropEvent | QDragEnterEvent) -> list[Path]:
    """Local files that a drag carries."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


def dropped_image(event: QDropEvent) -> QImage | None:
    """The image that a drag carries; None if it carries none, or one that cannot be read."""
    data = event.mimeData().imageData()
    image = data.toImage() if isinstance(data, QPixmap) else data
    return image if isinstance(image, QImage) and not image.isNull() else None
