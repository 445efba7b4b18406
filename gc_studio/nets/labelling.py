"""Nets that say what is where: a photo -> scores of the classes of a label map.

`LabelNet` finds the maps that people start from; `JudgeNet`, of another kind, measures how much of a map is to be seen
in a picture. Both are convolutions and leaky ReLUs once batch normalisation is folded (`training.segment`).
"""

from collections.abc import Callable
from itertools import pairwise

import torch.nn.functional as F
from torch import Tensor, nn

from gc_studio.nets.layout import (
    HANDED_UP,
    JUDGE_CHANNELS,
    JUDGE_DILATIONS,
    JUDGE_STEM,
    LABEL_SLOPE,
    LABEL_TRUNK,
)

Block = Callable[..., nn.Module]
"""Makes a convolution that keeps the size, or halves it, with what follows: inputs, outputs, and options."""


def plain_block(inputs: int, outputs: int, kernel: int = 3, stride: int = 1, dilation: int = 1) -> nn.Module:
    """A convolution as it ships, which halves the size with a stride of 2."""
    padding = (kernel - 1) // 2 * dilation
    return nn.Conv2d(inputs, outputs, kernel, stride, padding, dilation)


def _active(x: Tensor) -> Tensor:
    return F.leaky_relu(x, LABEL_SLOPE, inplace=True)


class LabelNet(nn.Module):
    """A U-Net whose way down is that of the studio encoders: (N, 3, H, W) in [-1, 1] -> (N, K, H / 2, W / 2).

    H and W are multiples of 32. The mean over the picture is told to the coarsest level.
    """

    def __init__(self, classes: int, block: Block = plain_block) -> None:
        super().__init__()
        self.down = nn.ModuleList(
            block(inputs, outputs, 4, 2) for inputs, outputs in zip((3, *LABEL_TRUNK), LABEL_TRUNK, strict=False)
        )
        self.whole = nn.Conv2d(LABEL_TRUNK[-1], HANDED_UP[-1], 1)
        self.laterals = nn.ModuleList(
            nn.Conv2d(own, handed, 1) for own, handed in zip(LABEL_TRUNK, HANDED_UP, strict=True)
        )
        self.up = nn.ModuleList(nn.Conv2d(deeper, own, 1) for own, deeper in pairwise(HANDED_UP))
        self.merges = nn.ModuleList(block(handed, handed) for handed in HANDED_UP)
        self.scores = nn.Conv2d(HANDED_UP[0], classes, 3, padding=1)

    def forward(self, picture: Tensor) -> Tensor:
        """Scores before the softmax."""
        x, found = picture, []
        for layer in self.down:
            x = _active(layer(x))
            found.append(x)
        y = self.laterals[-1](x) + self.whole(x.mean((2, 3), keepdim=True))
        for level in reversed(range(len(found))):
            y = _active(self.merges[level](y))
            if level:
                handed = F.interpolate(self.up[level - 1](y), scale_factor=2.0, mode="bilinear", align_corners=False)
                y = self.laterals[level - 1](found[level - 1]) + handed
        scores: Tensor = self.scores(y)
        return scores


class JudgeNet(nn.Module):
    """Dilated convolutions at 1/8 that add to each other, no skips: (N, 3, H, W) -> (N, K, H / 4, W / 4).

    H and W are multiples of 8; the scores of four places are channels of one.
    """

    def __init__(self, classes: int, block: Block = plain_block) -> None:
        super().__init__()
        self.stem = nn.ModuleList(
            block(inputs, outputs, 4, 2) for inputs, outputs in zip((3, *JUDGE_STEM), JUDGE_STEM, strict=False)
        )
        self.wider = nn.ModuleList(block(JUDGE_CHANNELS, JUDGE_CHANNELS, dilation=d) for d in JUDGE_DILATIONS)
        self.scores = nn.Conv2d(JUDGE_CHANNELS, 4 * classes, 1)

    def forward(self, picture: Tensor) -> Tensor:
        """Scores before the softmax."""
        x = picture
        for layer in self.stem:
            x = _active(layer(x))
        for layer in self.wider:
            x = x + _active(layer(x))
        return F.pixel_shuffle(self.scores(x), 2)
