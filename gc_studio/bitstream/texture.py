"""Texture codes and the regions they belong to <-> bytes.

Every dimension is forecast from the ones before it by integer weights; what is coded is the distance from the floor of
the forecast, under a trained table for the dimension's spread and the forecast's fraction. A document with one texture
spends a ten-thousandth of a bit on saying so. Codes of other than 64 dimensions have no tables: their values are coded
under counts that follow them.
"""

import numpy as np
from numpy.typing import NDArray

from gc_studio.bitstream import tables
from gc_studio.bitstream.adaptive import Counts
from gc_studio.bitstream.coder import Coder
from gc_studio.bitstream.errors import GcxError
from gc_studio.bitstream.mask import put_regions, take_regions
from gc_studio.bitstream.rangecoder import PROBABILITY_ONE, Decoder, Encoder
from gc_studio.document import MAX_TEXTURES, STUDIO, TEXTURE_LIMIT, Arrays, Document, Frame
from gc_studio.words import tr

_ESCAPE = 2 * tables.TEXTURE_REACH + 1
_FORECAST_BITS = 8
_UNIFORM_BYTE = np.full((1, 256), PROBABILITY_ONE // 256)
_COUNTS = np.ones((1, MAX_TEXTURES), np.int64)
_COUNTS[0, 0] = PROBABILITY_ONE - (MAX_TEXTURES - 1)


def _forecast(code: NDArray[np.int64], dimension: int) -> tuple[int, NDArray[np.int64]]:
    """Floor of the forecast of one dimension, and the frequencies (1, 34) of what is added to it."""
    model = tables.texture_model()
    phases = int(model.weights[dimension] @ code + model.bias[dimension]) >> _FORECAST_BITS
    base, phase = divmod(phases, tables.TEXTURE_PHASES)
    return base, model.frequencies[model.spread[dimension], phase][None]


def _put_code(encoder: Encoder, code: NDArray[np.int64]) -> None:
    # Dimensions not yet coded have weight zero.
    for dimension, value in enumerate(code.tolist()):
        base, frequencies = _forecast(code, dimension)
        symbol = value - base + tables.TEXTURE_REACH
        if 0 <= symbol < _ESCAPE:
            encoder.symbols(np.array([symbol]), frequencies)
        else:
            encoder.symbols(np.array([_ESCAPE]), frequencies)
            encoder.symbols(np.array([value + TEXTURE_LIMIT]), _UNIFORM_BYTE)


def _take_code(decoder: Decoder) -> NDArray[np.int64]:
    code = np.zeros(STUDIO.texture_dimensions, np.int64)
    for dimension in range(STUDIO.texture_dimensions):
        base, frequencies = _forecast(code, dimension)
        symbol = int(decoder.symbols(frequencies)[0])
        value = base + symbol - tables.TEXTURE_REACH
        if symbol == _ESCAPE:
            value = int(decoder.symbols(_UNIFORM_BYTE)[0]) - TEXTURE_LIMIT
        if abs(value) > TEXTURE_LIMIT:
            raise GcxError(tr("damaged file: a texture code lies beyond the limit"))
        code[dimension] = value
    return code


def _put_codes(encoder: Encoder, codes: NDArray[np.int64]) -> None:
    if codes.shape[1] == STUDIO.texture_dimensions:
        for code in codes:
            _put_code(encoder, code)
        return
    counts = Counts.around_zero(TEXTURE_LIMIT)
    for code in codes:
        counts.put(encoder, code + TEXTURE_LIMIT)


def _take_codes(decoder: Decoder, count: int, dimensions: int) -> NDArray[np.int64]:
    if dimensions == STUDIO.texture_dimensions:
        return np.stack([_take_code(decoder) for _ in range(count)])
    counts = Counts.around_zero(TEXTURE_LIMIT)
    return np.stack([counts.take(decoder, dimensions) - TEXTURE_LIMIT for _ in range(count)])


def encode(textures: NDArray[np.int16], regions: NDArray[np.uint8]) -> bytes:
    """Bytes of texture codes, int16 (K, D), and of the map that says which cell uses which, uint8 (rows, columns)."""
    encoder = Encoder()
    encoder.symbols(np.array([len(textures) - 1]), _COUNTS)
    _put_codes(encoder, textures.astype(np.int64))
    put_regions(encoder, regions, len(textures))
    return encoder.finish()


def decode(
    data: bytes, shape: tuple[int, int], dimensions: int = STUDIO.texture_dimensions
) -> tuple[NDArray[np.int16], NDArray[np.uint8]]:
    """Inverse of `encode`: int16 (K, dimensions) and uint8 of the given shape.

    Raises:
        GcxError: no encoder writes these bytes.
    """
    decoder = Decoder(data)
    count = int(decoder.symbols(_COUNTS)[0]) + 1
    textures = _take_codes(decoder, count, dimensions).astype(np.int16)
    return textures, take_regions(decoder, shape, count)


def _encode_layer(document: Document) -> bytes:
    return encode(document.textures, document.regions)


def _decode_layer(payload: bytes, frame: Frame, _before: Arrays) -> Arrays:
    codes, regions = decode(payload, frame.grid, frame.codes.texture_dimensions)
    return {"texture": codes[0], "extra_textures": codes[1:], "regions": regions}


CODER = Coder("texture", lambda: _encode_layer, _decode_layer, ("texture", "extra_textures", "regions"))
