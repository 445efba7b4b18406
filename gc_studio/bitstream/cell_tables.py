"""Trained integer networks and tables of the kept cells, shipped beside this file. They are part of the format."""

import itertools
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gc_studio.bitstream import tables
from gc_studio.bitstream.cell_context import (
    AROUND,
    BESIDE,
    DETAIL_INPUTS,
    GROUPS,
    MOST_RAW,
    MOST_SUM,
    STRUCTURE_INPUTS,
    groups,
)
from gc_studio.bitstream.integernet import IntegerNet, Layer
from gc_studio.document import COARSEST, STUDIO

CELL_TABLES = Path(__file__).with_name("cells-v1.npz")

PHASES = 16
"""Means and logarithms of spreads are forecast in 1 / 16."""
SPREADS, _LEAST_SPREAD, _SPREAD_SHIFT = 30, 56, 2
"""Tables for spreads from exp(-3.5) on, each exp(1 / 4) times the one before."""

WIDE, NARROW = 16, 5
"""How many distances on either side have a symbol, in the first WIDE_GROUPS groups and in the others."""
WIDE_GROUPS = 2
FIRST_WITH_FLAG = 2
"""From this group on it is said first whether a cell has any coefficient."""

SHIFTS = (2, 6, 6)
"""Weights are in 1 / 64, hidden values and outputs in 1 / 16."""

MOST_HIDDEN = 255
"""Hidden values, in 1 / 16, are cut off above."""

_FLAG_UNIT = 4
"""1 / 16 in 1 / 64."""


@dataclass(frozen=True, eq=False)
class Distances:
    """How far coefficients are from the whole part of their mean.

    table: int64 (SPREADS, PHASES, 2 * reach + 1), frequencies of distances from -reach + 1 to reach and of the escape,
    which stands for all others; rows sum to 65536.
    """

    table: NDArray[np.int64]

    @property
    def reach(self) -> int:
        """The greatest distance that has a symbol."""
        return self.escape // 2

    @property
    def escape(self) -> int:
        """The symbol of what has none."""
        return self.table.shape[2] - 1

    def of(self, mean: NDArray[np.int64], spread: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Whole part of means, and the frequencies (..., symbols), for means and logarithms of spreads in 1 / 16."""
        return mean >> 4, self.table[spread_row(spread), mean & (PHASES - 1)]

    def codes(self, distances: NDArray[np.int64]) -> NDArray[np.int64]:
        """Symbols of distances from the whole part of the mean."""
        codes = distances + self.reach - 1
        codes[(codes < 0) | (codes >= self.escape)] = self.escape
        return codes

    def distances(self, codes: NDArray[np.integer]) -> NDArray[np.int64]:
        """Inverse of `codes`, of what is not the escape."""
        return codes.astype(np.int64) - (self.reach - 1)


@dataclass(frozen=True, eq=False)
class CellModel:
    """Forecasts of one level.

    Attributes:
        nets: of each group.
        distances: of each group.
        by_fine: int64 (384, 3, 2), added to mean and spread for fine coefficients of 0, 1, and more, with the sign of
            these; of the faithful level alone.
    """

    nets: tuple[IntegerNet, ...]
    distances: tuple[Distances, ...]
    by_fine: NDArray[np.int64]


def spread_row(spread: NDArray[np.int64]) -> NDArray[np.int64]:
    """Rows of `Distances.table` for logarithms of spreads in 1 / 16."""
    row: NDArray[np.int64] = ((spread + _LEAST_SPREAD) >> _SPREAD_SHIFT).clip(0, SPREADS - 1)
    return row


def spreads() -> NDArray[np.float64]:
    """Spreads that the rows of `Distances.table` are made for, (SPREADS,), in quantiser steps."""
    logarithms = ((np.arange(SPREADS) + 0.5) * 2**_SPREAD_SHIFT - _LEAST_SPREAD) / PHASES
    return np.asarray(np.exp(logarithms))


def input_limits(number: int, is_faithful: bool) -> NDArray[np.int64]:
    """Greatest magnitude of each input of a group's network, in the order in which `cells` gives them."""
    told = [[MOST_RAW] * len(group.told) + [MOST_SUM] * len(group.bands) for group in groups()]
    owned = [[MOST_RAW] * len(group.own) + [MOST_SUM] * len(group.bands) for group in groups()]
    about = [1] * (1 + COARSEST + 1) + [STUDIO.detail_limit] * DETAIL_INPUTS
    around = np.repeat([*itertools.chain(*told[:number]), *about], AROUND)
    beside = np.repeat([*told[number], 1], BESIDE)
    below = np.repeat([*itertools.chain(*told)], AROUND if is_faithful else 0)
    own = [*itertools.chain(*owned[:number])]
    return np.concatenate([around, beside, own, below, [1] * STRUCTURE_INPUTS]).astype(np.int64)


@cache
def cell_model(level: str) -> CellModel:
    """The forecasts of a level, `fine` or `faithful`."""
    with np.load(CELL_TABLES, allow_pickle=False) as file:
        # What the other level has is not unpacked.
        own = [name for name in file.files if name.startswith(level) or name == "by_fine"]
        arrays = {name: file[name].astype(np.int64) for name in own}
    nets = []
    for number in range(GROUPS):
        name, most = f"{level}_{number}", input_limits(number, level == "faithful")
        layers = [
            Layer(arrays[f"{name}_weights_{i}"], arrays[f"{name}_bias_{i}"], shift, MOST_HIDDEN)
            for i, shift in enumerate(SHIFTS)
        ]
        nets.append(IntegerNet(layers, -most, most))
    wide, narrow = (Distances(arrays[f"{level}_{kind}"]) for kind in ("wide", "narrow"))
    distances = tuple(wide if number < WIDE_GROUPS else narrow for number in range(GROUPS))
    return CellModel(tuple(nets), distances, arrays["by_fine"])


@cache
def coarseness_frequencies() -> NDArray[np.int64]:
    """Frequencies of the coarseness of a cell, (5, 4): by 1 + the greatest of its neighbours, 0 if none is known."""
    with np.load(CELL_TABLES, allow_pickle=False) as file:
        return file["coarseness"].astype(np.int64)


def filled_probability(outputs: NDArray[np.int64]) -> NDArray[np.int64]:
    """Probability in 1 / 65536 that a group is not empty, by a logit in 1 / 16."""
    table = tables.structure_model("structure").probability
    return table[(outputs * _FLAG_UNIT).clip(-(len(table) // 2), len(table) // 2) + len(table) // 2]
