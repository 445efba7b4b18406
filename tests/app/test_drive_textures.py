"""The texture list in the window: selections, mixing, search, favourites, textures of one's own, drops."""

import threading
from pathlib import Path

import numpy as np
from drive_helpers import CONTROL, KEY, click, command, document, key, names, select
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidgetItem, QStyle, QStyleOptionSlider
from studio_helpers import LEFT, choose, draw, drop, message, wait_decoded

from gc_studio.analysis.library import OWN_GROUP
from gc_studio.analysis.selection import cells_of
from gc_studio.app.docks.texture_cell import FAVOURITE, star_area
from gc_studio.bitstream import write
from gc_studio.canvas import Tool
from gc_studio.document.regions import central_region

JACKET = (30, 40, 150, 200)


def item(studio, name: str) -> QListWidgetItem:
    return next(item for item in studio.textures.items() if item.text() == name)


def own(studio) -> list[str]:
    return [item.text() for item in studio.textures.items() if group(item) == OWN_GROUP]


def group(item: QListWidgetItem) -> str:
    return item.data(Qt.ItemDataRole.UserRole).group


def code(studio, index: int) -> np.ndarray:
    return studio.textures.items()[index].data(Qt.ItemDataRole.UserRole).code


def of_cells(studio) -> np.ndarray:
    """The texture code of every cell, (rows, columns, 64)."""
    return document(studio).textures[document(studio).regions]


def handle_of(slider) -> QPoint:
    option = QStyleOptionSlider()
    slider.initStyleOption(option)
    style = slider.style()
    return style.subControlRect(
        QStyle.ComplexControl.CC_Slider, option, QStyle.SubControl.SC_SliderHandle, slider
    ).center()


def drag_mix(slider, share: float, release: bool = True) -> None:
    """Take the handle of the mix slider somewhere."""
    start = handle_of(slider)
    QTest.mousePress(slider, LEFT, pos=start)
    goal = QPoint(round(slider.width() * share), start.y())
    QTest.mouseMove(slider, (start + goal) / 2)
    QTest.mouseMove(slider, goal)
    if release:
        QTest.mouseRelease(slider, LEFT, pos=goal)


def test_a_selection_takes_a_texture_of_its_own_and_mixes_it(studio, qtbot) -> None:
    before = document(studio)
    select(studio, *JACKET)
    assert studio.textures.foot.scope.text() == "Applies to the selection"
    cells = cells_of(studio.session.selection, before)
    choose(studio, 2)
    assert len(document(studio).extra_textures) == 1
    assert studio.textures.foot.regions.isVisible()
    assert (of_cells(studio)[cells] == code(studio, 2)).all()
    assert (of_cells(studio)[~cells] == before.texture).all()
    whole = document(studio)

    slider = studio.textures.slider
    drag_mix(slider, 0.5, release=False)
    assert studio.session.is_previewing
    assert names(studio) == ["Opened", "Texture: Washed velvet dark red"]
    wait_decoded(qtbot, studio)
    QTest.mouseRelease(slider, LEFT, pos=handle_of(slider))
    share = slider.value() / 100
    assert 0.3 < share < 0.7
    assert names(studio)[-1] == f"Texture: Washed velvet dark red, {slider.value()} %"
    mixed = np.rint((1 - share) * before.texture + share * code(studio, 2))
    assert (of_cells(studio)[cells] == mixed).all()
    assert (of_cells(studio)[~cells] == before.texture).all()
    wait_decoded(qtbot, studio)

    key(studio, KEY.Key_Z, CONTROL)
    assert document(studio) is whole
    assert slider.value() == 100
    key(studio, KEY.Key_Z, CONTROL)
    assert document(studio) is before
    assert not slider.isEnabled()
    wait_decoded(qtbot, studio)


def test_the_wand_picks_what_lines_enclose_and_the_rest_stays(studio, qtbot) -> None:
    before = document(studio).texture
    key(studio, KEY.Key_W)
    # Within the circle of the photo.
    click(studio, 160, 128)
    choose(studio, 1)
    rows, columns = np.nonzero((of_cells(studio) == code(studio, 1)).all(2))
    assert 20 < len(rows) < 80
    assert np.hypot(16 * columns + 8 - 160, 16 * rows + 8 - 128).max() < 82
    assert (of_cells(studio)[:3] == before).all()
    wait_decoded(qtbot, studio)


def test_a_seventeenth_texture_is_refused_with_one_line(studio) -> None:
    studio.actions_by_key[Tool.BOX.name].trigger()
    for index in range(16):
        left, top = 16 * index + 2, 80
        draw(studio, [(left, top + 2), (left + 12, top + 13)])
        choose(studio, index)
    assert len(document(studio).textures) == 16
    assert len(names(studio)) == 16
    assert studio.messages.is_error
    assert "16" in message(studio)
    assert "\n" not in message(studio)
    # What is in the picture already can still be used.
    choose(studio, 3)
    assert len(names(studio)) == 17
    assert len(document(studio).textures) <= 16


