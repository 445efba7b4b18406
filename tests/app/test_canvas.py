"""Zoom, pan, divider and drawing of the canvas."""

import pytest
from canvas_helpers import wheel
from PySide6.QtCore import QPoint, QPointF, QSizeF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from studio_helpers import draw, on_canvas

from gc_studio.canvas.tools import MAX_BRUSH, stepped_size
from gc_studio.canvas.viewport import MAX_ZOOM, Viewport

MIDDLE = Qt.MouseButton.MiddleButton


@pytest.mark.parametrize("notches", [1, -1, 3, -4, 12])
def test_zoom_keeps_the_point_under_the_cursor(studio, notches: int) -> None:
    viewport, place = studio.canvas.viewport, QPointF(137, 211)
    before, zoom = viewport.to_picture(place), viewport.zoom
    wheel(studio.canvas, place, (0, 120 * notches))
    after = viewport.to_picture(place)
    assert (viewport.zoom > zoom) == (notches > 0)
    assert after.x() == pytest.approx(before.x())
    assert after.y() == pytest.approx(before.y())


def test_the_menu_bar_does_not_answer_to_alt_with_the_wheel(studio) -> None:
    canvas, alt = studio.canvas, Qt.KeyboardModifier.AltModifier
    canvas.setFocus()
    QTest.keyPress(studio.windowHandle(), Qt.Key.Key_Alt)
    wheel(canvas, QPointF(50, 50), (0, 120), modifiers=alt)
    QTest.keyRelease(studio.windowHandle(), Qt.Key.Key_Alt, alt)
    assert canvas.hasFocus()


def test_zoom_has_limits() -> None:
    viewport = Viewport()
    viewport.resize(QSizeF(400, 300))
    viewport.show(QSizeF(100, 100))
    for _ in range(100):
        viewport.zoom_at(QPointF(10, 10), 2)
    assert viewport.zoom == MAX_ZOOM


def test_fit_shows_the_whole_picture_after_a_resize(studio, qtbot) -> None:
    canvas = studio.canvas
    studio.resize(1000, 640)
    qtbot.waitUntil(lambda: studio.width() == 1000)
    corner = canvas.viewport.to_widget(QPointF(320, 256))
    assert canvas.viewport.offset.x() > 0
    assert corner.x() < canvas.width()
    assert corner.y() < canvas.height()


def test_pan_by_middle_button_and_by_space(studio) -> None:
    viewport = studio.canvas.viewport
    before = studio.session.document
    start = viewport.offset
    draw(studio, [(100, 100), (120, 130)], button=MIDDLE)
    moved = viewport.offset
    assert moved != start
    QTest.keyPress(studio.canvas, Qt.Key.Key_Space)
    draw(studio, [(100, 100), (90, 80)])
    QTest.keyRelease(studio.canvas, Qt.Key.Key_Space)
    assert viewport.offset != moved
    assert studio.session.document is before


def test_picture_cannot_be_panned_out_of_sight(studio) -> None:
    viewport = studio.canvas.viewport
    viewport.pan(QPointF(1e6, -1e6))
    assert viewport.offset.x() < studio.canvas.width()
    assert viewport.offset.y() + viewport.picture.height() * viewport.zoom > 0


def test_divider_follows_the_mouse_and_nothing_is_drawn(studio) -> None:
    canvas, before = studio.canvas, studio.session.document
    QTest.keyClick(studio, Qt.Key.Key_4)
    middle = canvas.height() // 2
    x = canvas.divider.x(canvas.width())
    QTest.mouseMove(canvas, QPoint(x + 2, middle))
    assert canvas.cursor().shape() == Qt.CursorShape.SplitHCursor
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(x + 2, middle))
    QTest.mouseMove(canvas, QPoint(x - 90, middle))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(x - 90, middle))
    assert canvas.divider.x(canvas.width()) == pytest.approx(x - 90, abs=1)
    assert studio.session.document is before


def test_split_shows_decoded_left_and_original_right(studio) -> None:
    canvas = studio.canvas
    QTest.keyClick(studio, Qt.Key.Key_H)
    QTest.keyClick(studio, Qt.Key.Key_4)
    image = canvas.grab().toImage()
    decoded = QColor(canvas.layers.decoded.pixel(100, 30))
    original = QColor(canvas.layers.original.pixel(280, 30))
    assert image.pixelColor(on_canvas(studio, 100.5, 30.5)) == decoded
    assert image.pixelColor(on_canvas(studio, 280.5, 30.5)) == original
    assert decoded != original


def test_overlays_show_with_their_tools(studio) -> None:
    canvas = studio.canvas
    QTest.keyClick(studio, Qt.Key.Key_H)
    plain = canvas.grab().toImage()
    QTest.keyClick(studio, Qt.Key.Key_B)
    lines = canvas.grab().toImage()
    assert lines != plain
    studio.overlays.lines.slider.setValue(90)
    assert canvas.grab().toImage() != lines
    studio.actions_by_key["preserve_all"].trigger()
    QTest.keyClick(studio, Qt.Key.Key_H)
    hidden = canvas.grab().toImage()
    studio.actions_by_key["pin_cells"].trigger()
    assert canvas.grab().toImage() != hidden


def test_brush_sizes_step_both_ways() -> None:
    sizes = [1]
    while sizes[-1] < MAX_BRUSH:
        sizes.append(stepped_size(sizes[-1], 1))
    assert sizes == sorted(set(sizes))
    assert stepped_size(1, -1) == 1
    assert stepped_size(MAX_BRUSH, -1) < MAX_BRUSH
