"""The texture library that ships: names, groups, codes and thumbnails."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.photo import PhotoError, load_photo
from gc_studio.document import STUDIO
from gc_studio.storage import RESOURCES
from gc_studio.words import mark, tr

LIBRARY = RESOURCES / "textures"

PHOTO_GROUP = mark("Your photos")
"""Textures of photos and files that were dropped in; they last as long as the window."""

OWN_GROUP = mark("My textures")
"""Textures that the user saved, see `own_library`."""


COLOUR_GROUP = mark("In this colour")
"""Textures that paint about the colour that was asked for last."""

SURPRISE_GROUP = mark("Surprises")
"""Textures made from seeds, see `recipes`; new ones take the place of those before."""


UNSEEN = np.full((96, 96, 3), 128, np.uint8)
"""Thumbnail of a texture whose picture nobody has; the gallery paints one."""


class LibraryError(RuntimeError):
    """A texture library that is missing or damaged; the message is one line for the user."""


@dataclass(frozen=True, eq=False)
class Texture:
    """A texture that can be put on any document of its model. Two are the same when they are one object.

    Attributes:
        name, group: in English, or as the user wrote it; people see `title`.
        code: int16 (64,).
        thumbnail: uint8 RGB (H, W, 3).
    """

    name: str
    group: str
    code: NDArray[np.int16]
    thumbnail: NDArray[np.uint8]

    @property
    def title(self) -> str:
        """Its name for people."""
        return self.name if self.group in (PHOTO_GROUP, OWN_GROUP) else tr(self.name)


def load_library(folder: Path = LIBRARY) -> list[Texture]:
    """Textures of `folder/library.json` in its order.

    Raises:
        LibraryError: the folder is missing or damaged.
    """
    try:
        entries = json.loads((folder / "library.json").read_text(encoding="utf-8"))["textures"]
        return [_texture(folder, entry) for entry in entries]
    except (OSError, ValueError, KeyError, TypeError, PhotoError) as error:
        raise LibraryError(tr("texture library {folder}: {why}", folder=folder, why=error)) from error


def _texture(folder: Path, entry: dict[str, object]) -> Texture:
    code = np.array(entry["code"], np.int16)
    if code.shape != (STUDIO.texture_dimensions,):
        raise ValueError(f"{entry['name']}: the code has {code.size} values, not {STUDIO.texture_dimensions}")
    return Texture(str(entry["name"]), str(entry["group"]), code, load_photo(folder / str(entry["thumbnail"])))
