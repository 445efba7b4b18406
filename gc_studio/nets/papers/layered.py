"""Layered conceptual compression of Chang et al. (ICIP 2019), section 3.

    lines down 4x -> I_E by back-projection (DBPN),    z ~ N(mean, variance) = E(I),    I^ = G(z, I_E)

I_E are the soft edges of the project's contour net, in the place of HED's. The paper gives no widths of its VAE-GAN:
G is a U-Net, as in the image translation that it builds on, with z beside the features at every stride.
"""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from gc_studio.nets.papers.hfgan import resized

TEXTURE = 8
"""|z|, dimensions of the texture."""
SCALE = 4
"""Picture pixels per pixel of the coded lines."""
FEATURES = 8
"""Channels of the units of back-projection."""
WIDTHS = (16, 32, 64, 96, 128)
"""Channels of G at strides 2 .. 32."""
STRIDE = 2 ** len(WIDTHS)
_FINEST = 8
_ENCODER = (16, 32, 64, 96)


def _up() -> nn.Sequential:
    """4x up, 8x8, as in DBPN."""
    return nn.Sequential(nn.ConvTranspose2d(FEATURES, FEATURES, 8, stride=SCALE, padding=2), nn.PReLU())


def _down() -> nn.Sequential:
    """4x down, 8x8, as in DBPN."""
    return nn.Sequential(nn.Conv2d(FEATURES, FEATURES, 8, stride=SCALE, padding=2), nn.PReLU())


class UpUnit(nn.Module):
    """Up-projection (Haris et al., CVPR 2018): H = up(L) + up'(down(up(L)) - L)."""

    def __init__(self) -> None:
        super().__init__()
        self.up, self.down, self.again = _up(), _down(), _up()

    def forward(self, low: Tensor) -> Tensor:
        """(N, C, h, w) -> (N, C, 4 h, 4 w)."""
        high = self.up(low)
        corrected: Tensor = high + self.again(self.down(high) - low)
        return corrected


class DownUnit(nn.Module):
    """Down-projection: L = down(H) + down'(up(down(H)) - H)."""

    def __init__(self) -> None:
        super().__init__()
        self.down, self.up, self.again = _down(), _up(), _down()

    def forward(self, high: Tensor) -> Tensor:
        """(N, C, 4 h, 4 w) -> (N, C, h, w)."""
        low = self.down(high)
        corrected: Tensor = low + self.again(self.up(low) - high)
        return corrected


class Upsampler(nn.Module):
    """Up, down, up, and an edge map from both results of going up; its output is a logit, for BCE (eq. 1)."""

    def __init__(self) -> None:
        super().__init__()
        self.first = nn.Sequential(nn.Conv2d(1, FEATURES, 3, padding=1), nn.PReLU())
        self.up, self.down, self.up_again = UpUnit(), DownUnit(), UpUnit()
        self.last = nn.Conv2d(2 * FEATURES, 1, 3, padding=1)

    def forward(self, lines: Tensor) -> Tensor:
        """Logits of the edges, (N, 1, H, W), of lines (N, 1, H / 4, W / 4) in {0, 1}."""
        high = self.up(self.first(lines))
        logits: Tensor = self.last(torch.cat([high, self.up_again(self.down(high))], 1))
        return logits


class TextureEncoder(nn.Module):
    """E: strided convolutions and the mean over all places."""

    def __init__(self) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        for inputs, outputs in zip((3, *_ENCODER), _ENCODER, strict=False):
            layers += [nn.Conv2d(inputs, outputs, 4, stride=2, padding=1), nn.LeakyReLU(0.2)]
        last = _ENCODER[-1]
        self.trunk = nn.Sequential(*layers, nn.Conv2d(last, last, 3, padding=1), nn.LeakyReLU(0.2))
        self.head = nn.Linear(last, 2 * TEXTURE)

    def forward(self, photo: Tensor) -> tuple[Tensor, Tensor]:
        """Mean and log variance of q(z | I), both (N, TEXTURE), of photos (N, 3, H, W) in [-1, 1]."""
        mean, log_variance = self.head(self.trunk(photo).mean((2, 3))).chunk(2, 1)
        return mean, log_variance.clamp(-8, 4)


class LayeredGenerator(nn.Module):
    """G: five strides down and up again, with what was seen on the way down beside what comes up."""

    def __init__(self) -> None:
        super().__init__()
        downs, ups = [], []
        for inputs, outputs in zip((1, *WIDTHS), WIDTHS, strict=False):
            downs.append(nn.Conv2d(inputs + TEXTURE, outputs, 4, stride=2, padding=1))
        narrowing = (*WIDTHS[-2::-1], _FINEST)
        seen = (0, *WIDTHS[-2::-1])
        for inputs, beside, outputs in zip((WIDTHS[-1], *narrowing), seen, narrowing, strict=False):
            ups.append(nn.Conv2d(inputs + beside + TEXTURE, outputs, 3, padding=1))
        self.downs, self.ups = nn.ModuleList(downs), nn.ModuleList(ups)
        self.last = nn.Conv2d(_FINEST + 1, 3, 3, padding=1)

    def forward(self, edges: Tensor, textures: Tensor, shares: Tensor | None = None) -> Tensor:
        """Paint the picture.

        Args:
            edges: I_E, float (N, 1, H, W) in [0, 1]; H and W multiples of STRIDE.
            textures: z, float (N, K, TEXTURE).
            shares: float (N, K, H / 16, W / 16), 1 where a cell has the texture; None where there is but one.

        Returns:
            float (N, 3, H, W) in [-1, 1].
        """
        z = textures[:, 0, :, None, None] if shares is None else torch.einsum("nkc,nkhw->nchw", textures, shares)
        x, kept = edges, []
        for down in self.downs:
            x = F.leaky_relu(down(_beside(x, z)), 0.2)
            kept.append(x)
        kept.pop()
        for number, up in enumerate(self.ups):
            x = _beside(x if number == 0 else torch.cat([x, kept.pop()], 1), z)
            x = F.leaky_relu(up(F.interpolate(x, scale_factor=2.0, mode="nearest")), 0.2)
        return torch.tanh(self.last(torch.cat([x, edges], 1)))


def _beside(x: Tensor, z: Tensor) -> Tensor:
    """Features with z behind them at every place."""
    size = x.shape[2:]
    if z.shape[2:] == (1, 1):
        return torch.cat([x, z.expand(-1, -1, *size)], 1)
    return torch.cat([x, resized(z, size)], 1)


class Layered(nn.Module):
    """Upsampler, E and G; a weight file of the family `layered` holds their parameters, float16, by their names."""

    texture_dimensions, line_stride, stride = TEXTURE, SCALE, STRIDE

    def __init__(self) -> None:
        super().__init__()
        self.upsampler, self.encoder, self.generator = Upsampler(), TextureEncoder(), LayeredGenerator()

    def forward(self, lines: Tensor, textures: Tensor, shares: Tensor | None = None) -> Tensor:
        """Paint the picture of lines (N, 1, H / 4, W / 4) in {0, 1}; all else as for `LayeredGenerator`."""
        picture: Tensor = self.generator(torch.sigmoid(self.upsampler(lines)), textures, shares)
        return picture
