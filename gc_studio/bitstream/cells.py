"""The photo's kept cells <-> bytes: outline, then coefficients under counts that follow them.

A bit says whether all cells of the level below are kept; if not, their outline follows. Then come the coefficients,
plane by plane from low frequencies to high ones, each of all cells at once.
"""

import numpy as np
from numpy.typing import NDArray

from gc_studio.bitstream.adaptive import Counts
from gc_studio.bitstream.coder import Coder
from gc_studio.bitstream.mask import put_outline, take_outline
from gc_studio.bitstream.rangecoder import PROBABILITY_ONE, Decoder, Encoder
from gc_studio.document import CELL, COEFFICIENT_LIMIT, COEFFICIENTS, Arrays, Document, Frame

_EVEN = np.array([PROBABILITY_ONE // 2])


def _planes() -> list[NDArray[np.intp]]:
    """Numbers of the coefficients of each plane, from low frequencies to high ones."""
    planes, first = [], 0
    for side in (CELL, CELL // 2, CELL // 2):
        vertical, horizontal = np.divmod(np.arange(side * side), side)
        planes.append(first + np.argsort(vertical + horizontal, kind="stable"))
        first += side * side
    return planes


def encode(
    coefficients: NDArray[np.int8],
    kept: NDArray[np.bool_],
    open_cells: NDArray[np.bool_],
    coarser: NDArray[np.int8] | None = None,
) -> bytes:
    """Bytes of kept cells.

    Args:
        coefficients: int8 (384, rows, columns) in -127 .. 127.
        kept: bool (rows, columns), which cells are coded, at least one.
        open_cells: bool (rows, columns), the level below; only cells within it are kept.
        coarser: int8 (384, rows, columns), coefficients of the level below if it has some.
    """
    encoder = Encoder()
    is_all = np.array_equal(kept, open_cells)
    encoder.bits(np.array([is_all]), _EVEN)
    if not is_all:
        put_outline(encoder, kept, open_cells)
    symbols = coefficients[:, kept].astype(np.int64) + COEFFICIENT_LIMIT
    for plane in _planes():
        counts = Counts.around_zero(COEFFICIENT_LIMIT)
        for number in plane:
            counts.put(encoder, symbols[number])
    return encoder.finish()


def decode(
    data: bytes, open_cells: NDArray[np.bool_], coarser: NDArray[np.int8] | None = None
) -> tuple[NDArray[np.int8], NDArray[np.bool_]]:
    """Inverse of `encode`: coefficients, and which cells they are of.

    Raises:
        GcxError: no encoder writes these bytes.
    """
    decoder = Decoder(data)
    kept = open_cells if decoder.bits(_EVEN)[0] else take_outline(decoder, open_cells)
    count = int(kept.sum())
    symbols = np.zeros((COEFFICIENTS, count), np.int64)
    for plane in _planes():
        counts = Counts.around_zero(COEFFICIENT_LIMIT)
        for number in plane:
            symbols[number] = counts.take(decoder, count)
    coefficients = np.zeros((COEFFICIENTS, *kept.shape), np.int8)
    coefficients[:, kept] = symbols - COEFFICIENT_LIMIT
    return coefficients, kept


def _encode_fine(document: Document) -> bytes:
    return encode(document.fine, document.fine_mask, document.mask)


def _decode_fine(payload: bytes, _frame: Frame, before: Arrays) -> Arrays:
    fine, kept = decode(payload, before["mask"])
    return {"fine_mask": kept, "fine": fine}


def _encode_faithful(document: Document) -> bytes:
    return encode(document.faithful, document.faithful_mask, document.fine_mask, document.fine)


def _decode_faithful(payload: bytes, _frame: Frame, before: Arrays) -> Arrays:
    faithful, kept = decode(payload, before["fine_mask"], before["fine"])
    return {"faithful_mask": kept, "faithful": faithful}


FINE_CODER = Coder("fine", lambda: _encode_fine, _decode_fine, ("fine", "fine_mask", "mask"))
FAITHFUL_CODER = Coder(
    "faithful", lambda: _encode_faithful, _decode_faithful, ("faithful", "faithful_mask", "fine", "fine_mask")
)
