"""Folders of photos in, the contour net (`nets/contours.py`) out; resumable.

The loss is that of HED (Xie and Tu, ICCV 2015), class-balanced cross entropy on every side output and on the fused one,
against the targets of `contour_targets.py`.
"""

import logging
import math
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import cv2
import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from safetensors.torch import save_file
from torch import Tensor
from torch.utils.data import DataLoader, IterableDataset, get_worker_info
from tqdm import tqdm

from gc_studio.analysis.photo import load_photo
from gc_studio.nets.contours import ContourNet
from gc_studio.nets.model import identity_of
from gc_studio.training.contour_targets import BACKGROUND_LINE, LINE, UNSURE, Kind, write_targets
from gc_studio.training.distil import folded, with_batch_norm

log = logging.getLogger(__name__)

CHECKPOINT_SECONDS = 120
BACKGROUND_WEIGHT = 0.35
"""Of pixels on edges that shall rather not be drawn: they are more likely lines than those where there is nothing."""
WARM_UP_STEPS = 50
AVERAGED = 0.995
"""Decay of the average over the weights of past steps, which is what ships."""


@dataclass(frozen=True)
class Folder:
    """Photos to learn from: what is known about their subjects, how many to take, and their share of the samples."""

    path: Path
    kind: Kind
    photos: int | None
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
    """0 loads photos between the steps."""


@dataclass(frozen=True)
class Samples:
    """Pairs of photo and target, by folder, and the share of each folder."""

    pairs: list[list[tuple[Path, Path]]]
    shares: NDArray[np.float64] = field(repr=False)


def _resized(image: NDArray[np.uint8], width: int, height: int) -> NDArray[np.uint8]:
    smaller = width < image.shape[1]
    interpolation = cv2.INTER_AREA if smaller else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(image, (width, height), interpolation=interpolation), np.uint8)


