"""The contour net: a picture in, a soft map of the lines that a person would draw of it out.

A small net after "Holistically-Nested Edge Detection" (Xie and Tu, ICCV 2015): a side output at every stride, and one
fused from all of them; unlike there, what the deep stages know is handed down to the shallow ones first, so that a
floor board beside a sleeve can be told from the sleeve. Trained by `training/contours.py`.
"""

from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from gc_studio.nets.layout import CONTOUR_CHANNELS, HANDED_DOWN
from gc_studio.nets.small import halving_blocks, load_frozen
from gc_studio.nets.weights import CONTOURS


class ContourNet(nn.Module):
    """Five stages that halve the picture, and a way back up with a side output at every stride."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks = halving_blocks(CONTOUR_CHANNELS, nn.ReLU)
        self.laterals = nn.ModuleList([nn.Conv2d(channels, HANDED_DOWN, 1) for channels in CONTOUR_CHANNELS])
        self.merges = nn.ModuleList([nn.Conv2d(HANDED_DOWN, HANDED_DOWN, 3, padding=1) for _ in CONTOUR_CHANNELS])
        self.sides = nn.ModuleList([nn.Conv2d(HANDED_DOWN, 1, 1) for _ in CONTOUR_CHANNELS])
        self.fuse = nn.Conv2d(len(CONTOUR_CHANNELS), 1, 1)
        nn.init.constant_(self.fuse.weight, 1 / len(CONTOUR_CHANNELS))

    def forward(self, picture: Tensor) -> list[Tensor]:
        """Logits of the soft maps.

        picture: float (N, 3, H, W) in [-1, 1], H and W multiples of 32 -> the five side outputs, shallow to deep, and
        the fused one, each (N, 1, H / 2, W / 2).
        """
        found = []
        for block in self.blocks:
            picture = block(picture)
            found.append(picture)
        size = found[0].shape[2:]
        sides: list[Tensor] = []
        down = torch.zeros_like(self.laterals[-1](found[-1]))
        for level in reversed(range(len(found))):
            own = self.laterals[level](found[level])
            if level < len(found) - 1:
                down = F.interpolate(down, own.shape[2:], mode="nearest")
            down = F.relu(self.merges[level](own + down))
            side = self.sides[level](down)
            sides.insert(0, F.interpolate(side, size, mode="bilinear", align_corners=False) if level else side)
        return [*sides, self.fuse(torch.cat(sides, 1))]


def load_contours(device: str | torch.device, path: Path = CONTOURS) -> ContourNet:
    """The contour net that ships, frozen, float32, channels last.

    Raises:
        ModelError: the weight file is missing, damaged or does not fit the net.
    """
    return load_frozen(ContourNet(), "contour net", path, device)
