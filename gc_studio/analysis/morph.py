"""From one document to another by any number of steps, each of which is a document.

Flows in: two documents. Flows out: the one at any share of the way; at the ends, the two themselves. That a morphed
structure can be painted like any other is shown in TIP 2022, figure 8. Here lines travel as `registration` says,
regions with them, and the textures of the regions that lie over each other are mixed.
"""

import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.curves import resized_lines
from gc_studio.analysis.morph_lines import MorphLines
from gc_studio.analysis.registration import Places, goals, registered, sources
from gc_studio.document import CELL, MAX_TEXTURES, Document, DocumentError, Notes
from gc_studio.document.edits import mixed_texture, set_levels
from gc_studio.document.regions import with_textures
from gc_studio.document.resize import Size, resized_document, why_no_other_lines
from gc_studio.words import tr

MAX_STEPS = 240
"""Pictures of one animation or strip: eight seconds."""

_MOST_PIXELS = 2**27
"""Of all pictures together: 400 MB."""

_FRAME, _PAUSE = 60, 600
"""Milliseconds for which a step of an animation is shown, and an end of it."""


def why_no_morph(first: Document, second: Document) -> str | None:
    """Why there is nothing between two documents, one line for the user; None if there is."""
    if (first.model, first.codes) != (second.model, second.codes):
        return tr(
            "They are of different models, {first} and {second}, whose codes cannot be mixed",
            first=f"{first.codes.name} {first.model}",
            second=f"{second.codes.name} {second.model}",
        )
    return why_no_other_lines(first)


def fitted(document: Document, frame: Document) -> Document:
    """A document at the size, and at the scale of lines, of another: itself if it has both already.

    Lines are carried over as curves and textures with their cells, stretched where the shapes differ; no cell is kept.
    """
    if document.frame == frame.frame:
        return document
    lines = resized_lines(document, frame.size, frame.structure_scale)
    return resized_document(document, frame.size, lines, frame.structure_scale)


class Morph:
    """The way from one document to another."""

    def __init__(self, first: Document, second: Document) -> None:
        """Bring both into register, which takes about a second.

        Args:
            first: the document at the begin, whose size all have.
            second: that at the end; see `fitted`.

        Raises:
            DocumentError: as `why_no_morph`.
        """
        if why := why_no_morph(first, second):
            raise DocumentError(why)
        self.first, self.second = first, fitted(second, first)
        found = []
        for by_outline in (True, False):
            field = registered(self.first, self.second, by_outline)
            found.append((MorphLines(self.first, self.second, field), field))
        self._lines, self._field = max(found, key=lambda each: each[0].likeness)

    def at(self, share: float) -> Document:
        """The document at a share of the way, 0 .. 1.

        Its lines and regions are on their way, with the textures of two regions that lie over each other mixed. The
        first half keeps what the first document keeps, the second half what the second one keeps: less and less towards
        the middle. Where both keep something, the gist of both is mixed.
        """
        if share <= 0:
            return self.first
        if share >= 1:
            return self.second
        base = self.first if share < 0.5 else self.second
        document = set_levels(base, _levels(self.first, self.second, share), None)
        both = self.first.mask & self.second.mask
        mixed = np.rint((1 - share) * self.first.detail + share * self.second.detail).astype(np.int8)
        document = document.with_layers(
            structure=self._lines.at(share),
            detail=np.where(both, mixed, document.detail),
            notes=_common(self.first.notes, self.second.notes),
        )
        return with_textures(document, *self._textures(share))

    def _textures(self, share: float) -> tuple[NDArray[np.int16], NDArray[np.intp]]:
        """Codes (N, 64), and the number of each cell's: one for every two regions that meet."""
        places = sources(self._field, share)
        ours, theirs = _regions_at(self.first, places), _regions_at(self.second, goals(self._field, places))
        pairs, numbers = np.unique(ours * MAX_TEXTURES + theirs, return_inverse=True)
        both = self.first.textures[pairs // MAX_TEXTURES], self.second.textures[pairs % MAX_TEXTURES]
        codes = mixed_texture(*both, share)
        return codes, _few_enough(codes, numbers.reshape(ours.shape))


def morph_shares(steps: int) -> list[float]:
    """The shares of the way of so many evenly spaced steps, both ends among them; steps: 2 or more."""
    return [number / (steps - 1) for number in range(steps)]


def why_no_steps(size: Size, steps: int) -> str | None:
    """Why so many pictures of a size, width and height, cannot be written, one line for the user; None if they can."""
    most = _MOST_PIXELS // (size[0] * size[1])
    if steps <= most:
        return None
    return tr("Pictures of {width}x{height} can have at most {most} steps", width=size[0], height=size[1], most=most)


def morph_durations(steps: int, is_back_and_forth: bool) -> list[int]:
    """Milliseconds for every picture of an animation: of all steps, and of those between the ends again, backwards."""
    way = [_PAUSE, *[_FRAME] * (steps - 2), _PAUSE]
    return [*way, *(way[-2:0:-1] if is_back_and_forth else [])]


def _levels(first: Document, second: Document, share: float) -> NDArray[np.uint8]:
    falling, rising = max(1 - 2 * share, 0.0), max(2 * share - 1, 0.0)
    levels = np.maximum(np.ceil(first.levels * falling), np.ceil(second.levels * rising))
    return np.maximum(levels, first.mask & second.mask).astype(np.uint8)


def _common(first: Notes, second: Notes) -> Notes:
    """What both say: a mixture has not the one's title, nor only the one's author."""
    return first if first == second else Notes()


def _regions_at(document: Document, places: Places) -> NDArray[np.intp]:
    """The texture of each cell when every map pixel comes from a place of a document: that of most of its pixels."""
    size = CELL // document.structure_scale
    last = np.array(document.grid) - 1
    rows, columns = ((each + 0.5) // size for each in reversed(places))
    labels = document.regions[rows.clip(0, last[0]).astype(np.intp), columns.clip(0, last[1]).astype(np.intp)]
    padding = [(0, cells * size - side) for cells, side in zip(document.grid, labels.shape, strict=True)]
    blocks = np.pad(labels, padding, mode="edge").reshape(document.grid[0], size, document.grid[1], size)
    counts = [(blocks == number).sum((1, 3)) for number in range(len(document.textures))]
    return np.argmax(counts, axis=0)


def _few_enough(codes: NDArray[np.int16], numbers: NDArray[np.intp]) -> NDArray[np.intp]:
    """Numbers of codes for cells, with the rarest given up for those most like them, until a document can hold them."""
    numbers = numbers.copy()
    used, counts = np.unique(numbers, return_counts=True)
    while len(used) > MAX_TEXTURES:
        rarest = used[counts.argmin()]
        others = used[used != rarest]
        apart = ((codes[others].astype(np.int64) - codes[rarest]) ** 2).sum(1)
        numbers[numbers == rarest] = others[apart.argmin()]
        used, counts = np.unique(numbers, return_counts=True)
    return numbers
