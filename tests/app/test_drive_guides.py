"""What guides strokes: a steadier hand, and axes that strokes are mirrored at. And Tab, which makes room for them."""

import numpy as np
import pytest
from canvas_helpers import drag
from drive_helpers import CONTROL, KEY, command, document, key, lines, names
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from studio_helpers import draw, on_canvas

from gc_studio.app.editing.guiding import CORDS

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TREMBLING = [(110 + 4 * n, 230 + (3 if n % 2 else -3)) for n in range(30)]


@pytest.fixture
def ink(studio):
    key(studio, KEY.Key_B)
    return studio


def drawn(studio) -> np.ndarray:
    """Line pixels in the empty lower part of the photo."""
    return lines(studio)[104:]


def test_a_steady_hand_draws_smoother_and_ends_where_the_hand_ends(ink) -> None:
    heights = []
    for step in range(len(CORDS)):
        command(ink, f"steady_{step}")
        draw(ink, TREMBLING)
        rows, columns = np.nonzero(drawn(ink))
        assert columns.max() == pytest.approx(TREMBLING[-1][0] // 2, abs=1)
        heights.append(np.ptp(rows[columns < 100]))
        key(ink, KEY.Key_Z, CONTROL)
    assert heights[0] > heights[1] >= heights[2]


def test_a_steady_hand_stays_so_and_can_be_dropped(ink, make_window) -> None:
    command(ink, "steady_2")
    before = document(ink)
    draw(ink, TREMBLING, release=False)
    key(ink, KEY.Key_Escape)
    assert document(ink) is before
    assert make_window().actions_by_key["steady_2"].isChecked()


def test_both_sides_of_an_axis_are_one_stroke(ink) -> None:
    before = document(ink)
    command(ink, "symmetry_upright")
    assert ink.actions_by_key["symmetry_upright"].isChecked()
    draw(ink, [(110, 220), (125, 230), (140, 215)])
    assert names(ink) == ["Opened", "Ink"]
    np.testing.assert_array_equal(drawn(ink), drawn(ink)[:, ::-1])
    assert drawn(ink)[6, 55]
    key(ink, KEY.Key_E)
    draw(ink, [(110, 220), (125, 230), (140, 215)])
    np.testing.assert_array_equal(drawn(ink), before.structure[104:])
    assert names(ink) == ["Opened", "Ink", "Erase"]
    key(ink, KEY.Key_U)
    draw(ink, [(110, 220), (140, 220)])
    np.testing.assert_array_equal(drawn(ink), drawn(ink)[:, ::-1])
    for _ in range(3):
        key(ink, KEY.Key_Z, CONTROL)
    assert document(ink) is before


def test_an_axis_is_moved_by_its_grip(ink) -> None:
    command(ink, "symmetry_upright")
    axes = ink.canvas._axes
    grip = axes._grip(next(iter(axes._shown())))
    assert names(ink) == ["Opened"]
    start = ink.canvas.viewport.to_picture(grip).toTuple()
    drag(ink.canvas, [start, (150, start[1]), (140, start[1])])
    assert ink.guiding.symmetry.upright == pytest.approx(140, abs=1)
    # The hand moved an axis, and drew nothing.
    assert names(ink) == ["Opened"]
    draw(ink, [(120, 224), (130, 224)])
    columns = np.nonzero(drawn(ink))[1]
    assert columns.min() == pytest.approx(60, abs=1)
    assert columns.min() + columns.max() == ink.guiding.symmetry.upright - 1
    command(ink, "symmetry_upright")
    draw(ink, [(200, 230), (204, 230)])
    assert drawn(ink)[11, 100]
    assert drawn(ink)[11].sum() <= 3


def test_four_sides_with_both_axes(ink) -> None:
    command(ink, "symmetry_upright")
    command(ink, "symmetry_level")
    before = lines(ink)
    draw(ink, [(110, 220), (140, 216)])
    new = lines(ink) & ~before
    np.testing.assert_array_equal(lines(ink) | new, before | new | new[::-1] & lines(ink))
    assert new[:24].any()
    np.testing.assert_array_equal(new[104:], new[104:, ::-1])


def test_tab_hides_the_panels_and_brings_them_back(studio) -> None:
    studio.canvas.setFocus()
    studio.docks["History"].raise_()
    width = studio.canvas.width()
    key(studio, KEY.Key_Tab)
    assert not any(dock.isVisible() for dock in studio.docks.values())
    QApplication.processEvents()
    assert studio.canvas.width() > width
    assert studio.canvas.hasFocus()
    key(studio, KEY.Key_Tab)
    QApplication.processEvents()
    assert all(dock.toggleViewAction().isChecked() for dock in studio.docks.values())
    assert not studio.history.visibleRegion().isEmpty()
    assert studio.rate.visibleRegion().isEmpty()


def test_a_panel_that_was_closed_stays_closed(studio) -> None:
    studio.canvas.setFocus()
    studio.docks["Textures"].close()
    for _ in range(2):
        key(studio, KEY.Key_Tab)
    assert studio.docks["Textures"].isHidden()
    assert not studio.docks["Rate"].isHidden()


def test_tab_goes_on_to_the_next_control_everywhere_else(studio) -> None:
    for widget in (studio.textures.find_bar.field, studio.options.spin, studio.textures.slider):
        widget.setFocus()
        QTest.keyClick(QApplication.focusWidget(), KEY.Key_Tab)
        assert QApplication.focusWidget() is not widget
        assert studio.docks["Textures"].isVisible()
    command(studio, "settings")
    dialog = QApplication.activeModalWidget()
    before = dialog.focusWidget()
    QTest.keyClick(before, KEY.Key_Tab)
    assert dialog.focusWidget() is not before
    assert studio.docks["Textures"].isVisible()
    dialog.reject()


def test_all_tools_fit_into_a_low_window(studio) -> None:
    studio.resize(900, 560)
    QApplication.processEvents()
    bar = studio._tool_bar
    # Others are those of scenes.
    for action in filter(QAction.isVisible, bar.actions()):
        button = bar.widgetForAction(action)
        assert button.isVisible()
        assert bar.rect().contains(button.geometry())
    assert on_canvas(studio, 0, 0).y() > 0
