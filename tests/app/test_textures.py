"""The texture panel driven as a person would: search, stars, folding, keys, drops."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from studio_helpers import LEFT, NONE, drop
from texture_helpers import (
    KEY,
    NAMES,
    Shown,
    area,
    click,
    click_star,
    focus,
    focused,
    heading,
    headings,
    item,
    key,
    texture,
    texture_of,
    visible,
)

from gc_studio.analysis.library import OWN_GROUP, PHOTO_GROUP, Texture
from gc_studio.app.docks.texture import TexturePanel
from gc_studio.app.docks.texture_cell import FAVOURITE, star_area
from gc_studio.app.look import theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


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
