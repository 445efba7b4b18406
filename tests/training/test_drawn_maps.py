"""Maps as other programs and hands draw them: of the photo's shape, as wide as said, the same of the same chance."""

import cv2
import numpy as np
import pytest

from gc_studio.analysis.structure import canny_structure
from gc_studio.training.drawn_maps import MAKERS, drawn_map


def some(photo, kind, count=6):
    return [drawn_map(photo, kind, 96, np.random.default_rng(seed)) for seed in range(count)]


def widest(bits):
    """How many pixels lie between a pixel of a line and the ground, at most."""
    return cv2.distanceTransform(np.pad(bits, 1).astype(np.uint8), cv2.DIST_C, 3).max()


@pytest.mark.parametrize("kind", MAKERS)
def test_a_map_has_the_shape_of_the_photo_and_follows_from_chance_alone(jacket, kind):
    maps = some(jacket, kind)
    height, width = jacket.shape[:2]
    for bits in maps:
        assert bits.dtype == bool
        assert min(bits.shape) == 96
        assert bits.shape[0] / bits.shape[1] == pytest.approx(height / width, rel=0.02)
    assert all(np.array_equal(*pair) for pair in zip(maps, some(jacket, kind), strict=True))
    assert len({bits.tobytes() for bits in maps}) == len(maps)
    assert np.median([bits.mean() for bits in maps]) > 0.004


def test_lines_are_as_wide_as_their_kind(jacket):
    assert max(map(widest, some(jacket, "edges of OpenCV"))) <= 2
    assert max(map(widest, some(jacket, "thinned elsewhere"))) <= 1
    assert max(map(widest, some(jacket, "pen"))) >= 2
    widths = {widest(bits) for bits in some(jacket, "strokes", 12)}
    assert min(widths) == 1
    assert max(widths) >= 2


def test_what_is_thinned_elsewhere_keeps_corners_that_ours_has_not(jacket):
    def corners(bits):
        p = np.pad(bits, 1)
        return np.sum(p[1:-1, 1:-1] & p[:-2, 1:-1] & p[1:-1, 2:] & ~p[2:, 1:-1] & ~p[1:-1, :-2] & ~p[2:, :-2])

    assert sum(map(corners, some(jacket, "thinned elsewhere"))) > 20
    assert corners(canny_structure(jacket, 2)) == 0
