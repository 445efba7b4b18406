"""Warp: pins in a picture, and all that is between them goes along with those that are moved.

Flows in: a document, pins as the hand has placed them. Flows out: documents. A thin-plate spline takes every pin to its
place; the corners of the picture hold it where no pin does.
"""

from collections.abc import Sequence
from copy import copy
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.selection import selected_at
from gc_studio.analysis.strands import Strands
from gc_studio.analysis.thin_plate import Points, ThinPlate
from gc_studio.document import Document
from gc_studio.document.carry import SAMPLES, carried_cells, places
from gc_studio.document.edits import Point

_CORRECTIONS = 4
"""Times that the place that an inverse was looked for is looked at again."""

_NEAR_ENOUGH = 0.25
"""Picture pixels that an inverse may be off."""


class Pin(NamedTuple):
    """A point of the picture, and where it is to be; both x and y in picture pixels."""

    source: Point
    place: Point


def forward(pins: Sequence[Pin], size: tuple[float, float]) -> ThinPlate:
    """The map of a picture of some width and height that takes every pin from its source to its place."""
    corners = _corners(size)
    return ThinPlate.through([*corners, *(pin.source for pin in pins)], [*corners, *(pin.place for pin in pins)])


def origins(pins: Sequence[Pin], size: tuple[float, float], seen: Points) -> NDArray[np.float64]:
    """Where what is seen at some places (..., 2) came from: the inverse of `forward`, at the pins exactly."""
    there = forward(pins, size)
    found = forward([Pin(pin.place, pin.source) for pin in pins], size)(seen)
    off = seen - there(found)
    for _ in range(_CORRECTIONS):
        if np.abs(off).max(initial=0) < _NEAR_ENOUGH:
            break
        better = found + off
        left = seen - there(better)
        # Where a warp is steep, a step may lead further away.
        is_nearer = (left**2).sum(-1, keepdims=True) < (off**2).sum(-1, keepdims=True)
        found, off = np.where(is_nearer, better, found), np.where(is_nearer, left, off)
    return found


def _corners(size: tuple[float, float]) -> list[Point]:
    width, height = size
    return [(0.0, 0.0), (width, 0.0), (width, height), (0.0, height)]


class Warp:
    """A document that is being warped: as often as the pins move, always from what it was."""

    def __init__(self, document: Document, selection: NDArray[np.bool_] | None = None) -> None:
        """selection: bool, the shape of the structure map: what lies outside of it is frozen; None means nothing is."""
        self.document, self._selection = document, selection
        self._strands = Strands(document, selection)
        self._home, self._places = self._strands.points.copy(), places(document)

    def at(self, pins: Sequence[Pin]) -> Document:
        """The document with every pin in its place; the same one when none has moved."""
        if all(pin.source == pin.place for pin in pins):
            return self.document
        # Of its own, for other pins may be asked for on another thread.
        size, strands = self.document.size, copy(self._strands)
        strands.points = np.where(strands.is_loose[:, None], forward(pins, size)(self._home), self._home)
        sources = self._places + self._ways(pins)
        if self._selection is not None:
            frozen = ~selected_at(self._selection, sources / self.document.structure_scale)
            sources[frozen] = self._places[frozen]
        return carried_cells(self.document, sources).with_layers(structure=strands.draw())

    def _ways(self, pins: Sequence[Pin]) -> NDArray[np.float32]:
        """How far from each place that lies what is seen there; looked for in every cell's middle, even in between."""
        middles = self._places.reshape(*_by_cells(self._places.shape)).mean((1, 3))
        ways = (origins(pins, self.document.size, middles) - middles).astype(np.float32)
        return cv2.resize(ways, self._places.shape[1::-1], interpolation=cv2.INTER_LINEAR)


def _by_cells(shape: tuple[int, ...]) -> tuple[int, ...]:
    """The shape of places (rows, columns, 2) told apart by cells."""
    return shape[0] // SAMPLES, SAMPLES, shape[1] // SAMPLES, SAMPLES, 2
