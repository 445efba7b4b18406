"""A way around a defect of Qt's binding; to be deleted with the support for Python 3.11."""

import ctypes
import sys


def make_constants_immortal() -> None:
    """Give None, True and False more references than can ever be lost, as Python itself does from 3.12 on.

    PySide6 6.12.0 is offered for Python 3.10 and later, but returns these constants without taking a reference to
    them: every Qt call that returns nothing loses one of None's, every `Signal.emit` one of True's. (6.11.3 does not.)
    Before 3.12 that ends in "none_dealloc: deallocating None" and an abort, after a minute or two of drawing.
    """
    if sys.version_info < (3, 12):
        for constant in (None, True, False, NotImplemented):
            # The reference count is the first field of every object in CPython.
            ctypes.c_ssize_t.from_address(id(constant)).value += 2**40
