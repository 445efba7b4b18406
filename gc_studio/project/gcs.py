"""The project file `.gcs`: a document together with the photo it came from.

Flows in: a document, the photo and its detail code, what the window wants to find again. Flows out: the same. The file
is a zip archive whose first member names its type, as in OpenRaster:

    mimetype       application/x-gc-studio-project, not compressed
    project.json   version, source_name, source_bytes, view, names and lengths of the snapshots
    document.gcx   the document as `bitstream.write` codes it
    photo.png      the photo at the size of the document; left out if there is none
    detail.bin     detail code of the whole photo, int8 (C, rows, columns) in C order; left out if there is none
    snapshots.bin  documents of the snapshots, coded like the document, one behind the other; left out if there are none

What the photo has to give at higher levels follows from photo.png, and is made anew.

Members with other names are passed over, so that a later program can add some.
"""

import io
import json
import math
import warnings
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from gc_studio.analysis.intra import available_of
from gc_studio.bitstream import GcxError, read, write
from gc_studio.bitstream.framing import MAX_FILE_BYTES as MAX_GCX_BYTES
from gc_studio.document import CELL, COEFFICIENT_LIMIT, COEFFICIENTS, MAX_SIDE, Available, Document
from gc_studio.document.codes import MAX_DETAIL_CHANNELS
from gc_studio.document.history import Entry
from gc_studio.storage import write_atomic
from gc_studio.words import tr

MIMETYPE = b"application/x-gc-studio-project"
VERSION = 1

MAX_SNAPSHOTS, MAX_SNAPSHOT_NAME = 200, 200
"""Snapshots of one project, and letters of a name."""

_TYPE, _SETTINGS, _DOCUMENT, _PHOTO, _DETAIL = "mimetype", "project.json", "document.gcx", "photo.png", "detail.bin"
_SNAPSHOTS = "snapshots.bin"
_MAX_BYTES = {
    _TYPE: 1000,
    _SETTINGS: 2**20,
    _DOCUMENT: MAX_GCX_BYTES,
    # A PNG of noise is a little larger than its pixels.
    _PHOTO: 3 * MAX_SIDE**2 + 2**21,
    _DETAIL: MAX_DETAIL_CHANNELS * (MAX_SIDE // CELL) ** 2,
    _SNAPSHOTS: 4 * MAX_GCX_BYTES,
}
"""The members that are read, and what they can take uncompressed."""

MAX_FILE_BYTES = sum(_MAX_BYTES.values()) + 2**21
_ENCRYPTED = 1
_PNG_LEVEL = 1


class ProjectError(ValueError):
    """A project that cannot be read, or cannot be; the message is one line for the user."""


@dataclass(frozen=True, eq=False)
class Project:
    """A document and all that work on it needs.

    Attributes:
        document: the document.
        photo: uint8 RGB (height, width, 3), the photo at the document's size; None if it is not at hand.
        available: codes of the whole photo; None if it is not at hand, or no photo is.
        source_name: name of the file that the photo came from, without its folder.
        source_bytes: what that file takes on disk; None if that is not known.
        view: plain JSON values that the window gives and gets back.
        snapshots: documents that were given a name, of any size.
    """

    document: Document
    photo: NDArray[np.uint8] | None = None
    available: Available | None = None
    source_name: str = ""
    source_bytes: int | None = None
    view: dict[str, object] = field(default_factory=dict)
    snapshots: tuple[Entry, ...] = ()

    def __post_init__(self) -> None:
        document, photo, available = self.document, self.photo, self.available
        size = document.height, document.width, 3
        if photo is not None and (photo.shape != size or photo.dtype != np.uint8):
            raise ProjectError(
                f"the photo is {photo.dtype} {photo.shape}; the document is {document.width}x{document.height}"
            )
        if available is not None:
            if photo is None:
                raise ProjectError("there are codes of a photo, but no photo")
            _check(available, document)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Project):
            return NotImplemented
        plain = ("document", "available", "source_name", "source_bytes", "view", "snapshots")
        return all(getattr(self, name) == getattr(other, name) for name in plain) and _same(self.photo, other.photo)

    __hash__ = None  # type: ignore[assignment]


def _check(available: Available, document: Document) -> None:
    kept = COEFFICIENTS, *document.grid
    needed = {"detail": document.detail.shape, "fine": kept, "faithful": kept}
    limits = {"detail": document.codes.detail_limit, "fine": COEFFICIENT_LIMIT, "faithful": COEFFICIENT_LIMIT}
    for name, shape in needed.items():
        codes, limit = getattr(available, name), limits[name]
        if codes.shape != shape or codes.dtype != np.int8:
            raise ProjectError(f"the photo's {name} is {codes.dtype} {codes.shape}; {shape} is needed")
        if codes.size and (codes.min() < -limit or codes.max() > limit):
            raise ProjectError(f"the photo's {name} lies beyond {-limit} .. {limit}")


