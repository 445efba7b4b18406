"""The small networks as OpenVINO's operations: encoders, nets that look at photos, the polishing net; for any size.

Flows in: weights. Flows out: nets that take and give arrays. What each computes is told by the torch module of the same
name; a test holds the two together.
"""

from gc_studio.nets.layout import (
    CONTOUR_STRIDES,
    FEATURE_CHANNELS,
    FEATURE_SLOPE,
    JUDGE_DILATIONS,
    JUDGE_STEM,
    LABEL_SLOPE,
    LABEL_TRUNK,
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
    picture = _picture()
    x, detail = _detail(weights, picture)
    return CompiledNet([leaky(_layer(weights, "texture_conv", x, 2), _SLOPE), detail], [picture])


def _detail(weights: Weights, x: Node) -> tuple[Node, Node]:
    """What the trunk of encoders gives, and the detail code."""
    for index in range(len(TRUNK_CHANNELS)):
        x = leaky(_layer(weights, f"trunk.{2 * index}", x, 2), _SLOPE)
    return x, _layer(weights, "detail_head.2", leaky(_layer(weights, "detail_head.0", x), _SLOPE))


def scene_encoder(weights: Weights) -> CompiledNet:
    """`scenes.SceneEncoder`."""
    picture = _picture()
    return CompiledNet([_detail(weights, picture)[1]], [picture])


def label_features(weights: Weights) -> CompiledNet:
    """`scenes.LabelFeatures` of planes, float32 (1, K, H, W): 1 where a class is."""
    x = planes = parameter("planes", 1, weights["first.weight"].shape[1], -1, -1)
    for name in ("first", "second"):
        x = leaky(_layer(weights, name, x), _SLOPE)
    return CompiledNet([x], [planes])


def labels(weights: Weights) -> CompiledNet:
    """`labelling.LabelNet`."""
    ops, x = operations(), _picture()
    picture, found = x, []
    for level in range(len(LABEL_TRUNK)):
        x = leaky(_layer(weights, f"down.{level}", x, 2), LABEL_SLOPE)
        found.append(x)
    whole = _layer(weights, "whole", ops.reduce_mean(x, axes(2, 3), keep_dims=True))
    y = ops.add(_layer(weights, f"laterals.{len(found) - 1}", x), whole)
    for level in reversed(range(len(found))):
        y = leaky(_layer(weights, f"merges.{level}", y), LABEL_SLOPE)
        if level:
            own = _layer(weights, f"laterals.{level - 1}", found[level - 1])
            y = ops.add(own, enlarged(_layer(weights, f"up.{level - 1}", y), 2))
    return CompiledNet([_layer(weights, "scores", y)], [picture])


def judge(weights: Weights) -> CompiledNet:
    """`labelling.JudgeNet`."""
    ops, x = operations(), _picture()
    picture = x
    for level in range(len(JUDGE_STEM)):
        x = leaky(_layer(weights, f"stem.{level}", x, 2), LABEL_SLOPE)
    for level, dilation in enumerate(JUDGE_DILATIONS):
        y = conv(x, weights[f"wider.{level}.weight"], weights[f"wider.{level}.bias"], dilation=dilation)
        x = ops.add(x, leaky(y, LABEL_SLOPE))
    return CompiledNet([ops.depth_to_space(_layer(weights, "scores", x), "depth_first", 2)], [picture])


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
