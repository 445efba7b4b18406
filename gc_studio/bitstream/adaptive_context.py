"""One channel of a detail code without trained tables <-> bytes: counts in the contexts of what was coded before.

How often a symbol came is counted on the whole, beside the same cell of the channel before, behind the same left
neighbour, below the same upper one, and with the same two. Each of these refines the frequencies of those before it,
as far as it has come often enough. Cells of a diagonal know none of each other, so they are coded at once.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from gc_studio.bitstream.rangecoder import PROBABILITY_ONE

_TRUST = 24
"""Times that a context must have come for what came in it to weigh as much as what the ones before it tell."""

_FURTHEST = 7
"""Neighbours are cut to -7 .. 7: contexts of models with many centres stay few."""

_UNKNOWN = 2 * _FURTHEST + 1
"""What a neighbour is that is not preserved, or lies beyond the border."""

_NEIGHBOURS = _UNKNOWN + 1


def as_neighbours(values: NDArray[np.integer]) -> NDArray[np.int64]:
    """Values of a detail code as contexts see them: 0 .. 14."""
    return values.astype(np.int64).clip(-_FURTHEST, _FURTHEST) + _FURTHEST


def diagonals(mask: NDArray[np.bool_]) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp]]]:
    """Rows (n,) and columns (n,) of the preserved cells, one or more, of each diagonal that has some, top to bottom."""
    rows, columns = mask.nonzero()
    order = np.argsort(rows + columns, kind="stable")
    rows, columns = rows[order], columns[order]
    starts = np.flatnonzero(np.diff(rows + columns)) + 1
    yield from zip(np.split(rows, starts), np.split(columns, starts), strict=True)


class ChannelContexts:
    """What is known while a channel is coded.

    Attributes:
        known: neighbours 0 .. 14 or unknown, int64 (rows, columns); given to the next channel.
    """

    def __init__(self, before: NDArray[np.int64] | None, shape: tuple[int, int], symbols: int) -> None:
        """Nothing is known yet.

        Args:
            before: `known` of the channel before; None for the first.
            shape: rows and columns of cells.
            symbols: how many different ones there are.
        """
        self._before = np.full(shape, _UNKNOWN) if before is None else before
        self._padded = np.full((shape[0] + 1, shape[1] + 1), _UNKNOWN)
        self.known = self._padded[1:, 1:]
        sizes = (1, _NEIGHBOURS, _NEIGHBOURS, _NEIGHBOURS, _NEIGHBOURS**2)
        self._counts = [np.zeros((size, symbols), np.int64) for size in sizes]

    def _contexts(self, rows: NDArray[np.intp], columns: NDArray[np.intp]) -> list[NDArray[np.int64]]:
        left, above = self._padded[rows + 1, columns], self._padded[rows, columns + 1]
        return [np.zeros_like(left), self._before[rows, columns], left, above, _NEIGHBOURS * above + left]

    def frequencies(self, rows: NDArray[np.intp], columns: NDArray[np.intp]) -> NDArray[np.int64]:
        """Frequencies (n, symbols) in 1 / 65536 of cells (n,) of a diagonal, at least 1 each."""
        symbols = self._counts[0].shape[1]
        shares = np.full((len(rows), symbols), PROBABILITY_ONE // symbols)
        for counts, context in zip(self._counts, self._contexts(rows, columns), strict=True):
            came = counts[context]
            shares = (came * PROBABILITY_ONE + _TRUST * shares) // (came.sum(1, keepdims=True) + _TRUST)
        shares = np.maximum(shares, 1)
        # What the divisions left over goes to the likeliest symbol.
        shares[np.arange(len(rows)), shares.argmax(1)] += PROBABILITY_ONE - shares.sum(1)
        return shares

    def learn(self, rows: NDArray[np.intp], columns: NDArray[np.intp], values: NDArray[np.int64]) -> None:
        """These values (n,) came in cells of a diagonal."""
        symbols = values + self._counts[0].shape[1] // 2
        for counts, context in zip(self._counts, self._contexts(rows, columns), strict=True):
            np.add.at(counts, (context, symbols), 1)
        self.known[rows, columns] = as_neighbours(values)
