"""Hierarchical fusion generator: structure, texture and masked detail in, picture out.

Follows HF-GAN (Chang et al., TIP 2022): the structure enters at every scale, the texture drives AdaIN, the RGB outputs
of all scales are summed. The masked detail code m*w and the mask m enter at 1/16 (GC and SC, Agustsson et al., ICCV
2019).
"""

from collections.abc import Callable, Sequence

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from gc_studio.document import STUDIO
from gc_studio.nets.layout import DETAIL_STAGE, STAGE_CHANNELS, STAGE_STRIDES, STRUCTURE_STRIDE, told_channels


def _mixed(affine: Tensor, regions: Tensor) -> Tensor:
    """What every pixel takes of its textures' parameters. affine: (N, K, C); regions: (N, K, H, W) -> (N, C, H, W).

    Compiled code takes a sum and never writes it down, eager code a product of matrices in the memory layout of
    `regions`: each is the faster one at its place (docs/performance.md). They differ by rounding only.
    """
    if torch.compiler.is_compiling():
        terms = zip(affine.unbind(1), regions.unbind(1), strict=True)
        first, *others = [own[..., None, None] * share[:, None] for own, share in terms]
        return sum(others, first)
    if regions.is_contiguous(memory_format=torch.channels_last):
        return (regions.permute(0, 2, 3, 1).flatten(1, 2) @ affine).unflatten(1, regions.shape[2:]).permute(0, 3, 1, 2)
    return (affine.transpose(1, 2) @ regions.flatten(2)).unflatten(2, regions.shape[2:])


def reciprocal_std(variance: Tensor) -> Tensor:
    """1 / std of what has such variances, which rounding may have made less than zero."""
    return torch.rsqrt(variance.clamp_min(0) + 1e-5)


class AdaIN(nn.Module):
    """Adaptive instance normalisation: (1 + gamma(t)) * (x - mean(x)) / std(x) + beta(t), per channel.

    Mean and variance are computed by hand in float32, which keeps the channels-last memory layout of `x`.
    """

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.affine = nn.Linear(STUDIO.texture_dimensions, 2 * channels)
        nn.init.normal_(self.affine.weight, std=0.02)
        nn.init.zeros_(self.affine.bias)

    def forward(
        self, x: Tensor, texture: Tensor, regions: Tensor | None = None, statistics: Tensor | None = None
    ) -> tuple[Tensor, Tensor]:
        """Normalise and recolour.

        Args:
            x: (N, C, H, W).
            texture: (N, 64), or several (N, K, 64) with regions.
            regions: (N, K, H, W), how much of each texture every pixel takes; mean and variance stay those of the
                whole picture.
            statistics: float32 (N, 2, C), mean and 1 / std to take in the place of those of x, which may then be a
                part of a picture.

        Returns:
            (N, C, H, W) in the dtype of x, and the statistics that were used.
        """
        gamma, beta = self.affine(texture).float().chunk(2, dim=-1)
        wide = x.float()
        if statistics is None:
            mean = wide.mean((2, 3))
            statistics = torch.stack([mean, reciprocal_std((wide * wide).mean((2, 3)) - mean * mean)], 1)
        mean, per_std = statistics[:, 0], statistics[:, 1]
        if regions is not None:
            mean, per_std = mean[:, None], per_std[:, None]
        # Factors and summands of whole textures first: to mix these is less than to compute them for every pixel.
        scale = (1 + gamma) * per_std
        shift = beta - mean * scale
        if regions is None:
            normalised = torch.addcmul(shift[..., None, None], wide, scale[..., None, None])
        else:
            # Two maps and not one of both: to cut that in two would cost more than to make it.
            scales, shifts = _mixed(scale, regions), _mixed(shift, regions)
            # Into the map that is there, if it can take it: these are the largest that a picture takes.
            is_wide = shifts.dtype == wide.dtype
            normalised = shifts.addcmul_(wide, scales) if is_wide else torch.addcmul(shifts, wide, scales)
        return normalised.to(x.dtype), statistics


