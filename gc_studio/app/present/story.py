"""All that a presentation shows, prepared piece by piece on a worker. No Qt.

Flows in: a document, its photo and what paints it. Flows out: stories, each with more in it than the one before.
"""

import math
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.bench.others import OTHERS, decode, nearest_other
from gc_studio.canvas.overlays import invented
from gc_studio.decode.inputs import at_network_scale
from gc_studio.decode.pictures import Picture
from gc_studio.decode.regions import RegionShares
from gc_studio.document import CELL, Document
from gc_studio.document.edits import set_levels

_STAGE, _MOST_STAGE = 1400, 2048
"""Longer side in pixels: small pictures are enlarged to about this, by whole numbers, large ones are scaled down."""

_NEIGHBOURS = [(dy, dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1) if dy or dx]

_SHARES_STEP = 8
"""Pixels of the map of shares along a cell."""


class Scene(Enum):
    """What is shown, in this order."""

    PHOTO = "photo"
    LINES = "lines"
    TEXTURES = "textures"
    GIST = "gist"
    FINE = "fine"
    FAITHFUL = "faithful"
    RESULT = "result"
    BESIDE = "beside"
    INVENTED = "invented"
    OTHERS = "others"


LEVEL_SCENES = (Scene.GIST, Scene.FINE, Scene.FAITHFUL)
"""By level, from 1 on."""

_LAYERS = {
    Scene.LINES: ("container", "structure"),
    Scene.TEXTURES: ("texture",),
    Scene.GIST: ("mask", "detail"),
    Scene.FINE: ("fine",),
    Scene.FAITHFUL: ("faithful",),
}
"""Whose bytes a scene counts; what no scene has counted comes with the result."""


@dataclass(frozen=True, eq=False)
class Source:
    """What is presented.

    Attributes:
        name: what the picture is called.
        document: its layers.
        photo: uint8 RGB (H, W, 3), or None where it is not at hand.
        photo_bytes: what the photo's file takes; None if that is not known.
        decoded: the exact picture where it is there already.
    """

    name: str
    document: Document
    photo: Picture | None
    photo_bytes: int | None
    decoded: Picture | None

    @property
    def scenes(self) -> tuple[Scene, ...]:
        """What there is to show of it."""
        top = int(self.document.levels.max())
        left_out = set(LEVEL_SCENES[top:])
        if self.photo is None:
            left_out |= {Scene.PHOTO, Scene.BESIDE, Scene.OTHERS}
        if self.document.codes.classes:
            # Labels are neither drawn nor mixed: they come with the result.
            left_out |= {Scene.LINES, Scene.TEXTURES}
        return tuple(scene for scene in Scene if scene not in left_out)


@dataclass(frozen=True, eq=False)
class Other:
    """The file of another codec: its name, its bytes, its picture, and whether it is the smallest that there is."""

    name: str
    size: int
    picture: Picture
    is_smallest: bool


@dataclass(frozen=True, eq=False)
class Drawing:
    """The lines at the size of the stage.

    Attributes:
        ink: uint8 (H, W), how much of a pixel they cover.
        order: uint16 (H, W), when they come to it: 1 .. 65535 along the lines, 0 where none is near.
    """

    ink: NDArray[np.uint8]
    order: NDArray[np.uint16]


@dataclass(frozen=True, eq=False)
class Painting:
    """The textures as plain colours at the size of the stage.

    Attributes:
        colours: uint8 RGB (H, W, 3).
        order: float32 (H, W) in 0 .. 1, when the brush comes to it: region after region, each from its middle.
    """

    colours: Picture
    order: NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Story:
    """A presentation as far as it is prepared; all pictures are uint8 RGB and have the size of the stage.

    Attributes:
        source: what is presented.
        sizes: bytes by layer.
        size: width and height of the stage.
        drawing, painting: None while they are not there.
        photo: None where there is none.
        decoded: the decode with cells of level 0 at most, of level 1, and so on, as far as they are there.
        invented: how true the picture is; None while it is not there.
        others: other codecs' files; None while they are not there.
    """

    source: Source
    sizes: dict[str, int]
    size: tuple[int, int]
    drawing: Drawing
    photo: Picture | None
    painting: Painting | None = None
    decoded: tuple[Picture, ...] = ()
    invented: Picture | None = None
    others: tuple[Other, ...] | None = None

    @cached_property
    def scenes(self) -> tuple[Scene, ...]:
        """What there is to show, prepared or not."""
        return self.source.scenes

    @property
    def total(self) -> int:
        """Bytes of the file."""
        return sum(self.sizes.values())

    @cached_property
    def top(self) -> int:
        """The greatest level of a cell."""
        return int(self.source.document.levels.max())

    def has(self, scene: Scene) -> bool:
        """Whether a scene can be shown."""
        if scene in (Scene.PHOTO, Scene.LINES):
            return True
        if scene is Scene.TEXTURES:
            return self.painting is not None
        if scene in LEVEL_SCENES:
            return len(self.decoded) > LEVEL_SCENES.index(scene) + 1
        if scene is Scene.INVENTED:
            return self.invented is not None
        return self.others is not None if scene is Scene.OTHERS else len(self.decoded) > self.top

    def counted_by(self, scene: Scene) -> dict[str, int]:
        """Bytes by layer that a scene adds."""
        if scene is not Scene.RESULT:
            return {layer: self.sizes.get(layer, 0) for layer in _LAYERS.get(scene, ())}
        before = {layer for each in self.scenes for layer in _LAYERS.get(each, ())}
        return {layer: size for layer, size in self.sizes.items() if layer not in before}


