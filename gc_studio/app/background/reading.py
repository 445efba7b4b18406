"""All that is needed of a file, read at once: it may be a temporary one. Any thread may do it.

Flows in: paths, and pictures that other programs hand over. Flows out: documents as they are in files, photos at the
size they are worked on.
"""

import stat
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.photo import load_resized, resized
from gc_studio.app.background.opened import Opened
from gc_studio.bitstream import read_partial
from gc_studio.bitstream.framing import MAX_FILE_BYTES as MAX_GCX_BYTES
from gc_studio.project.fingerprint import fingerprint
from gc_studio.project.gcs import MAX_FILE_BYTES as MAX_GCS_BYTES
from gc_studio.project.gcs import Project, read_project

GCX_SUFFIX, GCS_SUFFIX = ".gcx", ".gcs"
WORKING_SIDE = 256
"""Shorter side of the documents that are made of photos."""

Pixels = bytes | NDArray[np.uint8]
"""A picture that was handed over: the bytes of an image file, or uint8 RGB (H, W, 3)."""


@dataclass(frozen=True)
class Photo:
    """A photo at working size, uint8 RGB (H, W, 3), and what its file takes, None for one that has none."""

    pixels: NDArray[np.uint8]
    file_bytes: int | None


def photo_of(picture: Pixels, name: Path) -> Photo:
    """The photo that a picture is which was handed over without a file."""
    if isinstance(picture, bytes):
        return Photo(load_resized(name, WORKING_SIDE, picture), None)
    return Photo(resized(picture, WORKING_SIDE), None)


def read_file(path: Path, instead: Pixels | None = None) -> Photo | Opened:
    """All that is needed of a file: the document in it, or the photo; the file may be gone afterwards."""
    if instead is not None and not path.exists():
        return photo_of(instead, path)
    suffix, found = path.suffix.lower(), path.stat()
    if not stat.S_ISREG(found.st_mode) and not stat.S_ISDIR(found.st_mode):
        # Of a pipe one could wait for the end for ever.
        raise ValueError("not a file but a device, a pipe or a socket")
    if suffix not in (GCX_SUFFIX, GCS_SUFFIX):
        return Photo(load_resized(path, WORKING_SIDE), found.st_size)
    with path.open("rb") as file:
        # Whatever is longer is refused by the readers.
        data = file.read((MAX_GCX_BYTES if suffix == GCX_SUFFIX else MAX_GCS_BYTES) + 1)
    if suffix == GCS_SUFFIX:
        return Opened(path, read_project(data, path.name), fingerprint=fingerprint(data))
    partly = read_partial(data)
    project = Project(partly.document, source_name=path.name)
    return Opened(path, project, missing=partly.missing, fingerprint=fingerprint(data))
