"""The panel of *Morph*: what to go to, how far, and what is made of the way. It knows no document.

Flows in: candidates, what is known of the step on show, how far an export is. Flows out: what is chosen.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSlider,
    QSpinBox,
    QWidget,
)

from gc_studio.analysis.morph import MAX_STEPS
from gc_studio.app.editing.floating_panel import FloatingPanel
from gc_studio.app.look.controls import push_button
from gc_studio.words import tr

_ICON = QSize(40, 40)
_MOST_ROWS = 3
"""Candidates that are seen at once."""
_STEPS = 24
"""Of an animation or a strip, at first."""


@dataclass(frozen=True, eq=False)
class Row:
    """What a candidate shows: a name, a line below it, a picture; one that is not `enabled` says in its line why."""

    name: str
    line: str
    picture: QImage
    enabled: bool = True


class MorphPanel(FloatingPanel):
    """Chooses a candidate and a share of the way to it. `applied` keeps the step on show."""

    changed = Signal()
    """Another candidate, or another share."""
    animation_wanted = Signal()
    strip_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, canvas: QWidget, rows: Sequence[Row]) -> None:
        """rows: the candidates, of which at least one is enabled."""
        super().__init__(
            canvas, tr("Morph into"), tr("Make a picture of its own of this step, in a tab of its own (Enter)")
        )
        self.apply_button.setText(tr("Keep this step"))
        self.cancel_button.setText(tr("Close"))
        self.list, self.slider, self.share_label = QListWidget(), QSlider(Qt.Orientation.Horizontal), QLabel()
        self._fill(rows)
        self.told, self.note = QLabel(), QLabel()
        self.note.setObjectName("dim")
        for label in (self.told, self.note):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.steps, self.back = QSpinBox(), QCheckBox(tr("Back and forth"))
        self.animation_button = push_button(
            tr("Animation…"), tr("Write the way as an animated WebP"), self.animation_wanted.emit
        )
        self.strip_button = push_button(
            tr("Strip…"), tr("Write the steps beside each other, as a PNG"), self.strip_wanted.emit
        )
        self.stop_button = push_button(tr("Stop"), tr("Give up writing"), self.stop_wanted.emit)
        self.stop_button.hide()
        self._lay_out()
        self.settle()

    def _fill(self, rows: Sequence[Row]) -> None:
        self.list.setAccessibleName(tr("What to go to"))
        self.list.setIconSize(_ICON)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setWordWrap(False)
        for row in rows:
            item = QListWidgetItem(QIcon(_thumbnail(row.picture)), f"{row.name}\n{row.line}")
            item.setToolTip("" if row.enabled else row.line)
            if not row.enabled:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        frame = 2 * self.list.frameWidth()
        self.list.setFixedHeight(self.list.sizeHintForRow(0) * min(len(rows), _MOST_ROWS) + frame)
        self.list.setCurrentRow(next(number for number, row in enumerate(rows) if row.enabled))
        self.list.currentRowChanged.connect(lambda _: self.changed.emit())

    def _lay_out(self) -> None:
        self.slider.setRange(0, 100)
        self.slider.setValue(50)
        self.slider.setAccessibleName(tr("How far"))
        self.share_label.setMinimumWidth(self.share_label.fontMetrics().horizontalAdvance("100 %") + 4)
        self.share_label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.slider.valueChanged.connect(self._move)
        self._show_share()
        self.steps.setRange(2, MAX_STEPS)
        self.steps.setValue(_STEPS)
        self.steps.setAccessibleName(tr("Steps"))
        self.steps.setToolTip(tr("Pictures, with both ends"))
        self.back.setToolTip(tr("Let the animation return to where it began"))
        way, export, files = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        way.addWidget(self.slider, 1)
        way.addWidget(self.share_label)
        for widget in (QLabel(tr("Steps")), self.steps, self.back):
            export.addWidget(widget)
        export.addStretch()
        for button in (self.animation_button, self.strip_button, self.stop_button):
            files.addWidget(button)
        files.addStretch()
        self.column.addWidget(self.list)
        self.column.addLayout(way)
        for label in (self.told, self.note):
            self.column.addWidget(label)
        self.column.addLayout(export)
        self.column.addLayout(files)

    @property
    def row(self) -> int:
        """Which candidate is chosen."""
        return self.list.currentRow()

    @property
    def share(self) -> float:
        """How far, 0 .. 1."""
        return self.slider.value() / 100

    @Slot()
    def _move(self) -> None:
        self._show_share()
        self.changed.emit()

    def _show_share(self) -> None:
        self.share_label.setText(f"{self.slider.value()} %")

    # What is known

    def show_waiting(self, note: str) -> None:
        """The step that is chosen is not there yet. note: what becomes of the candidate, one line, or nothing."""
        self.apply_button.setEnabled(False)
        self._enable_export(False)
        self.told.setText(tr("Finding which lines belong together…"))
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.settle()

    def show_step(self, size: int, is_writing: bool) -> None:
        """The step that is chosen is on show. size: what its file would take. is_writing: a file is."""
        self.apply_button.setEnabled(True)
        if not is_writing:
            self._enable_export(True)
            self.told.setText(tr("This step takes {size:,} B", size=size))
            self.settle()

    def show_writing(self, done: int, steps: int) -> None:
        """How many of the steps of an export have been painted."""
        self._set_writing(True)
        self.told.setText(tr("Painting step {number} of {steps}…", number=min(done + 1, steps), steps=steps))

    def end_writing(self, told: str) -> None:
        """The export is over; what came of it."""
        self._set_writing(False)
        self._enable_export(True)
        self.told.setText(told)
        self.settle()

    def show_problem(self, why: str) -> None:
        """Say what went wrong, one line."""
        self.told.setText(why)
        self.settle()

    def _set_writing(self, is_writing: bool) -> None:
        for button in self._export_buttons():
            button.setVisible(not is_writing)
        self.stop_button.setVisible(is_writing)

    def _enable_export(self, is_enabled: bool) -> None:
        for button in self._export_buttons():
            button.setEnabled(is_enabled)

    def _export_buttons(self) -> tuple[QPushButton, QPushButton]:
        return self.animation_button, self.strip_button


def _thumbnail(picture: QImage) -> QPixmap:
    """A picture within the icons' size, in the middle of it, so that all names begin below each other."""
    mode = Qt.TransformationMode.SmoothTransformation
    small = picture.scaled(_ICON * 2, Qt.AspectRatioMode.KeepAspectRatio, mode)
    return QPixmap.fromImage(small)
