"""Fixtures shared by all tests. No screen is needed, and torch is imported only by the tests that use it."""

import os
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# One thread each: the suite shares its machine, and waiting threads would burn the cores of the others.
os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
import pytest

from gc_studio.analysis.photo import load_photo, resized
from gc_studio.document import COARSEST, COEFFICIENTS, LAYERS, STUDIO, Available, Codes, Document
from gc_studio.document.edits import set_levels
from gc_studio.nets import registry
from gc_studio.nets.registry import installed_models
from gc_studio.storage import RESOURCES

SAMPLES = RESOURCES / "samples"


@pytest.fixture(autouse=True)
def _own_cache(tmp_path, monkeypatch):
    """No test writes into the cache of whoever runs it, or sees the models there."""
    from gc_studio.app.background import loading

    monkeypatch.setattr(loading, "BACKEND_TABLE", tmp_path / "cache" / "backends.json")
    monkeypatch.setattr(registry, "USER_MODELS", tmp_path / "models")


@pytest.fixture(scope="session")
def jacket_path() -> Path:
    return SAMPLES / "jacket.webp"


@pytest.fixture(scope="session")
def squeeze(tmp_path_factory) -> Path:
    from perceptual_nets import write_squeeze

    path = tmp_path_factory.mktemp("nets") / "squeeze.safetensors"
    write_squeeze(path)
    return path


@pytest.fixture(scope="session")
def alex(tmp_path_factory) -> Path:
    from perceptual_nets import write_alex

    path = tmp_path_factory.mktemp("nets") / "alex.safetensors"
    write_alex(path)
    return path


@pytest.fixture(scope="session")
def vgg(tmp_path_factory) -> Path:
    from perceptual_nets import write_vgg

    path = tmp_path_factory.mktemp("nets") / "vgg.safetensors"
    write_vgg(path)
    return path


@pytest.fixture(scope="session")
def jacket(jacket_path):
    """A CC0 photo at working size, uint8 (341, 256, 3)."""
    return resized(load_photo(jacket_path), 256)


@pytest.fixture(scope="session")
def model():
    from gc_studio.nets.model import load_model

    return load_model(device="cpu")


@pytest.fixture(scope="session")
def analysis(jacket, model):
    from gc_studio.analysis.analyse import analyse

    return analyse(jacket, model)


def random_document(width: int, height: int, scale: int = 2, seed: int = 0, preserved: float = 0.5) -> Document:
    """A random but valid document of any size."""
    rng = np.random.default_rng(seed)
    grid = -(-height // 16), -(-width // 16)
    return Document(
        width=width,
        height=height,
        structure=rng.random((-(-height // scale), -(-width // scale))) < 0.08,
        structure_scale=scale,
        texture=rng.normal(0, 6, 64).round(),
        detail=rng.integers(-2, 3, (STUDIO.detail_channels, *grid)),
        mask=rng.random(grid) < preserved,
        model=next(iter(installed_models())),
    )


@pytest.fixture(scope="session")
def make_document():
    """make_document(width, height, scale=2, seed=0, preserved=0.5)."""
    return random_document


def random_available(document: Document, seed: int = 0) -> Available:
    """What a photo of noise might have to give to a document."""
    rng = np.random.default_rng(seed)
    codes = document.codes
    detail = rng.integers(-codes.detail_limit, codes.detail_limit + 1, document.detail.shape)
    fine, faithful = np.rint(rng.laplace(0, 2, (2, COEFFICIENTS, *document.grid))).clip(-127, 127).astype(np.int8)
    coarseness = rng.integers(0, COARSEST + 1, document.grid, np.uint8)
    return Available(detail.astype(np.int8), coarseness, fine, faithful)


@pytest.fixture(scope="session")
def make_available():
    """make_available(document, seed=0)."""
    return random_available


@pytest.fixture(scope="session")
def make_levelled():
    """make_levelled(width, height, scale=2, seed=0): as of `make_document`, with cells of every level."""

    def levelled(width: int, height: int, scale: int = 2, seed: int = 0) -> Document:
        document = random_document(width, height, scale, seed)
        levels = np.random.default_rng(seed + 1).integers(0, 4, document.grid, np.uint8)
        return set_levels(document, levels, random_available(document, seed))

    return levelled


@pytest.fixture
def toy_layer(monkeypatch) -> Codes:
    """A further layer in the tables, and the codes of a model that takes it."""
    from toy_layer import CODER, WORTH

    from gc_studio.bitstream.coders import CODERS

    monkeypatch.setitem(LAYERS, "worth", WORTH)
    monkeypatch.setitem(CODERS, "worth", CODER)
    return Codes("worthwhile", (*STUDIO.layers, "worth"))


@pytest.fixture
def toy_family(monkeypatch, _own_cache) -> Codes:
    """A model of a second family, installed; its codes."""
    import toy_family

    from gc_studio.decode.families import FAMILIES

    monkeypatch.setitem(FAMILIES, "flat", toy_family.FAMILY)
    toy_family.install()
    return toy_family.CODES


@pytest.fixture
def toy_scene(monkeypatch, _own_cache) -> Codes:
    """The codes of a model that takes labels, for a test the only one."""
    import toy_scene

    from gc_studio.decode.families import FAMILIES

    monkeypatch.delitem(FAMILIES, "scenes")
    monkeypatch.setitem(FAMILIES, "toyscene", toy_scene.FAMILY)
    toy_scene.install()
    return toy_scene.CODES
