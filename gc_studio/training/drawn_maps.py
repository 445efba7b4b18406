"""Photo -> structure maps that another program or a hand would give: the coder must know their lines, too.

Ours are thinned and run diagonally. Others keep the corners of stairs, are as wide as the pen, end in lumps where a
scanner saw noise, or are no lines at all but letters and fills.
"""

from collections.abc import Callable
from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.photo import resized
from gc_studio.analysis.structure import canny_structure, drop_specks, thin

Bits = NDArray[np.bool_]
Maker = Callable[[NDArray[np.uint8], np.random.Generator], Bits]

_SUPERSAMPLED = 4
"""Pixels of the paper to one of the scan, along each side."""


def edges(grey: NDArray[np.uint8], rng: np.random.Generator) -> Bits:
    """Canny's edges as OpenCV gives them, uint8 (H, W) -> bool (H, W): a pixel wide, with the corners of stairs."""
    high = rng.uniform(90, 220)
    blurred = cv2.GaussianBlur(grey, (0, 0), rng.uniform(0.6, 2.5))
    return np.asarray(cv2.Canny(blurred, rng.uniform(0.3, 0.6) * high, high, L2gradient=bool(rng.random() < 0.5)) > 0)


def thinned_elsewhere(grey: NDArray[np.uint8], rng: np.random.Generator) -> Bits:
    """Lines, wide at first, thinned as the usual programs do: by Zhang and Suen, by Guo and Hall, or to a skeleton."""
    wide = _dilated(edges(grey, rng), int(rng.integers(2, 4))) if rng.random() < 0.7 else line_art(grey, rng)
    kind = rng.integers(3)
    return thin(wide) if kind == 0 else _guo_hall(wide) if kind == 1 else _skeleton(wide)


def line_art(grey: NDArray[np.uint8], rng: np.random.Generator) -> Bits:
    """Dark sides of edges, a threshold on the difference of two blurs: lines that swell, as with a brush."""
    sigma = rng.uniform(0.7, 1.6)
    fine, coarse = (cv2.GaussianBlur(grey.astype(np.float32), (0, 0), sigma * k) for k in (1, 1.6))
    difference = fine - coarse
    share = rng.uniform(0.03, 0.14)
    return drop_specks(difference < np.quantile(difference, share), int(rng.integers(1, 12)))


def pen(grey: NDArray[np.uint8], rng: np.random.Generator) -> Bits:
    """Our lines of the photo, as a pen of 2 to 5 pixels would draw them."""
    return _dilated(_our_lines(grey, rng), int(rng.integers(2, 6)))


def strokes(grey: NDArray[np.uint8], rng: np.random.Generator) -> Bits:
    """Smooth strokes of 1 to 5 pixels from one hand, on a sheet of the photo's size."""
    canvas = np.zeros(grey.shape, np.uint8)
    width = int(rng.integers(1, 6))
    reach = max(grey.shape) // 3
    for _ in range(rng.integers(3, 24)):
        start = rng.integers(0, grey.shape[::-1])
        # A walk whose direction drifts is what a wrist draws.
        turns = np.cumsum(rng.normal(rng.normal(0, 0.04), 0.12, rng.integers(6, reach))) + rng.uniform(0, 2 * np.pi)
        path = start + np.cumsum(2.0 * np.stack([np.cos(turns), np.sin(turns)], 1), 0)
        cv2.polylines(canvas, [np.rint(path * 8).astype(np.int32)], False, 1, width, shift=3)
    return canvas > 0


def scanned(grey: NDArray[np.uint8], rng: np.random.Generator) -> Bits:
    """A drawing on paper, scanned: soft uneven strokes, a little askew, noise, then a threshold."""
    lines = _our_lines(grey, rng)
    height, width = (_SUPERSAMPLED * side for side in lines.shape)
    paper = cv2.resize(lines.astype(np.uint8), (width, height), interpolation=cv2.INTER_NEAREST)
    paper = cv2.GaussianBlur(255 * paper.astype(np.float32), (0, 0), 3)
    pressure = cv2.resize(
        rng.uniform(0.5, 1.1, (5, 5)).astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC
    )
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), rng.uniform(-4, 4), 1)
    paper = cv2.warpAffine(paper * pressure, turn, (width, height))
    scan = cv2.resize(paper, lines.shape[::-1], interpolation=cv2.INTER_AREA)
    scan = scan + rng.normal(0, rng.uniform(1, 10), scan.shape)
    return drop_specks(scan > rng.uniform(0.15, 0.45) * scan.max(), int(rng.integers(1, 6)))


def filled(grey: NDArray[np.uint8], rng: np.random.Generator) -> Bits:
    """A stencil: what is dark."""
    blurred = cv2.GaussianBlur(grey, (0, 0), rng.uniform(0.8, 3))
    return np.asarray(blurred < np.quantile(blurred, rng.uniform(0.1, 0.6)))


