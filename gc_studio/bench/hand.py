"""A hand at work: 230 events in the order and at the pace of somebody who redraws, preserves, swaps and mixes."""

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gc_studio.document import Available, Document
from gc_studio.document.edits import FAITHFUL_LEVEL, Point, draw_structure, mixed_texture, paint_levels
from gc_studio.document.regions import with_texture_in

MOVE_SECONDS = 0.008
"""Between two moves of a mouse or pen that reports 125 times a second."""
RELEASE_SECONDS = 0.03
"""From the last move to the release."""
REST_SECONDS = 0.3
"""From a release to the next action."""

_PLAN: tuple[tuple[str, Point, Point, float, int], ...] = (
    ("ink", (0.3, 0.2), (0.5, 0.35), 0.03, 18),
    ("ink", (0.7, 0.2), (0.5, 0.35), -0.03, 18),
    ("eraser", (0.35, 0.6), (0.6, 0.65), 0.0, 14),
    ("ink", (0.3, 0.75), (0.7, 0.8), 0.05, 22),
    ("mask", (0.4, 0.45), (0.6, 0.5), 0.0, 14),
    ("eraser", (0.75, 0.3), (0.8, 0.7), 0.02, 16),
    ("mask", (0.3, 0.3), (0.3, 0.7), 0.02, 14),
    ("ink", (0.2, 0.5), (0.45, 0.5), 0.0, 18),
    ("faithful", (0.55, 0.65), (0.75, 0.6), 0.0, 14),
    ("faithful", (0.4, 0.45), (0.6, 0.5), 0.0, 14),
)
"""Of the strokes: what they do, where from and where to, in shares of the side, their bend, and their moves."""

_INK_RADIUS, _ERASER_RADIUS, _MASK_RADIUS = 0.0, 4.0, 10.0


@dataclass(frozen=True)
class Event:
    """One event.

    Attributes:
        seconds: when it comes, from the beginning.
        kind: ink, eraser, mask, faithful, texture or mix.
        edit: what it does to the document; None when pen or button are released, which ends an action.
        is_last: whether it is the last edit of an action.
    """

    seconds: float
    kind: str
    edit: Callable[[Document], Document] | None
    is_last: bool = False


def _path(start: Point, stop: Point, bend: float, moves: int, side: int) -> list[Point]:
    """A bent stroke that speeds up and slows down; start and stop in shares of the picture's side."""
    share = np.linspace(0, 1, moves + 1)
    eased = share * share * (3 - 2 * share)
    x = start[0] + (stop[0] - start[0]) * eased + bend * np.sin(np.pi * eased)
    y = start[1] + (stop[1] - start[1]) * eased
    return list(zip((x * side).tolist(), (y * side).tolist(), strict=True))


def _strokes(side: int, available: Available) -> Iterator[tuple[str, list[Callable[[Document], Document]]]]:
    """Kind and edits of every stroke, a segment each."""

    def ink(a: Point, b: Point) -> Callable[[Document], Document]:
        return lambda document: draw_structure(document, [a, b], _INK_RADIUS, ink=True)

    def erase(a: Point, b: Point) -> Callable[[Document], Document]:
        return lambda document: draw_structure(document, [a, b], _ERASER_RADIUS, ink=False)

    def preserve(level: int) -> Callable[[Point, Point], Callable[[Document], Document]]:
        return lambda a, b: lambda document: paint_levels(document, [a, b], _MASK_RADIUS, level, available)

    pens = {"ink": ink, "eraser": erase, "mask": preserve(1), "faithful": preserve(FAITHFUL_LEVEL)}
    for kind, start, stop, bend, moves in _PLAN:
        points = _path(start, stop, bend, moves, side)
        yield kind, [pens[kind](a, b) for a, b in itertools.pairwise(points)]


def events(side: int, available: Available, cells: NDArray[np.bool_], codes: NDArray[np.int16]) -> list[Event]:
    """The hand on a picture of side x side.

    Args:
        side: in pixels.
        available: codes of the whole photo.
        cells: bool (rows, columns), where textures are swapped.
        codes: int16 (n, 64), textures to swap to.
    """

    def swap(code: NDArray[np.int16]) -> Callable[[Document], Document]:
        return lambda document: with_texture_in(document, code, cells)

    gestures = list(_strokes(side, available))
    slides = [swap(mixed_texture(codes[0], codes[-1], share)) for share in np.linspace(0.05, 1, 22).tolist()]
    for index, code in enumerate(codes[:6]):
        gestures.insert(2 * index + 1, ("texture", [swap(code)]))
    gestures += [("mix", slides), ("mix", slides[::-1])]
    return _planned(gestures)


def strokes_of(side: int, segment: Callable[[Point, Point], Callable[[Document], Document]]) -> list[Event]:
    """The hand's strokes of ink alone, for another pen: segment makes the edit of two points of one."""
    inks = (_path(start, stop, bend, moves, side) for kind, start, stop, bend, moves in _PLAN if kind == "ink")
    return _planned([("ink", [segment(a, b) for a, b in itertools.pairwise(points)]) for points in inks])


def _planned(gestures: Sequence[tuple[str, list[Callable[[Document], Document]]]]) -> list[Event]:
    """Edits at the hand's pace, with the releases between them."""
    planned: list[Event] = []
    seconds = REST_SECONDS
    for kind, edits in gestures:
        for index, edit in enumerate(edits):
            planned.append(Event(seconds, kind, edit, is_last=index == len(edits) - 1))
            seconds += MOVE_SECONDS
        seconds += RELEASE_SECONDS
        planned.append(Event(seconds, kind, None))
        seconds += REST_SECONDS
    return planned
