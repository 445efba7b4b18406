"""Photo -> binary structure map by the contour net: the lines that are worth their bytes, where Canny draws every edge.

Flows in: an RGB photo. Flows out: the boolean map at the coded scale, exactly what the bitstream will hold. Canny says
where lines lie, to the pixel, the net what they are worth.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.structure import MAX_DENSITY, canny_structure, drop_specks
from gc_studio.nets.layout import CONTOUR_STRIDES
from gc_studio.nets.model import as_network_picture
from gc_studio.nets.running import contour_net

CANDIDATE_STRENGTH = 0.6
"""Of `canny_structure` for the lines that the net judges."""

LEAST_WORTH = 0.5
"""Logit that a line needs at strength 1: a little more than what was asked for in training, so that maps are smaller
than Canny's."""

LOGITS_PER_DOUBLING = 1.5
"""How much more a line must be worth when the strength doubles; the net is trained so."""

HYSTERESIS = 1.0
"""A line may be worth so much less, in logits, where it goes on from one that is worth enough."""

SMOOTHING = 1.0
"""Standard deviation of a blur of the worth along the lines, in pixels of the map."""

MAX_SIDE = 1536
"""Longer side of the picture that the net sees, which bounds its memory; larger photos are scaled down for it."""


def soft_contours(photo: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Logits of whether a line would be worth its bytes, for each place.

    Args:
        photo: uint8 RGB (H, W, 3), of any size.

    Returns:
        float32 (ceil(h / 2), ceil(w / 2)), where h x w is the photo's size, or what its longer side of MAX_SIDE leaves.
    """
    scale = min(1.0, MAX_SIDE / max(photo.shape[:2]))
    if scale < 1:
        shape = max(round(photo.shape[1] * scale), 1), max(round(photo.shape[0] * scale), 1)
        photo = np.asarray(cv2.resize(photo, shape, interpolation=cv2.INTER_AREA), np.uint8)
    height, width = photo.shape[:2]
    multiple = CONTOUR_STRIDES[-1]
    padded = cv2.copyMakeBorder(photo, 0, -height % multiple, 0, -width % multiple, cv2.BORDER_REFLECT_101)
    logits = contour_net()(as_network_picture(np.asarray(padded, np.uint8)))[-1]
    return np.ascontiguousarray(logits[0, 0, : -(-height // 2), : -(-width // 2)])


def hysteresis(low: NDArray[np.bool_], high: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """8-connected groups of `low` that hold a pixel of `high`. bool (H, W) -> bool (H, W)."""
    count, labels = cv2.connectedComponents(low.astype(np.uint8), connectivity=8)
    kept = np.zeros(count, bool)
    kept[labels[low & high]] = True
    return kept[labels]


@dataclass(frozen=True, eq=False)
class JudgedLines:
    """Lines of a photo and what each is worth; `structure` keeps those that are worth enough.

    Attributes:
        candidates: bool (h, w), one pixel wide, the lines that Canny draws.
        worth: float32 (h, w), logits of whether a line pays for its bytes, along the candidates.
        bound: strength, 1 or above, that the densest map that a document should hold takes.
    """

    candidates: NDArray[np.bool_]
    worth: NDArray[np.float32]
    bound: float

    def structure(self, strength: float = 1.0) -> NDArray[np.bool_]:
        """Structure map, bool (h, w). strength: larger means fewer lines, 1 is the default."""
        return _lines(self.candidates, self.worth, self.bound * strength)


def judged_lines(photo: NDArray[np.uint8], scale: int = 2) -> JudgedLines:
    """Find out what the lines of a photo are worth, once for maps of all strengths.

    Args:
        photo: uint8 RGB (H, W, 3).
        scale: photo pixels per map pixel, 1, 2 or 4.

    Raises:
        ModelError: the net's weight file is missing or damaged.
    """
    candidates = canny_structure(photo, scale, strength=CANDIDATE_STRENGTH)
    worth = _along(candidates, _on_grid(soft_contours(photo), candidates.shape))
    bound = 1.0
    while _lines(candidates, worth, bound).mean() > MAX_DENSITY:
        bound *= 1.25
    return JudgedLines(candidates, worth, bound)


def contour_structure(photo: NDArray[np.uint8], scale: int = 2, *, strength: float = 1.0) -> NDArray[np.bool_]:
    """Structure map of a photo: of Canny's lines those that the contour net finds worth their bytes.

    Args:
        photo: uint8 RGB (H, W, 3).
        scale: photo pixels per map pixel, 1, 2 or 4.
        strength: as of `canny_structure`: 1 is the default, larger means fewer lines.

    Returns:
        bool (ceil(H / scale), ceil(W / scale)), lines one pixel wide, True on a line.

    Raises:
        ModelError: the net's weight file is missing or damaged.
    """
    return judged_lines(photo, scale).structure(strength)


def _on_grid(soft: NDArray[np.float32], shape: tuple[int, ...]) -> NDArray[np.float32]:
    """A soft map with a map's shape; each place takes the most of what lies around it, for lines lie beside pixels."""
    widened = cv2.dilate(soft, np.ones((3, 3), np.uint8))
    interpolation = cv2.INTER_AREA if shape[0] < soft.shape[0] else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(widened, shape[::-1], interpolation=interpolation), np.float32)


def _along(lines: NDArray[np.bool_], values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Means of values over the pixels of lines nearby; elsewhere they mean nothing. float32 (H, W)."""
    weights = lines.astype(np.float32)
    sums, counts = (cv2.GaussianBlur(image, (0, 0), SMOOTHING) for image in (values * weights, weights))
    return np.asarray(sums / np.maximum(counts, 1e-6), np.float32)


def _lines(candidates: NDArray[np.bool_], worth: NDArray[np.float32], strength: float) -> NDArray[np.bool_]:
    """Those candidates that pass the thresholds of a strength."""
    least = LEAST_WORTH + LOGITS_PER_DOUBLING * np.log2(strength)
    return drop_specks(hysteresis(candidates & (worth > least - HYSTERESIS), worth > least))