def stories(
    source: Source, sizes: Callable[[Document], dict[str, int]], render: Callable[[Document], Picture]
) -> Iterator[Story]:
    """Prepare a presentation: the story as it grows, in the order in which its scenes are shown.

    Args:
        source: what is presented.
        sizes: bytes by layer of a document.
        render: its exact picture.

    Raises:
        Exception: what `render` raises.
    """
    document = source.document
    size = stage_size(*document.size)
    photo = None if source.photo is None else enlarged(source.photo, size)
    story = Story(source, sizes(document), size, drawing_of(document, size), photo)
    yield story
    levels, top = document.levels, story.top
    for level in range(top + 1):
        if level == top:
            picture = render(document) if source.decoded is None else source.decoded
        else:
            picture = render(set_levels(document, np.minimum(levels, np.uint8(level)), None))
        if level == 0:
            story = replace(story, painting=painting_of(document, picture, size))
        story = replace(story, decoded=(*story.decoded, enlarged(picture, size)))
        yield story
    yield (story := replace(story, invented=enlarged(invented(picture, levels), size)))
    if source.photo is not None:
        yield replace(story, others=_others(source.photo, story.total))


def _others(photo: Picture, size: int) -> tuple[Other, ...]:
    made = []
    for name in OTHERS:
        data = nearest_other(photo, name, size)
        if data is not None:
            made.append(Other(name, len(data), decode(data), len(data) > size))
    return tuple(made)


def stage_size(width: int, height: int) -> tuple[int, int]:
    """Width and height at which a picture is shown: enlarged by a whole number, as it is, or scaled down."""
    longer = max(width, height)
    scale = _MOST_STAGE / longer if longer > _MOST_STAGE else max(1, round(_STAGE / longer))
    return max(1, round(width * scale)), max(1, round(height * scale))


def enlarged(picture: Picture, size: tuple[int, int]) -> Picture:
    """A picture at the size of the stage."""
    is_smaller = picture.shape[1] > size[0]
    way = cv2.INTER_AREA if is_smaller else cv2.INTER_CUBIC
    return np.ascontiguousarray(cv2.resize(picture, size, interpolation=way), np.uint8)


# Lines


def drawing_of(document: Document, size: tuple[int, int]) -> Drawing:
    """The lines of a document as a pen draws them."""
    order = pen_order(document.structure)
    ink = np.where(document.structure, np.uint8(255), np.uint8(0))
    # Filtering spreads ink to pixels beside the lines, which come when the lines next to them do.
    beside = np.where(document.structure, order, cv2.dilate(order, np.ones((3, 3), np.uint8)))
    # About as wide as the pixel that is coded, with an edge that is smooth and sharp.
    reach = 0.6 * document.structure_scale * size[0] / document.width
    soft = cv2.GaussianBlur(_on_stage(ink, document, size, cv2.INTER_NEAREST), (0, 0), reach)
    crisp = np.asarray(cv2.convertScaleAbs(np.maximum(soft, 62) - np.uint8(62), alpha=5), np.uint8)
    return Drawing(crisp, _on_stage(beside.astype(np.uint16), document, size, cv2.INTER_NEAREST))


def _on_stage(values: NDArray, document: Document, size: tuple[int, int], way: int) -> NDArray:
    """A map of the structure's shape at the size of the stage; it may reach beyond the picture."""
    scale = size[0] / document.width
    rows, columns = values.shape
    step = document.structure_scale * scale
    large = cv2.resize(values, (math.ceil(columns * step), math.ceil(rows * step)), interpolation=way)
    return np.ascontiguousarray(large[: size[1], : size[0]])


