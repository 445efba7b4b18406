"""What a process may no longer ask of Linux: a filter of seccomp, which ends it with SIGSYS where it does.

    python tests/sandbox.py network -m pytest ...     # that program without sockets to other machines
    python tests/sandbox.py reader RUNS SEED          # damaged files, read where nothing can be opened

A filter holds for the process and all that it starts.
"""

import ctypes
import json
import platform
import resource
import runpy
import socket
import struct
import sys
from pathlib import Path

from gc_studio.bench.fuzz import fuzz

_ALLOW, _KILL = 0x7FFF0000, 0x80000000
_LOAD, _IF_EQUAL, _RETURN = 0x20, 0x15, 0x06
_NUMBER_AT, _FIRST_ARGUMENT_AT = 0, 16
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2

# Numbers of system calls: socket, and what opens files, starts programs or reaches other ones.
_CALLS = {
    "x86_64": {"socket": 41, "others": (2, 42, 56, 57, 58, 59, 82, 83, 85, 86, 87, 257, 263, 322, 425, 435, 437)},
    "aarch64": {"socket": 198, "others": (34, 35, 37, 38, 56, 203, 220, 221, 276, 281, 425, 435, 437)},
}

MEGABYTES = 64
"""More than it has, that the reader may take: files of the fuzzer hold 150x120 pixels at most."""

IS_POSSIBLE = sys.platform == "linux" and platform.machine() in _CALLS and struct.calcsize("P") == 8


class _Program(ctypes.Structure):
    _fields_ = (("count", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def _install(instructions: list[tuple[int, int, int, int]]) -> None:
    """Put a filter into force. instructions: code, jumps if true and if false, operand, of classic BPF."""
    program = b"".join(struct.pack("HBBI", *instruction) for instruction in instructions)
    libc = ctypes.CDLL(None, use_errno=True)
    for arguments in ((_NO_NEW_PRIVILEGES, 1, 0, 0, 0), (_SECCOMP, _FILTER, _Program(len(instructions), program))):
        called = [ctypes.byref(value) if isinstance(value, _Program) else ctypes.c_ulong(value) for value in arguments]
        if libc.prctl(*called) != 0:
            raise OSError(ctypes.get_errno(), "no filter of system calls can be had")


def forbid_network() -> None:
    """No socket to another machine from now on; those within this one, which windows need, go on."""
    _install(
        [
            (_LOAD, 0, 0, _NUMBER_AT),
            (_IF_EQUAL, 0, 4, _CALLS[platform.machine()]["socket"]),
            (_LOAD, 0, 0, _FIRST_ARGUMENT_AT),
            (_IF_EQUAL, 1, 0, socket.AF_INET),
            (_IF_EQUAL, 0, 1, socket.AF_INET6),
            (_RETURN, 0, 0, _KILL),
            (_RETURN, 0, 0, _ALLOW),
        ]
    )


def forbid_everything_outside() -> None:
    """No file, no program and no socket from now on; what is open stays so."""
    calls = _CALLS[platform.machine()]
    forbidden = (calls["socket"], *calls["others"])
    jumps = [(_IF_EQUAL, len(forbidden) - index, 0, number) for index, number in enumerate(forbidden)]
    _install([(_LOAD, 0, 0, _NUMBER_AT), *jumps, (_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _KILL)])


def _read_damaged_files(runs: int, seed: int) -> None:
    # Tables, and what is imported at the first of each kind of error.
    fuzz(200, seed)
    taken = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (taken + MEGABYTES * 2**20,) * 2)
    forbid_everything_outside()
    print(json.dumps(fuzz(runs, seed + 1)))


if __name__ == "__main__":
    if sys.argv[1] == "reader":
        _read_damaged_files(int(sys.argv[2]), int(sys.argv[3]))
    else:
        forbid_network()
        module, sys.argv = sys.argv[3], sys.argv[3:]
        runpy.run_module(module, run_name="__main__", alter_sys=True)
