"""The training loop of the studio model: packs in, checkpoints, EMA weights and sample sheets out; resumable.

Lightning Fabric puts the same loop on a processor, a GPU, or several of them on one machine or on many.
"""

import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import torch
from lightning.fabric import Fabric
from lightning.fabric.loggers import TensorBoardLogger
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.utils.data import DataLoader
from tqdm import tqdm

from gc_studio.training import losses
from gc_studio.training.codec import Codec, Swap
from gc_studio.training.data import Batch, BatchStream, Kind, kind_of
from gc_studio.training.discriminator import Discriminator
from gc_studio.training.export import export
from gc_studio.training.feature_sets import FeatureSets
from gc_studio.training.perceptual import Lpips, LpipsSqueeze, VggFeatures
from gc_studio.training.samples import sample_sheet, save_sheet
from gc_studio.training.swap import of_things

log = logging.getLogger(__name__)

CURVES = "tensorboard"
"""Folder of a run that TensorBoard reads."""

CHECKPOINT_SECONDS = 120
LOG_EVERY = 100
"""Steps between two lines in the log, and two points in the curves of TensorBoard."""

Precision = Literal["bf16-mixed", "32-true"]
"""bfloat16 where it does no harm, or float32 throughout: faster on processors that do not multiply bfloat16."""

FINAL_SHARE, LEAST_RATE = 0.8, 0.05
"""Share of the run over which the learning rate falls linearly, and to what share of itself."""


@dataclass(frozen=True)
class Phase:
    """`steps` steps with batches of `batch` crops of `size` pixels, on each device."""

    size: int
    batch: int
    steps: int


@dataclass(frozen=True)
class Settings:
    """Everything that a run depends on besides its packs."""

    packs: list[tuple[Path, float]]
    perceptual: Path | None
    out: Path
    phases: list[Phase]
    large_packs: list[tuple[Path, float]] | None = None
    minutes: float | None = None
    adversarial_from: int = 1500
    learning_rate: float = 3e-4
    ema_decay: float = 0.999
    seed: int = 1
    device: str = "cpu"
    devices: int = 1
    machines: int = 1
    precision: Precision = "bf16-mixed"
    compile: bool = True
    workers: int = 1
    uses: int = 1
    vgg: Path | None = None
    start_from: Path | None = None
    generator_only: bool = False
    swap_every: int = 4
    weights: losses.LossWeights = field(default_factory=losses.LossWeights)


