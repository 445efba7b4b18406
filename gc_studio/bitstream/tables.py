"""Trained integer tables of the coders, shipped beside this file. They are part of the format: never change one."""

from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gc_studio.bitstream.binary import BinaryModel

TABLES = Path(__file__).with_name("tables-v1.npz")

COUNT_UNIT = 64
"""Starting counts are in 1 / 64 of an observation, so that rare events have exact small probabilities."""

STRUCTURE_TEMPLATE = (
    *((-1, 0), (-2, 0), (-3, 0), (-3, -1), (-2, -1), (-1, -1), (0, -1), (1, -1), (2, -1), (3, -1)),
    *((-2, -2), (-1, -2), (0, -2), (1, -2), (2, -2), (0, -3)),
)
MASK_TEMPLATE = ((-1, 0), (0, -1), (-1, -1), (1, -1), (-2, 0), (0, -2))

TEXTURE_REACH = 32
"""Texture codes beyond -32 .. 32 are written as an escape and eight plain bits."""


@cache
def _tables() -> dict[str, NDArray[np.int64]]:
    with np.load(TABLES, allow_pickle=False) as file:
        return {name: file[name].astype(np.int64) for name in file.files}


@cache
def structure_model() -> BinaryModel:
    """Context model of the structure map: 16 neighbours, counts trained on maps of garments at all scales."""
    return BinaryModel(STRUCTURE_TEMPLATE, _tables()["structure"], COUNT_UNIT, 512 * COUNT_UNIT)


@cache
def mask_model() -> BinaryModel:
    """Context model of the preserve mask: 6 neighbours, counts trained on boxes and brushed regions."""
    return BinaryModel(MASK_TEMPLATE, _tables()["mask"], COUNT_UNIT, 64 * COUNT_UNIT)


def texture_frequencies() -> NDArray[np.int64]:
    """Frequencies (64, 66) per texture dimension of the codes -32 .. 32 and, last, the escape; rows sum to 4096."""
    return _tables()["texture"]


def detail_frequencies() -> NDArray[np.int64]:
    """Frequencies (4, 5) per channel of the detail symbols -2 .. 2; rows sum to 4096."""
    return _tables()["detail"]
