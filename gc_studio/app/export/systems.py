"""Systems: the photo of the current document as every installed model paints it, side by side.

Flows in: the command, and what is pressed in its dialog. Flows out: pictures one after the other, painted beside the
work of the hand; a document of the model that is chosen; a sheet as a file.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from gc_studio.analysis.analyse import Analysis
from gc_studio.analysis.pictures import webp
from gc_studio.app.background.backend import AllModels
from gc_studio.app.background.engine import Engine
from gc_studio.app.background.opened import Opened
from gc_studio.app.background.problems import one_line
from gc_studio.app.commands.command import PHOTO, Command
from gc_studio.app.documents.files import Files
from gc_studio.app.documents.open_document import OpenDocument
from gc_studio.app.documents.session import Session
from gc_studio.app.export.formats import pixels_of, png_bytes
from gc_studio.app.export.sheet import Tile
from gc_studio.app.export.systems_dialog import SystemsDialog
from gc_studio.app.export.systems_sheet import paint_systems
from gc_studio.app.look.controls import open_dialog
from gc_studio.bitstream import DocumentWriter
from gc_studio.canvas.overlays import rgb_image
from gc_studio.decode.families import installed_of_known_families
from gc_studio.decode.pictures import Picture
from gc_studio.decode.settings import Setting, settings_of
from gc_studio.document import Document
from gc_studio.project.gcs import Project
from gc_studio.storage import write_atomic
from gc_studio.tasks import Task
from gc_studio.words import tr

_WEBP_QUALITY = 90


@dataclass(frozen=True, eq=False)
class _Seen:
    """What a system made of the photo."""

    document: Document
    analysis: Analysis
    picture: Picture
    size: int


@dataclass(eq=False)
class _Look:
    """One photo that is being looked at."""

    item: OpenDocument
    photo: NDArray[np.uint8]
    settings: list[Setting]
    task: Task = field(default_factory=Task)
    analyses: dict[str, Analysis] = field(default_factory=dict)
    """By the name of a model; they are the same whatever is kept."""
    seen: dict[Setting, _Seen] = field(default_factory=dict)
    failed: set[Setting] = field(default_factory=set)

    def paint(self, setting: Setting, models: AllModels) -> _Seen:
        """On a worker's thread: what a model makes of the photo."""
        model = models.named(setting.model).apart()
        analysis = self.analyses.get(setting.model)
        if analysis is None:
            analysis = self.analyses[setting.model] = Analysis(*model.analyse(self.photo))
        document = setting.applied(analysis)
        return _Seen(document, analysis, model.render(document), len(DocumentWriter().write(document)))


def _title(setting: Setting) -> str:
    return setting.model if setting.channels is None else f"{setting.model}, C = {setting.channels}"


def shown_settings(keeps_all: bool) -> list[Setting]:
    """Of every installed model those that keep nothing or everything; of one without that choice those that it has."""
    found = []
    for description in installed_of_known_families().values():
        settings = [setting for setting in settings_of(description) if setting.level <= 1]
        found += [setting for setting in settings if not setting.is_choice or bool(setting.level) == keeps_all]
    return found


