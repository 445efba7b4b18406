"""Training of the sampler (`nets/papers/sampler.py`): a WGAN-GP over w_hat of photos (ICCV 2019, figure 6)."""

from functools import partial

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from gc_studio.document import CELL
from gc_studio.nets.model import ModelError
from gc_studio.nets.papers.gc_model import GcModel, load_gc
from gc_studio.nets.papers.sampler import (
    LATENT,
    SAMPLED_CHANNELS,
    SIDE,
    Critic,
    Sampler,
    quantised,
    uniform_symbols,
)
from gc_studio.nets.registry import described
from gc_studio.training.crops import random_crop
from gc_studio.training.data import Shared
from gc_studio.training.papers.runs import Run, Settings, as_sheet

PHOTOS = 4000
"""Crops that are encoded once, before the training."""
BATCH, CRITIC_STEPS, PENALTY = 64, 5, 10.0
SHEET_ROWS = 6


def encoded_crops(settings: Settings, model: GcModel, photos: int) -> NDArray[np.int8]:
    """w_hat of crops of photos, int8 (photos, SAMPLED_CHANNELS, SIDE, SIDE)."""
    shared, rng = Shared(settings.packs), np.random.default_rng(settings.seed)
    crops = (random_crop(shared.photo(rng), SIDE * CELL, rng) for _ in range(photos))
    return np.stack([quantised(model.encode(crop)[:SAMPLED_CHANNELS]) for crop in crops])


class SamplerTraining:
    """Networks and optimisers of a run, and one step of it."""

    def __init__(self, settings: Settings, model: GcModel) -> None:
        torch.manual_seed(settings.seed)
        self._model, self.sampler, self.critic = model, Sampler(), Critic()
        self._optimisers = {
            name: torch.optim.Adam(net.parameters(), settings.learning_rate, (0.0, 0.9))
            for name, net in (("optimiser", self.sampler), ("critic_optimiser", self.critic))
        }
        self._real = torch.from_numpy(encoded_crops(settings, model, PHOTOS))
        self.run = Run(
            settings,
            self.sampler,
            {"critic": self.critic},
            self._optimisers,
            partial(_header, model.identity),
            self.sheet,
            "sampler.safetensors",
        )

    def train_on(self) -> dict[str, Tensor]:
        """CRITIC_STEPS steps of the critic and one of the sampler."""
        for _ in range(CRITIC_STEPS):
            real = self._real[torch.randint(len(self._real), (BATCH,))].float()
            # Symbols are whole numbers; the sampler should not be found out by that.
            real = real + torch.rand_like(real) - 0.5
            critic_loss = self._critic_loss(real, self.sampler(torch.randn(BATCH, LATENT)).detach())
            self._step("critic_optimiser", critic_loss)
        loss = -self.critic(self.sampler(torch.randn(BATCH, LATENT))).mean()
        self._step("optimiser", loss)
        self.run.average()
        return {"critic": critic_loss.detach(), "sampler": loss.detach()}

    def _critic_loss(self, real: Tensor, made: Tensor) -> Tensor:
        """E[D(made)] - E[D(real)] + 10 E[(|dD/dw| - 1)^2] between the two."""
        between = torch.lerp(real, made, torch.rand(len(real), 1, 1, 1)).requires_grad_()
        (slopes,) = torch.autograd.grad(self.critic(between).sum(), between, create_graph=True)
        penalty = ((slopes.flatten(1).norm(dim=1) - 1) ** 2).mean()
        return self.critic(made).mean() - self.critic(real).mean() + PENALTY * penalty

    def _step(self, name: str, loss: Tensor) -> None:
        optimiser = self._optimisers[name]
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        optimiser.step()

    def sheet(self, _photos: Tensor) -> NDArray[np.uint8]:
        """Pictures of noise, and of uniform symbols beside them."""
        made = self.sampler(torch.randn(3 * SHEET_ROWS, LATENT, generator=torch.Generator().manual_seed(0))).numpy()
        painted = [self._painted(quantised(w)) for w in made]
        painted += [self._painted(uniform_symbols(seed)) for seed in range(SHEET_ROWS)]
        columns = [painted[start : start + SHEET_ROWS] for start in range(0, len(painted), SHEET_ROWS)]
        return as_sheet([torch.stack(column) for column in columns])

    def _painted(self, symbols: NDArray[np.int8]) -> Tensor:
        detail = np.zeros((self._model.codes.detail_channels, SIDE, SIDE), np.int8)
        detail[:SAMPLED_CHANNELS] = symbols
        picture = self._model.paint(detail, np.ones((SIDE, SIDE), bool))
        return torch.from_numpy(picture.transpose(2, 0, 1).astype(np.float32)) / 127.5 - 1


def _header(model: str, identity: str) -> dict[str, str]:
    return {"identity": identity, "model": model}


def train_sampler(settings: Settings) -> None:
    """Run, or go on with, the run in `settings.out`; `settings.start_from` is the model that it draws for."""
    if settings.start_from is None:
        raise ModelError("a sampler draws for a model of the family gc; give its weight file by --start-from")
    settings.out.mkdir(parents=True, exist_ok=True)
    training = SamplerTraining(settings, load_gc(described(settings.start_from), "cpu"))
    training.run.resume()
    training.run.go(training.train_on)
