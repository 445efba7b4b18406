"""A layer that is one row in each of two tables goes through everything that knows layers by their table alone."""

import json

import numpy as np
import pytest

from gc_studio.bench import fuzz
from gc_studio.bitstream import DocumentWriter, GcxError, detail, read, read_partial, write
from gc_studio.bitstream.coders import CODERS
from gc_studio.cli import main
from gc_studio.document import LAYERS, STUDIO, Codes, Document, DocumentError, History
from gc_studio.project.records import changed, difference


@pytest.fixture
def document(toy_layer, make_document):
    plain = make_document(80, 64, preserved=0.7)
    return plain.with_layers(codes=toy_layer, worth=np.arange(20).reshape(4, 5) % 4)


def test_it_is_written_and_read_back(document):
    data = write(document)
    assert read(data) == document
    assert write(read(data)) == data
    assert read(write(document.with_layers(worth=None))).worth.max() == 0


def test_it_is_counted(document):
    writer = DocumentWriter()
    sizes = writer.sizes(document)
    assert sizes["worth"] > 0
    assert sum(sizes.values()) == len(write(document))
    assert writer.sizes(document.with_layers(worth=np.zeros((4, 5))))["worth"] == 0
    history = History(document)
    history.push("Worth", document.with_layers(worth=np.ones((4, 5), np.uint8)))
    assert history._bytes[1] == 20


def test_it_is_checked(document):
    with pytest.raises(DocumentError, match="worth holds 0 to 4; the limit is 3"):
        document.with_layers(worth=np.arange(20).reshape(4, 5) % 5)
    with pytest.raises(DocumentError, match="model studio takes no worth"):
        document.with_layers(codes=STUDIO)


def test_it_is_journaled(document):
    after = document.with_layers(worth=3 - document.worth, texture=document.texture + 1)
    assert changed(document, *difference(document, after)) == after


def test_it_is_cut_off_first(document):
    partial = read_partial(write(document)[:-6])
    assert partial.missing == ("worth",)
    assert partial.document == document.with_layers(worth=None)


def test_it_goes_with_what_it_needs(document):
    sizes = DocumentWriter().sizes(document)
    # The detail is cut, which takes the mask with it, and that the worth, though all cells were marked.
    partial = read_partial(write(document)[: -6 - sizes["worth"] - sizes["detail"]])
    assert partial.missing == ("detail", "worth")
    assert not partial.document.mask.any()


def test_the_fuzzer_damages_it_and_finds_nothing_wrong(document):
    assert any(each.worth.any() for each in fuzz.corpus())
    results = fuzz.fuzz(runs=300, seed=2)
    assert (results["crashes"], results["wrong"]) == (0, 0), results["offenders"]


def test_a_program_that_does_not_know_it_says_so_and_a_file_without_it_opens(document, monkeypatch):
    with_worth = write(document.with_layers(codes=Codes("studio", (*STUDIO.layers, "worth"))))
    without = write(document.with_layers(codes=STUDIO, worth=None))
    monkeypatch.delitem(LAYERS, "worth")
    monkeypatch.delitem(CODERS, "worth")
    with pytest.raises(GcxError, match="update GC Studio"):
        read(with_worth)
    assert isinstance(read(without), Document)


def test_info_accounts_for_it(document, tmp_path, capsys):
    path = tmp_path / "worth.gcx"
    path.write_bytes(write(document))
    assert main(["info", str(path), "--json"]) == 0
    layers = json.loads(capsys.readouterr().out)["layers"]
    assert layers["worth"] > 0
    assert sum(layers.values()) == path.stat().st_size


def test_what_neighbours_tell_makes_a_detail_code_without_tables_small():
    rng, everything = np.random.default_rng(0), np.ones((16, 16), bool)
    even = rng.integers(-2, 3, (4, 16, 16)).astype(np.int8)
    entropy = even.size * np.log2(5) / 8

    def size(values, limit=2):
        return len(detail.encode(values.astype(np.int8), everything, limit))

    # Where they tell nothing, hardly more than the symbols hold.
    assert entropy < size(even) < 1.15 * entropy
    assert size(np.tile(np.arange(-2, 2), (4, 16, 4))) < entropy / 2
    assert size(np.repeat(even[:1], 4, 0)) < 0.9 * entropy
    assert size(np.zeros((4, 16, 16)), 4) < 30
