"""What flows between programs: numpy arrays, or torch's tensors on a GPU, handled without importing torch."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = Any
"""A numpy array, or on a GPU a tensor: both have a shape and take slices."""


def on_host(array: Array) -> NDArray[Any]:
    """As a numpy array; half precision as float32."""
    if isinstance(array, np.ndarray):
        return array
    found: NDArray[Any] = array.cpu().numpy()
    return found.astype(np.float32) if found.dtype == np.float16 else found


def framed(array: Array, top: int, left: int, bottom: int, right: int) -> Array:
    """A part of an array (N, C, H, W), in memory of its own, zero where it lies beyond the edges."""
    height, width = array.shape[2:]
    rows, columns = slice(max(0, top), min(height, bottom)), slice(max(0, left), min(width, right))
    inside = array[:, :, rows, columns]
    shape = (*array.shape[:2], bottom - top, right - left)
    if isinstance(array, np.ndarray):
        if inside.shape == shape:
            return np.ascontiguousarray(inside)
        part: Array = np.zeros(shape, array.dtype)
    else:
        part = array.new_zeros(shape)
    part[:, :, rows.start - top : rows.stop - top, columns.start - left : columns.stop - left] = inside
    return part
