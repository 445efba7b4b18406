"""What the generator is told of a document, whatever that is made from: arguments of its stages; where two differ."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from gc_studio.decode.arrays import Array
from gc_studio.document import Document
from gc_studio.nets.layout import DETAIL_STRIDE, STAGE_STRIDES

_Number = TypeVar("_Number", bound=np.generic)
Floats = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Enlarged:
    """An array (1, C, H, W) of the finest stage, made where it is looked at.

    Whole it would take more memory than all else, 50 MB for each texture of 3072x4096, and a stroke sees little of it.

    Attributes:
        half: of the stage before, float32 (1, C, H / 2, W / 2).
        enlarge: makes one of the other; each pixel follows from those beside it.
    """

    half: Floats
    enlarge: Callable[[Floats], Floats]

    @property
    def shape(self) -> tuple[int, ...]:
        """That of the whole."""
        return *self.half.shape[:2], 2 * self.half.shape[2], 2 * self.half.shape[3]

    def whole(self) -> Floats:
        """All of it."""
        return self.enlarge(self.half)

    def part(self, rows: slice, columns: slice) -> Floats:
        """Some rows and columns, float32 (1, C, h, w)."""
        around, within = [], []
        for side, size in zip((rows, columns), self.half.shape[2:], strict=True):
            first = max(side.start // 2 - 1, 0)
            around.append(slice(first, min(-(-side.stop // 2) + 1, size)))
            within.append(slice(side.start - 2 * first, side.stop - 2 * first))
        return np.ascontiguousarray(self.enlarge(self.half[:, :, *around])[:, :, *within])


@dataclass(frozen=True, eq=False)
class Source:
    """What guides or regions are made from, at its own resolution: they differ where two of these do, and around it.

    Attributes:
        values: (1, C, H / stride, W / stride).
        stride: picture pixels per pixel.
        least: differences up to here nobody sees.
    """

    values: NDArray[np.generic]
    stride: int
    least: float = 0.0

    def changed(self, other: "Source") -> "Box | None":
        """Where another of the same shape differs; None if nowhere."""
        if self.values is other.values:
            return None
        differs = self.values != other.values
        if self.least:
            differs = np.abs(np.subtract(self.values, other.values, dtype=np.float32)) > self.least
        rows, columns = np.nonzero(differs[0].any(0))
        if not len(rows):
            return None
        top, left, bottom, right = rows.min(), columns.min(), rows.max() + 1, columns.max() + 1
        return int(top) * self.stride, int(left) * self.stride, int(bottom) * self.stride, int(right) * self.stride


@dataclass(frozen=True)
class NetworkInputs:
    """Arguments of the generator's stages.

    guides: six arrays (1, E, H / s, W / s), of which only those who make them know what they say; texture: (1, 64), or
    (1, K, 64) with regions, six arrays (1, K, H / s, W / s); all float32. H and W are multiples of 32. The last of each
    six is `Enlarged`. sources: what guides and regions are made from. What is the same object as that of another
    document is also equal to it.
    """

    guides: tuple[Array, ...]
    texture: Floats
    regions: tuple[Array, ...] | None
    sources: tuple[Source, ...]

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

    def whole_stage(self, index: int) -> tuple[Floats, ...]:
        """The same as arrays."""
        return tuple(map(whole, self.stage(index)))


def whole(array: Array) -> Floats:
    """An array, or what `Enlarged` makes."""
    return array.whole() if isinstance(array, Enlarged) else array


def padded_size(document: Document) -> tuple[int, int]:
    """H and W of the network's picture of a document."""
    stride = STAGE_STRIDES[0]
    return -(-document.height // stride) * stride, -(-document.width // stride) * stride


def padded_cells(cells: NDArray[_Number], height: int, width: int) -> NDArray[_Number]:
    """Cells (C, r, c) of a padded picture; the last row and column are repeated into the padding."""
    missing = [(0, side // DETAIL_STRIDE - own) for side, own in zip((height, width), cells.shape[1:], strict=True)]
    return np.pad(cells, ((0, 0), *missing), mode="edge")


def preserved_cells(document: Document, height: int, width: int) -> Floats:
    """What is preserved, m * w and m, of a padded picture, float32 (1, C + 1, height / 16, width / 16)."""
    cells = np.concatenate([document.detail, document.mask[None]])
    return padded_cells(cells, height, width).astype(np.float32)[None]


Box = tuple[int, int, int, int]
"""Top, left, bottom and right in picture pixels; bottom and right lie outside."""


def changed_box(before: NetworkInputs, after: NetworkInputs) -> Box | None:
    """Where two inputs differ; None if they differ everywhere: another size, texture or number of regions."""
    if before.size != after.size or before.texture is not after.texture:
        return None
    pairs = zip(before.sources, after.sources, strict=True)
    boxes = [box for old, new in pairs if (box := old.changed(new)) is not None]
    if not boxes:
        return 0, 0, 0, 0
    tops, lefts, bottoms, rights = zip(*boxes, strict=True)
    return min(tops), min(lefts), max(bottoms), max(rights)


class InputsCache(Protocol):
    """Makes the inputs of documents, most often of one that shares all layers but one with the document before."""

    def of(self, document: Document) -> NetworkInputs:
        """Inputs of a document."""


class KeptArrays:
    """What was made last, by name, kept while what it was made of is the same."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[tuple[object, ...], tuple[Array, ...]]] = {}

    def last(self, name: str) -> tuple[Array, ...]:
        """What was made last; nothing if there is none."""
        return self._kept[name][1] if name in self._kept else ()

    def get(self, name: str, made_of: tuple[object, ...], make: Callable[[], tuple[Array, ...]]) -> tuple[Array, ...]:
        """Layers are immutable and shared: being the same object is being equal, numbers aside."""
        known = self._kept.get(name)
        if known is None or not all(
            a is b or (isinstance(a, int) and a == b) for a, b in zip(known[0], made_of, strict=True)
        ):
            known = self._kept[name] = made_of, make()
        return known[1]
