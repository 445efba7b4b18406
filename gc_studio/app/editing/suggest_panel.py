"""The panel that suggests what to keep: kinds with their levels, what they cost, and a bound for the bytes.

Flows in: what was found, costs. Flows out: what is chosen, and whether it is applied. It knows no document.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSlider,
    QToolButton,
    QWidget,
)

from gc_studio.analysis.budget import DEFAULT_LEVELS
from gc_studio.analysis.suggest import Found, Kind
from gc_studio.app.editing.floating_panel import FloatingPanel
from gc_studio.app.editing.swatches import level_icon
from gc_studio.canvas.colours import LEVELS
from gc_studio.words import mark, tr

_WORDS = {
    Kind.FACES: (mark("Faces"), mark("Faces of people, from brow to chin and a little more")),
    Kind.LETTERS: (mark("Letters"), mark("Lines of letters and figures")),
    Kind.SUBJECT: (mark("Subject"), mark("What stands out, and people whose faces are seen")),
    Kind.DEPARTS: (mark("Departs most"), mark("Where the picture is furthest from the photo")),
}
"""Names and tips of the kinds."""

BUDGETS = (
    *(25, 50, 75, 100, 150, 200, 300, 400, 600, 800, 1000, 1500, 2000, 3000, 4000, 6000, 8000),
    *(10000, 15000, 20000, 30000, 40000, 60000, 80000, 100000),
)
"""Bytes that the slider chooses from."""
_PIXELS_PER_BYTE = 580
"""Of a picture, for the bytes that are offered first: 150 of a photo at 256x341, 600 at 512x683."""


@dataclass(frozen=True)
class Choice:
    """What is chosen: the level of each kind that is to be kept, and bytes that it may cost, or None."""

    levels: Mapping[Kind, int]
    budget: int | None


class _Row:
    """A kind: whether it is kept, what was found, and a swatch for each level."""

    def __init__(self, kind: Kind) -> None:
        name, tip = map(tr, _WORDS[kind])
        self.check = QCheckBox(name)
        self.check.setToolTip(tip)
        self.told = QLabel(tr("looking…"))
        self.told.setObjectName("dim")
        self.levels = QButtonGroup()
        self.swatches = QWidget()
        layout = QHBoxLayout(self.swatches)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for number, level in enumerate(LEVELS[1:], 1):
            button = QToolButton()
            button.setIcon(level_icon(number))
            button.setCheckable(True)
            button.setToolTip(
                tr("{name} at level {number}, {level}", name=name, number=number, level=level.name.lower())
            )
            button.setAccessibleName(f"{name}: {level.name.lower()}")
            self.levels.addButton(button, number)
            layout.addWidget(button)
        self.levels.button(DEFAULT_LEVELS[kind]).setChecked(True)
        self.set_found(False)

    def set_found(self, is_found: bool) -> None:
        """Whether there is anything to choose."""
        self.check.setEnabled(is_found)
        self.swatches.setEnabled(is_found)


class SuggestPanel(FloatingPanel):
    """Chooses among what was found. What it shows is no more than a proposal."""

    changed = Signal(object)
    """Choice."""

    def __init__(self, canvas: QWidget, pixels: int) -> None:
        """pixels: of the picture; what is kept of a larger one takes more bytes."""
        super().__init__(canvas, tr("Suggest what to keep"), tr("Keep what is shown; one undo takes it back (Enter)"))
        self.rows = {kind: _Row(kind) for kind in Kind}
        self._is_over = False
        self.column.addLayout(self._kinds())
        self.column.addLayout(self._budget(pixels))
        self.cost = QLabel(tr("Looking through the photo…"))
        self.cost.setWordWrap(True)
        self.column.addWidget(self.cost)
        self.settle()

    def _kinds(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        for number, row in enumerate(self.rows.values()):
            for column, widget in enumerate((row.check, row.told, row.swatches)):
                grid.addWidget(widget, number, column)
            row.check.toggled.connect(self._tell)
            row.levels.idClicked.connect(partial(self._level_chosen, row))
        return grid

    def _budget(self, pixels: int) -> QHBoxLayout:
        first = min(range(len(BUDGETS)), key=lambda place: abs(BUDGETS[place] - pixels / _PIXELS_PER_BYTE))
        self.bound = QCheckBox(tr("At most"))
        self.bound.setToolTip(tr("Keep what matters most, as long as so many bytes last"))
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(tr("Bytes that may be spent"))
        self.slider.setRange(0, len(BUDGETS) - 1)
        self.slider.setValue(first)
        self.bytes = QLabel(tr("{size:,} B", size=BUDGETS[first]))
        self.bytes.setMinimumWidth(self.bytes.fontMetrics().horizontalAdvance(tr("{size:,} B", size=100_000)))
        self.bytes.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.slider.setEnabled(False)
        self.bound.toggled.connect(self.slider.setEnabled)
        self.bound.toggled.connect(self._tell)
        self.slider.valueChanged.connect(self._budget_moved)
        row = QHBoxLayout()
        for widget in (self.bound, self.slider, self.bytes):
            row.addWidget(widget)
        return row

    @property
    def choice(self) -> Choice:
        """What is chosen now."""
        levels = {kind: row.levels.checkedId() for kind, row in self.rows.items() if row.check.isChecked()}
        return Choice(levels, BUDGETS[self.slider.value()] if self.bound.isChecked() else None)

    def _level_chosen(self, row: _Row, _level: int) -> None:
        # Who chooses a level means to keep it.
        if row.check.isChecked():
            self._tell()
        else:
            row.check.setChecked(True)

    def _budget_moved(self, place: int) -> None:
        self.bytes.setText(tr("{size:,} B", size=BUDGETS[place]))
        self._tell()

    def _tell(self) -> None:
        if self._is_over:
            self.apply_button.setEnabled(False)
            self._say(tr("Counting…"))
            self.changed.emit(self.choice)

    # What is known

    def show_found(self, found: Found) -> None:
        """List what was found of a kind."""
        row = self.rows[found.kind]
        is_counted = found.kind in (Kind.FACES, Kind.LETTERS)
        row.told.setText((found.told if is_counted else tr("found")) if found.count else tr("none"))
        row.set_found(found.count > 0)
        row.check.setChecked(found.count > 0 and found.kind in (Kind.FACES, Kind.LETTERS))

    def show_missed(self, kind: Kind, why: str) -> None:
        """Say that a kind could not be looked for."""
        self.rows[kind].told.setText(tr("not looked for"))
        self.rows[kind].told.setToolTip(why)
        self.show_problem(why)

    def end_search(self) -> None:
        """All that can be found has been found; a proposal is asked for."""
        self._is_over = True
        subject = self.rows[Kind.SUBJECT].check
        if subject.isEnabled() and not any(row.check.isChecked() for row in self.rows.values()):
            subject.setChecked(True)
        elif any(row.check.isEnabled() for row in self.rows.values()):
            self._tell()
        elif not any(row.told.toolTip() for row in self.rows.values()):
            self._say(tr("Nothing was found that asks to be kept."))

    def show_cost(self, cells: int, cost: int, size: int) -> None:
        """What the proposal costs: cells that are kept more truly, bytes more, bytes of the whole file."""
        self.apply_button.setEnabled(cells > 0)
        if cells:
            self._say(
                tr(
                    "%n cells for {cost:,} B; the file then has {size:,} B",
                    None,
                    cells,
                    cost=cost,
                    size=size,
                )
            )
        elif not self.choice.levels:
            self._say(tr("Choose what to keep."))
        elif self.choice.budget is not None:
            self._say(tr("So few bytes keep nothing of it, or it is kept already."))
        else:
            self._say(tr("All of it is kept already."))

    def show_problem(self, why: str) -> None:
        """Say what went wrong, one line."""
        self._say(why)

    def _say(self, text: str) -> None:
        self.cost.setText(text)
        self.settle()
