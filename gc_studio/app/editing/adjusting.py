"""Edits with one number to choose, and at times a way, shown while they are chosen: clean-up and detection anew.

Flows in: commands, and the slider of the options strip. Flows out: previews and commits on the session.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut

from gc_studio.analysis.cleanup import Lines, redetection, with_lines, with_thin_lines, without_specks
from gc_studio.analysis.detectors import Detector, detectors_here
from gc_studio.app.background.engine import Engine
from gc_studio.app.background.latest import Latest
from gc_studio.app.commands.command import LINES, PHOTO, Command
from gc_studio.app.documents.session import Session
from gc_studio.app.view.viewing import Viewing
from gc_studio.canvas import Canvas
from gc_studio.decode.live import MOST_LIVE_PIXELS
from gc_studio.document import Document
from gc_studio.words import mark, tr

_NAMES = {Detector.CANNY: mark("Canny"), Detector.CONTOURS: mark("Contours"), Detector.LANDMARKS: mark("Landmarks")}


@dataclass(frozen=True)
class Adjustment:
    """An edit of a document with a whole number; `shown` turns the number into text for people.

    `ways` are the names of the ways to do it, the usual one first; empty if there is but one. The edit takes the place
    of the chosen one in it. `is_quick`: in a picture of usual size the edit takes no longer than a hand notices.
    """

    name: str
    label: str
    least: int
    most: int
    start: int
    edit: Callable[[Document, int, int], Document]
    shown: Callable[[int], str]
    ways: tuple[str, ...] = ()
    ways_tip: str = ""
    is_quick: bool = True


@dataclass(frozen=True, eq=False)
class _Step:
    """A number and a way that were chosen for an adjustment."""

    adjustment: Adjustment
    value: int
    way: int


class Adjusting(QObject):
    """Previews an adjustment until it is applied or dropped. In large pictures the edit is made on a thread."""

    began = Signal(object)
    """Adjustment."""
    ended = Signal()
    failed = Signal(str)

    def __init__(self, session: Session, engine: Engine, canvas: Canvas, viewing: Viewing) -> None:
        super().__init__()
        self._session, self._engine = session, engine
        self._adjustment: Adjustment | None = None
        self._base: Document | None = None
        self._shown: Document | None = None
        self._awaited: _Step | None = None
        self._is_applied = False
        self._worker = Latest("adjust")
        self._worker.done.connect(self._show)
        self._worker.failed.connect(self._fail)
        session.interrupted.connect(self.cancel)
        session.selection_changed.connect(self.cancel)
        session.previewed.connect(self._give_way)
        session.changed.connect(self._give_way)
        # Who adjusts lines wants to see them, whatever the tool.
        self.began.connect(lambda _: viewing.want_lines(True))
        self.ended.connect(partial(viewing.want_lines, False))
        self.ended.connect(canvas.setFocus)
        self._follow_keys(canvas)

    def _follow_keys(self, canvas: Canvas) -> None:
        """The canvas takes the focus from the slider when the mouse comes over it; the keys have to stay the same."""
        for key, slot in ((Qt.Key.Key_Escape, self.cancel), (Qt.Key.Key_Return, self.apply)):
            shortcut = QShortcut(QKeySequence(key), canvas, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.setEnabled(False)
            shortcut.activated.connect(slot)
            self.began.connect(lambda _, shortcut=shortcut: shortcut.setEnabled(True))
            self.ended.connect(partial(shortcut.setEnabled, False))

    def commands(self) -> list[Command]:
        """Clean up, thin lines, detect anew."""
        clean = tr("Drop small specks, in the selection or everywhere")
        anew = tr("Detect the lines of the photo again, in the selection or everywhere")
        thin = tr("Make lines one pixel wide, in the selection or everywhere: drawings from elsewhere take fewer bytes")
        menu = "Structure"
        return [
            Command(
                *("clean_up", menu, tr("Clean up…"), "Ctrl+K", clean, self.clean_up, "cleanup"),
                needs=LINES,
                kind="lines",
            ),
            Command(*("thin_lines", menu, tr("Thin lines"), "", thin, self.thin_lines), needs=LINES, kind="lines"),
            Command(
                *("detect_anew", menu, tr("Detect anew…"), "Ctrl+L", anew, self.detect_anew, "redetect"),
                needs=PHOTO | LINES,
                kind="lines",
            ),
        ]

    @property
    def is_active(self) -> bool:
        """Whether a number is being chosen."""
        return self._adjustment is not None

    def clean_up(self) -> None:
        """Drop specks: groups of line pixels below a size, in the selection or everywhere."""
        selection = self._session.selection
        self._begin(
            Adjustment(
                tr("Clean up"),
                tr("Drop lines shorter than"),
                2,
                40,
                8,
                lambda document, least, _: without_specks(document, least, selection),
                lambda least: f"{least} px",
            )
        )

    def thin_lines(self) -> None:
        """Make lines one pixel wide, in the selection or everywhere."""
        self._session.interrupt()
        document = self._session.document
        if document is not None:
            self._session.commit(tr("Thin lines"), with_thin_lines(document, self._session.selection))

    def detect_anew(self) -> None:
        """Detect the structure again with another strength or detector, in the selection or everywhere."""
        photo, base, selection = self._session.original, self._session.document, self._session.selection
        if photo is None or base is None:
            return
        detectors, backend = detectors_here(), self._engine.backend
        ways = [tr(_NAMES[detector]) for detector in detectors]
        if backend is not None:
            ways.append(tr("Automatic"))

        @cache
        def structures(way: int) -> Lines:
            # What does not depend on the strength is done once: a net that judges lines, maps that are painted.
            if way < len(detectors):
                return redetection(base, photo, detectors[way])
            assert backend is not None
            return backend.apart().line_choice(photo, base.structure_scale, base.mask)

        def edit(document: Document, amount: int, way: int) -> Document:
            # Halfway is the default; each end is four times as weak or as strong.
            return with_lines(document, structures(way)(4 ** ((50 - amount) / 50)), selection)

        self._begin(
            Adjustment(
                tr("Detect anew"),
                tr("Lines"),
                0,
                100,
                50,
                edit,
                lambda amount: tr("fewer") if amount < 34 else tr("more") if amount > 66 else tr("as usual"),
                tuple(ways),
                tr(
                    "Contours are edges worth their bytes, Canny draws every edge, landmarks draw faces; "
                    "automatic weighs lines everywhere"
                ),
                is_quick=False,
            )
        )

    def _begin(self, adjustment: Adjustment) -> None:
        self._session.interrupt()
        if self._session.document is None:
            return
        self._adjustment, self._base = adjustment, self._session.document
        self._shown = self._base
        self.began.emit(adjustment)
        self.move(adjustment.start)

    @Slot(int, int)
    def move(self, value: int, way: int = 0) -> None:
        """Show what a number does, and what a way does with it."""
        adjustment, base = self._adjustment, self._base
        if adjustment is not None and base is not None:
            step = self._awaited = _Step(adjustment, value, way)
            is_quick = adjustment.is_quick and base.structure.size <= MOST_LIVE_PIXELS
            self._worker.submit(step, partial(adjustment.edit, base, value, way), is_quick)

    @Slot(object, object)
    def _show(self, step: _Step, document: Document) -> None:
        # One that took its time may come after the one that was wanted last, which is quick.
        if step.adjustment is not self._adjustment or self._awaited is None:
            return
        self._shown = document
        self._session.preview(document)
        if step is self._awaited:
            self._awaited = None
            if self._is_applied:
                self.apply()

    @Slot(object, str)
    def _fail(self, step: _Step, why: str) -> None:
        if step.adjustment is self._adjustment:
            self.cancel()
            self.failed.emit(f"{step.adjustment.name}: {why}")

    @Slot()
    def apply(self) -> None:
        """Keep what the number does, as soon as that is known: one entry in the history."""
        if self._awaited is not None:
            self._is_applied = True
            return
        adjustment, shown = self._adjustment, self._shown
        self._end()
        if adjustment is not None and shown is not None:
            self._session.commit(adjustment.name, shown)

    @Slot()
    def cancel(self) -> None:
        """Back to what it was."""
        if self.is_active:
            self._end()
            self._session.cancel()

    @Slot()
    def _give_way(self) -> None:
        """What is to be seen is no longer this adjustment: the hand began something else."""
        if self._session.visible is not self._shown:
            self._end()

    def _end(self) -> None:
        if self.is_active:
            self._adjustment = self._base = self._shown = self._awaited = None
            self._is_applied = False
            self.ended.emit()

    def close(self) -> None:
        """End the thread."""
        self._worker.close()
