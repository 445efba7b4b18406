"""A photo's lines at another size: drawn anew where they are the photo's, carried over where the hand was at work.

Flows in: a document and its photo at both sizes. Flows out: the map at the other size. Nobody wrote down who drew a
line; what a photo gives is known, and what differs from that is the hand's.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.cleanup import Lines
from gc_studio.analysis.curves import resized_lines
from gc_studio.analysis.structure import thin
from gc_studio.document import Document

Photo = NDArray[np.uint8]
"""uint8 RGB (H, W, 3)."""

Way = Callable[[Photo, int], Lines]
"""A way to find lines in a photo, for a map of so many photo pixels per pixel, at every strength."""

AMOUNTS = range(101)
"""Of lines, as people choose them: 0 the fewest, 50 the usual ones, 100 the most."""

_COARSE = 10
"""Amounts are tried so far apart at first; maps hold those of fewer lines, so the best one lies nearby."""

_SAME = 0.02
"""Share of a photo's lines that may differ from a document's before other strengths and ways are tried."""

_MOSTLY = 0.5
"""Share of a photo's lines that a document must still have; if not, it is a drawing, which a photo adds nothing to."""

_REACH = 5
"""Side in map pixels of the square around what the hand changed in which lines are carried over: of the photo's own,
those anew lie a little beside them."""

_GAP = 9
"""Side in map pixels of the gaps between what the hand changed that count as changed, too: who drops the lines of a
lawn does not want finer ones between them."""


def strength_of(amount: int) -> float:
    """How strong a line must be, for `detected_structure`: 1 at 50, four times and a quarter at the ends."""
    return float(4 ** ((50 - amount) / 50))


@dataclass(frozen=True, eq=False)
class Origin:
    """Where a document's lines seem to come from: a way, its strength, and the map that it gives, as the document's."""

    way: Way
    strength: float
    given: NDArray[np.bool_]


def origin_of(document: Document, photo: Photo, ways: Sequence[Way]) -> Origin:
    """The way and the strength at which a photo gives the lines that are most like a document's.

    Args:
        document: the document.
        photo: its photo, of its size.
        ways: to find lines, the usual one first; the others are tried where that does not give just what the document
            has.
    """
    best: _Try | None = None
    for way in ways:
        found = _nearest(document.structure, way, way(photo, document.structure_scale))
        best = found if best is None or found.differing < best.differing else best
        if best.is_same:
            break
    assert best is not None
    return best.origin


@dataclass(frozen=True, eq=False)
class _Try:
    """What came of a way."""

    origin: Origin
    differing: int

    @property
    def is_same(self) -> bool:
        """Whether that is all but what the document has."""
        return bool(self.differing <= _SAME * np.count_nonzero(self.origin.given))


def _nearest(wanted: NDArray[np.bool_], way: Way, lines: Lines) -> _Try:
    """The strength of a way that gives the lines most like some others."""

    @cache
    def tried(amount: int) -> _Try:
        given = lines(strength_of(amount))
        return _Try(Origin(way, strength_of(amount), given), int(np.count_nonzero(given ^ wanted)))

    def differing(amount: int) -> int:
        return tried(amount).differing

    usual = AMOUNTS[len(AMOUNTS) // 2]
    if tried(usual).is_same:
        return tried(usual)
    coarse = min(AMOUNTS[::_COARSE], key=differing)
    return tried(min((amount for amount in AMOUNTS if abs(amount - coarse) < _COARSE), key=differing))


def hand_region(document: Document, given: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Where a document's lines are the hand's.

    Args:
        document: the document.
        given: bool, its map as its photo gives it, see `origin_of`.

    Returns:
        bool, the shape of the map: what lies around differences; everywhere, if few of the photo's lines are left.
    """
    current = document.structure
    changed = current ^ given
    if not changed.any():
        return changed
    if np.count_nonzero(current & given) < _MOSTLY * np.count_nonzero(given):
        return np.ones_like(changed)
    near = cv2.morphologyEx(changed.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((_GAP, _GAP), np.uint8))
    return cv2.dilate(near, np.ones((_REACH, _REACH), np.uint8)) > 0


def redrawn_lines(
    document: Document, given: NDArray[np.bool_], drawn: NDArray[np.bool_], size: tuple[int, int], scale: int
) -> NDArray[np.bool_]:
    """The lines of a document at another size.

    Args:
        document: the document.
        given: bool, its map as its photo gives it, see `origin_of`.
        drawn: bool, the map that the photo gives in the same way at the other size.
        size: width and height of that.
        scale: photo pixels per pixel of the map there.

    Returns:
        bool, the map at that size: the photo's lines as drawn anew, and where the document differs from what its photo
        gave, its own as curves.
    """
    near = hand_region(document, given)
    if not near.any():
        return drawn
    carried = resized_lines(document, size, scale)
    if near.all():
        return carried
    hand = cv2.resize(near.astype(np.uint8), drawn.shape[::-1], interpolation=cv2.INTER_NEAREST) > 0
    return _joined(np.where(hand, carried, drawn), hand)


def _joined(lines: NDArray[np.bool_], hand: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Lines of two maps that missed each other by a pixel or two at the border between them, made to meet."""
    block = np.ones((3, 3), np.uint8)
    seam = cv2.morphologyEx(hand.astype(np.uint8), cv2.MORPH_GRADIENT, np.ones((5, 5), np.uint8)) > 0
    closed = cv2.morphologyEx((lines & seam).astype(np.uint8), cv2.MORPH_CLOSE, block) > 0
    return np.where(seam, thin(lines | closed), lines)
