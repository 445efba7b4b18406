"""What the coder of kept cells knows of a cell before a group of its coefficients is coded.

A cell of 16x16 pixels has 384 coefficients: luma 16x16, Cb and Cr 8x8, each row-major by (vertical, horizontal)
frequency. They are coded in five groups, from low frequencies to high ones; in each group first the cells of even
row + column, which see none of the others' group, then the odd ones, whose four neighbours are even.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gc_studio.document import CELL, COEFFICIENTS, STUDIO

GROUPS = 5
_LUMA_ENDS, _CHROMA_ENDS = (1, 3, 6, 10, CELL), (1, 2, 4, CELL // 2, CELL // 2)
"""First frequency beyond each group, in either direction."""

STEP_RATIO = 22, 10
"""A fine step is 22 / 10 faithful ones."""

MOST_RAW, MOST_SUM, MOST_OWN = 40, 24, 12
"""Coefficients and sums of magnitudes are told to the networks up to these."""

DETAIL_INPUTS = 2 * STUDIO.detail_channels
AROUND, BESIDE = 9, 4
"""Cells of a window with its corners, and of the neighbours alone."""
_AT_ONCE = 1024
"""Cells that are coded at once, which bounds the memory of large documents. It is part of the format."""

_MARGIN, _BLOCK = 2, 8
STRUCTURE_INPUTS = (_BLOCK + 2 * _MARGIN) ** 2
"""Pixels of the structure map, at half the picture's size, in and around a cell."""

Map = NDArray[np.float32]
"""(channels, (rows + 2) * (columns + 2)): values of each cell, and a border of zeros."""


@dataclass(frozen=True, eq=False)
class Group:
    """One group of coefficients.

    Attributes:
        own: which coefficients, in rising order.
        told: those that other cells are told.
        bands: those whose magnitudes are told as a sum: luma by direction, and chroma.
    """

    own: NDArray[np.intp]
    told: NDArray[np.intp]
    bands: tuple[NDArray[np.intp], ...]

    @property
    def summary_size(self) -> int:
        """Numbers that other cells are told."""
        return len(self.told) + len(self.bands)

    @property
    def own_size(self) -> int:
        """Numbers that the cell itself is told."""
        return len(self.own) + len(self.bands)

    def sums(self, symbols: NDArray[np.float32]) -> NDArray[np.float32]:
        """Sums of magnitudes (bands, n) of symbols (384, n)."""
        sums = [np.abs(symbols[band]).sum(0) for band in self.bands]
        return np.minimum(np.stack(sums), MOST_SUM) if sums else np.zeros((0, symbols.shape[1]), np.float32)

    def summary(self, symbols: NDArray[np.float32]) -> NDArray[np.float32]:
        """What other cells are told of symbols (384, n): (summary_size, n)."""
        return np.concatenate([symbols[self.told].clip(-MOST_RAW, MOST_RAW), self.sums(symbols)])

    def owned(self, symbols: NDArray[np.float32]) -> NDArray[np.float32]:
        """What the cell itself is told of symbols (384, n): (own_size, n)."""
        most = MOST_OWN if self.bands else MOST_RAW
        return np.concatenate([symbols[self.own].clip(-most, most), self.sums(symbols)])


