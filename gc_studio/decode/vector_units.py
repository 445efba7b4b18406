"""The generator as vector units like it: bfloat16 where nobody sees it, fewer products, RGB in blocks of pixels.

For what is traced for OpenVINO; in eager torch all of it computes what the generator does, some of it more slowly.
"""

import copy
import itertools
from collections.abc import Mapping, Sequence

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from gc_studio.decode.winograd import WinogradConv
from gc_studio.nets.generator import Generator, Stage, ToRgb

Narrow = Sequence[Mapping[str, Sequence[int]]]
"""Of each stage the convolutions that may compute in bfloat16, and the channels of theirs that may not."""

NARROW: Narrow = (
    {},
    {},
    {},
    {"conv2": (10, 20, 30, 57, 64, 86, 87, 99)},
    {"conv1": (1, 11, 15, 20, 23, 25, 42, 57), "conv2": (4, 39, 51, 56)},
    {"conv1": (0, 5, 6, 28), "conv2": ()},
)
"""For whole pictures. Channels in which large products cancel, or of which the rest makes much, would put single pixels
beside strong lines more than three levels off, and up to 1/8 there are too many of them. They differ from weights to
weights: `python -m gc_studio.training exact-channels` finds them, `gcx bench precision` says whether they do. Four
cost as much as one (docs/performance.md)."""

HASTY: Narrow = ({"conv2": ()}, *({"conv1": (), "conv2": ()},) * 5)
"""For a part that the exact picture follows in a moment: all."""

FEW_PRODUCTS: Sequence[Sequence[str]] = ((), (), ("conv2",), ("conv1", "conv2"), ("conv1",), ())
"""Of each stage the convolutions that take less time by Winograd's algorithm, in whole pictures and unless they are
narrow. In finer stages the sums around the products take longer than the products, in coarser ones tiles are few."""

_LARGEST = 1e30
"""No sum is as large."""


class NarrowConv(nn.Module):
    """A convolution that OpenVINO may compute in bfloat16: what it takes is rounded, its sums stay float32.

    A clamp that changes nothing tells it from others: see `decode.openvino_models`.
    """

    def __init__(self, conv: nn.Conv2d) -> None:
        super().__init__()
        self._conv = conv

    def forward(self, x: Tensor) -> Tensor:
        """x: float32 (N, C, H, W)."""
        return F.hardtanh(self._conv(x), -_LARGEST, _LARGEST)


class PartlyNarrowConv(nn.Module):
    """A 3x3 convolution of which a few channels are float32 throughout, the others as for `NarrowConv`."""

    def __init__(self, conv: nn.Conv2d, exact: Sequence[int]) -> None:
        super().__init__()
        channels = list(exact)
        few = nn.Conv2d(conv.in_channels, len(channels), 3, padding=1)
        bias = torch.zeros(conv.out_channels) if conv.bias is None else conv.bias.detach()
        few.weight, few.bias = _fixed(conv.weight.detach()[channels]), _fixed(bias[channels])
        self._few = nn.Sequential(_in_blocks(few), nn.PixelShuffle(2))
        # Added where the others leave zeros: to put maps between others would copy all, and a sum is fused.
        self._placed = nn.Conv2d(len(channels), conv.out_channels, 1, bias=False)
        places = F.one_hot(torch.tensor(channels), conv.out_channels).float()
        self._placed.weight = _fixed(places.T[..., None, None].contiguous())
        rest = copy.deepcopy(conv).requires_grad_(False)
        rest.weight[channels] = 0
        if rest.bias is not None:
            rest.bias[channels] = 0
        self._rest = NarrowConv(rest)

    def forward(self, x: Tensor) -> Tensor:
        """x: float32 (N, C, H, W), H and W even."""
        placed: Tensor = self._rest(x) + self._placed(self._few(x))
        return placed


