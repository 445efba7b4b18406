"""The generator cut into programs: what a backend runs in one go, on a whole picture or on a part of one.

A whole render goes through SEGMENTS. Their statistics, the means and variances of the AdaIN layers, belong to the whole
picture; with these frozen, the same stages can paint a part of it.
"""

import copy
import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from gc_studio.nets.generator import STAGE_CHANNELS, Generator, Stage, doubled

SEGMENTS = ((0, 1), (1, 2), (2, 3), (3, 6))
"""First stage and the stage after the last: 1/32; 1/16; 1/8; 1/4, 1/2 and 1/1. A mask enters at the second, an edit
paints its surroundings anew from the third on, and between two segments a render can be given up."""

NARROW = ((), (), (), (), (), ("conv2",))
"""Convolutions of each stage that may compute in bfloat16, beside those to RGB. The rest would put single pixels beside
strong lines more than three levels off, which differs from weights to weights (docs/performance.md); those of the
guides are too small to matter."""

HASTY = (("conv2",), *(("conv1", "conv2"),) * 5)
"""Those that may where a part is painted that the exact picture follows in a moment: all."""


class NarrowConv(nn.Module):
    """A convolution whose factors are rounded to bfloat16; its sums stay float32 where the processor has such units."""

    def __init__(self, conv: nn.Conv2d) -> None:
        super().__init__()
        self._conv = conv

    def forward(self, x: Tensor) -> Tensor:
        """x: float32 (N, C, H, W)."""
        conv = self._conv
        # Rounded here and not once before: OpenVINO misreads constants of this type, and folds these casts anyway.
        factors = conv.weight.to(torch.bfloat16), None if conv.bias is None else conv.bias.to(torch.bfloat16)
        return F.conv2d(x.to(torch.bfloat16), *factors, stride=conv.stride, padding=conv.padding).float()


def _in_blocks(conv: nn.Conv2d) -> nn.Conv2d:
    """A 3x3 convolution to RGB as one to twelve channels, the pixels of blocks of 2x2, for `nn.PixelShuffle`.

    Vector units compute 16 channels at a time; with three of them most would be idle.
    """
    assert conv.bias is not None
    blocks = nn.Conv2d(conv.in_channels, 4 * conv.out_channels, 4, stride=2, padding=1)
    weight = torch.zeros(conv.out_channels, 4, conv.in_channels, 4, 4)
    for pixel, (row, column) in enumerate(itertools.product(range(2), repeat=2)):
        weight[:, pixel, :, row : row + 3, column : column + 3] = conv.weight.detach()
    blocks.weight = nn.Parameter(weight.flatten(0, 1), requires_grad=False)
    blocks.bias = nn.Parameter(conv.bias.detach().repeat_interleave(4), requires_grad=False)
    return blocks


def adapted(generator: Generator, narrow: Sequence[Sequence[str]] | None) -> Generator:
    """The same generator as vector units like it.

    Args:
        generator: whose weights are shared.
        narrow: convolutions of each stage that compute in bfloat16, and with them those to RGB; None for no one.
    """
    # The weights are not copied.
    fast = copy.deepcopy(generator, {id(tensor): tensor for tensor in generator.parameters()})
    of_stages = narrow or [()] * len(fast.stages)
    for index, (stage, names) in enumerate(zip(fast.stages, of_stages, strict=True)):
        assert isinstance(stage, Stage)
        # The first stage may be an odd number of pixels wide.
        rgb = _in_blocks(stage.rgb) if index else stage.rgb
        for name in names:
            setattr(stage, name, NarrowConv(getattr(stage, name)))
        enlarged: nn.Module = nn.PixelShuffle(2) if index else nn.Identity()
        stage.add_module("rgb", nn.Sequential(NarrowConv(rgb) if narrow else rgb, enlarged))
    return fast


