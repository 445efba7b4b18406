"""What people must be able to rely on: files from anywhere cannot do harm, and nothing leaves the machine."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import sandbox

pytestmark = pytest.mark.skipif(not sandbox.IS_POSSIBLE, reason="system calls are filtered on Linux alone")

SANDBOX = Path(sandbox.__file__)
WORK = (
    "test_window.py::test_the_whole_loop",
    "test_drive_shell.py::test_every_command_with_a_document",
    "test_drive_export.py::test_many_photos_by_the_menu_with_one_that_is_damaged",
)
"""Every command of the window, and the dialogs around files."""


def sandboxed(*arguments):
    return subprocess.run([sys.executable, str(SANDBOX), *arguments], capture_output=True, text=True, check=False)


def status_after(filtered: str, asked: str) -> int:
    """Exit status of a program that asks for something under one of the filters."""
    script = f"import os, socket, sandbox; sandbox.{filtered}(); {asked}"
    return subprocess.run([sys.executable, "-c", script], cwd=SANDBOX.parent, check=False).returncode


@pytest.mark.parametrize(
    ("filtered", "asked", "is_ended"),
    [
        ("forbid_network", "socket.socket(socket.AF_INET)", True),
        ("forbid_network", "socket.socket(socket.AF_INET6)", True),
        ("forbid_network", "socket.socket(socket.AF_UNIX)", False),
        ("forbid_everything_outside", "os.open('/dev/null', 0)", True),
        ("forbid_everything_outside", "os.fork()", True),
        ("forbid_everything_outside", "os.getpid()", False),
    ],
)
def test_the_filters_end_what_asks_for_more(filtered, asked, is_ended):
    assert status_after(filtered, asked) == (-signal.SIGSYS if is_ended else 0)


def test_damaged_files_are_read_where_nothing_can_be_opened_and_little_memory_is_to_be_had():
    ran = sandboxed("reader", "400", "5")
    assert ran.returncode == 0, ran.stderr
    results = json.loads(ran.stdout)
    assert results["runs"] == 400
    assert {name: results[name] for name in ("crashes", "wrong", "slow")} == {"crashes": 0, "wrong": 0, "slow": 0}
    assert results["refused"] > 100


def test_the_window_asks_for_no_socket_to_another_machine():
    tests = [str(SANDBOX.parent / "app" / test) for test in WORK]
    ran = sandboxed("network", "-m", "pytest", "-q", "-p", "no:cacheprovider", "-m", "", *tests)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert f"{len(WORK)} passed" in ran.stdout
