"""Cells of textures and lines of structure -> how much of each texture every pixel takes.

The file says it for cells of 16x16 pixels. Between two cells of different textures the shares spread like heat that no
line lets through: where a line runs, the border follows it; where none does, the textures blend. Free of bytes.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.nets.generator import DETAIL_STRIDE, STRUCTURE_STRIDE

REACH = DETAIL_STRIDE // STRUCTURE_STRIDE
"""How far from the edge of its cell a border may move, in pixels of the structure map: across the next cell."""

STEPS, MOMENTUM = 40, 1.85
"""Second-order Richardson iterations. They also bound how far one pixel of a line can matter: to as many pixels."""

_INNER_MARGIN = STEPS + 1
"""How far around changed lines shares may change."""
_OUTER_MARGIN = _INNER_MARGIN + STEPS + 4 * REACH
"""How far around changed lines one must look: what the edge of a part spoils comes no nearer than `_INNER_MARGIN`."""

_CROSS = np.array([[0, 1, 0], [1, 1, 1], [0, 1, 0]], np.float32)
"""Four neighbours: no way leads across a line that is 8-connected."""


def _spread(values: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(cv2.filter2D(values, cv2.CV_32F, _CROSS, borderType=cv2.BORDER_CONSTANT), np.float32)


def _certain(labels: NDArray[np.uint8], textures: int) -> NDArray[np.bool_]:
    """Which pixels of the structure map are of their cell's texture whatever the lines say.

    labels: uint8 (rows, columns) -> bool (8 rows, 8 columns): what is far from cells of other textures, and the middle
    of cells so thin that nothing of them is.
    """
    block = np.ones((3, 3), np.uint8)
    wide = np.zeros(labels.shape, bool)
    for texture in range(textures):
        wide |= cv2.morphologyEx((labels == texture).astype(np.uint8), cv2.MORPH_OPEN, block) > 0
    middle = np.zeros((REACH, REACH), np.uint8)
    middle[REACH // 2 - 1 : REACH // 2 + 1, REACH // 2 - 1 : REACH // 2 + 1] = 1
    enlarged = _enlarged(labels)
    window = np.ones((2 * REACH + 1, 2 * REACH + 1), np.uint8)
    is_far = cv2.erode(enlarged, window) == cv2.dilate(enlarged, window)
    return np.asarray(is_far | (np.kron(~wide, middle) > 0))


def _enlarged(cells: NDArray[np.uint8]) -> NDArray[np.uint8]:
    return cells.repeat(REACH, 0).repeat(REACH, 1)


def updated_shares(
    regions: NDArray[np.bool_],
    lines: NDArray[np.bool_],
    before: NDArray[np.bool_],
    known: NDArray[np.float32],
) -> NDArray[np.float32]:
    """`region_shares(regions, lines)` from those of other lines, at the cost of what has changed.

    Args:
        regions: see `region_shares`.
        lines: see `region_shares`.
        before: bool, the shape of `lines`: other lines.
        known: float32, `region_shares(regions, before)`.

    Returns:
        float32, the shape of `known`; `known` itself where the lines are the same.
    """
    rows, columns = np.nonzero(lines != before)
    if not len(rows):
        return known
    changed = (slice(rows.min(), rows.max() + 1), slice(columns.min(), columns.max() + 1))
    inner, outer = (_grown(changed, margin, lines.shape) for margin in (_INNER_MARGIN, _OUTER_MARGIN))
    within = tuple(slice(side.start // REACH, side.stop // REACH) for side in outer)
    own = region_shares(regions[:, *within], lines[outer])
    of_own = tuple(slice(a.start - b.start, a.stop - b.start) for a, b in zip(inner, outer, strict=True))
    shares = known.copy()
    shares[:, *inner] = own[:, *of_own]
    return shares


def _grown(box: tuple[slice, ...], margin: int, shape: tuple[int, ...]) -> tuple[slice, ...]:
    """A box and so much around it, as far as there is something, its edges on those of cells."""
    return tuple(
        slice(max(0, (side.start - margin) // REACH * REACH), min(size, -(-(side.stop + margin) // REACH) * REACH))
        for side, size in zip(box, shape, strict=True)
    )


def region_shares(regions: NDArray[np.bool_], lines: NDArray[np.bool_]) -> NDArray[np.float32]:
    """How much of each texture every pixel of the structure map takes.

    Args:
        regions: bool (K, H / 16, W / 16), one True a cell.
        lines: bool (H / 2, W / 2), structure at the scale of the network.

    Returns:
        float32 (K, H / 2, W / 2) in [0, 1], their sum 1.
    """
    is_certain = _certain(regions.argmax(0).astype(np.uint8), len(regions))
    is_open = (~lines).astype(np.float32)
    neighbours = np.maximum(_spread(is_open), 1)
    is_free = ~is_certain & ~lines
    weights = is_free / neighbours
    shares = np.empty((len(regions), *lines.shape), np.float32)
    for index in range(1, len(regions)):
        start = cv2.resize(regions[index].astype(np.float32), lines.shape[::-1], interpolation=cv2.INTER_LINEAR)
        fixed = _enlarged(regions[index].astype(np.uint8)) * (is_certain & ~lines).astype(np.float32)
        before = now = np.where(is_certain, fixed, start * is_open)
        for _ in range(STEPS):
            before, now = now, before + np.float32(MOMENTUM) * (_spread(now) * weights + fixed - before)
        shares[index] = np.where(lines, _spread(now) / neighbours, now)
    np.clip(shares[1:], 0, 1, out=shares[1:])
    shares[0] = np.maximum(1 - shares[1:].sum(0), 0)
    # Where several textures meet, what the iterations still lack may sum up to a little more than all.
    shares /= shares.sum(0)
    return shares
