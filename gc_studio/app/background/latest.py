"""Work off the GUI thread of which only the newest piece counts; results come by signals."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from gc_studio.app.background.problems import one_line
from gc_studio.decode.scheduler import NewestOnly


class Latest(QObject):
    """Does one piece of work at a time; of those that were asked for meanwhile only the newest is done next."""

    done = Signal(object, object)
    """What was asked for, and its result."""
    failed = Signal(object, str)
    """What was asked for, and why it failed, one line."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._closed = False
        self._newest = NewestOnly[tuple[object, Callable[[], object]]](self._do, name, 0)

    def submit(self, key: object, work: Callable[[], object], at_once: bool = False) -> None:
        """Do this next; `key` comes back with the result.

        at_once: do it here and now, as it takes no longer than a hand notices.
        """
        if at_once:
            self._do((key, work))
        else:
            self._newest.submit((key, work), is_urgent=True)

    def close(self) -> None:
        """Deliver nothing any more; what runs is not waited for, but by the end of the program.

        A library that is at work on a thread of its own when Python ends takes the whole process down.
        """
        self._closed = True
        threading.Thread(target=self._newest.close, name="close").start()

    def _do(self, item: tuple[object, Callable[[], object]]) -> None:
        key, work = item
        try:
            result = work()
        except Exception as error:  # Shown to the user, whatever it is.
            if not self._closed:
                self.failed.emit(key, one_line(error))
        else:
            if not self._closed:
                self.done.emit(key, result)
