"""A photo -> its main colours."""

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.photo import resized

COLOURS = 5
_SIDE = 96
_STEPS, _ATTEMPTS = 30, 5


def main_colours(photo: NDArray[np.uint8], count: int = COLOURS) -> NDArray[np.uint8]:
    """The colours of a photo by k-means in CIELAB, those of most pixels first.

    Args:
        photo: uint8 RGB (H, W, 3).
        count: how many at most; a picture of fewer colours has fewer.

    Returns:
        uint8 RGB (n, 3), the same ones for the same photo.
    """
    small = resized(photo, min(_SIDE, *photo.shape[:2])).astype(np.float32) / 255
    pixels = cv2.cvtColor(small, cv2.COLOR_RGB2LAB).reshape(-1, 3)
    count = min(count, len(np.unique(pixels, axis=0)))
    # Where the means begin is by chance, but by the same one every time.
    cv2.setRNGSeed(0)
    stop = cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_MAX_ITER, _STEPS, 0.1
    nothing = np.empty((0, 0), np.int32)
    _, labels, centres = cv2.kmeans(pixels, count, nothing, stop, _ATTEMPTS, cv2.KMEANS_PP_CENTERS)
    sizes = np.bincount(np.ravel(labels), minlength=count)
    centres = centres[np.argsort(-sizes, kind="stable")]
    colours = cv2.cvtColor(np.asarray(centres, np.float32)[None], cv2.COLOR_LAB2RGB)[0]
    return np.rint(colours * 255).clip(0, 255).astype(np.uint8)
