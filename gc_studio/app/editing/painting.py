"""What is done with things of a scene at once: filled, picked, turned into others; by tools, by the palette, by a menu.

Flows in: clicks and the class in hand, commands. Flows out: commits on the session, another class in hand.
"""

from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu

from gc_studio.analysis.class_colours import class_colour
from gc_studio.app.commands.command import LABELS, Command
from gc_studio.app.docks.classes import ClassPanel
from gc_studio.app.documents.session import Session
from gc_studio.app.editing.classes import ClassesInHand
from gc_studio.app.look import theme
from gc_studio.canvas import Canvas
from gc_studio.canvas.tools import MaskShape, Tool
from gc_studio.document import Document
from gc_studio.document.edits import Point
from gc_studio.document.labelling import class_at, fill_connected, fill_labels, instance_at
from gc_studio.words import tr

_SWATCH = 14


class Painting(QObject):
    """Turns clicks into other classes of things."""

    notice = Signal(str)

    def __init__(self, session: Session, canvas: Canvas, classes: ClassesInHand, panel: ClassPanel) -> None:
        super().__init__()
        self._session, self._canvas, self._classes = session, canvas, classes
        self._place: Point | None = None
        self.menu: QMenu | None = None
        canvas.shape_ended.connect(self._end_shape)
        canvas.menu_wanted.connect(self._open_menu)
        canvas.hovered.connect(self._hover)
        panel.turn_wanted.connect(self.turn_selection)

    def commands(self) -> list[Command]:
        """What is selected, or under the mouse, becomes something else."""
        tip = tr("Make another thing of what is selected, or else of the thing under the mouse")
        words = ("turn_into", "Structure", tr("Turn into…"), "T", tip, self.ask)
        return [Command(*words, "turn-into", needs=LABELS, kind="labels")]

    @Slot(object)
    def _hover(self, place: Point | None) -> None:
        self._place = place

    @Slot(object, object, object, str)
    def _end_shape(self, tool: Tool, _shape: MaskShape, points: list[Point]) -> None:
        document = self._session.document
        label = class_at(document, points[0]) if document is not None and document.codes.classes else None
        if document is None or label is None:
            return
        if tool is Tool.PICK:
            self._classes.choose(label)
        elif tool is Tool.FILL:
            number, selection = self._classes.number, self._session.selection
            filled = fill_connected(document, points[0], number, selection)
            self._session.commit(tr("Fill: {name}", name=self._classes.name(number)), filled)

    # Turning into

    @Slot(int)
    def turn_selection(self, number: int) -> None:
        """All that is selected becomes a class."""
        selection = self._session.selection
        if selection is not None:
            self._turn(selection, number)

    def _turn(self, part: NDArray[np.bool_], number: int) -> None:
        document = self._session.document
        if document is not None and part.shape == document.labels.shape:
            name = tr("Turn into: {name}", name=self._classes.name(number))
            self._session.commit(name, fill_labels(document, part, number))

    def ask(self) -> None:
        """Ask what the selection, or the thing under the mouse, is to become."""
        self._ask(self._place, takes_selection=True)

    @Slot(float, float)
    def _open_menu(self, x: float, y: float) -> None:
        self._ask((x, y), takes_selection=False)

    def _ask(self, place: Point | None, takes_selection: bool) -> None:
        """takes_selection: whether the selection is meant wherever the place is, or else only if it lies in it."""
        document, selection = self._session.document, self._session.selection
        if document is None or not document.codes.classes:
            return
        label = class_at(document, place) if place is not None else None
        if selection is not None and (takes_selection or (place is not None and _holds(selection, place, document))):
            self._show_menu(document, selection, tr("Turn the selection into"), None)
        elif place is not None and label is not None:
            title = tr("Turn into, instead of {name}", name=self._classes.name(label))
            self._show_menu(document, instance_at(document, place), title, label)
        else:
            self.notice.emit(tr("Point at a thing in the picture, or select something"))

    def _show_menu(self, document: Document, part: NDArray[np.bool_], title: str, now: int | None) -> None:
        """now: the class that the part has; None where it may have several."""
        menu = self.menu = QMenu(self._canvas)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(title).setEnabled(False)
        menu.addSeparator()
        for number, name in enumerate(self._classes.titles(document)):
            if number != now:
                menu.addAction(theme.swatch(class_colour(number), _SWATCH), name, partial(self._turn, part, number))
        menu.popup(QCursor.pos())


def _holds(selection: NDArray[np.bool_], place: Point, document: Document) -> bool:
    scale = document.structure_scale
    row, column = int(place[1] // scale), int(place[0] // scale)
    inside = 0 <= row < selection.shape[0] and 0 <= column < selection.shape[1]
    return inside and bool(selection[row, column])
