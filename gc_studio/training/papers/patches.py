"""The discriminator that the papers share: patches of a picture at several scales (Wang et al., CVPR 2018), narrow.

Its outputs are those that `losses.discriminator_loss`, `adversarial_loss` and `feature_matching_loss` take.
"""

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.nn.utils.parametrizations import spectral_norm

CHANNELS = (32, 64, 128)


class _Scale(nn.Module):
    """C32-C64-C128, 4x4 with stride 2, and a map of scores."""

    def __init__(self, inputs: int) -> None:
        super().__init__()
        sizes = (inputs, *CHANNELS)
        self.layers = nn.ModuleList(
            spectral_norm(nn.Conv2d(a, b, 4, stride=2, padding=1)) for a, b in zip(sizes, CHANNELS, strict=False)
        )
        self.score = spectral_norm(nn.Conv2d(CHANNELS[-1], 1, 3, padding=1))

    def forward(self, x: Tensor) -> list[Tensor]:
        outputs = []
        for layer in self.layers:
            x = F.leaky_relu(layer(x), 0.2)
            outputs.append(x)
        return [*outputs, self.score(x)]


class PatchDiscriminator(nn.Module):
    """Judges patches of a picture and of its half-size copy, told of other planes if there are any."""

    def __init__(self, told: int = 0, scales: int = 2) -> None:
        """told: planes beside the picture."""
        super().__init__()
        self.scales = nn.ModuleList(_Scale(3 + told) for _ in range(scales))

    def forward(self, picture: Tensor, told: Tensor | None = None) -> list[list[Tensor]]:
        """Per scale three feature maps and the scores. picture: (N, 3, H, W) in [-1, 1]; told: (N, K, H, W)."""
        x = picture if told is None else torch.cat([picture, told], 1)
        outputs = []
        for scale in self.scales:
            outputs.append(scale(x))
            x = F.avg_pool2d(x, 2)
        return outputs
