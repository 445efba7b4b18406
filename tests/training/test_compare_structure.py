import numpy as np
import pytest

from gc_studio.analysis.detectors import detected_structure
from gc_studio.training.compare_structure import COMPARED, map_of_cost, maps_to_compare


def pixels(lines):
    """A cost that takes no time."""
    return int(np.count_nonzero(lines))


@pytest.mark.parametrize("detector", COMPARED)
def test_a_map_takes_what_it_may_cost_and_little_less(jacket, detector):
    most = pixels(detected_structure(jacket, detector)) * 2 // 3
    lines = map_of_cost(detector, jacket, pixels, most)
    assert 0.9 * most < pixels(lines) <= most


def test_each_detector_is_measured_at_the_cost_of_the_other(jacket):
    auto = detected_structure(jacket, strength=1.3)
    maps = maps_to_compare(jacket, pixels, auto)
    assert len(maps) == 7
    assert maps["auto"] is auto
    for name, other in (("canny", "contours"), ("contours", "canny"), ("canny", "auto"), ("contours", "auto")):
        cost = pixels(maps[other])
        assert 0.85 * cost < pixels(maps[f"{name} at the bytes of {other}"]) <= cost
