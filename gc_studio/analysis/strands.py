"""Lines that are pulled: a document's lines as points and links, drawn again wherever the points have come to.

Flows in: a document, and where its points are pulled to. Flows out: structure maps. Lines become points as in `piece`,
pulled taut as in `curves`; what did not move keeps its pixels. A stretched line is drawn through, and where lines come
upon each other they are thinned: no gaps, no lumps.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.curves import filled_part, smoothed, thinned
from gc_studio.analysis.piece import lift
from gc_studio.document import Document

Points = NDArray[np.float64]
"""float64 (N, 2), x and y in picture pixels."""

Box = tuple[int, int, int, int]
"""Top, left, bottom and right in map pixels."""

_ROUNDS = 16
"""Of `smoothed`: enough for the stairs of a line that is stretched a few times, and soon done when a gesture begins."""

_ROUNDED = 0.5
"""Map pixels across or down that a point must have come to be drawn elsewhere."""

_LONGEST = 1.5
"""Map pixels of a link that is not divided: so close lie the points of any line."""

_BLEED, _MARGIN = 2, 8
"""Map pixels around points that moved in which lines may be thinned otherwise, and that thinning has to see beyond."""

_NEAR = np.ones((3, 3), np.uint8)

_SUBPIXELS = 4
"""Bits of fraction that cv2 is told corners in."""


class Strands:
    """The lines of a document while they are pulled.

    Attributes:
        points: where they are now, see `Points`; moved by whoever pulls them.
        is_loose: bool (N,), those that may be moved.
        structure: bool, the map as it is drawn; never written to.
    """

    def __init__(self, document: Document, selection: NDArray[np.bool_] | None = None) -> None:
        """selection: bool, the shape of the structure map: only lines in it are loose; None means all are."""
        _, piece = lift(document, np.ones(document.structure_shape, bool))
        self._pitch = document.structure_scale
        self._map = self.structure = document.structure
        self._pixels = np.nonzero(document.structure)
        self._home = smoothed(piece, _ROUNDS).points
        self.points = self._home.copy()
        self._links = piece.links
        self.is_loose = np.ones(len(self.points), bool) if selection is None else selection[self._pixels]
        self._filled = filled_part(document.structure)
        self._quads = _quads(document.structure, self._filled)

    # Moving

    def divide(self, touched: NDArray[np.bool_]) -> None:
        """Put points into links that have become long. touched: bool (N,), those that moved since the last time."""
        if len(self.points) > self._map.size:
            # Stirred round and round, a line would grow without end.
            return
        near = np.flatnonzero(self._leading_to(touched))
        starts, stops = self._links[near].T
        lengths = np.hypot(*(self.points[stops] - self.points[starts]).T) / self._pitch
        is_long = lengths > _LONGEST
        if not is_long.any():
            return
        starts, stops, parts = starts[is_long], stops[is_long], np.ceil(lengths[is_long]).astype(np.intp)
        link, share = _divisions(parts)
        new = len(self.points) + np.arange(len(link))
        added = self.points[starts[link]] + (self.points[stops[link]] - self.points[starts[link]]) * share[:, None]
        is_loose = self.is_loose[starts] | self.is_loose[stops]
        # Each new point is linked with the one before it, the last of a link with that link's end, too.
        is_first = np.diff(link, prepend=-1) > 0
        is_last = np.diff(link, append=len(parts)) > 0
        before = np.where(is_first, starts[link], new - 1)
        links = [
            np.delete(self._links, near[is_long], 0),
            np.stack([before, new], 1),
            np.stack([new, stops[link]], 1)[is_last],
        ]
        self._links = np.concatenate(links)
        self.points = np.concatenate([self.points, added])
        self.is_loose = np.concatenate([self.is_loose, is_loose[link]])

    def _leading_to(self, chosen: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Links, bool (M,), of which an end is among some points."""
        return chosen[self._links[:, 0]] | chosen[self._links[:, 1]]

    # Drawing

    def box_of(self, touched: NDArray[np.bool_]) -> Box | None:
        """The box of some points and of what they are linked with; None if there are none."""
        reached = touched.copy()
        reached[self._links[self._leading_to(touched)]] = True
        if not reached.any():
            return None
        places = self.points[reached] / self._pitch
        (left, top), (right, bottom) = np.floor(places.min(0)).astype(int), np.ceil(places.max(0)).astype(int)
        return int(top), int(left), int(bottom) + 1, int(right) + 1

    def draw(self, *boxes: Box | None) -> NDArray[np.bool_]:
        """Draw what has moved; given boxes that hold all that changed since the last time, within them alone."""
        rows, columns = self._map.shape
        told = [box for box in boxes if box is not None]
        if boxes and not told:
            return self.structure
        tops, lefts, bottoms, rights = zip(*told, strict=True) if told else ((0,), (0,), (rows,), (columns,))
        top, left = max(min(tops) - _BLEED, 0), max(min(lefts) - _BLEED, 0)
        bottom, right = min(max(bottoms) + _BLEED, rows), min(max(rights) + _BLEED, columns)
        if top >= bottom or left >= right:
            return self.structure
        seen = max(top - _MARGIN, 0), max(left - _MARGIN, 0), min(bottom + _MARGIN, rows), min(right + _MARGIN, columns)
        drawn = self.structure.copy()
        drawn[top:bottom, left:right] = self._drawn(seen)[
            top - seen[0] : bottom - seen[0], left - seen[1] : right - seen[1]
        ]
        drawn.flags.writeable = False
        self.structure = drawn
        return drawn

    def _drawn(self, box: Box) -> NDArray[np.bool_]:
        """The map in a box."""
        top, left, bottom, right = box
        window = np.s_[top:bottom, left:right]
        moved = np.ones(len(self.points), bool)
        known = len(self._home)
        ways = np.abs(self.points[:known] - self._home)
        moved[:known] = np.maximum(ways[:, 0], ways[:, 1]) >= _ROUNDED * self._pitch
        left_behind = np.zeros(self._map.shape, bool)
        left_behind[self._pixels[0][moved[:known]], self._pixels[1][moved[:known]]] = True
        still = self._map[window] & ~left_behind[window]
        moving = np.zeros(still.shape, bool)
        corner = np.array([left, top])
        self._mark_lines(moving, corner, moved)
        filled = self._marked_quads(still.shape, corner, moved)
        near = cv2.dilate((moving | filled).astype(np.uint8), _NEAR) > 0
        lines = thinned(still | moving)
        return lines | filled | (still & (~near | self._filled[window]))

    def _mark_lines(self, marked: NDArray[np.bool_], corner: NDArray[np.int64], moved: NDArray[np.bool_]) -> None:
        """Mark the pixels of points that moved, and of all links that lead to one."""
        places = self.points / self._pitch - corner
        starts, stops = places[self._links[self._leading_to(moved)]].swapaxes(0, 1)
        size = np.array(marked.shape[::-1])
        inside = ((np.maximum(starts, stops) >= 0) & (np.minimum(starts, stops) < size)).all(1)
        starts, ways = starts[inside], (stops - starts)[inside]
        # Samples no further apart than a pixel, in either direction, leave an 8-connected line.
        link, share = _divisions(np.maximum(np.ceil(np.abs(ways).max(1, initial=0)), 1).astype(np.intp))
        for pixels in (places[moved], starts, starts + ways, starts[link] + ways[link] * share[:, None]):
            within = ((pixels >= 0) & (pixels < size)).all(1)
            columns, rows = np.floor(pixels[within]).astype(np.intp).T
            marked[rows, columns] = True

    def _marked_quads(
        self, shape: tuple[int, ...], corner: NDArray[np.int64], moved: NDArray[np.bool_]
    ) -> NDArray[np.bool_]:
        """The pixels of what was filled, as far as it moved."""
        marked = np.zeros(shape, np.uint8)
        if len(self._quads):
            quads = self._quads[moved[self._quads].any(1)]
            # cv2 has the centres of pixels at whole numbers.
            places = self.points[quads] / self._pitch - corner - 0.5
            low, high = places.min(1), places.max(1)
            inside = ((high >= 0) & (low < np.array(shape[::-1]))).all(1)
            for quad in np.rint(places[inside] * 2**_SUBPIXELS).astype(np.int32):
                cv2.fillConvexPoly(marked, quad, 1, shift=_SUBPIXELS)
        return marked > 0


def _divisions(parts: NDArray[np.intp]) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """Points within links that are divided into so many parts each: which link each is in, and at which share of it."""
    inner = parts - 1
    link = np.repeat(np.arange(len(parts)), inner)
    number = np.arange(len(link)) - np.repeat(np.cumsum(inner) - inner, inner)
    return link, (number + 1) / parts[link]


def _quads(lines: NDArray[np.bool_], filled: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Squares of four pixels of what is filled, by the numbers of these among all line pixels, (B, 4), going round."""
    number = np.cumsum(lines).reshape(lines.shape) - 1
    rows, columns = np.nonzero(filled[:-1, :-1] & filled[:-1, 1:] & filled[1:, :-1] & filled[1:, 1:])
    corners = ((0, 0), (0, 1), (1, 1), (1, 0))
    return np.stack([number[rows + down, columns + right] for down, right in corners], 1)
