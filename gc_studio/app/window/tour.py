"""The tour: five steps on a sample photo, each waits until it is done or passed over.

Flows in: what a person does. Flows out: the card, beside what it speaks of. It changes nothing by itself but the view.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QTimer, Slot
from PySide6.QtWidgets import QMainWindow, QToolBar, QWidget

from gc_studio.app.commands.actions import Actions, shortcut_text
from gc_studio.app.commands.command import Command
from gc_studio.app.documents.files import Files
from gc_studio.app.documents.session import Session
from gc_studio.app.settings import Settings
from gc_studio.app.view.picture_flow import PictureFlow
from gc_studio.app.view.viewing import Viewing
from gc_studio.app.window.tour_card import TourCard
from gc_studio.canvas import Canvas, Tool, View
from gc_studio.document import Document
from gc_studio.storage import RESOURCES
from gc_studio.words import mark, tr

SAMPLE = RESOURCES / "samples" / "jumper.webp"

LINGER = 2500
"""Milliseconds for which what was done is looked at before the tour goes on."""


@dataclass(frozen=True)
class Step:
    """One step.

    Attributes:
        title, text: the words; `{name}` in them is the key of a command.
        points_at: the key of a command with a button, or the name of a dock.
        is_done: whether a document shows that it is done, given the one before; None where it shows otherwise.
    """

    title: str
    text: str
    points_at: str
    is_done: Callable[[Document, Document], bool] | None = None


STEPS = (
    Step(
        mark("See the lines"),
        mark("Press {STRUCTURE}: these lines are most of what the file holds. {DECODED} shows the picture again."),
        View.STRUCTURE.name,
    ),
    Step(
        mark("Change the cloth"),
        mark("Click a texture. The jumper takes it on, and the wall behind it stays as it is."),
        "Textures",
        lambda before, after: not np.array_equal(before.textures, after.textures),
    ),
    Step(
        mark("Draw"),
        mark("Take the ink ({INK}) and draw on the picture, or the eraser ({ERASER}). The picture follows the pen."),
        Tool.INK.name,
        lambda before, after: not np.array_equal(before.structure, after.structure),
    ),
    Step(
        mark("Keep what matters"),
        mark("Take Preserve ({PRESERVE}) and paint over the logo: there the picture is true to the photo."),
        Tool.PRESERVE.name,
        lambda before, after: before.grid == after.grid and bool((after.levels > before.levels).any()),
    ),
    Step(
        mark("Read the bytes"),
        mark("Here stands what each layer costs. {export} exports the file, {present} shows it to a room."),
        "Rate",
    ),
)


class Tour(QObject):
    """Leads through the steps."""

    def __init__(
        self,
        window: QMainWindow,
        session: Session,
        files: Files,
        flow: PictureFlow,
        canvas: Canvas,
        viewing: Viewing,
        settings: Settings,
        docks: Mapping[str, QWidget],
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._files, self._flow = window, session, files, flow
        self._canvas, self._viewing, self._settings, self._docks = canvas, viewing, settings, docks
        self._actions: Actions = {}
        self._place: int | None = None
        self._before: Document | None = None
        self._is_awaited = self._has_seen_lines = False
        self.card = TourCard(window)
        self.card.next_wanted.connect(self.next)
        self.card.skip_wanted.connect(self.skip)
        self._lingering, self._placing = QTimer(self), QTimer(self)
        for timer, act in ((self._lingering, self.next), (self._placing, self._lie)):
            timer.setSingleShot(True)
            timer.timeout.connect(act)
        session.opened.connect(self._begin)
        session.switched.connect(self._look_again)
        session.changed.connect(self._look)
        flow.settled.connect(self._look)

    def commands(self) -> list[Command]:
        """The tour."""
        tip = tr("Five steps on a sample photo")
        return [Command("tour", "Help", tr("Tour"), "", tip, self.start, "info")]

    def know(self, actions: Actions) -> None:
        """Tell which actions there are; their buttons are pointed at, their keys are named."""
        self._actions = actions
        for view in View:
            actions[view.name].triggered.connect(self._look_at_view)
        actions["export"].triggered.connect(self._end_last)
        for widget in (self._window, self._canvas, *self._docks.values()):
            widget.installEventFilter(self)

    @property
    def step(self) -> Step | None:
        """The step on show; None when there is no tour."""
        return None if self._place is None else STEPS[self._place]

    @Slot()
    def start(self) -> None:
        """Open the sample, and begin when it is there."""
        self._settings.is_tour_offered = False
        self.skip()
        self._is_awaited = True
        self._files.open(SAMPLE)

    @Slot()
    def skip(self) -> None:
        """End it."""
        self._is_awaited, self._place, self._before = False, None, None
        self._lingering.stop()
        self.card.leave()

    @Slot()
    def next(self) -> None:
        """To the next step, whether this one is done or not."""
        if self._place is not None:
            if self._place + 1 < len(STEPS):
                self._go(self._place + 1)
            else:
                self.skip()

    @Slot(object)
    def _begin(self, item: object) -> None:
        if self._is_awaited and getattr(item, "source", None) == SAMPLE:
            self._is_awaited = False
            self._go(0)

    def _go(self, place: int) -> None:
        self._lingering.stop()
        self._place, self._before, self._has_seen_lines = place, self._session.document, False
        if place:
            self._viewing.show(View.DECODED)
        step = STEPS[place]
        keys = {key: shortcut_text(action) for key, action in self._actions.items()}
        self.card.show_step(tr(step.title), tr(step.text, **keys), place + 1, len(STEPS))
        self._placing.start(0)

    # What a person does

    @Slot()
    def _look(self) -> None:
        """Whether what was asked for is done, and to be seen."""
        step, before, now = self.step, self._before, self._session.document
        if step is None or before is None or now is None or step.is_done is None or self.card.is_done:
            return
        if self._flow.shown is now and step.is_done(before, now):
            self._linger()

    @Slot()
    def _look_at_view(self) -> None:
        if self._place == 0 and not self.card.is_done:
            self._has_seen_lines |= self._canvas.view is View.STRUCTURE
            if self._has_seen_lines and self._canvas.view is not View.STRUCTURE:
                self._linger()

    def _linger(self) -> None:
        self.card.show_done()
        self._placing.start(0)
        self._lingering.start(LINGER)

    @Slot()
    def _look_again(self) -> None:
        """Another picture is the current one."""
        if self._session.document is None:
            self.skip()
        elif self._place is not None:
            self._before = self._session.document

    @Slot()
    def _end_last(self) -> None:
        if self._place == len(STEPS) - 1:
            self.skip()

    # The card

    @Slot()
    def _lie(self) -> None:
        step = self.step
        if step is None:
            return
        if not self._canvas.isVisible():
            self.card.leave()
            return
        target, docks = self._area(self._pointed_at(step)), [self._area(dock) for dock in self._docks.values()]
        # Below the bars, which may be what comes next.
        room = self._area(self._window.centralWidget())
        for dock in docks:
            room |= dock
        room.adjust(6, 6, -6, -6)
        homes = [dock for dock in docks if not dock.isEmpty() and dock != target]
        self.card.lie(room, target, [self._picture()], homes)

    def _pointed_at(self, step: Step) -> QWidget | None:
        if step.points_at in self._docks:
            return self._docks[step.points_at]
        action = self._actions[step.points_at]
        buttons = (bar.widgetForAction(action) for bar in self._window.findChildren(QToolBar))
        return next((button for button in buttons if button is not None), None)

    def _area(self, widget: QWidget | None) -> QRect:
        """Where a widget is in the window; empty where it is not to be seen there."""
        if widget is None or not widget.isVisible() or widget.window() is not self._window:
            return QRect()
        shown = widget.visibleRegion().boundingRect()
        return QRect(widget.mapTo(self._window, shown.topLeft()), shown.size()) if not shown.isEmpty() else QRect()

    def _picture(self) -> QRect:
        """Where the picture is in the window."""
        document = self._session.document
        if document is None:
            return QRect()
        place, corner = self._canvas.viewport.to_widget, self._canvas.mapTo(self._window, QPoint(0, 0))
        ends = place(QPointF(0, 0)).toPoint(), place(QPointF(*document.size)).toPoint()
        return QRect(*ends).intersected(self._canvas.rect()).translated(corner)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go along with what is pointed at."""
        moves = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide)
        if event.type() in moves and self._place is not None:
            self._placing.start(0)
        return super().eventFilter(watched, event)
