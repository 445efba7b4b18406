"""`gcx verify`: whether every byte of a file is accounted for."""

import argparse

from gc_studio.bitstream import write
from gc_studio.cli.command import Command
from gc_studio.cli.errors import UserError
from gc_studio.cli.inputs import only_source, read_document


def _add_arguments(verify: argparse.ArgumentParser) -> None:
    verify.add_argument("file", metavar="IN.gcx", help="- is standard input")


def _run(arguments: argparse.Namespace) -> int:
    source = only_source(arguments.file)
    if source.is_project():
        raise UserError(f"{source.name}: a project; export a .gcx from it to verify that")
    document = read_document(source)
    if write(document) != source.gcx():
        raise UserError(f"{source.name}: readable, but not as this program writes it")
    return 0


COMMAND = Command("verify", "check that every byte of a .gcx file is accounted for", _add_arguments, _run)
