"""The preserved symbols of the detail code <-> bytes: an exact integer network forecasts each from its neighbours.

Cells in wavefront order, the six channels of a cell one after the other. A cell that is not preserved is not coded,
and its neighbours see it as unknown.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gc_studio.bitstream import tables
from gc_studio.bitstream.blas import one_thread
from gc_studio.bitstream.rangecoder import PROBABILITY_ONE, Decoder, Encoder
from gc_studio.bitstream.wavefront import Wavefronts
from gc_studio.document import DETAIL_CHANNELS, DETAIL_LIMIT

_CENTRES = 2 * DETAIL_LIMIT + 1
_ONE_HOT = DETAIL_CHANNELS * _CENTRES
_OWN_CELL = tables.DETAIL_REACH.offsets.index((0, 0)) * _ONE_HOT
_LEAST = 16
"""Least frequency of a symbol."""

_CodeSymbols = Callable[[int, NDArray[np.int64], NDArray[np.int64]], NDArray[Any]]


def _frequencies(logits: NDArray[np.int64]) -> NDArray[np.int64]:
    """Logits in 1 / 64, (5, n) -> frequencies (n, 5), each at least 16, rows summing to 65536."""
    exponential = tables.detail_model().exponential
    shares = exponential.take(logits.max(axis=0) - logits, mode="clip")
    free = PROBABILITY_ONE - _CENTRES * _LEAST
    frequencies = shares * free // shares.sum(axis=0) + _LEAST
    # What the division left over goes to the likeliest symbol.
    frequencies[logits.argmax(axis=0), np.arange(logits.shape[1])] += PROBABILITY_ONE - frequencies.sum(axis=0)
    return frequencies.T


def _visit(mask: NDArray[np.bool_], code_symbols: _CodeSymbols) -> None:
    """Go through the preserved cells and call code_symbols(channel, cells (n,), frequencies (n, 5)) -> symbols (n,)."""
    preserved = mask.ravel()
    wavefronts = Wavefronts(mask.shape, tables.DETAIL_REACH, _ONE_HOT)
    with one_thread():
        for cells in wavefronts:
            wanted = np.flatnonzero(preserved[cells])
            if wanted.size:
                _visit_wavefront(wavefronts, cells, wanted, code_symbols)


def _visit_wavefront(
    wavefronts: Wavefronts, cells: NDArray[np.int64], wanted: NDArray[np.intp], code_symbols: _CodeSymbols
) -> None:
    inputs = np.zeros((len(tables.DETAIL_REACH.offsets) * _ONE_HOT + DETAIL_CHANNELS, wanted.size), np.float32)
    inputs[:-DETAIL_CHANNELS] = wavefronts.window()[:, wanted]
    # The window's own cell is still empty: it takes the channels that are known already.
    own = inputs[_OWN_CELL : _OWN_CELL + _ONE_HOT]
    channel_flags = inputs[-DETAIL_CHANNELS:]
    for channel in range(DETAIL_CHANNELS):
        channel_flags[:] = 0
        channel_flags[channel] = 1
        symbols = code_symbols(channel, cells[wanted], _frequencies(tables.detail_model().net(inputs)))
        own[_CENTRES * channel + symbols, np.arange(wanted.size)] = 1
    known = np.zeros((_ONE_HOT, len(cells)), np.float32)
    known[:, wanted] = own
    wavefronts.put(known)


def encode(detail: NDArray[np.int8], mask: NDArray[np.bool_]) -> bytes:
    """Bytes of the preserved symbols of a detail code, int8 (6, rows, columns); mask: bool (rows, columns)."""
    encoder, flat = Encoder(), detail.reshape(DETAIL_CHANNELS, -1).astype(np.int64) + DETAIL_LIMIT

    def put(channel: int, cells: NDArray[np.int64], frequencies: NDArray[np.int64]) -> NDArray[np.int64]:
        symbols = flat[channel, cells]
        encoder.symbols(symbols, frequencies)
        return symbols

    _visit(mask, put)
    return encoder.finish()


def decode(data: bytes, mask: NDArray[np.bool_]) -> NDArray[np.int8]:
    """Inverse of `encode`: int8 (6, rows, columns), zero where the mask is False.

    Raises:
        GcxError: no encoder writes these bytes.
    """
    decoder, flat = Decoder(data), np.zeros((DETAIL_CHANNELS, mask.size), np.int8)

    def take(channel: int, cells: NDArray[np.int64], frequencies: NDArray[np.int64]) -> NDArray[np.int32]:
        symbols = decoder.symbols(frequencies)
        flat[channel, cells] = symbols - DETAIL_LIMIT
        return symbols

    _visit(mask, take)
    return flat.reshape(DETAIL_CHANNELS, *mask.shape)
