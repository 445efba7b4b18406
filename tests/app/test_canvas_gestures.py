"""What the tools say of strokes, lines and shapes; with mouse and keys."""

import pytest
from canvas_helpers import ALT, LEFT, NONE, RIGHT, SHIFT, Record, drag, move, on_canvas, shown_canvas, stroke_record
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtTest import QTest

from gc_studio.canvas import MaskShape, Tool, View

KEY = Qt.Key


@pytest.fixture
def canvas(qtbot):
    return shown_canvas(qtbot)


def close(points, expected) -> bool:
    """Whether picture points are the same, to the pixel of the mouse."""
    pairs = zip(points, expected, strict=True)
    return all(abs(a - c) <= 1 and abs(b - d) <= 1 for (a, b), (c, d) in pairs)


def paths(canvas) -> Record:
    return Record(changed=canvas.path_changed, ended=canvas.path_ended, cancelled=canvas.path_cancelled)


def test_a_stroke_goes_through_the_points_of_the_mouse_at_full_pressure(canvas) -> None:
    canvas.set_tool(Tool.INK, 2)
    record = stroke_record(canvas)
    drag(canvas, [(20, 30), (60, 40), (90, 80)])
    assert record.names == ["began", "extended", "extended", "ended"]
    assert record.said[0][1] is Tool.INK
    assert close([said[-3:-1] for said in record.said[:3]], [(20, 30), (60, 40), (90, 80)])
    assert {said[-1] for said in record.said[:3]} == {1.0}


def test_points_that_make_no_difference_are_left_out_but_not_the_last(canvas) -> None:
    canvas.set_tool(Tool.PRESERVE, 80)
    record = stroke_record(canvas)
    drag(canvas, [(20, 30), *((20 + step, 30) for step in range(1, 36))])
    told = [said[1:3] for said in record.said if said[0] == "extended"]
    assert len(told) <= 4
    assert close(told[-1:], [(55, 30)])


def test_the_smallest_brush_still_draws_by_map_pixels(canvas) -> None:
    canvas.set_tool(Tool.INK, 1)
    record = stroke_record(canvas)
    drag(canvas, [(20 + step, 30) for step in range(11)])
    assert record.names.count("extended") == 10


def test_quick_dabs_are_all_drawn(canvas) -> None:
    canvas.set_tool(Tool.INK, 2)
    record = stroke_record(canvas)
    place = on_canvas(canvas, 50, 50)
    QTest.mouseClick(canvas, LEFT, NONE, place)
    QTest.mouseDClick(canvas, LEFT, NONE, place)
    QTest.mouseRelease(canvas, LEFT, NONE, place)
    assert record.names == ["began", "ended"] * 2


@pytest.mark.parametrize(("button", "modifiers"), [(RIGHT, NONE), (LEFT, SHIFT)])
def test_opposite_of_a_brush(canvas, button, modifiers) -> None:
    for tool, opposite in ((Tool.INK, Tool.ERASER), (Tool.SYNTHESISE, Tool.PRESERVE)):
        canvas.set_tool(tool, 2)
        record = stroke_record(canvas)
        drag(canvas, [(20, 30), (60, 40)], button, modifiers)
        assert record.said[0][1] is opposite


def test_escape_drops_the_stroke_and_the_rest_of_it_means_nothing(canvas) -> None:
    canvas.set_tool(Tool.INK, 2)
    record = stroke_record(canvas)
    drag(canvas, [(20, 30), (60, 40)], release=False)
    QTest.keyClick(canvas, KEY.Key_Escape)
    QTest.mouseMove(canvas, on_canvas(canvas, 100, 100))
    QTest.mouseRelease(canvas, LEFT, pos=on_canvas(canvas, 100, 100))
    assert record.names == ["began", "extended", "cancelled"]


def test_another_document_drops_the_stroke(canvas) -> None:
    canvas.set_tool(Tool.INK, 2)
    record = stroke_record(canvas)
    drag(canvas, [(20, 30), (60, 40)], release=False)
    canvas.show_other(canvas.layers.document, None)
    assert record.names[-1] == "cancelled"


# Lines


