"""Scenes: which models make them, what their classes are called, and how a new one begins.

Flows in: installed models, commands, answers to dialogs. Flows out: documents into the session, photos to be opened.
"""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from gc_studio.analysis.structure import usual_scale_of
from gc_studio.app.background.engine import Engine
from gc_studio.app.background.opened import Opened
from gc_studio.app.commands.command import SCENES, Command
from gc_studio.app.documents.files import Files
from gc_studio.app.documents.scene_dialogs import NewSceneDialog, OpenSceneDialog
from gc_studio.app.documents.session import Session
from gc_studio.app.look.controls import open_dialog
from gc_studio.app.settings import Settings
from gc_studio.decode.families import finds_labels, installed_of_known_families
from gc_studio.document import Document
from gc_studio.nets.registry import ModelDescription
from gc_studio.project.gcs import Project
from gc_studio.words import tr

_MOST_SIDE = 512
"""Shorter side of an empty scene at most, unless another is typed: larger ones follow the hand later."""


class Scenes(QObject):
    """Makes scenes, and knows what their classes are called."""

    looked = Signal(bool)
    """Whether there are models that make scenes."""

    def __init__(self, parent: QWidget, session: Session, engine: Engine, files: Files, settings: Settings) -> None:
        super().__init__(parent)
        self._parent, self._session, self._engine = parent, session, engine
        self._files, self._settings = files, settings
        self._models: dict[str, ModelDescription] = {}
        engine.model_ready.connect(self._look)
        self._look()

    def commands(self) -> list[Command]:
        """A photo as a scene, and an empty one."""
        labelled, empty = tr("Open a photo with a map of what is where in it"), tr("Paint a picture from nothing")
        return [
            Command("open_scene", "File", tr("Open as scene…"), "", labelled, self.ask_photo, needs=SCENES),
            Command("new_scene", "File", tr("New scene…"), "Ctrl+Alt+N", empty, self.ask_size, needs=SCENES),
        ]

    @Slot()
    def _look(self) -> None:
        """Look which models there are."""
        known = installed_of_known_families()
        self._models = {identity: model for identity, model in known.items() if model.codes.classes}
        self.looked.emit(bool(self._models))

    def facts(self) -> set[str]:
        """See `Session.facts`."""
        return {"scenes"} if self._models else set()

    def names_of(self, document: Document) -> tuple[str, ...]:
        """What the classes of a document are called in English, by number; their numbers where nobody knows."""
        model = self._models.get(document.model)
        return model.classes if model is not None else tuple(map(str, range(document.codes.classes)))

    # An empty one

    @Slot()
    def ask_size(self) -> None:
        """Ask for a size, and begin an empty scene."""
        side = min(self._settings.working_side or _MOST_SIDE, _MOST_SIDE)
        dialog = NewSceneDialog(self._parent, self._model_names(), side)
        dialog.chosen.connect(self.begin)
        open_dialog(dialog)

    @Slot(str, int, int)
    def begin(self, name: str, width: int, height: int) -> None:
        """Begin an empty scene of a model."""
        model = self._named(name)
        scale = usual_scale_of(width, height)
        document = Document(width, height, structure_scale=scale, model=model.identity, codes=model.codes)
        self._session.open(Opened(None, Project(document, source_name=tr("Scene")), is_new=True))

    # A photo

    @Slot()
    def ask_photo(self) -> None:
        """Ask for a photo and its labels, and open it."""
        finding = [model.name for model in self._models.values() if finds_labels(model)]
        dialog = OpenSceneDialog(self._parent, self._model_names(), finding, self._settings, self._files.folder)
        dialog.chosen.connect(self._open)
        open_dialog(dialog)

    @Slot(str, object, object)
    def _open(self, name: str, photo: Path, labels: Path | None) -> None:
        """labels: the map that they come from; None where they are to be found in the photo."""
        self._files.folder = photo.parent
        self._engine.open(photo.absolute(), self._settings.working_side, name, labels=labels)

    def _model_names(self) -> list[str]:
        return [model.name for model in self._models.values()]

    def _named(self, name: str) -> ModelDescription:
        return next(model for model in self._models.values() if model.name == name)
