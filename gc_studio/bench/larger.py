"""Photos, and documents of them at a half and a quarter of their size -> which way to enlarge comes nearest to a photo.

Flows in: sets of photos. Flows out: LPIPS and PSNR at the photo's size, of each way: the picture enlarged by Lanczos,
the document painted at that size from lines carried over as curves, and what the program does, see `decode/enlarge.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from tqdm import tqdm

from gc_studio.analysis.photo import load_photo, resized
from gc_studio.analysis.resize import without_photo
from gc_studio.bench.distances import PerceptualNet
from gc_studio.bench.quality import PhotoSet
from gc_studio.decode.enlarge import FACTORS, enlarged, lanczos
from gc_studio.decode.line_choice import thorough_analysis
from gc_studio.decode.pictures import Picture
from gc_studio.decode.renderer import Renderer
from gc_studio.document.edits import set_levels
from gc_studio.nets.model import StudioModel
from gc_studio.training.evaluate import means, psnr, to_tensor

WAYS = ("Lanczos", "painted", "both")

OWN = "own"
"""Instead of a factor: photos opened at USUAL, and enlarged to their own size."""
USUAL = 256

KEPT = ("nothing", "gist")
"""Of all cells, levels 0 and 1; what is kept as a photo is enlarged by Lanczos in any case."""

Row = dict[str, float]


@dataclass(frozen=True)
class Larger:
    """Means over the photos of a set: `lpips_<net>` and `psnr` in dB, by way.

    Attributes:
        name: of the set.
        factor: how many times larger, a number of FACTORS, or OWN.
        kept: which of KEPT.
        photos: how many.
        ways: figures by each of WAYS.
    """

    name: str
    factor: str
    kept: str
    photos: int
    ways: dict[str, Row]


def measure(sets: Sequence[PhotoSet], model: StudioModel, nets: Sequence[PerceptualNet]) -> list[Larger]:
    """Measure all sets at all factors.

    Args:
        sets: one or more, of one photo or more each, whose shorter sides have 64 pixels and more.
        model: makes and paints the documents.
        nets: to measure with, may be none.

    Raises:
        PhotoError: a photo cannot be read.
    """
    renderer = Renderer(model)
    rows: dict[tuple[str, str, str], list[dict[str, Row]]] = {}
    photos = [(own.name, path) for own in sets for path in own.photos]
    for name, path in tqdm(photos, unit="photo", leave=False, disable=None):
        photo = load_photo(path).copy()  # Torch wants arrays that it could write to.
        shorter = min(photo.shape[:2])
        sides = {str(factor): shorter // factor for factor in FACTORS}
        if shorter > USUAL and USUAL not in sides.values():
            sides[OWN] = USUAL
        for factor, side in sides.items():
            for kept, found in _of_photo(photo, side, model, renderer, nets).items():
                rows.setdefault((name, factor, kept), []).append(found)
    return [
        Larger(*key, len(found), {way: means([row[way] for row in found]) for way in WAYS})
        for key, found in rows.items()
    ]


def table(measured: Sequence[Larger], nets: Sequence[PerceptualNet]) -> list[str]:
    """Lines of Markdown: a row for each set, factor and what is kept."""
    figures = [*(f"lpips_{net.name}" for net in nets), "psnr"]
    words = {"psnr": "PSNR, dB"} | {f"lpips_{net.name}": f"LPIPS-{net.name}" for net in nets}
    heads = [f"{words[figure]}: {', '.join(WAYS)}" for figure in figures]
    lines = [f"| photos | times | kept | {' | '.join(heads)} |", "|---" * (3 + len(heads)) + "|"]
    for own in measured:
        values = [", ".join(f"{own.ways[way][figure]:.3f}" for way in WAYS) for figure in figures]
        lines.append(f"| {own.name}, {own.photos} | {own.factor} | {own.kept} | {' | '.join(values)} |")
    return lines


def _of_photo(
    photo: Picture, side: int, model: StudioModel, renderer: Renderer, nets: Sequence[PerceptualNet]
) -> dict[str, dict[str, Row]]:
    """Figures by what is kept and by way."""
    size = photo.shape[1], photo.shape[0]
    analysis = thorough_analysis(resized(photo, side), model)
    found = {}
    for level, kept in enumerate(KEPT):
        levels = np.full(analysis.document.grid, level, np.uint8)
        document = set_levels(analysis.document, levels, analysis.available)
        decoded = renderer.render(document)
        pictures = (
            lanczos(decoded, size),
            renderer.render(without_photo(document, size)),
            enlarged(document, decoded, size, renderer.render).picture,
        )
        found[kept] = {way: _row(picture, photo, nets) for way, picture in zip(WAYS, pictures, strict=True)}
    return found


@torch.inference_mode()
def _row(picture: Picture, photo: Picture, nets: Sequence[PerceptualNet]) -> Row:
    row = {f"lpips_{net.name}": net.lpips(to_tensor(picture), to_tensor(photo)).item() for net in nets}
    return row | {"psnr": psnr(float(np.square(picture.astype(np.float32) - photo).mean()))}
