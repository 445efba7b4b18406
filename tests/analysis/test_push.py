import itertools

import cv2
import numpy as np
import pytest

from gc_studio.analysis.curves import thinned
from gc_studio.analysis.photo import load_resized
from gc_studio.analysis.push import Push
from gc_studio.analysis.structure import canny_structure
from gc_studio.document import Document
from gc_studio.document.edits import draw_structure


@pytest.fixture
def empty() -> Document:
    return Document(256, 256, model="0123abcd")


def _groups(lines):
    return cv2.connectedComponents(lines.astype(np.uint8), connectivity=8)[0] - 1


def _photo(jacket_path, name, side=256):
    photo = load_resized(jacket_path.with_name(f"{name}.webp"), side)
    structure = canny_structure(photo)
    return Document(photo.shape[1], photo.shape[0], structure=structure, model="0123abcd")


def _push(push, points, radius=30.0, strength=1.0):
    for start, end in itertools.pairwise(points):
        push.drag(start, end, radius, strength)
    return push.document


def test_what_is_under_the_middle_sticks_to_the_hand(empty):
    line = draw_structure(empty, [(40, 128), (216, 128)], 0, ink=True)
    pushed = _push(Push(line), [(128, 128), (128, 148), (128, 168)]).structure
    rows, columns = np.nonzero(pushed)
    assert abs(rows[columns == 64] - 84).max() <= 1
    # Beyond the brush the line is what it was, pixel by pixel, and it has no gap.
    np.testing.assert_array_equal(pushed[:, :48], line.structure[:, :48])
    np.testing.assert_array_equal(pushed[:, 80:], line.structure[:, 80:])
    assert _groups(pushed) == 1
    np.testing.assert_array_equal(thinned(pushed), pushed)


def test_less_strength_takes_less_along(empty):
    line = draw_structure(empty, [(40, 128), (216, 128)], 0, ink=True)
    depths = [
        np.nonzero(_push(Push(line), [(128, 128), (128, 148)], strength=strength).structure)[0].max()
        for strength in (0.2, 0.5, 1.0)
    ]
    assert 64 < depths[0] < depths[1] < depths[2] == 74


def test_one_long_way_is_as_many_short_ones(empty):
    line = draw_structure(empty, [(40, 128), (216, 128)], 0, ink=True)
    at_once = _push(Push(line), [(128, 128), (128, 188)]).structure
    in_steps = _push(Push(line), [(128, y) for y in range(128, 189, 3)]).structure
    near = cv2.dilate(in_steps.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    assert (at_once & near).sum() > 0.97 * at_once.sum()


@pytest.mark.parametrize("name", ["jumper", "dress"])
def test_lines_of_a_photo_stay_thin_and_whole(jacket_path, name):
    document = _photo(jacket_path, name)
    push, sides = Push(document), (document.width, document.height)
    rng = np.random.default_rng(3)
    for _ in range(12):
        start = rng.uniform(0.2, 0.8, 2) * sides
        pushed = _push(push, [tuple(start + rng.uniform(-24, 24) * np.array([n / 4, 1])) for n in range(5)])
    np.testing.assert_array_equal(thinned(pushed.structure), pushed.structure)
    assert _groups(pushed.structure) <= _groups(document.structure)
    assert (pushed.structure != document.structure).sum() > 0.2 * document.structure.sum()


def test_a_brush_as_small_as_a_pixel_moves_hardly_anything(empty):
    line = draw_structure(empty, [(40, 128), (216, 128)], 0, ink=True)
    pushed = _push(Push(line), [(129, 100), (129, 160)], radius=0.5).structure
    assert (pushed != line.structure).sum() < 40
    assert _groups(pushed) == 1


def test_what_is_not_selected_is_frozen_and_stays_joined(empty):
    line = draw_structure(empty, [(40, 128), (216, 128)], 0, ink=True)
    selection = np.zeros(empty.structure_shape, bool)
    selection[:, 64:] = True
    pushed = _push(Push(line, selection), [(128, 128), (128, 158)]).structure
    np.testing.assert_array_equal(pushed[:, :63], line.structure[:, :63])
    assert np.nonzero(pushed)[0].max() == 79
    assert _groups(pushed) == 1


def test_without_loose_lines_nothing_happens(empty):
    line = draw_structure(empty, [(40, 128), (216, 128)], 0, ink=True)
    nothing = np.zeros(empty.structure_shape, bool)
    push = Push(line, nothing)
    assert push.drag((128, 128), (128, 150), 30, 1.0) is line
    assert Push(line).drag((20, 20), (30, 30), 15, 1.0) is line


def test_what_was_filled_stays_filled(empty):
    spot = draw_structure(empty, [(100, 100), (110, 100)], 14, ink=True)
    pushed = _push(Push(spot), [(105, 100), (145, 100), (165, 110)], radius=60).structure
    columns = np.nonzero(pushed)[1]
    assert 75 < columns.mean() < 83
    assert 0.8 < pushed.sum() / spot.structure.sum() < 1.25
    assert _groups(pushed) == _groups(~pushed) == 1


def test_dots_move_and_lines_leave_the_picture(empty):
    dots = empty.structure.copy()
    dots[64, 64] = dots[20, 20] = True
    pushed = _push(Push(empty.with_layers(structure=dots)), [(129, 129), (159, 129)]).structure
    assert np.argwhere(pushed).tolist() == [[20, 20], [64, 79]]
    line = draw_structure(empty, [(250, 40), (250, 200)], 0, ink=True)
    out = _push(Push(line), [(250, 128), (300, 128)], radius=60).structure
    assert 0 < out.sum() < line.structure.sum()


def test_textures_and_kept_cells_go_with_the_lines(empty):
    regions, mask = np.zeros((2, *empty.grid), bool)
    regions[:, :6], mask[7:9, 6:8] = True, True
    document = empty.with_layers(extra_textures=np.ones((1, 64)), regions=regions, mask=mask)
    pushed = _push(Push(document), [(112, 128), (144, 128), (160, 128)], radius=64)
    assert pushed.mask[7:9, 9:11].all()
    assert not pushed.mask[7:9, 6].any()
    seen = pushed.textures[pushed.regions][..., 0]
    assert seen[7:9, 6:8].all()
    np.testing.assert_array_equal(seen[[0, -1]], regions[[0, -1]])
    assert pushed.structure is empty.structure


def test_arrays_that_a_step_leaves_alone_are_those_of_the_step_before(empty):
    line = draw_structure(empty, [(40, 128), (216, 128)], 0, ink=True)
    push = Push(line.with_layers(mask=np.ones(empty.grid, bool)))
    first = push.drag((128, 128), (128, 138), 30, 1.0)
    second = push.drag((128, 138), (128, 148), 30, 1.0)
    assert second is not first
    assert second.structure is not first.structure
    assert second.mask is first.mask
    assert second.regions is first.regions
