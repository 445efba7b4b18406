"""What other programs call: photo -> document <-> .gcx bytes, document -> picture. docs/api.md shows it at work.

from gc_studio.api import encode_photo, read, read_link, render, write, write_link
"""

import functools
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.links import LinkError, file_in, link_of
from gc_studio.analysis.photo import PhotoError, load_resized, resized
from gc_studio.analysis.structure import usual_scale
from gc_studio.bitstream import GcxError, read, write
from gc_studio.decode.families import Model, Painters, family_of
from gc_studio.decode.pictures import Picture
from gc_studio.document import CELL, Document, DocumentError, cells
from gc_studio.document.edits import set_levels
from gc_studio.nets.registry import ModelDescription, UnknownModelError, find_model
from gc_studio.nets.weights import ModelError

__all__ = [
    "Document",
    "DocumentError",
    "GcxError",
    "LinkError",
    "ModelError",
    "PhotoError",
    "Picture",
    "UnknownModelError",
    "encode_photo",
    "read",
    "read_link",
    "render",
    "write",
    "write_link",
]


def encode_photo(photo: Path | str | NDArray[np.uint8], size: int | None = 256, model: str = "studio") -> Document:
    """The document that `gcx encode` writes of a photo.

    Args:
        photo: a file of any format that can be read, or uint8 RGB (height, width, 3).
        size: pixels of the shorter side; None keeps the photo's own size.
        model: name or identity of an installed model.

    Raises:
        PhotoError: the file is missing or no photo, the pixels have another shape or type, or the size cannot be.
        UnknownModelError: no such model is installed.
        ModelError: the model cannot be loaded.
    """
    description = find_model(model)
    family = family_of(description)
    pixels = load_resized(Path(photo), size) if isinstance(photo, Path | str) else resized(_checked(photo), size)
    height, width = pixels.shape[:2]
    # Models that paint from nothing else need all cells.
    kept = np.full((cells(height, CELL), cells(width, CELL)), description.codes.is_kept_whole)
    scale = family.structure_scale or usual_scale(pixels)
    analysis = family.analyse(pixels, _loaded(description), scale, kept)
    return set_levels(analysis.document, kept.astype(np.uint8), analysis.available)


def render(document: Document) -> Picture:
    """The exact picture of a document, uint8 RGB (height, width, 3), painted by its own model.

    Models are loaded when they are needed first, and stay.

    Raises:
        UnknownModelError: its model is not installed.
        ModelError: the model cannot be loaded.
    """
    return _painters().render(document)


def read_link(link: str) -> Document:
    """The document in a link, which `write_link`, `gcx link` and the window make; nobody is asked for it.

    Raises:
        LinkError: it is no link, or none of a picture, or damaged.
        GcxError: as `read`, of the file in it.
    """
    return read(file_in(link))


def write_link(document: Document, page: str = "") -> str:
    """A link that holds a document, of which the file has at most 2,048 bytes.

    page: address of a page that shows such links, as the viewer does; without one the link is # and the picture.

    Raises:
        LinkError: the file is too long, or the page is no address.
    """
    return link_of(write(document), page)


def _checked(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    if pixels.dtype != np.uint8 or pixels.ndim != 3 or pixels.shape[2] != 3:
        raise PhotoError(f"pixels are uint8 (height, width, 3), not {pixels.dtype} {pixels.shape}")
    return pixels


@functools.cache
def _loaded(description: ModelDescription) -> Model:
    return family_of(description).load(description, "auto")


@functools.cache
def _painters() -> Painters:
    return Painters("auto")
