"""Symbols without trained tables <-> bytes: frequencies that follow what was coded so far, all in integers.

For the codes of models whose numbers are not the studio model's, which alone has tables.
"""

import numpy as np
from numpy.typing import NDArray

from gc_studio.bitstream.rangecoder import PROBABILITY_ONE, Decoder, Encoder

_STEP = 32
"""What a symbol adds to its count."""

_EVEN = 16
_PEAK, _HALVED_EVERY = 4096, 2


class Counts:
    """How often each of n symbols came."""

    def __init__(self, counts: NDArray[np.int64]) -> None:
        self._counts = counts

    @classmethod
    def even(cls, symbols: int) -> "Counts":
        """All symbols alike."""
        return cls(np.full(symbols, _EVEN, np.int64))

    @classmethod
    def around_zero(cls, limit: int) -> "Counts":
        """Values -limit .. limit, each two further from zero half as often."""
        distance = np.abs(np.arange(-limit, limit + 1))
        return cls(np.maximum(_PEAK >> np.minimum(distance // _HALVED_EVERY, 62), 1).astype(np.int64))

    def frequencies(self, count: int) -> NDArray[np.int64]:
        """Frequencies (count, n) in 1 / 65536, each row the same, at least 1 each."""
        counts = self._counts
        frequencies = counts * (PROBABILITY_ONE - len(counts)) // counts.sum() + 1
        # What the division left over goes to the likeliest symbol.
        frequencies[counts.argmax()] += PROBABILITY_ONE - frequencies.sum()
        return np.broadcast_to(frequencies, (count, len(counts)))

    def learn(self, symbols: NDArray[np.int64]) -> None:
        """These symbols (count,) came."""
        np.add.at(self._counts, symbols, _STEP)

    def put(self, encoder: Encoder, symbols: NDArray[np.int64]) -> None:
        """Code symbols (count,) under one and the same frequencies, then learn from them."""
        encoder.symbols(symbols, np.ascontiguousarray(self.frequencies(len(symbols))))
        self.learn(symbols)

    def take(self, decoder: Decoder, count: int) -> NDArray[np.int64]:
        """Inverse of `put`."""
        symbols = decoder.symbols(np.ascontiguousarray(self.frequencies(count))).astype(np.int64)
        self.learn(symbols)
        return symbols
