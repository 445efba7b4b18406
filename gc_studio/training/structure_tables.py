"""Photos -> the tables of the structure coder: contexts counted, networks trained, mixing weights learnt by coding."""

from collections.abc import Iterator
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray
from torch import nn
from tqdm import tqdm

from gc_studio.analysis.photo import resized
from gc_studio.analysis.structure import canny_structure
from gc_studio.bitstream import structure, tables
from gc_studio.bitstream.rangecoder import PROBABILITY_ONE
from gc_studio.bitstream.structure_static import StaticForecasts
from gc_studio.bitstream.wavefront import KnownMap
from gc_studio.training.context_net import Samples, Tables, as_arrays, integer_layers, train_net

Bits = NDArray[np.bool_]

HIDDEN, LARGE_HIDDEN = (192, 48), (32, 16)
START_HIDDEN = {"structure_small": (14,), "structure": (22,), "structure_large": (6,)}
"""Hidden layers of the networks far from lines; with the two templates a multiple of eight, which BLAS likes."""
FAR_SHARE = 0.03
"""Share of the pixels far from lines that are sampled if not drawn; of those that are, all."""
LARGE_SHARE, SPECIAL_SHARE, START_SHARE = 0.25, 0.15, 0.15
"""Shares of the steps for the network of large maps, for making one for small and one for other maps of the common
network, and for each of the networks far from lines."""

SAMPLES_PER_MAP = 2500
DRAWN_SHARE = 0.3
"""Photos that also give a drawn map: thick strokes, lettering, fills and stencils, which a hand may put in."""

MIXER_STEP = 0.1
"""Share of what the mixing weights learn from one map that the next map starts from."""

BESIDE_CONFIDENCE = 30.0
"""Observations that starting counts may stand for; more and the coder no longer learns the picture at hand."""

EXAMPLE_SHARE = 0.02
"""Share of the maps that are kept to learn the mixing weights on."""


def photo_maps(photo: NDArray[np.uint8], rng: np.random.Generator) -> Iterator[tuple[Bits, float]]:
    """Structure maps of a photo, and how much each matters: large maps are the hardest to beat others on."""
    small = resized(photo, min(256, *photo.shape[:2]))
    for scale, weight in ((1, 3.0), (2, 1.0), (4, 0.5)):
        yield canny_structure(small, scale), weight
    if min(photo.shape[:2]) > 256:
        yield canny_structure(photo, 1), 3.0
    if rng.random() < DRAWN_SHARE:
        yield _drawn_map(photo, rng), 0.8


def _drawn_map(photo: NDArray[np.uint8], rng: np.random.Generator) -> Bits:
    side = int(rng.choice([64, 128, 192, 256]))
    kind = rng.integers(4)
    if kind == 0:
        return _scribble(side, rng)
    grey = cv2.cvtColor(cv2.resize(photo, (side, side), interpolation=cv2.INTER_AREA), cv2.COLOR_RGB2GRAY)
    grey = cv2.GaussianBlur(grey, (0, 0), rng.uniform(0.8, 3))
    if kind == 1:
        return np.asarray(grey < np.quantile(grey, rng.uniform(0.1, 0.6)))
    edges = cv2.Canny(grey, 60, 150)
    return np.asarray((edges if kind == 2 else cv2.dilate(edges, np.ones((int(rng.integers(2, 4)),) * 2))) > 0)


