"""What a crash left behind, looked for at the start and offered.

Flows in: journals on the disk, the answer to a dialog. Flows out: documents into the session, or journals that go.
"""

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from gc_studio.app.background.engine import Engine
from gc_studio.app.background.opened import Opened
from gc_studio.app.background.problems import one_line
from gc_studio.app.documents.recovery_dialog import FoundWork, RecoveryDialog
from gc_studio.app.documents.session import Session
from gc_studio.app.look.controls import open_dialog
from gc_studio.canvas.overlays import rgb_image
from gc_studio.project.gcs import ProjectError
from gc_studio.project.recovery import Recovered, discard, recover, recoverable, sweep
from gc_studio.words import tr


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


class Recovery(QObject):
    """Offers unsaved work of programs that are gone."""

    error = Signal(str)

    def __init__(self, parent: QWidget, session: Session, engine: Engine, root: Path) -> None:
        """root: where the journals lie."""
        super().__init__(parent)
        self._parent, self._session, self._engine, self._root = parent, session, engine, root
        self._found: list[Recovered] = []
        self.dialog: RecoveryDialog | None = None

    def offer(self) -> None:
        """Look for what a crash left behind, and offer it."""
        self._engine.run(lambda: left_behind(self._root), self._offer, self._fail)

    def _fail(self, error: Exception) -> None:
        self.error.emit(tr("Cannot look for unsaved work in {root}: {why}", root=self._root, why=one_line(error)))

    def _offer(self, result: tuple[list[Recovered], list[str]]) -> None:
        self._found, problems = result
        if problems:
            self.error.emit(tr("Some unsaved work cannot be read: {what}", what=problems[0]))
        if self._found:
            self.dialog = RecoveryDialog(self._parent, [_found_work(found) for found in self._found])
            self.dialog.finished.connect(self._take_back)
            open_dialog(self.dialog)

    @Slot()
    def _take_back(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is None:
            return
        for index, found in enumerate(self._found):
            if index in dialog.chosen:
                self._reopen(found)
            elif dialog.discarded:
                self._engine.run(partial(discard, found.folder), _nothing, _nothing)
        self._found = []

    def _reopen(self, found: Recovered) -> None:
        """Go on with what was found; the tab that has the file as it was saved, if there is one, gives way."""
        known = self._session.find(found.saved_path) if found.saved_path else None
        source = found.saved_path or Path(found.project.source_name or tr("Recovered"))
        self._session.open(Opened(source, found.project, recovered=found))
        if known is not None and not known.modified:
            self._session.close(known)


def _found_work(found: Recovered) -> FoundWork:
    history, project = found.history, found.project
    changed = datetime.fromtimestamp(found.stamp[1] / 1e9 if found.stamp else 0)
    thumbnail: QImage | None = rgb_image(project.photo) if project.photo is not None else None
    name = found.saved_path.name if found.saved_path else project.source_name or tr("Pasted picture")
    return FoundWork(name, changed, history.position, history.entries[history.position].name, thumbnail)


def _nothing(_: object) -> None:
    """Nobody waits for this."""
