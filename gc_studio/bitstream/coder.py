"""What the coder of a layer is: a document's arrays of one layer <-> the payload of its chunk."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from gc_studio.document import LAYERS, Arrays, Document, Frame

EMPTY, PRESENT = 0, 1
FULL, MAPPED = 1, 2
"""States of a layer in the header. One that knows what it is when full has three, and a chunk in the last only."""

Encode = Callable[[Document], bytes]


@dataclass(frozen=True)
class Coder:
    """Codes one layer.

    Attributes:
        layer: its name.
        encoder: makes what gives the payload of the layer of a document, for one writer: it may remember what it was
            given last. Never asked for a document in which the layer is not present.
        decode: its arrays, given the payload, the frame and the arrays of the layers before it; raises GcxError for
            bytes that no encoder writes.
        made_of: arrays that the payload follows from: while they are the same ones, it is not made again.
        full: what the layer holds when everything of it is set, if that is worth a state without a chunk.
        is_present: whether a document has something to code; None: whether the layer is not empty.
    """

    layer: str
    encoder: Callable[[], Encode]
    decode: Callable[[bytes, Frame, Arrays], Arrays]
    made_of: tuple[str, ...]
    full: Callable[[Frame], Arrays] | None = None
    is_present: Callable[[Document], bool] | None = None

    def state(self, document: Document) -> int:
        """State of the layer in the header of a document's file."""
        arrays = document.of_layer(self.layer)
        is_there = self.is_present(document) if self.is_present else not LAYERS[self.layer].is_empty(arrays)
        if not is_there:
            return EMPTY
        if self.full is None:
            return PRESENT
        is_full = all(np.array_equal(array, arrays[name]) for name, array in self.full(document.frame).items())
        return FULL if is_full else MAPPED

    def has_chunk(self, state: int) -> bool:
        """Whether a layer in this state has a chunk."""
        return state == (PRESENT if self.full is None else MAPPED)

    def most(self) -> int:
        """The greatest state."""
        return PRESENT if self.full is None else MAPPED
