"""What the allocator of glibc is told."""

import ctypes
import subprocess
import sys

import pytest

ARENAS = """
import ctypes, sys, threading
from gc_studio.decode.memory import share_arenas

if sys.argv[1] == "shared":
    share_arenas()
libc = ctypes.CDLL(None)
begun, done = threading.Barrier(9), threading.Event()

def work():
    block = bytes(50_000)
    begun.wait()
    done.wait()

threads = [threading.Thread(target=work) for _ in range(8)]
for thread in threads:
    thread.start()
begun.wait()
libc.malloc_info(0, ctypes.c_void_p.in_dll(libc, "stdout"))
libc.fflush(None)
done.set()
"""


def arenas(kind: str) -> int:
    """Pools of memory in a process with eight threads that hold some."""
    run = subprocess.run([sys.executable, "-c", ARENAS, kind], capture_output=True, text=True, check=True)
    return run.stdout.count("<heap nr=")


@pytest.mark.skipif(
    sys.platform != "linux" or not hasattr(ctypes.CDLL(None), "malloc_info"), reason="another allocator than glibc's"
)
def test_threads_share_their_pools_of_memory():
    assert arenas("shared") <= 2 < arenas("apart")
