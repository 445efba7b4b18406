"""The frame around a selection, nudges, and the selection's outline."""

import numpy as np
import pytest
from canvas_helpers import ALT, LEFT, NONE, RIGHT, SHIFT, Record, move, on_canvas, shown_canvas
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtTest import QTest

from gc_studio.canvas import Tool, View

KEY, SHAPE = Qt.Key, Qt.CursorShape
BOX = QRectF(100, 80, 60, 40)
OUTLINE = [np.array([[100.0, 80], [160, 80], [160, 120], [100, 120]])]
PAD = 5
"""Widget pixels between box and frame; the canvas shows a picture pixel as one of them."""


@pytest.fixture
def canvas(qtbot):
    shown = shown_canvas(qtbot)
    shown.set_tool(Tool.MOVE, 1)
    shown.set_selection(OUTLINE, BOX)
    return shown


@pytest.fixture
def record(canvas) -> Record:
    return Record(
        changed=canvas.transform_changed,
        ended=canvas.transform_ended,
        cancelled=canvas.transform_cancelled,
        hint=canvas.hint,
        cleared=canvas.selection_cleared,
    )


def pull(canvas, start, way, modifiers=NONE, release=True, button=LEFT) -> None:
    """Drag from a picture point by widget pixels."""
    place = on_canvas(canvas, *start)
    QTest.mousePress(canvas, button, modifiers, place)
    for step in (0.5, 1):
        move(canvas, place + QPoint(round(way[0] * step), round(way[1] * step)), button, modifiers)
    if release:
        QTest.mouseRelease(canvas, button, modifiers, place + QPoint(*way))


def mapped(matrix: np.ndarray, x: float, y: float) -> tuple[float, float]:
    assert matrix.shape == (2, 3)
    assert matrix.dtype == np.float64
    return tuple(matrix @ (x, y, 1))


def test_the_inside_moves_by_whole_map_pixels(canvas, record: Record) -> None:
    pull(canvas, (130, 100), (31, -21))
    assert record.names == ["changed", "changed", "ended"]
    moved = mapped(record.said[-1][1], 100, 80)
    assert moved == pytest.approx((131, 59), abs=1)
    assert all(way % 2 == 0 for way in moved)
    assert record.said[-1][2] is False


def test_shift_moves_along_one_axis_and_alt_copies(canvas, record: Record) -> None:
    pull(canvas, (130, 100), (30, 11), SHIFT)
    assert mapped(record.said[-1][1], 0, 0) == (30, 0)
    pull(canvas, (130, 100), (10, 20), ALT)
    assert record.said[-1][2] is True
    assert mapped(record.said[-1][1], 0, 0) == (10, 20)


@pytest.mark.parametrize(
    ("handle", "way", "stays", "goes"),
    [
        ((160 + PAD, 120 + PAD), (30, 20), (100, 80), ((160, 120), (190, 140))),
        ((100 - PAD, 80 - PAD), (30, 20), (160, 120), ((100, 80), (130, 100))),
        ((160 + PAD, 80 - PAD), (30, -20), (100, 120), ((160, 80), (190, 60))),
        ((160 + PAD, 100), (30, 20), (100, 90), ((160, 100), (190, 100))),
    ],
)
def test_handles_scale_about_the_opposite_one(canvas, record: Record, handle, way, stays, goes) -> None:
    pull(canvas, handle, way)
    matrix = record.said[-1][1]
    assert mapped(matrix, *stays) == pytest.approx(stays)
    assert mapped(matrix, *goes[0]) == pytest.approx(goes[1])


def test_shift_keeps_the_proportion(canvas, record: Record) -> None:
    pull(canvas, (160 + PAD, 120 + PAD), (60, 5), SHIFT)
    matrix = record.said[-1][1]
    assert matrix[0, 0] == pytest.approx(matrix[1, 1])
    assert matrix[0, 0] > 1
    pull(canvas, (160 + PAD, 100), (30, 0), SHIFT)
    matrix = record.said[-1][1]
    assert matrix[0, 0] == matrix[1, 1] == pytest.approx(1.5)


def test_scaling_never_loses_the_lines(canvas, record: Record) -> None:
    pull(canvas, (160 + PAD, 100), (-60, 0))
    assert abs(np.linalg.det(record.said[-1][1][:, :2])) > 0.01


def test_the_handle_above_turns(canvas, record: Record) -> None:
    pull(canvas, (130, 80 - PAD - 26), (51, 51))
    matrix = record.said[-1][1]
    assert mapped(matrix, 130, 100) == pytest.approx((130, 100))
    np.testing.assert_allclose(matrix[:, :2], [[0, -1], [1, 0]], atol=0.01)
    pull(canvas, (130, 80 - PAD - 26), (12, 0), SHIFT)
    turned = np.degrees(np.arctan2(record.said[-1][1][1, 0], record.said[-1][1][0, 0]))
    assert turned == pytest.approx(15)


