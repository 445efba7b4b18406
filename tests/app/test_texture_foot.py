"""Below the textures: where one goes, the chips of regions, the mix."""

import re

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from texture_helpers import KEY, Shown, key

from gc_studio.app.docks.texture_regions import Chip, region_colours

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_the_scope_is_told(panel) -> None:
    assert panel.foot.scope.text() == "Applies to the whole picture"
    whole = panel.foot.scope.grab().toImage()
    panel.show_scope(True)
    assert panel.foot.scope.text() == "Applies to the selection"
    assert panel.foot.scope.grab().toImage() != whole


def test_several_textures_have_chips_that_are_pressed_by_mouse_and_keys(panel, qtbot) -> None:
    assert not panel.foot.regions.isVisible()
    panel.show_regions(3)
    assert panel.foot.regions.isVisible()
    chips = panel.foot.regions.chips
    pressed = []
    panel.region_pressed.connect(pressed.append)
    qtbot.mouseClick(chips[2], Qt.MouseButton.LeftButton)
    chips[1].setFocus()
    qtbot.keyClick(chips[1], Qt.Key.Key_Space)
    assert pressed == [2, 1]
    blank = chips[0].grab().toImage()
    panel.show_region_colours([QColor("red"), QColor("blue"), QColor("white")])
    assert chips[0].grab().toImage() != blank
    QApplication.processEvents()
    panel.show_regions(2)
    assert not chips[2:]
    assert [each for each in panel.foot.regions.findChildren(Chip) if each.isVisible()] == chips
    panel.show_regions(1)
    assert not panel.foot.regions.isVisible()


def test_chips_have_the_mean_colours_of_their_regions_and_a_texture_without_cells_has_none() -> None:
    picture = np.zeros((32, 48, 3), np.uint8)
    picture[:, :16] = 200, 10, 30
    regions = np.array([[0, 2, 2], [0, 2, 2]], np.uint8)
    colours = region_colours(picture, regions)
    assert colours[0].getRgb()[:3] == (200, 10, 30)
    assert not colours[1].isValid()
    assert colours[2].getRgb()[:3] == (0, 0, 0)


def test_the_chips_of_sixteen_textures_have_room(panel) -> None:
    panel.resize(panel.minimumSizeHint().width(), 500)
    panel.show_region_colours([QColor("red")] * 16)
    QApplication.processEvents()
    assert panel.width() == panel.minimumSizeHint().width()
    assert all(chip.width() >= 9 for chip in panel.foot.regions.chips)


def test_the_mix_has_names_at_both_ends_and_keys(panel) -> None:
    moved, ended = [], []
    panel.mix_moved.connect(moved.append)
    panel.mix_ended.connect(lambda: ended.append(len(moved)))
    row = panel.foot.mix_row
    assert not panel.slider.isEnabled()
    assert "Pick a texture" in row.before.text()
    name = "A name that is much too long for the narrow place that there is for it"
    panel.show_mix(Shown(name, np.zeros(64, np.int16), 0.5))
    assert (row.before.text(), row.share.text(), row.picked.text()) == ("Before", "50 %", name)
    assert panel.width() == 290
    assert re.sub("<.*?>", "", row.picked.toolTip()) == name
    panel.slider.setFocus()
    key(KEY.Key_Right)
    key(KEY.Key_Left)
    key(KEY.Key_Home)
    assert moved == [55, 50, 0]
    assert ended == [1, 2, 3]
    assert row.share.text() == "0 %"