def _scribble(side: int, rng: np.random.Generator) -> Bits:
    canvas = np.zeros((side, side), np.uint8)
    for _ in range(rng.integers(1, 8)):
        points = rng.integers(-5, side + 5, (int(rng.integers(2, 6)), 2)).astype(np.int32)
        width = int(rng.choice([1, 1, 2, 2, 3, 4, 5, 7, 10]))
        outline_or_fill = width if rng.random() < 0.7 else -1
        kind = rng.integers(4)
        if kind == 0:
            cv2.polylines(canvas, [points], bool(rng.random() < 0.3), 1, width)
        elif kind == 1:
            axes = [int(radius) for radius in rng.integers(3, side // 2, 2)]
            cv2.ellipse(canvas, points[0].tolist(), axes, rng.uniform(0, 180), 0, 360, 1, outline_or_fill)
        elif kind == 2:
            letters = "GC Studio"[: int(rng.integers(1, 9))]
            start = int(rng.integers(0, side // 2)), int(rng.integers(side // 4, side))
            cv2.putText(canvas, letters, start, int(rng.integers(0, 8)), rng.uniform(0.5, 3), 1, width)
        else:
            cv2.rectangle(canvas, points[0].tolist(), points[1].tolist(), 1, outline_or_fill)
    return canvas > 0


def contexts(bits: Bits, template: tuple[tuple[int, int], ...], reach: tables.Reach) -> NDArray[np.int64]:
    """Context number of every pixel, int64 (H * W,), the first offset of the template in the highest bit."""
    padded = np.pad(bits, ((reach.above, 0), (reach.left, reach.right))).astype(np.int64)
    height, width = bits.shape
    number = np.zeros(bits.shape, np.int64)
    for dx, dy in template:
        top, left = reach.above + dy, reach.left + dx
        number = number << 1 | padded[top : top + height, left : left + width]
    return number.ravel()


class StructureStatistics:
    """What is gathered over many maps."""

    def __init__(self) -> None:
        self.rng = np.random.default_rng(1)
        self.examples: list[Bits] = []
        self._beside = np.zeros((1 << len(tables.BESIDE_TEMPLATE), 2))
        self._samples: dict[str, list[Samples]] = {name: [] for name in tables.STRUCTURE_REACH}
        self._far_samples: dict[str, list[Samples]] = {name: [] for name in tables.STRUCTURE_REACH}

    def add(self, photo: NDArray[np.uint8]) -> None:
        """Count and sample the maps of one photo."""
        for bits, weight in photo_maps(photo, self.rng):
            if bits.sum() >= 20:
                self._add_map(bits, weight)

    def _add_map(self, bits: Bits, weight: float) -> None:
        flat, widest = bits.ravel(), tables.STRUCTURE_REACH["structure"]
        beside = contexts(bits, tables.BESIDE_TEMPLATE, widest)
        is_beside = beside >= tables.BESIDE_A_LINE
        _count(self._beside, beside, flat, is_beside)
        weight *= 1000 / float(bits.sum())
        far = np.flatnonzero(~is_beside & (flat | (self.rng.random(flat.size) < FAR_SHARE)))
        far_weights = np.where(flat[far], weight, weight / FAR_SHARE).astype(np.float32)
        pixels = np.flatnonzero(is_beside)
        if len(pixels) > SAMPLES_PER_MAP:
            weight *= len(pixels) / SAMPLES_PER_MAP
            pixels = self.rng.choice(pixels, SAMPLES_PER_MAP, replace=False)
        # Photos of the packs give no large maps; those nearest to them stand in.
        small = tables.structure_name(bits.size) == "structure_small"
        for name in ("structure_small",) if small else ("structure", "structure_large"):
            known = KnownMap(bits[None], tables.STRUCTURE_REACH[name])
            inputs = np.packbits(known.windows(pixels).T > 0, axis=1)
            self._samples[name].append(Samples(inputs, flat[pixels], np.full(len(pixels), weight, np.float32)))
            far_inputs = np.packbits(known.windows(far).T > 0, axis=1)
            self._far_samples[name].append(Samples(far_inputs, flat[far], far_weights))
        if self.rng.random() < EXAMPLE_SHARE and bits.size < 2**17:
            self.examples.append(bits)

    def trained(self, steps: int) -> Tables:
        """Arrays of all networks."""
        arrays = self.starts(steps * START_SHARE)
        large = self._train("structure_large", ["structure_large"], LARGE_HIDDEN, steps * LARGE_SHARE)
        arrays |= as_arrays("structure_large", integer_layers(large, tables.LOGIT_UNIT))
        common = self._train("structure", ["structure_small", "structure"], HIDDEN, steps)
        return arrays | self.specialised(common, steps * SPECIAL_SHARE)

    def starts(self, steps: float) -> Tables:
        """Arrays of the networks far from lines."""
        arrays: Tables = {}
        for name, hidden in START_HIDDEN.items():
            samples, reach = Samples.concatenated(self._far_samples[name]), tables.STRUCTURE_REACH[name]
            net = train_net(samples, reach.causal, hidden, 2, round(steps), f"{name} start")
            arrays |= as_arrays(f"{name}_start", integer_layers(net, tables.LOGIT_UNIT))
        return arrays

    def specialised(self, common: nn.Sequential, steps: float) -> Tables:
        """Arrays of the networks for small and for other maps, both made of one that knows all."""
        arrays: Tables = {}
        for name in ("structure_small", "structure"):
            net = self._train(name, [name], HIDDEN, steps, common)
            arrays |= as_arrays(name, integer_layers(net, tables.LOGIT_UNIT))
        return arrays

    def _train(
        self, name: str, kinds: list[str], hidden: tuple[int, ...], steps: float, start: nn.Sequential | None = None
    ) -> nn.Sequential:
        samples = Samples.concatenated([part for kind in kinds for part in self._samples[kind]])
        return train_net(samples, tables.STRUCTURE_REACH[name].causal, hidden, 2, round(steps), name, start)

    def counted(self) -> Tables:
        """Arrays that are counted, not trained."""
        logits = np.arange(-12 * tables.LOGIT_UNIT, 12 * tables.LOGIT_UNIT + 1) / tables.LOGIT_UNIT
        return {
            "structure_beside": _starting_counts(self._beside + 0.05, BESIDE_CONFIDENCE),
            "structure_mixer": np.repeat(np.array([[0.8], [0.2]]) * 65536, 64, axis=1).astype(np.int32),
            "logarithm": np.rint(tables.LOGIT_UNIT * np.log(np.maximum(np.arange(8192), 1))).astype(np.uint16),
            "probability": probabilities(1 / (1 + np.exp(-logits))),
        }


def _count(seen: NDArray[np.float64], numbers: NDArray[np.int64], bits: Bits, chosen: Bits) -> None:
    joint = np.bincount(numbers[chosen] * 2 + bits[chosen], minlength=seen.size)
    seen += joint.reshape(-1, 2)


def _starting_counts(seen: NDArray[np.float64], confidence: float) -> NDArray[np.uint16]:
    """Counts in 1 / COUNT_UNIT, at most `confidence` observations a context, at least one unit."""
    counts = seen * np.minimum(1, confidence / seen.sum(1, keepdims=True))
    return np.maximum(np.rint(counts * tables.COUNT_UNIT), 1).astype(np.uint16)


def probabilities(shares: NDArray[np.float64]) -> NDArray[np.uint16]:
    """Shares as multiples of 1 / 65536 within 1 .. 65535."""
    return np.clip(np.rint(shares * PROBABILITY_ONE), 1, PROBABILITY_ONE - 1).astype(np.uint16)


def learnt_mixer(examples: list[Bits], arrays: tables.Arrays) -> NDArray[np.int32]:
    """Mixing weights that coding many maps one after the other leads to, each map with fresh counts."""
    model = tables.build_structure_model(arrays, "structure")
    for bits in tqdm(examples, desc="mixer"):
        forecast = structure.Forecast(model)
        order = structure.coding_order(bits.shape)
        for _ in structure.forecasts(bits, StaticForecasts(model, bits.shape, order).of(bits), order, forecast):
            pass
        step = np.rint(MIXER_STEP * (forecast.weights - model.weights)).astype(np.int64)
        model = replace(model, weights=model.weights + step)
    return model.weights.astype(np.int32)
