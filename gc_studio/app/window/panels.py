"""The docks at the side of the window, and what the window looks like from one start to the next.

Flows in: the panels, what settings remember. Flows out: docks in their places.
"""

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from gc_studio.app.commands.command import Command
from gc_studio.app.docks.classes import ClassPanel
from gc_studio.app.docks.history import HistoryPanel
from gc_studio.app.docks.rate import RatePanel
from gc_studio.app.docks.snapshots import SnapshotPanel
from gc_studio.app.docks.texture import TexturePanel
from gc_studio.app.look.screens import fit_place, fit_size
from gc_studio.app.settings import Settings
from gc_studio.words import mark, tr

LAYOUT_VERSION = 1
"""Of the docks and bars that a saved layout knows; a layout of another version is not restored."""


class Panels:
    """Textures, rate and history, each in a dock."""

    def __init__(
        self,
        window: QMainWindow,
        textures: TexturePanel,
        classes: ClassPanel,
        rate: RatePanel,
        history: HistoryPanel,
        snapshots: SnapshotPanel,
    ) -> None:
        self._window, self._textures, self._classes = window, textures, classes
        self.docks: dict[str, QDockWidget] = {}
        self._layout = QByteArray()
        steps = QWidget()
        column = QVBoxLayout(steps)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(snapshots)
        column.addWidget(history, 1)
        self._materials = QStackedWidget()
        for each in (textures, classes):
            self._materials.addWidget(each)
        for name, panel in ((mark("Textures"), self._materials), (mark("Rate"), rate), (mark("History"), steps)):
            dock = self.docks[name] = QDockWidget(tr(name), window)
            dock.setObjectName(name)
            dock.setWidget(panel)
        self.reset()

    def commands(self) -> list[Command]:
        """To the search field of the textures; all docks back to their places."""
        hide = tr("Hide the panels, or show them again; Shift+Tab goes from the picture to the controls")
        back, find = tr("Put the docks back to where they were at first"), tr("Type a part of a texture's name")
        return [
            Command(
                *("find_texture", "Edit", tr("Find a texture"), "Ctrl+F", find, self._find_texture, "search"),
                kind="textures",
            ),
            Command("toggle_panels", "View", tr("Hide the panels"), "Tab", hide, self.toggle),
            Command("reset_layout", "View", tr("Reset the layout"), "", back, self.reset),
        ]

    def reset(self) -> None:
        """Put the docks where they are at first."""
        window, docks = self._window, self.docks
        for dock in docks.values():
            # A dock that is added while it lies under a tab leaves the tab behind.
            dock.setFloating(False)
            window.removeDockWidget(dock)
        for dock in docks.values():
            window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
            dock.show()
        window.tabifyDockWidget(docks["Rate"], docks["History"])
        docks["Rate"].raise_()
        textures_and_rate = [docks["Textures"], docks["Rate"]]
        window.resizeDocks(textures_and_rate, [290, 290], Qt.Orientation.Horizontal)
        window.resizeDocks(textures_and_rate, [390, 310], Qt.Orientation.Vertical)

    def show_kind(self, is_scene: bool) -> None:
        """Have the classes of a scene in the place of the textures, or these."""
        self._materials.setCurrentWidget(self._classes if is_scene else self._textures)
        self.docks["Textures"].setWindowTitle(tr("Classes") if is_scene else tr("Textures"))

    def show_history(self) -> None:
        """Bring the history to the front."""
        self.docks["History"].show()
        self.docks["History"].raise_()

    def toggle(self) -> None:
        """Hide all docks, or show those again that were hidden together; all where there were none."""
        shown = [dock for dock in self.docks.values() if not dock.isHidden()]
        if shown:
            self._layout = self._window.saveState(LAYOUT_VERSION)
            for dock in shown:
                dock.hide()
        elif self._layout.isEmpty() or not self._window.restoreState(self._layout, LAYOUT_VERSION):
            self.reset()

    def restore(self, settings: Settings) -> None:
        """Have the window look as the last one did."""
        if self._window.restoreGeometry(settings.geometry):
            fit_place(self._window)
        else:
            self._window.resize(self._window.sizeHint())
            fit_size(self._window)
        if not settings.window_state.isEmpty():
            self._window.restoreState(settings.window_state, LAYOUT_VERSION)
        self._textures.folded = set(settings.folded_groups)

    def remember(self, settings: Settings) -> None:
        """Keep what the window looks like for the next start."""
        settings.geometry = self._window.saveGeometry()
        settings.window_state = self._window.saveState(LAYOUT_VERSION)
        settings.folded_groups = sorted(self._textures.folded)

    def _find_texture(self) -> None:
        dock = self.docks["Textures"]
        dock.show()
        dock.raise_()
        self._textures.focus_search()
