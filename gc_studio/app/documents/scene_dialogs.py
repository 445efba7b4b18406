"""The dialogs that a scene begins with: the size of an empty one, or a photo and where its labels come from.

Flows in: the models to choose from, sizes. Flows out: `chosen`.
"""

from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from gc_studio.app.documents.files import OPEN_OPTIONS, map_filter
from gc_studio.app.look.controls import button_row, primary_button, push_button
from gc_studio.app.look.size_choice import SizeChoice
from gc_studio.app.settings import Settings
from gc_studio.document import MAX_SIDE, MIN_SIDE
from gc_studio.words import mark, tr

_SHAPES = ((mark("Portrait"), (2, 3)), (mark("Square"), (1, 1)), (mark("Landscape"), (3, 2)))
"""Shapes of an empty scene: width to height."""

_WIDTH = 440


class _SceneDialog(QDialog):
    """A form with a list of models, where there are several, and its buttons."""

    def __init__(self, parent: QWidget | None, title: str, models: Sequence[str]) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.models = QComboBox()
        self.models.addItems(list(models))
        self.models.setAccessibleName(tr("Model"))
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(16)
        self.form.setVerticalSpacing(10)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.what = QLabel()
        self.what.setObjectName("dim")
        self.what.setWordWrap(True)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(20, 16, 20, 16)
        self._layout.setSpacing(14)
        self._layout.addLayout(self.form)
        self._layout.addWidget(self.what)
        self._layout.addStretch()
        self.setMinimumWidth(_WIDTH)

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its words need at its width."""
        super().showEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        # Qt does not count the lines of wrapped words in a dialog's least height, and buttons would give way to them.
        self._layout.activate()
        self.setMinimumHeight(self._layout.totalHeightForWidth(self.width()))

    def _finish(self, text: str, tip: str, choose: Callable[[], object]) -> QPushButton:
        """The list of models, if there is a choice, and the buttons."""
        if self.models.count() > 1:
            self.form.addRow(tr("Model"), self.models)
        self.cancel_button = push_button(tr("Cancel"), tr("Make no scene"), self.reject)
        button = primary_button(text, tip, choose)
        self._layout.addLayout(button_row(self.cancel_button, button))
        return button


class NewSceneDialog(_SceneDialog):
    """Asks for the size of an empty scene."""

    chosen = Signal(str, int, int)
    """Name of the model, width and height in pixels."""

    def __init__(self, parent: QWidget | None, models: Sequence[str], side: int) -> None:
        """side: shorter side in pixels that is offered at first."""
        super().__init__(parent, tr("New scene"), models)
        self._side = side
        self.shapes, self.width_box, self.height_box = QComboBox(), QSpinBox(), QSpinBox()
        self.shapes.setAccessibleName(tr("Shape"))
        self.shapes.addItems([tr(name) for name, _ in _SHAPES])
        self.shapes.activated.connect(self._take_shape)
        for box, name in ((self.width_box, tr("Width")), (self.height_box, tr("Height"))):
            box.setAccessibleName(name)
            box.setRange(MIN_SIDE, MAX_SIDE)
            box.setSuffix(" px")
        self.what.setText(
            tr("An empty picture, to be painted: what is where, and the decoder paints what it looks like.")
        )
        self.form.addRow(tr("Shape"), self.shapes)
        self.form.addRow(tr("Width"), self.width_box)
        self.form.addRow(tr("Height"), self.height_box)
        self.make_button = self._finish(tr("New scene"), tr("Begin with nothing but background"), self._choose)
        self._take_shape()

    @Slot()
    def _take_shape(self) -> None:
        across, down = _SHAPES[self.shapes.currentIndex()][1]
        least = min(across, down)
        self.width_box.setValue(self._side * across // least)
        self.height_box.setValue(self._side * down // least)

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit(self.models.currentText(), self.width_box.value(), self.height_box.value())
        self.accept()


class OpenSceneDialog(_SceneDialog):
    """Asks for a photo, and for a map of what is where in it."""

    chosen = Signal(str, object, object)
    """Name of the model, Path of the photo, and that of the map, None where a net is to find the labels."""

    def __init__(
        self,
        parent: QWidget | None,
        models: Sequence[str],
        finding: Collection[str],
        settings: Settings,
        folder: Path,
    ) -> None:
        """finding: models for which labels can be found. folder: where the dialogs for files begin."""
        super().__init__(parent, tr("Open as scene"), models)
        self._folder, self._finding = folder, finding
        self.photo: Path | None = None
        self.map: Path | None = None
        self.sources = QComboBox()
        self.sources.setAccessibleName(tr("Labels"))
        self.sources.addItems([tr("Found in the photo"), tr("From a map")])
        self.sources.currentIndexChanged.connect(self._show)
        self.models.currentIndexChanged.connect(self._show)
        self._photo_name, self._map_name = QLabel(), QLabel()
        self.photo_button = push_button(tr("Choose…"), tr("Choose the photo"), self._ask_photo)
        self.map_button = push_button(
            tr("Choose…"), tr("Choose a map: an indexed PNG or an SVG, as they are exported here"), self._ask_map
        )
        self.form.addRow(tr("Photo"), _row(self._photo_name, self.photo_button))
        self.form.addRow(tr("Labels"), self.sources)
        self._map_row = _row(self._map_name, self.map_button)
        self.form.addRow(tr("Map"), self._map_row)
        self.form.addRow(tr("Size"), SizeChoice(settings))
        self.what.setText(
            tr("Labels say what is where: hair, dress, bag. They are painted over, turned into others, and sent.")
        )
        self.open_button = self._finish(tr("Open"), tr("Make a scene of the photo"), self._choose)
        self._show()

    @Slot()
    def _show(self) -> None:
        is_found = self.models.currentText() in self._finding
        if not is_found:
            self.sources.setCurrentIndex(1)
        self.sources.setEnabled(is_found)
        self.sources.setToolTip("" if is_found else tr("The net that finds labels is not installed; take a map"))
        is_map = self.sources.currentIndex() == 1
        self.form.setRowVisible(self._map_row, is_map)
        self._make_room()
        nothing = tr("none yet")
        self._photo_name.setText(self.photo.name if self.photo else nothing)
        self._map_name.setText(self.map.name if self.map else nothing)
        self.open_button.setEnabled(self.photo is not None and (not is_map or self.map is not None))

    def _ask(self, title: str, kinds: str) -> Path | None:
        chosen, _ = QFileDialog.getOpenFileName(self, title, str(self._folder), kinds, "", OPEN_OPTIONS)
        if not chosen:
            return None
        self._folder = Path(chosen).parent
        return Path(chosen)

    @Slot()
    def _ask_photo(self) -> None:
        self.photo = self._ask(tr("Choose the photo"), map_filter()) or self.photo
        self._show()

    @Slot()
    def _ask_map(self) -> None:
        self.map = self._ask(tr("Choose a map"), label_filter()) or self.map
        self._show()

    @Slot()
    def _choose(self) -> None:
        labels = self.map if self.sources.currentIndex() == 1 else None
        self.chosen.emit(self.models.currentText(), self.photo, labels)
        self.accept()


def label_filter() -> str:
    """What a dialog offers that asks for a map of labels."""
    return f"{tr('Maps of labels')} (*.png *.PNG *.svg *.SVG)"


def _row(name: QLabel, button: QPushButton) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(name, 1)
    layout.addWidget(button)
    return row
