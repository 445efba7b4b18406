"""Morph: the way from the current document to another one, to be looked at, kept step by step, and written.

Flows in: the command, and what is chosen on the panel. Flows out: previews on the session, documents in tabs of their
own, animations and strips. The document itself stays as it is. All that takes time runs beside the window.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QFileDialog

from gc_studio.analysis.morph import Morph, morph_durations, morph_shares, why_no_morph, why_no_steps
from gc_studio.analysis.pictures import animated_webp, png, strip
from gc_studio.app.background.backend import Apart
from gc_studio.app.background.engine import Engine
from gc_studio.app.background.latest import Latest
from gc_studio.app.background.opened import Opened
from gc_studio.app.background.problems import one_line
from gc_studio.app.commands.command import LINES, Command
from gc_studio.app.documents.files import Files
from gc_studio.app.documents.open_document import OpenDocument
from gc_studio.app.documents.session import Session
from gc_studio.app.editing.morph_panel import MorphPanel, Row
from gc_studio.app.editing.proposing import Proposing
from gc_studio.app.view.picture_flow import PictureFlow
from gc_studio.bitstream import DocumentWriter
from gc_studio.canvas import Canvas
from gc_studio.canvas.colours import INK, PAPER
from gc_studio.canvas.overlays import MapImage, rgb_image
from gc_studio.decode.pictures import Picture
from gc_studio.document import Document
from gc_studio.project.gcs import Project
from gc_studio.storage import write_atomic
from gc_studio.tasks import CalledOffError
from gc_studio.words import tr

_STRETCHED = 0.02
"""How much two shapes may differ before people are told that one is stretched."""


@dataclass(eq=False)
class _Goal:
    """A document to go to, and the way there once it has been looked for."""

    name: str
    document: Document
    way: Morph | None = None
    looking: threading.Lock = field(default_factory=threading.Lock)

    def way_from(self, first: Document) -> Morph:
        """The way; takes about a second the first time."""
        with self.looking:
            self.way = self.way or Morph(first, self.document)
            return self.way


@dataclass(frozen=True, eq=False)
class _Wish:
    """A share of the way to a goal."""

    goal: _Goal
    share: float


@dataclass(frozen=True, eq=False)
class _Order:
    """A file that is being written, until that is stopped."""

    path: Path
    steps: int
    stopped: threading.Event = field(default_factory=threading.Event)


class Morphing(Proposing):
    """Shows the way, and keeps what is wanted of it."""

    panel: MorphPanel | None
    error = Signal(str)
    done = Signal(str)
    _painted = Signal(object, int)
    """_Order, and how many of its steps are there."""

    def __init__(self, session: Session, engine: Engine, canvas: Canvas, flow: PictureFlow, files: Files) -> None:
        super().__init__(session, canvas)
        self._engine = engine
        self._flow, self._files = flow, files
        self._first: Document | None = None
        self._name = ""
        self._goals: list[_Goal] = []
        self._awaited: _Wish | None = None
        self._order: _Order | None = None
        self._writer = DocumentWriter()
        self._worker = Latest("morph")
        self._worker.done.connect(self._take)
        self._worker.failed.connect(self._fail)
        self._painted.connect(self._tell)

    def commands(self) -> list[Command]:
        """Morph."""
        tip = tr("Go from this picture to another one, or to a step of its history, and keep what lies between")
        return [Command("morph", "Edit", tr("Morph…"), "Ctrl+Alt+M", tip, self.morph, "morph", needs=LINES)]

    @Slot()
    def morph(self) -> None:
        """Open the panel."""
        current = self._session.current
        if current is None or self.panel is not None:
            return
        self._goals, rows = self._candidates(current)
        if not any(row.enabled for row in rows):
            self.done.emit(
                rows[0].line if rows else tr("There is nothing to go to yet: open another picture, or change this one")
            )
            return
        self._first = self._shown = current.document
        self._name = Path(current.name).stem
        panel = self.panel = MorphPanel(self._canvas, rows)
        panel.changed.connect(self._look)
        panel.applied.connect(self._keep)
        panel.cancelled.connect(self.cancel)
        panel.animation_wanted.connect(self._write_animation)
        panel.strip_wanted.connect(self._write_strip)
        panel.stop_wanted.connect(self._stop)
        panel.show()
        panel.slider.setFocus()
        self._look()

    # What there is to go to

    def _candidates(self, current: OpenDocument) -> tuple[list[_Goal], list[Row]]:
        """Other tabs, then the document's own snapshots, then the steps of its history, the last one first."""
        goals, rows = [], []

        def offer(name: str, line: str, document: Document, picture: NDArray[np.uint8] | None = None) -> None:
            why = why_no_morph(current.document, document)
            goals.append(_Goal(name, document))
            image = _drawing(document) if picture is None else rgb_image(picture)
            rows.append(Row(name, why or line, image, enabled=why is None))

        for item in self._session.documents:
            if item is not current:
                offer(item.name, tr("in another tab"), item.document, self._flow.picture_of(item))
        for snapshot in current.snapshots:
            offer(snapshot.name, tr("snapshot"), snapshot.document)
        for entry in reversed(current.history.entries):
            if entry.document is not current.document:
                offer(entry.name, tr("step of the history"), entry.document)
        return goals, rows

    def _note(self, goal: _Goal) -> str:
        """What becomes of a goal that has another size, one line."""
        first = self._first
        if first is None or goal.document.frame == first.frame:
            return ""
        told = tr("{name} gets the size of this picture; nothing of it is kept.", name=goal.name)
        (width, height), (other_width, other_height) = first.size, goal.document.size
        if abs(width * other_height / (height * other_width) - 1) > _STRETCHED:
            told = tr("{name} is stretched to the shape of this picture; nothing of it is kept.", name=goal.name)
        return told

    # The step on show

    @Slot()
    def _look(self) -> None:
        panel, first = self.panel, self._first
        if panel is None or first is None:
            return
        wish = self._awaited = _Wish(self._goals[panel.row], panel.share)
        if wish.goal.way is None:
            panel.show_waiting(self._note(wish.goal))
        self._worker.submit(wish, partial(self._step, first, wish))

    def _step(self, first: Document, wish: _Wish) -> tuple[Document, int]:
        """On the worker's thread: the document, and what its file takes."""
        document = wish.goal.way_from(first).at(wish.share)
        return document, len(self._writer.write(document))

    @Slot(object, object)
    def _take(self, wish: _Wish, step: tuple[Document, int]) -> None:
        panel = self.panel
        if panel is None or self._awaited is None or wish.goal is not self._awaited.goal:
            return
        self._shown, size = step
        self._session.preview(self._shown)
        if wish is self._awaited:
            panel.show_step(size, is_writing=self._order is not None)

    @Slot(object, str)
    def _fail(self, wish: _Wish, why: str) -> None:
        if self.panel is not None and wish is self._awaited:
            self.panel.show_problem(why)

    @Slot()
    def _keep(self) -> None:
        """Make a document of its own of the step on show."""
        panel, shown = self.panel, self._shown
        if panel is None or shown is None:
            return
        goal = self._goals[panel.row]
        name = tr(
            "{first} to {second}, {percent} %", first=self._name, second=_plain(goal.name), percent=panel.slider.value()
        )
        self.cancel()
        # Of its own even at the ends: another tab shows the same document.
        kept = shown.with_layers()
        self._session.open(Opened(None, Project(kept, source_name=name), is_new=True))

    def _end(self) -> None:
        self._stop()
        self._first = self._awaited = None
        self._goals = []
        super()._end()

    # Files

    @Slot()
    def _write_animation(self) -> None:
        if self.panel is None:
            return
        is_back = self.panel.back.isChecked()

        def encode(pictures: list[Picture]) -> bytes:
            shown = [*pictures, *(pictures[-2:0:-1] if is_back else [])]
            return animated_webp(shown, morph_durations(len(pictures), is_back))

        self._write(tr("Animated WebP"), ".webp", encode)

    @Slot()
    def _write_strip(self) -> None:
        self._write(tr("PNG picture"), ".png", lambda pictures: png(strip(pictures)))

    def _write(self, kind: str, suffix: str, encode: Callable[[list[Picture]], bytes]) -> None:
        """Ask where, and paint and write all steps beside the work of the hand."""
        panel, first, backend = self.panel, self._first, self._engine.backend
        if panel is None or first is None or backend is None or self._order is not None:
            return
        goal, steps = self._goals[panel.row], panel.steps.value()
        if why := why_no_steps(first.size, steps):
            panel.show_problem(why)
            return
        suggested = self._files.folder / f"{self._name} to {_plain(goal.name)}{suffix}"
        chosen, _ = QFileDialog.getSaveFileName(
            panel.window(), tr("Export the morph"), str(suggested), f"{kind} (*{suffix})"
        )
        path = self._files.chosen_path(chosen, suffix)
        # The file dialog lets other work go on, which may have ended this.
        if path is None or panel is not self.panel:
            return
        if why := self._files.refusal(path):
            panel.show_problem(tr("Cannot write {name}: {what}", name=path.name, what=why))
            return
        order = self._order = _Order(path, steps)
        panel.show_writing(0, steps)

        def work() -> int:
            painter = backend if first.model == backend.identity else backend.named(first.codes.name)
            return self._written(order, goal.way_from(first), painter.apart(), encode)

        self._engine.run(
            work,
            partial(self._finish, order),
            partial(self._give_up, order),
        )

    def _written(self, order: _Order, way: Morph, apart: Apart, encode: Callable[[list[Picture]], bytes]) -> int:
        """On the engine's thread: the bytes of the file."""
        pictures = []
        for share in morph_shares(order.steps):
            if order.stopped.is_set():
                raise CalledOffError
            pictures.append(apart.render(way.at(share)))
            self._painted.emit(order, len(pictures))
        data = encode(pictures)
        if order.stopped.is_set():
            raise CalledOffError
        write_atomic(order.path, data)
        return len(data)

    @Slot(object, int)
    def _tell(self, order: _Order, painted: int) -> None:
        if order is self._order and self.panel is not None:
            self.panel.show_writing(painted, order.steps)

    @Slot()
    def _stop(self) -> None:
        """Give up what is being written; the file that may be there stays as it was."""
        order, self._order = self._order, None
        if order is not None:
            order.stopped.set()
            if self.panel is not None:
                self.panel.end_writing(tr("Nothing was written"))

    def _finish(self, order: _Order, size: int) -> None:
        if order is self._order:
            self._order = None
            self._files.folder = order.path.parent
            told = tr("Exported {name}, {size:,} B", name=order.path.name, size=size)
            if self.panel is not None:
                self.panel.end_writing(told)
            self.done.emit(told)

    def _give_up(self, order: _Order, error: Exception) -> None:
        if order is self._order:
            self._order = None
            why = tr("Cannot write {name}: {what}", name=order.path.name, what=one_line(error))
            if self.panel is not None:
                self.panel.end_writing(why)
            self.error.emit(why)

    def close(self) -> None:
        """End the thread."""
        self._stop()
        self._worker.close()


def _plain(name: str) -> str:
    """A name of a picture or an action as a part of a file's name."""
    stem = Path(name).stem
    return "".join("-" if letter in '/\\:*?"<>|\0' else letter for letter in stem).strip() or "-"


def _drawing(document: Document) -> QImage:
    """The lines of a document, for where its picture is not at hand."""
    return MapImage(document.structure).coloured(QColor(PAPER), QColor(INK)).copy()
