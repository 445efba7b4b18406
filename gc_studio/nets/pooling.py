"""Means over the bins of a grid, of any size: adaptive average pooling in numpy."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


def pooled_to(x: NDArray[np.float32], grid: tuple[int, int]) -> NDArray[np.float32]:
    """Means over bins; bins share a row or a column where the sides are no multiples.

    x: float32 (..., H, W) -> (..., R, C) for a grid (R, C), as torch's `adaptive_avg_pool2d`.
    """
    sums = x.astype(np.float64)
    for axis, bins in zip((-2, -1), grid, strict=True):
        size = x.shape[axis]
        starts = np.arange(bins) * size // bins
        stops = -(-np.arange(1, bins + 1) * size // bins)
        running = np.concatenate([np.zeros_like(sums.take([0], axis)), sums.cumsum(axis)], axis)
        counts = (stops - starts).reshape((-1, 1) if axis == -2 else -1)
        sums = (running.take(stops, axis) - running.take(starts, axis)) / counts
    return sums.astype(np.float32)


def feature_distance(
    some: Sequence[NDArray[np.float32]], others: Sequence[NDArray[np.float32]], grid: tuple[int, int]
) -> NDArray[np.float32]:
    """`features.FeatureNet.distance` of two pictures' maps before the mean over places: float32 (R, C)."""
    places = [pooled_to(np.square(a - b).sum(1)[0], grid) for a, b in zip(some, others, strict=True)]
    return np.asarray(sum(places), np.float32)
