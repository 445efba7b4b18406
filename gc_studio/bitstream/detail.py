"""The preserved symbols of the detail code <-> bytes: an exact integer network forecasts each from its neighbours.

Cells in wavefront order, the six channels of a cell one after the other. A cell that is not preserved is not coded,
and its neighbours see it as unknown. Codes of other than six channels and five centres have no network: channel by
channel they are coded under counts that follow them, see `adaptive_context`.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from gc_studio.bitstream import tables
from gc_studio.bitstream.adaptive_context import ChannelContexts, diagonals
from gc_studio.bitstream.blas import one_thread
from gc_studio.bitstream.coder import Coder
from gc_studio.bitstream.rangecoder import PROBABILITY_ONE, Decoder, Encoder
from gc_studio.bitstream.wavefront import SLOPE, KnownMap, Wavefronts, wavefront_groups
from gc_studio.document import STUDIO, Arrays, Document, Frame

_CHANNELS, _LIMIT, _CENTRES = STUDIO.detail_channels, STUDIO.detail_limit, STUDIO.centres
_ONE_HOT = _CHANNELS * _CENTRES
_OWN_CELL = tables.DETAIL_REACH.offsets.index((0, 0)) * _ONE_HOT
_LEAST = 16
"""Least frequency of a symbol."""

_GROUP = 64
"""Wavefronts that are encoded at once, which bounds the memory of large documents."""


def _frequencies(logits: NDArray[np.int64]) -> NDArray[np.int64]:
    """Logits in 1 / 64, (5, n) -> frequencies (n, 5), each at least 16, rows summing to 65536."""
    exponential = tables.detail_model().exponential
    shares = exponential.take(logits.max(axis=0) - logits, mode="clip")
    free = PROBABILITY_ONE - _CENTRES * _LEAST
    frequencies = shares * free // shares.sum(axis=0) + _LEAST
    # What the division left over goes to the likeliest symbol.
    frequencies[logits.argmax(axis=0), np.arange(logits.shape[1])] += PROBABILITY_ONE - frequencies.sum(axis=0)
    return frequencies.T


class _Cells:
    """Preserved cells around which the same channels are known: what the network is told about them."""

    def __init__(self, window: NDArray[np.float32]) -> None:
        """window: float32 (K * 30, n); that of the cell itself is still empty."""
        self._count = window.shape[1]
        self._inputs = np.concatenate([window, np.zeros((_CHANNELS, self._count), np.float32)])

    def frequencies(self, channel: int) -> NDArray[np.int64]:
        """Frequencies (n, 5) of the symbols of a channel; those of the channels before it are known."""
        flags = self._inputs[-_CHANNELS:]
        flags[:] = 0
        flags[channel] = 1
        return _frequencies(tables.detail_model().net(self._inputs))

    def learn(self, channel: int, symbols: NDArray[Any]) -> None:
        """The symbols (n,) of a channel, 0 .. 4, are known."""
        self._inputs[_OWN_CELL + _CENTRES * channel + symbols, np.arange(self._count)] = 1

    @property
    def known(self) -> NDArray[np.float32]:
        """One-hot symbols of the cells, float32 (30, n)."""
        return self._inputs[_OWN_CELL : _OWN_CELL + _ONE_HOT]


def encode(detail: NDArray[np.int8], mask: NDArray[np.bool_], limit: int = _LIMIT) -> bytes:
    """Bytes of the preserved symbols of a detail code, int8 (C, rows, columns) in -limit .. limit.

    mask: bool (rows, columns), where they are preserved.
    """
    encoder = Encoder()
    if (len(detail), limit) != (_CHANNELS, _LIMIT):
        _put_channels(encoder, detail.astype(np.int64), mask, limit)
        return encoder.finish()
    symbols = detail.astype(np.int64) + limit
    one_hot = (symbols[:, None] == np.arange(_CENTRES)[:, None, None]) & mask
    known = KnownMap(one_hot.reshape(_ONE_HOT, *mask.shape), tables.DETAIL_REACH)
    flat, preserved = symbols.reshape(_CHANNELS, -1), mask.ravel()
    for group in wavefront_groups(mask.shape, _GROUP):
        wanted = group[preserved[group]]
        if wanted.size:
            encoder.symbols(*_in_order(wanted, mask.shape[1], flat[:, wanted], _Cells(known.windows(wanted))))
    return encoder.finish()


def _in_order(
    wanted: NDArray[np.int64], width: int, symbols: NDArray[np.int64], cells: _Cells
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Symbols (6, n) of some wavefronts' cells, and their frequencies, wavefront by wavefront: (6n,) and (6n, 5)."""
    frequencies = []
    with one_thread():
        for channel, known in enumerate(symbols):
            frequencies.append(cells.frequencies(channel))
            cells.learn(channel, known)
    rows, columns = np.divmod(wanted, width)
    channels = np.arange(_CHANNELS)[:, None]
    # Stable: the cells of a wavefront stay in their order.
    order = np.argsort(((columns + SLOPE * rows) * _CHANNELS + channels).ravel(), kind="stable")
    return symbols.ravel()[order], np.concatenate(frequencies)[order]


