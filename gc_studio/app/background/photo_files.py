"""Where the photo of an open document lies, and what is to be seen of it at another size. Any thread may ask.

Flows in: places where its file may be, and the photo as a document has it, which may be a small one. Flows out: the
file, if the same photo is in it, and its pixels.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.photo import PhotoError, load_scaled, resized_shape, scaled
from gc_studio.words import tr

_LOOK = 64
"""Shorter side in pixels at which photos are compared: how they were made smaller is not seen there."""

_ALIKE = 6.0
"""Levels by which the same photo may differ there on the average."""

_ROUNDED = 0.02
"""Share by which sides may differ: small photos have rounded sides."""

Pixels = NDArray[np.uint8]
"""uint8 RGB (H, W, 3)."""


@dataclass(frozen=True)
class PhotoFile:
    """A file with a document's photo, and the size it has there, upright."""

    path: Path
    width: int
    height: int


def photo_file(path: Path, photo: Pixels) -> PhotoFile:
    """The file of a photo.

    Args:
        path: where it may be.
        photo: as the document has it.

    Raises:
        PhotoError: it cannot be read, or another picture is in it; names the file.
    """
    if not path.is_file():
        # Of a pipe one could wait for the end for ever.
        raise PhotoError(tr("{name}: no such file", name=path.name))
    height, width = photo.shape[:2]
    look = resized_shape(width, height, min(_LOOK, width, height))
    found, size = load_scaled(path, lambda *_: look)
    is_as_long = abs(size[0] * height / (size[1] * width) - 1) <= _ROUNDED
    if not is_as_long or np.abs(found.astype(np.int16) - scaled(photo, look)).mean() > _ALIKE:
        raise PhotoError(tr("{name} is another picture than the photo of this document; choose that", name=path.name))
    return PhotoFile(path, *size)


def first_photo_file(paths: Iterable[Path], photo: Pixels) -> PhotoFile | None:
    """The first of some files in which a photo is, see `photo_file`; None if it is in none."""
    for path in paths:
        try:
            return photo_file(path, photo)
        except PhotoError:
            continue
    return None


def photo_at(side: int, known: Iterable[Pixels], file: PhotoFile | None) -> tuple[Pixels, bool]:
    """A document's photo with another shorter side, from where most of it is to be seen.

    Args:
        side: in pixels.
        known: the photo as the document has it, at one size or several.
        file: where more of it may be; None if that is not at hand.

    Returns:
        The photo, and whether there is as much to be seen in it as in the largest that is at hand: not where a known
        one had to be blown up.

    Raises:
        PhotoError: no document can have that size, or the file cannot be read any more.
    """
    photos = sorted(known, key=lambda photo: photo.shape[0])
    for photo in photos:
        if min(photo.shape[:2]) == side:
            return photo, True
    largest = photos[-1]
    shorter = min(largest.shape[:2])
    if file is None or side < shorter or min(file.width, file.height) <= shorter:
        shape = resized_shape(largest.shape[1], largest.shape[0], side)
        return scaled(largest, shape), side <= shorter
    return load_scaled(file.path, partial(resized_shape, size=side))[0], True