class SystemsView(QObject):
    """Opens the dialog, and fills it."""

    def __init__(self, parent: QWidget, session: Session, engine: Engine, files: Files) -> None:
        super().__init__(parent)
        self._parent, self._session, self._engine, self._files = parent, session, engine, files
        self.dialog: SystemsDialog | None = None
        self._look: _Look | None = None
        engine.model_ready.connect(self._go_on)

    def commands(self) -> list[Command]:
        """Systems."""
        tip = tr("See this photo as every installed model paints it, side by side")
        return [
            Command("systems", "View", tr("Systems…"), "", tip, self.show, needs=PHOTO, why_not=self._why_not),
        ]

    def _why_not(self) -> str:
        return "" if self._session.original is not None else tr("The photo is not at hand")

    @Slot()
    def show(self) -> None:
        """Open the dialog, and begin to paint."""
        current, photo = self._session.current, self._session.original
        if current is None or photo is None or self.dialog is not None:
            return
        dialog = self.dialog = SystemsDialog(self._parent)
        dialog.chosen.connect(self._open)
        dialog.kept_changed.connect(self._begin)
        dialog.sheet_wanted.connect(self._export)
        dialog.finished.connect(self.close)
        self._look = _Look(current, photo, [])
        self._begin(keeps_all=False)
        open_dialog(dialog)

    @Slot()
    def close(self) -> None:
        """Nobody looks any more: what still runs ends at its next step."""
        if self._look is not None:
            self._look.task.call_off()
        self.dialog = self._look = None

    # One after the other

    @Slot(bool)
    def _begin(self, keeps_all: bool) -> None:
        dialog, look = self.dialog, self._look
        if dialog is None or look is None:
            return
        look.task.call_off()
        look.task, look.settings, look.failed = Task(), shown_settings(keeps_all), set()
        dialog.show_systems(rgb_image(look.photo), [_title(setting) for setting in look.settings])
        for number, setting in enumerate(look.settings):
            if setting in look.seen:
                self._show_seen(number, look.seen[setting])
        self._next(look)

    @Slot()
    def _go_on(self) -> None:
        if self._look is not None:
            self._next(self._look)

    def _next(self, look: _Look) -> None:
        """Paint the next one that is wanted, if any is left."""
        dialog, models = self.dialog, self._engine.backend
        if dialog is None or look is not self._look:
            return
        left = [setting for setting in look.settings if setting not in look.seen and setting not in look.failed]
        dialog.show_done(len(look.settings) - len(left), len(look.settings))
        if not left:
            return
        if models is None:
            dialog.show_note(tr("The model is still loading; try again in a moment"))
            return
        setting, task = left[0], look.task
        self._engine.run(
            partial(look.paint, setting, models),
            partial(self._take, look, task, setting),
            partial(self._fail, look, task, setting),
            task=task,
        )

    def _take(self, look: _Look, task: Task, setting: Setting, seen: _Seen) -> None:
        look.seen[setting] = seen
        if look is self._look and task is look.task:
            self._show_seen(look.settings.index(setting), seen)
            self._next(look)

    def _show_seen(self, number: int, seen: _Seen) -> None:
        assert self.dialog is not None
        document = seen.document
        bpp = 8 * seen.size / (document.width * document.height)
        line = f"{tr('{size:,} B', size=seen.size)}, {tr('{bpp:.3f} bpp', bpp=bpp)}"
        tip = tr("Open this picture as a document of {model}", model=document.codes.name)
        self.dialog.tiles[number + 1].show_picture(rgb_image(seen.picture), line, tip)

    def _fail(self, look: _Look, task: Task, setting: Setting, error: Exception) -> None:
        # What was called off is no failure.
        if look is self._look and task is look.task and self.dialog is not None:
            look.failed.add(setting)
            self.dialog.tiles[look.settings.index(setting) + 1].show_problem(one_line(error))
            self._next(look)

    # What comes of it

    @Slot(int)
    def _open(self, number: int) -> None:
        dialog, look = self.dialog, self._look
        if dialog is None or look is None:
            return
        setting = look.settings[number]
        seen, project = look.seen[setting], look.item.project
        name = f"{Path(look.item.name).stem}, {_title(setting)}"
        dialog.accept()
        # Of its own: the dialog may show the same one again, in another tab.
        document = seen.document.with_layers()
        made = Project(document, look.photo, seen.analysis.available, name, project.source_bytes)
        self._session.open(Opened(None, made))

    @Slot()
    def _export(self) -> None:
        dialog, look = self.dialog, self._look
        if dialog is None or look is None:
            return
        name = Path(look.item.name).stem
        filters = f"{tr('PNG picture')} (*.png)", f"{tr('WebP picture')} (*.webp)"
        suggested = self._files.folder / f"{name}-systems.png"
        chosen, used = QFileDialog.getSaveFileName(dialog, tr("Export the sheet"), str(suggested), ";;".join(filters))
        is_webp = Path(chosen).suffix.lower() == ".webp" or (used == filters[1] and not Path(chosen).suffix)
        path = self._files.chosen_path(chosen, ".webp" if is_webp else ".png")
        if path is None:
            return
        if why := self._files.refusal(path):
            dialog.show_note(tr("Cannot write {name}: {what}", name=path.name, what=why))
            return
        tiles = [Tile(tr("Original"), rgb_image(look.photo))]
        for setting in (setting for setting in look.settings if setting in look.seen):
            seen = look.seen[setting]
            caption = tr("{name}, {size:,} B", name=_title(setting), size=seen.size)
            tiles.append(Tile(caption, rgb_image(seen.picture)))
        kept = tr("Everything preserved") if dialog.everything.isChecked() else tr("Nothing preserved")
        self._engine.run(
            partial(_write_sheet, path, partial(paint_systems, name, kept, tiles), is_webp),
            lambda size: self._tell(look, tr("Exported {name}, {size:,} B", name=path.name, size=size), path.parent),
            lambda error: self._tell(look, tr("Cannot write {name}: {what}", name=path.name, what=one_line(error))),
        )

    def _tell(self, look: _Look, text: str, folder: Path | None = None) -> None:
        if folder is not None:
            self._files.folder = folder
        if look is self._look and self.dialog is not None:
            self.dialog.show_note(text)


def _write_sheet(path: Path, paint: Callable[[], QImage], is_webp: bool) -> int:
    """Paint a sheet and write it; its bytes. Raises OSError."""
    sheet = paint()
    data = webp(pixels_of(sheet), _WEBP_QUALITY, is_lossless=False) if is_webp else png_bytes(sheet)
    write_atomic(path, data)
    return len(data)
