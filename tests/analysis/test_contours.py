import cv2
import numpy as np
import pytest

from gc_studio.analysis.contours import CANDIDATE_STRENGTH, MAX_SIDE, contour_structure, soft_contours
from gc_studio.analysis.structure import MAX_DENSITY, canny_structure


@pytest.mark.parametrize("scale", [1, 2, 4])
def test_maps_have_the_coded_size_and_bounded_density(jacket, scale):
    lines = contour_structure(jacket[:333, :251], scale)
    assert lines.dtype == bool
    assert lines.shape == (-(-333 // scale), -(-251 // scale))
    assert 0.01 < lines.mean() <= MAX_DENSITY


def test_lines_are_one_pixel_wide(jacket):
    lines = contour_structure(jacket, 2)
    blocks = lines[1:, 1:] & lines[:-1, 1:] & lines[1:, :-1] & lines[:-1, :-1]
    assert not blocks.any()


@pytest.mark.parametrize("scale", [1, 2, 4])
def test_the_outline_of_a_shape_is_found_where_it_is(scale):
    photo = np.full((256, 256, 3), 220, np.uint8)
    cv2.circle(photo, (128, 128), 80, (40, 60, 160), -1, cv2.LINE_AA)
    rows, columns = np.nonzero(contour_structure(photo, scale))
    radius = np.hypot(rows + 0.5 - 128 / scale, columns + 0.5 - 128 / scale)
    on_it = np.abs(radius - 80 / scale) <= max(1.5, 2 / scale)
    assert on_it.mean() > 0.9
    assert on_it.sum() > 2 * np.pi * 80 / scale * 0.6


def test_lines_lie_where_canny_draws_them(jacket):
    canny = canny_structure(jacket, 2, strength=CANDIDATE_STRENGTH)
    assert not (contour_structure(jacket, 2) & ~canny).any()


def test_the_strength_is_relative_to_the_map_of_the_photo(jacket):
    densities = [contour_structure(jacket, strength=strength).mean() for strength in (0.3, 0.6, 0.8, 1, 1.25, 2, 4)]
    assert (np.diff(densities) < 0).all()
    assert np.array_equal(contour_structure(jacket, strength=1), contour_structure(jacket))


def test_a_flat_photo_has_no_structure_and_noise_does_not_eat_the_budget():
    assert not contour_structure(np.full((64, 64, 3), 90, np.uint8), 2).any()
    noise = np.random.default_rng(0).integers(0, 256, (256, 256, 3), dtype=np.uint8)
    assert contour_structure(noise, 1).mean() <= MAX_DENSITY


@pytest.mark.parametrize(("height", "width"), [(16, 16), (17, 300), (16, 4096)])
def test_any_size_that_a_document_may_have_is_drawn(jacket, height, width):
    photo = cv2.resize(jacket, (width, height))
    for scale in (1, 2, 4):
        assert contour_structure(photo, scale).shape == (-(-height // scale), -(-width // scale))


def test_the_net_sees_a_bounded_picture(jacket):
    large = cv2.resize(jacket, (2 * MAX_SIDE, 640))
    assert soft_contours(large).shape == (160, MAX_SIDE // 2)
