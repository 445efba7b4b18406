"""Pictures out of the program: the export dialogs; and structure maps as files, out and in.

Flows in: commands. Flows out: dialogs, files, edits of the structure map.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from gc_studio.analysis.label_maps import labels_png, labels_svg, load_labels
from gc_studio.analysis.maps import is_thick, load_structure, structure_notice, structure_png
from gc_studio.analysis.photo import PhotoError
from gc_studio.app.background.backend import Apart
from gc_studio.app.background.engine import Engine
from gc_studio.app.background.photo_files import PhotoFile, first_photo_file
from gc_studio.app.background.problems import one_line
from gc_studio.app.commands.command import DOCUMENT, LABELS, LINES, Command
from gc_studio.app.documents.files import OPEN_OPTIONS, Files, map_filter
from gc_studio.app.documents.open_document import OpenDocument
from gc_studio.app.documents.scene_dialogs import label_filter
from gc_studio.app.documents.scenes import Scenes
from gc_studio.app.documents.session import Session
from gc_studio.app.editing.resizing import photo_places
from gc_studio.app.export.asking import ask_png_or_svg
from gc_studio.app.export.batch_dialog import BatchDialog
from gc_studio.app.export.enlarging import Enlarger
from gc_studio.app.export.export_dialog import ExportDialog, ExportSource
from gc_studio.app.look.controls import open_dialog
from gc_studio.app.settings import Settings
from gc_studio.app.view.picture_flow import PictureFlow
from gc_studio.bitstream import DocumentWriter
from gc_studio.decode.families import installed_of_known_families
from gc_studio.decode.live import MOST_LIVE_PIXELS
from gc_studio.document import Document
from gc_studio.words import tr


def _source(
    item: OpenDocument,
    document: Document,
    decoded: NDArray[np.uint8],
    folder: Path,
    writer: DocumentWriter,
    apart: Callable[[], Apart],
    classes: tuple[str, ...],
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
        enlarger=Enlarger(document, decoded, apart),
        selection=item.selection,
        classes=classes,
    )


class Exporting(QObject):
    """What leaves the program other than by saving."""

    error = Signal(str)
    done = Signal(str)

    def __init__(
        self,
        parent: QWidget,
        session: Session,
        engine: Engine,
        files: Files,
        flow: PictureFlow,
        settings: Settings,
        scenes: Scenes,
    ) -> None:
        super().__init__(parent)
        self._parent, self._session, self._engine, self._scenes = parent, session, engine, scenes
        self._files, self._flow, self._settings = files, flow, settings
        self._waits = False
        self.dialog: ExportDialog | None = None
        self._batch: BatchDialog | None = None
        flow.settled.connect(self._go_on)
        session.switched.connect(self._forget)

    def commands(self) -> list[Command]:
        """Export, and structure maps as files."""
        tip = tr("Export a .gcx, the decoded picture or a sheet, with its size before you do")
        batch = tr("Turn a folder of photos into .gcx files or decoded pictures")
        take, give = tr("Take the structure map from a picture, white = line"), tr("Write the structure map as a PNG")
        what, where = tr("Take what is where from a map"), tr("Write what is where as a PNG or an SVG")
        return [
            Command("export", "File", tr("Export…"), "Ctrl+E", tip, self.export, "export", needs=DOCUMENT),
            Command("batch", "File", tr("Export many…"), "Ctrl+Shift+E", batch, self.batch, "batch"),
            Command(
                *("import_map", "Structure", tr("Import map…"), "", take, self.import_map, "import"),
                needs=LINES,
                kind="lines",
            ),
            Command(
                *("export_map", "Structure", tr("Export map…"), "", give, self.export_map), needs=LINES, kind="lines"
            ),
            Command(
                *("import_labels", "Structure", tr("Import labels…"), "", what, self.import_labels, "import"),
                needs=LABELS,
                kind="labels",
            ),
            Command(
                *("export_labels", "Structure", tr("Export labels…"), "", where, self.export_labels),
                needs=LABELS,
                kind="labels",
            ),
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
            self.done.emit(tr("The export opens when the picture is decoded"))
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
            self.error.emit(tr("Cannot export: the picture cannot be decoded"))
        elif picture is not None:
            self._waits = False
            folder, writer = self._files.folder, self._engine.writer
            classes = self._scenes.names_of(current.document)
            make = partial(_source, current, current.document, picture, folder, writer, self._apart, classes)
            if current.document.structure.size <= MOST_LIVE_PIXELS:
                self._show(make())
            else:
                # Bytes that nobody has counted yet take seconds.
                self._engine.run(
                    make, self._show, lambda error: self.error.emit(tr("Cannot export: {why}", why=one_line(error)))
                )

    def _show(self, source: ExportSource) -> None:
        if source.document is not self._session.document or self.dialog is not None:
            return
        dialog = self.dialog = ExportDialog(self._parent, source, self._settings.export_format, self._files.refusal)
        dialog.exported.connect(self._exported)
        self._look_for_photo(dialog)
        dialog.finished.connect(self._close)
        open_dialog(dialog)

    def _apart(self) -> Apart:
        backend = self._engine.backend
        if backend is None:
            raise RuntimeError(tr("the model is still loading; try again in a moment"))
        return backend.apart()

    def _look_for_photo(self, dialog: ExportDialog) -> None:
        """Find out how large the photo is in its file."""
        current, photo = self._session.current, self._session.original
        if current is None or photo is None:
            return
        places = list(photo_places(current, self._settings.recent))

        def show(file: PhotoFile | None) -> None:
            if dialog is self.dialog and file is not None:
                dialog.show_photo_size((file.width, file.height))

        self._engine.run(lambda: first_photo_file(places, photo), show, lambda _: None)

    @Slot()
    def _close(self) -> None:
        if self.dialog is not None:
            self._settings.export_format = self.dialog.format_key
            self.dialog = None

    @Slot(object, int, str)
    def _exported(self, path: Path, size: int, how: str) -> None:
        self._files.folder = path.parent
        told = tr("Exported {name}, {size:,} B", name=path.name, size=size)
        self.done.emit(f"{told}. {how}" if how else told)

    @Slot()
    def batch(self) -> None:
        """Open the dialog for many photos."""
        if self._engine.backend is None:
            self.done.emit(tr("The model is still loading; try again in a moment"))
            return
        first, models = self._engine.identity, installed_of_known_families()
        names = [models[identity].name for identity in sorted(models, key=lambda identity: identity != first)]
        side, folder = self._settings.working_side, self._files.folder
        self._batch = BatchDialog(self._parent, partial(self._source_of, names[:1]), side, folder, names)
        self._batch.finished.connect(self._close_batch)
        open_dialog(self._batch)

    def _source_of(self, first: Sequence[str], name: str) -> Apart:
        """A model for a batch; what is not the first is loaded if need be."""
        backend = self._engine.backend
        assert backend is not None
        return backend.apart() if name in ("", *first) else backend.named(name).apart()

    @Slot()
    def _close_batch(self) -> None:
        self._batch = None

    def stop(self) -> None:
        """End what is being exported: the program is closing."""
        if self._batch is not None:
            self._batch.stop()

    # Structure maps

    @Slot()
    def import_map(self) -> None:
        """Take the structure map from a picture."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._parent,
            tr("Import a structure map"),
            str(self._files.folder),
            map_filter(),
            "",
            OPEN_OPTIONS,
        )
        document = self._session.document
        if not chosen or document is None:
            return
        try:
            structure = load_structure(Path(chosen), document.width, document.height, document.structure_scale)
        except PhotoError as error:
            self.error.emit(tr("No map imported: {why}", why=error))
            return
        self._session.commit(tr("Import map"), document.with_layers(structure=structure))
        notice = structure_notice(structure)
        if not notice and is_thick(structure):
            notice = tr("its lines are wider than a pixel; Structure > Thin lines makes the file smaller")
        if notice:
            self.done.emit(f"{Path(chosen).name}: {notice}")

    @Slot()
    def export_map(self) -> None:
        """Write the structure map as a PNG."""
        current = self._session.current
        if current is None:
            return
        png = f"{tr('PNG picture')} (*.png)"
        suggested = self._files.folder / f"{Path(current.name).stem}-structure.png"
        chosen, _ = QFileDialog.getSaveFileName(self._parent, tr("Export the structure map"), str(suggested), png)
        path = self._files.chosen_path(chosen, ".png")
        if path is not None and self._files.write(path, structure_png(current.document)):
            self.done.emit(tr("Exported {name}", name=path.name))

    # Labels

    @Slot()
    def import_labels(self) -> None:
        """Take the labels of a scene from a map."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._parent, tr("Import labels"), str(self._files.folder), label_filter(), "", OPEN_OPTIONS
        )
        document = self._session.document
        if not chosen or document is None:
            return
        names, (width, height) = self._scenes.names_of(document), document.size
        try:
            labels = load_labels(Path(chosen), width, height, document.structure_scale, names)
        except PhotoError as error:
            self.error.emit(tr("No labels imported: {why}", why=error))
            return
        self._session.commit(tr("Import labels"), document.with_layers(labels=labels))

    @Slot()
    def export_labels(self) -> None:
        """Write the labels of a scene as a PNG, or as an SVG."""
        current = self._session.current
        if current is None:
            return
        stem = f"{Path(current.name).stem}-labels"
        path = ask_png_or_svg(self._parent, self._files, tr("Export the labels"), stem)
        if path is not None:
            make = labels_svg if path.suffix.lower() == ".svg" else labels_png
            names = self._scenes.names_of(current.document)
            if self._files.write(path, make(current.document, names)):
                self.done.emit(tr("Exported {name}", name=path.name))
