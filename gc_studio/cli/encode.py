"""`gcx encode`: photos -> .gcx files."""

import argparse
import dataclasses
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from gc_studio.analysis.detectors import Detector, detected_structure
from gc_studio.analysis.maps import levels_notice, load_levels, load_structure, structure_notice
from gc_studio.analysis.photo import load_resized
from gc_studio.analysis.photo_names import is_photo_name
from gc_studio.analysis.structure import usual_scale
from gc_studio.bitstream import write
from gc_studio.cli.batch import batch
from gc_studio.cli.command import Command, size, steps, structure_scale
from gc_studio.cli.errors import UserError, tell
from gc_studio.cli.fit import Fitting, add_fit_argument
from gc_studio.cli.inputs import Source, check_standard_input, has_pattern, read_document, sources
from gc_studio.cli.keep import Keeping, add_keep_arguments
from gc_studio.cli.labelling import Labelling, add_label_arguments
from gc_studio.cli.outputs import Kind, Outputs, Target, targets
from gc_studio.decode.families import Model, family_of
from gc_studio.document import CELL, Available, Document, Notes, cells
from gc_studio.document.edits import FAITHFUL_LEVEL, set_levels
from gc_studio.document.regions import central_region, central_texture, with_texture_in
from gc_studio.nets.registry import ModelDescription, find_model

_EPILOG = """OUT is replaced only if it is a .gcx file already, or empty, and none of the files that are read; a name
that ends in a slash is a folder, which is made. Pipes and devices are written to."""

_CHOSEN_LINES = "auto"
"""In the place of a detector's name: the lines that `decode.line_choice` finds worth their bytes."""


_EVERYWHERE = {"none": 0, "all": 1, **{f"all:{level}": level for level in range(1, FAITHFUL_LEVEL + 1)}}
"""Levels of all cells by what one types."""


def _add_arguments(encode: argparse.ArgumentParser) -> None:
    encode.add_argument(
        "photos", nargs="+", metavar="PHOTO", help="photos of any format that can be read; - is standard input"
    )
    encode.add_argument(
        "out", metavar="OUT", help="a .gcx file, or a folder, which several photos need; - is standard output"
    )
    encode.add_argument(
        "--size",
        type=size,
        default=256,
        metavar="N|keep",
        help="length of the shorter side in pixels, or the photo's own (default 256, whatever the window is set to)",
    )
    encode.add_argument("--model", default="studio", metavar="NAME", help="which of `gcx models` (default studio)")
    encode.add_argument(
        "--structure",
        default=_CHOSEN_LINES,
        metavar="auto|canny|contours|landmarks|MAP.png",
        help="what draws the lines, or a picture with white lines; auto (the default) draws what is worth its bytes, "
        "landmarks draws faces by their landmarks and all else as canny",
    )
    encode.add_argument(
        "--structure-scale",
        type=structure_scale,
        default=None,
        metavar="auto|1|2|4",
        help="picture pixels per pixel of the map of lines; auto (the default) is 2, and 4 for large pictures",
    )
    encode.add_argument(
        "--preserve",
        metavar="none|all[:LEVEL]|MASK.png",
        help="what to keep: nothing (the default, but for models that paint from nothing else), "
        "everything at LEVEL, 1 the gist (the default), 2 fine, 3 faithful; "
        "or what a picture of the photo's shape says: white is level 3, greys of 170 and 85 are 2 and 1",
    )
    encode.add_argument(
        "--preserve-level",
        type=int,
        choices=range(1, FAITHFUL_LEVEL + 1),
        default=FAITHFUL_LEVEL,
        metavar="1|2|3",
        help="the highest level that --preserve gives (default 3)",
    )
    add_label_arguments(encode)
    add_keep_arguments(encode)
    add_fit_argument(encode)
    for note in dataclasses.fields(Notes):
        encode.add_argument(f"--{note.name}", default="", metavar="TEXT", help="one line to put into the file")
    # Codes are refined towards the photo, and another texture leads away from it.
    towards = encode.add_mutually_exclusive_group()
    towards.add_argument(
        "--refine", type=steps, default=0, metavar="STEPS", help="search so many steps for better codes (default 0)"
    )
    towards.add_argument(
        "--texture-from",
        metavar="FILE",
        help="take the texture of this photo or .gcx for the thing in the middle",
    )


def _check_name(path: Path) -> None:
    if is_photo_name(path) or path.suffix.lower() == ".gcs":
        raise UserError(f"{path}: the last name is where the .gcx file goes, and this is none; name a .gcx or a folder")


def _is_gcx(data: bytes) -> bool:
    return data.startswith(b"GCX")


_KIND = Kind(".gcx", _is_gcx, _check_name)


