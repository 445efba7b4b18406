"""Winograd's convolutions are convolutions."""

import pytest
import torch
from torch import nn

from gc_studio.decode.winograd import WinogradConv


@pytest.mark.parametrize("has_bias", [False, True])
@pytest.mark.parametrize("shape", [(1, 8, 16, 12), (3, 8, 8, 20), (2, 8, 4, 4)])
def test_it_is_the_convolution_of_any_number_of_pictures(shape, has_bias):
    torch.manual_seed(7)
    conv, x = nn.Conv2d(8, 5, 3, padding=1, bias=has_bias), torch.randn(shape)
    torch.testing.assert_close(WinogradConv(conv)(x), conv(x), atol=1e-5, rtol=1e-5)
