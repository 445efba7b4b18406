"""HF-GAN, hierarchical fusion GAN, of Chang et al. (TIP 2022), section III.

    I^t ~ N(mean, variance) = Enc^t(I),    I^ = Gen(I^t, I^s)

Gen is G_0 and seven fusion blocks, each at twice the resolution of the one before:

    A_i = G_i([A_(i-1); I^s_i])    (4)      x_i = conv_i(A_i) + up(x_(i-1))    (7)

Narrower than the paper's: WIDTHS in the place of its channels, and convolutions of the lines in the place of G_0's
fully connected layer, so that a picture may have any size.
"""

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import Tensor, nn

TEXTURE = 64
"""d, dimensions of a texture."""
WIDTHS = (96, 96, 96, 64, 32, 16, 8)
"""c_1 .. c_7, channels of the fusion blocks at strides 64, 32 .. 1."""
STRIDE = 2 ** len(WIDTHS)
"""Of A_0; sides of pictures are multiples of it."""
SUBBLOCKS = 3
_FIRST = (16, 32, 48, WIDTHS[0])
"""Channels of G_0 at strides 16 .. 128."""
_ENCODER = (16, 32, 64, 96)


def adain(x: Tensor, alpha: Tensor, beta: Tensor) -> Tensor:
    """Adaptive instance normalisation, eq. 8: alpha (x - mu(x)) / sigma(x) + beta.

    x: (N, C, H, W); alpha, beta: (N, C, H, W), or (N, C, 1, 1) where all places have one texture.
    """
    return alpha * F.instance_norm(x) + beta


class Subblock(nn.Module):
    """[A; I^s] normalised by a texture, a leaky ReLU, and a convolution 3x3: one of the three of a fusion block."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.affine = nn.Linear(TEXTURE, 2 * (inputs + 1))
        self.conv = nn.Conv2d(inputs + 1, outputs, 3, padding=1)
        with torch.no_grad():
            self.affine.weight.mul_(0.5)
            self.affine.bias.copy_(torch.cat([torch.ones(inputs + 1), torch.zeros(inputs + 1)]))

    def forward(self, x: Tensor, lines: Tensor, textures: Tensor, shares: Tensor | None) -> Tensor:
        """As for `FusionBlock`."""
        alpha, beta = _spread(self.affine(textures), shares).chunk(2, 1)
        result: Tensor = self.conv(F.leaky_relu(adain(torch.cat([x, lines], 1), alpha, beta), 0.2))
        return result


class FusionBlock(nn.Module):
    """G_i: three subblocks beside the identity; fig. 3."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        sizes = (inputs, *[outputs] * SUBBLOCKS)
        self.subblocks = nn.ModuleList(map(Subblock, sizes, sizes[1:]))
        self.identity = nn.Conv2d(inputs, outputs, 1, bias=False) if inputs != outputs else nn.Identity()
        self.rgb = nn.Conv2d(outputs, 3, 3, padding=1)

    def forward(self, x: Tensor, lines: Tensor, textures: Tensor, shares: Tensor | None) -> Tensor:
        """A_i of A_(i-1), enlarged.

        Args:
            x: (N, C, H, W).
            lines: I^s_i, (N, 1, H, W).
            textures: (N, K, TEXTURE).
            shares: (N, K, H, W), how much of each texture a place has; None where there is but one.
        """
        kept: Tensor = self.identity(x)
        for subblock in self.subblocks:
            x = subblock(x, lines, textures, shares)
        return kept + x


def _spread(parameters: Tensor, shares: Tensor | None) -> Tensor:
    """Affine parameters (N, K, C) of textures at their places: (N, C, H, W), or (N, C, 1, 1) of the only one."""
    if shares is None:
        return parameters[:, 0, :, None, None]
    return torch.einsum("nkc,nkhw->nchw", parameters, shares)


def resized(cells: Tensor, size: Sequence[int]) -> Tensor:
    """Values of cells (N, K, R, C) at another resolution: means of several, or each as often as it is there."""
    return F.interpolate(cells, size, mode="area" if size[0] < cells.shape[2] else "nearest")


