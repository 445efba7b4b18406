from xml.etree import ElementTree

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from gc_studio.analysis.photo import load_resized
from gc_studio.analysis.pictures import is_made_here
from gc_studio.analysis.structure import canny_structure
from gc_studio.analysis.vectors import lines_svg, traced
from gc_studio.document import Document
from gc_studio.document.edits import draw_structure


def _document(jacket_path, name="jacket", side=256, scale=2):
    photo = load_resized(jacket_path.with_name(f"{name}.webp"), side)
    lines = canny_structure(photo, scale)
    return Document(photo.shape[1], photo.shape[0], structure=lines, structure_scale=scale, model="0123abcd")


def _drawn(svg: bytes, document: Document) -> np.ndarray:
    """How black each pixel of the map becomes, 0 to 255, as Qt draws the file."""
    renderer = QSvgRenderer(svg)
    assert renderer.isValid()
    assert renderer.viewBoxF() == QRectF(0, 0, document.width, document.height)
    rows, columns = document.structure_shape
    image = QImage(columns, rows, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    scale = document.structure_scale
    renderer.render(painter, QRectF(0, 0, document.width / scale, document.height / scale))
    painter.end()
    return 255 - np.frombuffer(image.constBits(), np.uint8).reshape(rows, image.bytesPerLine())[:, :columns]


def _wider(lines: np.ndarray) -> np.ndarray:
    return cv2.dilate(lines.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0


@pytest.mark.parametrize(("name", "scale"), [("jacket", 1), ("dress", 2), ("jumper", 4)])
def test_the_drawing_shows_the_lines_of_the_map(jacket_path, name, scale):
    document = _document(jacket_path, name, scale=scale)
    svg = lines_svg(document)
    assert is_made_here(svg[:4096])
    drawn = _drawn(svg, document)
    # Every line is there, and nothing that is no line.
    assert (_wider(drawn > 60) & document.structure).sum() > 0.998 * document.structure.sum()
    assert (drawn[~_wider(document.structure)] > 40).sum() < 0.002 * drawn.size
    assert drawn[document.structure].mean() > 2.5 * drawn[_wider(document.structure) & ~document.structure].mean()


def test_what_is_filled_is_filled_and_a_single_pixel_is_a_dot(jacket_path):
    document = Document(96, 64, structure_scale=2, model="0123abcd")
    document = draw_structure(document, [(30, 30)], 12, ink=True)
    document = draw_structure(document, [(60, 12), (90, 12)], 0, ink=True)
    lines = document.structure.copy()
    lines[28, 40] = True
    document = document.with_layers(structure=lines)
    drawn = _drawn(lines_svg(document), document)
    assert drawn[15, 15] == 255
    assert drawn[28, 40] > 128
    assert drawn[6, 32:44].min() > 128
    assert drawn[25:, 30:38].max() == 0


def test_no_line_at_all_is_a_valid_drawing():
    document = Document(32, 16, model="0123abcd")
    root = ElementTree.fromstring(lines_svg(document))
    assert (root.get("viewBox"), root.get("width")) == ("0 0 32 16", "32")
    assert not _drawn(lines_svg(document), document).any()


def test_chains_go_from_end_to_end_and_round():
    lines = np.zeros((32, 32), bool)
    lines[4, 3:20] = True
    lines[10:20, 5] = lines[10:20, 14] = lines[10, 5:15] = lines[19, 5:15] = True
    chains = sorted(traced(Document(64, 64, structure=lines, structure_scale=2, model="0123abcd")), key=len)
    assert [len(chain) for chain in chains] == [17, 37]
    np.testing.assert_allclose([chains[0][0], chains[0][-1]], [(7, 9), (39, 9)])
    np.testing.assert_array_equal(chains[1][0], chains[1][-1])
