"""Ctrl-C and signals that end a process -> everything tidied up, then the end that a shell expects.

A shell that runs gcx in a loop goes on after an exit status, whatever it is, and stops after a death by SIGINT.
"""

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

_WINDOWS_CONTROL_C = 0xC000013A
"""What a Windows program returns that ended by Ctrl-C."""


class _Stopped(BaseException):
    """A signal came that ends the process."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def _stop(number: int, _frame: FrameType | None) -> None:
    raise _Stopped(number)


@contextmanager
def dying_as_asked() -> Iterator[None]:
    """Signals become exceptions, so that no temporary file stays, and then end the process as they would have."""
    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {}
    if threading.current_thread() is threading.main_thread():
        # What is ignored, as under nohup, stays so.
        before = {
            number: signal.signal(number, _stop) for number in numbers if signal.getsignal(number) == signal.SIG_DFL
        }
    try:
        yield
    except KeyboardInterrupt:
        # Whoever presses it once more means it.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        with suppress(OSError):
            print("gcx: interrupted", file=sys.stderr)
        die_by(signal.SIGINT)
    except _Stopped as stopped:
        die_by(stopped.number)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def die_by(number: int) -> None:
    """End the process by a signal."""
    if os.name == "nt":
        os._exit(_WINDOWS_CONTROL_C)
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)
