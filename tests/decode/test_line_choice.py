"""Lines that are worth their bytes: fewer where they buy little, the same on any machine, for photos of any size."""

import cv2
import numpy as np
import pytest

from gc_studio.analysis.analyse import analyse
from gc_studio.analysis.contours import contour_structure
from gc_studio.analysis.detectors import Detector
from gc_studio.analysis.photo import load_photo, resized
from gc_studio.analysis.structure import STRENGTHS, canny_structure
from gc_studio.bitstream import structure as structure_coder
from gc_studio.decode import line_choice as module
from gc_studio.decode.line_choice import line_choice, thorough_analysis
from gc_studio.decode.pictures import GivenUpError
from gc_studio.decode.renderer import Renderer
from gc_studio.document import DocumentError
from gc_studio.nets.model import as_network_picture
from gc_studio.nets.running import feature_net
from gc_studio.storage import RESOURCES
from gc_studio.tasks import Task
from gc_studio.training.compare_structure import map_of_cost


@pytest.fixture(scope="module")
def choice(jacket, model):
    return line_choice(jacket, model)


def distance(document, photo, model):
    """In the features by which lines are chosen; no measure of quality."""
    net = feature_net(model.device)
    found = [net(as_network_picture(picture)) for picture in (Renderer(model).render(document), photo)]
    return sum(np.square(a - b).sum(1).mean() for a, b in zip(*found, strict=True))


def test_chosen_lines_buy_more_for_their_bytes_than_one_strength_everywhere(jacket, analysis, model, choice):
    def total(lines):
        document = analysis.document.with_layers(structure=lines)
        cells = document.mask.size
        return cells * distance(document, jacket, model) + choice.price.mean() * len(structure_coder.encode(lines))

    assert total(choice.lines()) < min(total(canny_structure(jacket, 2, strength=strength)) for strength in STRENGTHS)


def test_contours_buy_more_for_their_bytes_than_canny(model):
    def cost(lines):
        return len(structure_coder.encode(lines))

    apart = []
    for name in ("jacket", "jumper", "dress", "sneakers"):
        photo = resized(load_photo(RESOURCES / "samples" / f"{name}.webp"), 256)
        contours = contour_structure(photo, 2)
        canny = map_of_cost(Detector.CANNY, photo, cost, cost(contours))
        document = analyse(photo, model).document
        apart.append([distance(document.with_layers(structure=own), photo, model) for own in (contours, canny)])
    of_contours, of_canny = np.mean(apart, axis=0)
    assert of_contours < of_canny


def test_larger_strengths_mean_fewer_lines_and_all_are_of_the_photo(jacket, choice):
    counts = [choice.lines(strength).sum() for strength in (0.25, 0.5, 1, 2, 4)]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[-1]
    assert not choice.lines(40).any()
    drawn = canny_structure(jacket, 2, strength=STRENGTHS[0])
    assert (choice.lines() & ~drawn).sum() < 0.02 * drawn.sum()


def test_what_is_preserved_counts(jacket, model, choice):
    preserved = line_choice(jacket, model, mask=np.ones(choice.distortion.shape[1:], bool))
    assert preserved.distortion.mean() < 0.9 * choice.distortion.mean()
    assert not np.array_equal(preserved.lines(), choice.lines())


def test_lines_of_large_photos_are_drawn_at_scale_4_unless_another_one_is_asked_for(jacket, model, monkeypatch):
    monkeypatch.setattr(module, "SCALED_PIXELS", 64 * 64)
    large = cv2.resize(jacket, (768, 768))
    assert thorough_analysis(large, model).document.structure_scale == 4
    assert thorough_analysis(large, model, 2).document.structure_scale == 2
    assert thorough_analysis(jacket, model).document.structure_scale == 2


@pytest.mark.parametrize("scale", [1, 2, 4])
@pytest.mark.parametrize("shape", [(16, 16), (70, 50), (500, 420)])
def test_maps_have_the_shape_that_a_document_needs(jacket, model, scale, shape, monkeypatch):
    for limit in ("MOST_PIXELS", "SCALED_PIXELS"):
        monkeypatch.setattr(module, limit, 128 * 128)
    photo = cv2.resize(jacket, shape[::-1])
    mask = np.zeros((-(-shape[0] // 16), -(-shape[1] // 16)), bool)
    mask[0, 0] = True
    found = thorough_analysis(photo, model, scale, mask)
    assert found.document.structure.shape == (-(-shape[0] // scale), -(-shape[1] // scale))
    assert np.array_equal(found.document.mask, mask)


def test_a_photo_without_edges_has_no_lines(model):
    assert not line_choice(np.full((64, 64, 3), 128, np.uint8), model).lines().any()


@pytest.mark.parametrize("shape", [(8, 64), (64, 4097)])
def test_a_photo_of_an_impossible_size_is_refused_before_anything_is_drawn(model, shape):
    with pytest.raises(DocumentError, match=f"picture is {shape[1]}x{shape[0]}"):
        line_choice(np.zeros((*shape, 3), np.uint8), model, draw=lambda *_: pytest.fail("it was drawn"))


def test_a_choice_that_is_called_off_paints_no_further_picture(jacket, model, monkeypatch):
    task, painted, render = Task(), [], Renderer.render

    def called_off_at_the_second(renderer, document):
        painted.append(document)
        if len(painted) == 2:
            task.call_off()
        return render(renderer, document)

    monkeypatch.setattr(Renderer, "render", called_off_at_the_second)
    with pytest.raises(GivenUpError), task.at_work():
        thorough_analysis(jacket[:128, :128], model)
    assert len(painted) == 2
