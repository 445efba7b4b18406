"""A model and documents -> the channels of its convolutions that may not compute in bfloat16.

What one channel loses to the rounding of what it takes is painted alone, where all of them together put the picture off
most. A few channels are to blame for most of that: `decode.vector_units.NARROW` names them for the model that ships.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from gc_studio.decode.inputs import StructureInputs
from gc_studio.decode.programs import Segment
from gc_studio.decode.torch_programs import module_of
from gc_studio.document import Document
from gc_studio.nets.generator import Generator
from gc_studio.nets.layout import STAGE_STRIDES

WORST_PICTURES, WORST_VALUES = 6, 300
"""Pictures that are most off with all channels rounded, and values of each that are."""


@dataclass(frozen=True)
class Blame:
    """What rounding does by one convolution of the stage `stage`.

    largest: of any value of any picture, in levels; channels: those to blame first; left: of the squared differences
    where they are largest, what is left without the first so many of them.
    """

    stage: int
    conv: str
    largest: float
    channels: list[int]
    left: list[float]


def _rounded(x: Tensor) -> Tensor:
    return x.bfloat16().float()


class _Painter:
    """Paints one document, a convolution's output as it is told."""

    def __init__(self, generator: Generator, document: Document, stage: int, conv: nn.Conv2d) -> None:
        inputs = StructureInputs().of(document)
        told = [map(torch.from_numpy, inputs.whole_stage(index)) for index in range(len(STAGE_STRIDES))]
        texture = torch.from_numpy(inputs.texture)
        before: tuple[Tensor, ...] = ()
        if stage:
            first = module_of(Segment(0, stage, inputs.textures), generator)
            before = first(texture, *itertools.chain.from_iterable(told[:stage]))[:2]
        self._given = [*before, texture, *itertools.chain.from_iterable(told[stage:])]
        self._last = generator.stages[-1]
        self._module = module_of(Segment(stage, len(STAGE_STRIDES), inputs.textures), generator)
        self._conv, seen = conv, list[Tensor]()
        with conv.register_forward_pre_hook(lambda _, args: seen.append(args[0])):
            self.exact = self.picture()
        weight, bias = _rounded(conv.weight), None if conv.bias is None else _rounded(conv.bias)
        self._output = F.conv2d(seen[0], conv.weight, conv.bias, padding=1)
        self._rounded = F.conv2d(_rounded(seen[0]), weight, bias, padding=1)

    def picture(self) -> Tensor:
        """RGB before it becomes levels, in levels."""
        painted: list[Tensor] = []
        with self._last.register_forward_hook(lambda _, args, output: painted.append(output[1])):
            self._module(*self._given)
        return 127.5 * torch.tanh(painted[0])

    def off(self, channels: Sequence[int]) -> Tensor:
        """How far the picture is off, in levels, with the rounding of some channels."""
        output = self._output.clone()
        output[:, channels] = self._rounded[:, channels]
        with self._conv.register_forward_hook(lambda *_: output):
            return (self.picture() - self.exact).abs().flatten()


@torch.inference_mode()
def blame(generator: Generator, documents: Sequence[Document], stage: int, name: str) -> Blame:
    """Which channels of a convolution are to blame.

    Args:
        generator: float32.
        documents: one or more.
        stage: number of the stage.
        name: of the convolution, conv1 or conv2.
    """
    conv = getattr(generator.stages[stage], name)
    channels = range(conv.out_channels)
    painters = [_Painter(generator, document, stage, conv) for document in documents]
    all_off = [painter.off(channels) for painter in painters]
    order = sorted(range(len(painters)), key=lambda index: -all_off[index].max().item())[:WORST_PICTURES]
    worst = [(painters[index], all_off[index].topk(WORST_VALUES).indices) for index in order]
    own = [
        sum(painter.off([channel])[where].square().mean().item() for painter, where in worst) for channel in channels
    ]
    by_blame = sorted(channels, key=lambda channel: -own[channel])
    left = [sum(own[channel] for channel in by_blame[count:]) / sum(own) for count in range(1, len(by_blame))]
    return Blame(stage, name, all_off[order[0]].max().item(), by_blame, left)


def blames(generator: Generator, documents: Sequence[Document]) -> Iterator[Blame]:
    """Of all convolutions that `decode.vector_units.NARROW` may name."""
    for stage, name in itertools.product(range(len(STAGE_STRIDES)), ("conv1", "conv2")):
        if hasattr(generator.stages[stage], name):
            yield blame(generator, documents, stage, name)
