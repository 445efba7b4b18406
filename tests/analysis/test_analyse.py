import numpy as np
import pytest
from PIL import Image

from gc_studio.analysis.analyse import analyse
from gc_studio.analysis.library import LibraryError, load_library
from gc_studio.analysis.maps import load_levels, load_structure
from gc_studio.analysis.photo import PhotoError
from gc_studio.document import DocumentError


@pytest.mark.parametrize("shape", [(16, 16), (17, 100), (341, 256), (64, 250)])
def test_photos_of_any_shape_become_documents_of_that_size(jacket, model, shape):
    photo = np.ascontiguousarray(jacket[: shape[0], : shape[1]])
    analysis = analyse(photo, model)
    assert (analysis.document.height, analysis.document.width) == shape
    assert analysis.available.detail.shape[1:] == analysis.document.grid


@pytest.mark.parametrize("shape", [(15, 200), (20, 4100)])
def test_sizes_beyond_the_limits_are_refused(model, shape):
    with pytest.raises(DocumentError, match="sides from 16 to 4096"):
        analyse(np.zeros((*shape, 3), np.uint8), model)


def test_preserved_cells_take_their_symbols_from_the_photo(jacket, model):
    mask = np.zeros((22, 16), bool)
    mask[3:9, 4:7] = True
    analysis = analyse(jacket, model, mask=mask)
    assert np.array_equal(analysis.document.mask, mask)
    assert np.array_equal(analysis.document.detail[:, mask], analysis.available.detail[:, mask])


def test_masks_come_at_picture_or_at_cell_size(tmp_path):
    cells = np.zeros((22, 16), bool)
    cells[2:5, 3:9] = True
    Image.fromarray(cells).save(tmp_path / "cells.png")
    full = np.kron(cells, np.ones((16, 16), bool))[:341, :250]
    Image.fromarray(full).save(tmp_path / "full.png")
    assert np.array_equal(load_levels(tmp_path / "cells.png", 250, 341), 3 * cells)
    assert np.array_equal(load_levels(tmp_path / "full.png", 250, 341), 3 * cells)


def test_a_mask_of_the_wrong_size_says_which_is_right(tmp_path):
    Image.new("1", (40, 30)).save(tmp_path / "mask.png")
    with pytest.raises(PhotoError, match=r"mask\.png: the mask is 40x30.* the picture 250x341"):
        load_levels(tmp_path / "mask.png", 250, 341)


def test_thin_lines_survive_when_a_structure_map_is_scaled_down(tmp_path):
    drawn = np.zeros((64, 64), np.uint8)
    drawn[31] = 255
    Image.fromarray(drawn).save(tmp_path / "map.png")
    for scale in (1, 2, 4):
        lines = load_structure(tmp_path / "map.png", 64, 64, scale)
        assert lines[31 // scale].all()
        assert lines.sum() == 64 // scale


def test_the_shipped_library_has_grouped_textures_for_the_shipped_model():
    textures = load_library()
    assert len(textures) >= 24
    assert len({texture.name for texture in textures}) == len(textures)
    assert len({texture.group for texture in textures}) >= 4
    assert len({texture.code.tobytes() for texture in textures}) == len(textures)


def test_a_damaged_library_is_one_line(tmp_path):
    with pytest.raises(LibraryError, match="No such file"):
        load_library(tmp_path)
    (tmp_path / "library.json").write_text('{"textures": [{"name": "x"}]}')
    with pytest.raises(LibraryError):
        load_library(tmp_path)
