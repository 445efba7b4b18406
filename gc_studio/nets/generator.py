"""Hierarchical fusion generator: structure, texture and masked detail in, picture out.

Follows HF-GAN (Chang et al., TIP 2022): the structure enters at every scale, the texture drives AdaIN, the RGB outputs
of all scales are summed. The masked detail code m*w and the mask m enter at 1/16 (GC and SC, Agustsson et al., ICCV
2019).
"""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from gc_studio.document import CELL, DETAIL_CHANNELS, TEXTURE_DIMENSIONS

STAGE_STRIDES = (32, 16, 8, 4, 2, 1)
STAGE_CHANNELS = (256, 256, 192, 128, 64, 32)
DETAIL_STRIDE = CELL
STRUCTURE_STRIDE = 2
"""Picture pixels per structure pixel at which the network was trained; other scales are resampled to it."""


class AdaIN(nn.Module):
    """Adaptive instance normalisation: (1 + gamma(t)) * (x - mean(x)) / std(x) + beta(t), per channel.

    Mean and variance are computed by hand in float32, which keeps the channels-last memory layout of `x`.
    """

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.affine = nn.Linear(TEXTURE_DIMENSIONS, 2 * channels)
        nn.init.normal_(self.affine.weight, std=0.02)
        nn.init.zeros_(self.affine.bias)

    def forward(self, x: Tensor, texture: Tensor) -> Tensor:
        """x: (N, C, H, W); texture: (N, 64) -> (N, C, H, W) in the dtype of x."""
        gamma, beta = self.affine(texture).float()[..., None, None].chunk(2, dim=1)
        wide = x.float()
        mean = wide.mean((2, 3), keepdim=True)
        variance = (wide * wide).mean((2, 3), keepdim=True) - mean * mean
        scale = (1 + gamma) * torch.rsqrt(variance.clamp_min(0) + 1e-5)
        return torch.addcmul(beta - mean * scale, wide, scale).to(x.dtype)


class Stage(nn.Module):
    """One scale of the generator: two AdaIN convolutions with a skip, and an RGB output."""

    def __init__(self, inputs: int, channels: int) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, channels, 3, padding=1)
        self.conv2 = nn.Conv2d(channels, channels, 3, padding=1)
        self.skip = nn.Conv2d(inputs, channels, 1)
        self.norm1 = AdaIN(channels)
        self.norm2 = AdaIN(channels)
        self.rgb = nn.Conv2d(channels, 3, 3, padding=1)

    def forward(self, x: Tensor, texture: Tensor) -> tuple[Tensor, Tensor]:
        """x: (N, inputs, H, W); texture: (N, 64) -> features (N, channels, H, W), RGB (N, 3, H, W)."""
        hidden = F.leaky_relu(self.norm1(self.conv1(x), texture), 0.2, inplace=True)
        hidden = F.leaky_relu(self.norm2(self.conv2(hidden), texture), 0.2, inplace=True)
        features = (hidden + self.skip(x)) * 0.5**0.5
        return features, self.rgb(features)


def structure_pyramid(structure: Tensor) -> list[Tensor]:
    """Structure at the resolution of every stage, coarse to fine.

    structure: (N, 1, H / 2, W / 2) in {0, 1}, H and W multiples of 32 -> six tensors (N, 2, H / s, W / s) for s in
    STAGE_STRIDES, channel 0 average-pooled (how much line), channel 1 max-pooled (whether any line).
    """
    levels = []
    for stride in STAGE_STRIDES:
        size = stride // STRUCTURE_STRIDE
        if size == 0:
            smooth = F.interpolate(structure, scale_factor=2.0, mode="bilinear", align_corners=False)
            hard = F.interpolate(structure, scale_factor=2.0, mode="nearest")
        else:
            smooth, hard = F.avg_pool2d(structure, size), F.max_pool2d(structure, size)
        levels.append(torch.cat([smooth, hard], 1))
    return levels


class Generator(nn.Module):
    """G(structure, texture, m * w, m) -> RGB."""

    def __init__(self) -> None:
        super().__init__()
        inputs = [2, *(channels + 2 for channels in STAGE_CHANNELS[:-1])]
        inputs[STAGE_STRIDES.index(DETAIL_STRIDE)] += DETAIL_CHANNELS + 1
        self.stages = nn.ModuleList(map(Stage, inputs, STAGE_CHANNELS))

    def forward(self, structure: Tensor, texture: Tensor, detail: Tensor, mask: Tensor) -> Tensor:
        """Paint the picture.

        Args:
            structure: float (N, 1, H / 2, W / 2) in {0, 1}; H and W multiples of 32.
            texture: float (N, 64), dequantised codes.
            detail: float (N, 4, H / 16, W / 16) in {-2 .. 2}, zero where the mask is.
            mask: float (N, 1, H / 16, W / 16) in {0, 1}.

        Returns:
            float (N, 3, H, W) in [-1, 1].
        """
        coarsest, *levels = structure_pyramid(structure)
        features, rgb = self.stages[0](coarsest, texture)
        for stride, stage, level in zip(STAGE_STRIDES[1:], self.stages[1:], levels, strict=True):
            # Bilinear, features as well as RGB: nearest-neighbour copies let every stage weave a grid into flat cloth.
            x = F.interpolate(features, scale_factor=2.0, mode="bilinear", align_corners=False)
            # Under the same name: at full size each of the two takes gigabytes, and only one is needed.
            x = torch.cat([x, level, detail, mask] if stride == DETAIL_STRIDE else [x, level], 1)
            features, contribution = stage(x, texture)
            rgb = contribution + F.interpolate(rgb, scale_factor=2.0, mode="bilinear", align_corners=False)
        return torch.tanh(rgb)
