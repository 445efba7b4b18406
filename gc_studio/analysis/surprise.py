"""New textures: a density over the codes that clothes have -> codes nobody photographed, each made again from its seed.

Flows in: the density's file, seeds, codes to be near to. Flows out: codes. All arithmetic is on integers, so a seed
gives the same code on every machine: the bits are those of numpy's PCG64, whose stream is part of its promise.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open

from gc_studio.analysis.library import LibraryError
from gc_studio.document import STUDIO, TEXTURE_LIMIT
from gc_studio.storage import WEIGHTS

DENSITY = WEIGHTS / "studio" / "density.safetensors"

BATCH = 12
"""Codes of one seed."""

LARGEST_SEED = 999_999_999

MEAN_UNIT, FACTOR_UNIT = 64, 1024
"""What 1 is in the stored means and factors."""

SHARE_UNIT = 1 << 16
"""What the shares of the components add up to."""

NEAR, FAR, WHOLE = 15, 8, 17
"""Of codes alike: shares of the code and of chance, whose squares add up to that of the whole."""

_DEVIATION = 37837
"""Of four numbers of 16 bits, added: 65536 / sqrt(3)."""

_UNIT = FACTOR_UNIT * _DEVIATION


@dataclass(frozen=True)
class Density:
    """A mixture of K Gaussians over texture codes, in integers.

    Attributes:
        model: identity of the model that the codes belong to.
        shares: int64 (K,), how often each component is drawn, of SHARE_UNIT.
        means: int64 (K, 64), in 1 / MEAN_UNIT.
        factors: int64 (K, 64, 64), lower triangles L in 1 / FACTOR_UNIT; L L^T is the covariance.
        slopes: float64 (3, 64), by how much CIELAB changes with each value of a code, on the average.
    """

    model: str
    shares: NDArray[np.int64]
    means: NDArray[np.int64]
    factors: NDArray[np.int64]
    slopes: NDArray[np.float64]

    def sample(self, seed: int, number: int) -> NDArray[np.int16]:
        """A code that clothes may have, int16 (64,): m_k + L_k z.

        Args:
            seed: 0 .. LARGEST_SEED.
            number: from 1, of the codes of a seed.
        """
        bits = _Bits(seed, number)
        component = int(np.searchsorted(np.cumsum(self.shares), bits.number(), side="right"))
        return _rounded(self._mean(component) + self.factors[component] @ bits.normal(), 1)

    def alike(self, code: NDArray[np.int16], seed: int, number: int) -> NDArray[np.int16]:
        """A code near a given one, as likely as others of its component: m_k + a (c - m_k) + b L_k z, a^2 + b^2 = 1.

        Such a step leaves the density of the component as it is (preconditioned Crank-Nicolson, Cotter et al., 2013),
        so a code that is unlikely comes out more likely, and a likely one stays so.

        Args:
            code: int16 (64,).
            seed, number: as for `sample`.
        """
        component = self._nearest(code)
        near = NEAR * _UNIT * code.astype(np.int64) + (WHOLE - NEAR) * self._mean(component)
        return _rounded(near + FAR * (self.factors[component] @ _Bits(seed, number).normal()), WHOLE)

    def covariance(self) -> NDArray[np.float64]:
        """Of all codes, float64 (64, 64)."""
        shares, means, factors = self.shares / SHARE_UNIT, self.means / MEAN_UNIT, self.factors / FACTOR_UNIT
        moved = means - shares @ means
        within = np.einsum("k,kij,klj->il", shares, factors, factors)
        return np.asarray(within + np.einsum("k,ki,kj->ij", shares, moved, moved))

    def _mean(self, component: int) -> NDArray[np.int64]:
        mean: NDArray[np.int64] = self.means[component] * (_UNIT // MEAN_UNIT)
        return mean

    def _nearest(self, code: NDArray[np.int16]) -> int:
        """The component whose mean is nearest, in the standard deviations that the components have on average."""
        variances = np.maximum((self.factors**2).sum(2).mean(0).astype(np.int64), 1)
        distances = (MEAN_UNIT * code.astype(np.int64) - self.means) ** 2
        # Whole numbers, so that no machine finds another one.
        return int((distances * (FACTOR_UNIT**2) // variances).sum(1).argmin())


class _Bits:
    """The bits of one code of a seed, in the order in which they are drawn."""

    def __init__(self, seed: int, number: int) -> None:
        self._bits = np.random.PCG64([seed, number])

    def number(self) -> int:
        """0 .. SHARE_UNIT - 1."""
        return int(self._bits.random_raw()) >> 48

    def normal(self) -> NDArray[np.int64]:
        """About normal, int64 (64,), with a deviation of _DEVIATION: never further off than 3.5 of these."""
        words = self._bits.random_raw(STUDIO.texture_dimensions).astype("<u8")
        return words.view("<u2").reshape(-1, 4).astype(np.int64).sum(1) - 2 * 65535


def _rounded(codes: NDArray[np.int64], parts: int) -> NDArray[np.int16]:
    """Codes in 1 / (_UNIT * parts) -> int16."""
    unit = _UNIT * parts
    return ((codes + unit // 2) // unit).clip(-TEXTURE_LIMIT, TEXTURE_LIMIT).astype(np.int16)


@cache
def load_density(path: Path = DENSITY) -> Density:
    """The density in a file.

    Raises:
        LibraryError: the file is missing or damaged.
    """
    size = STUDIO.texture_dimensions
    try:
        with safe_open(path, framework="numpy") as file:
            model = str((file.metadata() or {})["model"])
            shares, means, triangles = (
                file.get_tensor(name).astype(np.int64) for name in ("shares", "means", "triangles")
            )
            slopes = file.get_tensor("slopes").astype(np.float64)
        if means.shape != (len(shares), size) or shares.sum() != SHARE_UNIT or slopes.shape != (3, size):
            raise ValueError("its arrays do not fit")
        factors = np.zeros((len(shares), size, size), np.int64)
        factors[:, *np.tril_indices(size)] = triangles
    except (OSError, SafetensorError, KeyError, ValueError, IndexError) as error:
        raise LibraryError(f"what surprises are made of cannot be read: {path}: {error}") from error
    return Density(model, shares, means, factors, slopes)
