"""The losses of the studio model; weights in `LossWeights`."""

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from gc_studio.nets.layout import DETAIL_STRIDE


@dataclass(frozen=True)
class LossWeights:
    """Weights of the generator's loss terms (TIP 2022, section III-D, adjusted for LPIPS in the place of VGG)."""

    l1: float = 10.0
    colour: float = 8.0
    ssim: float = 1.0
    lpips: float = 8.0
    vgg: float = 4.0
    adversarial: float = 1.0
    feature_matching: float = 2.0
    kl: float = 0.001
    latent: float = 20.0
    latent_among_others: float = 2.0
    distribution: float = 1.0


def mean_of_used(values: Tensor, used: Tensor) -> Tensor:
    """Mean over the regions of a batch that have a cell.

    By a product and not by an index: to know how many those are the processor would wait for the GPU at every step.

    values: (..., N, K); used: bool (N, K) -> (...).
    """
    return (values * used).sum((-2, -1)) / used.sum()


def kl_divergence(mean: Tensor, log_variance: Tensor) -> Tensor:
    """KL(N(mean, exp(log_variance)) || N(0, 1)), summed over dimensions. Both (..., 64) -> (...)."""
    return 0.5 * (mean.square() + log_variance.exp() - 1 - log_variance).sum(-1)


def masked_l1(decoded: Tensor, original: Tensor, mask: Tensor) -> Tensor:
    """Mean absolute error with half weight where the detail is synthesised.

    decoded, original: (N, 3, H, W); mask: (N, 1, H / 16, W / 16).
    """
    weight = F.interpolate(0.5 + 0.5 * mask, scale_factor=16.0, mode="nearest")
    return ((decoded - original).abs() * weight).mean()


def kept_l1(decoded: Tensor, original: Tensor, mask: Tensor) -> Tensor:
    """Absolute error where the mask is, and zero elsewhere: a mean over all pixels.

    decoded, original: (N, 3, H, W); mask: (N, 1, H / 16, W / 16).
    """
    return ((decoded - original).abs() * F.interpolate(mask, scale_factor=16.0, mode="nearest")).mean()


def colour_error(decoded: Tensor, original: Tensor) -> Tensor:
    """Mean absolute error of the mean colours of cells; the median that plain L1 finds says little under a weave.

    decoded, original: (N, 3, H, W) in [-1, 1] -> scalar.
    """
    error = (decoded - original).unflatten(2, (-1, DETAIL_STRIDE)).unflatten(4, (-1, DETAIL_STRIDE))
    return error.mean((3, 5)).abs().mean()


def structural_similarity(a: Tensor, b: Tensor) -> Tensor:
    """Mean SSIM with a 7x7 uniform window (Wang et al., TIP 2004). a, b: (N, C, H, W) in [-1, 1] -> scalar."""
    # The luminance term is defined for values from zero up.
    a, b = (a + 1) / 2, (b + 1) / 2
    c1, c2 = 0.01**2, 0.03**2
    n = a.shape[0]
    # Rows, then columns: 14 summands in the place of 49.
    moments = F.avg_pool2d(F.avg_pool2d(torch.cat([a, b, a * a, b * b, a * b]), (7, 1), 1), (1, 7), 1)
    mean_a, mean_b, square_a, square_b, product = moments.split(n)
    variance = square_a - mean_a**2 + square_b - mean_b**2
    covariance = product - mean_a * mean_b
    luminance = (2 * mean_a * mean_b + c1) / (mean_a**2 + mean_b**2 + c1)
    return (luminance * (2 * covariance + c2) / (variance + c2)).mean()


def discriminator_loss(real: list[list[Tensor]], fake: list[list[Tensor]]) -> Tensor:
    """LSGAN: E[(D(x) - 1)^2] + E[D(G)^2], halved, averaged over scales; the scores are the last entries."""
    terms = [
        (r[-1].float() - 1).square().mean() + f[-1].float().square().mean() for r, f in zip(real, fake, strict=True)
    ]
    return 0.5 * torch.stack(terms).mean()


def adversarial_loss(fake: list[list[Tensor]]) -> Tensor:
    """LSGAN for the generator: E[(D(G) - 1)^2], averaged over scales."""
    return torch.stack([(scale[-1].float() - 1).square().mean() for scale in fake]).mean()


def feature_matching_loss(real: list[list[Tensor]], fake: list[list[Tensor]]) -> Tensor:
    """L1 between the discriminator's features of original and decoded picture, averaged over layers and scales."""
    pairs = [(r, f) for a, b in zip(real, fake, strict=True) for r, f in zip(a[:-1], b[:-1], strict=True)]
    return torch.stack([(r.detach().float() - f.float()).abs().mean() for r, f in pairs]).mean()
