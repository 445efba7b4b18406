"""The gcx command: encode, decode, info, verify and bench, without Qt; torch is imported only where it is needed."""

import argparse
import dataclasses
import io
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from tqdm import tqdm

from gc_studio import __version__
from gc_studio.analysis.detectors import Detector, detected_structure
from gc_studio.analysis.maps import load_mask, load_structure, mask_png, structure_png
from gc_studio.analysis.photo import PhotoError, load_photo, resized
from gc_studio.bitstream import DocumentWriter, GcxError, read_file, read_file_partially, write
from gc_studio.decode.memory import share_arenas
from gc_studio.document import CELL, MAX_SIDE, MIN_SIDE, Document, DocumentError, Notes
from gc_studio.document.document import cells
from gc_studio.document.regions import central_region, central_texture, with_texture_in
from gc_studio.nets.registry import installed_models
from gc_studio.project.gcs import ProjectError, load_project
from gc_studio.storage import write_atomic

if TYPE_CHECKING:
    from gc_studio.nets.model import StudioModel

EXIT_FAILED, EXIT_USAGE = 1, 2

MOST_REFINE_STEPS = 500
"""As `decode.refine.MOST_STEPS`, which cannot be asked without torch."""

_TORCH_SIDE_ERRORS = ("ModelError", "RefineError")
"""Errors of ours, by name: what defines them imports torch."""

_CHOSEN_LINES = "auto"
"""In the place of a detector's name: the lines that `decode.line_choice` finds worth their bytes."""

_PICTURE_FORMATS = {".png": "PNG", ".webp": "WEBP"}


class UserError(Exception):
    """Something that the user can mend; the message is one line."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(EXIT_USAGE, f"{self.prog}: {message} (see {self.prog} --help)\n")


def _size(text: str) -> int | None:
    if text == "keep":
        return None
    if not text.isdecimal() or not MIN_SIDE <= int(text) <= MAX_SIDE:
        raise argparse.ArgumentTypeError(f"{text!r} is neither 'keep' nor a number from {MIN_SIDE} to {MAX_SIDE}")
    return int(text)


def _steps(text: str) -> int:
    if not text.isdecimal() or int(text) > MOST_REFINE_STEPS:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 0 to {MOST_REFINE_STEPS}")
    return int(text)


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 up")
    return int(text)


def _build_parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="gcx", description="Encode and decode pictures in the compressed domain (.gcx files).")
    parser.add_argument("--version", action="version", version=f"gcx {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, parser_class=_Parser)
    _add_encode(commands.add_parser("encode", help="photo to .gcx; several photos to a folder"))

    decode = commands.add_parser("decode", help=".gcx or project to a picture; several files to a folder")
    decode.add_argument("files", nargs="+", type=Path, metavar="IN.gcx")
    decode.add_argument("out", type=Path, metavar="OUT", help="a .png or .webp file; with several files a folder")
    decode.add_argument("--device", choices=("auto", "cpu", "cuda"), default="auto")
    decode.add_argument("--layers", type=Path, metavar="DIR", help="write the layers as pictures into this folder, too")

    info = commands.add_parser("info", help="what a .gcx file or a project holds, and what each layer costs")
    info.add_argument("file", type=Path, metavar="IN.gcx")
    info.add_argument("--json", action="store_true")

    _add_bench(commands.add_parser("bench", help="measurements"))

    verify = commands.add_parser("verify", help="check that every byte of a .gcx file is accounted for")
    verify.add_argument("file", type=Path, metavar="IN.gcx")
    return parser


def _add_encode(encode: argparse.ArgumentParser) -> None:
    encode.add_argument("photos", nargs="+", type=Path, metavar="PHOTO")
    encode.add_argument("out", type=Path, metavar="OUT", help="a .gcx file; with several photos a folder")
    encode.add_argument(
        "--size", type=_size, default=256, metavar="N|keep", help="length of the shorter side in pixels (default 256)"
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
        "--refine", type=_steps, default=0, metavar="STEPS", help="search so many steps for better codes (default 0)"
    )
    towards.add_argument(
        "--texture-from",
        type=Path,
        metavar="FILE",
        help="take the texture of this photo or .gcx for the thing in the middle",
    )


def _add_bench(bench: argparse.ArgumentParser) -> None:
    measurements = bench.add_subparsers(dest="measurement", required=True, parser_class=_Parser)
    rate = measurements.add_parser("rate", help="bytes and fidelity beside JPEG, WebP and AVIF at their smallest")
    structure = measurements.add_parser("structure", help="bytes of structure maps beside other lossless coders")
    bitstream = measurements.add_parser("bitstream", help="bytes of every layer beside what they would be uncoded")
    quality = measurements.add_parser("quality", help="bytes and fidelity beside other codecs at the nearest sizes")
    swaps = measurements.add_parser("swaps", help="pictures in the texture of another photo beside those as they are")
    preserve = measurements.add_parser("preserve", help="a part preserved beside nothing and everything preserved")
    precision = measurements.add_parser("precision", help="pictures of this machine's backends beside plain float32")
    for command in (quality, swaps, preserve, precision):
        command.add_argument("--data", type=Path, required=True, metavar="DIR", help="folder of photos")
        command.add_argument("--every", type=_count, default=1, metavar="N", help="measure every Nth photo only")
    for command in (quality, swaps, preserve):
        command.add_argument(
            "--perceptual",
            type=Path,
            action="append",
            default=[],
            metavar="FILE.safetensors",
            help="LPIPS-squeeze or LPIPS-alex, else from the lpips package; may be given for each",
        )
    quality.add_argument("--out", type=Path, metavar="DIR", help="write a contact sheet and a plot into this folder")
    for command in (rate, quality):
        command.add_argument(
            "--refine",
            type=_steps,
            default=0,
            metavar="STEPS",
            help="measure files with codes refined by so many steps, too",
        )
    for command in (rate, structure, bitstream):
        command.add_argument("photos", nargs="+", type=Path, metavar="PHOTO", help="photos, or folders of them")
        command.add_argument(
            "--size", type=_size, default=256, metavar="N|keep", help="length of the shorter side (default 256)"
        )
    fuzz = measurements.add_parser("fuzz", help="damaged files against the reader")
    fuzz.add_argument("--runs", type=int, default=2000, metavar="N")
    fuzz.add_argument("--seed", type=int, default=1, metavar="S")
    live = measurements.add_parser("live", help="how soon the picture follows the hand; takes a minute and a half")
    for command in (rate, quality, swaps, preserve, precision, structure, bitstream, fuzz, live):
        command.add_argument("--json", action="store_true")


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit status."""
    arguments = _build_parser().parse_args(argv)
    share_arenas()
    commands = {"encode": _encode, "decode": _decode, "info": _info, "verify": _verify, "bench": _bench}
    try:
        return commands[arguments.command](arguments)
    except KeyboardInterrupt:
        return _failed("interrupted")
    except Exception as error:  # Whatever happens, the user gets one line and scripts get a status.
        return _failed(_one_line(error))


