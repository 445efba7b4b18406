"""Pictures of `hfgan` in the window: figures 7 and 8 of its paper, swaps and edits; what its documents lack is off."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from drive_helpers import answer_dialog, dialogs
from lines_families import IDENTITIES, install
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QInputDialog
from studio_helpers import MODEL, FakeModel, choose, draw, message

from gc_studio.app.background.models import Models
from gc_studio.app.background.plain import Plain

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def studio(_own_cache, make_window, model: FakeModel, qtbot, monkeypatch, photo_path: Path):
    """A window in which a photo is open with a model of `hfgan`."""
    install("own-hfgan")
    window = make_window(lambda: Models(model, lambda description: Plain(description, "cpu")))
    window.start([])
    qtbot.waitUntil(lambda: window.engine.identity == MODEL)
    answer_dialog(monkeypatch, "getOpenFileNames", photo_path)
    window.actions_by_key["open_with"].trigger()
    [dialog] = dialogs()
    assert isinstance(dialog, QInputDialog)
    QTest.keyClicks(dialog.findChild(QComboBox), "own-hfgan")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.session.document is not None, timeout=20000)
    shown(qtbot, window)
    assert window.session.document.model == IDENTITIES["own-hfgan"]
    return window


def shown(qtbot, window) -> None:
    qtbot.waitUntil(lambda: window.flow.shown is window.session.document, timeout=20000)


def test_lines_are_drawn_and_textures_are_taken_from_photos(studio, qtbot, photo_path, tmp_path) -> None:
    before, document = studio.canvas.layers.decoded.cacheKey(), studio.session.document
    studio.actions_by_key["INK"].trigger()
    draw(studio, [(60, 60), (120, 120)])
    assert studio.session.document.structure.sum() > document.structure.sum()
    shown(qtbot, studio)
    drawn = studio.canvas.layers.decoded.cacheKey()
    assert drawn != before
    other = tmp_path / "other.png"
    cv2.imwrite(str(other), 255 - cv2.imread(str(photo_path)))
    count = len(studio.textures.items())
    studio.library.add([other])
    qtbot.waitUntil(lambda: not np.array_equal(studio.session.document.texture, document.texture), timeout=20000)
    shown(qtbot, studio)
    assert studio.canvas.layers.decoded.cacheKey() != drawn
    assert len(studio.textures.items()) == count
    studio.actions_by_key["undo"].trigger()
    assert np.array_equal(studio.session.document.texture, document.texture)


def test_what_the_list_cannot_give_or_keep_is_said(studio) -> None:
    document = studio.session.document
    choose(studio, 0)
    assert "made with model own-hfgan" in message(studio)
    assert "Drop a photo" in message(studio)
    studio.library._save_current("mine")
    assert "another model, own-hfgan" in message(studio)
    assert studio.session.document is document


def test_what_its_pictures_cannot_take_is_off_and_says_why(studio) -> None:
    for key, why in (("refine", "cannot be refined"), ("fit_bytes", "cannot be fitted")):
        assert not studio.actions_by_key[key].isEnabled()
        assert why in studio.actions_by_key[key].toolTip()
    studio.session.close(studio.session.current)
    assert "cannot be" not in studio.actions_by_key["refine"].toolTip()


def test_nothing_can_be_preserved(studio) -> None:
    for key in ("PRESERVE", "SYNTHESISE", "preserve_all", "mask_invert", "suggest"):
        assert not studio.actions_by_key[key].isEnabled()
    assert "preserves nothing" in studio.actions_by_key["PRESERVE"].toolTip()
    assert studio.actions_by_key["INK"].isEnabled()
