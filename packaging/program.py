"""The real program in a process of its own, with a home of its own.

Flows in: a screen, files to open. Flows out: its windows by their titles, and how it ended.
"""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from screen import Screen, TourError, wait

SLOW = 90.0
"""Seconds that the first picture may take on a small machine, model and all."""


class Studio:
    """The program in a process of its own, and its window on a screen."""

    def __init__(self, screen: Screen, home: Path, files: list[Path], log: Path) -> None:
        self.screen = screen
        kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "LANG", "VIRTUAL_ENV") if name in os.environ}
        # Qt's own file dialogs, whatever the desktop has; no platform theme means no desktop.
        environment = kept | {"HOME": str(home), "DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb"}
        for name in ("CONFIG", "DATA", "CACHE", "STATE", "RUNTIME"):
            folder = home / name.lower()
            folder.mkdir(mode=0o700, exist_ok=True)
            environment[f"XDG_{name}_{'DIR' if name == 'RUNTIME' else 'HOME'}"] = str(folder)
        with log.open("ab") as out:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "gc_studio.app.main", *map(str, files)], env=environment, stdout=out, stderr=out
            )
        self._log = log
        self.window = self.wait_window("GC Studio", SLOW)
        screen.place(self.window)
        screen.focus(self.window)

    def wait_window(self, title: str, seconds: float = 15.0) -> str:
        """A window with a title, once it is there."""

        def there() -> bool:
            if self._process.poll() is not None:
                raise TourError(f"the program ended with {self._process.returncode}: {self._last_words()}")
            return bool(self.screen.windows(title))

        wait(f"a window called {title}", there, seconds)
        return self.screen.windows(title)[-1]

    def dialog(self, title: str) -> None:
        """Give the keys to a dialog, once it is there."""
        self.screen.focus(self.wait_window(title))
        time.sleep(0.5)

    def back(self, title: str) -> None:
        """Give the keys back to the window when a dialog is gone."""
        wait(f"{title} closes", lambda: not self.screen.windows(title))
        self.screen.focus(self.window)

    def ends(self) -> None:
        """Wait for the end of the process, which is to be a good one."""
        wait("the program ends", lambda: self._process.poll() is not None)
        if self._process.returncode:
            raise TourError(f"the program ended with {self._process.returncode}: {self._last_words()}")

    def kill(self) -> None:
        """Kill it as a power cut would."""
        with suppress(ProcessLookupError):
            self._process.send_signal(signal.SIGKILL)
        self._process.wait()

    def _last_words(self) -> str:
        lines = self._log.read_text().strip().splitlines()
        return lines[-1] if lines else "it said nothing"
