"""A document and how it came about -> the `gcx` command line that makes the same file of its photo. No widgets.

What no command makes is named beside it: lines that a hand drew, textures that were swapped, cells that were kept.
"""

import os
import shlex
import subprocess
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from gc_studio.document import Document
from gc_studio.words import tr

PHOTO = Path("PHOTO.jpg")
"""Stands for a photo whose file is not known."""


@dataclass(frozen=True)
class CommandLine:
    """A command.

    Attributes:
        text: what one types.
        left_out: what it does not make of the document, each a few words; empty where it makes the very file.
    """

    text: str
    left_out: tuple[str, ...]


def command_line(
    document: Document, given: Document, photo: Path | None, name: str, fitted_to: int | None = None
) -> CommandLine:
    """The command that makes a document of its photo, or comes nearest to it.

    Args:
        document: the document.
        given: what the program makes of the photo at that size by itself.
        photo: where that is, None if that is not known.
        name: of the file that the command is to write, without a suffix.
        fitted_to: bytes, if the document is what fitting makes of `given`.
    """
    words = ["gcx", "encode", str(photo or PHOTO), f"{name}.gcx", "--size", str(min(document.size))]
    if document.codes.name != "studio":
        words += ["--model", document.codes.name]
    for note, text in asdict(document.notes).items():
        words += [f"--{note}", text] if text else []
    if fitted_to is not None:
        return CommandLine(_typed([*words, "--fit", str(fitted_to)]), _of_photo(photo))
    left_out = list(_of_photo(photo))
    if document.structure_scale != given.structure_scale or not np.array_equal(document.structure, given.structure):
        left_out.append(tr("lines that were changed"))
    of_texture = ("texture", "extra_textures", "regions")
    if any(not np.array_equal(getattr(document, each), getattr(given, each)) for each in of_texture):
        left_out.append(tr("textures that were changed"))
    levels = np.unique(document.levels)
    if len(levels) == 1 and levels[0]:
        words += ["--preserve", f"all:{levels[0]}"]
        left_out.append(tr("the lines and textures beside what is kept, which it chooses anew"))
    elif levels.any():
        left_out.append(tr("cells that are kept"))
    return CommandLine(_typed(words), tuple(left_out))


def _of_photo(photo: Path | None) -> tuple[str, ...]:
    return () if photo else (tr("where the photo is: put its name in the place of {photo}", photo=PHOTO),)


def _typed(words: list[str]) -> str:
    """Words as one types them to the shell of this system."""
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)
