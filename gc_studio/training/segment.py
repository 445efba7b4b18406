"""Photos with label maps in, the label net and the judge (`nets/labelling.py`) out; resumable.

Both see the same crops and share nothing else. Batch normalisation is folded when they are written.
"""

import logging
import math
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from itertools import count as counted
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn.utils.fusion import fuse_conv_bn_eval
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from gc_studio.nets.labelling import JudgeNet, LabelNet
from gc_studio.nets.layout import LABEL_SLOPE, TRUNK_CHANNELS
from gc_studio.training.export import write_weights
from gc_studio.training.label_sets import LabelSet
from gc_studio.training.street import fitted, labelled_photos, random_scene, read_labelled
from gc_studio.training.timed import run_for

log = logging.getLogger(__name__)

NETS: dict[str, type[LabelNet] | type[JudgeNet]] = {"labels": LabelNet, "judge": JudgeNet}
SIZE, BATCH = (256, 192), 4
"""Rows and columns of a crop, in which a whole person may stand, and crops in a batch."""
LARGEST = 1.5
"""Up to how many times larger than such a crop a photo is seen."""
MEASURED_SIDE = 224
CHECKPOINT_SECONDS = 120
WARM_UP_STEPS = 50
AVERAGED = 0.99
"""Decay of the average over the weights of past steps, which is what ships."""


@dataclass(frozen=True)
class Settings:
    """Everything that a run depends on."""

    classes: LabelSet
    photos: list[Path]
    start_from: Path
    out: Path
    minutes: float
    unseen: list[Path]
    learning_rate: float = 2e-3
    seed: int = 1
    workers: int = 1
    """Processes that load crops; 0 does that in this one."""


class Crops(IterableDataset[tuple[Tensor, Tensor]]):
    """Endless batches of photos uint8 (N, 3, H, W) and labels uint8 (N, H / 2, W / 2)."""

    def __init__(self, photos: list[Path], classes: LabelSet, seed: int, first_step: int) -> None:
        self._photos, self._classes, self._seed, self._first_step = photos, classes, seed, first_step

    def __iter__(self) -> Iterator[tuple[Tensor, Tensor]]:
        worker = get_worker_info()
        start, stride = (worker.id, worker.num_workers) if worker else (0, 1)
        for step in counted(self._first_step + start, stride):
            rng = np.random.default_rng([self._seed, step])
            crops = [self._crop(rng) for _ in range(BATCH)]
            photos, labels = (np.stack(layer) for layer in zip(*crops, strict=True))
            yield torch.from_numpy(photos).permute(0, 3, 1, 2), torch.from_numpy(labels)

    def _crop(self, rng: np.random.Generator) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
        photo = read_labelled(self._photos[int(rng.integers(len(self._photos)))], self._classes)
        crop, labels = random_scene(*photo, SIZE, LARGEST, rng)
        light = crop * rng.uniform(0.75, 1.2) * rng.uniform(0.92, 1.08, 3) + rng.uniform(-20, 20)
        return np.clip(light, 0, 255).astype(np.uint8), labels


def normalised_block(inputs: int, outputs: int, kernel: int = 3, stride: int = 1, dilation: int = 1) -> nn.Module:
    """A convolution with batch normalisation, see `labelling.plain_block`."""
    padding = (kernel - 1) // 2 * dilation
    convolution = nn.Conv2d(inputs, outputs, kernel, stride, padding, dilation)
    nn.init.kaiming_normal_(convolution.weight, LABEL_SLOPE)
    return nn.Sequential(convolution, nn.BatchNorm2d(outputs))


def folded(net: nn.Module) -> dict[str, Tensor]:
    """Weights of a plain net that computes the same as one of `normalised_block` does when it is used."""
    plain = deepcopy(net).eval()
    for blocks in plain.children():
        if isinstance(blocks, nn.ModuleList):
            for index, block in enumerate(blocks):
                if isinstance(block, nn.Sequential):
                    convolution, norm = block
                    assert isinstance(convolution, nn.Conv2d)
                    assert isinstance(norm, nn.BatchNorm2d)
                    blocks[index] = fuse_conv_bn_eval(convolution, norm)
    return plain.state_dict()


def class_weights(photos: list[Path], classes: LabelSet) -> Tensor:
    """Weights of the classes in the loss: share of the pixels ** -0.3, the mean over the pixels 1."""
    counts = np.zeros(len(classes.names))
    for path in photos[::8]:
        counts += np.bincount(read_labelled(path, classes)[1].ravel(), minlength=len(counts))
    shares = np.maximum(counts / counts.sum(), 2e-4)
    weights = shares**-0.3
    return torch.tensor(weights / (weights * shares).sum(), dtype=torch.float32)


def mean_iou(confusion: NDArray[np.int64]) -> tuple[float, NDArray[np.float64]]:
    """Mean over the classes that are there of intersection over union, and those of all classes.

    confusion: (K, K), pixels of a true class (row) that were found to be another.
    """
    hit = np.diag(confusion)
    union = confusion.sum(0) + confusion.sum(1) - hit
    of_classes = hit / np.maximum(union, 1)
    return float(of_classes[confusion.sum(1) > 0].mean()), of_classes


