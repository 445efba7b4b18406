"""Photos, each with a part preserved -> how true that part is beside nothing and everything preserved, and its border.

Every picture is of a file that was written and read back. Lines and textures stay those that the analysis chose, as
when a hand paints what to preserve.
"""

import itertools
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tqdm import tqdm

from gc_studio.analysis.photo import load_photo
from gc_studio.bench.distances import PerceptualNet
from gc_studio.bench.picture_codecs import Picture
from gc_studio.bitstream import read, write
from gc_studio.decode.line_choice import thorough_analysis
from gc_studio.decode.renderer import Renderer
from gc_studio.document import CELL, Document
from gc_studio.document.edits import set_mask
from gc_studio.document.regions import central_region
from gc_studio.nets.model import StudioModel
from gc_studio.training.data import random_blob, random_box
from gc_studio.training.evaluate import centre_square, means, psnr, to_tensor

KINDS = ("nothing", "part", "everything")

Row = dict[str, float]


@dataclass
class Preserved:
    """Mean figures by each of KINDS, and `gain`, the share of what everything gains over nothing that the part gains.

    Figures: `file_bytes`; `psnr` in dB of the pixels of the part; `lpips_<net>` of the photo with these pixels of the
    picture in the place of its own, which sees the border, too; `border`, how far a step from one pixel to the next
    across the border of the part differs from the photo's, mean absolute difference in levels.
    """

    photos: int
    means: dict[str, Row]


def measure(photos: list[Path], model: StudioModel, nets: list[PerceptualNet]) -> Preserved:
    """Measure over centre squares at 256x256; the part is by turns the thing in the middle, a box and a brush's blob.

    Args:
        photos: one or more.
        model: makes the files.
        nets: to measure with, may be none.

    Raises:
        PhotoError: a photo cannot be read.
    """
    renderer = Renderer(model)
    rows: dict[str, list[Row]] = {kind: [] for kind in KINDS}
    for number, path in enumerate(tqdm(photos, desc="preserve", leave=False, disable=None)):
        photo = centre_square(load_photo(path))
        analysis = thorough_analysis(photo, model)
        part = _part(analysis.document, number)
        pixels = part.repeat(CELL, 0).repeat(CELL, 1)
        for kind, mask in zip(KINDS, (np.zeros_like(part), part, np.ones_like(part)), strict=True):
            data = write(set_mask(analysis.document, mask, analysis.available))
            rows[kind].append(
                {"file_bytes": float(len(data))} | _errors(renderer.render(read(data)), photo, pixels, nets)
            )
    result = {kind: means(figures) for kind, figures in rows.items()}
    nothing, own, everything = (result[kind] for kind in KINDS)
    gained = {name: everything[name] - nothing[name] for name in nothing if name.startswith(("psnr", "lpips"))}
    result["gain"] = {name: (own[name] - nothing[name]) / whole for name, whole in gained.items() if whole}
    return Preserved(len(photos), result)


def _part(document: Document, number: int) -> NDArray[np.bool_]:
    """Cells that are preserved of photo `number`: some, and not all."""
    rng = np.random.default_rng(number)
    side = document.mask.shape[0]
    kinds = (lambda: central_region(document), lambda: random_box(side, rng), lambda: random_blob(side, rng))
    # A photo may be one region, and a box as large as the photo.
    found = (kinds[turn % len(kinds)]() for turn in itertools.count(number))
    return next(mask for mask in found if mask.any() and not mask.all())


def _errors(picture: Picture, photo: Picture, part: NDArray[np.bool_], nets: list[PerceptualNet]) -> Row:
    """Figures of a picture; part: bool (H, W)."""
    difference = picture.astype(np.float64) - photo
    row = {"psnr": psnr(float(np.square(difference[part]).mean()))}
    steps = []
    for axis in range(2):
        is_border = np.diff(part, axis=axis)
        steps.append(np.diff(difference, axis=axis)[is_border])
    row["border"] = float(np.abs(np.concatenate(steps)).mean())
    composite = np.where(part[..., None], picture, photo)
    with torch.inference_mode():
        for net in nets:
            row[f"lpips_{net.name}"] = net.lpips(to_tensor(composite), to_tensor(photo)).item()
    return row
