"""The autosave: a journal per open document, written command by command.

Flows in: signals of the session. Flows out: journals on the disk, from a thread of its own; see `recovery` for the next
start.
"""

import logging
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from gc_studio.app.background.problems import one_line
from gc_studio.app.documents.open_document import OpenDocument
from gc_studio.app.documents.session import Session
from gc_studio.project.gcs import ProjectError
from gc_studio.project.journal import Journal
from gc_studio.words import tr

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
        session.snapshots_changed.connect(self._keep_snapshots)
        session.saved.connect(self._mark_saved)
        session.closed.connect(self._discard)

    @property
    def is_on(self) -> bool:
        """Whether there are journals; switched on, all open documents get one, and switched off, they lose theirs."""
        return self._is_on

    @is_on.setter
    def is_on(self, is_on: bool) -> None:
        if is_on == self._is_on:
            return
        self._is_on, self._has_failed = is_on, False
        for item in self._session.documents:
            if is_on:
                self._later(self._new_journal(item))
            else:
                self._discard(item)

    @Slot(object)
    def _begin(self, item: OpenDocument) -> None:
        recovered, begin_anew = item.recovered, self._new_journal(item)

        def begin() -> None:
            if recovered is not None:
                try:
                    self._journals[item] = Journal.resume(recovered)
                    return
                except ProjectError as error:  # Another window goes on with it; this one needs a journal all the same.
                    log.info("%s", error)
            begin_anew()

        if self._is_on or recovered:
            self._later(begin)

    def _new_journal(self, item: OpenDocument) -> Callable[[], None]:
        """What begins a journal that holds the history of a document as it is now, unless there is one already."""
        history, path, fingerprint = item.history, item.saved_path, item.fingerprint
        folder = self._root / uuid.uuid4().hex
        entries, position = history.entries, history.position
        clean = next((entry.document for entry in entries if entry.document.revision == item.clean_revision), None)
        project = replace(item.project_of(entries[0].document), document=entries[0].document, view=item.view)
        others, snapshots, are_saved = item.projects, item.snapshots, item.snapshots == item.saved_snapshots

        def begin() -> None:
            if item not in self._journals:
                journal = self._journals[item] = Journal.begin(folder, project)
                for other in others:
                    journal.keep_photo(other)
                journal.follow(entries, position)
                journal.mark_saved(path, clean, fingerprint)
                if snapshots:
                    journal.keep_snapshots(snapshots, are_saved)

        return begin

    @Slot(object)
    def _follow(self, item: OpenDocument) -> None:
        entries, position, projects = item.history.entries, item.history.position, item.projects

        def follow(journal: Journal) -> None:
            # A step of another size is worth more with its photo; the other way round nothing is lost either.
            for project in projects:
                journal.keep_photo(project)
            journal.follow(entries, position)

        self._with(item, follow)

    @Slot(object)
    def _mark_saved(self, item: OpenDocument) -> None:
        path, document, fingerprint = item.saved_path, item.document, item.fingerprint
        self._with(item, lambda journal: journal.mark_saved(path, document, fingerprint))
        if item.snapshots:
            self._keep_snapshots(item)

    @Slot(object)
    def _keep_snapshots(self, item: OpenDocument) -> None:
        snapshots, are_saved = item.snapshots, item.snapshots == item.saved_snapshots
        self._with(item, lambda journal: journal.keep_snapshots(snapshots, are_saved))

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
            except Exception as error:  # Nobody waits for the result; what fails unheard protects nothing.
                log.warning("autosave: %s", error)
                if not self._has_failed:
                    self._has_failed = True
                    self.stopped.emit(tr("Autosave does not work now: {why}. Save often.", why=one_line(error)))

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
