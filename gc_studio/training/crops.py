"""Photo -> what training sees of it: a crop, its structure map, regions and a preserve mask, all drawn by chance."""

from collections.abc import Mapping

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.detectors import Detector, detected_structure
from gc_studio.analysis.regions import colour_regions
from gc_studio.analysis.structure import STRENGTHS, canny_maps, lines_of_cells
from gc_studio.decode.inputs import at_network_scale
from gc_studio.nets.layout import DETAIL_STRIDE

MOST_TEXTURES = 3
"""In one picture in training. More need nothing else of the network: every pixel takes its own parameters anyway."""


def random_crop(photo: NDArray[np.uint8], size: int, rng: np.random.Generator) -> NDArray[np.uint8]:
    """Square crop of `size` pixels, the shorter side first scaled to 1 to 1.25 times that; half are mirrored."""
    height, width = photo.shape[:2]
    scale = size * rng.uniform(1.0, 1.25) / min(height, width)
    shape = max(size, round(width * scale)), max(size, round(height * scale))
    interpolation = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    photo = np.asarray(cv2.resize(photo, shape, interpolation=interpolation), np.uint8)
    top, left = rng.integers(photo.shape[0] - size + 1), rng.integers(photo.shape[1] - size + 1)
    crop = photo[top : top + size, left : left + size]
    return np.ascontiguousarray(crop[:, ::-1] if rng.random() < 0.5 else crop)


def random_square(photo: NDArray[np.uint8], size: int, rng: np.random.Generator) -> NDArray[np.uint8]:
    """Square of `size` pixels out of a photo, which is enlarged only where it is smaller; half are mirrored."""
    scale = max(size / min(photo.shape[:2]), 1.0)
    if scale > 1:
        photo = np.asarray(cv2.resize(photo, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC), np.uint8)
    # Rounding may take a pixel.
    size = min(size, *photo.shape[:2])
    top, left = (rng.integers(side - size + 1) for side in photo.shape[:2])
    square = photo[top : top + size, left : left + size]
    return np.ascontiguousarray(square[:, ::-1] if rng.random() < 0.5 else square)


def random_mask(cells: int, rng: np.random.Generator) -> NDArray[np.bool_]:
    """Preserve mask, bool (cells, cells): 30 % all off, 35 % all on, 20 % one box, 15 % a brush-like blob."""
    kind = rng.random()
    if kind < 0.65:
        return np.full((cells, cells), kind >= 0.30)
    return random_box(cells, rng) if kind < 0.85 else random_blob(cells, rng)


def random_box(cells: int, rng: np.random.Generator) -> NDArray[np.bool_]:
    """A box of any size, bool (cells, cells)."""
    mask = np.zeros((cells, cells), bool)
    (top, bottom), (left, right) = np.sort(rng.integers(0, cells + 1, (2, 2)), axis=1)
    mask[top : bottom + 1, left : right + 1] = True
    return mask


def random_blob(cells: int, rng: np.random.Generator) -> NDArray[np.bool_]:
    """What a brush may have painted, a tenth to seven tenths of bool (cells, cells)."""
    noise = cv2.GaussianBlur(rng.standard_normal((cells, cells)), (0, 0), cells / 6)
    return noise > np.quantile(noise, rng.uniform(0.3, 0.9))


STRUCTURE_SCALES = {1: 0.1, 2: 0.8, 4: 0.1}
LARGE_STRUCTURE_SCALES = {1: 0.05, 2: 0.65, 4: 0.3}
"""Photo pixels per pixel of the coded map, and the share of the photos whose map is drawn at it."""

WITHOUT_LINES = 0.25
"""Share of the crops out of large photos that have no lines in a part: where detail is kept few lines pay."""


def random_structure(
    crop: NDArray[np.uint8], rng: np.random.Generator, scales: Mapping[int, float] = STRUCTURE_SCALES
) -> NDArray[np.bool_]:
    """Structure of a crop as the network sees it, bool (S / 2, S / 2): all that people may choose to have drawn.

    Two fifths of the maps are Canny's at a strength of its own for every place, as `decode.line_choice` has them
    without being asked, three tenths Canny's at one strength, three tenths of the contour net; these at their default
    strength or, half of them, between 0.7 and 1.4.
    """
    kind = rng.random()
    scale = int(rng.choice(list(scales), p=list(scales.values())))
    if kind < 0.4:
        return at_network_scale(_of_many_strengths(crop, scale, rng), scale)
    detector = Detector.CANNY if kind < 0.7 else Detector.CONTOURS
    strength = 1.0 if rng.random() < 0.5 else 2.0 ** rng.uniform(-0.5, 0.5)
    return at_network_scale(detected_structure(crop, detector, scale, strength=strength), scale)


def random_large_structure(crop: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.bool_]:
    """As `random_structure`, of a crop out of a large photo."""
    structure = random_structure(crop, rng, LARGE_STRUCTURE_SCALES)
    if rng.random() < WITHOUT_LINES:
        hidden = random_blob(crop.shape[0] // DETAIL_STRIDE, rng)
        return structure & (cv2.resize(hidden.astype(np.uint8), structure.shape[::-1]) == 0)
    return structure


def _of_many_strengths(crop: NDArray[np.uint8], scale: int, rng: np.random.Generator) -> NDArray[np.bool_]:
    """Lines of blobs of all sizes: chance stands in for what lines are worth, for to know that takes four decodes."""
    maps = canny_maps(crop, scale)
    cells = crop.shape[0] // DETAIL_STRIDE
    noise = rng.standard_normal((len(STRENGTHS), cells, cells))
    smooth = np.stack([cv2.GaussianBlur(own, (0, 0), rng.uniform(1.0, cells / 4)) for own in noise])
    worth = smooth / smooth.std((1, 2), keepdims=True) + rng.normal(size=(len(STRENGTHS), 1, 1))
    return lines_of_cells(maps, np.argmax(worth, axis=0))


def random_regions(crop: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.bool_]:
    """Which cells take which texture, bool (MOST_TEXTURES, S / 16, S / 16), one True a cell.

    45 % one texture, 45 % the regions that the analysis finds in the photo, 10 % the mask of `random_mask`, as a hand
    would paint it.
    """
    cells = crop.shape[0] // DETAIL_STRIDE
    kind = rng.random()
    if kind < 0.45:
        labels = np.zeros((cells, cells), np.uint8)
    elif kind < 0.55:
        labels = random_mask(cells, rng).astype(np.uint8)
    else:
        labels = colour_regions(crop, 2 if kind < 0.8 else MOST_TEXTURES)
    return labels == np.arange(MOST_TEXTURES)[:, None, None]
