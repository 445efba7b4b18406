"""Photos -> bytes and fidelity of our files beside those of other codecs at the nearest sizes, photo by photo.

Every figure is of a file that was written and read back. Measured are centre squares at 256x256.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tqdm import tqdm

from gc_studio.analysis.photo import load_photo
from gc_studio.bench.distances import PerceptualNet, kernel_distance
from gc_studio.bench.picture_codecs import Picture, PictureCodec, nearest_files
from gc_studio.bench.rate import figures
from gc_studio.decode.renderer import Renderer
from gc_studio.nets.model import StudioModel
from gc_studio.training.evaluate import Coded, centre_square, coded_files, means, to_tensor

MULTIPLES = (1, 2, 3)
"""Other codecs are measured at the nearest sizes at or above so many times ours with everything preserved."""

_LARGER = tuple(f", {multiple}x" for multiple in MULTIPLES[1:])

SHEET_ROWS = 24

OURS = "gcx, preserve "
REFERENCE = OURS + "all"

Row = dict[str, float]


@dataclass
class SheetRow:
    """One photo of the contact sheet, by codec: what was decoded, and its figures."""

    name: str
    photo: Picture
    pictures: dict[str, Picture]
    figures: dict[str, Row]


@dataclass
class Quality:
    """What was measured.

    Attributes:
        means: by codec the mean of each figure over the photos, and `kernel_<net>` where there are two photos or more.
        photos: by path and codec the figures `bytes`, `bpp`, `psnr` in dB, `ms_ssim` and `lpips_<net>`.
        sheet: up to SHEET_ROWS photos, evenly spaced.
    """

    means: dict[str, Row]
    photos: dict[str, dict[str, Row]]
    sheet: list[SheetRow]


def measure(
    photos: list[Path],
    model: StudioModel,
    codecs: list[PictureCodec],
    nets: list[PerceptualNet],
    refine_steps: int = 0,
) -> Quality:
    """Measure; other codecs are named `AVIF`, and `AVIF, 2x` at twice our bytes.

    Args:
        photos: one or more.
        model: makes our files.
        codecs: to compare with.
        nets: to measure with, may be none.
        refine_steps: above 0, our files with refined codes are measured, too.

    Raises:
        PhotoError: a photo cannot be read.
    """
    renderer = Renderer(model)
    shown = set(np.linspace(0, len(photos) - 1, min(len(photos), SHEET_ROWS)).round().astype(int).tolist())
    measured: dict[str, dict[str, Row]] = {}
    features: dict[str, list[NDArray[np.float64]]] = {net.name: [] for net in nets}
    sheet = []
    for number, path in enumerate(tqdm(photos, unit="photo", leave=False, disable=None)):
        photo = centre_square(load_photo(path))
        files = {OURS + name: file for name, file in coded_files(photo, model, renderer, refine_steps).items()}
        files |= _others(photo, codecs, files[REFERENCE].file_bytes)
        rows = {codec: figures(file, photo) for codec, file in files.items()}
        for net in nets:
            distances, deepest = _perceptual(photo, files, net)
            features[net.name].append(deepest)
            for row, distance in zip(rows.values(), distances, strict=True):
                row[f"lpips_{net.name}"] = distance
        measured[str(path)] = rows
        if number in shown:
            pictures = {codec: file.picture for codec, file in files.items() if not codec.endswith(_LARGER)}
            sheet.append(SheetRow(path.name, photo, pictures, rows))
    return Quality(_means(list(measured.values()), features), measured, sheet)


def _others(photo: Picture, codecs: list[PictureCodec], reference: int) -> dict[str, Coded]:
    found = {}
    for codec in codecs:
        files = nearest_files(photo, codec, [multiple * reference for multiple in MULTIPLES])
        for suffix, data in zip(("", *_LARGER), files, strict=True):
            found[codec.name + suffix] = Coded(len(data), codec.decode(data))
    return found


@torch.inference_mode()
def _perceptual(photo: Picture, files: dict[str, Coded], net: PerceptualNet) -> tuple[list[float], NDArray[np.float64]]:
    """Distance of each file's picture, and features (1 + files, C) of the photo and those pictures."""
    original = to_tensor(photo)
    decoded = torch.cat([to_tensor(file.picture) for file in files.values()])
    deepest = net.deepest(torch.cat([original, decoded]))
    return net.lpips(decoded, original).tolist(), deepest.double().numpy()


def _means(rows: list[dict[str, Row]], features: dict[str, list[NDArray[np.float64]]]) -> dict[str, Row]:
    result = {codec: means([row[codec] for row in rows]) for codec in rows[0]}
    if len(rows) > 1:
        for name, photos in features.items():
            originals, *decoded = np.stack(photos, axis=1)
            for codec, own in zip(result, decoded, strict=True):
                result[codec][f"kernel_{name}"] = kernel_distance(own, originals)
    return result
