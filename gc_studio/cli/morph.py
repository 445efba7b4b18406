"""`gcx morph`: two .gcx files or projects -> the way from one to the other, as an animation or as a strip."""

import argparse
from pathlib import Path

from tqdm import tqdm

from gc_studio.analysis.morph import MAX_STEPS, Morph, morph_durations, morph_shares, why_no_steps
from gc_studio.analysis.pictures import animated_webp, is_made_here, png, strip
from gc_studio.cli.command import Command
from gc_studio.cli.errors import UserError
from gc_studio.cli.inputs import check_standard_input, only_source, read_document
from gc_studio.cli.outputs import Kind, Outputs, targets
from gc_studio.decode.families import Painters

_ANIMATION, _STRIP = ".webp", ".png"

_EPILOG = """The second picture gets the size of the first. OUT is replaced only if gcx wrote it, or it is empty, and it
is none of the files that are read. Pipes and devices are written to, as an animation."""


def _steps(text: str) -> int:
    if not text.isdecimal() or not 2 <= int(text) <= MAX_STEPS:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 2 to {MAX_STEPS}")
    return int(text)


def _add_arguments(morph: argparse.ArgumentParser) -> None:
    morph.add_argument("first", metavar="A.gcx", help="a .gcx file or project; - is standard input")
    morph.add_argument("second", metavar="B.gcx", help="another one, of the same model")
    morph.add_argument(
        "out", metavar="OUT", help="an animation, .webp, or the steps in a row, .png; - is standard output"
    )
    morph.add_argument(
        "--steps", type=_steps, metavar="N", help="pictures, with both ends (default 5 in a row, 24 in an animation)"
    )
    morph.add_argument("--back-and-forth", action="store_true", help="let the animation return to the first picture")
    morph.add_argument("--device", choices=("auto", "cpu", "cuda"), default="auto")


def _check_name(path: Path) -> None:
    if path.suffix.lower() not in (_ANIMATION, _STRIP):
        raise UserError(f"{path.name}: a morph is written as .webp, an animation, or as .png, a strip")


def _run(arguments: argparse.Namespace) -> int:
    inputs = [only_source(name) for name in (arguments.first, arguments.second)]
    check_standard_input(inputs)
    outputs = Outputs(source.path for source in inputs)
    [target] = targets(inputs[:1], arguments.out, Kind(_ANIMATION, is_made_here, _check_name), outputs)
    is_strip = target.path.suffix.lower() == _STRIP
    if is_strip and arguments.back_and_forth:
        raise UserError("--back-and-forth is for animations; name a .webp file")
    morph = Morph(*map(read_document, inputs))
    shares = morph_shares(arguments.steps or (5 if is_strip else 24))
    if why := why_no_steps(morph.first.size, len(shares)):
        raise UserError(why)
    painters = Painters(arguments.device)
    pictures = [painters.render(morph.at(share)) for share in tqdm(shares, unit="step", leave=False, disable=None)]
    if is_strip:
        target.write(png(strip(pictures)))
    else:
        shown = [*pictures, *(pictures[-2:0:-1] if arguments.back_and_forth else [])]
        target.write(animated_webp(shown, morph_durations(len(pictures), arguments.back_and_forth)))
    return 0


COMMAND = Command("morph", "from one .gcx to another, as an animation or a strip", _add_arguments, _run, _EPILOG)
