"""What was found, and a number of bytes -> levels of the cells: what matters most is kept, as long as the bytes last.

Flows in: a document, its photo's codes, what was found, how far the picture departs from the photo. Flows out: levels.
Cells climb from level to level by what that gains for its bytes; bytes are shared out by estimate, and every choice is
written to know its true size.
"""

import heapq
import math
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.suggest import Found, Kind
from gc_studio.bitstream import DocumentWriter
from gc_studio.document import Available, Document
from gc_studio.document.edits import FAITHFUL_LEVEL, set_levels

Levels = NDArray[np.uint8]
"""uint8 (rows, columns), 0 .. 3, as `Document.levels`."""

DEFAULT_LEVELS = {Kind.FACES: 3, Kind.LETTERS: 3, Kind.SUBJECT: 2, Kind.DEPARTS: 2}
"""At which a kind is kept where nothing is said."""

_WORTH = {Kind.FACES: 1.0, Kind.LETTERS: 1.0, Kind.SUBJECT: 0.06, Kind.DEPARTS: 0.05}
"""Of a cell of a kind, beside those of the others."""

_GAINS = {
    Kind.FACES: (0.02, 0.4, 1.0),
    Kind.LETTERS: (0.02, 0.4, 1.0),
    Kind.SUBJECT: (0.22, 0.46, 0.7),
    Kind.DEPARTS: (0.22, 0.46, 0.7),
}
"""Shares of what is wrong with a cell that levels 1, 2 and 3 mend: of LPIPS, garments at 256; at level 1 a face is not
recognised, and no word is read."""

_FLAT = 0.25
"""What is wrong with a cell counts as no less than that, times the mean: the cheek belongs to the face."""

_WHOLE = 40
"""Cells of a face or a line of letters that is kept as a whole or not at all; larger ones climb cell by cell."""

_LEAST_LEFT = 0.5
"""Bytes; less than that buys nothing."""

_SAMPLED = 4000
"""Cells that are written to know what they take; of more, those in the middle stand for all."""

_PROBES = 9
"""How many choices are written at most."""


def wanted_levels(chosen: Sequence[tuple[Found, int]], shape: tuple[int, int]) -> Levels:
    """Levels of a grid of cells by what was found and at which level each is to be kept: the highest one wins."""
    levels = np.zeros(shape, np.uint8)
    for found, level in chosen:
        np.maximum(levels, found.cells * np.uint8(level), out=levels)
    return levels


def levels_within(
    document: Document,
    available: Available,
    chosen: Sequence[tuple[Found, int]],
    departure: NDArray[np.float32],
    budget: int,
) -> Levels:
    """Levels that make the file at most so many bytes larger: `Plan.levels`, once."""
    return Plan(document, available, chosen, departure).levels(budget)


class Plan:
    """What can be kept of a document, and what that gains and costs: asked for levels within any number of bytes."""

    def __init__(
        self,
        document: Document,
        available: Available,
        chosen: Sequence[tuple[Found, int]],
        departure: NDArray[np.float32],
    ) -> None:
        """Find out; in a large picture it takes seconds.

        Args:
            document: as it is now; no cell is lowered.
            available: codes of its photo.
            chosen: what was found, and the highest level, 1 to 3, at which each may be kept.
            departure: float32 (rows, columns), see `analysis.departure`.
        """
        self._document, self._available, self._writer = document, available, DocumentWriter()
        self._before = len(self._writer.write(document))
        self._most = np.maximum(wanted_levels(chosen, document.levels.shape), document.levels)
        gains = _gains(chosen, departure, self._most.shape)
        sizes = level_sizes(document, available, self._most, self._writer)
        self._units = [
            _Unit.of(places, document.levels, self._most, gains, sizes)
            for places in _together(chosen, self._most > document.levels)
        ]
        self._first = [(*unit.best(-1, math.inf), index) for index, unit in enumerate(self._units)]
        heapq.heapify(self._first)

    def levels(self, budget: int) -> Levels:
        """Levels that make the file at most so many bytes larger; the document's, if nothing fits."""
        everything = sum(unit.sizes[-1] for unit in self._units)
        best, least, most = self._document.levels, 0.0, min(2.0 * budget, everything + 1)
        estimate = min(float(budget), most)
        for _ in range(_PROBES):
            levels = self._climbed(estimate)
            after = set_levels(self._document, levels, self._available)
            if len(self._writer.write(after)) - self._before <= budget:
                best, least = levels, estimate
                if estimate >= everything:
                    break
            else:
                most = estimate
            estimate = (least + most) / 2 if most - least > 1 else most
        return best

    def _climbed(self, left: float) -> Levels:
        """Levels after the climbs that gain most for their estimated bytes, as long as these last."""
        levels, waiting, reached = self._document.levels.copy(), self._first.copy(), [-1] * len(self._units)
        while waiting and left >= _LEAST_LEFT:
            _, number, index = heapq.heappop(waiting)
            unit, climbed = self._units[index], reached[index]
            size = unit.sizes[number] - (unit.sizes[climbed] if climbed >= 0 else 0.0)
            if size <= left:
                left, reached[index] = left - size, number
                levels[unit.places] = unit.levels[number]
            rate, following = unit.best(reached[index], left)
            if following >= 0:
                heapq.heappush(waiting, (rate, following, index))
        # Cells that climb together may have begun at different levels, and may not all go as high.
        return np.clip(levels, self._document.levels, self._most)


