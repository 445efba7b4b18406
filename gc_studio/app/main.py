"""Entry point: `gc-studio [FILE]`."""

import argparse
import logging
import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from gc_studio.app.engine import Engine, one_line
from gc_studio.app.theme import apply_theme
from gc_studio.app.window import MainWindow


def _report_to(window: MainWindow) -> None:
    """Let errors that nobody foresaw appear in the message bar too; the document stays open."""

    def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        logging.getLogger(__name__).error("unexpected error", exc_info=(kind, error, trace))
        window.messages.show_error(f"Unexpected error, the picture is still open: {one_line(error)}")

    sys.excepthook = report


def main(argv: list[str] | None = None) -> int:
    """Show the window and run until it is closed; returns the exit status."""
    parser = argparse.ArgumentParser(prog="gc-studio", description="Edit pictures in the compressed domain.")
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="a photo or a .gcx file")
    arguments = parser.parse_args(argv)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("GC Studio")
    app.setDesktopFileName("gc-studio")
    apply_theme(app)
    window = MainWindow(Engine())
    _report_to(window)
    window.show()
    # After the first events: the window is on screen before the loader competes for the processor.
    QTimer.singleShot(0, window, lambda: window.start(arguments.file))
    return int(app.exec())


if __name__ == "__main__":
    sys.exit(main())
