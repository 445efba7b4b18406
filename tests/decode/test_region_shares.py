import numpy as np
import pytest

from gc_studio.decode.regions import RegionShares


def region_shares(regions, lines):
    return RegionShares.of(regions, lines).values


BORDER = 64
"""Where the cells of the left half end, in pixels of the structure map."""


def halves():
    right = np.zeros((16, 16), bool)
    right[:, 8:] = True
    return np.stack([~right, right])


def nothing():
    return np.zeros((128, 128), bool)


def test_textures_blend_where_there_is_no_line():
    of_right = region_shares(halves(), nothing())[1, 60]
    assert (np.diff(of_right) >= -1e-3).all()
    assert 0.4 < of_right[BORDER] < 0.6
    assert of_right[BORDER - 8] < 0.1
    assert of_right[BORDER + 8] > 0.9


@pytest.mark.parametrize("offset", [-5, -2, 0, 2, 5])
def test_a_border_is_as_sharp_as_the_line_near_it(offset):
    lines = nothing()
    lines[:, BORDER + offset] = True
    of_right = region_shares(halves(), lines)[1, 60]
    assert of_right[BORDER + offset - 1] < 0.2
    assert of_right[BORDER + offset + 1] > 0.8


def test_a_line_of_diagonal_pixels_has_no_gaps():
    lines = nothing()
    rows = np.arange(128)
    columns = BORDER + np.abs(rows % 12 - 6) - 3
    lines[rows, columns] = True
    of_right = region_shares(halves(), lines)[1]
    inner = rows[20:-20]
    assert of_right[inner, columns[inner] - 1].max() < 0.2
    assert of_right[inner, columns[inner] + 1].min() > 0.8


def test_what_comes_through_a_gap_stays_near_it():
    whole, broken = nothing(), nothing()
    whole[:, BORDER + 5] = broken[:, BORDER + 5] = True
    broken[40:43, BORDER + 5] = False
    through = region_shares(halves(), broken) - region_shares(halves(), whole)
    beside = through[1, :, BORDER + 4]
    assert beside[41] > 0.2
    assert np.abs(beside[60:]).max() < 0.02


def test_thin_things_keep_their_middle():
    strap = np.zeros((16, 16), bool)
    strap[:, 5] = True
    shares = region_shares(np.stack([~strap, strap]), nothing())[1, 60]
    assert shares[43] == 1
    assert shares[43 - 12] < 0.1
    assert shares[43 + 12] < 0.1


def test_shares_are_shares():
    rng = np.random.default_rng(3)
    labels = rng.integers(0, 4, (12, 20))
    lines = rng.random((96, 160)) < 0.3
    shares = region_shares(labels == np.arange(4)[:, None, None], lines)
    assert shares.shape == (4, 96, 160)
    assert shares.min() >= 0
    np.testing.assert_allclose(shares.sum(0), 1, atol=1e-5)


def test_a_stroke_matters_only_near_it():
    lines = nothing()
    lines[20:24, 60:70] = True
    changed = np.abs(region_shares(halves(), lines) - region_shares(halves(), nothing())).max(0)
    assert changed[22].max() > 0.02
    assert changed[23 + 60 :].max() == 0


@pytest.mark.parametrize("seed", range(6))
def test_an_update_is_as_exact_as_a_new_start(seed):
    rng = np.random.default_rng(seed)
    labels = np.kron(rng.integers(0, 3, (10, 12)), np.ones((4, 4), int))
    regions = labels == np.arange(3)[:, None, None]
    lines = rng.random((320, 384)) < 0.05
    shares = RegionShares.of(regions, lines)
    for _ in range(4):
        edited = lines.copy()
        top, left = rng.integers(0, 300), rng.integers(0, 360)
        edited[top : top + rng.integers(1, 30), left : left + rng.integers(1, 30)] ^= True
        shares = shares.with_lines(edited)
        np.testing.assert_allclose(shares.values, region_shares(regions, edited), atol=1e-6)
        lines = edited


def test_strokes_far_from_borders_change_nothing():
    shares = RegionShares.of(halves(), nothing())
    lines = nothing()
    lines[20:40, 100:120] = True
    drawn = shares.with_lines(lines)
    assert drawn.values is shares.values
    np.testing.assert_array_equal(drawn.values, region_shares(halves(), lines))


def test_within_a_thick_line_a_pixel_keeps_the_texture_of_its_place():
    lines = nothing()
    lines[40:60, 90:110] = True
    assert region_shares(halves(), lines)[1, 50, 100] == 1
