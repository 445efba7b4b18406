"""What the allocator of glibc is told, so that the program holds little more memory than it uses.

Other systems have allocators of their own, and nothing is done there.
"""

import ctypes
import sys
from typing import Any

_M_ARENA_MAX = -8
"""Parameter of `mallopt`, from malloc.h."""

_ARENAS = 2


def _of_glibc(name: str) -> Any:
    return getattr(ctypes.CDLL(None), name, None) if sys.platform == "linux" else None


def share_arenas() -> None:
    """Let threads share pools of memory; to be called before there are any.

    Each thread would have one of its own, and what the loader, the renderer and the compiler of programs freed there
    would serve no other: 170 MB of the window's 830 as long as plain torch paints (docs/performance.md).
    """
    mallopt = _of_glibc("mallopt")
    if mallopt is not None:
        mallopt(_M_ARENA_MAX, _ARENAS)


def give_back_freed_memory() -> None:
    """Give the system what a long job used for a moment: the allocator would keep it, 50 MB and more."""
    trim = _of_glibc("malloc_trim")
    if trim is not None:
        trim(0)
