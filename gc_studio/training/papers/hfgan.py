"""Training of HF-GAN (`nets/papers/hfgan.py`): section III-D of Chang et al. (TIP 2022).

    L = 1 L_GAN + 10 L_1^rec + 0.2 L_vgg + 0.25 L_SSIM + 0.01 L_KL + 1 L_1^latent    (15)

L_SSIM is 1 - SSIM; L_vgg compares the features of SqueezeNet, in the place of VGG-16's.
"""

from collections.abc import Mapping
from typing import ClassVar

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from gc_studio.document import Codes
from gc_studio.nets.papers.hfgan import TEXTURE, Hfgan, line_pyramid
from gc_studio.training import losses
from gc_studio.training.crops import random_structure
from gc_studio.training.papers.lined import LinedTraining, keep_variance, sampled
from gc_studio.training.papers.runs import Settings, as_sheet
from gc_studio.training.perceptual import LpipsSqueeze

CODES = Codes("hfgan", ("structure", "texture"), TEXTURE, detail_channels=0)


def _lines_of(photo: NDArray[np.uint8], rng: np.random.Generator) -> tuple[NDArray[np.float32], ...]:
    return (random_structure(photo, rng)[None].astype(np.float32),)


class HfganTraining(LinedTraining):
    """See `LinedTraining`."""

    weights: ClassVar[Mapping[str, float]] = {
        "l1": 10.0,
        "ssim": 0.25,
        "vgg": 0.2,
        "latent": 1.0,
        "kl": 0.01,
        "adversarial": 1.0,
    }

    def __init__(self, settings: Settings) -> None:
        torch.manual_seed(settings.seed)
        self.hfgan, self.features = Hfgan(), LpipsSqueeze(settings.perceptual)
        for part in (self.hfgan.encoder, self.hfgan.generator.first):
            keep_variance(part)
        with torch.no_grad():
            # The sum over eight scales begins near grey, where tanh has a slope.
            for name, value in self.hfgan.generator.named_parameters():
                if name.endswith("rgb.weight"):
                    value.mul_(0.1)
        super().__init__(settings, self.hfgan, CODES, _lines_of)

    def terms(self, photo: Tensor, planes: list[Tensor]) -> tuple[dict[str, Tensor], Tensor, Tensor]:
        """As for LinedTraining."""
        (lines,) = planes
        mean, log_variance = self.hfgan.encoder(photo)
        decoded: Tensor = self.hfgan(lines, sampled(mean, log_variance))
        found, _ = self.hfgan.encoder(decoded)
        terms = {
            "l1": (decoded - photo).abs().mean(),
            "ssim": 1 - losses.structural_similarity(decoded, photo),
            "vgg": self._feature_distance(decoded, photo),
            # From both sides textures could agree by all becoming one.
            "latent": (found - mean.detach()).abs().mean(),
            "kl": losses.kl_divergence(mean, log_variance).mean(),
        }
        return terms, decoded, line_pyramid(lines)[-1]

    def _feature_distance(self, decoded: Tensor, photo: Tensor) -> Tensor:
        """L_vgg: L1 distances of feature maps, each in parts of what there is, summed over the maps."""
        with torch.no_grad():
            targets = self.features.features(photo)
        pairs = zip(self.features.features(decoded), targets, strict=True)
        return torch.stack([(own - target).abs().mean() / target.abs().mean() for own, target in pairs]).sum()

    def sheet(self, photos: Tensor) -> NDArray[np.uint8]:
        """One row a photo: itself, painted, and painted in the texture of the row before."""
        (lines,) = self.lines_of_samples(photos)
        texture = self.hfgan.encoder(photos)[0][:, None]
        return as_sheet([photos, self.hfgan(lines, texture), self.hfgan(lines, texture.roll(1, 0))])


def train_hfgan(settings: Settings) -> None:
    """Run, or go on with, the run in `settings.out`."""
    HfganTraining(settings).go()
