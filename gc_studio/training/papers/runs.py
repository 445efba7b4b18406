"""What the trainings of the papers' systems share: crops, averaged weights, checkpoints, export, samples."""

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.utils.data import DataLoader, IterableDataset

from gc_studio.analysis.photo import load_resized
from gc_studio.analysis.photo_names import find_photos
from gc_studio.nets.registry import FILE_NAME
from gc_studio.training.crops import random_crop, random_square
from gc_studio.training.data import Batch, BatchStream, Shared
from gc_studio.training.export import write_weights
from gc_studio.training.samples import save_sheet
from gc_studio.training.timed import run_for

log = logging.getLogger(__name__)

CHECKPOINT_SECONDS = 240
LEAST_RATE, CONSTANT_SHARE = 0.05, 0.5
AVERAGED = 0.998
SCENE_SIZE = 256
"""Photos are scaled to crops of nearly this size, as documents have them, before smaller crops are cut out."""
SAMPLES = 6


@dataclass(frozen=True)
class Settings:
    """What all runs depend on.

    Attributes:
        packs: files of photos and their shares.
        perceptual: LPIPS-squeeze.
        unseen: folders of photos for the sheet of samples.
        out: checkpoint, `model.safetensors` and `samples-*.webp` are written there.
        minutes: in all, those before a stop included.
        labelled: folders of photos with label maps beside them.
        start_from: exported weights to begin a new run with; None draws them.
        size, batch: crops of a step.
        learning_rate: of Adam, constant for CONSTANT_SHARE of the run.
        seed: of weights and crops.
        workers: processes that load crops; 0 does that in this one.
    """

    packs: list[tuple[Path, float]]
    perceptual: Path
    unseen: list[Path]
    out: Path
    minutes: float
    labelled: list[Path] = field(default_factory=list)
    start_from: Path | None = None
    size: int = 128
    batch: int = 8
    learning_rate: float = 3e-4
    seed: int = 1
    workers: int = 1


class CropStream(IterableDataset[Tensor]):
    """Endless batches of crops, uint8 (N, 3, S, S), in an order fixed by seed and step."""

    def __init__(self, settings: Settings, first_step: int) -> None:
        self._settings, self._first_step = settings, first_step

    def __iter__(self) -> Iterator[Tensor]:
        cv2.setNumThreads(1)
        settings, photos = self._settings, Shared(self._settings.packs)
        for step in count(self._first_step):
            rng = np.random.default_rng([settings.seed, step])
            crops = [
                random_square(random_crop(photos.photo(rng), SCENE_SIZE, rng), settings.size, rng)
                for _ in range(settings.batch)
            ]
            yield torch.from_numpy(np.stack(crops)).permute(0, 3, 1, 2)


def crops(settings: Settings, first_step: int) -> Iterator[Tensor]:
    """Parts of photos at the scale at which documents have them, uint8 (N, 3, S, S)."""
    # One process at most: the stream has but one order.
    return iter(DataLoader(CropStream(settings, first_step), batch_size=None, num_workers=min(settings.workers, 1)))


def analysed_crops(settings: Settings, first_step: int) -> Iterator[Batch]:
    """Photos that nearly fit a crop, with their lines, regions and a preserve mask."""
    stream = BatchStream(settings.packs, settings.size, settings.batch, settings.seed, first_step)
    return iter(DataLoader(stream, batch_size=None, num_workers=settings.workers))


def as_pictures(photos: Tensor) -> Tensor:
    """uint8 (N, 3, H, W) -> float32 in [-1, 1], channels last."""
    return (photos.float() / 127.5 - 1).contiguous(memory_format=torch.channels_last)


