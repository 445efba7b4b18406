"""Entry point: `gc-studio [FILE|LINK ...]`.

Qt is imported when it is sure to find what it needs: see `platform_check`.
"""

import argparse
import os
import sys
from pathlib import Path
from typing import NoReturn

from gc_studio import __version__
from gc_studio.analysis.links import is_given_link
from gc_studio.app.platform_check import PlatformError, check_platform

EXIT_FAILED, EXIT_USAGE = 1, 2


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(EXIT_USAGE, f"{self.prog}: {message} (see {self.prog} --help)\n")


def main(argv: list[str] | None = None) -> int:
    """Show the window and run until it is closed; returns the exit status."""
    parser = _Parser(prog="gc-studio", description="Edit pictures in the compressed domain.")
    parser.add_argument("--version", action="version", version=f"gc-studio {__version__}")
    parser.add_argument(
        "files", nargs="*", metavar="FILE|LINK", help="photos, .gcx files, projects, or links with a picture behind #"
    )
    parser.add_argument("--check", action="store_true", help="show FILE, say when its picture is there, and end")
    arguments = parser.parse_args(argv)
    if arguments.check and len(arguments.files) != 1:
        parser.error("--check takes one FILE")
    files: list[Path | str] = [text if is_given_link(text) else Path(text) for text in arguments.files]
    for file in files:
        try:
            if isinstance(file, Path):
                file.stat()
        except OSError as error:
            parser.exit(EXIT_USAGE, f"gc-studio: {file}: {error.strerror}\n")
    try:
        check_platform(os.environ)
    except PlatformError as error:
        parser.exit(EXIT_FAILED, f"gc-studio: {error}\n")
    from gc_studio.app.window.running import run

    return run(files, arguments.check)


if __name__ == "__main__":
    sys.exit(main())
