"""The generator's layers as vector units like them: bfloat16 where nobody sees it, fewer products, RGB in blocks.

Flows in: weights. Flows out: OpenVINO's operations, which compute what the layers of `nets.generator` do.
"""

import itertools
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from gc_studio.decode.winograd import is_in_tiles, winograd_conv, winograd_kernel
from gc_studio.nets.layout import STAGE_STRIDES
from gc_studio.nets.operations import Node, constant, conv, enlarged, operations, padded
from gc_studio.nets.weights import Weights

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
"""For whole pictures of the studio model. Channels in which large products cancel, or of which the rest makes much,
would put single pixels beside strong lines more than three levels off, and up to 1/8 there are too many of them. They
differ from weights to weights: `python -m gc_studio.training exact-channels` finds them, `gcx bench precision` says
whether they do. Four cost as much as one (docs/performance.md)."""

HASTY: Narrow = ({"conv2": ()}, *({"conv1": (), "conv2": ()},) * 5)
"""For a part that the exact picture follows in a moment: all."""

FEW_PRODUCTS: Sequence[Sequence[str]] = ((), (), ("conv2",), ("conv1", "conv2"), ("conv1",), ())
"""Of each stage the convolutions that take less time by Winograd's algorithm, in whole pictures and unless they are
narrow. In finer stages the sums around the products take longer than the products, in coarser ones tiles are few."""

_LARGEST = 1e30
"""No sum is as large."""


_Kernel = NDArray[np.float32]


class Kernels:
    """The weights of a generator, and what is made of them once: OpenVINO reads them where they are."""

    def __init__(self, weights: Weights, narrow: Narrow = NARROW) -> None:
        """narrow: what whole pictures may compute in bfloat16 with these weights."""
        self.weights, self.narrow = weights, narrow
        self.told = tuple(weights[f"stages.{stage}.told1.weight"].shape[1] for stage in range(len(STAGE_STRIDES)))
        """Channels of the guides of all stages."""
        self._made: dict[str, _Kernel] = {}

    def made(self, name: str, make: Callable[[], _Kernel]) -> _Kernel:
        """What has a name; made when it is asked for first."""
        if name not in self._made:
            self._made[name] = np.ascontiguousarray(make(), np.float32)
        return self._made[name]


