"""Photo -> which cells share a texture: garment and floor, skin and wall.

One texture for a whole picture blends what lines do not part: a red cloth takes on the grey of the jacket on it. Every
further texture costs its code and its share of a map of cells, so a photo is split only where that buys more.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.document import CELL, cells

MOST_REGIONS = 12
"""The rest of what a document can hold is left to the hand."""

SAMPLES_PER_CELL = 4
"""Along a side: finer than a cell, coarse enough that prints and knitwear blend into one colour."""

MOST_SAMPLES = 128
"""Along a side; colours of large pictures are looked at less closely."""

BLUR_SIGMA = 1.5
"""Of the blur before clustering, in samples."""

LIGHTNESS_WEIGHT = 0.7
"""Shadows change the lightness of one cloth more than its colour."""

POSITION_WEIGHT = 15.0
"""How far apart, in units of CIELAB, opposite borders of the picture are; alike colours side by side stay together."""

_SURE = 5
"""Side of the square, in pixels, that must lie within a region for its middle to count as one of the region's."""

ISLAND_SIGMA = 0.6
"""Of the blur over the cells' shares, in cells: single cells go with their neighbours."""

BYTES_PER_TEXTURE, BYTES_PER_BORDER = 25.0, 0.37
"""What a further texture costs, and what every side that two cells of different regions share; both measured."""

ERROR_PER_BYTE = 128.0
"""How much the squared distance of the colours to that of their region, summed over cells, must fall for every byte, in
CIELAB: a large picture has more to gain from a colour than a small one."""


KEPT = 0.2
"""Share of that error which counts where a cell is kept: the detail code tells colours, but strong ones too pale."""


@dataclass(frozen=True, eq=False)
class RegionChoice:
    """A photo in one region, in two, and so on, and what that costs; `regions` chooses among them.

    Attributes:
        found: uint8 (MOST_REGIONS, R, C), numbers from 0 without gaps, that of the largest region first.
        error: float64 (MOST_REGIONS, R, C), squared distance of each cell's colour to that of its region.
        size: float64 (MOST_REGIONS,), bytes of textures and borders.
    """

    found: NDArray[np.uint8]
    error: NDArray[np.float64]
    size: NDArray[np.float64]

    def regions(self, preserved: NDArray[np.bool_] | None = None, price: float = 1.0) -> NDArray[np.uint8]:
        """Regions, as many as pay, uint8 (R, C).

        preserved: bool (R, C), cells whose colours the detail code tells, too; None for none. price: what a byte costs;
        larger means fewer regions, 1 is the default.
        """
        weights = np.ones(self.error.shape[1:]) if preserved is None else np.where(preserved, KEPT, 1.0)
        cost = (self.error * weights).sum((1, 2)) + price * ERROR_PER_BYTE * self.size
        return np.asarray(self.found[cost.argmin()])


def region_choice(photo: NDArray[np.uint8]) -> RegionChoice:
    """Split a photo, uint8 RGB (H, W, 3), in all numbers of regions. The same photo always gives the same choice."""
    colours = _colours(photo)
    found = [_clustered(colours, _grid(photo), count) for count in range(1, MOST_REGIONS + 1)]
    error, size = zip(*(_error_and_size(colours, regions) for regions in found), strict=True)
    return RegionChoice(np.stack(found), np.stack(error), np.asarray(size))


def texture_regions(photo: NDArray[np.uint8], preserved: NDArray[np.bool_] | None = None) -> NDArray[np.uint8]:
    """Regions of a photo, as many as pay.

    Args:
        photo: uint8 RGB (H, W, 3).
        preserved: bool (ceil(H / 16), ceil(W / 16)), cells whose colours the detail code tells, too; None for none.

    Returns:
        uint8 (ceil(H / 16), ceil(W / 16)), numbers from 0 without gaps, that of the largest region first, at most
        MOST_REGIONS of them. The same photo always gives the same regions.
    """
    return region_choice(photo).regions(preserved)


def colour_regions(photo: NDArray[np.uint8], count: int) -> NDArray[np.uint8]:
    """Regions of a photo, so many; fewer where one has no cell. As `texture_regions`."""
    return _clustered(_colours(photo), _grid(photo), count)


