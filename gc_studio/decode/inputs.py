"""Document -> what the network is told: arrays padded to its coarsest stride, kept while their layers are the same."""

import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.structure import drop_staircase_corners, thin
from gc_studio.decode.arrays import Array
from gc_studio.decode.network_inputs import (
    KeptArrays,
    NetworkInputs,
    Source,
    padded_cells,
    padded_size,
    preserved_cells,
)
from gc_studio.decode.pyramids import STRUCTURE_STAGE, changed_part, patched, region_pyramid, structure_pyramid
from gc_studio.decode.regions import RegionShares
from gc_studio.document import Document
from gc_studio.nets.layout import DETAIL_STAGE, DETAIL_STRIDE, STRUCTURE_STRIDE
from gc_studio.nets.texture import TEXTURE_QP, quantiser_step

_Floats = NDArray[np.float32]

LEAST_SHARE = 0.05
"""Of a texture. What lies below it nobody sees, and a border's pixels hang together over a wide area by less."""


def at_network_scale(bits: NDArray[np.bool_], scale: int, stride: int = STRUCTURE_STRIDE) -> NDArray[np.bool_]:
    """Lines of a structure map on the grid of the network's structure input.

    bits: bool (h, w), one map pixel every `scale` (1, 2 or 4) picture pixels -> bool (ceil(h * scale / stride),
    ceil(w * scale / stride)).
    """
    if scale > stride:
        # Enlarged lines are two pixels wide; the network knows lines of one.
        return drop_staircase_corners(thin(np.kron(bits, np.ones((scale // stride,) * 2, bool))))
    if scale == stride:
        return bits
    size = stride // scale
    rows, columns = (-(-side // size) for side in bits.shape)
    padded = np.pad(bits, ((0, rows * size - bits.shape[0]), (0, columns * size - bits.shape[1])))
    return np.asarray(padded.reshape(rows, size, columns, size).any((1, 3)))


def _padded_structure(bits: NDArray[np.bool_], scale: int, height: int, width: int) -> _Floats:
    """Structure at the scale of the network, float32 (1, 1, height / 2, width / 2); nothing is drawn in the padding."""
    lines = at_network_scale(bits, scale)
    missing = [(0, side // STRUCTURE_STRIDE - own) for side, own in zip((height, width), lines.shape, strict=True)]
    return np.pad(lines, missing).astype(np.float32)[None, None]


def dequantised(codes: NDArray[np.int16]) -> _Floats:
    """Texture codes as the network takes them."""
    return codes.astype(np.float32) * np.float32(quantiser_step(TEXTURE_QP))


class StructureInputs:
    """Inputs of documents whose guides are made from lines, see `network_inputs.InputsCache`."""

    def __init__(self) -> None:
        self._kept = KeptArrays()
        self._shares: tuple[NDArray[np.uint8], RegionShares] | None = None

    def of(self, document: Document) -> NetworkInputs:
        """Inputs of a document."""
        height, width = size = padded_size(document)

        def pyramid() -> tuple[Array, ...]:
            lines = _padded_structure(document.structure, document.structure_scale, height, width)
            last = self._kept.last("pyramid")
            if not last or last[-1].shape[2:] != size:
                return structure_pyramid(lines)
            changed = changed_part(last[STRUCTURE_STAGE][0, 0], lines[0, 0])
            if changed is None:
                return last
            return patched(last, changed, 0, lambda part: structure_pyramid(lines[:, :, *part]))

        def fused() -> tuple[_Floats, ...]:
            told = preserved_cells(document, height, width)
            return np.concatenate([levels[DETAIL_STAGE], told], 1), told

        def texture() -> tuple[_Floats, ...]:
            codes = document.textures if len(document.extra_textures) else document.texture
            return (dequantised(codes)[None],)

        def regions() -> tuple[Array, ...]:
            lines = levels[STRUCTURE_STAGE][0, 0] > 0
            shape = len(document.textures), *lines.shape
            of_cells, last = self._shares or (None, None)
            if last is not None and of_cells is document.regions and last.values.shape == shape:
                shares = last.with_lines(lines)
                of_stages = self._kept.last("regions") if shares.values is last.values else None
            else:
                cells = document.regions == np.arange(shape[0])[:, None, None]
                shares, of_stages = RegionShares.of(padded_cells(cells, height, width), lines), None
            self._shares = document.regions, shares
            return of_stages or region_pyramid(shares.values[None])

        levels = self._kept.get("pyramid", (document.structure, document.structure_scale, *size), pyramid)
        fused_level, cells = self._kept.get("cells", (levels[0], document.detail, document.mask), fused)
        (codes,) = self._kept.get("texture", (document.texture, document.extra_textures), texture)
        guides = (*levels[:DETAIL_STAGE], fused_level, *levels[DETAIL_STAGE + 1 :])
        # Structure and regions are told at their own resolution at 1/2, detail and mask at 1/16; all else follows.
        sources = Source(levels[STRUCTURE_STAGE], STRUCTURE_STRIDE), Source(cells, DETAIL_STRIDE)
        if not len(document.extra_textures):
            return NetworkInputs(guides, codes, None, sources)
        # Lines bound regions: those of other lines are others.
        of_stages = self._kept.get("regions", (document.regions, len(document.textures), levels[0]), regions)
        shares = Source(of_stages[STRUCTURE_STAGE], STRUCTURE_STRIDE, LEAST_SHARE)
        return NetworkInputs(guides, codes, of_stages, (*sources, shares))
