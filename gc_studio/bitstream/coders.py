"""The coder of each layer, by its name; a new layer has a row here and one in `gc_studio.document.layers`.

It goes behind the others: what a header says of layers it says by their numbers in this order.
"""

from gc_studio.bitstream import cells, detail, labels, mask, structure, texture
from gc_studio.bitstream.coder import Coder

CODERS: dict[str, Coder] = {
    coder.layer: coder
    for coder in (
        structure.CODER,
        texture.CODER,
        mask.CODER,
        detail.CODER,
        cells.FINE_CODER,
        cells.FAITHFUL_CODER,
        labels.CODER,
    )
}
