"""`gc-studio --check FILE`: whether the window works as it is installed here.

Flows in: a window that was told to open a file. Flows out: one line on standard output or error, and the exit status.
"""

import sys

from PySide6.QtCore import QObject, QTimer, Slot

from gc_studio.app.window.main_window import MainWindow


class Check(QObject):
    """Closes the window when the exact picture of its file is on show, or something went wrong."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._is_over = window, False
        self.status = 1
        """The exit status: 0 if the picture came."""
        window.flow.settled.connect(self._look)
        for failed in (window.engine.model_failed, window.files.error, window.flow.failed):
            failed.connect(self._fail)

    @Slot()
    def _look(self) -> None:
        document = self._window.session.document
        if document is not None and self._window.flow.picture is not None:
            self.status = 0
            model = self._window.status.model.text()
            self._end(f"gc-studio: ready, {document.width}x{document.height} painted by {model}")

    @Slot(str)
    def _fail(self, why: str) -> None:
        self._end(f"gc-studio: {why}")

    def _end(self, line: str) -> None:
        if self._is_over:
            return
        self._is_over = True
        print(line, file=sys.stderr if self.status else sys.stdout, flush=True)
        # Once whoever sent the signal is done.
        QTimer.singleShot(0, self._window.close)