def test_ctrl_f_finds_a_texture_and_enter_uses_it(studio) -> None:
    command(studio, "find_texture")
    assert QApplication.focusWidget() is studio.textures.find_bar.field
    QTest.keyClicks(QApplication.focusWidget(), "knitted lin")
    shown = [item.text() for item in studio.textures.items() if not item.isHidden()]
    assert shown == ["Linen"]
    key(studio, KEY.Key_Return)
    key(studio, KEY.Key_Return)
    assert names(studio) == ["Opened", "Texture: Linen"]
    np.testing.assert_array_equal(document(studio).texture, code(studio, 9))
    # Letters belong to the search while it has the focus, and to the tools before and after.
    assert studio.canvas.tool is Tool.INK
    key(studio, KEY.Key_E)
    assert studio.canvas.tool is Tool.ERASER


def rename(studio, name: str, new: str) -> None:
    """F2, a name and Enter."""
    entry = item(studio, name)
    grid = entry.listWidget()
    grid.setFocus()
    grid.setCurrentItem(entry)
    QTest.keyClick(grid, KEY.Key_F2)
    [field] = [field for field in grid.findChildren(QLineEdit) if field.isVisible()]
    field.selectAll()
    QTest.keyClicks(field, new)
    QTest.keyClick(field, KEY.Key_Return)


def save_current(studio, qtbot, name: str) -> None:
    QTest.mouseClick(studio.textures.save_button, LEFT)
    field = QApplication.focusWidget()
    field.selectAll()
    QTest.keyClicks(field, name)
    QTest.keyClick(field, KEY.Key_Return)
    qtbot.waitUntil(lambda: name in own(studio))


def test_a_texture_that_is_saved_is_read_from_the_photo_where_there_is_one(studio, model, qtbot, monkeypatch) -> None:
    asked = []

    def read(photo, document, number):
        asked.append((photo.shape, number))
        return document.textures[number] + 1

    monkeypatch.setattr(model, "texture_of_region", read)
    wait_decoded(qtbot, studio)
    save_current(studio, qtbot, "Winter coat")
    assert asked == [((document(studio).height, document(studio).width, 3), 0)]
    saved = item(studio, "Winter coat").data(Qt.ItemDataRole.UserRole)
    np.testing.assert_array_equal(saved.code, document(studio).texture + 1)


def test_a_texture_that_cannot_be_read_is_told(studio, model, qtbot, monkeypatch) -> None:
    def read(*_):
        raise RuntimeError("out of memory")

    monkeypatch.setattr(model, "texture_of_region", read)
    wait_decoded(qtbot, studio)
    QTest.mouseClick(studio.textures.save_button, LEFT)
    QTest.keyClick(QApplication.focusWidget(), KEY.Key_Return)
    qtbot.waitUntil(lambda: message(studio) == "No texture saved: out of memory")
    assert not own(studio)


def test_textures_of_ones_own_and_favourites_are_there_at_the_next_start(studio, make_window, qtbot) -> None:
    choose(studio, 4)
    wait_decoded(qtbot, studio)
    kept = document(studio).texture
    save_current(studio, qtbot, "Winter coat")
    save_current(studio, qtbot, "Summer dress")
    assert own(studio) == ["Winter coat", "Summer dress"]
    rename(studio, "Winter coat", "Autumn coat")
    qtbot.waitUntil(lambda: sorted(own(studio)) == ["Autumn coat", "Summer dress"])

    entry = item(studio, "Summer dress")
    entry.listWidget().setCurrentItem(entry)
    QTest.keyClick(entry.listWidget(), KEY.Key_Delete)
    assert own(studio) == ["Autumn coat"]
    assert "Deleted" in message(studio)
    QTest.mouseClick(studio.messages.undo_button, LEFT)
    assert sorted(own(studio)) == ["Autumn coat", "Summer dress"]
    entry = item(studio, "Summer dress")
    entry.listWidget().setCurrentItem(entry)
    QTest.keyClick(entry.listWidget(), KEY.Key_Delete)

    for name in ("Autumn coat", "Tweed"):
        entry = item(studio, name)
        studio.textures.reveal(entry.data(Qt.ItemDataRole.UserRole))
        QApplication.processEvents()
        grid = entry.listWidget()
        QTest.mouseClick(grid.viewport(), LEFT, pos=star_area(grid.visualItemRect(entry)).center())
        assert entry.data(FAVOURITE)
    assert studio.close()

    again = make_window()
    again.start([])
    qtbot.waitUntil(lambda: own(again) == ["Autumn coat"])
    favourites = [item.text() for item in again.textures.items() if item.data(FAVOURITE)]
    assert sorted(favourites) == ["Autumn coat", "Tweed"]
    np.testing.assert_array_equal(item(again, "Autumn coat").data(Qt.ItemDataRole.UserRole).code, kept)


