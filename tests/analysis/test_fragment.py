import json

import numpy as np
import pytest

from gc_studio.analysis.fragment import FragmentError, cut, first_place, fitted, moves_by_cells, paste
from gc_studio.analysis.fragment_bytes import MOST_BYTES, from_bytes, to_bytes
from gc_studio.analysis.piece import rotation, scaling, translation
from gc_studio.document import CELL, Codes, Document
from gc_studio.document.edits import set_levels
from gc_studio.document.layers.texture import MAX_TEXTURES
from gc_studio.document.regions import with_textures


def _selection(document, left, top, right, bottom):
    scale = document.structure_scale
    selection = np.zeros(document.structure_shape, bool)
    selection[top // scale : bottom // scale, left // scale : right // scale] = True
    return selection


@pytest.fixture
def source(make_levelled):
    """A picture of 160x128 with cells of every level and a texture of its own in the left half."""
    document = make_levelled(160, 128)
    halves = (np.indices(document.grid)[1] >= 5).astype(int)
    return with_textures(document, np.stack([document.texture + 9, document.texture]), halves)


@pytest.fixture
def blank(source):
    """Another picture of the same model, without lines, of one texture."""
    return Document(160, 128, texture=np.full(64, 3), model=source.model)


BOX = 32, 48, 80, 96


def _cells(left, top, right, bottom):
    return slice(top // CELL, bottom // CELL), slice(left // CELL, right // CELL)


def test_a_part_comes_over_with_lines_texture_and_kept_cells(source, blank):
    fragment = cut(source, _selection(source, *BOX))
    found = paste(blank, fragment, translation(48, 16))
    assert (found.has_all_textures, found.has_all_kept) == (True, True)
    there, here = _cells(48, 16, 96, 64), _cells(*BOX)
    assert np.array_equal(found.document.structure[8:32, 24:48], source.structure[24:48, 16:40])
    assert found.document.structure.sum() == source.structure[24:48, 16:40].sum()
    new, old = found.document, source
    assert np.array_equal(new.textures[new.regions[there]], old.textures[old.regions[here]])
    assert np.array_equal(new.levels[there], old.levels[here])
    assert set(np.unique(old.levels[here])) == {0, 1, 2, 3}
    for name in ("detail", "coarseness", "fine", "faithful"):
        assert np.array_equal(getattr(new, name)[..., *there], getattr(old, name)[..., *here])
    outside = np.ones(blank.grid, bool)
    outside[there] = False
    assert (new.textures[new.regions[outside]] == 3).all()
    assert not new.levels[outside].any()


def test_what_is_not_selected_stays_behind(source, blank):
    selection = _selection(source, *BOX)
    selection[30:, :] = False
    fragment = cut(source, selection)
    assert (fragment.left, fragment.top, fragment.document.size) == (32, 48, (48, 16))
    whole = np.zeros(source.structure_shape, bool)
    whole[10, 10] = whole[60, 70] = True
    apart = cut(source, whole)
    # Two pixels far from each other: a large box, and in it two cells.
    assert apart.cells.sum() == 2
    assert apart.document.levels[~apart.cells].max() == 0
    assert len(apart.document.textures) <= 2
    assert not (apart.document.structure & ~apart.selection).any()


def test_it_takes_the_place_of_lines_and_kept_cells_that_were_there(source, blank):
    full = blank.with_layers(structure=np.ones(blank.structure_shape, bool), mask=np.ones(blank.grid, bool))
    fragment = cut(source.with_layers(mask=None), _selection(source, *BOX))
    assert not fragment.is_kept
    found = paste(full, fragment, translation(48, 16)).document
    assert np.array_equal(found.structure[8:32, 24:48], source.structure[24:48, 16:40])
    assert found.structure[:8].all()
    assert not found.mask[_cells(48, 16, 96, 64)].any()
    assert found.mask.sum() == full.mask.sum() - 9


def test_in_its_own_place_it_changes_nothing_and_so_it_is_put_a_cell_aside(source):
    fragment = cut(source, _selection(source, *BOX))
    assert paste(source, fragment, translation(32, 48)).document == source
    assert np.array_equal(first_place(source, fragment), translation(48, 64))
    corner = cut(source, _selection(source, 112, 80, 160, 128))
    assert np.array_equal(first_place(source, corner), translation(96, 64))


def test_it_lies_where_it_came_from_or_as_near_as_it_fits(source, blank):
    fragment = cut(source, _selection(source, *BOX))
    assert np.array_equal(first_place(blank, fragment), translation(32, 48))
    small = Document(90, 60, texture=blank.texture, model=blank.model)
    assert np.array_equal(first_place(small, fragment), translation(32, 0))


@pytest.mark.parametrize("matrix", [translation(40, 16), rotation(90, (24, 24)), scaling(0.5, 0.5, (24, 24))])
def test_kept_cells_that_would_lie_across_others_are_given_up(source, blank, matrix):
    assert not moves_by_cells(matrix)
    fragment = cut(source, _selection(source, *BOX))
    found = paste(blank, fragment, matrix)
    assert not found.has_all_kept
    assert not found.document.mask.any()
    assert found.document.structure.any()
    assert len(found.document.textures) > 1


def test_turned_by_a_quarter_textures_turn_with_it(source, blank):
    left = cut(source, _selection(source, 64, 48, 112, 96))
    found = paste(blank, left, rotation(90, (24, 24))).document
    own = left.document.textures[left.document.regions]
    assert np.array_equal(found.textures[found.regions][:3, :3], np.rot90(own, -1))


def test_a_part_beyond_the_border_is_cut_there(source, blank):
    found = paste(blank, cut(source, _selection(source, *BOX)), translation(-32, 112)).document
    assert np.array_equal(found.structure[56:, :8], source.structure[24:32, 32:40])
    assert np.array_equal(found.levels[7, 0], source.levels[3, 4])
    nowhere = paste(blank, cut(source, _selection(source, *BOX)), translation(500, 0)).document
    assert nowhere == blank


def test_without_room_for_its_texture_the_nearest_is_taken(source, blank):
    codes = np.stack([np.full(64, 5 * index) for index in range(MAX_TEXTURES)])
    numbers = np.arange(80).reshape(8, 10) % MAX_TEXTURES
    full = with_textures(blank, codes, numbers)
    near = source.with_layers(texture=np.full(64, 31), extra_textures=None, regions=None)
    fragment = cut(near, _selection(source, 32, 48, 48, 64))
    found = paste(full, fragment, translation(32, 48))
    assert not found.has_all_textures
    assert (found.document.textures[found.document.regions[3, 2]] == 30).all()
    # Over a texture that is nowhere else there is room.
    alone = with_textures(blank, codes, np.where(numbers == 15, 14, numbers) + (np.arange(80).reshape(8, 10) == 32))
    assert paste(alone, fragment, translation(32, 48)).has_all_textures


@pytest.mark.parametrize("scale", [1, 4])
def test_lines_of_another_scale_are_carried_over_as_curves(source, make_document, scale):
    target = make_document(160, 128, scale, preserved=0).with_layers(structure=None)
    fragment = fitted(cut(source, _selection(source, *BOX)), target)
    assert fragment.document.structure_scale == scale
    found = paste(target, fragment, translation(32, 48))
    assert found.has_all_kept
    assert found.document.structure.any()
    assert not found.document.structure[: 40 // scale].any()


def test_a_part_larger_than_the_picture_is_made_smaller(source, blank):
    small = Document(80, 80, texture=blank.texture, model=blank.model)
    fragment = fitted(cut(source, np.ones(source.structure_shape, bool)), small)
    assert fragment.document.size == (80, 64)
    assert not fragment.is_kept
    assert paste(small, fragment, translation(0, 0)).document.structure.any()


def test_another_model_is_one_line(source):
    other = Document(160, 128, model="00000001", codes=Codes("other"))
    with pytest.raises(FragmentError, match="this picture with other 00000001") as error:
        fitted(cut(source, _selection(source, *BOX)), other)
    assert "\n" not in str(error.value)


def test_bytes_are_the_fragment(source):
    fragment = cut(source, _selection(source, *BOX))
    again = from_bytes(to_bytes(fragment))
    assert again.document == fragment.document
    assert np.array_equal(again.selection, fragment.selection)
    assert (again.left, again.top) == (fragment.left, fragment.top)


def test_a_part_of_the_last_cells_is_no_smaller_than_a_document(make_document):
    document = make_document(165, 130)
    fragment = cut(document, _selection(document, 162, 128, 166, 132))
    assert fragment.document.size == (21, 18)
    assert from_bytes(to_bytes(fragment)).document == fragment.document
    assert set_levels(document, document.levels * 0, None) is not document


def _damaged(source):
    plain = json.loads(to_bytes(cut(source, _selection(source, *BOX))))
    yield b""
    yield b"\xff\xfe"
    yield b"[" * 100_000
    yield b"[]"
    yield b" " * (MOST_BYTES + 1)
    for name, value in (
        *(("gcx", "AAAA"), ("gcx", 3), ("gcx", "@"), ("selection", "AAAA"), ("selection", plain["gcx"])),
        *(("left", -1), ("left", 1.5), ("top", 10**9), ("top", True), ("gc-studio-part", 2)),
    ):
        yield json.dumps(plain | {name: value}).encode()
    yield json.dumps({name: plain[name] for name in ("gc-studio-part", "gcx")}).encode()
    yield to_bytes(cut(source, _selection(source, *BOX)))[:-20]


def test_damaged_bytes_are_refused_in_one_line(source):
    for data in _damaged(source):
        with pytest.raises(FragmentError) as error:
            from_bytes(data)
        assert str(error.value).count("\n") == 0
