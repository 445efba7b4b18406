"""`bench.swaps` for models whose photos have one texture: each painted in that of the next, and how true that is to it.

The latent regression of Chang et al. (TIP 2022, eq. 14), measured on swaps: the texture that the encoder finds in the
picture beside the one that was painted.
"""

from pathlib import Path

import numpy as np
import torch
from tqdm import tqdm

from gc_studio.analysis.photo import load_photo
from gc_studio.bench.distances import PerceptualNet
from gc_studio.bench.swaps import KINDS, Row, Swaps
from gc_studio.bitstream import read, write
from gc_studio.decode.families import family_of
from gc_studio.nets.registry import ModelDescription, UnknownModelError
from gc_studio.nets.texture import TEXTURE_QP, quantiser_step
from gc_studio.training.evaluate import centre_square, means, to_tensor
from gc_studio.training.kernel import kernel_distance


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
    painter, step = family.painter(model), quantiser_step(TEXTURE_QP)
    squares = [centre_square(load_photo(path)) for path in photos]
    documents = [family.analyse(square, model).document for square in squares]
    rows: dict[str, list[Row]] = {kind: [] for kind in KINDS}
    features: dict[str, list[torch.Tensor]] = {net.name: [] for net in nets}
    for number, document in enumerate(tqdm(documents, desc="swap", leave=False, disable=None)):
        other = documents[(number + 1) % len(documents)]
        pictures = [squares[number]]
        for kind, painted in zip(KINDS, (document, document.with_layers(texture=other.texture)), strict=True):
            picture = painter.render(read(write(painted)))
            off = np.abs(family.texture_of(picture, model).astype(np.float64) - painted.texture)
            rows[kind].append({"latent_error": float(off.mean()) * step})
            pictures.append(picture)
        for net in nets:
            with torch.inference_mode():
                features[net.name].append(net.deepest(torch.cat([to_tensor(picture) for picture in pictures])))
    result = {kind: means(figures) for kind, figures in rows.items()}
    for name, found in features.items():
        originals, *decoded = torch.stack(found, 1).double().numpy()
        for kind, own in zip(KINDS, decoded, strict=True):
            result[kind][f"kernel_{name}"] = kernel_distance(own, originals)
    plain, swapped = (result[kind] for kind in KINDS)
    result["ratio"] = {name: swapped[name] / plain[name] for name in plain}
    # What a texture of no relation would be off by: how far apart those of the photos are.
    apart = [
        np.abs(one.texture - other.texture.astype(np.float64)).mean()
        for one, other in zip(documents, [*documents[1:], documents[0]], strict=True)
    ]
    result["between photos"] = {"latent_error": float(np.mean(apart)) * step}
    return Swaps(len(photos), result)
