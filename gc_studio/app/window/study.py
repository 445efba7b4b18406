"""Studies that others made with `gcx study`: a file of one -> the browser, where people take part in it.

Flows in: the command of the menu Help. Flows out: the file, handed to the desktop; messages for people.
"""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from gc_studio.app.background.problems import about
from gc_studio.app.commands.command import Command
from gc_studio.app.documents.files import Files
from gc_studio.study.page import is_study
from gc_studio.words import tr

_HEAD_BYTES = 4096
"""Of a file, which say what it is."""


class StudyOpening(QObject):
    """Opens studies."""

    error = Signal(str)
    done = Signal(str)

    def __init__(self, parent: QWidget, files: Files) -> None:
        super().__init__(parent)
        self._parent, self._files = parent, files

    def commands(self) -> list[Command]:
        """Take part."""
        tip = tr("Open a study file in the browser: it asks which of two pictures you prefer, and sends nothing")
        return [Command("study", "Help", tr("Take part in a study…"), "", tip, self.open_with_dialog)]

    @Slot()
    def open_with_dialog(self) -> None:
        """Ask for a study, and show it in the browser."""
        title, kinds = tr("Take part in a study"), tr("Studies") + " (*.html *.htm)"
        name, _ = QFileDialog.getOpenFileName(self._parent, title, str(self._files.folder), kinds)
        if name:
            self._open(Path(name).absolute())

    def _open(self, path: Path) -> None:
        try:
            with path.open("rb") as file:
                head = file.read(_HEAD_BYTES)
        except OSError as error:
            self.error.emit(tr("Cannot open {what}", what=about(path, error)))
            return
        # Another page could do anything in a browser.
        if not is_study(head):
            self.error.emit(tr("{name} is no study; gcx study build makes such files", name=path.name))
        elif QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.done.emit(
                tr(
                    "{name} is open in your browser. Nothing is sent: at the end it gives you a file to send back.",
                    name=path.name,
                )
            )
        else:
            self.error.emit(tr("No browser opens {name}; open the file by hand", name=path.name))
