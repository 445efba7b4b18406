"""What belongs to the program and not to a document: its settings, its keys, what it is.

Flows in: commands. Flows out: dialogs.
"""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMessageBox, QWidget

from gc_studio import __version__
from gc_studio.analysis.sizes import automatic_side
from gc_studio.app.background.engine import Engine
from gc_studio.app.commands.actions import Actions, shortcut_text
from gc_studio.app.commands.command import Command
from gc_studio.app.look.controls import open_dialog
from gc_studio.app.settings import Settings
from gc_studio.app.window.menus import menu_name
from gc_studio.app.window.settings_dialog import SettingsDialog
from gc_studio.app.window.shortcut_sheet import ShortcutSheet
from gc_studio.app.window.status import StatusBar
from gc_studio.words import tr


class Program(QObject):
    """Settings, keys, version."""

    def __init__(self, parent: QWidget, settings: Settings, engine: Engine, status: StatusBar) -> None:
        super().__init__(parent)
        self._parent, self._settings, self._engine, self._status = parent, settings, engine, status
        self._rows: list[tuple[str, str, str]] = []
        self._takers: dict[str, Callable[[Any], object]] = {}
        settings.changed.connect(self._hand_on)
        for known in (engine.model_ready, engine.model_tuned):
            known.connect(self._remember_speed)

    def commands(self) -> list[Command]:
        """Settings and help."""
        settings, about = tr("Theme, language, size of photos, device, autosave"), tr("Version, model and licence")
        return [
            Command("settings", "File", tr("Settings…"), "Ctrl+,", settings, self.show_settings, "settings"),
            Command(
                "shortcuts", "Help", tr("Shortcuts"), "F1", tr("All keys and gestures"), self.show_shortcuts, "keyboard"
            ),
            Command("about", "Help", tr("About GC Studio"), "", about, self.show_about, "info"),
        ]

    def hand_settings(self, **takers: Callable[[Any], object]) -> None:
        """Hand settings, by name, to whoever uses them, now and whenever they change."""
        self._takers |= takers
        for name in takers:
            self._hand_on(name)

    @Slot(str)
    def _hand_on(self, name: str) -> None:
        if name in self._takers:
            self._takers[name](getattr(self._settings, name))

    @Slot()
    def _remember_speed(self) -> None:
        """Photos are opened before the model is there; then what was found out last time has to do."""
        self._settings.automatic_side = automatic_side(self._engine.stroke_ms)

    def list_keys(self, commands: Sequence[Command], actions: Actions) -> None:
        """Tell which commands there are; the sheet of keys shows them in this order."""
        shown = ((command, shortcut_text(actions[command.key])) for command in commands)
        self._rows = [
            (menu_name(command.menu) if command.menu else tr("Tools"), command.text, keys)
            for command, keys in shown
            if keys
        ]

    def show_settings(self) -> None:
        """Open the settings."""
        open_dialog(SettingsDialog(self._parent, self._settings, self._engine.has_cuda))

    def show_shortcuts(self) -> None:
        """Show all keys and gestures."""
        open_dialog(ShortcutSheet(self._parent, self._rows))

    def show_about(self) -> None:
        """Show version, model and licence."""
        box = QMessageBox(self._parent)
        box.setWindowTitle(tr("About GC Studio"))
        box.setIconPixmap(self._parent.windowIcon().pixmap(64, 64))
        box.setText(f"GC Studio {__version__}")
        box.setInformativeText(
            tr(
                "Pictures in the compressed domain: structure, texture, and detail where it "
                "matters.\n\n{model}\nCode and weights under Apache-2.0.",
                model=self._status.model.text(),
            )
        )
        open_dialog(box)
