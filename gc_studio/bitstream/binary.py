"""Adaptive coding of binary maps: a causal template picks integer counts, wavefronts let numpy do a row at a time.

Pixels with the same x + 4y depend on none of each other under a template that reaches at most three pixels to the right
in the row above, so each such wavefront is coded by one vector operation. The map is held sheared, one wavefront a row.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gc_studio.bitstream.rangecoder import PROBABILITY_ONE, Decoder, Encoder

SLOPE = 4
"""Wavefront number of pixel (x, y) is x + SLOPE * y."""


@dataclass(frozen=True)
class BinaryModel:
    """A template and its starting counts.

    Attributes:
        template: (dx, dy) of the neighbours, at most 16; dy < 0, or dy = 0 and dx < 0; dx + SLOPE * dy < 0.
        counts: int64 (2 ** len(template), 2), starting counts of False and True per context, each at least 1; the
            first neighbour is the highest bit of the context number.
        increment: added to the count of each coded pixel.
        limit: when the two counts of a context sum to more than this, both are halved, rounding up.
    """

    template: tuple[tuple[int, int], ...]
    counts: NDArray[np.int64]
    increment: int
    limit: int


class _Sheared:
    """The map as coded so far, and the wavefronts in order."""

    def __init__(self, shape: tuple[int, int], template: tuple[tuple[int, int], ...]) -> None:
        self._height, self._width = shape
        self._above = max(-dy for _, dy in template)
        before = max(-(dx + SLOPE * dy) for dx, dy in template)
        self._wavefronts = self._width + SLOPE * (self._height - 1)
        self._pitch = self._height + self._above
        self._start = before * self._pitch + self._above
        self._cells = np.zeros((before + self._wavefronts) * self._pitch, bool)
        self._offsets = np.array([(dx + SLOPE * dy) * self._pitch + dy for dx, dy in template])
        self._spare = 16 - len(template)

    def wavefronts(self) -> Iterator[NDArray[np.int64]]:
        """Positions of the pixels of each wavefront, top to bottom."""
        for wave in range(self._wavefronts):
            top = max(0, -(-(wave - self._width + 1) // SLOPE))
            bottom = min(self._height - 1, wave // SLOPE)
            if top <= bottom:
                first = self._start + wave * self._pitch
                yield np.arange(first + top, first + bottom + 1)

    def contexts(self, positions: NDArray[np.int64]) -> NDArray[np.int64]:
        """Context number of each pixel."""
        neighbours = self._cells[positions[:, None] + self._offsets]
        packed = np.packbits(neighbours, axis=1).astype(np.int64)
        number = packed[:, 0] << 8
        if packed.shape[1] == 2:
            number |= packed[:, 1]
        return number >> self._spare

    def put(self, positions: NDArray[np.int64], bits: NDArray[np.bool_]) -> None:
        self._cells[positions] = bits

    def flat_indices(self, positions: NDArray[np.int64]) -> NDArray[np.int64]:
        """Row-major indices into the upright map."""
        wave, row = np.divmod(positions - self._start, self._pitch)
        return row * self._width + wave - SLOPE * row


def _ones(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Probability of True in 1 / 4096 from counts (n, 2), kept within 1 .. 4095."""
    numerator = counts[:, 1] * PROBABILITY_ONE
    return np.clip(numerator // (counts[:, 0] + counts[:, 1]), 1, PROBABILITY_ONE - 1)


def _learn(counts: NDArray[np.int64], contexts: NDArray[np.int64], bits: NDArray[np.bool_], model: BinaryModel) -> None:
    np.add.at(counts, (contexts, bits.astype(np.intp)), model.increment)
    seen = counts[contexts]
    full = seen.sum(1) > model.limit
    if full.any():
        # Assignment, not in place: a context that occurs twice is halved once.
        counts[contexts[full]] = (seen[full] + 1) >> 1


def encode_bits(bits: NDArray[np.bool_], model: BinaryModel) -> bytes:
    """Code a map. bits: bool (H, W)."""
    sheared, counts = _Sheared(bits.shape, model.template), model.counts.copy()
    flat = bits.ravel()
    coded, probabilities = [], []
    for positions in sheared.wavefronts():
        contexts = sheared.contexts(positions)
        values = flat[sheared.flat_indices(positions)]
        coded.append(values)
        probabilities.append(_ones(counts[contexts]))
        _learn(counts, contexts, values, model)
        sheared.put(positions, values)
    encoder = Encoder()
    encoder.bits(np.concatenate(coded), np.concatenate(probabilities))
    return encoder.finish()


def decode_bits(data: bytes, shape: tuple[int, int], model: BinaryModel) -> NDArray[np.bool_]:
    """Inverse of `encode_bits`: bool of the given shape."""
    sheared, counts = _Sheared(shape, model.template), model.counts.copy()
    flat = np.zeros(shape[0] * shape[1], bool)
    decoder = Decoder(data)
    for positions in sheared.wavefronts():
        contexts = sheared.contexts(positions)
        values = decoder.bits(_ones(counts[contexts]))
        _learn(counts, contexts, values, model)
        sheared.put(positions, values)
        flat[sheared.flat_indices(positions)] = values
    return flat.reshape(shape)