def as_levels(rgb: Tensor) -> Tensor:
    """Sum of the stages' RGB (N, 3, H, W) -> uint8 (N, H, W, 3)."""
    levels = ((torch.tanh(rgb) + 1) * 127.5).round().clamp(0, 255)
    return levels.to(torch.uint8).permute(0, 2, 3, 1).contiguous()


@dataclass(frozen=True)
class Segment:
    """Stages `start` to `stop - 1` in a row.

    Inputs, in this order: features (N, C, H / 2, W / 2) and RGB (N, 3, H / 2, W / 2) of the stage before `start`,
    unless that is 0; the texture (N, 64), or (N, K, 64) with regions; with `is_frozen` the statistics (N, 2, sum of
    channels) to normalise with; then for each stage its guide (N, E, h, w) and, with several `textures`, its regions
    (N, K, h, w). The features have `rim` pixels more on every side, so that a part of a picture sees what lies around
    it.

    Outputs: features and RGB of the last stage, or if that is the finest one, the picture uint8 (N, H, W, 3) alone;
    then the statistics.
    """

    start: int
    stop: int
    textures: int = 1
    is_frozen: bool = False
    rim: int = 0

    def module(self, generator: Generator) -> nn.Module:
        """The program on the weights of a generator."""
        return _SegmentModule(self, generator)


@dataclass(frozen=True)
class Prefix:
    """A stage up to what its first or its second normalisation takes.

    Inputs: features, texture, for `norms` = 1 the statistics (N, 2, C) of the first normalisation, guide and, with
    several `textures`, regions, as for `Segment`. Output: (N, C, H, W).
    """

    start: int
    norms: int
    textures: int = 1

    def module(self, generator: Generator) -> nn.Module:
        """The program on the weights of a generator."""
        return _PrefixModule(self, generator)


class Program(Protocol):
    """Something that a backend can run: hashable, and the same for equal fields."""

    def module(self, generator: Generator) -> nn.Module:
        """Tensors in, a tensor or a tuple of them out, no branch on their values."""


class _SegmentModule(nn.Module):
    def __init__(self, program: Segment, generator: Generator) -> None:
        super().__init__()
        self._program, self._stages = program, generator.stages[program.start : program.stop]

    def forward(self, *inputs: Tensor) -> tuple[Tensor, ...]:
        program, given = self._program, iter(inputs)
        features = rgb = None
        if program.start:
            features, rgb = next(given), next(given)
        texture = next(given)
        frozen: list[Tensor] = []
        if program.is_frozen:
            frozen = list(next(given).split([c for c in STAGE_CHANNELS[program.start : program.stop] for _ in "12"], 2))
        used: list[Tensor] = []
        for index, stage in enumerate(self._stages):
            guide, regions = next(given), next(given) if program.textures > 1 else None
            known = (frozen[2 * index], frozen[2 * index + 1]) if frozen else None
            rim = 0 if index else program.rim
            features, contribution, statistics = stage(features, guide, texture, regions, known, rim)
            rgb = contribution if rgb is None else contribution + doubled(rgb)
            used += statistics
        assert features is not None
        assert rgb is not None
        results = (features, rgb) if program.stop < len(STAGE_CHANNELS) else (as_levels(rgb),)
        return (*results, torch.cat(used, 2))


class _PrefixModule(nn.Module):
    def __init__(self, program: Prefix, generator: Generator) -> None:
        super().__init__()
        stage = generator.stages[program.start]
        assert isinstance(stage, Stage)
        self._program, self._stage = program, stage

    def forward(self, *inputs: Tensor) -> Tensor:
        program, given = self._program, iter(inputs)
        features, texture = next(given), next(given)
        statistics = next(given) if program.norms else None
        guide, regions = next(given), next(given) if program.textures > 1 else None
        hidden: Tensor = self._stage.first(features, guide)
        if statistics is None:
            return hidden
        return self._stage.second(self._stage.norm1(hidden, texture, regions, statistics)[0])
