"""Documents of `hfgan` and `layered` -> pictures."""

from collections.abc import Callable, Generator

import numpy as np

from gc_studio.decode.inputs import at_network_scale, dequantised
from gc_studio.decode.network_inputs import padded_cells
from gc_studio.decode.pictures import Painted, Picture
from gc_studio.document import Document
from gc_studio.nets.papers.lines import LinesModel


class LinesPainter:
    """See `families.Painter`: one exact picture at a time, painted whole.

    The papers have one texture; where a document has more, every cell takes its own.
    """

    def __init__(self, model: LinesModel) -> None:
        self._model = model

    def render(self, document: Document) -> Picture:
        """As for Painter; raise ModelError if the picture is too large for the model."""
        model = self._model
        model.check_size(document.width, document.height)
        height, width = (-(-side // model.stride) * model.stride for side in (document.height, document.width))
        lines = at_network_scale(document.structure, document.structure_scale, model.line_stride)
        missing = [(0, side // model.line_stride - own) for side, own in zip((height, width), lines.shape, strict=True)]
        shares = None
        if len(document.extra_textures):
            numbers = np.arange(len(document.textures))[:, None, None]
            shares = padded_cells(document.regions == numbers, height, width).astype(np.float32)
        padded = np.pad(lines, missing).astype(np.float32)
        picture = model.paint(padded, dequantised(document.textures), shares)
        return np.ascontiguousarray(picture[: document.height, : document.width])

    def pictures(self, document: Document, is_given_up: Callable[[], bool]) -> Generator[Painted]:
        """As for Painter."""
        yield Painted(self.render(document), is_exact=True)

    def interrupt(self) -> None:
        """As for Painter: a picture is painted to its end."""
