"""Structure tools in the window: pen and mouse, lines, pieces that are moved, clean-up, detection, maps."""

import cv2
import numpy as np
import pytest
from canvas_helpers import Pen, drag, move
from drive_helpers import (
    ALT,
    CONTROL,
    KEY,
    RIGHT,
    SHIFT,
    answer_dialog,
    choose_in_menu,
    click,
    command,
    document,
    key,
    lines,
    menu_of,
    names,
    select,
)
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest
from studio_helpers import LEFT, draw, message, on_canvas, total, wait_decoded

from gc_studio.analysis.cleanup import with_lines
from gc_studio.analysis.contours import contour_structure
from gc_studio.analysis.structure import canny_structure
from gc_studio.canvas import Tool

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

# An L in a corner of the photo where there are no other lines.
PIECE = [(246, 14), (286, 14), (286, 44)]
AROUND = (240, 8, 292, 50)
INSIDE = (270, 30)


@pytest.fixture
def piece(studio):
    """A window with the L drawn and selected, and the move tool in hand."""
    key(studio, KEY.Key_B)
    draw(studio, PIECE)
    select(studio, *AROUND)
    key(studio, KEY.Key_V)
    return studio


def thickness(studio, x: int) -> int:
    return int(lines(studio)[:, x // 2].sum())


def moved(drawn: np.ndarray, columns: int, rows: int) -> np.ndarray:
    """The map with the piece elsewhere."""
    rest, lifted = drawn.copy(), np.zeros_like(drawn)
    part = np.s_[4:25, 120:146]
    lifted[part] = drawn[part]
    rest[part] = False
    return rest | np.roll(lifted, (rows, columns), (0, 1))


def test_a_pen_that_presses_harder_draws_wider(studio) -> None:
    key(studio, KEY.Key_B)
    for _ in range(14):
        key(studio, KEY.Key_BracketRight)
    pen = Pen(studio.canvas)
    pen.stroke([(235, 230, 0.1), (305, 230, 0.1)])
    light = thickness(studio, 270)
    key(studio, KEY.Key_Z, CONTROL)
    pen.stroke([(235, 230, 1.0), (305, 230, 1.0)])
    firm = thickness(studio, 270)
    assert 0 < light < firm
    pen.stroke([(235, 200, 0.1), (305, 200, 1.0)])
    widths = [int(lines(studio)[85:111, x // 2].sum()) for x in (240, 270, 300)]
    assert widths[0] < widths[1] < widths[2]
    Pen(studio.canvas, is_eraser=True).stroke([(235, 230, 1.0), (305, 230, 1.0)])
    assert not lines(studio)[113:117, 122:148].any()
    assert names(studio) == ["Opened", "Ink", "Ink", "Erase"]


def test_the_right_button_and_x_take_back_what_ink_drew(studio) -> None:
    before = lines(studio)
    key(studio, KEY.Key_B)
    draw(studio, PIECE)
    draw(studio, PIECE, RIGHT)
    np.testing.assert_array_equal(lines(studio), before)
    draw(studio, PIECE)
    key(studio, KEY.Key_X)
    assert studio.canvas.tool is Tool.ERASER
    draw(studio, PIECE)
    np.testing.assert_array_equal(lines(studio), before)


def test_a_polyline_is_one_entry_and_escape_drops_it(studio) -> None:
    before = document(studio)
    key(studio, KEY.Key_U)
    for point in PIECE:
        click(studio, *point)
    QTest.mouseMove(studio.canvas, on_canvas(studio, 250, 44))
    assert studio.canvas.layers.document.structure.sum() > before.structure.sum()
    assert names(studio) == ["Opened"]
    key(studio, KEY.Key_Return)
    assert names(studio) == ["Opened", "Polyline"]
    assert lines(studio)[6:9, 124:142].any(0).all()
    assert lines(studio)[9:21, 142:145].any(1).all()
    # It is open, and it ends where the last click was.
    assert not lines(studio)[10:24, 124:140].any()

    drawn = document(studio)
    for point in [(240, 200), (300, 200), (300, 240)]:
        click(studio, *point)
    key(studio, KEY.Key_Escape)
    assert document(studio) is drawn
    assert studio.canvas.layers.document is drawn
    draw(studio, [(240, 200), (300, 200)])
    assert names(studio)[-1] == "Line"


def test_a_piece_is_moved_and_comes_back_as_it_was(piece, qtbot) -> None:
    drawn = lines(piece)
    assert drawn[7, 123:143].all()
    drag(piece.canvas, [INSIDE, (INSIDE[0], 120), (INSIDE[0], 210)])
    assert names(piece)[-1] == "Move lines"
    np.testing.assert_array_equal(lines(piece), moved(drawn, 0, 90))
    drag(piece.canvas, [(INSIDE[0], 210), INSIDE])
    np.testing.assert_array_equal(lines(piece), drawn)
    wait_decoded(qtbot, piece)
    for _ in range(2):
        key(piece, KEY.Key_Z, CONTROL)
    np.testing.assert_array_equal(lines(piece), drawn)
    assert piece.session.history.position == 1


def test_the_selection_goes_back_with_the_lines(piece) -> None:
    first, box = piece.session.selection, piece.canvas._transform.box
    drag(piece.canvas, [INSIDE, (INSIDE[0], 120), (INSIDE[0], 210)])
    there = piece.session.selection
    assert not np.array_equal(there, first)
    key(piece, KEY.Key_Z, CONTROL)
    np.testing.assert_array_equal(piece.session.selection, first)
    assert piece.canvas._transform.box == box
    key(piece, KEY.Key_Z, CONTROL | SHIFT)
    np.testing.assert_array_equal(piece.session.selection, there)
    # A selection that was made since is nobody else's business.
    select(piece, 20, 100, 120, 200)
    other = piece.session.selection
    key(piece, KEY.Key_Z, CONTROL)
    assert piece.session.selection is other


def handle(studio, x: float, y: float, across: int, down: int) -> QPoint:
    """Where a handle of the frame lies, beside a point of the selection's box."""
    return on_canvas(studio, x, y) + QPoint(across, down)


def pull(studio, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(studio.canvas, LEFT, pos=start)
    for share in (0.5, 1):
        move(studio.canvas, start + (end - start) * share, LEFT)
    QTest.mouseRelease(studio.canvas, LEFT, pos=end)


def test_a_handle_scales_and_two_in_a_row_lose_nothing(piece) -> None:
    drawn, box = lines(piece), piece.canvas._transform.box
    corner = handle(piece, box.left(), box.bottom(), -5, 5)
    way = QPoint(-60, 60)
    pull(piece, corner, corner + way)
    assert names(piece)[-1] == "Transform lines"
    assert lines(piece)[26:, 90:146].sum() > drawn[26:, 90:146].sum()
    box = piece.canvas._transform.box
    corner = handle(piece, box.left(), box.bottom(), -5, 5)
    pull(piece, corner, corner - way)
    difference = lines(piece) != drawn
    # To a map pixel, for the frame is held by the screen's pixels; the line is neither broken nor doubled.
    assert (
        cv2.connectedComponents(lines(piece)[:, 118:].astype(np.uint8), connectivity=8)[0]
        == (cv2.connectedComponents(drawn[:, 118:].astype(np.uint8), connectivity=8)[0])
    )
    assert abs(int(lines(piece).sum()) - int(drawn.sum())) <= 2
    assert difference.sum() <= 2 * 50


def test_the_round_handle_turns_and_turning_back_gives_the_same_map(piece) -> None:
    drawn, box = lines(piece), piece.canvas._transform.box
    middle = piece.canvas.viewport.to_widget(box.center())
    stalk = handle(piece, box.center().x(), box.bottom(), 0, 5 + 26)
    above = handle(piece, box.center().x(), box.top(), 0, -5 - 26)
    start = above if above.y() > 8 else stalk
    away = QPointF(start) - middle
    quarter = (middle + QPointF(-away.y(), away.x())).toPoint()
    pull(piece, start, quarter)
    assert names(piece)[-1] == "Transform lines"
    turned = lines(piece)
    assert not np.array_equal(turned, drawn)
    command(piece, "turn")
    command(piece, "turn")
    command(piece, "turn")
    np.testing.assert_array_equal(lines(piece), drawn)


def test_alt_moves_a_copy(piece) -> None:
    drawn = lines(piece)
    drag(piece.canvas, [INSIDE, (INSIDE[0], 120), (INSIDE[0], 210)], modifiers=ALT)
    assert names(piece)[-1] == "Copy lines"
    np.testing.assert_array_equal(lines(piece), drawn | moved(drawn, 0, 90))
    # What is moved next is the copy.
    drag(piece.canvas, [(INSIDE[0], 210), (INSIDE[0], 190)])
    np.testing.assert_array_equal(lines(piece), drawn | moved(drawn, 0, 80))


def test_arrow_keys_nudge(piece) -> None:
    drawn = lines(piece)
    piece.canvas.setFocus()
    key(piece, KEY.Key_Left)
    np.testing.assert_array_equal(lines(piece), moved(drawn, -1, 0))
    key(piece, KEY.Key_Down, SHIFT)
    np.testing.assert_array_equal(lines(piece), moved(drawn, -1, 10))
    assert names(piece)[-2:] == ["Move lines", "Move lines"]


@pytest.mark.parametrize(("code", "modifiers"), [(KEY.Key_M, CONTROL), (KEY.Key_M, CONTROL | SHIFT)])
def test_mirrors_are_their_own_opposite(piece, code, modifiers) -> None:
    drawn = lines(piece)
    key(piece, code, modifiers)
    mirrored = lines(piece)
    assert mirrored.sum() == drawn.sum()
    assert not np.array_equal(mirrored, drawn)
    key(piece, code, modifiers)
    np.testing.assert_array_equal(lines(piece), drawn)


def test_delete_and_copy(piece) -> None:
    drawn = lines(piece)
    key(piece, KEY.Key_J, CONTROL)
    assert names(piece)[-1] == "Copy lines"
    np.testing.assert_array_equal(lines(piece), drawn | moved(drawn, 4, 4))
    key(piece, KEY.Key_Z, CONTROL)
    select(piece, *AROUND)
    key(piece, KEY.Key_Delete)
    assert names(piece)[-1] == "Delete lines"
    assert not lines(piece)[4:25, 120:146].any()
    key(piece, KEY.Key_Delete)
    assert "no lines in the selection" in message(piece)
    key(piece, KEY.Key_D, CONTROL)
    assert piece.session.selection is None
    assert not piece.actions_by_key["delete"].isEnabled()


def speck(studio) -> None:
    key(studio, KEY.Key_B)
    click(studio, 271, 221)


def test_clean_up_shows_what_it_does_and_is_one_entry(studio, qtbot) -> None:
    speck(studio)
    before, adjust = document(studio), studio.options.adjust
    key(studio, KEY.Key_K, CONTROL)
    assert adjust.isVisible()
    assert adjust.slider.hasFocus()
    assert not studio.canvas.layers.document.structure[105:115, 130:140].any()
    wait_decoded(qtbot, studio)
    assert document(studio) is before
    adjust.slider.setFocus()
    # A speck of one pixel is longer than nothing: at the left end of the slider it stays.
    QTest.keyClick(adjust.slider, KEY.Key_Home)
    QTest.keyClick(adjust.slider, KEY.Key_End)
    assert studio.canvas.layers.document.structure.sum() < before.structure.sum()
    QTest.mouseClick(adjust.apply_button, LEFT)
    assert names(studio) == ["Opened", "Ink", "Clean up"]
    assert not adjust.isVisible()
    assert studio.canvas.hasFocus()
    key(studio, KEY.Key_Z, CONTROL)
    assert document(studio) is before
    assert lines(studio)[110, 135]


@pytest.mark.parametrize("way_out", ["button", "escape", "tool"])
def test_a_clean_up_that_is_dropped_leaves_no_trace(studio, qtbot, way_out: str) -> None:
    speck(studio)
    before = document(studio)
    command(studio, "clean_up")
    if way_out == "button":
        QTest.mouseClick(studio.options.adjust.cancel_button, LEFT)
    elif way_out == "escape":
        key(studio, KEY.Key_Escape)
    else:
        select(studio, 200, 200, 300, 240)
    assert not studio.options.adjust.isVisible()
    assert document(studio) is before
    assert studio.canvas.layers.document is before
    assert names(studio) == ["Opened", "Ink"]
    wait_decoded(qtbot, studio)


def test_detection_anew_stays_within_the_selection(studio, qtbot) -> None:
    before = lines(studio)
    select(studio, 80, 50, 240, 206)
    chosen = studio.session.selection
    key(studio, KEY.Key_L, CONTROL)
    qtbot.waitUntil(lambda: studio.canvas.layers.document is not document(studio), timeout=20_000)
    shown = studio.canvas.layers.document.structure
    assert not np.array_equal(shown, before)
    np.testing.assert_array_equal(shown[~chosen], before[~chosen])
    key(studio, KEY.Key_Return)
    assert names(studio) == ["Opened", "Detect anew"]
    np.testing.assert_array_equal(lines(studio), shown)
    wait_decoded(qtbot, studio)


def test_lines_are_found_anew_by_the_other_detector(studio, qtbot) -> None:
    key(studio, KEY.Key_L, CONTROL)
    adjust, photo = studio.options.adjust, studio.session.original
    adjust.ways.setFocus()
    QTest.keyClick(adjust.ways, KEY.Key_Down)
    assert adjust.ways.currentText() == "Canny"
    # The hand moves on to the slider, and the detector stays the one that was chosen.
    adjust.slider.setFocus()
    QTest.keyClick(adjust.slider, KEY.Key_Home)
    fewest = canny_structure(photo, strength=4)
    assert not np.array_equal(fewest, contour_structure(photo, strength=4))
    qtbot.waitUntil(lambda: np.array_equal(studio.canvas.layers.document.structure, fewest), timeout=20_000)
    QTest.keyClick(adjust.slider, KEY.Key_Return)
    qtbot.waitUntil(lambda: names(studio) == ["Opened", "Detect anew"], timeout=20_000)
    np.testing.assert_array_equal(lines(studio), fewest)
    command(studio, "clean_up")
    assert not adjust.ways.isVisible()
    wait_decoded(qtbot, studio)


def test_what_a_slow_detector_found_comes_too_late_for_the_other(studio, qtbot) -> None:
    adjust, found = studio.options.adjust, []
    studio.adjusting._worker.done.connect(lambda step, _: found.append(step.way))
    key(studio, KEY.Key_L, CONTROL)
    qtbot.waitUntil(lambda: found == [0], timeout=20_000)
    by_contours = studio.canvas.layers.document.structure
    for code in (KEY.Key_Down, KEY.Key_Up):
        QTest.keyClick(adjust.ways, code)
    qtbot.waitUntil(lambda: len(found) > 1 and found[-1] == 0, timeout=20_000)
    np.testing.assert_array_equal(studio.canvas.layers.document.structure, by_contours)
    key(studio, KEY.Key_Escape)
    wait_decoded(qtbot, studio)


def test_a_map_goes_out_and_comes_back_by_the_menu(studio, tmp_path, monkeypatch) -> None:
    first, path = lines(studio), tmp_path / "map.png"
    answer_dialog(monkeypatch, "getSaveFileName", path)
    menu = menu_of(studio, "Structure")
    choose_in_menu(studio, menu, "Export map…")
    stored = cv2.imread(str(path), cv2.IMREAD_GRAYSCALE)
    np.testing.assert_array_equal(stored > 127, first)
    cv2.imwrite(str(path), np.where(np.fliplr(first), 255, 0).astype(np.uint8))
    answer_dialog(monkeypatch, "getOpenFileName", path)
    choose_in_menu(studio, menu, "Import map…")
    np.testing.assert_array_equal(lines(studio), np.fliplr(first))
    assert names(studio) == ["Opened", "Import map"]


def test_lines_that_are_worth_their_bytes_are_a_way_to_find_them_anew(studio, qtbot) -> None:
    select(studio, 80, 50, 240, 206)
    before, chosen = lines(studio), studio.session.selection
    key(studio, KEY.Key_L, CONTROL)
    adjust = studio.options.adjust
    adjust.ways.setFocus()
    QTest.keyClick(adjust.ways, KEY.Key_End)
    assert adjust.ways.currentText() == "Automatic"
    photo, scale = studio.session.original, document(studio).structure_scale
    worth = studio.engine.backend.line_choice(photo, scale, document(studio).mask)
    for code, strength in ((KEY.Key_Home, 4.0), (KEY.Key_End, 0.25)):
        adjust.slider.setFocus()
        QTest.keyClick(adjust.slider, code)
        expected = with_lines(document(studio), worth(strength), chosen).structure
        qtbot.waitUntil(
            lambda expected=expected: np.array_equal(studio.canvas.layers.document.structure, expected), timeout=20_000
        )
    QTest.keyClick(adjust.slider, KEY.Key_Return)
    qtbot.waitUntil(lambda: names(studio) == ["Opened", "Detect anew"])
    assert not np.array_equal(lines(studio), before)
    np.testing.assert_array_equal(lines(studio)[~chosen], before[~chosen])
    wait_decoded(qtbot, studio)


def test_lines_from_elsewhere_are_made_thin(studio, qtbot, tmp_path, monkeypatch) -> None:
    drawn = np.zeros((256, 320), np.uint8)
    cv2.line(drawn, (40, 40), (280, 200), 255, 9)
    cv2.imwrite(str(tmp_path / "drawn.png"), drawn)
    answer_dialog(monkeypatch, "getOpenFileName", tmp_path / "drawn.png")
    command(studio, "import_map")
    assert "Structure > Thin lines makes the file smaller" in message(studio)
    thick, before = document(studio), total(studio)
    select(studio, 0, 0, 160, 256)
    command(studio, "thin_lines")
    assert names(studio)[-1] == "Thin lines"
    half = lines(studio)
    assert np.array_equal(half[:, 82:], thick.structure[:, 82:])
    assert half[:, :78].sum(0).max() == 1
    key(studio, KEY.Key_D, CONTROL)
    command(studio, "thin_lines")
    thin = lines(studio)
    assert thin.sum(0).max() == 1
    assert thin.any(0)[22:138].all()
    assert total(studio) < before
    # There is nothing left to be made thin.
    command(studio, "thin_lines")
    assert len(names(studio)) == 4
    key(studio, KEY.Key_Z, CONTROL)
    assert np.array_equal(lines(studio), half)
