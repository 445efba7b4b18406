"""The open documents: opening and closing, edits, undo, selection, byte counts, saves. No widgets.

Flows in: documents that were opened, edits, byte counts, saves. Flows out: signals to whoever shows or keeps them. One
document is the current one; what edits, undoes and shows means that one.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from gc_studio.app.background.opened import Opened
from gc_studio.app.background.reading import GCS_SUFFIX
from gc_studio.app.commands.command import REDO, SEVERAL, UNDO, Command
from gc_studio.app.documents.open_document import Mix, OpenDocument, Sizes
from gc_studio.document import Available, Document, History
from gc_studio.document.history import MAX_BYTES, Entry
from gc_studio.document.resize import why_no_other_size
from gc_studio.project.fingerprint import is_same_file
from gc_studio.project.gcs import Project
from gc_studio.words import tr


class Session(QObject):
    """The open documents, one of them current."""

    interrupted = Signal()
    """Something happens that no gesture can go on through: whoever has one in progress ends it now."""
    switched = Signal()
    """Another document is the current one, or there is none any more."""
    changed = Signal()
    """The current document changed: edit, undo, redo, open, save."""
    previewed = Signal()
    """A gesture in progress changed what is to be seen."""
    counted = Signal()
    """Bytes of the current document or its history came in."""
    selection_changed = Signal()
    listed = Signal()
    """Names, order or unsaved marks of the open documents changed."""

    opened = Signal(object)
    """OpenDocument."""
    snapshots_changed = Signal(object)
    """OpenDocument that has other snapshots, or other names for them."""
    stepped = Signal(object)
    """OpenDocument whose history has another entry or another position."""
    saved = Signal(object)
    """OpenDocument that is in its file now."""
    closed = Signal(object)
    """OpenDocument that was closed on purpose."""

    def __init__(self) -> None:
        super().__init__()
        self._open: list[OpenDocument] = []
        self._current: OpenDocument | None = None
        self.history_bytes_limit = MAX_BYTES
        self.current_view: Callable[[], dict[str, object]] = dict
        """How the current document is looked at: plain values."""

    # What there is

    @property
    def documents(self) -> tuple[OpenDocument, ...]:
        """All open documents in the order of their tabs."""
        return tuple(self._open)

    @property
    def current(self) -> OpenDocument | None:
        """The current document with all that belongs to it."""
        return self._current

    @property
    def index(self) -> int:
        """Place of the current document in `documents`; -1 when none is open."""
        return self._open.index(self._current) if self._current else -1

    @property
    def document(self) -> Document | None:
        """The current document of the history."""
        return self._current.document if self._current else None

    @property
    def visible(self) -> Document | None:
        """What is to be seen: the gesture in progress, or else the current document."""
        return (self._current.preview or self._current.document) if self._current else None

    @property
    def is_previewing(self) -> bool:
        """Whether a gesture is in progress."""
        return self._current is not None and self._current.preview is not None

    @property
    def history(self) -> History | None:
        """The history, to be looked at; to change it, call this object."""
        return self._current.history if self._current else None

    @property
    def original(self) -> NDArray[np.uint8] | None:
        """The photo, uint8 (H, W, 3); None when it is not at hand."""
        return self._current.project.photo if self._current else None

    @property
    def available(self) -> Available | None:
        """The whole photo's codes; None when it is not at hand."""
        return self._current.project.available if self._current else None

    @property
    def selection(self) -> NDArray[np.bool_] | None:
        """Selected pixels of the structure map; None when nothing is selected."""
        return self._current.selection if self._current else None

    @property
    def modified(self) -> bool:
        """Whether the current document has something to lose."""
        return self._current is not None and self._current.modified

    @property
    def can_undo(self) -> bool:
        """Whether there is something to undo, and no gesture in its way."""
        return self._current is not None and not self.is_previewing and self._current.history.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether there is something to redo, and no gesture in its way."""
        return self._current is not None and not self.is_previewing and self._current.history.can_redo

    @property
    def mix(self) -> Mix | None:
        """How the current texture came about, if by a swap."""
        return self._current.mixes.get(self._current.document.revision) if self._current else None

    @property
    def sizes(self) -> Sizes | None:
        """Bytes by layer of what is visible; None while they are being counted."""
        visible = self.visible
        return self._current.sizes.get(visible.revision) if self._current and visible else None

    def history_sizes(self) -> list[Sizes | None]:
        """Bytes by layer after each entry of the history; None where they are still to be counted."""
        current = self._current
        return [current.sizes.get(entry.document.revision) for entry in current.history.entries] if current else []

    def may_show(self, document: Document) -> bool:
        """Whether a picture of `document` is not stale: it is the visible one, or a step of the gesture in progress."""
        return self._current is not None and self._current.has(document)

    # Commands

    def facts(self) -> set[str]:
        """What is true now and lets commands be done: see `Command.needs`."""
        # Where nothing is open, it is as with photos.
        taken = self.document.codes.layers if self.document is not None else ("structure", "texture", "mask")
        is_true = {
            "document": self.document is not None,
            "lines": "structure" in taken,
            "textures": "texture" in taken,
            "labels": "labels" in taken,
            "drawn": not {"structure", "labels"}.isdisjoint(taken),
            "preservable": "mask" in taken,
            "selection": self.selection is not None,
            "resizable": self.document is not None and why_no_other_size(self.document) is None,
            "photo": self.original is not None,
            "undo": self.can_undo,
            "redo": self.can_redo,
            "several": len(self._open) > 1,
        }
        return {fact for fact, holds in is_true.items() if holds}

    def commands(self) -> list[Command]:
        """Undo, redo, and from one document to the next."""
        after, before = tr("Show the picture of the next tab"), tr("Show the picture of the tab before")
        return [
            Command("undo", "Edit", tr("Undo"), "Ctrl+Z", tr("Undo the last action"), self.undo, "undo", needs=UNDO),
            Command("redo", "Edit", tr("Redo"), "Ctrl+Shift+Z", tr("Do it again"), self.redo, "redo", needs=REDO),
            Command("next", "View", tr("Next picture"), "Ctrl+Tab", after, partial(self.step, 1), needs=SEVERAL),
            Command(
                "previous",
                "View",
                tr("Previous picture"),
                "Ctrl+Shift+Tab",
                before,
                partial(self.step, -1),
                needs=SEVERAL,
            ),
        ]

    # Opening and closing

    def open(self, opened: Opened) -> None:
        """Add a document and make it the current one, unless one that was asked for later is that already."""
        item = OpenDocument(opened)
        item.history.max_bytes = self.history_bytes_limit
        later = [other for other in self._open if _is_later(other, item)]
        if self._current not in later:
            self.interrupt()
        self._open.insert(self._open.index(later[0]) if later else len(self._open), item)
        self.opened.emit(item)
        if self._current in later:
            self.listed.emit()
        else:
            self._switch(item)

    def limit_history(self, max_bytes: int) -> None:
        """Another bound for the memory of the undo history, for all documents."""
        self.history_bytes_limit = max_bytes
        for item in self._open:
            before = len(item.history.entries)
            item.history.max_bytes = max_bytes
            if len(item.history.entries) != before:
                item.forget_dropped()
                self.stepped.emit(item)
        if self._current is not None:
            self.changed.emit()

    def find(self, path: Path) -> OpenDocument | None:
        """The open document that lives in a file."""
        return next((item for item in self._open if item.saved_path and is_same_file(item.saved_path, path)), None)

    def photo_at(self, path: Path) -> OpenDocument | None:
        """The open document that was made of the photo in a file."""
        return next((item for item in self._open if item.photo_path and is_same_file(item.photo_path, path)), None)

    def switch(self, index: int) -> None:
        """Make another document the current one."""
        if 0 <= index < len(self._open) and self._open[index] is not self._current:
            self.interrupt()
            self._switch(self._open[index])

    def step(self, by: int) -> None:
        """Make the document so many tabs further the current one; after the last comes the first."""
        if self._open:
            self.switch((self.index + by) % len(self._open))

    def _switch(self, item: OpenDocument | None) -> None:
        if self._current is not None:
            self._end_gesture(self._current.document)
            self.remember_view()
        self._current = item
        self.switched.emit()
        self.selection_changed.emit()
        self.listed.emit()
        self.changed.emit()

    def remember_view(self) -> None:
        """Keep with the current document how it is looked at."""
        if self._current is not None:
            self._current.view = self.current_view()

    def reorder(self, source: int, target: int) -> None:
        """Move a document to another place in the order."""
        self._open.insert(target, self._open.pop(source))
        self.listed.emit()

    def close(self, item: OpenDocument) -> None:
        """Drop a document, whatever its state; its neighbour becomes the current one."""
        place = self._open.index(item)
        self._open.remove(item)
        self.closed.emit(item)
        if item is self._current:
            self._switch(self._open[min(place, len(self._open) - 1)] if self._open else None)
        else:
            self.listed.emit()

    # Edits

    def interrupt(self) -> None:
        """Have what the hand is in the middle of ended, and kept as far as it came."""
        if self._current is not None:
            self.interrupted.emit()

    def preview(self, document: Document) -> None:
        """Show a step of a gesture that is not over."""
        if self._current is not None:
            self._current.preview = document
            self._current.gesture.add(document.revision)
            self.previewed.emit()

    def cancel(self) -> None:
        """Drop the gesture in progress."""
        if self._current is not None:
            self._end_gesture(self._current.document)
            self.changed.emit()

    def _end_gesture(self, result: Document) -> None:
        assert self._current is not None
        for revision in self._current.gesture - {result.revision, self._current.document.revision}:
            self._current.sizes.pop(revision, None)
        self._current.preview = None
        self._current.gesture.clear()

    def commit(self, name: str, document: Document, mix: Mix | None = None) -> bool:
        """End a gesture, or do an edit at once: one entry in the history, unless nothing changed."""
        current = self._current
        if current is None:
            return False
        before = current.document
        if document == before:
            if mix:
                # Codes are integers: a small step of the slider may change none, and yet the slider has moved.
                current.mixes[before.revision] = mix
            self.cancel()
            return False
        # What it was mixed of lies in cells of the size before.
        is_same = document.texture is before.texture and document.frame == before.frame
        mix = mix or (self.mix if is_same else None)
        if mix:
            current.mixes[document.revision] = mix
        self._end_gesture(document)
        current.history.push(name, document)
        current.forget_dropped()
        self._tell_step()
        return True

    def resize(self, project: Project, is_blown_up: bool) -> None:
        """Give the current document another size: one entry in the history.

        project: the document at that size, with its photo and the codes of that, if they are at hand. is_blown_up:
        whether that photo is a smaller one that was blown up.
        """
        if self._current is not None:
            self._current.add_size(project, is_blown_up)
            document = project.document
            self.commit(tr("Resize to {width} \u00d7 {height}", width=document.width, height=document.height), document)

    def undo(self) -> None:
        """One entry back."""
        if self.can_undo and self._current is not None:
            self._go(self._current.history.position - 1)

    def redo(self) -> None:
        """One entry forward."""
        if self.can_redo and self._current is not None:
            self._go(self._current.history.position + 1)

    def jump(self, position: int) -> None:
        """To any entry of the history."""
        self.interrupt()
        history = self.history
        if history is not None and 0 <= position < len(history.entries):
            self._go(position)

    def _go(self, position: int) -> None:
        assert self._current is not None
        self._current.history.jump(position)
        self._tell_step()

    def _tell_step(self) -> None:
        assert self._current is not None
        is_fitted = self._fit_selection(self._current)
        self.stepped.emit(self._current)
        self.changed.emit()
        self.listed.emit()
        if is_fitted:
            self.selection_changed.emit()

    @staticmethod
    def _fit_selection(item: OpenDocument) -> bool:
        """Give the selection the size of the document, where that has another one now; whether it had to be."""
        selection, shape = item.selection, item.document.structure_shape
        if selection is None or selection.shape == shape:
            return False
        rows, columns = (np.arange(new) * old // new for new, old in zip(shape, selection.shape, strict=True))
        fitted = selection[rows[:, None], columns]
        item.selection = fitted if fitted.any() else None
        return True

    def select(self, selection: NDArray[np.bool_] | None) -> None:
        """Replace the selection; nothing selected is None."""
        if self._current is not None:
            self._current.selection = selection if selection is not None and selection.any() else None
            self.selection_changed.emit()

    # Snapshots

    def set_snapshots(self, snapshots: Sequence[Entry]) -> None:
        """Replace the snapshots of the current document."""
        current = self._current
        if current is not None:
            current.snapshots = tuple(snapshots)
            current.forget_dropped()
            self.snapshots_changed.emit(current)
            self.listed.emit()
            self.changed.emit()

    def show_snapshot(self, snapshot: Entry) -> None:
        """Go to the document of a snapshot: in the history where it is there, or else by an entry of its own."""
        self.interrupt()
        history = self.history
        if history is None:
            return
        documents = [entry.document for entry in history.entries]
        place = next((number for number, each in enumerate(documents) if each is snapshot.document), None)
        if place is None:
            self.commit(snapshot.name, snapshot.document)
        else:
            self._go(place)

    # Bytes and files

    def take_sizes(self, document: Document, sizes: Sizes) -> None:
        """Bytes by layer of a document of any open one's history, or of a gesture."""
        for item in self._open:
            known = (*item.history.entries, *item.snapshots)
            if item.has(document) or any(entry.document is document for entry in known):
                item.sizes[document.revision] = sizes
                if item is self._current:
                    self.counted.emit()
                return

    def mark_saved(self, item: OpenDocument, document: Document, path: Path, fingerprint: str) -> None:
        """`document`, which may be older than the current one, is in `path`, in a file of this fingerprint."""
        item.saved_path, item.fingerprint = path, fingerprint
        item.clean_revision = document.revision
        if path.suffix.lower() == GCS_SUFFIX:
            # No other file holds them.
            item.saved_snapshots = item.snapshots
        self.saved.emit(item)
        self.listed.emit()
        if item is self._current:
            self.changed.emit()


def _is_later(one: OpenDocument, other: OpenDocument) -> bool:
    """Whether a document was asked for after another one; what was not waited for counts as earlier."""
    return one.order is not None and other.order is not None and one.order > other.order
