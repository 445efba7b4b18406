"""Photos -> documents of all kinds, for measuring what a picture of any of them may suffer from."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from tqdm import tqdm

from gc_studio.analysis.analyse import analyse
from gc_studio.analysis.detectors import Detector, detected_structure
from gc_studio.analysis.photo import load_photo
from gc_studio.document import Document
from gc_studio.document.edits import set_mask
from gc_studio.document.regions import central_region, with_texture_in
from gc_studio.nets.model import StudioModel
from gc_studio.training.evaluate import centre_square


def various_documents(photos: Sequence[Path], model: StudioModel) -> list[Document]:
    """Centre squares at 256x256, every second preserved, the thing in every third in the texture of the one before.

    Raises:
        PhotoError: a photo cannot be read.
    """
    documents: list[Document] = []
    texture = None
    for number, path in enumerate(tqdm(photos, desc="documents", leave=False)):
        photo = centre_square(load_photo(path))
        analysis = analyse(photo, model, structure=detected_structure(photo, Detector.CANNY))
        document, thing = analysis.document, central_region(analysis.document)
        own = document.textures[document.regions[thing][0]]
        if number % 3 == 0 and texture is not None:
            document = with_texture_in(document, texture, thing)
        if number % 2:
            document = set_mask(document, np.ones(document.grid, bool), analysis.available)
        texture = own
        documents.append(document)
    # A backend prepares itself for every number of textures.
    return sorted(documents, key=lambda document: len(document.textures))
