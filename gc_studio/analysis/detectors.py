"""The ways of drawing a photo's structure map, by the names that people choose them by."""

from collections.abc import Callable
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.structure import canny_structure
from gc_studio.nets.operations import has_openvino


class Detector(StrEnum):
    """What draws the lines: Canny every edge, the contour net those that are worth their bytes.

    `landmarks` draws faces by contours through their landmarks, and all else as Canny does.
    """

    CANNY = "canny"
    CONTOURS = "contours"
    LANDMARKS = "landmarks"


DEFAULT_DETECTOR = Detector.CONTOURS


def detectors_here() -> list[Detector]:
    """Those that can be used on this machine, the default one first."""
    usable = [detector for detector in Detector if detector is not Detector.LANDMARKS or has_openvino()]
    return sorted(usable, key=lambda detector: detector is not DEFAULT_DETECTOR)


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
        ModelError: the weights of the net that the detector needs are missing or damaged, or it is `landmarks` and
            OpenVINO is not installed.
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
    if detector is Detector.LANDMARKS:
        from gc_studio.analysis.landmarks import landmarks, with_contours

        found = landmarks(photo)
        return lambda strength: with_contours(canny_structure(photo, scale, strength=strength), found, scale)
    # It brings torch, which takes its time to come.
    from gc_studio.analysis.contours import judged_lines

    return judged_lines(photo, scale).structure
