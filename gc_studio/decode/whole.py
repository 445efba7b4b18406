"""Paints documents of models that have but one exact picture of a document, painted at once."""

from collections.abc import Callable, Generator

import numpy as np

from gc_studio.decode.pictures import Painted, Picture
from gc_studio.document import Document


class WholePainter:
    """See `families.Painter`."""

    def __init__(self, paint: Callable[[Document], Picture]) -> None:
        """paint: the picture of a document, uint8 RGB, as large as the document or larger on the right and below."""
        self._paint = paint

    def render(self, document: Document) -> Picture:
        """The exact picture, uint8 RGB (height, width, 3)."""
        return np.ascontiguousarray(self._paint(document)[: document.height, : document.width])

    def pictures(self, document: Document, is_given_up: Callable[[], bool]) -> Generator[Painted]:
        """The exact picture."""
        yield Painted(self.render(document), is_exact=True)

    def interrupt(self) -> None:
        """Nothing is given up: it ends soon."""
