"""Fit to bytes in the window: a proposal by keys and mouse, one entry in the history, and what somebody made stays."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from drive_helpers import CONTROL, KEY, back_to, choose_in_menu, click, command, document, key, lines, menu_of, names
from PIL import Image
from PySide6.QtTest import QTest
from studio_helpers import LEFT, draw, total, wait_decoded

from gc_studio.app.editing.fit_panel import FitPanel
from gc_studio.bitstream import write

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def photo_path(tmp_path: Path) -> Path:
    """A photo of 128 x 96 pixels, fitted in no time."""
    pixels = np.full((96, 128, 3), 200, np.uint8)
    cv2.circle(pixels, (64, 48), 30, (250, 60, 40), 3)
    cv2.rectangle(pixels, (10, 10), (50, 80), (255, 255, 255), 2)
    path = tmp_path / "photo.png"
    Image.fromarray(pixels).save(path)
    return path


def opened(studio) -> FitPanel:
    """The panel, with the keys in its field."""
    back_to(studio)
    command(studio, "fit_bytes")
    panel = studio.fitting.panel
    assert panel is not None
    assert panel.bytes.hasFocus()
    return panel


def want(studio, qtbot, size: int) -> FitPanel:
    """The panel, with a number typed and something proposed, or the reason why not."""
    panel = studio.fitting.panel or opened(studio)
    panel.bytes.selectAll()
    QTest.keyClicks(panel.bytes, str(size))
    assert panel.wish.target == size
    qtbot.waitUntil(lambda: f"{size:,} B" in panel.told.text(), timeout=30000)
    return panel


def fit(studio, qtbot, size: int) -> None:
    want(studio, qtbot, size)
    key(studio, KEY.Key_Return)
    wait_decoded(qtbot, studio)


def test_a_number_is_typed_and_the_file_fits_after_enter(studio, qtbot) -> None:
    before = document(studio)
    choose_in_menu(studio, menu_of(studio, "Edit"), "Fit to bytes…")
    back_to(studio)
    panel = want(studio, qtbot, 300)
    assert document(studio) is before
    proposed = studio.session.visible
    assert panel.told.text().startswith(f"{len(write(proposed))} of 300 B: ")
    assert panel.more.text().startswith("100 B more would buy")
    key(studio, KEY.Key_Return)
    assert studio.fitting.panel is None
    assert document(studio) is proposed
    assert names(studio)[1:] == ["Fit to 300 B"]
    assert 291 <= total(studio) <= 300
    command(studio, "undo")
    assert document(studio) is before


def test_a_preset_is_one_press(studio, qtbot) -> None:
    panel = opened(studio)
    button = next(button for button in panel.presets if button.text() == "500")
    QTest.mouseClick(button, LEFT)
    assert panel.wish.target == 500
    qtbot.waitUntil(panel.apply_button.isEnabled, timeout=30000)
    assert panel.progress.value() == panel.progress.maximum()
    QTest.mouseClick(panel.apply_button, LEFT)
    assert 485 <= total(studio) <= 500


@pytest.mark.parametrize("way", ["escape", "button", "meanwhile", "draw"])
def test_what_is_not_applied_leaves_no_trace(studio, qtbot, way) -> None:
    before = document(studio)
    panel = opened(studio)
    if way == "escape":
        want(studio, qtbot, 300)
        key(studio, KEY.Key_Escape)
    elif way == "button":
        want(studio, qtbot, 300)
        QTest.mouseClick(panel.cancel_button, LEFT)
    elif way == "meanwhile":
        key(studio, KEY.Key_Escape)
    else:
        want(studio, qtbot, 300)
        command(studio, "INK")
        draw(studio, [(20, 85), (100, 85)])
        assert names(studio)[1:] == ["Ink"]
        command(studio, "undo")
    assert studio.fitting.panel is None
    assert studio.session.visible is before
    wait_decoded(qtbot, studio)


def test_too_few_bytes_keep_the_document_and_say_the_least(studio, qtbot) -> None:
    command(studio, "preserve_all")
    before = document(studio)
    panel = want(studio, qtbot, 60)
    assert panel.told.text().startswith("60 B are too few: the least is ")
    assert not panel.apply_button.isEnabled()
    assert studio.session.visible == before
    key(studio, KEY.Key_Return)
    assert document(studio) is before
    QTest.mouseClick(panel.may_lower, LEFT, pos=panel.may_lower.rect().center() / 4)
    assert panel.may_lower.isChecked()
    want(studio, qtbot, 200)
    key(studio, KEY.Key_Return)
    assert 194 <= total(studio) <= 200


def test_what_was_drawn_and_kept_stays_through_two_fits(studio, qtbot) -> None:
    given = lines(studio).copy()
    command(studio, "INK")
    draw(studio, [(90, 90), (120, 90)])
    stroke = lines(studio) & ~given
    command(studio, "PRESERVE")
    click(studio, 24, 24)
    kept = document(studio).levels > 0
    assert stroke.any()
    assert kept.any()
    for size in (700, 500):
        fit(studio, qtbot, size)
        assert lines(studio)[stroke].all()
        assert (document(studio).levels[kept] == 3).all()
    assert names(studio)[-2:] == ["Fit to 700 B", "Fit to 500 B"]
    # What the first one had raised is not taken for kept.
    assert 485 <= total(studio) <= 500


def test_the_last_number_counts(studio, qtbot) -> None:
    panel = opened(studio)
    for size in (700, 400):
        panel.bytes.selectAll()
        QTest.keyClicks(panel.bytes, str(size))
    qtbot.waitUntil(panel.apply_button.isEnabled, timeout=30000)
    assert " of 400 B: " in panel.told.text()


def test_a_document_without_a_photo_gets_smaller(studio, qtbot, tmp_path) -> None:
    command(studio, "PRESERVE")
    click(studio, 24, 24)
    size, levels = total(studio), document(studio).levels
    path = tmp_path / "alone.gcx"
    path.write_bytes(write(document(studio)))
    studio.files.open(path)
    qtbot.waitUntil(lambda: len(studio.session.documents) == 2)
    wait_decoded(qtbot, studio)
    fit(studio, qtbot, size - 20)
    assert total(studio) <= size - 20
    np.testing.assert_array_equal(document(studio).levels, levels)


def test_coarser_lines_may_be_proposed_beside_a_selection(studio, qtbot) -> None:
    key(studio, KEY.Key_A, CONTROL)
    before = document(studio)
    coarse = before.with_layers(structure=before.structure[::2, ::2], structure_scale=4)
    studio.session.preview(coarse)
    studio.grab()
    studio.session.cancel()
    studio.session.commit("Fit to 100 B", coarse)
    wait_decoded(qtbot, studio)
    assert studio.session.selection.shape == coarse.structure.shape
    command(studio, "undo")
    wait_decoded(qtbot, studio)
    assert studio.session.selection.shape == before.structure.shape
