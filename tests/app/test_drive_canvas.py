"""The canvas in the window: views, zoom and pan, the divider, overlays; by mouse, wheel, touchpad and keys."""

import numpy as np
import pytest
from canvas_helpers import wheel
from drive_helpers import ALT, CONTROL, KEY, MIDDLE, SHIFT, document, key, names
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QColorDialog
from studio_helpers import LEFT, NONE, draw, drop, on_canvas, picture_of, wait_decoded

from gc_studio.bitstream import write
from gc_studio.canvas import Tool, View

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

FAR = (30, 230)
"""A point of the picture without a line."""
LINE = (21, 100)
"""A point of the picture on a line."""


def colour(studio, x: float, y: float, pane: float = 0) -> tuple[int, int, int]:
    """Colour of the canvas at a picture point; `pane` is where the pane begins, in widget pixels."""
    image = studio.canvas.grab().toImage()
    place = on_canvas(studio, x, y) + QPoint(round(pane), 0)
    return QColor(image.pixel(place)).getRgb()[:3]


def of_picture(picture: np.ndarray, x: int, y: int) -> tuple[int, ...]:
    return tuple(int(level) for level in picture[y, x])


@pytest.fixture
def exact(studio):
    """A window that shows a picture pixel as one of its own, with the hand, so that nothing lies over the picture."""
    key(studio, KEY.Key_H)
    key(studio, KEY.Key_1, CONTROL)
    QTest.mouseMove(studio.tabs)
    return studio


def test_keys_show_every_look(exact) -> None:
    decoded, photo = picture_of(document(exact)), exact.session.original
    assert colour(exact, *FAR) == of_picture(decoded, *FAR)
    key(exact, KEY.Key_3)
    assert colour(exact, *FAR) == of_picture(photo, *FAR)
    key(exact, KEY.Key_2)
    line, paper = colour(exact, *LINE), colour(exact, *FAR)
    assert max(abs(a - b) for a, b in zip(line, paper, strict=True)) > 100
    key(exact, KEY.Key_6)
    assert colour(exact, *FAR) not in (of_picture(photo, *FAR), of_picture(decoded, *FAR))
    key(exact, KEY.Key_4)
    assert colour(exact, 40, 230) == of_picture(decoded, 40, 230)
    assert colour(exact, 280, 230) == of_picture(photo, 280, 230)
    key(exact, KEY.Key_5)
    half = exact.canvas.width() / 2
    assert colour(exact, *FAR) == of_picture(decoded, *FAR)
    assert colour(exact, *FAR, half) == of_picture(photo, *FAR)
    key(exact, KEY.Key_1)
    assert colour(exact, *FAR) == of_picture(decoded, *FAR)


