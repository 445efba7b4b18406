"""A window with a model that takes no time to load: fast, and its pictures can be held back."""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from studio_helpers import FakeModel, fake_library, show, wait_decoded
from texture_helpers import NAMES, texture

from gc_studio.app.background.engine import Engine
from gc_studio.app.background.garbage import GarbageCollector
from gc_studio.app.docks.texture import TexturePanel
from gc_studio.app.documents import files, library
from gc_studio.app.look.theme import apply_theme
from gc_studio.app.settings import Settings
from gc_studio.app.window.main_window import Folders, MainWindow


@pytest.fixture(scope="package", autouse=True)
def _collector(qapp: QApplication) -> Iterator[GarbageCollector]:
    """As in the program: no worker collects what belongs to a window."""
    collector = GarbageCollector(qapp)
    yield collector
    collector.deleteLater()
    gc.enable()


@pytest.fixture(autouse=True)
def _collected(_collector: GarbageCollector) -> Iterator[None]:
    yield
    _collector.collect()


@pytest.fixture(autouse=True)
def _no_tour(monkeypatch: pytest.MonkeyPatch) -> None:
    """The start page as it is from the second start on; the tests of the tour say otherwise."""
    monkeypatch.setattr(vars(Settings)["is_tour_offered"], "default", lambda: False)


@pytest.fixture
def model() -> FakeModel:
    return FakeModel()


@pytest.fixture
def photo_path(tmp_path: Path) -> Path:
    """A photo of 320 x 256 pixels."""
    pixels = np.full((256, 320, 3), 200, np.uint8)
    cv2.circle(pixels, (160, 128), 70, (250, 60, 40), 3)
    cv2.rectangle(pixels, (20, 20), (90, 200), (255, 255, 255), 2)
    path = tmp_path / "photo.png"
    Image.fromarray(pixels).save(path)
    return path


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> list[QMessageBox.StandardButton]:
    """Answers to the question about unsaved changes, in order; Discard when there are none left."""
    queue: list[QMessageBox.StandardButton] = []
    monkeypatch.setattr(files, "ask_unsaved", lambda *_: queue.pop(0) if queue else QMessageBox.StandardButton.Discard)
    return queue


@pytest.fixture
def make_window(
    qapp: QApplication, qtbot, model: FakeModel, answers: list, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Callable[..., MainWindow]]:
    """Makes windows that are shown but not started, and closes them."""
    apply_theme(qapp)
    monkeypatch.setattr(library, "load_library", fake_library)
    made = []

    def make(load: Callable = lambda: model) -> MainWindow:
        shown = MainWindow(
            Engine(load), Settings(tmp_path / "settings.ini"), Folders(tmp_path / "data", tmp_path / "cache")
        )
        made.append(shown)
        if shown.settings.geometry.isEmpty():
            # As on a usual screen; that of the tests is smaller.
            shown.resize(shown.sizeHint())
        shown.show()
        # Keys that are shortcuts do nothing in a window that is not the active one.
        with qtbot.waitActive(shown):
            shown.activateWindow()
        return shown

    yield make
    model.gate.set()
    answers.clear()
    for shown in made:
        shown.close()
        shown.deleteLater()
    qapp.processEvents()


@pytest.fixture
def studio(make_window: Callable[..., MainWindow], qtbot, photo_path: Path) -> MainWindow:
    """A window with the photo open and decoded."""
    shown = make_window()
    shown.start([photo_path])
    wait_decoded(qtbot, shown)
    return shown


@pytest.fixture
def panel(qapp: QApplication, qtbot) -> Iterator[TexturePanel]:
    apply_theme(qapp)
    # Where an earlier test left the pointer, a cell would show its star.
    QCursor.setPos(0, 0)
    panel = TexturePanel()
    panel.add_all(texture(name, group) for group, names in NAMES.items() for name in names)
    show(qtbot, panel, (290, 640))
    QTest.qWait(0)
    yield panel
    apply_theme(qapp)
