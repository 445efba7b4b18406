import numpy as np
import pytest
import torch

from gc_studio.bitstream import detail, texture
from gc_studio.document import STUDIO
from gc_studio.nets.rate import detail_symbol_bits, texture_bits


def test_detail_costs_what_the_coder_writes(analysis):
    symbols = analysis.available.detail
    mask = np.random.default_rng(0).random(symbols.shape[1:]) < 0.7
    table = detail_symbol_bits(symbols, mask)
    bits = np.take_along_axis(table, symbols[None].astype(np.intp) + STUDIO.detail_limit, 0)[0]
    assert bits[:, mask].sum() / 8 == pytest.approx(len(detail.encode(symbols * mask, mask)), rel=0.02, abs=2)
    assert np.exp2(-table).sum(0) == pytest.approx(np.ones(symbols.shape), abs=1e-4)


def test_textures_cost_what_the_coder_writes(analysis):
    codes = np.stack([analysis.document.texture, analysis.document.texture + 2])
    regions = np.zeros((4, 4), np.uint8)
    regions[2:] = 1
    for given in (codes[:1], codes):
        # The coder's bytes hold the map of regions, too.
        coded = len(texture.encode(given, regions * (len(given) > 1)))
        assert texture_bits(torch.tensor(given).float()).item() / 8 == pytest.approx(coded, abs=5)


@pytest.mark.parametrize("steps_off", [-2, 2])
def test_bits_have_a_slope_towards_what_is_likely(analysis, steps_off):
    unlikely = torch.tensor(analysis.document.texture[None]).float() + steps_off
    unlikely.requires_grad_()
    before = texture_bits(unlikely)
    before.backward()
    nearer = unlikely.detach() - 0.5 * unlikely.grad.sign()
    assert texture_bits(nearer) < 0.9 * before