def samples(settings: Settings) -> Tensor:
    """Centre squares of a few unseen photos, float32 (N, 3, SCENE_SIZE, SCENE_SIZE) in [-1, 1]."""
    paths = find_photos(*settings.unseen)
    squares = []
    for path in paths[:: max(len(paths) // SAMPLES, 1)][:SAMPLES]:
        photo = load_resized(path, SCENE_SIZE)
        top, left = ((side - SCENE_SIZE) // 2 for side in photo.shape[:2])
        squares.append(photo[top : top + SCENE_SIZE, left : left + SCENE_SIZE])
    return as_pictures(torch.from_numpy(np.stack(squares)).permute(0, 3, 1, 2))


def as_sheet(columns: list[Tensor]) -> NDArray[np.uint8]:
    """Pictures (N, 3, H, W) in [-1, 1], a column each -> uint8 RGB (N * H, columns * W, 3)."""
    levels = ((torch.cat(columns, 3) + 1) * 127.5).round().clamp(0, 255).to(torch.uint8)
    return np.ascontiguousarray(levels.permute(0, 2, 3, 1).flatten(0, 1).numpy())


class Run:
    """A run of one family, see `timed.Timed`: counts its steps, averages what ships, saves and goes on.

    Attributes:
        step, seconds: how many steps it took, and how long they took, in all sittings.
        ema: averages of the parameters of what ships, by name.
    """

    def __init__(
        self,
        settings: Settings,
        shipped: nn.Module,
        others: Mapping[str, nn.Module],
        optimisers: Mapping[str, torch.optim.Optimizer],
        header: Callable[[str], dict[str, str]],
        sheet: Callable[[Tensor], NDArray[np.uint8]],
        file_name: str = FILE_NAME,
    ) -> None:
        """Say what the run consists of.

        Args:
            settings: of the run.
            shipped: the module whose averaged parameters are exported under their names; it has no buffers to keep.
            others: further modules that learn, a discriminator for one.
            optimisers: their learning rate is that of the settings and falls towards the end.
            header: identity -> what stands in the header of the weight file.
            sheet: `samples` -> a sheet to look at, while `shipped` holds its averaged parameters.
            file_name: of the exported weights, within `settings.out`.
        """
        self.settings, self.step, self.seconds = settings, 0, 0.0
        self._shipped, self._header, self._sheet, self._file_name = shipped, header, sheet, file_name
        self._optimisers = optimisers
        self._parts: dict[str, nn.Module | torch.optim.Optimizer] = {"shipped": shipped, **others, **optimisers}
        self.ema = {name: value.detach().clone() for name, value in shipped.named_parameters()}

    def average(self) -> None:
        """Bring the averages up to date; once a step, after which one more is counted."""
        decay = min(AVERAGED, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            torch._foreach_lerp_(list(self.ema.values()), list(self._shipped.parameters()), 1 - decay)
        self.step += 1

    def set_learning_rate(self, done: float) -> None:
        """Constant, then falling linearly to LEAST_RATE of itself. done: share of the run, 0 .. 1."""
        left = min(1.0, (1 - done) / (1 - CONSTANT_SHARE))
        for optimiser in self._optimisers.values():
            for group in optimiser.param_groups:
                group["lr"] = self.settings.learning_rate * (LEAST_RATE + (1 - LEAST_RATE) * left)

    def save(self) -> None:
        """The checkpoint, the averaged weights as they would ship, and samples."""
        out = self.settings.out
        state = {name: part.state_dict() for name, part in self._parts.items()}
        torch.save(state | {"ema": self.ema, "step": self.step, "seconds": self.seconds}, out / "checkpoint.tmp")
        (out / "checkpoint.tmp").replace(out / "checkpoint.pt")
        write_weights(self.ema, out / self._file_name, self._header, {"steps": str(self.step)})
        current = {name: value.detach().clone() for name, value in self._shipped.named_parameters()}
        self._shipped.load_state_dict(self.ema)
        with torch.no_grad():
            sheet = self._sheet(samples(self.settings))
        self._shipped.load_state_dict(current)
        save_sheet(sheet, out / f"samples-{self.step:06}.webp", sheet.shape[1])

    def resume(self) -> None:
        """Go on from the checkpoint in `settings.out`, if there is one."""
        path = self.settings.out / "checkpoint.pt"
        if path.exists():
            state = torch.load(path, weights_only=True)
            for name, part in self._parts.items():
                part.load_state_dict(state[name])
            self.ema, self.step, self.seconds = state["ema"], state["step"], state["seconds"]
            log.info("resumed at step %d", self.step)

    def go(self, train_on: Callable[[], Mapping[str, Tensor]]) -> None:
        """Take steps for the minutes of the settings. train_on: one step; it calls `average`, and returns losses."""

        def step(done: float) -> Mapping[str, Tensor]:
            self.set_learning_rate(done)
            return train_on()

        run_for(self.settings.minutes, self, step, CHECKPOINT_SECONDS)


def adam(module: nn.Module, settings: Settings) -> torch.optim.Adam:
    """The optimiser of all papers here."""
    return torch.optim.Adam(module.parameters(), settings.learning_rate, (0.5, 0.99))
