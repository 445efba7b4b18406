"""Opening, saving, exporting: dialogs and their outcomes. Whatever fails becomes one line, and nothing is lost.

Flows in: paths and menu commands. Flows out: documents into the session, files onto the disk, messages for people.
"""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QObject, Signal, Slot
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from gc_studio.analysis.photo import EXTENSIONS
from gc_studio.app.engine import GCX_SUFFIX, Engine, one_line
from gc_studio.app.session import Opened, Session
from gc_studio.document import Document
from gc_studio.storage import write_atomic

_PHOTOS = " ".join(f"*{extension}" for extension in EXTENSIONS)
PHOTO_FILTER = f"Photos ({_PHOTOS});;All files (*)"
OPEN_FILTER = f"Photos and GC Studio pictures (*{GCX_SUFFIX} {_PHOTOS});;All files (*)"


def ask_unsaved(parent: QWidget, name: str) -> QMessageBox.StandardButton:
    """Ask what is to become of unsaved changes: Save, Discard or Cancel."""
    button = QMessageBox.StandardButton
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("Unsaved changes")
    box.setText(f"Save the changes to {name}?")
    box.setInformativeText("They will be lost otherwise.")
    box.setStandardButtons(button.Save | button.Discard | button.Cancel)
    box.setDefaultButton(button.Save)
    return button(box.exec())


class Files(QObject):
    """The document's way in and out."""

    error = Signal(str)
    done = Signal(str)
    picture_wanted = Signal()
    """An export waits for the picture of the current document: `take_picture`, or `give_up_picture`."""

    def __init__(self, parent: QWidget, session: Session, engine: Engine) -> None:
        super().__init__(parent)
        self._parent, self._session, self._engine = parent, session, engine
        self._folder = Path.home()
        self._unsaved_when_asked: Document | None = None
        self._png_path: Path | None = None
        engine.opened.connect(self._take)
        engine.open_failed.connect(self.error)

    @property
    def name(self) -> str:
        """What the document is called."""
        path = self._session.saved_path or self._session.source
        return path.name if path else "the picture"

    # In

    @Slot()
    def open_with_dialog(self) -> None:
        """Ask for a file and open it."""
        chosen, _ = QFileDialog.getOpenFileName(self._parent, "Open", str(self._folder), OPEN_FILTER)
        if chosen:
            self.open(Path(chosen))

    @Slot()
    def add_textures_with_dialog(self) -> None:
        """Ask for photos and take their textures."""
        chosen, _ = QFileDialog.getOpenFileNames(
            self._parent, "Add textures of photos", str(self._folder), PHOTO_FILTER
        )
        self.add_textures([Path(name) for name in chosen])

    @Slot(object)
    def add_textures(self, paths: list[Path]) -> None:
        """Take the textures of photos."""
        for path in paths:
            self._engine.add_texture(path)

    @Slot(object)
    def open(self, path: Path, remember_folder: bool = True) -> None:
        """Open a photo or a .gcx in the place of the document, after asking about unsaved changes."""
        if not self.may_discard():
            return
        if remember_folder:
            self._folder = path.parent
        # Agreed to lose this; edits made while the file is being read need another question.
        self._unsaved_when_asked = self._session.document
        self._engine.open(path)

    @Slot(object)
    def _take(self, opened: Opened) -> None:
        mine = self._engine.identity
        if mine is not None and opened.document.model != mine:
            self.error.emit(
                f"Cannot open {opened.path.name}: made with model {opened.document.model}, this version has {mine}."
            )
            return
        if self._session.document is not self._unsaved_when_asked and not self.may_discard():
            return
        self._png_path = None
        self._session.open(opened)
        if opened.missing:
            self.error.emit(
                f"{opened.path.name} is cut short or damaged: opened without {' and '.join(opened.missing)}. "
                "Get the file again if you can."
            )

    def may_discard(self) -> bool:
        """Whether the document may go: nothing unsaved, or saved now, or the user says so."""
        if not self._session.modified:
            return True
        answer = ask_unsaved(self._parent, self.name)
        if answer == QMessageBox.StandardButton.Save:
            return self.save()
        return answer == QMessageBox.StandardButton.Discard

    # Out

    def _suggested(self, suffix: str) -> str:
        source = self._session.saved_path or self._session.source or Path("picture")
        return str(self._folder / f"{source.stem}{suffix}")

    @Slot()
    def save(self) -> bool:
        """Save where the document lies, or ask where; False when it is not saved."""
        path = self._session.saved_path
        return self.save_to(path) if path else self.save_as()

    @Slot()
    def save_as(self) -> bool:
        """Ask where and save; False when it is not saved."""
        if self._session.document is None:
            return False
        chosen, _ = QFileDialog.getSaveFileName(
            self._parent, "Export", self._suggested(GCX_SUFFIX), f"GC Studio picture (*{GCX_SUFFIX})"
        )
        path = self._chosen_path(chosen, GCX_SUFFIX)
        return path is not None and self.save_to(path)

    def save_to(self, path: Path) -> bool:
        """Write the document; False, with a line for the user, when that fails."""
        if self._session.document is None:
            return False
        data = self._session.encoded()
        if not self._write(path, data):
            return False
        self._session.mark_saved(path)
        self.done.emit(f"Saved {path.name}, {len(data):,} B")
        return True

    def _write(self, path: Path, data: bytes) -> bool:
        try:
            write_atomic(path, data)
        except OSError as error:
            self.error.emit(f"Cannot write {path.name} in {path.parent}: {one_line(error)}")
            return False
        self._folder = path.parent
        return True

    @Slot()
    def export_picture(self) -> None:
        """Ask where and export the decoded picture."""
        if self._session.document is None:
            return
        chosen, _ = QFileDialog.getSaveFileName(
            self._parent, "Export the decoded picture", self._suggested(".png"), "PNG picture (*.png)"
        )
        path = self._chosen_path(chosen, ".png")
        if path is not None:
            self.export_picture_to(path)

    def _chosen_path(self, chosen: str, suffix: str) -> Path | None:
        """The path from a dialog, with its suffix; never one that the dialog has not asked about."""
        path = Path(chosen)
        if not chosen or path.suffix.lower() == suffix:
            return path if chosen else None
        path = path.with_name(path.name + suffix)
        if path.exists():
            self.error.emit(f"{path.name} exists already; choose it in the list to replace it")
            return None
        return path

    def export_picture_to(self, path: Path) -> None:
        """Export the decoded picture as soon as it is that of the current document."""
        self._png_path = path
        self.picture_wanted.emit()

    def take_picture(self, picture: QImage) -> None:
        """The decoded picture of the current document; written if an export waits for it."""
        path, self._png_path = self._png_path, None
        if path is None:
            return
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, b"png").write(picture)
        if self._write(path, bytes(buffer.data().data())):
            self.done.emit(f"Exported {path.name}")

    def give_up_picture(self) -> None:
        """There will be no picture of the current document."""
        path, self._png_path = self._png_path, None
        if path is not None:
            self.error.emit(f"Cannot export {path.name}: the picture cannot be decoded")
