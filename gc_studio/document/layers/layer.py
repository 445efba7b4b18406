"""What a layer is: its arrays, what bounds them, what it depends on, and how people see it.

Flows in: the size of a picture and the codes of a model. Flows out: checked, read-only arrays. Container, sizes,
history, journal, fuzzer and window go through `LAYERS` and know no layer by name.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gc_studio.document.codes import STUDIO, Codes, DocumentError
from gc_studio.words import tr

CELL = 16
"""Picture pixels per side of a cell of the detail code and the preserve mask."""

STRUCTURE_SCALES = (1, 2, 4)
MIN_SIDE, MAX_SIDE = 16, 4096

Arrays = Mapping[str, NDArray[Any]]
"""Arrays of a document by their names."""


def check_size(width: int, height: int) -> None:
    """Raise DocumentError unless both sides lie within MIN_SIDE .. MAX_SIDE."""
    if not (MIN_SIDE <= width <= MAX_SIDE and MIN_SIDE <= height <= MAX_SIDE):
        raise DocumentError(
            tr(
                "picture is {width}x{height}; sides from {least} to {most} pixels are supported, resize it first",
                width=width,
                height=height,
                least=MIN_SIDE,
                most=MAX_SIDE,
            )
        )


def cells(pixels: int, cell: int) -> int:
    """Cells of `cell` pixels that cover `pixels`."""
    return -(-pixels // cell)


def in_memory(array: NDArray[Any]) -> NDArray[Any]:
    """The part of an array that takes memory: what is repeated along a side, once."""
    return array[tuple(slice(None) if stride else slice(1) for stride in array.strides)]


@dataclass(frozen=True)
class Frame:
    """What the shapes of all arrays follow from.

    Raises:
        DocumentError: a size or a scale that no document can have.
    """

    width: int
    height: int
    structure_scale: int = 2
    codes: Codes = STUDIO

    def __post_init__(self) -> None:
        check_size(self.width, self.height)
        if self.structure_scale not in STRUCTURE_SCALES:
            raise DocumentError(f"structure scale is {self.structure_scale}; it must be 1, 2 or 4")

    @property
    def grid(self) -> tuple[int, int]:
        """Rows and columns of cells in the mask and the detail code."""
        return cells(self.height, CELL), cells(self.width, CELL)

    @property
    def structure_shape(self) -> tuple[int, int]:
        """Rows and columns of the structure map."""
        return cells(self.height, self.structure_scale), cells(self.width, self.structure_scale)


@dataclass(frozen=True)
class Array:
    """One array of a layer.

    Attributes:
        name: what the attribute of the document is called.
        dtype: as it lies in memory; of one byte, or little endian where a project stores it.
        shape: of a frame; None stands for a side of any length.
        limits: least and greatest value, given the frame and the arrays checked before; None where the type bounds it.
    """

    name: str
    dtype: type[np.generic]
    shape: Callable[[Frame], tuple[int | None, ...]]
    limits: Callable[[Frame, Arrays], tuple[int, int]] | None = None

    def empty(self, frame: Frame) -> NDArray[Any]:
        """What stands where nothing was given: zeros, and no rows where their number is free."""
        return np.zeros([side or 0 for side in self.shape(frame)], self.dtype)

    def checked(self, given: Any, frame: Frame, before: Arrays) -> NDArray[Any]:
        """The array read-only and of its type, without a copy where it is so already.

        Raises:
            DocumentError: its shape or its values are not such as a document can have.
        """
        array, shape = np.asarray(given), self.shape(frame)
        fits = array.ndim == len(shape) and all(
            wanted in (None, side) for wanted, side in zip(shape, array.shape, strict=True)
        )
        if not fits:
            wanted = str(shape).replace("None", "any")
            raise DocumentError(
                f"{self.name} has shape {array.shape}; a {frame.width}x{frame.height} picture needs {wanted}"
            )
        if self.limits is not None and array.size:
            values, (least, most) = in_memory(array), self.limits(frame, before)
            low, high = int(values.min()), int(values.max())
            if low < least or high > most:
                raise DocumentError(f"{self.name} holds {low} to {high}; the limit is {most}")
        if array.dtype != self.dtype or array.flags.writeable:
            array = array.astype(self.dtype)
            array.flags.writeable = False
        return array


def _whatever_is_given(_frame: Frame, arrays: Arrays) -> Arrays:
    return arrays


def _nothing_is_set(arrays: Arrays) -> bool:
    return not any(array.any() for array in arrays.values())


@dataclass(frozen=True)
class Layer:
    """One layer of a document; its place in `LAYERS` is that of its chunk in a file.

    Attributes:
        name: in files, commands and messages.
        arrays: what it consists of, each checked after those before it.
        colour: of its bytes and marks in the window, #rrggbb.
        words: what a person is told that it is.
        needs: layers without which it shows nothing; where one is missing from a file, it counts as empty.
        settle: checks what no single array can, and puts its arrays into the one form in which they are kept, given
            all arrays checked so far.
        is_empty: whether its arrays hold nothing, so that it takes no bytes.
        rank: among what a window shows: those of lower rank first, equal ones in the order of their chunks.
        is_of_model: whether a model says if it takes it; else documents of every model can have it.
    """

    name: str
    arrays: tuple[Array, ...]
    colour: str
    words: str
    needs: tuple[str, ...] = ()
    settle: Callable[[Frame, Arrays], Arrays] = _whatever_is_given
    is_empty: Callable[[Arrays], bool] = _nothing_is_set
    rank: int = 0
    is_of_model: bool = True

    @property
    def array_names(self) -> tuple[str, ...]:
        """Names of its arrays."""
        return tuple(array.name for array in self.arrays)

    def of(self, arrays: Arrays) -> dict[str, NDArray[Any]]:
        """Its own among all arrays of a document."""
        return {name: arrays[name] for name in self.array_names}

    def checked(self, given: Mapping[str, Any], frame: Frame, before: Arrays) -> dict[str, NDArray[Any]]:
        """All arrays so far, this layer's included; what was not given is empty.

        Raises:
            DocumentError: an array is not such as a document can have, or the model takes no such layer.
        """
        arrays = dict(before)
        for array in self.arrays:
            value = given.get(array.name)
            arrays[array.name] = array.checked(array.empty(frame) if value is None else value, frame, arrays)
        arrays.update(self.settle(frame, arrays))
        is_taken = not self.is_of_model or self.name in frame.codes.layers
        if not is_taken and not self.is_empty(self.of(arrays)):
            raise DocumentError(f"model {frame.codes.name} takes no {self.name}")
        return arrays
