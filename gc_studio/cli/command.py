"""What a command of gcx is, and the kinds of arguments that several of them take."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from typing import NoReturn

from gc_studio.cli.errors import EXIT_USAGE
from gc_studio.document import MAX_SIDE, MIN_SIDE, STRUCTURE_SCALES

MOST_REFINE_STEPS = 500
"""As `decode.refine.MOST_STEPS`, which cannot be asked without torch."""


@dataclass(frozen=True)
class Command:
    """A command, as `gcx --help` lists it.

    Attributes:
        name: what one types.
        help: one line.
        add_arguments: adds its arguments to a parser.
        run: runs it and gives the exit status.
        epilog: what its own help says below the arguments.

    Modules of commands import torch, and what needs it, where they run: a command pays for what it uses.
    """

    name: str
    help: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]
    epilog: str = ""


class Parser(argparse.ArgumentParser):
    """A parser whose complaints are one line."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and leave."""
        self.exit(EXIT_USAGE, f"{self.prog}: {message} (see {self.prog} --help)\n")


def size(text: str) -> int | None:
    """Length of a shorter side in pixels; None for 'keep'."""
    if text == "keep":
        return None
    if not text.isdecimal() or not MIN_SIDE <= int(text) <= MAX_SIDE:
        raise argparse.ArgumentTypeError(f"{text!r} is neither 'keep' nor a number from {MIN_SIDE} to {MAX_SIDE}")
    return int(text)


def structure_scale(text: str) -> int | None:
    """Picture pixels per pixel of the structure map; None for 'auto'."""
    if text == "auto":
        return None
    if text not in map(str, STRUCTURE_SCALES):
        raise argparse.ArgumentTypeError(f"{text!r} is none of auto, {', '.join(map(str, STRUCTURE_SCALES))}")
    return int(text)


def steps(text: str) -> int:
    """Steps of refining."""
    if not text.isdecimal() or int(text) > MOST_REFINE_STEPS:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 0 to {MOST_REFINE_STEPS}")
    return int(text)


def count(text: str) -> int:
    """A number from 1 up."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 up")
    return int(text)
