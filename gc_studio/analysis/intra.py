"""Photo -> the codes that keep its cells: a cosine transform of each, quantised at two steps, and back.

Needs no model. Colours are YCbCr of BT.601 in full range; luma is coded as it is, chroma at half the size.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.bitstream.cell_context import GROUPS, STEP_RATIO, groups
from gc_studio.document import CELL, COARSEST, COEFFICIENT_LIMIT, COEFFICIENTS, Available
from gc_studio.tasks import next_step

FAITHFUL_STEP = 46.0
FINE_STEP = FAITHFUL_STEP * STEP_RATIO[0] / STEP_RATIO[1]
"""Quantiser steps of levels 2 and 3, for orthonormal transforms of 8-bit values. Their ratio is part of the format."""

GROWTH = (1.0, 1.4, 2.0, 2.8)
"""What steps are multiplied by at each coarseness; those of the mean colours stay."""

_CHROMA_SHARE, _COLOUR_SHARES = 0.8, (0.5, 0.35)
"""Of a step: that of chroma, whose errors spread over four pixels; and those of the mean luma and chroma of a cell,
whose errors would show as squares."""

_FINE_ROUNDED_UP, _FAITHFUL_ROUNDED_UP = (0.5, 0.42, 0.36, 0.3, 0.25), (0.5, 0.44, 0.4, 0.36, 0.3)
"""What is added before a quotient is cut off, by group: the higher a frequency, the more a small coefficient costs."""

_MOST_COEFFICIENTS = (38, 54, 74)
"""A cell with more faithful coefficients than these has a coarseness of 1, 2 and 3: letters and foliage hide much."""

_CELLS_AT_ONCE = 512

_ONE_IS_LESS = 0.04
"""Coefficients of 1 are mostly somewhat less."""

_CHROMA, _CHROMA_FIRST = CELL // 2, CELL * CELL
_LEVEL = np.float32(128)
_TO_YCBCR = np.array([[0.299, 0.587, 0.114], [-0.168736, -0.331264, 0.5], [0.5, -0.418688, -0.081312]], np.float32)
_TO_RGB = np.linalg.inv(_TO_YCBCR.astype(np.float64)).astype(np.float32)

_Floats = NDArray[np.float32]


def _cosines(side: int) -> _Floats:
    """Orthonormal cosine transform, (frequency, place)."""
    frequency, place = np.mgrid[:side, :side]
    waves = np.cos(np.pi * (place + 0.5) * frequency / side) * np.sqrt(2 / side)
    waves[0] /= np.sqrt(2)
    return waves.astype(np.float32)


def _doubling() -> _Floats:
    """Bilinear enlargement of a cell's chroma, (16, 8), which looks at no other cell."""
    at = np.clip((np.arange(CELL) + 0.5) / 2 - 0.5, 0, _CHROMA - 1)
    return np.maximum(1 - np.abs(at[:, None] - np.arange(_CHROMA)), 0).astype(np.float32)


_LUMA_WAVES, _CHROMA_WAVES = _cosines(CELL), _cosines(_CHROMA)
_CHROMA_SHOWN = _doubling() @ _CHROMA_WAVES.T


def _of_groups(values: tuple[float, ...]) -> _Floats:
    """A value for each coefficient by its group, (384,)."""
    each = np.empty(COEFFICIENTS, np.float32)
    for group, value in zip(groups(), values, strict=True):
        each[group.own] = value
    return each


_IS_COLOUR = _of_groups((1, *[0] * (GROUPS - 1))) == 1


def steps(step: float, coarseness: NDArray[np.integer]) -> _Floats:
    """Quantiser steps (384, n) of cells of a coarseness (n,)."""
    plain = np.full(COEFFICIENTS, step, np.float32)
    plain[_CHROMA_FIRST:] *= np.float32(_CHROMA_SHARE)
    plain[groups()[0].own] = np.float32(step) * np.array([_COLOUR_SHARES[0], *2 * _COLOUR_SHARES[1:]], np.float32)
    growth = np.array(GROWTH, np.float32)[coarseness]
    return np.where(_IS_COLOUR[:, None], np.float32(1), growth) * plain[:, None]


def available_of(photo: NDArray[np.uint8], detail: NDArray[np.int8]) -> Available:
    """Codes of a whole photo, uint8 RGB (H, W, 3), given those of level 1."""
    return Available(detail, *coded(photo))


