"""The command line -> a command that is run, its errors in one line, and an exit status."""

import io
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress

from gc_studio import __version__
from gc_studio.cli.command import Command, Parser
from gc_studio.cli.errors import EXIT_FAILED, failed, one_line
from gc_studio.cli.signals import die_by
from gc_studio.decode.memory import share_arenas

COMMANDS = (
    *("encode", "decode", "info", "verify", "link", "models"),
    *("thumbnail", "morph", "sample", "bench", "study"),
)
"""All there are, in the order of `gcx --help`."""


def _command(name: str) -> Command:
    """A command, imported when it is asked for: to import all of them takes longer than a small one takes to run."""
    match name:
        case "encode":
            from gc_studio.cli.encode import COMMAND
        case "decode":
            from gc_studio.cli.decode import COMMAND
        case "info":
            from gc_studio.cli.info import COMMAND
        case "verify":
            from gc_studio.cli.verify import COMMAND
        case "link":
            from gc_studio.cli.link import COMMAND
        case "models":
            from gc_studio.cli.models import COMMAND
        case "thumbnail":
            from gc_studio.cli.thumbnail import COMMAND
        case "morph":
            from gc_studio.cli.morph import COMMAND
        case "sample":
            from gc_studio.cli.sample import COMMAND
        case "bench":
            from gc_studio.cli.bench import COMMAND
        case _:
            from gc_studio.cli.study import COMMAND
    return COMMAND


def _build_parser(asked: Sequence[str]) -> Parser:
    """Knows the command that is asked for, or all of them where none is."""
    parser = Parser(prog="gcx", description="Encode and decode pictures in the compressed domain (.gcx files).")
    parser.add_argument("--version", action="version", version=f"gcx {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, parser_class=Parser)
    for command in map(_command, asked[:1] if asked and asked[0] in COMMANDS else COMMANDS):
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
        asked = sys.argv[1:] if argv is None else argv
        arguments = _build_parser(asked).parse_args(asked)
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
