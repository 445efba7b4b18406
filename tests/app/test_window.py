"""The window driven as a person would: mouse, keys, drops, files."""

import itertools
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QTabBar
from studio_helpers import choose, draw, drop, message, on_canvas, picture_of, total, wait_decoded

from gc_studio.bitstream import read, write
from gc_studio.canvas import Tool, View
from gc_studio.project.gcs import load_project

KEY = Qt.Key
LINE = [(30, 40), (90, 80), (150, 60)]


def key(studio, code: Qt.Key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(studio, code, modifiers)


def names(studio) -> list[str]:
    return [entry.name for entry in studio.session.history.entries]


def test_the_whole_loop(studio, qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    weights = [total(studio)]
    key(studio, KEY.Key_B)
    draw(studio, LINE)
    weights.append(total(studio))
    choose(studio, 3)
    weights.append(total(studio))
    key(studio, KEY.Key_P)
    draw(studio, [(160, 130), (200, 150)])
    weights.append(total(studio))
    assert all(a != b for a, b in itertools.pairwise(weights))
    assert names(studio) == ["Opened", "Ink", "Texture: Tweed", "Preserve, faithful"]
    wait_decoded(qtbot, studio)

    project, picture = tmp_path / "work.gcs", tmp_path / "out.gcx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(project.with_suffix("")), ""))
    key(studio, KEY.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert not studio.isWindowModified()
    saved = studio.session.document
    assert load_project(project).document == saved

    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(picture), ""))
    key(studio, KEY.Key_E, Qt.KeyboardModifier.ControlModifier)
    dialog = studio.exporting.dialog
    with qtbot.waitSignal(dialog.exported):
        QTest.keyClick(dialog, KEY.Key_Return)
    assert picture.stat().st_size == weights[-1]
    assert read(picture.read_bytes()) == saved

    drop(studio.canvas, picture)
    qtbot.waitUntil(lambda: len(studio.session.documents) == 2)
    assert studio.session.original is None
    assert studio.session.document == saved
    assert total(studio) == weights[-1]
    wait_decoded(qtbot, studio)


def test_bytes_by_layer_sum_to_the_total(studio) -> None:
    assert total(studio)
    shown = sum(int(label.text().removesuffix(" B")) for label in studio.rate.layers.values())
    assert shown == total(studio) == len(write(studio.session.document))
    assert studio.rate.bpp.text() == f"{8 * shown / (320 * 256):.3f} bpp"


def test_undo_and_redo(studio, qtbot) -> None:
    before = studio.session.document
    key(studio, KEY.Key_B)
    draw(studio, LINE)
    after = studio.session.document
    assert after != before
    key(studio, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert studio.session.document is before
    wait_decoded(qtbot, studio)
    key(studio, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert studio.session.document is after
    wait_decoded(qtbot, studio)


def test_history_jumps(studio, qtbot) -> None:
    key(studio, KEY.Key_B)
    for offset in (0, 30, 60):
        draw(studio, [(x, y + offset) for x, y in LINE])
    panel = studio.history
    panel.parentWidget().raise_()
    index = panel.model().index(1, 0)
    qtbot.waitUntil(lambda: index.data(Qt.ItemDataRole.AccessibleTextRole).startswith("Ink: +"))
    QTest.mouseClick(panel.viewport(), Qt.MouseButton.LeftButton, pos=panel.visualRect(index).center())
    assert studio.session.history.position == 1
    assert len(names(studio)) == 4
    wait_decoded(qtbot, studio)


def test_right_button_and_shift_do_the_opposite(studio) -> None:
    key(studio, KEY.Key_B)
    draw(studio, LINE)
    draw(studio, LINE, button=Qt.MouseButton.RightButton)
    draw(studio, LINE, modifiers=Qt.KeyboardModifier.ShiftModifier)
    key(studio, KEY.Key_P)
    draw(studio, LINE)
    draw(studio, LINE, button=Qt.MouseButton.RightButton)
    # Shift erased what the right button had erased already: nothing changed, so nothing was recorded.
    assert names(studio)[1:] == ["Ink", "Erase", "Preserve, faithful", "Synthesise"]


def test_stroke_shows_before_the_picture_and_is_dropped_by_escape(studio, model) -> None:
    before = studio.session.document
    model.gate.clear()
    key(studio, KEY.Key_B)
    draw(studio, LINE, release=False)
    assert studio.canvas.layers.document.structure.sum() > before.structure.sum()
    assert studio.session.document is before
    QTest.keyClick(studio.canvas, KEY.Key_Escape)
    assert studio.canvas.layers.document is before
    QTest.mouseRelease(studio.canvas, Qt.MouseButton.LeftButton, pos=on_canvas(studio, *LINE[-1]))
    assert names(studio) == ["Opened"]


def test_bytes_follow_the_stroke(studio, qtbot) -> None:
    before = total(studio)
    key(studio, KEY.Key_B)
    draw(studio, LINE, release=False)
    qtbot.waitUntil(lambda: total(studio) > before)
    assert names(studio) == ["Opened"]
    QTest.keyClick(studio.canvas, KEY.Key_Escape)
    assert total(studio) == before
    QTest.mouseRelease(studio.canvas, Qt.MouseButton.LeftButton, pos=on_canvas(studio, *LINE[-1]))


def test_presets(studio) -> None:
    studio.actions_by_key["preserve_all"].trigger()
    assert studio.session.document.mask.all()
    studio.actions_by_key["preserve_none"].trigger()
    assert not studio.session.document.mask.any()
    assert names(studio)[1:] == ["Preserve all, faithful", "Synthesise all"]


def test_texture_swap_and_mix(studio) -> None:
    old = studio.session.document.texture
    assert not studio.textures.slider.isEnabled()
    choose(studio, 0)
    new = studio.session.document.texture
    assert studio.textures.slider.isEnabled()
    slider = studio.textures.slider
    slider.setSliderDown(True)
    slider.setValue(70)
    slider.setValue(50)
    assert names(studio) == ["Opened", "Texture: Denim blue"]
    slider.setSliderDown(False)
    assert names(studio)[-1] == "Texture: Denim blue, 50 %"
    np.testing.assert_array_equal(studio.session.document.texture, np.rint((old + new) / 2))
    key(studio, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert slider.value() == 100


def test_keys_move_the_mix(studio) -> None:
    choose(studio, 0)
    studio.textures.slider.setFocus()
    # The first step is too small to change any code: it moves the slider, but there is nothing to undo.
    QTest.keyClick(studio.textures.slider, KEY.Key_Left)
    assert names(studio)[-1] == "Texture: Denim blue"
    assert studio.textures.slider.value() == 95
    for _ in range(5):
        QTest.keyClick(studio.textures.slider, KEY.Key_Left)
    assert names(studio)[-1] == "Texture: Denim blue, 70 %"
    assert studio.textures.slider.value() == 70


def test_texture_of_a_dropped_photo(studio, qtbot, photo_path: Path) -> None:
    # A list in icon mode takes drops itself unless told otherwise; then the panel would never see them.
    assert not any(item.listWidget().viewport().acceptDrops() for item in studio.textures.items())
    count = len(studio.textures.items())
    drop(studio.textures, photo_path)
    qtbot.waitUntil(lambda: len(studio.textures.items()) == count + 1)
    assert studio.textures.items()[-1].text() == "photo"
    bad = photo_path.with_name("bad.jpg")
    bad.write_text("no photo")
    drop(studio.textures, bad)
    qtbot.waitUntil(lambda: "bad.jpg" in message(studio))
    assert len(studio.textures.items()) == count + 1


def test_stale_pictures_are_never_shown(studio, model, qtbot) -> None:
    shown = []
    original = studio.canvas.set_decoded
    studio.canvas.set_decoded = lambda picture: (shown.append(picture), original(picture))
    model.gate.clear()
    key(studio, KEY.Key_B)
    draw(studio, LINE)
    key(studio, KEY.Key_E)
    draw(studio, LINE)
    choose(studio, 5)
    model.gate.set()
    wait_decoded(qtbot, studio)
    assert len(shown) == 1
    np.testing.assert_array_equal(shown[0], picture_of(studio.session.document))


def test_undo_to_the_picture_on_show_and_back(studio, model, qtbot) -> None:
    model.gate.clear()
    key(studio, KEY.Key_B)
    draw(studio, LINE)
    key(studio, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    model.gate.set()
    wait_decoded(qtbot, studio)
    key(studio, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    wait_decoded(qtbot, studio)


def test_without_the_photo_the_mask_can_only_shrink(studio, qtbot, tmp_path: Path) -> None:
    key(studio, KEY.Key_P)
    draw(studio, [(40, 40), (120, 40)])
    path = tmp_path / "out.gcx"
    path.write_bytes(write(studio.session.document))
    studio.files.open(path)
    qtbot.waitUntil(lambda: studio.session.original is None)
    kept = studio.session.document.mask.sum()
    draw(studio, [(200, 200), (260, 200)])
    assert "photo is not in this file" in message(studio)
    assert names(studio) == ["Opened"]
    draw(studio, [(40, 40), (60, 40)], button=Qt.MouseButton.RightButton)
    assert 0 < studio.session.document.mask.sum() < kept
    studio.messages.hide()
    key(studio, KEY.Key_4)
    assert studio.canvas.view is View.SPLIT
    assert "no original" in message(studio)


def test_shortcuts(studio) -> None:
    tools = {
        KEY.Key_E: Tool.ERASER,
        KEY.Key_U: Tool.LINE,
        KEY.Key_L: Tool.LASSO,
        KEY.Key_M: Tool.BOX,
        KEY.Key_W: Tool.WAND,
        KEY.Key_V: Tool.MOVE,
        KEY.Key_P: Tool.PRESERVE,
        KEY.Key_X: Tool.SYNTHESISE,
        KEY.Key_H: Tool.PAN,
        KEY.Key_B: Tool.INK,
    }
    for code, tool in tools.items():
        key(studio, code)
        assert studio.canvas.tool is tool
        assert studio.actions_by_key[tool.name].isChecked()
    # Only scenes have labels to be seen.
    views = [view for view in View if view is not View.LABELS]
    for code, view in zip(map(KEY, range(KEY.Key_1, KEY.Key_8)), views, strict=True):
        key(studio, code)
        assert studio.canvas.view is view
    size = studio.canvas.brush
    key(studio, KEY.Key_BracketRight)
    assert studio.canvas.brush > size
    key(studio, KEY.Key_BracketLeft)
    assert studio.canvas.brush == size == studio.options.spin.value()
    key(studio, KEY.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert studio.canvas.viewport.zoom == 1
    key(studio, KEY.Key_0)
    assert studio.canvas.viewport.fitted


def test_messages_do_not_take_the_focus(studio) -> None:
    studio.canvas.setFocus()
    studio.messages.show_error("Something")
    assert studio.canvas.hasFocus()
    assert studio.messages.isVisible()
    studio.messages.show_notice("Not so important")
    assert message(studio) == "Something"


def test_nothing_is_left_of_a_closed_document(studio) -> None:
    assert total(studio)
    key(studio, KEY.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert studio.start_page.isVisible()
    assert studio.rate.total.text() == "No picture"
    assert not any(label.text() for label in studio.rate.layers.values())
    assert studio.history.model().rowCount() == 0
    assert studio.windowTitle() == "GC Studio"
    assert not studio.actions_by_key["save"].isEnabled()
    assert studio.status.invented.text() == studio.status.size_label.text() == ""


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_layout_is_reset_to_what_it_was_at_first(studio, qtbot) -> None:
    def layout() -> tuple[list, list]:
        bars = [bar for bar in studio.findChildren(QTabBar) if bar.parent() is studio and bar.count()]
        seen = sorted((bar.geometry().getRect(), bar.currentIndex()) for bar in bars if bar.isVisible())
        # Not the heights: the marks of other codecs come when they are made, and take their room.
        return [(studio.docks[name].x(), studio.docks[name].width()) for name in ("Textures", "Rate")], seen

    studio.resize(1280, 800)
    studio.reset_layout()
    qtbot.waitUntil(lambda: len(layout()[1]) == 1)
    first = layout()

    studio.docks["Textures"].setFloating(True)
    studio.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, studio.docks["Rate"])
    studio.docks["History"].hide()
    studio.actions_by_key["reset_layout"].trigger()
    qtbot.waitUntil(lambda: layout() == first)
    assert not studio.docks["Textures"].isFloating()

    studio.actions_by_key["reset_layout"].trigger()
    qtbot.waitUntil(lambda: layout() == first)

    # Tabs that were left behind would stay where they are.
    studio.resize(1280, 900)
    qtbot.waitUntil(lambda: layout()[1] != first[1])
    assert len(layout()[1]) == 1