def coded(photo: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], NDArray[np.int8], NDArray[np.int8]]:
    """Codes of levels 2 and 3 of a whole photo.

    Args:
        photo: uint8 RGB (H, W, 3).

    Returns:
        coarseness, uint8 (ceil(H / 16), ceil(W / 16)); fine and faithful, int8 (384, ceil(H / 16), ceil(W / 16)).

    Raises:
        CalledOffError: nobody waits for it any more.
    """
    rows, columns = (-(-side // CELL) for side in photo.shape[:2])
    coarseness = np.empty((rows, columns), np.uint8)
    fine, faithful = (np.empty((COEFFICIENTS, rows, columns), np.int8) for _ in range(2))
    # In bands, which a processor's cache holds: a large photo takes half of the time, and little memory.
    band = max(_CELLS_AT_ONCE // columns, 1)
    for top in range(0, rows, band):
        next_step()
        own = slice(top, top + band)
        coarseness[own], fine[:, own], faithful[:, own] = _band_coded(photo[top * CELL : (top + band) * CELL])
    return coarseness, fine, faithful


def _band_coded(photo: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], NDArray[np.int8], NDArray[np.int8]]:
    coefficients = transformed(photo)
    grid = coefficients.shape[1:]
    flat = coefficients.reshape(COEFFICIENTS, -1)
    smooth = np.zeros(flat.shape[1], np.uint8)
    count = np.count_nonzero(_quantised(flat, steps(FAITHFUL_STEP, smooth), _FAITHFUL_ROUNDED_UP), 0)
    coarseness = np.searchsorted(_MOST_COEFFICIENTS, count).astype(np.uint8)
    assert len(_MOST_COEFFICIENTS) == COARSEST
    fine = _quantised(flat, steps(FINE_STEP, coarseness), _FINE_ROUNDED_UP)
    faithful = _quantised(flat, steps(FAITHFUL_STEP, coarseness), _FAITHFUL_ROUNDED_UP)
    return coarseness.reshape(grid), fine.reshape(-1, *grid), faithful.reshape(-1, *grid)


def transformed(photo: NDArray[np.uint8]) -> _Floats:
    """Coefficients of a picture, uint8 RGB (H, W, 3), before they are quantised: (384, ceil(H / 16), ceil(W / 16))."""
    height, width = photo.shape[:2]
    padded = cv2.copyMakeBorder(photo, 0, -height % CELL, 0, -width % CELL, cv2.BORDER_REPLICATE)
    ycbcr = padded.astype(np.float32) @ _TO_YCBCR.T
    half = ycbcr.shape[1] // 2, ycbcr.shape[0] // 2
    small = np.asarray(cv2.resize(ycbcr[:, :, 1:], half, interpolation=cv2.INTER_AREA), np.float32)
    planes = (
        _of_plane(ycbcr[:, :, 0] - _LEVEL, _LUMA_WAVES),
        *(_of_plane(small[:, :, chroma], _CHROMA_WAVES) for chroma in range(2)),
    )
    return np.concatenate(planes)


def _of_plane(plane: _Floats, waves: _Floats) -> _Floats:
    """(H, W) -> (side * side, H / side, W / side)."""
    side = len(waves)
    rows, columns = (length // side for length in plane.shape)
    blocks = plane.reshape(rows, side, columns, side).transpose(0, 2, 1, 3)
    cells = np.asarray(waves @ blocks @ waves.T, np.float32)
    return cells.transpose(2, 3, 0, 1).reshape(side * side, rows, columns)


def _quantised(coefficients: _Floats, own_steps: _Floats, rounded_up: tuple[float, ...]) -> NDArray[np.int8]:
    whole = np.floor(np.abs(coefficients) / own_steps + _of_groups(rounded_up)[:, None])
    return np.copysign(np.minimum(whole, COEFFICIENT_LIMIT), coefficients).astype(np.int8)


def dequantised(coefficients: NDArray[np.int8], own_steps: _Floats) -> _Floats:
    """Values (384, n) of quantised coefficients (384, n)."""
    whole = coefficients.astype(np.float32)
    return (whole - np.float32(_ONE_IS_LESS) * whole * (np.abs(whole) == 1)) * own_steps


def shown(values: _Floats) -> _Floats:
    """Cells as they look: float32 RGB (n, 16, 16, 3), about 0 .. 255, of values (384, n)."""
    first, second = _CHROMA_FIRST, _CHROMA_FIRST + _CHROMA * _CHROMA
    luma = _LUMA_WAVES.T @ values[:first].T.reshape(-1, CELL, CELL) @ _LUMA_WAVES + _LEVEL
    chroma = (
        _CHROMA_SHOWN @ part.T.reshape(-1, _CHROMA, _CHROMA) @ _CHROMA_SHOWN.T
        for part in (values[first:second], values[second:])
    )
    return np.stack([luma, *chroma], -1) @ _TO_RGB.T
