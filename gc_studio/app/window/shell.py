"""What belongs to the program and not to a document: settings, theme, layout, shortcuts, recent work, recovery.

Flows in: the window and the settings. Flows out: dialogs, and a window that looks as it did last time.
"""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QImage, QKeySequence
from PySide6.QtWidgets import QMenu, QMessageBox

from gc_studio import __version__
from gc_studio.app.background.engine import one_line
from gc_studio.app.background.opened import Opened
from gc_studio.app.documents.open_document import OpenDocument
from gc_studio.app.documents.recovery import left_behind
from gc_studio.app.documents.recovery_dialog import FoundWork, RecoveryDialog
from gc_studio.app.look.controls import open_dialog
from gc_studio.app.look.screens import fit_place, fit_size
from gc_studio.app.window.actions import submenu
from gc_studio.app.window.settings_dialog import SettingsDialog
from gc_studio.app.window.shortcut_sheet import ShortcutSheet
from gc_studio.bench.others import smallest_others
from gc_studio.canvas.overlays import rgb_image
from gc_studio.project.recovery import Recovered, discard

if TYPE_CHECKING:
    from gc_studio.app.window.main_window import MainWindow

LAYOUT_VERSION = 1
"""Of the docks and bars that a saved layout knows; a layout of another version is not restored."""


