"""Trained integer tables of the coders, shipped beside this file. They are part of the format: never change one.

docs/gcx-format.md lists the arrays of the file with their shapes and units.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gc_studio.bitstream.integernet import IntegerNet, Layer
from gc_studio.bitstream.wavefront import Reach

TABLES = Path(__file__).with_name("tables-v1.npz")

COUNT_UNIT = 16
"""Counts are in 1 / 16 of an observation, so that what was never seen in training can start near zero."""

LOGIT_UNIT = 64
"""Logits are in 1 / 64."""

SMALL_MAP, LARGE_MAP = 2**15, 2**19
"""Structure maps of at most, and of more than, so many pixels have networks of their own. Small maps are mostly photos
scaled down, with other lines; on large maps a small window has to do, or it takes too long."""
STRUCTURE_REACH = {
    "structure_small": Reach(left=8, right=6, above=7),
    "structure": Reach(left=8, right=6, above=7),
    "structure_large": Reach(left=6, right=5, above=3),
}

BESIDE_TEMPLATE = (
    *((-1, 0), (-1, -1), (0, -1), (1, -1)),
    *((-2, 0), (-2, -1), (2, -1), (-3, 0), (-3, -1)),
    *((-2, -2), (-1, -2), (0, -2), (1, -2), (2, -2), (0, -3), (-1, -3)),
)
"""Context of the adaptive counts, highest bit first. A pixel with a line in the first four is one that the network
forecasts; which of the first six are drawn chooses the mixing weights."""
BESIDE_A_LINE = 1 << 12
MIXER_SHIFT = 10

CROWDS = 16
"""How many pixels of the window are drawn, at most this less one, chooses how the forecast of a pixel far from lines is
corrected."""

MASK_REACH = Reach(left=2, right=2, above=2)
MASK_TEMPLATE = ((-1, 0), (-2, 0), (-2, -1), (-1, -1), (0, -1), (1, -1), (2, -1), (-1, -2), (0, -2), (1, -2))

LABEL_REACH = Reach(left=3, right=2, above=3)
LABEL_TEMPLATE = (
    *((-1, 0), (0, -1), (-1, -1), (1, -1)),
    *((-2, 0), (0, -2), (2, -1), (-2, -1), (-1, -2), (1, -2), (-3, 0), (2, -2)),
    *((-1, -3), (0, -3), (1, -3), (-2, -2)),
)
"""Neighbours in the order in which they are asked for, and the context of the counts, highest bit first."""
LABEL_QUESTIONS = 3
"""Neighbours of different classes that are asked for before the class is written."""
LABEL_TREE = 256
"""Contexts of the bits of a class."""
_TREE_START = 6

DETAIL_REACH = Reach(left=2, right=2, above=2)

TEXTURE_PHASES = 16
"""A texture code is forecast in 1 / 16 of a step."""
TEXTURE_REACH = 16
"""Texture codes further than this from their forecast are written as an escape and eight plain bits."""


Arrays = Mapping[str, NDArray[np.int64]]


@cache
def _tables() -> Arrays:
    with np.load(TABLES, allow_pickle=False) as file:
        return {name: file[name].astype(np.int64) for name in file.files}


def _net(arrays: Arrays, name: str) -> IntegerNet:
    """Layers `<name>_weights_<i>`, `<name>_bias_<i>` and the shifts of all, `<name>_shifts`."""
    shifts = arrays[f"{name}_shifts"].tolist()
    layers = [Layer(arrays[f"{name}_weights_{i}"], arrays[f"{name}_bias_{i}"], shift) for i, shift in enumerate(shifts)]
    return IntegerNet(layers)


def template_weights(template: tuple[tuple[int, int], ...], reach: Reach) -> NDArray[np.float32]:
    """Row (K,) that makes a context number of a window by one product: powers of two, the first offset highest."""
    powers = {offset: 2.0 ** (len(template) - 1 - index) for index, offset in enumerate(template)}
    return np.array([powers.get(offset, 0.0) for offset in reach.offsets], np.float32)


@dataclass(frozen=True)
class StructureModel:
    """What the structure coder starts from.

    Attributes:
        reach: the window, K pixels.
        net: the window -> logit in 1 / 64, beside a line.
        start: the same far from lines, where none may begin.
        rows: float32 (2 + n, K), window -> number of the context beside a line, how many pixels are drawn, and the
            first layer of `start`. (Exact in float32: numbers below 2^17.)
        beside: (65536, 2), counts of False and True by the context beside a line, in 1 / 16.
        beside_logits: (65536,), their logits in 1 / 64.
        weights: (2, 64), weights of forecast and of counts in the mix, in 1 / 65536.
        logarithm: 64 ln(k) by k, rounded; 0 for k = 0.
        probability: 65536 / (1 + exp(-x / 64)) rounded, within 1 .. 65535, for x in -768 .. 768.
    """

    reach: Reach
    net: IntegerNet
    start: IntegerNet
    rows: NDArray[np.float32]
    beside: NDArray[np.int64]
    beside_logits: NDArray[np.int64]
    weights: NDArray[np.int64]
    logarithm: NDArray[np.int64]
    probability: NDArray[np.int64]


def count_logits(
    falses: NDArray[np.int64], trues: NDArray[np.int64], logarithm: NDArray[np.int64]
) -> NDArray[np.int64]:
    """ln(trues / falses) in 1 / 64, counts beyond the end of the table taken as its last."""
    return logarithm.take(trues, mode="clip") - logarithm.take(falses, mode="clip")


def build_structure_model(arrays: Arrays, name: str) -> StructureModel:
    """The model with one of the names of STRUCTURE_REACH; they share what does not depend on the kind of map."""
    reach, beside, start = STRUCTURE_REACH[name], arrays["structure_beside"], _net(arrays, f"{name}_start")
    templates = np.stack([template_weights(BESIDE_TEMPLATE, reach), np.ones(len(reach.offsets), np.float32)])
    return StructureModel(
        reach=reach,
        net=_net(arrays, name),
        start=start,
        rows=np.concatenate([templates, start.first]),
        beside=beside,
        beside_logits=count_logits(beside[:, 0], beside[:, 1], arrays["logarithm"]),
        weights=arrays["structure_mixer"],
        logarithm=arrays["logarithm"],
        probability=arrays["probability"],
    )


def structure_name(pixels: int) -> str:
    """Which model codes a map of so many pixels."""
    return "structure_small" if pixels <= SMALL_MAP else "structure" if pixels <= LARGE_MAP else "structure_large"


@cache
def structure_model(name: str) -> StructureModel:
    """The model that the coder starts from."""
    return build_structure_model(_tables(), name)


@cache
def mask_template() -> NDArray[np.float32]:
    """Window -> context number, float32 (1, K)."""
    return template_weights(MASK_TEMPLATE, MASK_REACH)[None]


def mask_probabilities() -> NDArray[np.int64]:
    """Probability of True in 1 / 65536 by context, (1024,)."""
    return _tables()["mask"]


@cache
def label_counts() -> NDArray[np.int64]:
    """Counts of no and yes by context, in 1 / 16, that a label map starts with: (2, contexts)."""
    trained = _tables()["labels"]
    return np.concatenate([trained, np.full((2, LABEL_TREE), _TREE_START)], axis=1)


@dataclass(frozen=True)
class TextureModel:
    """Linear forecast of each dimension from the ones before it.

    Attributes:
        weights: (64, 64), strictly lower triangular, in 1 / 256 of a phase (1 / 16 step) per step.
        bias: (64,), in 1 / 256 of a phase.
        spread: (64,), row of `frequencies` for each dimension.
        frequencies: (spreads, 16, 34), by spread and phase, of the code minus the floor of its forecast, -16 .. 16,
            and last the escape; rows sum to 65536.
    """

    weights: NDArray[np.int64]
    bias: NDArray[np.int64]
    spread: NDArray[np.int64]
    frequencies: NDArray[np.int64]


@cache
def texture_model() -> TextureModel:
    """The forecast of texture codes."""
    return TextureModel(*(_tables()[f"texture_{name}"] for name in ("weights", "bias", "spread", "frequencies")))


@dataclass(frozen=True)
class DetailModel:
    """What the detail coder starts from.

    Attributes:
        net: one-hot symbols of the window's cells (20 each), of this cell's earlier channels (20), and the channel (4)
            -> logits in 1 / 64 of the five symbols.
        exponential: 65536 exp(-x / 64) rounded, by x in 0 .. 767.
    """

    net: IntegerNet
    exponential: NDArray[np.int64]


@cache
def detail_model() -> DetailModel:
    """The forecast of detail symbols."""
    return DetailModel(_net(_tables(), "detail"), _tables()["exponential"])
