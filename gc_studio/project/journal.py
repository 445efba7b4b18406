"""The journal of a document: what is done to it is on disk at once, and outlives the program.

Flows in: the history of the session after each action. Flows out: a folder with

    base.gcs      the project as it was opened
    journal.bin   a record for each action, see `records`
    photo-*.gcs   projects with the photo at other sizes, where the picture was given some
    snapshots.gcs a project with the snapshots, where there are some
    lock          held while the journal is open, see `lock`

that `recovery.recover` reads after a crash. A record is handed to the operating system before a method returns, so that
it outlives the process; to outlive the machine it must be on the disk, which is waited for every few seconds only.
"""

import itertools
import os
import shutil
import time
from collections.abc import Sequence
from pathlib import Path

from gc_studio.document import Document
from gc_studio.document.history import Entry, History
from gc_studio.project.gcs import Project, ProjectError, save_project
from gc_studio.project.lock import FolderLock, InUseError
from gc_studio.project.records import START, Header, difference, pack
from gc_studio.project.recovery import (
    BASE_NAME,
    JOURNAL_NAME,
    SNAPSHOTS_NAME,
    Recovered,
    photo_name,
    remove,
    stamp_of,
)
from gc_studio.words import tr

SYNC_SECONDS = 5.0
"""Work that a crash of the whole machine may take."""


