"""Work on threads: what is being done by name, how it is called off, and results on the GUI thread.

Flows in: functions. Flows out: calls of others with what they gave, on the GUI thread, and a line that says what people
may wait for.
"""

import itertools
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot

from gc_studio.decode.memory import give_back_freed_memory
from gc_studio.tasks import Task
from gc_studio.words import tr

log = logging.getLogger(__name__)

_THREADS = 3

_Result = TypeVar("_Result")


@dataclass(frozen=True)
class _Named:
    """Work that people wait for: what they are told of it, and the task that they can call off."""

    name: str
    task: Task


class Work(QObject):
    """Threads, and what they are at."""

    busy_changed = Signal(str)
    """What is being done that people may wait for; empty when nothing is."""
    _finished = Signal(object)
    """A function for the GUI thread."""

    def __init__(self) -> None:
        super().__init__()
        self._pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="engine")
        self._pools = [self._pool]
        """In the order in which they are ended: what others wait for comes first."""
        self._numbers = itertools.count()
        self._named: dict[int, _Named] = {}
        self._closed = False
        self._finished.connect(self._call)

    def run(
        self,
        work: Callable[[], _Result],
        done: Callable[[_Result], object],
        failed: Callable[[Exception], object],
        name: str = "",
        task: Task | None = None,
    ) -> None:
        """Do some work on a thread; then call one of the others, on the GUI thread.

        name: what people are told is being done, and can call off: see `call_off`.
        task: what the work is part of, where there is more of it than this.
        """
        number, task = next(self._numbers) if name else None, task or Task()
        if number is not None:
            self._named[number] = _Named(name, task)
            self._tell_busy()

        def job() -> None:
            try:
                with task.at_work():
                    result = work()
            except Exception as error:
                log.info("%s", error)
                # Bound now: Python forgets the name at the end of the block.
                self._emit(self._finished, partial(self._end, number, partial(failed, error)))
            else:
                self._emit(self._finished, partial(self._end, number, partial(done, result)))
            if name:
                # After the long ones only: it takes 5 to 30 ms.
                give_back_freed_memory()

        self._pool.submit(job)

    def _end(self, number: int | None, finish: Callable[[], object]) -> None:
        if number is None:
            finish()
        elif self._named.pop(number, None) is not None:
            self._tell_busy()
            finish()

    @property
    def is_busy(self) -> bool:
        """Whether people may be waiting for something."""
        return bool(self._named)

    def _tell_busy(self) -> None:
        *others, newest = ("", *(named.name for named in self._named.values()))
        more = len(others) - 1
        self.busy_changed.emit(tr("{work} (and %n more)", None, more, work=newest) if more > 0 else newest)

    def call_off(self) -> None:
        """End all named work at its next step, and drop its results."""
        for named in self._named.values():
            named.task.call_off()
        self._named.clear()
        self._tell_busy()

    def _emit(self, signal: SignalInstance, *values: object) -> None:
        # After `close` the receivers may be gone.
        if not self._closed:
            signal.emit(*values)

    @Slot(object)
    def _call(self, function: Callable[[], object]) -> None:
        # It may have been on its way when everything ended.
        if not self._closed:
            function()

    def close(self) -> None:
        """Finish what is running, long work at its next step, drop the rest, end all threads."""
        self._closed = True
        for named in self._named.values():
            named.task.call_off()
        for pool in self._pools:
            pool.shutdown(wait=True, cancel_futures=True)