def _same(one: NDArray[Any] | None, other: NDArray[Any] | None) -> bool:
    return one is other or (one is not None and other is not None and np.array_equal(one, other))


# Out


def write_project(project: Project) -> bytes:
    """Bytes of the .gcs file of a project; `read_project` gives the same project back.

    Raises:
        ValueError, TypeError: `view` holds something that JSON has no word for.
    """
    snapshots = [write(snapshot.document) for snapshot in project.snapshots]
    settings: dict[str, object] = {
        "version": VERSION,
        "source_name": project.source_name,
        "source_bytes": project.source_bytes,
        "view": project.view,
    }
    if snapshots:
        pairs = zip(project.snapshots, snapshots, strict=True)
        settings["snapshots"] = [{"name": snapshot.name, "bytes": len(data)} for snapshot, data in pairs]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        _put(archive, _TYPE, MIMETYPE)
        _put(archive, _SETTINGS, json.dumps(settings, allow_nan=False).encode(), zipfile.ZIP_DEFLATED)
        _put(archive, _DOCUMENT, write(project.document))
        if project.photo is not None:
            _put(archive, _PHOTO, _png(project.photo))
        if project.available is not None:
            _put(archive, _DETAIL, project.available.detail.tobytes(), zipfile.ZIP_DEFLATED)
        if snapshots:
            _put(archive, _SNAPSHOTS, b"".join(snapshots))
    return out.getvalue()


def _put(archive: zipfile.ZipFile, name: str, data: bytes, compression: int = zipfile.ZIP_STORED) -> None:
    # With the date of `ZipInfo`, the same project gives the same bytes; without rights nobody could unzip it.
    member = zipfile.ZipInfo(name)
    member.external_attr = 0o644 << 16
    archive.writestr(member, data, compression)


def _png(photo: NDArray[np.uint8]) -> bytes:
    out = io.BytesIO()
    Image.fromarray(photo).save(out, "PNG", compress_level=_PNG_LEVEL)
    return out.getvalue()


def save_project(path: Path, project: Project) -> None:
    """Write a .gcs file whole or leave what was there.

    Raises:
        OSError: as `write_atomic`.
        ValueError, TypeError: as `write_project`.
    """
    write_atomic(path, write_project(project))


# In


def load_project(path: Path) -> Project:
    """Project of a .gcs file on disk.

    Raises:
        ProjectError: as `read_project`, or the file cannot be read.
    """
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise ProjectError(tr("{name}: too large to be a GC Studio project", name=path.name))
        data = path.read_bytes()
    except OSError as error:
        raise ProjectError(f"{path.name}: {error.strerror or error}") from error
    return read_project(data, path.name)


def read_project(data: bytes, name: str) -> Project:
    """Project of a .gcs file.

    Args:
        data: the file.
        name: what it is called in messages.

    Raises:
        ProjectError: no whole, undamaged project of this version.
    """
    try:
        return _project(_members(data))
    except ValueError as error:  # Of this module, of the bitstream, or of a decoder.
        raise ProjectError(f"{name}: {error}") from error


def _members(data: bytes) -> dict[str, bytes]:
    """The members that are read, uncompressed."""
    if len(data) > MAX_FILE_BYTES:
        raise ProjectError(tr("too large to be a GC Studio project"))
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        infos = archive.infolist()
    except Exception as error:  # The reader raises what it likes on damaged input.
        raise ProjectError(tr("not a GC Studio project, or cut short; get the file again")) from error
    if not infos or infos[0].filename != _TYPE:
        raise ProjectError(tr("not a GC Studio project"))
    members: dict[str, bytes] = {}
    for info in infos:
        if info.filename in members:
            raise ProjectError(tr("damaged project: {name} is in it twice; get the file again", name=info.filename))
        if info.filename in _MAX_BYTES:
            members[info.filename] = _member(archive, info)
    if members[_TYPE] != MIMETYPE:
        raise ProjectError(tr("not a GC Studio project"))
    return members


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    if info.flag_bits & _ENCRYPTED:
        raise ProjectError(
            tr(
                "{name} in it is encrypted; GC Studio reads projects without a password only",
                name=info.filename,
            )
        )
    if info.file_size > _MAX_BYTES[info.filename]:
        raise ProjectError(
            tr(
                "damaged project: {name} is too large ({size:,} bytes)",
                name=info.filename,
                size=info.file_size,
            )
        )
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise ProjectError(tr("{name} in it is compressed in a way that GC Studio does not write", name=info.filename))
    try:
        return archive.read(info)
    except Exception as error:  # As above.
        raise ProjectError(
            tr("damaged project: {name} cannot be read; get the file again", name=info.filename)
        ) from error


