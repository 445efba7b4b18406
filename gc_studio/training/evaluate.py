"""Photos through the whole program (analysis, file, reader, renderer) -> bytes and distances to the originals."""

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from pytorch_msssim import ms_ssim
from torch import Tensor
from tqdm import tqdm

from gc_studio.analysis.analyse import analyse
from gc_studio.analysis.photo import load_photo, resized
from gc_studio.bitstream import read, write
from gc_studio.decode.refine import refine
from gc_studio.decode.renderer import Renderer
from gc_studio.document import Document
from gc_studio.document.edits import set_mask
from gc_studio.nets.model import StudioModel
from gc_studio.training.perceptual import LpipsSqueeze

SIZE = 256


@dataclass
class Scores:
    """Figures of each photo under one kind of mask."""

    file_bytes: list[int] = field(default_factory=list)
    lpips_squeeze: list[float] = field(default_factory=list)
    psnr: list[float] = field(default_factory=list)
    ms_ssim: list[float] = field(default_factory=list)

    def means(self) -> dict[str, float]:
        """Mean of each figure."""
        return {name: float(np.mean(values)) for name, values in vars(self).items()}


def centre_square(photo: NDArray[np.uint8], size: int = SIZE) -> NDArray[np.uint8]:
    """Middle square of a photo, scaled to `size` pixels a side."""
    height, width = photo.shape[:2]
    side = min(height, width)
    top, left = (height - side) // 2, (width - side) // 2
    return np.ascontiguousarray(resized(photo[top : top + side, left : left + side], size))


def to_tensor(picture: NDArray[np.uint8]) -> Tensor:
    """uint8 (H, W, 3) -> float (1, 3, H, W) in [-1, 1]."""
    return torch.from_numpy(picture).permute(2, 0, 1)[None].float() / 127.5 - 1


def masks_of(document: Document) -> dict[str, NDArray[np.bool_]]:
    """The three masks that are measured: nothing, the left half and everything preserved."""
    half = np.zeros(document.grid, bool)
    half[:, : document.grid[1] // 2] = True
    return {"none": np.zeros(document.grid, bool), "half": half, "all": np.ones(document.grid, bool)}


def evaluate(
    photos: list[Path], model: StudioModel, perceptual: Path, refine_steps: int = 0
) -> dict[str, dict[str, float]]:
    """Mean figures over the centre squares of photos at 256x256, for each mask of `masks_of`.

    With `refine_steps`, also for refined codes where nothing and where everything is preserved.
    """
    renderer, lpips = Renderer(model), LpipsSqueeze(perceptual)
    scores: dict[str, Scores] = {}
    for path in tqdm(photos, desc="evaluate", mininterval=5):
        photo = centre_square(load_photo(path))
        original = to_tensor(photo)
        analysis = analyse(photo, model)
        documents = {
            name: set_mask(analysis.document, mask, analysis.detail)
            for name, mask in masks_of(analysis.document).items()
        }
        if refine_steps:
            for name in ("none", "all"):
                found = refine(photo, documents[name], analysis.detail, model, refine_steps)
                documents[f"{name}, refined"] = found.document if found else documents[name]
        for name, document in documents.items():
            data = write(document)
            decoded = to_tensor(renderer.render(read(data)))
            entry = scores.setdefault(name, Scores())
            entry.file_bytes.append(len(data))
            with torch.inference_mode():
                entry.lpips_squeeze.append(lpips(decoded, original).item())
            entry.psnr.append(float(-10 * torch.log10((decoded - original).square().mean() / 4)))
            entry.ms_ssim.append(ms_ssim(decoded + 1, original + 1, data_range=2).item())
    return {name: entry.means() for name, entry in scores.items()}
