"""Lays the kept cells of a document over its picture: from level 2 on they show the photo, whatever was painted.

What a fine cell says nothing of, small high frequencies, it takes from the painting, within a part of a step: a wall
keeps its grain. A faithful cell takes nothing: it looks the same whatever is redrawn or swapped beneath.

Borders between kept cells are smoothed, a small net guesses what quantising took, and around kept cells the painting
passes into what they show.
"""

from collections import deque
from collections.abc import Iterator
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.intra import FAITHFUL_STEP, FINE_STEP, GROWTH, dequantised, shown, steps, transformed
from gc_studio.bitstream.cell_context import groups
from gc_studio.decode.pictures import Picture
from gc_studio.document import CELL, Document
from gc_studio.nets.running import polish_net

BLENDED = 6
"""Pixels around a kept cell over which the painting passes into it."""

_SPREAD = 2.5
"""Standard deviation of the blur that carries values of kept cells beyond their borders, in pixels."""

_EXACT = 3.0
"""Pixels beyond a border after which the painting moves as the blur of all kept pixels near by says."""

_PAINTED = (0.0, 0.5, 1.0, 1.0, 1.0)
"""Share of the painting in what a fine cell says nothing of, by group of frequencies: none of the mean colours."""

_MOST_PAINTED = 0.15 * FINE_STEP
"""More of the painting is never in a coefficient."""

_FINE_EDGE, _FAITHFUL_EDGE = 40.0, 20.0
"""Steps between kept cells that are larger, in levels, are in the photo."""

_SMOOTHED = (0.5, 0.3, 0.12)
"""Share of a step between kept cells that the first, second and third pixel from the border give way by."""

_Floats = NDArray[np.float32]
Box = tuple[slice, slice]
"""Rows and columns of cells."""

_CELLS_AT_ONCE, _HALO = 4096, 2
"""Cells that are laid at once, which bounds the memory of large pictures, and rows beyond them that they depend on."""

_last: deque[tuple[tuple[NDArray[Any], ...], Box, _Floats]] = deque(maxlen=2)
"""What faithful cells last looked like, with the arrays that they were made of, and where."""


def with_kept(picture: Picture, document: Document) -> Picture:
    """A picture with the kept cells of its document laid over it.

    Args:
        picture: uint8 RGB (height, width, 3); it is left as it is.
        document: what it was painted of.

    Returns:
        Another picture, or the same one if no cell is kept.
    """
    if not document.fine_mask.any():
        return picture
    laid = picture.copy()
    for box, own in _bands(document.fine_mask):
        rows, columns = (slice(side.start * CELL, side.stop * CELL) for side in box)
        under = picture[rows, columns]
        height, width = under.shape[:2]
        kept = document.fine_mask[box].repeat(CELL, 0).repeat(CELL, 1)[:height, :width]
        over = _shown(document, box, under)[:height, :width]
        seen = np.rint(np.clip(_passed_into(under.astype(np.float32), over, kept), 0, 255))
        first = own.start * CELL - rows.start
        target = laid[own.start * CELL : own.stop * CELL, columns]
        target[:] = seen[first : first + len(target)]
    return laid


