"""The autosave: a journal per open document, written command by command, and what a crash left behind.

Flows in: signals of the session. Flows out: journals on the disk, from a thread of its own; recovered documents at the
next start.
"""

import logging
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from gc_studio.app.session import OpenDocument, Session
from gc_studio.project.gcs import ProjectError
from gc_studio.project.journal import Journal
from gc_studio.project.recovery import Recovered, discard, recover, recoverable, sweep

log = logging.getLogger(__name__)


class Autosave(QObject):
    """Keeps a journal of every open document until it is closed on purpose."""

    stopped = Signal(str)
    """Why nothing is kept any more."""

    def __init__(self, session: Session, root: Path) -> None:
        super().__init__()
        self._session, self._root = session, root
        self._journals: dict[OpenDocument, Journal] = {}
        # One thread: records stay in the order of the commands, and no disk makes the hand wait.
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="autosave")
        self._is_on = True
        self._has_failed = False
        session.opened.connect(self._begin)
        session.stepped.connect(self._follow)
        session.saved.connect(self._mark_saved)
        session.closed.connect(self._discard)

    @property
    def is_on(self) -> bool:
        """Whether open documents have journals."""
        return self._is_on

    @is_on.setter
    def is_on(self, is_on: bool) -> None:
        if is_on == self._is_on:
            return
        self._is_on = is_on
        for item in self._session.documents:
            if is_on:
                self._catch_up(item)
            else:
                self._discard(item)

    @Slot(object)
    def _begin(self, item: OpenDocument) -> None:
        recovered, project, folder = item.recovered, item.project, self._root / uuid.uuid4().hex

        def begin() -> None:
            self._journals[item] = Journal.resume(recovered) if recovered else Journal.begin(folder, project)

        if self._is_on or recovered:
            self._later(begin)

    def _catch_up(self, item: OpenDocument) -> None:
        """Begin the journal of a document that has been worked on."""
        project, folder = item.project, self._root / uuid.uuid4().hex
        entries, position, path = item.history.entries, item.history.position, item.saved_path
        clean = next((entry.document for entry in entries if entry.document.revision == item.clean_revision), None)

        def begin() -> None:
            journal = self._journals[item] = Journal.begin(folder, project)
            journal.follow(entries, position)
            journal.mark_saved(path, clean)

        self._later(begin)

    @Slot(object)
    def _follow(self, item: OpenDocument) -> None:
        entries, position = item.history.entries, item.history.position
        self._with(item, lambda journal: journal.follow(entries, position))

    @Slot(object)
    def _mark_saved(self, item: OpenDocument) -> None:
        path, document = item.saved_path, item.document
        self._with(item, lambda journal: journal.mark_saved(path, document))

    @Slot(object)
    def _discard(self, item: OpenDocument) -> None:
        def discard_now() -> None:
            journal = self._journals.pop(item, None)
            if journal is not None:
                journal.discard()

        self._later(discard_now)

    def _with(self, item: OpenDocument, write: Callable[[Journal], None]) -> None:
        def job() -> None:
            journal = self._journals.get(item)
            if journal is not None:
                write(journal)

        self._later(job)

    def _later(self, work: Callable[[], None]) -> None:
        def job() -> None:
            try:
                work()
            except (OSError, ProjectError) as error:
                log.warning("autosave: %s", error)
                if not self._has_failed:
                    self._has_failed = True
                    why = getattr(error, "strerror", None) or error
                    self.stopped.emit(f"Autosave does not work now: {why}. Save often.")

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
    sweep(root)
    found, problems = [], []
    for folder in recoverable(root):
        try:
            recovered = recover(folder)
            if recovered.modified:
                found.append(recovered)
            else:
                discard(folder)
        except (ProjectError, OSError) as error:
            problems.append(str(error))
    return found, problems
