"""New pictures from noise, by a model that has a sampler.

Flows in: a command. Flows out: documents into the session.
"""

from PySide6.QtCore import QObject, Signal, Slot

from gc_studio.analysis.recipes import chance_seed
from gc_studio.analysis.sample import has_sampler, sampled
from gc_studio.app.background.engine import Engine
from gc_studio.app.background.opened import Opened
from gc_studio.app.background.problems import one_line
from gc_studio.app.commands.command import SAMPLER, TORCH, Command
from gc_studio.app.documents.session import Session
from gc_studio.document import Document
from gc_studio.project.gcs import Project
from gc_studio.words import tr


class Sampling(QObject):
    """Makes pictures of which there was no photo."""

    error = Signal(str)

    def __init__(self, session: Session, engine: Engine) -> None:
        super().__init__()
        self._session, self._engine = session, engine
        self._is_there = has_sampler()
        engine.model_ready.connect(self._look)

    def commands(self) -> list[Command]:
        """A new picture."""
        tip = tr("A picture of which there was no photo, as the model gc draws it")
        return [Command("sample", "File", tr("New from noise"), "", tip, self.sample, needs=SAMPLER | TORCH)]

    def facts(self) -> set[str]:
        """See `Session.facts`."""
        return {"sampler"} if self._is_there else set()

    @Slot()
    def sample(self) -> None:
        """Draw a picture by a seed that was not asked for, and open it."""
        seed = chance_seed()

        def opened(document: Document) -> None:
            name = tr("Noise {seed}", seed=seed)
            self._session.open(Opened(None, Project(document, source_name=name), is_new=True))

        self._engine.run(lambda: sampled(seed), opened, self._failed, tr("Drawing a picture…"))

    def _failed(self, error: Exception) -> None:
        self.error.emit(tr("No picture drawn: {why}", why=one_line(error)))

    @Slot()
    def _look(self) -> None:
        self._is_there = has_sampler()
