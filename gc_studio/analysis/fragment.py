"""A part of a picture on its way to another place or picture: lines, textures, and the cells that are kept.

Flows in: a document and a selection. Flows out: the fragment, and documents that have it under an affine transform.
Transforms are as in `piece`; those of a fragment take its own pixels, from its upper left corner on, to pixels of the
picture.
"""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.curves import resized_lines
from gc_studio.analysis.piece import Matrix, Piece, lift, place, spread, translation
from gc_studio.analysis.selection import Selection, cells_of
from gc_studio.document import CELL, MIN_SIDE, Document
from gc_studio.document.edits import set_levels
from gc_studio.document.layers import LAYERS
from gc_studio.document.layers.texture import MAX_TEXTURES
from gc_studio.document.regions import textures_of, with_textures
from gc_studio.document.resize import Size, resized_document, why_no_other_lines
from gc_studio.words import tr

_KEPT = ("mask", "detail", "fine", "faithful")
"""Layers of kept cells, the lower levels first."""

Cells = NDArray[np.bool_]


class FragmentError(ValueError):
    """A part that cannot be taken over; the message is one line for the user."""


@dataclass(frozen=True, eq=False)
class Fragment:
    """A part of a picture.

    Attributes:
        document: what lies in the box of whole cells around the selection, without lines that are not selected.
        selection: bool, of its structure map.
        left, top: the corner of that box in the picture that it was cut out of, in pixels.
    """

    document: Document
    selection: Selection
    left: int
    top: int

    @cached_property
    def cells(self) -> Cells:
        """Cells whose texture and kept photo it brings along."""
        return cells_of(self.selection, self.document)

    @property
    def is_kept(self) -> bool:
        """Whether cells of it are kept: these stay what they are where they go to cells as a whole."""
        return bool(self.document.mask[self.cells].any())

    @cached_property
    def piece(self) -> Piece:
        """Its lines."""
        return lift(self.document, self.selection)[1]


