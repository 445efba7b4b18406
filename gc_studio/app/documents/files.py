"""Documents' way in and out of files: opening, saving, closing. Whatever fails becomes one line, and nothing is lost.

Flows in: paths and commands. Flows out: documents into the session, files onto the disk, messages for people.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QWidget

from gc_studio.analysis.photo_names import extensions, is_photo_name, natural_key
from gc_studio.app.background.engine import Engine
from gc_studio.app.background.opened import Opened
from gc_studio.app.background.problems import about, one_line
from gc_studio.app.background.reading import GCS_SUFFIX, GCX_SUFFIX, Pixels
from gc_studio.app.commands.command import DOCUMENT, Command
from gc_studio.app.documents.open_document import OpenDocument
from gc_studio.app.documents.session import Session
from gc_studio.app.look.controls import Answer, ask, open_dialog
from gc_studio.app.settings import AUTOMATIC_SIZE, OWN_SIZE, WORKING_SIZES, Settings
from gc_studio.decode.families import installed_of_known_families
from gc_studio.project.fingerprint import fingerprint, holds
from gc_studio.project.gcs import write_project
from gc_studio.storage import check_ours, write_atomic
from gc_studio.words import mark, tr

# Some desktops tell letters of one case from the other's.
_PHOTOS = " ".join(f"*{ending} *{ending.upper()}" for ending in extensions())
_OPENABLE = f"(*{GCS_SUFFIX} *{GCX_SUFFIX} {_PHOTOS})"
OPEN_OPTIONS = QFileDialog.Option.HideNameFilterDetails
"""All endings together are longer than the dialog is wide."""
_PHOTO_IN_IT = mark("the photo that is open here is in it; choose another name")
_MOST_OF_A_FOLDER = 40
"""Pictures of a folder that are opened at once."""


def photo_filter() -> str:
    """What a dialog offers that asks for anything that can be opened."""
    return ";;".join([f"{tr('Photos, .gcx and projects')} {_OPENABLE}", _all_files()])


def map_filter() -> str:
    """What a dialog offers that asks for a picture."""
    return ";;".join([f"{tr('Pictures')} ({_PHOTOS})", _all_files()])


def _all_files() -> str:
    return f"{tr('All files')} (*)"


def ask_unsaved(parent: QWidget, item: OpenDocument) -> Answer:
    """Ask what is to become of unsaved changes: Save, Discard or Cancel."""
    answers = Answer.Save | Answer.Discard | Answer.Cancel
    # A photo is never written over: where there is no file yet, saving asks for one.
    has_file = item.saved_path is not None
    question = (
        tr("Save the changes to {name}?", name=item.name)
        if has_file
        else tr("Save the work on {name} as a project?", name=item.name)
    )
    return ask(parent, tr("Unsaved changes"), question, tr("They will be lost otherwise."), answers, Answer.Save)


def ask_changed(parent: QWidget, item: OpenDocument, why: str, may_replace: bool) -> Answer:
    """Ask what to do where a file is not as it was left: Yes to replace it, Save to choose another one, or Cancel.

    why: what became of the file.
    """
    answers, names = Answer.Save | Answer.Cancel, {Answer.Save: tr("Save as…")}
    more = tr("Choose another name for the work.")
    if may_replace:
        answers, names[Answer.Yes] = answers | Answer.Yes, tr("Replace")
        more = tr("Replacing it loses what is in it now.")
    return ask(parent, tr("Save"), why, more, answers, Answer.Save, names, QMessageBox.Icon.Warning)


def ask_for_files(parent: QWidget, title: str, folder: Path) -> list[Path]:
    """Ask for photos, .gcx files and projects; empty if that was called off."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, title, str(folder), photo_filter(), "", OPEN_OPTIONS)
    return [Path(name) for name in chosen]


def size_filters(automatic_side: int) -> dict[str, str]:
    """The kinds of files of the dialog for opening, by working size: the one list that every desktop's dialog has."""
    at = {size: tr("{size} pixels", size=size) for size in WORKING_SIZES}
    at |= {
        AUTOMATIC_SIZE: tr("{size} pixels, the automatic size", size=automatic_side),
        OWN_SIZE: tr("their own size"),
    }
    return {size: f"{tr('Photos at {size}; .gcx, projects', size=words)} {_OPENABLE}" for size, words in at.items()}


