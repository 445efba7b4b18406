"""Noise that belongs to a place in the picture, the same on every machine."""

import numpy as np
import torch
from torch import Tensor

from gc_studio.document import MAX_SIDE

NOISE_STRIDE = 8
"""Picture pixels per number."""


def _of_the_largest_picture() -> Tensor:
    # From the bits of a generator whose stream NumPy promises to keep, and added as integers: alike everywhere.
    side = MAX_SIDE // NOISE_STRIDE
    uniform = np.random.PCG64(8).random_raw(side * side).astype("<u8").view("<u2").reshape(-1, 4)
    mean, deviation = 4 * 0xFFFF / 2, (4 * (2.0**32 - 1) / 12) ** 0.5
    values = (uniform.sum(1, np.int64) - mean) / deviation
    return torch.from_numpy(values.astype(np.float32).reshape(1, 1, side, side))


_NOISE = _of_the_largest_picture()


def noise(height: int, width: int) -> Tensor:
    """What breaks the rows of a weave: where nothing is drawn, all else that a stage is told is the same everywhere.

    Sums of four uniform numbers, nearly normal, of mean 0 and deviation 1.

    height, width: of the picture, multiples of 32, at most 4096 -> float32 (1, 1, H / 8, W / 8), a part of one map.
    """
    return _NOISE[:, :, : height // NOISE_STRIDE, : width // NOISE_STRIDE]
