"""Marks on the nodes of a model that compute in float32, where the others may in bfloat16.

OpenVINO lets a hint say that a whole model computes in bfloat16, and a mark on a node that this one does not. All nodes
are marked here but the convolutions of `vector_units.narrow_conv`. What is fused with a convolution decides of which
type its sums are, so a marked clamp that changes nothing keeps them float32; to write the types into the model instead
would round them.
"""

import io
from collections.abc import Iterator
from functools import cache
from typing import Any

from gc_studio.nets.operations import core, openvino

_MARK = "DisablePrecisionConversion_0"
"""Its name in a node's run-time information."""

_MARKED = b"""<net name="" version="11"><layers><layer id="0" name="marked" type="Parameter" version="opset1">
<data shape="1" element_type="f32"/><rt_info><attribute name="precise" version="0"/></rt_info>
<output><port id="0" precision="FP32"><dim>1</dim></port></output></layer>
<layer id="1" name="out" type="Result" version="opset1"><input><port id="0" precision="FP32"><dim>1</dim></port></input>
</layer></layers><edges><edge from-layer="0" from-port="0" to-layer="1" to-port="0"/></edges></net>"""
"""A model with a node that is marked: Python can pass a mark on, but not make one."""


@cache
def exact_mark() -> Any:
    """What marks a node that computes in float32 whatever a hint says; None if this version does not know it."""
    model = core().read_model(io.BytesIO(_MARKED))
    information = model.inputs[0].get_node().get_rt_info()
    # To ask for what is not there would put it there.
    return information[_MARK] if _MARK in information else None  # noqa: SIM401 - no mapping


def mark_exact(model: Any) -> None:
    """Mark all nodes of a model of known shapes but the convolutions that may compute in bfloat16."""
    from openvino._offline_transformations import apply_moc_transformations

    # What compiling would put other nodes in the place of has these now: a mark is not passed on.
    apply_moc_transformations(openvino().Model(model), True)
    narrow = {conv.get_friendly_name() for conv in _narrow(model)}
    for node in model.get_ops():
        if node.get_type_name() not in ("Parameter", "Constant", "Result") and node.get_friendly_name() not in narrow:
            node.set_rt_info(exact_mark(), _MARK)


def _narrow(model: Any) -> Iterator[Any]:
    """The convolutions of `vector_units.narrow_conv`."""
    for node in model.get_ops():
        if node.get_type_name() == "Clamp":
            before = node.input_value(0).get_node()
            if before.get_type_name() == "Add":
                before = before.input_value(0).get_node()
            if before.get_type_name() == "Convolution":
                yield before
