"""The main window: makes the parts and connects them.

Flows in: signals of canvas, docks, engine, session. Flows out: calls from one to the other. What a gesture means is the
editor's business, what happens to files that of `Files`, what is on the canvas that of `PictureFlow`.
"""

import itertools
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QChildEvent, QSize, Qt, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QDockWidget,
    QGridLayout,
    QMainWindow,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gc_studio.analysis.selection import How
from gc_studio.app.background.engine import Engine
from gc_studio.app.docks.history import HistoryPanel, changed_layer
from gc_studio.app.docks.rate import RatePanel
from gc_studio.app.docks.texture import TexturePanel
from gc_studio.app.documents.files import Files
from gc_studio.app.documents.library import TextureLibrary
from gc_studio.app.documents.recent import RecentFiles
from gc_studio.app.documents.recovery import Autosave
from gc_studio.app.documents.session import Session
from gc_studio.app.editing.adjusting import Adjusting
from gc_studio.app.editing.click_cost import ClickCost
from gc_studio.app.editing.editor import Editor
from gc_studio.app.editing.options import SHAPE_ACTIONS, OptionsStrip
from gc_studio.app.editing.refining import Refining
from gc_studio.app.editing.selecting import Selecting, selection_tool_shape
from gc_studio.app.editing.texturing import Texturing
from gc_studio.app.export.exporting import Exporting
from gc_studio.app.settings import Settings
from gc_studio.app.view.overlays import OverlayButton
from gc_studio.app.view.picture_flow import PictureFlow
from gc_studio.app.window.actions import Row, make_actions
from gc_studio.app.window.commands import command_table
from gc_studio.app.window.messages import MessageBar
from gc_studio.app.window.shell import Shell
from gc_studio.app.window.start_page import StartPage
from gc_studio.app.window.status import StatusBar
from gc_studio.app.window.tab_bar import DocumentTabs
from gc_studio.app.window.wiring import connect
from gc_studio.canvas import Canvas, MaskShape, Tool, View
from gc_studio.document.edits import Point

_NAMED_VIEWS = 1180
"""Width in pixels from which the views have their names on the tool bar."""


@dataclass(frozen=True)
class Folders:
    """Where the program keeps what is the user's, and what it can make again."""

    data: Path
    cache: Path


