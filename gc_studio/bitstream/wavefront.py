"""The order in which maps are coded, and what the coders see: the causal window around every cell of a wavefront.

Cells with the same x + 3y depend on none of each other as long as a context reaches at most two cells to the right in
the row above, five in the row before, and so on. One vector operation serves such a wavefront. A decoder holds the map
sheared, a wavefront a row, so that the windows of a wavefront are one strided view; an encoder knows the whole map, and
looks at many wavefronts at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SLOPE = 3
"""Wavefront number of cell (x, y) is x + SLOPE * y."""

_BLOCK = 256
"""Wavefronts held at once; a 4096x4096 map would take 270 MB otherwise."""


@dataclass(frozen=True)
class Reach:
    """A window: columns -left .. right of the rows -above .. 0. What is not coded yet reads as zero."""

    left: int
    right: int
    above: int

    @property
    def offsets(self) -> list[tuple[int, int]]:
        """(dx, dy) of the window's cells in the order of its rows."""
        return [(dx, dy) for dy in range(-self.above, 1) for dx in range(-self.left, self.right + 1)]

    @property
    def causal(self) -> NDArray[np.bool_]:
        """Which of the window's cells can be known, bool (K,)."""
        return np.array([dx + SLOPE * dy < 0 for dx, dy in self.offsets])


class Wavefronts:
    """A map of `channels` numbers a cell that becomes known wavefront by wavefront.

    for cells in wavefronts:                 # row-major indices (n,) of the wavefront's cells, top to bottom
        window = wavefronts.window()         # float32 (K * channels, n)
        wavefronts.put(values)               # (n,) or (channels, n)
    """

    def __init__(self, shape: tuple[int, int], reach: Reach, channels: int = 1) -> None:
        self._height, self._width = shape
        history = reach.left + SLOPE * reach.above
        self._history, self._above, self._columns = history, reach.above, reach.left + reach.right + 1
        self._known = np.zeros((history + _BLOCK + reach.right, channels, self._height + reach.above), np.float32)
        wave, channel, cell = self._known.strides
        self._windows = np.lib.stride_tricks.as_strided(
            self._known,
            (_BLOCK, reach.above + 1, self._columns, channels, self._height),
            (wave, SLOPE * wave + cell, wave, channel, cell),
            writeable=False,
        )
        self._features = (reach.above + 1) * self._columns * channels
        self._slot, self._rows = 0, slice(0)

    def __iter__(self) -> Iterator[NDArray[np.int64]]:
        row_starts = np.arange(self._height) * (self._width - SLOPE)
        for wave in range(self._width + SLOPE * (self._height - 1)):
            self._slot = wave % _BLOCK
            if wave and self._slot == 0:
                self._known[: self._history] = self._known[_BLOCK : _BLOCK + self._history].copy()
                self._known[self._history :] = 0
            top, bottom = max(0, -((self._width - 1 - wave) // SLOPE)), min(self._height, wave // SLOPE + 1)
            if top < bottom:
                self._rows = slice(top, bottom)
                yield row_starts[top:bottom] + wave

    def window(self) -> NDArray[np.float32]:
        """What is known around each cell of the wavefront, float32 (K * channels, n), channels innermost."""
        return self._windows[self._slot, ..., self._rows].reshape(self._features, -1)

    def put(self, values: NDArray[np.generic]) -> None:
        """The wavefront is known now. values: (n,), or (channels, n)."""
        rows = slice(self._rows.start + self._above, self._rows.stop + self._above)
        self._known[self._history + self._slot, :, rows] = values


def wavefront_groups(shape: tuple[int, int], count: int) -> Iterator[NDArray[np.int64]]:
    """Row-major indices (n,) of the cells of `count` wavefronts at a time, in the order in which they are coded."""
    height, width = shape
    waves = np.arange(width + SLOPE * (height - 1))
    # Maps of one or two columns have wavefronts without cells, which do not count.
    waves = waves[np.maximum(0, -((width - 1 - waves) // SLOPE)) < np.minimum(height, waves // SLOPE + 1)]
    for start in range(0, len(waves), count):
        group = waves[start : start + count, None]
        top, bottom = max(0, -int((width - 1 - group[0, 0]) // SLOPE)), min(height, int(group[-1, 0]) // SLOPE + 1)
        rows = np.arange(top, bottom)
        columns = group - SLOPE * rows
        yield (rows * width + columns)[(columns >= 0) & (columns < width)]


class CodingOrder:
    """Groups of wavefronts, see `wavefront_groups`, side by side: what is kept in this order has each as a slice.

    Attributes:
        cells: row-major indices in the order of coding, int32 (H * W,).
        places: where in that order each cell is, row by row, int32 (H * W,).
        groups: the slice of each group.
    """

    def __init__(self, shape: tuple[int, int], count: int) -> None:
        """As for `wavefront_groups`."""
        self.cells = np.empty(shape[0] * shape[1], np.int32)
        self.groups: list[slice] = []
        stop = 0
        for group in wavefront_groups(shape, count):
            self.groups.append(slice(stop, stop + len(group)))
            stop += len(group)
            self.cells[self.groups[-1]] = group
        self.places = np.empty_like(self.cells)
        self.places[self.cells] = np.arange(stop, dtype=np.int32)


class KnownMap:
    """A map that is known as a whole, and what a decoder would know of it around any of its cells."""

    def __init__(self, values: NDArray[np.generic], reach: Reach) -> None:
        """values: (channels, H, W)."""
        channels, _, self._width = values.shape
        self._padded = np.pad(values, ((0, 0), (reach.above, 0), (reach.left, reach.right)))
        self._reach, self._flat, padded_width = reach, self._padded.ravel(), self._padded.shape[2]
        self._causal = np.repeat(reach.causal, channels)
        of_channels = self._padded[0].size * np.arange(channels)
        shifts = [dx + dy * padded_width + of_channels for dx, dy in reach.offsets]
        self._shifts = np.concatenate(shifts)[self._causal, None]

    def windows(self, cells: NDArray[np.int64]) -> NDArray[np.float32]:
        """As `Wavefronts.window`, float32 (K * channels, n); cells: row-major indices (n,)."""
        rows, columns = np.divmod(cells, self._width)
        places = (rows + self._reach.above) * self._padded.shape[2] + columns + self._reach.left
        windows = np.zeros((len(self._causal), len(cells)), np.float32)
        windows[self._causal] = self._flat.take(places + self._shifts)
        return windows

    def windows_of_rows(self, top: int, bottom: int) -> NDArray[np.float32]:
        """The same of all cells of the rows from `top` to before `bottom`."""
        height, channels = bottom - top, len(self._padded)
        windows = np.zeros((len(self._reach.offsets), channels, height, self._width), np.float32)
        for (dx, dy), is_causal, window in zip(self._reach.offsets, self._reach.causal, windows, strict=True):
            if is_causal:
                first, left = top + self._reach.above + dy, self._reach.left + dx
                window[:] = self._padded[:, first : first + height, left : left + self._width]
        return windows.reshape(len(self._causal), height * self._width)


def cells_that_see(cells: NDArray[np.bool_], reach: Reach) -> NDArray[np.bool_]:
    """Which cells hold one of those in their windows, bool (H, W)."""
    height, width = cells.shape
    rows, columns = cells.nonzero()
    dx, dy = np.array(reach.offsets)[reach.causal].T
    seen_from = np.zeros((height + reach.above, reach.right + width + reach.left), bool)
    seen_from[rows[:, None] - dy, columns[:, None] - dx + reach.right] = True
    return seen_from[:height, reach.right : reach.right + width]
