"""The ways of drawing a photo's structure map, by the names that people choose them by."""

from collections.abc import Callable
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.structure import canny_structure


class Detector(StrEnum):
    """What draws the lines: Canny every edge, the contour net those that are worth their bytes."""

    CANNY = "canny"
    CONTOURS = "contours"


DEFAULT_DETECTOR = Detector.CONTOURS


def detected_structure(
    photo: NDArray[np.uint8], detector: Detector = DEFAULT_DETECTOR, scale: int = 2, *, strength: float = 1.0
) -> NDArray[np.bool_]:
    """Structure map of a photo.

    Args:
        photo: uint8 RGB (H, W, 3).
        detector: what draws the lines.
        scale: photo pixels per map pixel, 1, 2 or 4.
        strength: how strong a line must be, as a multiple of the default: larger means fewer lines.

    Returns:
        bool (ceil(H / scale), ceil(W / scale)), lines one pixel wide, True on a line.

    Raises:
        ModelError: the weight file of the contour net is missing or damaged.
    """
    return detected_structures(photo, detector, scale)(strength)


def detected_structures(
    photo: NDArray[np.uint8], detector: Detector = DEFAULT_DETECTOR, scale: int = 2
) -> Callable[[float], NDArray[np.bool_]]:
    """Structure maps of a photo by their strength; what they have in common is done here, once.

    Arguments, maps and errors are those of `detected_structure`.
    """
    if detector is Detector.CANNY:
        return lambda strength: canny_structure(photo, scale, strength=strength)
    # It brings torch, which takes its time to come.
    from gc_studio.analysis.contours import judged_lines

    return judged_lines(photo, scale).structure
