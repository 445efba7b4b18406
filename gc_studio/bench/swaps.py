"""Photos, and each in the texture of the next -> how true swapped pictures are to their texture, and to photos at all.

Every picture is of a file that was written and read back: a click on a texture as the window and `gcx encode
--texture-from` take it, in the thing in the middle and nowhere else.
"""

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from tqdm import tqdm

from gc_studio.analysis.analyse import encode_textures_and_detail, texture_alone
from gc_studio.analysis.photo import load_photo
from gc_studio.analysis.regions import region_pixels
from gc_studio.bench.distances import PerceptualNet
from gc_studio.bitstream import read, write
from gc_studio.decode.line_choice import thorough_analysis
from gc_studio.decode.renderer import Renderer
from gc_studio.document import Document
from gc_studio.document.regions import central_region, with_texture_in
from gc_studio.nets.model import StudioModel
from gc_studio.nets.texture import TEXTURE_QP, quantiser_step
from gc_studio.training.evaluate import centre_square, means, to_tensor
from gc_studio.training.kernel import kernel_distance

LEAST_PHOTOS = 2
KINDS = ("as they are", "swapped")

Row = dict[str, float]


@dataclass
class Swaps:
    """Mean figures by each of KINDS, and `ratio`, the second to the first.

    Figures: `latent_error`, how far the texture that the encoders find in the picture lies from the one that was
    painted, mean absolute difference in units of the latent space; `latent_error_alone`, the same between the thing in
    the picture and the thing in the photo that its texture is of, each without what lies around it; `colour_error`, how
    far apart the mean colours of these two are, mean absolute difference in CIELAB; `kernel_<net>`, the kernel distance
    of the pictures to the photos.
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
    things = [_Thing.of(square, model) for square in tqdm(squares, desc="analyse", leave=False, disable=None)]
    renderer = Renderer(model)
    rows: dict[str, list[Row]] = {kind: [] for kind in KINDS}
    features: dict[str, list[NDArray[np.float64]]] = {}
    for number, thing in enumerate(tqdm(things, desc="swap", leave=False, disable=None)):
        other = things[(number + 1) % len(things)]
        given = with_texture_in(thing.document, other.texture, thing.cells)
        pictures = [squares[number]]
        for kind, painted, source in zip(KINDS, (thing.document, given), (thing, other), strict=True):
            picture = renderer.render(read(write(painted)))
            rows[kind].append(_errors(picture, painted, thing, source, model))
            pictures.append(picture)
        note_features(features, pictures, nets)
    return Swaps(len(photos), compared(rows, features))


@torch.inference_mode()
def note_features(
    features: dict[str, list[NDArray[np.float64]]], pictures: list[NDArray[np.uint8]], nets: list[PerceptualNet]
) -> None:
    """Add the deepest features of a photo and of its picture of each of KINDS, by the names of the nets."""
    for net in nets:
        deepest = net.deepest(torch.cat([to_tensor(picture) for picture in pictures]))
        features.setdefault(net.name, []).append(deepest.double().numpy())


def compared(rows: dict[str, list[Row]], features: dict[str, list[NDArray[np.float64]]]) -> dict[str, Row]:
    """What `Swaps.means` holds, of figures of all photos by KINDS, and of their features, see `note_features`."""
    result = {kind: means(figures) for kind, figures in rows.items()}
    for name, of_photos in features.items():
        originals, *decoded = np.stack(of_photos, axis=1)
        for kind, own in zip(KINDS, decoded, strict=True):
            result[kind][f"kernel_{name}"] = kernel_distance(own, originals)
    plain, swapped = (result[kind] for kind in KINDS)
    result["ratio"] = {name: swapped[name] / plain[name] for name in plain}
    return result


@dataclass(frozen=True)
class _Thing:
    """What lies in the middle of a photo: its document, cells and pixels, texture and mean colour in CIELAB."""

    document: Document
    cells: NDArray[np.bool_]
    pixels: NDArray[np.bool_]
    texture: NDArray[np.int16]
    colour: NDArray[np.float32]

    @classmethod
    def of(cls, photo: NDArray[np.uint8], model: StudioModel) -> "_Thing":
        document = thorough_analysis(photo, model).document
        cells = central_region(document)
        number = int(document.regions[cells][0])
        pixels = region_pixels(photo, document.regions, number)
        texture = texture_alone(photo, model, document.regions, number, pixels)
        return cls(document, cells, pixels, texture, _mean_colour(photo, pixels))


def _errors(picture: NDArray[np.uint8], painted: Document, thing: _Thing, source: _Thing, model: StudioModel) -> Row:
    """Errors of a picture of `painted`, which shows `thing` in the texture of `source`."""
    number = int(painted.regions[thing.cells][0])
    found = encode_textures_and_detail(picture, model, painted.regions)[0][number]
    alone = texture_alone(picture, model, painted.regions, number, thing.pixels)
    colour = _mean_colour(picture, thing.pixels)
    return {
        "latent_error": latent_error(found, painted.textures[number]),
        "latent_error_alone": latent_error(alone, source.texture),
        "colour_error": float(np.abs(colour - source.colour).mean()),
    }


def latent_error(found: NDArray[np.int16], painted: NDArray[np.int16]) -> float:
    """How far apart two textures are, mean absolute difference in units of the latent space."""
    return float(np.abs(found.astype(np.float64) - painted).mean()) * quantiser_step(TEXTURE_QP)


def _mean_colour(picture: NDArray[np.uint8], pixels: NDArray[np.bool_]) -> NDArray[np.float32]:
    lab = cv2.cvtColor(picture.astype(np.float32) / 255, cv2.COLOR_RGB2LAB)
    return np.asarray(lab[pixels].mean(0), np.float32)
