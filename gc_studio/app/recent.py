"""Recent files and small pictures of them.

Flows in: files that were opened or saved, with their picture. Flows out: the list for the start page and the menu. The
list lies in the settings; the pictures lie in a cache folder that may be emptied at any time.
"""

import contextlib
import hashlib
import io
from dataclasses import dataclass
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
    """Recent files, newest first."""

    changed = Signal()

    def __init__(self, settings: Settings, cache: Path) -> None:
        """cache: a folder for the pictures; made when it is needed, and used by nobody else."""
        super().__init__()
        self._settings, self._cache = settings, cache

    def add(self, path: Path, picture: NDArray[np.uint8] | None) -> None:
        """Put a file at the head of the list. picture: uint8 (H, W, 3), or None to keep the one it may have."""
        path = path.resolve()
        if picture is not None:
            # A full disk must not spoil a save; the card then shows no picture.
            with contextlib.suppress(OSError):
                self._keep(path, picture)
        rest = [other for other in self._settings.recent if other != path]
        self._settings.recent = [path, *rest][:MAX_RECENT]
        self.changed.emit()

    def entries(self) -> list[RecentFile]:
        """The list as it is now on the disk."""
        return [RecentFile(path, path.is_file(), self._thumbnail(path)) for path in self._settings.recent]

    def remove(self, path: Path) -> None:
        """Take a file off the list; the file itself stays."""
        self._forget(path)
        self._settings.recent = [other for other in self._settings.recent if other != path]
        self.changed.emit()

    def clear(self) -> None:
        """Empty the list and the cache."""
        with contextlib.suppress(OSError):
            for cached in self._cache.glob(f"*{_SUFFIX}"):
                cached.unlink(missing_ok=True)
        self._settings.recent = []
        self.changed.emit()

    # The cache

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

    def _forget(self, path: Path) -> None:
        with contextlib.suppress(OSError):
            self._cached(path).unlink(missing_ok=True)
