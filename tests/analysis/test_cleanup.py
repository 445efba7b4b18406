import cv2
import numpy as np
import pytest

from gc_studio.analysis.cleanup import redetection, with_lines, without_specks
from gc_studio.analysis.detectors import Detector
from gc_studio.analysis.photo import load_photo, resized
from gc_studio.analysis.structure import MIN_LINE_PIXELS, canny_structure, drop_specks
from gc_studio.document import DocumentError


@pytest.fixture(params=["jacket", "dress", "jumper", "sneakers"])
def photo(request, jacket_path):
    return resized(load_photo(jacket_path.with_name(f"{request.param}.webp")), 256)


@pytest.fixture
def document(photo, make_document):
    """The photo's document, at scale 2."""
    return make_document(photo.shape[1], photo.shape[0]).with_layers(structure=canny_structure(photo, 2))


@pytest.fixture
def selection(document):
    chosen = np.zeros(document.structure_shape, bool)
    chosen[50:120, 30:100] = True
    return chosen


def _groups(lines):
    """Pixels of each 8-connected group of lines."""
    labels = cv2.connectedComponents(lines.astype(np.uint8), connectivity=8)[1]
    return [labels == label for label in range(1, labels.max() + 1)]


def _same_layers(before, after):
    return all(getattr(before, name) is getattr(after, name) for name in ("texture", "detail", "mask", "regions"))


def test_short_lines_are_dropped_and_long_ones_kept(document):
    after = without_specks(document, 20)
    assert after.structure.sum() < document.structure.sum()
    assert all(group.sum() >= 20 for group in _groups(after.structure))
    assert all((after.structure[group] == (group.sum() >= 20)).all() for group in _groups(document.structure))
    assert _same_layers(document, after)


def test_within_a_selection_only_lines_that_lie_wholly_in_it_are_dropped(document, selection):
    after = without_specks(document, 25, selection)
    assert np.array_equal(after.structure[~selection], document.structure[~selection])
    for group in _groups(document.structure):
        dropped = group.sum() < 25 and not (group & ~selection).any()
        assert after.structure[group].any() != dropped


def test_a_map_without_specks_is_given_back(document):
    assert without_specks(document, MIN_LINE_PIXELS) is document
    assert without_specks(document, 1000, np.zeros(document.structure_shape, bool)) is document


def test_the_strength_of_the_analysis_finds_the_same_lines(document, photo, selection):
    lines = redetection(document, photo, Detector.CANNY)(1.0)
    assert with_lines(document, lines) is document
    assert with_lines(document, lines, selection) is document


def test_deleted_lines_are_found_again(document, photo, selection):
    deleted = document.with_layers(structure=document.structure & ~selection)
    assert with_lines(deleted, redetection(deleted, photo, Detector.CANNY)(1.0), selection) == document


@pytest.mark.parametrize("strength", [0.5, 2.0])
def test_lines_are_found_anew_in_the_selection_only(document, photo, selection, strength):
    after = with_lines(document, redetection(document, photo, Detector.CANNY)(strength), selection)
    assert np.array_equal(after.structure[~selection], document.structure[~selection])
    lines = after.structure[selection].sum()
    assert (lines > document.structure[selection].sum()) == (strength < 1)
    assert lines != document.structure[selection].sum()
    assert _same_layers(document, after)
    assert after.structure.sum() > 0


def test_more_lines_join_those_around_the_selection(document, photo, selection):
    after = with_lines(document, redetection(document, photo, Detector.CANNY)(0.5), selection)
    rim = cv2.dilate(selection.astype(np.uint8), np.ones((3, 3))).astype(bool) & ~selection
    inside = cv2.dilate((after.structure & selection).astype(np.uint8), np.ones((3, 3))).astype(bool)
    before = cv2.dilate((document.structure & selection).astype(np.uint8), np.ones((3, 3))).astype(bool)
    # Whatever went on within goes on within still.
    assert not (rim & document.structure & before & ~inside).any()
    stubs = after.structure & ~drop_specks(after.structure)
    assert not (stubs & selection).any()


@pytest.mark.parametrize("detector", Detector)
def test_a_photo_of_another_size_is_refused_in_one_line(document, photo, detector):
    with pytest.raises(DocumentError, match="the photo is 100x341 and the document 256x341") as caught:
        redetection(document, photo[:, :100], detector)
    assert "\n" not in str(caught.value)
