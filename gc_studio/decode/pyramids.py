"""Maps at 1/2 of a picture -> the same at the resolution of every stage of the generator, as training tells them."""

from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.decode.arrays import Array
from gc_studio.decode.network_inputs import Enlarged, Floats
from gc_studio.decode.regions import grown
from gc_studio.nets.layout import FINEST_LABEL_FEATURES, STAGE_STRIDES, STRUCTURE_STRIDE

STRUCTURE_STAGE = STAGE_STRIDES.index(STRUCTURE_STRIDE)

Part = tuple[slice, ...]
"""Rows and columns of a map at 1/2."""

_COARSEST = STAGE_STRIDES[0] // STRUCTURE_STRIDE
"""Pixels of a map at 1/2 along one of the coarsest level."""

_BAND = 512
"""Rows of a map in a band."""


def structure_pyramid(lines: Floats) -> tuple[Array, ...]:
    """As `nets.generator.structure_pyramid`, of one picture: (1, 1, H / 2, W / 2) -> six (1, 2, H / s, W / s)."""
    return label_pyramid(lines[:, :0], lines)


def label_pyramid(features: Floats, edges: Floats) -> tuple[Array, ...]:
    """As `nets.scenes.label_pyramid`, of one picture.

    features: (1, C, H / 2, W / 2); edges: (1, 1, H / 2, W / 2) -> six (1, 2 + C, H / s, W / s), the finest (1, 2 +
    FINEST_LABEL_FEATURES, H, W), without features (1, 2, H / s, W / s).
    """
    averaged = _halved(np.concatenate([edges, features], 1), _means)
    levels = [
        np.concatenate([own[:, :1], most, own[:, 1:]], 1)
        for own, most in zip(averaged, _halved(edges, _maxima), strict=True)
    ]
    return *levels, Enlarged(levels[-1][:, : 2 + FINEST_LABEL_FEATURES], _finest)


def _finest(level: Floats) -> Floats:
    """The finest level, of the one before: edges twice, and features, (1, 2 + C, h, w)."""
    edges = level[:, 1:2]
    smooth = _doubled(np.delete(level, 1, 1))
    return np.concatenate([smooth[:, :1], edges.repeat(2, 2).repeat(2, 3), smooth[:, 1:]], 1)


def region_pyramid(shares: Floats) -> tuple[Array, ...]:
    """As `nets.generator.region_pyramid`, of one picture: (1, K, H / 2, W / 2) -> six (1, K, H / s, W / s)."""
    return *_halved(shares, _means), Enlarged(shares, _doubled)


def _halved(x: Floats, pool: Callable[[Floats], Floats]) -> list[Floats]:
    """Pooled to the resolutions of all stages but the finest, coarse to fine. x: (1, C, H / 2, W / 2)."""
    levels = [x]
    for _ in STAGE_STRIDES[1 : STRUCTURE_STAGE + 1]:
        levels.insert(0, pool(levels[0]))
    return levels


def _means(x: Floats) -> Floats:
    rows = x[:, :, ::2] + x[:, :, 1::2]
    return (rows[..., ::2] + rows[..., 1::2]) * np.float32(0.25)


def _maxima(x: Floats) -> Floats:
    rows = np.maximum(x[:, :, ::2], x[:, :, 1::2])
    return np.maximum(rows[..., ::2], rows[..., 1::2])


def _doubled(x: Floats) -> Floats:
    """Enlarged bilinearly, with half-pixel centres."""
    size = 2 * x.shape[3], 2 * x.shape[2]
    return np.stack([cv2.resize(channel, size, interpolation=cv2.INTER_LINEAR) for channel in x[0]])[None]


def changed_part(before: NDArray[np.generic], after: NDArray[np.generic]) -> Part | None:
    """Where two maps (h, w) differ; None if nowhere."""
    rows, columns = np.nonzero(before != after)
    if not len(rows):
        return None
    return slice(rows.min(), rows.max() + 1), slice(columns.min(), columns.max() + 1)


def patched(
    pyramid: tuple[Array, ...], changed: Part, reach: int, made: Callable[[Part], tuple[Array, ...]]
) -> tuple[Array, ...]:
    """A pyramid made anew where that is needed.

    Args:
        pyramid: as it was.
        changed: what changed of the map that it is made of.
        reach: how far a change is told of, in pixels of the map.
        made: makes the pyramid of a part of the map, which sees nothing beyond.
    """
    levels = tuple(level.copy() for level in pyramid[:-1])
    _put(levels, changed, reach, made)
    return _with_finest(levels, pyramid[-1])


def in_bands(size: tuple[int, int], reach: int, made: Callable[[Part], tuple[Array, ...]]) -> tuple[Array, ...]:
    """A pyramid made a band of rows at a time: what it is made by for a moment may be many times as large.

    Args:
        size: height and width of the map.
        reach: as for `patched`.
        made: as for `patched`.
    """
    height, width = size
    bands = [(slice(top, min(top + _BAND, height)), slice(0, width)) for top in range(0, height, _BAND)]
    pyramid = made(bands[0])
    if len(bands) == 1:
        return pyramid
    levels = tuple(
        np.empty((*level.shape[:2], height * STRUCTURE_STRIDE // stride, level.shape[3]), np.float32)
        for level, stride in zip(pyramid[:-1], STAGE_STRIDES[:-1], strict=True)
    )
    for band in bands:
        _put(levels, band, reach, made)
    return _with_finest(levels, pyramid[-1])


def _put(levels: tuple[Floats, ...], place: Part, reach: int, made: Callable[[Part], tuple[Array, ...]]) -> None:
    """Make a part of all levels but the finest anew; the rest as for `patched`."""
    # What the edge of a part spoils stays out of sight.
    inner, outer = (grown(place, margin, levels[-1].shape[2:], _COARSEST) for margin in (reach, reach + _COARSEST))
    for level, part, stride in zip(levels, made(outer)[:-1], STAGE_STRIDES[:-1], strict=True):
        of_level, of_part = [], []
        for own, around in zip(inner, outer, strict=True):
            first, start, stop = (STRUCTURE_STRIDE * edge // stride for edge in (around.start, own.start, own.stop))
            of_level.append(slice(start, stop))
            of_part.append(slice(start - first, stop - first))
        level[:, :, *of_level] = part[:, :, *of_part]


def _with_finest(levels: tuple[Floats, ...], finest: Array) -> tuple[Array, ...]:
    """Levels with a finest one that is made of them as another was."""
    return *levels, Enlarged(levels[-1][:, : finest.shape[1]], finest.enlarge)
