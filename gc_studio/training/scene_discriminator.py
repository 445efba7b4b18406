"""What judges the pictures of scenes: patches of the picture, and features of a net that has seen many, beside labels.

Heads on features that are frozen learn faster than a discriminator that begins with pixels (Sauer et al., Projected
GANs, NeurIPS 2021), and the features are there already, for the perceptual loss. Spectral norm holds all of it.
"""

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.nn.utils.parametrizations import spectral_norm

PATCH_CHANNELS = (32, 64, 128)
HEADS = {2: 64, 3: 96, 4: 96}
"""Channels of the heads by the number of the feature map, which is at 1 / 2^number."""
LABEL_STRIDE = 2


def _conv(inputs: int, outputs: int, kernel: int, stride: int = 1) -> nn.Module:
    return spectral_norm(nn.Conv2d(inputs, outputs, kernel, stride, (kernel - 1) // 2))


class _Scale(nn.Module):
    """Convolutions, the labels told before one of them; ends in a map of scores."""

    def __init__(self, layers: Sequence[nn.Module], told_before: int, last: int) -> None:
        super().__init__()
        self.layers, self.told_before = nn.ModuleList(layers), told_before
        self.score = _conv(last, 1, 3)

    def forward(self, x: Tensor, planes: Tensor) -> list[Tensor]:
        outputs = []
        for number, layer in enumerate(self.layers):
            if number == self.told_before:
                x = torch.cat([x, F.adaptive_avg_pool2d(planes, (x.shape[2], x.shape[3]))], 1)
            x = F.leaky_relu(layer(x), 0.2)
            outputs.append(x)
        return [*outputs, self.score(x)]


class SceneDiscriminator(nn.Module):
    """Judges places of a picture by its pixels and by its features, knowing what things are there."""

    def __init__(self, classes: int, widths: Sequence[int]) -> None:
        """widths: channels of the feature maps, the finest first."""
        super().__init__()
        self.classes = classes
        sizes = (3, PATCH_CHANNELS[0] + classes, *PATCH_CHANNELS[1:])
        patch = [_conv(inputs, outputs, 4, 2) for inputs, outputs in zip(sizes, PATCH_CHANNELS, strict=False)]
        heads = [
            _Scale([_conv(widths[level] + classes, own, 3), _conv(own, own, 3)], 0, own) for level, own in HEADS.items()
        ]
        self.scales = nn.ModuleList([_Scale(patch, 1, PATCH_CHANNELS[-1]), *heads])

    def forward(self, picture: Tensor, features: Sequence[Tensor], labels: Tensor) -> list[list[Tensor]]:
        """Judge pictures.

        Args:
            picture: (N, 3, H, W) in [-1, 1].
            features: maps of them, of the widths.
            labels: integers (N, H / 2, W / 2).

        Returns:
            For each scale its feature maps, and a map of scores as the last.
        """
        planes = F.one_hot(labels.long(), self.classes).permute(0, 3, 1, 2).float()
        planes = planes.contiguous(memory_format=torch.channels_last)
        seen = [picture, *(features[level] for level in HEADS)]
        return [scale(x, planes) for scale, x in zip(self.scales, seen, strict=True)]


def hinge_loss(real: list[list[Tensor]], fake: list[list[Tensor]]) -> Tensor:
    """E[max(0, 1 - D(x))] + E[max(0, 1 + D(G))], averaged over scales; the scores are the last entries."""
    terms = [F.relu(1 - r[-1]).mean() + F.relu(1 + f[-1]).mean() for r, f in zip(real, fake, strict=True)]
    return torch.stack(terms).mean()


def generator_loss(fake: list[list[Tensor]]) -> Tensor:
    """-E[D(G)], averaged over scales."""
    return -torch.stack([scale[-1].mean() for scale in fake]).mean()
