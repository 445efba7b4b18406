"""A small network whose every sum is an integer that float32 holds exactly: the same result on every machine.

    a_0 = x;   a_i = max(0, (W_i a_{i-1} + b_i) >> s_i);   the last layer without the max

All W_i, b_i, x are integers. No sum of absolute terms reaches 2^24, so BLAS may add in any order and with fused
multiply-adds; the shifts are exact scalings by powers of two, then floor.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

EXACT = 2**24
"""Integers below this are exact in float32, and so are their multiples by powers of two."""


@dataclass(frozen=True)
class Layer:
    """weights: integers (outputs, inputs); bias: integers (outputs,); shift: bits that the sums lose."""

    weights: NDArray[np.int64]
    bias: NDArray[np.int64]
    shift: int


class IntegerNet:
    """Layers ready to run."""

    def __init__(self, layers: Sequence[Layer], largest_input: int = 1) -> None:
        """Check that every sum is exact for inputs in 0 .. largest_input.

        Raises:
            ValueError: a sum could reach 2^24.
        """
        reach = np.full(layers[0].weights.shape[1], largest_input, np.int64)
        self._layers = []
        for layer in layers:
            most = np.abs(layer.weights) @ reach + np.abs(layer.bias)
            if most.max() >= EXACT:
                raise ValueError(f"a sum of the network may reach {most.max()}, beyond the exact integers of float32")
            positive = np.maximum(layer.weights, 0) @ reach + layer.bias
            reach = np.maximum(positive >> layer.shift, 0)
            unit = np.float32(2.0**-layer.shift)
            weights, bias = layer.weights.astype(np.float32) * unit, layer.bias.astype(np.float32)[:, None] * unit
            self._layers.append((np.ascontiguousarray(weights), bias, layer.shift))

    def __call__(self, x: NDArray[np.float32]) -> NDArray[np.int64]:
        """x: integers as float32 (inputs, n) -> integers (outputs, n)."""
        for index, (weights, bias, shift) in enumerate(self._layers):
            x = weights @ x
            x += bias
            if index < len(self._layers) - 1:
                np.maximum(x, 0, out=x)
            if shift:
                np.floor(x, out=x)
        return x.astype(np.int64)
