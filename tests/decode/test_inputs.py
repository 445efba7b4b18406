"""What the network is told of one picture is what training tells it of many."""

import tracemalloc

import numpy as np
import torch

from gc_studio.decode import inputs, pyramids
from gc_studio.decode.network_inputs import whole
from gc_studio.nets import generator


def test_pyramids_are_those_that_the_generator_was_trained_on():
    rng = np.random.default_rng(4)
    lines = (rng.random((1, 1, 48, 64)) < 0.1).astype(np.float32)
    for own, wanted in zip(
        pyramids.structure_pyramid(lines), generator.structure_pyramid(torch.tensor(lines)), strict=True
    ):
        assert np.array_equal(whole(own), wanted.numpy())
    shares = rng.random((1, 3, 48, 64)).astype(np.float32)
    for own, wanted in zip(
        pyramids.region_pyramid(shares), generator.region_pyramid(torch.tensor(shares)), strict=True
    ):
        np.testing.assert_allclose(whole(own), wanted.numpy(), atol=1e-6)


def test_what_a_large_picture_tells_takes_little_memory(make_document):
    document, textures = make_document(2048, 1024), 8
    columns = document.grid[1]
    regions = np.tile((np.arange(columns) * textures // columns).astype(np.uint8), (document.grid[0], 1))
    codes = np.random.default_rng(1).integers(-5, 5, (textures - 1, 64)).astype(np.int16)
    document = document.with_layers(extra_textures=codes, regions=regions)
    tracemalloc.start()
    try:
        told = inputs.StructureInputs().of(document)
        kept, peak = (taken / (document.width * document.height) for taken in tracemalloc.get_traced_memory())
    finally:
        tracemalloc.stop()
    assert told.textures == textures
    # Bytes a pixel: whole, the finest stage's alone would take forty.
    assert kept < 20
    assert peak < 30
