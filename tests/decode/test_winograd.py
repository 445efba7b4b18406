"""Winograd's convolutions are convolutions."""

from importlib.util import find_spec

import numpy as np
import pytest
import torch
import torch.nn.functional as F

from gc_studio.decode.vector_units import Kernels, Layers
from gc_studio.decode.winograd import winograd_conv, winograd_kernel
from gc_studio.nets.operations import CompiledNet, parameter
from gc_studio.nets.weights import of_part

needs_openvino = pytest.mark.skipif(find_spec("openvino") is None, reason="OpenVINO is not installed")


@needs_openvino
@pytest.mark.parametrize("has_bias", [False, True])
@pytest.mark.parametrize("shape", [(1, 8, 16, 12), (3, 8, 8, 20), (2, 8, 4, 4)])
def test_it_is_the_convolution_of_any_number_of_pictures(shape, has_bias):
    rng = np.random.default_rng(7)
    x, weight = (rng.normal(size=size).astype(np.float32) for size in (shape, (5, 8, 3, 3)))
    bias = rng.normal(size=5).astype(np.float32) if has_bias else None
    node = parameter("x", *shape)
    (y,) = CompiledNet([winograd_conv(node, winograd_kernel(weight), bias)], [node])(x)
    right = F.conv2d(torch.tensor(x), torch.tensor(weight), None if bias is None else torch.tensor(bias), padding=1)
    np.testing.assert_allclose(y, right.numpy(), atol=2e-4, rtol=1e-4)


@needs_openvino
@pytest.mark.parametrize("shape", [(1, 128, 16, 12), (1, 128, 15, 38)])
def test_maps_of_every_size_are_convolved(model, shape):
    layers = Layers(Kernels(of_part(model.weights, "generator")), is_whole=True)
    node, x = parameter("x", *shape), np.random.default_rng(7).normal(size=shape).astype(np.float32)
    (y,) = CompiledNet([layers.conv("stages.4.conv1", node)], [node])(x)
    right = F.conv2d(torch.tensor(x), torch.tensor(model.weights["generator.stages.4.conv1.weight"]), padding=1)
    np.testing.assert_allclose(y, right.numpy(), atol=2e-4, rtol=1e-4)