def region_pixels(photo: NDArray[np.uint8], regions: NDArray[np.uint8], number: int) -> NDArray[np.bool_]:
    """Pixels of a photo that surely are of a region: inside of it all, along its border those of its colour.

    Args:
        photo: uint8 RGB (H, W, 3).
        regions: uint8 (ceil(H / 16), ceil(W / 16)), as `texture_regions` finds them.
        number: of the region; it must have a cell.

    Returns:
        bool (H, W), never empty.
    """
    colours, own = _colours(photo), (regions == number).astype(np.uint8)
    distances = ((colours[:, :, None] - _means(colours, regions)) ** 2).sum(3)
    block = np.ones((3, 3), np.uint8)
    inside, reach = (
        cv2.resize(cells, colours.shape[1::-1], interpolation=cv2.INTER_NEAREST) > 0
        for cells in (cv2.erode(own, block), cv2.dilate(own, block))
    )
    samples = inside | (reach & (distances.argmin(2) == number))
    height, width = photo.shape[:2]
    padded = regions.shape[1] * CELL, regions.shape[0] * CELL
    pixels = cv2.resize(samples.astype(np.uint8), padded, interpolation=cv2.INTER_NEAREST)
    # Samples blend what lies on either side of a border.
    sure = cv2.erode(pixels, np.ones((_SURE, _SURE), np.uint8))[:height, :width] > 0
    return sure if sure.any() else np.kron(own, np.ones((CELL, CELL), np.uint8))[:height, :width] > 0


def _grid(photo: NDArray[np.uint8]) -> tuple[int, int]:
    return cells(photo.shape[0], CELL), cells(photo.shape[1], CELL)


def _colours(photo: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Blurred colours of the samples, CIELAB with the lightness reduced."""
    rows, columns = _grid(photo)
    # Cells at the lower and right border reach beyond the photo.
    missing = rows * CELL - photo.shape[0], columns * CELL - photo.shape[1]
    padded = cv2.copyMakeBorder(photo, 0, missing[0], 0, missing[1], cv2.BORDER_REPLICATE)
    scale = min(SAMPLES_PER_CELL, MOST_SAMPLES / max(rows, columns))
    samples = max(round(columns * scale), 1), max(round(rows * scale), 1)
    small = cv2.resize(padded, samples, interpolation=cv2.INTER_AREA).astype(np.float32) / 255
    colours = cv2.GaussianBlur(cv2.cvtColor(small, cv2.COLOR_RGB2LAB), (0, 0), BLUR_SIGMA)
    return np.asarray(colours * np.array([LIGHTNESS_WEIGHT, 1, 1]), np.float32)


def _clustered(colours: NDArray[np.float32], grid: tuple[int, int], count: int) -> NDArray[np.uint8]:
    """Cells in groups of like colour and place, by k-means."""
    height, width = colours.shape[:2]
    y, x = np.mgrid[:height, :width].astype(np.float32)
    places = np.stack([y / height, x / width], 2) * np.float32(POSITION_WEIGHT)
    features = np.concatenate([colours, places], 2).reshape(-1, 5)
    cv2.setRNGSeed(1)
    stop = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 20, 1.0)
    start = np.zeros((len(features), 1), np.int32)
    _, labels, _ = cv2.kmeans(features, min(count, len(features)), start, stop, 2, cv2.KMEANS_PP_CENTERS)
    labels = labels.reshape(height, width)
    groups = np.argmax([_share(labels == group, grid) for group in range(count)], axis=0)
    sizes = np.bincount(groups.ravel(), minlength=count)
    order = np.argsort(-sizes, kind="stable")
    return np.argsort(order).astype(np.uint8)[groups]


def _share(group: NDArray[np.bool_], grid: tuple[int, int]) -> NDArray[np.float32]:
    """How much of every cell belongs to a group of samples, float32 (rows, columns)."""
    inside = group.astype(np.float32)
    share = cv2.resize(inside, grid[::-1], interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.GaussianBlur(share, (0, 0), ISLAND_SIGMA), np.float32)


def _error_and_size(colours: NDArray[np.float32], regions: NDArray[np.uint8]) -> tuple[NDArray[np.float64], float]:
    """Squared distance of the cells' colours to the mean of their region, (R, C), and bytes."""
    of_cells = cv2.resize(colours, regions.shape[::-1], interpolation=cv2.INTER_AREA)
    means = _means(colours, regions)
    error = ((of_cells - means[regions]) ** 2).sum(2).astype(np.float64)
    borders = np.count_nonzero(regions[1:] != regions[:-1]) + np.count_nonzero(regions[:, 1:] != regions[:, :-1])
    return error, BYTES_PER_TEXTURE * (len(means) - 1) + BYTES_PER_BORDER * borders


def _means(colours: NDArray[np.float32], regions: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Mean colours of regions, float32 (K, 3)."""
    of_cells = cv2.resize(colours, regions.shape[::-1], interpolation=cv2.INTER_AREA)
    return np.stack([of_cells[regions == number].mean(0) for number in range(int(regions.max()) + 1)])
