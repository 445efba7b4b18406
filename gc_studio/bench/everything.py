"""A photo -> its files with nothing kept, and with everything kept at each level, as a reader of them sees them."""

import numpy as np

from gc_studio.bench.kept_parts import LEVELS
from gc_studio.bench.picture_codecs import Picture
from gc_studio.bitstream import read, write
from gc_studio.decode.line_choice import thorough_analysis
from gc_studio.decode.renderer import Renderer
from gc_studio.document import CELL, Document, cells
from gc_studio.document.edits import set_levels
from gc_studio.nets.model import StudioModel
from gc_studio.training.evaluate import Coded


def files_of_levels(photo: Picture, model: StudioModel, renderer: Renderer) -> list[Coded]:
    """Files by level, LEVELS of all cells; photo: uint8 RGB (H, W, 3), the renderer of the same model."""

    def coded(document: Document) -> Coded:
        data = write(document)
        return Coded(len(data), renderer.render(read(data)))

    whole = np.ones([cells(side, CELL) for side in photo.shape[:2]], bool)
    # Lines are worth something else where everything is kept.
    analysis = thorough_analysis(photo, model, mask=whole)
    kept = (
        set_levels(analysis.document, np.full(whole.shape, level, np.uint8), analysis.available) for level in LEVELS[1:]
    )
    return [coded(thorough_analysis(photo, model).document), *map(coded, kept)]
