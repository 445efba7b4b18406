"""The palette of classes, in the place of the textures where the document is a scene.

Flows in: names of the classes, which one is in hand, how much of the picture each has. Flows out: the one that is
chosen, and the one that the selection is to become. It knows no document.
"""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from gc_studio.analysis.class_colours import class_colour
from gc_studio.app.look import theme
from gc_studio.app.look.controls import push_button
from gc_studio.canvas.legend import percent
from gc_studio.words import tr

_ROW, _SWATCH, _LEAST_COLUMN = 30, 18, 120
"""Height of a row, side of a swatch, and what a column needs; in pixels."""


class _List(QListWidget):
    """Swatches with names, in as many columns as there is room for."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Classes"))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setIconSize(QSize(_SWATCH, _SWATCH))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out to the columns."""
        super().resizeEvent(event)
        self.share_out()

    def share_out(self) -> None:
        """Give every item its part of the width."""
        # Rows are wrapped as if the scroll bar were there, and those that fit exactly, too.
        bar = self.verticalScrollBar()
        width = self.viewport().width() - (0 if bar.isVisible() else bar.sizeHint().width()) - 1
        size = QSize(width // max(width // _LEAST_COLUMN, 1), _ROW)
        for row in range(self.count()):
            self.item(row).setSizeHint(size)
        self.scheduleDelayedItemsLayout()


class ClassPanel(QWidget):
    """Contents of the dock of textures while the document is a scene."""

    chosen = Signal(int)
    """A class is taken in hand."""
    turn_wanted = Signal(int)
    """The selection is to become a class."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._names: tuple[str, ...] = ()
        self._hand = 0
        self._has_selection = False
        self.list = _List()
        self.list.currentRowChanged.connect(self._choose)
        self.list.itemActivated.connect(lambda item: self._turn(self.list.row(item)))
        self.turn_button = push_button(tr("Turn the selection into it"), "", lambda: self._turn(self._hand))
        foot = QVBoxLayout()
        foot.setContentsMargins(6, 6, 10, 8)
        foot.addWidget(self.turn_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.list, 1)
        layout.addLayout(foot)
        self.show_selection(False)

    def show_classes(self, names: Sequence[str]) -> None:
        """List the classes by their titles, in the order of their numbers."""
        if tuple(names) == self._names:
            return
        self._names = tuple(names)
        self.list.blockSignals(True)
        self.list.clear()
        for number, name in enumerate(names):
            QListWidgetItem(theme.swatch(class_colour(number), _SWATCH), name, self.list)
        self.list.blockSignals(False)
        self.list.share_out()
        self.show_hand(self._hand)

    def show_hand(self, number: int) -> None:
        """Show which class is in hand."""
        self._hand = number
        self.list.blockSignals(True)
        self.list.setCurrentRow(number)
        self.list.blockSignals(False)

    def show_shares(self, shares: Sequence[float]) -> None:
        """Show how much of the picture each class has, in 0 .. 1: those that it has at all are in bold."""
        for row in range(min(self.list.count(), len(shares))):
            item, share = self.list.item(row), shares[row]
            font = self.list.font()
            font.setBold(share > 0)
            item.setFont(font)
            told = tr("{share} of the picture", share=percent(share)) if share else tr("not in the picture")
            item.setToolTip(f"{self._names[row]}: {told}")

    @Slot(bool)
    def show_selection(self, has_selection: bool) -> None:
        """Show whether there is a selection that could become something."""
        self._has_selection = has_selection
        self.turn_button.setEnabled(has_selection)
        turn = tr("All that is selected becomes the class in hand (Enter, or a double click in the list)")
        self.turn_button.setToolTip(turn if has_selection else tr("Nothing is selected"))

    @Slot(int)
    def _choose(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(row)

    def _turn(self, number: int) -> None:
        if self._has_selection and number < len(self._names):
            self.turn_wanted.emit(number)
