"""How structure lines and preserve mask show over the picture: how strongly, in what colour, with which tools.

Flows in: the user's choices. Flows out: one signal that they changed.
"""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QColorDialog,
    QGridLayout,
    QLabel,
    QMenu,
    QSlider,
    QToolButton,
    QWidget,
    QWidgetAction,
)

from gc_studio.app.look import theme
from gc_studio.canvas.colours import colour_of


@dataclass(frozen=True)
class Overlay:
    """One overlay: opacity in 0 .. 1, colour as #rrggbb, and whether it shows while its tools are not in hand."""

    opacity: float
    colour: str
    is_pinned: bool


class _Row:
    """Controls of one overlay."""

    def __init__(self, grid: QGridLayout, row: int, name: str, colour: str, percent: int) -> None:
        self.name, self.colour = name, colour
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, 100)
        self.slider.setValue(percent)
        self.slider.setMinimumWidth(120)
        self.slider.setAccessibleName(f"Opacity of the {name.lower()}")
        self.button = QToolButton()
        self.button.setAccessibleName(f"Colour of the {name.lower()}")
        self.button.setToolTip(f"Choose the colour of the {name.lower()}")
        self.pinned = QCheckBox("Always")
        self.pinned.setToolTip(f"Show the {name.lower()} whatever the tool")
        for column, widget in enumerate((QLabel(name), self.slider, self.button, self.pinned)):
            grid.addWidget(widget, row, column)
        self.show_colour()

    def show_colour(self) -> None:
        """Show the colour on its button."""
        pixmap = QPixmap(16, 16)
        pixmap.fill(QColor(self.colour))
        self.button.setIcon(QIcon(pixmap))

    @property
    def overlay(self) -> Overlay:
        """What is chosen."""
        return Overlay(self.slider.value() / 100, self.colour, self.pinned.isChecked())


class OverlayButton(QToolButton):
    """A button with a panel for both overlays."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setText("Overlays")
        self.setIcon(theme.icon("layers"))
        self.setToolTip("Opacity and colours of structure lines and preserve mask")
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        panel = QWidget()
        grid = QGridLayout(panel)
        grid.setContentsMargins(12, 10, 12, 10)
        grid.setHorizontalSpacing(10)
        self.lines = _Row(grid, 0, "Structure lines", colour_of("structure"), 35)
        self.cells = _Row(grid, 1, "Preserve mask", colour_of("mask"), 50)
        for row in (self.lines, self.cells):
            row.slider.valueChanged.connect(lambda _: self.changed.emit())
            row.pinned.toggled.connect(lambda _: self.changed.emit())
            row.button.clicked.connect(lambda _=False, row=row: self._choose_colour(row))
        action = QWidgetAction(self)
        action.setDefaultWidget(panel)
        menu = QMenu(self)
        menu.addAction(action)
        self.setMenu(menu)

    def _choose_colour(self, row: _Row) -> None:
        chosen = QColorDialog.getColor(QColor(row.colour), self, f"Colour of the {row.name.lower()}")
        if chosen.isValid():
            row.colour = chosen.name()
            row.show_colour()
            self.changed.emit()
