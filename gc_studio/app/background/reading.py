"""All that is needed of a file, read at once: it may be a temporary one. Any thread may do it.

Flows in: paths, and pictures that other programs hand over. Flows out: documents as they are in files, photos at the
size they are worked on.
"""

import stat
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.photo import load_scaled, scaled
from gc_studio.analysis.sizes import working_shape
from gc_studio.app.background.opened import Opened
from gc_studio.bitstream import read_partial
from gc_studio.bitstream.framing import MAX_FILE_BYTES as MAX_GCX_BYTES
from gc_studio.document import MAX_SIDE
from gc_studio.project.fingerprint import fingerprint
from gc_studio.project.gcs import MAX_FILE_BYTES as MAX_GCS_BYTES
from gc_studio.project.gcs import Project, read_project
from gc_studio.words import tr

GCX_SUFFIX, GCS_SUFFIX = ".gcx", ".gcs"
Pixels = bytes | NDArray[np.uint8]
"""A picture that was handed over: the bytes of an image file, or uint8 RGB (H, W, 3)."""


@dataclass(frozen=True)
class Photo:
    """A photo at working size.

    Attributes:
        pixels: uint8 RGB (H, W, 3).
        file_bytes: what its file takes, None for one that has none.
        notice: what to tell people, without its name, where it could not have the size that was asked for.
    """

    pixels: NDArray[np.uint8]
    file_bytes: int | None
    notice: str = ""


def load_working(path: Path, side: int | None, data: bytes | None = None, file_bytes: int | None = None) -> Photo:
    """A photo from a file at working size.

    Args:
        path: a photo.
        side: see `working_shape`.
        data: see `load_photo`.
        file_bytes: see Photo.

    Raises:
        PhotoError: as `load_photo`.
    """
    pixels, given = load_scaled(path, partial(working_shape, side=side), data)
    return Photo(pixels, file_bytes, _notice(given, pixels, side))


def _notice(given: tuple[int, int], pixels: NDArray[np.uint8], side: int | None) -> str:
    """What to tell of a photo that its longer side kept from having the size that was asked for."""
    height, width = pixels.shape[:2]
    if min(width, height) >= min(side or MAX_SIDE, *given):
        return ""
    was, now = (f"{shape[0]} \N{MULTIPLICATION SIGN} {shape[1]}" for shape in (given, (width, height)))
    return tr("{was} scaled to {now}, as sides have at most {most} pixels", was=was, now=now, most=MAX_SIDE)


def photo_of(picture: Pixels, name: Path, side: int | None) -> Photo:
    """The photo that a picture is which was handed over without a file; see `load_working`."""
    if isinstance(picture, bytes):
        return load_working(name, side, picture)
    given = picture.shape[1], picture.shape[0]
    pixels = scaled(picture, working_shape(*given, side))
    return Photo(pixels, None, _notice(given, pixels, side))


def read_file(path: Path, side: int | None, instead: Pixels | None = None) -> Photo | Opened:
    """All that is needed of a file: the document in it, or the photo; the file may be gone afterwards.

    side: what the shorter side of a photo becomes; see `working_shape`.
    """
    if instead is not None and not path.exists():
        return photo_of(instead, path, side)
    suffix, found = path.suffix.lower(), path.stat()
    if not stat.S_ISREG(found.st_mode) and not stat.S_ISDIR(found.st_mode):
        # Of a pipe one could wait for the end for ever.
        raise ValueError(tr("not a file but a device, a pipe or a socket"))
    if suffix not in (GCX_SUFFIX, GCS_SUFFIX):
        return load_working(path, side, file_bytes=found.st_size)
    with path.open("rb") as file:
        # Whatever is longer is refused by the readers.
        data = file.read((MAX_GCX_BYTES if suffix == GCX_SUFFIX else MAX_GCS_BYTES) + 1)
    if suffix == GCS_SUFFIX:
        return Opened(path, read_project(data, path.name), fingerprint=fingerprint(data))
    partly = read_partial(data)
    project = Project(partly.document, source_name=path.name)
    return Opened(path, project, missing=partly.missing, fingerprint=fingerprint(data))
