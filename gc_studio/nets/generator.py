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

    def forward(self, x: Tensor, texture: Tensor, regions: Tensor | None = None) -> Tensor:
        """x: (N, C, H, W); texture: (N, 64) -> (N, C, H, W) in the dtype of x.

        With several textures (N, K, 64), regions (N, K, H, W) says how much of each every pixel takes; mean and
        variance stay those of the whole picture.
        """
        affine = self.affine(texture).float()
        mixed = affine[..., None, None] if regions is None else torch.einsum("nkc,nkhw->nchw", affine, regions)
        gamma, beta = mixed.chunk(2, dim=1)
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

    def forward(self, x: Tensor, texture: Tensor, regions: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """x: (N, inputs, H, W), texture and regions as for AdaIN -> features (N, channels, H, W), RGB (N, 3, H, W)."""
        hidden = F.leaky_relu(self.norm1(self.conv1(x), texture, regions), 0.2, inplace=True)
        hidden = F.leaky_relu(self.norm2(self.conv2(hidden), texture, regions), 0.2, inplace=True)
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


def _doubled_along(x: Tensor, dim: int) -> Tensor:
    size = x.shape[dim]
    before = torch.cat([x.narrow(dim, 0, 1), x.narrow(dim, 0, size - 1)], dim)
    after = torch.cat([x.narrow(dim, 1, size - 1), x.narrow(dim, size - 1, 1)], dim)
    return torch.stack([torch.lerp(x, before, 0.25), torch.lerp(x, after, 0.25)], dim + 1).flatten(dim, dim + 1)


def doubled(x: Tensor) -> Tensor:
    """Bilinear enlargement (N, C, H, W) -> (N, C, 2H, 2W), half-pixel centres.

    Compiled code takes slices, which it fuses with what surrounds them: a training step needs a third of the time less
    than with the library's operator, whose compiled gradient is slow. The two differ by rounding only.
    """
    if torch.compiler.is_compiling():
        return _doubled_along(_doubled_along(x, 2), 3)
    return F.interpolate(x, scale_factor=2.0, mode="bilinear", align_corners=False)


def resized_regions(regions: Tensor | None, x: Tensor) -> Tensor | None:
    """Regions (N, K, rows, columns) at the size of features x; between two cells their textures blend."""
    if regions is None:
        return None
    if x.shape[2] < regions.shape[2]:
        return F.interpolate(regions, x.shape[2:], mode="area")
    return F.interpolate(regions, x.shape[2:], mode="bilinear", align_corners=False)


class Generator(nn.Module):
    """G(structure, texture, m * w, m) -> RGB."""

    def __init__(self) -> None:
        super().__init__()
        inputs = [2, *(channels + 2 for channels in STAGE_CHANNELS[:-1])]
        inputs[STAGE_STRIDES.index(DETAIL_STRIDE)] += DETAIL_CHANNELS + 1
        self.stages = nn.ModuleList(map(Stage, inputs, STAGE_CHANNELS))

    def forward(
        self, structure: Tensor, texture: Tensor, detail: Tensor, mask: Tensor, regions: Tensor | None = None
    ) -> Tensor:
        """Paint the picture.

        Args:
            structure: float (N, 1, H / 2, W / 2) in {0, 1}; H and W multiples of 32.
            texture: float (N, 64), dequantised codes; (N, K, 64) with regions.
            detail: float (N, 4, H / 16, W / 16) in {-2 .. 2}, zero where the mask is.
            mask: float (N, 1, H / 16, W / 16) in {0, 1}.
            regions: float (N, K, H / 16, W / 16), one for the texture of each cell; None: one texture.

        Returns:
            float (N, 3, H, W) in [-1, 1].
        """
        coarsest, *levels = structure_pyramid(structure)
        features, rgb = self.stages[0](coarsest, texture, resized_regions(regions, coarsest))
        for stride, stage, level in zip(STAGE_STRIDES[1:], self.stages[1:], levels, strict=True):
            # Bilinear, features as well as RGB: nearest-neighbour copies let every stage weave a grid into flat cloth.
            x = doubled(features)
            # Under the same name: at full size each of the two takes gigabytes, and only one is needed.
            x = torch.cat([x, level, detail, mask] if stride == DETAIL_STRIDE else [x, level], 1)
            features, contribution = stage(x, texture, resized_regions(regions, x))
            rgb = contribution + doubled(rgb)
        return torch.tanh(rgb)
