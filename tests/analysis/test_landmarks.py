"""Landmarks of faces, and the lines drawn through them."""

import cv2
import numpy as np
import pytest
from drawn import with_face

from gc_studio.analysis.detectors import Detector, detected_structure
from gc_studio.analysis.landmarks import EYES, eye_distance, landmarks
from gc_studio.bench.faces import error_of
from gc_studio.nets import landmarks as net
from gc_studio.nets.weights import ModelError

MOUTH = [13, 14]


@pytest.fixture(scope="module")
def portrait(jacket):
    return with_face(jacket, 128, 150, 60)


def parts(points):
    """Middles of the right eye, the left eye and the mouth."""
    return np.array([points[list(part)].mean(0) for part in (*EYES, MOUTH)])


@pytest.mark.parametrize(("x", "y", "radius"), [(128, 150, 60), (90, 120, 30)])
def test_eyes_and_mouth_are_where_they_were_drawn(jacket, x, y, radius):
    (points,) = landmarks(with_face(jacket, x, y, radius))
    drawn = np.array([(-0.32, -0.2), (0.32, -0.2), (0, 0.5)]) * radius + (x, y)
    assert np.abs(parts(points) - drawn).max() < 0.08 * radius
    assert eye_distance(points) == pytest.approx(0.64 * radius, rel=0.1)


def test_a_face_that_is_tilted_is_followed(portrait):
    turn = cv2.getRotationMatrix2D((128, 150), 25, 1)
    (points,) = landmarks(cv2.warpAffine(portrait, turn, portrait.shape[1::-1]))
    drawn = np.array([(-0.32, -0.2), (0.32, -0.2), (0, 0.5)]) * 60 + (128, 150)
    assert np.abs(parts(points) - (drawn @ turn[:, :2].T + turn[:, 2])).max() < 6


@pytest.mark.parametrize("scale", [1, 2])
def test_a_face_is_drawn_by_its_landmarks_and_all_else_by_canny(portrait, scale):
    lines = detected_structure(portrait, Detector.LANDMARKS, scale)
    canny = detected_structure(portrait, Detector.CANNY, scale)
    assert lines.shape == canny.shape
    (points,) = landmarks(portrait)
    left, top = np.floor((points.min(0) - 4) / scale).astype(int)
    right, bottom = np.ceil((points.max(0) + 4) / scale).astype(int)
    outside = np.ones_like(lines)
    outside[top:bottom, left:right] = False
    assert np.array_equal(lines[outside], canny[outside])
    # A line passes through each landmark of the eyes, and they are one pixel wide.
    eyes = np.rint((points[[index for eye in EYES for index in eye]] + 0.5) / scale - 0.5).astype(int)
    near = cv2.dilate(lines.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    assert near[eyes[:, 1], eyes[:, 0]].all()
    assert lines[top:bottom, left:right].mean() < 0.25


def test_strength_is_canny_s_and_leaves_the_face(portrait):
    weak, strong = (detected_structure(portrait, Detector.LANDMARKS, strength=strength) for strength in (0.5, 4))
    assert strong.sum() < weak.sum()
    face = slice(55, 95), slice(45, 84)
    assert np.array_equal(weak[face], strong[face])


def test_where_no_face_is_it_is_canny(jacket):
    assert landmarks(jacket) == []
    assert np.array_equal(detected_structure(jacket, Detector.LANDMARKS), detected_structure(jacket, Detector.CANNY))


def test_weights_that_are_missing_are_one_line(monkeypatch, tmp_path):
    monkeypatch.setattr(net, "LANDMARKS", tmp_path / "landmarks.safetensors")
    net.landmark_net.cache_clear()
    with pytest.raises(ModelError, match=r"landmarks\.safetensors"):
        net.landmark_net()


def test_an_error_is_told_in_distances_of_the_eyes(portrait, jacket):
    (truth,) = landmarks(portrait)
    assert error_of(portrait, truth) == 0
    assert error_of(portrait, truth + np.array([0, 0.1 * eye_distance(truth)])) == pytest.approx(0.1, rel=0.01)
    assert error_of(jacket, truth) == np.inf
