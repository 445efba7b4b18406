"""Render a document: its layers as tensors through the generator to 8-bit RGB."""

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor

from gc_studio.analysis.structure import drop_staircase_corners, thin
from gc_studio.document import Document
from gc_studio.nets.generator import DETAIL_STRIDE, STAGE_STRIDES, STRUCTURE_STRIDE
from gc_studio.nets.model import ModelError, StudioModel
from gc_studio.nets.texture import TEXTURE_QP, quantiser_step


def _padded_structure(document: Document, height: int, width: int) -> Tensor:
    """Structure at the scale of the network, float (1, 1, height / 2, width / 2); nothing is drawn in the padding."""
    bits, scale = document.structure, document.structure_scale
    if scale > STRUCTURE_STRIDE:
        # Enlarged lines are two pixels wide; the network knows lines of one.
        bits = drop_staircase_corners(thin(np.kron(bits, np.ones((scale // STRUCTURE_STRIDE,) * 2, bool))))
        scale = STRUCTURE_STRIDE
    lines = torch.from_numpy(bits.astype(np.float32))[None, None, : height // scale, : width // scale]
    lines = F.pad(lines, (0, width // scale - lines.shape[3], 0, height // scale - lines.shape[2]))
    return F.max_pool2d(lines, STRUCTURE_STRIDE // scale)


def _padded_cells(cells: NDArray[np.generic], rows: int, columns: int) -> Tensor:
    """Detail or mask as float (1, C, rows, columns); the last row and column are repeated into the padding."""
    missing = ((0, 0), (0, rows - cells.shape[1]), (0, columns - cells.shape[2]))
    return torch.from_numpy(np.pad(cells.astype(np.float32), missing, mode="edge"))[None]


def network_inputs(document: Document, device: torch.device) -> list[Tensor]:
    """Arguments of the generator for a document, padded to multiples of its coarsest stride."""
    stride = STAGE_STRIDES[0]
    height, width = (-(-side // stride) * stride for side in (document.height, document.width))
    rows, columns = height // DETAIL_STRIDE, width // DETAIL_STRIDE
    several = len(document.extra_textures) > 0
    codes = document.textures if several else document.texture
    inputs = [
        _padded_structure(document, height, width),
        torch.from_numpy(codes.astype(np.float32))[None] * quantiser_step(TEXTURE_QP),
        _padded_cells(document.detail, rows, columns),
        _padded_cells(document.mask[None], rows, columns),
    ]
    if several:
        regions = document.regions == np.arange(len(codes))[:, None, None]
        inputs.append(_padded_cells(regions, rows, columns))
    return [tensor.to(device) for tensor in inputs]


class Renderer:
    """Renders documents of one model. Calls from several threads take turns in torch, none waits for Qt."""

    def __init__(self, model: StudioModel) -> None:
        self._model = model

    @torch.inference_mode()
    def render(self, document: Document) -> NDArray[np.uint8]:
        """Picture of a document, uint8 RGB (height, width, 3).

        Raises:
            ModelError: the document's codes belong to another model.
        """
        if document.model != self._model.identity:
            raise ModelError(
                f"made with model {document.model}, but this version has {self._model.name} {self._model.identity}; "
                "open it with the version of GC Studio that made it"
            )
        picture = self._model.generator(*network_inputs(document, self._model.device))
        levels = ((picture[0] + 1) * 127.5).round().clamp(0, 255).to(torch.uint8).permute(1, 2, 0)
        return np.ascontiguousarray(levels[: document.height, : document.width].cpu().numpy())
