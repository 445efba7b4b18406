"""The autosave: a journal per open document, written command by command, and what a crash left behind.

Flows in: signals of the session. Flows out: journals on the disk, from a thread of its own; recovered documents at the
next start.
"""

import logging
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from gc_studio.app.session import OpenDocument, Session
from gc_studio.project.gcs import ProjectError
from gc_studio.project.journal import Journal, Recovered, recover, recoverable

log = logging.getLogger(__name__)


class Autosave(QObject):
    """Keeps a journal of every open document until it is closed on purpose."""

    stopped = Signal(str)
    """Why nothing is kept any more."""

    def __init__(self, session: Session, root: Path) -> None:
        super().__init__()
        self._root = root
        self._journals: dict[OpenDocument, Journal] = {}
        # One thread: records stay in the order of the commands, and no disk makes the hand wait.
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="autosave")
        self.is_on = True
        self._has_failed = False
        session.opened.connect(self._start)
        session.committed.connect(self._push)
        session.moved.connect(lambda item: self._write(item, Journal.move, item.history.position))
        session.saved.connect(lambda item: self._write(item, Journal.mark_saved, item.saved_path))
        session.closed.connect(self._discard)

    def _start(self, item: OpenDocument) -> None:
        if self.is_on:
            folder = item.recovered_folder
            project = item.current_project
            make = (
                partial(Journal.resume, folder) if folder else partial(Journal, self._root / uuid.uuid4().hex, project)
            )
            self._later(lambda: self._journals.__setitem__(item, make()))

    def _push(self, item: OpenDocument, name: str, before: object) -> None:
        self._write(item, Journal.push, name, before, item.document)

    def _write(self, item: OpenDocument, record: Callable[..., None], *values: object) -> None:
        def write() -> None:
            journal = self._journals.get(item)
            if journal is not None:
                record(journal, *values)

        self._later(write)

    def _discard(self, item: OpenDocument) -> None:
        def discard() -> None:
            journal = self._journals.pop(item, None)
            if journal is not None:
                journal.discard()

        self._later(discard)

    def _later(self, work: Callable[[], object]) -> None:
        def job() -> None:
            try:
                work()
            except OSError as error:
                log.warning("autosave: %s", error)
                if not self._has_failed:
                    self._has_failed = True
                    self.stopped.emit(f"Autosave does not work now: {error.strerror or error}. Save often.")

        self._thread.submit(job)

    def flush(self) -> None:
        """Wait until everything is on the disk."""
        self._thread.submit(int).result()

    def close(self) -> None:
        """End the thread; journals of documents that are still open stay to be recovered."""
        self._thread.submit(self._close_all)
        self._thread.shutdown(wait=True)

    def _close_all(self) -> None:
        for journal in self._journals.values():
            journal.close()
        self._journals.clear()


def left_behind(root: Path) -> tuple[list[Recovered], list[str]]:
    """Unsaved work of programs that are gone, newest first, and one line for each that cannot be read.

    Journals without anything unsaved are removed.
    """
    found, problems = [], []
    for folder in recoverable(root):
        try:
            recovered = recover(folder)
        except (ProjectError, OSError) as error:
            problems.append(str(error))
            continue
        if recovered.modified:
            found.append(recovered)
        else:
            discard(recovered)
    return found, problems


def discard(recovered: Recovered) -> None:
    """Give up what was found."""
    try:
        Journal.resume(recovered.folder).discard()
    except OSError as error:
        log.warning("discard %s: %s", recovered.folder, error)
