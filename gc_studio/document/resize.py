"""A document at another size: what lies in cells goes to the cells of the new grid. Needs numpy alone.

Flows in: a document, another size, and the lines or labels there. Flows out: the document at that size, and the levels
that its cells are to have. Codes of kept cells hold for their own size only; they are read from the photo again, or go.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from gc_studio.document.document import Document
from gc_studio.document.edits import FAITHFUL_LEVEL
from gc_studio.document.layers import LAYERS
from gc_studio.document.layers.layer import CELL, cells
from gc_studio.document.regions import with_textures
from gc_studio.words import tr

Size = tuple[int, int]
"""Width and height in pixels."""

_DRAWN = ("structure", "labels")
"""Layers that are maps, of which a model takes one, and pictures are painted from."""

_CARRIED = frozenset({*_DRAWN, "texture", "mask", "detail"})
"""Layers of models that are known to have another size."""

_HALF = 0.5 - 1e-9
"""Share of a cell; a little less than a half, which sums of floats may miss."""


def drawn_layer(document: Document) -> str | None:
    """Which map a document is painted from, `structure` or `labels`; None if its model takes neither."""
    return next((name for name in _DRAWN if name in document.codes.layers), None)


def why_no_other_size(document: Document) -> str | None:
    """Why a document cannot be given another size, one line for the user; None if it can."""
    if drawn_layer(document) is None:
        return _no_lines(document)
    if unknown := {name for name in document.codes.layers if name in LAYERS} - _CARRIED:
        return tr(
            "Model {name} has {layers}, of which no other size is known",
            name=document.codes.name,
            layers=", ".join(sorted(unknown)),
        )
    return None


def why_no_other_lines(document: Document) -> str | None:
    """The same, for what goes on with the lines at the other size."""
    return why_no_other_size(document) if drawn_layer(document) == "structure" else _no_lines(document)


def _no_lines(document: Document) -> str:
    return tr("Model {name} has no lines that could be drawn at another size", name=document.codes.name)


def resized_document(document: Document, size: Size, drawn: NDArray[Any], scale: int) -> Document:
    """A document at another size, with lines or labels that were drawn for it.

    Args:
        document: the document.
        size: width and height.
        drawn: its `drawn_layer` at that size.
        scale: picture pixels per pixel of the map.

    Returns:
        The document with the same model, notes and textures, each in the cells where it is seen most, and at least in
        one. Nothing is kept in it: see `resized_levels`.

    Raises:
        DocumentError: no document has that size, or the map has another shape.
    """
    regions = resized_regions(document.regions, document.size, size)
    nothing = dict.fromkeys(document.arrays)
    name = drawn_layer(document)
    assert name is not None
    own: dict[str, Any] = {"width": size[0], "height": size[1], name: drawn, "structure_scale": scale}
    empty = document.with_layers(**nothing | own | {"texture": document.texture})
    return with_textures(empty, document.textures, regions)


def resized_regions(regions: NDArray[np.uint8], before: Size, after: Size) -> NDArray[np.uint8]:
    """Which texture the cells of a picture take at another size: that of the largest part of them.

    Args:
        regions: uint8 (rows, columns), numbers of textures.
        before, after: width and height.

    Returns:
        uint8, the grid of the other size. Every number that there was is there, as far as there are cells.
    """
    numbers = np.unique(regions)
    shares = np.stack([_shares(regions == number, before, after) for number in numbers])
    chosen = shares.argmax(0)
    taken = np.zeros(chosen.shape, bool)
    # Those of many cells have one left; each of the others gets the cell of which it had most.
    for index in np.argsort(shares.sum((1, 2))):
        if not (chosen == index).any():
            free = np.where(taken, -1.0, shares[index])
            place = np.unravel_index(free.argmax(), free.shape)
            chosen[place], taken[place] = index, True
    return np.asarray(numbers[chosen], np.uint8)


def resized_levels(levels: NDArray[np.uint8], before: Size, after: Size) -> NDArray[np.uint8]:
    """The levels of a picture's cells at another size.

    Args:
        levels: uint8 (rows, columns), see `Document.levels`.
        before, after: width and height.

    Returns:
        uint8, the grid of the other size: the highest level that at least half of a cell has or exceeds. A kept cell
        of which that leaves nothing keeps the cell where most of it lies.
    """
    down, across = _overlaps(before[1], after[1]), _overlaps(before[0], after[0])
    result = np.zeros((len(down), len(across)), np.uint8)
    for level in range(1, FAITHFUL_LEVEL + 1):
        kept = levels >= level
        chosen = down @ kept.astype(np.float64) @ across.T >= _HALF
        reached = (down > 0).T.astype(np.float64) @ chosen @ (across > 0) > 0
        rows, columns = np.nonzero(kept & ~reached)
        chosen[down.argmax(0)[rows], across.argmax(0)[columns]] = True
        result[chosen] = level
    return result


def _shares(inside: NDArray[np.bool_], before: Size, after: Size) -> NDArray[np.float64]:
    """How much of each cell of another size lies in some cells, (rows, columns) of that size, 0 .. 1."""
    return _overlaps(before[1], after[1]) @ inside.astype(np.float64) @ _overlaps(before[0], after[0]).T


def _overlaps(before: int, after: int) -> NDArray[np.float64]:
    """Which part of each cell along a side of `after` pixels lies in each one of `before` pixels; rows sum to 1.

    The last cells end where the picture does.
    """
    old, new = (np.minimum(np.arange(cells(side, CELL) + 1) * CELL, side) / side for side in (before, after))
    ends, starts = np.minimum(new[1:, None], old[None, 1:]), np.maximum(new[:-1, None], old[None, :-1])
    return np.maximum(ends - starts, 0) / np.diff(new)[:, None]
