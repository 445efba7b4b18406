"""A stroke of a class over the labels of a scene: round ends, and borders as smooth as the hand moves.

Flows in: a document, the points of a stroke. Flows out: documents with what was painted so far.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from gc_studio.document import Document
from gc_studio.document.edits import Point
from gc_studio.document.labelling import paint_labels
from gc_studio.document.symmetry import Symmetry

_PIECES = 8
"""Straight pieces that a bend between two points is drawn in."""

Disc = tuple[Point, float]
"""Where the brush is, and its radius; in picture pixels."""


class LabelStroke:
    """A stroke, drawn in arcs (quadratic Bezier) between the middles of its points, which join without a corner."""

    def __init__(
        self, name: str, document: Document, label: int, within: NDArray[np.bool_] | None, symmetry: Symmetry
    ) -> None:
        """within: bool, of the label map, where alone it paints; None for everywhere."""
        self.name = name
        self._label, self._within, self._symmetry = label, within, symmetry
        self._discs: list[Disc] = []
        # A snapshot of its own from the start: what is to be seen is the stroke's, whether it changes a pixel or none.
        self.document = document.with_layers()
        """What is painted for good."""

    def extend(self, point: Point, radius: float) -> Document:
        """Go on to a point; the last piece of what is shown is straight until the next point bends it."""
        self._discs.append((point, radius))
        if len(self._discs) > 2:
            self.document = self._drawn(self._bend())
        return self._drawn(self._end())

    def finish(self) -> Document:
        """The whole stroke."""
        self.document = self._drawn(self._end())
        return self.document

    def polyline(self, points: Sequence[Point], radius: float) -> Document:
        """A whole stroke that is straight from point to point."""
        return self._drawn([(point, radius) for point in points])

    def _bend(self) -> list[Disc]:
        """From the middle before the last point but one to the middle behind it."""
        before, corner, after = self._discs[-3:]
        start = _between(before, corner) if len(self._discs) > 3 else before
        end = _between(corner, after)
        return [_on_bend(start, corner, end, share) for share in np.linspace(0, 1, _PIECES + 1).tolist()]

    def _end(self) -> list[Disc]:
        """From the last middle, or the only point, to the last point."""
        *_, last = self._discs
        if len(self._discs) < 3:
            return self._discs
        return [_between(self._discs[-2], last), last]

    def _drawn(self, discs: Sequence[Disc]) -> Document:
        points, radii = [point for point, _ in discs], [radius for _, radius in discs]
        return paint_labels(self.document, points, radii, self._label, self._symmetry, self._within)


def _between(one: Disc, other: Disc, share: float = 0.5) -> Disc:
    (x0, y0), (x1, y1) = one[0], other[0]
    place = x0 + share * (x1 - x0), y0 + share * (y1 - y0)
    return place, one[1] + share * (other[1] - one[1])


def _on_bend(start: Disc, corner: Disc, end: Disc, share: float) -> Disc:
    return _between(_between(start, corner, share), _between(corner, end, share), share)
