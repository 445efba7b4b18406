"""Photo -> texture distribution and detail symbols: one trunk, two heads, and the soft-to-hard quantiser."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from gc_studio.document import DETAIL_CHANNELS, TEXTURE_DIMENSIONS

CENTRES = (-2.0, -1.0, 0.0, 1.0, 2.0)
TRUNK_CHANNELS = (32, 64, 128, 192)


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
            nn.Conv2d(inputs, inputs, 3, padding=1), nn.LeakyReLU(0.2), nn.Conv2d(inputs, DETAIL_CHANNELS, 3, padding=1)
        )
        self.texture_conv = nn.Conv2d(inputs, 192, 3, stride=2, padding=1)
        self.texture_linear = nn.Linear(192 * 4, 2 * TEXTURE_DIMENSIONS)

    def forward(self, photo: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Analyse a photo.

        Args:
            photo: float (N, 3, H, W) in [-1, 1]; H and W multiples of 32.

        Returns:
            mean (N, 64) and log variance (N, 64) of the texture code, and the detail code before quantisation
            (N, 4, H / 16, W / 16).
        """
        features = self.trunk(photo)
        pooled = F.adaptive_avg_pool2d(F.leaky_relu(self.texture_conv(features), 0.2), 2)
        mean, log_variance = self.texture_linear(pooled.flatten(1)).float().chunk(2, dim=1)
        return mean, log_variance.clamp(-8, 4), self.detail_head(features).float()
