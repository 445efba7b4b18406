"""The user's own textures, and the favourites among all textures: a folder with an index and thumbnails.

Flows in: codes and pictures to be saved, names, stars. Flows out: textures, and one line for each thing that is wrong.
Every change reads the index again under a lock, so that two windows do not lose each other's entries; entries that
cannot be used, because they are damaged or of another model, stay in the file.
"""

import io
import re
import unicodedata
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError

from gc_studio.analysis.library import OWN_GROUP, LibraryError, Texture
from gc_studio.analysis.library_index import DamagedError, Entry, Index, IndexFile
from gc_studio.analysis.photo import resized
from gc_studio.document import STUDIO, TEXTURE_LIMIT
from gc_studio.storage import write_atomic
from gc_studio.words import tr

MAX_NAME = 60
"""Characters of a texture's name."""

THUMBNAIL_SIDE = 96

_MAX_THUMBNAIL_BYTES = 1_000_000


@dataclass(frozen=True)
class Deleted:
    """A texture that was deleted, with all that brings it back."""

    texture: Texture
    entry: Entry
    position: int
    was_favourite: bool


class OwnLibrary:
    """The textures of a folder that belong to one model, and the favourites among all textures.

    Not for two threads at once.

    Attributes:
        problems: what was wrong when the library was loaded, one line each.
    """

    def __init__(self, folder: Path, model: str) -> None:
        """folder: is made when there is something to save. model: identity of the model that the codes belong to."""
        self._folder, self._model = folder, model
        self._file = IndexFile(folder)
        self._ids: dict[Texture, str] = {}
        self._favourites: set[tuple[str, str]] = set()
        self.problems: list[str] = []

    @property
    def textures(self) -> list[Texture]:
        """What was loaded, with what was added, renamed and deleted since."""
        return list(self._ids)

    @property
    def favourites(self) -> list[tuple[str, str]]:
        """Group and name of every favourite, of any group, also of those that are not there now."""
        return sorted(self._favourites)

    def load(self) -> list[Texture]:
        """Read the folder; one that is missing holds nothing. Whatever is wrong goes to `problems`."""
        self.problems, self._ids, index = [], {}, Index()
        try:
            index = self._file.read()
        except DamagedError as error:
            self.problems.append(
                tr("Your texture library is damaged: {why}; {copy}.", why=error, copy=self._kept_copy())
            )
        except (OSError, LibraryError) as error:
            self.problems.append(tr("Your texture library cannot be read: {why}.", why=_reason(error)))
        self._favourites = _favourites(index)
        for entry in index.entries:
            self._take(entry)
        return self.textures

    def _kept_copy(self) -> str:
        try:
            return tr("it was kept as {path}", path=self._file.keep_copy())
        except OSError as error:
            return tr("no copy of it could be kept: {why}", why=_reason(error))

    def _take(self, entry: Any) -> None:
        """List an entry, if it is sound and of this model."""
        label = (
            f"“{entry['name']}”" if isinstance(entry, dict) and isinstance(entry.get("name"), str) else tr("A texture")
        )
        try:
            if str(entry["model"]) != self._model:
                return
            identifier, name, code = str(entry["id"]), clean_name(str(entry["name"])), _code(entry["code"])
        except (LookupError, ValueError, TypeError, LibraryError) as error:
            why = tr("it has no {what}", what=error.args[0]) if isinstance(error, KeyError) else _reason(error)
            self.problems.append(tr("{label} in your texture library was left out: {why}.", label=label[:80], why=why))
            return
        try:
            picture = _read_thumbnail(self._thumbnail_path(entry))
        except Exception as error:  # Decoders raise what they like on damaged input.
            # The code is what counts; the gallery paints a picture of it anyway.
            self.problems.append(
                tr(
                    "The thumbnail of {label} in your texture library is lost: {why}.",
                    label=label,
                    why=_reason(error),
                )
            )
            picture = np.full((THUMBNAIL_SIDE, THUMBNAIL_SIDE, 3), 128, np.uint8)
        self._ids[Texture(name, OWN_GROUP, code, picture)] = identifier

    def _thumbnail_path(self, entry: Entry) -> Path:
        # The name alone: an index from elsewhere must not reach out of the folder.
        return self._folder / Path(str(entry.get("thumbnail", "missing.webp"))).name

    # Changes

    def add(self, name: str, code: NDArray[np.int16], thumbnail: NDArray[np.uint8]) -> Texture:
        """Save a texture under a name; a number goes behind a name that is taken.

        Args:
            name: one line of at most MAX_NAME characters.
            code: int16 (64,).
            thumbnail: uint8 RGB (H, W, 3) of any size; its middle square is kept.

        Raises:
            LibraryError: the name cannot be used, or the folder cannot be written.
        """
        identifier, values = uuid.uuid4().hex[:12], [int(value) for value in code]
        entry = {"id": identifier, "name": clean_name(name), "model": self._model, "code": values}
        entry["thumbnail"] = f"{identifier}.webp"
        with self._changing() as index:
            return self._insert(index, len(index.entries), entry, _square(thumbnail))

    def _insert(self, index: Index, position: int, entry: Entry, picture: NDArray[np.uint8]) -> Texture:
        entry["name"] = _free_name(entry["name"], index.entries)
        # Before the index: an entry without a picture is damaged, a picture without an entry does no harm.
        write_atomic(self._thumbnail_path(entry), _webp(picture))
        index.entries.insert(position, entry)
        texture = Texture(entry["name"], OWN_GROUP, np.array(entry["code"], np.int16), picture)
        self._ids[texture] = entry["id"]
        return texture

    def rename(self, texture: Texture, new_name: str) -> Texture:
        """Give one of `textures` another name; returns what takes its place. A favourite stays one.

        Raises:
            LibraryError: the name cannot be used, the texture is gone, or the folder cannot be written.
        """
        wanted, was_favourite = clean_name(new_name), self.is_favourite(texture)
        with self._changing() as index:
            entry = index.entries[self._position(index, texture)]
            entry["name"] = _free_name(wanted, [other for other in index.entries if other is not entry])
            renamed = Texture(entry["name"], OWN_GROUP, texture.code, texture.thumbnail)
            _star(index, texture, False)
            _star(index, renamed, was_favourite)
            self._ids = {renamed if known is texture else known: key for known, key in self._ids.items()}
        return renamed

    def delete(self, texture: Texture) -> Deleted:
        """Delete one of `textures`; what is returned brings it back.

        Raises:
            LibraryError: the texture is gone, or the folder cannot be written.
        """
        was_favourite = self.is_favourite(texture)
        with self._changing() as index:
            position = self._position(index, texture)
            entry = index.entries.pop(position)
            _star(index, texture, False)
            del self._ids[texture]
        # It is deleted already; a picture that cannot be removed does no harm.
        with suppress(OSError):
            self._thumbnail_path(entry).unlink(missing_ok=True)
        return Deleted(texture, entry, position, was_favourite)

    def restore(self, deleted: Deleted) -> Texture:
        """Bring a deleted texture back, under its name if that is still free.

        Raises:
            LibraryError: the folder cannot be written.
        """
        with self._changing() as index:
            texture = self._insert(index, deleted.position, dict(deleted.entry), deleted.texture.thumbnail)
            _star(index, texture, deleted.was_favourite)
        return texture

    def is_favourite(self, texture: Texture) -> bool:
        """Whether a texture of any group is a favourite; group and name tell textures apart."""
        return (texture.group, texture.name) in self._favourites

    def set_favourite(self, texture: Texture, is_favourite: bool) -> None:
        """Make a texture of any group a favourite, or an ordinary one again.

        Raises:
            LibraryError: the folder cannot be written.
        """
        with self._changing() as index:
            _star(index, texture, is_favourite)

    def _position(self, index: Index, texture: Texture) -> int:
        """Where a texture stands in the index that was read just now."""
        identifier = self._ids.get(texture)
        for position, entry in enumerate(index.entries):
            if identifier is not None and isinstance(entry, dict) and entry.get("id") == identifier:
                return position
        raise LibraryError(tr("“{name}” is no longer in your texture library.", name=texture.name))

    @contextmanager
    def _changing(self) -> Iterator[Index]:
        """The index to be changed; what could not be written has not happened."""
        ids = dict(self._ids)
        try:
            with self._file.changing() as index:
                yield index
        except (OSError, LibraryError) as error:
            self._ids = ids
            if isinstance(error, LibraryError):
                raise
            raise LibraryError(tr("Your texture library cannot be changed: {why}.", why=_reason(error))) from error
        self._favourites = _favourites(index)


