"""All that is needed of a file, read at once: it may be a temporary one. Any thread may do it.

Flows in: paths, pictures and links that other programs hand over. Flows out: documents as they are in files, links and
QR codes, photos at the size they are worked on.
"""

import stat
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.links import LinkError, file_in
from gc_studio.analysis.photo import PhotoError, load_scaled, scaled
from gc_studio.analysis.qr_reading import file_in_codes
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
Pixels = bytes | NDArray[np.uint8] | str
"""A picture that was handed over: the bytes of an image file, uint8 RGB (H, W, 3), or a link."""


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


def load_working(
    path: Path,
    side: int | None,
    data: bytes | None = None,
    file_bytes: int | None = None,
    look: Callable[[NDArray[np.uint8]], object] = lambda _: None,
) -> Photo:
    """A photo from a file at working size.

    Args:
        path: a photo.
        side: see `working_shape`.
        data: see `load_photo`.
        file_bytes: see Photo.
        look: see `load_scaled`.

    Raises:
        PhotoError: as `load_scaled`.
    """
    pixels, given = load_scaled(path, partial(working_shape, side=side), data, look)
    return Photo(pixels, file_bytes, _notice(given, pixels, side))


def _notice(given: tuple[int, int], pixels: NDArray[np.uint8], side: int | None) -> str:
    """What to tell of a photo that its longer side kept from having the size that was asked for."""
    height, width = pixels.shape[:2]
    if min(width, height) >= min(side or MAX_SIDE, *given):
        return ""
    was, now = (f"{shape[0]} \N{MULTIPLICATION SIGN} {shape[1]}" for shape in (given, (width, height)))
    return tr("{was} scaled to {now}, as sides have at most {most} pixels", was=was, now=now, most=MAX_SIDE)


def read_picture(picture: Pixels, name: Path, side: int | None) -> Photo | Opened:
    """What was handed over without a file: the document in a link or a QR code, or else a photo.

    Raises:
        LinkError, GcxError: what is in the link or the code is damaged.
        PhotoError: as `load_working`.
    """
    if isinstance(picture, str):
        return _opened(file_in(picture), "")
    if isinstance(picture, bytes):
        return _photo_or_code(name, side, picture)
    if found := file_in_codes(picture):
        return _opened(found, "")
    given = picture.shape[1], picture.shape[0]
    pixels = scaled(picture, working_shape(*given, side))
    return Photo(pixels, None, _notice(given, pixels, side))


def _photo_or_code(
    path: Path, side: int | None, data: bytes | None = None, file_bytes: int | None = None
) -> Photo | Opened:
    """A photo as `load_working`, or the document that a QR code in it holds."""
    found: list[bytes] = []

    def look(pixels: NDArray[np.uint8]) -> None:
        try:
            code = file_in_codes(pixels)
        except LinkError as error:
            raise PhotoError(f"{path.name}: {error}") from error
        if code is not None:
            found.append(code)

    photo = load_working(path, side, data, file_bytes, look)
    return _opened(found[0], path.name) if found else photo


def _opened(gcx: bytes, name: str) -> Opened:
    """The document of a .gcx that lies in no file of its own; name: of what it was found in, empty for none."""
    partly = read_partial(gcx)
    return Opened(None, Project(partly.document, source_name=name), missing=partly.missing)


def read_file(path: Path, side: int | None, instead: Pixels | None = None) -> Photo | Opened:
    """All that is needed of a file: the document in it or in its QR code, or the photo; it may be gone afterwards.

    side: what the shorter side of a photo becomes; see `working_shape`.
    """
    if instead is not None and not path.exists():
        return read_picture(instead, path, side)
    suffix, found = path.suffix.lower(), path.stat()
    if not stat.S_ISREG(found.st_mode) and not stat.S_ISDIR(found.st_mode):
        # Of a pipe one could wait for the end for ever.
        raise ValueError(tr("not a file but a device, a pipe or a socket"))
    if suffix not in (GCX_SUFFIX, GCS_SUFFIX):
        return _photo_or_code(path, side, file_bytes=found.st_size)
    with path.open("rb") as file:
        # Whatever is longer is refused by the readers.
        data = file.read((MAX_GCX_BYTES if suffix == GCX_SUFFIX else MAX_GCS_BYTES) + 1)
    if suffix == GCS_SUFFIX:
        return Opened(path, read_project(data, path.name), fingerprint=fingerprint(data))
    partly = read_partial(data)
    project = Project(partly.document, source_name=path.name)
    return Opened(path, project, missing=partly.missing, fingerprint=fingerprint(data))