def test_the_divider_is_dragged_and_what_lies_under_it_changes(exact) -> None:
    decoded, photo = picture_of(document(exact)), exact.session.original
    key(exact, KEY.Key_B)
    key(exact, KEY.Key_4)
    middle = QPoint(exact.canvas.width() // 2, exact.canvas.height() // 2)
    goal = on_canvas(exact, 300, 128)
    QTest.mousePress(exact.canvas, LEFT, pos=middle)
    QTest.mouseMove(exact.canvas, QPoint((middle.x() + goal.x()) // 2, middle.y()))
    QTest.mouseMove(exact.canvas, goal)
    QTest.mouseRelease(exact.canvas, LEFT, pos=goal)
    QTest.mouseMove(exact.tabs)
    assert names(exact) == ["Opened"]
    key(exact, KEY.Key_H)
    assert colour(exact, 260, 230) == of_picture(decoded, 260, 230)
    assert colour(exact, 315, 230) == of_picture(photo, 315, 230)


def test_without_a_photo_the_views_say_why(studio, qtbot, tmp_path) -> None:
    path = tmp_path / "small.gcx"
    path.write_bytes(write(document(studio)))
    drop(studio.canvas, path)
    qtbot.waitUntil(lambda: len(studio.session.documents) == 2)
    wait_decoded(qtbot, studio)
    for code in (KEY.Key_3, KEY.Key_4, KEY.Key_5, KEY.Key_6):
        studio.messages.hide()
        key(studio, code)
        assert "no original" in studio.messages.label.text()
        assert studio.messages.isVisible()
    key(studio, KEY.Key_2)
    draw(studio, [(40, 230), (100, 230)])
    assert names(studio) == ["Opened", "Ink"]


def test_the_wheel_zooms_at_the_cursor_and_keys_go_back(studio) -> None:
    place, viewport = on_canvas(studio, 250, 60), studio.canvas.viewport
    before = viewport.to_picture(QPointF(place))
    fitted = viewport.zoom
    for _ in range(4):
        wheel(studio.canvas, QPointF(place), (0, 120))
    assert viewport.zoom == pytest.approx(fitted * 1.25**4)
    assert (viewport.to_picture(QPointF(place)) - before).manhattanLength() < 0.01
    assert studio.status.zoom.text() == f"{viewport.zoom:,.0%}".replace("%", " %")
    key(studio, KEY.Key_0)
    assert viewport.zoom == fitted
    key(studio, KEY.Key_1, CONTROL)
    assert studio.status.zoom.text() == "100 %"
    key(studio, KEY.Key_Plus, CONTROL)
    assert studio.status.zoom.text() == "150 %"


def test_a_pinch_zooms(studio) -> None:
    canvas = studio.canvas
    place, zoom = QPointF(on_canvas(studio, 250, 60)), canvas.viewport.zoom
    device = QPointingDevice.primaryPointingDevice()
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture, device, 2, place, place, canvas.mapToGlobal(place), 0.5, QPointF()
    )
    QApplication.sendEvent(canvas, event)
    assert canvas.viewport.zoom == pytest.approx(zoom * 1.5)


@pytest.mark.parametrize("by", ["space", "middle button", "hand"])
def test_the_picture_is_moved_and_nothing_is_drawn(studio, by: str) -> None:
    key(studio, KEY.Key_B)
    if by == "hand":
        key(studio, KEY.Key_H)
    studio.canvas.setFocus()
    start = studio.canvas.viewport.offset
    if by == "space":
        QTest.keyPress(studio.canvas, KEY.Key_Space)
    draw(studio, [(100, 100), (110, 104), (120, 108)], MIDDLE if by == "middle button" else LEFT)
    if by == "space":
        QTest.keyRelease(studio.canvas, KEY.Key_Space)
    moved = studio.canvas.viewport.offset - start
    assert moved.x() > 5
    assert moved.y() > 2
    assert names(studio) == ["Opened"]
    key(studio, KEY.Key_B)
    draw(studio, [(250, 20), (290, 20)])
    assert names(studio) == ["Opened", "Ink"]


def test_alt_and_the_wheel_size_the_brush_everywhere(studio) -> None:
    key(studio, KEY.Key_E)
    size = studio.options.spin.value()
    wheel(studio.canvas, QPointF(on_canvas(studio, 100, 100)), (120, 0), modifiers=ALT)
    assert studio.options.spin.value() > size
    assert studio.canvas.brush == studio.options.spin.value() == studio.options.slider.value()
    key(studio, KEY.Key_BracketLeft)
    studio.options.spin.setFocus()
    studio.options.spin.selectAll()
    QTest.keyClicks(studio.options.spin, "33")
    QTest.keyClick(studio.options.spin, KEY.Key_Return)
    assert studio.canvas.brush == 33
    assert studio.canvas.hasFocus()


def test_overlays_show_when_pinned_in_the_colour_and_strength_one_likes(exact, monkeypatch) -> None:
    bare = colour(exact, *LINE)
    key(exact, KEY.Key_L, SHIFT)
    assert exact.overlays.lines.pinned.isChecked()
    pinned = colour(exact, *LINE)
    assert pinned != bare
    exact.overlays.menu().popup(exact.mapToGlobal(QPoint(100, 100)))
    slider = exact.overlays.lines.slider
    slider.setFocus()
    QTest.keyClick(slider, KEY.Key_End)
    assert colour(exact, *LINE) not in (bare, pinned)
    monkeypatch.setattr(QColorDialog, "getColor", lambda *_: QColor("#00ff00"))
    QTest.mouseClick(exact.overlays.lines.buttons["Structure lines"], LEFT)
    assert colour(exact, *LINE) == (0, 255, 0)
    QTest.keyClick(slider, KEY.Key_Home)
    assert colour(exact, *LINE) == bare
    exact.overlays.menu().close()
    exact.actions_by_key["preserve_all"].trigger()
    unmasked = colour(exact, *FAR)
    key(exact, KEY.Key_M, SHIFT)
    assert colour(exact, *FAR) != unmasked
    key(exact, KEY.Key_M, SHIFT)
    assert colour(exact, *FAR) == unmasked


def test_grids_show_where_they_are_of_use(studio, qtbot) -> None:
    def seen() -> set[str]:
        image = studio.canvas.grab().toImage()
        corner = on_canvas(studio, 248, 232)
        return {QColor(image.pixel(corner + QPoint(x, 3))).name() for x in range(4 * 16)}

    key(studio, KEY.Key_H)
    key(studio, KEY.Key_1, CONTROL)
    QTest.mouseMove(studio.tabs)
    plain = seen()
    key(studio, KEY.Key_P)
    QTest.mouseMove(studio.tabs)
    assert len(seen()) > len(plain)
    key(studio, KEY.Key_B)
    while studio.canvas.viewport.zoom < 8:
        wheel(studio.canvas, QPointF(on_canvas(studio, 250, 235)), (0, 120))
    studio.canvas.pointer_left()
    assert len(seen()) > len(plain)


def is_drawn(studio, y: int) -> bool:
    """Whether a line goes from x = 250 to 290 at about this height."""
    return bool(document(studio).structure[y // 2 - 1 : y // 2 + 2, 126:144].any(0).all())


def test_a_tool_that_is_changed_while_the_view_is_another_draws_in_both_panes(studio) -> None:
    key(studio, KEY.Key_5)
    key(studio, KEY.Key_B)
    half = QPoint(studio.canvas.width() // 2, 0)
    for offset, y in ((QPoint(), 20), (half, 230)):
        places = [on_canvas(studio, x, y) + offset for x in (250, 290)]
        QTest.mousePress(studio.canvas, LEFT, NONE, places[0])
        QTest.mouseMove(studio.canvas, places[1])
        QTest.mouseRelease(studio.canvas, LEFT, NONE, places[1])
        assert is_drawn(studio, y)
    assert names(studio) == ["Opened", "Ink", "Ink"]
    assert studio.canvas.view is View.SIDE
    assert studio.canvas.tool is Tool.INK


def test_the_view_can_be_changed_in_the_middle_of_a_stroke(studio, qtbot) -> None:
    key(studio, KEY.Key_B)
    draw(studio, [(250, 20), (270, 20)], release=False)
    for code in (KEY.Key_5, KEY.Key_4, KEY.Key_1):
        key(studio, code)
        QTest.mouseMove(studio.canvas, on_canvas(studio, 290, 20))
    QTest.mouseRelease(studio.canvas, LEFT, pos=on_canvas(studio, 290, 20))
    assert names(studio) == ["Opened", "Ink"]
    assert is_drawn(studio, 20)
    wait_decoded(qtbot, studio)


def test_the_ring_goes_with_the_mouse(studio) -> None:
    key(studio, KEY.Key_E)
    QTest.mouseMove(studio.canvas, on_canvas(studio, 200, 200))
    [ring] = studio.canvas._rings()
    assert (ring.box().center() - QPointF(on_canvas(studio, 200, 200))).manhattanLength() < 2
    QApplication.sendEvent(studio.canvas, QEvent(QEvent.Type.Leave))
    assert studio.canvas._rings() == []
    assert studio.status.place.text() == ""