_Places = tuple[NDArray[np.intp], NDArray[np.intp]]
"""Rows and columns of cells."""


@dataclass(frozen=True, eq=False)
class _Unit:
    """Cells that climb together, with what each level above their present one gains and costs, in bytes."""

    places: _Places
    levels: range
    gains: list[float]
    sizes: list[float]

    @classmethod
    def of(
        cls, places: _Places, now: Levels, most: Levels, gains: NDArray[np.float64], sizes: NDArray[np.float64]
    ) -> "_Unit":
        """The unit of some cells; `gains` and `sizes` are those of all cells at levels 1, 2 and 3."""
        levels = range(int(now[places].min()) + 1, int(most[places].max()) + 1)
        own = [of[:, *places].sum(1)[levels.start - 1 : levels.stop - 1].tolist() for of in (gains, sizes)]
        return cls(places, levels, *own)

    def best(self, climbed: int, left: float) -> tuple[float, int]:
        """Minus the gain for each byte, and the number of the level to climb to; 0 and -1 if none fits.

        climbed: number of the level that is reached already, -1 for the present one. left: bytes.
        """
        gain, size = (self.gains[climbed], self.sizes[climbed]) if climbed >= 0 else (0.0, 0.0)
        ways = [
            (-(self.gains[number] - gain) / max(self.sizes[number] - size, 0.05), number)
            for number in range(climbed + 1, len(self.levels))
            if self.sizes[number] - size <= left
        ]
        return min(ways, default=(0.0, -1))


def _together(chosen: Sequence[tuple[Found, int]], open_cells: NDArray[np.bool_]) -> list[_Places]:
    """Rows and columns of the cells that climb together."""
    groups: list[_Places] = []
    single = open_cells.copy()
    for found, _ in chosen:
        if found.kind in (Kind.FACES, Kind.LETTERS):
            count, labels = cv2.connectedComponents((found.cells & single).astype(np.uint8))
            things = [np.nonzero(labels == number) for number in range(1, count)]
            for rows, columns in things:
                if len(rows) <= _WHOLE:
                    groups.append((rows, columns))
                    single[rows, columns] = False
    rows, columns = np.nonzero(single)
    return groups + [(rows[index : index + 1], columns[index : index + 1]) for index in range(len(rows))]


def _gains(
    chosen: Sequence[tuple[Found, int]], departure: NDArray[np.float32], shape: tuple[int, int]
) -> NDArray[np.float64]:
    """What each level is worth in each cell, (3, rows, columns); above what a kind may have, no more."""
    smooth = _with_neighbours(departure)
    wrong = np.maximum(smooth, _FLAT * smooth.mean())
    gains = np.zeros((FAITHFUL_LEVEL, *shape))
    for found, most in chosen:
        worth = _WORTH[found.kind] * found.scores * wrong
        for level, share in enumerate(_GAINS[found.kind][:most], 1):
            gains[level - 1] = np.maximum(gains[level - 1], share * worth)
    return np.maximum.accumulate(gains, 0)


def level_sizes(document: Document, available: Available, most: Levels, writer: DocumentWriter) -> NDArray[np.float64]:
    """Bytes of each cell up to each level: true totals, shared out by how much a cell holds.

    Args:
        document: as it is now; a cell takes nothing up to its present level.
        available: codes of its photo.
        most: the highest level of each cell.
        writer: writes the totals.

    Returns:
        float64 (3, rows, columns), of levels 1, 2 and 3.
    """
    sizes, before = np.zeros((FAITHFUL_LEVEL, *most.shape)), len(writer.write(document))
    weights = [np.ones(most.shape, np.float32), _weights(available.fine), _weights(available.faithful)]
    sample = np.where(_middle_rows(most > document.levels)[:, None], most, document.levels)
    for level, weight in enumerate(weights, 1):
        raised = np.maximum(np.minimum(sample, level), document.levels).astype(np.uint8)
        new = raised > np.maximum(document.levels, level - 1)
        if new.any():
            total = len(writer.write(set_levels(document, raised, available)))
            climbing = (most >= level) & (document.levels < level)
            sizes[level - 1] = np.where(climbing, max(total - before, 0) * weight / weight[new].sum(), 0)
            before = total
    return np.cumsum(sizes, 0)


def _middle_rows(cells: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Rows around the middle that have about _SAMPLED of the cells, bool (rows,)."""
    above = np.cumsum(cells.sum(1))
    spare = max(int(above[-1]) - _SAMPLED, 0) / 2
    return (above > spare) & (above - cells.sum(1) < above[-1] - spare)


def _weights(codes: NDArray[np.int8]) -> NDArray[np.float32]:
    """About how many bits cells take, (rows, columns), from coefficients (384, rows, columns)."""
    large = np.abs(codes.astype(np.float32))
    return _with_neighbours(2 + ((large > 0) * (3 + 2 * np.log2(1 + large))).sum(0))


def _with_neighbours(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Values of cells, (rows, columns), in which neighbours count, too: what is kept then lies together."""
    return np.asarray(cv2.GaussianBlur(values, (0, 0), 1.0, borderType=cv2.BORDER_REFLECT), np.float32)
