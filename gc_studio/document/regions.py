"""Several textures in one picture: a document, a texture and the cells it goes to in, a new document out.

The textures of a document stay tidy: no two are equal, each has a cell, and the first has the most cells.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from gc_studio.document.codes import DocumentError
from gc_studio.document.document import Document
from gc_studio.document.edits import mixed_texture
from gc_studio.document.layers.texture import MAX_TEXTURES
from gc_studio.words import tr


def textures_of(document: Document, cells: NDArray[np.bool_] | None = None) -> list[int]:
    """Indices into `document.textures` that the cells use, those of most cells first; None means all cells."""
    used = document.regions if cells is None else document.regions[cells]
    counts = np.bincount(used.ravel(), minlength=1)
    order = np.argsort(-counts, kind="stable")
    return [int(index) for index in order if counts[index]]


def central_region(document: Document) -> NDArray[np.bool_]:
    """Cells of the texture of the thing in the middle, bool (rows, columns)."""
    return central_cells(document.regions)


def central_cells(regions: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Cells of the region that fills most of the middle and least of the border: the thing, not what it lies on.

    regions: uint8 (rows, columns), the number of each cell's -> bool (rows, columns).
    """
    inside = centrality(*regions.shape)
    used, numbers = np.unique(regions, return_inverse=True)
    shares = np.zeros(len(used), np.int64)
    np.add.at(shares, numbers.reshape(regions.shape), inside)
    return np.asarray(regions == used[shares.argmax()])


def centrality(rows: int, columns: int) -> NDArray[np.int64]:
    """What a cell counts where the thing in the middle is looked for, int64 (rows, columns)."""
    inside = np.zeros((rows, columns), np.int64)
    inside[rows // 4 : rows - rows // 4, columns // 4 : columns - columns // 4] = 1
    # The floor between two trouser legs is in the middle, too, but goes on to the border.
    inside[[0, -1]] -= 1
    inside[1:-1, [0, -1]] -= 1
    return inside


def central_texture(document: Document) -> NDArray[np.int16]:
    """The texture of the central region, int16 (64,)."""
    return np.asarray(document.textures[document.regions[central_region(document)][0]])


def with_texture_in(
    document: Document, code: NDArray[np.int16], cells: NDArray[np.bool_] | None = None, share: float = 1.0
) -> Document:
    """Give a texture to some cells, mixed with what each of them had.

    Args:
        document: the document.
        code: int16 (64,), the texture.
        cells: bool, one per cell; None means all cells.
        share: how much of `code` the mixture takes, 0 .. 1.

    Returns:
        The document with `mixed_texture(old, code, share)` in these cells. Arrays whose content stays are kept, and so
        is the document when nothing changes.

    Raises:
        DocumentError: the cells are no grid of the document's, or the picture would need more than MAX_TEXTURES.
    """
    chosen = np.ones(document.grid, bool) if cells is None else cells
    if chosen.shape != document.grid:
        raise DocumentError(f"the cells are {chosen.shape}; the document has {document.grid}")
    old = document.textures
    mixed = np.stack([mixed_texture(each, code, share) for each in old])
    # First come the textures as they were, then what each becomes in the chosen cells.
    numbers = document.regions.astype(np.intp) + len(old) * chosen
    return with_textures(document, np.concatenate([old, mixed]), numbers)


def with_textures(document: Document, codes: NDArray[np.int16], numbers: NDArray[np.integer[Any]]) -> Document:
    """Give a document textures, stored as tidily as the format wants them.

    Args:
        document: the document.
        codes: int16 (N, 64), some of which may be equal or go to no cell.
        numbers: of the document's grid, which of them each cell takes.

    Raises:
        DocumentError: more than MAX_TEXTURES are in use.
    """
    _, first, same = np.unique(codes, axis=0, return_index=True, return_inverse=True)
    distinct = first[same.reshape(-1)][numbers]
    used = np.unique(distinct)
    if len(used) > MAX_TEXTURES:
        raise DocumentError(
            tr(
                "this needs {count} textures and one picture can hold {most}; choose a texture that is in "
                "the picture already, or change more of it at once",
                count=len(used),
                most=MAX_TEXTURES,
            )
        )
    order = _order(document, used, distinct)
    regions = np.zeros(len(codes), np.uint8)
    regions[order] = np.arange(len(order))
    layers = {"texture": codes[order[0]], "extra_textures": codes[order[1:]], "regions": regions[distinct]}
    changed = {name: new for name, new in layers.items() if not np.array_equal(new, getattr(document, name))}
    return document.with_layers(**changed) if changed else document


def _order(document: Document, used: NDArray[np.intp], numbers: NDArray[np.intp]) -> NDArray[np.intp]:
    """Numbers of the codes in use in the order in which they are stored."""
    before = [np.unique(document.regions[numbers == number]).tolist() for number in used]
    if sorted(before) == [[index] for index in range(1 + len(document.extra_textures))]:
        # The same cells belong together as before: their map stays, whichever texture has the most.
        return used[np.argsort([index for (index,) in before])]
    most = np.argmax([np.count_nonzero(numbers == number) for number in used])
    return np.concatenate([used[[most]], np.delete(used, most)])
