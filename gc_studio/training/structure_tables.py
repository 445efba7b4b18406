"""Photos -> the tables of the structure coder: contexts counted, networks trained, mixing weights learnt by coding."""

from collections.abc import Callable, Iterator
from dataclasses import replace

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
from gc_studio.training.context_net import Samples, Tables, as_arrays, float_net, integer_layers, train_net
from gc_studio.training.drawn_maps import MAKERS, drawn_map

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
DRAWN_MAPS, DRAWN_WEIGHT = 3, 1.5
"""Maps of lines from elsewhere that each photo also gives, and how much each of them matters."""
DRAWN_SIDES = (64, 128, 192, 256, 256)

MIXER_STEP = 0.1
"""Share of what the mixing weights learn from one map that the next map starts from."""

BESIDE_CONFIDENCE = 30.0
"""Observations that starting counts may stand for; more and the coder no longer learns the picture at hand."""

EXAMPLE_SHARE = 0.02
"""Share of the maps that are kept to learn the mixing weights on."""


def photo_maps(photo: NDArray[np.uint8], rng: np.random.Generator) -> Iterator[tuple[Bits, float]]:
    """Structure maps of a photo, ours and such as come from elsewhere, and how much each matters.

    Large maps are the hardest to beat others on.
    """
    small = resized(photo, min(256, *photo.shape[:2]))
    for scale, weight in ((1, 3.0), (2, 2.5), (4, 1.5)):
        yield canny_structure(small, scale), weight
    if min(photo.shape[:2]) > 256:
        yield canny_structure(photo, 1), 3.0
    for kind in rng.choice(list(MAKERS), DRAWN_MAPS, replace=False):
        yield drawn_map(photo, kind, int(rng.choice(DRAWN_SIDES)), rng), DRAWN_WEIGHT


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

    def trained(self, steps: int, before: Tables | None = None) -> Tables:
        """Arrays of all networks; before: arrays whose networks are gone on from."""

        def start(name: str) -> nn.Sequential | None:
            return float_net(before, name) if before else None

        arrays: Tables = {}
        for name, hidden in START_HIDDEN.items():
            far = Samples.concatenated(self._far_samples[name])
            causal, so_far = tables.STRUCTURE_REACH[name].causal, start(f"{name}_start")
            net = train_net(far, causal, hidden, 2, round(steps * START_SHARE), f"{name} start", so_far)
            arrays |= as_arrays(f"{name}_start", integer_layers(net, tables.LOGIT_UNIT))
        nets = {"structure_large": self._train("structure_large", LARGE_HIDDEN, steps * LARGE_SHARE, start)}
        small_and_other = ("structure_small", "structure")
        if before:
            nets |= {name: self._train(name, HIDDEN, steps / 2, start) for name in small_and_other}
        else:
            # Both are made of one that knows all.
            common = self._train("structure", HIDDEN, steps, start, small_and_other)
            for name in small_and_other:
                nets[name] = self._train(name, HIDDEN, steps * SPECIAL_SHARE, lambda _: common)
        for name, net in nets.items():
            arrays |= as_arrays(name, integer_layers(net, tables.LOGIT_UNIT))
        return arrays

    def _train(
        self,
        name: str,
        hidden: tuple[int, ...],
        steps: float,
        start: Callable[[str], nn.Sequential | None],
        kinds: tuple[str, ...] = (),
    ) -> nn.Sequential:
        samples = Samples.concatenated([part for kind in kinds or (name,) for part in self._samples[kind]])
        return train_net(samples, tables.STRUCTURE_REACH[name].causal, hidden, 2, round(steps), name, start(name))

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
