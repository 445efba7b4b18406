"""What the window asks of the model, and the loader that brings torch in, on a thread of its own."""

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from gc_studio.document import Document


class Backend(Protocol):
    """A loaded model."""

    identity: str
    """Eight hexadecimal digits; documents of another model cannot be rendered."""
    label: str
    """Name, identity and device, for people."""

    def render(self, document: Document) -> NDArray[np.uint8]:
        """Picture of a document, uint8 (height, width, 3)."""

    def analyse(self, photo: NDArray[np.uint8]) -> tuple[Document, NDArray[np.int8]]:
        """Document of a photo, and the detail code of the whole photo."""


def load_studio() -> Backend:
    """Load the studio model; takes seconds.

    Raises:
        ModelError: the weights are missing or damaged.
    """
    # Importing torch takes longer than everything else together; it must not keep the window from opening.
    from gc_studio.analysis.analyse import analyse
    from gc_studio.decode.renderer import Renderer
    from gc_studio.nets.model import load_model

    model = load_model()
    renderer = Renderer(model)

    class Studio:
        identity = model.identity
        label = f"studio {model.identity} on {model.device}"

        def render(self, document: Document) -> NDArray[np.uint8]:
            return renderer.render(document)

        def analyse(self, photo: NDArray[np.uint8]) -> tuple[Document, NDArray[np.int8]]:
            analysis = analyse(photo, model)
            return analysis.document, analysis.detail

    return Studio()
