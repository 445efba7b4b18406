"""How many textures a picture has at a price of a byte: regions of a photo, or those that a document has, merged.

Flows in: a photo or a document. Flows out: for a document and a price, the document with textures.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.regions import region_choice
from gc_studio.document import Document
from gc_studio.document.regions import with_textures

Textured = Callable[[Document, float], Document]
"""A document and a price, as of `fit_costs.Costs.chosen` -> the document with the textures that pay."""


def held_textures(document: Document, _price: float) -> Document:
    """The textures that it has."""
    return document


class PhotoTextures:
    """Textures of a photo, in as many regions as pay."""

    def __init__(
        self, photo: NDArray[np.uint8], codes: Callable[[NDArray[np.uint8], NDArray[np.uint8]], NDArray[np.int16]]
    ) -> None:
        """codes: a photo and its regions -> their textures, int16 (K, 64)."""
        self._photo, self._codes = photo, codes
        self._choice = region_choice(photo)
        self._known: dict[bytes, Document] = {}

    def __call__(self, document: Document, price: float) -> Document:
        """See `Textured`."""
        regions = self._choice.regions(document.mask, price)
        key = regions.tobytes()
        if key not in self._known:
            self._known[key] = with_textures(document, self._codes(self._photo, regions), regions)
        return document.with_layers(**self._known[key].of_layer("texture"))


class MergedTextures:
    """The textures of a document, those that are most alike made one where that pays."""

    def __init__(self, document: Document, apart: Callable[[Document], float], size: Callable[[Document], int]) -> None:
        """apart: how far a document's picture is from what is wanted, in bytes that it is worth. size: of its file."""
        steps = [document]
        while len(steps[-1].extra_textures):
            steps.append(_with_two_merged(steps[-1]))
        self._steps = [(apart(each), size(each), each.of_layer("texture")) for each in steps]

    def __call__(self, document: Document, price: float) -> Document:
        """See `Textured`."""
        best = min(self._steps, key=lambda step: step[0] + price * step[1])
        return document.with_layers(**best[2])


def _with_two_merged(document: Document) -> Document:
    """A document in which the two textures that are most alike are that of more cells."""
    codes, regions = document.textures, document.regions
    counts = np.bincount(regions.ravel(), minlength=len(codes))
    apart = np.square(codes[:, None].astype(np.float64) - codes).sum(2)
    # What few cells have changes little.
    cost = apart * np.minimum(counts[:, None], counts)
    np.fill_diagonal(cost, np.inf)
    one, other = np.unravel_index(cost.argmin(), cost.shape)
    lost, taken = (one, other) if counts[one] < counts[other] else (other, one)
    return with_textures(document, codes, np.where(regions == lost, taken, regions))
