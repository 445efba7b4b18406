"""The studio model as the window uses it, and what it needs: `backend.load_studio` imports it when there is time."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.analyse import texture_of, texture_of_region
from gc_studio.analysis.cleanup import Lines
from gc_studio.analysis.sizes import UNMEASURED_SIDE, automatic_side
from gc_studio.decode.backends import Backend
from gc_studio.decode.choice import known_choice, likely_choice, measured_again, measured_choice
from gc_studio.decode.families import family_of
from gc_studio.decode.fit_sources import Tools
from gc_studio.decode.line_choice import line_choice, thorough_analysis
from gc_studio.decode.pictures import Picture
from gc_studio.decode.renderer import Renderer
from gc_studio.document import Available, Document
from gc_studio.nets.model import StudioModel, has_cuda
from gc_studio.nets.registry import ModelDescription, UnknownModelError
from gc_studio.words import tr


class Apart(Renderer):
    """Analysis and rendering; two of them on one model share its weights and the programs for all sizes."""

    def __init__(
        self, model: StudioModel, backend: Backend | None = None, make_room: Callable[[], object] = lambda: None
    ) -> None:
        """backend: as for Renderer. make_room: gives memory back before torch needs much."""
        super().__init__(model, backend)
        self._studio, self._make_room, self._is_plain = model, make_room, backend is None

    def render(self, document: Document) -> Picture:
        """As for Renderer; what paints pictures that come once keeps no memory for them."""
        picture = super().render(document)
        if self._is_plain:
            self.backend.rest()
        return picture

    def analyse(self, photo: NDArray[np.uint8]) -> tuple[Document, Available]:
        """As for Backend."""
        analysis = thorough_analysis(photo, self._studio)
        return analysis.document, analysis.available

    def line_choice(self, photo: NDArray[np.uint8], scale: int, mask: NDArray[np.bool_]) -> Lines:
        """As for Backend."""
        return line_choice(photo, self._studio, scale, mask).lines

    def fit_tools(self, document: Document, photo: NDArray[np.uint8] | None) -> Tools:
        """As for Backend."""
        return Tools.of_studio(self._studio, self.render, photo, self._make_room)

    def refine(
        self,
        document: Document,
        photo: NDArray[np.uint8],
        available: Available,
        steps: int,
        on_step: Callable[[int, Document], bool | None],
    ) -> tuple[Document, Available] | None:
        """As for Backend."""
        # It alone imports torch.
        from gc_studio.decode.refine import refine

        self._make_room()
        found = refine(photo, document, available, self._studio, steps, on_step)
        return (found.document, found.available) if found else None


class Studio(Apart):
    """Analysis and rendering for the window, see `backend.Backend`."""

    def __init__(self, table: Path, device: str, description: ModelDescription) -> None:
        """table: where the choice of the fastest backend is remembered. device: `auto`, `cpu` or `cuda`."""
        self.has_cuda = has_cuda()
        # Settings travel between machines, processors for graphics do not.
        model = family_of(description).load(description, "cpu" if device == "cuda" and not self.has_cuda else device)
        self._table, self._may_use_gpu = table, device != "cpu"
        self._known = known_choice(model, table, self._may_use_gpu)
        super().__init__(model, self._known.backend if self._known else likely_choice(model))

    @property
    def identity(self) -> str:
        """Identity of the model."""
        return self._studio.identity

    @property
    def label(self) -> str:
        """Name, identity and device, for people."""
        return f"{self._studio.name} {self.identity}, {self.backend.name}"

    @property
    def stroke_ms(self) -> float | None:
        """As for Backend."""
        return self._known.milliseconds if self._known else None

    def apart(self) -> Apart:
        """The same model for work beside the window: neither waits for the other, nor is given up with it."""
        # Programs hold a hundred megabytes, and are compiled again in half a second.
        return Apart(self._studio, make_room=lambda: self.backend.rest())

    def analyse_labelled(self, photo: NDArray[np.uint8], labels: Path) -> tuple[Document, Available]:
        """As for Backend: it takes none."""
        raise UnknownModelError(tr("model {name} takes no labels", name=self._studio.name))

    def texture_of(self, photo: NDArray[np.uint8]) -> NDArray[np.int16]:
        """As for Backend."""
        return texture_of(photo, self._studio)

    def texture_of_region(self, photo: NDArray[np.uint8], document: Document, number: int) -> NDArray[np.int16]:
        """As for Backend."""
        return texture_of_region(photo, document, number, self._studio)

    def tune(self) -> str:
        """As for Backend."""
        known, measured = self._known, (self._studio, self._table)
        if known is None or known.milliseconds is None:
            known = self._known = measured_choice(*measured, self._may_use_gpu)
            # Where it is the same one, its programs are compiled already.
            if known.backend.name != self.backend.name:
                self.use(known.backend)
        elif automatic_side(known.milliseconds) < UNMEASURED_SIDE:
            self._known = measured_again(*measured, known, self._may_use_gpu)
        return self.label
