"""`gcx encode`: photos -> .gcx files."""

import argparse
import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from gc_studio.analysis.detectors import Detector, detected_structure
from gc_studio.analysis.maps import load_mask, load_structure
from gc_studio.analysis.photo import load_photo, resized
from gc_studio.bitstream import write
from gc_studio.cli.batch import batch
from gc_studio.cli.command import Command, size, steps
from gc_studio.cli.errors import UserError
from gc_studio.cli.files import is_project, read_document
from gc_studio.document import CELL, Document, Notes, cells
from gc_studio.document.regions import central_region, central_texture, with_texture_in
from gc_studio.storage import write_atomic

if TYPE_CHECKING:
    from gc_studio.nets.model import StudioModel

_CHOSEN_LINES = "auto"
"""In the place of a detector's name: the lines that `decode.line_choice` finds worth their bytes."""


def _add_arguments(encode: argparse.ArgumentParser) -> None:
    encode.add_argument("photos", nargs="+", type=Path, metavar="PHOTO")
    encode.add_argument("out", type=Path, metavar="OUT", help="a .gcx file; with several photos a folder")
    encode.add_argument(
        "--size", type=size, default=256, metavar="N|keep", help="length of the shorter side in pixels (default 256)"
    )
    encode.add_argument(
        "--structure",
        default=_CHOSEN_LINES,
        metavar="auto|canny|contours|MAP.png",
        help="what draws the lines, or a picture with white lines; auto (the default) draws what is worth its bytes",
    )
    encode.add_argument(
        "--structure-scale", type=int, choices=(1, 2, 4), default=2, help="picture pixels per map pixel (default 2)"
    )
    encode.add_argument(
        "--preserve", default="none", metavar="none|all|MASK.png", help="what to keep faithful: white = keep"
    )
    for note in dataclasses.fields(Notes):
        encode.add_argument(f"--{note.name}", default="", metavar="TEXT", help="one line to put into the file")
    # Codes are refined towards the photo, and another texture leads away from it.
    towards = encode.add_mutually_exclusive_group()
    towards.add_argument(
        "--refine", type=steps, default=0, metavar="STEPS", help="search so many steps for better codes (default 0)"
    )
    towards.add_argument(
        "--texture-from",
        type=Path,
        metavar="FILE",
        help="take the texture of this photo or .gcx for the thing in the middle",
    )


def _preserve_mask(choice: str, width: int, height: int) -> NDArray[np.bool_]:
    if choice in ("none", "all"):
        return np.full((cells(height, CELL), cells(width, CELL)), choice == "all")
    return load_mask(Path(choice), width, height)


def _texture_from(path: Path, model: "StudioModel") -> NDArray[np.int16]:
    from gc_studio.analysis.analyse import texture_of

    if path.suffix.lower() != ".gcx" and not is_project(path):
        return texture_of(resized(load_photo(path)), model)
    document = read_document(path)
    if document.model != model.identity:
        raise UserError(f"{path.name}: its texture belongs to model {document.model}, not to {model.identity}")
    return central_texture(document)


def _refined(
    photo: NDArray[np.uint8], document: Document, detail: NDArray[np.int8], model: "StudioModel", steps: int
) -> Document:
    """The document with better codes; a progress bar is shown on a terminal."""
    from gc_studio.decode.refine import refine

    with tqdm(total=steps, desc="refine", unit="step", leave=False, disable=None) as bar:

        def on_step(step: int, best: Document) -> None:
            bar.update()

        found = refine(photo, document, detail, model, steps, on_step)
    return found.document if found else document


def _run(arguments: argparse.Namespace) -> int:
    from gc_studio.analysis.analyse import analyse
    from gc_studio.decode.line_choice import line_choice
    from gc_studio.nets.model import load_model

    model = load_model()
    notes = Notes(arguments.title, arguments.author, arguments.licence).checked()
    texture = _texture_from(arguments.texture_from, model) if arguments.texture_from else None

    def convert(source: Path, target: Path) -> None:
        photo = resized(load_photo(source), arguments.size)
        height, width = photo.shape[:2]
        scale = arguments.structure_scale
        mask = _preserve_mask(arguments.preserve, width, height)
        if arguments.structure == _CHOSEN_LINES:
            drawn = line_choice(photo, model, scale, mask).lines()
        elif arguments.structure in list(Detector):
            drawn = detected_structure(photo, Detector(arguments.structure), scale)
        else:
            drawn = load_structure(Path(arguments.structure), width, height, scale)
        analysis = analyse(photo, model, scale, mask, drawn)
        document = analysis.document.with_layers(notes=notes)
        if arguments.refine:
            document = _refined(photo, document, analysis.detail, model, arguments.refine)
        if texture is not None:
            document = with_texture_in(document, texture, central_region(document))
        write_atomic(target, write(document))

    return batch(arguments.photos, arguments.out, ".gcx", convert)


COMMAND = Command("encode", "photo to .gcx; several photos to a folder", _add_arguments, _run)
