"""Thin-plate splines of the plane: the smoothest map that takes some points to others (Bookstein, PAMI 1989)."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.floating]
"""(..., 2), x and y."""


@dataclass(frozen=True, eq=False)
class ThinPlate:
    """A map f(p) = p + A (1, p) + sum of w_i U(|p - c_i|), where U(r) = r^2 log r^2.

    Attributes:
        centres: float64 (N, 2), the points whose places are known.
        weights: float64 (N + 3, 2), the w_i, then A transposed.
    """

    centres: NDArray[np.float64]
    weights: NDArray[np.float64]

    @classmethod
    def through(cls, sources: Sequence[tuple[float, float]], targets: Sequence[tuple[float, float]]) -> "ThinPlate":
        """The spline that takes each source to its target.

        Sources that lie in one place or on one line leave the map open across it; then the least change is taken, and
        several that lie in one place go to the middle of their targets.
        """
        centres, ends = np.array(sources, np.float64), np.array(targets, np.float64)
        count = len(centres)
        system = np.zeros((count + 3, count + 3))
        system[:count] = _columns(centres, centres)
        system[count:, :count] = system[:count, count:].T
        goal = np.concatenate([ends - centres, np.zeros((3, 2))])
        return cls(centres, np.linalg.lstsq(system, goal, rcond=None)[0])

    def __call__(self, points: Points) -> NDArray[np.float64]:
        """Where points (..., 2) go, float64 of that shape."""
        flat = np.asarray(points, np.float64).reshape(-1, 2)
        return (flat + _columns(flat, self.centres) @ self.weights).reshape(np.shape(points))


def _columns(points: NDArray[np.float64], centres: NDArray[np.float64]) -> NDArray[np.float64]:
    """What the weights are multiplied by at each point: U of its distance from each centre, 1, x and y; (N, M + 3)."""
    # A table of one column for each of few centres, without an array of all differences.
    squares = np.subtract.outer(points[:, 0], centres[:, 0]) ** 2 + np.subtract.outer(points[:, 1], centres[:, 1]) ** 2
    bent = squares * np.log(np.maximum(squares, 1e-12))
    return np.concatenate([bent, np.ones((len(points), 1)), points], axis=1)
