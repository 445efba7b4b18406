"""SVG -> label map: paths of straight lines, each of a class, painted one over the other.

Flows in: an SVG file as `label_maps.labels_svg` writes it, or as an editor of vector graphics saved it again. Flows
out: the map. A path is of the class that it says, or that its title, its name or its colour says.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.class_colours import class_colour
from gc_studio.analysis.maps import check_shape
from gc_studio.analysis.photo import PhotoError
from gc_studio.document import cells
from gc_studio.words import tr

CLASS = "data-class"
"""Attribute of a path that says the number of its class."""

MAX_BYTES = 16 * 2**20

_TOKENS = re.compile(r"([A-Za-z])|([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)|([\s,]+)|(.)", re.DOTALL)
_FILL = re.compile(r"fill\s*:\s*(#[0-9a-fA-F]{6})")
_SHAPES = ("rect", "circle", "ellipse", "polygon", "polyline", "line", "text", "image", "use")
"""Of SVG, that are no paths."""

_MOST = 1e6
"""Places further than this from the picture's corner are in no map."""

Loop = NDArray[np.float64]
"""Corners of a closed line, float64 (N, 2), x and y."""


def drawn_labels(
    path: Path, width: int, height: int, scale: int, names: Sequence[str], data: bytes | None = None
) -> NDArray[np.uint8]:
    """The label map that an SVG file draws; arguments, result and errors as of `label_maps.load_labels`."""
    root = _root(path, data)
    box = _view_box(root, path.name)
    check_shape((round(box[3]), round(box[2])), path.name, tr("the label map"), width, height)
    labels = np.zeros((cells(height, scale), cells(width, scale)), np.uint8)
    step = np.array([width / box[2], height / box[3]]) / scale
    count = 0
    for element in _drawn(root, path.name):
        number = _class_of(element, names, path.name)
        loops = [(loop - box[:2]) * step for loop in _loops(element.get("d", ""), path.name)]
        labels[_inside(loops, labels.shape)] = number
        count += 1
    if not count:
        raise PhotoError(tr("{name}: holds no path; a label map has one for each class", name=path.name))
    return labels


def _root(path: Path, data: bytes | None) -> ElementTree.Element:
    try:
        if data is None:
            with path.open("rb") as file:
                data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise PhotoError(f"{path.name}: {error.strerror}") from error
    if len(data) > MAX_BYTES:
        raise PhotoError(tr("{name}: larger than any label map", name=path.name))
    try:
        # What an entity stands for may be larger than all memory.
        root = None if b"<!ENTITY" in data else ElementTree.fromstring(data)
    except ElementTree.ParseError:
        root = None
    if root is None or _tag(root) != "svg":
        raise PhotoError(tr("{name}: not an SVG file that can be read", name=path.name))
    return root


def _tag(element: ElementTree.Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _view_box(root: ElementTree.Element, name: str) -> NDArray[np.float64]:
    """Left, top, width and height of what is seen."""
    given = root.get("viewBox") or f"0 0 {root.get('width')} {root.get('height')}"
    try:
        box = np.array([float(number) for number in given.replace(",", " ").replace("px", "").split()])
    except ValueError:
        box = np.zeros(0)
    if box.shape != (4,) or not (np.abs(box) < _MOST).all() or (box[2:] <= 0).any():
        raise PhotoError(tr("{name}: does not say how large it is; it needs a viewBox", name=name))
    return box


def _drawn(root: ElementTree.Element, name: str) -> Iterator[ElementTree.Element]:
    """All paths, in the order in which they are painted."""
    for element in root.iter():
        if element.get("transform") or _tag(element) in _SHAPES:
            raise PhotoError(
                tr(
                    "{name}: holds shapes or transformations; a label map is made of paths of straight lines alone",
                    name=name,
                )
            )
        if _tag(element) == "path":
            yield element


def _class_of(element: ElementTree.Element, names: Sequence[str], name: str) -> int:
    said = element.get(CLASS, "")
    # Seven digits and more are no class either way.
    if re.fullmatch("[0-9]{1,6}", said) and int(said) < len(names):
        return int(said)
    titles = [child.text for child in element if _tag(child) == "title"]
    for title in (*titles, element.get("id")):
        if title in names:
            return names.index(title)
    found = _FILL.search(element.get("style", ""))
    colour = (found[1] if found else element.get("fill", "")).lower()
    for number in range(len(names)):
        if class_colour(number).lower() == colour:
            return number
    wanted = said or colour or tr("none")
    raise PhotoError(
        tr("{name}: holds a path of a class that the model does not have ({what})", name=name, what=wanted)
    )


def _loops(text: str, name: str) -> list[Loop]:
    """The closed lines of a path."""
    try:
        return [np.array(loop) for loop in _walked(text) if len(loop) > 2]
    except (ValueError, OverflowError) as error:
        raise PhotoError(
            tr("{name}: holds a path that is no polygon; a label map is made of straight lines alone", name=name)
        ) from error


def _walked(text: str) -> Iterator[list[tuple[float, float]]]:
    """Corners of each part of a path; raises ValueError for anything but straight lines."""
    loop: list[tuple[float, float]] = []
    x = y = 0.0
    for command, numbers in _commands(text):
        is_relative, kind = command.islower(), command.upper()
        if kind == "Z":
            if numbers or not loop:
                raise ValueError(command)
            x, y = loop[0]
            yield loop
            loop = [(x, y)]
            continue
        for index, step in enumerate(_steps(kind, numbers)):
            across, down = (0.0 if value is None else value for value in step)
            x = x + across if is_relative or step[0] is None else across
            y = y + down if is_relative or step[1] is None else down
            if max(abs(x), abs(y)) > _MOST:
                raise ValueError(command)
            if kind == "M" and index == 0:
                yield loop
                loop = []
            elif not loop:
                raise ValueError(command)
            loop.append((x, y))
    yield loop


def _steps(kind: str, numbers: list[float]) -> list[tuple[float | None, float | None]]:
    """How far across and down each step of a command goes; None where it stays."""
    if not numbers or kind not in "MLHV":
        raise ValueError(kind)
    if kind == "H":
        return [(number, None) for number in numbers]
    if kind == "V":
        return [(None, number) for number in numbers]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def _commands(text: str) -> Iterator[tuple[str, list[float]]]:
    """Letters of a path, and the numbers behind each."""
    command, numbers = "", list[float]()
    for letter, number, _, other in _TOKENS.findall(text):
        if other or (number and not command):
            raise ValueError(other or number)
        if letter:
            if command:
                yield command, numbers
            command, numbers = letter, []
        elif number:
            numbers.append(float(number))
    if command:
        yield command, numbers


def _inside(loops: Sequence[Loop], shape: tuple[int, int]) -> NDArray[np.bool_]:
    """Pixels of a map whose middle lies within an odd number of loops, in map pixels."""
    height, width = shape
    turns = np.zeros((height, width + 1), bool)
    for loop in loops:
        for (x0, y0), (x1, y1) in zip(loop.tolist(), np.roll(loop, -1, 0).tolist(), strict=True):
            low, high = (y0, y1) if y0 < y1 else (y1, y0)
            # Rows whose middle lies between the ends, the lower one left out.
            first, last = max(int(np.ceil(low - 0.5)), 0), min(int(np.ceil(high - 0.5)), height)
            if first < last:
                rows = np.arange(first, last)
                crossings = x0 + (rows + 0.5 - y0) * ((x1 - x0) / (y1 - y0))
                turns[rows, np.clip(np.ceil(crossings - 0.5), 0, width).astype(np.intp)] ^= True
    return np.logical_xor.accumulate(turns, 1)[:, :width]
