"""New textures in the window: surprises, more like one, by their names again, kept as favourites and as one's own."""

import numpy as np
import pytest
from drive_helpers import CONTROL, KEY, SHIFT, document, key, names, select
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from studio_helpers import LEFT, message, wait_decoded
from texture_helpers import item, open_menu, pick, visible

from gc_studio.analysis.library import OWN_GROUP, SURPRISE_GROUP, Texture
from gc_studio.analysis.selection import cells_of
from gc_studio.analysis.surprise import load_density
from gc_studio.app.docks.texture_cell import STOCK, star_area

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def surprises(studio) -> list[Texture]:
    textures = (item.data(Qt.ItemDataRole.UserRole) for item in studio.textures.items())
    return [texture for texture in textures if texture.group == SURPRISE_GROUP]


def press_surprise(studio) -> list[Texture]:
    QTest.mouseClick(studio.textures.new_row.surprise_button, LEFT)
    QTest.qWait(0)
    return surprises(studio)


def find(studio, text: str) -> QLineEdit:
    key(studio, KEY.Key_F, CONTROL)
    field = studio.textures.find_bar.field
    QTest.keyClicks(field, text)
    return field


def test_twelve_surprises_are_painted_on_the_picture_and_used_by_a_click(studio, qtbot) -> None:
    first = press_surprise(studio)
    assert len(first) == len({texture.code.tobytes() for texture in first}) == 12
    seed = first[0].name.removeprefix("Surprise ").removesuffix("-1")
    assert message(studio) == f"12 new textures of seed {seed}; click one to use it"
    panel = studio.textures
    # At the head of the list, and shown as the others are: on this picture.
    assert item(panel, first[0].name).listWidget().y() == min(it.listWidget().y() for it in panel.items())
    qtbot.waitUntil(lambda: not any(item(panel, texture.name).data(STOCK) for texture in first))
    grid = item(panel, first[2].name).listWidget()
    QTest.mouseClick(grid.viewport(), LEFT, pos=grid.visualItemRect(item(panel, first[2].name)).center())
    assert names(studio)[-1] == f"Texture: Surprise {seed}-3"
    assert (document(studio).texture == first[2].code).all()

    key(studio, KEY.Key_T, CONTROL | SHIFT)
    second = surprises(studio)
    assert len(second) == 12
    assert not {texture.name for texture in first} & {texture.name for texture in second}


def test_a_selection_alone_takes_a_surprise(studio) -> None:
    before = document(studio)
    select(studio, 30, 40, 150, 200)
    cells = cells_of(studio.session.selection, before)
    made = press_surprise(studio)
    panel = studio.textures
    grid = item(panel, made[0].name).listWidget()
    QTest.mouseClick(grid.viewport(), LEFT, pos=grid.visualItemRect(item(panel, made[0].name)).center())
    of_cells = document(studio).textures[document(studio).regions]
    assert (of_cells[cells] == made[0].code).all()
    assert (of_cells[~cells] == before.texture).all()


@pytest.mark.parametrize("text", ["Surprise 4711-3", "surprise  4711-3", "4711-3"])
def test_a_name_typed_makes_the_same_texture_again(studio, text: str) -> None:
    field = find(studio, text)
    assert studio.textures.blank.make_button.isVisible()
    QTest.keyClick(field, KEY.Key_Return)
    [made] = surprises(studio)
    assert made.name == "Surprise 4711-3"
    assert (made.code == load_density().sample(4711, 3)).all()
    assert message(studio) == "Surprise 4711-3 is in the list; click it to use it"
    assert visible(studio.textures) == [made.name]


def test_more_like_one_is_named_after_it_and_made_again_by_that_name(studio) -> None:
    panel = studio.textures
    base = press_surprise(studio)[3]
    pick(open_menu(panel, base.name), "More like this")
    first, *like = surprises(studio)
    assert first is base
    assert len(like) == 12
    assert all(texture.name.startswith(f"{base.name} ~") for texture in like)
    assert all(np.abs(texture.code - base.code).mean() > 0 for texture in like)
    deeper = like[4].name
    pick(open_menu(panel, deeper), "More like this")
    wanted = surprises(studio)[7]
    press_surprise(studio)
    QTest.keyClick(find(studio, wanted.name), KEY.Key_Return)
    [again] = surprises(studio)
    assert again.name == wanted.name
    assert (again.code == wanted.code).all()


def test_what_is_like_nothing_known_is_refused_with_one_line(studio) -> None:
    find(studio, "Moon dust ~5-1")
    QTest.mouseClick(studio.textures.blank.make_button, LEFT)
    assert surprises(studio) == []
    assert message(studio) == "There is no texture “Moon dust” in the list that others could be like"
    assert studio.messages.is_error


def test_favourites_stay_with_the_next_surprises_and_the_next_start(studio, make_window, photo_path, qtbot) -> None:
    made, panel = press_surprise(studio), studio.textures
    grid, starred = item(panel, made[1].name).listWidget(), made[1]
    place = star_area(grid.visualItemRect(item(panel, starred.name))).center()
    QTest.mouseClick(grid.viewport(), LEFT, pos=place)
    assert starred in press_surprise(studio)
    assert len(surprises(studio)) == 13
    studio.close()
    again = make_window()
    again.start([photo_path])
    wait_decoded(qtbot, again)
    [kept] = surprises(again)
    assert (kept.name, kept.code.tolist()) == (starred.name, starred.code.tolist())


def test_a_surprise_is_saved_with_the_picture_that_the_list_shows(studio, qtbot) -> None:
    made, panel = press_surprise(studio), studio.textures
    qtbot.waitUntil(lambda: not item(panel, made[0].name).data(STOCK))
    pick(open_menu(panel, made[0].name), "Save to my textures…")
    QTest.keyClick(panel.foot.name_row.field, KEY.Key_Return)
    own = [it.data(Qt.ItemDataRole.UserRole) for it in panel.items()]
    [saved] = [texture for texture in own if texture.group == OWN_GROUP]
    assert (saved.code == made[0].code).all()
    assert saved.thumbnail.std() > 0