def test_a_small_selection_can_be_moved_and_has_its_corners(canvas, record: Record) -> None:
    canvas.set_selection(OUTLINE, QRectF(100, 80, 2, 2))
    pull(canvas, (101, 81), (20, 0))
    assert mapped(record.said[-1][1], 0, 0) == (20, 0)


def test_escape_puts_everything_back(canvas, record: Record) -> None:
    before = canvas.grab().toImage()
    pull(canvas, (130, 100), (30, 20), release=False)
    assert canvas.grab().toImage() != before
    QTest.keyClick(canvas, KEY.Key_Escape)
    QTest.mouseRelease(canvas, LEFT, pos=on_canvas(canvas, 160, 120))
    assert record.names == ["changed", "changed", "cancelled"]


def test_a_click_and_what_lies_outside_change_nothing(canvas, record: Record) -> None:
    pull(canvas, (130, 100), (1, 1))
    pull(canvas, (30, 30), (40, 40))
    pull(canvas, (130, 100), (30, 20), button=RIGHT)
    assert record.names == []


def test_arrow_keys_nudge_by_a_map_pixel(canvas, record: Record) -> None:
    QTest.keyClick(canvas, KEY.Key_Left)
    assert mapped(record.said[-1][1], 0, 0) == (-2, 0)
    QTest.keyClick(canvas, KEY.Key_Down, SHIFT)
    assert mapped(record.said[-1][1], 0, 0) == (0, 20)
    assert record.names == ["changed", "ended"] * 2


def test_a_key_that_is_held_makes_one_move(canvas, record: Record) -> None:
    for _ in range(3):
        QTest.keyPress(canvas, KEY.Key_Right)
    QTest.keyRelease(canvas, KEY.Key_Right)
    assert record.names == ["changed"] * 3 + ["ended"]
    assert mapped(record.said[-1][1], 0, 0) == (6, 0)


def test_nudges_end_when_the_keyboard_goes_elsewhere(canvas, record: Record) -> None:
    QTest.keyPress(canvas, KEY.Key_Right)
    canvas.clearFocus()
    assert record.names == ["changed", "ended"]


def test_without_a_selection_there_is_a_hint(canvas, record: Record) -> None:
    canvas.set_selection([], None)
    pull(canvas, (130, 100), (30, 20))
    QTest.keyClick(canvas, KEY.Key_Left)
    assert record.said == [("hint", "Select lines with the lasso first")] * 2


def test_escape_clears_the_selection_when_nothing_is_begun(canvas, record: Record) -> None:
    QTest.keyClick(canvas, KEY.Key_Escape)
    assert record.names == ["cleared"]


@pytest.mark.parametrize(
    ("point", "shape"),
    [
        ((130, 100), SHAPE.SizeAllCursor),
        ((100 - PAD, 80 - PAD), SHAPE.SizeFDiagCursor),
        ((160 + PAD, 80 - PAD), SHAPE.SizeBDiagCursor),
        ((160 + PAD, 100), SHAPE.SizeHorCursor),
        ((130, 120 + PAD), SHAPE.SizeVerCursor),
        ((130, 80 - PAD - 26), SHAPE.BitmapCursor),
        ((30, 30), SHAPE.ArrowCursor),
    ],
)
def test_cursors_say_what_a_press_does(canvas, point, shape) -> None:
    move(canvas, on_canvas(canvas, *point))
    assert canvas.cursor().shape() == shape


def test_the_frame_works_in_the_right_pane(canvas, record: Record) -> None:
    canvas.set_view(View.SIDE)
    corner = canvas.scene.panes()[1].corner
    place = on_canvas(canvas, 130, 100) + QPoint(round(corner.x()), 0)
    QTest.mousePress(canvas, LEFT, NONE, place)
    QTest.mouseMove(canvas, place + QPoint(20, 10))
    QTest.mouseRelease(canvas, LEFT, NONE, place + QPoint(20, 10))
    assert mapped(record.said[-1][1], 0, 0) == (20, 10)


def test_the_outline_walks_until_there_is_none(canvas, qtbot) -> None:
    canvas.set_tool(Tool.LASSO, 1)
    images = [canvas.grab().toImage()]
    qtbot.waitUntil(lambda: canvas.grab().toImage() != images[0])
    canvas.set_animated(False)
    assert not canvas._ants.is_walking
    canvas.set_animated(True)
    assert canvas._ants.is_walking
    canvas.hide()
    qtbot.waitUntil(lambda: not canvas._ants.is_walking)
    canvas.show()
    assert canvas._ants.is_walking
    canvas.set_selection([], None)
    assert not canvas._ants.is_walking
