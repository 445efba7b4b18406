"""Document of a scene -> what the network is told: what its labels are like and where things end, kept while they are.

A stroke has told anew what lies around it alone.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from gc_studio.decode.arrays import Array
from gc_studio.decode.network_inputs import (
    Floats,
    KeptArrays,
    NetworkInputs,
    Source,
    padded_size,
    preserved_cells,
)
from gc_studio.decode.pyramids import Part, changed_part, in_bands, label_pyramid, patched
from gc_studio.document import Document
from gc_studio.nets.layout import DETAIL_STAGE, DETAIL_STRIDE, STRUCTURE_STRIDE
from gc_studio.nets.scene_model import SceneModel

_REACH = 2
"""How far a label has its say in F, in pixels of the map; in where things end it is one."""

_Labels = NDArray[np.uint8]


class LabelInputs:
    """Inputs of the documents of a model whose guides are made from labels, see `network_inputs.InputsCache`."""

    def __init__(self, model: SceneModel) -> None:
        self._model, self._kept = model, KeptArrays()
        self._texture: Floats = model.texture[None]

    def of(self, document: Document) -> NetworkInputs:
        """Inputs of a document."""
        height, width = size = padded_size(document)

        def told() -> tuple[Array, ...]:
            labels = _padded_labels(document, height, width)
            last = self._kept.last("labels")
            if not last or last[0].shape[2:] != labels.shape:
                return labels[None, None], *in_bands(labels.shape, _REACH, self._told_of(labels))
            changed = changed_part(last[0][0, 0], labels)
            if changed is None:
                return last
            pyramid = patched(last[1:], changed, _REACH, self._told_of(labels))
            return labels[None, None], *pyramid

        def fused() -> tuple[Floats, ...]:
            cells = preserved_cells(document, height, width)
            return np.concatenate([levels[DETAIL_STAGE], cells], 1), cells

        labels, *levels = self._kept.get("labels", (document.labels, document.structure_scale, *size), told)
        fused_level, cells = self._kept.get("cells", (levels[0], document.detail, document.mask), fused)
        guides = (*levels[:DETAIL_STAGE], fused_level, *levels[DETAIL_STAGE + 1 :])
        sources = Source(labels, STRUCTURE_STRIDE), Source(cells, DETAIL_STRIDE)
        return NetworkInputs(guides, self._texture, None, sources)

    def _told_of(self, labels: _Labels) -> Callable[[Part], tuple[Array, ...]]:
        """What makes the pyramid of a part of labels (H / 2, W / 2)."""

        def made(part: Part) -> tuple[Array, ...]:
            own = np.ascontiguousarray(labels[part])
            return label_pyramid(self._model.features(own)[None], borders(own)[None, None])

        return made


def at_network_scale(labels: _Labels, scale: int) -> _Labels:
    """A label map on the grid that the network is told of.

    labels: uint8 (h, w), one map pixel every `scale` (1, 2 or 4) picture pixels -> uint8 (ceil(h * scale / 2), ceil(w *
    scale / 2)).
    """
    if scale < STRUCTURE_STRIDE:
        return labels[::STRUCTURE_STRIDE, ::STRUCTURE_STRIDE]
    return labels if scale == STRUCTURE_STRIDE else _doubled(labels)


def _doubled(labels: _Labels) -> _Labels:
    """A map of twice the size whose slanting borders have steps of one pixel, not of two: (h, w) -> (2 h, 2 w).

    A quarter of a pixel takes the class of the two sides that it touches if they agree, no two opposite sides do, and
    its number is higher: if both sides of a border gave way, its steps would move and not be halved.
    """
    above, below, left, right = (
        np.pad(labels, 1, mode="edge")[rows, columns]
        for rows, columns in (
            (slice(0, -2), slice(1, -1)),
            (slice(2, None), slice(1, -1)),
            (slice(1, -1), slice(0, -2)),
            (slice(1, -1), slice(2, None)),
        )
    )
    is_slanting = (above != below) & (left != right)
    doubled = labels.repeat(2, 0).repeat(2, 1)
    for row, beside in enumerate((above, below)):
        for column, next_to in enumerate((left, right)):
            quarter = doubled[row::2, column::2]
            quarter[:] = np.where(is_slanting & (beside == next_to) & (beside > labels), beside, labels)
    return doubled


def _padded_labels(document: Document, height: int, width: int) -> _Labels:
    """Labels at the scale of the network, (height / 2, width / 2); the last row and column go on into the padding."""
    labels = at_network_scale(document.labels, document.structure_scale)
    missing = [(0, side // STRUCTURE_STRIDE - own) for side, own in zip((height, width), labels.shape, strict=True)]
    return np.pad(labels, missing, mode="edge")


def borders(labels: _Labels) -> Floats:
    """As `nets.scenes.borders`, of one map: (h, w) -> (h, w), 1 where the class to the right or below is another."""
    edges = np.zeros(labels.shape, np.float32)
    edges[:-1] = labels[1:] != labels[:-1]
    edges[:, :-1] = np.maximum(edges[:, :-1], labels[:, 1:] != labels[:, :-1])
    return edges
