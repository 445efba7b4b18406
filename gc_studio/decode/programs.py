"""The generator cut into programs: what a backend runs in one go, on a whole picture or on a part of one.

A whole render goes through SEGMENTS. Their statistics, mean and 1 / std of the AdaIN layers, belong to the whole
picture; with these frozen, the same stages can paint a part of it.
"""

from dataclasses import dataclass
from typing import Protocol

import torch
from torch import Tensor, nn

from gc_studio.nets.generator import STAGE_CHANNELS, Generator, Stage

SEGMENTS = ((0, 1), (1, 2), (2, 3), (3, 6))
"""First stage and the stage after the last: 1/32; 1/16; 1/8; 1/4, 1/2 and 1/1. A mask enters at the second, an edit
paints its surroundings anew from the third on, and between two segments a render can be given up."""


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
            features, rgb, statistics = stage(features, rgb, guide, texture, regions, known, rim)
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
