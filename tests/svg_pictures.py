"""SVG drawings as pixels."""

import numpy as np
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer


def picture_of_svg(path):
    """A drawing at its own size on black: uint8 grey (H, W)."""
    renderer = QSvgRenderer(QByteArray(path.read_bytes()))
    image = QImage(renderer.defaultSize(), QImage.Format.Format_Grayscale8)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width()].copy()
