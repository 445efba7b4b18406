"""A fifth layer, as small as one can be: how true each cell stays, in four levels."""

import numpy as np

from gc_studio.bitstream.adaptive import Counts
from gc_studio.bitstream.coder import Coder
from gc_studio.bitstream.rangecoder import Decoder, Encoder
from gc_studio.document import Layer
from gc_studio.document.layers import Array

LEVELS = Layer(
    name="levels",
    arrays=(Array("levels", np.uint8, lambda frame: frame.grid, lambda _frame, _before: (0, 3)),),
    colour="#ff5d8f",
    words="How true a cell stays",
    needs=("mask",),
)


def _encode(document):
    encoder = Encoder()
    Counts.even(4).put(encoder, document.levels.ravel().astype(np.int64))
    return encoder.finish() or b"\0"


def _decode(payload, frame, _before):
    rows, columns = frame.grid
    return {"levels": Counts.even(4).take(Decoder(payload), rows * columns).reshape(rows, columns)}


CODER = Coder("levels", lambda: _encode, _decode, ("levels",))
