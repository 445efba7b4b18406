"""What the tour and the pictures of the docs have in common: one photo, what is done to it, and a window off screen.

Flows in: a folder for settings and data. Flows out: places in pixels of the picture, and a window that shows the photo.
"""

import itertools
import os
import time
from collections.abc import Callable
from pathlib import Path

# Before Qt is imported: nothing here may come on a screen.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication, QTabBar, QToolBar, QWidget
from screen import Area, Place

from gc_studio.analysis.photo import load_photo, resized
from gc_studio.app.background.engine import Engine
from gc_studio.app.background.opened import Opened
from gc_studio.app.docks.texture_grid import texture_of
from gc_studio.app.look.theme import apply_theme
from gc_studio.app.settings import Settings
from gc_studio.app.window.main_window import Folders, MainWindow
from gc_studio.canvas import Tool
from gc_studio.document import Document
from gc_studio.project.gcs import Project
from gc_studio.storage import RESOURCES

Path2 = list[tuple[float, float]]

PHOTO = RESOURCES / "samples" / "jumper.webp"

WIDTH = 256
"""Of the picture, 256 x 341, in whose pixels places are told here; at another size they are in the same parts of it."""

OLD_COLLAR: tuple[Path2, ...] = (
    [(118, 36), (127, 50), (146, 58), (172, 54), (180, 44)],
    [(122, 32), (150, 46), (178, 40)],
    [(110, 46), (126, 62), (146, 70), (170, 66), (184, 60)],
)
NEW_COLLAR: tuple[Path2, ...] = (
    [(112, 26), (120, 50), (145, 88), (171, 54), (182, 34)],
    [(104, 34), (110, 52), (144, 102), (180, 60), (190, 40)],
)
LOGO: Path2 = [(92, 108), (112, 107)]
BODY = (110.0, 200.0)
"""Within the part that the wand is to find: the front between the sleeves."""

PANEL = 360
"""Pixels at the right of the canvas in which a panel may lie."""

PUSHED: tuple[Path2, ...] = ([(150, 36), (148, 76)], [(60, 268), (36, 290)], [(222, 300), (246, 300)])
"""Where the collar and the ends of both sleeves are pushed to."""

ALL_OVER, FRONT = "Charcoal fleece", "Sky polo"
"""Textures for the whole picture and for the front."""


def along(points: Path2, step: float = 3.0) -> Path2:
    """A path in small steps, as a hand goes."""
    result = points[:1]
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
        count = max(round(np.hypot(x1 - x0, y1 - y0) / step), 1)
        result += [(x0 + (x1 - x0) * n / count, y0 + (y1 - y0) * n / count) for n in range(1, count + 1)]
    return result


def application(theme: str = "dark") -> QApplication:
    """The application, dressed."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    apply_theme(app, theme)
    return app


def settle(seconds: float) -> None:
    """Let the window work for a while."""
    wait_for(lambda: False, seconds)


def wait_for(holds: Callable[[], bool], seconds: float) -> bool:
    """Let the window work until something holds; False if it never did."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QApplication.processEvents()
        if holds():
            return True
        time.sleep(0.005)
    return False


def used_settings(path: Path) -> Settings:
    """Settings as they are after the first start, when the start page no longer offers the tour, and in English."""
    settings = Settings(path)
    settings.language = "en"
    settings.is_tour_offered = False
    settings.store.sync()
    return settings


def make_window(folder: Path, size: tuple[int, int], engine: Engine) -> MainWindow:
    """A window of a size, whose settings and data lie in a folder."""
    window = MainWindow(engine, used_settings(folder / "settings.ini"), Folders(folder / "data", folder / "cache"))
    window.resize(*size)
    window.show()
    settle(0.2)
    return window


class Twin:
    """A window without a model that tells where things are in another one of the same size."""

    def __init__(self, folder: Path, size: tuple[int, int]) -> None:
        self._app = application()
        self.window = make_window(folder, size, Engine(_no_model))

    def open(self) -> None:
        """Show a document of the photo's size."""
        photo = resized(load_photo(PHOTO))
        height, width = photo.shape[:2]
        document = Document(width, height, model="00000000")
        self.window.session.open(Opened(PHOTO, Project(document, photo)))
        settle(0.3)

    def search(self, text: str) -> None:
        """Type into the search field of the texture list."""
        self.window.textures.find_bar.field.setText(text)
        settle(0.2)

    def surprise(self, seed: str) -> None:
        """Have the textures of a seed made."""
        self.window.textures.made_requested.emit(seed)
        settle(0.2)

    def middle(self, widget: QWidget) -> Place:
        """Middle of a widget."""
        return self._place(widget, QPointF(widget.rect().center()))

    def tool(self, tool: Tool) -> Place:
        """The button of a tool."""
        action = self.window.actions_by_key[tool.name]
        bars = (bar.widgetForAction(action) for bar in self.window.findChildren(QToolBar))
        return self.middle(next(button for button in bars if button is not None))

    def sample(self, path: Path) -> Place:
        """A photo of the start page."""
        grid = self.window.start_page.samples
        row = [card.path for card in grid.cards()].index(path)
        return self._place(grid.viewport(), QPointF(grid.visualItemRect(grid.item(row)).center()))

    def picture(self, x: float, y: float) -> Place:
        """A point of the picture."""
        canvas = self.window.canvas
        return self._place(canvas, canvas.viewport.to_widget(QPointF(x, y)))

    def canvas(self) -> Area:
        """The canvas."""
        canvas = self.window.canvas
        left, top = self._place(canvas, QPointF(0, 0))
        return left, top, left + canvas.width(), top + canvas.height()

    def texture(self, name: str) -> Place:
        """A texture of the list."""
        item = next(item for item in self.window.textures.items() if texture_of(item).name == name)
        grid = item.listWidget()
        return self._place(grid.viewport(), QPointF(grid.visualItemRect(item).center()))

    def dock(self, name: str) -> Place:
        """The tab of a dock."""
        for bar in self.window.findChildren(QTabBar):
            for index in range(bar.count()):
                if bar.tabText(index) == name:
                    return self._place(bar, QPointF(bar.tabRect(index).center()))
        raise LookupError(f"there is no tab {name}")

    def _place(self, widget: QWidget, point: QPointF) -> Place:
        place = widget.mapTo(self.window, point).toPoint()
        return place.x(), place.y()


def _no_model() -> None:
    raise RuntimeError("this window is not to decode")
