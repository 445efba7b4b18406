"""`bench.swaps` for models whose photos have one texture: each painted in that of the next, and how true that is to it.

The latent regression of Chang et al. (TIP 2022, eq. 14), measured on swaps: the texture that the encoder finds in the
picture beside the one that was painted.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from gc_studio.analysis.photo import load_photo
from gc_studio.bench.distances import PerceptualNet
from gc_studio.bench.swaps import KINDS, Row, Swaps, compared, latent_error, note_features
from gc_studio.bitstream import read, write
from gc_studio.decode.families import family_of
from gc_studio.nets.registry import ModelDescription, UnknownModelError
from gc_studio.training.evaluate import centre_square


def measure_whole(photos: list[Path], description: ModelDescription, nets: list[PerceptualNet]) -> Swaps:
    """Measure over centre squares at 256x256; `latent_error` and `kernel_<net>` as `Swaps` has them.

    Args:
        photos: two or more; the last takes the texture of the first.
        description: of the model.
        nets: to measure with, may be none.

    Raises:
        UnknownModelError: the model has no textures, or its family is not known.
        ModelError: it cannot be loaded.
        PhotoError: a photo cannot be read.
    """
    family = family_of(description)
    if family.texture_of is None:
        raise UnknownModelError(f"model {description.name} has no textures to swap; give --model another")
    model = family.load(description, "auto")
    painter = family.painter(model)
    squares = [centre_square(load_photo(path)) for path in photos]
    documents = [family.analyse(square, model).document for square in squares]
    rows: dict[str, list[Row]] = {kind: [] for kind in KINDS}
    features: dict[str, list[NDArray[np.float64]]] = {}
    apart = []
    for number, document in enumerate(tqdm(documents, desc="swap", leave=False, disable=None)):
        other = documents[(number + 1) % len(documents)]
        # What a texture of no relation would be off by.
        apart.append(latent_error(document.texture, other.texture))
        pictures = [squares[number]]
        for kind, painted in zip(KINDS, (document, document.with_layers(texture=other.texture)), strict=True):
            picture = painter.render(read(write(painted)))
            error = latent_error(family.texture_of(picture, model), painted.texture)
            rows[kind].append({"latent_error": error})
            pictures.append(picture)
        note_features(features, pictures, nets)
    between = {"between photos": {"latent_error": float(np.mean(apart))}}
    return Swaps(len(photos), compared(rows, features) | between)
