"""Photo -> texture distributions and detail symbols: one trunk, two heads, and the soft-to-hard quantiser."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from gc_studio.document import STUDIO
from gc_studio.nets.layout import BIN_PRIOR, CENTRES, TEXTURE_BINS, TRUNK_CHANNELS


def pooled(features: Tensor, regions: Tensor | None = None) -> Tensor:
    """Means of the bins, for each region those of its own pixels.

    Args:
        features: (N, C, H, W).
        regions: (N, K, H', W'), how much of each region every cell is; None means one region, the picture.

    Returns:
        (N, K, C * 4), K = 1 without regions. A region that has no cell has zeros.
    """
    if regions is None:
        return F.adaptive_avg_pool2d(features, TEXTURE_BINS).flatten(1)[:, None]
    shares = F.adaptive_avg_pool2d(regions, (features.shape[2], features.shape[3])).to(features.dtype)
    inside = features[:, None] * shares[:, :, None]
    area = shares.mean((2, 3))[..., None, None, None]
    whole = inside.mean((3, 4), keepdim=True) / area.clamp_min(1e-6)
    sums = F.adaptive_avg_pool2d(inside.flatten(0, 1), TEXTURE_BINS).unflatten(0, inside.shape[:2])
    weights = F.adaptive_avg_pool2d(shares, TEXTURE_BINS)[:, :, None]
    prior = BIN_PRIOR * (1 - weights)
    return ((sums + prior * whole) / (weights + prior)).flatten(2)


def quantise(w: Tensor, sharpness: float = 2.0) -> Tensor:
    """Nearest centre, with the gradient of the soft assignment (Agustsson et al., ICCV 2019, eq. 5).

    w: float, any shape -> same shape, values in {-2, -1, 0, 1, 2}. Backwards it acts as
    sum_j softmax_j(-sharpness * (w - c_j)^2) * c_j.
    """
    centres = torch.tensor(CENTRES, device=w.device, dtype=torch.float32)
    w = w.float()
    assignment = torch.softmax(-sharpness * (w[..., None] - centres) ** 2, dim=-1)
    soft = (assignment * centres).sum(-1)
    hard = w.clamp(CENTRES[0], CENTRES[-1]).round()
    return soft + (hard - soft).detach()


class Encoders(nn.Module):
    """Texture and detail encoders on a shared trunk of four stride-2 convolutions."""

    def __init__(self) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        inputs = 3
        for channels in TRUNK_CHANNELS:
            layers += [nn.Conv2d(inputs, channels, 4, stride=2, padding=1), nn.LeakyReLU(0.2)]
            inputs = channels
        self.trunk = nn.Sequential(*layers)
        self.detail_head = nn.Sequential(
            nn.Conv2d(inputs, inputs, 3, padding=1),
            nn.LeakyReLU(0.2),
            nn.Conv2d(inputs, STUDIO.detail_channels, 3, padding=1),
        )
        self.texture_conv = nn.Conv2d(inputs, 192, 3, stride=2, padding=1)
        self.texture_linear = nn.Linear(192 * 4, 2 * STUDIO.texture_dimensions)

    def forward(self, photo: Tensor, regions: Tensor | None = None) -> tuple[Tensor, Tensor, Tensor]:
        """Analyse a photo.

        Args:
            photo: float (N, 3, H, W) in [-1, 1]; H and W multiples of 32.
            regions: float (N, K, H / 16, W / 16), how much of each region every cell is; None means one texture.

        Returns:
            mean and log variance of the texture code, both (N, 64), with regions (N, K, 64), and the detail code before
            quantisation (N, 6, H / 16, W / 16).
        """
        features, detail = self.before_pooling(photo)
        means = pooled(features, regions)
        mean, log_variance = self.texture_linear(means if regions is not None else means[:, 0]).float().chunk(2, dim=-1)
        return mean, log_variance.clamp(-8, 4), detail.float()

    def before_pooling(self, photo: Tensor) -> tuple[Tensor, Tensor]:
        """What the texture head pools (N, 192, H / 32, W / 32), and the detail code, of a photo as for `forward`."""
        features = self.trunk(photo)
        return F.leaky_relu(self.texture_conv(features), 0.2), self.detail_head(features)
