import numpy as np
import pytest

from gc_studio.analysis.photo import load_photo, resized
from gc_studio.bench.rows import WINDOW, rows

SIDE = 192


def _grey(levels):
    return np.repeat(np.clip(levels, 0, 255).round().astype(np.uint8)[..., None], 3, axis=2)


@pytest.fixture
def grain():
    return np.random.default_rng(0).normal(size=(SIDE, SIDE))


@pytest.fixture
def marks():
    """One mark in rows, of mean 0 and deviation 1."""
    down, across = np.mgrid[:SIDE, :SIDE]
    lattice = np.exp(-(((across + 4 * (down // 6)) % 13 - 6) ** 2 + (down % 6 - 3) ** 2) / 4)
    return (lattice - lattice.mean()) / lattice.std()


def test_marks_in_rows_stand_out_of_grain_the_more_the_stronger_they_are(grain, marks):
    photo = _grey(128 + 3 * grain)
    shares = [rows(_grey(128 + 3 * grain + strength * marks), photo).picture for strength in (0, 2, 4, 8)]
    assert shares == sorted(shares)
    assert shares[0] == rows(photo, photo).photo < 0.05
    assert shares[1] > 2 * shares[0]
    assert shares[-1] > 0.7


def test_marks_without_order_are_no_rows(grain, marks):
    tile = marks[: WINDOW // 2, : WINDOW // 2]
    rng = np.random.default_rng(1)
    scattered = np.zeros((SIDE, SIDE))
    for down, across in rng.integers(0, SIDE - len(tile), (60, 2)):
        scattered[down : down + 6, across : across + 13] += tile[:6, :13]
    photo = _grey(128 + grain)
    assert rows(_grey(128 + grain + 4 * scattered), photo).picture < 0.15
    assert rows(_grey(128 + grain + 4 * marks), photo).picture > 0.7


def test_what_is_too_faint_to_be_seen_counts_little(marks):
    plain = _grey(np.full((SIDE, SIDE), 128.0))
    assert rows(_grey(128.3 + 0.3 * marks), plain).picture < 0.3
    assert rows(_grey(128 + 3 * marks), plain).picture > 0.7


def test_only_what_is_flat_in_the_photo_is_measured(grain, marks):
    edges = 60.0 * (np.arange(SIDE) // 20 % 2) + np.zeros((SIDE, 1))
    photo = _grey(80 + edges + grain)
    assert rows(_grey(80 + edges + grain + 5 * marks), photo) == (0, 0, 0)


def test_marks_on_the_cloth_of_a_photo_are_found(jacket_path, marks):
    photo = resized(load_photo(jacket_path), 512)
    marked = photo.astype(float)
    marked += 3 * np.tile(marks, (4, 3))[: photo.shape[0], : photo.shape[1], None]
    found = rows(np.clip(marked, 0, 255).astype(np.uint8), photo)
    assert found.windows > 10
    assert found.picture > 3 * found.photo