class _ToRgbInBlocks(nn.Module):
    """`ToRgb` of all stages but the first, a block of 2x2 pixels at a time."""

    def __init__(self, rgb: ToRgb, is_narrow: bool) -> None:
        super().__init__()
        own = _in_blocks(rgb)
        self._own = NarrowConv(own) if is_narrow else own
        # Enlarged bilinearly, a pixel is three quarters the one that it lies in and a quarter that one's neighbour.
        near = torch.tensor([[0.25, 0.75, 0.0], [0.0, 0.75, 0.25]])
        kernels = torch.einsum("ai,bj->abij", near, near).flatten(0, 1)
        weight = torch.zeros(3, 4, 3, 3, 3)
        for channel in range(3):
            weight[channel, :, channel] = kernels
        self._enlarging = _fixed(weight.flatten(0, 1))

    def forward(self, features: Tensor, before: Tensor) -> Tensor:
        """As for `ToRgb`."""
        enlarged = F.conv2d(F.pad(before, (1, 1, 1, 1), mode="replicate"), self._enlarging)
        return F.pixel_shuffle(self._own(features) + enlarged, 2)


class _Affine(nn.Module):
    """A linear layer as a convolution, which OpenVINO lets stay float32."""

    def __init__(self, linear: nn.Linear) -> None:
        super().__init__()
        self._linear = linear

    def forward(self, x: Tensor) -> Tensor:
        """x: float32 (N, C), or (N, K, C)."""
        linear, of_several = self._linear, x if x.dim() == 3 else x[:, None]
        y = F.conv2d(of_several.transpose(1, 2)[..., None], linear.weight[..., None, None], linear.bias)
        return y[..., 0].transpose(1, 2) if x.dim() == 3 else y[..., 0, 0]


def _fixed(weight: Tensor) -> nn.Parameter:
    return nn.Parameter(weight, requires_grad=False)


def _in_blocks(conv: nn.Conv2d) -> nn.Conv2d:
    """A 3x3 convolution to a few channels as one to four times as many: blocks of 2x2 pixels, for `nn.PixelShuffle`.

    Vector units compute 16 channels at a time; with three of them most would be idle.
    """
    assert conv.bias is not None
    blocks = nn.Conv2d(conv.in_channels, 4 * conv.out_channels, 4, stride=2, padding=1)
    weight = torch.zeros(conv.out_channels, 4, conv.in_channels, 4, 4)
    for pixel, (row, column) in enumerate(itertools.product(range(2), repeat=2)):
        weight[:, pixel, :, row : row + 3, column : column + 3] = conv.weight.detach()
    blocks.weight, blocks.bias = _fixed(weight.flatten(0, 1)), _fixed(conv.bias.detach().repeat_interleave(4))
    return blocks


def adapted(generator: Generator, is_narrow: bool, is_whole: bool) -> Generator:
    """The same generator as vector units like it; layers that stay as they are share its weights.

    Args:
        generator: to adapt.
        is_narrow: whether convolutions may compute in bfloat16.
        is_whole: whether whole pictures are painted, or parts that the exact picture follows in a moment.
    """
    # The weights are not copied.
    fast = copy.deepcopy(generator, {id(tensor): tensor for tensor in generator.parameters()})
    narrow = (NARROW if is_whole else HASTY) if is_narrow else ({},) * len(fast.stages)
    for index, (stage, convs, few_products) in enumerate(zip(fast.stages, narrow, FEW_PRODUCTS, strict=True)):
        assert isinstance(stage, Stage)
        for name, exact in convs.items():
            conv = getattr(stage, name)
            setattr(stage, name, PartlyNarrowConv(conv, exact) if exact else NarrowConv(conv))
        for name in few_products if is_whole else ():
            if name not in convs:
                setattr(stage, name, WinogradConv(getattr(stage, name)))
        for norm in (stage.norm1, stage.norm2):
            norm.add_module("affine", _Affine(norm.affine))
        # The first stage may be an odd number of pixels wide.
        if index:
            stage.add_module("rgb", _ToRgbInBlocks(stage.rgb, is_narrow))
    return fast
