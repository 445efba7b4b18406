"""Structure maps and levels of cells <-> pictures for other programs: white is a line, or kept most truly."""

from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.curves import thinned
from gc_studio.analysis.photo import PhotoError, load_grey
from gc_studio.analysis.pictures import png
from gc_studio.document import CELL, Document, cells
from gc_studio.document.edits import FAITHFUL_LEVEL
from gc_studio.words import tr

_LEAST_MASK, _LEAST_LINE = 0.5, 1e-9
"""Share of a cell, or of a map pixel, that has to be white."""
_HALF = _MOSTLY = 0.5
_THICK = 0.1
"""Share of a map's pixels that thinning takes away, from where it is worth to be said."""


def _blocks(white: NDArray[np.float32], block: int) -> NDArray[np.float64]:
    """Share of white in each block of `block` x `block` pixels; what the last ones lack is not counted."""
    height, width = white.shape
    padded = np.full((cells(height, block) * block, cells(width, block) * block), np.nan)
    padded[:height, :width] = white
    tiles = padded.reshape(padded.shape[0] // block, block, padded.shape[1] // block, block)
    return np.nanmean(tiles, axis=(1, 3))


def _has_shape_of(columns: int, rows: int, width: int, height: int) -> bool:
    """Whether a picture is the photo in another size: some scale gives both sides, each rounded in both pictures."""
    sides = zip((columns, rows), (width, height), strict=True)
    (least_x, most_x), (least_y, most_y) = (((a - 1) / (b + 0.5), (a + 1) / (b - 0.5)) for a, b in sides)
    return max(least_x, least_y) <= min(most_x, most_y)


def _scaled(white: NDArray[np.bool_], width: int, height: int) -> NDArray[np.float32]:
    """Share of white in each pixel of a picture of another size."""
    is_larger = white.shape[1] >= width and white.shape[0] >= height
    interpolation = cv2.INTER_AREA if is_larger else cv2.INTER_LINEAR
    share = np.asarray(cv2.resize(white.astype(np.float32), (width, height), interpolation=interpolation), np.float32)
    # A blurred border would be white all over where one white pixel is enough.
    return share if is_larger else (share >= 0.5).astype(np.float32)


def _fitted(
    white: NDArray[np.bool_], name: str, what: str, width: int, height: int, block: int, least: float
) -> NDArray[np.bool_]:
    shape = cells(height, block), cells(width, block)
    if white.shape == shape:
        return white
    if white.shape == (height, width):
        return _blocks(white.astype(np.float32), block) >= least
    check_shape(white.shape, name, what, width, height)
    return _blocks(_scaled(white, width, height), block) >= least


def check_shape(shape: tuple[int, ...], name: str, what: str, width: int, height: int) -> None:
    """Raise PhotoError unless rows and columns are those of a picture of width and height in another size.

    name: of the file; what: in the language of the window.
    """
    rows, columns = shape
    if _has_shape_of(columns, rows, width, height):
        return
    turned = tr(" (it lies on its side)") if _has_shape_of(rows, columns, width, height) else ""
    raise PhotoError(
        tr(
            "{name}: {what} is {found}{turned}, the picture {width}x{height}; it needs the shape of the picture",
            name=name,
            what=what,
            found=f"{columns}x{rows}",
            turned=turned,
            width=width,
            height=height,
        )
    )


def load_levels(path: Path, width: int, height: int, data: bytes | None = None) -> NDArray[np.uint8]:
    """Levels of cells from a grey picture: black 0, 85 level 1, 170 level 2, white 3, others the nearest of these.

    What is transparent is black.

    Args:
        path: a picture of the photo's shape in any size, or with one pixel per cell of 16x16.
        width, height: size of the photo.
        data: the picture, if it has been read already.

    Returns:
        uint8 (ceil(height / 16), ceil(width / 16)): the highest level that at least half of a cell has or exceeds.

    Raises:
        PhotoError: no picture, or one of another shape.
    """
    painted = np.rint(load_grey(path, data) * FAITHFUL_LEVEL)
    levels = np.zeros((cells(height, CELL), cells(width, CELL)), np.uint8)
    for level in range(1, FAITHFUL_LEVEL + 1):
        levels += _fitted(painted >= level, path.name, tr("the mask"), width, height, CELL, _LEAST_MASK)
    return levels


def load_structure(path: Path, width: int, height: int, scale: int, data: bytes | None = None) -> NDArray[np.bool_]:
    """Structure map from a picture, white = line; what is transparent is no line.

    Args:
        path: a picture of the photo's shape in any size, or of the map's size.
        width, height: size of the photo.
        scale: photo pixels per map pixel, 1, 2 or 4.
        data: the picture, if it has been read already.

    Returns:
        bool (ceil(height / scale), ceil(width / scale)): where any white is.

    Raises:
        PhotoError: no picture, or one of another shape.
    """
    white = load_grey(path, data) > _HALF
    return _fitted(white, path.name, tr("the structure map"), width, height, scale, _LEAST_LINE)


def levels_notice(levels: NDArray[np.uint8]) -> str:
    """What to tell whoever gave a mask that is hardly meant so; empty when there is nothing to tell."""
    return "" if levels.any() else tr("the mask has no white, so nothing is preserved; paint white what to keep")


def structure_notice(structure: NDArray[np.bool_]) -> str:
    """What to tell whoever gave a map that is hardly meant so; empty when there is nothing to tell."""
    if not structure.any():
        return tr("the structure map has no white, so no line is drawn; lines are white on black")
    if structure.mean() > _MOSTLY:
        return tr("most of the structure map is white; lines are white on black")
    return ""


def is_thick(structure: NDArray[np.bool_]) -> bool:
    """Whether lines are drawn so that thinning would save bytes."""
    return int(thinned(structure).sum()) < (1 - _THICK) * int(structure.sum())


def structure_png(document: Document) -> bytes:
    """The structure map as a PNG of one bit and one pixel per map pixel; `load_structure` gives it back exactly."""
    return png(document.structure)


def levels_png(document: Document) -> bytes:
    """The levels as a grey PNG of one pixel per cell; `load_levels` gives them back exactly."""
    return png(document.levels * np.uint8(255 // FAITHFUL_LEVEL))
