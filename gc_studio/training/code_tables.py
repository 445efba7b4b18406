"""Codes of many photos -> the tables of the texture, detail and mask coders."""

import numpy as np
from numpy.typing import NDArray

from gc_studio.bitstream import tables
from gc_studio.bitstream.rangecoder import PROBABILITY_ONE
from gc_studio.document import STUDIO
from gc_studio.training.context_net import Samples, Tables, as_arrays, integer_layers, train_net
from gc_studio.training.crops import random_mask
from gc_studio.training.structure_tables import contexts, probabilities

DETAIL_HIDDEN = (64,)
SPREADS = 24
RIDGE = 20.0
"""Photos' worth of doubt about every texture weight; without it rare dimensions follow noise."""

_CENTRES = 2 * STUDIO.detail_limit + 1
_ONE_HOT = STUDIO.detail_channels * _CENTRES


def texture_tables(codes: NDArray[np.int64]) -> Tables:
    """Linear forecast of each dimension from the ones before it, and its tables; codes: (photos, 64)."""
    weights = np.zeros((STUDIO.texture_dimensions, STUDIO.texture_dimensions))
    bias = np.zeros(STUDIO.texture_dimensions)
    deviation = np.zeros(STUDIO.texture_dimensions)
    centre = codes.mean(0)
    moved = codes - centre
    for dimension in range(STUDIO.texture_dimensions):
        before = moved[:, :dimension]
        normal = before.T @ before + RIDGE * np.eye(dimension)
        weights[dimension, :dimension] = np.linalg.solve(normal, before.T @ moved[:, dimension])
        bias[dimension] = centre[dimension] - weights[dimension] @ centre
        residual = moved[:, dimension] - before @ weights[dimension, :dimension]
        deviation[dimension] = np.sqrt(np.mean(residual**2) + 0.02)
    unit = tables.TEXTURE_PHASES * 256
    edges = np.geomspace(deviation.min(), deviation.max(), SPREADS)
    return {
        "texture_weights": np.rint(weights * unit).astype(np.int32),
        "texture_bias": np.rint(bias * unit).astype(np.int32),
        "texture_spread": np.abs(np.log(deviation[:, None] / edges)).argmin(1).astype(np.uint8),
        "texture_frequencies": np.stack([_phase_tables(spread) for spread in edges]),
    }


def _phase_tables(deviation: float) -> NDArray[np.uint16]:
    """Frequencies (16, 34) of floor distances under a bell with heavy tails around each phase's middle."""
    distances = np.arange(-tables.TEXTURE_REACH, tables.TEXTURE_REACH + 1)
    rows = []
    for phase in range(tables.TEXTURE_PHASES):
        x = distances - (phase + 0.5) / tables.TEXTURE_PHASES
        bell = np.exp(-0.5 * (x / deviation) ** 2) / deviation
        tails = np.exp(-np.abs(x) / (1.2 * deviation)) / (2.4 * deviation)
        shares = 0.6 * bell / np.sqrt(2 * np.pi) + 0.4 * tails
        rows.append(frequencies(np.append(shares / shares.sum(), 2e-5)))
    return np.stack(rows)


def frequencies(shares: NDArray[np.float64]) -> NDArray[np.uint16]:
    """Integers of at least 1 that sum to 65536, as near to the shares (K,) as they go."""
    spare = PROBABILITY_ONE - len(shares)
    exact = shares / shares.sum() * spare
    whole = np.floor(exact).astype(np.int64)
    largest = np.argsort(whole - exact, kind="stable")[: spare - int(whole.sum())]
    whole[largest] += 1
    return (whole + 1).astype(np.uint16)


def detail_samples(detail: NDArray[np.int8], rng: np.random.Generator) -> Samples:
    """What the detail coder would know before each preserved symbol; detail: int8 (6, rows, columns)."""
    rows, columns = detail.shape[1:]
    mask = np.ones((rows, columns), bool)
    if rng.random() < 0.3:
        partial = random_mask(max(rows, columns), rng)[:rows, :columns]
        mask = partial if partial.any() else mask
    reach = tables.DETAIL_REACH
    centres = np.arange(-STUDIO.detail_limit, STUDIO.detail_limit + 1)[:, None, None]
    one_hot = ((detail[:, None] == centres) & mask).reshape(_ONE_HOT, rows, columns)
    padded = np.pad(one_hot, ((0, 0), (reach.above, 0), (reach.left, reach.right)))
    known = np.stack(
        [
            padded[:, reach.above + dy : reach.above + dy + rows, reach.left + dx : reach.left + dx + columns]
            for dx, dy in reach.offsets
        ]
    )
    own = reach.offsets.index((0, 0))
    inputs, symbols = [], []
    for channel in range(STUDIO.detail_channels):
        known[own, channel * _CENTRES :] = False
        known[own, : channel * _CENTRES] = one_hot[: channel * _CENTRES]
        flags = np.zeros((STUDIO.detail_channels, int(mask.sum())), bool)
        flags[channel] = True
        inputs.append(np.concatenate([known.reshape(-1, rows, columns)[:, mask], flags]).T)
        symbols.append(detail[channel][mask] + STUDIO.detail_limit)
    packed = np.packbits(np.concatenate(inputs), axis=1)
    return Samples(packed, np.concatenate(symbols), np.ones(len(packed), np.float32))


def detail_tables(samples: Samples, steps: int) -> Tables:
    """The network of the detail coder."""
    reach = tables.DETAIL_REACH
    usable = reach.causal.copy()
    usable[reach.offsets.index((0, 0))] = True
    inputs = np.append(np.repeat(usable, _ONE_HOT), np.ones(STUDIO.detail_channels, bool))
    net = train_net(samples, inputs, DETAIL_HIDDEN, _CENTRES, steps, "detail")
    exponential = np.rint(PROBABILITY_ONE * np.exp(-np.arange(12 * tables.LOGIT_UNIT) / tables.LOGIT_UNIT))
    return as_arrays("detail", integer_layers(net, tables.LOGIT_UNIT)) | {"exponential": exponential.astype(np.int32)}


def mask_tables(count: int, rng: np.random.Generator) -> Tables:
    """Probabilities of the mask coder from boxes and blobs."""
    seen = np.zeros((1 << len(tables.MASK_TEMPLATE), 2))
    for _ in range(count):
        mask = random_mask(int(rng.integers(8, 33)), rng)
        number = contexts(mask, tables.MASK_TEMPLATE, tables.MASK_REACH)
        seen += np.bincount(number * 2 + mask.ravel(), minlength=seen.size).reshape(-1, 2)
    # Contexts hardly seen take the odds of their first five neighbours.
    coarse = seen.reshape(32, -1, 2).sum(1) + 0.5
    odds = np.repeat(coarse / coarse.sum(1, keepdims=True), len(seen) // 32, axis=0)
    smooth = seen + 4 * odds
    return {"mask": probabilities(smooth[:, 1] / smooth.sum(1))}