def test_a_dragged_line(canvas) -> None:
    canvas.set_tool(Tool.LINE, 2)
    record = paths(canvas)
    drag(canvas, [(20, 30), (60, 40), (120, 90)])
    assert record.said[-1][:2] == ("ended", Tool.LINE)
    assert close(record.said[-1][2], [(20, 30), (120, 90)])
    assert set(record.names[:-1]) == {"changed"}
    assert close(record.said[-2][2], [(20, 30), (120, 90)])


def test_the_right_button_erases_along_a_line(canvas) -> None:
    canvas.set_tool(Tool.LINE, 2)
    record = paths(canvas)
    drag(canvas, [(20, 30), (120, 90)], RIGHT)
    assert {said[1] for said in record.said} == {Tool.ERASER}


def click(canvas, *points, modifiers=NONE) -> None:
    for point in points:
        move(canvas, on_canvas(canvas, *point), modifiers=modifiers)
        QTest.mouseClick(canvas, LEFT, modifiers, on_canvas(canvas, *point))


def test_clicks_make_a_path_that_enter_ends(canvas) -> None:
    canvas.set_tool(Tool.LINE, 2)
    record = paths(canvas)
    click(canvas, (20, 30), (60, 40))
    move(canvas, on_canvas(canvas, 200, 30))
    # The end under the pointer is not placed, but it shows.
    assert close(record.said[-1][2], [(20, 30), (60, 40), (200, 30)])
    click(canvas, (100, 20))
    QTest.keyClick(canvas, KEY.Key_Return)
    assert record.names.count("ended") == 1
    assert close(record.said[-1][2], [(20, 30), (60, 40), (100, 20)])


def test_a_double_click_ends_a_path(canvas) -> None:
    canvas.set_tool(Tool.LINE, 2)
    record = paths(canvas)
    click(canvas, (20, 30), (60, 40), (90, 90))
    QTest.mouseDClick(canvas, LEFT, NONE, on_canvas(canvas, 90, 90))
    assert record.said[-1][0] == "ended"
    assert close(record.said[-1][2], [(20, 30), (60, 40), (90, 90)])
    click(canvas, (150, 150))
    assert record.said[-1][0] == "changed"


def test_backspace_takes_back_points_until_there_are_none(canvas) -> None:
    canvas.set_tool(Tool.LINE, 2)
    record = paths(canvas)
    click(canvas, (20, 30), (60, 40))
    QTest.keyClick(canvas, KEY.Key_Backspace)
    assert close(record.said[-1][2][:1], [(20, 30)])
    assert len(record.said[-1][2]) == 2
    QTest.keyClick(canvas, KEY.Key_Backspace)
    assert record.names[-1] == "cancelled"
    QTest.keyClick(canvas, KEY.Key_Return)
    assert "ended" not in record.names


def test_escape_drops_a_path(canvas) -> None:
    canvas.set_tool(Tool.LINE, 2)
    record = paths(canvas)
    click(canvas, (20, 30), (60, 40))
    QTest.keyClick(canvas, KEY.Key_Escape)
    assert record.names[-1] == "cancelled"
    move(canvas, on_canvas(canvas, 100, 100))
    assert record.names[-1] == "cancelled"


def test_another_tool_keeps_the_path(canvas) -> None:
    canvas.set_tool(Tool.LINE, 2)
    record = paths(canvas)
    click(canvas, (20, 30), (60, 40))
    canvas.set_tool(Tool.LINE, 6)
    assert "ended" not in record.names
    canvas.set_tool(Tool.INK, 2)
    assert record.names[-1] == "ended"


@pytest.mark.parametrize(("end", "expected"), [((120, 34), (120, 30)), ((24, 100), (20, 100)), ((81, 89), (80, 90))])
def test_shift_keeps_to_multiples_of_45_degrees(canvas, end, expected) -> None:
    canvas.set_tool(Tool.LINE, 2)
    record = paths(canvas)
    drag(canvas, [(20, 30), end], modifiers=SHIFT)
    assert close(record.said[-1][2], [(20, 30), expected])


# Shapes


def shapes(canvas) -> Record:
    return Record(shape=canvas.shape_ended, cleared=canvas.selection_cleared, began=canvas.stroke_began)


