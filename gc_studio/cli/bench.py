"""`gcx bench`: measurements, each a module of `gc_studio.bench`."""

import argparse
import json
from pathlib import Path

from gc_studio.cli.command import Command, Parser, count, size, steps
from gc_studio.cli.errors import EXIT_FAILED, UserError
from gc_studio.cli.inputs import expanded


def _tree(text: str) -> Path:
    """A folder with another version of the program; without one there, this version would be run in its place."""
    if not (Path(text) / "gc_studio" / "__init__.py").is_file():
        raise argparse.ArgumentTypeError(f"{text!r} holds no gc_studio")
    return Path(text)


def _side(text: str) -> int:
    """Side of a picture that a hand works on, a multiple of 32."""
    side = size(text)
    if side is None or side % 32:
        raise argparse.ArgumentTypeError(f"{text!r} is no multiple of 32")
    return side


def _add_arguments(bench: argparse.ArgumentParser) -> None:
    measurements = bench.add_subparsers(dest="measurement", required=True, parser_class=Parser)
    rate = measurements.add_parser("rate", help="bytes and fidelity beside JPEG, WebP and AVIF at their smallest")
    structure = measurements.add_parser("structure", help="bytes of structure maps beside other lossless coders")
    structure.add_argument(
        "--drawn",
        action="store_true",
        help="of maps as other programs and hands draw them, at 64, 128 and 256 pixels; takes no --size",
    )
    labels = measurements.add_parser("labels", help="bytes of label maps beside other lossless coders")
    bitstream = measurements.add_parser("bitstream", help="bytes of every layer beside what they would be uncoded")
    quality = measurements.add_parser(
        "quality", help="sets of photos at every level kept, beside other codecs at as many bytes"
    )
    fit = measurements.add_parser("fit", help="photos fitted to numbers of bytes, beside settings made by hand")
    swaps = measurements.add_parser("swaps", help="pictures in the texture of another photo beside those as they are")
    preserve = measurements.add_parser("preserve", help="what is kept at every level, beside other codecs")
    ways = measurements.add_parser("ways", help="cells kept as a residual, as a photo, and as our files do")
    precision = measurements.add_parser("precision", help="pictures of this machine's backends beside plain float32")
    larger = measurements.add_parser("larger", help="ways to enlarge decoded pictures, beside the photo at that size")
    scenes = measurements.add_parser("scenes", help="what is still seen of what is where, beside other codecs")
    papers = measurements.add_parser(
        "papers", help="every installed model at each of its settings, beside the codecs that the papers name"
    )
    faces = measurements.add_parser("faces", help="how far off landmarks of faces are in decoded pictures")
    many = measurements.add_parser("many", help="photos a second by jobs and workers of a cluster, and their memory")
    many.add_argument(
        "--generated", type=count, metavar="N", help="look at the memory of a call for N small photos made up, too"
    )
    faces.add_argument("--out", type=Path, metavar="DIR", help="write a plot into this folder")
    for command in (quality, larger, papers):
        _add_set_arguments(command)
    for command in (quality, papers):
        _add_page_arguments(command)
    papers.set_defaults(most=50)
    papers.add_argument("--vgg", type=Path, metavar="FILE.safetensors", help="a narrow VGG-19, for a score like DISTS")
    labels.add_argument("--data", type=Path, required=True, metavar="DIR", help="folder of *.labels.png")
    labels.add_argument("--every", type=count, default=1, metavar="N", help="measure every Nth map only")
    swaps.add_argument("--model", default="studio", metavar="NAME", help="which of `gcx models` (default studio)")
    for command in (swaps, preserve, ways, precision, faces, many):
        command.add_argument("--data", type=Path, required=True, metavar="DIR", help="folder of photos")
        command.add_argument("--every", type=count, default=1, metavar="N", help="measure every Nth photo only")
    fit.add_argument("--data", type=Path, required=True, metavar="DIR", help="folder of photos")
    fit.add_argument("--most", type=count, default=24, metavar="N", help="fit N photos, drawn by lot (default 24)")
    fit.add_argument(
        "--bytes",
        type=count,
        nargs="+",
        default=[300, 500, 800, 1500],
        metavar="N",
        help="fit to so many bytes (default 300 500 800 1500)",
    )
    _add_scenes_arguments(scenes)
    for command in (quality, fit, swaps, preserve, ways, larger, scenes, papers):
        command.add_argument(
            "--perceptual",
            type=Path,
            action="append",
            default=[],
            metavar="FILE.safetensors",
            help="LPIPS-squeeze or LPIPS-alex, else from the lpips package; may be given for each",
        )
    preserve.add_argument("--out", type=Path, metavar="DIR", help="write a contact sheet and plots into this folder")
    preserve.add_argument(
        "--kodak", type=Path, metavar="DIR", help="the Kodak suite, of which faces and lettering are kept, too"
    )
    preserve.add_argument(
        "--boxes", type=Path, metavar="FILE.json", help="other pictures with what is kept of them: docs/preserve.md"
    )
    rate.add_argument(
        "--refine",
        type=steps,
        default=0,
        metavar="STEPS",
        help="measure files with codes refined by so many steps, too",
    )
    for command in (rate, structure, bitstream):
        command.add_argument("photos", nargs="+", metavar="PHOTO", help="photos, or folders of them")
        command.add_argument(
            "--size", type=size, default=256, metavar="N|keep", help="length of the shorter side (default 256)"
        )
    fuzz = measurements.add_parser("fuzz", help="damaged files against the reader")
    fuzz.add_argument("--runs", type=int, default=2000, metavar="N")
    fuzz.add_argument("--seed", type=int, default=1, metavar="S")
    live = measurements.add_parser("live", help="how soon the picture follows the hand; takes three minutes")
    live.add_argument(
        "--sides",
        type=_side,
        nargs="+",
        default=[256, 512],
        metavar="N",
        help="sides of the pictures the hand works on by turns, the first in more detail (default 256 512)",
    )
    live.add_argument(
        "--labels", action="store_true", help="strokes of labels in a scene beside the same ones as lines, at 256x256"
    )
    start = measurements.add_parser("start", help="how long commands and the window take from their start")
    start.add_argument("--before", type=_tree, metavar="TREE", help="another version's tree, to run by turns with this")
    measurements.add_parser("large", help="how long a photo of twelve megapixels takes to open, and its memory")
    for command in measurements.choices.values():
        command.add_argument("--json", action="store_true")


