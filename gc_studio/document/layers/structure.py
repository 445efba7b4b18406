"""The structure map: binary lines."""

import numpy as np

from gc_studio.document.layers.layer import Array, Frame, Layer


def _shape(frame: Frame) -> tuple[int, int]:
    return frame.structure_shape


LAYER = Layer(
    name="structure",
    arrays=(Array("structure", np.bool_, _shape),),
    colour="#4cc9f0",
    words="The lines that the decoder paints between",
)