LOOP = [(50, 50), (150, 50), (150, 150), (50, 150)]


@pytest.mark.parametrize(("modifiers", "how"), [(NONE, "replace"), (SHIFT, "add"), (ALT, "subtract")])
def test_lasso(canvas, modifiers, how: str) -> None:
    canvas.set_tool(Tool.LASSO, 2)
    record = shapes(canvas)
    drag(canvas, LOOP, modifiers=modifiers)
    assert record.names == ["shape"]
    assert record.said[0][1:3] == (Tool.LASSO, MaskShape.LASSO)
    assert close(record.said[0][3], LOOP)
    assert record.said[0][4] == how


@pytest.mark.parametrize(("modifiers", "how"), [(NONE, "replace"), (SHIFT, "add"), (ALT, "subtract")])
def test_box(canvas, modifiers, how: str) -> None:
    canvas.set_tool(Tool.BOX, 2)
    record = shapes(canvas)
    drag(canvas, [(150, 150), (90, 90), (50, 60)], modifiers=modifiers)
    assert record.said[0][1:3] == (Tool.BOX, MaskShape.BOX)
    assert close(record.said[0][3], [(150, 150), (50, 60)])
    assert record.said[0][4] == how


def test_wand(canvas) -> None:
    canvas.set_tool(Tool.WAND, 2)
    record = shapes(canvas)
    click(canvas, (150, 100), modifiers=SHIFT)
    assert record.said[0][1:3] == (Tool.WAND, MaskShape.WAND)
    assert close(record.said[0][3], [(150, 100)])
    assert record.said[0][4] == "add"
    click(canvas, (-50, -50))
    assert record.names == ["shape", "cleared"]


@pytest.mark.parametrize("shape", [MaskShape.BOX, MaskShape.LASSO])
def test_mask_tools_fill_shapes(canvas, shape: MaskShape) -> None:
    canvas.set_tool(Tool.PRESERVE, 40)
    canvas.set_mask_shape(shape)
    record = shapes(canvas)
    drag(canvas, LOOP)
    drag(canvas, LOOP, RIGHT)
    drag(canvas, LOOP, modifiers=SHIFT)
    assert [said[1] for said in record.said] == [Tool.PRESERVE, Tool.SYNTHESISE, Tool.SYNTHESISE]
    assert {said[2] for said in record.said} == {shape}
    assert {said[4] for said in record.said} == {"replace"}
    canvas.set_mask_shape(MaskShape.BRUSH)
    drag(canvas, LOOP)
    assert record.names[-1] == "began"


def test_the_mask_wand_takes_the_opposite_too(canvas) -> None:
    canvas.set_tool(Tool.PRESERVE, 40)
    canvas.set_mask_shape(MaskShape.WAND)
    record = shapes(canvas)
    QTest.mouseClick(canvas, RIGHT, NONE, on_canvas(canvas, 50, 50))
    assert record.said[0][1:3] == (Tool.SYNTHESISE, MaskShape.WAND)


def test_mask_shapes_do_not_concern_ink(canvas) -> None:
    canvas.set_mask_shape(MaskShape.BOX)
    canvas.set_tool(Tool.INK, 2)
    record = shapes(canvas)
    drag(canvas, LOOP)
    assert record.names == ["began"]


@pytest.mark.parametrize("tool", [Tool.LASSO, Tool.BOX])
def test_a_click_beside_the_selection_clears_it(canvas, tool: Tool) -> None:
    canvas.set_tool(tool, 2)
    canvas.set_selection([LOOP], QRectF(50, 50, 100, 100))
    record = shapes(canvas)
    click(canvas, (100, 100))
    assert record.names == []
    click(canvas, (20, 20))
    assert record.names == ["cleared"]


@pytest.mark.parametrize("tool", [Tool.LASSO, Tool.BOX])
def test_escape_drops_the_shape_and_then_the_selection(canvas, tool: Tool) -> None:
    canvas.set_tool(tool, 2)
    canvas.set_selection([LOOP], QRectF(50, 50, 100, 100))
    record = shapes(canvas)
    drag(canvas, [(160, 160), (200, 200), (220, 190)], release=False)
    QTest.keyClick(canvas, KEY.Key_Escape)
    QTest.mouseRelease(canvas, LEFT, pos=on_canvas(canvas, 220, 190))
    assert record.names == []
    QTest.keyClick(canvas, KEY.Key_Escape)
    assert record.names == ["cleared"]


