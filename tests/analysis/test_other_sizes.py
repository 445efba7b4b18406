"""Documents of real photos at other sizes; lines by Canny, which takes no time."""

import cv2
import numpy as np
import pytest

from gc_studio.analysis.analyse import analyse
from gc_studio.analysis.curves import resized_lines
from gc_studio.analysis.detectors import Detector, detected_structures
from gc_studio.analysis.photo import load_resized, resized
from gc_studio.analysis.redraw import origin_of, strength_of
from gc_studio.analysis.resize import PhotoTools, with_photo, without_photo
from gc_studio.analysis.structure import canny_structure
from gc_studio.document.edits import draw_structure, set_levels
from gc_studio.document.regions import central_region, with_texture_in


def canny(photo, scale):
    return detected_structures(photo, Detector.CANNY, scale)


def contours(photo, scale):
    return detected_structures(photo, Detector.CONTOURS, scale)


@pytest.fixture(scope="module")
def photos(jacket_path):
    """The jacket by its shorter side."""
    return {side: load_resized(jacket_path, side) for side in (128, 256, 384)}


@pytest.fixture(scope="module")
def tools(model):
    known = {}

    def taken_apart(photo):
        if photo.shape not in known:
            found = analyse(photo, model, structure=canny_structure(photo))
            known[photo.shape] = found.document, found.available
        return known[photo.shape]

    return PhotoTools(taken_apart, [canny])


@pytest.fixture(scope="module")
def opened(photos, tools):
    """The document of the jacket at 256, with cells of every level."""
    document, available = tools.analyse(photos[256])
    levels = np.zeros(document.grid, np.uint8)
    levels[4:8, 4:8], levels[10:12, 6:9], levels[15, 3] = 1, 2, 3
    return set_levels(document, levels, available)


@pytest.mark.parametrize("side", [128, 384])
def test_what_nobody_changed_becomes_what_the_photo_gives_at_that_size(photos, tools, opened, side):
    result, available = with_photo(opened, photos[256], photos[side], True, tools)
    found, codes = tools.analyse(photos[side])
    assert result.with_layers(**dict.fromkeys(("mask", "detail", "fine_mask", "faithful_mask"))) == found
    assert available is codes
    assert set(np.unique(result.levels)) == {0, 1, 2, 3}
    assert abs((result.levels > 0).mean() - (opened.levels > 0).mean()) < 0.05
    # As if the cells had been kept there.
    assert set_levels(found, result.levels, codes) == result


def test_the_hand_s_lines_stay_and_the_photo_s_are_drawn_anew(photos, tools, opened):
    drawn = draw_structure(opened, [(20, 20), (60, 20), (60, 50)], 0.0, ink=True)
    drawn = draw_structure(drawn, [(110, 200), (150, 240)], 30.0, ink=False)
    result, _ = with_photo(drawn, photos[256], photos[384], True, tools)
    found, _ = tools.analyse(photos[384])
    lines = result.structure
    stroke = opened.with_layers(structure=drawn.structure & ~opened.structure)
    there = cv2.dilate(lines.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    assert there[resized_lines(stroke, (result.width, result.height))].all()
    erased = np.s_[158:174, 90:105]
    assert found.structure[erased].any()
    assert not lines[erased].any()
    # Far from the hand all lines are the photo's.
    far = cv2.resize((drawn.structure ^ opened.structure).astype(np.uint8), lines.shape[::-1])
    far = cv2.dilate(far, np.ones((41, 41), np.uint8)) == 0
    assert far.mean() > 0.5
    assert np.array_equal(lines[far], found.structure[far])


@pytest.mark.parametrize("amount", [20, 71])
def test_lines_of_another_strength_are_drawn_anew_at_that(photos, tools, opened, amount):
    fewer = opened.with_layers(structure=canny_structure(photos[256], strength=strength_of(amount)))
    assert origin_of(fewer, photos[256], tools.ways).strength == strength_of(amount)
    result, _ = with_photo(fewer, photos[256], photos[384], True, tools)
    assert np.array_equal(result.structure, canny_structure(photos[384], strength=strength_of(amount)))


def test_lines_are_known_by_what_drew_them(photos, opened):
    given = opened.with_layers(structure=contours(photos[256], 2)(strength_of(60)))
    origin = origin_of(given, photos[256], [canny, contours])
    assert (origin.way, origin.strength) == (contours, strength_of(60))


def test_a_photo_adds_nothing_to_a_drawing(photos, tools, opened):
    empty = opened.with_layers(structure=None)
    drawing = draw_structure(empty, [(20, 20), (200, 300)], 0.0, ink=True)
    for document in (empty, drawing):
        result, _ = with_photo(document, photos[256], photos[384], True, tools)
        assert np.array_equal(result.structure, resized_lines(document, (result.width, result.height)))


def test_a_swapped_texture_stays_where_it_was(photos, tools, opened):
    code = np.arange(64, dtype=np.int16)
    swapped = with_texture_in(opened, code, central_region(opened))
    result, _ = with_photo(swapped, photos[256], photos[384], True, tools)
    assert {each.tobytes() for each in result.textures} == {each.tobytes() for each in swapped.textures}
    old, new = (((each.textures == code).all(1)[each.regions]).astype(np.float32) for each in (swapped, result))
    assert np.abs(cv2.resize(old, new.shape[::-1], interpolation=cv2.INTER_LINEAR) - new).mean() < 0.15


def test_a_photo_blown_up_gives_cells_and_no_lines(photos, tools, opened):
    blown_up = resized(photos[256], 384)
    result, available = with_photo(opened, photos[256], blown_up, False, tools)
    assert np.array_equal(result.structure, resized_lines(opened, (result.width, result.height)))
    assert {each.tobytes() for each in result.textures} == {each.tobytes() for each in opened.textures}
    assert result.levels.max() == 3
    assert np.array_equal(result.faithful[:, result.faithful_mask], available.faithful[:, result.faithful_mask])


def test_without_a_photo_nothing_is_kept(opened):
    result = without_photo(opened, (384, 512))
    assert not result.levels.any()
    assert np.array_equal(result.structure, resized_lines(opened, (384, 512)))
    assert {each.tobytes() for each in result.textures} == {each.tobytes() for each in opened.textures}


def test_lines_take_the_scale_that_is_usual_at_the_size(photos, tools, opened, model):
    coarse = tools.analyse

    def analysed(photo):
        found, available = coarse(photo)
        if photo is photos[384]:
            found = analyse(photo, model, 4, structure=canny_structure(photo, 4)).document
        return found, available

    drawn = draw_structure(opened, [(20, 20), (60, 20), (60, 50)], 0.0, ink=True)
    for document in (opened, drawn):
        result, _ = with_photo(document, photos[256], photos[384], True, PhotoTools(analysed, [canny]))
        assert result.structure_scale == 4
    far = result.structure[40:, 40:]
    assert np.array_equal(far, canny_structure(photos[384], 4)[40:, 40:])
    assert result.structure[7, 8:22].any()
