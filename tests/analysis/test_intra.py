"""The codes of kept cells: there and back without a model."""

import numpy as np

from gc_studio.analysis.intra import FAITHFUL_STEP, FINE_STEP, coded, shown


def test_a_photo_comes_back_and_nearer_at_the_finer_step(jacket):
    height, width = jacket.shape[:2]
    fine, faithful = coded(jacket)
    assert fine.shape == faithful.shape == (384, 22, 16)
    assert fine.dtype == faithful.dtype == np.int8
    off = []
    for coefficients, step in ((fine, FINE_STEP), (faithful, FAITHFUL_STEP)):
        cells = shown(coefficients.reshape(384, -1), step).reshape(22, 16, 16, 16, 3)
        picture = cells.transpose(0, 2, 1, 3, 4).reshape(22 * 16, 256, 3)[:height, :width]
        off.append(np.sqrt(np.mean((picture - jacket) ** 2)))
    assert off[1] < 0.8 * off[0] < 10


def test_flat_colours_of_any_kind_stay_within_the_limit():
    for colour in ((0, 0, 0), (255, 255, 255), (255, 0, 0), (0, 0, 255)):
        photo = np.full((20, 33, 3), colour, np.uint8)
        for coefficients, step in zip(coded(photo), (FINE_STEP, FAITHFUL_STEP), strict=True):
            assert np.count_nonzero(coefficients) <= 3 * 2 * 3
            np.testing.assert_allclose(shown(coefficients[:, 0, :1], step)[0, 8, 8], colour, atol=6)
