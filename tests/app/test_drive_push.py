"""Push and warp: lines and what lies between them, dragged by the mouse and by pins."""

import cv2
import numpy as np
import pytest
from canvas_helpers import drag
from drive_helpers import CONTROL, KEY, SHIFT, click, document, hold, key, lines, names, select
from PySide6.QtTest import QTest
from studio_helpers import LEFT, draw, message, on_canvas, wait_decoded

from gc_studio.analysis.curves import thinned
from gc_studio.app.editing import shaping
from gc_studio.canvas import Tool
from gc_studio.document.edits import set_levels

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

LINE = [(110, 230), (230, 230)]
"""Across a part of the photo where there are no other lines."""


def way(start, end, steps: int = 6) -> list[tuple[float, float]]:
    """Places of the mouse from one picture point to another."""
    return [tuple(np.add(start, np.subtract(end, start) * step / steps)) for step in range(steps + 1)]


UP = way((170, 230), (170, 212))


@pytest.fixture
def line(studio):
    """A window with a line drawn, and the push tool in hand."""
    key(studio, KEY.Key_B)
    draw(studio, LINE)
    key(studio, KEY.Key_G)
    studio.shaping.strength = 100
    return studio


def row_at(studio, x: int) -> int:
    """Row of the drawn line at an x of the picture."""
    rows = np.flatnonzero(lines(studio)[100:, x // 2])
    assert len(rows) == 1
    return int(rows[0]) + 100


def test_a_line_follows_the_hand_and_one_undo_brings_it_back(line, qtbot) -> None:
    before = document(line)
    assert line.canvas.tool is Tool.PUSH
    let_go = hold(line, UP)
    # What is seen follows before the button is let go, and nothing is committed yet.
    assert line.session.is_previewing
    assert names(line) == ["Opened", "Ink"]
    shown = line.canvas.layers.document.structure
    assert shown[106, 85]
    let_go()
    assert names(line) == ["Opened", "Ink", "Push"]
    np.testing.assert_array_equal(lines(line), shown)
    assert row_at(line, 170) == pytest.approx(106, abs=1)
    assert row_at(line, 120) == row_at(line, 220) == 115
    # One line, whole and thin, and all others where they were.
    drawn = lines(line)[100:, 52:]
    assert cv2.connectedComponents(drawn.astype(np.uint8), connectivity=8)[0] == 2
    np.testing.assert_array_equal(thinned(drawn), drawn)
    np.testing.assert_array_equal(lines(line)[:90], before.structure[:90])
    wait_decoded(qtbot, line)
    key(line, KEY.Key_Z, CONTROL)
    assert document(line) is before


def test_escape_drops_a_push(line) -> None:
    before = document(line)
    let_go = hold(line, UP)
    assert line.canvas.layers.document is not before
    key(line, KEY.Key_Escape)
    assert line.canvas.layers.document is document(line) is before
    let_go()
    assert names(line) == ["Opened", "Ink"]


def test_with_a_selection_the_rest_is_frozen(line) -> None:
    select(line, 160, 200, 240, 250)
    key(line, KEY.Key_G)
    before = lines(line)
    drag(line.canvas, UP)
    np.testing.assert_array_equal(lines(line)[:, :79], before[:, :79])
    assert row_at(line, 176) < 110
    drag(line.canvas, way((120, 230), (120, 240)))
    assert "only what is selected" in message(line)
    assert names(line) == ["Opened", "Ink", "Push"]


def test_size_and_strength_stand_above_the_picture(line) -> None:
    spin, strength = line.options.spin, line.options.strength
    assert spin.isVisible()
    assert strength.isVisible()
    assert spin.value() == line.canvas.brush == 60
    key(line, KEY.Key_BracketLeft)
    assert spin.value() == line.canvas.brush == 45
    strength.setFocus()
    strength.selectAll()
    QTest.keyClicks(strength, "30")
    QTest.keyClick(strength, KEY.Key_Return)
    assert line.canvas.hasFocus()
    drag(line.canvas, UP)
    assert 106 < row_at(line, 170) < 115
    key(line, KEY.Key_B)
    assert not strength.isVisible()


def test_textures_and_the_mask_go_along_and_photo_cells_become_gist(line) -> None:
    # Beside the line: a texture of the left part, and a faithful block where the brush goes.
    base = document(line)
    regions, levels = np.zeros(base.grid, np.uint8), np.zeros(base.grid, np.uint8)
    regions[:, :7] = 1
    levels[4:6, 6:8], levels[0, 15] = 3, 3
    given = base.with_layers(extra_textures=base.texture[None] + 1, regions=regions)
    line.session.commit("Given", set_levels(given, levels, line.session.available))
    before = document(line)
    drag(line.canvas, way((100, 80), (124, 80)))
    after = document(line)
    seen, had = after.textures[after.regions], before.textures[before.regions]
    np.testing.assert_array_equal(seen[5, 7], had[5, 6])
    np.testing.assert_array_equal(seen[10:], had[10:])
    assert after.levels[5, 6:8].tolist() == [0, 1]
    assert after.levels[0, 15] == 3
    np.testing.assert_array_equal(after.faithful[:, 0, 15], before.faithful[:, 0, 15])
    assert "keep its gist" in message(line)
    key(line, KEY.Key_Z, CONTROL)
    assert document(line) is before


def pin(studio, x: float, y: float) -> None:
    """Set a pin, or touch it."""
    click(studio, x, y)


@pytest.fixture
def pinned(line):
    """Two pins on the line, one of them dragged up."""
    key(line, KEY.Key_G, SHIFT)
    pin(line, 120, 230)
    pin(line, 180, 230)
    assert names(line) == ["Opened", "Ink"]
    assert not line.session.is_previewing
    drag(line.canvas, way((180, 230), (180, 210)))
    return line


def test_pins_carry_the_picture_and_enter_keeps_it(pinned, qtbot) -> None:
    before, shown = document(pinned), pinned.canvas.layers.document
    assert names(pinned) == ["Opened", "Ink"]
    # A moved pin can be taken hold of where it is now.
    drag(pinned.canvas, way((180, 210), (180, 200)))
    assert pinned.canvas.layers.document is not shown
    key(pinned, KEY.Key_Return)
    assert names(pinned) == ["Opened", "Ink", "Warp"]
    assert row_at(pinned, 180) == pytest.approx(100, abs=1)
    assert row_at(pinned, 120) == pytest.approx(115, abs=1)
    # Of the photo's own lines, thick ones may not have moved.
    np.testing.assert_array_equal(thinned(lines(pinned)[100:, 52:]), lines(pinned)[100:, 52:])
    assert not pinned.canvas._pins.is_open
    wait_decoded(qtbot, pinned)
    key(pinned, KEY.Key_Z, CONTROL)
    assert document(pinned) is before


def test_escape_drops_the_pins(pinned) -> None:
    before = document(pinned)
    assert pinned.session.is_previewing
    key(pinned, KEY.Key_Escape)
    assert not pinned.session.is_previewing
    assert pinned.canvas.layers.document is document(pinned) is before
    assert not pinned.canvas._pins.is_open


def test_pins_are_removed_by_a_double_click_and_by_delete(pinned) -> None:
    select_all = document(pinned)
    QTest.mouseDClick(pinned.canvas, LEFT, pos=on_canvas(pinned, 180, 210))
    QTest.mouseRelease(pinned.canvas, LEFT, pos=on_canvas(pinned, 180, 210))
    assert len(pinned.canvas._pins._pins) == 1
    np.testing.assert_array_equal(pinned.canvas.layers.document.structure, select_all.structure)
    key(pinned, KEY.Key_Delete)
    assert not pinned.canvas._pins.is_open
    assert not pinned.session.is_previewing
    assert names(pinned) == ["Opened", "Ink"]


def test_delete_belongs_to_the_pins_though_lines_are_selected(line) -> None:
    select(line, 100, 200, 240, 250)
    key(line, KEY.Key_G, SHIFT)
    pin(line, 120, 230)
    assert line.actions_by_key["delete"].isEnabled()
    key(line, KEY.Key_Delete)
    assert names(line) == ["Opened", "Ink"]
    key(line, KEY.Key_Delete)
    assert names(line) == ["Opened", "Ink", "Delete lines"]


def test_another_tool_keeps_what_the_pins_do(pinned) -> None:
    shown = pinned.canvas.layers.document
    key(pinned, KEY.Key_B)
    assert names(pinned) == ["Opened", "Ink", "Warp"]
    np.testing.assert_array_equal(lines(pinned), shown.structure)


def test_large_pictures_are_warped_beside_the_hand(line, qtbot, monkeypatch) -> None:
    monkeypatch.setattr(shaping, "MOST_LIVE_PIXELS", 0)
    key(line, KEY.Key_G, SHIFT)
    pin(line, 180, 230)
    drag(line.canvas, way((180, 230), (180, 210)))
    qtbot.waitUntil(lambda: line.session.is_previewing and line.session.visible.structure[105, 90])
    key(line, KEY.Key_Return)
    assert names(line) == ["Opened", "Ink", "Warp"]
    assert row_at(line, 180) == pytest.approx(105, abs=1)


def test_pins_that_nobody_moved_leave_no_trace(line) -> None:
    before = document(line)
    key(line, KEY.Key_G, SHIFT)
    pin(line, 120, 230)
    # Beside the picture there is nothing to pin.
    pin(line, -12, 230)
    assert len(line.canvas._pins._pins) == 1
    key(line, KEY.Key_Return)
    assert document(line) is before
    assert not line.canvas._pins.is_open
