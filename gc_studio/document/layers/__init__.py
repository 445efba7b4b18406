"""The layers of a document, in the order of their chunks in a file.

A new layer is a module here, a row below, and a row of `gc_studio.bitstream.coders`. It goes behind the others: what a
file says of its layers it says by their numbers in this order.
"""

from gc_studio.document.layers import detail, kept, mask, structure, texture
from gc_studio.document.layers.layer import Array, Arrays, Frame, Layer

__all__ = ["LAYERS", "Array", "Arrays", "Frame", "Layer"]

LAYERS: dict[str, Layer] = {
    layer.name: layer for layer in (structure.LAYER, texture.LAYER, mask.LAYER, detail.LAYER, kept.FINE, kept.FAITHFUL)
}
