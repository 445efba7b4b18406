"""A lock that is handed on in the order in which it was asked for.

A thread that paints one small picture after the other takes a `threading.Lock` again before who waits for it wakes up,
and what is on screen would wait until all of them are there.
"""

import threading
from collections import deque


class Turns:
    """To be held by `with`, by one thread at a time; not to be taken twice by the same one."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._is_held = False
        self._queue: deque[threading.Lock] = deque()

    @property
    def waiting(self) -> int:
        """How many threads wait for their turn."""
        return len(self._queue)

    def __enter__(self) -> None:
        with self._guard:
            if not self._is_held:
                self._is_held = True
                return
            turn = threading.Lock()
            turn.acquire()
            self._queue.append(turn)
        turn.acquire()

    def __exit__(self, *_: object) -> None:
        with self._guard:
            if self._queue:
                self._queue.popleft().release()
            else:
                self._is_held = False
