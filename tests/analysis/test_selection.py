import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from gc_studio.analysis.selection import (
    box_selection,
    cells_of,
    combined,
    grow_cells,
    outline,
    polygon_selection,
    shrink_cells,
)


def _centres(document):
    """Picture coordinates of the centres of the map's pixels, x and y."""
    rows, columns = document.structure_shape
    ys, xs = np.mgrid[:rows, :columns]
    return (xs + 0.5) * document.structure_scale, (ys + 0.5) * document.structure_scale


@pytest.mark.parametrize("scale", [1, 2, 4])
def test_a_box_selects_what_it_touches(make_document, scale):
    document = make_document(97, 61, scale)
    selection = box_selection(document, (70.5, 12), (21, 40.2))
    assert selection.shape == document.structure_shape
    xs, ys = _centres(document)
    half = scale / 2
    expected = (xs + half > 21) & (xs - half < 70.5) & (ys + half > 12) & (ys - half < 40.2)
    assert np.array_equal(selection, expected)


def test_boxes_reach_beyond_the_border_and_shrink_to_a_pixel(make_document):
    document = make_document(64, 48)
    assert box_selection(document, (-30, -30), (500, 500)).all()
    assert not box_selection(document, (-30, -30), (-3, 500)).any()
    assert not box_selection(document, (70, 3), (90, 9)).any()
    assert np.argwhere(box_selection(document, (11, 7), (11, 7))).tolist() == [[3, 5]]


_points = st.lists(st.tuples(*[st.integers(-40, 200).map(lambda x: x / 1.3)] * 2), min_size=3, max_size=8)


@given(points=_points, scale=st.sampled_from([1, 2, 4]))
@settings(max_examples=100, deadline=None)
def test_a_polygon_selects_the_pixels_with_their_centre_within(make_document, points, scale):
    document = make_document(128, 96, scale)
    xs, ys = _centres(document)
    inside = np.zeros(xs.shape, bool)
    for (x0, y0), (x1, y1) in zip(points, [*points[1:], points[0]], strict=True):
        if y0 != y1:
            inside ^= ((y0 > ys) != (y1 > ys)) & (xs < x0 + (ys - y0) / (y1 - y0) * (x1 - x0))
    selection = polygon_selection(document, points)
    if inside.any():
        assert np.array_equal(selection, inside)


def test_a_polygon_that_crosses_itself_is_hollow_where_it_runs_twice(make_document):
    document = make_document(128, 128, 1)
    square = [(20, 20), (100, 20), (100, 100), (20, 100)]
    inner = [(40, 40), (80, 40), (80, 80), (40, 80)]
    selection = polygon_selection(document, [*square, square[0], *inner, inner[0]])
    assert selection[30, 60]
    assert not selection[60, 60]


def test_a_polygon_without_an_area_selects_its_path(make_document):
    document = make_document(128, 128, 1)
    assert not polygon_selection(document, []).any()
    assert np.argwhere(polygon_selection(document, [(33.4, 20.9)])).tolist() == [[20, 33]]
    line = polygon_selection(document, [(10.5, 50.5), (90.5, 50.5)])
    assert line[50, 10:91].all()
    assert line.sum() == 81
    assert polygon_selection(document, [(-900, -900), (3000, -900), (3000, 3000), (-900, 3000)]).all()


@pytest.mark.parametrize("scale", [1, 2, 4])
def test_cells_are_those_at_least_half_selected(make_document, scale):
    document = make_document(100, 70, scale)
    cells = cells_of(box_selection(document, (0, 0), (24, 70)), document)
    assert cells.shape == document.grid
    assert cells[:, :2].all()
    assert not cells[:, 2:].any()
    # Of the last column, four of 16 pixels lie in the picture: two of these are half.
    edge = cells_of(box_selection(document, (96, 0), (100, 70)), document)
    assert edge[:, 6].all()
    assert edge.sum() == 5


def test_a_selection_smaller_than_a_cell_takes_the_cells_it_touches(make_document):
    document = make_document(96, 96)
    cells = cells_of(box_selection(document, (30, 40), (34, 42)), document)
    assert np.argwhere(cells).tolist() == [[2, 1], [2, 2]]
    assert not cells_of(np.zeros(document.structure_shape, bool), document).any()


def test_growing_and_shrinking_a_box_of_cells_are_opposites():
    mask = np.zeros((9, 12), bool)
    mask[3:6, 4:8] = True
    grown = grow_cells(mask, 2)
    assert grown[1:8, 2:10].all()
    assert grown.sum() == 7 * 8
    assert np.array_equal(shrink_cells(grown, 2), mask)
    assert np.array_equal(grow_cells(mask, 0), mask)
    assert np.array_equal(shrink_cells(mask, 0), mask)
    assert not shrink_cells(mask, 2).any()


def test_a_mask_is_not_eaten_from_the_border_of_the_picture():
    assert shrink_cells(np.ones((5, 6), bool), 3).all()
    left = np.zeros((5, 6), bool)
    left[:, :3] = True
    assert np.argwhere(shrink_cells(left, 1).any(0)).ravel().tolist() == [0, 1]
    assert shrink_cells(left, 1)[:, :2].all()
    assert not grow_cells(np.zeros((5, 6), bool), 3).any()


def test_selections_are_replaced_added_and_subtracted():
    old = np.array([[True, True, False, False]])
    new = np.array([[False, True, True, False]])
    assert combined(old, new, "replace") is new
    assert combined(old, new, "add").tolist() == [[True, True, True, False]]
    assert combined(old, new, "subtract").tolist() == [[True, False, False, False]]
    assert combined(None, new, "replace") is combined(None, new, "add") is new
    assert not combined(None, new, "subtract").any()


def _filled(loops, shape):
    """Even-odd fill: a pixel is in when an odd number of vertical edges lies left of it."""
    crossings = np.zeros((shape[0], shape[1] + 1), int)
    for loop in loops:
        for (x0, y0), (x1, y1) in zip(loop, np.roll(loop, -1, 0), strict=True):
            assert (x0 == x1) != (y0 == y1), "edges run along rows and columns"
            if x0 == x1:
                crossings[min(y0, y1) : max(y0, y1), x0] += 1
    assert (crossings <= 1).all(), "no edge is drawn twice"
    return np.cumsum(crossings, 1)[:, :-1] % 2 == 1


@given(arrays(bool, st.tuples(st.integers(1, 9), st.integers(1, 9))))
@settings(max_examples=300, deadline=None)
def test_the_outline_runs_along_the_edges_of_the_selection(selection):
    loops = outline(selection)
    assert np.array_equal(_filled(loops, selection.shape), selection)
    padded = np.pad(selection, 1)
    edges = (padded[1:] != padded[:-1]).sum() + (padded[:, 1:] != padded[:, :-1]).sum()
    assert sum(np.abs(loop - np.roll(loop, -1, 0)).sum() for loop in loops) == edges


def test_the_outline_of_a_box_has_four_corners():
    selection = np.zeros((1024, 1024), bool)
    selection[100:900, 200:1024] = True
    (loop,) = outline(selection)
    assert sorted(map(tuple, loop.tolist())) == [(200, 100), (200, 900), (1024, 100), (1024, 900)]
    assert outline(np.zeros((5, 5), bool)) == []
