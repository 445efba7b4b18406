"""Present: the current picture for a room, and the presentation as a file.

Flows in: the command. Flows out: the view, prepared piece by piece beside the work of the hand; files.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from gc_studio.app.background.engine import Engine
from gc_studio.app.background.latest import Latest
from gc_studio.app.commands.command import DOCUMENT, Command
from gc_studio.app.documents.files import Files
from gc_studio.app.documents.session import Session
from gc_studio.app.present.saving import film, sheet
from gc_studio.app.present.story import Source, Story, stories
from gc_studio.app.present.view import PresentView
from gc_studio.app.settings import Settings
from gc_studio.app.view.picture_flow import PictureFlow
from gc_studio.decode.pictures import Picture
from gc_studio.document import Document
from gc_studio.words import tr


class Presenting(QObject):
    """Shows one presentation at a time."""

    done = Signal(str)
    _grown = Signal(object)
    """Story."""
    _filmed = Signal(float)
    """Share of a file that is made."""

    def __init__(
        self, parent: QWidget, session: Session, engine: Engine, files: Files, flow: PictureFlow, settings: Settings
    ) -> None:
        super().__init__(parent)
        self._parent, self._session, self._engine = parent, session, engine
        self._files, self._flow, self._settings = files, flow, settings
        self.view: PresentView | None = None
        self._source: Source | None = None
        self._making: Path | None = None
        self._preparer, self._maker = Latest("present"), Latest("film")
        self._grown.connect(self._take)
        self._preparer.failed.connect(self._show_failure)
        self._filmed.connect(self._show_share)
        self._maker.done.connect(self._write)
        self._maker.failed.connect(self._show_no_file)

    def commands(self) -> list[Command]:
        """Present."""
        tip = tr("Show a room how the picture comes about, full screen")
        return [Command("present", "View", tr("Present"), "F5", tip, self.present, "present", needs=DOCUMENT)]

    @Slot()
    def present(self) -> None:
        """Present the current document from the beginning, in place of what was presented before."""
        self._session.interrupt()
        current, backend = self._session.current, self._engine.backend
        if current is None:
            return
        if backend is None:
            self.done.emit(tr("The model is still loading; try again in a moment"))
            return
        project = current.project
        source = Source(current.name, current.document, project.photo, project.source_bytes, self._flow.picture)
        self._source, self._making = source, None
        if self.view is None:
            view = self.view = PresentView(self._parent, source, self._settings.animate)
            view.film_wanted.connect(self._ask_film)
            view.sheet_wanted.connect(self._ask_sheet)
            view.stop_wanted.connect(self._call_off)
            self._files.error.connect(view.tell)
            view.finished.connect(self._end)
        else:
            self.view.restart(source)
        self._preparer.submit(source, partial(self._prepare, source, backend.apart().render))
        self.view.present()

    def _prepare(self, source: Source, render: Callable[[Document], Picture]) -> None:
        """Have the story grow as long as it is the one that is wanted; on a worker."""
        for story in stories(source, self._engine.writer.sizes, render):
            if source is not self._source:
                return
            self._grown.emit(story)

    @Slot(object)
    def _take(self, story: Story) -> None:
        if self.view is not None and story.source is self._source:
            self.view.take(story)

    @Slot(object, str)
    def _show_failure(self, source: Source, why: str) -> None:
        if self.view is not None and source is self._source:
            self.view.tell(tr("This picture cannot be presented any further: {why}", why=why))

    @Slot()
    def _end(self) -> None:
        view, self.view = self.view, None
        self._source = self._making = None
        if view is not None:
            self._files.error.disconnect(view.tell)
            view.deleteLater()

    def close(self) -> None:
        """End it: the program is closing."""
        if self.view is not None:
            self.view.reject()
        self._preparer.close()
        self._maker.close()

    # Files

    @Slot()
    def _ask_film(self) -> None:
        self._ask(tr("Save the animation"), tr("Animated WebP") + " (*.webp)", ".webp")

    @Slot()
    def _ask_sheet(self) -> None:
        self._ask(tr("Save the sheet"), tr("PNG picture") + " (*.png)", "-scenes.png")

    def _ask(self, title: str, kind: str, ending: str) -> None:
        """Ask where a file is to go, and have it made."""
        view = self.view
        if view is None or self._making is not None:
            return
        story = view.story
        if story is None or not all(map(story.has, story.scenes)):
            view.tell(tr("Still being prepared; try again in a moment."))
            return
        suggested = self._files.folder / f"{Path(story.source.name).stem}{ending}"
        chosen, _ = QFileDialog.getSaveFileName(view, title, str(suggested), kind)
        path = self._files.chosen_path(chosen, suggested.suffix)
        if path is None or self.view is not view:
            return
        self._making = path
        view.set_busy(True)
        make = partial(film, story, partial(self._goes_on, path)) if path.suffix == ".webp" else partial(sheet, story)
        self._maker.submit(path, make)
        self._show_share(0.0)

    def _goes_on(self, path: Path, share: float) -> bool:
        """Tell how far a file is; False if nobody waits for it any more. On a worker."""
        self._filmed.emit(share)
        return self._making is path

    @Slot(float)
    def _show_share(self, share: float) -> None:
        if self.view is not None and self._making is not None:
            percent = f"{share:.0%}".replace("%", " %")
            self.view.tell_share(tr("Writing {name}… {percent}", name=self._making.name, percent=percent))

    @Slot(object, object)
    def _write(self, path: Path, data: bytes) -> None:
        if self._making is path and self.view is not None:
            self._end_making()
            # Where it fails, a line says why.
            if self._files.write(path, data):
                self.view.tell(tr("Saved {name}, {size:,} B", name=path.name, size=len(data)))

    @Slot(object, str)
    def _show_no_file(self, path: Path, why: str) -> None:
        if self._making is path and self.view is not None:
            self._end_making()
            self.view.tell(tr("{name} cannot be made: {why}", name=path.name, why=why))

    @Slot()
    def _call_off(self) -> None:
        if self._making is not None and self.view is not None:
            name = self._making.name
            self._end_making()
            self.view.tell(tr("{name} was not written.", name=name))

    def _end_making(self) -> None:
        self._making = None
        if self.view is not None:
            self.view.set_busy(False)
