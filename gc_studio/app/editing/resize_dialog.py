"""The dialog of *Resize*: a size, what becomes of the picture at it, and where the photo is.

Flows in: a document, its photo, and the file of that, as soon as it is found. Flows out: `chosen`.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QFormLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from gc_studio.analysis.photo import resized_shape
from gc_studio.analysis.sizes import WORKING_SIDES, working_shape
from gc_studio.app.background.photo_files import PhotoFile
from gc_studio.app.documents.files import OPEN_OPTIONS, photo_filter
from gc_studio.app.look.controls import button_row, primary_button, push_button
from gc_studio.document import MAX_SIDE, MIN_SIDE, Document
from gc_studio.document.resize import drawn_layer
from gc_studio.words import mark, tr

_OTHER = mark("Another size")
_WIDTH = 460

Photo = NDArray[np.uint8]


class ResizeDialog(QDialog):
    """Asks for a size."""

    chosen = Signal(int, object)
    """The shorter side in pixels, and the PhotoFile, None where there is none."""
    file_chosen = Signal(object)
    """Path of a file that the photo may be in."""

    def __init__(self, parent: QWidget | None, document: Document, photos: Sequence[Photo]) -> None:
        """photos: the photo at all sizes at which it is known, uint8 (H, W, 3); empty where it is not at hand."""
        super().__init__(parent)
        self._document, self._photos = document, photos
        self.file: PhotoFile | None = None
        self.setWindowTitle(tr("Resize"))
        self._make_controls()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(14)
        layout.addLayout(self._form())
        layout.addWidget(self.what)
        layout.addStretch()
        layout.addLayout(button_row(self.find_button, self.cancel_button, self.resize_button))
        self.setMinimumWidth(_WIDTH)
        self._list_sizes()
        self._show()

    def _make_controls(self) -> None:
        self.sizes, self.side = QComboBox(), QSpinBox()
        self.sizes.setAccessibleName(tr("Size"))
        self.sizes.activated.connect(self._take_listed)
        self.side.setAccessibleName(tr("Shorter side"))
        self.side.setSuffix(" px")
        self.side.setRange(MIN_SIDE, MAX_SIDE)
        self.side.setValue(min(self._document.size))
        self.side.valueChanged.connect(self._show)
        self.now, self.becomes, self.source, self.what = QLabel(), QLabel(), QLabel(), QLabel()
        self.now.setText(_shown(*self._document.size))
        for label in (self.source, self.what):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.what.setObjectName("dim")
        tip = tr("Point at the file of the photo, from which more is to be seen")
        self.find_button = push_button(tr("Find the photo…"), tip, self._find)
        self.find_button.setVisible(bool(self._photos))
        self.cancel_button = push_button(tr("Cancel"), tr("Leave the picture as it is"), self.reject)
        self.resize_button = primary_button(tr("Resize"), tr("Give the picture this size"), self._choose)

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("Now"), self.now)
        form.addRow(tr("Photo"), self.source)
        form.addRow(tr("Size"), self.sizes)
        form.addRow(tr("Shorter side"), self.side)
        form.addRow(tr("Becomes"), self.becomes)
        return form

    # What is known of the photo

    def show_looking(self) -> None:
        """The file of the photo is being looked for."""
        self.source.setText(tr("Looking for its file…"))

    @Slot(object)
    def show_file(self, file: PhotoFile | None) -> None:
        """Where the photo is; None if its file is not where it was."""
        self.file = file
        self._list_sizes()
        self._show()

    @Slot(str)
    def show_problem(self, why: str) -> None:
        """What was pointed at is not the photo."""
        self._show()
        self.source.setText(why)

    @property
    def _best(self) -> tuple[int, int]:
        """Width and height of the largest photo at hand, or else of the document."""
        known = [(photo.shape[1], photo.shape[0]) for photo in self._photos]
        found = [(self.file.width, self.file.height)] if self.file is not None else []
        return max([*known, *found], default=self._document.size, key=min)

    # The size

    @property
    def size_now(self) -> tuple[int, int]:
        """Width and height that are chosen."""
        return resized_shape(*self._best, self.side.value())

    def _list_sizes(self) -> None:
        """Offer the usual sizes, and the photo's own, as far as a document can have them."""
        self.sizes.clear()
        most = MAX_SIDE * min(self._best) // max(self._best)
        self.side.setMaximum(most)
        for side in WORKING_SIDES:
            if side <= most:
                self.sizes.addItem(_shown(*resized_shape(*self._best, side)), side)
        own = working_shape(*self._best, None)
        if self._photos and min(own) not in WORKING_SIDES and min(own) <= most:
            self.sizes.addItem(tr("{size}, as large as the photo", size=_shown(*own)), min(own))
        self.sizes.addItem(tr(_OTHER), None)

    @Slot()
    def _take_listed(self) -> None:
        side = self.sizes.currentData()
        if side is None:
            self.side.setFocus()
            self.side.selectAll()
        else:
            self.side.setValue(side)

    @Slot()
    def _show(self) -> None:
        """Show what the chosen size means."""
        index = self.sizes.findData(self.side.value())
        self.sizes.setCurrentIndex(index if index >= 0 else self.sizes.count() - 1)
        self.becomes.setText(_shown(*self.size_now))
        self.source.setText(self._source_text())
        self.what.setText("\n".join(self._consequences()))
        self.resize_button.setEnabled(self.size_now != self._document.size)

    def _source_text(self) -> str:
        if not self._photos:
            return tr("Not in this file")
        if self.file is not None:
            return f"{self.file.path.name}, {_shown(self.file.width, self.file.height)}"
        return tr("Only at {size}: its file is not where it was", size=_shown(*self._best))

    def _consequences(self) -> list[str]:
        """What becomes of the picture, one sentence a line."""
        kept = int(np.count_nonzero(self._document.levels))
        is_scene = drawn_layer(self._document) == "labels"
        carried = tr("Labels are carried over, their borders stay smooth.")
        if not self._photos:
            told = [carried if is_scene else tr("Lines are carried over as curves, textures stay where they are.")]
            lost = tr(
                "The %n cells that are kept are given up: what they hold is good for this size alone.", None, kept
            )
            return [*told, lost] if kept else told
        if is_scene:
            return [carried, tr("What is kept is read from the photo again.")] if kept else [carried]
        if self.side.value() <= min(self._best):
            return [
                tr("Lines, textures and what is kept are read from the photo again; what you drew or swapped stays.")
            ]
        shown = _shown(*self._best)
        if self.file is not None and min(self._best) > min(self._document.size):
            return [
                tr(
                    "All is read from the photo again, which has {size}: beyond that, nothing gets sharper.",
                    size=shown,
                )
            ]
        told = [tr("The photo at hand has {size}: lines are carried over as curves, textures stay.", size=shown)]
        return [*told, tr("What is kept gets larger and no sharper.")] if kept else told

    # The end

    @Slot()
    def _find(self) -> None:
        folder = str(self.file.path.parent) if self.file is not None else ""
        chosen, _ = QFileDialog.getOpenFileName(self, tr("Find the photo"), folder, photo_filter(), "", OPEN_OPTIONS)
        if chosen:
            self.show_looking()
            self.file_chosen.emit(Path(chosen))

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit(self.side.value(), self.file)
        self.accept()


def _shown(width: int, height: int) -> str:
    return f"{width} \N{MULTIPLICATION SIGN} {height}"
