"""What a program that was killed left behind: folders of a journal -> projects with their history.

Nothing here changes a folder but `discard` and `sweep`.
"""

import shutil
import struct
import zlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from gc_studio.document import Document, History
from gc_studio.document.history import Entry
from gc_studio.project.gcs import Project, ProjectError, load_project
from gc_studio.project.lock import LOCK_NAME, FolderLock, InUseError
from gc_studio.project.records import SIGNATURE, START, Header, changed, unpack
from gc_studio.words import tr

BASE_NAME, JOURNAL_NAME, SNAPSHOTS_NAME = "base.gcs", "journal.bin", "snapshots.gcs"
_PHOTO_START = "photo-"

Stamp = tuple[int, int] | None


@dataclass(frozen=True)
class Recovered:
    """What a folder gives back.

    Attributes:
        project: as it was when the journal was begun; its document is the one before all edits.
        history: as it was, with the default `max_bytes`; nothing has been given up to it yet.
        clean_position: position in the history of what was saved last, None if it is not there any more.
        saved_path: the file that was saved to, None if there was none.
        folder: where it comes from.
        end: length of that part of the journal that could be used.
        stamp: size and time of the journal when it was read.
        saved_fingerprint: that of the file when it was saved to, or opened; None if there was none, or nobody knows.
        others: projects with the photo at other sizes that the picture was given; their documents are any of that size.
        snapshots: documents that were given a name.
        has_saved_snapshots: whether they lie in a file of the user's, too.
    """

    project: Project
    history: History
    clean_position: int | None
    saved_path: Path | None
    folder: Path
    end: int
    stamp: Stamp
    saved_fingerprint: str | None = None
    others: tuple[Project, ...] = ()
    snapshots: tuple[Entry, ...] = ()
    has_saved_snapshots: bool = True

    @property
    def modified(self) -> bool:
        """Whether there is something to lose."""
        if self.clean_position is None or not self.has_saved_snapshots:
            return True
        return self.history.document != self.history.entries[self.clean_position].document


class _Replay:
    """The history as the records say it went."""

    def __init__(self, project: Project) -> None:
        self.entries = list(History(project.document).entries)
        self.position = 0
        self._clean: Document | None = project.document
        self.saved_path: Path | None = None
        self.fingerprint: str | None = None

    @property
    def clean_position(self) -> int | None:
        """Index of the entry whose document was saved last, None if it is not there any more."""
        return next((n for n, entry in enumerate(self.entries) if entry.document is self._clean), None)

    def apply(self, header: Header, payload: bytes) -> None:
        """Do what a record says, or raise and leave all as it was."""
        if header["kind"] == "saved":
            position, path = header["position"], header["path"]
            self._clean = None if position is None else self.entries[_whole(position)].document
            self.saved_path = None if path is None else Path(str(path))
            known = header.get("fingerprint")
            self.fingerprint = known if isinstance(known, str) else None
            return
        first, kept = _whole(header["first"]), _whole(header["kept"])
        entries = self.entries[first : first + kept]
        if len(entries) != kept:
            raise ValueError("more entries are kept than there are")
        if header["kind"] == "push":
            again = header["again"]
            if again is None:
                document = changed(entries[-1].document, header, payload)
            else:
                document = self.entries[_whole(again)].document
            entries.append(Entry(str(header["name"]), document))
            position = len(entries) - 1
        elif header["kind"] == "move":
            position = _whole(header["position"])
        else:
            raise ValueError(f"unknown kind of record: {header['kind']}")
        if position >= len(entries):
            raise ValueError("a move beyond the last entry")
        self.entries, self.position = entries, position


def _whole(number: object) -> int:
    if type(number) is not int or number < 0:
        raise ValueError(f"{number!r} is no position")
    return number


def recover(folder: Path) -> Recovered:
    """Everything up to the last record that is whole; the files stay as they are.

    Raises:
        ProjectError: the project that the journal begins with cannot be read, or a later version wrote the journal.
    """
    project = load_project(folder / BASE_NAME)
    replay, end, stamp = _Replay(project), 0, None
    try:
        stamp = stamp_of(folder)
        with (folder / JOURNAL_NAME).open("rb") as file:
            end = _replay(file, replay)
    except FileNotFoundError:
        pass  # Killed before it was made: nothing had been edited.
    except OSError as error:
        raise ProjectError(f"{JOURNAL_NAME}: {error.strerror or error}") from error
    history = History.restored(replay.entries, replay.position)
    path, known = replay.saved_path, replay.fingerprint
    others, (snapshots, are_saved) = _others(folder), _snapshots(folder)
    clean = replay.clean_position
    return Recovered(project, history, clean, path, folder, end, stamp, known, others, snapshots, are_saved)