class ToRgb(nn.Conv2d):
    """What a stage adds to the picture that the stages before have painted."""

    def __init__(self, channels: int) -> None:
        super().__init__(channels, 3, 3, padding=1)

    def forward(self, features: Tensor, before: Tensor | None = None) -> Tensor:
        """features: (N, C, H, W); before: (N, 3, H / 2, W / 2), None for the first stage -> (N, 3, H, W)."""
        own = super().forward(features)
        return own if before is None else own + doubled(before)


class Stage(nn.Module):
    """One scale of the generator: two AdaIN convolutions with a skip, and an RGB output.

    What comes from the scale before is convolved before it is enlarged: a quarter of the work. The enlargement is
    bilinear: nearest-neighbour copies let every stage weave a grid into flat cloth.
    """

    def __init__(self, inputs: int, told: int, channels: int) -> None:
        """Make the layers.

        Args:
            inputs: channels of the stage before; 0 for the first.
            told: channels of the guide.
            channels: of this stage.
        """
        super().__init__()
        if inputs:
            self.conv1 = nn.Conv2d(inputs, channels, 3, padding=1, bias=False)
            self.skip = nn.Conv2d(inputs, channels, 1, bias=False)
        self.told1 = nn.Conv2d(told, channels, 3, padding=1)
        self.told_skip = nn.Conv2d(told, channels, 1)
        self.conv2 = nn.Conv2d(channels, channels, 3, padding=1)
        self.norm1 = AdaIN(channels)
        self.norm2 = AdaIN(channels)
        self.rgb = ToRgb(channels)

    def forward(
        self,
        features: Tensor | None,
        rgb: Tensor | None,
        guide: Tensor,
        texture: Tensor,
        regions: Tensor | None = None,
        statistics: tuple[Tensor, Tensor] | None = None,
        rim: int = 0,
    ) -> tuple[Tensor, Tensor, tuple[Tensor, Tensor]]:
        """Refine features and picture by one scale.

        Args:
            features: (N, C', H / 2, W / 2) of the stage before; None for the first.
            rgb: (N, 3, H / 2, W / 2), the picture so far, or None.
            guide: (N, E, H, W), what the document says at this scale: structure, and at 1/16 detail and mask.
            texture: as for AdaIN.
            regions: as for AdaIN.
            statistics: of the two normalisations, or None: those of this picture.
            rim: so many pixels more on every side `features` have, of a larger picture than is painted.

        Returns:
            Features (N, C, H, W), the picture (N, 3, H, W), and the statistics used.
        """
        first, second = statistics or (None, None)
        hidden, first = self.norm1(self.first(features, guide, rim), texture, regions, first)
        # A name of its own would keep what came before.
        hidden = self.second(hidden)
        hidden, second = self.norm2(hidden, texture, regions, second)
        return *self.third(hidden, features, rgb, guide, rim), (first, second)

    def first(self, features: Tensor | None, guide: Tensor, rim: int = 0) -> Tensor:
        """What the first normalisation takes."""
        told: Tensor = self.told1(guide)
        return told if features is None else told.add_(doubled(_within(self.conv1(features), rim)))

    def second(self, normalised: Tensor) -> Tensor:
        """What the second normalisation takes, from the output of the first."""
        return self.conv2(activation(normalised))

    def third(
        self, normalised: Tensor, features: Tensor | None, rgb: Tensor | None, guide: Tensor, rim: int = 0
    ) -> tuple[Tensor, Tensor]:
        """Features and picture, from the output of the second normalisation; the rest as for `forward`."""
        features = self._skipped(features, guide, rim).add_(activation(normalised)).mul_(0.5**0.5)
        return features, self.rgb(features, rgb)

    def _skipped(self, features: Tensor | None, guide: Tensor, rim: int) -> Tensor:
        told: Tensor = self.told_skip(guide)
        return told if features is None else told.add_(doubled(_within(self.skip(features), rim)))


def _within(x: Tensor, rim: int) -> Tensor:
    """Without so many pixels on every side. x: (N, C, H, W)."""
    return x[:, :, rim:-rim, rim:-rim] if rim else x


