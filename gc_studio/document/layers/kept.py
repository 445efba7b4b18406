"""The kept photo: cells coded as pictures of their own, true to the photo whatever the model paints beneath.

`fine` holds the cells of level 2 and above, `faithful` those of level 3 again, at a finer step.
"""

import functools
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gc_studio.document.layers.layer import CELL, Array, Arrays, Frame, Layer, in_memory

COEFFICIENTS = CELL * CELL + 2 * (CELL // 2) ** 2
"""Numbers of a cell: luma 16x16, row-major by vertical and horizontal frequency, then Cb and Cr 8x8 likewise."""

COEFFICIENT_LIMIT = 127
"""Coefficients lie in -COEFFICIENT_LIMIT .. COEFFICIENT_LIMIT."""


_ZERO = np.zeros((), np.int8)


def _grid(frame: Frame) -> tuple[int, int]:
    return frame.grid


def _shape(frame: Frame) -> tuple[int, int, int]:
    return COEFFICIENTS, *frame.grid


def _limits(_frame: Frame, _before: Arrays) -> tuple[int, int]:
    return -COEFFICIENT_LIMIT, COEFFICIENT_LIMIT


def _nothing(grid: tuple[int, int]) -> NDArray[np.int8]:
    """No coefficient anywhere, in no memory."""
    return np.broadcast_to(_ZERO, (COEFFICIENTS, *grid))


def _is_nothing(coefficients: NDArray[np.int8]) -> bool:
    return in_memory(coefficients).size == 1 and not in_memory(coefficients).any()


def _within(name: str, outer: str, frame: Frame, arrays: Arrays) -> Arrays:
    """Coefficients and outline of a layer, given only where the level below is."""
    outline = arrays[f"{name}_mask"]
    inside = outline & arrays[outer]
    if np.array_equal(inside, outline):
        inside = outline
    inside.flags.writeable = False
    own: NDArray[Any] = arrays[name]
    if not inside.any():
        own = own if _is_nothing(own) else _nothing(frame.grid)
    elif own[:, ~inside].any():
        own = np.where(inside, own, np.int8(0))
        own.flags.writeable = False
    return {f"{name}_mask": inside, name: own}


def _is_empty(name: str, arrays: Arrays) -> bool:
    return not arrays[f"{name}_mask"].any()


def _layer(name: str, outer: str, needs: str, colour: str, words: str) -> Layer:
    return Layer(
        name=name,
        arrays=(Array(f"{name}_mask", np.bool_, _grid), Array(name, np.int8, _shape, _limits)),
        colour=colour,
        words=words,
        needs=(needs,),
        settle=functools.partial(_within, name, outer),
        is_empty=functools.partial(_is_empty, name),
        # People read them behind what they refine, the mask with it.
        rank=2,
        is_of_model=False,
    )


FINE = _layer("fine", "mask", "mask", "#3cc48d", "Cells kept as the photo shows them, small things softened")
FAITHFUL = _layer(
    "faithful", "fine_mask", "fine", "#f7d038", "Cells kept so true to the photo that letters can be read"
)
