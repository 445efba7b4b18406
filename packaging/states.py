"""The states of the window that are worth a picture, brought about off screen by mouse and commands.

Flows in: a folder for settings and data. Flows out: a window in a state, and the dialog that lies over it.
"""

import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path

import scene
import stage
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from stage import Path2, along, settle, wait_for

from gc_studio.analysis.links import EXAMPLE_PAGE
from gc_studio.app.background.engine import Engine
from gc_studio.app.background.opened import Opened
from gc_studio.app.docks.texture_cell import DIMMED
from gc_studio.app.docks.texture_grid import texture_of
from gc_studio.app.documents.recovery_dialog import FoundWork, RecoveryDialog
from gc_studio.app.look.theme import apply_theme
from gc_studio.app.present.scenes import Moment, seen_at
from gc_studio.app.present.story import Scene
from gc_studio.app.window.language import speak
from gc_studio.app.window.main_window import MainWindow
from gc_studio.bench.live import peak_megabytes
from gc_studio.canvas import Tool, View
from gc_studio.canvas.overlays import rgb_image
from gc_studio.storage import RESOURCES
from gc_studio.words import translate_by

SLOW = 120.0
"""Seconds that loading the model and the first picture may take."""

SURPRISES, SURPRISE = "4711", 3
"""Seed of the surprises that are shown, and the one that is used."""

STILL = 0.5
"""Seconds without another thumbnail after which all are there."""


class PictureError(Exception):
    """A picture that cannot be made; the message is one line."""


@dataclass
class Steps:
    """Positions in the history after each part of the work."""

    opened: int = 0
    drawn: int = 0
    textured: int = 0
    part: int = 0
    preserved: int = 0


