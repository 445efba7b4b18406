"""Contact sheets to look at: texture swaps, and a collar drawn anew."""

from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.analyse import texture_of
from gc_studio.analysis.photo import load_photo, resized
from gc_studio.bitstream import write
from gc_studio.decode.line_choice import thorough_analysis
from gc_studio.decode.renderer import Renderer
from gc_studio.document import Document
from gc_studio.document.edits import draw_structure
from gc_studio.document.regions import central_region, with_texture_in
from gc_studio.nets.model import StudioModel
from gc_studio.storage import RESOURCES
from gc_studio.training.evaluate import SIZE, centre_square

Picture = NDArray[np.uint8]

LABEL_HEIGHT = 16

_JUMPER = RESOURCES / "samples" / "jumper.webp"
_OLD_COLLAR = ((112, 34), (128, 52), (150, 56), (172, 52), (188, 38))
_NEW_COLLAR = ((108, 30), (150, 96), (192, 34))
"""The round neck of the jumper and the V that takes its place, in pixels of the photo at 256 pixels width."""


def labelled(picture: Picture, text: str) -> Picture:
    """The picture, uint8 RGB (H, W, 3), with a line of text above it, LABEL_HEIGHT pixels high."""
    strip = np.full((LABEL_HEIGHT, picture.shape[1], 3), 255, np.uint8)
    cv2.putText(strip, text, (3, 12), cv2.FONT_HERSHEY_SIMPLEX, 0.38, (40, 40, 40), 1, cv2.LINE_AA)
    return np.concatenate([strip, picture])


def _structure_picture(document: Document) -> Picture:
    ink = np.where(document.structure, 0, 255).astype(np.uint8)
    large = np.kron(ink, np.ones((document.structure_scale,) * 2, np.uint8))[: document.height, : document.width]
    return np.repeat(large[..., None], 3, axis=2)


def grid(rows: list[list[Picture]]) -> Picture:
    """Rows of pictures of one size -> one picture."""
    return np.concatenate([np.concatenate(row, axis=1) for row in rows])


def swap_sheet(photos: list[Path], model: StudioModel) -> Picture:
    """Structures down, textures of what is in the middle across; the first row and column show the originals."""
    renderer = Renderer(model)
    squares = [centre_square(load_photo(path)) for path in photos]
    documents = [thorough_analysis(square, model).document for square in squares]
    codes = [texture_of(square, model) for square in squares]
    rows = [[np.full((SIZE, SIZE, 3), 255, np.uint8), *squares]]
    for square, structure in zip(squares, documents, strict=True):
        swaps = [with_texture_in(structure, code, central_region(structure)) for code in codes]
        rows.append([square, *(renderer.render(document) for document in swaps)])
    return grid(rows)


def collar_sheet(model: StudioModel) -> Picture:
    """The sample jumper as it is, and with its collar redrawn: original, structure and decode before and after."""
    renderer = Renderer(model)
    photo = resized(load_photo(_JUMPER), SIZE)
    before = thorough_analysis(photo, model).document
    after = draw_structure(before, _OLD_COLLAR, 12, ink=False)
    after = draw_structure(after, _NEW_COLLAR, 1, ink=True)
    tiles = [labelled(photo, "original")]
    for document, name in ((before, "as it is"), (after, "collar redrawn")):
        tiles.append(labelled(_structure_picture(document), name))
        tiles.append(labelled(renderer.render(document), f"decoded: {len(write(document))} B"))
    return grid([tiles])
