"""The small nets that help the analysis and polish kept cells, as they are run: OpenVINO, or torch without it."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from gc_studio.nets import graphs
from gc_studio.nets.layout import (
    Shapes,
    contour_shapes,
    feature_shapes,
    judge_shapes,
    label_shapes,
    polish_shapes,
)
from gc_studio.nets.operations import Net, has_openvino
from gc_studio.nets.weights import (
    CONTOURS,
    FEATURES,
    JUDGE,
    LABELS,
    POLISH,
    ModelError,
    Weights,
    read_weights,
)


@lru_cache(maxsize=1)
def contour_net() -> Net:
    """The contour net that ships: a picture in, logits of the fused map out, the last of what it gives.

    (1, 3, H, W) in [-1, 1], H and W multiples of 32 -> (1, 1, H / 2, W / 2). On the processor wherever the model is: it
    is small, and workers that load data have no device.

    Raises:
        ModelError: the weight file is missing, damaged or does not fit the net.
    """
    if has_openvino():
        return _from_file(CONTOURS, "the contour net", contour_shapes(), graphs.contours)
    from gc_studio.nets.contours import load_contours
    from gc_studio.nets.small import on_arrays

    return on_arrays(load_contours("cpu"), "cpu")


@lru_cache(maxsize=2)
def feature_net(device: str) -> Net:
    """The feature net that ships, on `cpu` or `cuda`: a picture in, the four maps of `features.FeatureNet` out.

    (1, 3, H, W) in [-1, 1], H and W at least 16.

    Raises:
        ModelError: the weight file is missing, damaged or does not fit the net.
    """
    if device == "cpu" and has_openvino():
        return _from_file(FEATURES, "the feature net", feature_shapes(), graphs.features)
    from gc_studio.nets.features import load_features
    from gc_studio.nets.small import on_arrays

    return on_arrays(load_features(device), device)


@lru_cache(maxsize=1)
def polish_net() -> Net:
    """The net that ships for polishing kept cells, on the processor: RGB and step in, RGB out, see `polish.PolishNet`.

    (1, 4, H, W), H and W even -> (1, 3, H, W).

    Raises:
        ModelError: the weight file is missing, damaged or does not fit the net.
    """
    if has_openvino():
        return _from_file(POLISH, "the polishing net", polish_shapes(), graphs.polish)
    from gc_studio.nets.polish import load_polish
    from gc_studio.nets.small import on_arrays

    polish = load_polish("cpu")
    return on_arrays(lambda seen: [polish(seen)], "cpu")


@lru_cache(maxsize=2)
def label_net(path: Path = LABELS) -> Net:
    """The label net of a file, on the processor: a picture in, scores of the classes out.

    (1, 3, H, W) in [-1, 1], H and W multiples of 32 -> (1, K, H / 2, W / 2).

    Raises:
        ModelError: the weight file is missing, damaged or does not fit the net.
    """
    return _of_classes(path, "the label net", label_shapes, graphs.labels, "LabelNet")


@lru_cache(maxsize=2)
def judge_net(path: Path = JUDGE) -> Net:
    """The judge of a file, on the processor: a picture in, scores of the classes out.

    (1, 3, H, W) in [-1, 1], H and W multiples of 8 -> (1, K, H / 4, W / 4).

    Raises:
        ModelError: the weight file is missing, damaged or does not fit the net.
    """
    return _of_classes(path, "the judge", judge_shapes, graphs.judge, "JudgeNet")


def _of_classes(
    path: Path, what: str, shapes: Callable[[int], Shapes], net: Callable[[Weights], Net], module: str
) -> Net:
    """A net for as many classes as its weights have."""
    weights = read_weights(path, what)[1]
    scores = weights.get("scores.bias")
    classes = 0 if scores is None else scores.size // (1 if module == "LabelNet" else 4)
    if {name: array.shape for name, array in weights.items()} != shapes(classes):
        raise ModelError(f"{what} in {path} does not fit this version of GC Studio")
    if has_openvino():
        return net(weights)
    from gc_studio.nets import labelling
    from gc_studio.nets.small import frozen, on_arrays

    frozen_net = frozen(getattr(labelling, module)(classes), weights, "cpu")
    return on_arrays(lambda picture: [frozen_net(picture)], "cpu")


def _from_file(path: Path, name: str, shapes: Shapes, net: Callable[[Weights], Net]) -> Net:
    return net(read_weights(path, name, shapes)[1])
