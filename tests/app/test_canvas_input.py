"""Wheel, touchpad, pen, fingers and drops."""

from pathlib import Path

import pytest
from canvas_helpers import ALT, CTRL, LEFT, NONE, Pen, Record, drag, move, on_canvas, shown_canvas, stroke_record, wheel
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage, QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gc_studio.canvas import Tool

PLACE = QPointF(200, 150)


@pytest.fixture
def canvas(qtbot):
    return shown_canvas(qtbot)


@pytest.fixture
def strokes(canvas) -> Record:
    return stroke_record(canvas)


def stays(canvas, before: QPointF) -> bool:
    return (canvas.viewport.to_picture(PLACE) - before).manhattanLength() < 1e-6


# Wheel and touchpad


@pytest.mark.parametrize("modifiers", [NONE, CTRL])
def test_a_notch_zooms_at_the_cursor(canvas, modifiers) -> None:
    before, zoom = canvas.viewport.to_picture(PLACE), canvas.viewport.zoom
    wheel(canvas, PLACE, (0, 120), modifiers=modifiers)
    assert canvas.viewport.zoom > zoom
    assert stays(canvas, before)


def test_two_fingers_on_a_touchpad_pan_and_with_ctrl_zoom(canvas) -> None:
    offset, zoom = canvas.viewport.offset, canvas.viewport.zoom
    wheel(canvas, PLACE, (-56, 40), (-7, 5), phase=Qt.ScrollPhase.ScrollUpdate)
    assert canvas.viewport.offset == offset + QPointF(-7, 5)
    assert canvas.viewport.zoom == zoom
    before = canvas.viewport.to_picture(PLACE)
    wheel(canvas, PLACE, (0, 40), (0, 5), CTRL, Qt.ScrollPhase.ScrollUpdate)
    assert canvas.viewport.zoom > zoom
    assert stays(canvas, before)


@pytest.mark.parametrize("angle", [(0, 120), (120, 0)])
def test_alt_and_wheel_step_the_brush(canvas, angle) -> None:
    canvas.set_tool(Tool.INK, 4)
    record, zoom = Record(stepped=canvas.brush_stepped), canvas.viewport.zoom
    wheel(canvas, PLACE, angle, modifiers=ALT)
    wheel(canvas, PLACE, (-angle[0], -angle[1]), modifiers=ALT)
    assert record.said == [("stepped", 1), ("stepped", -1)]
    assert canvas.viewport.zoom == zoom


def test_fine_wheels_step_the_brush_by_whole_notches(canvas) -> None:
    canvas.set_tool(Tool.INK, 4)
    record = Record(stepped=canvas.brush_stepped)
    for _ in range(8):
        wheel(canvas, PLACE, (0, 30), modifiers=ALT)
    assert record.said == [("stepped", 1)] * 2


def native(canvas, kind: Qt.NativeGestureType, value: float = 0, delta: QPointF | None = None) -> None:
    device, where = QPointingDevice.primaryPointingDevice(), canvas.mapToGlobal(PLACE)
    event = QNativeGestureEvent(kind, device, 2, PLACE, PLACE, where, value, delta or QPointF())
    QApplication.sendEvent(canvas, event)


def test_a_pinch_on_a_touchpad_zooms_at_the_cursor(canvas) -> None:
    before, zoom = canvas.viewport.to_picture(PLACE), canvas.viewport.zoom
    native(canvas, Qt.NativeGestureType.ZoomNativeGesture, 0.2)
    assert canvas.viewport.zoom == pytest.approx(1.2 * zoom)
    assert stays(canvas, before)
    offset = canvas.viewport.offset
    native(canvas, Qt.NativeGestureType.PanNativeGesture, delta=QPointF(9, -4))
    assert canvas.viewport.offset == offset + QPointF(9, -4)


def test_nothing_zooms_under_a_stroke(canvas) -> None:
    canvas.set_tool(Tool.INK, 4)
    zoom = canvas.viewport.zoom
    drag(canvas, [(20, 30), (60, 40)], release=False)
    wheel(canvas, PLACE, (0, 120))
    native(canvas, Qt.NativeGestureType.ZoomNativeGesture, 0.2)
    assert canvas.viewport.zoom == zoom
    QTest.mouseRelease(canvas, LEFT, NONE, on_canvas(canvas, 60, 40))


# Pen


def test_the_pen_draws_with_its_pressure(canvas, strokes: Record) -> None:
    canvas.set_tool(Tool.INK, 10)
    Pen(canvas).stroke([(20, 30, 0.25), (60, 40, 0.5), (90, 80, 0.75)])
    assert strokes.names == ["began", "extended", "extended", "ended"]
    assert strokes.said[0][1] is Tool.INK
    assert [said[-1] for said in strokes.said[:3]] == pytest.approx([0.25, 0.5, 0.75])
    assert strokes.said[1][1:3] == pytest.approx((60, 40), abs=1)


def test_pressing_harder_on_the_spot_is_told(canvas, strokes: Record) -> None:
    canvas.set_tool(Tool.INK, 100)
    Pen(canvas).stroke([(20, 30, 0.25), (20, 30, 0.3), (20, 30, 0.9)])
    assert strokes.names == ["began", "extended", "ended"]


def test_the_other_end_of_the_pen_does_the_opposite(canvas, strokes: Record) -> None:
    for tool in (Tool.INK, Tool.PRESERVE):
        canvas.set_tool(tool, 10)
        strokes.said.clear()
        Pen(canvas, is_eraser=True).stroke([(20, 30, 1), (60, 40, 1)])
        assert strokes.said[0][1] is tool.opposite
    paths = Record(ended=canvas.path_ended)
    canvas.set_tool(Tool.LINE, 2)
    Pen(canvas, is_eraser=True).stroke([(20, 30, 1), (60, 40, 1)])
    assert paths.said[0][1] is Tool.ERASER


