"""The menu of a texture, and the names that people give."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from studio_helpers import LEFT, NONE
from texture_helpers import (
    KEY,
    Shown,
    area,
    focus,
    focused,
    headings,
    item,
    key,
    labels,
    open_menu,
    pick,
    texture,
    texture_of,
)

from gc_studio.analysis.library import OWN_GROUP, PHOTO_GROUP, Texture
from gc_studio.app.docks.texture import TexturePanel
from gc_studio.app.docks.texture_cell import FAVOURITE

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_the_menu_of_a_shipped_texture(panel, qtbot) -> None:
    chosen, toggled = [], []
    panel.chosen.connect(chosen.append)
    panel.favourite_toggled.connect(lambda *values: toggled.append(values))
    menu = open_menu(panel, "Quilted navy")
    assert labels(menu) == ["Use", "Favourite", "More like this", "Copy as text"]
    pick(menu, "Use")
    navy = texture_of(panel, "Quilted navy")
    assert chosen == [navy]
    pick(open_menu(panel, "Quilted navy"), "Favourite")
    assert toggled == [(navy, True)]
    menu = open_menu(panel, "Quilted navy")
    assert menu.actions()[1].isChecked()
    QTest.keyClick(menu, KEY.Key_Escape)
    assert chosen == [navy]


def test_the_right_button_opens_the_menu(panel, qtbot) -> None:
    place = item(panel, "Salmon").listWidget().viewport().mapTo(panel, area(panel, "Salmon").center())
    QTest.mouseClick(panel.windowHandle(), Qt.MouseButton.RightButton, NONE, place)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    assert labels(QApplication.activePopupWidget()) == ["Use", "Favourite", "More like this", "Copy as text"]


def test_the_menu_key_opens_the_menu_of_the_current_texture(panel) -> None:
    chosen = []
    panel.chosen.connect(chosen.append)
    focus(panel, "Salmon")
    pick(open_menu(panel, "Salmon", QContextMenuEvent.Reason.Keyboard), "Use")
    assert chosen == [texture_of(panel, "Salmon")]


def test_a_texture_of_a_photo_is_saved_under_a_name(panel, qtbot) -> None:
    saved = []
    panel.save_requested.connect(lambda *values: saved.append(values))
    panel.add(texture("IMG 0042", PHOTO_GROUP), first=True)
    QTest.qWait(0)
    menu = open_menu(panel, "IMG 0042")
    assert labels(menu) == ["Use", "Favourite", "More like this", "Copy as text", "Save to my textures…"]
    pick(menu, "Save to my textures…")
    assert panel.foot.name_row.field.text() == "IMG 0042"
    assert QApplication.focusWidget() is panel.foot.name_row.field
    QTest.keyClicks(QApplication.focusWidget(), "  Wool ")
    key(KEY.Key_Return)
    assert saved == [(texture_of(panel, "IMG 0042"), "Wool")]
    assert focused(panel) == "IMG 0042"
    assert not panel.foot.name_row.isVisible()


def test_the_texture_of_the_picture_is_saved_under_a_name(panel) -> None:
    saved = []
    panel.save_current_requested.connect(saved.append)
    row = panel.foot.name_row
    panel.show_mix(Shown("Khaki", texture_of(panel, "Khaki").code, 0.5))
    QTest.mouseClick(panel.save_button, LEFT)
    assert row.field.selectedText() == "Khaki"
    key(KEY.Key_Delete)
    assert not row.save_button.isEnabled()
    key(KEY.Key_Return)
    assert row.isVisible()
    QTest.keyClicks(QApplication.focusWidget(), "x" * 70)
    QTest.mouseClick(row.save_button, LEFT)
    assert saved == ["x" * 60]
    QTest.mouseClick(panel.save_button, LEFT)
    key(KEY.Key_Escape)
    assert not row.isVisible()
    QTest.mouseClick(panel.save_button, LEFT)
    QTest.mouseClick(row.cancel_button, LEFT)
    assert not row.isVisible()
    assert len(saved) == 1
    assert panel.save_button.hasFocus()


def editor(panel: TexturePanel, name: str) -> QLineEdit:
    [field] = [f for f in item(panel, name).listWidget().findChildren(QLineEdit) if f.isVisible()]
    return field


def test_own_textures_are_renamed_in_place(panel, qtbot) -> None:
    renamed = []
    panel.rename_requested.connect(lambda *values: renamed.append(values))
    denim = texture("Denim", OWN_GROUP)
    panel.add(denim)
    QTest.qWait(0)
    focus(panel, "Denim")
    key(KEY.Key_F2)
    field = editor(panel, "Denim")
    assert field.selectedText() == "Denim"
    QTest.keyClicks(field, "Jeans")
    QTest.keyClick(field, KEY.Key_Return)
    qtbot.waitUntil(lambda: len(renamed) > 0)
    assert renamed == [(denim, "Jeans")]
    # Whether it can be called so is for the library to say.
    jeans = Texture("Jeans 2", OWN_GROUP, denim.code, denim.thumbnail)
    panel.set_favourite(denim, True)
    panel.rename(denim, jeans)
    assert texture_of(panel, "Jeans 2") is jeans
    assert item(panel, "Jeans 2").data(FAVOURITE)

    pick(open_menu(panel, "Jeans 2"), "Rename")
    QTest.keyClicks(editor(panel, "Jeans 2"), "Other")
    QTest.keyClick(editor(panel, "Jeans 2"), KEY.Key_Escape)
    focus(panel, "Jeans 2")
    key(KEY.Key_F2)
    QTest.keyClick(editor(panel, "Jeans 2"), KEY.Key_Delete)
    QTest.keyClick(editor(panel, "Jeans 2"), KEY.Key_Return)
    QTest.qWait(0)
    assert len(renamed) == 1
    assert item(panel, "Jeans 2").text() == "Jeans 2"


def test_own_textures_are_deleted(panel, qtbot) -> None:
    deleted = []
    panel.delete_requested.connect(deleted.append)
    panel.delete_requested.connect(panel.remove)
    denim, linen, silk = (texture(name, OWN_GROUP) for name in ("Denim", "Linen", "Silk"))
    panel.add_all([denim, linen, silk])
    QTest.qWait(0)
    focus(panel, "Linen")
    key(KEY.Key_Delete)
    assert deleted == [linen]
    assert [item.text() for item in panel.items()][-2:] == ["Denim", "Silk"]
    assert focused(panel) in ("Denim", "Silk")
    pick(open_menu(panel, "Denim"), "Delete")
    focus(panel, "Silk")
    key(KEY.Key_Delete)
    assert deleted == [linen, denim, silk]
    assert OWN_GROUP not in headings(panel)
    assert focused(panel) == "Royal blue"
    panel.add(linen)
    QTest.qWait(0)
    assert headings(panel)[0] == OWN_GROUP


def test_what_ships_is_neither_renamed_nor_deleted(panel) -> None:
    touched = []
    panel.delete_requested.connect(touched.append)
    panel.rename_requested.connect(lambda *values: touched.append(values))
    focus(panel, "Khaki")
    key(KEY.Key_Delete)
    key(KEY.Key_F2)
    assert [f for f in item(panel, "Khaki").listWidget().findChildren(QLineEdit) if f.isVisible()] == []
    assert touched == []


@pytest.mark.parametrize("name", ["\U0001f600" * 40, "x" * 60, "\u4f60\u597d" * 20, "a b " * 15, ""])
def test_names_of_any_kind_are_painted(panel, qtbot, name: str) -> None:
    QTest.qWait(0)
    panel.add(texture(name, OWN_GROUP))
    panel.add(texture("", OWN_GROUP, seed=1))
    QTest.qWait(0)
    grid = panel.items()[-1].listWidget()

    def picture(row: int) -> QImage:
        return grid.viewport().grab(grid.visualItemRect(panel.items()[row])).toImage()

    # Under load the list is laid out a moment later.
    qtbot.waitUntil(lambda: (picture(-2) == picture(-1)) == (name == ""))


def test_names_from_outside_are_no_markup(panel) -> None:
    panel.add(texture("<b>bold</b>\nname", PHOTO_GROUP), first=True)
    bold = item(panel, "<b>bold</b> name")
    assert "<b>" not in bold.toolTip()
    assert "bold" in bold.toolTip()