def clean_name(name: str) -> str:
    """A texture's name without blanks around it.

    Raises:
        LibraryError: nothing is left, it has more than one line, or more than MAX_NAME characters.
    """
    name = name.strip()
    if not name:
        raise LibraryError(tr("A texture needs a name."))
    if any(unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp") for character in name):
        raise LibraryError(tr("The name of a texture is one line of ordinary characters."))
    if len(name) > MAX_NAME:
        raise LibraryError(
            tr(
                "The name of a texture has at most {most} characters; this one has {count}.",
                most=MAX_NAME,
                count=len(name),
            )
        )
    return name


def _free_name(name: str, entries: list[Any]) -> str:
    """The name, or the name with the lowest number that no entry has."""
    taken = {str(entry.get("name")).casefold() for entry in entries if isinstance(entry, dict)}
    stem, free, number = re.sub(r" \d{1,6}$", "", name), name, 1
    while free.casefold() in taken:
        number += 1
        free = f"{stem[: MAX_NAME - len(f' {number}')]} {number}"
    return free


def _favourites(index: Index) -> set[tuple[str, str]]:
    pairs = (pair for pair in index.favourites if isinstance(pair, list) and len(pair) == 2)
    return {(str(group), str(name)) for group, name in pairs}


def _star(index: Index, texture: Texture, is_favourite: bool) -> None:
    key = [texture.group, texture.name]
    index.favourites = [pair for pair in index.favourites if pair != key] + ([key] if is_favourite else [])


def _code(values: Any) -> NDArray[np.int16]:
    if not isinstance(values, list) or len(values) != STUDIO.texture_dimensions:
        raise ValueError(tr("its code does not have {count} values", count=STUDIO.texture_dimensions))
    if not all(type(value) is int and abs(value) <= TEXTURE_LIMIT for value in values):
        raise ValueError(tr("its code has values other than integers of at most {limit}", limit=TEXTURE_LIMIT))
    return np.array(values, np.int16)


def _square(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The middle square of a picture, uint8 (THUMBNAIL_SIDE, THUMBNAIL_SIDE, 3)."""
    height, width = picture.shape[:2]
    side = min(height, width)
    top, left = (height - side) // 2, (width - side) // 2
    return np.ascontiguousarray(resized(picture[top : top + side, left : left + side], THUMBNAIL_SIDE))


def _webp(picture: NDArray[np.uint8]) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(picture).save(buffer, "WEBP", quality=90)
    return buffer.getvalue()


def _read_thumbnail(path: Path) -> NDArray[np.uint8]:
    if path.stat().st_size > _MAX_THUMBNAIL_BYTES:
        raise ValueError(tr("the file is too large"))
    try:
        image = Image.open(path, formats=("WEBP",))
    except UnidentifiedImageError as error:
        raise ValueError(tr("the file is no picture")) from error
    with image:
        if image.size != (THUMBNAIL_SIDE, THUMBNAIL_SIDE):
            raise ValueError(tr("it has {width}x{height} pixels", width=image.width, height=image.height))
        return np.asarray(image.convert("RGB"))


def _reason(error: BaseException) -> str:
    """An error as a part of a sentence."""
    text = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return " ".join(text.split()).rstrip(".") or type(error).__name__
