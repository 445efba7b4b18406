"""Selections: a document and what the hand pointed at in, the selected pixels of the structure map out.

A selection is bool, the shape of the structure map, True = selected; points are (x, y) in picture pixels.
"""

from collections.abc import Sequence
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.wand import wand_selection
from gc_studio.document import CELL, Document
from gc_studio.document.edits import Point, stroke_footprint
from gc_studio.document.regions import central_region

__all__ = [
    "How",
    "Selection",
    "box_selection",
    "cells_of",
    "combined",
    "cut_out",
    "grow_cells",
    "outline",
    "polygon_selection",
    "scope_at",
    "scope_of",
    "selected_at",
    "shrink_cells",
    "wand_selection",
]

Selection = NDArray[np.bool_]
How = Literal["replace", "add", "subtract"]


def polygon_selection(document: Document, points: Sequence[Point]) -> Selection:
    """Pixels with their centre in a closed polygon by the even-odd rule; of one that holds none, those on its path."""
    shape = document.structure_shape
    if not len(points):
        return np.zeros(shape, bool)
    corners = np.array(points, np.float64) / document.structure_scale
    crossed = np.zeros((shape[0], shape[1] + 1), bool)
    for (x0, y0), (x1, y1) in zip(corners, np.roll(corners, -1, 0), strict=True):
        first, end = (min(max(int(np.ceil(y - 0.5)), 0), shape[0]) for y in sorted((y0, y1)))
        rows = np.arange(first, end)
        if len(rows):
            columns = np.ceil(x0 + (rows + 0.5 - y0) / (y1 - y0) * (x1 - x0) - 0.5).astype(int)
            crossed[rows, np.clip(columns, 0, shape[1])] ^= True
    inside = np.logical_xor.accumulate(crossed, axis=1)[:, :-1]
    return inside if inside.any() else stroke_footprint(shape, [*map(tuple, corners), tuple(corners[0])], 0.0)


def box_selection(document: Document, corner: Point, opposite: Point) -> Selection:
    """Pixels that an upright box touches."""
    selection = np.zeros(document.structure_shape, bool)
    (left, right), (top, bottom) = (sorted(pair) for pair in zip(corner, opposite, strict=True))
    first = np.floor(np.array([top, left]) / document.structure_scale).astype(int)
    end = np.maximum(np.ceil(np.array([bottom, right]) / document.structure_scale).astype(int), first + 1)
    (row, column), (last_row, last_column) = np.maximum(first, 0), np.maximum(end, 0)
    selection[row:last_row, column:last_column] = True
    return selection


def cells_of(selection: Selection, document: Document) -> NDArray[np.bool_]:
    """Cells of 16x16 pixels that are at least half selected, or all that are touched when none is.

    Returns:
        bool, the shape of the document's mask.
    """
    cell = CELL // document.structure_scale
    rows, columns = (np.arange(0, side, cell) for side in selection.shape)
    selected = np.add.reduceat(np.add.reduceat(selection, rows, 0, np.int32), columns, 1)
    heights, widths = (
        np.diff(np.append(starts, side)) for starts, side in zip((rows, columns), selection.shape, strict=True)
    )
    half = 2 * selected >= heights[:, None] * widths
    return half if half.any() else selected > 0


def selected_at(selection: Selection, places: NDArray[np.floating]) -> NDArray[np.bool_]:
    """Whether places (..., 2), x and y in map pixels, are in a selection; beyond the border, as at the border."""
    columns, rows = (np.clip(places[..., axis], 0, selection.shape[1 - axis] - 1).astype(int) for axis in (0, 1))
    return np.asarray(selection[rows, columns], bool)


def scope_of(document: Document, selection: Selection | None) -> NDArray[np.bool_] | None:
    """Cells that a picked texture goes to, bool of the shape of the document's mask; None means all.

    Those of the selection; without one, where there are several textures, those of the thing in the middle.
    """
    if selection is not None:
        return cells_of(selection, document)
    return central_region(document) if len(document.extra_textures) else None


