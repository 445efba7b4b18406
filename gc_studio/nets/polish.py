"""The net that polishes kept cells: what quantising took from them or left in them, guessed from what they show.

It sees the cells alone, so that they look the same whatever lies beneath. Trained by `training/polish.py`.
"""

from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from gc_studio.nets.layout import POLISH_CHANNELS, POLISH_INPUTS, POLISH_SLOPE, POLISH_STRIDE
from gc_studio.nets.small import load_frozen
from gc_studio.nets.weights import POLISH


class PolishNet(nn.Module):
    """Four convolutions at half the size, which say how many steps each value is off."""

    def __init__(self) -> None:
        super().__init__()
        squares = POLISH_STRIDE**2
        self.first = nn.Conv2d(POLISH_INPUTS * squares, POLISH_CHANNELS, 3, padding=1)
        self.middle = nn.ModuleList([nn.Conv2d(POLISH_CHANNELS, POLISH_CHANNELS, 3, padding=1) for _ in range(2)])
        self.last = nn.Conv2d(POLISH_CHANNELS, 3 * squares, 3, padding=1)

    def forward(self, seen: Tensor) -> Tensor:
        """Polished pictures.

        seen: float (N, 4, H, W), H and W even: RGB and the quantiser step, 255 being 1 -> float RGB (N, 3, H, W).
        """
        hidden = F.leaky_relu(self.first(F.pixel_unshuffle(seen, POLISH_STRIDE)), POLISH_SLOPE)
        for layer in self.middle:
            hidden = hidden + F.leaky_relu(layer(hidden), POLISH_SLOPE)
        return seen[:, :3] + seen[:, 3:] * F.pixel_shuffle(self.last(hidden), POLISH_STRIDE)


def load_polish(device: str | torch.device, path: Path = POLISH) -> PolishNet:
    """The net that ships, frozen, float32, channels last.

    Raises:
        ModelError: the weight file is missing, damaged or does not fit the net.
    """
    return load_frozen(PolishNet(), "polishing net", path, device)