def activation(x: Tensor) -> Tensor:
    """Leaky ReLU of slope 0.2, in place."""
    return F.leaky_relu(x, 0.2, inplace=True)


def structure_pyramid(structure: Tensor) -> list[Tensor]:
    """Structure at the resolution of every stage, coarse to fine.

    structure: (N, 1, H / 2, W / 2) in {0, 1}, H and W multiples of 32 -> six tensors (N, 2, H / s, W / s) for s in
    STAGE_STRIDES, channel 0 average-pooled (how much line), channel 1 max-pooled (whether any line).
    """
    smooth, hard = (_halved(structure, pool) for pool in (F.avg_pool2d, F.max_pool2d))
    smooth.append(F.interpolate(structure, scale_factor=2.0, mode="bilinear", align_corners=False))
    hard.append(F.interpolate(structure, scale_factor=2.0, mode="nearest"))
    return [torch.cat(level, 1) for level in zip(smooth, hard, strict=True)]


def _halved(x: Tensor, pool: Callable[[Tensor, int], Tensor]) -> list[Tensor]:
    """Pooled to the resolutions of all stages but the finest, coarse to fine. x: (N, C, H / 2, W / 2)."""
    levels = [x]
    # Each from the next: to read the finest for every one takes several times as long.
    for _ in STAGE_STRIDES[1 : STAGE_STRIDES.index(STRUCTURE_STRIDE) + 1]:
        levels.insert(0, pool(levels[0], 2))
    return levels


def guides(structure: Tensor, detail: Tensor, mask: Tensor) -> list[Tensor]:
    """What every stage is told beside features and texture: the pyramid, at 1/16 with m * w and m."""
    levels = structure_pyramid(structure)
    levels[DETAIL_STAGE] = torch.cat([levels[DETAIL_STAGE], detail, mask], 1)
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


def region_pyramid(shares: Tensor) -> list[Tensor]:
    """Shares of textures (N, K, H / 2, W / 2) at the resolution of every stage."""
    return [*_halved(shares, F.avg_pool2d), doubled(shares)]


class Generator(nn.Module):
    """G(structure, texture, m * w, m) -> RGB."""

    def __init__(self) -> None:
        super().__init__()
        told = map(told_channels, range(len(STAGE_CHANNELS)))
        self.stages = nn.ModuleList(map(Stage, (0, *STAGE_CHANNELS), told, STAGE_CHANNELS))

    def forward(
        self, structure: Tensor, texture: Tensor, detail: Tensor, mask: Tensor, shares: Tensor | None = None
    ) -> Tensor:
        """Paint the picture.

        Args:
            structure: float (N, 1, H / 2, W / 2) in {0, 1}; H and W multiples of 32.
            texture: float (N, 64), dequantised codes; with shares (N, K, 64).
            detail: float (N, 6, H / 16, W / 16) in {-2 .. 2}, zero where the mask is.
            mask: float (N, 1, H / 16, W / 16) in {0, 1}.
            shares: float (N, K, H / 2, W / 2), how much of each texture every pixel takes.

        Returns:
            float (N, 3, H, W) in [-1, 1].
        """
        levels = None if shares is None else region_pyramid(shares)
        return self.paint(guides(structure, detail, mask), texture, levels)

    def paint(self, told: Sequence[Tensor], texture: Tensor, regions: Sequence[Tensor] | None = None) -> Tensor:
        """Paint the picture from what `guides` makes.

        Args:
            told: the guides of the six stages.
            texture: float (N, 64), or several (N, K, 64) with regions.
            regions: those of the six stages, see `region_pyramid`.

        Returns:
            float (N, 3, H, W) in [-1, 1].
        """
        of_stages: Sequence[Tensor | None] = regions or [None] * len(told)
        features, rgb = None, None
        for stage, guide, own in zip(self.stages, told, of_stages, strict=True):
            features, rgb, _ = stage(features, rgb, guide, texture, own)
        assert rgb is not None
        return torch.tanh(rgb)
