"""What a picture may be made of -> what lines, levels and textures cost in each of its places, and the best at a price.

Flows in: lines to choose from, levels that cells may have, a photo to come near to. Flows out: for a price of a byte,
the lines and levels of least distance + price * bytes. It lies in `decode/` because it paints.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.budget import Levels, level_sizes
from gc_studio.analysis.departure import departure
from gc_studio.analysis.structure import lines_of_cells
from gc_studio.bitstream import DocumentWriter
from gc_studio.bitstream import structure as structure_coder
from gc_studio.decode.line_choice import PRICE, SMOOTHING
from gc_studio.decode.pictures import Picture
from gc_studio.document import CELL, Available, Document
from gc_studio.document.edits import FAITHFUL_LEVEL, set_levels

Paint = Callable[[Document], Picture]
Tell = Callable[[float], object]
"""Told the share of the work that is done; what it raises ends the work."""

_LEAST_BYTES = 0.05
"""That raising a cell counts as."""


@dataclass(frozen=True, eq=False)
class Material:
    """What a picture may be made of.

    Attributes:
        wanted: uint8 RGB (H, W, 3), what it is to come near to: the photo, or where that is not at hand, the picture.
        document: the textures to begin with, and cells at the lowest levels that they may have.
        available: codes of the photo.
        most: uint8 (R, C), the highest level that each cell may have.
        maps: bool (n, h, w), lines to choose from, those of most lines first.
        worth: float32 (R, C), how much a cell counts, 1 on the average of a picture of which no part is dearer.
    """

    wanted: Picture
    document: Document
    available: Available
    most: Levels
    maps: NDArray[np.bool_]
    worth: NDArray[np.float32]

    def at(self, lines: NDArray[np.bool_], levels: Levels) -> Document:
        """The document with lines, and with levels as far as cells may have them."""
        document = self.document
        if not np.array_equal(lines, document.structure):
            document = document.with_layers(structure=lines)
        return set_levels(document, np.clip(levels, self.document.levels, self.most), self.available)


@dataclass(frozen=True, eq=False)
class Costs:
    """What everything costs; see `Material`.

    Attributes:
        distortion: float32 (4, n, R, C), distance to what is wanted at every level with each map.
        lines: float32 (n, R, C), bytes of the lines in each cell.
        levels: float64 (4, R, C), bytes of a cell up to each level; none up to its lowest.
        price: of a byte in each cell, at 1.
    """

    material: Material
    distortion: NDArray[np.float32]
    lines: NDArray[np.float32]
    levels: NDArray[np.float64]
    price: float

    def chosen(self, price: float) -> tuple[NDArray[np.bool_], Levels]:
        """The map and the levels of least distance + price * bytes: bool (h, w) and uint8 (R, C).

        price: larger means fewer bytes; 1 is that at which a photo is opened.
        """
        own, byte = self.material, price * self.price
        level = np.arange(FAITHFUL_LEVEL + 1)[:, None, None]
        is_open = (level >= own.document.levels) & (level <= np.maximum(own.most, own.document.levels))
        cost = np.where(is_open[:, None], self.distortion + byte * self.levels[:, None], np.inf)
        with_lines = (cost.min(0) + byte * self.lines).astype(np.float32)
        smooth = [cv2.GaussianBlur(each, (0, 0), SMOOTHING, borderType=cv2.BORDER_REFLECT) for each in with_lines]
        number = np.argmin(smooth, axis=0)
        beside = np.take_along_axis(cost, number[None, None], 1)[:, 0]
        return lines_of_cells(own.maps, number), np.argmin(beside, axis=0).astype(np.uint8)

    def climbs(self) -> "Climbs":
        """All ways up for cells, those that gain most for their bytes first, to whatever level that is."""
        cells, levels, sizes, rates = self._ways_up(range(1, FAITHFUL_LEVEL + 1))
        return Climbs(cells, levels, sizes).in_order(np.argsort(-rates, kind="stable"))

    def climbs_by_level(self) -> "Climbs":
        """All ways up for cells, to level 1 before any goes to 2, to 2 before any goes to 3: alike beside alike."""
        steps = [self._ways_up([level]) for level in range(1, FAITHFUL_LEVEL + 1)]
        cells, levels, sizes, rates = (np.concatenate(each) for each in zip(*steps, strict=True))
        return Climbs(cells, levels, sizes).in_order(np.lexsort((-rates, levels)))

    def _ways_up(
        self, allowed: Sequence[int]
    ) -> tuple[NDArray[np.intp], NDArray[np.uint8], NDArray[np.float64], NDArray[np.float64]]:
        """Cells, the levels that they climb to, bytes, and what is gained for each of them.

        allowed: levels to climb to; of one alone, from the level below it or the cell's lowest.
        """
        own = self.material
        distances = self.distortion.mean(1).reshape(FAITHFUL_LEVEL + 1, -1)
        sizes, most = self.levels.reshape(FAITHFUL_LEVEL + 1, -1), own.most.ravel()
        place, level = np.arange(most.size), np.arange(FAITHFUL_LEVEL + 1)[:, None]
        lowest = own.document.levels.ravel().astype(np.intp)
        now, bound = np.maximum(lowest, min(allowed) - 1), np.full(most.size, np.inf)
        found = list[tuple[NDArray[np.intp], NDArray[np.uint8], NDArray[np.float64], NDArray[np.float64]]]()
        for _ in allowed:
            more = np.maximum(sizes - sizes[now, place], _LEAST_BYTES)
            rates = (distances[now, place] - distances) / more
            is_open = (level > now) & (level <= most) & np.isin(level, list(allowed))
            rates = np.where(is_open, rates, -np.inf)
            following = rates.argmax(0)
            # A cell never comes sooner to a higher level than to a lower one.
            rate = np.minimum(rates[following, place], bound)
            climbs = np.isfinite(rate)
            levels, sizes_more = following.astype(np.uint8), more[following, place]
            found.append((place[climbs], levels[climbs], sizes_more[climbs], rate[climbs]))
            now, bound = np.where(climbs, following, now), np.where(climbs, rate, -np.inf)
        cells, levels, sizes_more, rate = (np.concatenate(each) for each in zip(*found, strict=True))
        return cells, levels, sizes_more, rate


@dataclass(frozen=True, eq=False)
class Climbs:
    """Ways up for cells, in the order in which they are taken; levels of one cell ascend.

    Attributes:
        cells: indices into a raveled grid.
        levels: uint8, what each climbs to.
        sizes: bytes that it takes, as estimated.
    """

    cells: NDArray[np.intp]
    levels: NDArray[np.uint8]
    sizes: NDArray[np.float64]

    def in_order(self, order: NDArray[np.intp]) -> "Climbs":
        """The same in another order."""
        return Climbs(self.cells[order], self.levels[order], self.sizes[order])


def price_of_byte(document: Document) -> float:
    """Of a byte in each cell, at the price at which a photo is opened."""
    return float(PRICE * document.mask.size**0.5 * CELL / 256)


def measured(material: Material, paint: Paint, writer: DocumentWriter, tell: Tell) -> Costs:
    """Paint what a picture may be made of, and find out what it costs.

    Args:
        material: the picture.
        paint: the exact picture of a document.
        writer: knows the layers that were written last.
        tell: told the share that is done, 0 .. 1.

    Raises:
        ModelError: the weights of the feature net are missing or damaged.
    """
    maps, grid = material.maps, material.document.grid
    lowest, highest = int(material.document.levels.min()), int(material.most.max())
    painted = [level for level in (0, 1) if lowest <= level <= highest] or [1]
    steps = len(painted) * len(maps) + max(highest - 1, 0)
    distortion = np.zeros((FAITHFUL_LEVEL + 1, len(maps), *grid), np.float32)
    done = 0

    def look(level: int, number: int) -> NDArray[np.float32]:
        nonlocal done
        found = departure(material.wanted, paint(material.at(maps[number], np.full(grid, level, np.uint8))))
        done += 1
        tell(done / steps)
        return found * material.worth

    for level in painted:
        for number in range(len(maps)):
            distortion[level, number] = look(level, number)
    for level in range(2, highest + 1):
        # Whatever the lines are, these cells show the photo.
        distortion[level] = look(level, len(maps) // 2)
    for level in range(FAITHFUL_LEVEL + 1):
        if level not in painted and level < 2:
            distortion[level] = distortion[painted[0]]
    sizes = level_sizes(material.document, material.available, material.most, writer)
    levels = np.concatenate([np.zeros_like(sizes[:1]), sizes])
    return Costs(material, distortion, _line_sizes(maps, material.document), levels, price_of_byte(material.document))


def _line_sizes(maps: NDArray[np.bool_], document: Document) -> NDArray[np.float32]:
    """Bytes of the lines in each cell, float32 (n, R, C): pixels, at what one takes on the average in the first map."""
    of_pixel = len(structure_coder.encode(maps[0])) / max(int(maps[0].sum()), 1)
    side, grid = CELL // document.structure_scale, document.grid
    below, beside = (own * side - most for own, most in zip(grid, maps.shape[1:], strict=True))
    padded = np.pad(maps, ((0, 0), (0, below), (0, beside)))
    in_cells = padded.reshape(len(maps), grid[0], side, grid[1], side).sum((2, 4))
    return np.asarray(of_pixel * in_cells, np.float32)
