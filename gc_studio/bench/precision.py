"""Photos -> how far the pictures of this machine's backends are off those of plain torch in float32."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from gc_studio.decode.backends import torch_backend
from gc_studio.decode.choice import candidates
from gc_studio.decode.renderer import Renderer
from gc_studio.nets.model import StudioModel, load_model
from gc_studio.training.documents import various_documents

MOST_LEVELS = 3
"""Of 255 that a backend's pictures may be off: less than anybody sees."""

Row = dict[str, float]


@dataclass
class Precision:
    """Of each backend the mean and the largest difference, in levels, and how many documents and values are above.

    `values_1`, `values_2` and so on count the values that are so many levels off, or more.
    """

    documents: int
    values: int
    backends: dict[str, Row]


def measure(photos: Sequence[Path], model: StudioModel) -> Precision:
    """Paint the same documents by every backend that could run here.

    Raises:
        PhotoError: a photo cannot be read.
    """
    documents = various_documents(photos, model)
    on_processor = load_model(model.name, "cpu")
    plain = Renderer(on_processor, torch_backend(on_processor))
    right = [plain.render(document) for document in documents]
    rows = {}
    for name, make in candidates(model, may_use_gpu=True).items():
        if name == plain.backend.name:
            continue
        renderer, prepared, off = Renderer(model, make()), 0, []
        for document in tqdm(documents, desc=name, leave=False, disable=None):
            if len(document.textures) != prepared:
                renderer.warm_up(document)
                prepared = len(document.textures)
            off.append(renderer.render_anew(document))
        rows[name] = _row([np.abs(own.astype(np.int16) - picture) for own, picture in zip(off, right, strict=True)])
    return Precision(len(documents), sum(picture.size for picture in right), rows)


def _row(differences: list[NDArray[np.int16]]) -> Row:
    largest = max(int(own.max()) for own in differences)
    counts = {
        f"values_{level}": sum(int((own >= level).sum()) for own in differences) for level in range(1, largest + 1)
    }
    return {
        "mean": float(np.mean([own.mean() for own in differences])),
        "largest": largest,
        "documents_above": sum(bool(own.max() > MOST_LEVELS) for own in differences),
    } | counts
