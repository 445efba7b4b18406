"""Pictures of the Kodak suite -> what a hand would keep of them: faces, a name and a number.

The suite is released for unrestricted use and is no part of this project.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.photo import PhotoError, find_photos
from gc_studio.bench.picture_codecs import Picture
from gc_studio.document import CELL

SIZE = 256
"""Of the shorter side, in pixels."""


@dataclass(frozen=True)
class Marked:
    """What is kept of a picture.

    Attributes:
        number: of the picture in the suite, as its name ends.
        what: it is.
        box: top, bottom, left and right in cells, the last ones not in it, where the shorter side has SIZE pixels.
    """

    number: str
    what: str
    box: tuple[int, int, int, int]

    def cells(self, photo: Picture) -> NDArray[np.bool_]:
        """The cells that are kept of the picture at SIZE, uint8 RGB (H, W, 3); bool (rows, columns).

        Raises:
            PhotoError: it is too small for what is marked.
        """
        part = np.zeros([-(-side // CELL) for side in photo.shape[:2]], bool)
        top, bottom, left, right = self.box
        part[top:bottom, left:right] = True
        if part.sum() != (bottom - top) * (right - left):
            raise PhotoError(f"this is not picture {self.number} of the Kodak suite: it has another shape")
        return part


KODAK = (
    Marked("04", "face", (8, 18, 3, 13)),
    Marked("15", "face", (1, 13, 12, 22)),
    Marked("20", "name", (8, 11, 7, 13)),
    Marked("09", "number", (11, 15, 11, 15)),
)


def find_kodak(folder: Path) -> list[tuple[Marked, Path]]:
    """What is marked, each with its picture in a folder, whatever stands before the number in their names.

    Raises:
        PhotoError: one is not there.
    """
    photos, found = find_photos(folder), list[tuple[Marked, Path]]()
    for marked in KODAK:
        own = [path for path in photos if path.stem.endswith(marked.number)]
        if not own:
            raise PhotoError(f"{folder}: no picture {marked.number} of the Kodak suite in this folder")
        found.append((marked, own[0]))
    return found
