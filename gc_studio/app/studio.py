"""The studio model as the window uses it. Imports torch: `backend.load_studio` brings it in when there is time."""

from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from gc_studio.analysis.analyse import analyse
from gc_studio.decode.choice import known_choice, measured_choice
from gc_studio.decode.pictures import Picture
from gc_studio.decode.renderer import Renderer
from gc_studio.document import Document
from gc_studio.nets.model import load_model


class Studio(Renderer):
    """Analysis and rendering, see `backend.Backend`."""

    def __init__(self, table: Path, device: str) -> None:
        """table: where the choice of the fastest backend is remembered. device: `auto`, `cpu` or `cuda`."""
        self.has_cuda = torch.cuda.is_available()
        # Settings travel between machines, processors for graphics do not.
        device = "cpu" if device == "cuda" and not self.has_cuda else device
        self._studio, self._table = load_model(device=device), table
        known = known_choice(self._studio, table)
        self._is_tuned = known is not None
        super().__init__(self._studio, known)
        self._beside = Renderer(self._studio)

    @property
    def identity(self) -> str:
        """Identity of the model."""
        return self._studio.identity

    @property
    def label(self) -> str:
        """Name, identity and device, for people."""
        return f"{self._studio.name} {self.identity}, {self.backend.name}"

    def analyse(self, photo: NDArray[np.uint8]) -> tuple[Document, NDArray[np.int8]]:
        """As for Backend."""
        analysis = analyse(photo, self._studio)
        return analysis.document, analysis.detail

    def decode(self, document: Document) -> Picture:
        """As for Backend: on plain torch, which no interruption of the picture on screen reaches."""
        return self._beside.render(document)

    def tune(self) -> str:
        """As for Backend."""
        if not self._is_tuned:
            self.use(measured_choice(self._studio, self._table))
        return self.label