def test_the_outline_shows_while_it_is_drawn(canvas) -> None:
    canvas.set_tool(Tool.BOX, 2)
    before = canvas.grab().toImage()
    drag(canvas, [(50, 50), (150, 150)], release=False)
    during = canvas.grab().toImage()
    edge = [during.pixel(on_canvas(canvas, 50, y)) for y in range(60, 140)]
    assert len(set(edge)) > 1
    QTest.mouseRelease(canvas, LEFT, pos=on_canvas(canvas, 150, 150))
    assert [canvas.grab().toImage().pixel(on_canvas(canvas, 50, y)) for y in range(60, 140)] == [
        before.pixel(on_canvas(canvas, 50, y)) for y in range(60, 140)
    ]


# Both panes


@pytest.mark.parametrize("from_right", [False, True])
def test_tools_work_in_both_panes(canvas, from_right: bool) -> None:
    canvas.set_view(View.SIDE)
    canvas.set_tool(Tool.INK, 2)
    record = stroke_record(canvas)
    shift = QPoint(round(canvas.scene.panes()[1].corner.x()) if from_right else 0, 0)
    start, end = (on_canvas(canvas, *point) + shift for point in ((40, 50), (60, 90)))
    QTest.mousePress(canvas, LEFT, NONE, start)
    QTest.mouseMove(canvas, end)
    # Beyond the edge of its pane the stroke goes on in the same picture coordinates.
    QTest.mouseMove(canvas, end + QPoint(1, 0) * (-300 if from_right else 300))
    QTest.mouseRelease(canvas, LEFT, NONE, end)
    assert close([said[-3:-1] for said in record.said[:2]], [(40, 50), (60, 90)])
    assert record.said[2][1] == pytest.approx(60 + (-300 if from_right else 300), abs=1)


def test_the_ring_has_an_echo_in_the_other_pane(canvas) -> None:
    canvas.set_view(View.SIDE)
    canvas.set_tool(Tool.PRESERVE, 40)
    corner = canvas.scene.panes()[1].corner
    plain = canvas.grab().toImage()
    place = on_canvas(canvas, 100, 100)
    move(canvas, place)
    shown = canvas.grab().toImage()
    for middle in (QPointF(place), QPointF(place) + corner):
        rim = (middle + QPointF(20, 0)).toPoint()
        near = [rim + QPoint(step, 0) for step in (-1, 0, 1)]
        assert any(shown.pixel(spot) != plain.pixel(spot) for spot in near)


def test_arrow_keys_move_the_view_and_plus_zooms(canvas) -> None:
    canvas.set_tool(Tool.INK, 2)
    offset, zoom = canvas.viewport.offset, canvas.viewport.zoom
    QTest.keyClick(canvas, KEY.Key_Right)
    assert canvas.viewport.offset.x() < offset.x()
    QTest.keyClick(canvas, KEY.Key_Plus)
    assert canvas.viewport.zoom > zoom
    QTest.keyClick(canvas, KEY.Key_Minus)
    assert canvas.viewport.zoom == pytest.approx(zoom)


def test_keys_move_the_divider(canvas) -> None:
    canvas.set_view(View.SPLIT)
    share = canvas.divider.share
    QTest.keyClick(canvas, KEY.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert canvas.divider.share < share


def test_kinds_of_tools() -> None:
    assert {tool for tool in Tool if tool.selects} == {Tool.LASSO, Tool.BOX, Tool.WAND}
    assert {tool for tool in Tool if tool.draws_structure} == {Tool.INK, Tool.ERASER, Tool.LINE}
    assert [tool.opposite for tool in (Tool.INK, Tool.ERASER, Tool.PRESERVE, Tool.SYNTHESISE)] == [
        Tool.ERASER,
        Tool.INK,
        Tool.SYNTHESISE,
        Tool.PRESERVE,
    ]
