"""The main window: makes the parts, lays them out, and collects their commands.

Flows in: an engine, settings, folders. Flows out: a window whose parts know of each other what they need. What a
gesture means is the business of `editing`, what happens to files that of `documents`, what is on the canvas of `view`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QChildEvent, QEvent, QSize, Qt, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QTabBar

from gc_studio.app.background.engine import Engine
from gc_studio.app.commands.actions import make_actions, update_actions
from gc_studio.app.commands.command import Command
from gc_studio.app.docks.classes import ClassPanel
from gc_studio.app.docks.history import HistoryPanel
from gc_studio.app.docks.rate import RatePanel
from gc_studio.app.docks.snapshots import SnapshotPanel
from gc_studio.app.docks.texture import TexturePanel
from gc_studio.app.documents.autosave import Autosave
from gc_studio.app.documents.files import Files
from gc_studio.app.documents.library import TextureLibrary
from gc_studio.app.documents.recent import RecentFiles
from gc_studio.app.documents.recovery import Recovery
from gc_studio.app.documents.sampling import Sampling
from gc_studio.app.documents.scenes import Scenes
from gc_studio.app.documents.session import Session
from gc_studio.app.documents.surprising import Surprising
from gc_studio.app.editing.adjusting import Adjusting
from gc_studio.app.editing.carrying import Carrying
from gc_studio.app.editing.classes import ClassesInHand
from gc_studio.app.editing.click_cost import ClickCost
from gc_studio.app.editing.colouring import Colouring
from gc_studio.app.editing.editor import Editor
from gc_studio.app.editing.fitting import Fitting
from gc_studio.app.editing.guiding import Guiding
from gc_studio.app.editing.levels import LevelsInHand
from gc_studio.app.editing.morphing import Morphing
from gc_studio.app.editing.options import OptionsStrip
from gc_studio.app.editing.painting import Painting
from gc_studio.app.editing.preserving import Preserving
from gc_studio.app.editing.refining import Refining
from gc_studio.app.editing.resizing import Resizing
from gc_studio.app.editing.selecting import Selecting
from gc_studio.app.editing.shaping import Shaping
from gc_studio.app.editing.suggesting import Suggesting
from gc_studio.app.editing.texturing import Texturing
from gc_studio.app.export.clipboard import Clipboard
from gc_studio.app.export.copying import CommandCopying
from gc_studio.app.export.exporting import Exporting
from gc_studio.app.export.linking import Linking
from gc_studio.app.export.systems import SystemsView
from gc_studio.app.present.presenting import Presenting
from gc_studio.app.settings import Settings
from gc_studio.app.view.byte_flow import ByteFlow
from gc_studio.app.view.overlays import OverlayButton
from gc_studio.app.view.picture_flow import PictureFlow
from gc_studio.app.view.snapshots import Snapshots
from gc_studio.app.view.viewing import Viewing
from gc_studio.app.window.command_palette import CommandPalette
from gc_studio.app.window.menus import in_order, lower_tools, make_bars, name_views, tidy
from gc_studio.app.window.pages import Pages
from gc_studio.app.window.panels import Panels
from gc_studio.app.window.program import Program
from gc_studio.app.window.recent_menu import RecentMenu
from gc_studio.app.window.status import StatusBar
from gc_studio.app.window.study import StudyOpening
from gc_studio.app.window.tour import Tour
from gc_studio.canvas import Canvas, Tool
from gc_studio.words import tr

_NAMED_VIEWS = 1180
"""Width in pixels from which the views have their names on the tool bar."""

_TAB = (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)

_ROOMY_TOOLS = 640
"""Height in pixels from which there is room around the tools."""


@dataclass(frozen=True)
class Folders:
    """Where the program keeps what is the user's, and what it can make again."""

    data: Path
    cache: Path


