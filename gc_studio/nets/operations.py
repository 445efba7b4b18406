"""Layers of networks as OpenVINO's operations. Flows in: weights as arrays. Flows out: nodes, and what runs them.

It needs no torch: what a program paints with OpenVINO is described in these, and a test holds that to what torch does.
"""

import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Node = Any
"""A node of OpenVINO, or one of its outputs."""


def openvino() -> Any:
    """OpenVINO; raise ImportError where it is not installed.

    Without the package by which it tells its makers over the network that it was imported, and which leaves a folder in
    the user's home; and without its converter of models, which nobody asks for and which takes as long as the rest.
    """
    for package in ("openvino_telemetry", "openvino.tools.ovc"):
        sys.modules.setdefault(package, None)  # type: ignore[arg-type]
    import openvino

    return openvino


@cache
def has_openvino() -> bool:
    """Whether OpenVINO is installed and can be loaded."""
    try:
        openvino()
    except (ImportError, OSError):
        return False
    return True


@cache
def core() -> Any:
    """What compiles models: one, for each holds memory of its own."""
    return openvino().Core()


def operations() -> Any:
    """OpenVINO's operations; an older set than the newest, which all versions that are allowed know."""
    openvino()
    from openvino import opset13

    return opset13


def _older(opset: str, kind: str, inputs: Sequence[Node], attributes: dict[str, Any]) -> Node:
    """An operation of an older set: what compiling would put in the place of the newer one, without its marks."""
    from openvino.utils.node_factory import NodeFactory

    outputs = [node.output(0) if isinstance(node, openvino().Node) else node for node in inputs]
    return NodeFactory(opset).create(kind, outputs, attributes)


def constant(value: Any, dtype: Any = np.float32) -> Node:
    """A constant; an array of float32 is read where it is, and must not change."""
    array = np.asarray(value, dtype, order="C")
    return operations().constant(array, shared_memory=array is value)


def axes(*numbers: int) -> Node:
    """Numbers of dimensions."""
    return constant(numbers, np.int64)


def parameter(name: str, *shape: int) -> Node:
    """A float32 input; -1 stands for a size that is free."""
    node = operations().parameter(list(shape), np.float32)
    node.set_friendly_name(name)
    return node


def conv(
    x: Node, weight: NDArray[np.float32], bias: NDArray[np.float32] | None = None, stride: int = 1, dilation: int = 1
) -> Node:
    """A convolution that keeps the size, or halves it with a stride of 2.

    x: (N, C, H, W); weight: (C', C, k, k); bias: (C',).
    """
    pad = [(weight.shape[2] - 1) // 2 * dilation] * 2
    y = operations().convolution(x, constant(weight), [stride] * 2, pad, pad, [dilation] * 2)
    return y if bias is None else operations().add(y, constant(bias.reshape(1, -1, 1, 1)))


def leaky(x: Node, slope: float) -> Node:
    """Leaky ReLU."""
    return operations().prelu(x, constant([slope]))


def enlarged(x: Node, times: int, mode: str = "linear_onnx") -> Node:
    """x: (N, C, H, W) -> (N, C, times * H, times * W), bilinear with half-pixel centres, or of mode `nearest`."""
    # The older operation wants sizes, too, and takes none.
    inputs = x, axes(1, 1), constant([times, times]), axes(2, 3)
    attributes = {
        "mode": mode,
        "shape_calculation_mode": "scales",
        "coordinate_transformation_mode": "asymmetric" if mode == "nearest" else "pytorch_half_pixel",
        "nearest_mode": "floor",
        "antialias": False,
        "pads_begin": [0] * 4,
        "pads_end": [0] * 4,
        "cube_coeff": -0.75,
    }
    return _older("opset4", "Interpolate", inputs, attributes)


def padded(x: Node, before: int, after: int, mode: str) -> Node:
    """x: (N, C, H, W) with pixels more around it: `constant`, zeros, or `edge`, its border repeated."""
    begin, end = ([0, 0, number, number] for number in (before, after))
    inputs = [x, constant(begin, np.int64), constant(end, np.int64)]
    inputs += [constant(0.0)] if mode == "constant" else []
    return _older("opset1", "Pad", inputs, {"pad_mode": mode})


def within(x: Node, rim: int) -> Node:
    """x: (N, C, H, W) without so many pixels on every side."""
    if not rim:
        return x
    return operations().slice(x, axes(rim, rim), axes(-rim, -rim), axes(1, 1), axes(2, 3))


_LARGE = 3 * 512 * 512
"""Numbers in a picture above which a network gives its memory back: 40 bytes a pixel that nobody would use again."""


class CompiledNet:
    """A network that takes pictures of any size, in float32; threads may call it at the same time."""

    def __init__(self, outputs: Sequence[Node], inputs: Sequence[Node]) -> None:
        self._compile(openvino().Model(list(outputs), list(inputs), "net"))

    def _compile(self, model: Any) -> None:
        hints = {"INFERENCE_PRECISION_HINT": "f32", "PERFORMANCE_HINT": "LATENCY"}
        self._compiled = core().compile_model(model, "CPU", hints)

    def __call__(self, *arrays: NDArray[np.float32]) -> list[NDArray[np.float32]]:
        """Outputs of the network."""
        # A request of its own: another thread may be in the middle of another picture.
        request = self._compiled.create_infer_request()
        # Kept until the end, for the request reads their memory.
        given = [np.ascontiguousarray(array) for array in arrays]
        for index, array in enumerate(given):
            request.set_input_tensor(index, openvino().Tensor(array, shared_memory=True))
        request.infer()
        results = [tensor.data.copy() for tensor in request.output_tensors]
        if max(array.size for array in given) > _LARGE:
            del request
            # It refuses while another thread is in the middle of something.
            with suppress(RuntimeError):
                self._compiled.release_memory()
        return results


class FileNet(CompiledNet):
    """The same for a network that a file describes, of any format that OpenVINO reads."""

    def __init__(self, path: Path, shape: Sequence[int]) -> None:
        """shape: of its one input; -1 stands for a size that is free. Raises RuntimeError if the file is damaged."""
        model = core().read_model(path)
        model.reshape(list(shape))
        self._compile(model)


Net = Callable[..., list[NDArray[np.float32]]]
"""Arrays in, arrays out."""
