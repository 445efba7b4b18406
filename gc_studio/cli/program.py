"""The command line -> a command that is run, its errors in one line, and an exit status."""

from collections.abc import Sequence

from gc_studio import __version__
from gc_studio.cli import bench, decode, encode, info, models, verify
from gc_studio.cli.command import Command, Parser
from gc_studio.cli.errors import failed, one_line
from gc_studio.decode.memory import share_arenas

COMMANDS: tuple[Command, ...] = (
    encode.COMMAND,
    decode.COMMAND,
    info.COMMAND,
    verify.COMMAND,
    models.COMMAND,
    bench.COMMAND,
)
"""All there are, in the order of `gcx --help`."""


def _build_parser() -> Parser:
    parser = Parser(prog="gcx", description="Encode and decode pictures in the compressed domain (.gcx files).")
    parser.add_argument("--version", action="version", version=f"gcx {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, parser_class=Parser)
    for command in COMMANDS:
        added = commands.add_parser(command.name, help=command.help)
        command.add_arguments(added)
        added.set_defaults(run=command.run)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit status."""
    arguments = _build_parser().parse_args(argv)
    share_arenas()
    try:
        status: int = arguments.run(arguments)
        return status
    except KeyboardInterrupt:
        return failed("interrupted")
    except Exception as error:  # Whatever happens, the user gets one line and scripts get a status.
        return failed(one_line(error))
