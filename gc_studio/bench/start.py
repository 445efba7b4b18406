"""How long the program takes from its start, and how much memory: fresh processes, by turns, beside `import torch`.

Flows in: the sample photo, and perhaps another version's tree to run beside this one. Flows out: medians and ratios.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from tqdm import tqdm

from gc_studio.analysis.photo import load_photo, resized
from gc_studio.storage import RESOURCES

ROUNDS = 7
"""How often each is run; one round more comes first and is not counted."""

_SIDE = 256
_DECODED = "decoded.png"
_SECONDS = 120
"""More than anything here may take."""

_WINDOW = """
import importlib, os, sys
from functools import partial
from pathlib import Path

def found(name, *modules):
    for module in modules:
        try:
            return getattr(importlib.import_module("gc_studio.app." + module), name)
        except (ImportError, AttributeError):
            continue
    raise SystemExit(f"{name} is not found")

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

Engine = found("Engine", "background.engine", "engine")
Settings = found("Settings", "settings")
Folders, Window = (found(name, "window.main_window", "window") for name in ("Folders", "MainWindow"))
load = found("load_studio", "background.loading", "background.backend", "backend")
from gc_studio.decode.memory import share_arenas

share_arenas()
app, folder = QApplication([]), Path(sys.argv[1])
window = Window(Engine(partial(load, "cpu")), Settings(folder / "settings.ini"), Folders(folder, folder))
window.show()
window.start([Path(sys.argv[2])])
missing = set(sys.argv[3:])

def come(what):
    missing.discard(what)
    missing or os._exit(0)

window.engine.model_tuned.connect(lambda: come("tuned"))
# After the events that paint it.
QTimer.singleShot(0, window, lambda: come("window"))
timer = QTimer(interval=5)
timer.timeout.connect(lambda: window.canvas.layers.decoded is None or come("picture"))
timer.start()
app.exec()
"""
"""A window that ends when what it is told is there: the window itself, a photo's first picture, and the fastest way
to paint; the modules' names are those of all versions."""


@dataclass
class Run:
    """Of one process, from its start to its end; megabytes: its largest memory, None where the system does not tell."""

    seconds: float
    megabytes: float | None


def run(arguments: list[str], tree: Path, scratch: Path) -> Run:
    """A Python process in the place of this one.

    Args:
        arguments: of Python.
        tree: holds the version to import.
        scratch: where it runs, and keeps settings and caches.

    Raises:
        RuntimeError: it fails.
    """
    environment = os.environ | {
        "PYTHONPATH": str(tree),
        "QT_QPA_PLATFORM": "offscreen",
        # What is compiled once stays compiled, as where the program is installed.
        "PYTHONPYCACHEPREFIX": str(scratch / "compiled"),
        "XDG_CACHE_HOME": str(scratch / "cache"),
        "XDG_CONFIG_HOME": str(scratch),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.perf_counter()
    child = subprocess.Popen([sys.executable, *arguments], env=environment, cwd=scratch, stdout=subprocess.DEVNULL)
    if sys.platform == "win32":
        status, peak = child.wait(_SECONDS), None
    else:
        _, waited, usage = os.wait4(child.pid, 0)
        status = child.returncode = os.waitstatus_to_exitcode(waited)
        peak = usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
    seconds = time.perf_counter() - began
    if status:
        raise RuntimeError(f"{' '.join(arguments)} ended with status {status}")
    return Run(seconds, peak)


def _commands(scratch: Path) -> dict[str, list[str]]:
    """Arguments of Python by what is measured."""
    photo, file, window = scratch / "photo.png", scratch / "photo.gcx", scratch / "window.py"
    picture = resized(load_photo(RESOURCES / "samples" / "jacket.webp"), _SIDE)[:_SIDE]
    Image.fromarray(picture).save(photo)
    window.write_text(_WINDOW)
    gcx = ["-c", "import sys; from gc_studio.cli import main; sys.exit(main())"]
    return {
        "gcx encode": [*gcx, "encode", str(photo), str(file)],
        "import torch": ["-c", "import torch"],
        "gcx info": [*gcx, "info", str(file)],
        "gcx decode": [*gcx, "decode", str(file), str(scratch / _DECODED)],
        "window to first picture": [str(window), str(scratch), str(photo), "picture"],
        "window up": [str(window), str(scratch), str(photo), "window"],
    }


def measure(before: Path | None = None) -> dict[str, dict[str, float]]:
    """Median seconds and largest megabytes by what was run.

    Args:
        before: a tree of another version, to run by turns with this one.

    Raises:
        RuntimeError: something that is run fails.
    """
    own = Path(__file__).parents[2]
    trees = {"": own} if before is None else {"": own, ", before": before.resolve()}
    runs: dict[str, list[Run]] = {}
    with tempfile.TemporaryDirectory(prefix="gc-studio-", ignore_cleanup_errors=True) as folder:
        scratch = Path(folder)
        for number in tqdm(range(ROUNDS + 1), desc="rounds", leave=False, disable=None):
            for name, arguments in _commands(scratch).items():
                for suffix, tree in trees.items():
                    if name == "import torch" and suffix:
                        continue
                    # The first window measures what paints fastest, for all that come after it.
                    more = ["tuned"] if not number and "picture" in name else []
                    # A picture that is there is not replaced.
                    (scratch / _DECODED).unlink(missing_ok=True)
                    ended = run([*arguments, *more], tree, scratch)
                    if number:
                        runs.setdefault(name + suffix, []).append(ended)
    return {name: figures(own_runs) for name, own_runs in runs.items()}


def figures(runs: list[Run]) -> dict[str, float]:
    """Median seconds and, where the system tells, largest megabytes."""
    figures = {"seconds": round(statistics.median(run.seconds for run in runs), 2)}
    peaks = [run.megabytes for run in runs if run.megabytes is not None]
    return figures | ({"megabytes": round(max(peaks))} if peaks else {})


def ratios(results: dict[str, dict[str, float]]) -> dict[str, float]:
    """Seconds of each to those of `import torch`, and of this version to those before it."""
    torch = results["import torch"]["seconds"]
    found = {f"{name} / import torch": row["seconds"] / torch for name, row in results.items() if "before" not in name}
    of_before = {
        f"{name} / before": row["seconds"] / results[f"{name}, before"]["seconds"]
        for name, row in results.items()
        if f"{name}, before" in results
    }
    return {
        name: round(ratio, 2) for name, ratio in (found | of_before).items() if name != "import torch / import torch"
    }
