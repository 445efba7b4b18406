"""Folders of photos in, the contour net (`nets/contours.py`) out; resumable.

The loss is on every side output and on the fused one, as in HED (Xie and Tu, ICCV 2015). The classes need no balance as
there: only pixels of Canny's lines are judged, and the net tells those that pay from those that do not.
"""

import logging
import math
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from safetensors.torch import save_file
from torch import Tensor
from torch.utils.data import DataLoader, IterableDataset, get_worker_info
from tqdm import tqdm

from gc_studio.analysis.contours import LOGITS_PER_DOUBLING
from gc_studio.nets.contours import ContourNet
from gc_studio.nets.model import identity_of
from gc_studio.storage import WEIGHTS
from gc_studio.training.contour_targets import PRICES, Target, read_target, write_targets
from gc_studio.training.distil import folded, with_batch_norm

log = logging.getLogger(__name__)

CHECKPOINT_SECONDS = 120
REST = 0.03
"""Weight of pixels that are on no line: what the net says there matters beside lines only."""
WARM_UP_STEPS = 50
AVERAGED = 0.995
"""Decay of the average over the weights of past steps, which is what ships."""


@dataclass(frozen=True)
class Folder:
    """Photos to learn from, how many to take at most, and their share of the samples."""

    path: Path
    photos: int
    share: float


@dataclass(frozen=True)
class Settings:
    """Everything that a run depends on."""

    folders: list[Folder]
    out: Path
    steps: int
    size: int = 192
    batch: int = 8
    learning_rate: float = 4e-3
    seed: int = 1
    workers: int = 1
    """Processes that paint the targets; 0 does that, and loads samples, in this one."""
    weights: Path = WEIGHTS
    """Folder of the model that paints."""


@dataclass(frozen=True)
class Samples:
    """Files of targets, by folder, and the share of each folder."""

    files: list[list[Path]]
    shares: NDArray[np.float64] = field(repr=False)


def sample(target: Target, size: int, rng: np.random.Generator) -> Target:
    """A crop, mirrored and in other light by chance.

    Args:
        target: of a square.
        size: of the crop, a multiple of 32.
        rng: where chance comes from.
    """
    half = size // 2
    # Whole pixels of the map.
    top, left = (int(rng.integers(side - half + 1)) for side in target.worth.shape)
    step = -1 if rng.random() < 0.5 else 1

    def cut(layer: NDArray[Any], scale: int) -> NDArray[Any]:
        rows, columns = (slice(scale * start, scale * (start + half)) for start in (top, left))
        return np.ascontiguousarray(layer[rows, columns][:, ::step])

    photo = cut(target.photo, 2).astype(np.float32)
    light = photo * rng.uniform(0.85, 1.12) * rng.uniform(0.95, 1.05, 3) + rng.uniform(-10, 10)
    return Target(np.clip(light, 0, 255).astype(np.uint8), cut(target.worth, 1), cut(target.candidates, 1))


class SampleStream(IterableDataset[tuple[Tensor, Tensor, Tensor]]):
    """Endless batches in an order fixed by the seed and the step, so that a resumed run goes on where it stopped."""

    def __init__(self, samples: Samples, settings: Settings, first_step: int) -> None:
        self._samples, self._settings, self._first_step = samples, settings, first_step

    def __iter__(self) -> Iterator[tuple[Tensor, Tensor, Tensor]]:
        worker = get_worker_info()
        start, stride = (worker.id, worker.num_workers) if worker else (0, 1)
        for step in count(self._first_step + start, stride):
            yield self._batch_of(np.random.default_rng([self._settings.seed, step]))

    def _batch_of(self, rng: np.random.Generator) -> tuple[Tensor, Tensor, Tensor]:
        crops = []
        for _ in range(self._settings.batch):
            files = self._samples.files[rng.choice(len(self._samples.files), p=self._samples.shares)]
            crops.append(sample(read_target(files[int(rng.integers(len(files)))]), self._settings.size, rng))
        photos = torch.from_numpy(np.stack([crop.photo.transpose(2, 0, 1) for crop in crops]))
        worth, candidates = (
            torch.from_numpy(np.stack(layers))[:, None]
            for layers in zip(*((crop.worth, crop.candidates) for crop in crops), strict=True)
        )
        return photos, worth, candidates


