"""The wand: a point of a picture in, the region of the structure map around it out.

Lines that were found in a photo are full of gaps, and a plain fill would leak through them. So a ball fills in its
place: where it cannot roll through, the region ends. Then the region grows back into the corners that the ball was too
large for, in competition with the regions beyond the gaps: they meet where a gap is narrowest.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.document import Document
from gc_studio.document.edits import Point

Selection = NDArray[np.bool_]

GAPS = (1, 2, 3, 4, 6, 8, 11)
"""Widths of gaps in map pixels that are closed, tried in this order."""

OPEN_GAP = 2
"""Width of gaps that are closed around a region that runs out of the picture whatever is tried: a background."""

ROOM = 2
"""A region is more than so many times as wide as the gap that parts it off; if not, it is a stretch of a larger one."""

ENCLOSED_SHARE = 0.1
"""Islands in a region, such as a button or a printed sign, belong to it up to this share of its pixels."""

_SQUARE = np.ones((3, 3), np.uint8)


def wand_selection(document: Document, point: Point, gap: int | None = None) -> Selection:
    """The region around a point that the lines of the structure enclose.

    Args:
        document: the document.
        point: (x, y) in picture pixels; of a point on a line or beside the picture, the nearest pixel without a line.
        gap: width in map pixels up to which, and hardly beyond, gaps in the lines are closed. None tries larger and
            larger ones until the region stays within the picture; if it never does, as that of a background, OPEN_GAP
            it is.

    Returns:
        bool, the shape of the structure map: the pixels without a line up to the lines around them, the lines that have
        the region on all sides, and small islands. All False when lines cover the whole map.
    """
    free = ~document.structure
    seed = _nearest(free, point[0] / document.structure_scale, point[1] / document.structure_scale)
    if seed is None:
        return np.zeros(free.shape, bool)
    distance = np.asarray(cv2.distanceTransform(free.astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE), np.float32)
    region = _region(distance, seed, gap) if gap is not None else _parted_off(distance, seed)
    return _with_enclosed(region, document.structure)


def _nearest(free: Selection, x: float, y: float) -> tuple[int, int] | None:
    """Row and column of the free pixel whose centre is nearest to a point in map pixels; None when there is none."""
    rows, columns = np.nonzero(free)
    if not len(rows):
        return None
    nearest = np.argmin((rows + 0.5 - y) ** 2 + (columns + 0.5 - x) ** 2)
    return int(rows[nearest]), int(columns[nearest])


def _parted_off(distance: NDArray[np.float32], seed: tuple[int, int]) -> Selection:
    """The region that the smallest gap parts off from the picture's border."""
    for gap in GAPS:
        labels = _balls(distance, gap)
        if labels[seed] and _touches_border(labels == labels[seed]):
            continue
        region = _grown_back(labels, distance, gap, seed)
        if _touches_border(region):
            continue
        if gap <= OPEN_GAP or 2 * distance[region].max() > ROOM * gap:
            return region
        break
    return _region(distance, seed, OPEN_GAP)


def _touches_border(region: Selection) -> bool:
    return bool(region[[0, -1]].any() or region[:, [0, -1]].any())


def _region(distance: NDArray[np.float32], seed: tuple[int, int], gap: int) -> Selection:
    """The region around a pixel when gaps of some width are closed.

    distance: of each pixel's centre from that of the nearest line pixel, 0 on lines.
    """
    return _grown_back(_balls(distance, gap), distance, gap, seed)


def _balls(distance: NDArray[np.float32], gap: int) -> NDArray[np.int32]:
    """Number of the region in which the centre of a ball that passes no gap can be, 0 where it cannot be."""
    fits = (distance > _radius(gap)).astype(np.uint8)
    return np.asarray(cv2.connectedComponents(fits, connectivity=4)[1], np.int32)


def _radius(gap: int) -> float:
    """A gap of so many pixels between two lines is nowhere further from them."""
    return (gap + 1) / 2


def _grown_back(labels: NDArray[np.int32], distance: NDArray[np.float32], gap: int, seed: tuple[int, int]) -> Selection:
    """The region around a pixel after all have grown to the lines, and where they meet, up to each other."""
    # A frame of lines saves looking for the border.
    labels, away = np.pad(labels, 1), np.pad(distance, 1)
    for level in np.arange(np.ceil(_radius(gap)) - 1, -1, -1):
        _flood(labels.ravel(), (away > level).ravel(), labels.shape[1])
    labels, away = labels[1:-1, 1:-1], away[1:-1, 1:-1]
    if labels[seed]:
        return labels == labels[seed]
    # A pocket that no ball fits into and that none reaches.
    pockets = cv2.connectedComponents(((labels == 0) & (away > 0)).astype(np.uint8), connectivity=4)[1]
    return np.asarray(pockets == pockets[seed])


def _flood(labels: NDArray[np.int32], within: Selection, width: int) -> None:
    """Let all regions grow at one pace, in place, as far as `within` goes; flat arrays of rows of `width` pixels."""
    steps = np.array([[-width], [-1], [1], [width]])
    waiting = np.flatnonzero(within & (labels == 0))
    around = labels[waiting + steps].max(0)
    front = waiting[around > 0]
    labels[front] = around[around > 0]
    while len(front):
        beside = front + steps
        open_ = within[beside] & (labels[beside] == 0)
        reached = beside[open_]
        labels[reached] = np.broadcast_to(labels[front], beside.shape)[open_]
        front = np.unique(reached)


def _with_enclosed(region: Selection, lines: Selection) -> Selection:
    """A region with its islands, and with lines that have it on all sides."""
    beyond = cv2.dilate((~region & ~lines).astype(np.uint8), _SQUARE).astype(bool)
    beside = cv2.dilate(region.astype(np.uint8), _SQUARE).astype(bool)
    region = region | (lines & beside & ~beyond)
    count, labels, stats, _ = cv2.connectedComponentsWithStats((~region).astype(np.uint8), connectivity=8)
    outer = np.unique(np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1]]))
    island = stats[:, cv2.CC_STAT_AREA] <= ENCLOSED_SHARE * np.count_nonzero(region)
    island[outer] = False
    island[0] = True
    return island[labels] if count > 1 else region
