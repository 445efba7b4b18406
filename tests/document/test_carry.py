import numpy as np
import pytest

from gc_studio.document import Document
from gc_studio.document.carry import PITCH, carried_cells, places
from gc_studio.document.edits import set_levels


@pytest.fixture
def document(make_document) -> Document:
    """160 x 112 pixels with a texture of its own in the left half, and a block of kept cells."""
    regions = np.zeros((7, 10), np.uint8)
    regions[:, :4] = 1
    plain = make_document(160, 112, preserved=0)
    return plain.with_layers(extra_textures=plain.texture[None] + 1, regions=regions)


def _levelled(document, make_available, level):
    levels = np.zeros(document.grid, np.uint8)
    levels[2:4, 5:7] = level
    return set_levels(document, levels, make_available(document))


def _by(document, across, down=0.0, within=None):
    """Sources after everything, or what lies within columns of cells, came from so many cells further."""
    sources = places(document)
    moved = np.s_[:] if within is None else np.s_[:, within.start * 4 : within.stop * 4]
    sources[moved] += np.float32([across * 16, down * 16])
    return sources


def _seen(document):
    """The texture of each cell; which number it has is no matter."""
    return document.textures[document.regions]


def test_places_lie_four_to_a_side_of_a_cell(document):
    grid = places(document)
    assert grid.shape == (28, 40, 2)
    np.testing.assert_array_equal(grid[0, 0], [2, 2])
    np.testing.assert_array_equal(grid[27, 39] + PITCH / 2, [160, 112])


def test_what_does_not_move_is_the_same_document(document):
    assert carried_cells(document, places(document)) is document
    # Less than a pixel of the map.
    assert carried_cells(document, _by(document, 0.1)) is document


def test_textures_and_kept_cells_go_along(document, make_available):
    kept = _levelled(document, make_available, 1)
    moved = carried_cells(kept, _by(kept, -2, 1))
    np.testing.assert_array_equal(_seen(moved)[:, 2:], _seen(kept)[:, :-2])
    # What comes from beyond the border is what lies at it.
    np.testing.assert_array_equal(_seen(moved)[:, 0], _seen(kept)[:, 0])
    np.testing.assert_array_equal(moved.mask[:-1, 2:], kept.mask[1:, :-2])
    np.testing.assert_array_equal(moved.detail[:, :-1, 2:], kept.detail[:, 1:, :-2])
    assert moved.mask.sum() == kept.mask.sum()
    assert moved.structure is kept.structure


def test_cells_follow_the_larger_part_of_what_is_in_them(document):
    np.testing.assert_array_equal(_seen(carried_cells(document, _by(document, -0.4))), _seen(document))
    further = carried_cells(document, _by(document, -0.8))
    np.testing.assert_array_equal(_seen(further)[:, 1:], _seen(document)[:, :-1])


def test_what_moved_is_true_to_the_photo_no_longer(document, make_available):
    kept = _levelled(document, make_available, 3)
    # Only the right one of the two columns of kept cells moves, by less than half a cell.
    moved = carried_cells(kept, _by(kept, 0.25, within=range(6, 7)))
    np.testing.assert_array_equal(moved.levels[2:4, 5:7], [[3, 1], [3, 1]])
    for name in ("detail", "fine", "faithful"):
        np.testing.assert_array_equal(getattr(moved, name)[:, :, 5], getattr(kept, name)[:, :, 5])
    assert moved.detail[:, 2:4, 6].any()
    assert not moved.fine[:, :, 6].any()


def test_a_texture_that_is_pushed_over_is_gone(document):
    alone = document.regions.copy()
    alone[:] = 0
    alone[3, 4] = 1
    covered = carried_cells(document.with_layers(regions=alone), _by(document, 1, within=range(4, 5)))
    assert len(covered.textures) == 1
    assert not covered.regions.any()