def cut(document: Document, selection: Selection) -> Fragment:
    """A part of a document; selection: bool, of its structure map, not empty."""
    scale = document.structure_scale
    left, top, width, height = (scale * side for side in cv2.boundingRect(selection.astype(np.uint8)))
    columns, rows = (
        _cells(first, first + length, side)
        for first, length, side in ((left, width, document.width), (top, height, document.height))
    )
    lines = (slice(CELL // scale * cells.start, CELL // scale * cells.stop) for cells in (rows, columns))
    own, grid = tuple(lines), (rows, columns)
    arrays = {name: array[..., *grid] for name, array in document.arrays.items() if array.shape[-2:] == document.grid}
    arrays |= {"structure": document.structure[own] & selection[own], "extra_textures": document.extra_textures}
    size = {
        "width": min(columns.stop * CELL, document.width) - columns.start * CELL,
        "height": min(rows.stop * CELL, document.height) - rows.start * CELL,
    }
    rest = document.with_layers(**dict.fromkeys(document.arrays) | {"texture": document.texture} | arrays | size)
    # Beside the selection there is nothing that anybody asked for.
    inside = cells_of(selection[own], rest)
    most = textures_of(rest, inside)[0]
    kept = set_levels(rest, np.where(inside, rest.levels, np.uint8(0)), None)
    tidy = with_textures(kept, document.textures, np.where(inside, rest.regions, most))
    return Fragment(tidy, selection[own], columns.start * CELL, rows.start * CELL)


def _cells(first: int, end: int, side: int) -> slice:
    """Cells that cover pixels along a side; more than one where the last alone is smaller than any document."""
    start, stop = first // CELL, -(-min(end, side) // CELL)
    return slice(start - (min(stop * CELL, side) - start * CELL < MIN_SIDE), stop)


def fitted(fragment: Fragment, document: Document) -> Fragment:
    """A fragment as a document can take it: no larger than that, and with lines at its scale, carried over as curves.

    What is made smaller keeps no cells.

    Raises:
        FragmentError: the document is of another model.
    """
    own = fragment.document
    if own.model != document.model:
        raise FragmentError(
            tr(
                "The part was made with model {part}, this picture with {picture}: it cannot take its textures",
                part=f"{own.codes.name} {own.model}",
                picture=f"{document.codes.name} {document.model}",
            )
        )
    share = min(1.0, document.width / own.width, document.height / own.height)
    size = max(round(own.width * share), MIN_SIDE), max(round(own.height * share), MIN_SIDE)
    if size == own.size and own.structure_scale == document.structure_scale:
        return fragment
    if why := why_no_other_lines(own):
        raise FragmentError(why)
    return _resized(fragment, size, document.structure_scale)


def _resized(fragment: Fragment, size: Size, scale: int) -> Fragment:
    own, lines = fragment.document, resized_lines(fragment.document, size, scale)
    selection = cv2.resize(fragment.selection.astype(np.uint8), lines.shape[::-1], interpolation=cv2.INTER_NEAREST) > 0
    # Lines that are drawn anew may lie a pixel beside the selection of before.
    selection |= lines
    if size == own.size:
        document = own.with_layers(structure=lines, structure_scale=scale)
    else:
        document = resized_document(own, size, lines, scale)
    return replace(fragment, document=document, selection=selection)


def first_place(document: Document, fragment: Fragment) -> Matrix:
    """Where a fragment lies at first: where it came from, or as near to that as it lies within the picture.

    Where that would change nothing, it lies a cell aside.
    """
    own = fragment.document
    room = [max((side - length) // CELL * CELL, 0) for side, length in zip(document.size, own.size, strict=True)]
    left, top = min(fragment.left, room[0]), min(fragment.top, room[1])
    matrix = translation(left, top)
    if paste(document, fragment, matrix).document == document:
        aside = (
            first + (CELL if first + CELL <= most else -CELL) for first, most in zip((left, top), room, strict=True)
        )
        matrix = translation(*(max(first, 0) for first in aside))
    return matrix


@dataclass(frozen=True)
class Pasted:
    """What came of it.

    Attributes:
        document: with the fragment in it.
        has_all_textures: whether each of its textures had room; if not, the nearest ones were taken.
        has_all_kept: whether its kept cells are kept here.
    """

    document: Document
    has_all_textures: bool
    has_all_kept: bool


def paste(document: Document, fragment: Fragment, matrix: Matrix) -> Pasted:
    """Put a fragment into a document in the place of what is there.

    Args:
        document: of the same model, with lines at the same scale, see `fitted`.
        fragment: the part.
        matrix: float64 (2, 3). Kept cells stay kept where it moves by whole cells alone.
    """
    own = fragment.document
    beneath = document.structure & spread(fragment.selection, own.structure_scale, document, matrix)
    cleared = document.with_layers(structure=document.structure & ~beneath) if beneath.any() else document
    drawn = place(cleared, fragment.piece, matrix)
    inside, sources = _sources(document, fragment, matrix)
    if not inside.any():
        return Pasted(drawn, True, not fragment.is_kept)
    textured, has_all = _with_textures(drawn, fragment, inside, sources)
    is_exact = moves_by_cells(matrix)
    pasted = _with_kept(textured, fragment, inside, sources if is_exact else None)
    return Pasted(pasted, has_all, is_exact or not fragment.is_kept)


def moves_by_cells(matrix: Matrix) -> bool:
    """Whether a transform moves by whole cells and does nothing else."""
    return bool(np.array_equal(matrix[:, :2], np.eye(2)) and not (matrix[:, 2] % CELL).any())


def _sources(document: Document, fragment: Fragment, matrix: Matrix) -> tuple[Cells, tuple[NDArray[np.intp], ...]]:
    """Cells of a document that take something over, and rows and columns of the fragment's that each takes it from."""
    rows, columns = np.indices(document.grid)
    middles = np.stack([columns, rows, np.full_like(rows, 0)], -1) * CELL + np.array([CELL / 2, CELL / 2, 1])
    if abs(np.linalg.det(matrix[:, :2])) < 1e-9:
        return np.zeros(document.grid, bool), ()
    back = np.asarray(cv2.invertAffineTransform(matrix), np.float64)
    column, row = (np.floor((middles @ axis) / CELL + 1e-9).astype(np.intp) for axis in back)
    own_rows, own_columns = fragment.document.grid
    inside = (row >= 0) & (row < own_rows) & (column >= 0) & (column < own_columns)
    inside[inside] = fragment.cells[row[inside], column[inside]]
    return inside, (row[inside], column[inside])


def _with_textures(
    document: Document, fragment: Fragment, inside: Cells, sources: tuple[NDArray[np.intp], ...]
) -> tuple[Document, bool]:
    """A document with a fragment's textures, and whether there was room for all."""
    wanted, own = fragment.document.regions[sources], fragment.document.textures
    stay = document.textures
    used = {stay[number].tobytes() for number in np.unique(document.regions[~inside])}
    taken, has_all = [*range(len(own))], True
    for number in np.argsort(-np.bincount(wanted, minlength=len(own)), kind="stable"):
        if number not in wanted or own[number].tobytes() in used:
            continue
        if len(used) < MAX_TEXTURES:
            used.add(own[number].tobytes())
            continue
        has_all = False
        there = [index for index, code in enumerate([*own, *stay]) if code.tobytes() in used]
        away = [np.square(np.subtract([*own, *stay][index], own[number], dtype=np.float64)).sum() for index in there]
        taken[number] = there[int(np.argmin(away))]
    numbers = document.regions.astype(np.intp) + len(own)
    numbers[inside] = np.array(taken)[wanted]
    return with_textures(document, np.concatenate([own, stay]), numbers), has_all


def _with_kept(
    document: Document, fragment: Fragment, inside: Cells, sources: tuple[NDArray[np.intp], ...] | None
) -> Document:
    """A document with a fragment's kept cells, or, without sources, with nothing kept where it lies."""
    own = fragment.document
    if not document.mask[inside].any() and (sources is None or not own.mask[sources].any()):
        return document
    changes: dict[str, NDArray[Any]] = {}
    for name in (array for layer in _KEPT if layer in LAYERS for array in LAYERS[layer].array_names):
        before = getattr(document, name)
        given = 0 if sources is None else getattr(own, name)[..., *sources]
        if np.array_equal(before[..., inside], np.broadcast_to(given, before[..., inside].shape)):
            continue
        changes[name] = before.copy()
        changes[name][..., inside] = given
    return document.with_layers(**changes)
