"""A detail code -> the bytes that it takes channel by channel, as the paper codes it, beside ours in context."""

import numpy as np
from numpy.typing import NDArray

from gc_studio.bitstream.adaptive import Counts
from gc_studio.bitstream.rangecoder import Encoder


def channel_bytes(detail: NDArray[np.int8], limit: int) -> int:
    """Bytes of a whole detail code as Agustsson et al. (ICCV 2019) code it: each channel under frequencies of its own.

    They follow what was coded, symbol by symbol and in integers, so that a reader could do the same.

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
