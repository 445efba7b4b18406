"""The layers of a document, in the order of their chunks in a file.

A new layer is a module here, a row below, and a row of `gc_studio.bitstream.coders`, where it goes behind the others.
"""

from gc_studio.document.layers import detail, kept, labels, mask, structure, texture
from gc_studio.document.layers.layer import Array, Arrays, Frame, Layer

__all__ = ["LAYERS", "Array", "Arrays", "Frame", "Layer"]

LAYERS: dict[str, Layer] = {
    layer.name: layer
    for layer in (
        structure.LAYER,
        labels.LAYER,
        texture.LAYER,
        mask.LAYER,
        detail.LAYER,
        kept.FINE,
        kept.FAITHFUL,
    )
}
