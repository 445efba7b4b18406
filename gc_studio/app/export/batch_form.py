"""The upper half of the batch dialog: which photos, where to, what, and how.

Flows in: photos and folders to show. Flows out: settings, and signals for what is wanted.
"""

import html
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSpinBox,
    QWidget,
)

from gc_studio.analysis.sizes import UNMEASURED_SIDE
from gc_studio.app.export.batch_job import Preserve, Settings
from gc_studio.app.look.controls import push_button
from gc_studio.canvas.colours import LEVELS
from gc_studio.document import MAX_SIDE, MIN_SIDE
from gc_studio.words import tr


class Elided(QLabel):
    """A line that loses its middle where there is no room for it; its tip has all of it."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def set_text(self, text: str) -> None:
        """Show a line."""
        self._whole = text
        self.setText(text)
        self.setToolTip(f"<qt>{html.escape(text)}</qt>" if text else "")

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(40, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what fits."""
        text = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideMiddle, self.width())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter = QPainter(self)
        self.style().drawItemText(
            painter, self.rect(), flags, self.palette(), self.isEnabled(), text, self.foregroundRole()
        )


class BatchForm(QWidget):
    """Settings of a batch."""

    files_wanted = Signal()
    folder_wanted = Signal()
    target_wanted = Signal()
    cleared = Signal()
    changed = Signal()

    def __init__(self, side: int | None, models: Sequence[str] = ()) -> None:
        """side: shorter side in pixels that is offered at first; None for the photos' own size. models: their names."""
        super().__init__()
        self._photos: list[Path] = []
        self.photos, self.target = Elided(), Elided()
        self.photos.setAccessibleName(tr("Photos"))
        self.target.setAccessibleName(tr("Folder to write to"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(8)
        self._grid.setHorizontalSpacing(12)
        self._grid.setColumnStretch(1, 1)
        self.clear_button = push_button(tr("Clear"), tr("Take all photos off the list"), self.cleared.emit)
        drop = tr("Add photos; dropping them here does the same")
        add_files = push_button(tr("Add files…"), drop, self.files_wanted.emit)
        add_folder = push_button(tr("Add folder…"), tr("Add the photos that lie in a folder"), self.folder_wanted.emit)
        choose = push_button(tr("Choose…"), tr("Choose the folder to write to"), self.target_wanted.emit)
        self._add_row(tr("Photos"), self.photos, add_files, add_folder, self.clear_button)
        self._add_row(tr("Into"), self.target, choose)
        self._make_settings(side)
        self.models = QComboBox()
        self.models.addItems(list(models))
        self.models.setAccessibleName(tr("Model"))
        self.models.setToolTip(tr("What takes the photos apart, and paints them"))
        if len(models) > 1:
            self._add_row(tr("Model"), self.models)

    def _add_row(self, text: str, *widgets: QWidget) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for index, widget in enumerate(widgets):
            row.addWidget(widget, 1 if isinstance(widget, Elided) and index == 0 else 0)
        if not isinstance(widgets[0], Elided):
            row.addStretch()
        label = QLabel(text)
        label.setObjectName("dim")
        number = self._grid.rowCount()
        self._grid.addWidget(label, number, 0)
        self._grid.addLayout(row, number, 1)

    def _make_settings(self, side: int | None) -> None:
        self.kinds = {
            "gcx": _check_box(tr(".gcx files"), tr("Write the compressed pictures")),
            "png": _check_box(tr("Decoded PNG"), tr("Write what the .gcx files decode to")),
            "sheet": _check_box(
                tr("Side-by-side sheets"), tr("Write original, decoded picture and structure as one PNG")
            ),
        }
        self.kinds["gcx"].setChecked(True)
        for box in self.kinds.values():
            box.toggled.connect(self.changed)
        self._add_row(tr("Write"), *self.kinds.values())
        self.preserve = QComboBox()
        self.preserve.addItems([tr(choice.value) for choice in Preserve])
        self.preserve.setAccessibleName(tr("Preserve"))
        self.preserve.setToolTip(tr("What is kept; the rest is synthesised from structure and texture"))
        self.level = QComboBox()
        self.level.addItems([level.name for level in LEVELS[1:]])
        self.level.setAccessibleName(tr("How truly"))
        self.level.setToolTip(tr("How truly it is kept: finer takes more bytes"))
        self.preserve.currentIndexChanged.connect(self._offer_levels)
        self._offer_levels()
        self._add_row(tr("Preserve"), self.preserve, self.level)
        self.size_box, self.keep = (
            QSpinBox(),
            _check_box(
                tr("Keep each photo's size"),
                tr("Do not scale photos whose sides have at most {most} pixels", most=MAX_SIDE),
            ),
        )
        self.size_box.setRange(MIN_SIDE, MAX_SIDE)
        self.size_box.setValue(side or UNMEASURED_SIDE)
        self.size_box.setSuffix(" px")
        self.size_box.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.size_box.setAccessibleName(tr("Shorter side in pixels"))
        self.size_box.setToolTip(
            tr("Length of the shorter side that photos are scaled to; a smaller photo keeps its own")
        )
        self.keep.toggled.connect(self.size_box.setDisabled)
        self.keep.setChecked(side is None)
        self._add_row(tr("Shorter side"), self.size_box, self.keep)

    @Slot()
    def _offer_levels(self) -> None:
        self.level.setEnabled(list(Preserve)[self.preserve.currentIndex()] is not Preserve.NONE)

    @property
    def is_complete(self) -> bool:
        """Whether there is enough to begin."""
        return bool(self._photos) and any(box.isChecked() for box in self.kinds.values())

    def settings(self, folder: Path) -> Settings:
        """What is chosen, to be written into `folder`."""
        kinds = tuple(kind for kind, box in self.kinds.items() if box.isChecked())
        preserve = list(Preserve)[self.preserve.currentIndex()]
        size = None if self.keep.isChecked() else self.size_box.value()
        return Settings(folder, kinds, preserve, size, self.level.currentIndex() + 1)

    def show_photos(self, photos: list[Path], target: Path | None) -> None:
        """Show how many photos there are, and where the files will go."""
        self._photos = photos
        first = f": {photos[0].name}" if photos else ""
        more = " \N{HORIZONTAL ELLIPSIS}" if len(photos) > 1 else ""
        count = tr("%n photos", None, len(photos))
        self.photos.set_text(f"{count}{first}{more}" if photos else tr("Drop photos or a folder here"))
        self.target.set_text(str(target) if target else tr("A folder gcx beside the photos"))
        self.clear_button.setEnabled(bool(photos))


def _check_box(text: str, tip: str) -> QCheckBox:
    box = QCheckBox(text)
    box.setToolTip(tip)
    return box
