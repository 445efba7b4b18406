"""A document small: as it is, and in many textures, as a gallery shows it, batch by batch, those in view first."""

import threading
from collections.abc import Callable, Sequence
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.structure import drop_staircase_corners, thin
from gc_studio.decode.kept import with_kept
from gc_studio.decode.pictures import Picture
from gc_studio.document import CELL, MAX_TEXTURES, Document, cells
from gc_studio.document.resize import Size, drawn_layer, resized_document, why_no_other_size

SIDE = 128
"""Pixels of a thumbnail's shorter side."""

_SCALE = 2
"""Structure scale of a thumbnail, the one that the network was trained at."""

_LEAST_PAINTED = 512
"""Pixels of the longer side of a large document that is painted small: with fewer, shapes get lost."""

_WORTH_IT = 2 / 3
"""Share of its sides up to which a document is painted small; above, what is lost is more than the time that is won."""

BATCH = 2
"""Thumbnails in one go: a hand that moves meanwhile waits for no more than these."""


def reduced(document: Document, scope: NDArray[np.bool_] | None = None) -> Document:
    """A document whose shorter side has SIDE pixels; smaller ones keep their size.

    Lines stay lines of one pixel, and every cell takes the symbols of the cell in its middle. No cell is kept.

    Args:
        document: the document.
        scope: bool, the shape of the document's mask: cells of which the last texture of the result is the texture, and
            no others; None means all, so that it has one.
    """
    scale = min(1.0, SIDE / min(document.width, document.height))
    width, height = (max(CELL, round(side * scale)) for side in (document.width, document.height))
    cell = _middle_cells(document, (width, height), scale)
    shape = cells(height, _SCALE), cells(width, _SCALE)
    small = Document(
        width=width,
        height=height,
        structure=_reduced_lines(document, shape, scale * document.structure_scale / _SCALE),
        structure_scale=_SCALE,
        texture=document.texture,
        detail=document.detail[:, cell[0], cell[1]],
        mask=document.mask[cell],
        model=document.model,
    )
    return small if scope is None else with_scope(small, document.textures, document.regions[cell], scope[cell])


def _reduced_lines(document: Document, shape: tuple[int, int], scale: float) -> NDArray[np.bool_]:
    """A document's lines, still of one pixel, in a map of a smaller shape; scale: its pixels per pixel of theirs."""
    lines = np.zeros(shape, bool)
    rows, columns = (((places + 0.5) * scale).astype(int) for places in np.nonzero(document.structure))
    lines[np.minimum(rows, shape[0] - 1), np.minimum(columns, shape[1] - 1)] = True
    return drop_staircase_corners(thin(lines))


def _middle_cells(document: Document, size: Size, scale: float) -> tuple[NDArray[np.int64], ...]:
    """Rows and columns of the cells in the middle of those of the document at a smaller size, scale times its own."""
    sides = zip(size[::-1], document.grid, strict=True)
    places = (np.minimum(((np.arange(cells(side, CELL)) + 0.5) / scale).astype(int), most - 1) for side, most in sides)
    return np.ix_(*places)


def thumbnail(document: Document, side: int, paint: Callable[[Document], Picture]) -> Picture:
    """A document's picture small: uint8 RGB (height, width, 3), whose longer side has at most `side` pixels.

    A large document is painted small, which takes a fraction of the time: shapes and colours are those of the picture,
    its finest marks are not.

    Args:
        document: the document.
        side: pixels; no picture is enlarged to have so many.
        paint: a document -> its exact picture; asked once.
    """
    small = _painted_document(document, side)
    picture = paint(small)
    if small is not document and document.fine_mask.any():
        picture = _Kept(document, small.size).over(picture)
    scale = min(1.0, side / max(document.size))
    size = max(round(document.width * scale), 1), max(round(document.height * scale), 1)
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)


