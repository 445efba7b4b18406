"""Photos -> a contact sheet of what each system makes of them, with the bytes: a small WebP file."""

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np

from gc_studio.analysis.photo import load_photo
from gc_studio.analysis.pictures import webp
from gc_studio.bench.papers import Systems
from gc_studio.bench.picture_codecs import Picture
from gc_studio.bench.quality import SQUARE
from gc_studio.training.evaluate import centre_square
from gc_studio.training.sheets import grid, labelled

COLUMNS = 6
"""Pictures beside each other."""

MOST_BYTES = 60_000
"""Of the sheet, if a quality from 30 up gives so few."""

TILE = 192
"""Side of a picture on the sheet, in pixels."""


def contact_sheet(photos: Sequence[Path], systems: Systems) -> bytes:
    """A block of tiles a photo, its own first; centre squares at SQUARE, shown somewhat smaller.

    Raises:
        PhotoError: a photo cannot be read.
    """
    rows = list[list[Picture]]()
    for path in photos:
        photo = centre_square(load_photo(path), SQUARE)
        tiles = [_tile(photo, f"photo: {path.stem}")]
        for name, made in systems.each(lambda system, photo=photo: system.files(photo)).items():  # type: ignore[misc]
            tiles.append(_tile(made.picture, f"{name}: {made.file_bytes:,} B"))
        tiles += [np.full_like(tiles[0], 255)] * (-len(tiles) % COLUMNS)
        rows += [tiles[start : start + COLUMNS] for start in range(0, len(tiles), COLUMNS)]
    sheet = grid(rows)
    files = (webp(sheet, quality, is_lossless=False) for quality in range(80, 20, -10))
    return next((data for data in files if len(data) <= MOST_BYTES), webp(sheet, 30, is_lossless=False))


def _tile(picture: Picture, text: str) -> Picture:
    small = cv2.resize(picture, (TILE, TILE), interpolation=cv2.INTER_AREA)
    return labelled(np.asarray(small, np.uint8), text)
