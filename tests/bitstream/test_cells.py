"""Kept cells: there and back, and what is left of a file that is cut."""

import numpy as np
import pytest

from gc_studio.bitstream import DocumentWriter, GcxError, cell_tables, cells, read, read_partial, write
from gc_studio.bitstream.cell_context import groups
from gc_studio.bitstream.header import header_of
from gc_studio.document import Codes, Document
from gc_studio.document.edits import set_levels


@pytest.mark.parametrize("size", [(16, 16), (31, 17), (150, 120)])
def test_documents_of_every_level_come_back(make_levelled, size):
    document = make_levelled(*size, seed=3)
    assert read(write(document)) == document
    assert write(read(write(document))) == write(document)


@pytest.mark.parametrize("scale", [1, 2, 4])
def test_documents_with_lines_of_every_scale_come_back(make_levelled, scale):
    document = make_levelled(75, 50, scale=scale)
    assert read(write(document)) == document


@pytest.mark.parametrize("share", [0.3, 1.0])
def test_extremes_come_back(make_levelled, share):
    document = make_levelled(90, 70)
    rng = np.random.default_rng(2)
    kept = document.mask & (rng.random(document.grid) < share)
    fine, faithful = (np.where(kept, rng.choice([-127, 0, 127], (384, *document.grid)), 0) for _ in range(2))
    coarseness = np.where(kept, rng.integers(0, 4, document.grid), 0)
    extreme = document.with_layers(
        fine_mask=kept, coarseness=coarseness, fine=fine, faithful_mask=kept, faithful=faithful
    )
    assert read(write(extreme)) == extreme


def test_a_photo_takes_few_bytes_and_less_where_more_is_known(analysis):
    levels = np.zeros(analysis.document.grid, np.uint8)
    levels[4:10, 4:10] = 2
    document = set_levels(analysis.document, levels, analysis.available)
    size = DocumentWriter().sizes(document)["fine"]
    assert 0 < size < 36 * 30 / 8
    ignorant = document.with_layers(structure=np.zeros_like(document.structure), detail=None)
    assert DocumentWriter().sizes(ignorant)["fine"] > size


def test_many_cells_are_coded_a_thousand_at_a_time(make_document):
    document = make_document(50 * 16, 50 * 16, preserved=1.0)
    rng = np.random.default_rng(0)
    fine = np.concatenate([rng.integers(-1, 2, (3, 50, 50)), np.zeros((381, 50, 50), int)]).astype(np.int8)
    levelled = document.with_layers(fine_mask=np.ones((50, 50), bool), fine=fine)
    assert read(write(levelled)) == levelled


def test_a_model_with_other_detail_codes_is_no_obstacle(make_available):
    codes = Codes("other", detail_channels=3, detail_limit=1)
    bare = Document(64, 48, model="0123abcd", codes=codes)
    document = set_levels(bare, np.full((3, 4), 3, np.uint8), make_available(bare))
    assert read(write(document)) == document


def test_coefficients_beyond_the_limit_are_refused(monkeypatch, make_levelled):
    document = make_levelled(48, 32)
    data = cells.encode(document, "fine")
    monkeypatch.setattr(cells, "COEFFICIENT_LIMIT", 0)
    with pytest.raises(GcxError, match="damaged file: a coefficient lies beyond the limit"):
        cells.decode(data, document.frame, document.arrays, "fine")


def test_a_document_without_kept_cells_takes_no_byte_more(make_document):
    document = make_document(64, 48)
    assert header_of(document).chunks == ["structure", "texture", "mask", "detail"]
    bare = Document(64, 48, model=document.model, **{name: getattr(document, name) for name in ("mask", "detail")})
    assert len(write(bare)) < len(write(document))


def test_a_cut_file_loses_the_finest_first(make_levelled):
    document = make_levelled(48, 32)
    data = write(document)
    whole = len(data) - sum(DocumentWriter().sizes(document)[name] for name in ("detail", "fine", "faithful"))
    left = [read_partial(data[:length]) for length in range(whole, len(data))]
    lost = [partial.missing for partial in left]
    assert list(dict.fromkeys(lost)) == [("detail", "fine", "faithful"), ("fine", "faithful"), ("faithful",)]
    for partial in left:
        most = 3 - len(partial.missing)
        assert np.array_equal(
            partial.document.levels, np.minimum(document.levels, most) if most else 0 * document.levels
        )


@pytest.mark.parametrize("level", ["fine", "faithful"])
def test_tables_widen_with_the_spread_that_they_are_for(level):
    spreads = cell_tables.spreads()
    np.testing.assert_allclose(spreads[1:] / spreads[:-1], np.exp(0.25))
    for distances in cell_tables.cell_model(level).distances:
        # The last symbol stands for all that is far.
        likeliest = distances.table[:, 0, :-1].max(1)
        assert (np.diff(likeliest) <= 0).all()
        assert len(distances.table) == len(spreads)


def test_a_group_tells_as_much_as_it_says():
    for group in groups():
        assert len(group.summary(np.zeros((384, 1), np.float32))) == group.summary_size
        assert len(group.owned(np.zeros((384, 1), np.float32))) == group.own_size
