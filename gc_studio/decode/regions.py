"""Cells of textures and lines of structure -> how much of each texture every pixel takes.

The file says it for cells of 16x16 pixels. Between two cells of different textures the shares spread like heat that no
line lets through: where a line runs, the border follows it; where none does, the textures blend. Free of bytes.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.nets.layout import DETAIL_STRIDE, STRUCTURE_STRIDE

REACH = DETAIL_STRIDE // STRUCTURE_STRIDE
"""How far from the edge of its cell a border may move, in pixels of the structure map: across the next cell."""

STEPS, MOMENTUM = 40, 1.85
"""Second-order Richardson iterations. They also bound how far one pixel of a line can matter: to as many pixels."""

_INNER_MARGIN = STEPS + 1
"""How far around changed lines shares may change."""
_OUTER_MARGIN = _INNER_MARGIN + STEPS + REACH
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


def _solved(regions: NDArray[np.bool_], lines: NDArray[np.bool_], is_certain: NDArray[np.bool_]) -> NDArray[np.float32]:
    """Shares of textures, float32 (K, H / 2, W / 2): those of certain pixels spread to all others."""
    is_open = (~lines).astype(np.float32)
    open_around = _spread(is_open)
    neighbours = np.maximum(open_around, 1)
    weights = np.float32(MOMENTUM) * (~is_certain & ~lines) / neighbours
    shares = np.empty((len(regions), *lines.shape), np.float32)
    for index in range(1, len(regions)):
        start = cv2.resize(regions[index].astype(np.float32), lines.shape[::-1], interpolation=cv2.INTER_LINEAR)
        start = np.where(is_certain, _enlarged(regions[index].astype(np.uint8)), start)
        fixed = np.float32(MOMENTUM) * start * (is_certain & ~lines)
        now = start * is_open
        before = now.copy()
        for _ in range(STEPS):
            # before + MOMENTUM * (neighbours' mean or what is fixed - before), in the memory that is there.
            step = _spread(now)
            step *= weights
            step += fixed
            before *= 1 - MOMENTUM
            before += step
            before, now = now, before
        # A line takes what lies beside it; within a thick one there is nothing beside.
        on_lines = np.where((open_around > 0) & ~is_certain, _spread(now) / neighbours, start)
        shares[index] = np.where(lines, on_lines, now)
    np.clip(shares[1:], 0, 1, out=shares[1:])
    shares[0] = np.maximum(1 - shares[1:].sum(0), 0)
    # Where several textures meet, what the iterations still lack may sum up to a little more than all.
    shares /= shares.sum(0)
    return shares


def grown(box: tuple[slice, ...], margin: int, shape: Sequence[int], step: int) -> tuple[slice, ...]:
    """A box and so much around it, as far as there is something, its edges on multiples of `step`."""
    return tuple(
        slice(max(0, (side.start - margin) // step * step), min(size, -(-(side.stop + margin) // step) * step))
        for side, size in zip(box, shape, strict=True)
    )


@dataclass(frozen=True, eq=False)
class RegionShares:
    """How much of each texture every pixel of the structure map takes.

    Attributes:
        regions: bool (K, H / 16, W / 16), one True a cell.
        lines: bool (H / 2, W / 2), structure at the scale of the network.
        is_certain: bool, the shape of `lines`, where they do not matter.
        values: float32 (K, H / 2, W / 2) in [0, 1], their sum 1.
    """

    regions: NDArray[np.bool_]
    lines: NDArray[np.bool_]
    is_certain: NDArray[np.bool_]
    values: NDArray[np.float32]

    @classmethod
    def of(cls, regions: NDArray[np.bool_], lines: NDArray[np.bool_]) -> "RegionShares":
        """Shares of regions between lines, see the attributes."""
        is_certain = _certain(regions.argmax(0).astype(np.uint8), len(regions))
        return cls(regions, lines, is_certain, _solved(regions, lines, is_certain))

    def with_lines(self, lines: NDArray[np.bool_]) -> "RegionShares":
        """The same regions between other lines, at the cost of what changes; `values` stays the same if nothing does.

        lines: bool, the shape of those before.
        """
        rows, columns = np.nonzero(lines != self.lines)
        values = self.values
        if len(rows):
            changed = (slice(rows.min(), rows.max() + 1), slice(columns.min(), columns.max() + 1))
            beside, inner, outer = (
                grown(changed, margin, lines.shape, REACH) for margin in (1, _INNER_MARGIN, _OUTER_MARGIN)
            )
            if not self.is_certain[beside].all():
                within = tuple(slice(side.start // REACH, side.stop // REACH) for side in outer)
                own = _solved(self.regions[:, *within], lines[outer], self.is_certain[outer])
                of_own = tuple(slice(a.start - b.start, a.stop - b.start) for a, b in zip(inner, outer, strict=True))
                values = values.copy()
                values[:, *inner] = own[:, *of_own]
        return RegionShares(self.regions, lines, self.is_certain, values)