@dataclass(frozen=True)
class _Guides:
    """The pictures that say what is kept and where lines are, where they are given."""

    mask: Source | None
    lines: Source | None
    told: set[str] = field(default_factory=set)

    def levels_for(self, choice: str, most: int, width: int, height: int) -> NDArray[np.uint8]:
        """Levels of all cells, none above `most`."""
        if self.mask is None:
            return np.full((cells(height, CELL), cells(width, CELL)), min(_EVERYWHERE[choice], most), np.uint8)
        levels = load_levels(self.mask.shown_path, width, height, self.mask.piped())
        self._tell(self.mask, levels_notice(levels))
        return np.minimum(levels, np.uint8(most))

    def lines_for(self, width: int, height: int, scale: int) -> NDArray[np.bool_] | None:
        if self.lines is None:
            return None
        lines = load_structure(self.lines.shown_path, width, height, scale, self.lines.piped())
        self._tell(self.lines, structure_notice(lines))
        return lines

    def _tell(self, source: Source, notice: str) -> None:
        """Once, however many photos there are."""
        if notice and notice not in self.told:
            self.told.add(notice)
            tell(f"{source.name}: {notice}")


def _guides(arguments: argparse.Namespace) -> _Guides:
    if arguments.preserve.startswith("all:") and arguments.preserve not in _EVERYWHERE:
        raise UserError(f"--preserve {arguments.preserve}: levels are 1, the gist, 2, fine, and 3, faithful")
    mask = None if arguments.preserve in _EVERYWHERE else Source(arguments.preserve)
    is_named = arguments.structure == _CHOSEN_LINES or arguments.structure in list(Detector)
    return _Guides(mask, None if is_named else Source(arguments.structure))


def _texture_from(source: Source, description: ModelDescription, model: Model) -> NDArray[np.int16]:
    texture_of = family_of(description).texture_of
    if texture_of is None:
        raise UserError(f"model {description.name} has no textures; leave out --texture-from")
    if not source.is_document():
        return texture_of(load_resized(source.shown_path, data=source.piped()), model)
    document = read_document(source)
    if document.model != description.identity:
        theirs, mine = f"{document.codes.name} {document.model}", f"{description.name} {description.identity}"
        raise UserError(f"{source.name}: its texture belongs to model {theirs}, not to {mine}")
    return central_texture(document)


def _refined(
    photo: NDArray[np.uint8],
    document: Document,
    available: Available,
    refine: Callable[..., Any],
    model: Model,
    steps: int,
) -> Document:
    """The document with better codes; a progress bar is shown on a terminal."""
    with tqdm(total=steps, desc="refine", unit="step", leave=False, disable=None) as bar:

        def on_step(step: int, best: Document) -> None:
            bar.update()

        found = refine(photo, document, available, model, steps, on_step)
    return found.document if found else document


def _run(arguments: argparse.Namespace) -> int:
    notes = Notes(arguments.title, arguments.author, arguments.licence).checked()
    description = find_model(arguments.model)
    if arguments.preserve is None:
        arguments.preserve = "all" if description.codes.is_kept_whole else "none"
    photos, guides = sources(arguments.photos), _guides(arguments)
    family, labelling = family_of(description), Labelling.of(arguments, description)
    texture_source = Source(arguments.texture_from) if arguments.texture_from else None
    others = [source for source in (guides.mask, guides.lines, labelling.map, texture_source) if source]
    check_standard_input([*photos, *others])
    outputs = Outputs(source.path for source in (*photos, *others))
    goals = targets(photos, arguments.out, _KIND, outputs, has_pattern(arguments.photos))
    if family.structure_scale not in (None, arguments.structure_scale or family.structure_scale):
        raise UserError(
            f"model {description.name} draws lines at scale {family.structure_scale} alone; leave out --structure-scale"
        )
    if arguments.refine and family.refine is None:
        raise UserError(f"model {description.name} cannot be refined; leave out --refine")
    model = family.load(description, "auto")
    texture = _texture_from(texture_source, description, model) if texture_source else None
    keeping = Keeping.of(arguments, family.painter(model).render)
    fitting = Fitting.of(arguments, description, model)

    def convert(source: Source, target: Target) -> None:
        photo = load_resized(source.shown_path, arguments.size, source.piped())
        height, width = photo.shape[:2]
        scale = arguments.structure_scale or family.structure_scale or usual_scale(photo)
        levels = guides.levels_for(arguments.preserve, arguments.preserve_level, width, height)
        drawn: NDArray[Any] | None = labelling.labels_for(width, height, scale)
        if drawn is None and arguments.structure != _CHOSEN_LINES:
            drawn = guides.lines_for(width, height, scale)
            if drawn is None:
                drawn = detected_structure(photo, Detector(arguments.structure), scale)
        found = keeping.look(photo)
        foreseen = keeping.foreseen(found, levels)
        analysis = labelling.narrowed(family.analyse(photo, model, scale, foreseen > 0, drawn))
        document = set_levels(analysis.document, levels, analysis.available)
        if arguments.refine and family.refine is not None:
            document = _refined(photo, document, analysis.available, family.refine, model, arguments.refine)
        if texture is not None:
            document = with_texture_in(document, texture, central_region(document))
        if keeping.levels:
            document, told = keeping.kept(document, analysis.available, photo, found)
            tell(f"{source.name}: {told}")
        document = document.with_layers(notes=notes)
        if fitting is not None:
            document = fitting.fitted(photo, document, analysis, source.name)
        target.write(write(document))

    return batch(photos, goals, convert)


COMMAND = Command("encode", "photo to .gcx; several photos to a folder", _add_arguments, _run, _EPILOG)
