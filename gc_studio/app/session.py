"""The open document and all that belongs to it: history, original photo, file, bytes. No widgets.

Flows in: documents that were opened, edits, saves. Flows out: signals to whoever shows them.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from gc_studio.bitstream import DocumentWriter
from gc_studio.document import Document, History


@dataclass(frozen=True)
class Opened:
    """What opening a file gave.

    `photo` and `available` (the photo's whole detail code) are None for a .gcx; `missing` names the layers that a file
    cut short lacks.
    """

    path: Path
    document: Document
    photo: NDArray[np.uint8] | None = None
    available: NDArray[np.int8] | None = None
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Mix:
    """How a document's texture came about: `share` of `new`, the rest `old`."""

    name: str
    old: NDArray[np.int16]
    new: NDArray[np.int16]
    share: float = 1.0

    @property
    def code(self) -> NDArray[np.int16]:
        """The code that was picked, int16 (64,)."""
        return self.new


class Session(QObject):
    """The state of the window's document."""

    opened = Signal()
    """Another document took the place of the one before."""
    changed = Signal()
    """The current document changed: edit, undo, redo, open, save."""
    previewed = Signal()
    """A gesture in progress changed what is to be seen."""

    def __init__(self, writer: DocumentWriter) -> None:
        """writer: may be shared with whoever codes what is drawn while it is drawn."""
        super().__init__()
        self._history: History | None = None
        self._preview: Document | None = None
        self._gesture: set[int] = set()
        self._writer = writer
        self._bytes: dict[int, int] = {}
        self._mixes: dict[int, Mix] = {}
        self._clean_revision = 0
        self.source: Path | None = None
        self.original: NDArray[np.uint8] | None = None
        self.available: NDArray[np.int8] | None = None
        self.saved_path: Path | None = None

    @property
    def document(self) -> Document | None:
        """The current document of the history."""
        return self._history.document if self._history else None

    @property
    def visible(self) -> Document | None:
        """What is to be seen: the gesture in progress, or else the current document."""
        return self._preview or self.document

    @property
    def history(self) -> History | None:
        """The history, to be looked at; to change it, call this object."""
        return self._history

    @property
    def modified(self) -> bool:
        """Whether there is something to lose."""
        return self.document is not None and self.document.revision != self._clean_revision

    @property
    def can_undo(self) -> bool:
        """Whether there is something to undo, and no gesture in its way."""
        return self._preview is None and self._history is not None and self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether there is something to redo, and no gesture in its way."""
        return self._preview is None and self._history is not None and self._history.can_redo

    @property
    def mix(self) -> Mix | None:
        """How the current texture came about, if by a swap."""
        return self._mixes.get(self.document.revision) if self.document is not None else None

    def open(self, opened: Opened) -> None:
        """Replace the document."""
        self._history = History(opened.document)
        self._preview = None
        self._gesture.clear()
        self._mixes.clear()
        self._bytes = {opened.document.revision: self.total(opened.document)}
        self._clean_revision = opened.document.revision
        self.source, self.original, self.available = opened.path, opened.photo, opened.available
        # What is left of a damaged file must not replace it unasked.
        self.saved_path = opened.path if opened.photo is None and not opened.missing else None
        self.opened.emit()
        self.changed.emit()

    def preview(self, document: Document) -> None:
        """Show a step of a gesture that is not over."""
        self._preview = document
        self._gesture.add(document.revision)
        self.previewed.emit()

    def cancel(self) -> None:
        """Drop the gesture in progress."""
        self._preview = None
        self._gesture.clear()
        self.changed.emit()

    def commit(self, name: str, document: Document, mix: Mix | None = None) -> bool:
        """End a gesture, or do an edit at once: one entry in the history, unless nothing changed."""
        if self._history is None or document == self._history.document:
            if mix and self._history is not None:
                # Codes are integers: a small step of the slider may change none, and yet the slider has moved.
                self._mixes[self._history.document.revision] = mix
            self.cancel()
            return False
        mix = mix or (self.mix if document.texture is self._history.document.texture else None)
        if mix:
            self._mixes[document.revision] = mix
        self._preview = None
        self._gesture.clear()
        self._history.push(name, document)
        self._bytes[document.revision] = self.total(document)
        self.changed.emit()
        return True

    def undo(self) -> None:
        """One entry back."""
        if self.can_undo and self._history is not None:
            self._history.undo()
            self.changed.emit()

    def redo(self) -> None:
        """One entry forward."""
        if self.can_redo and self._history is not None:
            self._history.redo()
            self.changed.emit()

    def jump(self, position: int) -> None:
        """To any entry of the history."""
        history = self._history
        if history is None or self._preview is not None:
            return
        while history.position > position and history.can_undo:
            history.undo()
        while history.position < position and history.can_redo:
            history.redo()
        self.changed.emit()

    def may_show(self, document: Document) -> bool:
        """Whether a picture of `document` is not stale: it is the visible one, or a step of the gesture in progress."""
        visible = self.visible
        return visible is not None and (document.revision == visible.revision or document.revision in self._gesture)

    def sizes(self, document: Document) -> dict[str, int]:
        """Bytes by layer of the file that would be saved."""
        return self._writer.sizes(document)

    def total(self, document: Document) -> int:
        """Bytes of the file that would be saved."""
        return sum(self._writer.sizes(document).values())

    def history_bytes(self) -> list[int]:
        """File bytes after each entry of the history."""
        return [self._bytes[entry.document.revision] for entry in self._history.entries] if self._history else []

    def encoded(self) -> bytes:
        """The current document as a file."""
        if self._history is None:
            raise ValueError("no document is open")
        return self._writer.write(self._history.document)

    def mark_saved(self, path: Path) -> None:
        """The current document is in `path`."""
        self.saved_path = path
        if self.document is not None:
            self._clean_revision = self.document.revision
        self.changed.emit()
