"""Several models in one window: photos open with one of them, documents are painted by their own."""

from pathlib import Path

import numpy as np
import pytest
from drive_helpers import answer_dialog, dialogs
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QInputDialog
from studio_helpers import MODEL, FakeModel, choose, draw, message, wait_decoded
from toy_family import CODES, IDENTITY

from gc_studio.app.background.models import Models
from gc_studio.app.background.plain import Plain
from gc_studio.bitstream import read_file
from gc_studio.nets import registry
from gc_studio.project.gcs import load_project

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def studio(toy_family, make_window, model: FakeModel, qtbot):
    """A window with two models: the one that takes no time, and one of another family."""
    window = make_window(lambda: Models(model, lambda description: Plain(description, "cpu")))
    window.start([])
    qtbot.waitUntil(lambda: window.engine.identity == MODEL)
    return window


def open_with_toy(studio, qtbot, monkeypatch, path: Path) -> None:
    answer_dialog(monkeypatch, "getOpenFileNames", path)
    studio.actions_by_key["open_with"].trigger()
    [dialog] = dialogs()
    assert isinstance(dialog, QInputDialog)
    QTest.keyClicks(dialog.findChild(QComboBox), "toy")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: studio.session.document is not None and studio.session.document.model == IDENTITY)
    qtbot.waitUntil(lambda: studio.flow.shown is studio.session.document)


def test_a_photo_opens_with_the_model_that_is_asked_for(studio, qtbot, monkeypatch, photo_path, tmp_path) -> None:
    open_with_toy(studio, qtbot, monkeypatch, photo_path)
    document = studio.session.document
    assert document.codes == CODES
    before = studio.canvas.layers.decoded.cacheKey()
    studio.actions_by_key["INK"].trigger()
    draw(studio, [(60, 60), (120, 120)])
    qtbot.waitUntil(lambda: studio.flow.shown is studio.session.document and studio.session.document is not document)
    assert studio.canvas.layers.decoded.cacheKey() != before
    studio.actions_by_key["preserve_all"].trigger()
    assert studio.session.document.mask.all()
    assert np.abs(studio.session.document.detail).max() > 0
    for suffix in (".gcs", ".gcx"):
        path = tmp_path / f"work{suffix}"
        assert studio.files.save_to(path, studio.session.current)
        again = load_project(path).document if suffix == ".gcs" else read_file(path)
        assert again == studio.session.document


def test_documents_of_both_models_stay_side_by_side(studio, qtbot, monkeypatch, photo_path) -> None:
    studio.files.open(photo_path)
    wait_decoded(qtbot, studio)
    copy = photo_path.with_name("copy.png")
    copy.write_bytes(photo_path.read_bytes())
    open_with_toy(studio, qtbot, monkeypatch, copy)
    assert {item.document.model for item in studio.session.documents} == {MODEL, IDENTITY}
    assert studio.status.model.text() == "Model: toy"
    studio.session.switch(0)
    assert studio.status.model.text() == f"Model: {studio.engine.backend.label}"
    wait_decoded(qtbot, studio)


def test_a_file_of_a_model_that_is_gone_is_one_line(studio, qtbot, monkeypatch, photo_path, tmp_path) -> None:
    open_with_toy(studio, qtbot, monkeypatch, photo_path)
    path = tmp_path / "work.gcx"
    assert studio.files.save_to(path, studio.session.current)
    studio.session.close(studio.session.current)
    (registry.USER_MODELS / "toy" / "model.safetensors").unlink()
    studio.files.open(path)
    qtbot.waitUntil(lambda: f"made with model toy {IDENTITY}" in message(studio))


def test_a_texture_of_another_model_is_refused_in_one_line(studio, qtbot, monkeypatch, photo_path) -> None:
    open_with_toy(studio, qtbot, monkeypatch, photo_path)
    document = studio.session.document
    choose(studio, 0)
    assert "toy" in message(studio)
    assert studio.session.document is document
