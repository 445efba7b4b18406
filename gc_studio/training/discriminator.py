"""Two-scale discriminator, conditional on the structure map, for LSGAN and feature matching."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn


class _Patch(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.ModuleList(
            [
                nn.Sequential(nn.Conv2d(4, 64, 4, 2, 1), nn.LeakyReLU(0.2)),
                nn.Sequential(nn.Conv2d(64, 128, 4, 2, 1), nn.GroupNorm(8, 128), nn.LeakyReLU(0.2)),
                nn.Sequential(nn.Conv2d(128, 256, 4, 2, 1), nn.GroupNorm(16, 256), nn.LeakyReLU(0.2)),
            ]
        )
        self.score = nn.Conv2d(256, 1, 3, padding=1)

    def forward(self, x: Tensor) -> list[Tensor]:
        outputs = []
        for layer in self.layers:
            x = layer(x)
            outputs.append(x)
        return [*outputs, self.score(x)]


class Discriminator(nn.Module):
    """Judges patches of a picture and of its half-size copy."""

    def __init__(self) -> None:
        super().__init__()
        self.scales = nn.ModuleList([_Patch(), _Patch()])

    def forward(self, picture: Tensor, structure: Tensor) -> list[list[Tensor]]:
        """Per scale three feature maps and the score. picture: (N, 3, H, W); structure: (N, 1, H / 2, W / 2)."""
        x = torch.cat([picture, F.interpolate(structure, scale_factor=2.0, mode="nearest")], 1)
        outputs = []
        for scale in self.scales:
            outputs.append(scale(x))
            x = F.avg_pool2d(x, 2)
        return outputs
