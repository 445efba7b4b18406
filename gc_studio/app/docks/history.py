"""The history dock: every action by name with the bytes it cost; a click goes there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from gc_studio.app import theme
from gc_studio.document import History


def signed(delta: int) -> str:
    """A byte delta for people: +14 B, 0 B, and less with a real minus sign."""
    return f"{delta:+,} B".replace("-", "\N{MINUS SIGN}") if delta else "0 B"


class HistoryPanel(QTreeWidget):
    """Contents of the history dock."""

    jumped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("History")
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.itemClicked.connect(self._jump)
        self.itemActivated.connect(self._jump)

    def show_history(self, history: History, totals: list[int]) -> None:
        """Show all entries; those that were undone are dimmed."""
        self.clear()
        for index, (entry, total) in enumerate(zip(history.entries, totals, strict=True)):
            text = signed(total - totals[index - 1]) if index else f"{total:,} B"
            item = QTreeWidgetItem([entry.name, text])
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setToolTip(0, f"{entry.name}: {total:,} B in all")
            item.setForeground(1, QBrush(QColor(theme.colours().dim)))
            if index > history.position:
                item.setForeground(0, QBrush(QColor(theme.colours().disabled)))
                item.setForeground(1, QBrush(QColor(theme.colours().disabled)))
            self.addTopLevelItem(item)
        current = self.topLevelItem(history.position)
        if current is not None:
            self.setCurrentItem(current)
            self.scrollToItem(current)

    def _jump(self, item: QTreeWidgetItem) -> None:
        self.jumped.emit(self.indexOfTopLevelItem(item))
