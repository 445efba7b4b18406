"""Kept cells: there and back, and what is left of a file that is cut."""

import numpy as np
import pytest

from gc_studio.bitstream import DocumentWriter, cells, read, read_partial, write
from gc_studio.bitstream.header import header_of
from gc_studio.document import Document


@pytest.mark.parametrize("size", [(16, 16), (31, 17), (150, 120)])
def test_documents_of_every_level_come_back(make_levelled, size):
    document = make_levelled(*size, seed=3)
    assert read(write(document)) == document
    assert write(read(write(document))) == write(document)


@pytest.mark.parametrize("share", [0.3, 1.0])
def test_extremes_come_back(share):
    rng = np.random.default_rng(2)
    open_cells = rng.random((5, 6)) < 0.8
    kept = open_cells & (rng.random((5, 6)) < share)
    coefficients = np.where(kept, rng.choice([-127, 0, 127], (384, 5, 6)), 0).astype(np.int8)
    data = cells.encode(coefficients, kept, open_cells)
    back, outline = cells.decode(data, open_cells)
    assert np.array_equal(outline, kept)
    assert np.array_equal(back, coefficients)


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