class Trainer:
    """Networks, optimisers and EMA of a run, and one step of it."""

    def __init__(self, settings: Settings, fabric: Fabric) -> None:
        self.settings, self.fabric = settings, fabric
        torch.manual_seed(settings.seed)
        codec, discriminator = Codec(), Discriminator()
        distances: dict[str, Lpips | VggFeatures] = {"lpips": LpipsSqueeze(settings.perceptual)}
        if settings.vgg:
            distances["vgg"] = VggFeatures(settings.vgg)
        for module in (codec, discriminator, *distances.values()):
            module.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        if settings.start_from:
            codec.load_state_dict({name: value.float() for name, value in load_file(settings.start_from).items()})
        self._structural_similarity = losses.structural_similarity
        if settings.generator_only:
            codec.encoders.requires_grad_(False)
        if settings.compile:
            # The discriminator stays eager: compiled it is slower.
            for compiled in (codec.generator, codec.encoders, *distances.values()):
                compiled.compile(dynamic=False)
            self._structural_similarity = torch.compile(losses.structural_similarity, dynamic=False)
        rate, betas = settings.learning_rate, (0.5, 0.99)
        trained = [parameter for parameter in codec.parameters() if parameter.requires_grad]
        self.codec, self.optimiser = fabric.setup(codec, torch.optim.Adam(trained, rate, betas))
        self.discriminator, self.discriminator_optimiser = fabric.setup(
            discriminator, torch.optim.Adam(discriminator.parameters(), rate, betas)
        )
        self.distances = {name: module.to(fabric.device) for name, module in distances.items()}
        with torch.no_grad():
            maps = self._feature_maps(torch.zeros(1, 3, 64, 64, device=fabric.device))
        self.feature_sets = FeatureSets([features.shape[1] for features in maps]).to(fabric.device)
        self.ema = {name: value.clone() for name, value in self._weights().items()}
        self.step = 0
        self.photos = 0

    def _weights(self) -> dict[str, Tensor]:
        return {name: parameter.detach() for name, parameter in self.codec.module.named_parameters()}

    def train_on(self, batch: Batch) -> dict[str, Tensor]:
        """One optimisation step; returns the loss terms, detached."""
        photo, structure, mask, regions, shares = batch.as_floats(self.fabric.device)
        adversarial = self.step >= self.settings.adversarial_from
        swap = self._swap() if adversarial else None
        # A thing in the texture of another among regions that keep their own: only its own is asked for.
        asked = of_things(regions) if swap == "thing" else regions.any((2, 3))
        # The noise of a step depends on nothing before it, so that a resumed run is the same run.
        torch.manual_seed(self._seed())
        whole = batch.whole_as_floats(self.fabric.device)
        if whole is not None:
            asked = whole[1].any((2, 3))
        decoded, texture, other = self.codec(photo, structure, mask, regions, shares, swap, whole)
        with self.fabric.autocast():
            if swap:
                alone, among_others = losses.mean_of_used((other - texture).abs().mean(-1), asked)
                terms = {"latent": alone, "latent_among_others": among_others}
                terms["distribution"] = self._distribution_term(decoded, photo)
            else:
                terms = self._reconstruction_terms(decoded, photo, mask)
                terms["kl"] = losses.mean_of_used(losses.kl_divergence(texture, other), asked)
            if adversarial:
                terms |= self._adversarial_terms(decoded, photo, structure, matched=not swap)
        total = torch.stack([getattr(self.settings.weights, name) * term for name, term in terms.items()]).sum()
        self.optimiser.zero_grad(set_to_none=True)
        self.fabric.backward(total)
        self.optimiser.step()
        if adversarial:
            terms["discriminator"] = self._train_discriminator(decoded.detach(), photo, structure)
        self._update_ema()
        self.step += 1
        self.photos += photo.shape[0] * self.fabric.world_size
        return {name: term.detach() for name, term in terms.items()}

    def _swap(self) -> Swap | None:
        number, others = divmod(self.step, self.settings.swap_every)
        if others or (self.settings.large_packs and kind_of(self.step) is not Kind.FITTED):
            return None
        return "thing" if number % 2 else "all"

    def _seed(self) -> int:
        return (self.settings.seed << 40) + self.step * self.fabric.world_size + self.fabric.global_rank

    def _reconstruction_terms(self, decoded: Tensor, photo: Tensor, mask: Tensor) -> dict[str, Tensor]:
        return {
            "l1": losses.masked_l1(decoded, photo, mask),
            "colour": losses.colour_error(decoded, photo),
            "ssim": 1 - self._structural_similarity(decoded, photo),
        } | {name: distance(decoded, photo).mean() for name, distance in self.distances.items()}

    def _feature_maps(self, pictures: Tensor) -> list[Tensor]:
        return [features for distance in self.distances.values() for features in distance.features(pictures)]

    def _distribution_term(self, decoded: Tensor, photo: Tensor) -> Tensor:
        with torch.no_grad():
            originals = self._feature_maps(photo)
        maps = originals, self._feature_maps(decoded)
        photos, pictures = (torch.cat([features.float().mean((2, 3)) for features in own], 1) for own in maps)
        distance: Tensor = self.feature_sets(photos, pictures)
        return distance

    def _adversarial_terms(self, decoded: Tensor, photo: Tensor, structure: Tensor, matched: bool) -> dict[str, Tensor]:
        # Unwrapped: these gradients go through it, not to it.
        discriminator = self.discriminator.module.requires_grad_(False)
        fake = discriminator(decoded, structure)
        terms = {"adversarial": losses.adversarial_loss(fake)}
        if matched:
            with torch.no_grad():
                real = discriminator(photo, structure)
            terms["feature_matching"] = losses.feature_matching_loss(real, fake)
        return terms

    def _train_discriminator(self, decoded: Tensor, photo: Tensor, structure: Tensor) -> Tensor:
        self.discriminator.requires_grad_(True)
        both = self.discriminator(torch.cat([photo, decoded]), torch.cat([structure, structure]))
        n = photo.shape[0]
        loss = losses.discriminator_loss([[t[:n] for t in s] for s in both], [[t[n:] for t in s] for s in both])
        self.discriminator_optimiser.zero_grad(set_to_none=True)
        self.fabric.backward(loss)
        self.discriminator_optimiser.step()
        return loss

    @torch.no_grad()
    def _update_ema(self) -> None:
        decay = min(self.settings.ema_decay, (1 + self.step) / (10 + self.step))
        torch._foreach_lerp_(list(self.ema.values()), list(self._weights().values()), 1 - decay)

    def set_learning_rate(self, done: float) -> None:
        """Constant, then falling linearly to LEAST_RATE of itself over the last FINAL_SHARE of the run.

        done: share of the run, 0 .. 1.
        """
        left = (1 - done) / FINAL_SHARE
        for optimiser in (self.optimiser, self.discriminator_optimiser):
            for group in optimiser.param_groups:
                group["lr"] = self.settings.learning_rate * min(1.0, LEAST_RATE + (1 - LEAST_RATE) * left)

    def _parts(self) -> dict[str, nn.Module | torch.optim.Optimizer]:
        return {
            "codec": self.codec.module,
            "discriminator": self.discriminator.module,
            "feature_sets": self.feature_sets,
            "optimiser": self.optimiser,
            "discriminator_optimiser": self.discriminator_optimiser,
        }

    def save(self, path: Path) -> None:
        """Write a checkpoint whole or not at all."""
        state = {name: part.state_dict() for name, part in self._parts().items()}
        temporary = path.with_suffix(".tmp")
        torch.save(state | {"ema": self.ema, "step": self.step, "photos": self.photos}, temporary)
        temporary.replace(path)

    def load(self, path: Path) -> None:
        """Go on from a checkpoint."""
        state = torch.load(path, map_location=self.fabric.device, weights_only=True)
        for name, part in self._parts().items():
            part.load_state_dict(state[name])
        self.ema, self.step, self.photos = state["ema"], state["step"], state["photos"]

    def averaged(self) -> Codec:
        """The networks with their EMA weights, for evaluation."""
        codec = Codec().to(self.fabric.device).eval()
        codec.load_state_dict(self.ema)
        return codec


