"""The lines of a morph: those that have their like in the other picture travel, the others are drawn and undrawn.

Flows in: two documents of one frame, and the field between them. Flows out: the map at any share of the way.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.curves import filled_part
from gc_studio.analysis.piece import Piece, lift, place, translation
from gc_studio.analysis.registration import Field, Places, Points, directions, goals, sampled, sources
from gc_studio.analysis.structure import drop_specks, drop_staircase_corners, thin
from gc_studio.document import CELL, Document
from gc_studio.document.regions import central_region

_NEAR, _COVERED = 4.0, 2.0
"""Map pixels from where a point is moved to within which a line of the other picture is its like, and within which what
has arrived counts as one."""

_LONG, _SHORT = 30, 8
"""Rounds of averaging along lines: a few pixels without a like, or with one, do not break a line."""

_UNDRAWN, _DRAWN = (0.1, 0.7), (0.3, 0.9)
"""Shares of the way on which lines without a like vanish and appear."""

_LEAST = 4
"""Pixels of a line on the way."""


@dataclass(frozen=True, eq=False)
class _Strand:
    """The lines of one of both pictures.

    Attributes:
        piece: where they are there.
        moves: float64 (N, 2), picture pixels by which their points go to be in the other picture.
        travels: bool (N,), which points are drawn all the way.
        rank: float64 (N,) in 0 .. 1, the order in which the others vanish, 0 first.
    """

    piece: Piece
    moves: Points
    travels: NDArray[np.bool_]
    rank: NDArray[np.float64]

    def drawn(self, document: Document, share: float, there: NDArray[np.bool_]) -> Document:
        """A document with those points that are there, a share of their way off."""
        piece, kept = self.piece, there[self.piece.links].all(1)
        number = np.cumsum(there) - 1
        moved = Piece(
            (piece.points + share * self.moves)[there], number[piece.links[kept]], np.zeros(0, np.int64), piece.pitch
        )
        return place(document, moved, translation(0, 0))


class MorphLines:
    """Lines between two documents of one frame."""

    def __init__(self, first: Document, second: Document, field: Field) -> None:
        """field: as from `registered`."""
        self._field = field
        self._solids = [filled_part(each.structure) for each in (first, second)]
        self._empty = first.with_layers(structure=np.zeros(first.structure_shape, bool))
        ours, theirs = (lift(each, np.ones(each.structure_shape, bool))[1] for each in (first, second))
        self._first = _travelling(ours, first, second, field)
        arrived = _set_pixels(self._first, first.structure_shape)
        self._second = _appearing(theirs, arrived, field)
        self.likeness = _share_of_thing(first, self._first) + _share_of_thing(second, self._second)
        """How much of the lines of both things has its like in the other, 0 .. 2."""

    def at(self, share: float) -> NDArray[np.bool_]:
        """The map at a share of the way, bool, between 0 and 1; at the ends the documents have lines of their own."""
        start, end = _UNDRAWN
        left = self._first.travels | (start + (end - start) * self._first.rank > share)
        start, end = _DRAWN
        come = ~self._second.travels & (end - (end - start) * self._second.rank < share)
        drawn = self._first.drawn(self._empty, share, left)
        drawn = self._second.drawn(drawn, 1 - share, come)
        return drop_specks(drop_staircase_corners(thin(drawn.structure)), _LEAST) | self._filled(share)

    def _filled(self, share: float) -> NDArray[np.bool_]:
        """What the first document has filled, until the middle of the way, and then what the second one has."""
        solid = self._solids[share >= 0.5]
        if not solid.any():
            return solid
        places = sources(self._field, share)
        return _looked_up(solid, places if share < 0.5 else goals(self._field, places))


def _looked_up(solid: NDArray[np.bool_], places: Places) -> NDArray[np.bool_]:
    values = cv2.remap(solid.astype(np.float32), *places, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT)
    return np.asarray(values >= 0.5)


def _travelling(piece: Piece, first: Document, second: Document, field: Field) -> _Strand:
    """The lines of the first document, with where they go in the second."""
    points, shape = piece.points / piece.pitch, first.structure_shape
    moves = sampled(field, points)
    if piece.empty or not second.structure.any():
        nobody = np.zeros(len(points), bool)
        return _Strand(piece, moves * piece.pitch, nobody, _ranks(piece.links, nobody))
    goal = _nearest_line(second.structure, points + moves)
    missed = goal - points - moves
    turn = directions(first.structure, points), directions(second.structure, goal)
    is_alike = _within(points + moves, shape) & (np.hypot(*missed.T) <= _NEAR) & ((turn[0] * turn[1]).sum(1) > 0)
    alike = is_alike.astype(np.float64)
    certain = _along(alike, piece.links, _LONG)
    travels = certain > 0.5
    # What travels ends on the line that it becomes; what is beside it follows a little.
    weight = _along(alike, piece.links, _SHORT)
    pulled = np.stack([_along(alike * axis, piece.links, _SHORT) for axis in missed.T], 1)
    moves += pulled / np.maximum(weight, 1e-3)[:, None] * (np.minimum(2 * certain, 1) * (weight > 0.05))[:, None]
    return _Strand(piece, moves * piece.pitch, travels, _ranks(piece.links, travels))


def _appearing(piece: Piece, arrived: NDArray[np.bool_], field: Field) -> _Strand:
    """The lines of the second document, with those that have arrived from the first, bool of the map."""
    points = piece.points / piece.pitch
    x, y = sources(field, 1.0)
    height, width = x.shape
    back = np.stack([x - np.arange(width, dtype=np.float32), y - np.arange(height, dtype=np.float32)[:, None]], 2)
    covered = np.zeros(len(points))
    if arrived.any():
        away = cv2.distanceTransform((~arrived).astype(np.uint8), cv2.DIST_L2, 5)
        columns, rows = np.floor(points).astype(np.intp).T
        covered = (away[rows, columns] <= _COVERED).astype(np.float64)
    travels = _along(covered, piece.links, _LONG // 2) > 0.5
    return _Strand(piece, sampled(back, points) * piece.pitch, travels, _ranks(piece.links, travels))


def _set_pixels(strand: _Strand, shape: tuple[int, int]) -> NDArray[np.bool_]:
    """The map pixels at which those points arrive that travel."""
    places = ((strand.piece.points + strand.moves) / strand.piece.pitch)[strand.travels]
    columns, rows = np.floor(places[_within(places, shape)]).astype(np.intp).T
    pixels = np.zeros(shape, bool)
    pixels[rows, columns] = True
    return pixels


def _within(points: Points, shape: tuple[int, int]) -> NDArray[np.bool_]:
    return np.asarray(((points >= 0) & (points < shape[::-1])).all(1))


def _nearest_line(lines: NDArray[np.bool_], points: Points) -> Points:
    """The middle of the line pixel that is nearest to the pixel of each point."""
    _, labels = cv2.distanceTransformWithLabels(
        (~lines).astype(np.uint8), cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL
    )
    rows, columns = np.nonzero(lines)
    middles = np.zeros((labels.max() + 1, 2))
    middles[labels[rows, columns]] = np.stack([columns + 0.5, rows + 0.5], 1)
    columns, rows = np.floor(points).astype(np.intp).clip(0, np.array(lines.shape[::-1]) - 1).T
    return middles[labels[rows, columns]]


def _along(values: NDArray[np.float64], links: NDArray[np.int64], rounds: int) -> NDArray[np.float64]:
    """Values of points averaged with those that they are linked with, so many times."""
    starts, ends = links.T
    count = len(values)
    degree = np.bincount(links.ravel(), minlength=count)
    for _ in range(rounds):
        around = np.bincount(starts, values[ends], count) + np.bincount(ends, values[starts], count)
        values = np.where(degree > 0, (values + around / np.maximum(degree, 1)) / 2, values)
    return values


def _share_of_thing(document: Document, strand: _Strand) -> float:
    """Which share of the lines in the thing in the middle of a document, and just around it, travels."""
    thing = cv2.dilate(central_region(document).astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    columns, rows = (strand.piece.points // CELL).astype(np.intp).T
    inside = thing[rows, columns]
    return float(strand.travels[inside].mean()) if inside.any() else 0.0


# The order in which lines are undrawn


def _ranks(links: NDArray[np.int64], travels: NDArray[np.bool_]) -> NDArray[np.float64]:
    """The order in which points vanish that do not travel, 0 .. 1 in every line, 0 first.

    A line that hangs on one that stays is drawn back to it; one that hangs on none, from its ends to its middle, and a
    closed one from anywhere.
    """
    count = len(travels)
    goes = ~travels
    own = links[goes[links].all(1)]
    groups = _groups(own, count)
    hanging = _distances(_neighbours(links, count), travels)
    ends = goes & (np.bincount(links.ravel(), minlength=count) <= 1)
    has_end = np.zeros(count, bool)
    has_end[groups[ends]] = True
    ends |= goes & ~has_end[groups] & (groups == np.arange(count))
    from_ends = _distances(_neighbours(own, count), ends)
    is_hanging = hanging >= 0
    far = np.where(is_hanging, hanging, from_ends).clip(0).astype(np.float64)
    most = np.ones(count)
    np.maximum.at(most, groups, np.where(goes, far, 0))
    share = far / (most[groups] + 1)
    return np.where(is_hanging, 1 - share, share)


def _neighbours(links: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    """Numbers of the points that each one is linked with, (N, 8), -1 where there are fewer."""
    both = np.concatenate([links, links[:, ::-1]])
    both = both[np.argsort(both[:, 0], kind="stable")]
    first = np.searchsorted(both[:, 0], np.arange(count))
    table = np.full((count, 8), -1, np.int64)
    table[both[:, 0], np.arange(len(both)) - first[both[:, 0]]] = both[:, 1]
    return table


def _distances(neighbours: NDArray[np.int64], origins: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Links from the nearest origin to each point, -1 where there is no way."""
    distances = np.where(origins, 0, -1)
    front = np.flatnonzero(origins)
    steps = 0
    while len(front):
        steps += 1
        around = neighbours[front].ravel()
        around = around[around >= 0]
        front = np.unique(around[distances[around] < 0])
        distances[front] = steps
    return distances


def _groups(links: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    """The least number among all points that each one hangs together with."""
    groups = np.arange(count)
    starts, ends = links.T
    while True:
        before = groups.copy()
        least = np.minimum(groups[starts], groups[ends])
        # Told to the representatives, so that it spreads as fast as groups grow.
        for numbers in (starts, ends):
            np.minimum.at(groups, before[numbers], least)
            np.minimum.at(groups, numbers, least)
        groups = groups[groups]
        if np.array_equal(groups, before):
            return groups
