"""Photos -> bytes of our files beside the smallest ones that other codecs can make, and what is left of the picture."""

import io
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from pytorch_msssim import ms_ssim
from tqdm import tqdm

from gc_studio.analysis.analyse import analyse
from gc_studio.analysis.photo import load_photo, resized
from gc_studio.bench.others import OTHERS, encode_smallest
from gc_studio.bitstream import read, write
from gc_studio.decode.refine import refine
from gc_studio.decode.renderer import Renderer
from gc_studio.document.edits import set_mask
from gc_studio.nets.model import StudioModel

Picture = NDArray[np.uint8]


def _other(photo: Picture, codec: str) -> tuple[int, Picture]:
    data = encode_smallest(photo, codec)
    return len(data), np.asarray(Image.open(io.BytesIO(data)).convert("RGB"))


def _ours(photo: Picture, model: StudioModel, renderer: Renderer, steps: int) -> dict[str, tuple[int, Picture]]:
    analysis = analyse(photo, model)
    results = {}
    for name, preserved in (("none", False), ("all", True)):
        mask = np.full(analysis.document.grid, preserved)
        document = set_mask(analysis.document, mask, analysis.detail)
        files = {f"gcx, preserve {name}": document}
        if steps:
            found = refine(photo, document, analysis.detail, model, steps)
            files[f"gcx, preserve {name}, refined"] = found.document if found else document
        for file, coded in files.items():
            data = write(coded)
            results[file] = len(data), renderer.render(read(data))
    return results


def _ms_ssim(a: Picture, b: Picture) -> float:
    x, y = (torch.from_numpy(np.array(p)).permute(2, 0, 1)[None].float() for p in (a, b))
    return float(ms_ssim(x, y, data_range=255))


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
    rows: dict[str, list[tuple[float, ...]]] = {}
    for path in tqdm(photos, unit="photo", leave=False):
        photo = resized(load_photo(path), size)
        results = _ours(photo, model, renderer, refine_steps) | {
            codec.upper(): _other(photo, codec) for codec in OTHERS
        }
        for codec, (length, decoded) in results.items():
            error = np.mean((decoded.astype(np.float64) - photo) ** 2)
            bpp = 8 * length / (photo.shape[0] * photo.shape[1])
            psnr = 10 * np.log10(255**2 / max(float(error), 1e-9))
            rows.setdefault(codec, []).append((length, bpp, psnr, _ms_ssim(decoded, photo)))
    names = ("bytes", "bpp", "psnr", "ms_ssim")
    return {codec: dict(zip(names, np.mean(r, axis=0).tolist(), strict=True)) for codec, r in rows.items()}
