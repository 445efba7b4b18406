import numpy as np
import pytest

from gc_studio.decode.enlarge import MOST_PIXELS, EnlargeError, check_larger, enlarged, lanczos, times
from gc_studio.document import Codes, Document
from gc_studio.document.edits import set_levels


def _noise(document):
    """What a decoder may paint of a document: something fine, and colours of its own."""
    return np.random.default_rng(1).integers(0, 100, (document.height, document.width, 3), np.uint8)


def _decoded(jacket, width=64, height=80):
    return lanczos(np.ascontiguousarray(jacket[60:300, 20:212]), (width, height))


def test_made_small_again_it_is_the_decoded_picture_whatever_colours_are_painted(make_document, jacket):
    document, decoded = make_document(64, 80, preserved=0), _decoded(jacket)
    found = enlarged(document, decoded, (128, 160), _noise)
    assert found.painted == (128, 160)
    plain = lanczos(decoded, (128, 160))
    assert np.abs(found.picture.astype(int) - plain).mean() > 5
    assert np.abs(lanczos(found.picture, (64, 80)).astype(int) - decoded).mean() < 3


def test_lines_are_painted_at_the_size_asked_for(make_document, jacket):
    document, asked = make_document(64, 80), []
    enlarged(document, _decoded(jacket), times(document, 4), lambda large: asked.append(large) or _noise(large))
    [large] = asked
    assert large.size == (256, 320)
    assert large.structure.shape == (160, 128)
    assert large.structure.any()


def test_labels_of_a_scene_are_painted_at_the_size_asked_for_with_round_borders(jacket):
    codes = Codes("scenes", ("labels", "mask"), texture_dimensions=0, classes=3)
    labels = _disc(40, 32, 12)
    document, asked = Document(64, 80, labels=labels, model="0123abcd", codes=codes), []
    enlarged(document, _decoded(jacket), times(document, 4), lambda large: asked.append(large) or _noise(large))
    [large] = asked
    assert set(np.unique(large.labels)) == {0, 2}
    stairs = labels.repeat(4, 0).repeat(4, 1)
    off, stairs_off = ((map_of != _disc(160, 128, 48)).mean() for map_of in (large.labels, stairs))
    assert off < 0.8 * stairs_off


def _disc(height, width, radius):
    rows, columns = np.indices((height, width)) + 0.5
    return np.where((rows - height / 2) ** 2 + (columns - width / 2) ** 2 < radius**2, 2, 0)


def test_cells_that_show_the_photo_show_it_enlarged(make_document, make_available, jacket):
    document, decoded = make_document(64, 80, preserved=0), _decoded(jacket)
    levels = np.zeros(document.grid, np.uint8)
    levels[1:3, 1:3] = 3
    document = set_levels(document, levels, make_available(document))
    found, plain = enlarged(document, decoded, (128, 160), _noise).picture, lanczos(decoded, (128, 160))
    np.testing.assert_array_equal(found[34:94, 34:94], plain[34:94, 34:94])
    assert np.abs(found[100:].astype(int) - plain[100:]).mean() > 5
    everything = set_levels(document, np.full(document.grid, 3, np.uint8), make_available(document))
    whole = enlarged(everything, decoded, (128, 160), pytest.fail)
    np.testing.assert_array_equal(whole.picture, plain)
    assert whole.painted is None


def test_beyond_four_times_it_is_painted_at_four_times(make_document, jacket):
    document, decoded = make_document(32, 40), _decoded(jacket, 32, 40)
    found = enlarged(document, decoded, (256, 320), _noise)
    assert found.painted == (128, 160)
    assert found.picture.shape == (320, 256, 3)


def test_the_size_of_the_document_is_its_own_picture(make_document, jacket):
    document, decoded = make_document(64, 80), _decoded(jacket)
    assert enlarged(document, decoded, (64, 80), pytest.fail).picture is decoded


@pytest.mark.parametrize(
    ("size", "what"), [((63, 80), "is smaller than the picture"), ((16_000, 20_000), "megapixels")]
)
def test_sizes_that_no_picture_can_have_are_refused_before_anything_is_painted(make_document, jacket, size, what):
    document = make_document(64, 80)
    with pytest.raises(EnlargeError, match=what):
        enlarged(document, _decoded(jacket), size, pytest.fail)
    check_larger(document, (8000, MOST_PIXELS // 8000))


def test_models_without_lines_enlarge_by_lanczos_alone(make_document, jacket, monkeypatch):
    monkeypatch.setattr("gc_studio.decode.enlarge.why_no_other_size", lambda _: "it has no lines")
    decoded = _decoded(jacket)
    found = enlarged(make_document(64, 80), decoded, (128, 160), pytest.fail)
    assert found.painted is None
    np.testing.assert_array_equal(found.picture, lanczos(decoded, (128, 160)))