def decode(data: bytes, mask: NDArray[np.bool_], channels: int = _CHANNELS, limit: int = _LIMIT) -> NDArray[np.int8]:
    """Inverse of `encode`: int8 (channels, rows, columns), zero where the mask is False.

    Raises:
        GcxError: no encoder writes these bytes.
    """
    decoder = Decoder(data)
    if (channels, limit) != (_CHANNELS, _LIMIT):
        return _take_channels(decoder, mask, channels, limit)
    detail = np.zeros((_CHANNELS, mask.size), np.int8)
    wavefronts, preserved = Wavefronts(mask.shape, tables.DETAIL_REACH, _ONE_HOT), mask.ravel()
    with one_thread():
        for wavefront in wavefronts:
            wanted = np.flatnonzero(preserved[wavefront])
            if not wanted.size:
                continue
            cells = _Cells(wavefronts.window()[:, wanted])
            for channel in range(_CHANNELS):
                symbols = decoder.symbols(cells.frequencies(channel))
                detail[channel, wavefront[wanted]] = symbols - _LIMIT
                cells.learn(channel, symbols)
            known = np.zeros((_ONE_HOT, len(wavefront)), np.float32)
            known[:, wanted] = cells.known
            wavefronts.put(known)
    return detail.reshape(_CHANNELS, *mask.shape)


def _put_channels(encoder: Encoder, detail: NDArray[np.int64], mask: NDArray[np.bool_], limit: int) -> None:
    known = None
    for channel in detail if mask.any() else ():
        contexts = ChannelContexts(known, mask.shape, 2 * limit + 1)
        coded, frequencies = list[NDArray[np.int64]](), list[NDArray[np.int64]]()
        for rows, columns in diagonals(mask):
            frequencies.append(contexts.frequencies(rows, columns))
            coded.append(channel[rows, columns])
            contexts.learn(rows, columns, coded[-1])
        encoder.symbols(np.concatenate(coded) + limit, np.concatenate(frequencies))
        known = contexts.known


def _take_channels(decoder: Decoder, mask: NDArray[np.bool_], channels: int, limit: int) -> NDArray[np.int8]:
    known, detail = None, np.zeros((channels, *mask.shape), np.int8)
    for channel in detail:
        contexts = ChannelContexts(known, mask.shape, 2 * limit + 1)
        for rows, columns in diagonals(mask):
            values = decoder.symbols(contexts.frequencies(rows, columns)).astype(np.int64) - limit
            contexts.learn(rows, columns, values)
            channel[rows, columns] = values
        known = contexts.known
    return detail


def _encode_layer(document: Document) -> bytes:
    return encode(document.detail, document.mask, document.codes.detail_limit)


def _decode_layer(payload: bytes, frame: Frame, before: Arrays) -> Arrays:
    codes = frame.codes
    return {"detail": decode(payload, before["mask"], codes.detail_channels, codes.detail_limit)}


def _is_present(document: Document) -> bool:
    return bool(document.mask.any())


CODER = Coder("detail", lambda: _encode_layer, _decode_layer, ("detail", "mask"), is_present=_is_present)