class MainWindow(QMainWindow):
    """The window of GC Studio."""

    def __init__(self, engine: Engine, settings: Settings, folders: Folders) -> None:
        super().__init__()
        self.engine, self.settings = engine, settings
        self.session = session = Session()
        session.history_bytes_limit = settings.history_megabytes * 2**20
        self.autosave = Autosave(session, folders.data / "recovery")
        self.autosave.is_on = settings.autosave
        self.editor, self.texturing = Editor(session), Texturing(session)
        self.selecting, self.adjusting = Selecting(session), Adjusting(session, engine)
        self.refining = Refining(session, engine)
        self.recent = RecentFiles(settings, folders.cache / "recent")
        self.click_cost = ClickCost(session, self.editor)
        self.canvas = Canvas()
        self.textures, self.rate, self.history = TexturePanel(), RatePanel(), HistoryPanel()
        self.flow = PictureFlow(session, engine, self.canvas, self.textures)
        self.files = Files(self, session, engine, settings.last_folder)
        self.library = TextureLibrary(self, self.textures, session, engine, folders.data / "textures")
        self.library.picture = lambda: self.flow.picture
        self.exporting = Exporting(self, session, engine, self.files, self.flow, settings)
        self.shell = Shell(self, folders.data / "recovery")
        self.overlays = OverlayButton()
        self.options = OptionsStrip(self.overlays)
        self.status = StatusBar()
        self.setStatusBar(self.status)
        self.setCentralWidget(self._centre())
        self._make_docks()
        self.rows = command_table(self)
        self.actions_by_key = make_actions(self, self.rows)
        self.shell.finish()
        connect(self)
        self.library.load()
        self.actions_by_key[View.DECODED.name].setChecked(True)
        self.show_tool()
        self.show_switched()
        self.show_tabs()
        self.show_session()
        # Within a screen of 800x600, title bar and all.
        self.setMinimumSize(790, 540)

    # Making

    def _centre(self) -> QWidget:
        self.tabs, self.start_page = DocumentTabs(), StartPage(self.recent)
        self.desk = QWidget()
        column = QVBoxLayout(self.desk)
        self.pages = QStackedWidget()
        centre = QWidget()
        layout = QGridLayout(centre)
        for each in (column, layout):
            each.setContentsMargins(0, 0, 0, 0)
            each.setSpacing(0)
        column.addWidget(self.options)
        column.addWidget(self.canvas, 1)
        self.pages.addWidget(self.start_page)
        self.pages.addWidget(self.desk)
        layout.addWidget(self.tabs, 0, 0)
        layout.addWidget(self.pages, 1, 0)
        self.messages = MessageBar(self.pages)
        # On the options of a tool it would lie over what one reaches for next.
        self.pages.currentChanged.connect(
            lambda _: self.messages.set_inset(self.options.height() if self.pages.currentWidget() is self.desk else 0)
        )
        return centre

    def _make_docks(self) -> None:
        self.docks = {}
        for name, panel in (("Textures", self.textures), ("Rate", self.rate), ("History", self.history)):
            dock = self.docks[name] = QDockWidget(name, self)
            dock.setObjectName(name)
            dock.setWidget(panel)
        self.arrange_docks()

    def arrange_docks(self) -> None:
        """Put the docks where they are at first."""
        for dock in self.docks.values():
            # A dock that is added while it lies under a tab leaves the tab behind.
            dock.setFloating(False)
            self.removeDockWidget(dock)
        for dock in self.docks.values():
            self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
            dock.show()
        self.tabifyDockWidget(self.docks["Rate"], self.docks["History"])
        self.docks["Rate"].raise_()
        textures_and_rate = [self.docks["Textures"], self.docks["Rate"]]
        self.resizeDocks(textures_and_rate, [290, 290], Qt.Orientation.Horizontal)
        self.resizeDocks(textures_and_rate, [390, 310], Qt.Orientation.Vertical)

    def start(self, paths: list[Path]) -> None:
        """Begin to load the model, offer what a crash left behind, and open files."""
        self.engine.start()
        self.canvas.set_waiting_text("Loading the model…")
        self.files.open_all(paths)
        self.shell.offer_recovery()

    # The session

    @Slot()
    def show_switched(self) -> None:
        """Another document is the current one."""
        current = self.session.current
        if current is not None:
            self.rate.show_marks({})
            self.shell.show_marks(current)

    @Slot()
    def leave_start(self) -> None:
        """Show the documents, if any is open."""
        self.pages.setCurrentWidget(self.desk if self.session.current is not None else self.start_page)

    def show_start(self) -> None:
        """Show the start page; the open documents stay."""
        self.session.interrupt()
        self.start_page.refresh()
        self.pages.setCurrentWidget(self.start_page)
        self.start_page.setFocus()

    def close_page(self) -> None:
        """Close the current document, or the start page where that lies over it."""
        if self.pages.currentWidget() is self.start_page:
            self.leave_start()
        else:
            self.files.close_current()

    def do(self, row: Row) -> None:
        """Do a command. But for tools and views, what the hand is in the middle of ends first, and is kept."""
        if row.menu_name not in ("", "View", "Help"):
            self.session.interrupt()
        row.slot()

    def facts(self) -> set[str]:
        """What is true now and lets commands be done: see `Row.needs`."""
        session = self.session
        is_true = {
            "document": session.document is not None,
            "selection": session.selection is not None,
            "photo": session.original is not None,
            "undo": session.can_undo,
            "redo": session.can_redo,
            "several": len(session.documents) > 1,
        }
        return {fact for fact, holds in is_true.items() if holds}

    def _changed_layers(self, sizes: list[dict[str, int] | None]) -> list[str | None]:
        return [None, *(changed_layer(before, after) for before, after in itertools.pairwise(sizes))]

    def _update_actions(self) -> None:
        facts = self.facts()
        for row in self.rows:
            self.actions_by_key[row.key].setEnabled(row.needs <= facts)

    @Slot()
    def show_session(self) -> None:
        """Show the current document wherever it is seen."""
        session, document = self.session, self.session.document
        self._update_actions()
        self.leave_start()
        self.textures.setEnabled(document is not None)
        self.textures.show_mix(session.mix)
        if document is None or session.history is None:
            self.status.show_size(0, 0)
            self.status.zoom.setText("")
            self.status.show_preserved(None)
            self.rate.clear()
            self.history.show_history([], [], 0)
            return
        self.textures.show_regions(1 + len(document.extra_textures))
        self.status.show_size(document.width, document.height)
        self.status.show_preserved(float(document.mask.mean()))
        self.show_bytes()

    @Slot()
    def show_bytes(self) -> None:
        """Show bytes of the document and of its history."""
        session, current = self.session, self.session.current
        if current is None:
            return
        names = [entry.name for entry in current.history.entries]
        sizes = session.history_sizes()
        totals = [sum(each.values()) if each else None for each in sizes]
        self.history.show_history(names, totals, current.history.position, self._changed_layers(sizes))
        self.rate.show_history(names, sizes, current.history.position)
        width, height = current.document.width, current.document.height
        self.rate.show_sizes(session.sizes, width, height, current.project.source_bytes)

    @Slot()
    def show_preview(self) -> None:
        """A gesture is in progress: what is undone then would be lost."""
        self.actions_by_key["undo"].setEnabled(False)
        self.actions_by_key["redo"].setEnabled(False)

    @Slot()
    def show_selection(self) -> None:
        """Show what is selected."""
        self.canvas.set_selection(*self.selecting.outline())
        self._update_actions()

    @Slot()
    def show_tabs(self) -> None:
        """Show names and unsaved marks of the open documents."""
        items = self.session.documents
        names, modified = [item.name for item in items], [item.modified for item in items]
        paths = [str(item.saved_path or item.source or item.name) for item in items]
        self.tabs.show_tabs(names, modified, paths, self.session.index)
        current = self.session.current
        self.setWindowTitle(f"{current.name}[*] - GC Studio" if current else "GC Studio")
        self.setWindowModified(self.session.modified)
        self._update_actions()

    # The engine

    @Slot(str)
    def show_model_failure(self, why: str) -> None:
        """Say that nothing can be decoded."""
        self.status.model.setText("No model")
        self.canvas.set_waiting_text("There is no model to decode with.")
        self.messages.show_error(why)

    @Slot(object, object)
    def show_photo(self, path: Path, photo: NDArray[np.uint8]) -> None:
        """Show a photo that is still to be analysed."""
        # Before the first document there is nothing else to see; later the old one stays until the new one is there.
        if self.session.document is None:
            self.canvas.set_original(photo)
            self.status.show_size(photo.shape[1], photo.shape[0])
            self.setWindowTitle(f"{path.name} - GC Studio")
            self.pages.setCurrentWidget(self.desk)

    # Tools and view

    @Slot(object, object, object, str)
    def take_shape(self, tool: Tool, shape: MaskShape, points: list[Point], how: How) -> None:
        """Select, or paint the mask, with a shape."""
        if tool.selects:
            self.selecting.select_shape(selection_tool_shape(tool), points, how)
        else:
            self.editor.paint_shape(tool, shape, points)

    @Slot()
    def show_tool(self) -> None:
        """Show the tool in hand wherever it is seen."""
        tool, shape = self.editor.tool, self.editor.mask_shape
        size = self.editor.brush_size(tool)
        self.actions_by_key[tool.name].setChecked(True)
        self.actions_by_key[SHAPE_ACTIONS[shape]].setChecked(True)
        self.canvas.set_mask_shape(shape)
        self.canvas.set_tool(tool, size)
        self.options.show_tool(tool, shape, size, self.actions_by_key)
        self.update_overlays()

    def update_overlays(self) -> None:
        """Hand opacities, colours and pins to the canvas."""
        lines, cells = self.overlays.lines.overlay, self.overlays.cells.overlay
        self.canvas.set_overlay_colours(lines.colour, cells.colour)
        # Who adjusts lines wants to see them, whatever the tool.
        lines_show = lines.is_pinned or self.adjusting.is_active
        self.canvas.set_overlays(lines.opacity, cells.opacity, lines_show, cells.is_pinned)

    def show_view(self, view: View) -> None:
        """Show another view."""
        self.canvas.set_view(view)
        needs_original = view not in (View.DECODED, View.STRUCTURE)
        if needs_original and self.session.document is not None and self.session.original is None:
            self.messages.show_notice("There is no original to show: the photo is not in this file.")

    # Windows of the shell

    def find_texture(self) -> None:
        """Go to the search field of the texture list."""
        self.docks["Textures"].show()
        self.docks["Textures"].raise_()
        self.textures.focus_search()

    def reset_layout(self) -> None:
        """Put docks and window back to what they were at first."""
        self.arrange_docks()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Name the views where there is room for words."""
        super().resizeEvent(event)
        has_room = self.width() >= _NAMED_VIEWS
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if has_room else Qt.ToolButtonStyle.ToolButtonIconOnly
        for view in View:
            for button in self.findChildren(QToolButton):
                if button.defaultAction() is self.actions_by_key[view.name]:
                    button.setToolButtonStyle(style)

    def childEvent(self, event: QChildEvent) -> None:
        """Name the tabs of the docks, which Qt makes as it needs them."""
        super().childEvent(event)
        child = event.child()
        if event.polished() and isinstance(child, QTabBar):
            child.setAccessibleName("Panels")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the start page for the documents, if any is open."""
        if event.key() == Qt.Key.Key_Escape and self.pages.currentWidget() is self.start_page:
            self.leave_start()
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
        self.shell.remember()
        self.exporting.stop()
        # The model may still be loading; nobody should have to watch the end of that.
        self.hide()
        self.engine.close()
        self.autosave.close()
        for part in (self.editor, self.selecting, self.adjusting, self.click_cost, self.recent):
            part.close()
        event.accept()
