import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gc_studio.bitstream import read, write
from gc_studio.document import MAX_TEXTURES, STUDIO, Document, DocumentError
from gc_studio.document.edits import mixed_texture
from gc_studio.document.regions import central_region, central_texture, textures_of, with_texture_in

ROWS, COLUMNS = 4, 5
RED, GREEN, BLUE = (np.full(64, value, np.int16) for value in (3, -5, 40))


def _document(regions=None, codes=(RED,)):
    grid = ROWS, COLUMNS
    return Document(
        width=16 * COLUMNS,
        height=16 * ROWS,
        structure=np.zeros((8 * ROWS, 8 * COLUMNS), bool),
        texture=codes[0],
        detail=np.zeros((STUDIO.detail_channels, *grid)),
        mask=np.zeros(grid, bool),
        model="0123abcd",
        extra_textures=np.array(codes[1:], np.int16).reshape(-1, 64),
        regions=np.zeros(grid, np.uint8) if regions is None else regions,
    )


def _cells(*rows):
    chosen = np.zeros((ROWS, COLUMNS), bool)
    chosen[list(rows)] = True
    return chosen


def test_the_thing_is_what_fills_the_middle_and_does_not_go_on_to_the_border():
    regions = np.ones((ROWS, COLUMNS), np.uint8)
    regions[1:3, 1:4] = 2
    # A texture that no cell has is none to choose.
    thing = _document(regions, (BLUE, RED, GREEN))
    assert np.array_equal(central_region(thing), regions == 2)
    assert np.array_equal(central_texture(thing), GREEN)
    trousers = np.ones((16, 16), np.uint8)
    trousers[:, 5:11] = 2
    trousers[6:, 7:9] = 1
    legs = Document(256, 256, model="0123abcd", extra_textures=np.stack([RED, GREEN]), regions=trousers)
    assert np.array_equal(central_region(legs), trousers == 2)
    assert central_region(_document()).all()


def _codes(document):
    """Code of every cell, int16 (rows, columns, 64)."""
    return document.textures[document.regions]


# Few and small, so that mixtures meet and fall together.
_values = st.integers(-6, 6)
_grids = st.lists(st.booleans(), min_size=ROWS * COLUMNS, max_size=ROWS * COLUMNS)


@st.composite
def _documents(draw):
    codes = [np.full(64, value, np.int16) for value in draw(st.lists(_values, min_size=1, max_size=6))]
    size = ROWS * COLUMNS
    regions = draw(st.lists(st.integers(0, len(codes) - 1), min_size=size, max_size=size))
    return _document(np.reshape(regions, (ROWS, COLUMNS)), codes)


@given(_documents(), _values, st.none() | _grids, st.sampled_from([0.0, 0.25, 0.5, 1.0]))
@settings(max_examples=150, deadline=None)
def test_every_cell_gets_the_mixture_of_what_it_had(document, value, grid, share):
    code = np.full(64, value, np.int16)
    cells = None if grid is None else np.reshape(grid, (ROWS, COLUMNS))
    after = with_texture_in(document, code, cells, share)
    expected = _codes(document).copy()
    for row, column in np.argwhere(np.ones((ROWS, COLUMNS)) if cells is None else cells):
        expected[row, column] = mixed_texture(expected[row, column], code, share)
    assert np.array_equal(_codes(after), expected)
    assert len(np.unique(after.textures, axis=0)) == len(after.textures) == len(np.unique(after.regions))
    for name in ("texture", "extra_textures", "regions", "structure", "mask", "detail"):
        kept = getattr(after, name) is getattr(document, name)
        assert kept == np.array_equal(getattr(after, name), getattr(document, name))
    if after.regions is not document.regions:
        assert textures_of(after)[0] == 0
    assert read(write(after)) == after


def test_a_texture_for_the_whole_of_a_plain_picture_is_a_swap():
    document = _document()
    after = with_texture_in(document, GREEN, share=0.75)
    assert after == document.with_texture(mixed_texture(RED, GREEN, 0.75))
    assert after.regions is document.regions
    assert after.extra_textures is document.extra_textures


def test_swapping_the_texture_of_a_plain_picture_keeps_its_regions():
    document = _document()
    after = document.with_texture(GREEN)
    assert after.regions is document.regions
    assert after.extra_textures is document.extra_textures


def test_the_texture_of_most_cells_comes_first():
    document = with_texture_in(_document(), GREEN, _cells(0))
    assert np.array_equal(document.textures, [RED, GREEN])
    assert document.regions.sum() == COLUMNS
    after = with_texture_in(document, GREEN, _cells(0, 1, 2))
    assert np.array_equal(after.textures, [GREEN, RED])
    assert textures_of(after) == [0, 1]


def test_a_region_that_changes_its_texture_keeps_the_map():
    document = with_texture_in(_document(), GREEN, _cells(0, 1, 2))
    after = with_texture_in(document, BLUE, _cells(3))
    assert np.array_equal(after.textures, [GREEN, BLUE])
    assert after.regions is document.regions
    assert after.texture is document.texture


def test_mixing_everywhere_mixes_each_texture_and_keeps_the_map():
    document = with_texture_in(_document(), GREEN, _cells(0))
    after = with_texture_in(document, BLUE, share=0.5)
    assert np.array_equal(after.textures, [mixed_texture(RED, BLUE, 0.5), mixed_texture(GREEN, BLUE, 0.5)])
    assert after.regions is document.regions


def test_one_texture_everywhere_leaves_no_regions():
    document = with_texture_in(_document(), GREEN, _cells(0))
    after = with_texture_in(document, BLUE)
    assert after == document.with_texture(BLUE)


def test_nothing_chosen_and_nothing_new_give_the_document_back():
    document = with_texture_in(_document(), GREEN, _cells(0))
    assert with_texture_in(document, BLUE, _cells()) is document
    assert with_texture_in(document, GREEN, _cells(0)) is document
    assert with_texture_in(document, BLUE, share=0.0) is document


def test_textures_are_listed_by_the_cells_that_use_them():
    document = _document(np.repeat([2, 1, 1, 0], COLUMNS).reshape(ROWS, COLUMNS), [RED, GREEN, BLUE])
    assert textures_of(document) == [1, 0, 2]
    assert textures_of(document, _cells(0, 3)) == [0, 2]
    assert textures_of(document, _cells()) == []


def test_more_textures_than_a_file_holds_are_refused_in_one_line():
    document = _document()
    for number in range(1, MAX_TEXTURES):
        one = np.zeros((ROWS, COLUMNS), bool)
        one[number // COLUMNS, number % COLUMNS] = True
        document = with_texture_in(document, np.full(64, number + 10, np.int16), one)
    assert len(document.textures) == MAX_TEXTURES
    last = np.zeros((ROWS, COLUMNS), bool)
    last[3, 4] = True
    with pytest.raises(DocumentError, match="17 textures and one picture can hold 16; choose") as caught:
        with_texture_in(document, BLUE, last)
    assert "\n" not in str(caught.value)
    assert len(with_texture_in(document, np.full(64, 12, np.int16), last).textures) == MAX_TEXTURES


def test_cells_of_another_picture_are_refused():
    with pytest.raises(DocumentError, match=r"the cells are \(2, 2\)"):
        with_texture_in(_document(), GREEN, np.ones((2, 2), bool))
