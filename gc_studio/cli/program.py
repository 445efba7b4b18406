"""The command line -> a command that is run, its errors in one line, and an exit status."""

import io
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress

from gc_studio import __version__
from gc_studio.cli import bench, decode, encode, info, link, models, morph, sample, study, thumbnail, verify
from gc_studio.cli.command import Command, Parser
from gc_studio.cli.errors import EXIT_FAILED, failed, one_line
from gc_studio.cli.signals import die_by
from gc_studio.decode.memory import share_arenas

COMMANDS: tuple[Command, ...] = (
    encode.COMMAND,
    decode.COMMAND,
    info.COMMAND,
    verify.COMMAND,
    link.COMMAND,
    models.COMMAND,
    thumbnail.COMMAND,
    morph.COMMAND,
    sample.COMMAND,
    bench.COMMAND,
    study.COMMAND,
)
"""All there are, in the order of `gcx --help`."""


def _build_parser() -> Parser:
    parser = Parser(prog="gcx", description="Encode and decode pictures in the compressed domain (.gcx files).")
    parser.add_argument("--version", action="version", version=f"gcx {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, parser_class=Parser)
    for command in COMMANDS:
        added = commands.add_parser(command.name, help=command.help, epilog=command.epilog)
        command.add_arguments(added)
        added.set_defaults(run=command.run)
    return parser


def run(argv: Sequence[str] | None) -> int:
    """Run a command; returns the exit status."""
    for stream in (sys.stdout, sys.stderr):
        # Names and notes may hold what the terminal, or UTF-8, has no characters for.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        return _status(argv)
    except BrokenPipeError:
        # Whoever read the output has enough of it.
        _drop_output()
        if hasattr(signal, "SIGPIPE"):
            die_by(signal.SIGPIPE)
        return EXIT_FAILED
    except Exception as error:  # Whatever happens, the user gets one line and scripts get a status.
        _drop_output()
        return failed(one_line(error))


def _status(argv: Sequence[str] | None) -> int:
    try:
        arguments = _build_parser().parse_args(argv)
        share_arenas()
        status: int = arguments.run(arguments)
        return status
    finally:
        if sys.stdout is not None:
            sys.stdout.flush()


def _drop_output() -> None:
    """Let what could not be written go, lest Python tries once more at its end."""
    with suppress(OSError, ValueError, AttributeError):
        try:
            sys.stdout.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
