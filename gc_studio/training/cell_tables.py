"""Photos -> the networks and tables of the coder of kept cells."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor, nn
from tqdm import tqdm

from gc_studio.analysis.analyse import encode_textures_and_detail
from gc_studio.analysis.detectors import detected_structure
from gc_studio.analysis.intra import coded
from gc_studio.bitstream import cell_tables as format_
from gc_studio.bitstream.cell_context import GROUPS, STRUCTURE_INPUTS, Windows, groups, structure_pixels
from gc_studio.bitstream.cells import led_to
from gc_studio.document import COARSEST
from gc_studio.nets.model import StudioModel
from gc_studio.training.cell_nets import LevelNet
from gc_studio.training.code_tables import frequencies
from gc_studio.training.context_net import Tables
from gc_studio.training.crops import random_box, random_crop
from gc_studio.training.data import Pack
from gc_studio.training.prints import with_words

SIDE = 256
BATCH = 8
LEARNING_RATE, LAST_RATE = 2e-3, 1e-5
WARM_UP_STEPS = 200
COUNTED_BATCHES, DOUBT = 300, 200.0
"""Batches in which distances are counted, and what a logistic distribution weighs beside each table of counts."""
_SHARE_PRINTED, _SHARE_WHOLE, _SHARE_KNOWN, _MOST_BOXES = 0.2, 0.3, 0.4, 3
"""Of photos with words on them, of those kept whole, and of those whose detail is known everywhere."""

Samples = dict[str, NDArray[Any]]
"""Of n squares: coefficients (n, 384, 16, 16) as `fine` and `faithful`, `coarseness` (n, 16, 16), `detail`
(n, 6, 16, 16), `lines` (n, 144, 16, 16) as bits along the second side."""


def cell_arrays(packs: Sequence[Pack], model: StudioModel, photos: int, steps: int) -> Tables:
    """All arrays of the tables of kept cells, trained for so many steps on each level."""
    rng = np.random.default_rng(0)
    places = [(pack, index) for pack in packs for index in range(len(pack))]
    chosen = tqdm(rng.permutation(len(places))[:photos], desc="photos", mininterval=10)
    of = samples((random_crop(pack[index], SIDE, rng) for pack, index in (places[number] for number in chosen)), model)
    arrays = coarseness_table(of["coarseness"])
    for name, is_faithful in (("fine", False), ("faithful", True)):
        net = train_level(of, is_faithful, steps)
        arrays |= level_tables(net, name, counted_distances(net, of, is_faithful))
    return arrays


def samples(photos: Iterable[NDArray[np.uint8]], model: StudioModel) -> Samples:
    """What the coder would code of squares of 256 pixels; a fifth of them have words printed on them."""
    rng = np.random.default_rng(0)
    rows: list[dict[str, NDArray[np.generic]]] = []
    for photo in photos:
        seen = with_words(photo, rng) if rng.random() < _SHARE_PRINTED else photo
        coarseness, fine, faithful = coded(seen)
        grid = fine.shape[1:]
        lines = Windows(np.ones(grid, bool)).blocks(structure_pixels(detected_structure(seen), 2, grid))
        rows.append(
            {
                "fine": fine,
                "coarseness": coarseness,
                "faithful": faithful,
                "detail": encode_textures_and_detail(seen, model)[1],
                "lines": np.packbits(lines.reshape(STRUCTURE_INPUTS, *grid).astype(bool), axis=0),
            }
        )
    return {name: np.stack([row[name] for row in rows]) for name in rows[0]}


def _random_kept(rng: np.random.Generator, count: int, cells: int) -> Tensor:
    kept = np.ones((count, 1, cells, cells), np.float32)
    for own in kept[rng.random(count) >= _SHARE_WHOLE, 0]:
        own[:] = np.any([random_box(cells, rng) for _ in range(rng.integers(1, _MOST_BOXES + 1))], axis=0)
    return torch.from_numpy(kept)


class _Batches:
    """Random squares, kept in random parts."""

    def __init__(self, of: Samples, is_faithful: bool) -> None:
        self._of, self._is_faithful = of, is_faithful
        self._rng = np.random.default_rng(1)

    def __call__(self, indices: NDArray[np.intp] | None = None) -> tuple[Tensor, Tensor, list[Tensor], Tensor | None]:
        """Symbols, kept cells, what else `GroupNet` is told, and the fine level if it is the one below."""
        rng, of = self._rng, self._of
        chosen = rng.integers(0, len(of["fine"]), BATCH) if indices is None else indices
        kept = _random_kept(rng, len(chosen), of["fine"].shape[2])
        fine = of["fine"][chosen].astype(np.float32)
        own = of["faithful"][chosen] - led_to(fine) if self._is_faithful else fine
        symbols = torch.from_numpy(own.astype(np.float32)) * kept
        coarseness = F.one_hot(torch.from_numpy(of["coarseness"][chosen]).long(), COARSEST + 1)
        detail = torch.from_numpy(of["detail"][chosen]).float()
        detail = detail if rng.random() < _SHARE_KNOWN else detail * kept
        lines = np.unpackbits(of["lines"][chosen], axis=1, count=STRUCTURE_INPUTS).astype(np.float32)
        told = [coarseness.permute(0, 3, 1, 2) * kept, torch.cat([detail, detail.abs()], 1), torch.from_numpy(lines)]
        return symbols, kept, told, torch.from_numpy(fine) * kept if self._is_faithful else None


def train_level(of: Samples, is_faithful: bool, steps: int) -> LevelNet:
    """Train the networks of a level by the bits that they spend."""
    torch.manual_seed(0)
    net, batch = LevelNet(is_faithful), _Batches(of, is_faithful)
    optimiser = torch.optim.Adam(net.parameters(), LEARNING_RATE)
    name, mean = "faithful" if is_faithful else "fine", 0.0
    with tqdm(range(steps), desc=name, mininterval=10) as bar:
        for step in bar:
            for group in optimiser.param_groups:
                group["lr"] = LEARNING_RATE * min(1.0, (step + 1) / WARM_UP_STEPS) * (1 - step / steps) + LAST_RATE
            symbols, kept, told, fine = batch()
            loss = net.bits(symbols, kept, *told, fine=fine).sum() / kept.sum()
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 20.0)
            optimiser.step()
            mean += 0.02 * (loss.item() - mean) if step else loss.item()
            bar.set_postfix(bits_a_cell=f"{mean:.2f}", refresh=False)
    return net


def level_tables(net: LevelNet, name: str, counted: dict[str, NDArray[np.int64]]) -> Tables:
    """Arrays of the tables file for a level; counted: as from `counted_distances`."""
    arrays: Tables = {}
    for number in range(GROUPS):
        arrays |= net.group(number).integer_arrays(f"{name}_{number}")
    if net.by_fine is not None:
        arrays["by_fine"] = np.rint(net.by_fine.detach().double().numpy() * format_.PHASES).astype(np.int16)
    for kind, reach in (("wide", format_.WIDE), ("narrow", format_.NARROW)):
        arrays[f"{name}_{kind}"] = _distance_frequencies(reach, counted[kind])
    return arrays


@torch.inference_mode()
def counted_distances(net: LevelNet, of: Samples, is_faithful: bool) -> dict[str, NDArray[np.int64]]:
    """How often each distance came under each spread and phase, `wide` and `narrow`, as `Distances.table`."""
    empty = {
        kind: format_.Distances(np.zeros((format_.SPREADS, format_.PHASES, 2 * reach + 1), np.int64))
        for kind, reach in (("wide", format_.WIDE), ("narrow", format_.NARROW))
    }
    batch = _Batches(of, is_faithful)
    for _ in range(COUNTED_BATCHES):
        symbols, kept, told, fine = batch()
        for number, group in enumerate(groups()):
            mean, spread, _ = (
                None if values is None else np.floor(values.numpy() * format_.PHASES).astype(np.int64)
                for values in net.forecast(number, symbols, kept, *told, fine=fine)
            )
            assert mean is not None
            assert spread is not None
            own = symbols[:, group.own].numpy().astype(np.int64)
            is_coded = (kept.numpy() > 0) & (own.any(1, keepdims=True) | (number < format_.FIRST_WITH_FLAG))
            of_kind = empty["wide" if number < format_.WIDE_GROUPS else "narrow"]
            whole, row = mean >> 4, format_.spread_row(spread)
            place = row, mean & (format_.PHASES - 1), of_kind.codes(own - whole)
            np.add.at(of_kind.table, tuple(index[np.broadcast_to(is_coded, own.shape)] for index in place), 1)
    return {kind: distances.table for kind, distances in empty.items()}


def _distance_frequencies(reach: int, counted: NDArray[np.int64]) -> NDArray[np.uint16]:
    """Frequencies (spreads, phases, 2 * reach + 1) of distances and of the escape.

    As they were counted, and for so much as DOUBT observations as under a logistic distribution.
    """
    distance = np.arange(-reach + 1, reach + 1)
    table = np.empty((format_.SPREADS, format_.PHASES, 2 * reach + 1), np.uint16)
    for row, spread in enumerate(format_.spreads()):
        for phase in range(format_.PHASES):
            x = distance - (phase + 0.5) / format_.PHASES
            shares = _logistic((x + 0.5) / spread) - _logistic((x - 0.5) / spread)
            expected = np.append(shares, max(1 - shares.sum(), _LEAST_ESCAPE))
            seen = counted[row, phase] + DOUBT * expected
            table[row, phase] = frequencies(seen / seen.sum())
    return table


_LEAST_ESCAPE = 2e-5


def _logistic(x: NDArray[np.float64]) -> NDArray[np.float64]:
    return 1 / (1 + np.exp(-x.clip(-60, 60)))


def coarseness_table(coarseness: NDArray[np.uint8]) -> Tables:
    """Frequencies of the coarseness of a cell, (5, 4), by the greatest of its neighbours; coarseness: (n, 16, 16)."""
    seen = np.ones((COARSEST + 2, COARSEST + 1))
    for own in coarseness:
        padded = np.pad(own + 1, 1)
        beside = np.stack([padded[:-2, 1:-1], padded[2:, 1:-1], padded[1:-1, :-2], padded[1:-1, 2:]]).max(0)
        is_odd = np.add.outer(np.arange(own.shape[0]), np.arange(own.shape[1])) % 2
        np.add.at(seen, ((beside * is_odd).ravel(), own.ravel()), 1)
    return {"coarseness": np.stack([frequencies(row / row.sum()) for row in seen])}
