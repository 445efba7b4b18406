"""Generative compression, GC, of Agustsson et al. (ICCV 2019), section 4.

    w = E(x),  w_hat = q(w) in C = {-2, -1, 0, 1, 2}^(C x H/16 x W/16),  x_hat = G(z),  z = [m * w_hat, m, v]

E and G follow the global generator of Wang et al. (CVPR 2018), as in the paper's appendix; `c`, `d`, `R`, `u` are its
names of blocks. q is `encoders.quantise`, eq. 5 with its soft gradient. v is noise of a fixed prior. m is one for all
cells of GC; cells where it is zero are synthesised, as in the paper's selective compression.

Narrower than the paper's: `WIDTHS` in the place of 60 to 960 channels, `RESIDUALS` blocks in the place of nine, and
channels normalised at every place (as in Mentzer et al., NeurIPS 2020) in the place of instance norm, so that a place
looks the same whatever the size of its picture. C is nested: the first 2 or 4 of 8 channels do alone.
"""

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor, nn

from gc_studio.nets.encoders import quantise

CHANNELS = (2, 4, 8)
"""C, bottleneck channels that may be used."""
WIDTHS = (16, 32, 64, 96)
TRUNK, RESIDUALS = 128, 4
NOISE = 4
"""Channels of v."""
_NOISE_SEED, _NOISE_SIDE = 4, 64


def noise(rows: int, columns: int) -> NDArray[np.float32]:
    """What v is for a picture of so many cells: float32 (NOISE, rows, columns), N(0, 1).

    It depends on the place alone, so that every decode of a file is the same; it repeats after _NOISE_SIDE cells.
    """
    drawn = np.random.Generator(np.random.PCG64(_NOISE_SEED)).standard_normal((NOISE, _NOISE_SIDE, _NOISE_SIDE))
    times = -(-rows // _NOISE_SIDE), -(-columns // _NOISE_SIDE)
    return np.tile(drawn, (1, *times))[:, :rows, :columns].astype(np.float32)


class ChannelNorm(nn.Module):
    """Channels of every place to mean 0 and variance 1, then scaled and shifted."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.scale, self.shift = nn.Parameter(torch.ones(channels)), nn.Parameter(torch.zeros(channels))

    def forward(self, x: Tensor) -> Tensor:
        """(N, C, H, W) -> the same."""
        normal = F.layer_norm(x.permute(0, 2, 3, 1), self.scale.shape, self.scale, self.shift)
        return normal.permute(0, 3, 1, 2)


def _c(inputs: int, outputs: int, kernel: int) -> nn.Conv2d:
    """c7s1-k and c3s1-k, without what follows: a convolution with reflected borders."""
    return nn.Conv2d(inputs, outputs, kernel, padding=kernel // 2, padding_mode="reflect")


def _d(inputs: int, outputs: int) -> nn.Sequential:
    """d-k: 3x3, stride 2, norm, ReLU."""
    return nn.Sequential(nn.Conv2d(inputs, outputs, 3, stride=2, padding=1), ChannelNorm(outputs), nn.ReLU())


def _u(inputs: int, outputs: int) -> nn.Sequential:
    """u-k: fractionally strided by 2, norm, ReLU; 4x4, where 3x3 leaves a checkerboard."""
    return nn.Sequential(nn.ConvTranspose2d(inputs, outputs, 4, stride=2, padding=1), ChannelNorm(outputs), nn.ReLU())


class Residual(nn.Module):
    """R-k: two 3x3 convolutions beside the identity."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        first, second = (nn.Conv2d(channels, channels, 3, padding=1) for _ in range(2))
        self.layers = nn.Sequential(first, ChannelNorm(channels), nn.ReLU(), second, ChannelNorm(channels))

    def forward(self, x: Tensor) -> Tensor:
        """(N, C, H, W) -> the same."""
        changed: Tensor = self.layers(x)
        return x + changed


class GcEncoder(nn.Module):
    """E: c7s1-16, d32, d64, d96, d128, c3s1-C."""

    def __init__(self) -> None:
        super().__init__()
        first = nn.Sequential(_c(3, WIDTHS[0], 7), ChannelNorm(WIDTHS[0]), nn.ReLU())
        halvings = [_d(a, b) for a, b in zip(WIDTHS, (*WIDTHS[1:], TRUNK), strict=True)]
        last = nn.Conv2d(TRUNK, CHANNELS[-1], 3, padding=1)
        with torch.no_grad():
            # From the first step on all symbols are used; else all would be zero, and G would not ask for others.
            last.weight.mul_(4)
        self.layers = nn.Sequential(first, *halvings, last)

    def forward(self, photo: Tensor) -> Tensor:
        """w: (N, 3, H, W) in [-1, 1], H and W multiples of 16 -> (N, 8, H / 16, W / 16)."""
        w: Tensor = self.layers(photo)
        return w.float()


class GcGenerator(nn.Module):
    """G: c3s1-128, R128 x 4, u96, u64, u32, u16, c7s1-3, tanh."""

    def __init__(self) -> None:
        super().__init__()
        first = nn.Sequential(nn.Conv2d(CHANNELS[-1] + 1 + NOISE, TRUNK, 3, padding=1), ChannelNorm(TRUNK), nn.ReLU())
        residuals = [Residual(TRUNK) for _ in range(RESIDUALS)]
        narrowing = WIDTHS[::-1]
        doublings = [_u(a, b) for a, b in zip((TRUNK, *narrowing), narrowing, strict=False)]
        self.layers = nn.Sequential(first, *residuals, *doublings, _c(WIDTHS[0], 3, 7))

    def forward(self, symbols: Tensor, mask: Tensor, v: Tensor) -> Tensor:
        """Paint the picture.

        Args:
            symbols: w_hat, float (N, 8, H / 16, W / 16) in {-2 .. 2}; with C < 8 the channels behind are zero.
            mask: m, float (N, 1, H / 16, W / 16) in {0, 1}.
            v: float (N, NOISE, H / 16, W / 16).

        Returns:
            float (N, 3, H, W) in [-1, 1].
        """
        return torch.tanh(self.layers(torch.cat([symbols * mask, mask, v], 1)))


class Gc(nn.Module):
    """E, q and G; a weight file of the family `gc` holds its parameters, float16, by their names."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder, self.generator = GcEncoder(), GcGenerator()

    def forward(self, photo: Tensor, mask: Tensor, v: Tensor, channels: int) -> Tensor:
        """Photos painted again from so many channels of w; as for `GcGenerator`."""
        alive = torch.arange(CHANNELS[-1], device=photo.device) < channels
        picture: Tensor = self.generator(quantise(self.encoder(photo)) * alive[:, None, None], mask, v)
        return picture
