"""The index of a texture library: read whole, changed under a lock, written whole; never lost to damage.

Flows in: changes. Flows out: entries and favourites as they stand in the file, sound or not.
"""

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from gc_studio.analysis.library import LibraryError
from gc_studio.storage import write_atomic
from gc_studio.words import tr

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

VERSION = 1
"""Of the index; a later one is for later programs only."""

_NAME = "library.json"
_MAX_BYTES = 32_000_000
_LOCK_SECONDS = 3.0
"""A change takes milliseconds; whoever waits longer than this for another window is told so."""

Entry = dict[str, Any]


class DamagedError(ValueError):
    """The file is no index; the message says why."""


@dataclass
class Index:
    """The index as read: entries of textures, and favourites as [group, name]; what is damaged is kept as it is."""

    entries: list[Any] = field(default_factory=list)
    favourites: list[Any] = field(default_factory=list)


class IndexFile:
    """`library.json` of a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._path = folder, folder / _NAME

    def read(self) -> Index:
        """The index; an empty one when there is none yet.

        Raises:
            DamagedError: the file is no index.
            LibraryError: a later version of the program wrote it.
            OSError: it cannot be read.
        """
        if not self._path.exists():
            return Index()
        if self._path.stat().st_size > _MAX_BYTES:
            raise DamagedError(tr("{name} is larger than {most} MB", name=_NAME, most=_MAX_BYTES // 1000000))
        try:
            content = json.loads(self._path.read_bytes())
        except (ValueError, RecursionError) as error:
            raise DamagedError(tr("{name} cannot be understood", name=_NAME)) from error
        if not isinstance(content, dict) or not isinstance(content.get("version"), int):
            raise DamagedError(tr("{name} has no version", name=_NAME))
        if content["version"] > VERSION:
            raise LibraryError(tr("{path} was written by a later version of GC Studio; use that one", path=self._path))
        entries, favourites = content.get("textures"), content.get("favourites", [])
        if not isinstance(entries, list) or not isinstance(favourites, list):
            raise DamagedError(tr("{name} has no list of textures", name=_NAME))
        return Index(entries, favourites)

    @contextmanager
    def changing(self) -> Iterator[Index]:
        """The index as it is now, to be changed; written at the end, while no other window can change it.

        A damaged one is kept as a copy, and an empty one takes its place.

        Raises:
            LibraryError: another window holds the lock, or a later version of the program wrote the index.
            OSError: the folder cannot be written.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        with _locked(self._folder / f"{_NAME}.lock"):
            try:
                index = self.read()
            except DamagedError:
                self.keep_copy()
                index = Index()
            yield index
            content = {"version": VERSION, "textures": index.entries, "favourites": index.favourites}
            write_atomic(self._path, json.dumps(content).encode())

    def keep_copy(self) -> Path:
        """Copy a damaged index beside itself, over no other copy; returns the path of the copy."""
        data = self._path.read_bytes()
        path, number = self._path.with_name(f"{_NAME}.damaged"), 1
        while path.exists() and path.read_bytes() != data:
            number += 1
            path = self._path.with_name(f"{_NAME}.damaged-{number}")
        if not path.exists():
            write_atomic(path, data)
        return path


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold the lock of a file, which the system lets go of even when the program dies."""
    with path.open("a+b") as file:
        deadline = time.monotonic() + _LOCK_SECONDS
        while not _try_lock(file):
            if time.monotonic() > deadline:
                raise LibraryError(tr("Your texture library is being changed by another window; try again."))
            time.sleep(0.01)
        try:
            yield
        finally:
            _unlock(file)


if sys.platform == "win32":

    def _try_lock(file: IO[bytes]) -> bool:
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:

    def _try_lock(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)
