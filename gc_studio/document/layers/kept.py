"""The kept photo: cells coded as pictures of their own, true to the photo whatever the model paints beneath.

`fine` holds the cells of level 2 and above, `faithful` those of level 3 again, at a finer step.
"""

import functools
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gc_studio.document.layers.layer import CELL, Array, Arrays, Frame, Layer, in_memory
from gc_studio.words import mark

COEFFICIENTS = CELL * CELL + 2 * (CELL // 2) ** 2
"""Numbers of a cell: luma 16x16, row-major by vertical and horizontal frequency, then Cb and Cr 8x8 likewise."""

COEFFICIENT_LIMIT = 127
"""Coefficients lie in -COEFFICIENT_LIMIT .. COEFFICIENT_LIMIT."""

COARSEST = 3
"""Cells have a coarseness from 0 to COARSEST, by which their steps grow: where much contrast hides what is lost."""

_ZERO = np.zeros((), np.int8)


def _grid(frame: Frame) -> tuple[int, int]:
    return frame.grid


def _shape(frame: Frame) -> tuple[int, int, int]:
    return COEFFICIENTS, *frame.grid


def _limits(_frame: Frame, _before: Arrays) -> tuple[int, int]:
    return -COEFFICIENT_LIMIT, COEFFICIENT_LIMIT


def _coarseness_limits(_frame: Frame, _before: Arrays) -> tuple[int, int]:
    return 0, COARSEST


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
    elif (np.bitwise_or.reduce(own, axis=0).astype(bool) & ~inside).any():
        own = _zeroed(own, inside)
    return {f"{name}_mask": inside, name: own}


def _with_coarseness(frame: Frame, arrays: Arrays) -> Arrays:
    settled = dict(_within("fine", "mask", frame, arrays))
    coarseness, inside = arrays["coarseness"], settled["fine_mask"]
    return settled | {"coarseness": _zeroed(coarseness, inside) if coarseness[~inside].any() else coarseness}


def _zeroed(values: NDArray[Any], inside: NDArray[np.bool_]) -> NDArray[Any]:
    zeroed = np.where(inside, values, values.dtype.type(0))
    zeroed.flags.writeable = False
    return zeroed


def _has_none(outline: str, arrays: Arrays) -> bool:
    return not arrays[outline].any()


FINE = Layer(
    name=mark("fine"),
    arrays=(
        Array("fine_mask", np.bool_, _grid),
        Array("coarseness", np.uint8, _grid, _coarseness_limits),
        Array("fine", np.int8, _shape, _limits),
    ),
    colour="#3cc48d",
    words=mark("Cells kept as the photo shows them, small things softened"),
    needs=("mask",),
    settle=_with_coarseness,
    is_empty=functools.partial(_has_none, "fine_mask"),
    # People read it behind what it refines, the mask with it.
    rank=2,
    is_of_model=False,
)
FAITHFUL = Layer(
    name=mark("faithful"),
    arrays=(Array("faithful_mask", np.bool_, _grid), Array("faithful", np.int8, _shape, _limits)),
    colour="#f7d038",
    words=mark("Cells kept so true to the photo that letters can be read"),
    needs=("fine",),
    settle=functools.partial(_within, "faithful", "fine_mask"),
    is_empty=functools.partial(_has_none, "faithful_mask"),
    rank=2,
    is_of_model=False,
)