class MainWindow(QMainWindow):
    """The window of GC Studio."""

    def __init__(self, engine: Engine, settings: Settings, folders: Folders) -> None:
        super().__init__()
        self.engine, self.settings, self.session = engine, settings, Session()
        self._make_documents(folders)
        self._make_view()
        self._make_editing()
        self.exporting = Exporting(self, self.session, engine, self.files, self.flow, settings, self.scenes)
        self.linking = Linking(self, self.session, engine, self.files, settings)
        self.clipboard = Clipboard(self.session, engine, self.files, self.flow, self.selecting, settings)
        self.clipboard.paste_text = self.library.take_text
        self.presenting = Presenting(self, self.session, engine, self.files, self.flow, settings)
        self.systems = SystemsView(self, self.session, engine, self.files)
        self.copying = CommandCopying(self.session, engine, self.fitting)
        self._make_middle()
        self.panels = Panels(self, self.textures, self.class_panel, self.rate, self.history, self.snapshot_panel)
        self.docks = self.panels.docks
        self.tour = Tour(
            *(self, self.session, self.files, self.flow, self.canvas, self.viewing, settings),
            self.docks,
        )
        self.rows = in_order(self._collected())
        self.actions_by_key = make_actions(self, self.rows, self._do)
        others = {name: dock.toggleViewAction() for name, dock in self.docks.items()}
        others["open_recent"] = self._recent_menu.menuAction()
        self._main_bar, self._tool_bar = make_bars(self, self.rows, self.actions_by_key | others)
        self.options.take_actions(self.actions_by_key)
        self.program.list_keys(self.rows, self.actions_by_key)
        self.palette_of_commands.list_commands(self.rows, self.actions_by_key)
        self.tour.know(self.actions_by_key)
        self.panels.restore(settings)
        self._connect()
        self.library.load()
        self._show_name()
        self._update_actions()
        # Within a screen of 800x600, title bar and all.
        self.setMinimumSize(790, 560)

    # Making

    def _make_documents(self, folders: Folders) -> None:
        session, engine, settings = self.session, self.engine, self.settings
        self.textures, self.rate, self.history = TexturePanel(), RatePanel(), HistoryPanel()
        self.snapshot_panel, self.class_panel = SnapshotPanel(), ClassPanel()
        self.autosave = Autosave(session, folders.data / "recovery")
        self.recovery = Recovery(self, session, engine, folders.data / "recovery")
        self.recent = RecentFiles(settings, folders.cache / "recent")
        self.files = Files(self, session, engine, settings)
        self.scenes = Scenes(self, session, engine, self.files, settings)
        self.sampling = Sampling(session, engine)
        self.library = TextureLibrary(self, self.textures, session, engine, folders.data / "textures")
        self.surprising = Surprising(self.textures)

    def _make_view(self) -> None:
        self.canvas, self.overlays = Canvas(), OverlayButton()
        self.flow = PictureFlow(self.session, self.engine, self.canvas, self.textures)
        self.library.picture = lambda: self.flow.picture
        self.viewing = Viewing(self.session, self.canvas, self.overlays)
        self.snapshots = Snapshots(self, self.session, self.engine, self.snapshot_panel)
        self.bytes = ByteFlow(self.session, self.engine, self.rate, self.history)

    def _make_editing(self) -> None:
        session, engine, canvas = self.session, self.engine, self.canvas
        self.texturing = Texturing(session, engine, self.textures)
        self.carrying = Carrying(session, engine, self.library, self.texturing, canvas)
        self.colouring = Colouring(self, session, engine, self.textures, canvas)
        self.adjusting = Adjusting(session, engine, canvas, self.viewing)
        self.levels = LevelsInHand(self.settings)
        self.guiding = Guiding(session, canvas, self.settings)
        self.selecting = Selecting(session, canvas)
        self.classes = ClassesInHand(session, self.scenes, self.class_panel)
        self.editor = Editor(session, canvas, self.levels, self.guiding, self.classes)
        self.painting = Painting(session, canvas, self.classes, self.class_panel)
        self.shaping = Shaping(session, canvas, self.editor.brush_size)
        self.preserving = Preserving(session, canvas, self.editor)
        self.refining, self.click_cost = Refining(session, engine), ClickCost(session, self.editor, canvas)
        self.resizing = Resizing(self, session, engine, lambda: self.settings.recent)
        self.suggesting = Suggesting(session, engine, canvas, self.viewing)
        self.fitting = Fitting(session, engine, canvas)
        self.morphing = Morphing(session, engine, canvas, self.flow, self.files)
        self.options = OptionsStrip(self.editor, self.shaping, self.adjusting, canvas, self.overlays)

    def _make_middle(self) -> None:
        session, engine, canvas = self.session, self.engine, self.canvas
        self.pages = Pages(session, engine, self.files, self.recent, self.settings, self.options, canvas)
        self.tabs, self.start_page, self.messages = self.pages.tabs, self.pages.start_page, self.pages.messages
        self.setCentralWidget(self.pages)
        self.status = StatusBar(session, engine, canvas, self.flow, (self.refining, self.resizing), self.click_cost)
        self.setStatusBar(self.status)
        self._recent_menu = RecentMenu(self, self.recent, session, self.files, self.flow)
        self.program = Program(self, self.settings, engine, self.status)
        self.study_opening = StudyOpening(self, self.files)
        self.palette_of_commands = CommandPalette(self, self.settings, self.facts)
        self.program.hand_settings(
            autosave=partial(setattr, self.autosave, "is_on"),
            history_megabytes=lambda megabytes: session.limit_history(megabytes * 2**20),
            animate=canvas.set_animated,
        )

    def _collected(self) -> list[Command]:
        """The commands of all parts."""
        parts = (
            *(
                self.session,
                self.files,
                self.scenes,
                self.sampling,
                self.library,
                self.surprising,
                self.colouring,
                self.viewing,
                self.adjusting,
                self.selecting,
            ),
            *(
                self.preserving,
                self.levels,
                self.editor,
                self.painting,
                self.guiding,
                self.suggesting,
                self.refining,
                self.fitting,
                self.resizing,
                self.morphing,
                self.snapshots,
                self.exporting,
                self.linking,
                self.clipboard,
                self.presenting,
                self.systems,
                self.copying,
                self.pages,
                self.panels,
                self.program,
                self.study_opening,
                self.palette_of_commands,
                self.tour,
                self,
            ),
        )
        return [command for part in parts for command in part.commands()]

    def commands(self) -> list[Command]:
        """What is done with the window itself."""
        return [Command("quit", "File", tr("Quit"), "Ctrl+Q", tr("Close the window"), self.close)]

    def _connect(self) -> None:
        session, status, messages = self.session, self.status, self.messages
        self.engine.photo_loaded.connect(self._name_photo)
        session.listed.connect(self._show_name)
        session.switched.connect(self._show_kind)
        for change in (session.changed, session.previewed, session.selection_changed, session.listed):
            change.connect(self._update_actions)
        for change in (self.editor.brush_changed, self.overlays.changed, self.guiding.changed):
            change.connect(self._update_actions)
        for dropped in (self.start_page.image_dropped, self.canvas.image_dropped):
            dropped.connect(self.clipboard.take_image)
        self.start_page.tour_wanted.connect(self.tour.start)
        self.start_page.scene_wanted.connect(self.scenes.ask_size)
        self.start_page.offer_scenes(bool(self.scenes.facts()))
        self.scenes.looked.connect(self.start_page.offer_scenes)
        # A photo that was on show while it was analysed does not become a document.
        status.call_off_requested.connect(self.pages.leave_start)
        self.selecting.pasted.connect(partial(self.editor.set_tool, Tool.MOVE))
        for changed in (self.library.changed, self.surprising.changed, self.colouring.changed):
            changed.connect(self.flow.renew_gallery)
        self.tabs.bar.text_of = self.carrying.text_of
        self.tabs.texture_dropped.connect(self.carrying.give)
        self.tabs.texture_carried.connect(self.carrying.carry)
        self.library.taken.connect(self.texturing.take)
        self.library.loaded.connect(self.surprising.restore)
        self.snapshots.taken.connect(self.panels.show_history)
        self.library.undoable.connect(messages.show_undoable)
        texturing = self.library, self.surprising, self.colouring
        for part in (
            self.files,
            *texturing,
            self.exporting,
            self.linking,
            self.clipboard,
            self.copying,
            self.refining,
            self.resizing,
            self.study_opening,
        ):
            messages.follow(errors=[part.error], notices=[part.done])
        messages.follow(
            errors=[
                *(
                    self.texturing.refused,
                    self.carrying.error,
                    self.flow.failed,
                    self.autosave.stopped,
                    self.adjusting.failed,
                ),
                *(self.engine.model_failed, self.recovery.error, self.sampling.error),
            ],
            notices=[
                self.presenting.done,
                *(
                    self.painting.notice,
                    self.editor.notice,
                    self.preserving.notice,
                    self.selecting.notice,
                    self.viewing.notice,
                ),
                *(self.suggesting.notice, self.shaping.notice, self.fitting.notice, self.snapshots.notice),
                *(self.canvas.hint, self.start_page.hint, self.engine.noticed),
            ],
        )
        messages.follow(errors=[self.morphing.error], notices=[self.morphing.done])

    def start(self, given: Sequence[Path | str]) -> None:
        """Begin to load the model, offer what a crash left behind, and open files and links, which are texts."""
        self.engine.start()
        self.canvas.set_waiting_text(tr("Loading the model…"))
        for one in given:
            if isinstance(one, Path):
                self.files.open_all([one])
            else:
                self.clipboard.take_image(one)
        self.recovery.offer()

    # Commands

    def facts(self) -> set[str]:
        """What is true now and lets commands be done."""
        parts = (self.session, self.scenes, self.sampling, self.refining, self.fitting)
        return set().union(*(part.facts() for part in parts))

    def _do(self, command: Command) -> None:
        """Do a command. But for tools and views, what the hand is in the middle of ends first, and is kept."""
        if command.menu not in ("", "View", "Help"):
            self.session.interrupt()
        command.slot()

    @Slot()
    def _update_actions(self) -> None:
        update_actions(self.rows, self.actions_by_key, self.facts())

    def reset_layout(self) -> None:
        """Put the docks where they are at first."""
        self.panels.reset()

    @Slot()
    def _show_kind(self) -> None:
        """Scenes have tools and a panel of their own."""
        self._update_actions()
        tidy(self._tool_bar)
        self.panels.show_kind(self.editor.is_scene)

    # The title

    @Slot()
    def _show_name(self) -> None:
        current = self.session.current
        self.setWindowTitle(f"{current.name}[*] - GC Studio" if current else "GC Studio")
        self.setWindowModified(self.session.modified)

    @Slot(object)
    def _name_photo(self, path: Path) -> None:
        """A photo is seen before it is a document."""
        if self.session.document is None:
            self.setWindowTitle(f"{path.name} - GC Studio")

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Name the views where there is room for words, and draw tools closer together where there is little."""
        super().resizeEvent(event)
        lower_tools(self._tool_bar, is_low=self.height() < _ROOMY_TOOLS)
        name_views(self._main_bar, self.actions_by_key, has_room=self.width() >= _NAMED_VIEWS)

    def childEvent(self, event: QChildEvent) -> None:
        """Name the tabs of the docks, which Qt makes as it needs them."""
        super().childEvent(event)
        child = event.child()
        if event.polished() and isinstance(child, QTabBar):
            child.setAccessibleName(tr("Panels"))

    def event(self, event: QEvent) -> bool:
        """Tab hides the panels when the picture has the keys; whatever else has them, it goes to the next control."""
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        # Alone: with Ctrl it goes to the next picture, whatever has the keys.
        if is_asked and isinstance(event, QKeyEvent) and (event.key(), event.modifiers()) == _TAB:
            event.setAccepted(self.focusWidget() not in (None, self, self.canvas))
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the start page for the documents, if any is open, and the tour."""
        if event.key() == Qt.Key.Key_Escape and self.pages.is_start:
            self.pages.leave_start()
        elif event.key() == Qt.Key.Key_Escape and self.tour.step is not None:
            self.tour.skip()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """What the layout is drawn for."""
        return QSize(1280, 800)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved changes, then end the threads."""
        # Stands until all has gone well: an error on the way must not take the window and what is in it.
        event.ignore()
        if not self.files.close_all():
            return
        self.panels.remember(self.settings)
        self.settings.last_folder = self.files.folder
        self.exporting.stop()
        self.presenting.close()
        self.systems.close()
        # The model may still be loading; nobody should have to watch the end of that.
        self.hide()
        self.engine.close()
        self.autosave.close()
        for part in (
            *(self.preserving, self.selecting, self.adjusting, self.suggesting, self.fitting),
            *(self.click_cost, self.recent, self.clipboard),
            *(self.morphing, self.shaping),
        ):
            part.close()
        event.accept()
