"""A chip for each texture of a picture that has several. Flows in: their mean colours. Flows out: the chip pressed."""

import cv2
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from gc_studio.app.look import theme
from gc_studio.words import tr

_WIDTHS = 9, 20
"""Least and most of a chip; a picture can have sixteen."""

_HEIGHT = 18


def region_colours(picture: NDArray[np.uint8], regions: NDArray[np.uint8]) -> list[QColor]:
    """Mean colour of every region; of one without a cell, which a file may hold, no valid colour.

    picture: uint8 RGB (H, W, 3); regions: uint8 (rows, columns), 0 .. K - 1.
    """
    cells = cv2.resize(picture, regions.shape[::-1], interpolation=cv2.INTER_AREA)
    parts = [cells[regions == number] for number in range(int(regions.max()) + 1)]
    return [QColor(*part.mean(0).astype(int).tolist()) if len(part) else QColor() for part in parts]


class Chip(QAbstractButton):
    """One texture as a patch of colour."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.setAccessibleName(tr("Select the region of texture {number}", number=number + 1))
        self.setToolTip(
            tr(
                "Texture {number} of the picture: selects its region, so that a picked texture goes there alone; "
                "once more selects nothing. The marked one takes textures when nothing is selected; Ctrl+A "
                "selects all",
                number=number + 1,
            )
        )
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(_WIDTHS[0])
        self.colour = QColor()
        """Not valid while no picture is there."""
        self.is_marked = False
        """Whether a picked texture goes to its region."""

    def sizeHint(self) -> QSize:
        """Wider than high, so that it does not look like a check box."""
        return QSize(_WIDTHS[1], _HEIGHT)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """No longer."""
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The colour, with a border that every theme and every colour leaves visible."""
        painter, colours = QPainter(self), theme.colours()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_lit = self.isEnabled() and (self.hasFocus() or self.underMouse() or self.isDown())
        width = 2.0 if is_lit or self.is_marked else 1.0
        painter.setPen(
            QPen(QColor(colours.accent if is_lit else colours.text if self.is_marked else colours.dim), width)
        )
        painter.setBrush(self.colour if self.colour.isValid() and self.isEnabled() else QColor(colours.raised))
        # A mark stands higher than what is not marked, for eyes that do not tell the borders apart.
        side, ends = width / 2, width / 2 + (0 if self.is_marked else 3)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(side, ends, -side, -ends), 3, 3)


class RegionRow(QWidget):
    """The chips, in the order of the document's textures."""

    pressed = Signal(int)
    """Number of a texture."""
    rearranged = Signal()
    """There are more or fewer chips."""

    def __init__(self) -> None:
        super().__init__()
        self.chips: list[Chip] = []
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)
        self._marked: int | None = None
        self.show_regions(1)

    def show_regions(self, count: int) -> None:
        """Show so many chips; a picture with one texture needs none."""
        self.setVisible(count > 1)
        if len(self.chips) == count:
            return
        while len(self.chips) > count:
            chip = self.chips.pop()
            # It is deleted later, and may not be seen or take room until then.
            self._layout.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        while len(self.chips) < count:
            number = len(self.chips)
            chip = Chip(number)
            chip.clicked.connect(lambda _=False, number=number: self.pressed.emit(number))
            self.chips.append(chip)
            self._layout.addWidget(chip)
        self.mark(self._marked)
        self.rearranged.emit()

    def mark(self, number: int | None) -> None:
        """Show to which texture's region a picked one goes, if it is one."""
        self._marked = number
        for each, chip in enumerate(self.chips):
            chip.is_marked = each == number
            chip.update()

    def show_colours(self, colours: list[QColor]) -> None:
        """Colours of the textures in the picture that is shown."""
        self.show_regions(len(colours))
        for chip, colour in zip(self.chips, colours, strict=True):
            chip.colour = colour
            chip.update()
