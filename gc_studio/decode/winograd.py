"""3x3 convolutions with a quarter of the products: Winograd's minimal filtering, as operations that OpenVINO has."""

import numpy as np
from numpy.typing import NDArray

from gc_studio.nets.operations import Node, axes, constant, operations, padded

TILE = 4
"""Pixels along a tile of the output; a tile of the input has two more."""

_OF_INPUT = (
    (4, 0, -5, 0, 1, 0),
    (0, -4, -4, 1, 1, 0),
    (0, 4, -4, -1, 1, 0),
    (0, -2, -1, 2, 1, 0),
    (0, 2, -1, -2, 1, 0),
    (0, 4, 0, -5, 0, 1),
)
_OF_OUTPUT = ((1, 1, 1, 1, 1, 0), (0, 1, -1, 2, -2, 0), (0, 1, 1, 4, 4, 0), (0, 1, -1, 8, -8, 1))
_OF_KERNEL = (
    (1 / 4, 0, 0),
    (-1 / 6, -1 / 6, -1 / 6),
    (-1 / 6, 1 / 6, -1 / 6),
    (1 / 24, 1 / 12, 1 / 6),
    (1 / 24, -1 / 12, 1 / 6),
    (0, 0, 1),
)
"""B^T, A^T and G of F(4, 3)."""

_INPUT, _OUTPUT = (np.kron(along, along).astype(np.float32) for along in (_OF_INPUT, _OF_OUTPUT))


def winograd_kernel(weight: NDArray[np.float32]) -> NDArray[np.float32]:
    """G g G^T of every kernel: (C', C, 3, 3) -> (6, 6, C, C')."""
    of_kernel = np.array(_OF_KERNEL)
    return np.einsum("ia,jb,ocab->ijco", of_kernel, of_kernel, weight.astype(np.float64)).astype(np.float32)


def is_in_tiles(x: Node) -> bool:
    """Whether `winograd_conv` takes a map of this size, (N, C, H, W)."""
    return not any(side % TILE for side in x.get_output_shape(0)[2:])


def winograd_conv(x: Node, kernel: NDArray[np.float32], bias: NDArray[np.float32] | None) -> Node:
    """Y = A^T [(G g G^T) * (B^T d B)] A for tiles d of 6x6 pixels and kernels g (Lavin and Gray, CVPR 2016).

    The products in the middle are 6x6 products of matrices: tiles by channels times channels by channels. The two
    transforms are one each, too, and not sums of slices, for every operation takes memory of its own. The result is
    that of the convolution but for rounding, of 1e-6 of the largest value or so.

    Args:
        x: (N, C, H, W) of known sizes, H and W multiples of 4, see `is_in_tiles`.
        kernel: see `winograd_kernel`.
        bias: (C',), or None.

    Returns:
        (N, C', H, W).
    """
    pictures, channels, height, width = x.get_output_shape(0)
    rows, columns = height // TILE, width // TILE
    # Channels last, so that what is moved are large pieces; lines first, for they are cut into tiles first.
    moved = _transposed(padded(x, 1, TILE - 1, "constant"), 2, 0, 3, 1)
    lines = _with_next(_reshaped(moved, rows + 1, TILE, -1, channels), 0)
    pixels = _with_next(_reshaped(lines, -1, columns + 1, TILE, channels), 1)
    tiles = _transposed(_reshaped(pixels, rows, 6, pictures, columns, 6, channels), 1, 4, 0, 2, 3, 5)
    # Of 36 and not 6x6 products OpenVINO would keep a copy of the weights for every program.
    of_input = _product(constant(_INPUT), _reshaped(tiles, 36, -1))
    products = _product(_reshaped(of_input, 6, 6, -1, channels), constant(kernel))
    of_output = _product(constant(_OUTPUT), _reshaped(products, 36, -1))
    blocks = _reshaped(of_output, TILE, TILE, rows, pictures, columns, -1)
    y = _reshaped(_transposed(blocks, 3, 2, 0, 4, 1, 5), pictures, height, width, -1)
    y = _transposed(y, 0, 3, 1, 2)
    return y if bias is None else operations().add(y, constant(bias.reshape(1, -1, 1, 1)))


def _with_next(x: Node, dim: int) -> Node:
    """Of pieces of TILE lines along a dimension all but the last, each with the first two lines of the next."""
    ops = operations()
    all_but_last = ops.slice(x, axes(0), axes(-1), axes(1), axes(dim))
    all_but_first = ops.slice(x, axes(1, 0), axes(2**31, 2), axes(1, 1), axes(dim, dim + 1))
    return ops.concat([all_but_last, all_but_first], dim + 1)


def _reshaped(x: Node, *shape: int) -> Node:
    return operations().reshape(x, axes(*shape), False)


def _transposed(x: Node, *order: int) -> Node:
    return operations().transpose(x, axes(*order))


def _product(a: Node, b: Node) -> Node:
    return operations().matmul(a, b, False, False)
