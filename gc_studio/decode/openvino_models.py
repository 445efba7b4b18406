"""A traced program -> OpenVINO's model of it, in float32 or with the convolutions that may in bfloat16.

OpenVINO lets a hint say that a whole model computes in bfloat16, and a mark on a node that this one does not. All nodes
are marked here but the convolutions of `vector_units.NarrowConv`. What is fused with a convolution decides of which
type its sums are, so a marked clamp that changes nothing keeps them float32; to write the types into the model instead
would round them.
"""

import copy
import io
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from gc_studio.decode.winograd import TILE
from gc_studio.nets.generator import Generator

_MARK = "DisablePrecisionConversion_0"
"""Its name in a node's run-time information."""

_MARKED = b"""<net name="" version="11"><layers><layer id="0" name="marked" type="Parameter" version="opset1">
<data shape="1" element_type="f32"/><rt_info><attribute name="precise" version="0"/></rt_info>
<output><port id="0" precision="FP32"><dim>1</dim></port></output></layer>
<layer id="1" name="out" type="Result" version="opset1"><input><port id="0" precision="FP32"><dim>1</dim></port></input>
</layer></layers><edges><edge from-layer="0" from-port="0" to-layer="1" to-port="0"/></edges></net>"""
"""A model with a node that is marked: Python can pass a mark on, but not make one."""

_TRACING = threading.Lock()
"""Held from a trace to the end of its use: what torch keeps of traces goes for all of them at once."""

_LASTING = {"Interpolate": "opset4", "Pad": "opset1"}
"""Operations that compiling puts those of an older set in the place of, without their marks."""


def openvino() -> Any:
    """OpenVINO; raise ImportError where it is not installed.

    Without the package by which it tells its makers over the network that it was imported, and which leaves a folder in
    the user's home.
    """
    sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]
    import openvino

    return openvino


def in_order(generator: Generator) -> Generator:
    """The same generator, its weights in memory as their dimensions follow each other.

    OpenVINO reads such ones where they are, for all programs; of others every program it converts has copies.
    """
    ordered = {id(weight): nn.Parameter(weight.detach().contiguous(), False) for weight in generator.parameters()}
    return copy.deepcopy(generator, ordered)


def small(examples: tuple[Tensor, ...]) -> tuple[Tensor, ...]:
    """Examples of the smallest size that a program takes: at that of a picture a trace takes 200 MB for a moment.

    The smallest map is a tile of `winograd.WinogradConv`.
    """
    sides = [min(tensor.shape[dim] for tensor in examples if tensor.dim() == 4) for dim in (2, 3)]
    return tuple(
        # A remainder is a rim, which stays.
        tensor.new_zeros(
            *tensor.shape[:2], *(TILE * (n // m) + n % m for n, m in zip(tensor.shape[2:], sides, strict=True))
        )
        if tensor.dim() == 4
        else tensor
        for tensor in examples
    )


def converted(module: nn.Module, examples: tuple[Tensor, ...]) -> Any:
    """A program as OpenVINO's model.

    `openvino.convert_model` does the same, but reports each use of it to its makers over the network.
    """
    from openvino.frontend import FrontEndManager
    from openvino.frontend.pytorch.ts_decoder import TorchScriptPythonDecoder

    with _TRACING:
        with torch.inference_mode():
            # torch.export, which is to follow it, takes five seconds for what this does in half of one.
            traced = torch.jit.trace(module.eval(), examples, check_trace=False)
        frontend = FrontEndManager().load_by_framework("pytorch")
        # By a name: OpenVINO holds no reference to it, and still asks it while it converts.
        decoder = TorchScriptPythonDecoder(traced, example_input=examples)
        model = frontend.convert(frontend.load(decoder))
        _forget_traced()
    return model


def _forget_traced() -> None:
    """Let go what torch keeps of every trace for good, some 2 MB a program.

    As torch's own tests do after each of theirs; a version of torch that does it in another way would keep it.
    """
    with suppress(AttributeError):
        torch._C._jit_clear_class_registry()
        torch.jit._recursive.concrete_type_store = torch.jit._recursive.ConcreteTypeStore()
        torch.jit._state._clear_class_state()


@cache
def exact_mark() -> Any:
    """What marks a node that computes in float32 whatever a hint says; None if this version does not know it."""
    model = openvino().Core().read_model(io.BytesIO(_MARKED))
    information = model.inputs[0].get_node().get_rt_info()
    # To ask for what is not there would put it there.
    return information[_MARK] if _MARK in information else None  # noqa: SIM401 - no mapping


def mark_exact(model: Any) -> None:
    """Mark all nodes of a model of known shapes but the convolutions that may compute in bfloat16."""
    from openvino._offline_transformations import apply_moc_transformations

    # What compiling would put other nodes in the place of has these now: a mark is not passed on.
    apply_moc_transformations(openvino().Model(model), True)
    for node in model.get_ordered_ops():
        if node.get_type_name() in _LASTING:
            _make_of_lasting_kind(node)
    narrow = {conv.get_friendly_name() for conv in _narrow(model)}
    for node in model.get_ops():
        if node.get_type_name() not in ("Parameter", "Constant", "Result") and node.get_friendly_name() not in narrow:
            node.set_rt_info(exact_mark(), _MARK)


def _narrow(model: Any) -> Iterator[Any]:
    """The convolutions of `vector_units.NarrowConv`."""
    for node in model.get_ops():
        if node.get_type_name() == "Clamp":
            before = node.input_value(0).get_node()
            if before.get_type_name() == "Add":
                before = before.input_value(0).get_node()
            if before.get_type_name() == "Convolution":
                yield before


def _make_of_lasting_kind(node: Any) -> None:
    """Put the operation of an older set in the place of one that compiling would put it in the place of."""
    from openvino import opset13
    from openvino.utils.node_factory import NodeFactory

    kind, inputs = node.get_type_name(), [node.input_value(index) for index in range(node.get_input_size())]
    if kind == "Interpolate":
        # The older one wants the size, too.
        inputs.insert(1, opset13.constant(np.array(list(node.output(0).shape)[2:])).output(0))
    lasting = NodeFactory(_LASTING[kind]).create(kind, inputs, node.get_attributes())
    for port in list(node.output(0).get_target_inputs()):
        port.replace_source_output(lasting.output(0))
