"""Kept cells over a picture: true to the photo, whatever was painted, and nothing else changed."""

import numpy as np
import pytest

from gc_studio.analysis.intra import available_of
from gc_studio.decode import kept
from gc_studio.decode.kept import BLENDED, with_kept
from gc_studio.document import Document
from gc_studio.document.edits import set_levels


@pytest.fixture(scope="module")
def codes(jacket):
    return available_of(jacket, np.zeros((6, 22, 16), np.int8))


def document_of(jacket, codes, level, cells):
    levels = np.zeros((22, 16), np.uint8)
    levels[cells] = level
    return set_levels(Document(jacket.shape[1], jacket.shape[0], model="0123abcd"), levels, codes)


def psnr(one, other):
    return 10 * np.log10(255**2 / np.mean((one.astype(float) - other) ** 2))


def test_each_level_is_nearer_to_the_photo_whatever_lies_beneath(jacket, codes):
    inside = slice(4 * 16, 12 * 16)
    reached = []
    for level in (2, 3):
        document = document_of(jacket, codes, level, (slice(4, 12), slice(4, 12)))
        shown = [with_kept(np.full_like(jacket, grey), document)[inside, inside] for grey in (0, 255)]
        np.testing.assert_allclose(*(picture.astype(int) for picture in shown), atol=1)
        reached.append(psnr(shown[0], jacket[inside, inside]))
    assert 26 < reached[0] < reached[1] - 1.5


@pytest.mark.parametrize(("level", "least", "most"), [(2, 1, 12), (3, 0, 0)])
def test_what_is_painted_shows_through_fine_cells_by_a_little_grain_alone(jacket, codes, level, least, most):
    document = document_of(jacket, codes, level, (slice(4, 12), slice(4, 12)))
    inside = slice(4 * 16, 12 * 16)
    plain = with_kept(np.full_like(jacket, 128), document)[inside, inside].astype(int)
    noise = np.random.default_rng(0).integers(0, 256, jacket.shape, np.uint8)
    over_noise = with_kept(noise, document)[inside, inside]
    assert least <= np.abs(over_noise - plain).mean() <= most
    assert np.abs((over_noise - plain).mean((0, 1))).max() < 1


def test_nothing_far_from_kept_cells_changes(jacket, codes):
    black = np.zeros_like(jacket)
    for level in (0, 1):
        assert with_kept(black, document_of(jacket, codes, level, slice(None))) is black
    laid = with_kept(black, document_of(jacket, codes, 3, (slice(20, 22), slice(0, 2))))
    assert laid[320:, :32].any()
    laid[320 - BLENDED :, : 32 + BLENDED] = 0
    assert not laid.any()
    assert not black.any()


def test_the_painting_passes_into_kept_cells(jacket, codes):
    cells = slice(2, 8), slice(2, 8)
    document = document_of(jacket, codes, 3, cells)
    for grey in (0, 255):
        laid = with_kept(np.full_like(jacket, grey), document).astype(int)
        inside, beside = laid[60, 127], laid[60, 128 : 129 + BLENDED]
        assert np.abs(beside[0] - inside).max() < np.abs(grey - inside).max() / 2
        towards = np.abs(beside - grey).max(-1)
        assert np.all(np.diff(towards) <= 0)
        assert towards[0] > towards[-1] == 0


def test_between_kept_cells_of_a_smooth_photo_there_is_no_step(codes):
    slope = np.linspace(40, 200, 256)[None, :, None].repeat(352, 0).repeat(3, 2).astype(np.uint8)
    document = document_of(slope, available_of(slope, codes.detail), 2, slice(None))
    laid = with_kept(np.zeros_like(slope), document).astype(float)
    across = np.abs(np.diff(laid, axis=1)[:, 15::16]).mean()
    assert across < 1.5 * np.abs(np.diff(laid, axis=1)).mean() + 0.5


def test_kept_cells_are_polished(jacket, codes, monkeypatch):
    document = document_of(jacket, codes, 3, slice(None))
    grey = np.full_like(jacket, 128)
    polished = psnr(with_kept(grey, document), jacket)
    monkeypatch.setattr(kept, "polish_net", lambda: lambda seen: [seen[:, :3]])
    document = document_of(jacket, codes, 3, slice(None))
    assert polished > psnr(with_kept(grey, document), jacket) + 0.3


@pytest.mark.parametrize("level", [2, 3])
def test_large_pictures_are_laid_in_bands_without_a_seam(jacket, codes, monkeypatch, level):
    document = document_of(jacket, codes, level, (slice(1, 20), slice(3, 14)))
    grey = np.full_like(jacket, 128)
    whole = with_kept(grey, document).astype(int)
    monkeypatch.setattr(kept, "_CELLS_AT_ONCE", 40)
    assert np.abs(with_kept(grey, document) - whole).max() <= 1
