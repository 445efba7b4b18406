"""`gcx encode`: photos -> .gcx files."""

import argparse
import dataclasses
from pathlib import Path

from gc_studio.analysis.photo_names import is_photo_name
from gc_studio.cli.batch import batch
from gc_studio.cli.command import Command, size, steps, structure_scale
from gc_studio.cli.encoding import CHOSEN_LINES, Encoding, Guides, checked
from gc_studio.cli.errors import UserError
from gc_studio.cli.fit import add_fit_argument
from gc_studio.cli.inputs import check_standard_input, has_pattern, sources
from gc_studio.cli.keep import add_keep_arguments
from gc_studio.cli.labelling import add_label_arguments
from gc_studio.cli.many import Plan, add_many_arguments
from gc_studio.cli.outputs import Kind, Outputs, targets
from gc_studio.cli.workers import Work
from gc_studio.document import Notes
from gc_studio.document.edits import FAITHFUL_LEVEL

_EPILOG = """OUT is replaced only if it is a .gcx file already, or empty, and none of the files that are read; a name
that ends in a slash is a folder, which is made. Pipes and devices are written to."""


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
        default=CHOSEN_LINES,
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
        "--thin", action="store_true", help="make the lines of such a picture one pixel wide, which takes fewer bytes"
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
    add_many_arguments(encode)
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


def _run(arguments: argparse.Namespace) -> int:
    description = checked(arguments)
    photos, guides = sources(arguments.photos), Guides.of(arguments, description)
    check_standard_input([*photos, *guides.sources])
    outputs = Outputs(source.path for source in (*photos, *guides.sources))
    goals = targets(photos, arguments.out, _KIND, outputs, has_pattern(arguments.photos))
    plan = Plan.of(arguments)
    if plan is not None:
        return plan.run(Work.of(arguments, description, guides), photos, goals)
    encoding = Encoding(arguments, description, guides)
    return batch(photos, goals, lambda photo, goal: goal.write(encoding.encode(photo)))


COMMAND = Command("encode", "photo to .gcx; several photos to a folder", _add_arguments, _run, _EPILOG)
