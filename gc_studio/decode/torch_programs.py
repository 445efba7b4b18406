"""Programs as torch modules on the weights of a generator."""

from functools import singledispatch

import torch
from torch import Tensor, nn

from gc_studio.decode.programs import Prefix, Program, Segment, Suffix
from gc_studio.nets.generator import Generator, Stage
from gc_studio.nets.layout import STAGE_CHANNELS
from gc_studio.nets.scenes import SceneGenerator


def as_levels(rgb: Tensor) -> Tensor:
    """Sum of the stages' RGB (N, 3, H, W) -> uint8 (N, H, W, 3)."""
    levels = ((torch.tanh(rgb) + 1) * 127.5).round().clamp(0, 255)
    return levels.to(torch.uint8).permute(0, 2, 3, 1).contiguous()


@singledispatch
def module_of(program: Program, generator: Generator | SceneGenerator) -> nn.Module:
    """A program as a module: tensors in, a tensor or a tuple of them out."""
    raise TypeError(f"torch does not know {program}")


@module_of.register
def _(program: Segment, generator: Generator | SceneGenerator) -> nn.Module:
    return _SegmentModule(program, generator)


@module_of.register
def _(program: Prefix, generator: Generator | SceneGenerator) -> nn.Module:
    return _PrefixModule(program, generator)


@module_of.register
def _(program: Suffix, generator: Generator | SceneGenerator) -> nn.Module:
    return _SuffixModule(program, generator)


class _SegmentModule(nn.Module):
    def __init__(self, program: Segment, generator: Generator | SceneGenerator) -> None:
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
    def __init__(self, program: Prefix, generator: Generator | SceneGenerator) -> None:
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


class _SuffixModule(nn.Module):
    def __init__(self, program: Suffix, generator: Generator | SceneGenerator) -> None:
        super().__init__()
        stage = generator.stages[program.start]
        assert isinstance(stage, Stage)
        self._program, self._stage = program, stage

    def forward(self, *inputs: Tensor) -> tuple[Tensor, ...]:
        program, given = self._program, iter(inputs)
        hidden, features, rgb, texture, statistics, guide = (next(given) for _ in range(6))
        regions = next(given) if program.textures > 1 else None
        normalised, _ = self._stage.norm2(hidden, texture, regions, statistics)
        features, rgb = self._stage.third(normalised, features, rgb, guide)
        return (features, rgb) if program.start + 1 < len(STAGE_CHANNELS) else (as_levels(rgb),)
