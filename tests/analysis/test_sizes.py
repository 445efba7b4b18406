"""What a photo becomes at each of the sizes it can be worked on at."""

import pytest

from gc_studio.analysis.photo import PhotoError
from gc_studio.analysis.sizes import WORKING_SIDES, working_shape


@pytest.mark.parametrize("side", WORKING_SIDES)
def test_the_shorter_side_of_a_large_photo_becomes_the_chosen_one(side):
    assert working_shape(3000, 4000, side) == (side, round(side * 4 / 3))
    assert working_shape(4000, 3000, side) == (round(side * 4 / 3), side)


@pytest.mark.parametrize("side", [*WORKING_SIDES, None])
def test_a_small_photo_is_not_blown_up(side):
    assert working_shape(200, 150, side) == (200, 150)


def test_its_own_size_is_kept_up_to_what_a_document_can_have():
    assert working_shape(4096, 3072, None) == (4096, 3072)
    assert working_shape(6000, 4000, None) == (4096, 2731)
    assert working_shape(1000, 8000, 1024) == (512, 4096)


def test_less_than_a_document_can_be_is_scaled_to_the_least():
    assert working_shape(8, 12, 256) == (16, 24)


def test_what_no_scale_helps_is_refused_in_one_line():
    with pytest.raises(PhotoError, match="at most 256 times its shorter side"):
        working_shape(10, 9000, None)
