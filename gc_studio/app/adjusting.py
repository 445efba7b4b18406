"""Edits with one number to choose, shown while it is being chosen: clean-up and detection anew.

Flows in: commands, and the slider of the options strip. Flows out: previews and commits on the session.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from gc_studio.analysis.cleanup import redetected, without_specks
from gc_studio.app.session import Session
from gc_studio.document import Document


@dataclass(frozen=True)
class Adjustment:
    """An edit of a document with a whole number; `shown` turns the number into text for people."""

    name: str
    label: str
    least: int
    most: int
    start: int
    edit: Callable[[Document, int], Document]
    shown: Callable[[int], str]


class Adjusting(QObject):
    """Previews an adjustment until it is applied or dropped."""

    began = Signal(object)
    """Adjustment."""
    ended = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._adjustment: Adjustment | None = None
        self._base: Document | None = None
        self._shown: Document | None = None
        session.interrupted.connect(self.cancel)
        session.selection_changed.connect(self.cancel)
        session.previewed.connect(self._give_way)
        session.changed.connect(self._give_way)

    @property
    def is_active(self) -> bool:
        """Whether a number is being chosen."""
        return self._adjustment is not None

    def clean_up(self) -> None:
        """Drop specks: groups of line pixels below a size, in the selection or everywhere."""
        selection = self._session.selection
        self._begin(
            Adjustment(
                "Clean up",
                "Drop lines shorter than",
                2,
                40,
                8,
                lambda document, least: without_specks(document, least, selection),
                lambda least: f"{least} px",
            )
        )

    def detect_anew(self) -> None:
        """Detect the structure again with another strength, in the selection or everywhere."""
        photo, selection = self._session.original, self._session.selection
        if photo is None:
            return
        self._begin(
            Adjustment(
                "Detect anew",
                "Lines",
                0,
                100,
                50,
                # Halfway is the strength of the first detection; each end is four times as weak or as strong.
                lambda document, amount: redetected(document, photo, 4 ** ((50 - amount) / 50), selection),
                lambda amount: "fewer" if amount < 34 else "more" if amount > 66 else "as usual",
            )
        )

    def _begin(self, adjustment: Adjustment) -> None:
        self._session.interrupt()
        if self._session.document is None:
            return
        self._adjustment, self._base = adjustment, self._session.document
        self.began.emit(adjustment)
        self.move(adjustment.start)

    @Slot(int)
    def move(self, value: int) -> None:
        """Show what a number does."""
        if self._adjustment is not None and self._base is not None:
            self._shown = self._adjustment.edit(self._base, value)
            self._session.preview(self._shown)

    @Slot()
    def apply(self) -> None:
        """Keep what is shown: one entry in the history."""
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
            self._adjustment = self._base = self._shown = None
            self.ended.emit()
