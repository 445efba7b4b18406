"""A further layer, as small as one can be: how much each cell is worth, in four steps."""

import numpy as np

from gc_studio.bitstream.adaptive import Counts
from gc_studio.bitstream.coder import Coder
from gc_studio.bitstream.rangecoder import Decoder, Encoder
from gc_studio.document import Layer
from gc_studio.document.layers import Array

WORTH = Layer(
    name="worth",
    arrays=(Array("worth", np.uint8, lambda frame: frame.grid, lambda _frame, _before: (0, 3)),),
    colour="#ff5d8f",
    words="How much a cell is worth",
    needs=("mask",),
)


def _encode(document):
    encoder = Encoder()
    Counts.even(4).put(encoder, document.worth.ravel().astype(np.int64))
    return encoder.finish() or b"\0"


def _decode(payload, frame, _before):
    rows, columns = frame.grid
    return {"worth": Counts.even(4).take(Decoder(payload), rows * columns).reshape(rows, columns)}


CODER = Coder("worth", lambda: _encode, _decode, ("worth",))
