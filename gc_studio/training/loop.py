"""The training loop of the studio model: packs in, checkpoints, EMA weights and sample sheets out; resumable."""

import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.utils.data import DataLoader
from tqdm import tqdm

from gc_studio.nets.encoders import Encoders, quantise
from gc_studio.nets.generator import Generator
from gc_studio.nets.texture import TEXTURE_QP, quantiser_step
from gc_studio.training import losses
from gc_studio.training.data import Batch, BatchStream
from gc_studio.training.discriminator import Discriminator
from gc_studio.training.export import export
from gc_studio.training.perceptual import LpipsSqueeze

_Module = TypeVar("_Module", bound=nn.Module)

log = logging.getLogger(__name__)

CHECKPOINT_SECONDS = 120
SWAP_EVERY = 5
"""Every so many steps the textures of a batch change places: adversarial and latent regression terms only."""

FINAL_SHARE = 0.25
"""Share of all steps over which the learning rate falls linearly to a tenth."""


@dataclass(frozen=True)
class Phase:
    """`steps` steps with batches of `batch` crops of `size` pixels."""

    size: int
    batch: int
    steps: int


@dataclass(frozen=True)
class Settings:
    """Everything that a run depends on besides its packs."""

    packs: list[tuple[Path, float]]
    perceptual: Path
    out: Path
    phases: list[Phase]
    adversarial_from: int = 1500
    learning_rate: float = 3e-4
    ema_decay: float = 0.999
    seed: int = 1
    device: str = "cpu"
    compile: bool = True
    workers: int = 1
    start_from: Path | None = None
    weights: losses.LossWeights = field(default_factory=losses.LossWeights)


