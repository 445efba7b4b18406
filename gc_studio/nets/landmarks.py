"""The net that finds the landmarks of a face, MediaPipe's face mesh: arrays in and out, by OpenVINO.

Flows in: the square around a face. Flows out: 468 points, and whether there is a face. Its weights lie beside those of
the nets that find faces, with card and licence; `analysis/landmarks.py` knows what the points mean.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np

from gc_studio.nets.operations import (
    CompiledNet,
    Net,
    Node,
    constant,
    conv,
    has_openvino,
    operations,
    padded,
    parameter,
)
from gc_studio.nets.weights import LANDMARKS, ModelError, Weights, read_weights
from gc_studio.words import tr

SEEN_SIDE = 192
"""Of the square that the net sees, in pixels."""
POINTS = 468

_TRUNK = (1, 1, 2, 1, 1, 2, 1, 1, 2, 1, 1, 2, 1, 1)
_HEADS = {"points": (2, 1, 1), "presence": (2,)}
"""Strides of the blocks."""


@cache
def landmark_net() -> Net:
    """Pictures, float32 RGB (1, 3, 192, 192) in 0 .. 1 -> points (1, 1404, 1, 1), x, y, z each, and (1, 1, 1, 1).

    Points are in pixels of what is seen; the last one is above 0 where there is a face.

    Raises:
        ModelError: OpenVINO is not installed, or the file is missing or damaged.
    """
    if not has_openvino():
        raise ModelError(tr("finding landmarks needs OpenVINO, which is not installed: pip install openvino"))
    weights = read_weights(LANDMARKS, tr("the net for landmarks"))[1]
    try:
        return _net(weights)
    except KeyError as error:
        name, path = tr("the net for landmarks"), LANDMARKS
        raise ModelError(tr("{what} in {path} does not fit this version of GC Studio", what=name, path=path)) from error


def _net(weights: Weights) -> CompiledNet:
    picture = parameter("picture", 1, 3, SEEN_SIDE, SEEN_SIDE)
    x = _prelu(weights, "stem", _halving(weights, "stem", picture))
    x = _blocks(weights, "trunk", x, _TRUNK)
    return CompiledNet([_head(weights, name, x, strides) for name, strides in _HEADS.items()], [picture])


def _head(weights: Weights, name: str, x: Node, strides: Sequence[int]) -> Node:
    y = _blocks(weights, f"{name}.blocks", x, strides)
    y = _prelu(weights, f"{name}.narrow", _layer(weights, f"{name}.narrow", y))
    y = _block(weights, f"{name}.blocks.{len(strides)}", y, 1)
    # All that is left, 3 x 3 places, at once.
    weight, bias = weights[f"{name}.last.weight"], weights[f"{name}.last.bias"]
    y = operations().convolution(y, constant(weight), [1, 1], [0, 0], [0, 0], [1, 1])
    return operations().add(y, constant(bias.reshape(1, -1, 1, 1)))


def _blocks(weights: Weights, name: str, x: Node, strides: Sequence[int]) -> Node:
    for index, stride in enumerate(strides):
        x = _block(weights, f"{name}.{index}", x, stride)
    return x


def _block(weights: Weights, name: str, x: Node, stride: int) -> Node:
    """x, halved and with channels of zeros where that is needed, and what a depthwise and a 1x1 convolution add."""
    ops, weight = operations(), weights[f"{name}.depth.weight"]
    # At a stride of 2 TensorFlow has its odd pixel after the picture.
    before = [1, 1] if stride == 1 else [0, 0]
    y = ops.group_convolution(x, constant(weight[:, None]), [stride] * 2, before, [1, 1], [1, 1])
    y = ops.add(y, constant(weights[f"{name}.depth.bias"].reshape(1, -1, 1, 1)))
    y = _layer(weights, f"{name}.point", y)
    if stride == 2:
        x = ops.max_pool(x, [2, 2], [1, 1], [0, 0], [0, 0], [2, 2]).output(0)
        more = weights[f"{name}.point.weight"].shape[0] - weight.shape[0]
        if more:
            zeros = constant([0, more, 0, 0], np.int64)
            x = ops.pad(x, constant([0] * 4, np.int64), zeros, "constant")
    return _prelu(weights, f"{name}.point", ops.add(x, y))


def _halving(weights: Weights, name: str, x: Node) -> Node:
    y = operations().convolution(
        padded(x, 0, 1, "constant"), constant(weights[f"{name}.weight"]), [2, 2], [0, 0], [0, 0], [1, 1]
    )
    return operations().add(y, constant(weights[f"{name}.bias"].reshape(1, -1, 1, 1)))


def _layer(weights: Weights, name: str, x: Node) -> Node:
    return conv(x, weights[f"{name}.weight"], weights[f"{name}.bias"])


def _prelu(weights: Weights, name: str, x: Node) -> Node:
    return operations().prelu(x, constant(weights[f"{name}.slope"].reshape(-1, 1, 1)))
