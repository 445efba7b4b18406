"""The class that the tools have in hand in a scene, and the palette that it is chosen from.

Flows in: clicks in the palette, what is picked from the picture. Flows out: the number of a class and its name.
"""

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from gc_studio.app.docks.classes import ClassPanel
from gc_studio.app.documents.scenes import Scenes
from gc_studio.app.documents.session import Session
from gc_studio.canvas.classes import class_name, class_title
from gc_studio.document import Document

_FIRST = 1
"""What is in hand until another is chosen; 0 is the background."""


class ClassesInHand(QObject):
    """One class for each model."""

    changed = Signal()

    def __init__(self, session: Session, scenes: Scenes, panel: ClassPanel) -> None:
        super().__init__()
        self._session, self._scenes, self._panel = session, scenes, panel
        self._numbers: dict[str, int] = {}
        panel.chosen.connect(self.choose)
        session.changed.connect(self._show)
        session.selection_changed.connect(self._show_selection)
        self.changed.connect(self._show)

    @property
    def number(self) -> int:
        """The class in hand."""
        document = self._session.document
        if document is None:
            return _FIRST
        return min(self._numbers.get(document.model, _FIRST), max(document.codes.classes - 1, 0))

    @Slot(int)
    def choose(self, number: int) -> None:
        """Take a class in hand."""
        document = self._session.document
        if document is not None and document.codes.classes:
            self._numbers[document.model] = number
            self.changed.emit()

    def name(self, number: int) -> str:
        """What people call a class of the current document, within a sentence."""
        document = self._session.document
        names = self._scenes.names_of(document) if document is not None else ()
        return class_name(names[number]) if number < len(names) else str(number)

    def titles(self, document: Document) -> list[str]:
        """What the classes of a document are called at the head of a line."""
        return [class_title(name) for name in self._scenes.names_of(document)]

    @Slot()
    def _show(self) -> None:
        document = self._session.document
        if document is not None and document.codes.classes:
            self._panel.show_classes(self.titles(document))
            self._panel.show_hand(self.number)
            counts = np.bincount(document.labels.ravel(), minlength=document.codes.classes)
            self._panel.show_shares((counts / document.labels.size).tolist())

    @Slot()
    def _show_selection(self) -> None:
        self._panel.show_selection(self._session.selection is not None)
