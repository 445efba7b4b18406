"""One coder per layer: `encode_<layer>` gives the bytes of a layer, `decode_<layer>` takes them back."""

import numpy as np
from numpy.typing import NDArray

from gc_studio.bitstream import tables
from gc_studio.bitstream.binary import decode_bits, encode_bits
from gc_studio.bitstream.errors import GcxError
from gc_studio.bitstream.rangecoder import PROBABILITY_ONE, Decoder, Encoder
from gc_studio.document import DETAIL_CHANNELS, TEXTURE_DIMENSIONS, TEXTURE_LIMIT

_ESCAPE = 2 * tables.TEXTURE_REACH + 1
_UNIFORM_BYTE = np.full(256, PROBABILITY_ONE // 256)
_LOWEST_CENTRE = -2


def encode_structure(bits: NDArray[np.bool_]) -> bytes:
    """Bytes of a structure map, bool (H, W)."""
    return encode_bits(bits, tables.structure_model())


def decode_structure(data: bytes, shape: tuple[int, int]) -> NDArray[np.bool_]:
    """Structure map of the given shape."""
    return decode_bits(data, shape, tables.structure_model())


def encode_mask(mask: NDArray[np.bool_]) -> bytes:
    """Bytes of a preserve mask, bool (rows, columns): none at all when every cell is preserved."""
    return b"" if mask.all() else encode_bits(mask, tables.mask_model())


def decode_mask(data: bytes, shape: tuple[int, int]) -> NDArray[np.bool_]:
    """Preserve mask of the given shape."""
    return decode_bits(data, shape, tables.mask_model()) if data else np.ones(shape, bool)


def encode_texture(texture: NDArray[np.int16]) -> bytes:
    """Bytes of a texture code, int16 (64,)."""
    encoder = Encoder()
    for value, frequencies in zip(texture.astype(int), tables.texture_frequencies(), strict=True):
        if abs(value) <= tables.TEXTURE_REACH:
            encoder.symbols(np.array([value + tables.TEXTURE_REACH]), frequencies)
        else:
            encoder.symbols(np.array([_ESCAPE]), frequencies)
            encoder.symbols(np.array([value + TEXTURE_LIMIT]), _UNIFORM_BYTE)
    return encoder.finish()


def decode_texture(data: bytes) -> NDArray[np.int16]:
    """Texture code, int16 (64,).

    Raises:
        GcxError: an escaped value lies beyond the limit.
    """
    decoder = Decoder(data)
    texture = np.zeros(TEXTURE_DIMENSIONS, np.int16)
    for dimension, frequencies in enumerate(tables.texture_frequencies()):
        symbol = int(decoder.symbols(frequencies, 1)[0])
        value = symbol - tables.TEXTURE_REACH
        if symbol == _ESCAPE:
            value = int(decoder.symbols(_UNIFORM_BYTE, 1)[0]) - TEXTURE_LIMIT
            if value > TEXTURE_LIMIT:
                raise GcxError("damaged texture layer: a code lies beyond the limit")
        texture[dimension] = value
    return texture


def encode_detail(detail: NDArray[np.int8], mask: NDArray[np.bool_]) -> bytes:
    """Bytes of the preserved symbols of a detail code, int8 (4, rows, columns); mask: bool (rows, columns)."""
    encoder = Encoder()
    for channel, frequencies in zip(detail, tables.detail_frequencies(), strict=True):
        encoder.symbols(channel[mask].astype(int) - _LOWEST_CENTRE, frequencies)
    return encoder.finish()


def decode_detail(data: bytes, mask: NDArray[np.bool_]) -> NDArray[np.int8]:
    """Detail code, int8 (4, rows, columns), zero where the mask is False."""
    decoder = Decoder(data)
    detail = np.zeros((DETAIL_CHANNELS, *mask.shape), np.int8)
    count = int(mask.sum())
    for channel, frequencies in zip(detail, tables.detail_frequencies(), strict=True):
        channel[mask] = decoder.symbols(frequencies, count) + _LOWEST_CENTRE
    return detail
