"""The main colours of a photo."""

import numpy as np

from gc_studio.analysis.palette import COLOURS, main_colours


def test_colours_are_found_and_the_largest_comes_first() -> None:
    photo = np.zeros((60, 100, 3), np.uint8)
    bands = {50: (200, 30, 30), 25: (20, 60, 200), 15: (240, 240, 240), 10: (30, 140, 60)}
    start = 0
    for width, colour in bands.items():
        photo[:, start : start + width] = colour
        start += width
    photo[:6] = (250, 200, 20)
    found = main_colours(photo).astype(int)
    assert len(found) == COLOURS
    assert np.abs(found[0] - (200, 30, 30)).max() < 12
    for colour in bands.values():
        assert np.abs(found - colour).max(1).min() < 30


def test_the_same_photo_has_the_same_colours(jacket) -> None:
    assert (main_colours(jacket) == main_colours(jacket.copy())).all()


def test_a_picture_of_few_colours_has_few() -> None:
    assert main_colours(np.full((20, 20, 3), 77, np.uint8)).tolist() == [[77, 77, 77]]
