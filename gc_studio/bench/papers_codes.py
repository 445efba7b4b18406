"""A detail code -> the bytes that it takes without trained tables: channel by channel, and in context.

Both follow what was coded, symbol by symbol and in integers, so that a reader could do the same.
"""

import numpy as np
from numpy.typing import NDArray

from gc_studio.bitstream.adaptive import Counts
from gc_studio.bitstream.rangecoder import PROBABILITY_ONE, Encoder

_TRUST = 24
"""Times that a context must have come for what came in it to weigh as much as what fewer neighbours tell. The best of 2
to 32 for codes of the models street and studio."""


def channel_bytes(detail: NDArray[np.int8], limit: int) -> int:
    """Bytes of a whole detail code as Agustsson et al. (ICCV 2019) code it: each channel under frequencies of its own.

    Args:
        detail: int8 (C, rows, columns) in -limit .. limit.
        limit: see there.
    """
    encoder, frequencies = Encoder(), list[NDArray[np.int64]]()
    symbols = detail.astype(np.int64) + limit
    for channel in symbols:
        counts = Counts.even(2 * limit + 1)
        for symbol in channel.ravel():
            frequencies.append(counts.frequencies(1)[0])
            counts.learn(symbol)
    encoder.symbols(symbols.ravel(), np.array(frequencies))
    return len(encoder.finish())


def context_bytes(detail: NDArray[np.int8], limit: int) -> int:
    """Bytes of the same under frequencies in context: what the paper leaves for future work.

    The frequencies of a channel are refined by those beside the same symbol of the channel before, below the same one,
    behind the same one, and below and behind the same two, each as far as it has come often enough; arguments as there.
    """
    encoder, centres = Encoder(), 2 * limit + 1
    symbols = detail.astype(np.int64) + limit
    # What lies beyond the borders is a symbol of its own.
    known = np.pad(symbols, ((1, 0), (1, 0), (1, 0)), constant_values=centres)
    coded, frequencies = list[int](), list[NDArray[np.int64]]()
    for channel in range(len(symbols)):
        seen: dict[tuple[int, ...], NDArray[np.int64]] = {}
        for row, column in np.ndindex(symbols.shape[1:]):
            before, above, left = (
                int(known[channel, row + 1, column + 1]),
                int(known[channel + 1, row, column + 1]),
                int(known[channel + 1, row + 1, column]),
            )
            contexts = ((), (0, before), (1, above), (2, left), (3, above, left))
            counts = [seen.setdefault(context, np.zeros(centres, np.int64)) for context in contexts]
            symbol = int(symbols[channel, row, column])
            coded.append(symbol)
            frequencies.append(_frequencies(counts))
            for own in counts:
                own[symbol] += 1
    encoder.symbols(np.array(coded), np.array(frequencies))
    return len(encoder.finish())


def _frequencies(counts: list[NDArray[np.int64]]) -> NDArray[np.int64]:
    """Frequencies (n,) in 1 / 65536 of what came in some contexts, each refined by the next."""
    centres = len(counts[0])
    shares = np.full(centres, PROBABILITY_ONE // centres, np.int64)
    for own in counts:
        shares = (own * PROBABILITY_ONE + _TRUST * shares) // (own.sum() + _TRUST)
    shares = np.maximum(shares, 1)
    # What the divisions left over goes to the likeliest symbol.
    shares[shares.argmax()] += PROBABILITY_ONE - shares.sum()
    return shares
