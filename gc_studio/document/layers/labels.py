"""The label map: what each pixel of a scene shows, as a number of one of the classes that the model names."""

import numpy as np

from gc_studio.document.layers.layer import Array, Arrays, Frame, Layer
from gc_studio.words import mark


def _shape(frame: Frame) -> tuple[int, int]:
    return frame.structure_shape


def _limits(frame: Frame, _before: Arrays) -> tuple[int, int]:
    return 0, max(frame.codes.classes - 1, 0)


LAYER = Layer(
    name=mark("labels"),
    arrays=(Array("labels", np.uint8, _shape, _limits),),
    colour="#e86a92",
    words=mark("What each part of the picture shows"),
)
