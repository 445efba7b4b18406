"""Kept cells over a picture: true to the photo, whatever was painted, and nothing else changed."""

import numpy as np
import pytest

from gc_studio.analysis.intra import available_of
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
    inside = slice(4 * 16 + BLENDED, 12 * 16 - BLENDED)
    reached = []
    for level in (2, 3):
        document = document_of(jacket, codes, level, (slice(4, 12), slice(4, 12)))
        shown = [with_kept(np.full_like(jacket, grey), document)[inside, inside] for grey in (0, 255)]
        assert np.array_equal(*shown)
        reached.append(psnr(shown[0], jacket[inside, inside]))
    assert 26 < reached[0] < reached[1] - 1.5


def test_nothing_else_changes(jacket, codes):
    black = np.zeros_like(jacket)
    for level in (0, 1):
        assert with_kept(black, document_of(jacket, codes, level, slice(None))) is black
    laid = with_kept(black, document_of(jacket, codes, 3, (slice(20, 22), slice(0, 2))))
    assert laid[320:, :32].any()
    laid[320:, :32] = 0
    assert not laid.any()
    assert not black.any()


def test_borders_pass_into_one_another_but_not_at_the_edge_of_the_picture(jacket, codes):
    document = document_of(jacket, codes, 3, (slice(0, 8), slice(0, 8)))
    white = with_kept(np.full_like(jacket, 255), document)
    black = with_kept(np.zeros_like(jacket), document)
    beneath = (white.astype(int) - black)[:128, :128].max(-1)
    assert not beneath[: 128 - BLENDED, : 128 - BLENDED].any()
    across = beneath[60, -BLENDED - 1 :]
    assert across[0] == 0 < across[1] < across[-1] < 255
    assert np.all(np.diff(across) > 0)
