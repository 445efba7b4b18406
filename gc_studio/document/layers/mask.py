"""The preserve mask m: which cells stay true to the photo."""

import numpy as np

from gc_studio.document.layers.layer import Array, Frame, Layer
from gc_studio.words import mark


def _shape(frame: Frame) -> tuple[int, int]:
    return frame.grid


LAYER = Layer(
    name=mark("mask"),
    arrays=(Array("mask", np.bool_, _shape),),
    colour="#8a63d2",
    words=mark("Which cells are preserved"),
    # Alone it would preserve grey.
    needs=("detail",),
    # People read it as a part of what it preserves.
    rank=1,
)
