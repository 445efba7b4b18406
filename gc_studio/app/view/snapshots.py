"""Snapshots: the current document under a name, to be gone back to, and two of them compared.

Flows in: the command, the panel above the history. Flows out: snapshots on the session, a dialog with two pictures.
"""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from gc_studio.app.background.engine import Engine
from gc_studio.app.background.problems import one_line
from gc_studio.app.commands.command import DOCUMENT, Command
from gc_studio.app.docks.history import signed
from gc_studio.app.docks.snapshots import SnapshotPanel
from gc_studio.app.documents.session import Session
from gc_studio.app.look.controls import open_dialog
from gc_studio.app.view.compare_dialog import CompareDialog
from gc_studio.decode.pictures import Picture
from gc_studio.document import Document
from gc_studio.document.history import Entry
from gc_studio.project.gcs import MAX_SNAPSHOT_NAME, MAX_SNAPSHOTS
from gc_studio.words import tr


class Snapshots(QObject):
    """Between session and panel."""

    notice = Signal(str)
    taken = Signal()
    """One was taken: the panel has its name in hand."""

    def __init__(self, parent: QWidget, session: Session, engine: Engine, panel: SnapshotPanel) -> None:
        super().__init__(parent)
        self._parent, self._session, self._engine, self._panel = parent, session, engine, panel
        self.dialog: CompareDialog | None = None
        for change in (session.changed, session.counted, session.switched):
            change.connect(self._show)
        session.opened.connect(lambda item: self._count(item.snapshots))
        panel.wanted.connect(self.take)
        panel.renamed.connect(self._rename)
        panel.removed.connect(self._remove)
        panel.jumped.connect(self._jump)
        panel.compare_wanted.connect(self._compare)

    def commands(self) -> list[Command]:
        """Take a snapshot."""
        tip = tr("Keep what is there now under a name, whatever becomes of the history")
        return [Command("snapshot", "Edit", tr("Take snapshot"), "", tip, self.take, "original", needs=DOCUMENT)]

    @property
    def _snapshots(self) -> tuple[Entry, ...]:
        return self._session.current.snapshots if self._session.current is not None else ()

    @Slot()
    def _show(self) -> None:
        current, snapshots = self._session.current, self._snapshots
        self._panel.set_enabled(current is not None)
        sizes = [current.sizes.get(each.document.revision) if current else None for each in snapshots]
        totals = [sum(each.values()) if each else None for each in sizes]
        self._panel.show_snapshots([each.name for each in snapshots], totals)

    def _count(self, snapshots: tuple[Entry, ...]) -> None:
        for snapshot in snapshots:
            self._engine.count(snapshot.document)

    # What is wanted of them

    @Slot()
    def take(self) -> None:
        """Keep what is there now, and let its name be typed."""
        self._session.interrupt()
        document, snapshots = self._session.document, self._snapshots
        if document is None:
            return
        if len(snapshots) >= MAX_SNAPSHOTS:
            self.notice.emit(tr("There are {most} snapshots already: delete one first", most=MAX_SNAPSHOTS))
            return
        name = tr("Snapshot {number}", number=len(snapshots) + 1)
        self._session.set_snapshots((*snapshots, Entry(name, document)))
        self.taken.emit()
        self._panel.edit(len(snapshots))

    @Slot(int, str)
    def _rename(self, number: int, name: str) -> None:
        snapshots, cleaned = list(self._snapshots), " ".join(name.split())[:MAX_SNAPSHOT_NAME]
        if cleaned and cleaned != snapshots[number].name:
            snapshots[number] = Entry(cleaned, snapshots[number].document)
            self._session.set_snapshots(snapshots)
        else:
            self._show()

    @Slot(int)
    def _remove(self, number: int) -> None:
        snapshots = self._snapshots
        self._session.set_snapshots((*snapshots[:number], *snapshots[number + 1 :]))

    @Slot(int)
    def _jump(self, number: int) -> None:
        self._session.show_snapshot(self._snapshots[number])

    # Two of them

    @Slot(object)
    def _compare(self, chosen: list[int]) -> None:
        """Show two snapshots, or one beside what is there now."""
        document, backend = self._session.document, self._engine.backend
        if document is None or self.dialog is not None:
            return
        if backend is None:
            self.notice.emit(tr("The model is still loading; try again in a moment"))
            return
        shown = [self._snapshots[number] for number in chosen]
        left, right = shown if len(shown) == 2 else [*shown, Entry(tr("Now"), document)]
        sizes = [len(self._engine.writer.write(each.document)) for each in (left, right)]
        names = [
            tr("{name}, {size:,} B", name=each.name, size=size) for each, size in zip((left, right), sizes, strict=True)
        ]
        told = tr("{change} from left to right", change=signed(sizes[1] - sizes[0]))
        dialog = self.dialog = CompareDialog(self._parent, (names[0], names[1]), told)
        dialog.finished.connect(self._forget)

        def decoded(each: Document) -> Picture:
            painter = backend if each.model == backend.identity else backend.named(each.codes.name)
            return painter.apart().render(each)

        def failed(error: Exception) -> None:
            if dialog is self.dialog:
                dialog.comparison.show_problem(one_line(error))

        self._engine.run(
            lambda: (decoded(left.document), decoded(right.document)), partial(self._show_pictures, dialog), failed
        )
        open_dialog(dialog)

    def _show_pictures(self, dialog: CompareDialog, pictures: tuple[Picture, Picture]) -> None:
        if dialog is self.dialog:
            dialog.comparison.show_pictures(*pictures)

    @Slot()
    def _forget(self) -> None:
        self.dialog = None
