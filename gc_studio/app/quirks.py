"""A way around a defect of one Qt binding release; to be deleted once that release is out of use."""

import ctypes
import sys

import PySide6


def keep_true_alive() -> None:
    """Give True references to lose.

    In PySide6 6.12.0 (not in 6.11.3) every `Signal.emit` drops a reference to True that it does not own. From Python
    3.12 on True is immortal; before, the interpreter aborts ("deallocating True or False") after a few thousand
    signals, which is a few minutes of drawing.
    """
    if sys.version_info < (3, 12) and PySide6.__version__ == "6.12.0":
        # The reference count is the first field of an object in CPython; nothing in Python itself can raise it so far.
        ctypes.c_ssize_t.from_address(id(True)).value += 2**40
