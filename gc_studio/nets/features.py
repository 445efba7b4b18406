"""A small feature net of our own and the perceptual distance over it: what refining a photo's codes is guided by.

Flows in: pictures. Flows out: feature maps at four strides, and distances between pictures. It was distilled from
larger nets (`training/distil.py`); it guides a search and is no metric: what it likes may not be reported as quality.
"""

from functools import partial
from pathlib import Path

import torch
from torch import Tensor, nn

from gc_studio.nets.layout import FEATURE_CHANNELS, FEATURE_SLOPE, PROJECTED_CHANNELS
from gc_studio.nets.small import halving_blocks, load_frozen
from gc_studio.nets.weights import FEATURES


class FeatureNet(nn.Module):
    """Four pairs of convolutions, each pair halving the picture; behind each, a projection to what teachers find."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks = halving_blocks(FEATURE_CHANNELS, partial(nn.LeakyReLU, FEATURE_SLOPE))
        self.projections = nn.ModuleList(
            [nn.Conv2d(own, wide, 1) for own, wide in zip(FEATURE_CHANNELS, PROJECTED_CHANNELS, strict=True)]
        )

    def forward(self, picture: Tensor) -> list[Tensor]:
        """Features of pictures.

        picture: float (N, 3, H, W) in [-1, 1], H and W at least 16 -> four maps (N, C, H // s, W // s) for s in
        FEATURE_STRIDES and C in PROJECTED_CHANNELS.
        """
        taps = []
        for block, projection in zip(self.blocks, self.projections, strict=True):
            picture = block(picture)
            taps.append(projection(picture))
        return taps

    @staticmethod
    def distance(a: list[Tensor], b: list[Tensor]) -> Tensor:
        """Squared distance between two pictures' features, averaged over places, summed over strides: (N,)."""
        return torch.stack([(p - q).square().sum(1).mean((1, 2)) for p, q in zip(a, b, strict=True)]).sum(0)


def load_features(device: str | torch.device, path: Path = FEATURES) -> FeatureNet:
    """The feature net that ships, frozen, float32, channels last.

    Raises:
        ModelError: the weight file is missing, damaged or does not fit the net.
    """
    return load_frozen(FeatureNet(), "feature net", path, device)
