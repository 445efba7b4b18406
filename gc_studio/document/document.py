"""An immutable snapshot of every layer in its coded, quantised form.

Flows in: layers from the analysis, the bitstream or an edit. Flows out: the same arrays, read-only, to whoever codes or
renders them. A snapshot shares the arrays of unchanged layers with the one it came from, so `is` tells what changed.
"""

import itertools
from dataclasses import dataclass, field, fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

CELL = 16
"""Picture pixels per side of a cell of the detail code and the preserve mask."""

DETAIL_CHANNELS = 6
DETAIL_LIMIT = 2
"""Detail symbols lie in -DETAIL_LIMIT .. DETAIL_LIMIT: five centres."""

TEXTURE_DIMENSIONS = 64
TEXTURE_LIMIT = 127
"""Texture codes lie in -TEXTURE_LIMIT .. TEXTURE_LIMIT; at QP 51 that is 28 standard deviations of the prior."""

MAX_TEXTURES = 16
"""Textures that one picture can hold."""

MAX_NOTE_BYTES = 1000

STRUCTURE_SCALES = (1, 2, 4)
MIN_SIDE, MAX_SIDE = 16, 4096

_revisions = itertools.count(1)


class DocumentError(ValueError):
    """A layer or a size that no document can have; the message is one line for the user."""


def check_size(width: int, height: int) -> None:
    """Raise DocumentError unless both sides lie within MIN_SIDE .. MAX_SIDE."""
    if not (MIN_SIDE <= width <= MAX_SIDE and MIN_SIDE <= height <= MAX_SIDE):
        raise DocumentError(
            f"picture is {width}x{height}; sides from {MIN_SIDE} to {MAX_SIDE} pixels are supported, resize it first"
        )


