"""Refine: a search for codes that decode to a better picture at the same size, beside the work of the hand.

Flows in: the command. Flows out: progress, and one commit on the session if the document is still the same one then.
"""

from PySide6.QtCore import QObject, Signal, Slot

from gc_studio.app.background.engine import Engine
from gc_studio.app.background.problems import one_line
from gc_studio.app.commands.command import PHOTO, REFINABLE, TEXTURES, TORCH, Command
from gc_studio.app.documents.open_document import OpenDocument
from gc_studio.app.documents.session import Session
from gc_studio.document import Document
from gc_studio.nets.torch_here import has_torch
from gc_studio.words import tr

STEPS = 60
"""As many as the figures of the refining net were measured with."""


class Refining(QObject):
    """Runs one search at a time."""

    error = Signal(str)
    done = Signal(str)
    stepped = Signal(str)
    """How far it is, for people."""
    _step = Signal(int)

    def __init__(self, session: Session, engine: Engine) -> None:
        super().__init__()
        self._session, self._engine = session, engine
        self._wanted: Document | None = None
        self._step.connect(self._tell)
        self._torch = set(TORCH) if has_torch() else set()

    def commands(self) -> list[Command]:
        """Refine."""
        better = tr("Bring the picture closer to the photo at about the same size; a swapped texture comes back, too")
        return [
            Command(
                "refine",
                "Edit",
                tr("Refine"),
                "Ctrl+Shift+R",
                better,
                self.refine,
                "refine",
                needs=PHOTO | TEXTURES | TORCH | REFINABLE,
            )
        ]

    def facts(self) -> set[str]:
        """See `Session.facts`: torch, if it is there, and whether the model of the document takes better codes."""
        document = self._session.document
        family = self._engine.family_of(document) if document is not None else None
        return self._torch | (REFINABLE if family is None or family.refine is not None else set())

    @Slot()
    def refine(self) -> None:
        """Search for better codes of the current document."""
        current, backend = self._session.current, self._engine.backend
        if current is None or backend is None or self._session.is_previewing:
            return
        photo, available = current.project.photo, current.project.available
        if photo is None or available is None:
            return
        if self._wanted is not None:
            self.done.emit(tr("A picture is being refined already"))
            return
        document = self._wanted = current.document

        def on_step(step: int, _best: Document) -> bool:
            self._step.emit(step)
            return self._wanted is document

        def search() -> Document | None:
            refined = backend.apart().refine(document, photo, available, STEPS, on_step)
            return refined[0] if refined else None

        self._engine.run(
            search,
            lambda better: self._take(current, document, better),
            self._fail,
            tr("Refining…"),
        )

    @Slot()
    def stop(self) -> None:
        """Give up the search."""
        self._wanted = None

    @Slot(int)
    def _tell(self, step: int) -> None:
        if self._wanted is not None:
            self.stepped.emit(tr("Refining… {step} of {steps}", step=step, steps=STEPS))

    def _fail(self, error: Exception) -> None:
        self._wanted = None
        self.error.emit(tr("Not refined: {why}", why=one_line(error)))

    def _take(self, item: OpenDocument, before: Document, better: Document | None) -> None:
        self._wanted = None
        if better is None:
            self.done.emit(tr("Nothing better was found"))
        elif item is not self._session.current or item.document is not before or self._session.is_previewing:
            self.done.emit(tr("The picture changed while it was refined: refine it again"))
        else:
            self._session.commit(tr("Refine"), better)
