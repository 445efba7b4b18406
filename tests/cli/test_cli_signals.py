"""Calls that are cut short end as shells expect, and leave nothing behind."""

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

# Encoding that never ends, in a file system operation: a temporary file is there when the signal comes.
_STUCK = textwrap.dedent(
    """
    import os, sys
    from gc_studio.cli import main
    from gc_studio.cli import program

    def stuck(descriptor):
        print("stuck", flush=True)
        while True:
            os.read(0, 1)

    os.fsync = stuck
    sys.exit(main(sys.argv[1:]))
    """
)


def _stuck(photo, out, **options):
    process = subprocess.Popen(
        [sys.executable, "-c", _STUCK, "encode", str(photo), str(out), "--size", "32"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **options,
    )
    assert process.stdout.readline() == b"stuck\n"
    return process


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_the_process_as_that_signal_and_leaves_no_file(jacket_path, tmp_path, number):
    process = _stuck(jacket_path, tmp_path / "a.gcx")
    assert list(tmp_path.iterdir())
    process.send_signal(number)
    _, errors = process.communicate()
    assert process.returncode == -number
    assert errors == (b"gcx: interrupted\n" if number == signal.SIGINT else b"")
    assert not list(tmp_path.iterdir())


def test_a_loop_of_a_shell_ends_with_the_call(jacket_path, tmp_path):
    (tmp_path / "stuck.py").write_text(_STUCK)
    call = f"{sys.executable} {tmp_path}/stuck.py encode {jacket_path} {tmp_path}/a.gcx --size 32"
    loop = f"for number in 1 2 3; do echo round; {call}; done; echo after"
    shell = subprocess.Popen(
        ["bash", "-c", loop],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert [shell.stdout.readline() for _ in range(2)] == [b"round\n", b"stuck\n"]
    # As a terminal does: to all that run in front.
    os.killpg(shell.pid, signal.SIGINT)
    output, _ = shell.communicate()
    assert output == b""
    assert shell.returncode == -signal.SIGINT


def test_what_nohup_ignores_stays_ignored(jacket_path, tmp_path):
    process = _stuck(jacket_path, tmp_path / "a.gcx", preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
    process.send_signal(signal.SIGHUP)
    process.send_signal(signal.SIGTERM)
    process.communicate()
    assert process.returncode == -signal.SIGTERM


@pytest.mark.parametrize("command", [["info", "{file}"], ["models"], ["decode", "{file}", "-"]])
def test_a_reader_who_has_enough_is_no_error(encoded, command):
    reading, writing = os.pipe()
    os.close(reading)
    arguments = [part.format(file=encoded) for part in command]
    found = subprocess.run(
        [sys.executable, "-m", "gc_studio.cli", *arguments], stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert found.stderr == b""
    assert found.returncode == -signal.SIGPIPE


@pytest.mark.parametrize("command", [["info", "{file}"], ["decode", "{file}", "-"]])
def test_a_full_disk_is_told_once(encoded, command):
    arguments = [part.format(file=encoded) for part in command]
    with Path("/dev/full").open("wb") as full:
        found = subprocess.run(
            [sys.executable, "-m", "gc_studio.cli", *arguments], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert found.returncode == 1
    assert found.stderr == b"gcx: No space left on device\n"


def test_closed_streams_are_told(encoded):
    call = f"exec {sys.executable} -m gc_studio.cli"
    found = subprocess.run(["bash", "-c", f"{call} decode {encoded} - >&-"], capture_output=True, check=False)
    assert (found.returncode, found.stderr) == (1, b"gcx: standard output is closed; name a file\n")
    found = subprocess.run(["bash", "-c", f"{call} info - <&-"], capture_output=True, check=False)
    assert (found.returncode, found.stderr) == (1, b"gcx: standard input is closed; name a file\n")
    assert (
        subprocess.run(["bash", "-c", f"{call} info {encoded} >&-"], capture_output=True, check=False).returncode == 0
    )
