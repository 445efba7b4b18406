"""Levels of cells: what a document holds of each, and the edits that raise and lower them."""

import numpy as np
import pytest

from gc_studio.document import Codes, Document, DocumentError, Layer
from gc_studio.document.edits import paint_levels, set_levels, set_mask

GRID = 4, 5


@pytest.fixture
def document():
    return Document(80, 64, model="0123abcd")


@pytest.fixture
def available(document, make_available):
    return make_available(document)


def levels_of(*places):
    """Levels, one for each cell of the second row, zero elsewhere."""
    levels = np.zeros(GRID, np.uint8)
    levels[1, : len(places)] = places
    return levels


def test_each_level_brings_what_it_needs_and_no_more(document, available):
    levels = levels_of(0, 1, 2, 3)
    kept = set_levels(document, levels, available)
    assert np.array_equal(kept.levels, levels)
    for code, least in (("detail", 1), ("fine", 2), ("faithful", 3)):
        held = getattr(kept, code)
        assert np.array_equal(held[:, levels >= least], getattr(available, code)[:, levels >= least])
        assert not held[:, levels < least].any()


def test_what_a_cell_has_stays_when_it_is_raised(document, available, make_available):
    kept = set_levels(document, levels_of(1, 2, 3, 0), available)
    other = make_available(document, seed=1)
    raised = set_levels(kept, levels_of(3, 3, 3, 3), other)
    assert np.array_equal(raised.detail[:, 1, :3], available.detail[:, 1, :3])
    assert np.array_equal(raised.fine[:, 1, 1:3], available.fine[:, 1, 1:3])
    assert np.array_equal(raised.faithful[:, 1, 2], available.faithful[:, 1, 2])
    assert np.array_equal(raised.faithful[:, 1, 1], other.faithful[:, 1, 1])


def test_lowering_gives_up_the_finest_first(document, available):
    kept = set_levels(document, levels_of(3, 3, 3, 3), available)
    lowered = set_levels(kept, levels_of(0, 1, 2, 3), None)
    assert lowered == set_levels(document, levels_of(0, 1, 2, 3), available)


def test_without_a_photo_no_cell_is_raised(document, available):
    kept = set_levels(document, levels_of(1, 2, 0, 3), available)
    assert np.array_equal(set_levels(kept, levels_of(3, 1, 2, 3), None).levels, levels_of(1, 1, 0, 3))


def test_a_stroke_gives_its_level_to_the_cells_beneath(document, available):
    painted = paint_levels(document, [(8, 24), (72, 24)], 4, 3, available)
    assert np.array_equal(painted.levels, levels_of(3, 3, 3, 3, 3))
    lowered = paint_levels(painted, [(8, 24)], 4, 1, None)
    assert np.array_equal(lowered.levels, levels_of(1, 3, 3, 3, 3))


def test_the_layers_of_levels_untouched_stay_the_same_arrays(document, available):
    kept = set_levels(document, levels_of(1, 1, 2), available)
    for other in (
        kept.with_layers(texture=np.ones(64)),
        set_levels(kept, levels_of(1, 0, 2), available),
        document.with_layers(mask=levels_of(1) > 0),
    ):
        before = kept if other.fine_mask.any() else document
        assert all(getattr(other, name) is getattr(before, name) for name in ("fine", "fine_mask", "faithful"))
    assert set_levels(kept, kept.levels, available) == kept


def test_outlines_lie_within_one_another(document, available):
    levels = np.ones(GRID, bool)
    loose = document.with_layers(
        mask=levels_of(1, 1, 1) > 0,
        detail=available.detail,
        fine_mask=levels_of(0, 1, 1, 1) > 0,
        fine=available.fine,
        faithful_mask=levels,
        faithful=available.faithful,
    )
    assert np.array_equal(loose.levels, levels_of(1, 3, 3))
    assert not loose.fine[:, loose.levels < 2].any()
    # A mask that is set as a whole gives up what lay upon it.
    assert np.array_equal(set_mask(loose, levels_of(1, 1) > 0, None).levels, levels_of(1, 3))


def test_nothing_kept_is_one_array_without_memory(document, available):
    kept = set_levels(document, levels_of(3), available)
    for none in (document, set_levels(kept, levels_of(1), None)):
        assert none.fine.base.size == none.faithful.base.size == 1


def test_every_model_that_takes_a_mask_has_levels(available):
    plain = Document(80, 64, model="0123abcd", codes=Codes("plain", ("mask", "detail")))
    assert set_levels(plain, levels_of(3), available).levels.max() == 3
    flat = Document(80, 64, model="0123abcd", codes=Codes("flat", ("texture",)))
    with pytest.raises(DocumentError, match="model flat takes no mask"):
        set_levels(flat, levels_of(3), available)
    assert not flat.with_layers(fine_mask=levels_of(1) > 0, fine=available.fine).levels.any()


def test_what_no_document_can_have_is_refused(document, available):
    with pytest.raises(DocumentError, match=r"levels have \(2, 2\) cells; the document has \(4, 5\)"):
        set_levels(document, np.zeros((2, 2), np.uint8), available)
    with pytest.raises(DocumentError, match="a cell has level 4; the greatest is 3"):
        set_levels(document, levels_of(4), available)
    with pytest.raises(DocumentError, match="fine holds -128 to -128; the limit is 127"):
        document.with_layers(fine=np.full((384, *GRID), -128, np.int8))
    with pytest.raises(DocumentError, match="coarseness holds 4 to 4; the limit is 3"):
        document.with_layers(coarseness=np.full(GRID, 4, np.uint8))


def test_what_did_not_change_is_not_looked_at_again(document, available, monkeypatch):
    kept, looked_at = set_levels(document, levels_of(1, 2, 3), available), []
    checked = Layer.checked

    def watched(layer, *arguments):
        looked_at.append(layer.name)
        return checked(layer, *arguments)

    monkeypatch.setattr(Layer, "checked", watched)
    assert np.array_equal(kept.with_layers(texture=np.ones(64)).levels, kept.levels)
    assert looked_at == ["texture"]
    looked_at.clear()
    # What lies within the mask follows it.
    assert not kept.with_layers(mask=levels_of() > 0).levels.any()
    assert looked_at == ["mask", "detail", "fine", "faithful"]
