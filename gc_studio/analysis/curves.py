"""Lines as curves: a structure map at another size, with lines as thin and as connected as before, and without stairs.

Flows in: a document, another size. Flows out: the map there. Lines become points and links, see `piece`; points along
a line are smoothed, moved to where they lie at the other size, and joined by straight lines.
"""

from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.piece import Piece, lift, place, scaling
from gc_studio.analysis.structure import drop_staircase_corners, thin
from gc_studio.document import Document

ROUNDS = 64
"""Times that every point goes halfway to the middle of its neighbours."""

_PLAY = 0.5
"""How far it may come from where it was, in map pixels across and down: pulled taut within its pixels, a line runs
straight where it ran in stairs, and no corner is lost."""

_SOLID = np.ones((3, 3), np.uint8)
"""What holds such a block was filled by hand; lines are thinner."""


def resized_lines(document: Document, size: tuple[int, int], scale: int | None = None) -> NDArray[np.bool_]:
    """The lines of a document drawn at another size.

    Args:
        document: the document.
        size: width and height in pixels.
        scale: picture pixels per pixel of the map; None is the document's.

    Returns:
        bool (ceil(height / scale), ceil(width / scale)). Lines are one pixel wide, what was filled is filled; no line
        is lost, though several may become one in a smaller map.
    """
    rest, piece = lift(document, np.ones(document.structure_shape, bool))
    own = {"width": size[0], "height": size[1], "structure_scale": scale or document.structure_scale}
    empty = rest.with_layers(**dict.fromkeys(rest.arrays) | own)
    if empty.structure.size > document.structure.size:
        piece = smoothed(piece)
    matrix = scaling(size[0] / document.width, size[1] / document.height, (0.0, 0.0))
    drawn = place(empty, piece, matrix).structure
    return thinned(drawn) | _solid(document.structure, drawn.shape)


def smoothed(piece: Piece, rounds: int = ROUNDS) -> Piece:
    """Points between two others on the curve that they lie on; ends and branches stay where they are."""
    points, (starts, ends) = piece.points.copy(), piece.links.T
    inner = np.bincount(piece.links.ravel(), minlength=len(points)) == 2
    least, most = points - _PLAY * piece.pitch, points + _PLAY * piece.pitch
    for _ in range(rounds):
        middles = np.stack([_sums(axis, starts, ends) for axis in points.T], 1) / 2
        points[inner] = ((points + middles) / 2).clip(least, most)[inner]
    return replace(piece, points=points)


def _sums(values: NDArray[np.float64], starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.float64]:
    """For each point the sum of the values of those that it is linked with."""
    count = len(values)
    return np.asarray(np.bincount(starts, values[ends], count) + np.bincount(ends, values[starts], count), np.float64)


def thinned(lines: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Lines one pixel wide; of groups that thinning would drop whole, a pixel stays."""
    thinned = drop_staircase_corners(thin(lines))
    count, labels = cv2.connectedComponents(lines.astype(np.uint8), connectivity=8)
    dropped = np.setdiff1d(np.arange(count), labels[thinned])
    if len(dropped) > 1:
        # The first is what lies between lines.
        places = np.flatnonzero(np.isin(labels, dropped[1:]))
        _, first = np.unique(labels.flat[places], return_index=True)
        thinned.flat[places[first]] = True
    return thinned


def filled_part(lines: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """What is filled, by hand, and no line."""
    return cv2.morphologyEx(lines.astype(np.uint8), cv2.MORPH_OPEN, _SOLID) > 0


def _solid(lines: NDArray[np.bool_], shape: tuple[int, int]) -> NDArray[np.bool_]:
    """What is filled, at another size."""
    filled = filled_part(lines)
    if not filled.any():
        return np.zeros(shape, bool)
    interpolation = cv2.INTER_AREA if shape[0] < lines.shape[0] else cv2.INTER_LINEAR
    return cv2.resize(filled.astype(np.float32), shape[::-1], interpolation=interpolation) >= 0.5