def scribble(grey: NDArray[np.uint8], rng: np.random.Generator) -> Bits:
    """Shapes, fills and letters over each other, on a sheet of the photo's size."""
    height, width = grey.shape
    canvas = np.zeros(grey.shape, np.uint8)
    for _ in range(rng.integers(1, 8)):
        points = rng.integers((-5, -5), (width + 5, height + 5), (int(rng.integers(2, 6)), 2)).astype(np.int32)
        thickness = int(rng.choice([1, 1, 2, 2, 3, 4, 5, 7, 10]))
        outline_or_fill = thickness if rng.random() < 0.7 else -1
        kind = rng.integers(4)
        if kind == 0:
            cv2.polylines(canvas, [points], bool(rng.random() < 0.3), 1, thickness)
        elif kind == 1:
            axes = [int(radius) for radius in rng.integers(3, max(4, min(grey.shape) // 2), 2)]
            cv2.ellipse(canvas, points[0].tolist(), axes, rng.uniform(0, 180), 0, 360, 1, outline_or_fill)
        elif kind == 2:
            letters = "GC Studio"[: int(rng.integers(1, 9))]
            start = int(rng.integers(0, width // 2)), int(rng.integers(height // 4, height))
            cv2.putText(canvas, letters, start, int(rng.integers(0, 8)), rng.uniform(0.5, 3), 1, thickness)
        else:
            cv2.rectangle(canvas, points[0].tolist(), points[1].tolist(), 1, outline_or_fill)
    return canvas > 0


MAKERS: dict[str, Maker] = {
    "edges of OpenCV": edges,
    "thinned elsewhere": thinned_elsewhere,
    "pen": pen,
    "strokes": strokes,
    "line art": line_art,
    "scanned": scanned,
    "stencil": filled,
    "shapes and letters": scribble,
}
"""Kinds of maps by their name: uint8 grey (H, W) -> bool (H, W)."""


def drawn_map(photo: NDArray[np.uint8], kind: str, side: int, rng: np.random.Generator) -> Bits:
    """A map of one kind.

    Args:
        photo: uint8 RGB (H, W, 3).
        kind: a name of MAKERS.
        side: the map's shorter side.
        rng: chooses widths, thresholds and strokes.

    Returns:
        bool, of the photo's shape at that side.
    """
    grey = cv2.cvtColor(resized(photo, side), cv2.COLOR_RGB2GRAY)
    return MAKERS[kind](np.asarray(grey, np.uint8), rng)


def _our_lines(grey: NDArray[np.uint8], rng: np.random.Generator) -> Bits:
    return canny_structure(np.repeat(grey[..., None], 3, 2), 1, strength=rng.uniform(1.0, 2.0))


def _dilated(bits: Bits, width: int) -> Bits:
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (width, width))
    return cv2.dilate(bits.astype(np.uint8), kernel) > 0


@cache
def _guo_hall_tables() -> tuple[Bits, Bits]:
    """Deletion rules of both sub-iterations (Guo and Hall, CACM 1989), by the 8-neighbour code of a pixel."""
    codes = np.arange(256)
    p2, p3, p4, p5, p6, p7, p8, p9 = ((codes >> bit) & 1 for bit in range(8))
    once = (1 - p2 & (p3 | p4)) + (1 - p4 & (p5 | p6)) + (1 - p6 & (p7 | p8)) + (1 - p8 & (p9 | p2)) == 1
    pairs = np.minimum((p9 | p2) + (p3 | p4) + (p5 | p6) + (p7 | p8), (p2 | p3) + (p4 | p5) + (p6 | p7) + (p8 | p9))
    removable = once & (pairs >= 2) & (pairs <= 3)
    return removable & (((p6 | p7 | 1 - p9) & p8) == 0), removable & (((p2 | p3 | 1 - p5) & p4) == 0)


_CLOCKWISE = np.array([[128, 1, 2], [64, 0, 4], [32, 16, 8]], np.uint8)
"""Bits of the neighbours in the papers' order, north first."""


def _guo_hall(bits: Bits) -> Bits:
    mask = bits.astype(np.uint8)
    while True:
        before = np.count_nonzero(mask)
        for table in _guo_hall_tables():
            codes = cv2.filter2D(mask, cv2.CV_8U, _CLOCKWISE, borderType=cv2.BORDER_CONSTANT)
            mask[(mask > 0) & table[codes]] = 0
        if np.count_nonzero(mask) == before:
            return mask.astype(bool)


def _skeleton(bits: Bits) -> Bits:
    """Lantuejoul's skeleton: what opening takes away at each step of an erosion."""
    left, cross = bits, cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3))
    skeleton = np.zeros_like(bits)
    while left.any():
        eroded = cv2.erode(left.astype(np.uint8), cross, borderType=cv2.BORDER_CONSTANT, borderValue=(0,))
        skeleton |= left & (cv2.dilate(eroded, cross) == 0)
        left = eroded > 0
    return skeleton
