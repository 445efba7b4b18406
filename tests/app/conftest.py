"""A window with a model that takes no time to load: fast, and its pictures can be held back."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from gc_studio.analysis.library import Texture
from gc_studio.app import files, window
from gc_studio.app.engine import Engine
from gc_studio.app.theme import apply_theme
from gc_studio.app.window import MainWindow
from gc_studio.document import CELL, Document

MODEL = "0123abcd"
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class FakeModel:
    """Analyses by thresholding, renders by painting the layers; `gate` holds renders back."""

    identity = MODEL
    label = f"fake {MODEL}"

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.gate.set()
        self.rendered: list[Document] = []

    def render(self, document: Document) -> np.ndarray:
        assert self.gate.wait(10)
        if document.model != MODEL:
            raise RuntimeError(f"made with model {document.model}")
        self.rendered.append(document)
        return picture_of(document)

    def analyse(self, photo: np.ndarray) -> tuple[Document, np.ndarray]:
        height, width = photo.shape[:2]
        small = cv2.resize(photo, (-(-width // 2), -(-height // 2)))
        rows, columns = -(-height // CELL), -(-width // CELL)
        texture = np.resize(cv2.resize(photo, (4, 5)).reshape(-1).astype(np.int16) % 7 - 3, 64)
        detail = np.random.default_rng(1).integers(-2, 3, (4, rows, columns)).astype(np.int8)
        document = Document(
            width, height, small[..., 0] > 240, texture, np.zeros_like(detail), np.zeros((rows, columns), bool), MODEL
        )
        return document, detail


def picture_of(document: Document) -> np.ndarray:
    """What FakeModel renders."""
    size = (document.width, document.height)
    channels = (
        cv2.resize(document.structure.astype(np.uint8) * 255, size, interpolation=cv2.INTER_NEAREST),
        np.full(size[::-1], int(np.abs(document.texture).sum()) % 256, np.uint8),
        cv2.resize(document.mask.astype(np.uint8) * 255, size, interpolation=cv2.INTER_NEAREST),
    )
    return np.stack(channels, axis=2)


def fake_library() -> list[Texture]:
    rng = np.random.default_rng(0)
    names = ("Denim blue", "Linen", "Washed velvet dark red", "Tweed", "Knit", "Leather", "Silk", "Suede")
    return [
        Texture(name, group, rng.integers(-5, 6, 64).astype(np.int16), rng.integers(0, 256, (96, 96, 3), np.uint8))
        for group in ("Woven", "Knitted", "Other")
        for name in names
    ]


from studio_helpers import FakeModel, fake_library, wait_decoded


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
    monkeypatch.setattr(
        files, "ask_unsaved", lambda *_: queue.pop(0) if queue else QMessageBox.StandardButton.Discard
    )
    return queue


@pytest.fixture
def make_window(
    qapp: QApplication, qtbot, model: FakeModel, answers: list, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., MainWindow]]:
    """Makes windows that are shown but not started, and closes them."""
    apply_theme(qapp)
    monkeypatch.setattr(window, "load_library", fake_library)
    made = []

    def make(load: Callable = lambda: model) -> MainWindow:
        shown = MainWindow(Engine(load))
        made.append(shown)
        shown.show()
        qtbot.waitExposed(shown)
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
    shown.start(photo_path)
    wait_decoded(qtbot, shown)
    return shown
