"""A photo of twelve megapixels: how long until the window shows it, and how much memory that takes; fresh processes.

Flows in: the sample photo, enlarged. Flows out: seconds and megabytes.
"""

import tempfile
from pathlib import Path

import cv2
import numpy as np
from PIL import Image
from tqdm import tqdm

from gc_studio.analysis.photo import load_photo
from gc_studio.bench.start import figures, run
from gc_studio.storage import RESOURCES

SIZE = 3072, 4096
"""Width and height of the photo."""

ROUNDS = 3
"""How often the first picture at working size is waited for; what takes longer is run once."""

_SQUARE = 1024
_GRAIN, _QUALITY = 3.0, 90
"""Standard deviation of the photo's noise in levels, and quality of its JPEG: about what a telephone writes."""

_STROKES = 5
_TUNING = "tuning"

_WINDOW = """
import os, sys
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from gc_studio.app.background.engine import Engine
from gc_studio.app.background.loading import load_studio
from gc_studio.app.settings import Settings
from gc_studio.app.window.main_window import Folders, MainWindow
from gc_studio.decode.memory import share_arenas
from gc_studio.document.edits import draw_structure

folder, photo, size, until, strokes = Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:5], int(sys.argv[5])
share_arenas()
app, settings = QApplication([]), Settings(folder / "settings.ini")
settings.working_size = size
window = MainWindow(Engine(partial(load_studio, "cpu")), settings, Folders(folder, folder))
window.show()
window.start([photo])

def shown(document, picture, is_exact):
    global strokes
    if until == "first" or (is_exact and not strokes):
        os._exit(0)
    if is_exact:
        strokes, shown_now = strokes - 1, window.session.document
        left, step = shown_now.width * (1 + strokes) / 10, shown_now.width / 16
        points = [(left, 3 * step), (left + step, 4 * step)]
        if not window.session.commit("Draw", draw_structure(shown_now, points, 2, ink=True)):
            os._exit(1)

if until == "tuned":
    window.engine.model_tuned.connect(lambda: os._exit(0))
else:
    window.engine.rendered.connect(shown)
app.exec()
"""
"""A window that ends when a photo's first or exact picture is there, the latter after some strokes, or when the fastest
way to paint is found."""


def _photo(width: int, height: int) -> Image.Image:
    """The sample photo at a size, with noise."""
    photo = load_photo(RESOURCES / "samples" / "jacket.webp")
    scale = max(width / photo.shape[1], height / photo.shape[0])
    enlarged = cv2.resize(photo, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)[:height, :width]
    noise = np.random.default_rng(1).normal(0, _GRAIN, enlarged.shape).astype(np.float32)
    return Image.fromarray(np.clip(np.rint(enlarged + noise), 0, 255).astype(np.uint8))


def _commands(scratch: Path) -> dict[str, tuple[int, list[str]]]:
    """How often each is run, and arguments of Python, by what is measured."""
    photo, square, script = scratch / "photo.jpg", scratch / "square.jpg", scratch / "window.py"
    script.write_text(_WINDOW)
    for path, size in ((photo, SIZE), (square, (_SQUARE, _SQUARE))):
        _photo(*size).save(path, quality=_QUALITY)

    def window(path: Path, size: str, until: str, strokes: int = 0) -> list[str]:
        return [str(script), str(scratch), str(path), size, until, str(strokes)]

    gcx = ["-c", "import sys; from gc_studio.cli import main; sys.exit(main())"]
    return {
        _TUNING: (1, window(square, "256", "tuned")),
        "scaled to 1024: first picture": (ROUNDS, window(photo, "1024", "first")),
        "scaled to 1024: exact picture": (1, window(photo, "1024", "exact")),
        f"window at {_SQUARE}x{_SQUARE}, {_STROKES} strokes": (1, window(square, "own", "exact", _STROKES)),
        "own size: first picture": (1, window(photo, "own", "first")),
        "own size: exact picture": (1, window(photo, "own", "exact")),
        "gcx encode --size keep": (1, [*gcx, "encode", "--size", "keep", str(photo), str(scratch / "photo.gcx")]),
    }


def measure() -> dict[str, dict[str, float]]:
    """Median seconds and largest megabytes by what was run.

    Raises:
        RuntimeError: something that is run fails.
    """
    own, found = Path(__file__).parents[2], dict[str, dict[str, float]]()
    with tempfile.TemporaryDirectory(prefix="gc-studio-", ignore_cleanup_errors=True) as folder:
        scratch = Path(folder)
        for name, (rounds, arguments) in tqdm(_commands(scratch).items(), leave=False, disable=None):
            found[name] = figures([run(arguments, own, scratch) for _ in range(rounds)])
    # The first window measures what paints fastest, for all that come after it.
    del found[_TUNING]
    return found