class Trainer:
    """Networks, optimisers and EMA of a run, and one step of it."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.device = torch.device(settings.device)
        torch.manual_seed(settings.seed)
        self.generator, self.encoders = self._place(Generator()), self._place(Encoders())
        self.discriminator, self.lpips = self._place(Discriminator()), self._place(LpipsSqueeze(settings.perceptual))
        self.ema = {name: value.clone() for name, value in self._weights().items()}
        betas = (0.5, 0.99)
        self.optimiser = torch.optim.Adam(
            [*self.generator.parameters(), *self.encoders.parameters()], settings.learning_rate, betas
        )
        self.discriminator_optimiser = torch.optim.Adam(self.discriminator.parameters(), settings.learning_rate, betas)
        self.step = 0
        self.photos = 0
        compiled = partial(torch.compile, dynamic=False) if settings.compile else lambda module: module
        # The discriminator stays eager: compiled it is slower.
        self.run_generator, self.run_encoders = compiled(self.generator), compiled(self.encoders)
        self.run_lpips = compiled(self.lpips)

    def _place(self, module: _Module) -> _Module:
        return module.to(self.device).to(memory_format=torch.channels_last)  # type: ignore[call-overload]

    def _weights(self) -> dict[str, Tensor]:
        """Weights of generator and encoders by the names they have in the exported file."""
        modules = {"generator": self.generator, "encoders": self.encoders}
        return {f"{prefix}.{name}": p.detach() for prefix, m in modules.items() for name, p in m.named_parameters()}

    def train_on(self, batch: Batch) -> dict[str, Tensor]:
        """One optimisation step; returns the loss terms, detached."""
        photo, structure, mask, regions = batch.as_floats(self.device)
        used = regions.any((2, 3))
        adversarial = self.step >= self.settings.adversarial_from
        swapped = adversarial and self.step % SWAP_EVERY == 0
        with torch.autocast(self.device.type, torch.bfloat16):
            mean, log_variance, w = self.run_encoders(photo, regions)
            texture = self._sampled(mean, log_variance)
            if swapped:
                texture, mask = texture.roll(1, 0).detach(), torch.zeros_like(mask)
            decoded = self.run_generator(structure, texture, quantise(w) * mask, mask, regions).float()
            terms: dict[str, Tensor] = {}
            if not swapped:
                terms |= self._reconstruction_terms(decoded, photo, mask)
                terms["kl"] = losses.kl_divergence(mean[used], log_variance[used])
            if adversarial:
                terms |= self._adversarial_terms(decoded, photo, structure, matched=not swapped)
            if swapped:
                terms["latent"] = (self.run_encoders(decoded, regions)[0] - texture)[used].abs().mean()
        total = torch.stack([getattr(self.settings.weights, name) * term for name, term in terms.items()]).sum()
        self.optimiser.zero_grad(set_to_none=True)
        total.backward()
        self.optimiser.step()
        if adversarial:
            terms["discriminator"] = self._train_discriminator(decoded.detach(), photo, structure)
        self._update_ema()
        self.step += 1
        self.photos += photo.shape[0]
        return {name: term.detach() for name, term in terms.items()}

    def _sampled(self, mean: Tensor, log_variance: Tensor) -> Tensor:
        """A texture code with the noise of the posterior and of the quantiser."""
        noise = torch.exp(0.5 * log_variance) * torch.randn_like(mean)
        return mean + noise + (torch.rand_like(mean) - 0.5) * quantiser_step(TEXTURE_QP)

    def _reconstruction_terms(self, decoded: Tensor, photo: Tensor, mask: Tensor) -> dict[str, Tensor]:
        return {
            "l1": losses.masked_l1(decoded, photo, mask),
            "ssim": 1 - losses.structural_similarity(decoded, photo),
            "lpips": self.run_lpips(decoded, photo).mean(),
        }

    def _adversarial_terms(self, decoded: Tensor, photo: Tensor, structure: Tensor, matched: bool) -> dict[str, Tensor]:
        self.discriminator.requires_grad_(False)
        fake = self.discriminator(decoded, structure)
        terms = {"adversarial": losses.adversarial_loss(fake)}
        if matched:
            with torch.no_grad():
                real = self.discriminator(photo, structure)
            terms["feature_matching"] = losses.feature_matching_loss(real, fake)
        return terms

    def _train_discriminator(self, decoded: Tensor, photo: Tensor, structure: Tensor) -> Tensor:
        self.discriminator.requires_grad_(True)
        with torch.autocast(self.device.type, torch.bfloat16):
            both = self.discriminator(torch.cat([photo, decoded]), torch.cat([structure, structure]))
        n = photo.shape[0]
        loss = losses.discriminator_loss([[t[:n] for t in s] for s in both], [[t[n:] for t in s] for s in both])
        self.discriminator_optimiser.zero_grad(set_to_none=True)
        loss.backward()
        self.discriminator_optimiser.step()
        return loss

    @torch.no_grad()
    def _update_ema(self) -> None:
        decay = min(self.settings.ema_decay, (1 + self.step) / (10 + self.step))
        torch._foreach_lerp_(list(self.ema.values()), list(self._weights().values()), 1 - decay)

    def set_learning_rate(self, steps_in_all: int) -> None:
        """Constant, then falling linearly to a tenth over the last FINAL_SHARE of all steps."""
        left = (steps_in_all - self.step) / (FINAL_SHARE * steps_in_all)
        for optimiser in (self.optimiser, self.discriminator_optimiser):
            for group in optimiser.param_groups:
                group["lr"] = self.settings.learning_rate * min(1.0, 0.1 + 0.9 * left)

    def save(self, path: Path) -> None:
        """Write a checkpoint whole or not at all."""
        state = {
            "generator": self.generator.state_dict(),
            "encoders": self.encoders.state_dict(),
            "discriminator": self.discriminator.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "discriminator_optimiser": self.discriminator_optimiser.state_dict(),
            "ema": self.ema,
            "step": self.step,
            "photos": self.photos,
            "random": torch.get_rng_state(),
        }
        temporary = path.with_suffix(".tmp")
        torch.save(state, temporary)
        temporary.replace(path)

    def load(self, path: Path) -> None:
        """Go on from a checkpoint."""
        state = torch.load(path, map_location=self.device, weights_only=True)
        for name in ("generator", "encoders", "discriminator", "optimiser", "discriminator_optimiser"):
            getattr(self, name).load_state_dict(state[name])
        self.ema = state["ema"]
        self.step, self.photos = state["step"], state["photos"]
        torch.set_rng_state(state["random"].cpu())

    def start_from(self, weights: Path) -> None:
        """Begin with exported weights in the place of random ones; optimisers and discriminator start anew."""
        tensors = {name: value.float() for name, value in load_file(weights, device=str(self.device)).items()}
        for name, value in self._weights().items():
            value.copy_(tensors[name])
            self.ema[name].copy_(tensors[name])


def remaining_phases(phases: list[Phase], step: int) -> Iterator[tuple[Phase, int]]:
    """Phases not yet finished at `step`, each with the step at which it ends."""
    end = 0
    for phase in phases:
        end += phase.steps
        if step < end:
            yield phase, end


def train(settings: Settings) -> None:
    """Run all phases, resuming from `out/checkpoint.pt` where there is one."""
    settings.out.mkdir(parents=True, exist_ok=True)
    checkpoint = settings.out / "checkpoint.pt"
    trainer = Trainer(settings)
    if settings.start_from and not checkpoint.exists():
        trainer.start_from(settings.start_from)
    if checkpoint.exists():
        trainer.load(checkpoint)
        log.info("resumed at step %d, %d photos", trainer.step, trainer.photos)
    steps_in_all = sum(phase.steps for phase in settings.phases)
    for phase, end in remaining_phases(settings.phases, trainer.step):
        stream = BatchStream(settings.packs, phase.size, phase.batch, settings.seed, trainer.step)
        loader = iter(DataLoader(stream, batch_size=None, num_workers=settings.workers))
        _run_phase(trainer, loader, end, steps_in_all, checkpoint)
        _save(trainer, checkpoint)


def _save(trainer: Trainer, checkpoint: Path) -> None:
    """The checkpoint, and beside it the weights as they would ship: small enough to bring home from anywhere."""
    trainer.save(checkpoint)
    export(checkpoint, checkpoint.parent)


def _run_phase(trainer: Trainer, loader: Iterator[Batch], end: int, steps_in_all: int, checkpoint: Path) -> None:
    saved = time.monotonic()
    means: dict[str, Tensor] = {}
    with tqdm(total=end, initial=trainer.step, unit="step", mininterval=30) as bar:
        while trainer.step < end:
            trainer.set_learning_rate(steps_in_all)
            terms = trainer.train_on(next(loader))
            means |= {name: torch.lerp(means.get(name, value), value, 0.02) for name, value in terms.items()}
            bar.update()
            if trainer.step % 100 == 0:
                summary = ", ".join(f"{name} {value.item():.4f}" for name, value in means.items())
                log.info("step %d, %d photos: %s", trainer.step, trainer.photos, summary)
            if time.monotonic() - saved > CHECKPOINT_SECONDS:
                _save(trainer, checkpoint)
                saved = time.monotonic()
