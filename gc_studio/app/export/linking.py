"""A small picture as a link and as a QR code: the command, its dialog, and the code as a file.

Flows in: the command, and what is typed and pressed in the dialog. Flows out: the link in the clipboard, files of
codes, the address of the page into the settings.
"""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from gc_studio.app.background.engine import Engine
from gc_studio.app.background.problems import one_line
from gc_studio.app.commands.command import DOCUMENT, Command
from gc_studio.app.documents.files import Files
from gc_studio.app.documents.session import Session
from gc_studio.app.export.asking import ask_png_or_svg
from gc_studio.app.export.link_dialog import LinkDialog
from gc_studio.app.look.controls import open_dialog
from gc_studio.app.settings import Settings
from gc_studio.words import tr


class Linking(QObject):
    """Opens the dialog, and writes its codes."""

    error = Signal(str)
    done = Signal(str)

    def __init__(self, parent: QWidget, session: Session, engine: Engine, files: Files, settings: Settings) -> None:
        super().__init__(parent)
        self._parent, self._session, self._engine = parent, session, engine
        self._files, self._settings = files, settings
        self.dialog: LinkDialog | None = None

    def commands(self) -> list[Command]:
        """Export link."""
        tip = tr("Make a link or a QR code that holds the whole picture")
        return [Command("link", "File", tr("Export link…"), "", tip, self.show, "link", needs=DOCUMENT)]

    @Slot()
    def show(self) -> None:
        """Open the dialog for the current document, as soon as its bytes are there."""
        document = self._session.document
        if document is None:
            return

        def show(gcx: bytes) -> None:
            if document is self._session.document and self.dialog is None:
                self._show(gcx)

        def failed(error: Exception) -> None:
            self.error.emit(tr("Cannot export: {why}", why=one_line(error)))

        # Bytes that nobody has counted yet take seconds in a large picture.
        self._engine.run(lambda: self._engine.writer.write(document), show, failed)

    def _show(self, gcx: bytes) -> None:
        dialog = self.dialog = LinkDialog(self._parent, gcx, self._settings.link_page)
        dialog.page_changed.connect(self._remember)
        dialog.save_wanted.connect(self._save)
        dialog.finished.connect(self._close)
        open_dialog(dialog)

    @Slot(str)
    def _remember(self, page: str) -> None:
        self._settings.link_page = page

    @Slot()
    def _close(self) -> None:
        self.dialog = None

    @Slot()
    def _save(self) -> None:
        """Ask where, and write the code that is shown."""
        dialog, current = self.dialog, self._session.current
        if dialog is None or current is None:
            return
        path = ask_png_or_svg(dialog, self._files, tr("Save the QR code"), f"{Path(current.name).stem}-qr")
        if path is not None and self._files.write(path, dialog.code_file(path.suffix.lower())):
            dialog.show_done(tr("Exported {name}", name=path.name))
