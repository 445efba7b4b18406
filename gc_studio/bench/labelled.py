"""Photos with label maps beside them, and what of each is preserved when it is measured as a scene."""

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.photo import PhotoError, resized
from gc_studio.bench.picture_codecs import Picture
from gc_studio.document import CELL, cells
from gc_studio.nets.layout import STRUCTURE_STRIDE
from gc_studio.training import street
from gc_studio.training.crops import random_box
from gc_studio.training.label_sets import LabelSet

NOTHING, QUARTER, BOX, EVERYTHING = "nothing", "a quarter", "a box", "everything"
"""What is preserved, beside the selections of a set of labels: of the connected things of a map a quarter, drawn by
lot (RI); a random box (RB)."""

LEAST_OF_CELL = 0.1
"""Share of a cell that a thing has to fill for the cell to be kept with it."""
KEPT_THINGS = 0.25

_Map = NDArray[np.uint8]
Mask = NDArray[np.bool_]
"""Cells that are preserved, (rows, columns)."""


def labelled_photos(folder: Path) -> list[Path]:
    """All NAME.webp of a folder that have NAME.labels.png beside them; raises PhotoError where there is none."""
    try:
        return street.labelled_photos([folder])
    except FileNotFoundError as error:
        raise PhotoError(str(error)) from error


@dataclass(frozen=True, eq=False)
class Labelled:
    """A photo, uint8 RGB (H, W, 3), H and W even, and what is where, uint8 (H / 2, W / 2)."""

    name: str
    photo: Picture
    labels: _Map

    @classmethod
    def read(cls, path: Path, classes: LabelSet, side: int) -> "Labelled":
        """NAME.webp and NAME.labels.png, a photo's shorter side scaled to so many pixels; raises PhotoError."""
        try:
            photo, labels = street.read_labelled(path, classes)
        except ValueError as error:
            raise PhotoError(str(error)) from error
        small = resized(photo, side)
        height, width = (length // 2 * 2 for length in small.shape[:2])
        half = width // STRUCTURE_STRIDE, height // STRUCTURE_STRIDE
        at_half = cv2.resize(labels, half, interpolation=cv2.INTER_NEAREST_EXACT)
        return cls(path.stem, np.ascontiguousarray(small[:height, :width]), np.asarray(at_half, np.uint8))

    @property
    def grid(self) -> tuple[int, int]:
        """Rows and columns of cells."""
        height, width = self.photo.shape[:2]
        return cells(height, CELL), cells(width, CELL)

    def kept(self, what: str, classes: LabelSet, rng: np.random.Generator) -> Mask:
        """Cells of the photo that are preserved.

        what: one of the names above or of the selections of `classes`; rng: where chance comes from.
        """
        if what in (NOTHING, EVERYTHING):
            return np.full(self.grid, what == EVERYTHING)
        if what == BOX:
            rows, columns = self.grid
            return random_box(max(rows, columns), rng)[:rows, :columns]
        if what == QUARTER:
            return self._cells(_random_things(self.labels, rng))
        return self._cells(np.isin(self.labels, [classes.names.index(name) for name in classes.selections[what]]))

    def _cells(self, pixels: Mask) -> Mask:
        """Cells of which so many pixels of the map are."""
        rows, columns = self.grid
        side = CELL // STRUCTURE_STRIDE
        padded = np.zeros((rows * side, columns * side), bool)
        padded[: pixels.shape[0], : pixels.shape[1]] = pixels
        return padded.reshape(rows, side, columns, side).mean((1, 3)) >= LEAST_OF_CELL


def _random_things(labels: _Map, rng: np.random.Generator) -> Mask:
    """Pixels of some of the connected parts of classes."""
    found = np.zeros(labels.shape, bool)
    for number in np.unique(labels):
        count, parts = cv2.connectedComponents((labels == number).astype(np.uint8))
        found |= np.isin(parts, 1 + np.flatnonzero(rng.random(count - 1) < KEPT_THINGS))
    return found
