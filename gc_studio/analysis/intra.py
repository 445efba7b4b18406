"""Photo -> the codes that keep its cells: a cosine transform of each, quantised at two steps, and back.

Needs no model. Colours are YCbCr of BT.601 in full range; luma is coded as it is, chroma at half the size.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.document import CELL, COEFFICIENT_LIMIT, Available

FINE_STEP, FAITHFUL_STEP = 64, 32
"""Quantiser steps of levels 2 and 3, for orthonormal transforms of 8-bit values."""

_ROUNDED_UP = 0.4
"""What is added before a quotient is cut off: less than half, as small coefficients cost more than they show."""

_CHROMA = CELL // 2
_LEVEL = 128.0
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


def available_of(photo: NDArray[np.uint8], detail: NDArray[np.int8]) -> Available:
    """Codes of a whole photo, uint8 RGB (H, W, 3), given those of level 1."""
    return Available(detail, *coded(photo))


def coded(photo: NDArray[np.uint8]) -> tuple[NDArray[np.int8], NDArray[np.int8]]:
    """Codes of levels 2 and 3 of a whole photo.

    Args:
        photo: uint8 RGB (H, W, 3).

    Returns:
        fine and faithful, int8 (384, ceil(H / 16), ceil(W / 16)) each.
    """
    height, width = photo.shape[:2]
    padded = cv2.copyMakeBorder(photo, 0, -height % CELL, 0, -width % CELL, cv2.BORDER_REPLICATE)
    ycbcr = padded.astype(np.float32) @ _TO_YCBCR.T
    half = ycbcr.shape[1] // 2, ycbcr.shape[0] // 2
    small = np.asarray(cv2.resize(ycbcr[:, :, 1:], half, interpolation=cv2.INTER_AREA), np.float32)
    planes = (
        _transformed(ycbcr[:, :, 0] - np.float32(_LEVEL), _LUMA_WAVES),
        *(_transformed(small[:, :, chroma], _CHROMA_WAVES) for chroma in range(2)),
    )
    coefficients = np.concatenate(planes)
    return _quantised(coefficients, FINE_STEP), _quantised(coefficients, FAITHFUL_STEP)


def _transformed(plane: _Floats, waves: _Floats) -> _Floats:
    """(H, W) -> (side * side, H / side, W / side)."""
    side = len(waves)
    rows, columns = (length // side for length in plane.shape)
    blocks = plane.reshape(rows, side, columns, side).transpose(0, 2, 1, 3)
    cells = np.asarray(waves @ blocks @ waves.T, np.float32)
    return cells.transpose(2, 3, 0, 1).reshape(side * side, rows, columns)


def _quantised(coefficients: _Floats, step: int) -> NDArray[np.int8]:
    whole = np.floor(np.abs(coefficients) / np.float32(step) + np.float32(_ROUNDED_UP))
    return np.copysign(np.minimum(whole, COEFFICIENT_LIMIT), coefficients).astype(np.int8)


def shown(coefficients: NDArray[np.int8], step: int) -> _Floats:
    """Cells as they look.

    Args:
        coefficients: int8 (384, n), of n cells.
        step: FINE_STEP or FAITHFUL_STEP.

    Returns:
        float32 RGB (n, 16, 16, 3), about 0 .. 255.
    """
    values = coefficients.T.astype(np.float32) * np.float32(step)
    first, second = CELL * CELL, CELL * CELL + _CHROMA * _CHROMA
    luma = _LUMA_WAVES.T @ values[:, :first].reshape(-1, CELL, CELL) @ _LUMA_WAVES + np.float32(_LEVEL)
    chroma = (
        _CHROMA_SHOWN @ part.reshape(-1, _CHROMA, _CHROMA) @ _CHROMA_SHOWN.T
        for part in (values[:, first:second], values[:, second:])
    )
    return np.stack([luma, *chroma], -1) @ _TO_RGB.T
