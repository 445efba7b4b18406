import cv2
import numpy as np
import pytest

from gc_studio.analysis.curves import resized_lines
from gc_studio.analysis.photo import load_resized
from gc_studio.analysis.structure import canny_structure
from gc_studio.document import Document
from gc_studio.document.edits import draw_structure

NAMES = ["jacket", "dress", "jumper", "sneakers"]


def _document(lines, size, scale=2):
    return Document(*size, structure=lines, structure_scale=scale, model="0123abcd")


def _of_photo(jacket_path, name, side, scale):
    photo = load_resized(jacket_path.with_name(f"{name}.webp"), side)
    return _document(canny_structure(photo, scale), photo.shape[1::-1], scale)


def _near(lines, others):
    """Share of the pixels of lines with others at most a pixel away."""
    return (lines & (cv2.dilate(others.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0)).sum() / lines.sum()


def _groups(lines):
    return cv2.connectedComponents(lines.astype(np.uint8), connectivity=8)[0] - 1


def _blocks(lines):
    """Squares of 2x2 pixels."""
    return int((lines[1:, 1:] & lines[:-1, 1:] & lines[1:, :-1] & lines[:-1, :-1]).sum())


@pytest.mark.parametrize("scale", [1, 2, 4])
@pytest.mark.parametrize("name", NAMES)
def test_larger_lines_are_thin_connected_and_come_back(jacket_path, name, scale):
    document = _of_photo(jacket_path, name, 256, scale)
    size = document.width * 2, document.height * 2
    larger = resized_lines(document, size)
    assert larger.shape == (-(-size[1] // scale), -(-size[0] // scale))
    assert _blocks(larger) <= _blocks(document.structure)
    assert _groups(larger) == _groups(document.structure)
    assert 1.8 < larger.sum() / document.structure.sum() < 2.1
    back = resized_lines(_document(larger, size, scale), (document.width, document.height))
    assert _near(document.structure, back) > 0.98
    assert _near(back, document.structure) > 0.98


@pytest.mark.parametrize("size", [(128, 171), (200, 133), (383, 511), (1000, 1332), (256, 341)])
def test_lines_lie_where_they_lay(jacket_path, size):
    document = _of_photo(jacket_path, "jacket", 256, 2)
    lines = resized_lines(document, size)
    assert lines.shape == (-(-size[1] // 2), -(-size[0] // 2))
    rows, columns = np.nonzero(lines)
    old = document.structure_shape
    there = np.zeros(old, bool)
    there[rows * old[0] // lines.shape[0], columns * old[1] // lines.shape[1]] = True
    assert _near(there, document.structure) > 0.9
    # Thin: of every line there are about as many pixels as it is long.
    assert _blocks(lines) < 0.05 * lines.sum()


def test_smaller_lines_hold_every_line(jacket_path):
    document = _of_photo(jacket_path, "jacket", 512, 2)
    smaller = resized_lines(document, (256, 341))
    there = cv2.resize(smaller.astype(np.uint8), document.structure.shape[::-1], interpolation=cv2.INTER_NEAREST)
    assert _near(document.structure, there > 0) > 0.85
    assert _near(there > 0, document.structure) > 0.95


def test_stairs_become_curves():
    lines = np.zeros((128, 128), np.uint8)
    cv2.line(lines, (5, 3), (120, 10), 1)
    cv2.circle(lines, (60, 70), 40, 1)
    larger = resized_lines(_document(lines > 0, (256, 256)), (1024, 1024))
    rows, columns = np.nonzero(larger)
    off_line = np.abs((rows + 0.5) - (14 + (columns + 0.5 - 22) * 7 / 115))
    off_circle = np.abs(np.hypot(rows + 0.5 - 282, columns + 0.5 - 242) - 160)
    # A stair of the old map would be 4 pixels high.
    assert off_line[rows < 60].max() < 1
    assert off_circle[rows >= 60].max() < 4
    assert _blocks(larger) == 0


def test_dots_and_what_was_filled_stay():
    document = Document(256, 256, model="0123abcd")
    document = draw_structure(document, [(60, 60), (100, 60)], 12.0, ink=True)
    dots = document.structure.copy()
    dots[100, 20] = dots[100:102, 40:42] = dots[110, 60] = True
    document = document.with_layers(structure=dots)
    for side in (512, 1024, 200):
        lines, factor = resized_lines(document, (side, side)), side / 256
        assert lines[int(30 * factor), int(40 * factor)]
        solid = cv2.morphologyEx(lines.astype(np.uint8), cv2.MORPH_OPEN, np.ones((3, 3), np.uint8)).sum()
        assert 0.9 < solid / (factor**2 * document.structure[:50].sum()) < 1.1
        assert _groups(lines) == 4


def test_no_line_becomes_no_line():
    assert not resized_lines(Document(256, 256, model="0123abcd"), (512, 512)).any()
