"""The menu of recent files, and what is kept of a file for it and for the start page.

Flows in: files that were opened or saved, pictures that were decoded. Flows out: the list of recent files, and files to
open again.
"""

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QMenu, QWidget

from gc_studio.app.documents.files import Files
from gc_studio.app.documents.recent import RecentFiles
from gc_studio.app.documents.session import Session
from gc_studio.app.view.picture_flow import PictureFlow
from gc_studio.words import tr


class RecentMenu(QMenu):
    """Opens recent files, and adds to them."""

    def __init__(self, parent: QWidget, recent: RecentFiles, session: Session, files: Files, flow: PictureFlow) -> None:
        super().__init__(tr("Open recent"), parent)
        self._recent, self._session, self._files, self._flow = recent, session, files, flow
        self._unpictured: Path | None = None
        self.aboutToShow.connect(self._fill)
        files.opened.connect(self._add)
        flow.settled.connect(self._add_picture)

    @Slot()
    def _fill(self) -> None:
        self.clear()
        for entry in self._recent.known():
            action = self.addAction(entry.path.name.replace("&", "&&"))
            action.setToolTip(str(entry.path))
            action.setEnabled(entry.exists)
            action.triggered.connect(lambda _=False, path=entry.path: self._files.open(path))
        if self.isEmpty():
            self.addAction(tr("Nothing yet")).setEnabled(False)

    @Slot(object)
    def _add(self, path: Path) -> None:
        current, picture = self._session.current, self._flow.picture
        if picture is None and current is not None:
            picture = current.project.photo
        self._unpictured = path if picture is None else None
        self._recent.add(path, picture)

    @Slot()
    def _add_picture(self) -> None:
        """A .gcx that was opened has a picture now."""
        path, self._unpictured = self._unpictured, None
        picture = self._flow.picture
        if path is not None and picture is not None:
            self._recent.add(path, picture)
