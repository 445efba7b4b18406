"""What makes new textures, above the list: surprises, a colour, and the colours of a picture that was dropped.

Flows in: a palette. Flows out: signals, and colours that are dragged away.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from gc_studio.app.look import theme
from gc_studio.app.look.dragging import drag, drag_distance
from gc_studio.canvas.drops import dropped_files
from gc_studio.words import tr

_SWATCH = QSize(34, 20)


def colour_in(text: str) -> QColor | None:
    """The colour that a text as `#C0392B` or `#c32` stands for."""
    return QColor(text.strip()) if re.fullmatch(r"#([0-9a-f]{3}|[0-9a-f]{6})", text.strip(), re.IGNORECASE) else None


def colour_name(colour: QColor) -> str:
    """What people write for a colour: `#C0392B`."""
    return colour.name().upper()


def _worded_button(icon: str, text: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setIcon(theme.icon(icon))
    button.setIconSize(QSize(theme.ICON_SIZE, theme.ICON_SIZE))
    button.setText(text)
    button.setToolTip(tip)
    return button


class Swatch(QAbstractButton):
    """A colour of a palette: pressed it is used, dragged it goes to where it is dropped."""

    def __init__(self, colour: QColor) -> None:
        super().__init__()
        self.colour = colour
        self._pressed: QPointF | None = None
        name = colour_name(colour)
        self.setAccessibleName(tr("Colour {name}", name=name))
        self.setToolTip(tr("{name}: click to have what a texture applies to in it, or drag it to a region", name=name))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Wider than high, as the regions' chips are."""
        return _SWATCH

    def paintEvent(self, event: QPaintEvent) -> None:
        """The colour, with a border that every theme and every colour leaves visible."""
        painter, colours = QPainter(self), theme.colours()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_lit = self.isEnabled() and (self.hasFocus() or self.underMouse() or self.isDown())
        painter.setPen(QPen(QColor(colours.accent if is_lit else colours.dim), 2.0 if is_lit else 1.0))
        painter.setBrush(self.colour)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 3, 3)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """It may become a click or a drag."""
        self._pressed = event.position() if event.button() == Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Far enough from where it began, it is a drag."""
        begun = self._pressed
        if begun is None or (event.position() - begun).manhattanLength() < drag_distance():
            super().mouseMoveEvent(event)
            return
        self._pressed = None
        self.setDown(False)
        data, patch = QMimeData(), QPixmap(_SWATCH)
        data.setColorData(self.colour)
        data.setText(colour_name(self.colour))
        patch.fill(self.colour)
        drag(self, data, patch)


class NewRow(QWidget):
    """Buttons for surprises and for a colour, and the palette of a picture, once one was dropped here."""

    chosen = Signal(QColor)
    photo_dropped = Signal(object)
    """Path of a photo whose colours are wanted."""
    rearranged = Signal()
    """There are more or fewer swatches."""

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        tip = tr("Twelve new textures, as clothes might have them; each can be made again from its number")
        self.surprise_button = _worded_button("surprise", tr("Surprise me"), tip)
        tip = tr(
            "Choose a colour for what a texture applies to; drop a picture here for its five colours, "
            "or type a colour as #C0392B into the search"
        )
        self.colour_button = _worded_button("colour", tr("Colour…"), tip)
        self.swatches: list[Swatch] = []
        self.clear_button = QToolButton()
        self.clear_button.setIcon(theme.icon("close"))
        self.clear_button.setIconSize(QSize(12, 12))
        self.clear_button.setAccessibleName(tr("Put the palette away"))
        self.clear_button.setToolTip(tr("Put the palette away"))
        self.clear_button.clicked.connect(lambda: self.show_palette([]))
        self.clear_button.hide()
        buttons, self._palette = QHBoxLayout(), QHBoxLayout()
        for row in (buttons, self._palette):
            row.setSpacing(4)
        buttons.addWidget(self.surprise_button)
        buttons.addWidget(self.colour_button)
        buttons.addStretch()
        self._palette.addWidget(self.clear_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 0, 6, 2)
        layout.setSpacing(2)
        layout.addLayout(buttons)
        layout.addLayout(self._palette)
        self._is_target = False

    def show_palette(self, colours: Sequence[QColor]) -> None:
        """Show these colours and no others."""
        for swatch in self.swatches:
            # It is deleted later, and may not be seen or take room until then.
            self._palette.removeWidget(swatch)
            swatch.hide()
            swatch.deleteLater()
        self.swatches = [Swatch(colour) for colour in colours]
        for swatch in self.swatches:
            swatch.clicked.connect(lambda _=False, colour=swatch.colour: self.chosen.emit(colour))
            self._palette.insertWidget(self._palette.count() - 1, swatch)
        self.clear_button.setVisible(bool(colours))
        self.rearranged.emit()

    def tab_stops(self) -> list[QWidget]:
        """What Tab should visit, from left to right."""
        return [self.surprise_button, self.colour_button, *self.swatches, self.clear_button]

    # Dropping

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files and colours."""
        if dropped_files(event) or event.mimeData().hasColor():
            event.acceptProposedAction()
            self._mark(True)

    def dragLeaveEvent(self, event: QEvent) -> None:
        """The drag went elsewhere."""
        self._mark(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the colours of a photo, or use a colour."""
        self._mark(False)
        event.acceptProposedAction()
        files = dropped_files(event)
        if files:
            self.photo_dropped.emit(Path(files[0]))
        elif event.mimeData().hasColor():
            self.chosen.emit(QColor(event.mimeData().colorData()))

    def _mark(self, is_target: bool) -> None:
        self._is_target = is_target
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A frame while something is dragged over it."""
        if self._is_target:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.colours().accent), 2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 1, -2, -1), 6, 6)
