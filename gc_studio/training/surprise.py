"""Photos of clothes -> the density that new textures are drawn from, and how it compares with others."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.photo_names import find_photos
from gc_studio.nets.model import StudioModel
from gc_studio.training.clothes import codes_of_clothes
from gc_studio.training.colour_slopes import colour_slopes
from gc_studio.training.compare_densities import code_distances, kernel_distances, subject_features
from gc_studio.training.densities import (
    Codes,
    Mixture,
    fit_mixture,
    mixture_sampler,
    prior_sampler,
    train_wgan,
    uniform_sampler,
)

COMPONENTS, DOUBT = 16, 100.0
"""Of the mixture that ships: the likeliest for codes of unseen photos, see the card."""

WGAN_STEPS = 2500

SHAPES = 36
"""Unseen photos, about so many, whose lines are painted to compare densities."""


@dataclass(frozen=True)
class Settings:
    """What to learn from: folders or files of photos; `unseen` ones are compared with, and `kept` holds their codes."""

    photos: list[Path]
    unseen: list[Path]
    kept: Path
    out: Path


def train_surprise(settings: Settings, model: StudioModel) -> dict[str, dict[str, float]]:
    """Write the density; returns its likelihood and the kernel distances of all densities, by their names."""
    codes, unseen = _codes(settings, model)
    mixture = fit_mixture(codes, COMPONENTS, DOUBT)
    mixture.write(settings.out, model.identity, colour_slopes(mixture, model))
    gaussian = fit_mixture(codes, 1, DOUBT)
    samplers = {
        f"mixture of {COMPONENTS} Gaussians": mixture_sampler(mixture),
        "Gaussian": mixture_sampler(gaussian),
        "WGAN-GP": train_wgan(codes, WGAN_STEPS),
        "the encoder's prior": prior_sampler(),
        "uniform": uniform_sampler(codes),
    }
    photos = find_photos(*settings.unseen)
    photos = photos[:: max(len(photos) // SHAPES, 1)]
    distances = kernel_distances(samplers, unseen, photos, model, subject_features())
    of_codes = code_distances(samplers, unseen)
    found = {name: {"kernel": distance, "plus or minus": error} for name, (distance, error) in distances.items()}
    for name, distance in of_codes.items():
        found[name]["kernel of codes"] = distance
    for name, density in ((f"mixture of {COMPONENTS} Gaussians", mixture), ("Gaussian", gaussian)):
        found[name]["log likelihood of an unseen code"] = _likelihood(density, unseen)
    return found


def _codes(settings: Settings, model: StudioModel) -> tuple[Codes, Codes]:
    """Codes of the photos and of unseen ones; encoding takes half an hour, so they are kept in a file."""
    if not settings.kept.is_file():
        codes = [codes_of_clothes(find_photos(*paths), model) for paths in (settings.photos, settings.unseen)]
        np.savez(settings.kept, train=codes[0], test=codes[1])
    with np.load(settings.kept) as kept:
        return kept["train"], kept["test"]


def _likelihood(density: Mixture, codes: NDArray[np.int16]) -> float:
    return float(density.log_density(codes.astype(np.float64)).mean())
