"""A screen that nobody sees, with a hand on its mouse and keys, and an eye on what it shows.

Flows in: places, keys, texts. Flows out: screenshots, and what differs between them. Needs `Xvfb` and `xdotool`.
"""

import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageGrab

Place = tuple[int, int]
Area = tuple[int, int, int, int]
"""Left, top, right, bottom."""


class TourError(Exception):
    """A step that did not do what it should; the message is one line."""


class Screen:
    """A screen that nobody sees, and the hand on its mouse and keys."""

    def __init__(self, size: tuple[int, int], folder: Path) -> None:
        self.size, self._folder, self._count = size, folder, 0
        reading, writing = os.pipe()
        self._server = subprocess.Popen(
            [
                "Xvfb",
                "-displayfd",
                str(writing),
                "-screen",
                "0",
                f"{size[0]}x{size[1]}x24",
                "-nolisten",
                "tcp",
                "-noreset",
            ],
            pass_fds=[writing],
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        if not number:
            raise TourError("Xvfb does not start")
        self.display = f":{number}"

    def close(self) -> None:
        """Switch it off."""
        self._server.terminate()
        self._server.wait()

    def grab(self) -> Image.Image:
        """What is on the screen."""
        return ImageGrab.grab(xdisplay=self.display).convert("RGB")

    def keep(self, name: str) -> None:
        """Save a screenshot under the number of the step and a name."""
        self._count += 1
        self.grab().save(self._folder / f"{self._count:02}-{name}.png")

    def _do(self, *words: object) -> str:
        result = subprocess.run(
            ["xdotool", *map(str, words)],
            env=os.environ | {"DISPLAY": self.display},
            capture_output=True,
            text=True,
            check=False,
        )
        return result.stdout

    def windows(self, title: str) -> list[str]:
        """Windows whose title a pattern finds."""
        return self._do("search", "--onlyvisible", "--name", title).split()

    def focus(self, window: str) -> None:
        """Give the keys to a window: there is no window manager to do that."""
        self._do("windowfocus", "--sync", window)

    def place(self, window: str) -> None:
        """Let a window fill the screen."""
        self._do("windowmove", window, 0, 0, "windowsize", window, *self.size)

    def key(self, *names: str) -> None:
        """Press keys, one after the other."""
        self._do("key", "--delay", 60, *names)

    def type(self, text: str) -> None:
        """Type a text."""
        self._do("type", "--delay", 15, text)

    def move(self, place: Place) -> None:
        """Move the mouse, and a little on so that it is seen to move."""
        self._do("mousemove", place[0] - 2, place[1] - 2, "sleep", 0.1, "mousemove", *place)

    def click(self, place: Place) -> None:
        """Click."""
        self.move(place)
        self._do("sleep", 0.1, "click", 1)

    def drag(self, places: list[Place]) -> None:
        """Press, move, release."""
        words: list[object] = ["mousemove", *places[0], "sleep", 0.1, "mousedown", 1]
        for place in places[1:]:
            words += ["mousemove", *place, "sleep", 0.012]
        self._do(*words, "sleep", 0.1, "mouseup", 1)


def wait(what: str, holds: Callable[[], object], seconds: float = 15.0) -> None:
    """Until something holds; TourError if it does not in time."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            raise TourError(f"{what}: not within {seconds:.0f} s")
        time.sleep(0.1)


def _differences(one: Image.Image, other: Image.Image, area: Area) -> NDArray[np.int16]:
    a, b = (np.asarray(image.crop(area), np.int16) for image in (one, other))
    return np.abs(a - b)


def difference(one: Image.Image, other: Image.Image, area: Area) -> float:
    """Mean difference of an area of two screenshots, in levels."""
    return float(_differences(one, other, area).mean())


def changed_share(one: Image.Image, other: Image.Image, area: Area) -> float:
    """Share of the pixels of an area that differ."""
    return float((_differences(one, other, area).max(2) > 2).mean())
