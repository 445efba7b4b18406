"""Tables trained on four photos: too small to ship, enough to see that what is trained is what the coders use."""

import numpy as np
import pytest
from PIL import Image

from gc_studio.bitstream import cell_tables, read, write
from gc_studio.bitstream import tables as coder_tables
from gc_studio.bitstream.integernet import IntegerNet
from gc_studio.document.edits import set_levels
from gc_studio.storage import RESOURCES
from gc_studio.training import cell_tables as trained_cells
from gc_studio.training.cell_tables import cell_arrays
from gc_studio.training.context_net import Samples, integer_layers, train_net
from gc_studio.training.data import Pack, write_pack
from gc_studio.training.label_tables import label_arrays
from gc_studio.training.tables import code_arrays, read_tables, structure_arrays, write_tables


@pytest.fixture
def fresh_tables(tmp_path, monkeypatch):
    """The coders read this file in the place of the shipped one until the test ends."""
    path = tmp_path / "tables.npz"
    monkeypatch.setattr(coder_tables, "TABLES", path)
    caches = [f for f in vars(coder_tables).values() if hasattr(f, "cache_clear")]
    for cached in caches:
        cached.cache_clear()
    yield path
    for cached in caches:
        cached.cache_clear()


def test_trained_tables_code_documents_and_have_the_shapes_of_the_shipped_ones(tmp_path, fresh_tables, model, analysis):
    shipped = read_tables(coder_tables.Path(coder_tables.__file__).with_name("tables-v1.npz"))
    write_pack(sorted((RESOURCES / "samples").glob("*.webp")), tmp_path / "samples.pack")
    packs = [Pack(tmp_path / "samples.pack")]
    write_tables(structure_arrays(packs, 4, 40), fresh_tables)
    write_tables(code_arrays(packs, model, 4, 40), fresh_tables)
    Image.fromarray(np.eye(40, dtype=np.uint8)).save(tmp_path / "1.labels.png")
    write_tables(label_arrays(tmp_path), fresh_tables)
    trained = read_tables(fresh_tables)
    assert {name: array.shape for name, array in trained.items()} == {n: a.shape for n, a in shipped.items()}
    document = analysis.document.with_layers(mask=np.ones(analysis.document.grid), detail=analysis.available.detail)
    with_few_photos = len(write(document))
    assert with_few_photos < document.structure.size / 8


def test_a_network_keeps_its_forecasts_when_it_is_rounded_to_integers():
    rng = np.random.default_rng(3)
    inputs = rng.integers(0, 2, (3000, 16)).astype(bool)
    symbols = inputs[:, 2] ^ inputs[:, 5] & inputs[:, 9]
    samples = Samples(np.packbits(inputs, axis=1), symbols, np.ones(3000, np.float32))
    usable = np.arange(16) != 7
    net = train_net(samples, usable, (24, 8), 2, 600, "test")
    layers = integer_layers(net, 64)
    forecast = IntegerNet(layers)(inputs.T.astype(np.float32))[0]
    assert np.mean((forecast > 0) == symbols) > 0.97
    assert not layers[0].weights[:, 7].any()


@pytest.mark.long
def test_trained_cell_tables_have_the_shapes_of_the_shipped_ones_and_code_photos(
    tmp_path, monkeypatch, model, analysis
):
    shipped = read_tables(cell_tables.CELL_TABLES)
    write_pack(sorted((RESOURCES / "samples").glob("*.webp")), tmp_path / "samples.pack")
    path = tmp_path / "cells.npz"
    monkeypatch.setattr(trained_cells, "COUNTED_BATCHES", 4)
    write_tables(cell_arrays([Pack(tmp_path / "samples.pack")], model, 4, 40), path)
    trained = read_tables(path)
    assert {name: array.shape for name, array in trained.items()} == {n: a.shape for n, a in shipped.items()}
    document = set_levels(analysis.document, np.full(analysis.document.grid, 3, np.uint8), analysis.available)
    known = len(write(document))
    monkeypatch.setattr(cell_tables, "CELL_TABLES", path)
    cached = cell_tables.cell_model, cell_tables.coarseness_frequencies
    for function in cached:
        function.cache_clear()
    try:
        data = write(document)
        assert read(data) == document
        assert known < len(data) < 4 * known
    finally:
        for function in cached:
            function.cache_clear()
