"""Reference cycles are collected by the thread of the window alone.

Python collects them on whichever thread happens to allocate. When that is a worker, objects of Qt die there, beneath a
lock that the window may be waiting for while it holds Python's: everything stands still (seen).
"""

import gc
import sys

from PySide6.QtCore import QObject, QTimer

_INTERVAL_MS = 1000

MANY = 100
"""Modules that have come since, after which all that is there is left alone for good: most of it is theirs, and they
stay. To look at all of torch takes 0.3 to 0.7 s (two cores with AVX2, probe), for which the window stands still."""


class GarbageCollector(QObject):
    """Takes the place of Python's automatic collection, by its own thresholds."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Switch the automatic collection off; what is due is collected every second, on this thread."""
        super().__init__(parent)
        gc.disable()
        self._modules = 0
        timer = QTimer(self)
        timer.timeout.connect(self.collect)
        timer.start(_INTERVAL_MS)

    def collect(self) -> None:
        """Collect the oldest generation that is due, but for what came with modules."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        due = [generation for generation in range(3) if counts[generation] > thresholds[generation]]
        if 2 in due:
            self._collect_oldest()
        elif due:
            gc.collect(max(due))

    def _collect_oldest(self) -> None:
        if len(sys.modules) - self._modules < MANY:
            gc.collect()
            return
        gc.collect(1)
        gc.freeze()
        self._modules = len(sys.modules)
