"""The texture codes, and the map of which cell uses which."""

import numpy as np

from gc_studio.document.codes import DocumentError
from gc_studio.document.layers.layer import Array, Arrays, Frame, Layer
from gc_studio.words import mark

TEXTURE_LIMIT = 127
"""Texture codes lie in -TEXTURE_LIMIT .. TEXTURE_LIMIT; at QP 51 that is 28 standard deviations of the prior."""

MAX_TEXTURES = 16
"""Textures that one picture can hold."""


def _code_shape(frame: Frame) -> tuple[int]:
    return (frame.codes.texture_dimensions,)


def _codes_shape(frame: Frame) -> tuple[None, int]:
    return None, frame.codes.texture_dimensions


def _grid(frame: Frame) -> tuple[int, int]:
    return frame.grid


def _code_limits(_frame: Frame, _before: Arrays) -> tuple[int, int]:
    return -TEXTURE_LIMIT, TEXTURE_LIMIT


def _region_limits(_frame: Frame, before: Arrays) -> tuple[int, int]:
    return 0, len(before["extra_textures"])


def _few_enough(_frame: Frame, arrays: Arrays) -> Arrays:
    count = 1 + len(arrays["extra_textures"])
    if count > MAX_TEXTURES:
        raise DocumentError(f"{count} textures; one picture can hold {MAX_TEXTURES}")
    return {}


def _is_empty(arrays: Arrays) -> bool:
    return not arrays["texture"].any() and not len(arrays["extra_textures"])


LAYER = Layer(
    name=mark("texture"),
    arrays=(
        Array("texture", np.int16, _code_shape, _code_limits),
        Array("extra_textures", np.int16, _codes_shape, _code_limits),
        Array("regions", np.uint8, _grid, _region_limits),
    ),
    colour="#f2a65a",
    words=mark("What the parts between the lines are made of"),
    settle=_few_enough,
    is_empty=_is_empty,
)
