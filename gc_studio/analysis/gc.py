"""Photo -> document of generative compression: w of all of it, preserved unless another mask is given."""

from typing import TYPE_CHECKING

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.analyse import Analysis
from gc_studio.analysis.intra import available_of
from gc_studio.document import CELL, Document, check_size
from gc_studio.nets.layout import CENTRES
from gc_studio.tasks import next_step

if TYPE_CHECKING:
    from gc_studio.nets.papers.gc_model import GcModel


def analyse_gc(
    photo: NDArray[np.uint8],
    model: "GcModel",
    structure_scale: int = 2,
    mask: NDArray[np.bool_] | None = None,
    drawn: None = None,
) -> Analysis:
    """Take a photo apart.

    Args:
        photo: uint8 RGB (H, W, 3), sides from 16 to 4096.
        model: the model whose encoder to use.
        structure_scale: kept in the document, which has no map.
        mask: bool (ceil(H / 16), ceil(W / 16)), True = preserve; None preserves everything, as the paper's GC does.
        drawn: no map is taken.

    Raises:
        DocumentError: the photo or the mask has a size that no document can have.
        CalledOffError: nobody waits for it any more.
    """
    height, width = photo.shape[:2]
    check_size(width, height)
    padded = cv2.copyMakeBorder(photo, 0, -height % CELL, 0, -width % CELL, cv2.BORDER_REPLICATE)
    detail = model.encode(np.asarray(padded, np.uint8)).round().clip(CENTRES[0], CENTRES[-1]).astype(np.int8)
    next_step()
    document = Document(
        width=width,
        height=height,
        structure_scale=structure_scale,
        detail=detail,
        mask=np.ones(detail.shape[1:], bool) if mask is None else mask,
        model=model.identity,
        codes=model.codes,
    )
    return Analysis(document, available_of(photo, detail))