def cells(pixels: int, cell: int) -> int:
    """Cells of `cell` pixels that cover `pixels`."""
    return -(-pixels // cell)


@dataclass(frozen=True)
class Notes:
    """What a person may write into a file beside the picture: one line each, at most MAX_NOTE_BYTES in UTF-8."""

    title: str = ""
    author: str = ""
    licence: str = ""

    def __post_init__(self) -> None:
        for field_ in fields(self):
            text = getattr(self, field_.name)
            if not text.isprintable():
                raise DocumentError(f"{field_.name} must be one line of printable text")
            if len(text.encode()) > MAX_NOTE_BYTES:
                raise DocumentError(f"{field_.name} is longer than {MAX_NOTE_BYTES} bytes; shorten it")


@dataclass(frozen=True, eq=False)
class Document:
    """A picture in the compressed domain.

    Attributes:
        width, height: true size of the picture in pixels, 16 to 4096.
        structure: bool (ceil(height / structure_scale), ceil(width / structure_scale)), True on a line.
        structure_scale: picture pixels per structure pixel: 1, 2 or 4.
        texture: int16 (64,), quantised texture code of all cells that no other texture is given to.
        detail: int8 (6, ceil(height / 16), ceil(width / 16)) in -2 .. 2; set to zero where the mask is False.
        mask: bool (ceil(height / 16), ceil(width / 16)), True = preserve.
        model: identity of the model the codes belong to, eight hexadecimal digits.
        extra_textures: int16 (K - 1, 64), codes of further textures, K at most 16.
        regions: uint8 (ceil(height / 16), ceil(width / 16)), the texture of each cell: 0 is `texture`, k the row k - 1
            of `extra_textures`.
            Left out, it is 0 everywhere.
        notes: title, author and licence.
        revision: unique number of the snapshot within this process; no part of equality.
    """

    width: int
    height: int
    structure: NDArray[np.bool_]
    texture: NDArray[np.int16]
    detail: NDArray[np.int8]
    mask: NDArray[np.bool_]
    model: str
    structure_scale: int = 2
    extra_textures: NDArray[np.int16] = field(default_factory=lambda: np.zeros((0, TEXTURE_DIMENSIONS), np.int16))
    regions: NDArray[np.uint8] = field(default_factory=lambda: np.zeros((0, 0), np.uint8))
    notes: Notes = field(default_factory=Notes)
    revision: int = field(default_factory=lambda: next(_revisions), init=False)

    def __post_init__(self) -> None:
        check_size(self.width, self.height)
        if self.structure_scale not in STRUCTURE_SCALES:
            raise DocumentError(f"structure scale is {self.structure_scale}; it must be 1, 2 or 4")
        grid = self.grid
        self._freeze("mask", np.bool_, grid)
        self._freeze("structure", np.bool_, self.structure_shape)
        self._freeze("texture", np.int16, (TEXTURE_DIMENSIONS,), TEXTURE_LIMIT)
        self._freeze("detail", np.int8, (DETAIL_CHANNELS, *grid), DETAIL_LIMIT)
        if np.any(self.detail[:, ~self.mask]):
            self._set("detail", np.where(self.mask, self.detail, np.int8(0)))
        self._check_regions()
        identity = self.model
        if len(identity) != 8 or not set(identity) <= set("0123456789abcdef"):
            raise DocumentError(f"model identity {identity!r} is not eight hexadecimal digits")

    def _check_regions(self) -> None:
        count = 1 + len(self.extra_textures)
        if count > MAX_TEXTURES:
            raise DocumentError(f"{count} textures; one picture can hold {MAX_TEXTURES}")
        self._freeze("extra_textures", np.int16, (count - 1, TEXTURE_DIMENSIONS), TEXTURE_LIMIT)
        if not self.regions.size:
            self._set("regions", np.zeros(self.grid, np.uint8))
        self._freeze("regions", np.uint8, self.grid, count - 1)

    def _freeze(self, name: str, dtype: type, shape: tuple[int, ...], limit: int | None = None) -> None:
        """Check a layer and store it as a read-only array, without a copy when it is one already."""
        given = np.asarray(getattr(self, name))
        if given.shape != shape:
            raise DocumentError(f"{name} has shape {given.shape}; a {self.width}x{self.height} picture needs {shape}")
        if limit is not None and given.size:
            least, most = int(given.min()), int(given.max())
            if most > limit or least < (0 if dtype is np.uint8 else -limit):
                raise DocumentError(f"{name} holds {least} to {most}; the limit is {limit}")
        if given.dtype == dtype and not given.flags.writeable:
            return
        self._set(name, given.astype(dtype))

    def _set(self, name: str, array: NDArray[Any]) -> None:
        array.flags.writeable = False
        object.__setattr__(self, name, array)

    @property
    def textures(self) -> NDArray[np.int16]:
        """All texture codes, int16 (K, 64); `regions` holds their numbers."""
        return np.concatenate([self.texture[None], self.extra_textures])

    @property
    def grid(self) -> tuple[int, int]:
        """Rows and columns of cells in the mask and the detail code."""
        return cells(self.height, CELL), cells(self.width, CELL)

    @property
    def structure_shape(self) -> tuple[int, int]:
        """Rows and columns of the structure map."""
        return cells(self.height, self.structure_scale), cells(self.width, self.structure_scale)

    def with_layers(self, **layers: Any) -> "Document":
        """A new snapshot with some fields replaced."""
        return replace(self, **layers)

    def with_texture(self, texture: NDArray[np.int16]) -> "Document":
        """A new snapshot with one texture, int16 (64,), for the whole picture; regions that hold one are kept."""
        if not len(self.extra_textures):
            return replace(self, texture=texture)
        nothing = np.zeros((0, TEXTURE_DIMENSIONS), np.int16)
        return replace(self, texture=texture, extra_textures=nothing, regions=np.zeros(self.grid, np.uint8))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Document):
            return NotImplemented
        plain = ("width", "height", "structure_scale", "model", "notes")
        arrays = ("structure", "texture", "extra_textures", "regions", "mask", "detail")
        return all(getattr(self, name) == getattr(other, name) for name in plain) and all(
            np.array_equal(getattr(self, name), getattr(other, name)) for name in arrays
        )

    __hash__ = None  # type: ignore[assignment]
