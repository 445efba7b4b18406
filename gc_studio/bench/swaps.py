"""Photos, and each in the texture of the next -> how true swapped pictures are to their texture, and to photos at all.

Every picture is of a file that was written and read back: a click on a texture as the window and `gcx encode
--texture-from` take it, in the thing in the middle and nowhere else.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tqdm import tqdm

from gc_studio.analysis.analyse import encode_textures_and_detail
from gc_studio.analysis.photo import load_photo
from gc_studio.bench.distances import PerceptualNet, kernel_distance
from gc_studio.bitstream import read, write
from gc_studio.decode.line_choice import thorough_analysis
from gc_studio.decode.renderer import Renderer
from gc_studio.document import Document
from gc_studio.document.regions import central_region, central_texture, with_texture_in
from gc_studio.nets.model import StudioModel
from gc_studio.nets.texture import TEXTURE_QP, quantiser_step
from gc_studio.training.evaluate import centre_square, means, to_tensor

LEAST_PHOTOS = 2
KINDS = ("as they are", "swapped")

Row = dict[str, float]


@dataclass
class Swaps:
    """Mean figures by each of KINDS, and `ratio`, the second to the first.

    Figures: `latent_error`, how far the texture that the encoders find in the picture lies from the one that was
    painted, mean absolute difference in units of the latent space; `kernel_<net>`, the kernel distance of the pictures
    to the photos.
    """

    photos: int
    means: dict[str, Row]


def measure(photos: list[Path], model: StudioModel, nets: list[PerceptualNet]) -> Swaps:
    """Measure over centre squares at 256x256 with nothing preserved.

    Args:
        photos: LEAST_PHOTOS or more; the last takes the texture of the first.
        model: makes the files.
        nets: to measure with, may be none.

    Raises:
        PhotoError: a photo cannot be read.
    """
    squares = [centre_square(load_photo(path)) for path in photos]
    documents = [thorough_analysis(square, model).document for square in tqdm(squares, desc="analyse", leave=False)]
    renderer = Renderer(model)
    rows: dict[str, list[Row]] = {kind: [] for kind in KINDS}
    features: dict[str, list[NDArray[np.float64]]] = {net.name: [] for net in nets}
    for number, document in enumerate(tqdm(documents, desc="swap", leave=False)):
        thing = central_region(document)
        other = central_texture(documents[(number + 1) % len(documents)])
        pictures = [squares[number]]
        for kind, painted in zip(KINDS, (document, with_texture_in(document, other, thing)), strict=True):
            picture = renderer.render(read(write(painted)))
            rows[kind].append({"latent_error": _latent_error(picture, painted, thing, model)})
            pictures.append(picture)
        for net in nets:
            with torch.inference_mode():
                deepest = net.deepest(torch.cat([to_tensor(picture) for picture in pictures]))
            features[net.name].append(deepest.double().numpy())
    result = {kind: means(figures) for kind, figures in rows.items()}
    for name, of_photos in features.items():
        originals, *decoded = np.stack(of_photos, axis=1)
        for kind, own in zip(KINDS, decoded, strict=True):
            result[kind][f"kernel_{name}"] = kernel_distance(own, originals)
    plain, swapped = (result[kind] for kind in KINDS)
    result["ratio"] = {name: swapped[name] / plain[name] for name in plain}
    return Swaps(len(photos), result)


def _latent_error(picture: NDArray[np.uint8], painted: Document, thing: NDArray[np.bool_], model: StudioModel) -> float:
    found = encode_textures_and_detail(picture, model, painted.regions)[0]
    index = painted.regions[thing][0]
    steps = np.abs(found[index].astype(np.float64) - painted.textures[index])
    return float(steps.mean()) * quantiser_step(TEXTURE_QP)
