import cv2
import numpy as np
import pytest

from gc_studio.analysis.photo import load_photo, resized
from gc_studio.analysis.piece import (
    composed,
    delete_lines,
    lift,
    mirror_horizontal,
    mirror_vertical,
    moved_selection,
    place,
    rotation,
    scaling,
    translation,
)
from gc_studio.analysis.structure import canny_structure

IDENTITY = translation(0, 0)
SAMPLES = ("jacket", "dress", "jumper", "sneakers")


@pytest.fixture(params=[(name, scale) for name in SAMPLES for scale in (1, 2, 4)], ids=str)
def photo_document(request, jacket_path, make_document):
    """A document with the structure of a sample photo."""
    name, scale = request.param
    photo = resized(load_photo(jacket_path.with_name(f"{name}.webp")), 256)
    height, width = photo.shape[:2]
    return make_document(width, height, scale).with_layers(structure=canny_structure(photo, scale))


@pytest.fixture
def blank(make_document):
    """A document of 256 x 192 without lines, at scale 2."""
    return make_document(256, 192).with_layers(structure=np.zeros((96, 128), bool))


def _within(document, left, top, right, bottom):
    """A selection from a box in picture pixels."""
    scale = document.structure_scale
    selection = np.zeros(document.structure_shape, bool)
    selection[top // scale : bottom // scale, left // scale : right // scale] = True
    return selection


def _groups(lines):
    return cv2.connectedComponents(lines.astype(np.uint8), connectivity=8)[0] - 1


def test_lifting_and_placing_gives_the_picture_back(photo_document):
    selection = _within(photo_document, 60, 80, 200, 260)
    without, piece = lift(photo_document, selection)
    assert np.array_equal(without.structure, photo_document.structure & ~selection)
    assert len(piece.points) == (photo_document.structure & selection).sum() > 50
    assert place(without, piece, IDENTITY) == photo_document
    for name in ("texture", "detail", "mask", "regions", "extra_textures"):
        assert getattr(without, name) is getattr(photo_document, name)


def test_an_empty_selection_lifts_nothing(photo_document):
    nothing = np.zeros(photo_document.structure_shape, bool)
    without, piece = lift(photo_document, nothing)
    assert without is photo_document
    assert piece.empty
    assert place(photo_document, piece, rotation(30, (50, 50))) is photo_document
    assert delete_lines(photo_document, nothing) is photo_document


@pytest.mark.parametrize(
    ("matrix", "expected"),
    [
        (translation(14, -6), lambda box: box),
        (rotation(90, (100, 80)), lambda box: np.rot90(box, -1)),
        (rotation(180, (101, 83)), lambda box: np.rot90(box, 2)),
        (mirror_horizontal((100, 80)), np.fliplr),
        (mirror_vertical((100, 81)), np.flipud),
    ],
)
def test_moves_turns_and_mirrors_keep_every_pixel(jacket, make_document, matrix, expected):
    lines = canny_structure(jacket, 2)
    document = make_document(256, 341).with_layers(structure=lines)
    selection = _within(document, 60, 60, 140, 120)
    without, piece = lift(document, selection)
    empty = without.with_layers(structure=np.zeros_like(lines))
    moved = place(empty, piece, matrix).structure
    rows, columns = np.nonzero(moved)
    found = moved[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]
    original = expected(lines & selection)
    rows, columns = np.nonzero(original)
    assert np.array_equal(found, original[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1])
    # The selection goes where the lines go.
    assert not (moved & ~moved_selection(selection, document, matrix)).any()


@pytest.mark.parametrize("matrix", [scaling(3, 3, (100, 150)), scaling(2.3, 1.4, (100, 150)), rotation(33, (128, 170))])
def test_enlarged_and_turned_pieces_stay_in_one_piece(jacket, make_document, matrix):
    lines = canny_structure(jacket, 2)
    labels = cv2.connectedComponents(lines.astype(np.uint8), connectivity=8)[1]
    for label in np.argsort(-np.bincount(labels.ravel()))[1:6]:
        line = labels == label
        document = make_document(256, 341).with_layers(structure=line)
        _, piece = lift(document, np.ones_like(line))
        # Room for all of it: a line that leaves the picture may come back into it in two parts.
        room = make_document(1600, 1600).with_layers(structure=np.zeros((800, 800), bool))
        drawn = place(room, piece, composed(matrix, translation(500, 500))).structure
        assert drawn.sum() >= line.sum() * 0.7
        assert _groups(drawn) == 1


def test_enlarged_lines_stay_thin(blank):
    corner = blank.structure.copy()
    corner[20, 20:40] = True
    corner[20:40, 20] = True
    document = blank.with_layers(structure=corner)
    without, piece = lift(document, np.ones_like(corner))
    drawn = place(without, piece, scaling(3, 3, (41, 41))).structure
    assert drawn.sum() == drawn[20].sum() + drawn[:, 20].sum() - 1 == 2 * 3 * 19 + 1


def test_solid_parts_stay_solid(blank):
    disc = blank.structure.astype(np.uint8)
    cv2.circle(disc, (60, 50), 10, 1, -1)
    document = blank.with_layers(structure=disc.astype(bool))
    without, piece = lift(document, np.ones(disc.shape, bool))
    for factor, degrees in ((2.0, 0), (3.7, 20), (1.0, 45), (0.5, 10)):
        matrix = composed(scaling(factor, factor, (121, 101)), rotation(degrees, (121, 101)))
        drawn = place(without, piece, matrix).structure
        area = disc.sum() * factor**2
        assert 0.8 * area < drawn.sum() < 1.35 * area
        assert cv2.connectedComponents((~drawn).astype(np.uint8), connectivity=4)[0] == 2, "a hole"


def test_shrunk_pieces_merge(jacket, make_document):
    document = make_document(256, 341).with_layers(structure=canny_structure(jacket, 2))
    without, piece = lift(document, np.ones(document.structure_shape, bool))
    half = place(without, piece, scaling(0.5, 0.5, (0, 0))).structure
    assert not half[87:].any()
    assert not half[:, 65:].any()
    assert 0 < half.sum() < document.structure.sum()


def test_what_falls_beyond_the_border_is_dropped(photo_document):
    without, piece = lift(photo_document, np.ones(photo_document.structure_shape, bool))
    assert not without.structure.any()
    assert place(without, piece, translation(5000, 0)) is without
    half = place(without, piece, translation(-128, 0)).structure
    columns = 128 // photo_document.structure_scale
    assert np.array_equal(half[:, :-columns], photo_document.structure[:, columns:])
    assert not half[:, -columns:].any()


def test_a_piece_squeezed_to_nothing_is_no_error(photo_document):
    selection = np.ones(photo_document.structure_shape, bool)
    without, piece = lift(photo_document, selection)
    assert place(without, piece, scaling(0, 1, (100, 100))).structure.any(0).sum() == 1
    assert not moved_selection(selection, photo_document, scaling(0, 1, (100, 100))).any()


def test_a_piece_goes_into_a_map_of_another_scale(make_document):
    lines = np.zeros((64, 64), bool)
    lines[10, 5:50] = True
    coarse = make_document(128, 128, 2).with_layers(structure=lines)
    _, piece = lift(coarse, np.ones_like(lines))
    fine = make_document(128, 128, 1).with_layers(structure=np.zeros((128, 128), bool))
    drawn = place(fine, piece, IDENTITY).structure
    assert drawn.any(1).sum() == 1
    assert drawn[21, 11:99].all()


def test_transforms_go_one_after_the_other():
    matrix = composed(translation(10, 0), rotation(90, (0, 0)))
    assert np.array_equal(matrix @ [1, 2, 1], [-2, 11])
    assert np.array_equal(mirror_horizontal((10, 3)) @ [4, 7, 1], [16, 7])
    assert np.array_equal(mirror_vertical((10, 3)) @ [4, 7, 1], [4, -1])
    assert np.array_equal(scaling(2, 3, (10, 10)) @ [11, 11, 1], [12, 13])


def test_a_selection_moves_scales_and_turns(blank):
    selection = _within(blank, 40, 40, 80, 60)
    assert np.array_equal(moved_selection(selection, blank, IDENTITY), selection)
    moved = moved_selection(selection, blank, translation(20, 10))
    assert np.array_equal(moved, _within(blank, 60, 50, 100, 70))
    grown = moved_selection(selection, blank, scaling(2, 2, (40, 40)))
    assert np.array_equal(grown, _within(blank, 40, 40, 120, 80))
    turned = moved_selection(selection, blank, rotation(90, (60, 50)))
    assert np.array_equal(turned, _within(blank, 50, 30, 70, 70))
    assert not moved_selection(selection, blank, translation(-400, 0)).any()


def test_deleting_takes_the_lines_of_the_selection_only(photo_document):
    selection = _within(photo_document, 60, 80, 200, 260)
    after = delete_lines(photo_document, selection)
    assert not (after.structure & selection).any()
    assert np.array_equal(after.structure[~selection], photo_document.structure[~selection])
