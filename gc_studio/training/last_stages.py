"""A last stage of fewer channels, taught with the one before it to paint what given weights paint; resumable.

The finest stage takes nearly half of the time of a picture. When its channels become fewer
(`nets.generator.STAGE_CHANNELS`) this makes weights to go on from; the encoders and the stages up to 1/4 keep theirs,
and files their bytes.
"""

import logging
import math
import time
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.utils.data import DataLoader
from tqdm import tqdm

from gc_studio.nets.encoders import quantise
from gc_studio.nets.generator import STAGE_CHANNELS, Stage, guides, region_pyramid
from gc_studio.nets.model import ModelError
from gc_studio.training.codec import Codec, sampled
from gc_studio.training.data import Batch, BatchStream
from gc_studio.training.export import export
from gc_studio.training.perceptual import LpipsSqueeze, VggFeatures

log = logging.getLogger(__name__)

SIZE, BATCH = 256, 4
SWAP_EVERY = 3
"""Batches of which one has every photo in the textures of the photo before it."""

WEIGHTS = {"l1": 20.0, "lpips": 8.0, "vgg": 2.0}
EMA_DECAY = 0.999
LEAST_RATE = 0.02
"""Share of the learning rate that the last steps are made with."""

CHECKPOINT_SECONDS, LOG_EVERY = 120, 100
_BEFORE_LAST, _LAST = (f"generator.stages.{len(STAGE_CHANNELS) - left}." for left in (2, 1))


@dataclass(frozen=True)
class Settings:
    """Everything that a run depends on. teacher: exported weights, of a last stage with as many channels or more."""

    packs: list[tuple[Path, float]]
    teacher: Path
    perceptual: Path | None
    vgg: Path
    out: Path
    minutes: float
    learning_rate: float = 1e-3
    seed: int = 1
    compile: bool = True


@dataclass(frozen=True)
class Given:
    """What the last two stages take: features and RGB of the stage before, their guides and regions, the texture."""

    features: Tensor
    rgb: Tensor
    guides: list[Tensor]
    texture: Tensor
    regions: list[Tensor]


def load_teacher(path: Path) -> tuple[Codec, Stage]:
    """Networks with the weights of a file, but for the last stage, which is left as it was made; and the file's own.

    Raises:
        ModelError: the file cannot be read, or differs in more than the channels of the last stage.
    """
    try:
        tensors = {name: tensor.float() for name, tensor in load_file(path).items()}
        of_last = {name: tensors.pop(name) for name in list(tensors) if name.startswith(_LAST)}
        told = of_last[f"{_LAST}told1.weight"].shape[1]
        stage = Stage(STAGE_CHANNELS[-2], told, of_last[f"{_LAST}conv2.weight"].shape[0])
        stage.load_state_dict({name.removeprefix(_LAST): tensor for name, tensor in of_last.items()})
        codec = Codec()
        missing, unexpected = codec.load_state_dict(tensors, strict=False)
    except (OSError, SafetensorError, KeyError, RuntimeError) as error:
        raise ModelError(f"{path}: no weights of this network ({error})") from error
    if unexpected or any(not name.startswith(_LAST) for name in missing):
        raise ModelError(f"{path}: no weights of this network (other layers)")
    if stage.conv2.out_channels < STAGE_CHANNELS[-1]:
        raise ModelError(
            f"{path}: its last stage has {stage.conv2.out_channels} channels, not {STAGE_CHANNELS[-1]} or more"
        )
    return codec.eval().requires_grad_(False), stage.eval().requires_grad_(False)


@torch.no_grad()
def begin_as(student: Stage, teacher: Stage, given: tuple[Tensor, ...]) -> None:
    """Give a stage those channels of a wider one that its picture depends on most.

    given: features, RGB, guide, texture and regions of some pictures, as the stage takes them.
    """
    wide, channels = teacher.state_dict(), student.conv2.out_channels
    worth = teacher.rgb.weight.square().sum((0, 2, 3)).sqrt() * teacher(*given)[0].std((0, 2, 3))
    second = worth.topk(channels).indices.sort().values
    first = wide["conv2.weight"][second].square().sum((0, 2, 3)).topk(channels).indices.sort().values
    taken = {name: wide[name][first] for name in ("conv1.weight", "told1.weight", "told1.bias")}
    taken |= {name: wide[name][second] for name in ("skip.weight", "told_skip.weight", "told_skip.bias", "conv2.bias")}
    for norm, kept in (("norm1", first), ("norm2", second)):
        # Factors, then summands.
        both = torch.cat([kept, kept + teacher.conv2.out_channels])
        taken |= {name: wide[name][both] for name in (f"{norm}.affine.weight", f"{norm}.affine.bias")}
    taken["conv2.weight"] = wide["conv2.weight"][second][:, first]
    taken |= {"rgb.weight": wide["rgb.weight"][:, second], "rgb.bias": wide["rgb.bias"]}
    student.load_state_dict(taken)


class _Stages(nn.Module):
    """Two stages in a row."""

    def __init__(self, first: Stage, last: Stage) -> None:
        super().__init__()
        self.first, self.last = first, last

    def forward(self, given: Given) -> Tensor:
        """The picture, (N, 3, H, W) in [-1, 1]."""
        return torch.tanh(self.last(*self.before_last(given))[1].float())

    def before_last(self, given: Given) -> tuple[Tensor, ...]:
        """What the last stage takes."""
        features, rgb, _ = self.first(given.features, given.rgb, given.guides[0], given.texture, given.regions[0])
        return features, rgb, given.guides[1], given.texture, given.regions[1]


