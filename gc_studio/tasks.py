"""Long work, and whether anybody still waits for it: between two of its steps it asks, and ends if nobody does.

Flows in: tasks, which whoever waits for the work may call off. Flows out: `CalledOffError`, on the thread of the work.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar


class CalledOffError(Exception):
    """Nobody waits any more for the work that this thread does."""


class Task:
    """Some work that was asked for, until it is called off; any thread may do that."""

    def __init__(self) -> None:
        self._called_off = threading.Event()

    def call_off(self) -> None:
        """Let the work end at its next step."""
        self._called_off.set()

    @property
    def is_called_off(self) -> bool:
        """Whether nobody waits for it any more."""
        return self._called_off.is_set()

    def next_step(self) -> None:
        """Raise CalledOffError if nobody waits for it any more."""
        if self.is_called_off:
            raise CalledOffError

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """What this thread does meanwhile is part of the task; raise CalledOffError if nobody waits for it any more."""
        token = _of_thread.set(self)
        try:
            self.next_step()
            yield
        finally:
            _of_thread.reset(token)


class IdleTask(Task):
    """Work that nobody notices: each step waits until there is peace."""

    def __init__(self, rest: float) -> None:
        """rest: seconds that must be quiet before a step."""
        super().__init__()
        self._rest, self._quiet_at = rest, 0.0

    def disturb(self) -> None:
        """Something is done that people wait for; any thread may say so."""
        self._quiet_at = time.monotonic() + self._rest

    def next_step(self) -> None:
        """Wait for peace; raise CalledOffError if nobody waits for it any more."""
        while (left := self._quiet_at - time.monotonic()) > 0 and not self._called_off.wait(left):
            pass
        super().next_step()


_of_thread: ContextVar[Task | None] = ContextVar("task", default=None)


def is_called_off() -> bool:
    """Whether nobody waits any more for what this thread does; False where nobody can call it off."""
    task = _of_thread.get()
    return task is not None and task.is_called_off


def next_step() -> None:
    """Called between two steps of long work; raise CalledOffError if nobody waits for it any more."""
    task = _of_thread.get()
    if task is not None:
        task.next_step()
