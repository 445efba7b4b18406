"""Pictures out of the program and into it: the export dialogs, the clipboard, structure maps as files.

Flows in: commands. Flows out: dialogs, files, documents made of pasted pictures, edits of the structure map.
"""

from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QMimeData, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QFileDialog, QWidget

from gc_studio.analysis.maps import load_structure, structure_png
from gc_studio.analysis.photo import PhotoError
from gc_studio.app.background.engine import Engine, one_line
from gc_studio.app.commands.command import DOCUMENT, Command
from gc_studio.app.documents.files import Files
from gc_studio.app.documents.open_document import OpenDocument
from gc_studio.app.documents.session import Session
from gc_studio.app.export.batch_dialog import BatchDialog
from gc_studio.app.export.export_dialog import ExportDialog, ExportSource
from gc_studio.app.look.controls import open_dialog
from gc_studio.app.settings import Settings
from gc_studio.app.view.picture_flow import PictureFlow
from gc_studio.bitstream import DocumentWriter
from gc_studio.canvas.overlays import rgb_image
from gc_studio.decode.live import MOST_LIVE_PIXELS
from gc_studio.document import Document

MOST_PASTED_PIXELS = 200_000_000
PNG_FILTER = "PNG picture (*.png)"
MAP_FILTER = "Pictures (*.png *.webp *.bmp *.tif *.tiff)"


def rgb_array(image: QImage) -> NDArray[np.uint8]:
    """uint8 RGB (H, W, 3) of an image; what is transparent becomes white."""
    flat = QImage(image.size(), QImage.Format.Format_RGB888)
    flat.fill(0xFFFFFF)
    painter = QPainter(flat)
    painter.drawImage(0, 0, image)
    painter.end()
    rows = np.frombuffer(flat.constBits(), np.uint8).reshape(flat.height(), flat.bytesPerLine())
    return rows[:, : 3 * flat.width()].reshape(flat.height(), flat.width(), 3).copy()


def _source(
    item: OpenDocument, document: Document, decoded: NDArray[np.uint8], folder: Path, writer: DocumentWriter
) -> ExportSource:
    """What there is to export of a document and its exact picture."""
    return ExportSource(
        name=Path(item.name).stem,
        folder=folder,
        gcx=writer.write(document),
        document=document,
        decoded=decoded,
        original=item.project.photo,
        sizes=writer.sizes(document),
    )