def pen_order(structure: NDArray[np.bool_]) -> NDArray[np.uint16]:
    """When a pen comes to each pixel of some lines, the longest connected ones first, each from an end.

    structure: bool (h, w) -> uint16 (h, w): 0 where there is no line, else 1 .. 65535, evenly.
    """
    count, labels, stats, _ = cv2.connectedComponentsWithStats(structure.astype(np.uint8), connectivity=8)
    lengths = stats[1:count, cv2.CC_STAT_AREA]
    rank = np.zeros(structure.shape, np.int64)
    place = 0
    for label in np.argsort(-lengths, kind="stable") + 1:
        left, top, width, height = stats[label, :4]
        part = labels[top : top + height, left : left + width] == label
        for y, x in _walked(part):
            place += 1
            rank[top + y, left + x] = place
    return np.where(rank > 0, 1 + rank * 65534 // max(place, 1), 0).astype(np.uint16)


def _walked(part: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """Pixels of one connected line, from its uppermost end to all others, near ones first."""
    neighbours = cv2.filter2D(part.astype(np.uint8), -1, np.ones((3, 3), np.uint8), borderType=cv2.BORDER_CONSTANT)
    ends = np.argwhere(part & (neighbours == 2))
    first = ends[0] if len(ends) else np.argwhere(part)[0]
    left = {(int(y), int(x)) for y, x in np.argwhere(part)}
    start = int(first[0]), int(first[1])
    left.discard(start)
    waiting = deque([start])
    while waiting:
        y, x = waiting.popleft()
        yield y, x
        for dy, dx in _NEIGHBOURS:
            beside = y + dy, x + dx
            if beside in left:
                left.discard(beside)
                waiting.append(beside)


# Textures


def painting_of(document: Document, picture: Picture, size: tuple[int, int]) -> Painting:
    """The textures of a document as colours, each the mean of what is painted of it, with borders that follow lines.

    picture: uint8 RGB (H, W, 3), the decode with no cell kept.
    """
    regions = document.regions
    numbers = [
        number for number in np.argsort(-np.bincount(regions.ravel()), kind="stable") if (regions == number).any()
    ]
    cells = cv2.resize(picture, regions.shape[::-1], interpolation=cv2.INTER_AREA)
    of_region = np.stack([regions == number for number in numbers])
    colours = np.stack([cells[own].mean(0) for own in of_region]).astype(np.float32)
    shares = _shares(document, of_region)
    mixed = np.tensordot(shares, colours, (0, 0)).astype(np.float32)
    order = _brush_order(of_region, shares)
    scale = size[0] / document.width * CELL / _SHARES_STEP
    whole = math.ceil(order.shape[1] * scale), math.ceil(order.shape[0] * scale)
    large = cv2.resize(mixed, whole, interpolation=cv2.INTER_LINEAR)[: size[1], : size[0]]
    when = cv2.resize(order, whole, interpolation=cv2.INTER_LINEAR)[: size[1], : size[0]]
    return Painting(np.ascontiguousarray(np.rint(large), np.uint8), np.ascontiguousarray(when))


def _brush_order(of_region: NDArray[np.bool_], shares: NDArray[np.float32]) -> NDArray[np.float32]:
    """When the brush comes to every pixel of the map of shares: for large regions it takes longer."""
    height, width = shares.shape[1:]
    order, begin = np.zeros((height, width), np.float32), 0.0
    spans = np.sqrt(of_region.sum((1, 2), dtype=np.float64))
    spans /= spans.sum()
    rows, columns = np.indices((height, width), np.float32)
    most = shares.max(0)
    for own, share, span in zip(of_region, shares, spans, strict=True):
        middle = (np.argwhere(own).mean(0) + 0.5) * _SHARES_STEP
        distance = np.hypot(rows - middle[0], columns - middle[1])[share >= most]
        reach = max(float(distance.max(initial=0)), 1.0)
        order[share >= most] = begin + span * distance / reach
        begin += float(span)
    return order


def _shares(document: Document, of_region: NDArray[np.bool_]) -> NDArray[np.float32]:
    """How much of each region every pixel takes, float32 (K, 8 * rows, 8 * columns)."""
    rows, columns = document.grid
    lines = at_network_scale(document.structure, document.structure_scale)
    missing = rows * _SHARES_STEP - lines.shape[0], columns * _SHARES_STEP - lines.shape[1]
    return RegionShares.of(of_region, np.pad(lines, [(0, side) for side in missing])).values


# Cells


def cell_order(cells: NDArray[np.bool_]) -> NDArray[np.float32]:
    """When each of some cells comes in, those in their middle first.

    cells: bool (rows, columns) -> float32 (rows, columns), 0 .. 1; 2 where there is none.
    """
    order = np.full(cells.shape, 2, np.float32)
    places = np.argwhere(cells)
    if len(places):
        distance = np.hypot(*(places - places.mean(0)).T)
        order[cells] = np.argsort(np.argsort(distance, kind="stable")) / max(len(places) - 1, 1)
    return order
