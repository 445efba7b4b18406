"""A model that takes no time to load, and what a person does with mouse and files."""

import threading
import warnings
from collections.abc import Callable, Generator
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
from PySide6.QtCore import QDeadlineTimer, QEventLoop, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gc_studio.analysis.intra import available_of
from gc_studio.analysis.library import Texture
from gc_studio.app.window.main_window import MainWindow
from gc_studio.decode.fit_sources import Tools
from gc_studio.decode.kept import with_kept
from gc_studio.decode.pictures import GivenUpError, Painted
from gc_studio.document import CELL, STUDIO, Available, Document

MODEL = "0123abcd"
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def show(qtbot, widget: QWidget, size: tuple[int, int] | None = None) -> None:
    """Show a widget, of a size if one is given, until the screen has it; it is closed when the test ends."""
    qtbot.addWidget(widget)
    if size is not None:
        widget.resize(*size)
    with qtbot.waitExposed(widget):
        widget.show()


class FakeModel:
    """Analyses by thresholding, renders by painting the layers; `gate` holds renders back, `exact_gate` exact ones."""

    identity = MODEL
    has_cuda = False
    stroke_ms = None
    label = f"fake {MODEL}"

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.gate.set()
        self.exact_gate = threading.Event()
        self.exact_gate.set()
        self.stops = threading.Event()
        self.rendered: list[Document] = []

    def pictures(self, document: Document, is_given_up: Callable[[], bool]) -> Generator[Painted]:
        assert self.gate.wait(10)
        if document.model != MODEL:
            raise RuntimeError(f"made with model {document.model}")
        self.rendered.append(document)
        if not self.exact_gate.is_set():
            self.stops.clear()
            yield Painted(255 - picture_of(document), is_exact=False)
            self.on_progress(0.4)
            while not self.exact_gate.wait(0.005):
                if self.stops.is_set() or is_given_up():
                    raise GivenUpError
        yield Painted(picture_of(document), is_exact=True)

    def apart(self) -> "FakeModel":
        return self

    def render(self, document: Document) -> np.ndarray:
        return picture_of(document)

    def in_textures(self, document: Document, codes: np.ndarray) -> list[np.ndarray]:
        return [picture_of(document.with_texture(code)) for code in codes]

    def interrupt(self) -> None:
        self.stops.set()

    def line_choice(self, photo: np.ndarray, scale: int, mask: np.ndarray) -> Callable[[float], np.ndarray]:
        """Every strength has as many levels of grey."""
        small = cv2.resize(photo, (-(-photo.shape[1] // scale), -(-photo.shape[0] // scale)))
        return lambda strength: small[..., 0] > 240 - 40 / strength

    def fit_tools(self, document: Document, photo: np.ndarray | None) -> Tools:
        """All regions of a photo have the texture of the whole."""
        return Tools(picture_of, lambda photo, regions: np.tile(self.texture_of(photo), (int(regions.max()) + 1, 1)))

    def refine(
        self,
        document: Document,
        photo: np.ndarray,
        available: Available,
        steps: int,
        on_step: Callable[[int, Document], bool | None],
    ) -> tuple[Document, Available] | None:
        """Every step adds one to the texture and turns the sign of the detail."""
        best = document
        for step in range(1, steps + 1):
            best = best.with_layers(texture=best.texture + 1, detail=-best.detail)
            if on_step(step, best) is False:
                break
        return best, replace(available, detail=np.where(document.mask, best.detail, available.detail))

    def texture_of(self, photo: np.ndarray) -> np.ndarray:
        return self.analyse(photo)[0].texture

    def texture_of_region(self, photo: np.ndarray, document: Document, number: int) -> np.ndarray:
        return document.textures[number]

    def tune(self) -> str:
        return self.label

    def analyse(self, photo: np.ndarray) -> tuple[Document, Available]:
        height, width = photo.shape[:2]
        small = cv2.resize(photo, (-(-width // 2), -(-height // 2)))
        rows, columns = -(-height // CELL), -(-width // CELL)
        texture = np.resize(cv2.resize(photo, (4, 5)).reshape(-1).astype(np.int16) % 7 - 3, 64)
        detail = np.random.default_rng(1).integers(-2, 3, (STUDIO.detail_channels, rows, columns)).astype(np.int8)
        document = Document(width, height, structure=small[..., 0] > 240, texture=texture, model=MODEL)
        return document, available_of(photo, detail)


def picture_of(document: Document) -> np.ndarray:
    """What FakeModel renders."""
    size = (document.width, document.height)
    channels = (
        cv2.resize(document.structure.astype(np.uint8) * 255, size, interpolation=cv2.INTER_NEAREST),
        np.full(size[::-1], int(np.abs(document.texture).sum()) % 256, np.uint8),
        cv2.resize(document.levels * np.uint8(85), size, interpolation=cv2.INTER_NEAREST),
    )
    return with_kept(np.stack(channels, axis=2), document)


def fake_library() -> list[Texture]:
    rng = np.random.default_rng(0)
    names = ("Denim blue", "Linen", "Washed velvet dark red", "Tweed", "Knit", "Leather", "Silk", "Suede")
    return [
        Texture(name, group, rng.integers(-5, 6, 64).astype(np.int16), rng.integers(0, 256, (96, 96, 3), np.uint8))
        for group in ("Woven", "Knitted", "Other")
        for name in names
    ]


def wait_decoded(qtbot, studio: MainWindow) -> None:
    """Until the canvas shows the picture of the current document."""
    qtbot.waitUntil(lambda: studio.session.document is not None and shown_is_current(studio), timeout=10000)


def shown_is_current(studio: MainWindow) -> bool:
    decoded, document = studio.canvas.layers.decoded, studio.session.visible
    if decoded is None or document is None or (decoded.width(), decoded.height()) != (document.width, document.height):
        return False
    rows = np.frombuffer(decoded.constBits(), np.uint8).reshape(decoded.height(), decoded.bytesPerLine())
    bgr = rows[:, : 4 * decoded.width()].reshape(decoded.height(), decoded.width(), 4)[..., :3]
    return np.array_equal(bgr[..., ::-1], picture_of(document))


def on_canvas(studio: MainWindow, x: float, y: float) -> QPoint:
    """Widget position of a picture point."""
    return studio.canvas.viewport.to_widget(QPointF(x, y)).toPoint()


def draw(studio: MainWindow, points: list[tuple[float, float]], button=LEFT, modifiers=NONE, release=True) -> None:
    """Press, move and release the mouse at picture points."""
    places = [on_canvas(studio, *point) for point in points]
    QTest.mousePress(studio.canvas, button, modifiers, places[0])
    for place in places[1:]:
        QTest.mouseMove(studio.canvas, place)
    if release:
        QTest.mouseRelease(studio.canvas, button, modifiers, places[-1])


def choose(studio: MainWindow, index: int) -> None:
    """Click a texture of the list."""
    item = studio.textures.items()[index]
    grid = item.listWidget()
    QTest.mouseClick(grid.viewport(), LEFT, pos=grid.visualItemRect(item).center())


def drop(widget: QWidget, *paths: Path) -> None:
    """Drag files onto a widget and let them go."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    drop_data(widget, data)


def drop_data(widget: QWidget, data: QMimeData, place: QPoint | None = None) -> None:
    """Drag something onto a widget and let it go, in its middle if nowhere else."""
    actions, place = Qt.DropAction.CopyAction, widget.rect().center() if place is None else place
    with warnings.catch_warnings():
        # Qt 6.12 wants a QPointF here, earlier versions know only QPoint.
        warnings.simplefilter("ignore", DeprecationWarning)
        enter = QDragEnterEvent(place, actions, data, LEFT, NONE)
    QApplication.sendEvent(widget, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(widget, QDropEvent(QPointF(place), actions, data, LEFT, NONE))


def total(studio: MainWindow) -> int:
    """Bytes as the rate panel shows them, once they are counted."""
    deadline = QDeadlineTimer(10000)
    while studio.session.sizes is None:
        assert not deadline.hasExpired(), "the bytes are never counted"
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
    return int(studio.rate.total.text().removesuffix(" B").replace(",", ""))


def message(studio: MainWindow) -> str:
    """The line in the message bar; empty when there is none."""
    return "" if studio.messages.isHidden() else studio.messages.label.text()