def scope_at(document: Document, selection: Selection | None, point: Point) -> NDArray[np.bool_]:
    """Cells that a texture or a colour goes to which is dropped on a point: bool, the shape of the document's mask.

    Those of the selection, if the point lies in it, or else those of the texture that is at the point.
    """
    x, y = (int(value) for value in point)
    scale = document.structure_scale
    if selection is not None and selection[y // scale, x // scale]:
        return cells_of(selection, document)
    return np.asarray(document.regions == document.regions[y // CELL, x // CELL])


def selection_of(cells: NDArray[np.bool_], document: Document) -> Selection:
    """All pixels of some cells; the inverse of `cells_of`. cells: bool, the shape of the document's mask."""
    cell = CELL // document.structure_scale
    rows, columns = document.structure_shape
    return np.kron(cells, np.ones((cell, cell), bool))[:rows, :columns]


def cut_out(picture: NDArray[np.uint8], selection: Selection, document: Document) -> NDArray[np.uint8]:
    """A picture with what is not selected transparent.

    Args:
        picture: uint8 RGB (H, W, 3), the document's at any size; at a larger one the edge is soft.
        selection: what stays.
        document: whose selection it is.

    Returns:
        uint8 RGBA (H, W, 4).
    """
    scale = document.structure_scale
    opaque = (selection * np.uint8(255)).repeat(scale, 0).repeat(scale, 1)[: document.height, : document.width]
    alpha = cv2.resize(opaque, picture.shape[1::-1], interpolation=cv2.INTER_LINEAR)
    return np.dstack([picture, alpha])


def grow_cells(mask: NDArray[np.bool_], steps: int) -> NDArray[np.bool_]:
    """Add the cells up to `steps` away, also diagonally: rectangles stay rectangles. bool (rows, columns)."""
    return _dilated(mask, steps)


def shrink_cells(mask: NDArray[np.bool_], steps: int) -> NDArray[np.bool_]:
    """Take the cells up to `steps` away from others, also diagonally, out of a mask. bool (rows, columns).

    The picture's border is no edge of the mask: what reaches it goes on beyond it, and is not eaten from there.
    """
    return ~_dilated(~mask, steps)


def _dilated(mask: NDArray[np.bool_], steps: int) -> NDArray[np.bool_]:
    square = np.ones((2 * steps + 1, 2 * steps + 1), np.uint8)
    return cv2.dilate(mask.astype(np.uint8), square, borderType=cv2.BORDER_CONSTANT, borderValue=0).astype(bool)


def combined(old: Selection | None, new: Selection, how: How) -> Selection:
    """What is selected after another selection was made; without an old one, there is nothing to subtract from."""
    if how == "replace" or (old is None and how == "add"):
        return new
    if old is None:
        return np.zeros_like(new)
    return old | new if how == "add" else old & ~new


def outline(selection: Selection) -> list[NDArray[np.int64]]:
    """Edges between selected and other pixels, the picture's border among them, as closed polylines.

    Returns:
        For each loop its corners, (x, y) in map pixels, int64 (N, 2); the last is joined to the first.
    """
    bits = np.pad(selection, 1)
    # Corners lie where a block of 2x2 pixels is neither even nor split in halves.
    horizontal, vertical = bits[1:] != bits[:-1], bits[:, 1:] != bits[:, :-1]
    turns = (horizontal[:, 1:] != horizontal[:, :-1]) | (vertical[1:] != vertical[:-1])
    crossings = horizontal[:, 1:] & horizontal[:, :-1] & vertical[1:] & vertical[:-1]
    rows, columns = np.nonzero(turns | crossings)
    # Where four edges meet, two corners lie on each other.
    twice = np.where(crossings[rows, columns], 2, 1)
    rows, columns = np.repeat(rows, twice), np.repeat(columns, twice)
    # Along each row and each column, every second stretch between corners is an edge.
    along_rows = np.arange(len(rows)) ^ 1
    order = np.lexsort((rows, columns))
    along_columns = np.empty_like(order)
    along_columns[order] = order[np.arange(len(order)) ^ 1]
    corners = np.stack([columns, rows], 1)
    return [corners[loop] for loop in _loops(along_rows.tolist(), along_columns.tolist())]


def _loops(along_rows: list[int], along_columns: list[int]) -> list[list[int]]:
    """Corners in the order of a walk that goes along a row and along a column in turns."""
    loops = []
    visited = [False] * len(along_rows)
    for start in range(len(along_rows)):
        loop: list[int] = []
        here = start
        while not visited[here]:
            across = along_rows[here]
            visited[here] = visited[across] = True
            loop += [here, across]
            here = along_columns[across]
        if loop:
            loops.append(loop)
    return loops