class Studio:
    """The window with the whole work in its history, and one method for each state that is to be seen."""

    def __init__(self, scratch: Path) -> None:
        self.scratch, self.steps = scratch, Steps()
        self.app = stage.application()
        self.window = self._made(scratch / "worked")
        # Places are told in pixels of the picture.
        self.window.settings.working_size = str(stage.WIDTH)
        self._painted = time.monotonic()
        self.window.engine.thumbnail_ready.connect(self._note_thumbnail)
        self.seen = self.window
        """Which of the two windows a state shows: the one with the work, or the one where nothing is open."""
        self.windows = [self.window]
        self.peak: float | None = None
        """Megabytes that the process took at most as long as there was one window."""

    @cached_property
    def fresh(self) -> MainWindow:
        """The window where nothing is open; it has a model of its own."""
        self.peak = peak_megabytes()
        window = self._made(self.scratch / "fresh")
        self.windows.append(window)
        self.dress(self.window.settings.theme, self.window.size().toTuple())
        return window

    @cached_property
    def in_chinese(self) -> MainWindow:
        """A window that shows the photo and speaks Chinese; the others go on in English."""
        speak(self.app, "zh_CN")
        window = self._made(self.scratch / "chinese")
        self.windows.append(window)
        self.dress(self.window.settings.theme, self.window.size().toTuple())
        window.files.open(stage.PHOTO)
        window.actions_by_key["PAN"].trigger()

        def is_done() -> bool:
            document = window.session.document
            return document is not None and window.flow.shown is document and window.session.sizes is not None

        if not wait_for(is_done, SLOW):
            raise PictureError("the picture is never decoded")
        settle(3 * STILL)
        translate_by(None)
        return window

    def dress(self, theme: str, size: tuple[int, int]) -> None:
        """Give all windows a theme and a size, and the docks their places."""
        apply_theme(self.app, theme)
        for window in self.windows:
            window.settings.theme = theme
            window.resize(*size)
            window.reset_layout()
        settle(0.2)

    def _made(self, folder: Path) -> MainWindow:
        window = stage.make_window(folder, (1280, 800), Engine())
        # A selection whose outline marches is another one in each picture.
        window.settings.animate = False
        window.start([])
        return window

    def _note_thumbnail(self) -> None:
        self._painted = time.monotonic()

    # The hand

    def decoded(self) -> None:
        """Wait for the exact picture, its bytes, and its textures, which come one by one."""
        flow, session, textures = self.window.flow, self.window.session, self.window.textures

        def is_done() -> bool:
            # What is proposed is seen before it is the document.
            is_shown = session.visible is not None and flow.shown is session.visible
            is_still = time.monotonic() - self._painted > STILL
            is_dim = any(item.data(DIMMED) for item in textures.items())
            return is_shown and is_still and not is_dim and None not in session.history_sizes()

        settle(STILL)
        if not wait_for(is_done, SLOW):
            raise PictureError("the picture is never decoded")

    def act(self, key: str) -> None:
        """Do a command of the window."""
        self.window.actions_by_key[key].trigger()
        settle(0.1)

    def at(self, x: float, y: float) -> QPoint:
        """Place of a picture point on the canvas."""
        return self.window.canvas.viewport.to_widget(QPointF(x, y)).toPoint()

    def draw(self, path: Path2) -> None:
        """Drag the mouse."""
        canvas, button, places = self.window.canvas, Qt.MouseButton.LeftButton, [self.at(*p) for p in along(path)]
        QTest.mousePress(canvas, button, pos=places[0])
        for place in places[1:]:
            QTest.mouseMove(canvas, place)
        QTest.mouseRelease(canvas, button, pos=places[-1])
        settle(0.1)

    def choose(self, name: str) -> None:
        """Choose a texture of the list."""
        item = next(item for item in self.window.textures.items() if texture_of(item).name == name)
        grid = item.listWidget()
        QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.visualItemRect(item).center())
        self.decoded()

    def work(self) -> None:
        """All that the tour does."""
        session, steps = self.window.session, self.steps
        self.window.files.open(stage.PHOTO)
        self.decoded()
        self.act(Tool.ERASER.name)
        for path in stage.OLD_COLLAR:
            self.draw(path)
        self.act(Tool.INK.name)
        for path in stage.NEW_COLLAR:
            self.draw(path)
        steps.drawn = session.history.position
        self.decoded()
        self.choose(stage.ALL_OVER)
        steps.textured = session.history.position
        self.select_front()
        self.choose(stage.FRONT)
        steps.part = session.history.position
        self.act("select_none")
        self.act(Tool.PRESERVE.name)
        self.act("smaller")
        self.act("smaller")
        self.draw(stage.LOGO)
        steps.preserved = session.history.position
        self.decoded()

    def select_front(self) -> None:
        """Select the front with the wand."""
        self.act(Tool.WAND.name)
        QTest.mouseClick(self.window.canvas, Qt.MouseButton.LeftButton, pos=self.at(*stage.BODY))
        settle(0.1)

    def show(self, step: int, tool: Tool, view: View = View.DECODED) -> None:
        """Show a step of the work with a tool in hand."""
        self.seen = self.window
        for item in self.window.session.documents[1:]:
            self.window.session.close(item)
        self.act("select_none")
        self.window.session.jump(step)
        self.act(tool.name)
        self.act(view.name)
        self.decoded()
        # Where the mouse was, its ring would stay.
        QTest.mouseMove(self.window.canvas, QPoint(2, 2))
        QApplication.sendEvent(self.window.canvas, QEvent(QEvent.Type.Leave))
        self.window.messages.hide()
        settle(0.2)

    def close(self) -> None:
        """Close the documents unasked, and the windows."""
        for item in self.window.session.documents:
            self.window.session.close(item)
        for window in self.windows:
            window.close()

    # States: each returns the dialog that lies over the window, if any

    def start_page(self) -> None:
        """The start page at the first start."""
        self.seen = self.fresh
        wait_for(lambda: self.fresh.engine.identity is not None, SLOW)

    def chinese(self) -> None:
        """The window in another language."""
        self.seen = self.in_chinese

    def structure(self) -> None:
        """The lines alone."""
        self.show(self.steps.opened, Tool.INK, View.STRUCTURE)

    def drawing(self) -> None:
        """The new collar, with the ink in hand."""
        self.show(self.steps.drawn, Tool.INK)

    def push(self) -> None:
        """A copy of the opened photo whose collar and sleeves were pushed, beside the photo."""
        self.show(self.steps.opened, Tool.PUSH, View.SIDE)
        current = self.window.session.current
        assert current is not None
        self.window.session.open(Opened(stage.PHOTO, replace(current.project, document=current.document.with_layers())))
        self.decoded()
        self.window.options.strength.setValue(100)
        for path in stage.PUSHED:
            self.draw(path)
        self.act(Tool.PAN.name)
        self.decoded()

    def texture(self) -> None:
        """Another texture on the jumper."""
        self.show(self.steps.textured, Tool.PAN)

    def part(self) -> None:
        """Another texture in the part that the wand selected."""
        self.show(self.steps.part, Tool.WAND)
        self.select_front()

    def surprises(self) -> None:
        """Twelve new textures, and the jumper in one of them."""
        self.show(self.steps.opened, Tool.PAN)
        for name in ("Rate", "History"):
            self.window.docks[name].hide()
        field = self.window.textures.find_bar.field
        QTest.keyClicks(field, SURPRISES)
        QTest.keyClick(field, Qt.Key.Key_Return)
        self.window.textures.find_bar.clear()
        self.choose(f"Surprise {SURPRISES}-{SURPRISE}")
        QTest.mouseMove(self.window.canvas, QPoint(2, 2))
        self.window.messages.hide()
        settle(0.3)

    def preserve(self) -> None:
        """The preserved cells, and what a click would cost."""
        self.show(self.steps.preserved, Tool.PRESERVE)
        QTest.mouseMove(self.window.canvas, self.at(120, 150))
        settle(0.5)

    def suggest(self) -> None:
        """What is suggested to be kept of the opened photo, within a number of bytes."""
        self.show(self.steps.opened, Tool.PRESERVE)
        self.act("suggest")
        panel = self.window.suggesting.panel
        assert panel is not None
        wait_for(panel.apply_button.isEnabled, SLOW)
        panel.bound.click()
        wait_for(panel.apply_button.isEnabled, SLOW)
        self.decoded()

    def fit(self) -> None:
        """The opened photo within 500 bytes, as proposed."""
        self.show(self.steps.opened, Tool.PAN, View.SIDE)
        self.act("fit_bytes")
        panel = self.window.fitting.panel
        assert panel is not None
        panel.bytes.setValue(500)
        if not wait_for(panel.apply_button.isEnabled, SLOW):
            raise PictureError("nothing is proposed that fits")
        self.decoded()

    def result(self) -> None:
        """The work without any overlay."""
        self.show(self.steps.preserved, Tool.PAN)

    def scene(self) -> None:
        """A person that was painted from nothing, with the brush in hand."""
        next(self.scene_painted())
        QTest.mouseMove(self.window.canvas, QPoint(2, 2))
        QApplication.sendEvent(self.window.canvas, QEvent(QEvent.Type.Leave))

    def scene_painted(self) -> Iterator[str]:
        """Paint the scene, with its exact picture after each step."""
        self.show(self.steps.opened, Tool.INK)
        flow, session = self.window.flow, self.window.session
        for step in scene.painted(self.window, self.draw):
            if not wait_for(lambda: flow.shown is session.document and None not in session.history_sizes(), SLOW):
                raise PictureError("the scene is never decoded")
            yield step

    def history(self) -> None:
        """The history in the place of the rate."""
        self.show(self.steps.preserved, Tool.PAN)
        self.window.docks["History"].raise_()

    def side_by_side(self) -> None:
        """Decoded and original."""
        self.show(self.steps.preserved, Tool.PAN, View.SIDE)

    def difference(self) -> None:
        """What the decoder made different."""
        self.show(self.steps.preserved, Tool.PAN, View.DIFFERENCE)

    def invented(self) -> None:
        """What the decoder invented."""
        self.show(self.steps.preserved, Tool.PAN, View.INVENTED)

    def export(self) -> QDialog:
        """The export dialog."""
        self.show(self.steps.preserved, Tool.PAN)
        self.act("export")
        dialog = self.window.exporting.dialog
        assert dialog is not None
        wait_for(dialog.copy_button.isEnabled, SLOW)
        return dialog

    def larger(self) -> QDialog:
        """The export dialog with the picture twice as large, pixel by pixel."""
        dialog = self.export()
        dialog._formats["png"].click()
        dialog.size_list.setCurrentIndex(1)
        wait_for(dialog.copy_button.isEnabled, SLOW)
        QTest.mouseClick(dialog.preview, Qt.MouseButton.LeftButton, pos=dialog.preview.rect().center())
        return dialog

    def link(self) -> QDialog:
        """The picture as a link and a code."""
        self.show(self.steps.preserved, Tool.PAN)
        self.act("link")
        if not wait_for(lambda: self.window.linking.dialog is not None, SLOW):
            raise PictureError("the link is never shown")
        dialog = self.window.linking.dialog
        assert dialog is not None
        dialog.page.selectAll()
        QTest.keyClicks(dialog.page, EXAMPLE_PAGE)
        return dialog

    def present(self) -> QDialog:
        """A presentation in which the second texture is being laid."""
        self.show(self.steps.preserved, Tool.PAN)
        self.act("present")
        view = self.window.presenting.view
        assert view is not None
        view.showNormal()
        view.resize(1280, 720)
        if not wait_for(lambda: view.story is not None and all(map(view.story.has, view.story.scenes)), SLOW):
            raise PictureError("the presentation is never prepared")
        story = view.story
        assert story is not None
        view.seen = seen_at(story, Moment(Scene.TEXTURES, share=0.3))
        view.update()
        return view

    def systems(self) -> QDialog:
        """The photo as every installed model paints it."""
        self.show(self.steps.preserved, Tool.PAN)
        self.act("systems")
        dialog = self.window.systems.dialog
        assert dialog is not None
        if not wait_for(dialog.sheet_button.isEnabled, SLOW):
            raise PictureError("the systems are never painted")
        return dialog

    def batch(self) -> QDialog:
        """The batch dialog when it is through, with a photo that could not be read."""
        self.show(self.steps.preserved, Tool.PAN)
        photos = self.scratch / "photos"
        shutil.rmtree(photos, ignore_errors=True)
        photos.mkdir()
        for path in (RESOURCES / "samples").glob("*.webp"):
            shutil.copy(path, photos)
        (photos / "scan.jpg").write_bytes(b"not a photo")
        self.act("batch")
        dialog = self.window.exporting._batch
        assert dialog is not None
        dialog.add([photos])
        wait_for(dialog.start_button.isEnabled, SLOW)
        dialog.start_button.click()
        if not wait_for(lambda: not dialog.is_busy and dialog.report.count() == 5, SLOW):
            raise PictureError("the batch never ends")
        # The true one has another name each time.
        dialog.form.target.set_text("~/Pictures/autumn/gcx")
        return dialog

    def settings(self) -> QDialog:
        """The settings."""
        self.show(self.steps.preserved, Tool.PAN)
        self.act("settings")
        return self._on_top()

    def shortcuts(self) -> QDialog:
        """All keys."""
        self.show(self.steps.preserved, Tool.PAN)
        self.act("shortcuts")
        return self._on_top()

    def recovery(self) -> QDialog:
        """What a crash left behind."""
        self.start_page()
        photo = self.window.session.original
        assert photo is not None
        found = FoundWork("jumper.webp", datetime(2026, 11, 20, 14, 32), 7, "Preserve", rgb_image(photo))
        dialog = RecoveryDialog(self.fresh, [found])
        dialog.open()
        return dialog

    def _on_top(self) -> QDialog:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        return dialog

    @property
    def states(self) -> dict[str, Callable[[], QDialog | None]]:
        """All states by name, those of the fresh window last."""
        methods = (
            *(self.structure, self.drawing, self.push, self.texture, self.part, self.preserve, self.suggest),
            *(self.fit, self.result, self.scene),
            *(self.history, self.side_by_side, self.difference, self.invented, self.export, self.larger, self.link),
            *(self.present, self.systems, self.batch, self.settings, self.shortcuts),
            # A surprise takes the place of the work that the others show.
            self.surprises,
            *(self.start_page, self.recovery, self.chinese),
        )
        return {method.__name__.replace("_", "-"): method for method in methods}
