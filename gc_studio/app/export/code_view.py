"""A QR code on the screen: every module as many whole points wide as there is room for, black on white."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gc_studio.words import tr


def code_image(pixels: NDArray[np.bool_]) -> QImage:
    """The picture of a code, bool (H, W), white = True, as an image of its own."""
    grey = np.ascontiguousarray(pixels, np.uint8) * np.uint8(255)
    height, width = grey.shape
    return QImage(grey.data, width, height, width, QImage.Format.Format_Grayscale8).copy()


class CodeView(QWidget):
    """Shows a code, or nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()
        """One pixel a module; a null image where there is no code."""
        self.setAccessibleName(tr("QR code"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        # The largest code has 185 modules with its border.
        self.setMinimumSize(200, 200)

    def sizeHint(self) -> QSize:
        """Room for two points a module of the largest code."""
        return QSize(380, 380)

    def show_code(self, image: QImage) -> None:
        """Show a code of one pixel a module; a null image shows nothing."""
        self.image = image
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it, centred."""
        if self.image.isNull():
            return
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        # Whole points of the screen, or else modules would differ in width.
        points = max(1, int(min(self.width(), self.height()) * ratio) // self.image.width())
        side = points * self.image.width() / ratio
        place = QRect(0, 0, round(side), round(side))
        place.moveCenter(self.rect().center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
        painter.drawImage(place, self.image)
