"""Edits of the label map."""

import numpy as np
import pytest

from gc_studio.document import Codes, Document, DocumentError
from gc_studio.document.labelling import (
    cells_of_region,
    class_at,
    fill_connected,
    fill_labels,
    instance_at,
    paint_labels,
    replace_class,
)
from gc_studio.document.symmetry import Symmetry

SCENES = Codes("scenes", ("labels", "mask", "detail"), 0, 8, 2, 4)


@pytest.fixture
def scene():
    """64x48 pixels, a map of 32x24: two blobs of class 1 that meet at a corner, a third apart, class 2 within one."""
    labels = np.zeros((24, 32), np.uint8)
    labels[2:8, 2:8] = 1
    labels[8:12, 8:14] = 1
    labels[2:8, 20:30] = 1
    labels[4:6, 22:24] = 2
    return Document(64, 48, model="0123abcd", codes=SCENES, labels=labels)


def test_a_stroke_paints_a_class_with_round_ends(scene):
    painted = paint_labels(scene, [(20, 36), (40, 36)], 8, 3)
    new = painted.labels == 3
    assert new[18, 6:24].all()
    # A square brush would reach the corners of the box around it.
    assert not new[14, 6]
    assert new[14, 12]
    assert np.array_equal(painted.labels[~new], scene.labels[~new])
    assert painted.mask is scene.mask
    thinner = paint_labels(scene, [(20, 36), (40, 36)], [8, 2], 3).labels == 3
    assert thinner.sum() < new.sum()


def test_a_stroke_stays_within_a_selection_and_is_mirrored(scene):
    left = np.zeros((24, 32), bool)
    left[:, :16] = True
    mirrored = Symmetry(upright=32.0)
    both = paint_labels(scene, [(10, 40)], 4, 3, mirrored).labels == 3
    assert np.array_equal(both, both[:, ::-1])
    one = paint_labels(scene, [(10, 40)], 4, 3, mirrored, within=left).labels == 3
    assert np.array_equal(one, both & left)


def test_things_hold_together_by_sides_and_corners(scene):
    first = instance_at(scene, (8, 8))
    assert np.array_equal(first, instance_at(scene, (26, 22)))
    assert first.sum() == 36 + 24
    third = instance_at(scene, (42, 6))
    assert third.sum() == 60 - 4
    assert instance_at(scene, (42, 6), {1, 2}).sum() == 60
    assert not instance_at(scene, (42, 6), {2}).any()
    assert not instance_at(scene, (64, 6)).any()
    assert class_at(scene, (45, 9)) == 2
    assert class_at(scene, (-1, 9)) is None


def test_any_region_is_walked_to_its_end():
    rng = np.random.default_rng(3)
    for density in (0.3, 0.45, 0.6):
        labels = (rng.random((40, 37)) < density).astype(np.uint8)
        document = Document(37, 40, model="0123abcd", structure_scale=1, codes=SCENES, labels=labels)
        start = tuple(np.argwhere(labels)[len(labels)])
        wanted = np.zeros(labels.shape, bool)
        wanted[start] = True
        while True:
            padded = np.pad(wanted, 1)
            shifts = [padded[y : y + 40, x : x + 37] for y in range(3) for x in range(3)]
            grown = np.logical_or.reduce(shifts) & (labels == 1)
            if np.array_equal(grown, wanted):
                break
            wanted = grown
        assert np.array_equal(instance_at(document, (start[1], start[0])), wanted)


def test_a_thing_is_turned_into_something_else(scene):
    turned = fill_connected(scene, (8, 8), 3)
    assert (turned.labels == 3).sum() == 60
    assert (turned.labels == 1).sum() == 56
    inside = np.zeros((24, 32), bool)
    inside[:, 16:] = True
    replaced = replace_class(scene, 1, 2, inside)
    assert (replaced.labels == 1).sum() == 60
    assert (replaced.labels == 2).sum() == 60
    assert (replace_class(scene, 1, 2).labels == 1).sum() == 0
    assert fill_labels(scene, inside & False, 2) is scene
    assert replace_class(scene, 1, 1) is scene


def test_the_cells_of_a_thing_are_those_that_it_reaches_into(scene):
    cells = cells_of_region(scene, instance_at(scene, (8, 8)))
    assert cells.tolist() == [[True, False, False, False], [False, True, False, False], [False] * 4]
    ragged = Document(70, 50, model="0123abcd", codes=SCENES)
    assert cells_of_region(ragged, np.ones((25, 35), bool)).all()


def test_a_class_that_the_model_lacks_or_another_shape_is_refused(scene):
    with pytest.raises(DocumentError, match="model scenes has no class 4; its classes are 0 to 3"):
        paint_labels(scene, [(8, 8)], 4, 4)
    with pytest.raises(DocumentError, match="the label map has"):
        fill_labels(scene, np.ones((3, 3), bool), 1)
    with pytest.raises(DocumentError, match="labels holds 0 to 4; the limit is 3"):
        scene.with_layers(labels=np.full((24, 32), 4) * (scene.labels == 0))
