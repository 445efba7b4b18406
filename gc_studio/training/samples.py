"""Networks in training and a few photos -> a sheet to look at, again and again of the same photos."""

from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor

from gc_studio.nets.encoders import Encoders, quantise
from gc_studio.nets.generator import Generator
from gc_studio.training.data import Batch
from gc_studio.training.swap import swapped


def save_sheet(sheet: NDArray[np.uint8], path: Path, width: int) -> None:
    """Save a sheet as WebP, scaled to `width` pixels."""
    path.parent.mkdir(parents=True, exist_ok=True)
    height = round(sheet.shape[0] * width / sheet.shape[1])
    Image.fromarray(cv2.resize(sheet, (width, height), interpolation=cv2.INTER_AREA)).save(path, quality=60)


@torch.no_grad()
def sample_sheet(generator: Generator, encoders: Encoders, batch: Batch, device: torch.device) -> NDArray[np.uint8]:
    """One row a photo: itself, decodes with nothing and with all preserved, and one in the textures of the row before.

    Args:
        generator, encoders: in evaluation mode.
        batch: photos of one size S; they come from the packs, so they are photos of the training.
        device: where the networks are.

    Returns:
        uint8 RGB (N * S, 4 * S, 3).
    """
    photo, structure, mask, regions, shares = batch.as_floats(device)
    texture, _, w = encoders(photo, regions)
    detail, kept = quantise(w), torch.ones_like(mask)

    def painted(code: Tensor, mask: Tensor) -> Tensor:
        picture: Tensor = generator(structure, code, detail * mask, mask, shares)
        return picture

    nothing = torch.zeros_like(mask)
    columns = [photo, painted(texture, nothing), painted(texture, kept), painted(swapped(texture, regions), nothing)]
    levels = ((torch.cat(columns, 3) + 1) * 127.5).round().clamp(0, 255).to(torch.uint8)
    return np.ascontiguousarray(levels.permute(0, 2, 3, 1).flatten(0, 1).cpu().numpy())
