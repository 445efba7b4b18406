"""Push: lines under a brush follow the hand, and what lies between them goes along.

Flows in: a document, and how the hand drags a brush over it. Flows out: documents, one for each step of the hand.

Every short step of the hand moves a point at distance d from the brush's middle by the step times
strength * (1 - (d / radius)^2)^2: at full strength what is under the middle sticks to the hand, and at the rim nothing
moves. Steps are so short that no part overtakes another one.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.selection import selected_at
from gc_studio.analysis.strands import Box, Points, Strands
from gc_studio.document import Document
from gc_studio.document.carry import PITCH, carried_cells, places
from gc_studio.document.edits import Point

_STEP = 1 / 8
"""Of the radius: the longest step. The flank of the brush is nowhere steeper than 1.55 / radius, so nothing folds."""

_STEPS_AT_ONCE = 4
"""After which what has been stretched is divided, so that it bends under the brush."""


class Push:
    """A document that is being pushed, from the press of a button to its release."""

    def __init__(self, document: Document, selection: NDArray[np.bool_] | None = None) -> None:
        """selection: bool, the shape of the structure map: what lies outside of it is frozen; None means nothing is."""
        self._base = self.document = document
        self._selection = selection
        self._strands = Strands(document, selection)
        self._sources = places(document)

    def drag(self, start: Point, end: Point, radius: float, strength: float) -> Document:
        """Drag the brush along a segment.

        Args:
            start, end: in picture pixels.
            radius: of the brush, in picture pixels.
            strength: 0 .. 1, the share of the way that the middle of the brush takes things along.

        Returns:
            The document as it is now: lines, textures, mask and detail; the same one where nothing changed.
        """
        way = np.subtract(end, start)
        # Of a brush that is hardly larger than a line, steps need not be shorter than lines are wide.
        longest = max(radius * _STEP, self._base.structure_scale / 4)
        count = max(int(np.ceil(np.hypot(*way) / longest)), 1)
        centres, step = np.array(start) + way * (np.arange(count)[:, None] / count), way / count
        boxes = []
        for first in range(0, count, _STEPS_AT_ONCE):
            boxes += self._push_lines(centres[first : first + _STEPS_AT_ONCE], step, radius, strength)
        for centre in centres:
            self._push_cells(centre, step, radius, strength)
        structure = self._strands.draw(*boxes) if boxes else self._strands.structure
        pushed = carried_cells(self._base, self._sources).with_layers(structure=structure)
        news = {name: array for name, array in pushed.arrays.items() if not _same(array, getattr(self.document, name))}
        if news:
            # Arrays that are the same ones as a step ago need not be coded or painted again.
            self.document = self.document.with_layers(**news)
        return self.document

    def _push_lines(
        self, centres: NDArray[np.float64], step: NDArray[np.float64], radius: float, strength: float
    ) -> list[Box | None]:
        """Move the points of lines by some steps; the boxes that they were and are in."""
        strands = self._strands
        (left, top), (right, bottom) = centres.min(0) - radius, centres.max(0) + radius
        x, y = strands.points.T
        touched = (x >= left) & (x <= right) & (y >= top) & (y <= bottom) & strands.is_loose
        if not touched.any():
            return []
        before, moving = strands.box_of(touched), strands.points[touched]
        for centre in centres:
            moving += _weights(moving - centre, radius, strength)[:, None] * step
        strands.points[touched] = moving
        after = strands.box_of(touched)
        strands.divide(touched)
        return [before, after]

    def _push_cells(
        self, centre: NDArray[np.float64], step: NDArray[np.float64], radius: float, strength: float
    ) -> None:
        """Let what lies between the lines go along by one step: a place shows what was where it came from."""
        rows, columns = self._sources.shape[:2]
        (left, top), (right, bottom) = (
            np.clip(np.round((centre + reach) / PITCH).astype(int), 0, (columns, rows)) for reach in (-radius, radius)
        )
        if left >= right or top >= bottom:
            return
        window = self._sources[top:bottom, left:right]
        here = np.stack(np.meshgrid(np.arange(left, right) + 0.5, np.arange(top, bottom) + 0.5), 2) * PITCH
        # Where a point came from follows from where it was, not from where it is: looked at twice, that is near enough.
        guess = here - _weights(here - centre, radius, strength)[..., None] * step
        come = here - _weights(guess - centre, radius, strength)[..., None] * step
        x, y = np.moveaxis(come / PITCH - 0.5, 2, 0).astype(np.float32)
        sources = cv2.remap(self._sources, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        if self._selection is not None:
            frozen = ~selected_at(self._selection, sources / self._base.structure_scale)
            sources[frozen] = window[frozen]
        self._sources[top:bottom, left:right] = sources


def _weights(offsets: Points, radius: float, strength: float) -> NDArray[np.float64]:
    """Shares of a step that points (..., 2) go along, by where they lie from the middle of the brush."""
    squared = (offsets**2).sum(-1) / radius**2
    return np.asarray(strength * np.maximum(1 - squared, 0) ** 2, np.float64)


def _same(one: NDArray[np.generic], other: NDArray[np.generic]) -> bool:
    return one is other or np.array_equal(one, other)
