"""What becomes of errors that nobody foresaw: a report to read and copy, while the document stays open and usable.

Flows in: exceptions from `sys.excepthook` and `threading.excepthook`. Flows out: one window with all of them.
"""

import importlib.metadata
import logging
import platform
import sys
import threading
import traceback as tracebacks
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QSize, Qt, Signal, Slot, qVersion
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

import gc_studio
from gc_studio.app.look import theme
from gc_studio.app.look.controls import button_row
from gc_studio.words import tr

log = logging.getLogger(__name__)

_MOST_KINDS = 20
"""Different errors that are written out; what comes after them is only counted."""
_LONGEST = 20_000
"""Characters of one traceback; endless recursion makes them longer than anybody reads."""

Error = tuple[type[BaseException], BaseException, TracebackType | None]


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return "not installed"


def _without_home(text: str) -> str:
    """A text with ~ in the place of the home folder: the report may be sent to strangers."""
    for home in sorted({str(Path.home()), str(Path.home().resolve())}, key=len, reverse=True):
        if len(home) > 1:
            text = text.replace(home, "~")
    return text


def _facts(context: dict[str, str]) -> str:
    facts = {
        "GC Studio": gc_studio.__version__,
        "Python": platform.python_version(),
        "PySide6": f"{_version('PySide6-Essentials')} (Qt {qVersion()}, {QGuiApplication.platformName()})",
        "torch": _version("torch"),
        "System": platform.platform(),
        **context,
    }
    return "\n".join(f"{name}: {value}" for name, value in facts.items())


def _formatted(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    text = "".join(tracebacks.format_exception(kind, error, trace)).strip()
    half = _LONGEST // 2
    return text if len(text) <= _LONGEST else f"{text[:half]}\n[…]\n{text[-half:]}"


class ErrorReport(QDialog):
    """Says that something unexpected happened, what it was, and that the work is still there."""

    def __init__(
        self,
        parent: QWidget | None,
        kind: type[BaseException],
        error: BaseException,
        traceback: TracebackType | None,
        context: dict[str, str] | None = None,
    ) -> None:
        """context: more lines for the report, as the model in use."""
        super().__init__(parent)
        self._facts = _facts(context or {})
        self._counts: dict[str, int] = {}
        self._not_written = 0
        self.setWindowTitle(tr("Unexpected error"))
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        mark = QLabel()
        mark.setPixmap(theme.icon("warning", "error").pixmap(QSize(32, 32), self.devicePixelRatio()))
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(tr("Report"))
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.copy_button, self.close_button = QPushButton(tr("Copy")), QPushButton(tr("Close"))
        self.copy_button.setToolTip(tr("Copy the report, to send it to whoever can mend it"))
        self.copy_button.setAutoDefault(False)
        self.close_button.setDefault(True)
        self.copy_button.clicked.connect(self._copy)
        self.close_button.clicked.connect(self.close)
        self._lay_out(mark)
        self.close_button.setFocus()
        self.add(kind, error, traceback)

    def _lay_out(self, mark: QLabel) -> None:
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.summary, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addWidget(self.text, 1)
        layout.addLayout(button_row(self.copy_button, self.close_button))
        self.setMinimumSize(420, 260)
        self.resize(640, 400)

    def add(self, kind: type[BaseException], error: BaseException, traceback: TracebackType | None) -> None:
        """One more error; one that has been written out already is only counted."""
        text = _without_home(_formatted(kind, error, traceback))
        if text in self._counts or len(self._counts) < _MOST_KINDS:
            self._counts[text] = self._counts.get(text, 0) + 1
        else:
            self._not_written += 1
        self.copy_button.setText(tr("Copy"))
        self._show()

    @property
    def count(self) -> int:
        """Errors so far."""
        return sum(self._counts.values()) + self._not_written

    def _show(self) -> None:
        many = tr(" ({count:,} times so far)", count=self.count) if self.count > 1 else ""
        self.summary.setText(
            tr(
                "Something unexpected happened{many}, but your work is kept: you can go on, or save it and start "
                "again.",
                many=many,
            )
        )
        parts = [f"[{times:,} times]\n{text}" if times > 1 else text for text, times in self._counts.items()]
        if self._not_written:
            parts.append(f"[and {self._not_written:,} others]")
        self.text.setPlainText("\n\n".join([_without_home(self._facts), *parts]))

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.copy_button.setText(tr("Copied"))


class _Catcher(QObject):
    """Takes errors from any thread to the report, in the thread of the window."""

    caught = Signal(object)
    """Error."""

    def __init__(self, window: QWidget, context: Callable[[], dict[str, str]]) -> None:
        super().__init__(window)
        self._window, self._context = window, context
        self._report: ErrorReport | None = None
        # Queued also in the thread of the window: an error may come out of the middle of a paint event.
        self.caught.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def hand_over(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """To be called in any thread; never raises."""
        try:
            log.error("unexpected error", exc_info=(kind, error, trace))
            self.caught.emit((kind, error, trace))
        except Exception:
            # The window may be gone; nothing is left but to say it where a terminal may be.
            sys.__excepthook__(kind, error, trace)

    @Slot(object)
    def _show(self, caught: Error) -> None:
        try:
            if self._report is None:
                self._report = ErrorReport(self._window, *caught, self._context())
                self._report.finished.connect(self._forget)
                self._report.show()
            else:
                self._report.add(*caught)
        except Exception:
            # An error about an error would go round and round.
            tracebacks.print_exc()

    @Slot()
    def _forget(self) -> None:
        self._report = None


def install(window: QWidget, context: Callable[[], dict[str, str]]) -> Callable[[], None]:
    """Have unforeseen errors of all threads reported over a window.

    Args:
        window: stays open; the report is its child.
        context: more lines for the report, asked for when there is something to report.

    Returns:
        What takes the report away again and restores the hooks that were there before.
    """
    catcher = _Catcher(window, context)
    before, before_in_threads = sys.excepthook, threading.excepthook

    def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, Exception):
            catcher.hand_over(kind, error, trace)
        else:
            # Ctrl+C in a terminal, and exits.
            before(kind, error, trace)

    def report_of_thread(arguments: threading.ExceptHookArgs) -> None:
        error = arguments.exc_value
        if error is not None and issubclass(arguments.exc_type, Exception):
            catcher.hand_over(arguments.exc_type, error, arguments.exc_traceback)
        else:
            before_in_threads(arguments)

    def restore() -> None:
        sys.excepthook, threading.excepthook = before, before_in_threads

    sys.excepthook, threading.excepthook = report, report_of_thread
    return restore
