"""Programs as OpenVINO's operations on the layers of a generator: what `torch_programs` is for torch.

Flows in: programs, layers, shapes. Flows out: models to compile, for one size or, with -1 in shapes, for any.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import singledispatch
from typing import Any

import numpy as np

from gc_studio.decode.programs import OfStages, Prefix, Program, Segment, Suffix
from gc_studio.decode.vector_units import Layers
from gc_studio.document import STUDIO
from gc_studio.nets.layout import STAGE_CHANNELS, STAGE_STRIDES
from gc_studio.nets.operations import Node, axes, constant, enlarged, leaky, openvino, operations, parameter, within

_SLOPE = 0.2
"""Of the generator's leaky ReLUs."""

_Statistics = tuple[Node, Node]
"""Mean and 1 / std, each (N, C, 1, 1)."""

Shape = tuple[int, ...]


def model_of(program: Program, layers: Layers, shapes: Sequence[Shape]) -> Any:
    """A program as a model that takes inputs of some shapes."""
    inputs = [parameter(f"input{index}", *shape) for index, shape in enumerate(shapes)]
    return openvino().Model(outputs_of(program, layers, inputs), inputs, "program")


def free(program: Program) -> Program:
    """The program whose model serves all sizes and, from two on, all numbers of textures."""
    return replace(program, textures=min(program.textures, 2)) if isinstance(program, OfStages) else program