def _failed(message: str) -> int:
    print(f"gcx: {message}", file=sys.stderr)
    return EXIT_FAILED


def _one_line(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        where = f"{error.filename}: " if error.filename else ""
        return f"{where}{error.strerror}"
    text = " ".join(str(error).split())
    # These errors were worded for the user; of others the kind helps to report them.
    ours = (UserError, GcxError, PhotoError, DocumentError, ProjectError)
    is_ours = isinstance(error, ours) or type(error).__name__ in _TORCH_SIDE_ERRORS
    return text if is_ours else f"unexpected {type(error).__name__}: {text}"


def _batch(sources: list[Path], out: Path, suffix: str, convert: Callable[[Path, Path], None]) -> int:
    """Convert one file to `out`, or several into the folder `out`, going on after one that fails."""
    if len(sources) == 1 and not out.is_dir():
        convert(sources[0], out)
        return 0
    if out.exists() and not out.is_dir():
        raise UserError(f"{out}: not a folder; several files need a folder to go to")
    targets = [out / f"{source.stem}{suffix}" for source in sources]
    if len(set(targets)) < len(targets):
        raise UserError("two of the files have the same name; convert them into different folders")
    out.mkdir(parents=True, exist_ok=True)
    failures = 0
    for source, target in zip(tqdm(sources, unit="file", leave=False, disable=len(sources) == 1), targets, strict=True):
        try:
            convert(source, target)
        except Exception as error:  # One bad file must not cost the others.
            failures += 1
            with tqdm.external_write_mode():
                _failed(f"{source.name}: {_one_line(error).removeprefix(f'{source.name}: ')}")
    return EXIT_FAILED if failures else 0


def _is_project(path: Path) -> bool:
    """Whether a file is a project of the studio, which holds a .gcx among other things."""
    return path.suffix.lower() == ".gcs"


def _read_document(path: Path) -> Document:
    try:
        return load_project(path).document if _is_project(path) else read_file(path)
    except GcxError as error:
        raise UserError(f"{path.name}: {error}") from error


def _read_what_is_whole(path: Path) -> Document:
    if _is_project(path):
        return _read_document(path)
    try:
        partial = read_file_partially(path)
    except GcxError as error:
        raise UserError(f"{path.name}: {error}") from error
    if partial.missing:
        lost = " and ".join(partial.missing)
        print(f"gcx: {path.name}: cut short or damaged, decoded without {lost}", file=sys.stderr)
    return partial.document


def _preserve_mask(choice: str, width: int, height: int) -> NDArray[np.bool_]:
    if choice in ("none", "all"):
        return np.full((cells(height, CELL), cells(width, CELL)), choice == "all")
    return load_mask(Path(choice), width, height)


def _texture_from(path: Path, model: "StudioModel") -> NDArray[np.int16]:
    from gc_studio.analysis.analyse import texture_of

    if path.suffix.lower() != ".gcx" and not _is_project(path):
        return texture_of(resized(load_photo(path)), model)
    document = _read_document(path)
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


def _encode(arguments: argparse.Namespace) -> int:
    from gc_studio.analysis.analyse import analyse
    from gc_studio.decode.line_choice import line_choice
    from gc_studio.nets.model import load_model

    model = load_model()
    notes = Notes(arguments.title, arguments.author, arguments.licence)
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

    return _batch(arguments.photos, arguments.out, ".gcx", convert)


def _save_picture(pixels: NDArray[np.uint8], path: Path) -> None:
    kind = _PICTURE_FORMATS.get(path.suffix.lower())
    if kind is None:
        raise UserError(f"{path.name}: pictures are written as .png or .webp")
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, kind, lossless=True)
    write_atomic(path, buffer.getvalue())


