"""Arrays -> images: pictures, the structure map as drawing or as overlay, the preserve mask as overlay."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from gc_studio.canvas.colours import INK, LAYER_COLOURS, PAPER


def rgb_image(picture: NDArray[np.uint8]) -> QImage:
    """Image of an RGB picture. picture: uint8 (H, W, 3)."""
    height, width = picture.shape[:2]
    data = np.ascontiguousarray(picture).tobytes()
    # The copy owns its pixels; the array may go.
    return QImage(data, width, height, 3 * width, QImage.Format.Format_RGB888).convertToFormat(
        QImage.Format.Format_RGB32
    )


def _two_colour_image(bits: NDArray[np.bool_], off: QColor, on: QColor) -> QImage:
    height, width = bits.shape
    image = QImage(bits.astype(np.uint8).tobytes(), width, height, width, QImage.Format.Format_Indexed8)
    image.setColorTable([off.rgba(), on.rgba()])
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def structure_drawing(structure: NDArray[np.bool_]) -> QImage:
    """The structure map as ink on paper, one image pixel per map pixel."""
    return _two_colour_image(structure, QColor(PAPER), QColor(INK))


def structure_overlay(structure: NDArray[np.bool_]) -> QImage:
    """The lines of the structure map on nothing."""
    return _two_colour_image(structure, QColor(0, 0, 0, 0), QColor(LAYER_COLOURS["structure"]))


def mask_overlay(mask: NDArray[np.bool_]) -> QImage:
    """The preserved cells on nothing, one image pixel per cell."""
    return _two_colour_image(mask, QColor(0, 0, 0, 0), QColor(LAYER_COLOURS["mask"]))
