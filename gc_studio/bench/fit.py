"""Photos fitted to numbers of bytes -> bytes reached, seconds and LPIPS, beside files of the settings made by hand.

Settings made by hand are those of `quality`: nothing kept, and everything at each level, of which the one whose bytes
are nearest stands beside a fit.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tqdm import tqdm

from gc_studio.analysis.photo import load_photo
from gc_studio.bench.distances import PerceptualNet
from gc_studio.bench.everything import files_of_levels
from gc_studio.bench.kept_parts import Row
from gc_studio.bench.picture_codecs import Picture
from gc_studio.bitstream import read, write
from gc_studio.decode.fit import CLOSE, FitError
from gc_studio.decode.fit_sources import Held, Tools, with_photo
from gc_studio.decode.line_choice import thorough_analysis
from gc_studio.decode.renderer import Renderer
from gc_studio.nets.model import StudioModel
from gc_studio.training.evaluate import Coded, centre_square, means, to_tensor


@dataclass(frozen=True)
class AtTarget:
    """Photos fitted to one number of bytes; means over those that can be so small.

    Attributes:
        target: bytes.
        photos: how many were fitted.
        too_large: how many cannot be so small.
        over: how many took more bytes; none should.
        close: share of the fitted that take at least 97 % of the bytes.
        fitted: `bytes`, `seconds`, `lpips_<net>`.
        by_hand: `bytes` and `lpips_<net>` of the nearest setting.
    """

    target: int
    photos: int
    too_large: int
    over: int
    close: float
    fitted: Row
    by_hand: Row


def measure(
    photos: Sequence[Path], model: StudioModel, nets: Sequence[PerceptualNet], targets: Sequence[int]
) -> list[AtTarget]:
    """Fit the centre square of each photo, 256x256, to each number of bytes, from its analysis on.

    Raises:
        PhotoError: a photo cannot be read.
    """
    renderer = Renderer(model)
    found: dict[int, list[tuple[Row, Row]]] = {target: [] for target in targets}
    too_large = dict.fromkeys(targets, 0)
    for path in tqdm(photos, unit="photo", leave=False, disable=None):
        photo = centre_square(load_photo(path)).copy()
        by_hand = [_row(file, photo, nets) for file in files_of_levels(photo, model, renderer)]
        for target in targets:
            try:
                fitted = _fitted(photo, model, renderer, nets, target)
            except FitError:
                too_large[target] += 1
            else:
                nearest = min(by_hand, key=lambda row: abs(row["bytes"] - target))
                found[target].append((fitted, nearest))
    return [_summary(target, pairs, too_large[target]) for target, pairs in found.items()]


def _fitted(photo: Picture, model: StudioModel, renderer: Renderer, nets: Sequence[PerceptualNet], target: int) -> Row:
    analysis = thorough_analysis(photo, model)
    document = analysis.document
    began = time.perf_counter()
    tools = Tools.of_studio(model, renderer.render, photo)
    fitter = with_photo(photo, document, analysis.available, Held.nothing(document), tools)
    data = write(fitter.to(target).document)
    seconds = time.perf_counter() - began
    return _row(Coded(len(data), renderer.render(read(data))), photo, nets) | {"seconds": seconds}


@torch.inference_mode()
def _row(file: Coded, photo: Picture, nets: Sequence[PerceptualNet]) -> Row:
    row = {"bytes": float(file.file_bytes)}
    for net in nets:
        row[f"lpips_{net.name}"] = net.lpips(to_tensor(file.picture), to_tensor(photo)).item()
    return row


def _summary(target: int, pairs: list[tuple[Row, Row]], too_large: int) -> AtTarget:
    fitted, by_hand = [own for own, _ in pairs], [other for _, other in pairs]
    sizes = np.array([row["bytes"] for row in fitted])
    return AtTarget(
        target,
        len(pairs),
        too_large,
        int((sizes > target).sum()),
        float((sizes >= CLOSE * target).mean()) if pairs else 0.0,
        means(fitted) if pairs else {},
        means(by_hand) if pairs else {},
    )


def table(results: Sequence[AtTarget], nets: Sequence[PerceptualNet]) -> list[str]:
    """The results as lines of a Markdown table."""
    names = [f"LPIPS-{net.name}" for net in nets]
    heads = ["at most", "bytes", "within 3 %", "seconds", *names, "by hand: bytes", *names]
    lines = [f"| {' | '.join(heads)} |", "|" + " --- |" * len(heads)]
    for at in results:
        if not at.photos:
            lines.append(f"| {at.target:,} | too few for every photo |" + " |" * (len(heads) - 2))
            continue
        cells = [f"{at.target:,}", f"{at.fitted['bytes']:,.0f}", f"{at.close:.0%}", f"{at.fitted['seconds']:.1f}"]
        cells += [f"{at.fitted[f'lpips_{net.name}']:.3f}" for net in nets]
        cells += [f"{at.by_hand['bytes']:,.0f}", *(f"{at.by_hand[f'lpips_{net.name}']:.3f}" for net in nets)]
        lines.append(f"| {' | '.join(cells)} |")
    return lines
