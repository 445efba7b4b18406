"""The sampler of Agustsson et al. (ICCV 2019), figure 6: w_hat of new pictures from noise.

    x = G([w_hat, v]),   w_hat = q(S(z)),   z ~ N(0, 1) of LATENT dimensions

S is trained as a WGAN-GP (Gulrajani et al., NIPS 2017) on w_hat of photos, at C = 4 and pictures of 256x256 pixels. It
belongs to one model of the family `gc`, whose identity is in the header of its file.
"""

from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from gc_studio.nets.layout import CENTRES
from gc_studio.nets.small import load_frozen
from gc_studio.nets.weights import ModelError, read_weights

LATENT = 64
SAMPLED_CHANNELS, SIDE = 4, 16
"""Shape of what is drawn: channels, and cells on a side."""
_WIDTHS = (192, 96, 64)


class Sampler(nn.Module):
    """S: a linear layer to 4x4, two doublings, and w, whose range is that of the centres."""

    def __init__(self) -> None:
        super().__init__()
        first, second, third = _WIDTHS
        self.start = nn.Linear(LATENT, first * (SIDE // 4) ** 2)
        self.layers = nn.Sequential(
            nn.ReLU(),
            nn.ConvTranspose2d(first, second, 4, stride=2, padding=1),
            nn.ReLU(),
            nn.ConvTranspose2d(second, third, 4, stride=2, padding=1),
            nn.ReLU(),
            nn.Conv2d(third, SAMPLED_CHANNELS, 3, padding=1),
        )

    def forward(self, z: Tensor) -> Tensor:
        """z: (N, LATENT) -> w before quantisation, (N, SAMPLED_CHANNELS, SIDE, SIDE) in [-2.5, 2.5]."""
        start = self.start(z).unflatten(1, (_WIDTHS[0], SIDE // 4, SIDE // 4))
        return (CENTRES[-1] + 0.5) * torch.tanh(self.layers(start))


class Critic(nn.Module):
    """Says how much w_hat looks like that of a photo."""

    def __init__(self) -> None:
        super().__init__()
        first, second, third = _WIDTHS
        self.layers = nn.Sequential(
            nn.Conv2d(SAMPLED_CHANNELS, third, 3, padding=1),
            nn.LeakyReLU(0.2),
            nn.Conv2d(third, second, 4, stride=2, padding=1),
            nn.LeakyReLU(0.2),
            nn.Conv2d(second, first, 4, stride=2, padding=1),
            nn.LeakyReLU(0.2),
            nn.Flatten(),
            nn.Linear(first * (SIDE // 4) ** 2, 1),
        )

    def forward(self, w: Tensor) -> Tensor:
        """(N, SAMPLED_CHANNELS, SIDE, SIDE) -> (N, 1)."""
        score: Tensor = self.layers(w)
        return score


def quantised(w: NDArray[np.float32]) -> NDArray[np.int8]:
    """The nearest centres."""
    return w.round().clip(CENTRES[0], CENTRES[-1]).astype(np.int8)


def drawn_symbols(path: Path, identity: str, seed: int) -> NDArray[np.int8]:
    """Symbols of a new picture, int8 (SAMPLED_CHANNELS, SIDE, SIDE), by the sampler of a file.

    Raises:
        ModelError: the file is missing, damaged, or belongs to another model than that of the identity.
    """
    belongs_to = read_weights(path, "the sampler")[0].get("model")
    if belongs_to != identity:
        raise ModelError(f"the sampler in {path} belongs to model {belongs_to}, not to {identity}; train it anew")
    sampler = load_frozen(Sampler(), "sampler", path, "cpu")
    z = np.random.Generator(np.random.PCG64(seed)).standard_normal((1, LATENT), np.float32)
    with torch.inference_mode():
        return quantised(sampler(torch.from_numpy(z))[0].numpy())


def uniform_symbols(seed: int) -> NDArray[np.int8]:
    """The same with all symbols alike, what the paper shows beside it."""
    least, most = int(CENTRES[0]), int(CENTRES[-1])
    generator = np.random.Generator(np.random.PCG64(seed))
    return generator.integers(least, most, (SAMPLED_CHANNELS, SIDE, SIDE), np.int8, endpoint=True)