def photo_name(document: Document) -> str:
    """What a project with the photo at a document's size is called in a journal's folder."""
    return f"{_PHOTO_START}{document.width}x{document.height}.gcs"


def _others(folder: Path) -> tuple[Project, ...]:
    """Projects with the photo at other sizes, as far as they can be read: without them, there is less to edit with."""
    found = []
    for path in sorted(folder.glob(f"{_PHOTO_START}*.gcs")):
        with suppress(ProjectError):
            found.append(load_project(path))
    return tuple(found)


def _snapshots(folder: Path) -> tuple[tuple[Entry, ...], bool]:
    """The snapshots in a folder, if they can be read, and whether they have been saved."""
    path = folder / SNAPSHOTS_NAME
    with suppress(ProjectError):
        if path.exists():
            kept = load_project(path)
            return kept.snapshots, kept.view.get("saved") is True
    return (), True


def _replay(file: BinaryIO, replay: _Replay) -> int:
    """Apply the records of a journal up to the first one that is damaged, and return the position in the file there."""
    start = file.read(len(START))
    if start != START:
        if start[: len(SIGNATURE)] == SIGNATURE and len(start) == len(START):
            raise ProjectError(tr("{name}: made by another version of GC Studio; update GC Studio", name=JOURNAL_NAME))
        return 0
    end = len(START)
    # What has the right checksum and still makes no sense is damage, too; but not a lack of memory.
    with suppress(ValueError, TypeError, LookupError, AttributeError, struct.error, zlib.error, RecursionError):
        for header, payload, position in unpack(file):
            replay.apply(header, payload)
            end = position
    return end


def stamp_of(folder: Path) -> Stamp:
    """Size and time of a journal, None if there is none: the same ones mean that nobody wrote in it."""
    try:
        stat = (folder / JOURNAL_NAME).stat()
    except FileNotFoundError:
        return None
    return stat.st_size, stat.st_mtime_ns


def recoverable(root: Path) -> list[Path]:
    """Folders below `root` that hold a project and that no living process works in, the last used first.

    Those where nothing was edited, or all was saved, are among them: see `Recovered.modified`.
    """
    if not root.is_dir():
        return []
    return sorted(filter(_is_left_behind, root.iterdir()), key=_last_used, reverse=True)


def _is_left_behind(folder: Path) -> bool:
    try:
        if (folder / LOCK_NAME).exists():
            FolderLock(folder).release()
        return (folder / BASE_NAME).is_file()
    except OSError:  # In use, or not ours.
        return False


def _last_used(folder: Path) -> int:
    stamp = stamp_of(folder)
    return stamp[1] if stamp else 0


def discard(folder: Path) -> None:
    """Remove a folder that was left behind.

    Raises:
        ProjectError: a living process works in it.
        OSError: it cannot be removed.
    """
    try:
        lock = FolderLock(folder)
    except InUseError as error:
        raise ProjectError(f"{folder.name}: {error.strerror}") from error
    except FileNotFoundError:
        return
    remove(folder, lock)


def sweep(root: Path) -> None:
    """Remove the folders below `root` whose process was killed before there was anything to recover.

    Folders that hold other files, or that cannot be removed, stay.
    """
    for folder in list(root.iterdir()) if root.is_dir() else ():
        with suppress(ProjectError, OSError):
            names = {path.name for path in folder.iterdir()}
            # A project that was not written to its end has a name of `write_atomic`.
            starts = (f".{BASE_NAME}.", _PHOTO_START, f".{_PHOTO_START}")
            if LOCK_NAME in names and all(name == LOCK_NAME or name.startswith(starts) for name in names):
                discard(folder)


def remove(folder: Path, lock: FolderLock) -> None:
    """Remove a folder and give up the lock on it.

    Raises:
        OSError: it cannot be removed.
    """
    try:
        # Without it there is nothing to recover, whatever happens before the rest is gone.
        (folder / BASE_NAME).unlink(missing_ok=True)
        (folder / JOURNAL_NAME).unlink(missing_ok=True)
    finally:
        lock.release()
    shutil.rmtree(folder, ignore_errors=True)