def _add_set_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--data",
        type=Path,
        action="append",
        required=True,
        metavar="DIR",
        help="folder with a set of photos; may be given for each of several",
    )
    command.add_argument("--most", type=count, metavar="N", help="measure N photos of each set at most, drawn by lot")


def _add_page_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--work", type=Path, metavar="FILE.jsonl", help="note figures here, and do not measure again what is noted"
    )
    command.add_argument(
        "--page",
        type=Path,
        metavar="FILE.md",
        help="write a page with tables, its pictures into images/ beside it",
    )
    command.add_argument(
        "--show", type=Path, nargs="+", default=[], metavar="PHOTO", help="photos for the contact sheet of the page"
    )


def _add_scenes_arguments(scenes: argparse.ArgumentParser) -> None:
    scenes.add_argument(
        "--data", type=Path, required=True, metavar="DIR", help="folder of photos with NAME.labels.png beside them"
    )
    scenes.add_argument(
        "--model", default="street", metavar="NAME", help="of scenes, with judge.safetensors beside it (default street)"
    )
    scenes.add_argument("--most", type=count, metavar="N", help="measure the first N photos")
    scenes.add_argument(
        "--size", type=_whole_size, default=256, metavar="N", help="length of the shorter side (default 256)"
    )
    scenes.add_argument("--out", type=Path, metavar="DIR", help="write a contact sheet and a plot into this folder")


def _whole_size(text: str) -> int:
    side = size(text)
    if side is None:
        raise argparse.ArgumentTypeError("photos are measured at one size; name it")
    return side


def _run(arguments: argparse.Namespace) -> int:
    if "photos" in arguments:
        arguments.photos = [Path(name) for name in expanded(arguments.photos)]
    try:
        # Installers leave them out.
        from gc_studio.bench import report

        text, results = report.RUNS[arguments.measurement](arguments)
    except ImportError as error:
        raise UserError(
            f"{error.name} is missing; install the measurements with: pip install 'gc-studio[bench]'"
        ) from error
    print(json.dumps(results) if arguments.json else text)
    return EXIT_FAILED if results.get("crashes") or results.get("wrong") else 0


COMMAND = Command("bench", "measurements", _add_arguments, _run)
