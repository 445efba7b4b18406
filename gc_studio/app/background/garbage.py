"""Reference cycles are collected by the thread of the window alone.

Python collects them on whichever thread happens to allocate. When that is a worker, objects of Qt die there, beneath a
lock that the window may be waiting for while it holds Python's: everything stands still (seen).
"""

import gc

from PySide6.QtCore import QObject, QTimer

_INTERVAL_MS = 1000


class GarbageCollector(QObject):
    """Takes the place of Python's automatic collection, by its own thresholds."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Switch the automatic collection off; what is due is collected every second, on this thread."""
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self)
        timer.timeout.connect(self.collect)
        timer.start(_INTERVAL_MS)

    def collect(self) -> None:
        """Collect the oldest generation that is due."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        due = [generation for generation in range(3) if counts[generation] > thresholds[generation]]
        if due:
            gc.collect(max(due))
