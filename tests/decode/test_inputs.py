"""What the network is told of one picture is what training tells it of many."""

import numpy as np
import torch

from gc_studio.decode import inputs
from gc_studio.nets import generator


def test_pyramids_are_those_that_the_generator_was_trained_on():
    rng = np.random.default_rng(4)
    lines = (rng.random((1, 1, 48, 64)) < 0.1).astype(np.float32)
    for own, wanted in zip(
        inputs.structure_pyramid(lines), generator.structure_pyramid(torch.tensor(lines)), strict=True
    ):
        assert np.array_equal(own, wanted.numpy())
    shares = rng.random((1, 3, 48, 64)).astype(np.float32)
    for own, wanted in zip(inputs.region_pyramid(shares), generator.region_pyramid(torch.tensor(shares)), strict=True):
        np.testing.assert_allclose(own, wanted.numpy(), atol=1e-6)
