"""Lays the kept cells of a document over its picture: from level 2 on they show the photo, whatever was painted."""

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.intra import FAITHFUL_STEP, FINE_STEP, shown
from gc_studio.decode.pictures import Picture
from gc_studio.document import CELL, Document

BLENDED = 4
"""Pixels over which a kept cell passes into what was painted beside it."""


def with_kept(picture: Picture, document: Document) -> Picture:
    """A picture with the kept cells of its document laid over it.

    Args:
        picture: uint8 RGB (height, width, 3); it is left as it is.
        document: what it was painted of.

    Returns:
        Another picture, or the same one if no cell is kept.
    """
    kept = document.fine_mask
    if not kept.any():
        return picture
    rows, columns = (np.flatnonzero(kept.any(axis)) for axis in (1, 0))
    box = slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)
    over = _cells_shown(document, box)
    (top, bottom), (left, right) = (
        (part.start * CELL, min(part.stop * CELL, side)) for part, side in zip(box, picture.shape[:2], strict=True)
    )
    over, share = over[: bottom - top, : right - left], _shares(kept, box)[: bottom - top, : right - left, None]
    laid = picture.copy()
    under = laid[top:bottom, left:right].astype(np.float32)
    laid[top:bottom, left:right] = np.rint(np.clip(share * over + (1 - share) * under, 0, 255))
    return laid


def _cells_shown(document: Document, box: tuple[slice, slice]) -> NDArray[np.float32]:
    """RGB of the kept cells in a box of cells, float32 (16 * rows, 16 * columns, 3); of no meaning elsewhere."""
    fine, faithful = document.fine_mask[box], document.faithful_mask[box]
    cells = np.zeros((*fine.shape, CELL, CELL, 3), np.float32)
    only_fine = fine & ~faithful
    cells[only_fine] = shown(document.fine[:, *box][:, only_fine], FINE_STEP)
    cells[faithful] = shown(document.faithful[:, *box][:, faithful], FAITHFUL_STEP)
    rows, columns = fine.shape
    return cells.transpose(0, 2, 1, 3, 4).reshape(rows * CELL, columns * CELL, 3)


def _shares(kept: NDArray[np.bool_], box: tuple[slice, slice]) -> NDArray[np.float32]:
    """How much of each pixel of a box of cells the kept cells have, float32 (16 * rows, 16 * columns)."""
    # The edges of the picture are no borders: what lies beyond counts as what lies at them.
    around = np.pad(kept, 1, mode="edge")[box[0].start : box[0].stop + 2, box[1].start : box[1].stop + 2]
    inside = around.astype(np.uint8).repeat(CELL, 0).repeat(CELL, 1)
    distance = cv2.distanceTransform(inside, cv2.DIST_L2, 3)[CELL:-CELL, CELL:-CELL]
    return np.clip((distance - 0.5) / BLENDED, 0, 1).astype(np.float32)
