"""The panel of *Fit to bytes*: a number, what came of it in one line, and what more bytes would buy.

Flows in: how far the search is, and what it found. Flows out: what is wanted, and whether it is applied.
"""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QProgressBar, QSpinBox, QToolButton, QWidget

from gc_studio.app.editing.floating_panel import FloatingPanel
from gc_studio.words import figure, tr

PRESETS = (300, 500, 800, 1500)
"""Bytes that one press of a button asks for."""

_LEAST, _MOST = 50, 1_000_000

_STEPS = 100


@dataclass(frozen=True)
class Wish:
    """What is wanted: bytes at most, and whether kept cells may be lowered for it."""

    target: int
    may_lower: bool


class FitPanel(FloatingPanel):
    """Asks for a number of bytes. What it shows is no more than a proposal."""

    changed = Signal(object)
    """Wish."""

    def __init__(self, canvas: QWidget, target: int, has_kept: bool) -> None:
        """target: bytes to begin with. has_kept: whether any cell is kept."""
        super().__init__(canvas, tr("Fit to bytes"), tr("Take what is shown; one undo takes it back (Enter)"))
        self.bytes = QSpinBox()
        self.bytes.setRange(_LEAST, _MOST)
        self.bytes.setSingleStep(10)
        self.bytes.setGroupSeparatorShown(True)
        self.bytes.setSuffix(" B")
        self.bytes.setValue(target)
        self.bytes.setAccessibleName(tr("Bytes of the file at most"))
        self.bytes.setToolTip(tr("The file never has more, and hardly less"))
        self.presets = [self._preset(size) for size in PRESETS]
        self.may_lower = QCheckBox(tr("May lower what I kept"))
        self.may_lower.setToolTip(tr("Else every kept cell stays as true as it is"))
        self.may_lower.setEnabled(has_kept)
        self.progress = QProgressBar()
        self.progress.setRange(0, _STEPS)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("How far the search is"))
        self.told, self.more = QLabel(), QLabel()
        self.more.setObjectName("dim")
        for label in (self.told, self.more):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout()
        row.addWidget(self.bytes, 1)
        for button in self.presets:
            row.addWidget(button)
        self.column.addLayout(row)
        for widget in (self.may_lower, self.progress, self.told, self.more):
            self.column.addWidget(widget)
        self.bytes.valueChanged.connect(self._tell)
        self.may_lower.toggled.connect(self._tell)
        self.settle()

    def _preset(self, size: int) -> QToolButton:
        button = QToolButton()
        button.setText(figure(size))
        button.setToolTip(tr("At most {size:,} B", size=size))
        button.clicked.connect(partial(self.bytes.setValue, size))
        return button

    @property
    def wish(self) -> Wish:
        """What is wanted now."""
        return Wish(self.bytes.value(), self.may_lower.isChecked())

    @Slot()
    def _tell(self) -> None:
        self.apply_button.setEnabled(False)
        self.changed.emit(self.wish)

    # What is known

    def show_search(self, share: float) -> None:
        """How far the search is, 0 .. 1."""
        self.progress.setVisible(True)
        self.progress.setValue(round(_STEPS * share))
        if not self.told.text():
            self._say(tr("Finding out what the parts of the picture are worth…"))

    def show_found(self, told: str, more: str, is_other: bool) -> None:
        """What was chosen, what more bytes would buy, and whether that is another picture than the present one."""
        self.apply_button.setEnabled(is_other)
        self._say(told, more)
        self.progress.setValue(_STEPS)

    def show_problem(self, why: str) -> None:
        """Why nothing is proposed, one line."""
        self.progress.setValue(0)
        self._say(why)

    def _say(self, told: str, more: str = "") -> None:
        self.told.setText(told)
        self.more.setText(more)
        self.more.setVisible(bool(more))
        self.settle()
