"""Whether built programs work: far from the tree, with a home of their own and nothing of this Python.

    python packaging/installers/smoke.py FOLDER [--screenshot FILE.png]

FOLDER holds gcx and gc-studio, as the folder of `build.py` does, or /usr/bin after a package was installed. Both are to
encode and paint a sample photo as this tree does, read all golden files, say what needs torch, and show the window off
screen and, where Xvfb and xdotool are, on a screen of X11. Ends with 1 and one line at the first thing that is wrong.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from screen import Screen, TourError, wait

TREE = Path(__file__).resolve().parents[2]
GOLDENS = TREE / "tests" / "bitstream" / "goldens"
PHOTO = TREE / "resources" / "samples" / "jacket.webp"

SECONDS = 120
"""More than any step takes on a small and busy machine."""

MOST_OFF = 1
"""Levels that pictures of one machine may differ by."""


class SmokeError(Exception):
    """Something that does not work; the message is one line."""


class Installed:
    """Programs in a folder, run as a new user runs them."""

    def __init__(self, programs: Path, home: Path) -> None:
        self._programs, self.home = programs, home
        # Nothing that leads to the tree or to this Python.
        self._environment = {"HOME": str(home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}

    def run(self, program: str, *arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run one of them to its end."""
        return subprocess.run(
            [self._programs / program, *map(str, arguments)],
            env=self._environment | environment,
            cwd=self.home,
            capture_output=True,
            text=True,
            check=False,
            timeout=SECONDS,
        )

    def must(self, program: str, *arguments: object, **environment: str) -> str:
        """The same; returns what it said, raises SmokeError if it failed."""
        ran = self.run(program, *arguments, **environment)
        if ran.returncode:
            raise SmokeError(f"{program} {' '.join(map(str, arguments))} ended with {ran.returncode}: {ran.stderr}")
        return ran.stdout

    def start(self, log: Path, program: str, *arguments: object, **environment: str) -> subprocess.Popen[bytes]:
        """Start one of them; what it says goes to a file."""
        command = [self._programs / program, *map(str, arguments)]
        with log.open("wb") as out:
            return subprocess.Popen(command, env=self._environment | environment, cwd=self.home, stdout=out, stderr=out)


def _by_the_tree(*arguments: object) -> None:
    command = [sys.executable, "-m", "gc_studio.cli", *map(str, arguments)]
    subprocess.run(command, check=True, cwd=TREE, timeout=SECONDS)


def _pixels(path: Path) -> NDArray[np.int16]:
    return np.asarray(Image.open(path).convert("RGB"), np.int16)


def check_command(installed: Installed) -> None:
    """The command reads, paints and encodes as the tree's."""
    home = installed.home
    for golden in sorted(GOLDENS.glob("*.gcx")):
        installed.must("gcx", "verify", golden)
    _by_the_tree("encode", PHOTO, home / "tree.gcx")
    _by_the_tree("decode", home / "tree.gcx", home / "tree.png")
    installed.must("gcx", "decode", "tree.gcx", "painted.png")
    off = int(np.abs(_pixels(home / "tree.png") - _pixels(home / "painted.png")).max())
    if off > MOST_OFF:
        raise SmokeError(f"gcx decode is {off} levels off what the tree paints")
    installed.must("gcx", "encode", PHOTO, "own.gcx")
    if (home / "own.gcx").read_bytes() != (home / "tree.gcx").read_bytes():
        raise SmokeError("gcx encode writes other bytes than the tree")
    facts = json.loads(installed.must("gcx", "info", "own.gcx", "--json"))
    installed.must("gcx", "encode", "--model", "street", PHOTO, "street.gcx")
    installed.must("gcx", "encode", "--jobs", 2, PHOTO, PHOTO.with_name("dress.webp"), "several/")
    installed.must("gcx", "encode", "--keep", "faces,letters,subject", PHOTO, "kept.gcx")
    installed.must("gcx", "thumbnail", "own.gcx", "thumbnail.png")
    refused = installed.run("gcx", "encode", "--refine", 3, PHOTO, "refined.gcx")
    if refused.returncode != 1 or "needs torch" not in refused.stderr or refused.stderr.count("\n") != 1:
        raise SmokeError(f"gcx encode --refine does not say that it needs torch, but: {refused.stderr}")
    print(f"gcx: {facts['bytes']} B for the sample, the same as the tree; pictures {off} levels off at most")


def check_window(installed: Installed, screenshot: Path | None) -> None:
    """The window shows a picture, off screen and on a screen of X11."""
    print(installed.must("gc-studio", "--check", "tree.gcx", QT_QPA_PLATFORM="offscreen").strip())
    if shutil.which("Xvfb") is None or shutil.which("xdotool") is None:
        print("no Xvfb or no xdotool: the window was not shown on a screen")
        return
    screen = Screen((1280, 800), installed.home)
    try:
        on_screen = {"DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb"}
        print(installed.must("gc-studio", "--check", "tree.gcx", **on_screen).strip())
        _work(installed, screen, screenshot, on_screen)
    finally:
        screen.close()


def _work(installed: Installed, screen: Screen, screenshot: Path | None, environment: dict[str, str]) -> None:
    """Show a picture until all parts of the window are there, which are to say nothing."""
    log = installed.home / "log.txt"
    window = installed.start(log, "gc-studio", "tree.gcx", **environment)
    try:
        wait("a window with the picture's name", lambda: screen.windows("tree.gcx"), SECONDS)
        screen.place(screen.windows("tree.gcx")[-1])
        wait("many colours", lambda: screen.grab().getcolors(20_000) is None, SECONDS)
        # The curve of bytes comes after the picture, and the textures after that.
        time.sleep(8)
        if screenshot is not None:
            screen.grab().save(screenshot)
    finally:
        window.terminate()
        window.wait()
    if told := log.read_text().strip():
        raise SmokeError(f"gc-studio says: {told[-300:]}")


def main() -> int:
    """Try all; returns the exit status."""
    parser = argparse.ArgumentParser(description="Whether built programs work.")
    parser.add_argument("folder", type=Path, help="holds gcx and gc-studio")
    parser.add_argument("--screenshot", type=Path, help="of the window on a screen of X11")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="gc-studio-") as home:
        installed = Installed(arguments.folder.resolve(), Path(home))
        try:
            check_command(installed)
            check_window(installed, arguments.screenshot)
        except (SmokeError, TourError, OSError, subprocess.SubprocessError) as error:
            print(f"smoke.py: {' '.join(str(error).split())}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    os.umask(0o022)
    sys.exit(main())
