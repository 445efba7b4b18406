"""The codes of kept cells: there and back without a model."""

import numpy as np
import pytest

from gc_studio.analysis.intra import FAITHFUL_STEP, FINE_STEP, coded, dequantised, shown, steps


def back(photo):
    """Pictures of a photo's fine and faithful codes."""
    coarseness, fine, faithful = coded(photo)
    rows, columns = fine.shape[1:]
    pictures = []
    for coefficients, step in ((fine, FINE_STEP), (faithful, FAITHFUL_STEP)):
        own_steps = steps(step, coarseness.ravel())
        cells = shown(dequantised(coefficients.reshape(384, -1), own_steps)).reshape(rows, columns, 16, 16, 3)
        picture = cells.transpose(0, 2, 1, 3, 4).reshape(rows * 16, columns * 16, 3)
        pictures.append(picture[: photo.shape[0], : photo.shape[1]])
    return pictures


def test_a_photo_comes_back_and_nearer_at_the_finer_step(jacket):
    coarseness, fine, faithful = coded(jacket)
    assert coarseness.shape == (22, 16)
    assert fine.shape == faithful.shape == (384, 22, 16)
    assert fine.dtype == faithful.dtype == np.int8
    off = [np.sqrt(np.mean((picture - jacket) ** 2)) for picture in back(jacket)]
    assert off[1] < 0.8 * off[0] < 12


@pytest.mark.parametrize("colour", [(0, 0, 0), (255, 255, 255), (255, 0, 0), (0, 0, 255)])
def test_flat_colours_of_any_kind_stay_within_the_limit(colour):
    photo = np.full((20, 33, 3), colour, np.uint8)
    _, fine, faithful = coded(photo)
    assert np.count_nonzero(fine) <= 3 * 6
    assert np.count_nonzero(faithful) <= 3 * 6
    for picture, off in zip(back(photo), (5, 3), strict=True):
        np.testing.assert_allclose(picture, photo, atol=off)


def test_cells_full_of_contrast_are_coded_more_coarsely(jacket):
    noise = np.random.default_rng(0).integers(0, 256, (32, 32, 1), np.uint8).repeat(3, 2)
    smooth = coded(jacket[:32, :32])[0]
    coarseness, _, faithful = coded(noise)
    assert (coarseness == 3).all()
    assert (smooth < 2).all()
    assert np.count_nonzero(faithful[:256]) < 0.5 * faithful[:256].size