def remaining_phases(phases: list[Phase], step: int) -> Iterator[tuple[Phase, int]]:
    """Phases not yet finished at `step`, each with the step at which it ends."""
    end = 0
    for phase in phases:
        end += phase.steps
        if step < end:
            yield phase, end


def train(settings: Settings) -> None:
    """Run all phases, resuming from `out/checkpoint.pt` where there is one.

    With `settings.minutes` the run ends by then at the latest, its learning rate in time for it: how many steps a hired
    machine makes is not known before.
    """
    began = time.monotonic()
    settings.out.mkdir(parents=True, exist_ok=True)
    fabric = Fabric(
        accelerator=settings.device,
        devices=settings.devices,
        num_nodes=settings.machines,
        strategy="ddp" if settings.devices * settings.machines > 1 else "auto",
        precision=settings.precision,
        loggers=TensorBoardLogger(settings.out, name=CURVES, version=""),
    )
    fabric.launch()
    # The shapes of a run are few: on a GPU the fastest convolution of each is worth the search.
    torch.backends.cudnn.benchmark = True
    trainer = Trainer(settings, fabric)
    checkpoint = settings.out / "checkpoint.pt"
    if checkpoint.exists():
        trainer.load(checkpoint)
        log.info("resumed at step %d, %d photos", trainer.step, trainer.photos)
    for phase, end in remaining_phases(settings.phases, trainer.step):
        _run_phase(trainer, phase, end, began, checkpoint)
        _save(trainer, phase.size, checkpoint)


def _share_done(trainer: Trainer, began: float) -> float:
    """Of the steps, or if that is more, of the time; the same on all devices."""
    settings = trainer.settings
    share = trainer.step / sum(phase.steps for phase in settings.phases)
    if settings.minutes is None:
        return share
    of_time: float = trainer.fabric.broadcast((time.monotonic() - began) / (60 * settings.minutes))
    return max(share, of_time)


def _loader(trainer: Trainer, phase: Phase) -> Iterator[Batch]:
    settings, fabric = trainer.settings, trainer.fabric
    place = fabric.global_rank, fabric.world_size
    stream = BatchStream(
        settings.packs,
        phase.size,
        phase.batch,
        settings.seed,
        trainer.step,
        place,
        settings.uses,
        settings.large_packs,
    )
    is_pinned = fabric.device.type == "cuda"
    return iter(DataLoader(stream, batch_size=None, num_workers=settings.workers, pin_memory=is_pinned))


def _save(trainer: Trainer, size: int, checkpoint: Path) -> None:
    """The checkpoint, the weights as they would ship, small enough to bring home from anywhere, and samples."""
    if trainer.fabric.is_global_zero:
        trainer.save(checkpoint)
        export(checkpoint, checkpoint.parent)
        batch = next(iter(BatchStream(trainer.settings.packs, size, 4, trainer.settings.seed + 1, 0)))
        codec = trainer.averaged()
        sheet = sample_sheet(codec.generator, codec.encoders, batch, trainer.fabric.device)
        save_sheet(sheet, checkpoint.parent / "samples.webp", sheet.shape[1])
        curves = trainer.fabric.logger
        assert isinstance(curves, TensorBoardLogger)
        curves.experiment.add_image("samples", sheet, trainer.step, dataformats="HWC")
    trainer.fabric.barrier()


def _run_phase(trainer: Trainer, phase: Phase, end: int, began: float, checkpoint: Path) -> None:
    fabric, loader = trainer.fabric, _loader(trainer, phase)
    photos = phase.batch * fabric.world_size
    saved = time.monotonic()
    means: dict[str, Tensor] = {}
    done, total = (photos * (step - end + phase.steps) for step in (trainer.step, end))
    with tqdm(total=total, initial=done, unit="photo", mininterval=30, disable=not fabric.is_global_zero) as bar:
        while trainer.step < end and (done_share := _share_done(trainer, began)) < 1:
            trainer.set_learning_rate(done_share)
            terms = trainer.train_on(next(loader))
            means |= {name: torch.lerp(means.get(name, value), value, 0.02) for name, value in terms.items()}
            bar.update(photos)
            if trainer.step % LOG_EVERY == 0:
                shown = {name: value.item() for name, value in means.items()}
                fabric.log_dict({f"loss/{name}": value for name, value in shown.items()}, trainer.step)
                summary = ", ".join(f"{name} {value:.4f}" for name, value in shown.items())
                log.info("step %d, %d photos: %s", trainer.step, trainer.photos, summary)
            is_due = fabric.broadcast(time.monotonic() - saved > CHECKPOINT_SECONDS)
            if is_due:
                _save(trainer, phase.size, checkpoint)
                saved = time.monotonic()
