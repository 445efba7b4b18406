"""The snapshots above the history: documents that were given a name, with their bytes.

Flows in: names and file bytes. Flows out: what a person wants of them. It knows no document.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gc_studio.app.look import theme
from gc_studio.app.look.controls import push_button
from gc_studio.words import tr

_MOST_ROWS = 5
"""Snapshots that are seen at once."""

_NAME, _BYTES = 0, 1


class _List(QTreeWidget):
    """Names and bytes; Enter goes to a snapshot, F2 and a slow second click rename it."""

    entered = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the snapshot that the arrow keys reached."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        item = self.currentItem()
        if is_enter and self.state() != QAbstractItemView.State.EditingState and item is not None:
            self.entered.emit(self.indexOfTopLevelItem(item))
        else:
            super().keyPressEvent(event)


class SnapshotPanel(QWidget):
    """Buttons and a list, which is hidden as long as there is nothing in it."""

    wanted = Signal()
    """A snapshot of what is there now."""
    compare_wanted = Signal(object)
    """list[int] of the snapshots that are chosen, one or two."""
    jumped = Signal(int)
    renamed = Signal(int, str)
    removed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.take_button = push_button(
            tr("Take snapshot"),
            tr("Keep what is there now under a name, whatever becomes of the history"),
            self.wanted.emit,
        )
        self.take_button.setIcon(theme.icon("original"))
        self.compare_button = push_button(
            tr("Compare"),
            tr("Show two snapshots with a divider to drag, or one beside what is there now"),
            self._compare,
        )
        self.compare_button.setIcon(theme.icon("split"))
        self.list = _List()
        self._set_up_list()
        row = QHBoxLayout()
        row.setContentsMargins(6, 4, 6, 4)
        row.setSpacing(6)
        for button in self._buttons():
            button.setIconSize(QSize(16, 16))
            row.addWidget(button)
        row.addStretch()
        layout = QVBoxLayout(self)
        # A little space before the history.
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addWidget(self.list)
        self.show_snapshots([], [])
        self.set_enabled(False)

    def _set_up_list(self) -> None:
        listed = self.list
        listed.setAccessibleName(tr("Snapshots"))
        listed.setColumnCount(2)
        listed.setHeaderHidden(True)
        listed.setRootIsDecorated(False)
        listed.setUniformRowHeights(True)
        listed.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        listed.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.SelectedClicked
        )
        listed.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        listed.header().setStretchLastSection(False)
        listed.header().setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        listed.header().setSectionResizeMode(_BYTES, QHeaderView.ResizeMode.ResizeToContents)
        listed.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        listed.customContextMenuRequested.connect(self._open_menu)
        listed.itemSelectionChanged.connect(self._show_state)
        listed.itemChanged.connect(self._rename)
        listed.itemDoubleClicked.connect(lambda item, _: self.jumped.emit(listed.indexOfTopLevelItem(item)))
        listed.entered.connect(self.jumped)

    def _buttons(self) -> tuple[QPushButton, QPushButton]:
        return self.take_button, self.compare_button

    # What is shown

    def set_enabled(self, is_enabled: bool) -> None:
        """Whether there is a document."""
        self.take_button.setEnabled(is_enabled)

    def show_snapshots(self, names: Sequence[str], totals: Sequence[int | None]) -> None:
        """Show all snapshots; totals are bytes of their files, None while they are being counted."""
        listed = self.list
        listed.blockSignals(True)
        while listed.topLevelItemCount() > len(names):
            listed.takeTopLevelItem(listed.topLevelItemCount() - 1)
        for number, (name, total) in enumerate(zip(names, totals, strict=True)):
            item = listed.topLevelItem(number) or self._new_item()
            told = "\N{HORIZONTAL ELLIPSIS}" if total is None else tr("{size:,} B", size=total)
            for column, text in ((_NAME, name), (_BYTES, told)):
                if item.text(column) != text:
                    item.setText(column, text)
            item.setToolTip(_NAME, theme.plain_tip(name))
        listed.blockSignals(False)
        listed.setVisible(bool(names))
        if names:
            rows = min(len(names), _MOST_ROWS)
            listed.setFixedHeight(rows * listed.sizeHintForRow(0) + 2 * listed.frameWidth() + 2)
        self._show_state()

    def _new_item(self) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self.list)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        item.setTextAlignment(_BYTES, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return item

    def edit(self, number: int) -> None:
        """Let a person type another name, with the one that is there selected."""
        item = self.list.topLevelItem(number)
        if item is not None:
            self.list.setCurrentItem(item)
            self.list.scrollToItem(item)
            self.list.editItem(item, _NAME)

    @property
    def chosen(self) -> list[int]:
        """Which are selected, from the head of the list on."""
        return sorted(self.list.indexOfTopLevelItem(item) for item in self.list.selectedItems())

    @Slot()
    def _show_state(self) -> None:
        self.compare_button.setVisible(self.list.topLevelItemCount() > 0)
        self.compare_button.setEnabled(len(self.chosen) in (1, 2))

    # What is wanted

    @Slot()
    def _compare(self) -> None:
        self.compare_wanted.emit(self.chosen)

    @Slot(QTreeWidgetItem, int)
    def _rename(self, item: QTreeWidgetItem, column: int) -> None:
        if column == _NAME:
            self.renamed.emit(self.list.indexOfTopLevelItem(item), item.text(_NAME))

    @Slot(QPoint)
    def _open_menu(self, place: QPoint) -> None:
        item = self.list.itemAt(place)
        if item is not None:
            menu = self.menu_of(self.list.indexOfTopLevelItem(item))
            menu.popup(self.list.viewport().mapToGlobal(place))

    def menu_of(self, number: int) -> QMenu:
        """What can be done with a snapshot."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        entries = (
            (tr("Go there"), lambda: self.jumped.emit(number)),
            (tr("Rename"), lambda: self.edit(number)),
            (tr("Delete"), lambda: self.removed.emit(number)),
        )
        for text, act in entries:
            action = QAction(text, menu)
            action.triggered.connect(act)
            menu.addAction(action)
        return menu