class LastStages:
    """Student, teacher and optimiser of a run, and one step of it."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.codec, wide = load_teacher(settings.teacher)
        first, last = self.codec.generator.stages[-2:]
        assert isinstance(first, Stage)
        assert isinstance(last, Stage)
        self.teacher = _Stages(deepcopy(first), wide)
        self.student = _Stages(first, last)
        self.lpips, self.vgg = LpipsSqueeze(settings.perceptual), VggFeatures(settings.vgg)
        for module in (self.codec, self.teacher, self.lpips, self.vgg):
            module.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self.step = 0
        begin_as(last, wide, self.teacher.before_last(self.given(next(iter(self.batches())))))
        self.student.requires_grad_(True)
        self.optimiser = torch.optim.Adam(self.student.parameters(), settings.learning_rate, (0.9, 0.99))
        self.ema = {name: value.detach().clone() for name, value in self._weights().items()}

    def _weights(self) -> dict[str, Tensor]:
        """What is trained, by the names in an exported file."""
        return {
            f"{prefix}{name}": parameter
            for prefix, stage in ((_BEFORE_LAST, self.student.first), (_LAST, self.student.last))
            for name, parameter in stage.named_parameters()
        }

    def batches(self) -> BatchStream:
        """From this step on."""
        return BatchStream(self.settings.packs, SIZE, BATCH, self.settings.seed, self.step)

    @torch.no_grad()
    def given(self, batch: Batch) -> Given:
        """What the two stages take of a batch."""
        photo, structure, mask, regions, shares = batch.as_floats(torch.device("cpu"))
        torch.manual_seed((self.settings.seed << 40) + self.step)
        mean, log_variance, w = self.codec.encoders(photo, regions)
        texture = sampled(mean, log_variance)
        if self.step % SWAP_EVERY == SWAP_EVERY - 1:
            texture, mask = texture.roll(1, 0), torch.zeros_like(mask)
        told, levels = guides(structure, quantise(w) * mask, mask), region_pyramid(shares)
        features = rgb = None
        for stage, guide, own in zip(self.codec.generator.stages[:-2], told[:-2], levels[:-2], strict=True):
            features, rgb, _ = stage(features, rgb, guide, texture, own)
        assert features is not None
        assert rgb is not None
        return Given(features, rgb, told[-2:], texture, levels[-2:])

    def train_on(self, batch: Batch) -> dict[str, float]:
        """One optimisation step; returns the loss terms."""
        given = self.given(batch)
        with torch.no_grad():
            wanted = self.teacher(given)
        with torch.autocast("cpu", torch.bfloat16):
            painted = self.student(given)
            terms = {
                "l1": (painted - wanted).abs().mean(),
                "lpips": self.lpips(painted, wanted).mean(),
                "vgg": self.vgg(painted, wanted).mean(),
            }
        self.optimiser.zero_grad(set_to_none=True)
        torch.stack([WEIGHTS[name] * term for name, term in terms.items()]).sum().backward()
        self.optimiser.step()
        self.step += 1
        decay = min(EMA_DECAY, (1 + self.step) / (10 + self.step))
        for name, value in self._weights().items():
            self.ema[name].lerp_(value.detach(), 1 - decay)
        return {name: term.item() for name, term in terms.items()}

    def set_learning_rate(self, done: float) -> None:
        """Half a cosine down to LEAST_RATE of itself. done: share of the run, 0 .. 1."""
        share = max(LEAST_RATE, 0.5 * (1 + math.cos(math.pi * done)))
        for group in self.optimiser.param_groups:
            group["lr"] = share * self.settings.learning_rate

    def save(self, path: Path) -> None:
        """Write a checkpoint whole or not at all, and beside it the weights as they would ship."""
        state = {"ema": self.codec.state_dict() | self.ema, "step": self.step, "photos": BATCH * self.step}
        state |= {"student": self.student.state_dict(), "optimiser": self.optimiser.state_dict()}
        temporary = path.with_suffix(".tmp")
        torch.save(state, temporary)
        temporary.replace(path)
        export(path, path.parent)

    def load(self, path: Path) -> None:
        """Go on from a checkpoint."""
        state = torch.load(path, map_location="cpu", weights_only=True)
        self.student.load_state_dict(state["student"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.ema = {name: state["ema"][name] for name in self.ema}
        self.step = state["step"]


def train_last_stages(settings: Settings) -> None:
    """Train for some minutes, going on from `out/checkpoint.pt` where there is one; the rate falls anew each time."""
    settings.out.mkdir(parents=True, exist_ok=True)
    run, checkpoint = LastStages(settings), settings.out / "checkpoint.pt"
    if checkpoint.exists():
        run.load(checkpoint)
        log.info("resumed at step %d", run.step)
    if settings.compile:
        for module in (run.student, run.lpips, run.vgg):
            module.compile(dynamic=False)
    began = saved = time.monotonic()
    means: dict[str, float] = {}
    batches = DataLoader(run.batches(), batch_size=None, num_workers=1)
    for batch in tqdm(batches, unit="batch", mininterval=30):
        done = (time.monotonic() - began) / (60 * settings.minutes)
        if done >= 1:
            break
        run.set_learning_rate(done)
        for name, value in run.train_on(batch).items():
            means[name] = means.get(name, value) + 0.02 * (value - means.get(name, value))
        if run.step % LOG_EVERY == 0:
            log.info("step %d: %s", run.step, ", ".join(f"{name} {value:.4f}" for name, value in means.items()))
        if time.monotonic() - saved > CHECKPOINT_SECONDS:
            run.save(checkpoint)
            saved = time.monotonic()
    run.save(checkpoint)
