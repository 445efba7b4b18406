"""What is converted for OpenVINO, and what is left of it afterwards."""

from importlib.util import find_spec

import pytest
import torch
from torch import nn

from gc_studio.decode.openvino_models import converted


def class_of_trace() -> str:
    """Name that torch gives to the class of a traced convolution: one with a number while it keeps another."""
    traced = torch.jit.trace(nn.Conv2d(4, 4, 1), torch.ones(1, 4, 8, 8))
    return traced._c._type().qualified_name()


@pytest.mark.skipif(find_spec("openvino") is None, reason="OpenVINO is not installed")
def test_nothing_is_kept_of_a_trace_once_it_is_converted():
    model = converted(nn.Conv2d(4, 4, 1), (torch.ones(1, 4, 8, 8),))
    assert model.get_ops()
    assert "mangle" not in class_of_trace()
    assert "mangle" in class_of_trace()
