"""Lays the kept cells of a document over its picture: from level 2 on they show the photo, whatever was painted.

What a kept cell says nothing of, small high frequencies, it takes from the painting, within a part of a step: a wall
keeps its grain. Borders between kept cells are smoothed; around them the painting passes into what they show.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.intra import FAITHFUL_STEP, FINE_STEP, dequantised, shown, steps, transformed
from gc_studio.bitstream.cell_context import groups
from gc_studio.decode.pictures import Picture
from gc_studio.document import CELL, Document

BLENDED = 6
"""Pixels around a kept cell over which the painting passes into it."""

_SPREAD = 2.5
"""Standard deviation of the blur that carries what kept cells differ by beyond their borders, in pixels."""

_PAINTED = (0.0, 0.5, 1.0, 1.0, 1.0)
"""Share of the painting in what a kept cell says nothing of, by group of frequencies: none of the mean colours."""

_FINE_PAINTED, _FAITHFUL_PAINTED = 0.2, 0.12
"""Of a quantiser step: more of the painting is never shown."""

_FINE_EDGE, _FAITHFUL_EDGE = 40.0, 20.0
"""Steps between kept cells that are larger, in levels, are in the photo."""

_SMOOTHED = (0.5, 0.3, 0.12)
"""Share of a step between kept cells that the first, second and third pixel from the border give way by."""

_Floats = NDArray[np.float32]
_Box = tuple[slice, slice]


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
    # A cell more on each side, where the painting gives way.
    rows, columns = (np.flatnonzero(document.fine_mask.any(axis)) for axis in (1, 0))
    box = slice(max(rows[0] - 1, 0), rows[-1] + 2), slice(max(columns[0] - 1, 0), columns[-1] + 2)
    part = tuple(
        slice(own.start * CELL, min(own.stop * CELL, side)) for own, side in zip(box, picture.shape, strict=False)
    )
    kept = document.fine_mask[box].repeat(CELL, 0).repeat(CELL, 1)
    under = picture[part]
    height, width = under.shape[:2]
    over = _cells_shown(document, box, under)[:height, :width]
    laid = picture.copy()
    laid[part] = np.rint(np.clip(_passed_into(under.astype(np.float32), over, kept[:height, :width]), 0, 255))
    return laid


def _cells_shown(document: Document, box: _Box, under: Picture) -> _Floats:
    """RGB of the kept cells in a box of cells, float32 (16 * rows, 16 * columns, 3); of no meaning elsewhere."""
    kept, faithful = document.fine_mask[box], document.faithful_mask[box]
    painted = transformed(under)
    cells = np.zeros((*kept.shape, CELL, CELL, 3), np.float32)
    for own, coefficients, step, most_painted in (
        (kept & ~faithful, document.fine, FINE_STEP, _FINE_PAINTED),
        (faithful, document.faithful, FAITHFUL_STEP, _FAITHFUL_PAINTED),
    ):
        if not own.any():
            continue
        own_steps = steps(step, document.coarseness[box][own])
        symbols = coefficients[:, *box][:, own]
        values = dequantised(symbols, own_steps)
        beneath = painted[:, : own.shape[0], : own.shape[1]][:, own]
        for group, share in zip(groups(), _PAINTED, strict=True):
            most = np.float32(most_painted) * own_steps[group.own]
            values[group.own] += (symbols[group.own] == 0) * np.clip(
                np.float32(share) * beneath[group.own], -most, most
            )
        cells[own] = shown(values)
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


def _passed_into(under: _Floats, over: _Floats, kept: NDArray[np.bool_]) -> _Floats:
    """Kept pixels as they are, and the painting around them moved towards what they show, (h, w, 3)."""
    difference = np.where(kept[..., None], over - under, 0)
    carried = np.concatenate([difference, kept[..., None].astype(np.float32)], 2)
    carried = cv2.GaussianBlur(carried, (0, 0), _SPREAD, borderType=cv2.BORDER_REPLICATE)
    distance = cv2.distanceTransform((~kept).astype(np.uint8), cv2.DIST_L2, 3)[..., None]
    share = np.clip(1 - (distance - 0.5) / BLENDED, 0, 1) * ~kept[..., None]
    beside = carried[..., :3] / np.maximum(carried[..., 3:], 1e-3)
    return np.asarray(under + difference + share * beside, np.float32)
