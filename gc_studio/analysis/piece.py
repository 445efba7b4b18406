"""A piece of the structure that was lifted out, to be moved, turned, scaled and put back.

Flows in: a document and a selection (bool, the shape of its structure map). Flows out: the document without the piece,
the piece as points and links in picture coordinates, and documents with the piece drawn under an affine transform.
Transforms are float64 (2, 3) matrices of picture coordinates, y down: (x, y) goes to matrix @ (x, y, 1).
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.document import Document
from gc_studio.document.edits import Point

Matrix = NDArray[np.float64]
Selection = NDArray[np.bool_]

_SETTLE = 2.0**-9
"""Added before rounding down, in map pixels: points on a border between two pixels must all go to the same side."""

_FLAT = 1e-6
"""Share of an area below which a transform leaves nothing of it."""


@dataclass(frozen=True, eq=False)
class Piece:
    """Lines on their way from one place to another.

    Attributes:
        points: float64 (N, 2), x and y of the centres of the line pixels in picture coordinates.
        links: int64 (M, 2), pairs of points whose pixels touch; those across the corner of two others are left out.
        blocks: int64 (B,), the upper left points of solid squares of 2x2 pixels.
        pitch: picture pixels between the centres of two neighbours.
    """

    points: NDArray[np.float64]
    links: NDArray[np.int64]
    blocks: NDArray[np.int64]
    pitch: int

    @property
    def empty(self) -> bool:
        """Whether it holds no line."""
        return not len(self.points)


def translation(dx: float, dy: float) -> Matrix:
    """Move by picture pixels."""
    return np.array([[1.0, 0.0, dx], [0.0, 1.0, dy]])


def scaling(sx: float, sy: float, about: Point) -> Matrix:
    """Scale by factors, `about` stays where it is; a negative factor also mirrors."""
    return _about(np.array([[sx, 0.0], [0.0, sy]]), about)


def rotation(degrees: float, about: Point) -> Matrix:
    """Turn clockwise as seen on screen, `about` stays where it is."""
    turn = np.radians(degrees)
    # A quarter turn must be exact.
    cosine, sine = np.round(np.cos(turn), 15), np.round(np.sin(turn), 15)
    return _about(np.array([[cosine, -sine], [sine, cosine]]), about)


def mirror_horizontal(about: Point) -> Matrix:
    """Swap left and right of `about`."""
    return scaling(-1, 1, about)


def mirror_vertical(about: Point) -> Matrix:
    """Swap what is above and below `about`."""
    return scaling(1, -1, about)


def composed(first: Matrix, then: Matrix) -> Matrix:
    """One transform that does `first` and `then` in this order."""
    return np.column_stack([then[:, :2] @ first[:, :2], then[:, :2] @ first[:, 2] + then[:, 2]])


def _about(linear: Matrix, about: Point) -> Matrix:
    fixed = np.array(about, np.float64)
    return np.column_stack([linear, fixed - linear @ fixed])


def delete_lines(document: Document, selection: Selection) -> Document:
    """The document without the lines in the selection; the same document when there are none."""
    if not (document.structure & selection).any():
        return document
    return document.with_layers(structure=document.structure & ~selection)


def lift(document: Document, selection: Selection) -> tuple[Document, Piece]:
    """Take the lines in a selection out of a document.

    Args:
        document: the document.
        selection: bool, the shape of the structure map.

    Returns:
        The document without these lines, the same one when there are none; and the lines.
    """
    scale = document.structure_scale
    lines = document.structure & selection
    left, top, width, height = cv2.boundingRect(lines.astype(np.uint8))
    lines = lines[top : top + height, left : left + width]
    rows, columns = np.nonzero(lines)
    points = np.stack([columns + left + 0.5, rows + top + 0.5], 1) * scale
    number = np.pad(np.cumsum(lines, dtype=np.int64).reshape(lines.shape) - 1, ((0, 1), (1, 1)))
    there = np.pad(lines, ((0, 1), (1, 1)))
    here, east, west = there[:-1, 1:-1], there[:-1, 2:], there[:-1, :-2]
    south, south_east, south_west = there[1:, 1:-1], there[1:, 2:], there[1:, :-2]
    links = [
        _links(number, here & east, 0, 1),
        _links(number, here & south, 1, 0),
        # Lines that turn a corner must not grow a third side there.
        _links(number, here & south_east & ~east & ~south, 1, 1),
        _links(number, here & south_west & ~west & ~south, 1, -1),
    ]
    blocks = number[:-1, 1:-1][here & east & south & south_east]
    return delete_lines(document, selection), Piece(points, np.concatenate(links), blocks, scale)


def _links(number: NDArray[np.int64], linked: NDArray[np.bool_], down: int, right: int) -> NDArray[np.int64]:
    """Numbers of both ends of the links in one direction, (M, 2). number: of each pixel, padded below and beside."""
    rows, columns = np.nonzero(linked)
    return np.stack([number[rows, columns + 1], number[rows + down, columns + 1 + right]], 1)


def place(document: Document, piece: Piece, matrix: Matrix) -> Document:
    """Draw a piece under a transform of picture coordinates.

    Args:
        document: where to; its map may have another scale than the one the piece came from.
        piece: the lines.
        matrix: float64 (2, 3); the identity gives the pixels back that were lifted.

    Returns:
        The document with the piece's lines in one map pixel's width and its solid parts filled; what falls beyond the
        border is dropped. The same document when nothing is added.
    """
    scale = document.structure_scale
    to_map = composed(matrix, scaling(1 / scale, 1 / scale, (0.0, 0.0)))
    drawn = document.structure.copy()
    points = piece.points @ to_map[:, :2].T + to_map[:, 2]
    _set_pixels(drawn, points)
    starts, ends = points[piece.links[:, 0]], points[piece.links[:, 1]]
    # Samples no further apart than a pixel, in either direction, leave an 8-connected line.
    steps = int(np.ceil(np.abs(ends - starts).max(initial=0) - _SETTLE))
    for step in range(1, steps):
        _set_pixels(drawn, starts + (ends - starts) * (step / steps))
    if len(piece.blocks):
        _fill_blocks(drawn, piece, to_map)
    return document if np.array_equal(drawn, document.structure) else document.with_layers(structure=drawn)


def _set_pixels(drawn: NDArray[np.bool_], points: NDArray[np.float64]) -> None:
    """Set the pixels under points (N, 2) in map coordinates; those outside are dropped."""
    inside = ((points > -_SETTLE) & (points < np.array(drawn.shape[::-1]) - _SETTLE)).all(1)
    columns, rows = np.floor(points[inside] + _SETTLE).astype(np.intp).T
    drawn[rows, columns] = True


def _fill_blocks(drawn: NDArray[np.bool_], piece: Piece, to_map: Matrix) -> None:
    """Set the pixels whose centre lies in a transformed square of four line pixels."""
    corners = piece.points[piece.blocks]
    origin = corners.min(0)
    places = np.rint((corners - origin) / piece.pitch).astype(np.intp)
    solid = np.zeros(places.max(0)[::-1] + 1, np.uint8)
    solid[places[:, 1], places[:, 0]] = 1
    # From a solid square to where its centre goes; cv2 has the centres of pixels at whole numbers.
    half = piece.pitch / 2
    forward = composed(composed(scaling(piece.pitch, piece.pitch, (0.0, 0.0)), translation(*(origin + half))), to_map)
    drawn |= _warped(solid, forward, drawn.shape)


def _warped(source: NDArray[np.uint8], matrix: Matrix, shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """Source under a transform that takes the indices of its pixels to map coordinates, bool `shape`."""
    if abs(np.linalg.det(matrix[:, :2])) < _FLAT:
        return np.zeros(shape, bool)
    to_index = composed(matrix, translation(_SETTLE - 0.5, _SETTLE - 0.5))
    return cv2.warpAffine(source, to_index, shape[::-1], flags=cv2.INTER_NEAREST).astype(bool)


def moved_selection(selection: Selection, document: Document, matrix: Matrix) -> Selection:
    """A selection under the transform of `place`; what falls beyond the border is dropped."""
    return spread(selection, document.structure_scale, document, matrix)


def spread(selection: Selection, pitch: int, document: Document, matrix: Matrix) -> Selection:
    """As `moved_selection`, of a selection of another map, of `pitch` picture pixels per pixel."""
    scale = document.structure_scale
    in_map = composed(composed(scaling(pitch, pitch, (0.0, 0.0)), matrix), scaling(1 / scale, 1 / scale, (0.0, 0.0)))
    return _warped(selection.astype(np.uint8), composed(translation(0.5, 0.5), in_map), document.structure_shape)
