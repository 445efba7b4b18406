import numpy as np
import pytest

from gc_studio.analysis.analyse import analyse
from gc_studio.bitstream import read, write
from gc_studio.decode.refine import MOST_STEPS, RefineError, refine
from gc_studio.document import CELL
from gc_studio.document.edits import set_levels, set_mask
from gc_studio.document.regions import with_texture_in
from gc_studio.nets.model import ModelError


@pytest.fixture(scope="module")
def photo(jacket):
    """A part of the jacket, of a size that is no multiple of anything, uint8 (100, 90, 3)."""
    return np.ascontiguousarray(jacket[100:200, 80:170])


@pytest.fixture(scope="module")
def whole(photo, model):
    return analyse(photo, model)


@pytest.fixture(scope="module")
def half(whole):
    """The document with its right half preserved."""
    mask = np.zeros(whole.document.grid, bool)
    mask[:, 3:] = True
    return set_mask(whole.document, mask, whole.available)


@pytest.fixture(scope="module")
def refined(photo, half, whole, model):
    return refine(photo, half, whole.available, model, 5)


def test_codes_get_better_and_the_other_layers_stay(refined, half, whole):
    assert 0 < refined.gain < 1
    document = refined.document
    assert document.structure is half.structure
    assert document.mask is half.mask
    assert not np.array_equal(document.texture, half.texture)
    assert not np.array_equal(document.detail, half.detail)
    assert np.array_equal(document.detail[:, half.mask], refined.available.detail[:, half.mask])
    assert np.array_equal(refined.available.detail[:, ~half.mask], whole.available.detail[:, ~half.mask])
    assert refined.available.fine is whole.available.fine


def test_what_is_kept_beyond_the_gist_stays(photo, whole, model):
    levels = np.zeros(whole.document.grid, np.uint8)
    levels[2:4, 1:4] = 2, 3, 1
    kept = set_levels(whole.document, levels, whole.available)
    found = refine(photo, kept, whole.available, model, 3)
    assert np.array_equal(found.document.levels, levels)
    assert found.document.fine is kept.fine
    assert found.document.faithful is kept.faithful


def test_a_refined_document_costs_about_as_much_and_survives_its_file(refined, half):
    data = write(refined.document)
    assert len(data) <= 1.05 * len(write(half)) + 4
    assert read(data) == refined.document


def test_the_same_input_gives_the_same_codes(photo, refined, half, whole, model):
    again = refine(photo, half, whole.available, model, 5)
    assert again.document == refined.document
    assert again.gain == refined.gain


def test_refining_can_go_on_from_what_was_refined(photo, refined, model):
    further = refine(photo, refined.document, refined.available, model, 3)
    assert further is None or further.gain > 0


def test_a_search_that_is_stopped_gives_the_best_so_far(photo, half, whole, model):
    seen = []

    def on_step(step, best):
        seen.append((step, best))
        return step < 3

    found = refine(photo, half, whole.available, model, 50, on_step)
    assert [step for step, _ in seen] == [1, 2, 3]
    assert seen[0][1] is half
    assert found.gain > 0


def test_nothing_preserved_leaves_the_detail_alone(photo, whole, model):
    found = refine(photo, whole.document, whole.available, model, 3)
    assert found.available == whole.available
    assert found.document.detail is whole.document.detail


def test_all_textures_of_a_picture_are_refined(photo, whole, model):
    cells = np.zeros(whole.document.grid, bool)
    cells[3:] = True
    two = with_texture_in(whole.document, whole.document.texture + 3, cells)
    found = refine(photo, two, whole.available, model, 5)
    assert np.array_equal(found.document.regions, two.regions)
    assert (found.document.textures != two.textures).any(axis=1).all()


def test_nothing_better_is_told_as_none(whole, half, model):
    from gc_studio.decode.renderer import Renderer

    # What the generator paints from these codes cannot be painted better.
    assert refine(Renderer(model).render(half), half, whole.available, model, 2) is None


@pytest.mark.parametrize("steps", [0, MOST_STEPS + 1])
def test_steps_have_bounds(photo, half, whole, model, steps):
    with pytest.raises(RefineError, match=f"^{steps} steps"):
        refine(photo, half, whole.available, model, steps)


def test_what_does_not_fit_is_refused_before_anything_is_computed(photo, half, whole, model, make_document):
    with pytest.raises(RefineError, match="photo is 90x99, the document 90x100"):
        refine(photo[1:], half, whole.available, model, 5)
    large = make_document(1040, 1024)
    with pytest.raises(RefineError, match="1040x1024"):
        refine(np.zeros((1024, 1040, 3), np.uint8), large, whole.available, model, 5)
    foreign = half.with_layers(model="01234567")
    with pytest.raises(ModelError, match="01234567"):
        refine(photo, foreign, whole.available, model, 5)
    assert whole.available.detail.shape[1] == -(-photo.shape[0] // CELL)
