"""Photos -> the net that polishes kept cells (`nets/polish.py`)."""

import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import save_file
from torch import Tensor, nn
from tqdm import tqdm

from gc_studio.analysis.analyse import analyse
from gc_studio.decode.kept import step_sizes, unpolished
from gc_studio.decode.renderer import Renderer
from gc_studio.document import CELL
from gc_studio.document.edits import set_levels
from gc_studio.nets.model import StudioModel, identity_of
from gc_studio.nets.polish import PolishNet
from gc_studio.training.crops import random_crop
from gc_studio.training.data import Pack
from gc_studio.training.perceptual import load_lpips

SIDE, CROP, BATCH = 256, 128, 4
LEARNING_RATE, LAST_RATE = 2e-3, 2e-5
SQUARED, PERCEPTUAL = 100.0, 0.7
"""Weights of the mean squared error, of values 0 to 1, and of LPIPS."""


@dataclass(frozen=True)
class Settings:
    """Everything that a run depends on. minutes: of training, behind what the photos take."""

    packs: list[tuple[Path, float]]
    perceptual: Path
    out: Path
    photos: int
    minutes: float


@dataclass(frozen=True, eq=False)
class _Pair:
    """A photo, uint8 (SIDE, SIDE, 3), its kept cells as they come to the net, float16 (4, SIDE, SIDE)."""

    photo: NDArray[np.uint8]
    seen: NDArray[np.float16]


def train_polish(settings: Settings, model: StudioModel) -> str:
    """Train on squares that are kept whole, half of them fine; write `out/polish.safetensors`, return its identity."""
    torch.manual_seed(0)
    rng = np.random.default_rng(0)
    pairs, lpips = _pairs(settings, model, rng), load_lpips(settings.perceptual)
    net = PolishNet()
    nn.init.zeros_(net.last.weight)
    optimiser = torch.optim.Adam(net.parameters(), LEARNING_RATE)
    start, mean = time.monotonic(), 0.0
    with tqdm(desc="polish", mininterval=10) as bar:
        while (share := (time.monotonic() - start) / (60 * settings.minutes)) < 1:
            for group in optimiser.param_groups:
                group["lr"] = LEARNING_RATE * (1 - share) + LAST_RATE
            seen, photos = _batch(pairs, rng)
            polished = net(seen)
            loss = SQUARED * (polished - photos).square().mean()
            loss = loss + PERCEPTUAL * lpips(2 * polished - 1, 2 * photos - 1).mean()
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            mean = mean + 0.01 * (loss.item() - mean) if mean else loss.item()
            bar.set_postfix(loss=f"{mean:.4f}", refresh=False)
            bar.update()
    weights = {name: tensor.half().contiguous() for name, tensor in net.state_dict().items()}
    settings.out.mkdir(parents=True, exist_ok=True)
    identity = identity_of(weights)
    save_file(weights, settings.out / "polish.safetensors", {"identity": identity})
    return identity


def _pairs(settings: Settings, model: StudioModel, rng: np.random.Generator) -> list[_Pair]:
    packs, shares = [Pack(path) for path, _ in settings.packs], np.array([share for _, share in settings.packs])
    renderer, whole = Renderer(model), (slice(0, SIDE // CELL), slice(0, SIDE // CELL))
    pairs = []
    for number in tqdm(range(settings.photos), desc="photos", mininterval=10):
        pack = packs[rng.choice(len(packs), p=shares / shares.sum())]
        photo = random_crop(pack[int(rng.integers(len(pack)))], SIDE, rng)
        analysis = analyse(photo, model)
        grid = analysis.document.grid
        painted = renderer.render(set_levels(analysis.document, np.ones(grid, np.uint8), analysis.available))
        document = set_levels(analysis.document, np.full(grid, 2 + number % 2, np.uint8), analysis.available)
        colours = unpolished(document, whole, painted).transpose(2, 0, 1)
        steps = step_sizes(document, whole).repeat(CELL, 0).repeat(CELL, 1)
        pairs.append(_Pair(photo, (np.concatenate([colours, steps[None]]) / 255).astype(np.float16)))
    return pairs


def _batch(pairs: list[_Pair], rng: np.random.Generator) -> tuple[Tensor, Tensor]:
    """Crops as the net sees them (BATCH, 4, CROP, CROP), and of the photos (BATCH, 3, CROP, CROP) in 0 .. 1."""
    seen, photos = [], []
    for index in rng.integers(0, len(pairs), BATCH):
        top, left = 2 * rng.integers(0, (SIDE - CROP) // 2 + 1, 2)
        place = slice(top, top + CROP), slice(left, left + CROP)
        seen.append(pairs[index].seen[:, *place].astype(np.float32))
        photos.append(pairs[index].photo[place].transpose(2, 0, 1) / np.float32(255))
    return torch.from_numpy(np.stack(seen)), torch.from_numpy(np.stack(photos))
