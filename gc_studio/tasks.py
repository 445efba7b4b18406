"""Long work, and whether anybody still waits for it: between two of its steps it asks, and ends if nobody does.

Flows in: tasks, which whoever waits for the work may call off. Flows out: `CalledOffError`, on the thread of the work.
"""

import threading
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

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """What this thread does meanwhile is part of the task; raise CalledOffError if nobody waits for it any more."""
        token = _of_thread.set(self)
        try:
            next_step()
            yield
        finally:
            _of_thread.reset(token)


_of_thread: ContextVar[Task | None] = ContextVar("task", default=None)


def is_called_off() -> bool:
    """Whether nobody waits any more for what this thread does; False where nobody can call it off."""
    task = _of_thread.get()
    return task is not None and task.is_called_off


def next_step() -> None:
    """Called between two steps of long work; raise CalledOffError if nobody waits for it any more."""
    if is_called_off():
        raise CalledOffError
