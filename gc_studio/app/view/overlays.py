"""How lines, labels and preserved parts show over the picture: how strongly, in what colour, with which tools.

Flows in: the user's choices. Flows out: one signal that they changed.
"""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QColorDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSlider,
    QToolButton,
    QWidget,
    QWidgetAction,
)

from gc_studio.app.look import theme
from gc_studio.canvas.colours import LEVELS, colour_of
from gc_studio.words import tr


@dataclass(frozen=True)
class Overlay:
    """One overlay: opacity in 0 .. 1, colours as #rrggbb, and whether it shows while its tools are not in hand."""

    opacity: float
    colours: tuple[str, ...]
    is_pinned: bool


@dataclass(frozen=True)
class _Words:
    """What an overlay, its slider and its check box are called."""

    name: str
    opacity: str
    pin: str


class _Row:
    """Controls of one overlay."""

    def __init__(self, grid: QGridLayout, row: int, words: _Words, colours: dict[str, str], percent: int) -> None:
        """colours: what they stand for, and what they are at first."""
        self.colours = list(colours.values())
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, 100)
        self.slider.setValue(percent)
        self.slider.setMinimumWidth(120)
        self.slider.setAccessibleName(words.opacity)
        self.buttons: dict[str, QToolButton] = {}
        place = QHBoxLayout()
        place.setSpacing(0)
        for what in colours:
            button = self.buttons[what] = QToolButton()
            button.setAccessibleName(tr("Colour: {what}", what=what))
            button.setToolTip(tr("Choose the colour: {what}", what=what))
            place.addWidget(button)
        place.addStretch()
        self.pinned = QCheckBox(tr("Always"))
        self.pinned.setToolTip(words.pin)
        self._name = QLabel(words.name)
        grid.addWidget(self._name, row, 0)
        grid.addWidget(self.slider, row, 1)
        grid.addLayout(place, row, 2)
        grid.addWidget(self.pinned, row, 3)
        self.show_colours()

    def set_visible(self, is_visible: bool) -> None:
        """Whether there is anything that it could be laid over."""
        for widget in (self._name, self.slider, self.pinned, *self.buttons.values()):
            widget.setVisible(is_visible)

    def show_colours(self) -> None:
        """Show the colours on their buttons."""
        for button, colour in zip(self.buttons.values(), self.colours, strict=True):
            pixmap = QPixmap(16, 16)
            pixmap.fill(QColor(colour))
            button.setIcon(QIcon(pixmap))

    @property
    def overlay(self) -> Overlay:
        """What is chosen."""
        return Overlay(self.slider.value() / 100, tuple(self.colours), self.pinned.isChecked())


class OverlayButton(QToolButton):
    """A button with a panel for the overlays."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setText(tr("Overlays"))
        self.setIcon(theme.icon("layers"))
        self.setToolTip(tr("Opacity and colours of structure lines and preserved parts"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        panel = QWidget()
        grid = QGridLayout(panel)
        grid.setContentsMargins(12, 10, 12, 10)
        grid.setHorizontalSpacing(10)
        lines, cells = tr("Structure lines"), tr("Preserved parts")
        of_lines = _Words(lines, tr("Opacity of the structure lines"), tr("Show the structure lines whatever the tool"))
        of_cells = _Words(cells, tr("Opacity of the preserved parts"), tr("Show the preserved parts whatever the tool"))
        self.lines = _Row(grid, 0, of_lines, {lines: colour_of("structure")}, 35)
        levels = {tr("{level} parts", level=level.name): level.colour for level in LEVELS[1:]}
        self.cells = _Row(grid, 1, of_cells, levels, 50)
        labels = tr("Labels")
        of_labels = _Words(labels, tr("Opacity of the labels"), tr("Show the labels whatever the tool"))
        self.labels = _Row(grid, 2, of_labels, {}, 15)
        self.show_kind(False)
        for row in (self.lines, self.cells, self.labels):
            row.slider.valueChanged.connect(lambda _: self.changed.emit())
            row.pinned.toggled.connect(lambda _: self.changed.emit())
            for number, button in enumerate(row.buttons.values()):
                button.clicked.connect(lambda _=False, row=row, number=number: self._choose_colour(row, number))
        action = QWidgetAction(self)
        action.setDefaultWidget(panel)
        menu = QMenu(self)
        menu.addAction(action)
        self.setMenu(menu)

    def show_kind(self, is_scene: bool) -> None:
        """Offer the labels of a scene, or the lines of any other picture."""
        self.lines.set_visible(not is_scene)
        self.labels.set_visible(is_scene)

    def _choose_colour(self, row: _Row, number: int) -> None:
        what = list(row.buttons)[number]
        chosen = QColorDialog.getColor(QColor(row.colours[number]), self, tr("Colour: {what}", what=what))
        if chosen.isValid():
            row.colours[number] = chosen.name()
            row.show_colours()
            self.changed.emit()
