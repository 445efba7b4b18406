"""Photo and label map -> document of a scene: labels given or found, and detail by the model's encoder."""

from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.analyse import Analysis
from gc_studio.analysis.find_labels import find_labels
from gc_studio.analysis.intra import available_of
from gc_studio.document import CELL, Document, cells, check_size
from gc_studio.nets.layout import CENTRES, STAGE_STRIDES
from gc_studio.nets.scene_model import SceneModel
from gc_studio.tasks import next_step

CHANNELS = (2, 4, 8)
"""How many channels of the detail code may be used: C of Agustsson et al. (ICCV 2019)."""


def analyse_scene(
    photo: NDArray[np.uint8],
    model: SceneModel,
    structure_scale: int = 2,
    mask: NDArray[np.bool_] | None = None,
    labels: NDArray[np.uint8] | None = None,
) -> Analysis:
    """Take a photo apart as a scene.

    Args:
        photo: uint8 RGB (H, W, 3), sides from 16 to 4096.
        model: the model whose encoder and classes to use.
        structure_scale: photo pixels per pixel of the label map: 1, 2 or 4.
        mask: bool (ceil(H / 16), ceil(W / 16)), True = preserve; None preserves nothing.
        labels: uint8 (ceil(H / structure_scale), ceil(W / structure_scale)), numbers of the model's classes; None finds
            them in the photo.

    Raises:
        DocumentError: the photo, the mask or the label map has a size or a class that no document can have.
        ModelError: there is no net that finds labels.
        CalledOffError: nobody waits for it any more.
    """
    height, width = photo.shape[:2]
    check_size(width, height)
    found = find_labels(photo, structure_scale) if labels is None else labels
    next_step()
    detail = encode_detail(photo, model)
    next_step()
    document = Document(
        width=width,
        height=height,
        structure_scale=structure_scale,
        labels=found,
        detail=detail,
        mask=mask,
        model=model.identity,
        codes=model.codes,
    )
    return Analysis(document, available_of(photo, detail))


def encode_detail(photo: NDArray[np.uint8], model: SceneModel) -> NDArray[np.int8]:
    """Quantised detail code of a photo, uint8 RGB (H, W, 3) -> int8 (8, ceil(H / 16), ceil(W / 16)) in -2 .. 2."""
    height, width = photo.shape[:2]
    stride = STAGE_STRIDES[0]
    # Replicated, not black: a border of another colour would leak into the code.
    padded = cv2.copyMakeBorder(photo, 0, -height % stride, 0, -width % stride, cv2.BORDER_REPLICATE)
    w = model.encode(np.asarray(padded, np.uint8))[:, : cells(height, CELL), : cells(width, CELL)]
    return w.round().clip(CENTRES[0], CENTRES[-1]).astype(np.int8)


def with_channels(analysis: Analysis, channels: int) -> Analysis:
    """With the first channels of the detail code alone, zeros in the others, which cost next to nothing."""

    def first(detail: NDArray[np.int8]) -> NDArray[np.int8]:
        kept = detail.copy()
        kept[channels:] = 0
        return kept

    document, available = analysis.document, analysis.available
    return Analysis(
        document.with_layers(detail=first(document.detail)), replace(available, detail=first(available.detail))
    )
