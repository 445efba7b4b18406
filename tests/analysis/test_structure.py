import cv2
import numpy as np
import pytest

from gc_studio.analysis.structure import (
    MAX_DENSITY,
    STRENGTHS,
    canny_structure,
    drop_specks,
    drop_staircase_corners,
    lines_of_cells,
    thin,
)


@pytest.mark.parametrize("scale", [1, 2, 4])
def test_maps_have_the_coded_size_and_bounded_density(jacket, scale):
    lines = canny_structure(jacket[:333, :251], scale)
    assert lines.shape == (-(-333 // scale), -(-251 // scale))
    assert 0.01 < lines.mean() <= MAX_DENSITY


def test_lines_are_one_pixel_wide(jacket):
    lines = canny_structure(jacket, 2)
    blocks = lines[1:, 1:] & lines[:-1, 1:] & lines[1:, :-1] & lines[:-1, :-1]
    assert not blocks.any()


def test_the_outline_of_a_shape_is_found_where_it_is():
    photo = np.full((256, 256, 3), 220, np.uint8)
    cv2.circle(photo, (128, 128), 80, (40, 60, 160), -1)
    lines = canny_structure(photo, 2)
    rows, columns = np.nonzero(lines)
    radius = np.hypot(rows + 0.5 - 64, columns + 0.5 - 64)
    assert np.abs(radius - 40).max() < 1.5
    assert len(rows) > 2 * np.pi * 40 * 0.6


def test_colours_of_equal_brightness_make_an_edge():
    photo = np.full((64, 64, 3), (200, 0, 0), np.uint8)
    photo[:, 32:] = (0, 102, 0)
    assert canny_structure(photo, 1)[5:-5].any(1).all()


def test_the_strength_is_relative_to_the_map_of_the_photo(jacket):
    plain = canny_structure(jacket)
    densities = [canny_structure(jacket, strength=strength).mean() for strength in (0.3, 0.6, 0.8, 1, 1.25, 2, 4)]
    assert (np.diff(densities) < 0).all()
    assert np.array_equal(canny_structure(jacket, strength=1), plain)
    # Lines that were asked for are not taken back by the bound on those that were not.
    assert densities[0] > MAX_DENSITY


def test_every_cell_takes_the_lines_of_its_own_strength(jacket):
    maps = np.stack([canny_structure(jacket, strength=strength) for strength in STRENGTHS])
    chosen = np.zeros((maps.shape[1] // 8, maps.shape[2] // 8), int)
    chosen[:, chosen.shape[1] // 2 :] = len(STRENGTHS) - 1
    lines, middle = lines_of_cells(maps, chosen), 8 * (chosen.shape[1] // 2)
    assert not (lines[:, :middle] & ~maps[0][:, :middle]).any()
    assert not (lines[:, middle:] & ~maps[-1][:, middle:]).any()
    # Nothing is lost but what was cut into specks along the border.
    assert lines[:, :middle].sum() > 0.95 * maps[0][:, :middle].sum()
    assert lines[:, middle:].sum() > 0.95 * maps[-1][:, middle:].sum()
    assert np.array_equal(lines, drop_specks(lines))


def test_noise_does_not_eat_the_budget():
    noise = np.random.default_rng(0).integers(0, 256, (256, 256, 3), dtype=np.uint8)
    assert canny_structure(noise, 1).mean() <= MAX_DENSITY


def test_a_flat_photo_has_no_structure():
    assert not canny_structure(np.full((64, 64, 3), 90, np.uint8), 2).any()


def _components(bits):
    return cv2.connectedComponents(bits.astype(np.uint8), connectivity=8)[0]


def test_thinning_and_corner_removal_keep_lines_connected():
    thick = np.zeros((80, 80), np.uint8)
    for end in ((75, 20), (40, 75), (70, 70)):
        cv2.line(thick, (5, 5), end, 1, 4)
    thinned = thin(thick.astype(bool))
    corners = drop_staircase_corners(thinned)
    assert _components(thinned) == _components(corners) == 2
    assert corners.sum() <= thinned.sum() < thick.sum() / 2
