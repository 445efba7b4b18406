"""`gcx verify`: whether every byte of a file is accounted for."""

import argparse
from pathlib import Path

from gc_studio.bitstream import write
from gc_studio.cli.command import Command
from gc_studio.cli.errors import UserError
from gc_studio.cli.files import is_project, read_document


def _add_arguments(verify: argparse.ArgumentParser) -> None:
    verify.add_argument("file", type=Path, metavar="IN.gcx")


def _run(arguments: argparse.Namespace) -> int:
    if is_project(arguments.file):
        raise UserError(f"{arguments.file.name}: a project; export a .gcx from it to verify that")
    document = read_document(arguments.file)
    if write(document) != arguments.file.read_bytes():
        raise UserError(f"{arguments.file.name}: readable, but not as this program writes it")
    return 0


COMMAND = Command("verify", "check that every byte of a .gcx file is accounted for", _add_arguments, _run)
