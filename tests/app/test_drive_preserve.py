"""The preserve mask in the window: brush, shapes, presets, the selection, and what a click would cost."""

from pathlib import Path

import numpy as np
import pytest
from drive_helpers import CONTROL, KEY, RIGHT, SHIFT, click, command, document, key, names, select
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from studio_helpers import LEFT, draw, drop, message, on_canvas, total, wait_decoded

from gc_studio.analysis.selection import cells_of
from gc_studio.bitstream import write


def mask(studio) -> np.ndarray:
    return document(studio).mask


@pytest.fixture
def painter(studio):
    """A window with the mask tool in hand."""
    key(studio, KEY.Key_P)
    return studio


def use_shape(studio, key: str) -> None:
    """Choose a shape on the strip of the tool."""
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
    assert names(painter)[1:] == ["Preserve", "Synthesise", "Synthesise", "Preserve"]


def test_what_is_preserved_has_the_detail_of_the_photo(painter, qtbot) -> None:
    draw(painter, [(50, 60), (150, 60)])
    kept, available = mask(painter), painter.session.available
    np.testing.assert_array_equal(document(painter).detail[:, kept], available.detail[:, kept])
    assert not document(painter).detail[:, ~kept].any()
    wait_decoded(qtbot, painter)


def test_box_lasso_and_wand_fill_what_they_enclose(painter) -> None:
    use_shape(painter, "shape_box")
    draw(painter, [(17, 33), (62, 78)])
    expected = np.zeros_like(mask(painter))
    expected[2:5, 1:4] = True
    np.testing.assert_array_equal(mask(painter), expected)
    draw(painter, [(17, 33), (62, 78)], RIGHT)
    assert not mask(painter).any()
    use_shape(painter, "shape_lasso")
    draw(painter, [(200, 10), (300, 12), (300, 120), (200, 118)])
    assert mask(painter)[1:7, 13:18].all()
    assert mask(painter).sum() < 60
    draw(painter, [(200, 10), (300, 12), (300, 120), (200, 118)], RIGHT)
    use_shape(painter, "shape_wand")
    # Within the circle of the photo, and nowhere else.
    click(painter, 160, 128)
    assert mask(painter)[8, 10]
    assert not mask(painter)[:3].any()
    assert not mask(painter)[:, 16:].any()
    click(painter, 160, 128, RIGHT)
    assert not mask(painter).any()
    assert names(painter)[1:] == ["Preserve", "Synthesise"] * 3


def test_presets_grow_shrink_and_invert(painter) -> None:
    command(painter, "preserve_centre")
    centre = mask(painter).copy()
    assert centre[4:12, 5:15].all()
    assert centre.sum() == 80
    key(painter, KEY.Key_BracketRight, CONTROL)
    assert mask(painter)[3:13, 4:16].all()
    assert mask(painter).sum() == 120
    key(painter, KEY.Key_BracketLeft, CONTROL)
    np.testing.assert_array_equal(mask(painter), centre)
    command(painter, "mask_invert")
    np.testing.assert_array_equal(mask(painter), ~centre)
    command(painter, "preserve_all")
    assert mask(painter).all()
    command(painter, "preserve_none")
    assert not mask(painter).any()
    assert names(painter)[1:] == [
        "Preserve centre", "Grow preserved", "Shrink preserved", "Invert preserved", "Preserve all", "Synthesise all"
    ]  # fmt: skip


def test_ctrl_p_preserves_the_selection(studio) -> None:
    select(studio, 40, 40, 150, 150)
    cells = cells_of(studio.session.selection, document(studio))
    key(studio, KEY.Key_P, CONTROL)
    np.testing.assert_array_equal(mask(studio), cells)
    key(studio, KEY.Key_P, CONTROL | SHIFT)
    assert not mask(studio).any()
    assert names(studio)[1:] == ["Preserve", "Synthesise"]


def hover(studio, x: float, y: float) -> None:
    # A mouse that is there already, from a test before, does not move.
    QTest.mouseMove(studio.canvas, on_canvas(studio, x, y) + QPoint(9, 9))
    QTest.mouseMove(studio.canvas, on_canvas(studio, x, y))


def cost(studio) -> int | None:
    """Bytes that the status bar says a click would cost."""
    place, found, price = studio.status.place.text().partition("  a click: ")
    assert place.count(",") == 1
    return int(price.removesuffix(" B").replace(",", "").replace("\N{MINUS SIGN}", "-")) if found else None


def test_the_price_of_a_click_is_what_the_click_costs(painter, qtbot) -> None:
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
    hover(painter, 201, 100)
    qtbot.waitUntil(lambda: cost(painter) is not None)
    assert cost(painter) == -price
    # Other tools have none.
    key(painter, KEY.Key_B)
    hover(painter, 120, 100)
    assert cost(painter) is None


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
    command(studio, "mask_invert")
    assert not mask(studio).any()
    assert names(studio) == ["Opened", "Shrink preserved", "Invert preserved"]
    hover(studio, 100, 100)
    assert cost(studio) is None