class Journal:
    """Writes the journal; used from one thread at a time.

    After an OSError the journal is what it was before; the next `follow` writes all that is missing.
    """

    def __init__(self, folder: Path, lock: FolderLock, end: int, history: History, kept: Sequence[Project]) -> None:
        """`begin` and `resume` make journals.

        Args:
            folder: holds base.gcs.
            lock: of the folder; it is the journal's from now on.
            end: bytes of journal.bin that are to be kept.
            history: as base.gcs and these bytes give it.
            kept: the projects whose photos are in the folder.

        Raises:
            OSError: journal.bin cannot be written.
        """
        self.folder = folder
        self._lock = lock
        self._entries, self._position = history.entries, history.position
        self._photos = {photo_name(project.document): project.photo for project in kept}
        path = folder / JOURNAL_NAME
        # Unbuffered, so that what was written is out of this process.
        self._file = path.open("r+b" if path.exists() else "x+b", buffering=0)
        self._end, self._synced = end, time.monotonic()
        try:
            self._file.truncate(end)
            if end < len(START):
                self._end = 0
                self._append(START)
        except BaseException:
            self._file.close()
            raise

    @classmethod
    def begin(cls, folder: Path, project: Project) -> "Journal":
        """Make a folder for a project that was just opened; it counts as saved until the first edit.

        Raises:
            OSError: the folder exists already, or cannot be made or written; nothing new is left behind.
        """
        folder.mkdir(parents=True)
        lock = None
        try:
            lock = FolderLock(folder)
            save_project(folder / BASE_NAME, project)
            return cls(folder, lock, 0, History(project.document), [project])
        except BaseException:
            if lock:
                lock.release()
            shutil.rmtree(folder, ignore_errors=True)
            raise

    @classmethod
    def resume(cls, recovered: Recovered) -> "Journal":
        """Go on with a journal that was recovered; what could not be used of it is cut off.

        `follow` then takes up from `recovered.history`: work has to go on in that very one.

        Raises:
            ProjectError: another window works in the folder, or has done so since it was read.
            OSError: the journal cannot be written.
        """
        folder = recovered.folder
        try:
            lock = FolderLock(folder)
        except InUseError as error:
            raise ProjectError(f"{folder.name}: {error.strerror}") from error
        try:
            if not (folder / BASE_NAME).exists() or stamp_of(folder) != recovered.stamp:
                raise ProjectError(tr("{name}: another window of GC Studio has used it meanwhile", name=folder.name))
            return cls(folder, lock, recovered.end, recovered.history, [recovered.project, *recovered.others])
        except BaseException:
            lock.release()
            raise

    def keep_photo(self, project: Project) -> None:
        """Keep the photo of a project beside that of the first one, for steps of its size; once for each photo.

        Raises:
            OSError: the disk is full or gone.
        """
        name = photo_name(project.document)
        if project.photo is not None and self._photos.get(name) is not project.photo:
            save_project(self.folder / name, project)
            self._photos[name] = project.photo

    def keep_snapshots(self, snapshots: Sequence[Entry], are_saved: bool) -> None:
        """Replace the snapshots that are kept. are_saved: whether they lie in a file of the user's, too.

        Raises:
            OSError: the disk is full or gone.
        """
        path = self.folder / SNAPSHOTS_NAME
        if snapshots:
            # A project holds a document; which one does not matter here.
            kept = Project(snapshots[0].document, view={"saved": are_saved}, snapshots=tuple(snapshots))
            save_project(path, kept)
        else:
            path.unlink(missing_ok=True)

    def follow(self, entries: Sequence[Entry], position: int) -> None:
        """Record how the history came to `entries` and `position`: actions, undo, redo, jumps, and what was given up.

        Steps that were not followed one by one are found all the same; if nothing happened, nothing is written.

        Raises:
            OSError: the disk is full or gone.
        """
        first, kept = self._common(entries)
        new = entries[kept:]
        if new:
            # What has been given up stays until the new ones are written: one may be the same again, and all need
            # something to differ from.
            kept = first + kept if kept else len(self._entries)
            for entry in new:
                self._push(kept, entry)
                kept = len(self._entries)
            first = len(self._entries) - len(entries)
        if (first, len(entries), position) != (0, len(self._entries), self._position):
            self._append(pack({"kind": "move", "first": first, "kept": len(entries), "position": position}))
            self._entries, self._position = tuple(entries), position
        self._sync_now_and_then()

    def _common(self, entries: Sequence[Entry]) -> tuple[int, int]:
        """Index of the first of `entries` among those known, and how many from there on are the same."""
        first = next((n for n, entry in enumerate(self._entries) if _same(entry, entries[0])), len(self._entries))
        pairs = zip(self._entries[first:], entries, strict=False)
        return first, sum(1 for _ in itertools.takewhile(lambda pair: _same(*pair), pairs))

    def _push(self, kept: int, entry: Entry) -> None:
        entries = self._entries[:kept]
        header: Header = {"kind": "push", "first": 0, "kept": kept, "name": entry.name}
        again, payload = self._index(entry.document), b""
        if again is None:
            changes, payload = difference(entries[-1].document, entry.document)
            header |= changes
        self._append(pack(header | {"again": again}, payload))
        self._entries, self._position = (*entries, entry), kept

    def _index(self, document: Document | None) -> int | None:
        return next((n for n, entry in enumerate(self._entries) if entry.document is document), None)

    def mark_saved(self, path: Path | None, document: Document | None, fingerprint: str | None = None) -> None:
        """`document`, one of the history that was followed last, lies in `path`, and on the disk; None if none does.

        `fingerprint` is that of the file, None if nobody knows it.

        Raises:
            OSError: the disk is full or gone.
        """
        name = None if path is None else str(path)
        position = self._index(document)
        self._append(pack({"kind": "saved", "path": name, "position": position, "fingerprint": fingerprint}))
        self._sync()

    def _append(self, record: bytes) -> None:
        try:
            self._file.seek(self._end)
            rest = memoryview(record)
            while rest:
                rest = rest[self._file.write(rest) :]
        except OSError:
            # Cut off what a full disk took of it. If that fails too: the next record is written over it.
            self._file.truncate(self._end)
            raise
        self._end += len(record)

    def _sync_now_and_then(self) -> None:
        if time.monotonic() - self._synced >= SYNC_SECONDS:
            self._sync()

    def _sync(self) -> None:
        os.fsync(self._file.fileno())
        self._synced = time.monotonic()

    def close(self) -> None:
        """Leave the folder to be recovered. A second call does nothing."""
        if self._file.closed:
            return
        try:
            self._sync()
        finally:
            self._file.close()
            self._lock.release()

    def discard(self) -> None:
        """Remove the folder: there is nothing to recover.

        Raises:
            OSError: it cannot be removed.
        """
        self._file.close()
        remove(self.folder, self._lock)


def _same(one: Entry, other: Entry) -> bool:
    return one.document is other.document and one.name == other.name
