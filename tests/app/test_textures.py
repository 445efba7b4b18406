"""The texture panel driven as a person would: search, stars, folding, keys, menus, names, drops."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidgetItem, QMenu
from studio_helpers import LEFT, NONE, drop, show

from gc_studio.analysis.library import OWN_GROUP, PHOTO_GROUP, Texture
from gc_studio.app import theme
from gc_studio.app.docks.texture import TexturePanel
from gc_studio.app.docks.texture_cell import DIMMED, FAVOURITE, star_area
from gc_studio.app.docks.texture_grid import GroupHeading
from gc_studio.app.docks.texture_regions import Chip, region_colours

KEY = Qt.Key
NAMES = {
    "Blues": ("Royal blue", "Quilted navy", "Denim jacket", "Washed denim", "Sky polo"),
    "Reds": ("Crimson jersey", "Salmon"),
    "Earth": ("Khaki", "Mustard twill", "Blue jeans dyed brown", "Dark brown"),
}

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@dataclass(frozen=True)
class Shown:
    """A mix as the panel sees it."""

    name: str
    code: np.ndarray
    share: float = 1.0


def texture(name: str, group: str, seed: int = 0, level: int = 200) -> Texture:
    code = np.random.default_rng([seed, *name.encode()]).integers(-9, 10, 64).astype(np.int16)
    return Texture(name, group, code, np.full((96, 96, 3), level, np.uint8))


@pytest.fixture
def panel(qapp: QApplication, qtbot) -> Iterator[TexturePanel]:
    theme.apply_theme(qapp)
    panel = TexturePanel()
    panel.add_all(texture(name, group) for group, names in NAMES.items() for name in names)
    show(qtbot, panel, (290, 640))
    QTest.qWait(0)
    yield panel
    theme.apply_theme(qapp)


def item(panel: TexturePanel, name: str) -> QListWidgetItem:
    [found] = [item for item in panel.items() if item.text() == name]
    return found


def texture_of(panel: TexturePanel, name: str) -> Texture:
    return item(panel, name).data(Qt.ItemDataRole.UserRole)


def area(panel: TexturePanel, name: str):
    """The cell of a texture in its grid."""
    return item(panel, name).listWidget().visualItemRect(item(panel, name))


def click(panel: TexturePanel, name: str, place: QPoint | None = None) -> None:
    grid = item(panel, name).listWidget()
    QTest.mouseClick(grid.viewport(), LEFT, NONE, place or area(panel, name).center())


def click_star(panel: TexturePanel, name: str) -> None:
    click(panel, name, star_area(area(panel, name)).center())


def heading(panel: TexturePanel, group: str) -> GroupHeading:
    [found] = [button for button in panel.findChildren(GroupHeading) if button.accessibleName() == f"Group {group}"]
    return found


def headings(panel: TexturePanel) -> list[str]:
    shown = [button for button in panel.findChildren(GroupHeading) if button.isVisible()]
    return [button.accessibleName().removeprefix("Group ") for button in sorted(shown, key=lambda b: b.y())]


def visible(panel: TexturePanel) -> list[str]:
    items = [item for item in panel.items() if item.listWidget().isVisible() and not item.isHidden()]
    return [item.text() for item in items]


def key(code: Qt.Key, modifiers=NONE) -> None:
    """To whatever has the focus."""
    QTest.keyClick(QApplication.focusWidget(), code, modifiers)


def focused(panel: TexturePanel) -> str:
    """Name of the texture that the keys act on."""
    return QApplication.focusWidget().currentItem().text()


def focus(panel: TexturePanel, name: str) -> None:
    grid = item(panel, name).listWidget()
    grid.setFocus()
    grid.setCurrentItem(item(panel, name))


def open_menu(panel: TexturePanel, name: str, reason=QContextMenuEvent.Reason.Mouse) -> QMenu:
    """Ask for the menu of a texture as the window system does."""
    grid = item(panel, name).listWidget()
    place = area(panel, name).center() if reason is QContextMenuEvent.Reason.Mouse else QPoint(-1, -1)
    target = grid.viewport() if reason is QContextMenuEvent.Reason.Mouse else grid
    QApplication.sendEvent(target, QContextMenuEvent(reason, place, target.mapToGlobal(place)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def labels(menu: QMenu) -> list[str]:
    return [action.text().split("\t")[0] for action in menu.actions() if not action.isSeparator()]


def pick(menu: QMenu, label: str) -> None:
    [action] = [action for action in menu.actions() if action.text().split("\t")[0] == label]
    QTest.mouseClick(menu, LEFT, NONE, menu.actionGeometry(action).center())


# Choosing


def test_a_click_chooses_once(panel, qtbot) -> None:
    chosen = []
    panel.chosen.connect(chosen.append)
    click(panel, "Quilted navy")
    assert chosen == [texture_of(panel, "Quilted navy")]
    grid, place = item(panel, "Salmon").listWidget(), area(panel, "Salmon").center()
    QTest.mouseClick(grid.viewport(), LEFT, NONE, place)
    QTest.mouseDClick(grid.viewport(), LEFT, NONE, place)
    assert chosen[1:] == [texture_of(panel, "Salmon")]
    click(panel, "Khaki")
    assert chosen[2:] == [texture_of(panel, "Khaki")]


@pytest.mark.parametrize("code", [KEY.Key_Return, KEY.Key_Enter, KEY.Key_Space])
def test_keys_choose(panel, qtbot, code) -> None:
    chosen = []
    panel.chosen.connect(chosen.append)
    focus(panel, "Denim jacket")
    key(code)
    assert chosen == [texture_of(panel, "Denim jacket")]


def test_the_texture_in_use_is_marked(panel) -> None:
    def marked():
        return [item.text() for item in panel.items() if item.isSelected()]

    khaki = texture_of(panel, "Khaki")
    panel.show_mix(Shown("Khaki", khaki.code))
    assert marked() == ["Khaki"]
    click(panel, "Salmon")
    focus(panel, "Royal blue")
    key(KEY.Key_Right)
    assert marked() == ["Khaki"]
    panel.add(Texture("My khaki", OWN_GROUP, khaki.code, khaki.thumbnail))
    panel.show_mix(Shown("My khaki", khaki.code, 0.5))
    assert marked() == ["My khaki"]
    panel.show_mix(Shown("A name that was", khaki.code, 0.5))
    assert sorted(marked()) == ["Khaki", "My khaki"]
    panel.show_mix(None)
    assert marked() == []


# Search


def test_the_list_is_searched_as_one_types(panel) -> None:
    panel.focus_search()
    QTest.keyClicks(QApplication.focusWidget(), "blue")
    # A word of the name or of the group.
    assert visible(panel) == [*NAMES["Blues"], "Blue jeans dyed brown"]
    assert headings(panel) == ["Blues", "Earth"]
    QTest.keyClicks(QApplication.focusWidget(), " DEN")
    assert visible(panel) == ["Denim jacket", "Washed denim"]
    key(KEY.Key_Escape)
    assert len(visible(panel)) == 11
    assert panel.find_bar.field.hasFocus()


def test_a_search_shows_none_of_the_others_when_their_thumbnails_come_in(panel, qtbot) -> None:
    panel.find_bar.field.setText("salmon")
    panel.begin_gallery()
    panel.show_thumbnail(6, np.full((64, 64, 3), 90, np.uint8))
    qtbot.waitUntil(lambda: not panel.area.verticalScrollBar().isVisible())
    before = panel.area.grab().toImage()

    for row in range(5, len(panel.items())):
        panel.show_thumbnail(row, np.full((64, 64, 3), 90, np.uint8))
    QTest.qWait(0)

    assert panel.area.grab().toImage() == before


def test_a_search_without_results_says_so_and_shows_the_way_out(panel) -> None:
    panel.focus_search()
    QTest.keyClicks(QApplication.focusWidget(), "<b>zebra")
    assert panel.blank.isVisible()
    assert panel.blank.label.text() == "No texture is called “<b>zebra”."
    assert panel.blank.label.textFormat() == Qt.TextFormat.PlainText
    assert not panel.area.isVisible()
    QTest.mouseClick(panel.blank.button, LEFT)
    assert not panel.blank.isVisible()
    assert len(visible(panel)) == 11


def test_the_cross_clears_the_search(panel) -> None:
    cross = panel.find_bar.field.clear_button
    assert not cross.isVisible()
    panel.focus_search()
    QTest.keyClicks(QApplication.focusWidget(), "sal")
    assert visible(panel) == ["Salmon"]
    QTest.mouseClick(cross, LEFT)
    assert len(visible(panel)) == 11
    assert not cross.isVisible()


@pytest.mark.parametrize("code", [KEY.Key_Down, KEY.Key_Return])
def test_keys_go_from_the_search_to_what_was_found(panel, code) -> None:
    chosen = []
    panel.chosen.connect(chosen.append)
    panel.focus_search()
    QTest.keyClicks(QApplication.focusWidget(), "sal")
    key(code)
    assert focused(panel) == "Salmon"
    assert chosen == []
    key(KEY.Key_Return)
    assert chosen == [texture_of(panel, "Salmon")]


def test_no_library_is_no_error(qapp, qtbot) -> None:
    panel = TexturePanel()
    qtbot.addWidget(panel)
    panel.show()
    assert panel.begin_gallery().shape == (0, 64)
    assert panel.rows_in_view() == []
    assert "Drop photos" in panel.blank.label.text()
    assert not panel.blank.button.isVisible()
    panel.add(texture("Silk", PHOTO_GROUP), first=True)
    assert visible(panel) == ["Silk"]
    assert not panel.blank.isVisible()


# Favourites


def test_a_click_on_the_star_makes_a_favourite(panel) -> None:
    chosen, toggled = [], []
    panel.chosen.connect(chosen.append)
    panel.favourite_toggled.connect(lambda *values: toggled.append(values))
    click_star(panel, "Salmon")
    click_star(panel, "Sky polo")
    click_star(panel, "Salmon")
    salmon, polo = texture_of(panel, "Salmon"), texture_of(panel, "Sky polo")
    assert toggled == [(salmon, True), (polo, True), (salmon, False)]
    assert [item.text() for item in panel.items() if item.data(FAVOURITE)] == ["Sky polo"]
    assert chosen == []


def test_f_toggles_the_star_of_the_current_texture(panel) -> None:
    toggled = []
    panel.favourite_toggled.connect(lambda *values: toggled.append(values))
    focus(panel, "Salmon")
    key(KEY.Key_F)
    key(KEY.Key_F)
    key(KEY.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert toggled == [(texture_of(panel, "Salmon"), True), (texture_of(panel, "Salmon"), False)]


def test_the_star_of_a_favourite_is_painted(panel) -> None:
    def corner() -> QImage:
        grid = item(panel, "Salmon").listWidget()
        return grid.viewport().grab(star_area(area(panel, "Salmon"))).toImage()

    plain = corner()
    panel.set_favourite(texture_of(panel, "Salmon"), True)
    starred = corner()
    assert starred != plain
    panel.set_favourite(texture_of(panel, "Salmon"), False)
    assert corner() == plain
    QTest.mouseMove(item(panel, "Salmon").listWidget().viewport(), area(panel, "Salmon").center())
    hovered = corner()
    assert hovered != plain
    assert hovered != starred


def test_only_favourites_are_shown_on_demand(panel) -> None:
    star = panel.find_bar.star
    QTest.mouseClick(star, LEFT)
    assert "No favourites yet" in panel.blank.label.text()
    QTest.mouseClick(star, LEFT)
    panel.show_favourites(lambda texture: texture.name in ("Salmon", "Sky polo", "Khaki"))
    star.setFocus()
    key(KEY.Key_Space)
    assert visible(panel) == ["Sky polo", "Salmon", "Khaki"]
    panel.focus_search()
    QTest.keyClicks(QApplication.focusWidget(), "sal")
    assert visible(panel) == ["Salmon"]
    QTest.keyClicks(QApplication.focusWidget(), "x")
    assert panel.blank.label.text() == "No favourite is called “salx”."
    key(KEY.Key_Escape)
    click_star(panel, "Salmon")
    assert visible(panel) == ["Sky polo", "Khaki"]


# Groups


def test_groups_fold_by_mouse_and_keys(panel) -> None:
    QTest.mouseClick(heading(panel, "Blues"), LEFT)
    assert panel.folded == {"Blues"}
    assert visible(panel) == [*NAMES["Reds"], *NAMES["Earth"]]
    assert headings(panel) == ["Blues", "Reds", "Earth"]
    heading(panel, "Reds").setFocus()
    key(KEY.Key_Space)
    assert panel.folded == {"Blues", "Reds"}
    key(KEY.Key_Right)
    assert panel.folded == {"Blues"}
    key(KEY.Key_Right)
    key(KEY.Key_Left)
    key(KEY.Key_Left)
    assert panel.folded == {"Blues", "Reds"}
    panel.folded = {"Earth", "A group that comes later"}
    assert visible(panel) == [*NAMES["Blues"], *NAMES["Reds"]]
    panel.add(texture("Late", "A group that comes later"))
    assert "Late" not in visible(panel)


def test_a_search_looks_into_folded_groups(panel) -> None:
    panel.folded = {"Blues"}
    panel.focus_search()
    QTest.keyClicks(QApplication.focusWidget(), "polo")
    assert visible(panel) == ["Sky polo"]
    key(KEY.Key_Escape)
    assert panel.folded == {"Blues"}
    assert "Sky polo" not in visible(panel)


def test_photos_and_own_textures_stand_on_top(panel) -> None:
    panel.add(texture("Denim", OWN_GROUP))
    panel.add(texture("photo", PHOTO_GROUP), first=True)
    panel.add(texture("Felt", "Others"))
    QTest.qWait(0)
    assert headings(panel) == [PHOTO_GROUP, OWN_GROUP, "Blues", "Reds", "Earth", "Others"]


def test_tab_visits_all_parts_from_top_to_bottom(panel) -> None:
    panel.resize(420, 1000)
    panel.add(texture("photo", PHOTO_GROUP), first=True)
    QTest.qWait(0)
    panel.focus_search()
    visited = []
    for _ in range(24):
        widget = QApplication.focusWidget()
        visited.append(widget.mapTo(panel, widget.rect().center()).y())
        if widget is panel.save_button:
            break
        key(KEY.Key_Tab)
    assert visited == sorted(visited)
    assert len(visited) > 10
    assert QApplication.focusWidget() is panel.save_button


def test_a_long_list_is_scrolled_to_what_was_added(panel, qtbot) -> None:
    panel.resize(200, 400)
    panel.folded = {OWN_GROUP}
    panel.add_all(texture(f"Fabric {number}", "Fabrics") for number in range(60))
    panel.add(texture("Denim", OWN_GROUP))
    panel.focus_search()
    QTest.keyClicks(QApplication.focusWidget(), "fabric 5")
    panel.begin_gallery()
    names = [item.text() for item in panel.items()]
    panel.reveal(texture_of(panel, "Denim"))
    qtbot.waitUntil(lambda: names.index("Denim") in panel.rows_in_view())
    assert panel.folded == set()
    panel.reveal(texture_of(panel, "Fabric 59"))
    qtbot.waitUntil(lambda: names.index("Fabric 59") in panel.rows_in_view())
    assert names.index("Denim") not in panel.rows_in_view()


# Walking


def test_arrows_walk_through_all_groups(panel) -> None:
    focus(panel, "Royal blue")
    # Three columns: Royal blue, Quilted navy, Denim jacket / Washed denim, Sky polo.
    steps = [
        (KEY.Key_Right, "Quilted navy"),
        (KEY.Key_Right, "Denim jacket"),
        (KEY.Key_Down, "Sky polo"),
        (KEY.Key_Down, "Salmon"),
        (KEY.Key_Down, "Mustard twill"),
        (KEY.Key_Down, "Dark brown"),
        (KEY.Key_Down, "Dark brown"),
        (KEY.Key_Up, "Khaki"),
        (KEY.Key_Left, "Salmon"),
        (KEY.Key_Right, "Khaki"),
        (KEY.Key_Up, "Crimson jersey"),
        (KEY.Key_Up, "Washed denim"),
        (KEY.Key_Left, "Denim jacket"),
        (KEY.Key_Home, "Royal blue"),
        (KEY.Key_End, "Sky polo"),
    ]
    for code, name in steps:
        key(code)
        assert focused(panel) == name
    panel.folded = {"Reds"}
    key(KEY.Key_Down)
    assert focused(panel) == "Mustard twill"
    focus(panel, "Quilted navy")
    key(KEY.Key_Up)
    assert panel.find_bar.field.hasFocus()


def test_the_list_scrolls_with_the_keys(panel, qtbot) -> None:
    panel.resize(200, 400)
    panel.begin_gallery()
    QTest.qWait(0)
    rows = [item.text() for item in panel.items()]
    focus(panel, "Royal blue")
    assert rows.index("Dark brown") not in panel.rows_in_view()
    for _ in range(8):
        key(KEY.Key_Down)
    assert focused(panel) == "Blue jeans dyed brown"
    assert rows.index("Blue jeans dyed brown") in panel.rows_in_view()


def test_letters_are_left_to_the_tools_of_the_window(panel) -> None:
    focus(panel, "Royal blue")
    key(KEY.Key_S)
    key(KEY.Key_K)
    assert focused(panel) == "Royal blue"


# Menu, names


def test_the_menu_of_a_shipped_texture(panel, qtbot) -> None:
    chosen, toggled = [], []
    panel.chosen.connect(chosen.append)
    panel.favourite_toggled.connect(lambda *values: toggled.append(values))
    menu = open_menu(panel, "Quilted navy")
    assert labels(menu) == ["Use", "Favourite"]
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
    assert labels(QApplication.activePopupWidget()) == ["Use", "Favourite"]


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
    assert labels(menu) == ["Use", "Favourite", "Save to my textures…"]
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
def test_names_of_any_kind_are_painted(panel, name: str) -> None:
    QTest.qWait(0)
    panel.add(texture(name, OWN_GROUP))
    panel.add(texture("", OWN_GROUP, seed=1))
    QTest.qWait(0)
    grid = panel.items()[-1].listWidget()
    cells = [grid.visualItemRect(panel.items()[row]) for row in (-2, -1)]
    pictures = [grid.viewport().grab(cell).toImage() for cell in cells]
    assert (pictures[0] == pictures[1]) == (name == "")


def test_names_from_outside_are_no_markup(panel) -> None:
    panel.add(texture("<b>bold</b>\nname", PHOTO_GROUP), first=True)
    bold = item(panel, "<b>bold</b> name")
    assert "<b>" not in bold.toolTip()
    assert "bold" in bold.toolTip()


# Foot


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


# The document in each texture


def colour(panel: TexturePanel, name: str):
    """Colour of a thumbnail as painted."""
    picture = area(panel, name)
    image = item(panel, name).listWidget().viewport().grab(picture).toImage()
    return image.pixelColor(image.width() // 2, round(30 * image.devicePixelRatio()))


def test_thumbnails_are_dimmed_until_they_show_the_document(panel) -> None:
    assert colour(panel, "Salmon").red() == 200
    assert panel.begin_gallery().shape == (11, 64)
    rows = [item.text() for item in panel.items()]
    assert colour(panel, "Salmon").red() < 160
    panel.show_thumbnail(rows.index("Salmon"), np.full((128, 160, 3), 250, np.uint8))
    assert colour(panel, "Salmon").red() == 250
    assert colour(panel, "Khaki").red() < 160
    # The next stroke: what shows the document already goes on doing so until the new picture is there.
    panel.begin_gallery()
    assert colour(panel, "Salmon").red() == 250
    panel.reset_thumbnails()
    assert colour(panel, "Salmon").red() < 160
    assert all(item.data(DIMMED) for item in panel.items())


def test_a_gallery_survives_a_texture_that_goes(panel) -> None:
    panel.begin_gallery()
    rows = [item.text() for item in panel.items()]
    panel.remove(texture_of(panel, "Salmon"))
    assert rows.index("Salmon") not in panel.rows_in_view()
    panel.show_thumbnail(rows.index("Salmon"), np.zeros((128, 128, 3), np.uint8))
    panel.show_thumbnail(rows.index("Khaki"), np.full((128, 128, 3), 90, np.uint8))
    assert colour(panel, "Khaki").red() == 90


def test_what_cannot_be_seen_is_not_in_view(panel) -> None:
    panel.begin_gallery()
    rows = [item.text() for item in panel.items()]
    panel.folded = {"Blues"}
    assert rows.index("Royal blue") not in panel.rows_in_view()
    panel.focus_search()
    QTest.keyClicks(QApplication.focusWidget(), "salmon")
    QTest.qWait(0)
    assert panel.rows_in_view() == [rows.index("Salmon")]


def test_other_textures_in_view_are_announced(panel, qtbot) -> None:
    with qtbot.waitSignal(panel.view_moved):
        QTest.mouseClick(heading(panel, "Blues"), LEFT)
    with qtbot.waitSignal(panel.view_moved):
        QTest.keyClicks(panel.find_bar.field, "s")


def test_thumbnails_are_sharp_on_fine_screens(panel) -> None:
    panel.begin_gallery()
    stripes = np.zeros((128, 128, 3), np.uint8)
    stripes[:, ::2] = 255
    panel.show_thumbnail(0, stripes)
    pixmap = panel.items()[0].icon().pixmap(QSize(64, 64), 2.0)
    assert (pixmap.width(), pixmap.height(), pixmap.devicePixelRatio()) == (128, 128, 2.0)
    image = pixmap.toImage()
    assert [image.pixelColor(x, 64).red() for x in range(40, 44)] == [255, 0, 255, 0]


# Sizes, themes, drops


@pytest.mark.parametrize(("width", "columns"), [(160, 2), (200, 2), (290, 3), (420, 4), (560, 6), (1200, 6)])
def test_columns_follow_the_width(panel, qtbot, width: int, columns: int) -> None:
    panel.add_all(texture(f"Fabric {number}", "Fabrics") for number in range(13))
    panel.resize(width, 640)
    QTest.qWait(0)
    grid = item(panel, "Fabric 0").listWidget()
    cells = [area(panel, f"Fabric {number}") for number in range(13)]
    assert sum(cell.top() == cells[0].top() for cell in cells) == columns
    assert max(cell.bottom() for cell in cells) < grid.viewport().height()
    assert max(cell.right() for cell in cells) < grid.viewport().width()


def test_themes_switch_while_running(panel, qapp) -> None:
    panel.show_mix(Shown("Khaki", texture_of(panel, "Khaki").code, 0.5))
    parts = [heading(panel, "Blues"), panel.foot.scope, panel.find_bar, item(panel, "Salmon").listWidget().viewport()]

    def extremes() -> list[tuple[int, int]]:
        values = []
        for part in parts:
            image = part.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
            array = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
            values.append((int(np.median(array[:, : image.width()])), int(np.ptp(array[:, : image.width()]))))
        return values

    dark = extremes()
    theme.apply_theme(qapp, "light")
    light = extremes()
    for (dark_ground, dark_contrast), (light_ground, light_contrast) in zip(dark, light, strict=True):
        assert dark_ground < 60
        assert light_ground > 200
        assert min(dark_contrast, light_contrast) > 90


def test_files_of_any_kind_can_be_dropped(panel, tmp_path: Path) -> None:
    dropped = []
    panel.photos_dropped.connect(dropped.extend)
    paths = [tmp_path / name for name in ("photo.jpg", "picture.gcx", "project.gcs")]
    drop(panel, *paths)
    assert dropped == paths
