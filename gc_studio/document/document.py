"""An immutable snapshot of every layer in its coded, quantised form.

Flows in: layers from the analysis, the bitstream or an edit. Flows out: the same arrays, read-only, to whoever codes or
renders them. A snapshot shares the arrays of unchanged layers with the one it came from, so `is` tells what changed.
"""

import itertools
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

CELL = 16
"""Picture pixels per side of a cell of the detail code and the preserve mask."""

DETAIL_CHANNELS = 4
DETAIL_LIMIT = 2
"""Detail symbols lie in -DETAIL_LIMIT .. DETAIL_LIMIT: five centres."""

TEXTURE_DIMENSIONS = 64
TEXTURE_LIMIT = 127
"""Texture codes lie in -TEXTURE_LIMIT .. TEXTURE_LIMIT; at QP 51 that is 28 standard deviations of the prior."""

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


@dataclass(frozen=True, eq=False)
class Document:
    """A picture in the compressed domain.

    Attributes:
        width, height: true size of the picture in pixels, 16 to 4096.
        structure: bool (ceil(height / structure_scale), ceil(width / structure_scale)), True on a line.
        structure_scale: picture pixels per structure pixel: 1, 2 or 4.
        texture: int16 (64,), quantised texture code.
        detail: int8 (4, ceil(height / 16), ceil(width / 16)) in -2 .. 2; set to zero where the mask is False.
        mask: bool (ceil(height / 16), ceil(width / 16)), True = preserve.
        model: identity of the model the codes belong to, eight hexadecimal digits.
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
        identity = self.model
        if len(identity) != 8 or not set(identity) <= set("0123456789abcdef"):
            raise DocumentError(f"model identity {identity!r} is not eight hexadecimal digits")

    def _freeze(self, name: str, dtype: type, shape: tuple[int, ...], limit: int | None = None) -> None:
        """Check a layer and store it as a read-only array, without a copy when it is one already."""
        given = np.asarray(getattr(self, name))
        if given.shape != shape:
            raise DocumentError(f"{name} has shape {given.shape}; a {self.width}x{self.height} picture needs {shape}")
        if limit is not None and given.size and int(np.abs(given.astype(np.int64)).max()) > limit:
            raise DocumentError(f"{name} holds values beyond -{limit} .. {limit}")
        if given.dtype == dtype and not given.flags.writeable:
            return
        self._set(name, given.astype(dtype))

    def _set(self, name: str, array: NDArray[Any]) -> None:
        array.flags.writeable = False
        object.__setattr__(self, name, array)

    @property
    def grid(self) -> tuple[int, int]:
        """Rows and columns of cells in the mask and the detail code."""
        return cells(self.height, CELL), cells(self.width, CELL)

    @property
    def structure_shape(self) -> tuple[int, int]:
        """Rows and columns of the structure map."""
        return cells(self.height, self.structure_scale), cells(self.width, self.structure_scale)

    def with_layers(self, **layers: Any) -> "Document":
        """A new snapshot with some layers replaced (`structure`, `texture`, `detail`, `mask`)."""
        return replace(self, **layers)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Document):
            return NotImplemented
        plain = ("width", "height", "structure_scale", "model")
        arrays = ("structure", "texture", "mask", "detail")
        return all(getattr(self, name) == getattr(other, name) for name in plain) and all(
            np.array_equal(getattr(self, name), getattr(other, name)) for name in arrays
        )

    __hash__ = None  # type: ignore[assignment]
