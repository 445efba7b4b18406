"""Windows on small screens, and where they come back when the screen that they were on is gone."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect

from gc_studio.app.look.screens import FRAME, fitted

LARGE, LAPTOP, SCALED, SMALL = (3840, 2160, 1), (1366, 768, 1), (1920, 1080, 1.5), (800, 600, 1)


def on_screen(folder: Path, screen: tuple[int, int, float], then: tuple[int, int, int, int]) -> dict[str, QRect]:
    """Run the program on a screen of (width, height, scale); where its windows were. It leaves its window at `then`."""
    width, height, scale = screen
    one = {"name": "one", "x": 0, "y": 0, "width": width, "height": height}
    config = folder / "screens.json"
    config.write_text(json.dumps({"screens": [one | {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}]}))
    environment = {
        "QT_QPA_PLATFORM": f"offscreen:configfile={config}",
        "QT_SCALE_FACTOR": str(scale),
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    result = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("screen_child.py")), str(folder), *map(str, then)],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return {name: QRect(*numbers) for name, numbers in json.loads(result.stdout).items()}


@pytest.mark.parametrize("screen", [LAPTOP, SCALED, SMALL])
def test_windows_fit_the_screen_at_first_and_after_a_larger_one(tmp_path: Path, screen) -> None:
    anywhere = (100, 100, 700, 500)
    first = on_screen(tmp_path, screen, anywhere)
    on_screen(tmp_path, LARGE, (1900, 900, 1900, 1200))
    later = on_screen(tmp_path, screen, anywhere)
    for places in (first, later):
        room = places.pop("screen")
        assert room.size().toTuple() == (round(screen[0] / screen[2]), round(screen[1] / screen[2]))
        for name, place in places.items():
            assert place.width() <= room.width(), name
            # A title bar still has room.
            assert place.height() <= room.height() - 30, name
            # The screen of the tests gives every window a border of two pixels.
            assert room.adjusted(0, 0, 6, 32).contains(place), name


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (QRect(100, 100, 700, 500), QRect(100, 100, 700, 500)),
        (QRect(1900, 300, 1000, 700), QRect(362, 68, 1000, 700)),
        (QRect(-900, -50, 1000, 700), QRect(0, 40, 1000, 700)),
        (QRect(1366, 0, 2560, 1440), QRect(0, 40, 1362, 728)),
    ],
)
def test_a_place_off_the_screen_becomes_the_nearest_on_it(wanted: QRect, expected: QRect) -> None:
    assert FRAME.toTuple() == (4, 40)
    assert fitted(wanted, QRect(0, 0, 1366, 768)) == expected