def _frequencies() -> NDArray[np.intp]:
    """(384, 3): vertical and horizontal frequency, and whether of chroma."""
    planes = [
        np.stack([*np.divmod(np.arange(side * side), side), np.full(side * side, is_chroma)], 1)
        for side, is_chroma in ((CELL, 0), (CELL // 2, 1), (CELL // 2, 1))
    ]
    return np.concatenate(planes)


@cache
def groups() -> tuple[Group, ...]:
    """All groups in the order of coding."""
    vertical, horizontal, is_chroma = _frequencies().T
    highest = np.maximum(vertical, horizontal)
    ends = np.where(is_chroma[:, None] == 1, _CHROMA_ENDS, _LUMA_ENDS)
    number = (highest[:, None] >= ends).sum(1)
    made = []
    for index in range(GROUPS):
        is_own = number == index
        luma = is_own & (is_chroma == 0)
        sideways, upright = luma & (2 * vertical < horizontal), luma & (2 * horizontal < vertical)
        bands = [sideways, upright, luma & ~sideways & ~upright, is_own & (is_chroma == 1)] if index else []
        # Of high frequencies only how strong they are matters to a neighbour.
        is_told = is_own if index < 2 else luma & (index == 2) & (np.minimum(vertical, horizontal) <= 1)
        summed = tuple(np.flatnonzero(band) for band in bands if band.any())
        made.append(Group(np.flatnonzero(is_own), np.flatnonzero(is_told), summed))
    assert sum(len(group.own) for group in made) == COEFFICIENTS
    return tuple(made)


def structure_pixels(structure: NDArray[np.bool_], scale: int, grid: tuple[int, int]) -> NDArray[np.float32]:
    """What the structure map draws at half the picture's size, (8 rows + 4, 8 columns + 4) with a margin around all.

    structure: at `scale` picture pixels each; of four finer pixels one is enough.
    """
    rows, columns = (_BLOCK * 2 // scale * side for side in grid)
    whole: NDArray[Any] = np.pad(structure, ((0, rows - structure.shape[0]), (0, columns - structure.shape[1])))
    if scale == 1:
        whole = whole.reshape(rows // 2, 2, columns // 2, 2).max((1, 3))
    elif scale == 4:
        whole = whole.repeat(2, 0).repeat(2, 1)
    return np.pad(whole, _MARGIN).astype(np.float32)


class Windows:
    """Windows of the kept cells in maps of all cells."""

    def __init__(self, kept: NDArray[np.bool_]) -> None:
        """kept: bool (rows, columns), which cells are coded."""
        self.rows, self.columns = np.nonzero(kept)
        self.parity = (self.rows + self.columns) & 1
        self._shape = kept.shape[0] + 2, kept.shape[1] + 2
        width = self._shape[1]
        self._centres = (self.rows + 1) * width + self.columns + 1
        self._around = np.array([dy * width + dx for dy in (-1, 0, 1) for dx in (-1, 0, 1)])
        self._beside = np.array([-width, -1, 1, width])

    def passes(self) -> Iterator[NDArray[np.intp]]:
        """Numbers of the even cells and then of the odd ones, at most _AT_ONCE at a time."""
        for parity in (0, 1):
            cells = np.flatnonzero(self.parity == parity)
            for start in range(0, len(cells), _AT_ONCE):
                yield cells[start : start + _AT_ONCE]

    def map(self, values: NDArray[np.float32]) -> Map:
        """A map that holds values (channels, n) of the kept cells, and zeros elsewhere."""
        made = np.zeros((len(values), self._shape[0] * self._shape[1]), np.float32)
        made[:, self._centres] = values
        return made

    def map_of_all(self, values: NDArray[np.float32]) -> Map:
        """A map of values (channels, rows, columns) of all cells."""
        return np.pad(values, ((0, 0), (1, 1), (1, 1))).reshape(len(values), -1)

    def put(self, to: Map, cells: NDArray[np.intp], values: NDArray[np.float32]) -> None:
        """Set values (channels, n) of some kept cells, given by their numbers."""
        to[:, self._centres[cells]] = values

    def around(self, of: Map, cells: NDArray[np.intp]) -> NDArray[np.float32]:
        """Values of cells and their eight neighbours, (channels * 9, n), row-major within a channel."""
        return self._taken(of, cells, self._around)

    def beside(self, of: Map, cells: NDArray[np.intp]) -> NDArray[np.float32]:
        """Values of the neighbours above, left, right and below, (channels * 4, n)."""
        return self._taken(of, cells, self._beside)

    def _taken(self, of: Map, cells: NDArray[np.intp], offsets: NDArray[np.intp]) -> NDArray[np.float32]:
        taken = of[:, self._centres[cells] + offsets[:, None]]
        return taken.reshape(-1, len(cells))

    def blocks(self, pixels: NDArray[np.float32]) -> NDArray[np.float32]:
        """Pixels of `structure_pixels` in and around each kept cell, (STRUCTURE_INPUTS, n)."""
        side = _BLOCK + 2 * _MARGIN
        blocks = np.lib.stride_tricks.sliding_window_view(pixels, (side, side))[::_BLOCK, ::_BLOCK]
        return np.ascontiguousarray(blocks[self.rows, self.columns].reshape(-1, STRUCTURE_INPUTS).T)
