"""Classes of a label map are told apart by their colours, whatever somebody's eyes see."""

import itertools

import numpy as np

from gc_studio.analysis.class_colours import COLOURS, class_colour

_NORMAL = np.eye(3)
# Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", 2009:
# severity 1 of protanopia, deuteranopia and tritanopia, on linear RGB.
_EYES = (
    _NORMAL,
    [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
)
_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.119192, 0.9503041]]
)


def _lab(linear: np.ndarray) -> np.ndarray:
    ratios = linear @ _XYZ.T / [0.95047, 1, 1.08883]
    roots = np.where(ratios > 0.008856, np.cbrt(ratios), 7.787 * ratios + 16 / 116)
    x, y, z = np.moveaxis(roots, -1, 0)
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], -1)


def test_any_two_colours_differ_for_all_eyes() -> None:
    rgb = np.array([list(bytes.fromhex(colour[1:])) for colour in COLOURS]) / 255
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    for eyes in _EYES:
        seen = _lab(np.clip(linear @ np.transpose(eyes), 0, 1))
        assert min(np.linalg.norm(a - b) for a, b in itertools.combinations(seen, 2)) > 17


def test_there_is_a_colour_for_every_class_and_only_the_first_is_that_of_nothing() -> None:
    colours = [class_colour(number) for number in range(256)]
    assert colours[: len(COLOURS)] == list(COLOURS)
    assert colours.count(COLOURS[0]) == 1
