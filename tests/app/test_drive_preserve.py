"""Preserving in the window: levels, brush, shapes, presets, the selection, and what a click would cost."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from canvas_helpers import Pen
from drive_helpers import ALT, CONTROL, KEY, RIGHT, SHIFT, click, command, document, key, names, select
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from studio_helpers import LEFT, draw, drop, message, on_canvas, total, wait_decoded

from gc_studio.analysis.selection import cells_of
from gc_studio.bitstream import write
from gc_studio.canvas import Tool, View


def mask(studio) -> np.ndarray:
    return document(studio).mask


def levels(studio) -> np.ndarray:
    return document(studio).levels


@pytest.fixture
def painter(studio):
    """A window with the mask tool in hand."""
    key(studio, KEY.Key_P)
    return studio


def use(studio, key: str) -> None:
    """Choose a shape, a level or a way on the strip of the tool."""
    buttons = [b for b in studio.options.findChildren(type(studio.tabs.new_button)) if b.isVisible()]
    [button] = [b for b in buttons if b.defaultAction() is studio.actions_by_key[key]]
    QTest.mouseClick(button, LEFT)
    assert studio.actions_by_key[key].isChecked()


def test_brush_and_its_opposites(painter) -> None:
    draw(painter, [(50, 60), (150, 60)])
    kept = mask(painter).copy()
    assert kept[3, 3:10].all()
    draw(painter, [(50, 60), (90, 60)], RIGHT)
    assert not mask(painter)[3, 3:5].any()
    assert mask(painter)[3, 9]
    key(painter, KEY.Key_X)
    draw(painter, [(150, 60), (150, 62)])
    assert not mask(painter)[3, 9]
    draw(painter, [(50, 60), (150, 60)], modifiers=SHIFT)
    np.testing.assert_array_equal(mask(painter) & kept, kept)
    assert names(painter)[1:] == ["Preserve, faithful", "Synthesise", "Synthesise", "Preserve, faithful"]
    assert set(np.unique(levels(painter))) == {0, 3}


@pytest.mark.parametrize(("level", "names_of_codes"), [(1, ["detail"]), (2, ["detail", "fine"])])
def test_what_is_preserved_has_the_codes_of_the_photo(painter, qtbot, level: int, names_of_codes: list[str]) -> None:
    command(painter, f"level_{level}")
    draw(painter, [(50, 60), (150, 60)])
    kept, available = mask(painter), painter.session.available
    for name in ("detail", "fine", "faithful"):
        code = getattr(document(painter), name)
        if name in names_of_codes:
            np.testing.assert_array_equal(code[:, kept], getattr(available, name)[:, kept])
        assert not code[:, ~kept].any()
    assert not document(painter).faithful_mask.any()
    wait_decoded(qtbot, painter)


def test_a_level_is_taken_in_hand_by_key_and_by_swatch(painter) -> None:
    key(painter, KEY.Key_1, ALT)
    draw(painter, [(50, 60), (150, 60)])
    assert levels(painter)[3, 3:10].tolist() == [1] * 7
    use(painter, "level_3")
    draw(painter, [(50, 60), (90, 60)])
    key(painter, KEY.Key_2, ALT)
    # What is painted has the level in hand, whatever it had before.
    draw(painter, [(50, 60), (52, 60)])
    assert levels(painter)[3, [3, 5, 9]].tolist() == [2, 3, 1]
    assert names(painter)[1:] == ["Preserve, gist", "Preserve, faithful", "Preserve, fine"]
    for level in (3, 1):
        key(painter, KEY.Key_Z, CONTROL)
        assert levels(painter)[3, 3] == level
    key(painter, KEY.Key_Z, CONTROL | SHIFT)
    assert levels(painter)[3, [3, 9]].tolist() == [3, 1]


def test_views_keep_their_keys_with_the_tool_in_hand(painter) -> None:
    key(painter, KEY.Key_3)
    assert painter.canvas.view is View.ORIGINAL
    assert painter.actions_by_key["level_3"].isChecked()


def test_who_takes_a_level_in_hand_preserves(painter) -> None:
    key(painter, KEY.Key_X)
    assert painter.editor.tool is Tool.SYNTHESISE
    key(painter, KEY.Key_2, ALT)
    assert painter.editor.tool is Tool.PRESERVE
    # Other tools are not taken out of the hand: the level is that of a selection, too.
    key(painter, KEY.Key_L)
    key(painter, KEY.Key_1, ALT)
    assert painter.editor.tool is Tool.LASSO
    select(painter, 40, 40, 150, 150)
    key(painter, KEY.Key_P, CONTROL)
    assert levels(painter).max() == 1


def test_synthesising_lowers_to_nothing_or_by_one_level(painter) -> None:
    draw(painter, [(50, 60), (150, 60)])
    key(painter, KEY.Key_X)
    use(painter, "lower_by_one")
    # However often a stroke goes over a cell, it lowers it once.
    draw(painter, [(50, 60), (150, 60), (50, 60), (150, 60)])
    assert levels(painter)[3, 3:10].tolist() == [2] * 7
    select(painter, 0, 0, 70, 250)
    command(painter, "synthesise_selection")
    assert levels(painter)[3, [3, 9]].tolist() == [1, 2]
    key(painter, KEY.Key_P)
    draw(painter, [(140, 60), (150, 60)], RIGHT)
    assert levels(painter)[3, [3, 9]].tolist() == [1, 1]
    key(painter, KEY.Key_X)
    use(painter, "lower_to_nothing")
    draw(painter, [(140, 60), (150, 60)])
    assert levels(painter)[3, [3, 9]].tolist() == [1, 0]
    assert names(painter)[2:] == ["Synthesise, one level"] * 3 + ["Synthesise"]


def test_the_hand_is_remembered(painter, make_window: Callable) -> None:
    key(painter, KEY.Key_2, ALT)
    command(painter, "lower_by_one")
    painter.close()
    other = make_window()
    for name in ("level_2", "lower_by_one"):
        assert other.actions_by_key[name].isChecked()


def test_a_pen_paints_with_its_pressure_if_one_likes(painter) -> None:
    canvas, path = painter.canvas, [(x, 60, 0.2 + 0.006 * (x - 40)) for x in range(40, 160, 10)]
    Pen(canvas).stroke(path)
    assert set(levels(painter)[3, 2:11]) == {3}
    command(painter, "preserve_none")
    command(painter, "pen_levels")
    Pen(canvas).stroke(path)
    row = levels(painter)[3, 2:11].tolist()
    assert row == sorted(row)
    assert (row[0], row[-1]) == (1, 3)
    # The pen grows light again when it is lifted; that takes nothing back.
    Pen(canvas).stroke([(40, 60, 1.0), (160, 60, 1.0), (40, 60, 0.1)])
    assert set(levels(painter)[3, 2:11]) == {3}
    assert names(painter)[-1] == "Preserve, by pen"
    # A mouse paints the level in hand.
    key(painter, KEY.Key_2, ALT)
    draw(painter, [(40, 100), (80, 100)])
    assert levels(painter)[6, 3] == 2


def test_box_lasso_and_wand_fill_what_they_enclose(painter) -> None:
    use(painter, "shape_box")
    draw(painter, [(17, 33), (62, 78)])
    expected = np.zeros_like(mask(painter))
    expected[2:5, 1:4] = True
    np.testing.assert_array_equal(mask(painter), expected)
    draw(painter, [(17, 33), (62, 78)], RIGHT)
    assert not mask(painter).any()
    use(painter, "shape_lasso")
    draw(painter, [(200, 10), (300, 12), (300, 120), (200, 118)])
    assert mask(painter)[1:7, 13:18].all()
    assert mask(painter).sum() < 60
    draw(painter, [(200, 10), (300, 12), (300, 120), (200, 118)], RIGHT)
    use(painter, "shape_wand")
    # Within the circle of the photo, and nowhere else.
    click(painter, 160, 128)
    assert mask(painter)[8, 10]
    assert not mask(painter)[:3].any()
    assert not mask(painter)[:, 16:].any()
    click(painter, 160, 128, RIGHT)
    assert not mask(painter).any()
    assert names(painter)[1:] == ["Preserve, faithful", "Synthesise"] * 3


def test_presets_grow_shrink_and_invert(painter) -> None:
    key(painter, KEY.Key_2, ALT)
    command(painter, "preserve_centre")
    centre = mask(painter).copy()
    assert set(levels(painter)[centre]) == {2}
    assert centre[4:12, 5:15].all()
    assert centre.sum() == 80
    key(painter, KEY.Key_1, ALT)
    key(painter, KEY.Key_BracketRight, CONTROL)
    # What grows has the level in hand, and what was there the one it had.
    assert set(levels(painter)[centre]) == {2}
    assert set(levels(painter)[mask(painter) & ~centre]) == {1}
    assert mask(painter)[3:13, 4:16].all()
    assert mask(painter).sum() == 120
    key(painter, KEY.Key_BracketLeft, CONTROL)
    np.testing.assert_array_equal(levels(painter), 2 * centre)
    command(painter, "mask_invert")
    np.testing.assert_array_equal(levels(painter), ~centre)
    key(painter, KEY.Key_3, ALT)
    command(painter, "preserve_all")
    assert (levels(painter) == 3).all()
    command(painter, "preserve_none")
    assert not mask(painter).any()
    assert names(painter)[1:] == [
        "Preserve centre, fine", "Grow preserved", "Shrink preserved", "Invert preserved", "Preserve all, faithful",
        "Synthesise all"
    ]  # fmt: skip


def test_ctrl_p_preserves_the_selection(studio) -> None:
    select(studio, 40, 40, 150, 150)
    cells = cells_of(studio.session.selection, document(studio))
    key(studio, KEY.Key_P, CONTROL)
    np.testing.assert_array_equal(mask(studio), cells)
    key(studio, KEY.Key_P, CONTROL | SHIFT)
    assert not mask(studio).any()
    assert names(studio)[1:] == ["Preserve, faithful", "Synthesise"]


def hover(studio, x: float, y: float) -> None:
    # A mouse that is there already, from a test before, does not move.
    QTest.mouseMove(studio.canvas, on_canvas(studio, x, y) + QPoint(9, 9))
    QTest.mouseMove(studio.canvas, on_canvas(studio, x, y))


def cost(studio) -> int | None:
    """Bytes that the status bar says a click would cost."""
    place, found, price = studio.status.place.text().partition("  a click: ")
    assert place.count(",") == 1
    return int(price.removesuffix(" B").replace(",", "").replace("\N{MINUS SIGN}", "-")) if found else None


@pytest.mark.parametrize("level", [1, 3])
def test_the_price_of_a_click_is_what_the_click_costs(painter, qtbot, level: int) -> None:
    command(painter, f"level_{level}")
    before = total(painter)
    hover(painter, 200, 100)
    qtbot.waitUntil(lambda: cost(painter) is not None)
    price = cost(painter)
    assert price > 0
    click(painter, 200, 100)
    assert total(painter) - before == price
    # A second click there would change nothing, and so it has no price.
    assert cost(painter) is None
    hover(painter, 202, 100)
    key(painter, KEY.Key_X)
    hover(painter, 200, 100)
    qtbot.waitUntil(lambda: cost(painter) is not None)
    assert cost(painter) == -price
    # Other tools have none.
    key(painter, KEY.Key_B)
    hover(painter, 120, 100)
    assert cost(painter) is None


def test_another_level_has_another_price(painter, qtbot) -> None:
    prices = []
    for level in (KEY.Key_1, KEY.Key_2, KEY.Key_3):
        key(painter, level, ALT)
        hover(painter, 200, 100)
        qtbot.waitUntil(lambda: cost(painter) is not None)
        prices.append(cost(painter))
    assert prices == sorted(set(prices))


def test_a_price_never_belongs_to_another_place(painter, qtbot) -> None:
    command(painter, "preserve_all")
    key(painter, KEY.Key_X)
    hover(painter, 100, 100)
    qtbot.waitUntil(lambda: cost(painter) is not None)
    key(painter, KEY.Key_X)
    hover(painter, 100, 140)
    assert cost(painter) is None
    QTest.qWait(0)
    total(painter)
    assert cost(painter) is None


def test_without_the_photo_there_is_only_less(studio, qtbot, tmp_path: Path) -> None:
    command(studio, "preserve_centre")
    path = tmp_path / "small.gcx"
    path.write_bytes(write(document(studio)))
    drop(studio.canvas, path)
    qtbot.waitUntil(lambda: len(studio.session.documents) == 2)
    key(studio, KEY.Key_P)
    assert "photo is not in this file" in message(studio)
    studio.messages.hide()
    centre = mask(studio).copy()
    for name in ("preserve_all", "mask_grow"):
        command(studio, name)
        np.testing.assert_array_equal(mask(studio), centre)
        assert "photo is not in this file" in message(studio)
        studio.messages.hide()
    command(studio, "mask_shrink")
    assert 0 < mask(studio).sum() < centre.sum()
    key(studio, KEY.Key_2, ALT)
    draw(studio, [(150, 128), (152, 128)])
    assert levels(studio)[8, 9] == 2
    assert levels(studio).max() == 3
    key(studio, KEY.Key_3, ALT)
    draw(studio, [(150, 128), (152, 128)])
    assert levels(studio)[8, 9] == 2
    assert "photo is not in this file" in message(studio)
    command(studio, "mask_invert")
    assert not mask(studio).any()
    assert names(studio) == ["Opened", "Shrink preserved", "Preserve, fine", "Invert preserved"]
    hover(studio, 100, 100)
    assert cost(studio) is None


def test_the_status_bar_says_how_much_is_invented(studio) -> None:
    assert studio.status.invented.text().replace("\N{NO-BREAK SPACE}", " ") == "100 % invented"
    command(studio, "level_2")
    command(studio, "preserve_centre")
    assert studio.status.invented.text().replace("\N{NO-BREAK SPACE}", " ") == "75 % invented, 25 % fine"


def test_the_strip_drops_what_menus_have_before_anything_is_cut_off(painter, qtbot) -> None:
    buttons = [b for b in painter.options.findChildren(type(painter.tabs.new_button)) if b.defaultAction()]
    [preset] = [b for b in buttons if b.defaultAction() is painter.actions_by_key["preserve_all"]]
    [swatch] = [b for b in buttons if b.defaultAction() is painter.actions_by_key["level_3"]]
    assert preset.isVisible()
    painter.resize(painter.minimumSize())
    qtbot.waitUntil(lambda: not preset.isVisible())
    assert swatch.isVisible()
    shown = [button for button in buttons if button.isVisible()]
    qtbot.waitUntil(lambda: all(button.width() >= button.minimumSizeHint().width() for button in shown))
    for button in shown:
        assert painter.options.rect().contains(button.mapTo(painter.options, button.rect().bottomRight()))
