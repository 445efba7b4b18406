"""Photos -> bytes of our files beside the smallest ones that other codecs can make, and what is left of the picture."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from gc_studio.analysis.photo import load_photo, resized
from gc_studio.bench.others import OTHERS, decode, encode_smallest
from gc_studio.decode.renderer import Renderer
from gc_studio.nets.model import StudioModel
from gc_studio.training.evaluate import Coded, coded_files, fidelity, means


def _others(photo: NDArray[np.uint8]) -> dict[str, Coded]:
    files = {codec.upper(): encode_smallest(photo, codec) for codec in OTHERS}
    return {codec: Coded(len(data), decode(data)) for codec, data in files.items()}


def compare(
    photos: list[Path], model: StudioModel, size: int | None, refine_steps: int = 0
) -> dict[str, dict[str, float]]:
    """Mean bytes, bpp, PSNR in dB and MS-SSIM of each codec over photos whose shorter side is `size` pixels.

    With `refine_steps`, ours are measured with refined codes, too.

    Raises:
        PhotoError: a photo cannot be read.
        RefineError: a photo is too large to be refined.
    """
    renderer = Renderer(model)
    rows: dict[str, list[dict[str, float]]] = {}
    for path in tqdm(photos, unit="photo", leave=False, disable=None):
        photo = resized(load_photo(path), size)
        ours = coded_files(photo, model, renderer, refine_steps, masks=("none", "all"))
        files = {f"gcx, preserve {name}": file for name, file in ours.items()} | _others(photo)
        for codec, file in files.items():
            rows.setdefault(codec, []).append(figures(file, photo))
    return {codec: means(row) for codec, row in rows.items()}


def figures(file: Coded, photo: NDArray[np.uint8]) -> dict[str, float]:
    """Bytes, bpp, PSNR in dB and MS-SSIM of one file of a photo, uint8 RGB (H, W, 3)."""
    bpp = 8 * file.file_bytes / (photo.shape[0] * photo.shape[1])
    return {"bytes": float(file.file_bytes), "bpp": bpp, **fidelity(file.picture, photo)}
