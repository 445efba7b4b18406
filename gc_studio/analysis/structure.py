"""Photo -> binary structure map: blurred Canny edges, thinned to the fewest pixels that keep every line connected.

Flows in: an RGB photo. Flows out: the boolean map at the coded scale, exactly what the bitstream will hold.
"""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

BLUR_SIGMA = 0.8
"""Standard deviation of the blur before Canny, in pixels of the coded map."""

LOW_THRESHOLD, HIGH_THRESHOLD = 28.0, 70.0
"""Canny hysteresis thresholds on the Sobel gradient of 8-bit values."""

MAX_DENSITY = 0.12
"""Share of map pixels above which the thresholds are raised: knitwear and lawns would eat the whole budget."""

MIN_LINE_PIXELS = 5
"""Connected lines shorter than this cost more bytes than they show."""

STRENGTHS = (0.8, 1.15, 1.65, 2.5)
"""Of `canny_maps`, ascending, for maps where every place has its own; each holds the lines of the next."""

COARSE_PIXELS = 2**19
"""Of pictures above which lines are drawn at scale 4 where nothing else is said."""

_NEIGHBOUR_WEIGHTS = np.array([[1, 2, 4], [128, 0, 8], [64, 32, 16]], np.uint8)


def _thinning_tables() -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Zhang-Suen deletion rules of both sub-iterations, indexed by the 8-neighbour code of a pixel."""
    codes = np.arange(256)
    # P2..P9 of the paper: north, then clockwise.
    p = [(codes >> bit) & 1 for bit in (1, 2, 3, 4, 5, 6, 7, 0)]
    neighbours = sum(p)
    crossings = sum(((p[i] == 0) & (p[(i + 1) % 8] == 1)).astype(int) for i in range(8))
    north, east, south, west = p[0], p[2], p[4], p[6]
    removable = (neighbours >= 2) & (neighbours <= 6) & (crossings == 1)
    first = removable & (north * east * south == 0) & (east * south * west == 0)
    second = removable & (north * east * west == 0) & (north * south * west == 0)
    return first, second


_THINNING_TABLES = _thinning_tables()


def thin(bits: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Thin lines to one pixel (Zhang and Suen, CACM 1984). bits: bool (H, W) -> bool (H, W)."""
    mask = bits.astype(np.uint8)
    while True:
        before = np.count_nonzero(mask)
        for table in _THINNING_TABLES:
            codes = cv2.filter2D(mask, cv2.CV_8U, _NEIGHBOUR_WEIGHTS, borderType=cv2.BORDER_CONSTANT)
            mask[(mask > 0) & table[codes]] = 0
        if np.count_nonzero(mask) == before:
            return mask.astype(bool)


def drop_staircase_corners(bits: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Remove the corner pixel of every L so that lines run diagonally; they stay 8-connected.

    bits: bool (H, W) -> bool (H, W). A generator does not miss these pixels, the coder saves about 15 %.
    """
    out = bits.copy()
    for turns in range(4):
        # A view: writing to it writes to `out`.
        view = np.rot90(out, turns)
        p = np.pad(view, 1)
        north, east, south, west = p[:-2, 1:-1], p[1:-1, 2:], p[2:, 1:-1], p[1:-1, :-2]
        view &= ~(north & east & ~south & ~west & ~p[2:, :-2])
    return out


def drop_specks(bits: NDArray[np.bool_], min_pixels: int = MIN_LINE_PIXELS) -> NDArray[np.bool_]:
    """Remove 8-connected groups of fewer than `min_pixels` pixels. bits: bool (H, W) -> bool (H, W)."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(bits.astype(np.uint8), connectivity=8)
    keep = stats[:, cv2.CC_STAT_AREA] >= min_pixels
    keep[0] = False
    return keep[labels]


def usual_scale(photo: NDArray[np.uint8]) -> int:
    """Photo pixels per map pixel at which a photo, uint8 RGB (H, W, 3), is drawn where nothing else is said: 2 or 4."""
    return usual_scale_of(photo.shape[1], photo.shape[0])


def usual_scale_of(width: int, height: int) -> int:
    """The same of a picture of so many pixels."""
    return 4 if width * height > COARSE_PIXELS else 2


def canny_structure(photo: NDArray[np.uint8], scale: int = 2, *, strength: float = 1.0) -> NDArray[np.bool_]:
    """Structure map of a photo.

    Args:
        photo: uint8 RGB (H, W, 3).
        scale: photo pixels per map pixel, 1, 2 or 4.
        strength: how strong an edge must be to become a line, as a multiple of what this photo's map takes at 1: larger
            means fewer lines. The bound MAX_DENSITY holds at 1; from there, what is asked for is what is given.

    Returns:
        bool (ceil(H / scale), ceil(W / scale)), lines one pixel wide, True on a line.
    """
    height, width = -(-photo.shape[0] // scale), -(-photo.shape[1] // scale)
    small = cv2.resize(photo, (width, height), interpolation=cv2.INTER_AREA) if scale > 1 else photo
    blurred = cv2.GaussianBlur(small, (0, 0), BLUR_SIGMA * (1 if scale > 1 else 1.6))
    gradients = [cv2.Sobel(blurred, cv2.CV_16S, dx, 1 - dx, ksize=3) for dx in (1, 0)]
    # Canny wants one gradient: each pixel takes that of its strongest channel, so red on green is an edge too.
    strongest = np.argmax(np.abs(gradients[0].astype(np.int32)) + np.abs(gradients[1]), axis=2)[..., None]
    dx, dy = (np.ascontiguousarray(np.take_along_axis(g, strongest, 2)[..., 0], np.int16) for g in gradients)
    bounded = 1.0
    while (lines := _lines(dx, dy, bounded)).mean() > MAX_DENSITY:
        bounded *= 1.25
    return lines if strength == 1 else _lines(dx, dy, bounded * strength)


def canny_maps(photo: NDArray[np.uint8], scale: int = 2, strengths: Sequence[float] = STRENGTHS) -> NDArray[np.bool_]:
    """Structure maps of a photo at several strengths: bool (n, h, w). All else as for `canny_structure`."""
    return np.stack([canny_structure(photo, scale, strength=strength) for strength in strengths])


def _lines(dx: NDArray[np.int16], dy: NDArray[np.int16], strength: float) -> NDArray[np.bool_]:
    """Lines along the edges of a gradient that pass so many times the thresholds."""
    edges = cv2.Canny(dx, dy, LOW_THRESHOLD * strength, HIGH_THRESHOLD * strength, L2gradient=True) > 0
    return drop_specks(drop_staircase_corners(thin(edges)))


def lines_of_cells(maps: NDArray[np.bool_], chosen: NDArray[np.intp]) -> NDArray[np.bool_]:
    """One map of several: every cell takes the lines of its own, and what is cut short by that is dropped.

    Edges lie where they lie at any strength, so lines meet where strengths do.

    Args:
        maps: bool (n, h, w), of one photo at several strengths.
        chosen: (R, C), index of a map for every cell.

    Returns:
        bool (h, w).
    """
    rows, columns = (np.arange(most) * own // most for most, own in zip(maps.shape[1:], chosen.shape, strict=True))
    return drop_specks(np.take_along_axis(maps, chosen[rows[:, None], columns][None], 0)[0])