class HfganGenerator(nn.Module):
    """Gen."""

    def __init__(self) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        for inputs, outputs in zip((1, *_FIRST), _FIRST, strict=False):
            layers += [nn.Conv2d(inputs, outputs, 3, stride=2, padding=1), nn.LeakyReLU(0.2)]
        self.first = nn.Sequential(*layers)
        self.first_rgb = nn.Conv2d(_FIRST[-1], 3, 3, padding=1)
        self.blocks = nn.ModuleList(map(FusionBlock, (WIDTHS[0], *WIDTHS), WIDTHS))

    def forward(self, lines: Tensor, textures: Tensor, shares: Tensor | None = None) -> Tensor:
        """Paint the picture.

        Args:
            lines: I^s, float (N, 1, H / 2, W / 2) in {0, 1}; H and W multiples of STRIDE.
            textures: I^t, float (N, K, TEXTURE).
            shares: float (N, K, H / 16, W / 16), 1 where a cell has the texture; None where there is but one.

        Returns:
            float (N, 3, H, W) in [-1, 1].
        """
        # G_0 begins at 1/8, where a line still is a line.
        a = self.first(F.avg_pool2d(lines, 4) * 2)
        x = self.first_rgb(a)
        for block, seen in zip(self.blocks, line_pyramid(lines), strict=True):
            assert isinstance(block, FusionBlock)
            size = seen.shape[2:]
            a = F.interpolate(a, size, mode="nearest")
            a = block(a, seen, textures, None if shares is None else resized(shares, size))
            x = block.rgb(a) + F.interpolate(x, size, mode="bilinear", align_corners=False)
        return torch.tanh(x)


def line_pyramid(lines: Tensor) -> Sequence[Tensor]:
    """I^s_1 .. I^s_7: lines (N, 1, H / 2, W / 2) resized to the seven blocks, coarse to fine."""
    levels = [F.interpolate(lines, scale_factor=2.0, mode="bilinear", align_corners=False), lines]
    while len(levels) < len(WIDTHS):
        levels.append(F.avg_pool2d(levels[-1], 2))
    return levels[::-1]


class TextureEncoder(nn.Module):
    """Enc^t: strided convolutions, two residual blocks, and the mean over all places."""

    def __init__(self) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        for inputs, outputs in zip((3, *_ENCODER), _ENCODER, strict=False):
            layers += [nn.Conv2d(inputs, outputs, 4, stride=2, padding=1), nn.LeakyReLU(0.2)]
        self.trunk = nn.Sequential(*layers)
        last = _ENCODER[-1]
        self.residuals = nn.ModuleList(
            nn.Sequential(nn.Conv2d(last, last, 3, padding=1), nn.LeakyReLU(0.2), nn.Conv2d(last, last, 3, padding=1))
            for _ in range(2)
        )
        self.head = nn.Linear(last, 2 * TEXTURE)

    def forward(self, photo: Tensor) -> tuple[Tensor, Tensor]:
        """Mean and log variance of q(I^t | I), both (N, TEXTURE), of photos (N, 3, H, W) in [-1, 1]."""
        x = self.trunk(photo)
        for residual in self.residuals:
            x = F.leaky_relu(x + residual(x), 0.2)
        mean, log_variance = self.head(x.mean((2, 3))).chunk(2, 1)
        return mean, log_variance.clamp(-8, 4)


class Hfgan(nn.Module):
    """Enc^t and Gen; a weight file of the family `hfgan` holds their parameters, float16, by their names."""

    texture_dimensions, line_stride, stride = TEXTURE, 2, STRIDE

    def __init__(self) -> None:
        super().__init__()
        self.encoder, self.generator = TextureEncoder(), HfganGenerator()

    def forward(self, lines: Tensor, textures: Tensor, shares: Tensor | None = None) -> Tensor:
        """As for `HfganGenerator`."""
        picture: Tensor = self.generator(lines, textures, shares)
        return picture
