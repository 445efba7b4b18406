import numpy as np
import pytest

from gc_studio.document.edits import draw_structure, paint_mask, stroke_footprint


@pytest.mark.parametrize(("start", "end"), [(2.0, 9.0), (9.0, 2.0), (12.0, 1.0), (0.0, 40.0)])
def test_a_stroke_of_changing_width_covers_all_discs_along_it(start, end):
    points = [(20.3, 30.8), (52.1, 41.4)]
    footprint = stroke_footprint((80, 96), points, [start, end])
    ys, xs = np.mgrid[:80, :96] + 0.5
    discs = np.zeros((80, 96), bool)
    nearly = np.zeros((80, 96), bool)
    for share in np.linspace(0, 1, 2001):
        distance = np.hypot(xs - 20.3 - share * 31.8, ys - 30.8 - share * 10.6)
        radius = start + share * (end - start)
        discs |= distance <= radius
        nearly |= distance <= radius + 0.01
    line = stroke_footprint((80, 96), points, 0.0)
    assert not (discs & ~footprint).any()
    assert not (footprint & ~nearly & ~line).any()


def test_a_stroke_of_one_width_is_the_same_point_by_point():
    points = [(5.5, 7.25), (40.0, 22.0), (41.0, 60.0), (41.0, 60.0)]
    even = stroke_footprint((64, 64), points, 3.7)
    assert np.array_equal(stroke_footprint((64, 64), points, [3.7] * 4), even)
    assert np.array_equal(stroke_footprint((64, 64), points, np.full(4, 3.7)), even)


def test_each_point_of_a_polyline_has_its_own_width(make_document):
    blank = make_document(128, 128).with_layers(structure=np.zeros((64, 64), bool))
    drawn = draw_structure(blank, [(20, 64), (64, 64), (108, 64)], [0, 16, 0], ink=True)
    widths = drawn.structure.sum(0)
    assert widths[32] >= 15
    assert widths[10] == widths[53] <= 2
    assert (np.diff(widths[10:32].astype(int)) >= 0).all()
    assert draw_structure(drawn, [(20, 64), (64, 64), (108, 64)], [2, 18, 2], ink=False) == blank


def test_the_mask_follows_a_changing_width(make_document):
    full = make_document(256, 256, preserved=2.0)
    painted = paint_mask(full, [(24, 128), (232, 128)], [4, 70], False, None)
    assert painted.mask[:, 1].sum() == 15
    assert painted.mask[:, 13].sum() < 9


def test_as_many_widths_as_points_are_wanted(make_document):
    with pytest.raises(ValueError, match="zip"):
        draw_structure(make_document(64, 48), [(1, 1), (9, 9)], [1.0], ink=True)
