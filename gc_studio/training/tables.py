"""Photos -> the integer tables of the bitstream: starting counts and frequencies as seen over a pack."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from gc_studio.analysis.analyse import encode_texture_and_detail
from gc_studio.analysis.photo import resized
from gc_studio.analysis.structure import canny_structure
from gc_studio.bitstream import tables
from gc_studio.bitstream.rangecoder import PROBABILITY_ONE
from gc_studio.document import DETAIL_CHANNELS, STRUCTURE_SCALES, TEXTURE_DIMENSIONS
from gc_studio.nets.model import StudioModel
from gc_studio.training.data import Pack, random_mask

CONFIDENCE = 250
"""Observations that a starting count may stand for; more and the coder no longer learns the picture at hand."""

BACK_OFF_NEIGHBOURS = 10
BACK_OFF_WEIGHT = 4.0
"""Contexts hardly seen take the odds of their first neighbours, as if seen BACK_OFF_WEIGHT times."""


def context_counts(bits: NDArray[np.bool_], template: tuple[tuple[int, int], ...]) -> NDArray[np.int64]:
    """How often each context of a template was followed by False and by True in a map, int64 (2 ** n, 2)."""
    reach_x = max(abs(dx) for dx, _ in template)
    reach_y = max(-dy for _, dy in template)
    height, width = bits.shape
    padded = np.pad(bits, ((reach_y, 0), (reach_x, reach_x))).astype(np.int64)
    contexts = np.zeros(bits.shape, np.int64)
    for dx, dy in template:
        top, left = reach_y + dy, reach_x + dx
        contexts = contexts << 1 | padded[top : top + height, left : left + width]
    joint = np.bincount((contexts << 1 | bits).ravel(), minlength=2 << len(template))
    return joint.reshape(-1, 2)


def starting_counts(seen: NDArray[np.int64], confidence: float) -> NDArray[np.uint16]:
    """Counts in 1 / COUNT_UNIT from what was seen, at most `confidence` observations a context, at least one unit."""
    groups = 2 ** min(BACK_OFF_NEIGHBOURS, int(np.log2(len(seen))))
    coarse = seen.reshape(groups, -1, 2).sum(1) + np.array([0.5, 0.1])
    odds = np.repeat(coarse / coarse.sum(1, keepdims=True), len(seen) // groups, axis=0)
    smooth = seen + BACK_OFF_WEIGHT * odds
    smooth *= np.minimum(1, confidence / smooth.sum(1, keepdims=True))
    return np.maximum(np.rint(smooth * tables.COUNT_UNIT), 1).astype(np.uint16)


def frequencies(weights: NDArray[np.float64]) -> NDArray[np.uint16]:
    """Integers of at least 1 that sum to 4096, as near to the weights (K,) as they go."""
    spare = PROBABILITY_ONE - len(weights)
    shares = weights / weights.sum() * spare
    whole = np.floor(shares).astype(np.int64)
    largest = np.argsort(whole - shares, kind="stable")[: spare - int(whole.sum())]
    whole[largest] += 1
    return (whole + 1).astype(np.uint16)


def _smoothed(histogram: NDArray[np.int64]) -> NDArray[np.float64]:
    """Histogram of texture codes blurred by a small bell, plus a floor for unseen codes; the last is the escape."""
    kernel = np.exp(-0.5 * (np.arange(-3, 4) / 1.0) ** 2)
    codes = np.convolve(histogram, kernel / kernel.sum(), mode="same") + 0.02
    return np.append(codes, 0.5)


def write_tables(pack: Pack, model: StudioModel, out: Path, photos: int = 1500) -> None:
    """Measure `photos` photos of a pack, shorter side 256, and write the tables of the bitstream."""
    structure = np.zeros((2 ** len(tables.STRUCTURE_TEMPLATE), 2), np.int64)
    mask = np.zeros((2 ** len(tables.MASK_TEMPLATE), 2), np.int64)
    texture = np.zeros((TEXTURE_DIMENSIONS, 2 * tables.TEXTURE_REACH + 1), np.int64)
    detail = np.ones((DETAIL_CHANNELS, 5), np.int64)
    rng = np.random.default_rng(1)
    for index in tqdm(np.linspace(0, len(pack) - 1, min(photos, len(pack))).astype(int), desc="tables"):
        photo = resized(pack[index], 256)
        for scale in STRUCTURE_SCALES:
            structure += context_counts(canny_structure(photo, scale), tables.STRUCTURE_TEMPLATE)
        partial = random_mask(int(rng.integers(8, 33)), rng)
        if partial.any() and not partial.all():
            mask += context_counts(partial, tables.MASK_TEMPLATE)
        code, symbols = encode_texture_and_detail(photo, model)
        within = np.clip(code, -tables.TEXTURE_REACH, tables.TEXTURE_REACH) + tables.TEXTURE_REACH
        texture[np.arange(TEXTURE_DIMENSIONS), within] += 1
        detail += np.stack([np.bincount(channel.ravel() + 2, minlength=5) for channel in symbols])
    np.savez_compressed(
        out,
        structure=starting_counts(structure, CONFIDENCE),
        mask=starting_counts(mask, CONFIDENCE / 25),
        texture=np.stack([frequencies(_smoothed(row)) for row in texture]),
        detail=np.stack([frequencies(row.astype(np.float64)) for row in detail]),
    )
