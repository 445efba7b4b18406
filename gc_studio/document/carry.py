"""What lies in cells, carried along with the picture: textures, the preserve mask and the detail. Needs numpy alone.

Flows in: a document, and where what is to be seen at each place of a grid was before. Flows out: the document with its
cells carried along. Lines are no business of this module. A photo does not move: cells that moved keep the gist of it.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from gc_studio.document.document import Document
from gc_studio.document.layers.layer import CELL
from gc_studio.document.regions import with_textures

SAMPLES = 4
"""Places per side of a cell that are looked at."""

PITCH = CELL / SAMPLES
"""Picture pixels from one of them to the next."""

Sources = NDArray[np.float32]
"""float32 (rows * SAMPLES, columns * SAMPLES, 2): x and y in picture pixels of what is to be seen at each place."""


def places(document: Document) -> Sources:
    """Where the places are: the sources of a picture in which nothing moved."""
    across, down = _axes(document)
    return np.stack(np.meshgrid(across, down), 2)


def _axes(document: Document) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The x of all columns and the y of all rows of places."""
    rows, columns = document.grid
    down, across = (((np.arange(SAMPLES * side) + 0.5) * PITCH).astype(np.float32) for side in (rows, columns))
    return across, down


def carried_cells(document: Document, sources: Sources) -> Document:
    """A document whose cells follow what moved.

    Args:
        document: the document before anything moved.
        sources: see `Sources`; what lies outside of the picture counts as its border.

    Returns:
        The document in which every cell that something came to from at least a map pixel away has the texture of most
        of what is in it, is preserved where at least half of that was, with the detail of most of that, and has no
        level above 1. All other cells are as they were, and where there are none but those, so is the document.
    """
    (rows, columns), (across, down) = document.grid, _axes(document)
    ways = np.maximum(np.abs(sources[..., 0] - across), np.abs(sources[..., 1] - down[:, None]))
    moved = ways.reshape(rows, SAMPLES, columns, SAMPLES).max((1, 3)) >= document.structure_scale
    if not moved.any():
        return document
    # Row-major numbers of the cells that the places of each moved cell came from, (cells, places).
    came = sources.reshape(rows, SAMPLES, columns, SAMPLES, 2).swapaxes(1, 2)[moved].reshape(-1, SAMPLES**2, 2)
    column, row = (np.clip(came[..., axis] // CELL, 0, most - 1) for axis, most in ((0, columns), (1, rows)))
    origins = (row * columns + column).astype(np.intp)
    carried = _with_kept(document, moved, origins)
    regions = document.regions.copy()
    regions[moved] = _majority(document.regions.ravel()[origins], regions[moved])
    return with_textures(carried, document.textures, regions)


def _majority(values: NDArray[np.uint8], own: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The most frequent value of each row; of several, `own` where it is one of them."""
    numbers = np.unique(values)
    counts = (values[..., None] == numbers).sum(1) * 2 + (own[:, None] == numbers)
    return np.asarray(numbers[counts.argmax(1)], np.uint8)


def _with_kept(document: Document, moved: NDArray[np.bool_], origins: NDArray[np.intp]) -> Document:
    """The document with the mask and the detail of what came to the cells that moved."""
    if not document.mask.any():
        return document
    kept = document.mask.ravel()[origins]
    mask = document.mask.copy()
    mask[moved] = kept.sum(1) * 2 >= kept.shape[1]
    # Of the preserved places in a cell, most came from one cell.
    alike = (origins[:, :, None] == origins[:, None]).sum(2) * kept
    chosen = np.take_along_axis(origins, alike.argmax(1)[:, None], 1)[:, 0]
    detail = document.detail.copy()
    detail[:, moved] = document.detail.reshape(len(detail), -1)[:, chosen]
    layers: dict[str, NDArray[Any]] = {"mask": mask, "detail": np.where(mask, detail, np.int8(0))}
    for name in ("fine_mask", "faithful_mask"):
        layers[name] = getattr(document, name) & ~moved
    return document.with_layers(
        **{name: new for name, new in layers.items() if not np.array_equal(new, getattr(document, name))}
    )
