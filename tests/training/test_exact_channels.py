import numpy as np
import pytest

from gc_studio.decode.vector_units import NARROW
from gc_studio.document.edits import set_mask
from gc_studio.training.exact_channels import blame


@pytest.mark.long
def test_channels_that_stay_float32_are_those_to_blame(analysis, model):
    document = set_mask(analysis.document, np.ones(analysis.document.grid, bool), analysis.available)
    found = blame(model.generator, [document], 4, "conv2")
    assert sorted(found.channels) == list(range(64))
    assert set(found.channels[:2]) <= set(NARROW[4]["conv2"])
    assert found.left == sorted(found.left, reverse=True)
    assert 0 < found.left[1] < 0.5
