"""Photos with label maps in, the networks of scenes (`nets/scenes.py`) out; resumable.

The losses are those of SC (Agustsson et al., ICCV 2019): distortion of pixels where a picture is preserved, feature
matching and perceptual distances everywhere, a discriminator that sees the labels.
"""

import logging
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.utils.data import DataLoader

from gc_studio.document import Codes
from gc_studio.nets.encoders import quantise
from gc_studio.nets.layout import DETAIL_STAGE, SCENE_DETAIL_CHANNELS
from gc_studio.nets.registry import header_of
from gc_studio.nets.scenes import SceneEncoder, SceneGenerator
from gc_studio.training import losses
from gc_studio.training.export import write_weights
from gc_studio.training.label_sets import LabelSet
from gc_studio.training.perceptual import LpipsSqueeze, VggFeatures
from gc_studio.training.samples import save_sheet
from gc_studio.training.scene_data import SceneBatch, SceneStream
from gc_studio.training.scene_discriminator import SceneDiscriminator, generator_loss, hinge_loss
from gc_studio.training.scene_sheet import scene_sheet
from gc_studio.training.street import labelled_photos
from gc_studio.training.timed import run_for

log = logging.getLogger(__name__)

WEIGHTS = {"pixels": 10.0, "lpips": 5.0, "vgg": 3.0, "adversarial": 1.0, "feature_matching": 4.0}
"""Of the generator's terms."""
NESTED = (2, 4, 8)
"""So many channels of w are alive in a step; the rest is zero, so that the first ones do alone."""
CHECKPOINT_SECONDS = 300
NEW_TIMES = 3.0
"""Learning rate of weights that are new, in that of weights which the studio model had."""
LEAST_RATE, CONSTANT_SHARE = 0.1, 0.4
AVERAGED = 0.996


@dataclass(frozen=True)
class Settings:
    """Everything that a run depends on."""

    name: str
    """Of the model, and of what it knows: classes."""
    classes: LabelSet
    photos: list[Path]
    start_from: Path
    perceptual: Path
    vgg: Path
    out: Path
    minutes: float
    unseen: list[Path]
    size: int = 256
    batch: int = 4
    adversarial_from: int = 60
    learning_rate: float = 3e-4
    compile: bool = True
    seed: int = 1
    workers: int = 1
    """Processes that load crops; 0 does that in this one."""


class SceneCodec(nn.Module):
    """Encoder and generator; the names of its parameters are those in the exported file."""

    def __init__(self, classes: int) -> None:
        super().__init__()
        self.generator, self.encoder = SceneGenerator(classes), SceneEncoder()

    def forward(self, photo: Tensor, labels: Tensor, mask: Tensor, channels: int) -> Tensor:
        """Photos painted again with so many channels of w; mask: float (N, 1, H / 16, W / 16)."""
        detail = quantise(self.encoder(photo)) * mask
        alive = torch.arange(detail.shape[1], device=detail.device) < channels
        picture: Tensor = self.generator(labels, detail * alive[:, None, None], mask)
        return picture.float()


def start_from(codec: SceneCodec, path: Path) -> None:
    """Take over the weights of a model of scenes with as many classes, or what the studio model has.

    Of the studio model, what is told of labels starts small, and borders count as its lines do.
    """
    studio = {name: value.float() for name, value in load_file(path).items()}
    if "encoders.detail_head.2.weight" not in studio:
        codec.load_state_dict(studio)
        return
    known = studio["encoders.detail_head.2.weight"].shape[0]
    own = codec.state_dict()
    for name, value in own.items():
        source = name.replace("encoder.", "encoders.", 1) if name.startswith("encoder.") else name
        if source not in studio:
            continue
        given = studio[source]
        if given.shape == value.shape:
            value.copy_(given)
        elif name.startswith("encoder."):
            value[:known].copy_(given)
        else:
            # A guide: borders in the place of the structure, the labels' channels new.
            value.mul_(0.15)
            value[:, :2].copy_(given[:, :2])
            if f"stages.{DETAIL_STAGE}." in name:
                first = value.shape[1] - SCENE_DETAIL_CHANNELS - 1
                value[:, first : first + known].copy_(given[:, 2:-1])
                value[:, -1:].copy_(given[:, -1:])
    codec.load_state_dict(own)