def sample(
    photo: NDArray[np.uint8], target: NDArray[np.uint8], size: int, rng: np.random.Generator
) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """A crop at a random scale, mirrored and in other light by chance.

    Args:
        photo: uint8 RGB (H, W, 3).
        target: uint8 (h, w), of the same photo at another scale.
        size: of the crop, a multiple of 32.
        rng: where chance comes from.

    Returns:
        uint8 (size, size, 3), and the target with half that size.
    """
    scale = size * np.exp(rng.uniform(0, np.log(1.9))) / min(photo.shape[:2])
    # Even, so that the target has exactly half the photo's size.
    height, width = (2 * max(size // 2, round(side * scale / 2)) for side in photo.shape[:2])
    photo = _resized(photo, width, height)
    # A line that falls between two pixels of a coarser grid leaves half of its width to each.
    share = 0.45 * min(1.0, height / 2 / target.shape[0])
    lines = _resized((target == LINE) * np.uint8(255), width // 2, height // 2) > 255 * share
    rest = cv2.resize(target, (width // 2, height // 2), interpolation=cv2.INTER_NEAREST)
    # A line that the new grid moves by a pixel leaves pixels of its own value behind.
    target = np.where(lines, LINE, np.where(rest == LINE, UNSURE, rest)).astype(np.uint8)
    top, left = (2 * int(rng.integers((side - size) // 2 + 1)) for side in (height, width))
    photo = photo[top : top + size, left : left + size]
    target = target[top // 2 : (top + size) // 2, left // 2 : (left + size) // 2]
    if rng.random() < 0.5:
        photo, target = photo[:, ::-1], target[:, ::-1]
    light = photo.astype(np.float32) * rng.uniform(0.75, 1.2) * rng.uniform(0.93, 1.07, 3) + rng.uniform(-15, 15)
    return np.clip(light, 0, 255).astype(np.uint8), np.ascontiguousarray(target)


class SampleStream(IterableDataset[tuple[Tensor, Tensor]]):
    """Endless batches in an order fixed by the seed and the step, so that a resumed run goes on where it stopped."""

    def __init__(self, samples: Samples, settings: Settings, first_step: int) -> None:
        self._samples, self._settings, self._first_step = samples, settings, first_step

    def __iter__(self) -> Iterator[tuple[Tensor, Tensor]]:
        cv2.setNumThreads(1)
        worker = get_worker_info()
        start, stride = (worker.id, worker.num_workers) if worker else (0, 1)
        for step in count(self._first_step + start, stride):
            yield self._batch_of(np.random.default_rng([self._settings.seed, step]))

    def _batch_of(self, rng: np.random.Generator) -> tuple[Tensor, Tensor]:
        photos, targets = [], []
        for _ in range(self._settings.batch):
            pairs = self._samples.pairs[rng.choice(len(self._samples.pairs), p=self._samples.shares)]
            path, at = pairs[int(rng.integers(len(pairs)))]
            target = np.asarray(cv2.imread(str(at), cv2.IMREAD_UNCHANGED), np.uint8)
            photo, target = sample(load_photo(path), target, self._settings.size, rng)
            photos.append(photo.transpose(2, 0, 1))
            targets.append(target)
        return torch.from_numpy(np.stack(photos)), torch.from_numpy(np.stack(targets))[:, None]


def balanced_loss(logits: Tensor, target: Tensor) -> Tensor:
    """Class-balanced cross entropy of one output, equation 2 of the paper, without the pixels that are not judged.

    -b sum over lines log p - (1 - b) sum over the rest log(1 - p), b the share of the rest in the batch; over the
    number of pixels.

    Args:
        logits: float (N, 1, H, W).
        target: uint8 (N, 1, H, W), values of `contour_targets`.
    """
    line, judged = (target == LINE).float(), (target != UNSURE).float()
    share = 1 - (line.sum() / judged.sum())
    weights = torch.where(line > 0, share, 1 - share) * judged
    weights = weights * torch.where(target == BACKGROUND_LINE, BACKGROUND_WEIGHT, 1.0)
    losses = F.binary_cross_entropy_with_logits(logits.float(), line, weights, reduction="sum")
    return losses / judged.sum()


class ContourTraining:
    """The net, its average and one step of its training."""

    def __init__(self, settings: Settings) -> None:
        torch.manual_seed(settings.seed)
        self.settings, self.step = settings, 0
        self.net = with_batch_norm(ContourNet()).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        average = torch.optim.swa_utils.get_ema_multi_avg_fn(AVERAGED)
        self.average = torch.optim.swa_utils.AveragedModel(self.net, multi_avg_fn=average, use_buffers=True)
        self.optimiser = torch.optim.AdamW(self.net.parameters(), settings.learning_rate, weight_decay=1e-4)

    def train_step(self, photos: Tensor, targets: Tensor) -> dict[str, Tensor]:
        """One step on uint8 (N, 3, S, S) and (N, 1, S / 2, S / 2); returns the losses, detached."""
        warm = min(1.0, (self.step + 1) / WARM_UP_STEPS)
        decay = 0.5 + 0.5 * math.cos(math.pi * self.step / self.settings.steps)
        for parameters in self.optimiser.param_groups:
            parameters["lr"] = self.settings.learning_rate * warm * (0.02 + 0.98 * decay)
        pictures = (photos.float() / 127.5 - 1).contiguous(memory_format=torch.channels_last)
        with torch.autocast("cpu", torch.bfloat16):
            outputs = self.net(pictures)
        losses = [balanced_loss(output, targets) for output in outputs]
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
    """Photos of all folders with their targets, which are kept in `out/targets`."""
    pairs = [
        write_targets(folder.path, settings.out / "targets" / folder.kind.value, folder.kind, folder.photos)
        for folder in settings.folders
    ]
    shares = np.array([folder.share for folder in settings.folders])
    return Samples(pairs, shares / shares.sum())


def train_contours(settings: Settings) -> None:
    """Run, or go on with, the run in `settings.out`."""
    settings.out.mkdir(parents=True, exist_ok=True)
    samples = samples_of(settings)
    run = ContourTraining(settings)
    run.resume()
    stream = DataLoader(SampleStream(samples, settings, run.step), batch_size=None, num_workers=settings.workers)
    saved, means = time.monotonic(), dict[str, Tensor]()
    with tqdm(total=settings.steps, initial=run.step, unit="step", mininterval=15) as bar:
        for photos, targets in stream:
            losses = run.train_step(photos, targets)
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