def _project(members: dict[str, bytes]) -> Project:
    for name in (_SETTINGS, _DOCUMENT):
        if name not in members:
            raise ProjectError(tr("damaged project: {name} is missing; get the file again", name=name))
    settings = _settings(members[_SETTINGS])
    snapshots = _snapshots(settings.pop("snapshots"), members.get(_SNAPSHOTS, b""))
    try:
        document = read(members[_DOCUMENT])
    except GcxError as error:
        raise ProjectError(tr("{name} in it: {why}", name=_DOCUMENT, why=error)) from error
    photo = _photo(members[_PHOTO], document) if _PHOTO in members else None
    codes = None
    if photo is not None and _DETAIL in members:
        codes = available_of(photo, _detail(members[_DETAIL], document))
    return Project(document, photo, codes, snapshots=snapshots, **settings)


def _snapshots(listed: object, data: bytes) -> tuple[Entry, ...]:
    """The snapshots that project.json lists, out of snapshots.bin."""
    damaged = ProjectError(f"damaged project: {_SNAPSHOTS} does not hold what {_SETTINGS} says; get the file again")
    if not isinstance(listed, list) or len(listed) > MAX_SNAPSHOTS:
        raise damaged
    found, position = [], 0
    for each in listed:
        name, length = (each.get("name"), each.get("bytes")) if isinstance(each, dict) else (None, None)
        if type(name) is not str or len(name) > MAX_SNAPSHOT_NAME or type(length) is not int or length < 0:
            raise damaged
        try:
            found.append(Entry(name, read(data[position : position + length])))
        except GcxError as error:
            raise damaged from error
        position += length
    if position != len(data):
        raise damaged
    return tuple(found)


def _settings(data: bytes) -> dict[str, Any]:
    """Source and view out of project.json, checked, and the list of snapshots as it is."""
    try:
        settings = json.loads(data, parse_constant=_finite, parse_float=_finite)
    except (ValueError, RecursionError) as error:
        raise ProjectError(tr("damaged project: {name} is no JSON; get the file again", name=_SETTINGS)) from error
    if not isinstance(settings, dict) or type(settings.get("version")) is not int:
        raise ProjectError(tr("damaged project: {name} holds no version; get the file again", name=_SETTINGS))
    if settings["version"] != VERSION:
        raise ProjectError(
            tr(
                "project has format version {version}, this program reads version {ours}; update GC Studio",
                version=settings["version"],
                ours=VERSION,
            )
        )
    name, size, view = settings.get("source_name", ""), settings.get("source_bytes"), settings.get("view", {})
    usable = isinstance(name, str) and isinstance(view, dict) and (size is None or (type(size) is int and size >= 0))
    # A folder would lead what is saved under a similar name astray.
    if not usable or "/" in name or "\0" in name:
        raise ProjectError(tr("damaged project: {name} is not valid; get the file again", name=_SETTINGS))
    return {"source_name": name, "source_bytes": size, "view": view, "snapshots": settings.get("snapshots", [])}


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"{text} cannot be written as JSON again")
    return number


def _photo(data: bytes, document: Document) -> NDArray[np.uint8]:
    try:
        with warnings.catch_warnings():
            # Pillow warns of sizes that are refused on the next lines.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(data), formats=("PNG",))
        with image:
            if image.size != (document.width, document.height):
                raise ProjectError(
                    tr(
                        "damaged project: the photo is {photo}, the document {document}",
                        photo=f"{image.width}x{image.height}",
                        document=f"{document.width}x{document.height}",
                    )
                )
            if image.mode != "RGB":
                raise ProjectError(tr("damaged project: {name} is {mode}, not 8-bit RGB", name=_PHOTO, mode=image.mode))
            return np.array(image)
    except ProjectError:
        raise
    except Exception as error:  # As above.
        raise ProjectError(tr("damaged project: {name} cannot be read; get the file again", name=_PHOTO)) from error


def _detail(data: bytes, document: Document) -> NDArray[np.int8]:
    shape = document.detail.shape
    if len(data) != np.prod(shape):
        raise ProjectError(
            tr(
                "damaged project: {name} has {size:,} bytes; the document needs {shape}",
                name=_DETAIL,
                size=len(data),
                shape=shape,
            )
        )
    return np.frombuffer(data, np.int8).reshape(shape)
