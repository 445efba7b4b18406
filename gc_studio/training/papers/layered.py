"""Training of layered conceptual compression (`nets/papers/layered.py`): eq. 1 and 6 of Chang et al. (ICIP 2019).

    L = L_VAEGAN + 10 L_L1 + 0.01 L_KL + 0.5 L_latent    (6),   L_BCE of the upsampler    (1)

G learns from the edges that the upsampler makes, as it is told when it decodes; no gradient goes from one to the other.
"""

from collections.abc import Mapping
from typing import ClassVar

import cv2
import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor

from gc_studio.analysis.contours import contour_structure, soft_contours
from gc_studio.document import Codes
from gc_studio.nets.papers.layered import SCALE, TEXTURE, Layered
from gc_studio.training import losses
from gc_studio.training.papers.lined import LinedTraining, keep_variance, sampled
from gc_studio.training.papers.runs import Settings, as_sheet

CODES = Codes("layered", ("structure", "texture"), TEXTURE, detail_channels=0)


def _lines_of(photo: NDArray[np.uint8], _rng: np.random.Generator) -> tuple[NDArray[np.float32], ...]:
    """Lines as they are coded, (1, H / 4, W / 4) in {0, 1}, and the soft edges, (1, H, W) in [0, 1]."""
    edges = 1 / (1 + np.exp(-soft_contours(photo)))
    whole = cv2.resize(edges, (photo.shape[1], photo.shape[0]), interpolation=cv2.INTER_LINEAR)
    return contour_structure(photo, SCALE)[None].astype(np.float32), whole[None].astype(np.float32)


class LayeredTraining(LinedTraining):
    """See `LinedTraining`."""

    weights: ClassVar[Mapping[str, float]] = {"bce": 1.0, "l1": 10.0, "kl": 0.01, "latent": 0.5, "adversarial": 1.0}

    def __init__(self, settings: Settings) -> None:
        torch.manual_seed(settings.seed)
        self.layered = Layered()
        for part in (self.layered.encoder, self.layered.generator):
            keep_variance(part)
        super().__init__(settings, self.layered, CODES, _lines_of)

    def terms(self, photo: Tensor, planes: list[Tensor]) -> tuple[dict[str, Tensor], Tensor, Tensor]:
        """As for LinedTraining."""
        lines, edges = planes
        logits = self.layered.upsampler(lines)
        seen = torch.sigmoid(logits.detach())
        mean, log_variance = self.layered.encoder(photo)
        decoded: Tensor = self.layered.generator(seen, sampled(mean, log_variance))
        found, _ = self.layered.encoder(decoded)
        terms = {
            "bce": F.binary_cross_entropy_with_logits(logits, edges),
            "l1": (decoded - photo).abs().mean(),
            "kl": losses.kl_divergence(mean, log_variance).mean(),
            # From both sides textures could agree by all becoming one.
            "latent": (found - mean.detach()).abs().mean(),
        }
        return terms, decoded, seen

    def sheet(self, photos: Tensor) -> NDArray[np.uint8]:
        """One row a photo: itself, its edges from the coded lines, painted, and in the texture of the row before."""
        lines, _ = self.lines_of_samples(photos)
        texture = self.layered.encoder(photos)[0][:, None]
        edges = (2 * torch.sigmoid(self.layered.upsampler(lines)) - 1).expand(-1, 3, -1, -1)
        return as_sheet([photos, edges, self.layered(lines, texture), self.layered(lines, texture.roll(1, 0))])


def train_layered(settings: Settings) -> None:
    """Run, or go on with, the run in `settings.out`."""
    LayeredTraining(settings).go()
