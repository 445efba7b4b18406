import cv2
import numpy as np
import pytest

from gc_studio.analysis.curves import thinned
from gc_studio.analysis.photo import load_resized
from gc_studio.analysis.structure import canny_structure
from gc_studio.analysis.thin_plate import ThinPlate
from gc_studio.analysis.warp import Pin, Warp, forward, origins
from gc_studio.document import Document
from gc_studio.document.edits import draw_structure

SIZE = (256, 192)
PINS = [Pin((60, 60), (60, 60)), Pin((190, 70), (205, 60)), Pin((120, 150), (110, 165))]


@pytest.fixture
def empty() -> Document:
    return Document(*SIZE, model="0123abcd")


def _groups(lines):
    return cv2.connectedComponents(lines.astype(np.uint8), connectivity=8)[0] - 1


def test_a_spline_goes_through_its_points_and_is_smooth_between():
    rng = np.random.default_rng(1)
    sources = rng.uniform(0, 200, (7, 2))
    targets = sources + rng.uniform(-9, 9, (7, 2))
    spline = ThinPlate.through(sources.tolist(), targets.tolist())
    np.testing.assert_allclose(spline(sources), targets, atol=1e-6)
    # As bent a plate as can be: no corner at its points.
    step = np.array([0.01, 0.0])
    for point in sources:
        np.testing.assert_allclose(
            spline(point + step) - spline(point), spline(point) - spline(point - step), atol=1e-3
        )


def test_an_affine_map_is_met_everywhere():
    sources = np.array([[0, 0], [100, 0], [0, 80], [70, 60]], float)
    matrix = np.array([[1.1, 0.2], [-0.1, 0.9]])
    spline = ThinPlate.through(sources.tolist(), (sources @ matrix.T + 5).tolist())
    points = np.array([[[20.0, 33.0], [150.0, 12.0]]])
    np.testing.assert_allclose(spline(points), points @ matrix.T + 5, atol=1e-6)


@pytest.mark.parametrize("sources", [[(10.0, 10.0)], [(0.0, 0.0), (50.0, 0.0), (100.0, 0.0)], [(5.0, 5.0)] * 2])
def test_too_few_points_for_a_plane_take_the_least_change(sources):
    spline = ThinPlate.through(sources, [(x + 7, y - 3) for x, y in sources])
    np.testing.assert_allclose(spline(np.array(sources)), np.add(sources, [7, -3]), atol=1e-6)
    assert np.abs(spline(np.array([[30.0, 40.0]]))).max() < 200


def test_origins_are_the_inverse():
    rng = np.random.default_rng(2)
    places = rng.uniform((20, 20), (236, 172), (50, 2))
    np.testing.assert_allclose(forward(PINS, SIZE)(origins(PINS, SIZE, places)), places, atol=0.3)
    np.testing.assert_allclose(origins(PINS, SIZE, np.array(PINS[1].place)), PINS[1].source, atol=1e-6)


def test_lines_go_where_the_pins_take_them(empty):
    document = draw_structure(empty, [(30, 96), (226, 96)], 0, ink=True)
    warped = Warp(document).at([Pin((128, 96), (128, 130))]).structure
    rows, columns = np.nonzero(warped)
    assert abs(rows[columns == 64] - 65).max() <= 1
    # The corners hold the picture: towards its sides things move less.
    assert rows[columns < 18].max() < 58
    assert _groups(warped) == 1
    np.testing.assert_array_equal(thinned(warped), warped)


def test_every_step_starts_from_the_document(empty):
    document = draw_structure(empty, [(30, 96), (226, 96)], 0, ink=True)
    warp = Warp(document)
    there = warp.at([Pin((128, 96), (128, 130))])
    warp.at([Pin((128, 96), (20, 10))])
    np.testing.assert_array_equal(warp.at([Pin((128, 96), (128, 130))]).structure, there.structure)
    assert warp.at([Pin((128, 96), (128, 96))]) is document


def test_lines_of_a_photo_stay_thin_and_whole(jacket_path):
    photo = load_resized(jacket_path.with_name("jumper.webp"), 256)
    document = Document(256, photo.shape[0], structure=canny_structure(photo), model="0123abcd")
    warped = Warp(document).at([Pin((40, 280), (20, 310)), Pin((215, 300), (240, 320)), Pin((120, 180), (120, 170))])
    np.testing.assert_array_equal(thinned(warped.structure), warped.structure)
    assert _groups(warped.structure) <= _groups(document.structure)
    assert (warped.structure & ~document.structure).any()


def test_what_is_not_selected_stays(empty):
    document = draw_structure(draw_structure(empty, [(30, 60), (226, 60)], 0, True), [(30, 130), (226, 130)], 0, True)
    regions = np.zeros(empty.grid, np.uint8)
    regions[:5] = 1
    document = document.with_layers(extra_textures=np.ones((1, 64)), regions=regions)
    selection = np.zeros(empty.structure_shape, bool)
    selection[:48] = True
    warped = Warp(document, selection).at([Pin((128, 60), (128, 110))])
    np.testing.assert_array_equal(warped.structure[65], document.structure[65])
    assert warped.structure[54:56, 63:66].any()
    # The selected texture comes along, over what is frozen.
    seen = warped.textures[warped.regions][..., 0]
    assert seen[5:7, 8].all()
    np.testing.assert_array_equal(seen[9:], regions[9:])
