"""Arrays -> images: pictures, their difference, how true they are, maps in a few colours."""

import cv2
import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from gc_studio.canvas.colours import LEVELS
from gc_studio.document import CELL

DIFFERENCE_GAIN = 2
"""How much the difference of two pictures is amplified to be seen."""

_TINT = 0.45
"""Share of the colour of a level in what shows how true a picture is."""


def rgb_image(picture: NDArray[np.uint8]) -> QImage:
    """Image of an RGB picture. picture: uint8 (H, W, 3)."""
    height, width = picture.shape[:2]
    data = np.ascontiguousarray(picture).data
    # The copy owns its pixels; the array may go.
    return QImage(data, width, height, 3 * width, QImage.Format.Format_RGB888).convertToFormat(
        QImage.Format.Format_RGB32
    )


def rgba_image(picture: NDArray[np.uint8]) -> QImage:
    """Image of a picture with transparent parts. picture: uint8 RGBA (H, W, 4)."""
    height, width = picture.shape[:2]
    data = np.ascontiguousarray(picture).data
    # As above.
    return QImage(data, width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()


def difference(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Absolute difference of two RGB pictures, amplified by DIFFERENCE_GAIN. one, other and result: uint8 (H, W, 3)."""
    return np.asarray(cv2.convertScaleAbs(cv2.absdiff(one, other), alpha=DIFFERENCE_GAIN), np.uint8)


def invented(picture: NDArray[np.uint8], levels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """A picture in grey under the colours of how true each cell of it is.

    picture and result: uint8 RGB (H, W, 3); levels: uint8 (ceil(H / 16), ceil(W / 16)), see `Document.levels`.
    """
    height, width = picture.shape[:2]
    colours = np.array([list(bytes.fromhex(level.colour[1:])) for level in LEVELS], np.uint8)
    tints = colours[levels].repeat(CELL, 0).repeat(CELL, 1)[:height, :width]
    grey = cv2.cvtColor(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)
    return np.asarray(cv2.addWeighted(grey, 1 - _TINT, tints, _TINT, 0), np.uint8)


class MapImage:
    """An image of a read-only map (rows, columns) of truths or of small numbers, uint8, that shares the map's memory.

    Made anew, it costs nothing.
    """

    def __init__(self, values: NDArray[np.bool_] | NDArray[np.uint8]) -> None:
        # QImage does not keep alive what it looks at.
        self._values = np.ascontiguousarray(values).view(np.uint8)
        height, width = values.shape
        self._image = QImage(self._values.data, width, height, width, QImage.Format.Format_Indexed8)

    def coloured(self, *colours: QColor) -> QImage:
        """The map with a colour for each number, one image pixel per map pixel; valid while this object lives."""
        self._image.setColorTable([colour.rgba() for colour in colours])
        return self._image


def changed_box(before: NDArray[np.generic], after: NDArray[np.generic]) -> tuple[int, int, int, int] | None:
    """Smallest box with all elements that differ: left, top, right, bottom, the last two exclusive; None if none do.

    before, after: (rows, columns), of one shape.
    """
    changed = before != after
    rows = np.flatnonzero(changed.any(axis=1))
    if not rows.size:
        return None
    top, bottom = int(rows[0]), int(rows[-1]) + 1
    columns = np.flatnonzero(changed[top:bottom].any(axis=0))
    return int(columns[0]), top, int(columns[-1]) + 1, bottom


class Picture:
    """An RGB picture, uint8 (H, W, 3), as an image; and smaller ones of it for when it is shown small."""

    def __init__(self, pixels: NDArray[np.uint8]) -> None:
        self.pixels = pixels
        self._halves = [pixels]
        self._images: dict[int, QImage] = {}

    @property
    def image(self) -> QImage:
        """The whole picture."""
        return self._image(0)

    def at(self, zoom: float) -> QImage:
        """The smallest image that need not be enlarged at `zoom`.

        Filtering looks at four pixels: where more of them fall onto one of the screen, fabrics flicker in moire.
        """
        level = 0
        while zoom <= 0.5 ** (level + 1) and min(self._halves[level].shape[:2]) > 1:
            level += 1
            if level == len(self._halves):
                last = self._halves[-1]
                size = (last.shape[1] + 1) // 2, (last.shape[0] + 1) // 2
                self._halves.append(np.asarray(cv2.resize(last, size, interpolation=cv2.INTER_AREA), np.uint8))
        return self._image(level)

    def _image(self, level: int) -> QImage:
        if level not in self._images:
            self._images[level] = rgb_image(self._halves[level])
        return self._images[level]
