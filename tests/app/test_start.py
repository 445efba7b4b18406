"""How the window starts, and what it shows while there is no model, or never will be."""

import subprocess
import sys
import threading
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from studio_helpers import MODEL, draw, fake_library, message, wait_decoded

from gc_studio.app import main
from gc_studio.app.background.engine import Engine
from gc_studio.app.documents import library
from gc_studio.app.settings import Settings
from gc_studio.app.window import running
from gc_studio.app.window.error_report import ErrorReport
from gc_studio.app.window.main_window import Folders, MainWindow
from gc_studio.bitstream import write
from gc_studio.document import Document
from gc_studio.storage import RESOURCES, WEIGHTS

CONSTRUCT = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from gc_studio.app.background.engine import Engine
from gc_studio.app.settings import Settings
from gc_studio.app.window.main_window import Folders, MainWindow
app = QApplication([])
folder = Path(sys.argv[1])
window = MainWindow(Engine(), Settings(folder / "settings.ini"), Folders(folder, folder))
window.show()
app.processEvents()
assert window.isVisible()
late = {"torch", "openvino", "matplotlib", "scipy", "pandas", "tqdm"} & set(sys.modules)
assert not late, late
"""


def small_document(model: str = MODEL) -> Document:
    structure = np.zeros((32, 48), bool)
    structure[10, 5:30] = True
    texture = np.arange(64, dtype=np.int16) % 5
    return Document(96, 64, structure=structure, texture=texture, model=model)


def test_window_is_up_before_what_takes_long_is_imported(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", CONSTRUCT, tmp_path], check=True, timeout=60)


PICTURE = """
import sys
from functools import partial
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from gc_studio.app.background import loading
from gc_studio.app.background.engine import Engine
from gc_studio.app.settings import Settings
from gc_studio.app.window.main_window import Folders, MainWindow
app = QApplication([])
folder = Path(sys.argv[1])
loading.BACKEND_TABLE = folder / "backends.json"
engine = Engine(partial(loading.load_studio, "cpu"))
window = MainWindow(engine, Settings(folder / "settings.ini"), Folders(folder, folder))
window.start([Path(sys.argv[2])])
while window.canvas.layers.decoded is None:
    QTest.qWait(20)
assert "torch" not in sys.modules
window.close()
"""


@pytest.mark.skipif(find_spec("openvino") is None, reason="without OpenVINO torch paints")
@pytest.mark.long
def test_a_photo_is_painted_without_torch(tmp_path: Path, jacket_path: Path) -> None:
    subprocess.run([sys.executable, "-c", PICTURE, tmp_path, jacket_path], check=True, timeout=120)


def test_the_window_has_a_name_before_anything_is_open(make_window) -> None:
    assert make_window().windowTitle() == "GC Studio"


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
    studio.actions_by_key["export"].trigger()
    assert "cannot be decoded" in message(studio)


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


def test_two_files_open_side_by_side(make_window, qtbot, model, photo_path: Path, tmp_path: Path) -> None:
    path = tmp_path / "small.gcx"
    path.write_bytes(write(small_document()))
    studio = make_window()
    studio.start([photo_path, path])
    qtbot.waitUntil(lambda: len(studio.session.documents) == 2)
    assert {item.name for item in studio.session.documents} == {"photo.png", "small.gcx"}
    wait_decoded(qtbot, studio)


@pytest.mark.parametrize("with_file", [True, False])
def test_main_opens_a_window(
    qapp, qtbot, model, monkeypatch, photo_path: Path, tmp_path: Path, with_file: bool, capsys
) -> None:
    made: list[MainWindow] = []

    class Window(MainWindow):
        def __init__(self, engine: Engine, settings: Settings, folders: Folders) -> None:
            super().__init__(engine, settings, folders)
            made.append(self)

    def run(*_: object) -> int:
        studio = made[0]
        if with_file:
            wait_decoded(qtbot, studio)
            assert studio.session.current.source == photo_path
        else:
            qtbot.waitUntil(lambda: MODEL in studio.status.model.text())
            assert studio.start_page.isVisible()
        sys.excepthook(ValueError, ValueError("surprise"), None)
        qtbot.waitUntil(lambda: studio.findChild(ErrorReport) is not None)
        report = studio.findChild(ErrorReport)
        assert "surprise" in report.text.toPlainText()
        report.close()
        studio.close()
        studio.deleteLater()
        return 0

    monkeypatch.setattr(running, "Engine", lambda load: Engine(lambda: model))
    monkeypatch.setattr(running, "MainWindow", Window)
    monkeypatch.setattr(running, "Settings", lambda: Settings(tmp_path / "settings.ini"))
    monkeypatch.setattr(running.platformdirs, "user_data_path", lambda *_: tmp_path / "data")
    monkeypatch.setattr(running.platformdirs, "user_cache_path", lambda *_: tmp_path / "cache")
    monkeypatch.setattr(library, "load_library", fake_library)
    monkeypatch.setattr(QApplication, "exec", run)
    assert main.main([str(photo_path)] if with_file else []) == 0


@pytest.mark.skipif(not (WEIGHTS / "studio" / "model.safetensors").is_file(), reason="no weights in this checkout")
def test_the_real_model_shows_the_sample(make_window, qtbot) -> None:
    from gc_studio.app.background.loading import load_studio

    studio = make_window(load_studio)
    studio.start([RESOURCES / "samples" / "jacket.webp"])
    qtbot.waitUntil(lambda: studio.canvas.layers.decoded is not None, timeout=60000)
    shown = studio.canvas.layers.decoded.cacheKey()
    QTest.keyClick(studio, Qt.Key.Key_B)
    draw(studio, [(60, 60), (120, 120)])
    qtbot.waitUntil(lambda: studio.flow.shown is studio.session.document, timeout=60000)
    assert studio.canvas.layers.decoded.cacheKey() != shown
