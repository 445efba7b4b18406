"""The gcx command, without Qt: files in, files out. Each command is a module and a row in `program.COMMANDS`."""

from gc_studio.cli.program import main

__all__ = ["main"]
