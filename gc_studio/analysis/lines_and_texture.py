"""Photo -> document of a model that is told of lines and of one texture: `hfgan` and `layered`."""

import cv2
import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.analyse import Analysis
from gc_studio.analysis.detectors import detected_structure
from gc_studio.analysis.intra import available_of
from gc_studio.document import CELL, TEXTURE_LIMIT, Document, cells, check_size
from gc_studio.nets.papers.lines import LinesModel
from gc_studio.nets.texture import TEXTURE_QP, quantiser_step
from gc_studio.tasks import next_step


def texture_of_photo(photo: NDArray[np.uint8], model: LinesModel) -> NDArray[np.int16]:
    """Quantised texture of a whole photo: int16 (D,), round(mean / step).

    photo: uint8 RGB (H, W, 3), sides from 16 to 4096. The nearest step in the place of the paper's floor (eq. 3), which
    would be half a step off.

    Raises:
        ModelError: the photo is too large for the model.
    """
    height, width = photo.shape[:2]
    check_size(width, height)
    model.check_size(width, height)
    padded = cv2.copyMakeBorder(photo, 0, -height % CELL, 0, -width % CELL, cv2.BORDER_REPLICATE)
    mean = model.texture(np.asarray(padded, np.uint8))
    return (mean / quantiser_step(TEXTURE_QP)).round().clip(-TEXTURE_LIMIT, TEXTURE_LIMIT).astype(np.int16)


def analyse_lines(
    photo: NDArray[np.uint8],
    model: LinesModel,
    structure_scale: int = 2,
    mask: NDArray[np.bool_] | None = None,
    drawn: NDArray[np.bool_] | None = None,
) -> Analysis:
    """Take a photo apart.

    Args:
        photo: uint8 RGB (H, W, 3), sides from 16 to 4096.
        model: the model whose encoder to use.
        structure_scale: photo pixels per pixel of the lines: 1, 2 or 4.
        mask: bool (ceil(H / 16), ceil(W / 16)); these models keep nothing, so none of it may be set.
        drawn: lines to use in the place of those that the contour net finds.

    Raises:
        DocumentError: the photo or the lines have a size that no document can have, or something is to be kept.
        ModelError: the photo is too large for the model.
        CalledOffError: nobody waits for it any more.
    """
    height, width = photo.shape[:2]
    texture = texture_of_photo(photo, model)
    next_step()
    document = Document(
        width=width,
        height=height,
        structure=detected_structure(photo, scale=structure_scale) if drawn is None else drawn,
        structure_scale=structure_scale,
        texture=texture,
        mask=mask,
        model=model.identity,
        codes=model.codes,
    )
    return Analysis(document, available_of(photo, np.zeros((0, cells(height, CELL), cells(width, CELL)), np.int8)))