class Exporting(QObject):
    """What leaves the program other than by saving, and what comes in other than by opening."""

    error = Signal(str)
    done = Signal(str)

    def __init__(
        self, parent: QWidget, session: Session, engine: Engine, files: Files, flow: PictureFlow, settings: Settings
    ) -> None:
        super().__init__(parent)
        self._parent, self._session, self._engine = parent, session, engine
        self._files, self._flow, self._settings = files, flow, settings
        self._waits = False
        self.dialog: ExportDialog | None = None
        self._batch: BatchDialog | None = None
        flow.settled.connect(self._go_on)
        session.switched.connect(self._forget)

    def commands(self) -> list[Command]:
        """Export, the clipboard, structure maps as files."""
        tip = "Export a .gcx, the decoded picture or a sheet, with its size before you do"
        batch = "Turn a folder of photos into .gcx files or decoded pictures"
        copy, paste = "Copy the decoded picture", "Open the picture in the clipboard"
        take, give = "Take the structure map from a picture, white = line", "Write the structure map as a PNG"
        return [
            Command("export", "File", "Export…", "Ctrl+E", tip, self.export, "export", needs=DOCUMENT),
            Command("batch", "File", "Export many…", "Ctrl+Shift+E", batch, self.batch, "batch"),
            Command("copy", "Edit", "Copy picture", "Ctrl+C", copy, self.copy, needs=DOCUMENT),
            Command("paste", "Edit", "Paste as new picture", "Ctrl+V", paste, self.paste),
            Command("import_map", "Structure", "Import map…", "", take, self.import_map, "import", needs=DOCUMENT),
            Command("export_map", "Structure", "Export map…", "", give, self.export_map, needs=DOCUMENT),
        ]

    # Export

    @Slot()
    def export(self) -> None:
        """Open the export dialog as soon as the exact picture of the current document is there."""
        if self._session.document is None:
            return
        self._waits = True
        self._flow.resume()
        if self._flow.picture is None and not self._flow.has_failed:
            self.done.emit("The export opens when the picture is decoded")
        self._go_on()

    @Slot()
    def _forget(self) -> None:
        self._waits = False

    @Slot()
    def _go_on(self) -> None:
        current, picture = self._session.current, self._flow.picture
        if not self._waits or current is None:
            return
        if self._flow.has_failed:
            self._waits = False
            self.error.emit("Cannot export: the picture cannot be decoded")
        elif picture is not None:
            self._waits = False
            make = partial(_source, current, current.document, picture, self._files.folder, self._engine.writer)
            if current.document.structure.size <= MOST_LIVE_PIXELS:
                self._show(make())
            else:
                # Bytes that nobody has counted yet take seconds.
                self._engine.run(make, self._show, lambda error: self.error.emit(f"Cannot export: {one_line(error)}"))

    def _show(self, source: ExportSource) -> None:
        if source.document is not self._session.document or self.dialog is not None:
            return
        dialog = self.dialog = ExportDialog(self._parent, source, self._settings.export_format)
        dialog.exported.connect(self._exported)
        dialog.finished.connect(self._close)
        open_dialog(dialog)

    @Slot()
    def _close(self) -> None:
        if self.dialog is not None:
            self._settings.export_format = self.dialog.format_key
            self.dialog = None

    @Slot(object, int)
    def _exported(self, path: Path, size: int) -> None:
        self._files.folder = path.parent
        self.done.emit(f"Exported {path.name}, {size:,} B")

    @Slot()
    def batch(self) -> None:
        """Open the dialog for many photos."""
        if self._engine.backend is None:
            self.done.emit("The model is still loading; try again in a moment")
            return
        self._batch = BatchDialog(self._parent, self._engine.backend.apart, self._files.folder)
        self._batch.finished.connect(self._close_batch)
        open_dialog(self._batch)

    @Slot()
    def _close_batch(self) -> None:
        self._batch = None

    def stop(self) -> None:
        """End what is being exported: the program is closing."""
        if self._batch is not None:
            self._batch.stop()

    # Clipboard

    @Slot()
    def copy(self) -> None:
        """Copy the decoded picture."""
        if self._flow.picture is None:
            self.done.emit("The picture is still being decoded; try again in a moment")
        else:
            QGuiApplication.clipboard().setImage(rgb_image(self._flow.picture))
            self.done.emit("The decoded picture is in the clipboard")

    @Slot()
    def paste(self) -> None:
        """Make a document of the picture in the clipboard, or open the files in it."""
        # Of an empty clipboard there are no data at all.
        data = QGuiApplication.clipboard().mimeData() or QMimeData()
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if files:
            self._files.open_all(files)
        elif data.hasImage():
            self.take_image(QGuiApplication.clipboard().image())
        else:
            self.error.emit("There is no picture in the clipboard; copy one first")

    @Slot(object)
    def take_image(self, image: QImage) -> None:
        """Make a document of an image."""
        if image.isNull() or image.width() * image.height() > MOST_PASTED_PIXELS:
            self.error.emit("This picture cannot be pasted; save it as a file and open that")
            return
        self._engine.open_picture(rgb_array(image))

    # Structure maps

    @Slot()
    def import_map(self) -> None:
        """Take the structure map from a picture."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._parent,
            "Import a structure map",
            str(self._files.folder),
            MAP_FILTER,
        )
        document = self._session.document
        if not chosen or document is None:
            return
        try:
            structure = load_structure(Path(chosen), document.width, document.height, document.structure_scale)
        except PhotoError as error:
            self.error.emit(f"No map imported: {error}")
            return
        self._session.commit("Import map", document.with_layers(structure=structure))

    @Slot()
    def export_map(self) -> None:
        """Write the structure map as a PNG."""
        current = self._session.current
        if current is None:
            return
        suggested = self._files.folder / f"{Path(current.name).stem}-structure.png"
        chosen, _ = QFileDialog.getSaveFileName(self._parent, "Export the structure map", str(suggested), PNG_FILTER)
        path = self._files.chosen_path(chosen, ".png")
        if path is not None and self._files.write(path, structure_png(current.document)):
            self.done.emit(f"Exported {path.name}")
