"""Resize: the current document at another size, made beside the work of the hand.

Flows in: the command, and what is chosen in the dialog. Flows out: one commit on the session, if the document is still
the same one then.
"""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from gc_studio.app.background.backend import Apart
from gc_studio.app.background.engine import Engine
from gc_studio.app.background.photo_files import PhotoFile, first_photo_file, photo_file
from gc_studio.app.background.problems import one_line
from gc_studio.app.background.resize_job import Resized, resized_project
from gc_studio.app.commands.command import RESIZABLE, Command
from gc_studio.app.documents.open_document import OpenDocument
from gc_studio.app.documents.session import Session
from gc_studio.app.editing.resize_dialog import ResizeDialog
from gc_studio.app.look.controls import open_dialog
from gc_studio.document import Document
from gc_studio.document.resize import why_no_other_size
from gc_studio.tasks import CalledOffError
from gc_studio.words import tr


@dataclass(frozen=True, eq=False)
class _Order:
    """A document that is being given another size, until that is stopped."""

    item: OpenDocument
    document: Document
    stopped: threading.Event


class Resizing(QObject):
    """Asks for a size, and gives it to one document at a time."""

    error = Signal(str)
    done = Signal(str)
    stepped = Signal(str)
    """How far it is, for people."""
    _told = Signal(object, str)

    def __init__(self, parent: QWidget, session: Session, engine: Engine, recent: Callable[[], list[Path]]) -> None:
        """recent: files that were opened or saved, among which the photo may be."""
        super().__init__(parent)
        self._parent, self._session, self._engine, self._recent = parent, session, engine, recent
        self.dialog: ResizeDialog | None = None
        self._order: _Order | None = None
        self._told.connect(self._tell)

    def commands(self) -> list[Command]:
        """Resize."""
        tip = tr("Give the picture another size: lines or labels are drawn anew, the rest is carried over")
        words = ("resize", "Edit", tr("Resize…"), "Ctrl+Alt+I", tip, self.ask, "resize")
        return [Command(*words, needs=RESIZABLE, why_not=self._why_not)]

    def _why_not(self) -> str:
        document = self._session.document
        return "" if document is None else why_no_other_size(document) or ""

    # The dialog

    @Slot()
    def ask(self) -> None:
        """Ask for a size, and look for the photo meanwhile."""
        current = self._session.current
        if current is None:
            return
        if self._order is not None:
            self.done.emit(tr("A picture is being resized already"))
            return
        document, photo = current.document, current.project.photo
        dialog = self.dialog = ResizeDialog(self._parent, document, current.photos if photo is not None else ())
        dialog.chosen.connect(partial(self._resize, current, document))
        dialog.file_chosen.connect(partial(self._look, dialog, current))
        dialog.finished.connect(self._forget)
        if photo is not None:
            places = list(photo_places(current, self._recent()))
            dialog.show_looking()
            self._engine.run(lambda: first_photo_file(places, photo), partial(self._show_file, dialog), self._ignore)
        open_dialog(dialog)

    @Slot()
    def _forget(self) -> None:
        self.dialog = None

    def _ignore(self, _: Exception) -> None:
        """Without the file there is the photo as the document has it."""

    def _show_file(self, dialog: ResizeDialog, file: PhotoFile | None) -> None:
        if dialog is self.dialog:
            dialog.show_file(file)

    def _look(self, dialog: ResizeDialog, item: OpenDocument, path: Path) -> None:
        """See whether the photo is in a file that was pointed at."""

        def failed(error: Exception) -> None:
            if dialog is self.dialog:
                dialog.show_problem(one_line(error))

        photo = item.project.photo
        if photo is not None:
            self._engine.run(lambda: photo_file(path, photo), partial(self._show_file, dialog), failed)

    # The work

    def _resize(self, item: OpenDocument, document: Document, side: int, file: PhotoFile | None) -> None:
        known, photos = item.project_of(document), item.photos
        order = self._order = _Order(item, document, threading.Event())
        self._engine.run(
            lambda: resized_project(
                replace(known, document=document),
                photos,
                file,
                side,
                lambda: self._apart(document),
                partial(self._report, order),
            ),
            partial(self._take, order),
            partial(self._fail, order),
            tr("Resizing…"),
        )

    # On the engine's thread

    def _apart(self, document: Document) -> Apart:
        backend = self._engine.backend
        if backend is None:
            raise RuntimeError(tr("the model is still loading; try again in a moment"))
        return (backend if document.model == backend.identity else backend.named(document.codes.name)).apart()

    def _report(self, order: _Order, what: str) -> None:
        if order.stopped.is_set():
            raise CalledOffError
        self._told.emit(order, what)

    # On that of the window

    @Slot(object, str)
    def _tell(self, order: _Order, what: str) -> None:
        if order is self._order:
            self.stepped.emit(tr("Resizing: {what}…", what=what))

    @Slot()
    def stop(self) -> None:
        """Give it up."""
        if self._order is not None:
            self._order.stopped.set()
        self._order = None

    def _fail(self, order: _Order, error: Exception) -> None:
        if order is self._order:
            self._order = None
            self.error.emit(tr("Not resized: {why}", why=one_line(error)))

    def _take(self, order: _Order, resized: Resized) -> None:
        if order is not self._order:
            return
        self._order = None
        if self._session.current is not order.item or order.item.document is not order.document:
            self.done.emit(tr("The picture changed while it was resized: resize it again"))
        elif self._session.is_previewing:
            self.done.emit(tr("The hand was at work while the picture was resized: resize it again"))
        else:
            self._session.resize(resized.project, resized.is_blown_up)


def photo_places(item: OpenDocument, recent: list[Path]) -> Iterator[Path]:
    """Files in which the photo of a document may be: its own, one of its name beside it, and those opened before."""
    if item.photo_path is not None:
        yield item.photo_path
    name = item.project.source_name
    if name:
        yield from (path.parent / name for path in (item.saved_path, item.source) if path is not None)
        yield from (path for path in recent if path.name == name)