def input_shapes(
    program: OfStages, told: Sequence[int], pictures: int = -1, size: tuple[int, int] | None = None
) -> list[Shape]:
    """Shapes of a program's inputs for so many pictures of a height and width, -1 for what is free.

    told: channels of the guides of all stages. Without a size the number of textures is free, too, from two on.
    """
    is_segment, is_suffix, textures = isinstance(program, Segment), isinstance(program, Suffix), program.textures
    if size is None and textures > 1:
        textures = -1
    stages = range(program.start, program.stop) if isinstance(program, Segment) else (program.start,)

    def map_of(stage: int, channels: int) -> Shape:
        sides = (-1, -1) if size is None else (side // STAGE_STRIDES[stage] for side in size)
        return (pictures, channels, *sides)

    shapes: list[Shape] = [map_of(program.start, STAGE_CHANNELS[program.start])] if is_suffix else []
    if program.start:
        shapes.append(map_of(program.start - 1, STAGE_CHANNELS[program.start - 1]))
        shapes += [map_of(program.start - 1, 3)] if is_segment or is_suffix else []
    dimensions = STUDIO.texture_dimensions
    shapes.append((pictures, dimensions) if textures == 1 else (pictures, textures, dimensions))
    if program.is_frozen if isinstance(program, Segment) else isinstance(program, Suffix) or program.norms:
        shapes.append((pictures, 2, sum(STAGE_CHANNELS[stage] for stage in stages for _ in range(1 + is_segment))))
    for stage in stages:
        shapes.append(map_of(stage, told[stage]))
        shapes += [] if textures == 1 else [map_of(stage, textures)]
    return shapes


@singledispatch
def outputs_of(program: Program, layers: Layers, inputs: Sequence[Node]) -> list[Node]:
    """What a program computes."""
    raise TypeError(f"OpenVINO does not know {program}")


@outputs_of.register
def _(program: Segment, layers: Layers, inputs: Sequence[Node]) -> list[Node]:
    given = iter(inputs)
    features = rgb = None
    if program.start:
        features, rgb = next(given), next(given)
    texture = _texture(next(given), program.textures)
    stages = range(program.start, program.stop)
    frozen: list[_Statistics | None] = [None] * (2 * len(stages))
    if program.is_frozen:
        frozen = [*_split_statistics(next(given), [STAGE_CHANNELS[stage] for stage in stages for _ in "12"])]
    used: list[_Statistics] = []
    for index, stage in enumerate(stages):
        guide = next(given)
        norm = _Norm(
            layers, f"stages.{stage}", texture, next(given) if program.textures > 1 else None, program.textures
        )
        rim = 0 if index else program.rim
        hidden, first = norm(1, _first(layers, stage, features, guide, rim), frozen[2 * index])
        hidden, second = norm(2, _second(layers, stage, hidden), frozen[2 * index + 1])
        features, rgb = _third(layers, stage, hidden, (features, rgb), guide, rim)
        used += [first, second]
    return [*_results(program.stop, features, rgb), _joined_statistics(used)]


@outputs_of.register
def _(program: Prefix, layers: Layers, inputs: Sequence[Node]) -> list[Node]:
    given = iter(inputs)
    features, texture = next(given), _texture(next(given), program.textures)
    statistics = next(given) if program.norms else None
    guide = next(given)
    hidden = _first(layers, program.start, features, guide, 0)
    if statistics is None:
        return [hidden]
    (known,) = _split_statistics(statistics, [STAGE_CHANNELS[program.start]])
    regions = next(given) if program.textures > 1 else None
    norm = _Norm(layers, f"stages.{program.start}", texture, regions, program.textures)
    return [_second(layers, program.start, norm(1, hidden, known)[0])]


@outputs_of.register
def _(program: Suffix, layers: Layers, inputs: Sequence[Node]) -> list[Node]:
    given = iter(inputs)
    hidden, before = next(given), (next(given), next(given))
    texture, statistics, guide = _texture(next(given), program.textures), next(given), next(given)
    (known,) = _split_statistics(statistics, [STAGE_CHANNELS[program.start]])
    regions = next(given) if program.textures > 1 else None
    norm = _Norm(layers, f"stages.{program.start}", texture, regions, program.textures)
    hidden, _ = norm(2, hidden, known)
    return _results(program.start + 1, *_third(layers, program.start, hidden, before, guide, 0))


def _first(layers: Layers, stage: int, features: Node | None, guide: Node, rim: int) -> Node:
    """What the first normalisation takes."""
    return _beside(layers, stage, "told1", "conv1", features, guide, rim)


def _second(layers: Layers, stage: int, normalised: Node) -> Node:
    """What the second normalisation takes, from the output of the first."""
    return layers.conv(f"stages.{stage}.conv2", leaky(normalised, _SLOPE))


def _third(
    layers: Layers, stage: int, normalised: Node, before: tuple[Node | None, Node | None], guide: Node, rim: int
) -> tuple[Node, Node]:
    """Features and RGB of a stage, from the output of the second normalisation and those of the stage before."""
    skipped = _beside(layers, stage, "told_skip", "skip", before[0], guide, rim)
    features = operations().multiply(operations().add(skipped, leaky(normalised, _SLOPE)), constant(0.5**0.5))
    return features, layers.rgb(f"stages.{stage}.rgb", features, before[1])


def _results(stop: int, features: Node, rgb: Node) -> list[Node]:
    """What a program gives whose last stage is the one before `stop`."""
    return [features, rgb] if stop < len(STAGE_CHANNELS) else [_levels(rgb)]


def _beside(layers: Layers, stage: int, told: str, own: str, features: Node | None, guide: Node, rim: int) -> Node:
    """What a convolution makes of the guide, plus what another makes of the features before, enlarged."""
    of_guide = layers.conv(f"stages.{stage}.{told}", guide)
    if features is None:
        return of_guide
    of_features = within(layers.conv(f"stages.{stage}.{own}", features), rim)
    return operations().add(of_guide, enlarged(of_features, 2))


class _Norm:
    """The normalisations of a stage."""

    def __init__(self, layers: Layers, stage: str, texture: Node, regions: Node | None, textures: int) -> None:
        """texture: (N, 64, K, 1)."""
        self._layers, self._stage, self._texture, self._regions = layers, stage, texture, regions
        self._textures = textures

    def __call__(self, number: int, x: Node, known: _Statistics | None) -> tuple[Node, _Statistics]:
        """x: (N, C, H, W) -> normalised and recoloured, and the statistics that were used."""
        ops = operations()
        affine = self._layers.affine(f"{self._stage}.norm{number}.affine", self._texture)
        gamma, beta = ops.split(affine, constant(1, np.int64), 2).outputs()
        mean, per_std = known or _statistics(x)
        scale = ops.multiply(ops.add(gamma, constant(1.0)), per_std)
        shift = ops.add(ops.multiply(_negative(mean), scale), beta)
        if self._regions is None:
            normalised = ops.add(ops.multiply(x, scale), shift)
        elif self._layers.is_free:
            mixed = _Mixed(self._regions, x)
            normalised = ops.add(ops.multiply(x, mixed(scale)), mixed(shift))
        else:
            normalised = self._recoloured(x, scale, shift)
        return normalised, (mean, per_std)

    def _recoloured(self, x: Node, scale: Node, shift: Node) -> Node:
        """What x * mixed scale + mixed shift is, texture after texture: OpenVINO makes few passes of any number."""
        ops, total = operations(), None
        scales, shifts = (ops.split(own, constant(2, np.int64), self._textures).outputs() for own in (scale, shift))
        shares = ops.split(self._regions, constant(1, np.int64), self._textures).outputs()
        for own_scale, own_shift, share in zip(scales, shifts, shares, strict=True):
            own = ops.multiply(ops.add(ops.multiply(x, own_scale), own_shift), share)
            total = own if total is None else ops.add(total, own)
        return total


class _Mixed:
    """What every pixel takes of its textures' parameters, of any number of textures: a product of matrices."""

    def __init__(self, regions: Node, x: Node) -> None:
        """regions: (N, K, H, W); x: what is mixed takes its shape."""
        self._shares = operations().reshape(regions, axes(0, 0, -1), True)
        self._shape = operations().shape_of(x)

    def __call__(self, parameters: Node) -> Node:
        """(N, C, K, 1) -> (N, C, H, W)."""
        ops = operations()
        product = ops.matmul(ops.squeeze(parameters, axes(3)), self._shares, False, False)
        return ops.reshape(product, self._shape, False)


def _texture(codes: Node, textures: int) -> Node:
    """Codes (N, 64), or (N, K, 64) of several textures -> (N, 64, K, 1)."""
    ops = operations()
    if textures == 1:
        return ops.unsqueeze(codes, axes(2, 3))
    return ops.unsqueeze(ops.transpose(codes, axes(0, 2, 1)), axes(3))


def _statistics(x: Node) -> _Statistics:
    ops, sides = operations(), axes(2, 3)
    mean = ops.reduce_mean(x, sides, True)
    # Squares would be written down; the root of their sum is known.
    root = ops.reduce_l2(x, sides, True)
    shape = x.get_output_partial_shape(0)
    if shape.is_static:
        count = constant(shape[2].get_length() * shape[3].get_length())
    else:
        size = ops.gather(ops.shape_of(x), sides, constant(0, np.int64))
        count = ops.convert(ops.reduce_prod(size, axes(0), True), np.float32)
    variance = ops.add(ops.divide(ops.multiply(root, root), count), _negative(ops.multiply(mean, mean)))
    # Rounding may have made it less than zero.
    least = ops.add(ops.maximum(variance, constant(0.0)), constant(1e-5))
    return mean, ops.divide(constant(1.0), ops.sqrt(least))


def _negative(x: Node) -> Node:
    """-x. Compiling would put a sum with this in the place of a subtraction, without its mark."""
    return operations().multiply(x, constant(-1.0))


def _split_statistics(statistics: Node, channels: Sequence[int]) -> Iterator[_Statistics]:
    """(N, 2, sum of channels) -> those of each normalisation."""
    ops = operations()
    columns = ops.unsqueeze(ops.transpose(statistics, axes(0, 2, 1)), axes(3))
    means, per_stds = (
        ops.variadic_split(part, constant(1, np.int64), axes(*channels)).outputs()
        for part in ops.split(columns, constant(2, np.int64), 2).outputs()
    )
    return zip(means, per_stds, strict=True)


def _joined_statistics(used: Sequence[_Statistics]) -> Node:
    """-> (N, 2, sum of channels)."""
    ops = operations()
    means, per_stds = (ops.concat(list(part), 1) for part in zip(*used, strict=True))
    return ops.transpose(ops.squeeze(ops.concat([means, per_stds], 2), axes(3)), axes(0, 2, 1))


def _levels(rgb: Node) -> Node:
    """Sum of the stages' RGB (N, 3, H, W) -> uint8 (N, H, W, 3)."""
    ops = operations()
    levels = ops.multiply(ops.add(ops.tanh(rgb), constant(1.0)), constant(127.5))
    within_range = ops.clamp(ops.round(levels, "half_to_even"), 0.0, 255.0)
    return ops.transpose(ops.convert(within_range, np.uint8), axes(0, 2, 3, 1))
