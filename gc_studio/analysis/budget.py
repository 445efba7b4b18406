"""What was found, and a number of bytes -> levels of the cells: what matters most is kept, as long as the bytes last.

Flows in: a document, its photo's codes, what was found, how far the picture departs from the photo. Flows out: levels.
Cells climb from level to level by what that gains for its bytes; bytes are shared out by estimate, and every choice is
written to know its true size.
"""

import heapq
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
    """Levels that make the file at most so many bytes larger.

    Args:
        document: as it is now; no cell is lowered.
        available: codes of its photo.
        chosen: what was found, and the highest level, 1 to 3, at which each may be kept.
        departure: float32 (rows, columns), see `analysis.departure`.
        budget: bytes.

    Returns:
        The document's levels, where the budget is too small for any cell.
    """
    writer = DocumentWriter()
    before = len(writer.write(document))
    units = _units(document, available, chosen, departure, writer)
    everything = sum(unit.sizes[-1] for unit in units)
    best, least, most = document.levels, 0.0, min(2.0 * budget, everything + 1)
    estimate = min(float(budget), most)
    for _ in range(_PROBES):
        levels = _climbed(document.levels, units, estimate)
        if len(writer.write(set_levels(document, levels, available))) - before <= budget:
            best, least = levels, estimate
            if estimate >= everything:
                break
        else:
            most = estimate
        estimate = (least + most) / 2 if most - least > 1 else most
    return best


@dataclass(frozen=True, eq=False)
class _Unit:
    """Cells that climb together, with what each level above their present one gains and costs, in bytes."""

    rows: NDArray[np.intp]
    columns: NDArray[np.intp]
    levels: range
    gains: list[float]
    sizes: list[float]

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


def _climbed(levels: Levels, units: list[_Unit], budget: float) -> Levels:
    """Levels after the climbs that gain most for their estimated bytes, as long as these last."""
    levels, left, reached = levels.copy(), budget, [-1] * len(units)
    waiting = [(*unit.best(-1, left), index) for index, unit in enumerate(units)]
    heapq.heapify(waiting)
    while waiting:
        rate, number, index = heapq.heappop(waiting)
        unit, climbed = units[index], reached[index]
        if rate >= 0:
            continue
        size = unit.sizes[number] - (unit.sizes[climbed] if climbed >= 0 else 0.0)
        if size <= left:
            left, reached[index] = left - size, number
            levels[unit.rows, unit.columns] = unit.levels[number]
        heapq.heappush(waiting, (*unit.best(reached[index], left), index))
    return levels


def _units(
    document: Document,
    available: Available,
    chosen: Sequence[tuple[Found, int]],
    departure: NDArray[np.float32],
    writer: DocumentWriter,
) -> list[_Unit]:
    """What can climb: small faces and lines of letters, and single cells."""
    most = wanted_levels(chosen, document.levels.shape)
    gains, sizes = _gains(chosen, departure, most.shape), _sizes(document, available, most, writer)
    units: list[_Unit] = []
    for rows, columns in _together(chosen, most > document.levels):
        levels = range(int(document.levels[rows, columns].min()) + 1, int(most[rows, columns].max()) + 1)
        own = [[float(of[level - 1, rows, columns].sum()) for level in levels] for of in (gains, sizes)]
        units.append(_Unit(rows, columns, levels, *own))
    return units


_Places = tuple[NDArray[np.intp], NDArray[np.intp]]


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


def _sizes(document: Document, available: Available, most: Levels, writer: DocumentWriter) -> NDArray[np.float64]:
    """Bytes of each cell up to each level, (3, rows, columns): true totals, shared out by how much a cell holds."""
    sizes, before = np.zeros((FAITHFUL_LEVEL, *most.shape)), len(writer.write(document))
    weights = [np.ones(most.shape, np.float32), _weights(available.fine), _weights(available.faithful)]
    for level, weight in enumerate(weights, 1):
        raised = np.maximum(np.minimum(most, level), document.levels).astype(np.uint8)
        new = (raised == level) & (document.levels < level)
        if new.any():
            total = len(writer.write(set_levels(document, raised, available)))
            sizes[level - 1][new] = max(total - before, 0) * weight[new] / weight[new].sum()
            before = total
    return np.cumsum(sizes, 0)


def _weights(codes: NDArray[np.int8]) -> NDArray[np.float32]:
    """About how many bits cells take, (rows, columns), from coefficients (384, rows, columns)."""
    large = np.abs(codes.astype(np.float32))
    return _with_neighbours(2 + ((large > 0) * (3 + 2 * np.log2(1 + large))).sum(0))


def _with_neighbours(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Values of cells, (rows, columns), in which neighbours count, too: what is kept then lies together."""
    return np.asarray(cv2.GaussianBlur(values, (0, 0), 1.0, borderType=cv2.BORDER_REFLECT), np.float32)