def _painted_document(document: Document, side: int) -> Document:
    """The document, or if it is large for a picture of that side, and can have another size, itself small."""
    scale = max(side, _LEAST_PAINTED) / max(document.size)
    if scale > _WORTH_IT or why_no_other_size(document) is not None:
        return document
    size = max(round(document.width * scale), CELL), max(round(document.height * scale), CELL)
    if drawn_layer(document) == "labels":
        # It brings drawings along, which a small picture of lines need not wait for.
        from gc_studio.analysis.label_maps import resized_labels

        drawn: NDArray[Any] = resized_labels(document, size)
    else:
        shape = cells(size[1], document.structure_scale), cells(size[0], document.structure_scale)
        drawn = _reduced_lines(document, shape, scale)
    cell = _middle_cells(document, size, scale)
    small = resized_document(document, size, drawn, document.structure_scale)
    return small.with_layers(mask=document.mask[cell], detail=document.detail[:, cell[0], cell[1]])


def with_scope(
    small: Document, textures: NDArray[np.int16], regions: NDArray[np.uint8], scope: NDArray[np.bool_]
) -> Document:
    """A document in which the last texture is that of some cells, and of no others, if not of all.

    Args:
        small: the document, whatever its textures.
        textures, regions: what they are to be elsewhere: int16 (K, 64), and uint8 of its grid.
        scope: bool, of its grid. If it is empty, or the textures elsewhere are all that a document can hold, the
            document stays as it is.
    """
    kept, numbers = np.unique(regions[~scope], return_inverse=True)
    if not len(kept) or not scope.any() or len(kept) == MAX_TEXTURES:
        return small
    renumbered = np.full(regions.shape, len(kept), np.uint8)
    renumbered[~scope] = numbers
    codes = np.concatenate([textures[kept], textures[:1]])
    return small.with_layers(texture=codes[0], extra_textures=codes[1:], regions=renumbered)


class _Kept:
    """The kept cells of a document, to be laid over small pictures of it."""

    def __init__(self, document: Document, size: tuple[int, int]) -> None:
        """size: width and height of the small pictures."""
        shape = document.height, document.width, 3
        # What is laid over a pixel depends on it linearly: what black and white become tells all.
        ends = (with_kept(np.full(shape, grey, np.uint8), document) for grey in (0, 255))
        black, white = (cv2.resize(end, size, interpolation=cv2.INTER_AREA).astype(np.float32) for end in ends)
        self._black, self._share = black, (white - black) / 255

    def over(self, picture: Picture) -> Picture:
        """A small picture with the cells laid over it."""
        return np.rint(self._black + self._share * picture).astype(np.uint8)


class Gallery:
    """The thumbnails of one document that are still to be made."""

    def __init__(
        self,
        paint: Callable[[Document, NDArray[np.int16]], list[Picture]],
        document: Document,
        scope: NDArray[np.bool_] | None,
        codes: NDArray[np.int16],
        on_thumbnail: Callable[[int, Picture], None],
    ) -> None:
        """Prepare the thumbnails.

        Args:
            paint: small documents with textures in the place of their last one, see `Renderer.in_textures`.
            document: what they show.
            scope: cells that take the textures, the shape of the document's mask; None means all.
            codes: int16 (n, 64).
            on_thumbnail: told the index of a code and its picture.
        """
        self._paint, self._document, self._scope, self._codes = paint, document, scope, codes
        self._on_thumbnail = on_thumbnail
        self._small: Document | None = None
        self._kept: _Kept | None = None
        self._pending = list(range(len(codes)))
        self._lock = threading.Lock()

    def bring_forward(self, indices: Sequence[int]) -> None:
        """Make these before the others."""
        wanted = set(indices)
        with self._lock:
            self._pending.sort(key=lambda index: index not in wanted)

    def step(self) -> bool:
        """Make the next batch; whether there is more to do."""
        with self._lock:
            batch = self._pending[:BATCH]
        if batch:
            small = self._small = self._small or reduced(self._document, self._scope)
            if self._kept is None and self._document.fine_mask.any():
                self._kept = _Kept(self._document, (small.width, small.height))
            # Always of the same size: a backend prepares itself for each.
            padded = (batch * BATCH)[:BATCH]
            for index, picture in zip(batch, self._paint(small, self._codes[padded]), strict=False):
                self._on_thumbnail(index, self._kept.over(picture) if self._kept else picture)
        with self._lock:
            self._pending = [index for index in self._pending if index not in batch]
            return bool(self._pending)
