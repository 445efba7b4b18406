"""Photos -> what a cell costs and gains when it is kept as a residual, as a photo, and as our files keep it.

The first two are the plain ways, and are given more than a file could: the entropy of every coefficient over all photos
measured, without the tables that a reader would need.

    residual   photo less decode at level 1, transformed and quantised, added to the decode
    photo      the photo itself, transformed and quantised
    gcx        the photo, forecast by networks from all that lies below, and polished: real bytes
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tqdm import tqdm

from gc_studio.analysis.intra import shown, steps, transformed
from gc_studio.analysis.photo import load_photo
from gc_studio.bench.distances import PerceptualNet
from gc_studio.bench.picture_codecs import Picture
from gc_studio.bitstream import DocumentWriter
from gc_studio.decode.line_choice import thorough_analysis
from gc_studio.decode.renderer import Renderer
from gc_studio.document import CELL, COEFFICIENTS
from gc_studio.document.edits import set_levels
from gc_studio.nets.model import StudioModel
from gc_studio.training.evaluate import centre_square, means, psnr, to_tensor

STEPS = (110.0, 80.0, 60.0, 46.0)
_ROUNDED_UP = 0.36
"""What is added before a quotient is cut off, in the plain ways."""

GIST = "gist"

Row = dict[str, float]


@dataclass(frozen=True)
class Ways:
    """Means by way and step or level: `bits` of a cell beyond level 1, `psnr` in dB, `lpips_<net>`."""

    photos: int
    means: dict[str, Row]


def measure(photos: Sequence[Path], model: StudioModel, nets: Sequence[PerceptualNet]) -> Ways:
    """Measure centre squares at 256x256, kept whole.

    Raises:
        PhotoError: a photo cannot be read.
    """
    renderer, writer = Renderer(model), DocumentWriter()
    symbols: dict[str, list[NDArray[np.int64]]] = {}
    rows: dict[str, list[Row]] = {}

    def add(name: str, picture: Picture, photo: Picture, bits: float = 0.0) -> None:
        rows.setdefault(name, []).append({"bits": bits} | _truth(picture, photo, nets))

    for path in tqdm(photos, desc="ways", leave=False, disable=None):
        photo = centre_square(load_photo(path))
        analysis = thorough_analysis(photo, model, mask=np.ones([side // CELL for side in photo.shape[:2]], bool))
        gist, cells = analysis.document, analysis.document.mask.size
        painted = renderer.render(gist)
        add(GIST, painted, photo)
        for step in STEPS:
            for name, base in (("residual", painted), ("photo", None)):
                own, picture = _plainly(photo, base, step)
                symbols.setdefault(f"{name}, {step:g}", []).append(own)
                add(f"{name}, {step:g}", picture, photo)
        for level in (2, 3):
            kept = set_levels(gist, np.full(gist.grid, level, np.uint8), analysis.available)
            added = len(writer.write(kept)) - len(writer.write(gist))
            add(f"gcx, level {level}", renderer.render(kept), photo, 8 * added / cells)
    result = {name: means(own) for name, own in rows.items()}
    for name, coded in symbols.items():
        result[name]["bits"] = _entropy(np.concatenate(coded, axis=1))
    return Ways(len(photos), result)


def _plainly(photo: Picture, base: Picture | None, step: float) -> tuple[NDArray[np.int64], Picture]:
    """Quantised coefficients (384, cells) of a photo or of what it differs from `base` by, and the picture of them."""
    values = transformed(photo)
    rows, columns = values.shape[1:]
    if base is not None:
        values = values - transformed(base)
    values = values.reshape(COEFFICIENTS, -1)
    own_steps = steps(step, np.zeros(values.shape[1], np.int64))
    whole = np.sign(values) * np.floor(np.abs(values) / own_steps + np.float32(_ROUNDED_UP))
    cells = shown(whole * own_steps)
    picture = cells.reshape(rows, columns, CELL, CELL, 3).transpose(0, 2, 1, 3, 4).reshape(photo.shape)
    if base is not None:
        picture = picture - shown(np.zeros((COEFFICIENTS, 1), np.float32))[0, 0, 0] + base
    return whole.astype(np.int64), np.rint(np.clip(picture, 0, 255)).astype(np.uint8)


def _entropy(symbols: NDArray[np.int64]) -> float:
    """Bits of a cell, of symbols (384, cells), each coefficient by its own distribution."""
    bits = 0.0
    for own in symbols:
        counts = np.unique(own, return_counts=True)[1]
        bits -= float((counts * np.log2(counts / len(own))).sum()) / len(own)
    return bits


def _truth(picture: Picture, photo: Picture, nets: Sequence[PerceptualNet]) -> Row:
    row = {"psnr": psnr(float(np.square(picture.astype(np.float64) - photo).mean()))}
    with torch.inference_mode():
        for net in nets:
            row[f"lpips_{net.name}"] = net.lpips(to_tensor(picture), to_tensor(photo)).item()
    return row


def table(ways: Ways, name_of: Callable[[str], str]) -> str:
    """Means as lines; name_of: an LPIPS as people write it."""
    nets = [name for name in ways.means[GIST] if name.startswith("lpips")]
    lines = [f"{ways.photos} photos, centre squares at 256x256, kept whole; bits of a cell beyond the gist; dB over it"]
    lines.append(f"{'':16}{'bits':>8}{'dB':>8}" + "".join(f"{name_of(name):>16}" for name in nets))
    for name, row in ways.means.items():
        gained = row["psnr"] - ways.means[GIST]["psnr"]
        lines.append(f"{name:16}{row['bits']:8.1f}{gained:8.2f}" + "".join(f"{row[net]:16.4f}" for net in nets))
    return "\n".join(lines)
