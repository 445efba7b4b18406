"""Label maps <-> files of other programs: indexed PNG in the colours of the classes, and SVG with a path for each.

Flows in: a document and the names of its model's classes, or a file. Flows out: a file that is read back exactly, or
the map at the size that a document needs. SVG is read in `label_svg`.
"""

from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.class_colours import class_colour
from gc_studio.analysis.label_svg import CLASS, drawn_labels
from gc_studio.analysis.maps import check_shape
from gc_studio.analysis.photo import PhotoError, load_numbers
from gc_studio.analysis.pictures import SOFTWARE, indexed_png
from gc_studio.analysis.selection import outline
from gc_studio.document import Document, cells
from gc_studio.document.layers import Frame
from gc_studio.words import tr

_NAMES = "Classes"
"""Key of the text in a PNG that names the classes, one a line."""

_ROUNDING = 0.65
"""Standard deviation, in pixels of the map, of what rounds the stairs of a border: any more, and what is one pixel wide
gets thinner."""


def labels_png(document: Document, names: Sequence[str]) -> bytes:
    """The label map as a PNG of a palette, one pixel per map pixel; names: of the model's classes."""
    colours = [class_colour(number) for number in range(document.codes.classes)]
    # Texts of a PNG are Latin-1 unless they are said to be otherwise.
    texts = {_NAMES: "\n".join(names).encode("ascii", "backslashreplace").decode("ascii")}
    return indexed_png(document.labels, colours, texts)


def labels_svg(document: Document, names: Sequence[str]) -> bytes:
    """The label map as an SVG file: for each class that is there a path along the borders of its pixels.

    The view box is the picture. It says what wrote it, see `pictures.is_made_here`.
    """
    width, height, scale = document.width, document.height, document.structure_scale
    root = ElementTree.Element(
        "svg", xmlns="http://www.w3.org/2000/svg", width=str(width), height=str(height), viewBox=f"0 0 {width} {height}"
    )
    ElementTree.SubElement(root, "desc").text = SOFTWARE
    for number in np.unique(document.labels).tolist():
        shapes = " ".join(_loop(loop * scale) for loop in outline(document.labels == number))
        look = {"fill": class_colour(number), "fill-rule": "evenodd", "shape-rendering": "crispEdges"}
        path = ElementTree.SubElement(root, "path", {CLASS: str(number), "d": shapes} | look)
        ElementTree.SubElement(path, "title").text = names[number] if number < len(names) else str(number)
    ElementTree.indent(root)
    return ElementTree.tostring(root, "utf-8", xml_declaration=True)


def resized_labels(document: Document, size: tuple[int, int]) -> NDArray[np.uint8]:
    """The labels of a document at another width and height, uint8 of the map's shape there.

    Each pixel has the class of the largest share of it; borders of what gets larger are drawn smoothly.
    """
    shape = Frame(*size, document.structure_scale, document.codes).structure_shape
    smaller = shape[0] < document.labels.shape[0]
    labels, most = np.zeros(shape, np.uint8), np.zeros(shape, np.float32)
    for number in np.unique(document.labels):
        share = (document.labels == number).astype(np.float32)
        if smaller:
            share = cv2.resize(share, shape[::-1], interpolation=cv2.INTER_AREA)
        else:
            share = cv2.resize(cv2.GaussianBlur(share, (0, 0), _ROUNDING), shape[::-1], interpolation=cv2.INTER_CUBIC)
        labels[share > most] = number
        np.maximum(most, share, out=most)
    return labels


def _loop(corners: NDArray[np.int64]) -> str:
    """A closed line whose edges lie along rows and columns in turns, the first along a row."""
    x, y = corners[0].tolist()
    edges = (f"V{row}" if index % 2 else f"H{column}" for index, (column, row) in enumerate(corners[1:].tolist()))
    return f"M{x},{y}{''.join(edges)}Z"


def load_labels(
    path: Path, width: int, height: int, scale: int, names: Sequence[str], data: bytes | None = None
) -> NDArray[np.uint8]:
    """A label map from a file.

    Args:
        path: an SVG file as `labels_svg` writes it; or a picture of the photo's shape in any size, whose colours are
            those of the classes, or whose pixels are numbers of classes, in grey or in a palette of other colours.
        width, height: size of the photo.
        scale: photo pixels per map pixel, 1, 2 or 4.
        names: of the model's classes.
        data: the file, if it has been read already.

    Returns:
        uint8 (ceil(height / scale), ceil(width / scale)), numbers of classes.

    Raises:
        PhotoError: no map, one of another shape, or with classes that the model does not have.
    """
    shape = cells(height, scale), cells(width, scale)
    if path.suffix.lower() == ".svg":
        labels = drawn_labels(path, width, height, scale, names, data)
    else:
        values, palette = load_numbers(path, data)
        numbered = _numbers_in_palette(values, palette, len(names)) if palette is not None else values
        sampled = _sampled(numbered, path.name, shape, width, height)
        labels = sampled if sampled.ndim == 2 else _of_colours(sampled, path.name, len(names))
    most = int(labels.max())
    if most >= len(names):
        raise PhotoError(
            tr(
                "{name}: holds class {number}, and the model has {count}, from 0 on; a label map has the number of "
                "a class in each pixel, or its colour",
                name=path.name,
                number=most,
                count=len(names),
            )
        )
    return labels


def _numbers_in_palette(values: NDArray[np.uint8], palette: NDArray[np.uint8], classes: int) -> NDArray[np.uint8]:
    """Numbers of classes that places in a palette, (H, W), stand for: by colour where all are the classes' own."""
    used = np.unique(values).tolist()
    colours = ["#" + palette[place].tobytes().hex() for place in used]
    if all(colour == class_colour(place) for place, colour in zip(used, colours, strict=True)):
        return values
    numbers = _by_colour(classes)
    if not all(colour in numbers for colour in colours):
        return values
    table = np.zeros(256, np.uint8)
    table[used] = [numbers[colour] for colour in colours]
    return table[values]


def _by_colour(classes: int) -> dict[str, int]:
    """The first class of each colour."""
    return {class_colour(number): number for number in reversed(range(classes))}


def _of_colours(values: NDArray[np.uint8], name: str, classes: int) -> NDArray[np.uint8]:
    """Numbers of the classes that have colours, uint8 RGB (H, W, 3) -> uint8 (H, W)."""
    codes = values.astype(np.int32) @ np.array([1 << 16, 1 << 8, 1], np.int32)
    used, places = np.unique(codes, return_inverse=True)
    numbers = _by_colour(classes)
    found = [numbers.get(f"#{code:06x}") for code in used.tolist()]
    if None in found:
        raise PhotoError(
            tr(
                "{name}: not a label map, its colours are not those of the classes; save it with a palette, or as "
                "grey numbers of classes",
                name=name,
            )
        )
    return np.array(found, np.uint8)[places].reshape(codes.shape)


def _sampled(
    values: NDArray[np.uint8], name: str, shape: tuple[int, int], width: int, height: int
) -> NDArray[np.uint8]:
    if values.shape[:2] == shape:
        return values
    check_shape(values.shape[:2], name, tr("the label map"), width, height)
    return np.asarray(cv2.resize(values, shape[::-1], interpolation=cv2.INTER_NEAREST_EXACT), np.uint8)