def test_mouse_events_made_of_the_pens_do_not_draw_again(canvas, strokes: Record) -> None:
    canvas.set_tool(Tool.INK, 10)
    pen, place = Pen(canvas), on_canvas(canvas, 50, 50)
    assert pen.send(QEvent.Type.TabletPress, place, 0.5, LEFT)
    QTest.mousePress(canvas, LEFT, NONE, place)
    assert pen.send(QEvent.Type.TabletMove, on_canvas(canvas, 90, 50), 0.5)
    move(canvas, on_canvas(canvas, 90, 50), LEFT)
    QTest.mouseRelease(canvas, LEFT, NONE, on_canvas(canvas, 90, 50))
    assert pen.send(QEvent.Type.TabletRelease, on_canvas(canvas, 90, 50), 0, LEFT)
    assert strokes.names == ["began", "extended", "ended"]


def test_a_hovering_pen_shows_the_ring_and_pressure_sizes_it(canvas) -> None:
    canvas.set_tool(Tool.PRESERVE, 80)
    pen, place = Pen(canvas), on_canvas(canvas, 100, 100)
    plain = canvas.grab().toImage()

    def radius() -> int:
        shown = canvas.grab().toImage()
        row = [x for x in range(place.x(), place.x() + 60) if shown.pixel(x, place.y()) != plain.pixel(x, place.y())]
        return row[-1] - place.x() if row else 0

    assert radius() == 0
    pen.send(QEvent.Type.TabletMove, place)
    assert radius() == pytest.approx(40, abs=2)
    pen.send(QEvent.Type.TabletPress, place, 0.5, LEFT)
    assert radius() == pytest.approx(20, abs=2)
    pen.send(QEvent.Type.TabletRelease, place, 0, LEFT)
    assert radius() == pytest.approx(40, abs=2)


# Fingers


@pytest.fixture(scope="module")
def screen(qapp) -> QPointingDevice:
    return QTest.createTouchDevice()


def test_a_finger_draws(canvas, strokes: Record, screen: QPointingDevice) -> None:
    canvas.set_tool(Tool.INK, 4)
    QTest.touchEvent(canvas, screen).press(0, on_canvas(canvas, 20, 30), canvas).commit()
    QTest.touchEvent(canvas, screen).move(0, on_canvas(canvas, 60, 40), canvas).commit()
    QTest.touchEvent(canvas, screen).release(0, on_canvas(canvas, 60, 40), canvas).commit()
    assert strokes.names == ["began", "extended", "ended"]


def test_two_fingers_pinch_and_draw_nothing(canvas, strokes: Record, screen: QPointingDevice) -> None:
    canvas.set_tool(Tool.INK, 4)
    zoom, place = canvas.viewport.zoom, QPoint(320, 240)
    point = canvas.viewport.to_picture(QPointF(place))
    QTest.touchEvent(canvas, screen).press(0, place - QPoint(40, 0), canvas).commit()
    QTest.touchEvent(canvas, screen).move(0, place - QPoint(40, 0), canvas).press(
        1, place + QPoint(40, 0), canvas
    ).commit()
    for reach in (60, 80):
        way = QPoint(reach, 0)
        QTest.touchEvent(canvas, screen).move(0, place - way, canvas).move(1, place + way, canvas).commit()
    assert canvas.viewport.zoom == pytest.approx(2 * zoom)
    assert (canvas.viewport.to_picture(QPointF(place)) - point).manhattanLength() < 1e-6
    QTest.touchEvent(canvas, screen).release(0, place - way, canvas).move(1, place + way, canvas).commit()
    QTest.touchEvent(canvas, screen).move(1, place, canvas).commit()
    QTest.touchEvent(canvas, screen).release(1, place, canvas).commit()
    assert strokes.names == ["began", "cancelled"]
    QTest.touchEvent(canvas, screen).press(0, place, canvas).commit()
    QTest.touchEvent(canvas, screen).release(0, place, canvas).commit()
    assert strokes.names[2:] == ["began", "ended"]


# Drops


def drop(canvas, data: QMimeData) -> bool:
    """Drag and drop; False if the canvas would not have it."""
    place, action = canvas.rect().center(), Qt.DropAction.CopyAction
    enter = QDragEnterEvent(place, action, data, LEFT, NONE)
    enter.ignore()
    QApplication.sendEvent(canvas, enter)
    if enter.isAccepted():
        QApplication.sendEvent(canvas, QDropEvent(QPointF(place), action, data, LEFT, NONE))
    return enter.isAccepted()


def drops(canvas) -> Record:
    return Record(files=canvas.files_dropped, image=canvas.image_dropped)


def test_all_files_of_a_drop_arrive(canvas, tmp_path: Path) -> None:
    record, data = drops(canvas), QMimeData()
    paths = [tmp_path / "a.png", tmp_path / "b.gcx"]
    data.setUrls([*(QUrl.fromLocalFile(str(path)) for path in paths), QUrl("https://example.org/c.png")])
    assert drop(canvas, data)
    assert record.said == [("files", paths)]


def test_images_of_other_programs_arrive(canvas) -> None:
    record, data = drops(canvas), QMimeData()
    image = QImage(20, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    data.setImageData(image)
    data.setUrls([QUrl("https://example.org/c.png")])
    assert drop(canvas, data)
    assert record.names == ["image"]
    assert record.said[0][1].pixelColor(3, 3) == QColor("red")


def test_text_is_not_taken(canvas) -> None:
    record, data = drops(canvas), QMimeData()
    data.setText("hello")
    assert not drop(canvas, data)
    assert record.said == []
