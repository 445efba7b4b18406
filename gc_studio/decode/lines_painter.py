"""Documents of `hfgan` and `layered` -> pictures.

The papers have one texture; where a document has more, every cell takes its own.
"""

import numpy as np

from gc_studio.decode.inputs import at_network_scale, dequantised
from gc_studio.decode.network_inputs import padded_cells
from gc_studio.decode.pictures import Picture
from gc_studio.document import Document
from gc_studio.nets.papers.lines import LinesModel


def painted_lines(model: LinesModel, document: Document) -> Picture:
    """The picture of a document, uint8 RGB, with what its sides are padded to; see `whole.WholePainter`.

    Raises:
        ModelError: the picture is too large for the model.
    """
    model.check_size(document.width, document.height)
    height, width = (-(-side // model.stride) * model.stride for side in (document.height, document.width))
    lines = at_network_scale(document.structure, document.structure_scale, model.line_stride)
    missing = [(0, side // model.line_stride - own) for side, own in zip((height, width), lines.shape, strict=True)]
    shares = None
    if len(document.extra_textures):
        numbers = np.arange(len(document.textures))[:, None, None]
        shares = padded_cells(document.regions == numbers, height, width).astype(np.float32)
    return model.paint(np.pad(lines, missing).astype(np.float32), dequantised(document.textures), shares)