class Files(QObject):
    """The documents' way in and out."""

    error = Signal(str)
    done = Signal(str)
    shown = Signal()
    """What was to be opened is open, and the current document."""
    opened = Signal(object)
    """Path that was opened or saved to: recent work."""

    def __init__(self, parent: QWidget, session: Session, engine: Engine, settings: Settings) -> None:
        super().__init__(parent)
        self._parent, self._session, self._engine, self._settings = parent, session, engine, settings
        self.folder = settings.last_folder
        """Where the next dialog begins."""
        engine.opened.connect(self._take)
        engine.open_failed.connect(self.error)

    def commands(self) -> list[Command]:
        """Open and save."""
        tip = tr("Open photos, .gcx files or projects; or drop them on the picture")
        kept = tr("Save everything in a project: photo, layers, what is not sent")
        elsewhere, other = tr("Save as another file"), tr("Open photos with another of the installed models")
        return [
            Command("open", "File", tr("Open…"), "Ctrl+O", tip, self.open_with_dialog, "open"),
            Command("open_with", "File", tr("Open with…"), "Ctrl+Shift+O", other, self.open_with_model),
            Command("save", "File", tr("Save"), "Ctrl+S", kept, self.save, "save", needs=DOCUMENT),
            Command("save_as", "File", tr("Save as…"), "Ctrl+Shift+S", elsewhere, self.save_as, needs=DOCUMENT),
        ]

    # In

    @Slot()
    def open_with_dialog(self) -> None:
        """Ask for files, and for the size of photos, and open them."""
        self.open_all(self._ask(tr("Open")))

    def _ask(self, title: str) -> list[Path]:
        """Ask for files, and for the size that photos are opened at from now on."""
        filters = size_filters(self._settings.automatic_side)
        shown, used = ";;".join([*filters.values(), _all_files()]), filters[self._settings.working_size]
        folder = str(self.folder)
        chosen, used = QFileDialog.getOpenFileNames(self._parent, title, folder, shown, used, OPEN_OPTIONS)
        for size, text in filters.items():
            # Some desktops give it back as it was shown, without the endings.
            if chosen and used.startswith(text.removesuffix(_OPENABLE).rstrip()):
                self._settings.working_size = size
        return [Path(name) for name in chosen]

    @Slot()
    def open_with_model(self) -> None:
        """Ask for a model, then for photos, and open them with it."""
        dialog = QInputDialog(self._parent)
        dialog.setWindowTitle(tr("Open with"))
        dialog.setLabelText(tr("Model:"))
        dialog.setComboBoxItems([model.name for model in installed_of_known_families().values()])
        dialog.textValueSelected.connect(self._open_with)
        open_dialog(dialog)

    @Slot(str)
    def _open_with(self, name: str) -> None:
        for path in self._ask(tr("Open with {name}", name=name)):
            self.open(path, model=name)

    @Slot(object)
    def open_all(self, paths: Iterable[Path]) -> None:
        """Open several files, and those that lie in folders, in tabs of this order."""
        for path in paths:
            if not path.is_dir():
                self.open(path)
                continue
            try:
                inside = _openable(path)
            except OSError as error:
                self.error.emit(tr("Cannot open {what}", what=about(path, error)))
                continue
            if not 0 < len(inside) <= _MOST_OF_A_FOLDER:
                many = tr("{count:,} pictures at once; take some, or Export many", count=len(inside))
                what = many if inside else tr("no picture in it")
                self.error.emit(tr("Cannot open {name}: {what}", name=path.name, what=what))
                continue
            for file in inside:
                self.open(file)

    @Slot(object)
    def open(self, path: Path, instead: Pixels | None = None, model: str = "") -> None:
        """Open a photo, a .gcx or a project beside the others; one that is open already comes to the front.

        instead, model: see `Engine.open`.
        """
        path = path.absolute()
        if not self._show_known(path):
            self._engine.open(path, self._settings.working_side, model, instead)

    def _show_known(self, path: Path) -> bool:
        """Bring the document that lives in a file to the front, if it is open."""
        known = self._session.find(path)
        if known is not None:
            self._session.switch(self._session.documents.index(known))
            self.shown.emit()
        return known is not None

    @Slot(object)
    def _take(self, opened: Opened) -> None:
        if why := self._engine.why_not(opened.project.document):
            name = opened.path.name if opened.path else opened.project.source_name
            self.error.emit(tr("Cannot open {name}: {what}.", name=name, what=why))
            return
        # It may have been opened twice before the first was there.
        if opened.path and self._show_known(opened.path):
            return
        self._session.open(opened)
        if opened.missing:
            self.error.emit(
                tr(
                    "{name} is cut short or damaged: opened without {layers}. Get the file again if you can.",
                    name=opened.path.name if opened.path else opened.project.source_name or tr("The picture"),
                    layers=tr(" and ").join(map(tr, opened.missing)),
                )
            )
        if opened.path:
            self.opened.emit(opened.path)

    # Out

    @Slot()
    def save(self) -> bool:
        """Save where the document lives, or ask where; False if that was called off or failed."""
        current = self._session.current
        return current is not None and self._save(current)

    def _save(self, item: OpenDocument) -> bool:
        if item.saved_path is None:
            return self._save_as(item)
        problem = _problem(item.saved_path, item.fingerprint)
        if problem is None:
            return self.save_to(item.saved_path, item)
        answer = ask_changed(self._parent, item, problem.why, problem.may_replace)
        if answer == Answer.Save:
            return self._save_as(item)
        return answer == Answer.Yes and self.save_to(item.saved_path, item)

    @Slot()
    def save_as(self) -> bool:
        """Ask where and save there."""
        current = self._session.current
        return current is not None and self._save_as(current)

    def _save_as(self, item: OpenDocument) -> bool:
        # A .gcx keeps neither a photo nor snapshots: where there are some, only a project keeps the work.
        project = f"{tr('GC Studio project')} (*{GCS_SUFFIX})"
        picture = f"{tr('Compressed picture')} (*{GCX_SUFFIX})"
        needs_project = item.project.photo is not None or bool(item.snapshots)
        filters = [project] if needs_project else [picture, project]
        suffix = GCS_SUFFIX if needs_project else GCX_SUFFIX
        chosen, used = QFileDialog.getSaveFileName(
            self._parent, tr("Save"), str(self.folder / f"{Path(item.name).stem}{suffix}"), ";;".join(filters)
        )
        path = self.chosen_path(chosen, GCS_SUFFIX if used == project or len(filters) == 1 else suffix)
        if path is None:
            return False
        other = self._session.find(path)
        if other is not None and other is not item:
            self.error.emit(
                tr("Not saved: {name} is open in another tab; close that, or choose another name", name=path.name)
            )
            return False
        return self.save_to(path, item)

    def save_to(self, path: Path, item: OpenDocument) -> bool:
        """Write a document; False, with a line for the user, when that fails."""
        document = item.document
        self._session.remember_view()
        if path.suffix.lower() == GCS_SUFFIX:
            data = write_project(item.current_project)
        else:
            data = self._engine.writer.write(document)
        if not self.write(path, data):
            return False
        self._session.mark_saved(item, document, path, fingerprint(data))
        if item.snapshots != item.saved_snapshots:
            self.done.emit(tr("Saved {name} without the snapshots; Save as… a project to keep them", name=path.name))
        else:
            self.done.emit(tr("Saved {name}, {size:,} B", name=path.name, size=len(data)))
        self.opened.emit(path)
        return True

    def write(self, path: Path, data: bytes) -> bool:
        """Write a file whole or not at all; False, with a line for the user, when that fails or would cost a photo."""
        if self._session.photo_at(path) is not None:
            self.error.emit(tr("Cannot write {name}: {what}", name=path.name, what=tr(_PHOTO_IN_IT)))
            return False
        try:
            write_atomic(path, data)
        except OSError as error:
            self.error.emit(
                tr("Cannot write {name} in {folder}: {why}", name=path.name, folder=path.parent, why=one_line(error))
            )
            return False
        self.folder = path.parent
        return True

    def refusal(self, path: Path) -> str:
        """Why nothing may be exported to a file, in a few words; empty when it may."""
        if self._session.photo_at(path) is not None:
            return tr(_PHOTO_IN_IT)
        return tr("it is open here; save it instead, or choose another name") if self._session.find(path) else ""

    def chosen_path(self, chosen: str, suffix: str) -> Path | None:
        """The path from a dialog, with its suffix; never one that the dialog has not asked about."""
        path = Path(chosen)
        if not chosen or path.suffix.lower() == suffix:
            return path if chosen else None
        path = path.with_name(path.name + suffix)
        if path.exists():
            self.error.emit(tr("{name} exists already; choose it in the list to replace it", name=path.name))
            return None
        return path

    # Closing

    def close_at(self, index: int) -> bool:
        """Close a document after asking about unsaved changes; False if the user would rather not."""
        self._session.interrupt()
        item = self._session.documents[index]
        if not self._may_discard(item):
            return False
        self._session.close(item)
        return True

    @Slot()
    def close_current(self) -> None:
        """Close the current document."""
        if self._session.current is not None:
            self.close_at(self._session.index)

    def close_all(self) -> bool:
        """Ask about each document with unsaved changes, then close them all; False if the user would rather stay."""
        self._session.interrupt()
        for item in self._session.documents:
            if item.modified:
                self._session.switch(self._session.documents.index(item))
            if not self._may_discard(item):
                return False
        for item in self._session.documents:
            self._session.close(item)
        return True

    def _may_discard(self, item: OpenDocument) -> bool:
        if not item.modified:
            return True
        answer = ask_unsaved(self._parent, item)
        if answer == Answer.Save:
            return self._save(item)
        return answer == Answer.Discard


def _openable(folder: Path) -> list[Path]:
    """Photos, .gcx files and projects in a folder, as people count them; OSError if it cannot be read."""
    names = sorted(folder.iterdir(), key=natural_key)
    is_ours = (GCX_SUFFIX, GCS_SUFFIX)
    found = [file for file in names if is_photo_name(file) or file.suffix.lower() in is_ours]
    return [file for file in found if not file.name.startswith(".") and not file.is_dir()]


@dataclass(frozen=True)
class _Problem:
    """Why a file is not replaced unasked, and whether it can be replaced at all."""

    why: str
    may_replace: bool


def _problem(path: Path, known: str | None) -> _Problem | None:
    """What to ask before a document is saved where it was before; None where there is nothing to ask."""
    try:
        is_as_left = holds(path, known)
    except FileNotFoundError:
        return None
    except OSError:  # What cannot be read may be anything.
        is_as_left = False
    try:
        check_ours(path, lambda _: True)
    except OSError as error:
        return _Problem(tr("{name} cannot be replaced: {why}.", name=path.name, why=one_line(error)), may_replace=False)
    changed = tr("{name} was changed by another program since it was opened or saved here.", name=path.name)
    return None if is_as_left else _Problem(changed, may_replace=True)
