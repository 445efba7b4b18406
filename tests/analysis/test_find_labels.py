"""Label maps found in photos: of the map's size, of the model's classes, and the same things at every scale."""

from functools import partial

import numpy as np
import pytest

from gc_studio.analysis.find_labels import find_labels, judged_labels
from gc_studio.nets.registry import find_model


@pytest.mark.parametrize(("find", "scale"), [(find_labels, 2), (partial(find_labels, scale=4), 4), (judged_labels, 2)])
def test_a_map_has_the_size_of_the_layer_and_the_model_has_its_classes(find, scale, jacket):
    labels = find(jacket[:301, :250])
    assert labels.dtype == np.uint8
    assert labels.shape == (-(-301 // scale), -(-250 // scale))
    assert labels.max() < len(find_model("street").classes)


def test_coarse_maps_show_the_same_things_as_fine_ones(jacket):
    fine, coarse = find_labels(jacket, 1), find_labels(jacket, 4)
    assert len(np.unique(fine)) > 1
    centres = fine[2::4, 2::4][: coarse.shape[0], : coarse.shape[1]]
    assert (centres == coarse[: centres.shape[0], : centres.shape[1]]).mean() > 0.95
