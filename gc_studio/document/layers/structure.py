"""The structure map: binary lines."""

import numpy as np

from gc_studio.document.layers.layer import Array, Frame, Layer
from gc_studio.words import mark


def _shape(frame: Frame) -> tuple[int, int]:
    return frame.structure_shape


LAYER = Layer(
    name=mark("structure"),
    arrays=(Array("structure", np.bool_, _shape),),
    colour="#4cc9f0",
    words=mark("The lines that the decoder paints between"),
)
