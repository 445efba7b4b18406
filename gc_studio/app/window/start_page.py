"""The start page, in the place of the canvas while no document is open.

Flows in: the recent files. Flows out: signals for what is to be opened.
"""

import contextlib
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QImage,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gc_studio.app.documents.recent import RecentFile, RecentFiles
from gc_studio.app.look import theme
from gc_studio.app.look.cards import Card, CardGrid
from gc_studio.app.look.size_choice import SizeChoice
from gc_studio.app.settings import Settings
from gc_studio.canvas.drops import carried_picture, dropped_files, may_be_dropped
from gc_studio.storage import RESOURCES
from gc_studio.words import mark, tr

_SAMPLES = {
    "dress": mark("Dress"),
    "jacket": mark("Jacket"),
    "jumper": mark("Jumper"),
    "sneakers": mark("Sneakers"),
}
_WIDEST = 1000
"""Width of the column in the middle; on a large screen a wider one would be a search for the pieces."""
_CARD_WIDTH = 150


class StartPage(QWidget):
    """Open a photo, try a sample, go on with recent work."""

    open_requested = Signal()
    sample_chosen = Signal(object)
    """Path."""
    recent_chosen = Signal(object)
    """Path."""
    files_dropped = Signal(object)
    """list[Path]."""
    image_dropped = Signal(object)
    """See `carried_picture`."""
    tour_wanted = Signal()
    scene_wanted = Signal()
    """An empty scene is to be painted."""
    hint = Signal(str)

    def __init__(self, recent: RecentFiles, settings: Settings) -> None:
        super().__init__()
        self._recent, self._settings = recent, settings
        self.size_choice = SizeChoice(settings)
        self.setObjectName("start")
        self.setAccessibleName(tr("Start page"))
        self.setAcceptDrops(True)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page = _Page()
        self._page.setObjectName("page")
        column = QVBoxLayout()
        column.setSpacing(0)
        for part in (self._head(), self._samples(), self._recent_part()):
            column.addWidget(part)
        # Added last, so that the keys come to it last.
        column.insertWidget(1, self._offer())
        self._column = QWidget()
        self._column.setMaximumWidth(_WIDEST)
        self._column.setLayout(column)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self._column, 1000)
        across.addStretch(1)
        layout = QVBoxLayout(self._page)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.addStretch(1)
        layout.addLayout(across)
        layout.addStretch(2)
        self.area.setWidget(self._page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)
        self.setFocusProxy(self.open_button)
        recent.changed.connect(self._show_recent)
        settings.changed.connect(self._show_offer)
        self._show_recent()
        self._show_offer()
        self.refresh()

    # Parts

    def _head(self) -> QWidget:
        mark, title = QLabel(), QLabel("GC Studio")
        mark.setPixmap(theme.app_icon().pixmap(44, 44))
        title.setObjectName("title")
        line = QLabel(
            tr("Turn a photo into lines, a texture and the details you keep: a kilobyte or two, all editable.")
        )
        line.setObjectName("dim")
        line.setWordWrap(True)
        self.open_button = QPushButton(theme.icon("open", "on_accent"), " " + tr("Open a photo…"))
        self.open_button.setObjectName("primary")
        self.open_button.setProperty("large", True)
        self.open_button.setToolTip(tr("Open a photo or a .gcx"))
        self.open_button.setAutoDefault(True)
        self.open_button.clicked.connect(self.open_requested)
        paste = QKeySequence(QKeySequence.StandardKey.Paste).toString(QKeySequence.SequenceFormat.NativeText)
        hint = QLabel(tr("or drop one anywhere, or paste one with {paste}", paste=paste))
        hint.setObjectName("dim")
        hint.setWordWrap(True)
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(title)
        names.addWidget(line)
        first, second = QHBoxLayout(), QHBoxLayout()
        first.setSpacing(14)
        first.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        first.addLayout(names, 1)
        second.setSpacing(14)
        size = QLabel(tr("Size"))
        size.setObjectName("dim")
        size.setBuddy(self.size_choice)
        self.scene_button = QPushButton(tr("New scene…"))
        self.scene_button.setToolTip(tr("Paint a picture from nothing"))
        self.scene_button.clicked.connect(self.scene_wanted)
        self.scene_button.hide()
        for widget in (self.open_button, size, self.size_choice, self.scene_button):
            second.addWidget(widget)
        second.addStretch()
        head = QWidget()
        layout = QVBoxLayout(head)
        layout.setContentsMargins(4, 0, 4, 14)
        layout.setSpacing(16)
        layout.addLayout(first)
        ways = QVBoxLayout()
        ways.setSpacing(8)
        ways.addLayout(second)
        ways.addWidget(hint)
        layout.addLayout(ways)
        return head

    def _samples(self) -> QWidget:
        self.samples = CardGrid(tr("Sample photos"), _CARD_WIDTH, least_columns=4)
        paths = sorted((RESOURCES / "samples").glob("*.webp"))
        tip = tr("Open this sample photo")
        self.samples.show_cards([Card(path, _sample_name(path), "", tip, QImage(str(path))) for path in paths])
        self.samples.chosen.connect(self.sample_chosen)
        return _section(tr("Sample photos"), self.samples)

    def _recent_part(self) -> QWidget:
        self.grid = CardGrid(tr("Recent work"), _CARD_WIDTH, least_columns=3)
        self.grid.chosen.connect(self.recent_chosen)
        self.grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.grid.customContextMenuRequested.connect(self._show_menu)
        self.menu = QMenu(self)
        self.remove_action = self.menu.addAction(tr("Remove from the list"), self._remove_current)
        self.remove_action.setShortcut(QKeySequence(Qt.Key.Key_Delete))
        self.remove_action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.clear_action = self.menu.addAction(tr("Clear the list"), self._recent.clear)
        self.grid.addAction(self.remove_action)
        self.empty = QLabel(tr("What you open and save is kept here, with a small picture to know it by."))
        self.empty.setObjectName("empty")
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setMinimumHeight(84)
        return _section(tr("Recent work"), self.grid, self.empty)

    def _offer(self) -> QWidget:
        """The tour, until it was taken or declined."""
        words = QLabel(tr("New here? Five short steps on a sample photo show what can be done."))
        words.setWordWrap(True)
        self.tour_button, self.no_tour_button = QPushButton(tr("Take the tour")), QToolButton()
        self.tour_button.setAutoDefault(True)
        self.tour_button.clicked.connect(self.tour_wanted)
        self.no_tour_button.setIcon(theme.icon("close"))
        self.no_tour_button.setToolTip(tr("Offer it no longer; it stays in the menu Help"))
        self.no_tour_button.setAccessibleName(tr("Do not offer the tour again"))
        self.no_tour_button.clicked.connect(lambda: setattr(self._settings, "is_tour_offered", False))
        self.offer = QFrame()
        self.offer.setObjectName("offer")
        row = QHBoxLayout(self.offer)
        row.setContentsMargins(14, 8, 8, 8)
        row.addWidget(words, 1)
        row.addWidget(self.tour_button)
        row.addWidget(self.no_tour_button)
        return self.offer

    @Slot()
    def _show_offer(self) -> None:
        self.offer.setVisible(self._settings.is_tour_offered)

    def offer_scenes(self, are_possible: bool) -> None:
        """Whether a model is there that paints them."""
        self.scene_button.setVisible(are_possible)

    def refresh(self) -> None:
        """Look again which recent files there are; to be called when the page comes on show."""
        self._recent.look()

    @Slot()
    def _show_recent(self) -> None:
        entries = self._recent.known()
        self.grid.show_cards([_recent_card(entry) for entry in entries])
        self.grid.setVisible(bool(entries))
        self.empty.setVisible(not entries)
        # With nothing else to look at, the samples take the whole width.
        self.samples.set_most_columns(None if entries else 4)

    @Slot(QPoint)
    def _show_menu(self, place: QPoint) -> None:
        # The menu key asks for the menu in the middle of the grid, whatever lies there.
        item = self.grid.itemAt(place) if self.grid.underMouse() else self.grid.currentItem()
        if item is not None:
            self.grid.setCurrentItem(item)
            self.menu.popup(self.grid.viewport().mapToGlobal(place))

    @Slot()
    def _remove_current(self) -> None:
        row = self.grid.currentRow()
        if row >= 0:
            self._recent.remove(self.grid.cards()[row].path)

    # Drag and drop

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files and images."""
        if may_be_dropped(event):
            event.acceptProposedAction()
            self._page.set_dropping(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The drag went elsewhere."""
        self._page.set_dropping(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand on the files, or the picture, where there is one, with the file that it is said to be."""
        self._page.set_dropping(False)
        event.acceptProposedAction()
        paths, picture = dropped_files(event), carried_picture(event.mimeData())
        if picture is not None:
            self.image_dropped.emit(picture)
        elif paths:
            self.files_dropped.emit(paths)
        else:
            self.hint.emit(tr("What was dropped is no image that can be read"))


def _sample_name(path: Path) -> str:
    return tr(_SAMPLES[path.stem]) if path.stem in _SAMPLES else path.stem.capitalize()


class _Page(QWidget):
    """What scrolls; framed while something is dragged over it."""

    def __init__(self) -> None:
        super().__init__()
        self._dropping = False
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def set_dropping(self, dropping: bool) -> None:
        self._dropping = dropping
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The frame of a drag, within what can be seen of the page."""
        super().paintEvent(event)
        if self._dropping:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.colours().accent), 3))
            painter.drawRoundedRect(self.visibleRegion().boundingRect().adjusted(4, 4, -4, -4), 8, 8)


def _section(title: str, *contents: QWidget) -> QWidget:
    """A heading and what belongs below it."""
    heading = QLabel(title)
    heading.setObjectName("group")
    section = QWidget()
    section.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
    layout = QVBoxLayout(section)
    layout.setContentsMargins(0, 4, 0, 8)
    layout.setSpacing(4)
    layout.addWidget(heading)
    for widget in contents:
        layout.addWidget(widget)
    return section


def _recent_card(entry: RecentFile) -> Card:
    folder = entry.path.parent
    with contextlib.suppress(ValueError):
        folder = Path("~") / folder.relative_to(Path.home())
    line = str(folder) if entry.exists else tr("Not there any more")
    return Card(entry.path, entry.path.name, line, theme.plain_tip(str(entry.path)), entry.thumbnail, entry.exists)
