"""Preserve masks and region maps <-> bytes: fixed trained probabilities by ten neighbours, or plain bits."""

import numpy as np
from numpy.typing import NDArray

from gc_studio.bitstream import tables
from gc_studio.bitstream.coder import Coder
from gc_studio.bitstream.rangecoder import PROBABILITY_ONE, Decoder, Encoder
from gc_studio.bitstream.wavefront import KnownMap, Wavefronts, wavefront_groups
from gc_studio.document import Arrays, Document, Frame

_PLAIN = np.array([PROBABILITY_ONE // 64])
"""Probability of a mask so irregular that one plain bit a cell is shorter."""


_GROUP = 64
"""Wavefronts that are encoded at once, which bounds the memory of large maps."""


def put_outline(encoder: Encoder, mask: NDArray[np.bool_], open_cells: NDArray[np.bool_]) -> None:
    """Code which cells lie within an outline, bool (rows, columns); those that are not open are known not to."""
    flat, is_open, known = mask.ravel(), open_cells.ravel(), KnownMap(mask[None], tables.MASK_REACH)
    for cells in wavefront_groups(mask.shape, _GROUP):
        wanted = cells[is_open[cells]]
        encoder.bits(flat[wanted], _ones(known.windows(wanted)))


def take_outline(decoder: Decoder, open_cells: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Inverse of `put_outline`."""
    flat, is_open = np.zeros(open_cells.size, bool), open_cells.ravel()
    wavefronts = Wavefronts(open_cells.shape, tables.MASK_REACH)
    for cells in wavefronts:
        wanted = is_open[cells]
        flat[cells[wanted]] = decoder.bits(_ones(wavefronts.window())[wanted])
        wavefronts.put(flat[cells])
    return flat.reshape(open_cells.shape)


def _ones(window: NDArray[np.float32]) -> NDArray[np.int64]:
    contexts = (tables.mask_template() @ window)[0].astype(np.intp)
    return tables.mask_probabilities()[contexts]


def encode(mask: NDArray[np.bool_]) -> bytes:
    """Bytes of a preserve mask, bool (rows, columns); never more than one bit a cell and two bytes."""
    smooth, plain = Encoder(), Encoder()
    smooth.bits(np.array([False]), _PLAIN)
    put_outline(smooth, mask, np.ones_like(mask))
    plain.bits(np.array([True]), _PLAIN)
    plain.bits(mask.ravel(), np.full(mask.size, PROBABILITY_ONE // 2))
    return min(smooth.finish(), plain.finish(), key=len)


def decode(data: bytes, shape: tuple[int, int]) -> NDArray[np.bool_]:
    """Inverse of `encode`: bool of the given shape.

    Raises:
        GcxError: no encoder writes these bytes.
    """
    decoder = Decoder(data)
    if decoder.bits(_PLAIN)[0]:
        return decoder.bits(np.full(shape[0] * shape[1], PROBABILITY_ONE // 2)).reshape(shape)
    return take_outline(decoder, np.ones(shape, bool))


def put_regions(encoder: Encoder, regions: NDArray[np.uint8], count: int) -> None:
    """Code a region map, uint8 (rows, columns) of 0 .. count - 1, as the outlines of all regions but the first.

    Cells that an earlier outline has taken are not coded again.
    """
    open_cells = np.ones(regions.shape, bool)
    for region in range(1, count):
        outline = regions == region
        put_outline(encoder, outline, open_cells)
        open_cells &= ~outline


def take_regions(decoder: Decoder, shape: tuple[int, int], count: int) -> NDArray[np.uint8]:
    """Inverse of `put_regions`."""
    regions, open_cells = np.zeros(shape, np.uint8), np.ones(shape, bool)
    for region in range(1, count):
        outline = take_outline(decoder, open_cells)
        regions[outline] = region
        open_cells &= ~outline
    return regions


def _encode_layer(document: Document) -> bytes:
    return encode(document.mask)


def _decode_layer(payload: bytes, frame: Frame, _before: Arrays) -> Arrays:
    return {"mask": decode(payload, frame.grid)}


def _full(frame: Frame) -> Arrays:
    return {"mask": np.ones(frame.grid, bool)}


CODER = Coder("mask", lambda: _encode_layer, _decode_layer, ("mask",), full=_full)
