"""The gcx command, without Qt: files in, files out. Each command is a module and a row in `program.py`."""

from collections.abc import Sequence

from gc_studio.cli.signals import dying_as_asked


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit status. A signal ends the process as that signal does."""
    with dying_as_asked():
        # What takes a while is already under watch.
        from gc_studio.cli.program import run

        return run(argv)


__all__ = ["main"]
