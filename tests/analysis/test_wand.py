import cv2
import numpy as np
import pytest

from gc_studio.analysis.photo import load_photo, resized
from gc_studio.analysis.selection import wand_selection
from gc_studio.analysis.structure import canny_structure

GARMENTS = {
    "jacket": [(95, 200), (175, 180), (165, 120), (90, 120), (123, 200), (60, 220), (30, 200)],
    "dress": [(145, 250), (180, 250), (125, 200), (120, 130), (145, 80)],
    "jumper": [(130, 200), (225, 200), (60, 200), (205, 150)],
    "sneakers": [(80, 245), (180, 245), (80, 120), (60, 145), (180, 190)],
}
BACKGROUNDS = {
    "jacket": [(128, 325), (240, 60)],
    "dress": [(40, 200), (240, 200)],
    "jumper": [(20, 200), (128, 328)],
    "sneakers": [(130, 280), (40, 60), (220, 60)],
}
MIDDLE = {"jacket": (175, 180), "dress": (145, 250), "jumper": (130, 200)}


def _each(points):
    return [pytest.param(name, point, id=f"{name} {point}") for name, each in points.items() for point in each]


@pytest.fixture
def of_photo(jacket_path, make_document):
    def document(name, scale=2, size=256):
        photo = resized(load_photo(jacket_path.with_name(f"{name}.webp")), size)
        height, width = photo.shape[:2]
        return make_document(width, height, scale).with_layers(structure=canny_structure(photo, scale))

    return document


@pytest.fixture
def drawing(make_document):
    """A document of 200 x 160 with the lines that are given, at scale 2."""

    def document(lines):
        return make_document(200, 160).with_layers(structure=np.asarray(lines, bool))

    return document


def _touches_border(selection):
    return selection[[0, -1]].any() or selection[:, [0, -1]].any()


@pytest.mark.parametrize(("name", "point"), _each(GARMENTS))
def test_a_click_on_a_garment_does_not_leak_into_the_background(of_photo, name, point):
    selection = wand_selection(of_photo(name), point)
    assert selection.any()
    assert not _touches_border(selection)
    assert selection.mean() < 0.4


@pytest.mark.parametrize("scale", [1, 4])
@pytest.mark.parametrize(("name", "point"), [pytest.param(name, point, id=name) for name, point in MIDDLE.items()])
def test_nor_does_it_at_other_scales_of_the_map(of_photo, name, point, scale):
    assert not _touches_border(wand_selection(of_photo(name, scale), point))


@pytest.mark.parametrize(("name", "point"), _each(BACKGROUNDS))
def test_a_click_on_the_background_takes_most_of_it_and_little_else(of_photo, name, point):
    selection = wand_selection(of_photo(name), point)
    assert selection[[0, -1]].any()
    assert selection[:, [0, -1]].any()
    assert 0.3 < selection.mean() < 0.5
    for x, y in [MIDDLE[name]] if name in MIDDLE else GARMENTS[name]:
        assert not selection[y // 2, x // 2]


def _box_with_gap(gap):
    lines = np.zeros((80, 100), bool)
    lines[[20, 60], 20:71] = True
    lines[20:61, [20, 70]] = True
    lines[35 : 35 + gap, 70] = False
    return lines


@pytest.mark.parametrize("gap", [0, 1, 2, 3, 5, 8])
def test_a_region_ends_at_a_gap_and_reaches_the_lines(drawing, gap):
    selection = wand_selection(drawing(_box_with_gap(gap)), (80, 80))
    assert selection[21:60, 21:70].all()
    assert not selection[:, 71 + gap // 2 :].any()
    assert not selection[:20].any()
    assert not (selection & _box_with_gap(gap)).any()


def test_the_width_of_the_gaps_can_be_given(drawing):
    document = drawing(_box_with_gap(4))
    assert wand_selection(document, (80, 80), gap=2)[0, 0]
    assert not wand_selection(document, (80, 80), gap=4)[0, 0]


def test_diagonal_lines_are_tight(drawing):
    lines = np.zeros((80, 100), np.uint8)
    cv2.polylines(lines, [np.array([(50, 10), (80, 40), (50, 70), (20, 40)])], True, 1)
    selection = wand_selection(drawing(lines), (100, 80), gap=0)
    assert selection[40, 22:79].all()
    assert not selection[12, 40]


def test_lines_and_small_islands_within_belong_to_the_region_and_its_border_does_not(drawing):
    lines = _box_with_gap(0)
    lines[40, 25:60] = True
    ring = lines.astype(np.uint8)
    cv2.circle(ring, (45, 30), 4, 1)
    selection = wand_selection(drawing(ring), (80, 100))
    assert selection[21:60, 21:70].all()
    assert selection.sum() == 39 * 49


def test_a_large_island_does_not(drawing):
    document = drawing(_box_with_gap(0))
    selection = wand_selection(document, (6, 6))
    assert selection[0].all()
    assert not selection[20:61, 20:71].any()


def test_a_click_on_a_line_takes_the_free_pixel_beside_it(drawing):
    lines = _box_with_gap(0)
    lines[38:43, 20] = True
    assert wand_selection(drawing(lines), (42.9, 80))[40, 40]
    lines[:, :20] = True
    assert wand_selection(drawing(lines), (10, 80))[40, 40]


def test_a_click_beside_the_picture_takes_what_is_nearest(drawing):
    assert wand_selection(drawing(_box_with_gap(0)), (-50, 500))[-1, 0]


def test_pockets_that_are_narrower_than_the_gap_are_regions_too(drawing):
    lines = np.zeros((80, 100), bool)
    lines[:, [50, 52]] = True
    selection = wand_selection(drawing(lines), (103, 80), gap=4)
    assert selection[:, 51].all()
    assert selection.sum() == 80


def test_without_lines_all_is_selected_and_with_nothing_else_none(drawing):
    assert wand_selection(drawing(np.zeros((80, 100))), (50, 50)).all()
    assert not wand_selection(drawing(np.ones((80, 100))), (50, 50)).any()