def worth_loss(logits: Tensor, worth: Tensor, candidates: Tensor) -> Tensor:
    """Cross entropy of one output: for every price, whether a line is worth it.

    sum_k BCE(sigmoid(logit - o_k), worth > k), o_k = LOGITS_PER_DOUBLING * log2(PRICES[k]), a mean over pixels in which
    candidates count 1, all others REST.

    Args:
        logits: float (N, 1, H, W).
        worth: uint8 (N, 1, H, W), how many of PRICES a line pays for.
        candidates: bool (N, 1, H, W).
    """
    prices = torch.tensor(PRICES).view(1, -1, 1, 1)
    pays = (worth > torch.arange(len(PRICES)).view(1, -1, 1, 1)).float()
    weights = candidates.float().clamp_min(REST)
    losses = F.binary_cross_entropy_with_logits(
        logits - LOGITS_PER_DOUBLING * prices.log2(), pays, weights.expand_as(pays), reduction="sum"
    )
    return losses / weights.sum()


class ContourTraining:
    """The net, its average and one step of its training."""

    def __init__(self, settings: Settings) -> None:
        torch.manual_seed(settings.seed)
        self.settings, self.step = settings, 0
        self.net = with_batch_norm(ContourNet()).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        average = torch.optim.swa_utils.get_ema_multi_avg_fn(AVERAGED)
        self.average = torch.optim.swa_utils.AveragedModel(self.net, multi_avg_fn=average, use_buffers=True)
        self.optimiser = torch.optim.AdamW(self.net.parameters(), settings.learning_rate, weight_decay=1e-4)

    def train_step(self, photos: Tensor, worth: Tensor, candidates: Tensor) -> dict[str, Tensor]:
        """One step on uint8 (N, 3, S, S), uint8 and bool (N, 1, S / 2, S / 2); returns the losses, detached."""
        warm = min(1.0, (self.step + 1) / WARM_UP_STEPS)
        decay = 0.5 + 0.5 * math.cos(math.pi * self.step / self.settings.steps)
        for parameters in self.optimiser.param_groups:
            parameters["lr"] = self.settings.learning_rate * warm * (0.02 + 0.98 * decay)
        pictures = (photos.float() / 127.5 - 1).contiguous(memory_format=torch.channels_last)
        losses = [worth_loss(output, worth, candidates) for output in self.net(pictures)]
        self.optimiser.zero_grad(set_to_none=True)
        torch.stack(losses).sum().backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
        self.optimiser.step()
        self.average.update_parameters(self.net)
        self.step += 1
        return {"sides": torch.stack(losses[:-1]).mean().detach(), "fused": losses[-1].detach()}

    def save(self) -> None:
        """The checkpoint, and beside it the averaged net as it would ship."""
        parts = {name: getattr(self, name).state_dict() for name in ("net", "average", "optimiser")}
        temporary = self.settings.out / "checkpoint.tmp"
        torch.save(parts | {"step": self.step}, temporary)
        temporary.replace(self.settings.out / "checkpoint.pt")
        average = self.average.module
        assert isinstance(average, ContourNet)
        plain = folded(average)
        tensors = {name: value.to(torch.float16).contiguous() for name, value in plain.items()}
        part = self.settings.out / "contours.part"
        save_file(tensors, part, {"identity": identity_of(tensors), "steps": str(self.step)})
        part.replace(self.settings.out / "contours.safetensors")

    def resume(self) -> None:
        """Go on from a checkpoint, if there is one."""
        path = self.settings.out / "checkpoint.pt"
        if path.exists():
            state = torch.load(path, weights_only=True)
            for name in ("net", "average", "optimiser"):
                getattr(self, name).load_state_dict(state[name])
            self.step = state["step"]


def samples_of(settings: Settings) -> Samples:
    """Targets of the photos of all folders, which are kept in `out/targets`."""
    files = [
        write_targets(
            folder.path, settings.out / "targets" / str(number), folder.photos, settings.workers, settings.weights
        )
        for number, folder in enumerate(settings.folders)
    ]
    shares = np.array([folder.share for folder in settings.folders])
    return Samples(files, shares / shares.sum())


def train_contours(settings: Settings) -> None:
    """Run, or go on with, the run in `settings.out`."""
    settings.out.mkdir(parents=True, exist_ok=True)
    samples = samples_of(settings)
    run = ContourTraining(settings)
    run.resume()
    stream = DataLoader(
        SampleStream(samples, settings, run.step), batch_size=None, num_workers=min(settings.workers, 1)
    )
    saved, means = time.monotonic(), dict[str, Tensor]()
    with tqdm(total=settings.steps, initial=run.step, unit="step", mininterval=15) as bar:
        for batch in stream:
            losses = run.train_step(*batch)
            means |= {name: torch.lerp(means.get(name, value), value, 0.02) for name, value in losses.items()}
            bar.update()
            if run.step % 50 == 0:
                log.info("step %d: %s", run.step, ", ".join(f"{name} {v.item():.4f}" for name, v in means.items()))
            if run.step >= settings.steps:
                break
            if time.monotonic() - saved > CHECKPOINT_SECONDS:
                run.save()
                saved = time.monotonic()
    run.save()
