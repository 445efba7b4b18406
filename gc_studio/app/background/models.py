"""All installed models as one: each document is painted by its own, which is loaded when its first document comes.

Flows in: documents of any model. Flows out: what `backend.Backend` says. The first model is there from the start;
photos are taken apart by it, unless another is asked for by `named`.
"""

import threading
from collections.abc import Callable, Generator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.cleanup import Lines
from gc_studio.app.background.backend import Apart, Backend
from gc_studio.decode.fit_sources import Tools
from gc_studio.decode.pictures import Painted, Picture
from gc_studio.document import Available, Document
from gc_studio.nets.registry import ModelDescription, find_model, model_of


class _Aparts:
    """The models for work beside the window, see `backend.Apart`."""

    def __init__(self, models: "Models") -> None:
        self._models = models
        self._first = models.first.apart()
        self._others: dict[str, Apart] = {}
        self._on_progress: Callable[[float], None] = lambda _: None

    @property
    def on_progress(self) -> Callable[[float], None]:
        return self._on_progress

    @on_progress.setter
    def on_progress(self, told: Callable[[float], None]) -> None:
        self._on_progress = told
        for apart in (self._first, *self._others.values()):
            apart.on_progress = told

    def _of(self, document: Document) -> Apart:
        backend = self._models.of(document)
        if backend is self._models.first:
            return self._first
        if backend.identity not in self._others:
            apart = self._others[backend.identity] = backend.apart()
            apart.on_progress = self._on_progress
        return self._others[backend.identity]

    def analyse(self, photo: NDArray[np.uint8]) -> tuple[Document, Available]:
        return self._first.analyse(photo)

    def line_choice(self, photo: NDArray[np.uint8], scale: int, mask: NDArray[np.bool_]) -> Lines:
        # Lines are lines, whichever model paints between them.
        return self._first.line_choice(photo, scale, mask)

    def fit_tools(self, document: Document, photo: NDArray[np.uint8] | None) -> Tools:
        return self._of(document).fit_tools(document, photo)

    def refine(
        self,
        document: Document,
        photo: NDArray[np.uint8],
        available: Available,
        steps: int,
        on_step: Callable[[int, Document], bool | None],
    ) -> tuple[Document, Available] | None:
        return self._of(document).refine(document, photo, available, steps, on_step)

    def pictures(self, document: Document, is_given_up: Callable[[], bool]) -> Generator[Painted]:
        return self._of(document).pictures(document, is_given_up)

    def render(self, document: Document) -> Picture:
        return self._of(document).render(document)


class Models:
    """See `backend.AllModels`."""

    def __init__(self, first: Backend, load: Callable[[ModelDescription], Backend]) -> None:
        """load: a further model; raises ModelError."""
        self.first, self._load = first, load
        self._backends = {first.identity: first}
        self._lock = threading.Lock()
        self._on_progress: Callable[[float], None] = lambda _: None
        self._on_notice: Callable[[str], None] = lambda _: None

    def of(self, document: Document) -> Backend:
        """The model of a document.

        Raises:
            UnknownModelError: it is not installed.
            ModelError: it cannot be loaded.
        """
        if document.model in self._backends:
            return self._backends[document.model]
        return self._loaded(model_of(document.model, document.codes))

    def named(self, name: str) -> Backend:
        """The installed model of a name; raises as `of`."""
        return self._loaded(find_model(name))

    def _loaded(self, description: ModelDescription) -> Backend:
        with self._lock:
            backend = self._backends.get(description.identity)
            if backend is None:
                backend = self._backends[description.identity] = self._load(description)
                backend.on_progress, backend.on_notice = self._on_progress, self._on_notice
        return backend

    @property
    def on_progress(self) -> Callable[[float], None]:
        """As for Backend."""
        return self._on_progress

    @on_progress.setter
    def on_progress(self, told: Callable[[float], None]) -> None:
        self._on_progress = told
        for backend in self._backends.values():
            backend.on_progress = told

    @property
    def on_notice(self) -> Callable[[str], None]:
        """As for Backend."""
        return self._on_notice

    @on_notice.setter
    def on_notice(self, told: Callable[[str], None]) -> None:
        self._on_notice = told
        for backend in self._backends.values():
            backend.on_notice = told

    @property
    def identity(self) -> str:
        """Identity of the first model, which the textures of the list belong to."""
        return self.first.identity

    @property
    def label(self) -> str:
        """As for Backend, of the first model."""
        return self.first.label

    @property
    def has_cuda(self) -> bool:
        """As for Backend."""
        return self.first.has_cuda

    @property
    def stroke_ms(self) -> float | None:
        """As for Backend, of the first model."""
        return self.first.stroke_ms

    def pictures(self, document: Document, is_given_up: Callable[[], bool]) -> Generator[Painted]:
        """As for Backend."""
        return self.of(document).pictures(document, is_given_up)

    def apart(self) -> Apart:
        """As for Backend."""
        return _Aparts(self)

    def in_textures(self, document: Document, codes: NDArray[np.int16]) -> list[Picture]:
        """As for Backend."""
        return self.of(document).in_textures(document, codes)

    def interrupt(self) -> None:
        """As for Backend."""
        for backend in list(self._backends.values()):
            backend.interrupt()

    def analyse(self, photo: NDArray[np.uint8]) -> tuple[Document, Available]:
        """As for Backend, by the first model."""
        return self.first.analyse(photo)

    def analyse_labelled(self, photo: NDArray[np.uint8], labels: Path) -> tuple[Document, Available]:
        """As for Backend, by the first model."""
        return self.first.analyse_labelled(photo, labels)

    def texture_of(self, photo: NDArray[np.uint8]) -> NDArray[np.int16]:
        """As for Backend, by the first model."""
        return self.first.texture_of(photo)

    def texture_of_region(self, photo: NDArray[np.uint8], document: Document, number: int) -> NDArray[np.int16]:
        """As for Backend."""
        return self.of(document).texture_of_region(photo, document, number)

    def tune(self) -> str:
        """As for Backend, of the first model."""
        return self.first.tune()
