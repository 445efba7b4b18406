import numpy as np
import pytest

from gc_studio.document import Document
from gc_studio.document.edits import draw_structure
from gc_studio.document.symmetry import Symmetry

STROKE = [(21.0, 30.5), (40.0, 44.0), (47.0, 20.0)]


@pytest.fixture
def empty() -> Document:
    return Document(128, 96, model="0123abcd")


@pytest.mark.parametrize("radius", [0.0, 5.0])
def test_a_stroke_and_its_image_are_the_same_pixel_by_pixel(empty, radius):
    alone = draw_structure(empty, STROKE, radius, ink=True).structure
    both = draw_structure(empty, STROKE, radius, True, Symmetry(upright=64)).structure
    np.testing.assert_array_equal(both, alone | alone[:, ::-1])
    four = draw_structure(empty, STROKE, radius, True, Symmetry(64, 48)).structure
    np.testing.assert_array_equal(four, both | both[::-1])


def test_an_axis_in_the_middle_of_a_pixel(empty):
    drawn = draw_structure(empty, [(20, 10), (20, 20)], 0, True, Symmetry(upright=31)).structure
    # The axis runs through column 15.
    assert np.flatnonzero(drawn[7]).tolist() == [10, 20]


def test_what_would_lie_beyond_the_border_is_dropped(empty):
    drawn = draw_structure(empty, [(100, 10), (100, 20)], 0, True, Symmetry(upright=20)).structure
    assert drawn.sum() == draw_structure(empty, [(100, 10), (100, 20)], 0, True).structure.sum()


def test_both_sides_are_erased(empty):
    full = empty.with_layers(structure=np.ones(empty.structure_shape, bool))
    erased = draw_structure(full, STROKE, 4.0, False, Symmetry(upright=64)).structure
    np.testing.assert_array_equal(erased, erased[:, ::-1])
    assert not erased[15, [10, 53]].any()
