"""How the window starts, and what it shows while there is no model, or never will be."""

import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from studio_helpers import MODEL, draw, fake_library, message, wait_decoded

from gc_studio.app import main, window
from gc_studio.app.engine import Engine
from gc_studio.app.window import SAMPLE, MainWindow
from gc_studio.bitstream import write
from gc_studio.document import Document
from gc_studio.storage import WEIGHTS

CONSTRUCT = """
import sys
from PySide6.QtWidgets import QApplication
from gc_studio.app.engine import Engine
from gc_studio.app.window import MainWindow
app = QApplication([])
window = MainWindow(Engine())
window.show()
app.processEvents()
assert window.isVisible()
assert "torch" not in sys.modules
"""


def small_document(model: str = MODEL) -> Document:
    structure = np.zeros((32, 48), bool)
    structure[10, 5:30] = True
    texture = np.arange(64, dtype=np.int16) % 5
    return Document(96, 64, structure, texture, np.zeros((4, 4, 6), np.int8), np.zeros((4, 6), bool), model)


def test_window_is_up_without_torch() -> None:
    subprocess.run([sys.executable, "-c", CONSTRUCT], check=True, timeout=60)


def test_photo_shows_while_the_model_loads(make_window, model, qtbot, photo_path: Path) -> None:
    loaded = threading.Event()

    def load() -> object:
        assert loaded.wait(10)
        return model

    studio = make_window(load)
    studio.start([photo_path])
    qtbot.waitUntil(lambda: studio.canvas.layers.original is not None)
    assert studio.session.document is None
    assert "Loading" in studio.status.model.text()
    assert not studio.actions_by_key["save"].isEnabled()
    loaded.set()
    wait_decoded(qtbot, studio)
    assert MODEL in studio.status.model.text()
    assert studio.actions_by_key["save"].isEnabled()


def test_gcx_can_be_edited_while_the_model_loads(make_window, model, qtbot, tmp_path: Path) -> None:
    loaded = threading.Event()
    path = tmp_path / "small.gcx"
    path.write_bytes(write(small_document()))
    studio = make_window(lambda: loaded.wait(10) and model)
    studio.start([path])
    qtbot.waitUntil(lambda: studio.session.document is not None)
    draw(studio, [(10, 50), (60, 55)])
    assert studio.session.modified
    loaded.set()
    wait_decoded(qtbot, studio)


def test_without_a_model_there_is_one_line(make_window, qtbot, tmp_path: Path) -> None:
    def load() -> object:
        raise RuntimeError("cannot load model 'studio'\nmore about it")

    path = tmp_path / "small.gcx"
    path.write_bytes(write(small_document()))
    studio = make_window(load)
    studio.start([path])
    qtbot.waitUntil(lambda: studio.messages.is_error and studio.session.document is not None)
    assert message(studio) == "cannot load model 'studio'"
    assert studio.status.model.text() == "No model"
    studio.files.export_picture_to(tmp_path / "out.png")
    assert "out.png" in message(studio)


def test_document_of_another_model_at_start(make_window, qtbot, tmp_path: Path, model) -> None:
    loaded = threading.Event()
    path = tmp_path / "other.gcx"
    path.write_bytes(write(small_document("ffffffff")))
    studio = make_window(lambda: loaded.wait(10) and model)
    studio.start([path])
    qtbot.waitUntil(lambda: studio.session.document is not None)
    loaded.set()
    qtbot.waitUntil(lambda: "ffffffff" in message(studio))
    assert studio.canvas.layers.decoded is None


def test_newest_of_two_opens_wins(make_window, qtbot, model, photo_path: Path, tmp_path: Path) -> None:
    loaded = threading.Event()
    path = tmp_path / "small.gcx"
    path.write_bytes(write(small_document()))
    studio = make_window(lambda: loaded.wait(10) and model)
    studio.start([photo_path])
    qtbot.waitUntil(lambda: studio.canvas.layers.original is not None)
    studio.files.open(path)
    loaded.set()
    wait_decoded(qtbot, studio)
    assert studio.session.document == small_document()
    assert studio.session.original is None


@pytest.mark.parametrize("with_file", [True, False])
def test_main_opens_a_window(qapp, qtbot, model, monkeypatch, photo_path: Path, with_file: bool) -> None:
    made = []

    class Window(MainWindow):
        def __init__(self, engine: Engine) -> None:
            super().__init__(engine)
            made.append(self)

    def run(*_: object) -> int:
        qtbot.waitUntil(lambda: made[0].session.document is not None and made[0].canvas.layers.decoded is not None)
        assert made[0].session.source == (photo_path if with_file else SAMPLE)
        sys.excepthook(ValueError, ValueError("surprise"), None)
        assert "surprise" in message(made[0])
        made[0].close()
        made[0].deleteLater()
        return 0

    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(main, "Engine", lambda: Engine(lambda: model))
    monkeypatch.setattr(main, "MainWindow", Window)
    monkeypatch.setattr(window, "load_library", fake_library)
    monkeypatch.setattr(QApplication, "exec", run)
    assert main.main([str(photo_path)] if with_file else []) == 0


@pytest.mark.skipif(not (WEIGHTS / "studio" / "model.safetensors").is_file(), reason="no weights in this checkout")
def test_the_real_model_shows_the_sample(make_window, qtbot) -> None:
    from gc_studio.app.backend import load_studio

    studio = make_window(load_studio)
    studio.start([])
    qtbot.waitUntil(lambda: studio.canvas.layers.decoded is not None, timeout=60000)
    assert studio.session.source == SAMPLE
    shown = studio.canvas.layers.decoded.cacheKey()
    QTest.keyClick(studio, Qt.Key.Key_B)
    draw(studio, [(60, 60), (120, 120)])
    qtbot.waitUntil(lambda: studio.flow.shown is studio.session.document, timeout=60000)
    assert studio.canvas.layers.decoded.cacheKey() != shown
