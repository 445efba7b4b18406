"""`gcx encode`: photos -> .gcx files."""

import argparse
import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

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
from gc_studio.decode.families import Model, family_of
from gc_studio.document import CELL, Document, Notes, cells
from gc_studio.document.regions import central_region, central_texture, with_texture_in
from gc_studio.nets.registry import ModelDescription, find_model
from gc_studio.storage import write_atomic

if TYPE_CHECKING:
    from gc_studio.analysis.analyse import Analysis

_CHOSEN_LINES = "auto"
"""In the place of a detector's name: the lines that `decode.line_choice` finds worth their bytes."""


def _add_arguments(encode: argparse.ArgumentParser) -> None:
    encode.add_argument("photos", nargs="+", type=Path, metavar="PHOTO")
    encode.add_argument("out", type=Path, metavar="OUT", help="a .gcx file; with several photos a folder")
    encode.add_argument(
        "--size", type=size, default=256, metavar="N|keep", help="length of the shorter side in pixels (default 256)"
    )
    encode.add_argument("--model", default="studio", metavar="NAME", help="which of `gcx models` (default studio)")
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


def _texture_from(path: Path, description: ModelDescription, model: Model) -> NDArray[np.int16]:
    texture_of = family_of(description).texture_of
    if texture_of is None:
        raise UserError(f"model {description.name} has no textures; leave out --texture-from")
    if path.suffix.lower() != ".gcx" and not is_project(path):
        return texture_of(resized(load_photo(path)), model)
    document = read_document(path)
    if document.model != description.identity:
        theirs, mine = f"{document.codes.name} {document.model}", f"{description.name} {description.identity}"
        raise UserError(f"{path.name}: its texture belongs to model {theirs}, not to {mine}")
    return central_texture(document)


def _refined(
    photo: NDArray[np.uint8], analysis: "Analysis", refine: Callable[..., Any], model: Model, steps: int
) -> Document:
    """The document with better codes; a progress bar is shown on a terminal."""
    with tqdm(total=steps, desc="refine", unit="step", leave=False, disable=None) as bar:

        def on_step(step: int, best: Document) -> None:
            bar.update()

        found = refine(photo, analysis.document, analysis.detail, model, steps, on_step)
    return found.document if found else analysis.document


def _run(arguments: argparse.Namespace) -> int:
    description = find_model(arguments.model)
    family = family_of(description)
    if arguments.refine and family.refine is None:
        raise UserError(f"model {description.name} cannot be refined; leave out --refine")
    model = family.load(description, "auto")
    notes = Notes(arguments.title, arguments.author, arguments.licence).checked()
    texture = _texture_from(arguments.texture_from, description, model) if arguments.texture_from else None

    def convert(source: Path, target: Path) -> None:
        photo = resized(load_photo(source), arguments.size)
        height, width = photo.shape[:2]
        scale = arguments.structure_scale
        mask = _preserve_mask(arguments.preserve, width, height)
        drawn = None
        if arguments.structure in list(Detector):
            drawn = detected_structure(photo, Detector(arguments.structure), scale)
        elif arguments.structure != _CHOSEN_LINES:
            drawn = load_structure(Path(arguments.structure), width, height, scale)
        analysis = family.analyse(photo, model, scale, mask, drawn)
        document = analysis.document
        if arguments.refine and family.refine is not None:
            document = _refined(photo, analysis, family.refine, model, arguments.refine)
        if texture is not None:
            document = with_texture_in(document, texture, central_region(document))
        write_atomic(target, write(document.with_layers(notes=notes)))

    return batch(arguments.photos, arguments.out, ".gcx", convert)


COMMAND = Command("encode", "photo to .gcx; several photos to a folder", _add_arguments, _run)