def test_a_gcx_dropped_on_the_list_gives_its_texture(studio, qtbot, tmp_path: Path) -> None:
    path, before = tmp_path / "velvet.gcx", document(studio)
    path.write_bytes(write(before.with_texture(code(studio, 7))))
    drop(studio.textures, path)
    qtbot.waitUntil(lambda: "velvet" in [item.text() for item in studio.textures.items()])
    assert len(studio.session.documents) == 1
    index = [item.text() for item in studio.textures.items()].index("velvet")
    np.testing.assert_array_equal(code(studio, index), code(studio, 7))
    QApplication.processEvents()
    choose(studio, index)
    assert names(studio) == ["Opened", "Texture: velvet"]
    wait_decoded(qtbot, studio)


def test_thumbnails_show_this_document(studio, qtbot) -> None:
    def picture(index: int) -> int:
        return studio.textures.items()[index].icon().cacheKey()

    first = [picture(index) for index in range(6)]
    studio.actions_by_key[Tool.INK.name].trigger()
    draw(studio, [(30, 210), (150, 230)])
    qtbot.waitUntil(lambda: all(picture(index) != before for index, before in enumerate(first)))


def test_a_name_that_is_being_typed_survives_a_thumbnail(studio, qtbot) -> None:
    wait_decoded(qtbot, studio)
    save_current(studio, qtbot, "Winter coat")
    entry = item(studio, "Winter coat")
    entry.listWidget().setFocus()
    entry.listWidget().setCurrentItem(entry)
    key(studio, KEY.Key_F2)
    field = QApplication.focusWidget()
    QTest.keyClicks(field, "Autumn")
    row = studio.textures.items().index(entry)
    studio.textures.show_thumbnail(row, np.zeros((96, 96, 3), np.uint8))
    QTest.keyClicks(field, " coat")
    key(studio, KEY.Key_Return)
    qtbot.waitUntil(lambda: own(studio) == ["Autumn coat"])


def test_thumbnails_of_a_list_that_was_longer_go_to_no_other_texture(studio, model, qtbot, monkeypatch) -> None:
    wait_decoded(qtbot, studio)
    save_current(studio, qtbot, "Winter coat")
    own_code = item(studio, "Winter coat").data(Qt.ItemDataRole.UserRole).code
    begun, gate, render = threading.Event(), threading.Event(), model.in_textures

    def slowly(document, codes):
        if (codes == own_code).all(1).any():
            begun.set()
            assert gate.wait(10)
        return render(document, codes)

    monkeypatch.setattr(model, "in_textures", slowly)
    studio.actions_by_key[Tool.INK.name].trigger()
    draw(studio, [(30, 210), (150, 230)])
    qtbot.waitUntil(begun.is_set)
    entry = item(studio, "Winter coat")
    entry.listWidget().setCurrentItem(entry)
    QTest.keyClick(entry.listWidget(), KEY.Key_Delete)
    gate.set()

    def greens() -> list[int]:
        icons = [item.icon().pixmap(96, 96).toImage() for item in studio.textures.items()]
        return [icon.pixelColor(icon.rect().center()).green() for icon in icons]

    expected = [int(np.abs(code(studio, index)).sum()) % 256 for index in range(24)]
    qtbot.waitUntil(lambda: greens() == expected)


def test_a_chip_selects_the_region_of_its_texture_for_the_next_pick(studio, qtbot) -> None:
    before = document(studio)
    select(studio, *JACKET)
    choose(studio, 2)
    command(studio, "select_none")
    wait_decoded(qtbot, studio)
    chips = studio.textures.foot.regions.chips
    assert len(chips) == 2
    jacket = document(studio).regions == 1
    QTest.mouseClick(chips[1], LEFT)
    assert np.array_equal(cells_of(studio.session.selection, document(studio)), jacket)
    assert studio.textures.foot.scope.text() == "Applies to the selection"
    choose(studio, 5)
    assert (of_cells(studio)[jacket] == code(studio, 5)).all()
    assert (of_cells(studio)[~jacket] == before.texture).all()
    QTest.mouseClick(chips[1], LEFT)
    assert studio.session.selection is None
    assert "marked region" in studio.textures.foot.scope.text()
    choose(studio, 6)
    # Nothing is selected: it goes to what has the texture of the middle.
    middle = central_region(document(studio))
    assert (of_cells(studio)[middle] == code(studio, 6)).all()
    assert len(document(studio).extra_textures) == 1
    command(studio, "select_all")
    choose(studio, 3)
    assert not studio.textures.foot.regions.isVisible()
    assert (of_cells(studio) == code(studio, 3)).all()
