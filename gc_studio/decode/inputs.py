"""Document -> what the network is told: arrays padded to its coarsest stride, kept while their layers are the same."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.structure import drop_staircase_corners, thin
from gc_studio.decode.arrays import Array
from gc_studio.decode.regions import RegionShares, grown
from gc_studio.document import Document
from gc_studio.nets.layout import DETAIL_STAGE, DETAIL_STRIDE, STAGE_STRIDES, STRUCTURE_STRIDE
from gc_studio.nets.texture import TEXTURE_QP, quantiser_step

_Number = TypeVar("_Number", bound=np.generic)
_Floats = NDArray[np.float32]

_COARSEST = STAGE_STRIDES[0] // STRUCTURE_STRIDE
"""Pixels of the structure map along one of the coarsest level."""

_STRUCTURE_STAGE = STAGE_STRIDES.index(STRUCTURE_STRIDE)
_LINE_CHANNELS = 2
"""Of every guide; those after them say what is preserved."""


@dataclass(frozen=True, eq=False)
class Enlarged:
    """An array (1, C, H, W) of the finest stage, made where it is looked at.

    Whole it would take more memory than all else, 50 MB for each texture of 3072x4096, and a stroke sees little of it.

    Attributes:
        half: of the stage before, float32 (1, C, H / 2, W / 2).
        enlarge: makes one of the other; each pixel follows from those beside it.
    """

    half: _Floats
    enlarge: Callable[[_Floats], _Floats]

    @property
    def shape(self) -> tuple[int, ...]:
        """That of the whole."""
        return *self.half.shape[:2], 2 * self.half.shape[2], 2 * self.half.shape[3]

    def whole(self) -> _Floats:
        """All of it."""
        return self.enlarge(self.half)

    def part(self, rows: slice, columns: slice) -> _Floats:
        """Some rows and columns, float32 (1, C, h, w)."""
        around, within = [], []
        for side, size in zip((rows, columns), self.half.shape[2:], strict=True):
            first = max(side.start // 2 - 1, 0)
            around.append(slice(first, min(-(-side.stop // 2) + 1, size)))
            within.append(slice(side.start - 2 * first, side.stop - 2 * first))
        return np.ascontiguousarray(self.enlarge(self.half[:, :, *around])[:, :, *within])


@dataclass(frozen=True)
class NetworkInputs:
    """Arguments of the generator's stages.

    guides: six arrays (1, E, H / s, W / s), see `nets.generator.guides`; texture: (1, 64), or (1, K, 64) with regions,
    six arrays (1, K, H / s, W / s); all float32. H and W are multiples of 32. The last of each six is `Enlarged`.
    What is the same object as that of another document is also equal to it.
    """

    guides: tuple[Array, ...]
    texture: _Floats
    regions: tuple[Array, ...] | None

    @property
    def size(self) -> tuple[int, int]:
        """H and W."""
        return self.guides[-1].shape[2], self.guides[-1].shape[3]

    @property
    def textures(self) -> int:
        """How many; several have regions."""
        return 1 if self.regions is None else self.texture.shape[1]

    def is_made_of(self, other: "NetworkInputs") -> bool:
        """Whether all arrays are the same objects as those of another."""
        one, two = ((*inputs.guides, inputs.texture, *(inputs.regions or ())) for inputs in (self, other))
        return len(one) == len(two) and all(a is b for a, b in zip(one, two, strict=True))

    def stage(self, index: int) -> tuple[Array, ...]:
        """What a stage takes beside the features and the texture."""
        return (self.guides[index],) if self.regions is None else (self.guides[index], self.regions[index])

    def whole_stage(self, index: int) -> tuple[_Floats, ...]:
        """The same as arrays."""
        return tuple(map(whole, self.stage(index)))


def whole(array: Array) -> _Floats:
    """An array, or what `Enlarged` makes."""
    return array.whole() if isinstance(array, Enlarged) else array


def padded_size(document: Document) -> tuple[int, int]:
    """H and W of the network's picture of a document."""
    stride = STAGE_STRIDES[0]
    return -(-document.height // stride) * stride, -(-document.width // stride) * stride


def at_network_scale(bits: NDArray[np.bool_], scale: int) -> NDArray[np.bool_]:
    """Lines of a structure map on the grid of the network's structure input.

    bits: bool (h, w), one map pixel every `scale` (1, 2 or 4) picture pixels -> bool (ceil(h * scale / 2),
    ceil(w * scale / 2)).
    """
    if scale > STRUCTURE_STRIDE:
        # Enlarged lines are two pixels wide; the network knows lines of one.
        return drop_staircase_corners(thin(np.kron(bits, np.ones((scale // STRUCTURE_STRIDE,) * 2, bool))))
    if scale == STRUCTURE_STRIDE:
        return bits
    size = STRUCTURE_STRIDE // scale
    rows, columns = (-(-side // size) for side in bits.shape)
    padded = np.pad(bits, ((0, rows * size - bits.shape[0]), (0, columns * size - bits.shape[1])))
    return np.asarray(padded.reshape(rows, size, columns, size).any((1, 3)))


def _padded_structure(bits: NDArray[np.bool_], scale: int, height: int, width: int) -> _Floats:
    """Structure at the scale of the network, float32 (1, 1, height / 2, width / 2); nothing is drawn in the padding."""
    lines = at_network_scale(bits, scale)
    missing = [(0, side // STRUCTURE_STRIDE - own) for side, own in zip((height, width), lines.shape, strict=True)]
    return np.pad(lines, missing).astype(np.float32)[None, None]


def structure_pyramid(lines: _Floats) -> tuple[Array, ...]:
    """As `nets.generator.structure_pyramid`, of one picture: (1, 1, H / 2, W / 2) -> six (1, 2, H / s, W / s)."""
    levels = _structure_levels(lines)
    return *levels, Enlarged(levels[-1], _finest_guide)


def _structure_levels(lines: _Floats) -> list[_Floats]:
    """All levels of the structure pyramid but the finest."""
    levels = zip(_halved(lines, _means), _halved(lines, _maxima), strict=True)
    return [np.concatenate(level, 1) for level in levels]


def _finest_guide(level: _Floats) -> _Floats:
    """The finest level of the structure pyramid, of the one before: lines twice, (1, 2, h, w)."""
    lines = level[:, :1]
    return np.concatenate([_doubled(lines), lines.repeat(2, 2).repeat(2, 3)], 1)


def region_pyramid(shares: _Floats) -> tuple[Array, ...]:
    """As `nets.generator.region_pyramid`, of one picture: (1, K, H / 2, W / 2) -> six (1, K, H / s, W / s)."""
    return *_halved(shares, _means), Enlarged(shares, _doubled)


def _halved(x: _Floats, pool: Callable[[_Floats], _Floats]) -> list[_Floats]:
    """Pooled to the resolutions of all stages but the finest, coarse to fine. x: (1, C, H / 2, W / 2)."""
    levels = [x]
    for _ in STAGE_STRIDES[1 : _STRUCTURE_STAGE + 1]:
        levels.insert(0, pool(levels[0]))
    return levels


def _means(x: _Floats) -> _Floats:
    rows = x[:, :, ::2] + x[:, :, 1::2]
    return (rows[..., ::2] + rows[..., 1::2]) * np.float32(0.25)


def _maxima(x: _Floats) -> _Floats:
    rows = np.maximum(x[:, :, ::2], x[:, :, 1::2])
    return np.maximum(rows[..., ::2], rows[..., 1::2])


def _doubled(x: _Floats) -> _Floats:
    """Enlarged bilinearly, with half-pixel centres."""
    size = 2 * x.shape[3], 2 * x.shape[2]
    return np.stack([cv2.resize(channel, size, interpolation=cv2.INTER_LINEAR) for channel in x[0]])[None]


def dequantised(codes: NDArray[np.int16]) -> _Floats:
    """Texture codes as the network takes them."""
    return codes.astype(np.float32) * np.float32(quantiser_step(TEXTURE_QP))


def _padded(cells: NDArray[_Number], rows: int, columns: int) -> NDArray[_Number]:
    """Cells (C, r, c) as (C, rows, columns); the last row and column are repeated into the padding."""
    return np.pad(cells, ((0, 0), (0, rows - cells.shape[1]), (0, columns - cells.shape[2])), mode="edge")


def _patched(pyramid: tuple[Array, ...], lines: _Floats) -> tuple[Array, ...]:
    """The structure pyramid of lines, computed anew only where it differs from another; that itself if nowhere.

    Args:
        pyramid: of the other lines, see `structure_pyramid`.
        lines: float32 (1, 1, H / 2, W / 2).
    """
    rows, columns = np.nonzero((lines != pyramid[_STRUCTURE_STAGE][:, :1])[0, 0])
    if not len(rows):
        return pyramid
    changed = (slice(rows.min(), rows.max() + 1), slice(columns.min(), columns.max() + 1))
    # Enlarged, a pixel reaches into its neighbours; and what the edge of a part spoils stays out of sight.
    inner, outer = (grown(changed, margin, lines.shape[2:], _COARSEST) for margin in (1, 1 + _COARSEST))
    patched = tuple(level.copy() for level in pyramid[:-1])
    parts = _structure_levels(np.ascontiguousarray(lines[:, :, *outer]))
    for level, part, stride in zip(patched, parts, STAGE_STRIDES[:-1], strict=True):
        of_level, of_part = [], []
        for own, around in zip(inner, outer, strict=True):
            first, start, stop = (STRUCTURE_STRIDE * edge // stride for edge in (around.start, own.start, own.stop))
            of_level.append(slice(start, stop))
            of_part.append(slice(start - first, stop - first))
        level[:, :, *of_level] = part[:, :, *of_part]
    return *patched, Enlarged(patched[-1], _finest_guide)


class InputsCache:
    """Inputs of documents, most often of one that shares all layers but one with the document before."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[tuple[object, ...], tuple[Array, ...]]] = {}
        self._shares: tuple[NDArray[np.uint8], RegionShares] | None = None

    def of(self, document: Document) -> NetworkInputs:
        """Inputs of a document."""
        height, width = size = padded_size(document)
        rows, columns = height // DETAIL_STRIDE, width // DETAIL_STRIDE

        def pyramid() -> tuple[Array, ...]:
            lines = _padded_structure(document.structure, document.structure_scale, height, width)
            _, last = self._kept.get("pyramid", ((), ()))
            if last and last[-1].shape[2:] == size:
                return _patched(last, lines)
            return structure_pyramid(lines)

        def fused() -> tuple[_Floats, ...]:
            cells = np.concatenate([document.detail, document.mask[None]])
            told = _padded(cells, rows, columns).astype(np.float32)[None]
            return (np.concatenate([levels[DETAIL_STAGE], told], 1),)

        def texture() -> tuple[_Floats, ...]:
            codes = document.textures if len(document.extra_textures) else document.texture
            return (dequantised(codes)[None],)

        def regions() -> tuple[Array, ...]:
            lines = levels[_STRUCTURE_STAGE][0, 0] > 0
            shape = len(document.textures), *lines.shape
            of_cells, last = self._shares or (None, None)
            if last is not None and of_cells is document.regions and last.values.shape == shape:
                shares = last.with_lines(lines)
                of_stages = self._kept["regions"][1] if shares.values is last.values else None
            else:
                cells = document.regions == np.arange(shape[0])[:, None, None]
                shares, of_stages = RegionShares.of(_padded(cells, rows, columns), lines), None
            self._shares = document.regions, shares
            return of_stages or region_pyramid(shares.values[None])

        levels = self._get("pyramid", (document.structure, document.structure_scale, *size), pyramid)
        (cells,) = self._get("cells", (levels[0], document.detail, document.mask), fused)
        (codes,) = self._get("texture", (document.texture, document.extra_textures), texture)
        guides = (*levels[:DETAIL_STAGE], cells, *levels[DETAIL_STAGE + 1 :])
        if not len(document.extra_textures):
            return NetworkInputs(guides, codes, None)
        # Lines bound regions: those of other lines are others.
        of_stages = self._get("regions", (document.regions, len(document.textures), levels[0]), regions)
        return NetworkInputs(guides, codes, of_stages)

    def _get(self, name: str, made_of: tuple[object, ...], make: Callable[[], tuple[Array, ...]]) -> tuple[Array, ...]:
        """Layers are immutable and shared: being the same object is being equal, numbers aside."""
        known = self._kept.get(name)
        if known is None or not all(
            a is b or (isinstance(a, int) and a == b) for a, b in zip(known[0], made_of, strict=True)
        ):
            known = self._kept[name] = made_of, make()
        return known[1]


Box = tuple[int, int, int, int]
"""Top, left, bottom and right in picture pixels; bottom and right lie outside."""


LEAST_SHARE = 0.05
"""Of a texture. What lies below it nobody sees, and a border's pixels hang together over a wide area by less."""


def changed_box(before: NetworkInputs, after: NetworkInputs) -> Box | None:
    """Where two inputs differ; None if they differ everywhere: another size, texture or number of regions."""
    if before.size != after.size or before.texture is not after.texture:
        return None
    # Structure and regions are told at their own resolution at 1/2, detail and mask at 1/16; all else follows.
    told = [
        (DETAIL_STAGE, before.guides, after.guides, _LINE_CHANNELS, 0.0),
        (_STRUCTURE_STAGE, before.guides, after.guides, 0, 0.0),
    ]
    if before.regions is not None and after.regions is not None:
        told.append((_STRUCTURE_STAGE, before.regions, after.regions, 0, LEAST_SHARE))
    boxes = []
    for index, old, new, channel, least in told:
        if old[index] is new[index]:
            continue
        differences = np.abs(old[index][0, channel:] - new[index][0, channel:])
        rows, columns = np.nonzero((differences > least).any(0))
        if len(rows):
            edges = rows.min(), columns.min(), rows.max() + 1, columns.max() + 1
            boxes.append([int(edge) * STAGE_STRIDES[index] for edge in edges])
    if not boxes:
        return 0, 0, 0, 0
    tops, lefts, bottoms, rights = zip(*boxes, strict=True)
    return min(tops), min(lefts), max(bottoms), max(rights)
