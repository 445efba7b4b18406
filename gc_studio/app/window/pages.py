"""The middle of the window: tabs, and below them the start page or the desk, where the picture lies.

Flows in: the open documents, a photo that is still to be analysed, what is chosen or dropped. Flows out: which page is
on show, and documents that are opened, switched to and closed.
"""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from gc_studio.app.background.engine import Engine
from gc_studio.app.commands.command import DOCUMENT, Command
from gc_studio.app.documents.files import Files
from gc_studio.app.documents.recent import RecentFiles
from gc_studio.app.documents.session import Session
from gc_studio.app.editing.options import OptionsStrip
from gc_studio.app.settings import Settings
from gc_studio.app.window.messages import MessageBar
from gc_studio.app.window.start_page import StartPage
from gc_studio.app.window.tab_bar import DocumentTabs
from gc_studio.canvas import Canvas
from gc_studio.words import tr


class Pages(QWidget):
    """Tabs, start page, desk, and the messages over them."""

    def __init__(
        self,
        session: Session,
        engine: Engine,
        files: Files,
        recent: RecentFiles,
        settings: Settings,
        options: OptionsStrip,
        canvas: Canvas,
    ) -> None:
        super().__init__()
        self._session, self._files, self._options = session, files, options
        self.tabs, self.start_page, self.desk = DocumentTabs(), StartPage(recent, settings), QWidget()
        self._stack = QStackedWidget()
        self._lay_out(canvas)
        self.messages = MessageBar(self._stack)
        self._stack.currentChanged.connect(self._place_messages)
        self._follow_clicks(canvas)
        session.changed.connect(self.leave_start)
        session.listed.connect(self._show_tabs)
        engine.photo_loaded.connect(self._show_photo)
        engine.open_failed.connect(self.leave_start)
        files.shown.connect(self.leave_start)
        self._show_tabs()

    def _lay_out(self, canvas: Canvas) -> None:
        column, layout = QVBoxLayout(self.desk), QGridLayout(self)
        for each in (column, layout):
            each.setContentsMargins(0, 0, 0, 0)
            each.setSpacing(0)
        column.addWidget(self._options)
        column.addWidget(canvas, 1)
        self._stack.addWidget(self.start_page)
        self._stack.addWidget(self.desk)
        layout.addWidget(self.tabs, 0, 0)
        layout.addWidget(self._stack, 1, 0)

    def _follow_clicks(self, canvas: Canvas) -> None:
        tabs, start, files = self.tabs, self.start_page, self._files
        tabs.chosen.connect(self.leave_start)
        tabs.chosen.connect(self._session.switch)
        tabs.close_requested.connect(files.close_at)
        tabs.moved.connect(self._session.reorder)
        tabs.new_requested.connect(self.show_start)
        start.open_requested.connect(files.open_with_dialog)
        for chosen in (start.sample_chosen, start.recent_chosen):
            chosen.connect(files.open)
        for dropped in (start.files_dropped, canvas.files_dropped):
            dropped.connect(files.open_all)

    def commands(self) -> list[Command]:
        """The start page, and away with a page."""
        new = tr("Show the start page, with samples and recent work")
        return [
            Command("start_page", "File", tr("New…"), "Ctrl+N", new, self.show_start, "tab-new"),
            Command("close", "File", tr("Close"), "Ctrl+W", tr("Close this picture"), self.close_page, needs=DOCUMENT),
        ]

    @property
    def is_start(self) -> bool:
        """Whether the start page is on show."""
        return self._stack.currentWidget() is self.start_page

    @Slot()
    def leave_start(self) -> None:
        """Show the documents, if any is open."""
        self._stack.setCurrentWidget(self.desk if self._session.current is not None else self.start_page)

    @Slot()
    def show_start(self) -> None:
        """Show the start page; the open documents stay."""
        self._session.interrupt()
        self.start_page.refresh()
        self._stack.setCurrentWidget(self.start_page)
        self.start_page.setFocus()

    def close_page(self) -> None:
        """Close the current document, or the start page where that lies over it."""
        if self.is_start:
            self.leave_start()
        else:
            self._files.close_current()

    @Slot()
    def _show_photo(self) -> None:
        """A photo is seen before it is a document."""
        if self._session.document is None:
            self._stack.setCurrentWidget(self.desk)

    @Slot()
    def _show_tabs(self) -> None:
        items = self._session.documents
        names, modified = [item.name for item in items], [item.modified for item in items]
        paths = [str(item.saved_path or item.source or item.name) for item in items]
        self.tabs.show_tabs(names, modified, paths, self._session.index)

    @Slot()
    def _place_messages(self) -> None:
        # On the options of a tool it would lie over what one reaches for next.
        self.messages.set_inset(0 if self.is_start else self._options.height())
