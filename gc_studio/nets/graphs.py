"""The small networks as OpenVINO's operations: encoders, contour, feature and polishing net, for pictures of any size.

Flows in: weights. Flows out: nets that take and give arrays. What each computes is told by the torch module of the same
name; a test holds the two together.
"""

from gc_studio.nets.layout import (
    CONTOUR_STRIDES,
    FEATURE_CHANNELS,
    FEATURE_SLOPE,
    POLISH_INPUTS,
    POLISH_SLOPE,
    POLISH_STRIDE,
    TRUNK_CHANNELS,
)
from gc_studio.nets.operations import (
    CompiledNet,
    Node,
    axes,
    conv,
    enlarged,
    leaky,
    operations,
    parameter,
)
from gc_studio.nets.weights import Weights

_SLOPE = 0.2
"""Of the encoders' leaky ReLUs."""


def _picture() -> Node:
    """Input (1, 3, H, W)."""
    return parameter("picture", 1, 3, -1, -1)


def _layer(weights: Weights, name: str, x: Node, stride: int = 1) -> Node:
    return conv(x, weights[f"{name}.weight"], weights.get(f"{name}.bias"), stride)


def encoders(weights: Weights) -> CompiledNet:
    """`encoders.Encoders.before_pooling`."""
    x = picture = _picture()
    for index in range(len(TRUNK_CHANNELS)):
        x = leaky(_layer(weights, f"trunk.{2 * index}", x, 2), _SLOPE)
    detail = _layer(weights, "detail_head.2", leaky(_layer(weights, "detail_head.0", x), _SLOPE))
    return CompiledNet([leaky(_layer(weights, "texture_conv", x, 2), _SLOPE), detail], [picture])


def _halved(weights: Weights, name: str, x: Node, slope: float) -> Node:
    """A block of `small.halving_blocks`."""
    x = leaky(_layer(weights, f"{name}.0", x, 2), slope)
    return leaky(_layer(weights, f"{name}.2", x), slope)


def contours(weights: Weights) -> CompiledNet:
    """`contours.ContourNet`, the fused output alone: (1, 1, H / 2, W / 2)."""
    x = picture = _picture()
    found = []
    for level in range(len(CONTOUR_STRIDES)):
        x = _halved(weights, f"blocks.{level}", x, 0.0)
        found.append(x)
    sides: list[Node] = []
    down: Node = None
    for level in reversed(range(len(found))):
        own = _layer(weights, f"laterals.{level}", found[level])
        given = own if down is None else operations().add(own, enlarged(down, 2, "nearest"))
        down = operations().relu(_layer(weights, f"merges.{level}", given))
        side = _layer(weights, f"sides.{level}", down)
        sides.insert(0, enlarged(side, CONTOUR_STRIDES[level] // CONTOUR_STRIDES[0]) if level else side)
    return CompiledNet([_layer(weights, "fuse", operations().concat(sides, 1))], [picture])


def features(weights: Weights) -> CompiledNet:
    """`features.FeatureNet`."""
    x = picture = _picture()
    taps = []
    for level in range(len(FEATURE_CHANNELS)):
        x = _halved(weights, f"blocks.{level}", x, FEATURE_SLOPE)
        taps.append(_layer(weights, f"projections.{level}", x))
    return CompiledNet(taps, [picture])


def polish(weights: Weights) -> CompiledNet:
    """`polish.PolishNet`."""
    ops = operations()
    seen = parameter("seen", 1, POLISH_INPUTS, -1, -1)
    x = leaky(_layer(weights, "first", ops.space_to_depth(seen, "depth_first", POLISH_STRIDE)), POLISH_SLOPE)
    for index in range(2):
        x = ops.add(x, leaky(_layer(weights, f"middle.{index}", x), POLISH_SLOPE))
    off = ops.depth_to_space(_layer(weights, "last", x), "depth_first", POLISH_STRIDE)
    colours, step = (ops.slice(seen, axes(start), axes(stop), axes(1), axes(1)) for start, stop in ((0, 3), (3, 4)))
    return CompiledNet([ops.add(colours, ops.multiply(step, off))], [seen])