class Segmentation:
    """The two nets, their averages and one step of their training."""

    def __init__(self, settings: Settings) -> None:
        torch.manual_seed(settings.seed)
        self.settings, self.step, self.seconds = settings, 0, 0.0
        self.photos = labelled_photos(settings.photos)
        self.weights = class_weights(self.photos, settings.classes)
        average = torch.optim.swa_utils.get_ema_multi_avg_fn(AVERAGED)
        self.nets, self.optimisers = dict[str, LabelNet | JudgeNet](), dict[str, torch.optim.Optimizer]()
        self.averages = dict[str, torch.optim.swa_utils.AveragedModel]()
        for name, kind in NETS.items():
            net = kind(len(settings.classes.names), normalised_block).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
            if isinstance(net, LabelNet):
                _start_trunk(net, settings.start_from)
            self.nets[name] = net
            self.averages[name] = torch.optim.swa_utils.AveragedModel(net, multi_avg_fn=average, use_buffers=True)
            self.optimisers[name] = torch.optim.AdamW(net.parameters(), settings.learning_rate, weight_decay=1e-3)

    def train_step(self, photos: Tensor, labels: Tensor, done: float) -> dict[str, Tensor]:
        """One step of both nets; done: share of the run. Returns the losses, detached."""
        warm = min(1.0, (self.step + 1) / WARM_UP_STEPS)
        pictures = (photos.float() / 127.5 - 1).contiguous(memory_format=torch.channels_last)
        losses = {}
        for name, net in self.nets.items():
            for group in self.optimisers[name].param_groups:
                group["lr"] = self.settings.learning_rate * warm * (0.02 + 0.49 * (1 + math.cos(math.pi * done)))
            scores = at_labels(net(pictures), labels.shape[1:])
            loss = F.cross_entropy(scores, labels.long(), self.weights)
            self.optimisers[name].zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 2.0)
            self.optimisers[name].step()
            self.averages[name].update_parameters(net)
            losses[name] = loss.detach()
        self.step += 1
        return losses

    @torch.no_grad()
    def measured(self) -> dict[str, tuple[float, NDArray[np.float64]]]:
        """Mean IoU of the averaged nets on the unseen photos, and that of each class."""
        classes = self.settings.classes
        count = len(classes.names)
        confusions = {name: np.zeros((count, count), np.int64) for name in NETS}
        for path in labelled_photos(self.settings.unseen):
            photo, labels = fitted(*read_labelled(path, classes), MEASURED_SIDE)
            picture = torch.from_numpy(photo).permute(2, 0, 1)[None].float() / 127.5 - 1
            for name, average in self.averages.items():
                found = at_labels(average.module.eval()(picture), labels.shape)[0].argmax(0).numpy()
                pairs = labels.ravel().astype(np.int64) * count + found.ravel()
                confusions[name] += np.bincount(pairs, minlength=count**2).reshape(count, -1)
        return {name: mean_iou(confusion) for name, confusion in confusions.items()}

    def _parts(self) -> dict[str, dict[str, Any]]:
        return {"nets": self.nets, "averages": self.averages, "optimisers": self.optimisers}

    def save(self) -> None:
        """The checkpoint, and beside it the averaged nets as they would ship."""
        state = {key: {name: part.state_dict() for name, part in own.items()} for key, own in self._parts().items()}
        temporary = self.settings.out / "checkpoint.tmp"
        torch.save(state | {"step": self.step, "seconds": self.seconds}, temporary)
        temporary.replace(self.settings.out / "checkpoint.pt")
        for name, average in self.averages.items():
            path = self.settings.out / f"{name}.safetensors"
            write_weights(folded(average.module), path, lambda own: {"identity": own}, {"steps": str(self.step)})

    def resume(self) -> None:
        """Go on from a checkpoint, if there is one."""
        path = self.settings.out / "checkpoint.pt"
        if path.exists():
            state = torch.load(path, weights_only=True)
            for key, own in self._parts().items():
                for name, part in own.items():
                    part.load_state_dict(state[key][name])
            self.step, self.seconds = state["step"], state["seconds"]


def at_labels(scores: Tensor, shape: tuple[int, ...]) -> Tensor:
    """Scores (N, K, H', W') at the resolution of a label map."""
    if scores.shape[2:] == shape:
        return scores
    return F.interpolate(scores, tuple(shape), mode="bilinear", align_corners=False)


def _start_trunk(net: LabelNet, path: Path) -> None:
    """Give the way down of a label net the weights of the studio encoders' trunk."""
    tensors = load_file(path)
    for index in range(len(TRUNK_CHANNELS)):
        block = net.down[index]
        assert isinstance(block, nn.Sequential)
        convolution = block[0]
        assert isinstance(convolution, nn.Conv2d)
        assert convolution.bias is not None
        with torch.no_grad():
            convolution.weight.copy_(tensors[f"encoders.trunk.{2 * index}.weight"].float())
            convolution.bias.copy_(tensors[f"encoders.trunk.{2 * index}.bias"].float())


def train_segment(settings: Settings) -> dict[str, tuple[float, NDArray[np.float64]]]:
    """Run, or go on with, the run in `settings.out`; returns what `Segmentation.measured` does at its end."""
    settings.out.mkdir(parents=True, exist_ok=True)
    run = Segmentation(settings)
    run.resume()
    crops = Crops(run.photos, settings.classes, settings.seed, run.step)
    stream = iter(DataLoader(crops, batch_size=None, num_workers=settings.workers))

    def step(done: float) -> dict[str, Tensor]:
        photos, labels = next(stream)
        return run.train_step(photos, labels, done)

    run_for(settings.minutes, run, step, CHECKPOINT_SECONDS)
    return run.measured()
