"""Recent files and small pictures of them.

Flows in: files that were opened or saved, with their picture. Flows out: the list for the start page and the menu. The
list lies in the settings; the pictures lie in a cache folder that may be emptied at any time.
"""

import contextlib
import hashlib
import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from gc_studio.app.settings import MAX_RECENT, Settings
from gc_studio.canvas.overlays import rgb_image
from gc_studio.storage import write_atomic

MAX_CACHED = 64
"""Pictures in the cache, also of files that have left the list."""
_BOX = 320
"""Longest side of a picture in the cache, in pixels."""
_SUFFIX = ".webp"


@dataclass(frozen=True)
class RecentFile:
    """A file of the list; `thumbnail` is None when the file is gone, has changed since or never had a picture."""

    path: Path
    exists: bool
    thumbnail: QImage | None


class RecentFiles(QObject):
    """Recent files, newest first.

    The files may lie on a disk that takes long to answer: it is looked at on a thread, and nobody waits for it.
    """

    changed = Signal()
    """The list, or what is known about its files."""

    def __init__(self, settings: Settings, cache: Path) -> None:
        """cache: a folder for the pictures; made when it is needed, and used by nobody else."""
        super().__init__()
        self._settings, self._cache = settings, cache
        self._known: dict[Path, RecentFile] = {}
        self._closed = False
        # One thread: who looks after a picture was kept finds it.
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="recent")

    def add(self, path: Path, picture: NDArray[np.uint8] | None) -> None:
        """Put a file at the head of the list. picture: uint8 (H, W, 3), or None to keep the one it may have."""
        path = path.resolve()
        if picture is not None:
            self._later(partial(self._keep, path, picture))
        self._list([path, *self._others(path)][:MAX_RECENT])

    def known(self) -> list[RecentFile]:
        """The list as `look` saw it last; files that were not looked at yet are taken to be there."""
        return [self._known.get(path) or RecentFile(path, True, None) for path in self._settings.recent]

    def look(self) -> None:
        """Look at the disk, and tell by `changed` when that is done."""
        self._later(partial(self._look, self._settings.recent))

    def remove(self, path: Path) -> None:
        """Take a file off the list; the file itself stays."""
        self._later(partial(self._forget, path))
        self._list(self._others(path))

    def clear(self) -> None:
        """Empty the list and the cache."""
        self._later(self._forget_all)
        self._list([])

    def flush(self) -> None:
        """Wait until all that was asked for is done."""
        self._thread.submit(int).result()

    def close(self) -> None:
        """Finish what is being done on the disk, drop the rest."""
        self._closed = True
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _others(self, path: Path) -> list[Path]:
        # Another window may have changed the list meanwhile.
        self._settings.store.sync()
        return [other for other in self._settings.recent if other != path]

    def _list(self, paths: list[Path]) -> None:
        self._settings.recent = paths
        self.changed.emit()
        self.look()

    def _later(self, work: Callable[[], None]) -> None:
        def job() -> None:
            # A full disk must not spoil a save; the card then shows no picture.
            with contextlib.suppress(OSError):
                work()

        if not self._closed:
            self._thread.submit(job)

    # On the thread

    def _look(self, paths: list[Path]) -> None:
        self._known = {path: RecentFile(path, path.is_file(), self._thumbnail(path)) for path in paths}
        if not self._closed:
            self.changed.emit()

    def _forget(self, path: Path) -> None:
        self._cached(path).unlink(missing_ok=True)

    def _forget_all(self) -> None:
        for cached in self._cache.glob(f"*{_SUFFIX}"):
            cached.unlink(missing_ok=True)

    def _cached(self, path: Path) -> Path:
        """Where the picture of a file lies as long as the file does not change.

        Raises:
            OSError: the file is gone.
        """
        key = hashlib.sha256(f"{path}\n{path.stat().st_mtime_ns}".encode("utf-8", "surrogateescape")).hexdigest()[:32]
        return self._cache / f"{key}{_SUFFIX}"

    def _keep(self, path: Path, picture: NDArray[np.uint8]) -> None:
        place = self._cached(path)
        scale = min(_BOX / max(picture.shape[:2]), 1)
        size = (max(round(picture.shape[1] * scale), 1), max(round(picture.shape[0] * scale), 1))
        small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
        data = io.BytesIO()
        Image.fromarray(small).save(data, "WEBP", quality=80)
        self._cache.mkdir(parents=True, exist_ok=True)
        write_atomic(place, data.getvalue())
        cached = sorted(self._cache.glob(f"*{_SUFFIX}"), key=lambda it: it.stat().st_mtime_ns, reverse=True)
        for old in cached[MAX_CACHED:]:
            old.unlink(missing_ok=True)

    def _thumbnail(self, path: Path) -> QImage | None:
        # Whatever lies in the cache may be cut short or somebody else's.
        try:
            with Image.open(self._cached(path)) as file:
                if max(file.size) > _BOX:
                    return None
                return rgb_image(np.asarray(file.convert("RGB")))
        except (OSError, ValueError, SyntaxError):
            return None
