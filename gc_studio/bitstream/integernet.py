"""A small network whose every sum is an integer that float32 holds exactly: the same result on every machine.

    a_0 = x;   a_i = max(0, (W_i a_{i-1} + b_i) >> s_i);   the last layer without the max

A layer may cut its values off above, which keeps the sums of the next one small.

All W_i, b_i, x are integers. No sum of absolute terms reaches 2^24, so BLAS may add in any order and with fused
multiply-adds; the shifts are exact scalings by powers of two, then floor.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

EXACT = 2**24
"""Integers below this are exact in float32, and so are their multiples by powers of two."""


@dataclass(frozen=True)
class Layer:
    """weights: integers (outputs, inputs); bias: integers (outputs,); shift: bits that the sums lose.

    most: above it values are cut off, unless the layer is the last or loses no bits; None: nowhere.
    """

    weights: NDArray[np.int64]
    bias: NDArray[np.int64]
    shift: int
    most: int | None = None


class IntegerNet:
    """Layers ready to run."""

    def __init__(
        self, layers: Sequence[Layer], least: NDArray[Any] | None = None, most: NDArray[Any] | None = None
    ) -> None:
        """Check that every sum is exact for inputs from `least` to `most`, (inputs,) each: 0 and 1 if not given.

        Raises:
            ValueError: a sum could reach 2^24.
        """
        inputs = layers[0].weights.shape[1]
        least = np.zeros(inputs, np.int64) if least is None else least
        most = np.ones(inputs, np.int64) if most is None else most
        left_out: NDArray[Any] = np.zeros(inputs, np.int64)
        parts = []
        for layer in layers:
            # What the layer before left out is added here, by linearity: W (a + c) + b = W a + (W c + b).
            bias = layer.weights @ left_out + layer.bias
            largest = (np.abs(layer.weights) @ np.maximum(np.abs(least), np.abs(most)) + np.abs(bias)).max()
            if largest >= EXACT:
                raise ValueError(f"a sum of the network may reach {largest}, beyond the exact integers of float32")
            # max(0, x + b) = max(-b, x) + b: a layer without shift saves one pass over its values.
            is_late = layer.shift == 0 and layer is not layers[-1]
            most = layer.weights.clip(min=0) @ most + layer.weights.clip(max=0) @ least
            least, left_out = (-bias, bias) if is_late else (0 * bias, 0 * bias)
            most = np.maximum(most, least) if is_late else np.maximum(most + bias, 0) >> layer.shift
            if layer.most is not None:
                most = np.minimum(most, layer.most)
            unit = np.float32(2.0**-layer.shift)
            weights = np.ascontiguousarray(layer.weights.astype(np.float32) * unit)
            bias_column = bias.astype(np.float32)[:, None] * unit
            parts.append((weights, -bias_column if is_late else bias_column, is_late, layer.most))

        self.first = parts[0][0]
        """Weights of the first layer, float32 (outputs, inputs), for who has more to multiply the inputs with."""
        self._hidden = [(*part[1:], after[0]) for part, after in itertools.pairwise(parts)]
        self._last_bias = parts[-1][1]

    def __call__(self, x: NDArray[np.float32]) -> NDArray[np.int64]:
        """x: integers as float32 (inputs, n) -> integers (outputs, n)."""
        return self.after_first(self.first @ x)

    def after_first(self, x: NDArray[np.float32]) -> NDArray[np.int64]:
        """The rest from the products of `first` and the inputs, (outputs of the first layer, n); x is overwritten."""
        for bias, is_late, most, next_weights in self._hidden:
            if is_late:
                np.maximum(x, bias, out=x)
            else:
                x += bias
                np.clip(x, 0, most, out=x)
                np.floor(x, out=x)
            x = next_weights @ x
        x += self._last_bias
        return np.floor(x, out=x).astype(np.int64)