class SceneTraining:
    """Networks, optimisers and averages of a run, and one step of it."""

    def __init__(self, settings: Settings) -> None:
        torch.manual_seed(settings.seed)
        self.settings, self.step, self.seconds = settings, 0, 0.0
        self.codec = SceneCodec(len(settings.classes.names))
        start_from(self.codec, settings.start_from)
        self.lpips, self.vgg = LpipsSqueeze(settings.perceptual), VggFeatures(settings.vgg)
        widths = [taps.shape[1] for taps in self.vgg.features(torch.zeros(1, 3, 64, 64))]
        self.discriminator = SceneDiscriminator(len(settings.classes.names), widths)
        for module in (self.codec, self.lpips, self.vgg, self.discriminator):
            module.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        if settings.compile:
            # The guides stay eager: there is not much to gain, and no code is made for maps of truth values.
            for compiled in (self.codec.encoder, self.lpips, *self.codec.generator.stages):
                compiled.compile(dynamic=False)
            self.vgg.features = torch.compile(self.vgg.features, dynamic=False)  # type: ignore[method-assign]
        new = [
            p
            for name, p in self.codec.named_parameters()
            if ".features." in name or "told" in name or "texture" in name
        ]
        old = [p for p in self.codec.parameters() if all(p is not other for other in new)]
        groups = [{"params": old, "times": 1.0}, {"params": new, "times": NEW_TIMES}]
        self.optimiser = torch.optim.Adam(groups, settings.learning_rate, (0.5, 0.99))
        judged = [{"params": list(self.discriminator.parameters()), "times": 1.0}]
        self.discriminator_optimiser = torch.optim.Adam(judged, settings.learning_rate, (0.5, 0.99))
        self.ema = {name: value.detach().clone() for name, value in self.codec.named_parameters()}

    def train_on(self, batch: SceneBatch) -> dict[str, Tensor]:
        """One step of both sides; returns the loss terms, detached."""
        photo = (batch.photo.float() / 127.5 - 1).contiguous(memory_format=torch.channels_last)
        labels, mask = batch.labels, batch.mask.float()
        channels = NESTED[int(np.random.default_rng([self.settings.seed, self.step]).integers(len(NESTED)))]
        decoded = self.codec(photo, labels, mask, channels)
        with torch.no_grad():
            originals = self.vgg.features(photo)
        features = self.vgg.features(decoded)
        terms = {
            "pixels": losses.kept_l1(decoded, photo, mask),
            "lpips": self.lpips(decoded, photo).mean(),
            "vgg": self.vgg.distance(features, originals).mean(),
        }
        judge = self.step >= self.settings.adversarial_from
        discriminator_loss = None
        # Judged before the generator learns, so that the original is looked at once.
        self.discriminator.requires_grad_(True)
        real = self.discriminator(photo, originals, labels)
        fake = self.discriminator(decoded.detach(), [tap.detach() for tap in features], labels)
        discriminator_loss = hinge_loss(real, fake)
        self.discriminator_optimiser.zero_grad(set_to_none=True)
        discriminator_loss.backward()
        self.discriminator_optimiser.step()
        if judge:
            self.discriminator.requires_grad_(False)
            again = self.discriminator(decoded, features, labels)
            terms |= {
                "adversarial": generator_loss(again),
                "feature_matching": losses.feature_matching_loss(real, again),
            }
        total = torch.stack([WEIGHTS[name] * term for name, term in terms.items()]).sum()
        self.optimiser.zero_grad(set_to_none=True)
        total.backward()
        self.optimiser.step()
        decay = min(AVERAGED, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            torch._foreach_lerp_(list(self.ema.values()), list(self.codec.parameters()), 1 - decay)
        self.step += 1
        return {name: term.detach() for name, term in (terms | {"discriminator": discriminator_loss}).items()}

    def set_learning_rate(self, done: float) -> None:
        """Constant, then falling linearly to LEAST_RATE of itself. done: share of the run, 0 .. 1."""
        left = min(1.0, (1 - done) / (1 - CONSTANT_SHARE))
        for optimiser in (self.optimiser, self.discriminator_optimiser):
            for group in optimiser.param_groups:
                rate = LEAST_RATE + (1 - LEAST_RATE) * left
                group["lr"] = self.settings.learning_rate * group["times"] * rate

    def _parts(self) -> dict[str, nn.Module | torch.optim.Optimizer]:
        return {
            "codec": self.codec,
            "discriminator": self.discriminator,
            "optimiser": self.optimiser,
            "discriminator_optimiser": self.discriminator_optimiser,
        }

    def save(self) -> None:
        """The checkpoint, the averaged weights as they would ship, and samples."""
        out = self.settings.out
        state = {name: part.state_dict() for name, part in self._parts().items()}
        torch.save(state | {"ema": self.ema, "step": self.step, "seconds": self.seconds}, out / "checkpoint.tmp")
        (out / "checkpoint.tmp").replace(out / "checkpoint.pt")
        names = self.settings.classes.names
        codes = Codes(
            self.settings.name,
            ("labels", "mask", "detail"),
            texture_dimensions=0,
            detail_channels=SCENE_DETAIL_CHANNELS,
            classes=len(names),
        )
        header = partial(header_of, family="scenes", codes=codes, classes=names)
        write_weights(self.ema, out / f"model-{self.step:05}.safetensors", header, {"steps": str(self.step)})
        averaged = SceneCodec(len(names)).eval()
        averaged.load_state_dict(self.ema)
        photos = labelled_photos(self.settings.unseen)
        shown = photos[:: max(len(photos) // 6, 1)][:6]
        sheet = scene_sheet(averaged.generator, averaged.encoder, shown, self.settings.classes)
        save_sheet(sheet, out / f"samples-{self.step:05}.webp", sheet.shape[1])

    def resume(self) -> None:
        """Go on from a checkpoint, if there is one."""
        path = self.settings.out / "checkpoint.pt"
        if path.exists():
            state = torch.load(path, weights_only=True)
            for name, part in self._parts().items():
                part.load_state_dict(state[name])
            self.ema, self.step, self.seconds = state["ema"], state["step"], state["seconds"]
            log.info("resumed at step %d", self.step)


def train_scenes(settings: Settings) -> None:
    """Run, or go on with, the run in `settings.out`, for so many minutes in all."""
    settings.out.mkdir(parents=True, exist_ok=True)
    run = SceneTraining(settings)
    run.resume()
    photos = labelled_photos(settings.photos)
    stream = SceneStream(photos, settings.classes, settings.size, settings.batch, settings.seed, run.step)
    batches = iter(DataLoader(stream, batch_size=None, num_workers=settings.workers))

    def step(done: float) -> dict[str, Tensor]:
        run.set_learning_rate(done)
        return run.train_on(next(batches))

    run_for(settings.minutes, run, step, CHECKPOINT_SECONDS)