class Shell(QObject):
    """The program around the documents."""

    def __init__(self, window: MainWindow, recovery: Path) -> None:
        super().__init__(window)
        self._window, self._settings, self._recovery = window, window.settings, recovery
        self._marks: WeakKeyDictionary[OpenDocument, dict[str, int]] = WeakKeyDictionary()
        self._found: list[Recovered] = []
        self._unpictured: Path | None = None
        self.dialog: RecoveryDialog | None = None

    def finish(self) -> None:
        """When all parts of the window are made: recent files, the layout of last time, signals."""
        window, settings = self._window, self._settings
        self._recent_menu: QMenu = submenu(window, "File", window.actions_by_key["close"], "Open recent")
        self._recent_menu.aboutToShow.connect(self._fill_recent)
        window.files.opened.connect(self._add_recent)
        window.flow.settled.connect(self._picture_recent)
        settings.changed.connect(self._take_setting)
        if window.restoreGeometry(settings.geometry):
            fit_place(window)
        else:
            window.resize(window.sizeHint())
            fit_size(window)
        if not settings.window_state.isEmpty():
            window.restoreState(settings.window_state, LAYOUT_VERSION)
        window.textures.folded = set(settings.folded_groups)
        window.canvas.set_animated(settings.animate)

    def remember(self) -> None:
        """Keep what the window looks like for the next start."""
        window, settings = self._window, self._settings
        settings.geometry = window.saveGeometry()
        settings.window_state = window.saveState(LAYOUT_VERSION)
        settings.folded_groups = sorted(window.textures.folded)
        settings.last_folder = window.files.folder

    # Settings

    def show_settings(self) -> None:
        """Open the settings."""
        open_dialog(SettingsDialog(self._window, self._settings, self._window.engine.has_cuda))

    @Slot(str)
    def _take_setting(self, name: str) -> None:
        window, settings = self._window, self._settings
        if name == "autosave":
            window.autosave.is_on = settings.autosave
        elif name == "history_megabytes":
            window.session.limit_history(settings.history_megabytes * 2**20)
        elif name == "animate":
            window.canvas.set_animated(settings.animate)

    # Sheets

    def show_shortcuts(self) -> None:
        """Show all keys and gestures."""
        actions = self._window.actions_by_key
        rows = [
            (row.menu_name or "Tools", row.text, _native(actions[row.key])) for row in self._window.rows if row.shortcut
        ]
        open_dialog(ShortcutSheet(self._window, rows))

    def show_about(self) -> None:
        """Show version, model and licence."""
        box = QMessageBox(self._window)
        box.setWindowTitle("About GC Studio")
        box.setIconPixmap(self._window.windowIcon().pixmap(64, 64))
        box.setText(f"GC Studio {__version__}")
        box.setInformativeText(
            f"Pictures in the compressed domain: structure, texture, and detail where it matters.\n\n"
            f"{self._window.status.model.text()}\nCode and weights under Apache-2.0."
        )
        open_dialog(box)

    # Recent work

    @Slot()
    def _fill_recent(self) -> None:
        self._recent_menu.clear()
        for entry in self._window.recent.known():
            action = self._recent_menu.addAction(entry.path.name.replace("&", "&&"))
            action.setToolTip(str(entry.path))
            action.setEnabled(entry.exists)
            action.triggered.connect(lambda _=False, path=entry.path: self._window.files.open(path))
        if self._recent_menu.isEmpty():
            self._recent_menu.addAction("Nothing yet").setEnabled(False)

    @Slot(object)
    def _add_recent(self, path: Path) -> None:
        current = self._window.session.current
        picture = self._window.flow.picture
        if picture is None and current is not None:
            picture = current.project.photo
        self._unpictured = path if picture is None else None
        self._window.recent.add(path, picture)

    @Slot()
    def _picture_recent(self) -> None:
        """A .gcx that was opened has a picture now."""
        path, self._unpictured = self._unpictured, None
        picture = self._window.flow.picture
        if path is not None and picture is not None:
            self._window.recent.add(path, picture)

    # Bytes

    @Slot(object)
    def count_all(self, item: OpenDocument) -> None:
        """Have the bytes of a document and of its history counted."""
        for entry in item.history.entries:
            self._window.engine.count(entry.document)

    @Slot(object)
    def count_step(self, item: OpenDocument) -> None:
        """Have the bytes of a step of the history counted, unless they are known."""
        if item.document.revision not in item.sizes:
            self._window.engine.count(item.document)

    # Other codecs

    def show_marks(self, item: OpenDocument) -> None:
        """Have the smallest files of other codecs made for a photo, and show what they need."""
        photo = item.project.photo
        if photo is None:
            return
        known = self._marks.get(item)
        if known is not None:
            self._window.rate.show_marks(known)
            return
        self._window.engine.run(lambda: smallest_others(photo), partial(self._take_marks, item), lambda _: None)

    def _take_marks(self, item: OpenDocument, marks: dict[str, int]) -> None:
        self._marks[item] = marks
        if item is self._window.session.current:
            self._window.rate.show_marks(marks)

    # Recovery

    def offer_recovery(self) -> None:
        """Look for what a crash left behind, and offer it."""
        self._window.engine.run(lambda: left_behind(self._recovery), self._offer, self._no_recovery)

    def _no_recovery(self, error: Exception) -> None:
        self._window.messages.show_error(f"Cannot look for unsaved work in {self._recovery}: {one_line(error)}")

    def _offer(self, result: tuple[list[Recovered], list[str]]) -> None:
        self._found, problems = result
        if problems:
            self._window.messages.show_error(f"Some unsaved work cannot be read: {problems[0]}")
        if self._found:
            self.dialog = RecoveryDialog(self._window, [_found_work(found) for found in self._found])
            self.dialog.finished.connect(self._take_back)
            open_dialog(self.dialog)

    @Slot()
    def _take_back(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is None:
            return
        for index, found in enumerate(self._found):
            if index in dialog.chosen:
                source = found.saved_path or Path(found.project.source_name or "Recovered")
                self._window.session.open(Opened(source, found.project, recovered=found))
            elif dialog.discarded:
                self._window.engine.run(partial(discard, found.folder), _nothing, _nothing)
        self._found = []


def _found_work(found: Recovered) -> FoundWork:
    history, project = found.history, found.project
    changed = datetime.fromtimestamp(found.stamp[1] / 1e9 if found.stamp else 0)
    thumbnail: QImage | None = rgb_image(project.photo) if project.photo is not None else None
    name = found.saved_path.name if found.saved_path else project.source_name or "Pasted picture"
    return FoundWork(name, changed, history.position, history.entries[history.position].name, thumbnail)


def _native(action: QAction) -> str:
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def _nothing(_: object) -> None:
    """Nobody waits for this."""
