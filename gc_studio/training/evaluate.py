"""Photos through the whole program (analysis, file, reader, renderer) -> bytes and distances to the originals."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from pytorch_msssim import ms_ssim
from torch import Tensor, nn
from tqdm import tqdm

from gc_studio.analysis.photo import load_photo, resized
from gc_studio.bitstream import read, write
from gc_studio.decode.line_choice import thorough_analysis
from gc_studio.decode.refine import refine
from gc_studio.decode.renderer import Renderer
from gc_studio.document import CELL, Document, cells
from gc_studio.nets.model import StudioModel
from gc_studio.training.perceptual import VggFeatures, load_lpips

SIZE = 256

MASKS = ("none", "half", "all")
REFINED_MASKS = ("none", "all")
"""What is measured with refined codes, too; the half adds nothing but time."""


class Coded(NamedTuple):
    """A file's length, and the picture that a reader of the file sees: uint8 RGB (H, W, 3)."""

    file_bytes: int
    picture: NDArray[np.uint8]


def centre_square(photo: NDArray[np.uint8], size: int = SIZE) -> NDArray[np.uint8]:
    """Middle square of a photo, scaled to `size` pixels a side."""
    height, width = photo.shape[:2]
    side = min(height, width)
    top, left = (height - side) // 2, (width - side) // 2
    return np.ascontiguousarray(resized(photo[top : top + side, left : left + side], size))


def to_tensor(picture: NDArray[np.uint8]) -> Tensor:
    """uint8 (H, W, 3) -> float (1, 3, H, W) in [-1, 1]."""
    return torch.from_numpy(picture).permute(2, 0, 1)[None].float() / 127.5 - 1


def masks_of(photo: NDArray[np.uint8]) -> dict[str, NDArray[np.bool_]]:
    """The three masks that are measured, by the names of MASKS: nothing, the left half and everything preserved."""
    rows, columns = (cells(side, CELL) for side in photo.shape[:2])
    half = np.zeros((rows, columns), bool)
    half[:, : columns // 2] = True
    return {"none": np.zeros_like(half), "half": half, "all": np.ones_like(half)}


def coded_files(
    photo: NDArray[np.uint8],
    model: StudioModel,
    renderer: Renderer,
    refine_steps: int = 0,
    masks: Sequence[str] = MASKS,
    structure_scale: int | None = None,
) -> dict[str, Coded]:
    """Files of a photo under masks, written, read back and rendered.

    Args:
        photo: uint8 RGB (H, W, 3).
        model: makes the codes.
        renderer: of the same model.
        refine_steps: above 0, files with codes refined by so many steps are made, too, for REFINED_MASKS.
        masks: which of MASKS.
        structure_scale: photo pixels per structure pixel: 1, 2 or 4; None leaves it to the photo's size.

    Returns:
        By the name of the mask, and where refined by that name with ", refined".

    Raises:
        RefineError: the photo is too large to be refined.
    """
    all_masks, documents = masks_of(photo), dict[str, Document]()
    for name in masks:
        analysis = thorough_analysis(photo, model, structure_scale, all_masks[name])
        documents[name] = analysis.document
        if refine_steps and name in REFINED_MASKS:
            found = refine(photo, documents[name], analysis.available, model, refine_steps)
            documents[f"{name}, refined"] = found.document if found else documents[name]
    return {name: _coded(document, renderer) for name, document in documents.items()}


def _coded(document: Document, renderer: Renderer) -> Coded:
    data = write(document)
    return Coded(len(data), renderer.render(read(data)))


def fidelity(decoded: NDArray[np.uint8], original: NDArray[np.uint8]) -> dict[str, float]:
    """`psnr` in dB and `ms_ssim` of a picture, both uint8 (H, W, 3) with sides above 160 pixels."""
    x, y = (torch.tensor(picture).permute(2, 0, 1)[None].float() for picture in (decoded, original))
    return {"psnr": psnr(float((x - y).square().mean())), "ms_ssim": float(ms_ssim(x, y, data_range=255))}


def psnr(mean_square: float) -> float:
    """In dB, of a mean squared difference in levels."""
    # The limit keeps the figure of equal pictures finite.
    return 10 * float(np.log10(255**2 / max(mean_square, 1e-9)))


def means(rows: list[dict[str, float]]) -> dict[str, float]:
    """Mean of each figure over rows that all have the same."""
    return {name: float(np.mean([row[name] for row in rows])) for name in rows[0]}


class PerceptualDistances:
    """Distances in features: `lpips_squeeze`, a training loss, `lpips_alex` and `vgg`, which were none."""

    def __init__(self, perceptual: Sequence[Path], vgg: Path | None = None) -> None:
        """Load the nets, LPIPS of any kind and VGG; the formats are those of `training/perceptual.py`."""
        self._nets: dict[str, nn.Module] = {f"lpips_{net.name}": net for net in map(load_lpips, perceptual)}
        if vgg is not None:
            self._nets["vgg"] = VggFeatures(vgg)

    @torch.inference_mode()
    def __call__(self, decoded: NDArray[np.uint8], original: NDArray[np.uint8]) -> dict[str, float]:
        """By the name of the net; both pictures are uint8 (H, W, 3)."""
        return {name: net(to_tensor(decoded), to_tensor(original)).item() for name, net in self._nets.items()}


def evaluate(
    photos: list[Path],
    model: StudioModel,
    distances: PerceptualDistances,
    refine_steps: int = 0,
    structure_scale: int = 2,
) -> dict[str, dict[str, float]]:
    """Mean figures over the centre squares of photos at 256x256, for each file of `coded_files`."""
    renderer = Renderer(model)
    rows: dict[str, list[dict[str, float]]] = {}
    for path in tqdm(photos, desc="evaluate", mininterval=5):
        photo = centre_square(load_photo(path))
        files = coded_files(photo, model, renderer, refine_steps, structure_scale=structure_scale)
        for name, file in files.items():
            row = {"file_bytes": float(file.file_bytes)} | distances(file.picture, photo)
            rows.setdefault(name, []).append(row | fidelity(file.picture, photo))
    return {name: means(figures) for name, figures in rows.items()}
