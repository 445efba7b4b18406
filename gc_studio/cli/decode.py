"""`gcx decode`: .gcx files or projects -> pictures, layered files and drawings of the lines."""

import argparse
import json
import re
from collections.abc import Callable
from pathlib import Path

import numpy as np

from gc_studio.analysis.label_maps import labels_png, labels_svg
from gc_studio.analysis.maps import levels_png, structure_png
from gc_studio.analysis.openraster import openraster
from gc_studio.analysis.pictures import is_made_here, png, webp
from gc_studio.analysis.vectors import lines_svg
from gc_studio.cli.batch import batch
from gc_studio.cli.command import Command
from gc_studio.cli.errors import UserError, tell
from gc_studio.cli.inputs import Source, check_standard_input, has_pattern, read_what_is_whole, sources
from gc_studio.cli.outputs import Kind, Outputs, Target, targets
from gc_studio.decode.enlarge import FACTORS, check_larger, enlarged, times
from gc_studio.decode.families import Painters
from gc_studio.decode.pictures import Picture
from gc_studio.document import Document
from gc_studio.document.resize import Size
from gc_studio.nets.registry import class_names

_PICTURE_FORMATS = {".png": png, ".webp": webp}
_FORMATS = (*_PICTURE_FORMATS, ".ora", ".svg")
_LAYER_FILES = (
    *("structure.png", "mask.png", "detail.png", "texture.json", "extra_textures.json", "regions.png"),
    *("labels.png", "labels.svg"),
)

_EPILOG = """OUT, and what is in DIR, is replaced only if gcx wrote it, or it is empty, and it is none of the files that
are read; a name that ends in a slash is a folder, which is made. Pipes and devices are written to, as PNG."""


def _add_arguments(decode: argparse.ArgumentParser) -> None:
    decode.add_argument("files", nargs="+", metavar="IN.gcx", help=".gcx files or projects; - is standard input")
    decode.add_argument(
        "out",
        metavar="OUT",
        help="a .png or .webp file, .ora for the layers, .svg for the lines or labels, or a folder, which several "
        "files need; - is standard output",
    )
    decode.add_argument(
        "--scale",
        type=_scale,
        default=1,
        metavar="N|WxH",
        help=f"a larger picture: {' or '.join(map(str, FACTORS))} times the size, or a width and height",
    )
    decode.add_argument("--device", choices=("auto", "cpu", "cuda"), default="auto")
    decode.add_argument("--layers", type=Path, metavar="DIR", help="write the layers as pictures into this folder, too")


def _scale(text: str) -> int | Size:
    """How many times larger, or width and height."""
    if text in map(str, (1, *FACTORS)):
        return int(text)
    if found := re.fullmatch("([1-9][0-9]{0,5})x([1-9][0-9]{0,5})", text):
        return int(found[1]), int(found[2])
    raise argparse.ArgumentTypeError(f"{text!r} is none of {', '.join(map(str, FACTORS))}, nor a size as 1024x768")


def _check_name(path: Path) -> None:
    if path.suffix.lower() not in _FORMATS:
        raise UserError(f"{path.name}: pictures are written as .png or .webp, layers as .ora, lines and labels as .svg")


_KIND = Kind(".png", is_made_here, _check_name)


def _file(document: Document, paint: Callable[[Document], Picture], target: Target, scale: int | Size) -> bytes:
    """What the name of a target says, a PNG where it says nothing."""
    kind = target.path.suffix.lower()
    if kind == ".svg":
        names = class_names(document.model, document.codes)
        return labels_svg(document, names) if document.codes.classes else lines_svg(document)
    if kind == ".ora":
        return openraster(document, paint(document))
    if scale == 1:
        return _PICTURE_FORMATS.get(kind, png)(paint(document))
    size = times(document, scale) if isinstance(scale, int) else scale
    check_larger(document, size)
    found = enlarged(document, paint(document), size, paint)
    how = f"details painted at {found.painted[0]}x{found.painted[1]}" if found.painted else "enlarged by Lanczos"
    tell(f"{target.path.name}: {size[0]}x{size[1]}, {how}")
    return _PICTURE_FORMATS.get(kind, png)(found.picture)


def _layers(document: Document) -> dict[str, bytes]:
    """structure.png, mask.png, detail.png (channels side by side, the least value black) and texture.json.

    Of several textures, extra_textures.json and regions.png as well; of a scene, labels.png and labels.svg in the place
    of what it does not have.
    """
    found = {"mask.png": levels_png(document)}
    if document.codes.classes:
        names = class_names(document.model, document.codes)
        found |= {"labels.png": labels_png(document, names), "labels.svg": labels_svg(document, names)}
    if "structure" in document.codes.layers:
        found["structure.png"] = structure_png(document)
    if "texture" in document.codes.layers:
        found["texture.json"] = json.dumps(document.texture.tolist()).encode()
    if document.detail.size:
        limit = document.codes.detail_limit
        levels = (np.concatenate(list(document.detail), axis=1).astype(np.int16) + limit) * 255 // (2 * limit)
        found["detail.png"] = png(levels.astype(np.uint8))
    if len(document.extra_textures):
        found["extra_textures.json"] = json.dumps(document.extra_textures.tolist()).encode()
        found["regions.png"] = png(document.regions * np.uint8(255 // len(document.extra_textures)))
    return found


def _knows(name: str) -> Callable[[bytes], bool]:
    """What tells a layer that was written here from another file of its name."""
    return is_made_here if name.endswith((".png", ".svg")) else lambda data: data.startswith(b"[")


def _check_layers(folder: Path, outputs: Outputs) -> None:
    if folder.exists() and not folder.is_dir():
        raise UserError(f"{folder}: not a folder; the layers need one to go to")
    for name in _LAYER_FILES:
        outputs.check(folder / name, _knows(name))


def _run(arguments: argparse.Namespace) -> int:
    files = sources(arguments.files)
    check_standard_input(files)
    outputs = Outputs(source.path for source in files)
    goals = targets(files, arguments.out, _KIND, outputs, has_pattern(arguments.files))
    several = len(files) > 1

    def layer_folder(source: Source) -> Path:
        return arguments.layers / source.stem if several else arguments.layers

    if arguments.layers and not several:
        _check_layers(arguments.layers, outputs)

    if arguments.scale != 1 and Path(arguments.out).suffix.lower() in (".ora", ".svg"):
        raise UserError(f"{arguments.out}: --scale is for .png and .webp; layers and lines have the document's size")
    painters = Painters(arguments.device)

    def convert(source: Source, target: Target) -> None:
        document = read_what_is_whole(source)
        if arguments.layers:
            _check_layers(layer_folder(source), outputs)
        target.write(_file(document, painters.render, target, arguments.scale))
        if arguments.layers:
            layer_folder(source).mkdir(parents=True, exist_ok=True)
            for name, data in _layers(document).items():
                outputs.write(layer_folder(source) / name, data, _knows(name))

    return batch(files, goals, convert)


COMMAND = Command(
    "decode", ".gcx or project to a picture, layers or lines; several files to a folder", _add_arguments, _run, _EPILOG
)
