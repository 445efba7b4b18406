"""Pictures, and what a hand would keep of them: faces, names, numbers; of the Kodak suite, or told by a JSON file.

The suite is released for unrestricted use and is no part of this project.
"""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.photo import PhotoError
from gc_studio.analysis.photo_names import find_photos
from gc_studio.bench.picture_codecs import Picture
from gc_studio.document import CELL

SIZE = 256
"""Of the shorter side, in pixels."""

_Box = tuple[int, int, int, int]


@dataclass(frozen=True)
class Marked:
    """What is kept of a picture.

    Attributes:
        path: of the picture.
        what: it is.
        box: top, bottom, left and right in cells, the last ones not in it, where the shorter side has SIZE pixels.
    """

    path: Path
    what: str
    box: _Box

    def cells(self, photo: Picture) -> NDArray[np.bool_]:
        """The cells that are kept of the picture at SIZE, uint8 RGB (H, W, 3); bool (rows, columns).

        Raises:
            PhotoError: it is too small for what is marked.
        """
        part = np.zeros([-(-side // CELL) for side in photo.shape[:2]], bool)
        top, bottom, left, right = self.box
        part[top:bottom, left:right] = True
        if not 0 < part.sum() == (bottom - top) * (right - left) < part.size:
            raise PhotoError(f"{self.path}: the box of its {self.what} is not within the picture, or all of it")
        return part


KODAK: dict[str, tuple[str, _Box]] = {
    "04": ("face", (8, 18, 3, 13)),
    "15": ("face", (1, 13, 12, 22)),
    "20": ("name", (8, 11, 7, 13)),
    "09": ("number", (11, 15, 11, 15)),
}
"""By the number of the picture in the suite."""


def kodak_pictures(folder: Path) -> list[Marked]:
    """The pictures of KODAK in a folder, whatever stands before the number in their names.

    Raises:
        PhotoError: one is not there.
    """
    photos, found = find_photos(folder), []
    for number, (what, box) in KODAK.items():
        own = [path for path in photos if path.stem.endswith(number)]
        if not own:
            raise PhotoError(f"{folder}: no picture {number} of the Kodak suite in this folder")
        found.append(Marked(own[0], what, box))
    return found


def boxes_in(file: Path) -> list[Marked]:
    """Pictures that a JSON file tells: a list of {"photo": its path from there, "what": "face", "box": as in Marked}.

    Raises:
        OSError: the file cannot be read.
        PhotoError: it holds something else.
    """
    try:
        return [_told(file.parent, entry) for entry in json.loads(file.read_bytes())]
    except (ValueError, TypeError, KeyError) as error:
        raise PhotoError(f'{file}: no list of {{"photo": path, "what": text, "box": four cells}} ({error})') from error


def _told(folder: Path, entry: dict[str, object]) -> Marked:
    top, bottom, left, right = map(int, entry["box"])  # type: ignore[call-overload]
    if min(top, left) < 0:
        raise ValueError("a box begins before the picture")
    return Marked(folder / str(entry["photo"]), str(entry["what"]), (top, bottom, left, right))