class Layers:
    """The layers of a generator by the names of their weights."""

    def __init__(
        self,
        kernels: Kernels,
        is_narrow: bool = False,
        is_whole: bool = False,
        is_free: bool = False,
        has_few_products: bool = True,
    ) -> None:
        """Choose what they are like.

        Args:
            kernels: of the generator.
            is_narrow: whether convolutions may compute in bfloat16.
            is_whole: whether whole pictures are painted, or parts that the exact picture follows in a moment.
            is_free: whether sizes and the number of textures are free: then convolutions stay what they are.
            has_few_products: whether Winograd's algorithm is used where FEW_PRODUCTS says so.
        """
        self._kernels, self._weights, self._is_plain = kernels, kernels.weights, is_free
        self.is_free = is_free
        narrow = (kernels.narrow if is_whole else HASTY) if is_narrow and not is_free else ()
        self._narrow = {
            f"stages.{index}.{name}": tuple(own) for index, convs in enumerate(narrow) for name, own in convs.items()
        }
        self._few_products = {
            f"stages.{index}.{name}"
            for index, names in enumerate(FEW_PRODUCTS if is_whole and not is_free and has_few_products else ())
            for name in names
        }
        self._is_narrow = bool(narrow)

    def conv(self, name: str, x: Node) -> Node:
        """A convolution. x: (N, C, H, W) -> (N, C', H, W)."""
        weight, bias = self._weights[f"{name}.weight"], self._weights.get(f"{name}.bias")
        exact = self._narrow.get(name)
        if exact is not None:
            return self._partly_narrow(name, x, exact) if exact else narrow_conv(x, weight, bias)
        if name in self._few_products and is_in_tiles(x):
            return winograd_conv(x, self._kernels.made(f"{name}.winograd", lambda: winograd_kernel(weight)), bias)
        return conv(x, weight, bias)

    def affine(self, name: str, x: Node) -> Node:
        """A linear layer as a convolution, which OpenVINO lets stay float32. x: (N, C, K, 1) -> (N, C', K, 1)."""
        weight, bias = self._weights[f"{name}.weight"], self._weights[f"{name}.bias"]
        return conv(x, weight[..., None, None], bias)

    def rgb(self, name: str, features: Node, before: Node | None) -> Node:
        """As `generator.ToRgb`; of all stages but the first, a block of 2x2 pixels at a time."""
        if before is None:
            return self.conv(name, features)
        if self._is_plain:
            return operations().add(self.conv(name, features), enlarged(before, 2))
        weight, bias = self._weights[f"{name}.weight"], self._weights[f"{name}.bias"]
        blocks = self._kernels.made(f"{name}.blocks", lambda: in_blocks(weight))
        own = (narrow_conv if self._is_narrow else conv)(features, blocks, bias.repeat(4), 2)
        # Around the border it goes on.
        grown = padded(before, 1, 1, "edge")
        kernel = self._kernels.made("enlarging", _enlarging)
        beside = operations().convolution(grown, constant(kernel), [1, 1], [0, 0], [0, 0], [1, 1])
        return _pixels(operations().add(own, beside))

    def _partly_narrow(self, name: str, x: Node, exact: Sequence[int]) -> Node:
        """A 3x3 convolution of which a few channels are float32 throughout, H and W even."""
        weight, channels = self._weights[f"{name}.weight"], list(exact)
        bias = self._weights.get(f"{name}.bias", np.zeros(len(weight), np.float32))
        blocks = self._kernels.made(f"{name}.few", lambda: in_blocks(weight[channels]))
        few = _pixels(conv(x, blocks, bias[channels].repeat(4), 2))
        # Added where the others leave zeros: to put maps between others would copy all, and a sum is fused.
        places = np.eye(len(weight), dtype=np.float32)[:, channels, None, None]
        placed = conv(few, self._kernels.made(f"{name}.places", lambda: places))
        others = np.ones(len(weight), np.float32)
        others[channels] = 0
        rest = self._kernels.made(f"{name}.rest", lambda: weight * others[:, None, None, None])
        return operations().add(narrow_conv(x, rest, bias * others), placed)


def narrow_conv(x: Node, weight: _Kernel, bias: _Kernel | None, stride: int = 1) -> Node:
    """A convolution that OpenVINO may compute in bfloat16: what it takes is rounded, its sums stay float32.

    A clamp that changes nothing tells it from others: see `marks`.
    """
    return operations().clamp(conv(x, weight, bias, stride), -_LARGEST, _LARGEST)


def in_blocks(weight: _Kernel) -> _Kernel:
    """A 3x3 convolution to a few channels as one to four times as many, blocks of 2x2 pixels: kernel 4, stride 2.

    Vector units compute 16 channels at a time; with three of them most would be idle. weight: (C', C, 3, 3) ->
    (4 C', C, 4, 4).
    """
    blocks = np.zeros((len(weight), 4, weight.shape[1], 4, 4), np.float32)
    for pixel, (row, column) in enumerate(itertools.product(range(2), repeat=2)):
        blocks[:, pixel, :, row : row + 3, column : column + 3] = weight
    return blocks.reshape(-1, *blocks.shape[2:])


def _pixels(blocks: Node) -> Node:
    """Blocks of 2x2 pixels (N, 4 C, H, W) -> (N, C, 2 H, 2 W)."""
    return operations().depth_to_space(blocks, "depth_first", 2)


def _enlarging() -> _Kernel:
    """RGB -> blocks of 2x2 pixels, bilinear: (12, 3, 3, 3)."""
    # A pixel is three quarters the one that it lies in and a quarter that one's neighbour.
    near = np.array([[0.25, 0.75, 0.0], [0.0, 0.75, 0.25]])
    kernels = np.einsum("ai,bj->abij", near, near).reshape(4, 3, 3)
    weight = np.zeros((3, 4, 3, 3, 3))
    for channel in range(3):
        weight[channel, :, channel] = kernels
    return weight.reshape(12, 3, 3, 3).astype(np.float32)
