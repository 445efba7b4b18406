"""A model of any family as the window uses it: one exact picture at a time, and what its family can do.

A family whose painter follows the hand has `live.Followed` on top, and the studio model `studio.Studio` to itself.
"""

from collections.abc import Callable, Generator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.cleanup import Lines
from gc_studio.analysis.detectors import Detector, detected_structures
from gc_studio.analysis.label_maps import load_labels
from gc_studio.analysis.structure import usual_scale
from gc_studio.decode.families import Painter, family_of
from gc_studio.decode.fit_sources import Tools
from gc_studio.decode.pictures import Painted, Picture
from gc_studio.document import Available, Document
from gc_studio.nets.registry import ModelDescription, UnknownModelError
from gc_studio.words import tr


class Plain:
    """See `backend.Backend`."""

    has_cuda = False
    stroke_ms = None

    def __init__(self, description: ModelDescription, device: str) -> None:
        """Raise ModelError if the model cannot be loaded."""
        self._description, self._family = description, family_of(description)
        self._model = self._family.load(description, device)
        self._painter: Painter = self._family.painter(self._model)
        self.on_progress: Callable[[float], None] = lambda _: None
        self.on_notice: Callable[[str], None] = lambda _: None

    @property
    def identity(self) -> str:
        """Identity of the model."""
        return self._description.identity

    @property
    def label(self) -> str:
        """Name and identity, for people."""
        return f"{self._description.name} {self.identity}"

    def tune(self) -> str:
        """As for Backend: there is nothing to choose from."""
        return self.label

    def apart(self) -> "Plain":
        """As for Backend: nothing of it is kept between two pictures."""
        return self

    def pictures(self, document: Document, is_given_up: Callable[[], bool]) -> Generator[Painted]:
        """As for Backend."""
        return self._painter.pictures(document, is_given_up)

    def render(self, document: Document) -> Picture:
        """As for Apart."""
        return self._painter.render(document)

    def interrupt(self) -> None:
        """As for Backend."""
        self._painter.interrupt()

    def in_textures(self, document: Document, codes: NDArray[np.int16]) -> list[Picture]:
        """As for Backend."""
        if not len(document.extra_textures):
            return [self.render(document.with_layers(texture=code)) for code in codes]
        others = [np.concatenate([document.extra_textures[:-1], code[None]]) for code in codes]
        return [self.render(document.with_layers(extra_textures=extra)) for extra in others]

    def analyse(self, photo: NDArray[np.uint8]) -> tuple[Document, Available]:
        """As for Backend."""
        analysis = self._family.analyse(photo, self._model, usual_scale(photo))
        return analysis.document, analysis.available

    def analyse_labelled(self, photo: NDArray[np.uint8], labels: Path) -> tuple[Document, Available]:
        """As for Backend."""
        names, (height, width), scale = self._description.classes, photo.shape[:2], usual_scale(photo)
        if not names:
            raise UnknownModelError(tr("model {name} takes no labels", name=self._description.name))
        drawn = load_labels(labels, width, height, scale, names)
        analysis = self._family.analyse(photo, self._model, scale, None, drawn)
        return analysis.document, analysis.available

    def line_choice(self, photo: NDArray[np.uint8], scale: int, mask: NDArray[np.bool_]) -> Lines:
        """As for Apart; what lines are worth is not asked."""
        return detected_structures(photo, Detector.CANNY, scale)

    def texture_of(self, photo: NDArray[np.uint8]) -> NDArray[np.int16]:
        """As for Backend; raise UnknownModelError if the model has no textures."""
        if self._family.texture_of is None:
            raise UnknownModelError(tr("model {name} has no textures", name=self._description.name))
        return self._family.texture_of(photo, self._model)

    def texture_of_region(self, photo: NDArray[np.uint8], document: Document, number: int) -> NDArray[np.int16]:
        """As for Backend: as the document holds it."""
        code: NDArray[np.int16] = document.textures[number]
        return code

    def fit_tools(self, document: Document, photo: NDArray[np.uint8] | None) -> Tools:
        """As for Apart; raise UnknownModelError if the family cannot."""
        if self._family.fit_tools is None:
            name = self._description.name
            raise UnknownModelError(tr("model {name} cannot be fitted to a number of bytes", name=name))
        tools: Tools = self._family.fit_tools(self._model, self._painter.render, photo)
        return tools

    def refine(
        self,
        document: Document,
        photo: NDArray[np.uint8],
        available: Available,
        steps: int,
        on_step: Callable[[int, Document], bool | None],
    ) -> tuple[Document, Available] | None:
        """As for Apart; raise UnknownModelError if the family cannot."""
        if self._family.refine is None:
            raise UnknownModelError(tr("model {name} cannot be refined", name=self._description.name))
        found = self._family.refine(photo, document, available, self._model, steps, on_step)
        return (found.document, found.available) if found else None
