import numpy as np
import pytest

from gc_studio.bitstream import read, write
from gc_studio.document import Codes, Document, DocumentError, Notes, cells
from gc_studio.document.regions import textures_of
from gc_studio.document.resize import (
    resized_document,
    resized_levels,
    resized_regions,
    why_no_other_lines,
    why_no_other_size,
)

SIZES = [(256, 341), (512, 683), (384, 512), (250, 333), (17, 300), (1024, 768)]
"""Width and height."""


def _grid(size):
    return cells(size[1], 16), cells(size[0], 16)


def _spread(grid, before, after):
    """The cell of a grid that lies in the middle of each cell of another one."""
    middles = [
        np.minimum((np.arange(cells(new, 16)) * 16 + np.minimum(np.arange(cells(new, 16)) * 16 + 16, new)) / 2, new)
        * old
        / new
        // 16
        for old, new in ((before[1], after[1]), (before[0], after[0]))
    ]
    rows, columns = (each.astype(int) for each in middles)
    return grid[rows[:, None], columns]


@pytest.mark.parametrize("after", SIZES)
@pytest.mark.parametrize("before", SIZES)
def test_cells_go_where_they_lie(before, after):
    levels = np.random.default_rng(0).integers(0, 4, _grid(before), np.uint8)
    resized = resized_levels(levels, before, after)
    assert resized.shape == _grid(after)
    if before == after:
        assert np.array_equal(resized, levels)
    # In large even parts nothing is to be decided.
    halves = np.where(np.arange(_grid(before)[1]) * 16 < before[0] / 2, np.uint8(3), np.uint8(0))
    halves = np.broadcast_to(halves, _grid(before))
    differing = resized_levels(halves, before, after) != _spread(halves, before, after)
    assert differing.any(0).sum() <= 1


def test_what_is_kept_at_twice_the_size_is_the_same_part():
    levels = np.random.default_rng(1).integers(0, 4, (16, 20), np.uint8)
    twice = resized_levels(levels, (320, 256), (640, 512))
    assert np.array_equal(twice, np.kron(levels, np.ones((2, 2), np.uint8)))
    assert np.array_equal(resized_levels(twice, (640, 512), (320, 256)), levels)


def test_a_kept_cell_stays_kept_however_small_the_picture_gets():
    levels = np.zeros((64, 64), np.uint8)
    levels[20, 40], levels[50, 3:60] = 3, 2
    small = resized_levels(levels, (1024, 1024), (256, 256))
    assert small[5, 10] == 3
    assert (small[12, 1:15] == 2).all()
    assert (small > 0).sum() < 20


def test_no_region_is_lost_as_long_as_there_are_cells():
    regions = np.zeros((64, 64), np.uint8)
    for number in range(1, 16):
        regions[2 * number, 40 + number % 3] = number
    small = resized_regions(regions, (1024, 1024), (256, 256))
    assert set(small.ravel()) == set(range(16))
    assert (small == 0).mean() > 0.9
    assert resized_regions(regions, (1024, 1024), (32, 32)).shape == (2, 2)


@pytest.mark.parametrize("size", SIZES)
def test_a_document_keeps_all_but_what_holds_for_one_size_only(make_levelled, size):
    notes = Notes("A title", "An author", "CC0")
    regions = np.random.default_rng(0).integers(0, 3, (22, 16), np.uint8)
    extra = np.arange(128, dtype=np.int16).reshape(2, 64)
    document = make_levelled(256, 341).with_layers(notes=notes, extra_textures=extra, regions=regions)
    structure = np.zeros((cells(size[1], 4), cells(size[0], 4)), bool)
    resized = resized_document(document, size, structure, 4)
    assert (resized.width, resized.height, resized.structure_scale) == (*size, 4)
    assert (resized.notes, resized.model, resized.codes) == (document.notes, document.model, document.codes)
    assert {code.tobytes() for code in resized.textures} == {code.tobytes() for code in document.textures}
    assert textures_of(resized)[0] == 0
    assert not resized.levels.any()
    assert not resized.detail.any()
    assert read(write(resized)) == resized


def test_a_map_of_another_size_is_refused(make_document):
    with pytest.raises(DocumentError, match="structure has shape"):
        resized_document(make_document(256, 341), (512, 683), np.zeros((10, 10), bool), 2)


def test_models_without_lines_have_one_size(toy_layer):
    def of(codes):
        return why_no_other_size(Document(64, 64, model="0123abcd", codes=codes))

    scenes = Codes("scenes", ("labels", "mask"), texture_dimensions=0, classes=3)
    assert of(Codes("studio")) is None
    assert of(scenes) is None
    assert "no lines" in why_no_other_lines(Document(64, 64, model="0123abcd", codes=scenes))
    assert of(Codes("painter", ("texture",))) == "Model painter has no lines that could be drawn at another size"
    assert of(toy_layer) == "Model worthwhile has worth, of which no other size is known"
