"""A document as an OpenRaster file: its layers above each other, for Krita, GIMP and others that draw.

Flows in: a document and its picture. Flows out: the bytes of an `.ora` file, a ZIP archive laid out as the OpenRaster
specification says (openraster.org, baseline 0.0.5). The photo is not in it.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from gc_studio.analysis.class_colours import class_colour
from gc_studio.analysis.pictures import SOFTWARE, png
from gc_studio.document import CELL, Document
from gc_studio.document.layers import LAYERS
from gc_studio.words import tr

_MIMETYPE = "image/openraster"
_VERSION = "0.0.5"
_THUMBNAIL = 256
"""Pixels that no side of the thumbnail exceeds."""

_OF_LEVELS = ("detail", "fine", "faithful")
"""Layers whose colours cells of level 1, 2 and 3 have."""
_VEIL = 160
"""How opaque these are, of 255."""


@dataclass(frozen=True)
class _Sheet:
    """A layer of the file; pixels: uint8 RGB or RGBA (H, W, 3 or 4)."""

    name: str
    pixels: NDArray[np.uint8]
    is_visible: bool = False


def openraster(document: Document, decoded: NDArray[np.uint8]) -> bytes:
    """The bytes of an OpenRaster file.

    From top to bottom: the lines, black on nothing; the kept cells in the colours of their levels; the regions, each in
    its mean colour; the decoded picture. All but the last are hidden, so that the file looks like the picture. In a
    scene the labels in their colours, nothing where it is background, take the place of lines and regions.

    Args:
        document: its layers.
        decoded: uint8 RGB (H, W, 3), its picture.
    """
    sheets = list(_sheets(document, decoded))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.comment = SOFTWARE.encode()
        # First, and as it is, so that it stands at a fixed place in the file.
        archive.writestr("mimetype", _MIMETYPE, zipfile.ZIP_STORED)
        archive.writestr("stack.xml", _stack(document, sheets), zipfile.ZIP_DEFLATED)
        for number, sheet in enumerate(sheets):
            archive.writestr(_source(number), png(sheet.pixels), zipfile.ZIP_STORED)
        archive.writestr("mergedimage.png", png(decoded), zipfile.ZIP_STORED)
        small = Image.fromarray(decoded)
        small.thumbnail((_THUMBNAIL, _THUMBNAIL))
        archive.writestr("Thumbnails/thumbnail.png", png(np.asarray(small)), zipfile.ZIP_STORED)
    return buffer.getvalue()


def _source(number: int) -> str:
    return f"data/layer{number}.png"


def _stack(document: Document, sheets: list[_Sheet]) -> bytes:
    image = ElementTree.Element("image", version=_VERSION, w=str(document.width), h=str(document.height))
    stack = ElementTree.SubElement(image, "stack")
    for number, sheet in enumerate(sheets):
        place = {"src": _source(number), "x": "0", "y": "0", "opacity": "1.0", "composite-op": "svg:src-over"}
        visibility = "visible" if sheet.is_visible else "hidden"
        ElementTree.SubElement(stack, "layer", name=sheet.name, visibility=visibility, attrib=place)
    return ElementTree.tostring(image, "utf-8", xml_declaration=True)


def _sheets(document: Document, decoded: NDArray[np.uint8]) -> Iterator[_Sheet]:
    """The layers, the uppermost first."""
    is_scene = document.codes.classes > 0
    yield _Sheet(tr("Labels"), _labels(document)) if is_scene else _Sheet(tr("Lines"), lines_over_nothing(document))
    yield _Sheet(tr("Preserved cells"), _levels(document))
    if not is_scene:
        yield _Sheet(tr("Regions"), _regions(document, decoded))
    yield _Sheet(tr("Decoded picture"), decoded, is_visible=True)


def lines_over_nothing(document: Document) -> NDArray[np.uint8]:
    """The structure map at the size of the picture, uint8 RGBA (H, W, 4): lines are black, all else is transparent."""
    pixels = np.zeros((document.height, document.width, 4), np.uint8)
    pixels[..., 3] = 255 * _of_picture(document.structure, document.structure_scale, document)
    return pixels


def _labels(document: Document) -> NDArray[np.uint8]:
    colours = np.zeros((document.codes.classes, 4), np.uint8)
    for number in range(1, len(colours)):
        colours[number] = *bytes.fromhex(class_colour(number)[1:]), 255
    return colours[_of_picture(document.labels, document.structure_scale, document)]


def _levels(document: Document) -> NDArray[np.uint8]:
    colours = np.zeros((1 + len(_OF_LEVELS), 4), np.uint8)
    for level, name in enumerate(_OF_LEVELS, 1):
        colours[level] = *bytes.fromhex(LAYERS[name].colour[1:]), _VEIL
    return colours[_of_picture(document.levels, CELL, document)]


def _regions(document: Document, decoded: NDArray[np.uint8]) -> NDArray[np.uint8]:
    regions = _of_picture(document.regions, CELL, document)
    colours = np.zeros((1 + int(regions.max()), 3), np.uint8)
    for number in np.unique(regions):
        colours[number] = np.rint(cv2.mean(decoded, (regions == number).astype(np.uint8))[:3])
    return colours[regions]


def _of_picture(values: NDArray[np.generic], scale: int, document: Document) -> NDArray[np.generic]:
    """Values of blocks of scale x scale pixels for each pixel of the picture."""
    return values.repeat(scale, 0).repeat(scale, 1)[: document.height, : document.width]
