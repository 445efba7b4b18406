"""Structure maps and preserve masks <-> black-and-white pictures for other programs; white is a line, or preserved."""

import io
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from gc_studio.analysis.photo import PhotoError, load_photo
from gc_studio.document import CELL, Document, cells


def _load_white(path: Path) -> NDArray[np.bool_]:
    """True where a picture is nearer to white than to black, bool (H, W)."""
    return load_photo(path).astype(np.uint16).sum(2) > 382


def _blocks(white: NDArray[np.bool_], block: int) -> NDArray[np.float64]:
    """Share of white in each block of `block` x `block` pixels; what the last ones lack is not counted."""
    height, width = white.shape
    padded = np.full((cells(height, block) * block, cells(width, block) * block), np.nan)
    padded[:height, :width] = white
    tiles = padded.reshape(padded.shape[0] // block, block, padded.shape[1] // block, block)
    return np.nanmean(tiles, axis=(1, 3))


def _fitted(path: Path, what: str, width: int, height: int, block: int, least: float) -> NDArray[np.bool_]:
    white = _load_white(path)
    shape = cells(height, block), cells(width, block)
    if white.shape == shape:
        return white
    if white.shape == (height, width):
        return _blocks(white, block) >= least
    found = f"{white.shape[1]}x{white.shape[0]}"
    wanted = f"{width}x{height} or {shape[1]}x{shape[0]}"
    raise PhotoError(f"{path.name}: {what} is {found}; this picture needs one of {wanted} pixels")


def load_mask(path: Path, width: int, height: int) -> NDArray[np.bool_]:
    """Preserve mask from a picture, white = preserve.

    Args:
        path: a picture of the photo's size, or with one pixel per cell of 16x16.
        width, height: size of the photo.

    Returns:
        bool (ceil(height / 16), ceil(width / 16)); of a picture of the photo's size, cells at least half white.

    Raises:
        PhotoError: no picture, or one of another size.
    """
    return _fitted(path, "the mask", width, height, CELL, 0.5)


def load_structure(path: Path, width: int, height: int, scale: int) -> NDArray[np.bool_]:
    """Structure map from a picture, white = line.

    Args:
        path: a picture of the photo's size, or of the map's.
        width, height: size of the photo.
        scale: photo pixels per map pixel, 1, 2 or 4.

    Returns:
        bool (ceil(height / scale), ceil(width / scale)).

    Raises:
        PhotoError: no picture, or one of another size.
    """
    return _fitted(path, "the structure map", width, height, scale, 1e-9)


def structure_png(document: Document) -> bytes:
    """The structure map as a PNG of one bit and one pixel per map pixel; `load_structure` gives it back exactly."""
    return _png(document.structure)


def mask_png(document: Document) -> bytes:
    """The preserve mask as a PNG of one bit and one pixel per cell; `load_mask` gives it back exactly."""
    return _png(document.mask)


def _png(white: NDArray[np.bool_]) -> bytes:
    buffer = io.BytesIO()
    Image.fromarray(white).save(buffer, "PNG")
    return buffer.getvalue()
