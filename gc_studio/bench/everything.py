"""A photo, everything of it kept -> its files of each level beside those of other codecs at the nearest sizes."""

from collections.abc import Sequence

import numpy as np
import torch

from gc_studio.bench.distances import PerceptualNet
from gc_studio.bench.kept_parts import LEVELS, Row
from gc_studio.bench.picture_codecs import Files, Picture
from gc_studio.bench.rate import figures
from gc_studio.bitstream import read, write
from gc_studio.decode.line_choice import thorough_analysis
from gc_studio.decode.renderer import Renderer
from gc_studio.document import CELL
from gc_studio.document.edits import set_levels
from gc_studio.nets.model import StudioModel
from gc_studio.training.evaluate import Coded, to_tensor

OURS = "gcx"


def measured(
    photo: Picture, model: StudioModel, renderer: Renderer, others: Sequence[Files], nets: Sequence[PerceptualNet]
) -> dict[str, Row]:
    """Measure everything kept at levels 1, 2 and 3, and other codecs at the smallest files that are no smaller.

    Args:
        photo: uint8 RGB (H, W, 3), sides above 160 pixels.
        model: makes our files.
        renderer: of the same model.
        others: files of the photo by other codecs.
        nets: to measure with, may be none.

    Returns:
        By codec and level, as `gcx, 1` and `AVIF, 1`: `bytes`, `bpp`, `psnr` in dB, `ms_ssim` and `lpips_<net>`.
    """
    files = dict[str, Coded]()
    whole = np.ones([-(-side // CELL) for side in photo.shape[:2]], bool)
    analysis = thorough_analysis(photo, model, mask=whole)
    for level in LEVELS[1:]:
        document = set_levels(analysis.document, np.full(whole.shape, level, np.uint8), analysis.available)
        data = write(document)
        files[f"{OURS}, {level}"] = Coded(len(data), renderer.render(read(data)))
        for other in others:
            nearest = other.smallest(len, len(data))
            files[f"{other.codec.name}, {level}"] = Coded(len(nearest), other.codec.decode(nearest))
    rows = {name: figures(file, photo) for name, file in files.items()}
    decoded = torch.cat([to_tensor(file.picture) for file in files.values()])
    with torch.inference_mode():
        for net in nets:
            for row, distance in zip(rows.values(), net.lpips(decoded, to_tensor(photo)).tolist(), strict=True):
                row[f"lpips_{net.name}"] = distance
    return rows
