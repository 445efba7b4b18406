"""Copy command: the `gcx` command line that makes the same file of the photo goes to the clipboard.

Flows in: the command. Flows out: text on the clipboard, and a note that says what it does not make.
"""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from gc_studio.app.background.engine import Engine
from gc_studio.app.background.problems import one_line
from gc_studio.app.commands.command import LINES, PHOTO, Command
from gc_studio.app.documents.open_document import OpenDocument
from gc_studio.app.documents.session import Session
from gc_studio.app.editing.fitting import Fitting
from gc_studio.app.export.command_line import command_line
from gc_studio.document import Document
from gc_studio.words import tr


class CommandCopying(QObject):
    """Works out command lines."""

    error = Signal(str)
    done = Signal(str)

    def __init__(self, session: Session, engine: Engine, fitting: Fitting) -> None:
        """fitting: knows which documents came of a fit alone."""
        super().__init__()
        self._session, self._engine, self._fitting = session, engine, fitting

    def commands(self) -> list[Command]:
        """Copy command."""
        tip = tr("Copy the gcx command line that makes this file of its photo")
        return [Command("copy_command", "File", tr("Copy command"), "", tip, self.copy, needs=PHOTO | LINES)]

    @Slot()
    def copy(self) -> None:
        """Put the command of the current document on the clipboard."""
        current, backend = self._session.current, self._engine.backend
        if current is None or current.project.photo is None:
            return
        document, photo, given = current.document, current.project.photo, current.given
        if given is not None and given.size == document.size:
            self._copy(current, document, given)
        elif backend is None:
            self.done.emit(tr("The model is still loading; try again in a moment"))
        else:
            # What the program would make of the photo is not known any more.
            of_model = backend if document.model == backend.identity else backend.named(document.codes.name)
            self._engine.run(
                lambda: of_model.apart().analyse(photo)[0],
                partial(self._copy, current, document),
                lambda error: self.error.emit(tr("No command copied: {why}", why=one_line(error))),
            )

    def _copy(self, item: OpenDocument, document: Document, given: Document) -> None:
        name, target = Path(item.name).stem, self._fitting.target_of(item, document)
        made = command_line(document, given, item.photo_path, name, target)
        QGuiApplication.clipboard().setText(made.text)
        if made.left_out:
            left_out = "; ".join(made.left_out)
            self.done.emit(tr("The command is on the clipboard. It leaves out: {left_out}", left_out=left_out))
        else:
            self.done.emit(tr("The command is on the clipboard: {command}", command=made.text))
