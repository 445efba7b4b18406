"""What an open document is: its history, project, file, byte counts, selection, and what opening gave it.

Flows in: what was read from a file or found after a crash. Flows out: state that `Session` changes and the others read.
It sends no signals.
"""

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gc_studio.app.background.opened import Opened
from gc_studio.document import Document, History
from gc_studio.project.gcs import Project
from gc_studio.words import tr

Sizes = dict[str, int]
"""Bytes of a file by layer."""


_OURS = (".gcs", ".gcx")


@dataclass(frozen=True)
class Mix:
    """How a document's texture came about: `share` of `code` in the `cells` (None: everywhere) of `before`."""

    name: str
    before: Document
    code: NDArray[np.int16]
    cells: NDArray[np.bool_] | None = None
    share: float = 1.0


class OpenDocument:
    """One open document.

    `saved_path` is where saving goes without asking, as long as `fingerprint` is that of the file there; None where it
    has to ask.
    """

    def __init__(self, opened: Opened) -> None:
        project, recovered = opened.project, opened.recovered
        self._first = replace(project, snapshots=())
        self.snapshots = recovered.snapshots if recovered else project.snapshots
        """Documents that were given a name; they last as long as the file, whatever becomes of the history."""
        self.saved_snapshots = self.snapshots if recovered is None or recovered.has_saved_snapshots else ()
        self._projects: dict[tuple[int, int], Project] = {}
        self._blown_up: set[tuple[int, int]] = set()
        for each in (self._first, *(recovered.others if recovered else ())):
            self.add_size(each)
        self.history = recovered.history if recovered else History(project.document)
        self.preview: Document | None = None
        self.gesture: set[int] = set()
        self.sizes: dict[int, Sizes] = {}
        self.mixes: dict[int, Mix] = {}
        self.selection: NDArray[np.bool_] | None = None
        self.view: dict[str, object] = dict(project.view)
        self.source = opened.path
        self.recovered = recovered
        self.order = opened.order
        self.saved_path = recovered.saved_path if recovered else _home(opened)
        self.fingerprint = recovered.saved_fingerprint if recovered else opened.fingerprint
        self.clean_revision: int | None = None if opened.is_new else project.document.revision
        if recovered:
            position = recovered.clean_position
            self.clean_revision = None if position is None else self.history.entries[position].document.revision

    @property
    def document(self) -> Document:
        """The current document of the history."""
        return self.history.document

    @property
    def project(self) -> Project:
        """What belongs to the current document at its size; see `project_of`."""
        return self.project_of(self.document)

    @property
    def projects(self) -> tuple[Project, ...]:
        """What belongs to the document at every size that it was given; the documents in them are any of that size."""
        return tuple(self._projects.values())

    def project_of(self, document: Document) -> Project:
        """What belongs to a document of the history: the photo at its size, if that is at hand, and its codes.

        The document in it is any of that size.
        """
        known = self._projects.get(document.size)
        return known or replace(self._first, document=document, photo=None, available=None)

    @property
    def photos(self) -> tuple[NDArray[np.uint8], ...]:
        """The photo at every size at which it is known, uint8 (H, W, 3), but for those where it was blown up."""
        projects = (self._first, *(self._projects[size] for size in self._projects if size not in self._blown_up))
        return tuple({id(it.photo): it.photo for it in projects if it.photo is not None}.values())

    def add_size(self, project: Project, is_blown_up: bool = False) -> None:
        """Take the photo at another size, for the documents of that size that come into the history."""
        size = project.document.size
        self._projects[size] = project
        (self._blown_up.add if is_blown_up else self._blown_up.discard)(size)

    @property
    def name(self) -> str:
        """What the document is called."""
        if self.saved_path is not None:
            return self.saved_path.name
        return self._first.source_name or tr("Pasted picture")

    @property
    def photo_path(self) -> Path | None:
        """The photo that the document was made of; None where it came otherwise."""
        is_photo = self.source is not None and self.recovered is None and self.source.suffix.lower() not in _OURS
        return self.source if is_photo else None

    @property
    def modified(self) -> bool:
        """Whether there is something to lose."""
        return self.document.revision != self.clean_revision or self.snapshots != self.saved_snapshots

    @property
    def current_project(self) -> Project:
        """All that a project file keeps; see `Session.remember_view`."""
        return replace(self.project, document=self.document, view=self.view, snapshots=self.snapshots)

    @property
    def given(self) -> Document | None:
        """The document as it was made of the photo; None where it came from a file of its own, or after a crash."""
        is_own = self.source is not None and self.source.suffix.lower() in _OURS
        return None if is_own or self.recovered is not None else self._first.document

    def has(self, document: Document) -> bool:
        """Whether a document is a step of this one's history or of the gesture in progress."""
        visible = self.preview or self.document
        return document.revision == visible.revision or document.revision in self.gesture

    def forget_dropped(self) -> None:
        """Let go of what is known about documents that are no longer in the history."""
        documents = [entry.document for entry in (*self.history.entries, *self.snapshots)]
        kept = {document.revision for document in documents}
        self.sizes = {revision: sizes for revision, sizes in self.sizes.items() if revision in kept}
        # Each mix holds on to a document.
        self.mixes = {revision: mix for revision, mix in self.mixes.items() if revision in kept}
        sizes = {document.size for document in documents}
        self._projects = {size: project for size, project in self._projects.items() if size in sizes}


def _home(opened: Opened) -> Path | None:
    """The file that holds everything the document has: a project, or a .gcx that came without a photo.

    What is left of a damaged file must not replace it unasked.
    """
    return opened.path if opened.path and opened.path.suffix.lower() in _OURS and not opened.missing else None