def _bands(kept: NDArray[np.bool_]) -> Iterator[tuple[Box, slice]]:
    """Boxes of cells in which all kept ones lie, and the rows of each that no other box has."""
    # A cell more on each side, where the painting gives way.
    rows, columns = (np.flatnonzero(kept.any(axis)) for axis in (1, 0))
    (top, left), (bottom, right) = (max(own[0] - 1, 0) for own in (rows, columns)), (rows[-1] + 2, columns[-1] + 2)
    bottom, right = min(bottom, kept.shape[0]), min(right, kept.shape[1])
    height = max(_CELLS_AT_ONCE // int(right - left), 1)
    for start in range(top, bottom, height):
        own = slice(start, min(start + height, bottom))
        yield (slice(max(start - _HALO, top), min(own.stop + _HALO, bottom)), slice(left, right)), own


def _shown(document: Document, box: Box, under: Picture) -> _Floats:
    """Kept cells as they are shown, (16 * rows, 16 * columns, 3).

    Where all are faithful, they are what they were for the last document with the same ones.
    """
    is_small = document.fine_mask[box].size <= _CELLS_AT_ONCE
    if not is_small or not np.array_equal(document.fine_mask, document.faithful_mask):
        return _polished(document, box, unpolished(document, box, under))
    arrays = document.faithful_mask, document.coarseness, document.faithful
    for known, where, over in list(_last):
        if where == box and all(a is b for a, b in zip(known, arrays, strict=True)):
            return over
    over = _polished(document, box, unpolished(document, box, under))
    _last.append((arrays, box, over))
    return over


def step_sizes(document: Document, box: Box) -> _Floats:
    """Quantiser steps of luma in a box of cells, float32 (rows, columns); 0 where nothing is kept."""
    step = np.where(document.faithful_mask[box], np.float32(FAITHFUL_STEP), np.float32(FINE_STEP))
    return np.asarray(document.fine_mask[box] * step * np.array(GROWTH, np.float32)[document.coarseness[box]])


def _polished(document: Document, box: Box, over: _Floats) -> _Floats:
    """Kept cells as the polishing net leaves them, (16 * rows, 16 * columns, 3)."""
    kept = document.fine_mask[box].repeat(CELL, 0).repeat(CELL, 1)
    seen = np.empty((1, 4, *kept.shape), np.float32)
    # Nothing of the painting: what is kept looks the same whatever lies beside it.
    seen[0, :3] = np.where(kept[..., None], over, _carried(over, kept)).transpose(2, 0, 1)
    seen[0, 3] = step_sizes(document, box).repeat(CELL, 0).repeat(CELL, 1)
    seen /= 255
    return np.asarray(polish_net()(seen)[0][0].transpose(1, 2, 0) * np.float32(255))


def unpolished(document: Document, box: Box, under: Picture) -> _Floats:
    """RGB of the kept cells in a box of cells before they are polished.

    Args:
        document: the document.
        box: rows and columns of cells.
        under: uint8 RGB, what was painted there.

    Returns:
        float32 (16 * rows, 16 * columns, 3), about 0 .. 255; of no meaning where nothing is kept.
    """
    kept, faithful = document.fine_mask[box], document.faithful_mask[box]
    cells = np.zeros((*kept.shape, CELL, CELL, 3), np.float32)
    only_fine = kept & ~faithful
    if only_fine.any():
        symbols = document.fine[:, *box][:, only_fine]
        values = dequantised(symbols, steps(FINE_STEP, document.coarseness[box][only_fine]))
        beneath = transformed(under)[:, only_fine]
        for group, share in zip(groups(), _PAINTED, strict=True):
            lent = np.clip(np.float32(share) * beneath[group.own], -_MOST_PAINTED, _MOST_PAINTED)
            values[group.own] += (symbols[group.own] == 0) * lent
        cells[only_fine] = shown(values)
    if faithful.any():
        symbols = document.faithful[:, *box][:, faithful]
        cells[faithful] = shown(dequantised(symbols, steps(FAITHFUL_STEP, document.coarseness[box][faithful])))
    rows, columns = kept.shape
    over = cells.transpose(0, 2, 1, 3, 4).reshape(rows * CELL, columns * CELL, 3)
    edges = np.where(faithful, np.float32(_FAITHFUL_EDGE), np.float32(_FINE_EDGE))
    _smooth_borders(over, kept, edges)
    _smooth_borders(over.transpose(1, 0, 2), kept.T, edges.T)
    return over


def _smooth_borders(over: _Floats, kept: NDArray[np.bool_], edges: _Floats) -> None:
    """Take steps out of the borders between kept cells that lie side by side, in place.

    A step is what two pixels at a border differ by, less the mean of what each differs from its inner neighbour by.
    """
    is_border = (kept[:, 1:] & kept[:, :-1]).repeat(CELL, 0)
    if not is_border.any():
        return
    edge = np.minimum(edges[:, 1:], edges[:, :-1]).repeat(CELL, 0)[..., None]
    right = np.arange(1, kept.shape[1]) * CELL
    here, beyond = over[:, right - 1], over[:, right]
    step = beyond - here - (here - over[:, right - 2] + over[:, right + 1] - beyond) / 2
    size = np.abs(step).mean(-1, keepdims=True)
    step = step * np.clip(2 * (edge - size) / edge, 0, 1) * is_border[..., None]
    for distance, share in enumerate(_SMOOTHED):
        over[:, right - 1 - distance] += np.float32(share) * step
        over[:, right + distance] -= np.float32(share) * step


def _carried(values: _Floats, kept: NDArray[np.bool_]) -> _Floats:
    """Values (h, w, 3) of kept pixels carried beyond their borders; within them blurred."""
    known = np.concatenate([np.where(kept[..., None], values, 0), kept[..., None]], 2, dtype=np.float32)
    blurred = cv2.GaussianBlur(known, (0, 0), _SPREAD, borderType=cv2.BORDER_REPLICATE)
    return np.asarray(blurred[..., :3] / np.maximum(blurred[..., 3:], np.float32(1e-3)), np.float32)


def _passed_into(under: _Floats, over: _Floats, kept: NDArray[np.bool_]) -> _Floats:
    """Kept pixels as they are, and the painting around them moved towards what they show, (h, w, 3)."""
    if kept.all():
        return over
    outside = (~kept).astype(np.uint8)
    distance, labels = cv2.distanceTransformWithLabels(outside, cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL)
    difference = over - under
    nearest = np.zeros((int(labels.max()) + 1, 3), np.float32)
    nearest[labels[kept]] = difference[kept]
    # Beside a border each pixel moves as its neighbour does, or the border would show; further on as all of them do.
    smooth = np.clip((distance[..., None] - 1) / _EXACT, 0, 1)
    moved = nearest[labels] * (1 - smooth) + _carried(difference, kept) * smooth
    share = np.clip(1 - (distance[..., None] - 0.5) / BLENDED, 0, 1)
    return np.where(kept[..., None], over, under + share * moved)