def _save_layers(document: Document, folder: Path) -> None:
    """structure.png, mask.png, detail.png (six channels side by side, -2 black, 2 white) and texture.json."""
    folder.mkdir(parents=True, exist_ok=True)
    write_atomic(folder / "structure.png", structure_png(document))
    write_atomic(folder / "mask.png", mask_png(document))
    levels = (np.concatenate(list(document.detail), axis=1).astype(np.int16) + 2) * 255 // 4
    _save_picture(levels.astype(np.uint8), folder / "detail.png")
    write_atomic(folder / "texture.json", json.dumps(document.texture.tolist()).encode())
    if len(document.extra_textures):
        write_atomic(folder / "extra_textures.json", json.dumps(document.extra_textures.tolist()).encode())
        _save_picture(document.regions * np.uint8(255 // len(document.extra_textures)), folder / "regions.png")


def _decode(arguments: argparse.Namespace) -> int:
    from gc_studio.decode.renderer import Renderer
    from gc_studio.nets.model import load_model

    renderer = Renderer(load_model(device=arguments.device))
    several = len(arguments.files) > 1

    def convert(source: Path, target: Path) -> None:
        document = _read_what_is_whole(source)
        _save_picture(renderer.render(document), target)
        if arguments.layers:
            _save_layers(document, arguments.layers / source.stem if several else arguments.layers)

    return _batch(arguments.files, arguments.out, ".png", convert)


def _info(arguments: argparse.Namespace) -> int:
    document = _read_document(arguments.file)
    sizes = DocumentWriter().sizes(document)
    is_project = _is_project(arguments.file)
    total = sum(sizes.values()) if is_project else arguments.file.stat().st_size
    facts = {
        "width": document.width,
        "height": document.height,
        "model": installed_models().get(document.model, f"unknown ({document.model})"),
        "bytes": total,
        "bpp": 8 * total / (document.width * document.height),
        "layers": {name: sizes[name] for name in ("structure", "texture", "detail", "mask", "container")},
    }
    notes = {name: text for name, text in dataclasses.asdict(document.notes).items() if text}
    if arguments.json:
        print(json.dumps(facts | notes))
        return 0
    size = f"{document.width}x{document.height}"
    weight = f"{total} B as .gcx" if is_project else f"{total} B"
    print(f"{arguments.file.name}: {size}, {weight}, {facts['bpp']:.3f} bpp, {facts['model']}")
    for name, count in sizes.items():
        print(f"  {name:9} {count:6} B")
    for name, text in notes.items():
        print(f"  {name:9} {text}")
    return 0


def _bench(arguments: argparse.Namespace) -> int:
    from gc_studio.bench import report

    try:
        text, results = report.RUNS[arguments.measurement](arguments)
    except ImportError as error:
        raise UserError(
            f"{error.name} is missing; install the measurements with: pip install 'gc-studio[bench]'"
        ) from error
    print(json.dumps(results) if arguments.json else text)
    return EXIT_FAILED if results.get("crashes") or results.get("wrong") else 0


def _verify(arguments: argparse.Namespace) -> int:
    if _is_project(arguments.file):
        raise UserError(f"{arguments.file.name}: a project; export a .gcx from it to verify that")
    document = _read_document(arguments.file)
    if write(document) != arguments.file.read_bytes():
        raise UserError(f"{arguments.file.name}: readable, but not as this program writes it")
    return 0
