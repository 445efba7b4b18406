"""`gcx sample`: a new picture from noise, as a .gcx file."""

import argparse
from pathlib import Path

from gc_studio.analysis.sample import MOST_SEED, sampled
from gc_studio.bitstream import write
from gc_studio.cli.command import Command
from gc_studio.cli.errors import UserError
from gc_studio.cli.outputs import Kind, Outputs, only_target


def _seed(text: str) -> int:
    if not text.isdecimal() or int(text) > MOST_SEED:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 0 to {MOST_SEED}")
    return int(text)


def _add_arguments(sample: argparse.ArgumentParser) -> None:
    sample.add_argument(
        "out", metavar="OUT.gcx", help="is replaced only if it is a .gcx file already, or empty; - is standard output"
    )
    sample.add_argument("--seed", type=_seed, default=0, metavar="N", help="each stands for one picture (default 0)")
    sample.add_argument(
        "--uniform", action="store_true", help="draw all symbols alike, to see what the sampler has learnt"
    )


def _check_name(path: Path) -> None:
    if path.suffix.lower() != ".gcx":
        raise UserError(f"{path}: a sample is written as .gcx")


def _run(arguments: argparse.Namespace) -> int:
    kind = Kind(".gcx", lambda data: data.startswith(b"GCX"), _check_name)
    target = only_target(arguments.out, kind, Outputs([]))
    target.write(write(sampled(arguments.seed, arguments.uniform)))
    return 0


COMMAND = Command("sample", "a new picture from noise, by the model gc", _add_arguments, _run)
