"""The tabs of the open documents.

Flows in: names, paths and whether there are unsaved changes. Flows out: signals for what a person does with a tab.
"""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QIcon, QMouseEvent, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QTabBar, QToolButton, QWidget

from gc_studio.app.look import theme
from gc_studio.words import tr

_WIDEST, _NARROWEST = 220, 112
_DOT = 8


class _Bar(QTabBar):
    """Tabs that keep a readable width; a middle click closes one."""

    middle_clicked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._pressed = -1
        self.setAccessibleName(tr("Open documents"))
        self.setDocumentMode(True)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setMovable(True)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideMiddle)
        self.setIconSize(QSize(_DOT, _DOT))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def tabSizeHint(self, index: int) -> QSize:
        """As wide as the name within bounds."""
        hint = super().tabSizeHint(index)
        return QSize(min(max(hint.width(), _NARROWEST), _WIDEST), hint.height())

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Names are elided before the tabs begin to scroll."""
        return QSize(_NARROWEST, self.tabSizeHint(index).height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember which tab the middle button went down on."""
        if event.button() == Qt.MouseButton.MiddleButton:
            self._pressed = self.tabAt(event.position().toPoint())
        else:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Close the tab if the middle button comes up where it went down."""
        if event.button() == Qt.MouseButton.MiddleButton:
            if self._pressed >= 0 and self.tabAt(event.position().toPoint()) == self._pressed:
                self.middle_clicked.emit(self._pressed)
            self._pressed = -1
        else:
            super().mouseReleaseEvent(event)


class DocumentTabs(QWidget):
    """A tab for each open document and a button for one more."""

    chosen = Signal(int)
    """Index of the tab that is the current one now; comes also when the current tab was moved or clicked."""
    close_requested = Signal(int)
    moved = Signal(int, int)
    """Index before and after, as the tabs lie when the signal comes."""
    new_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("options")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._modified: list[bool] = []
        self._updating = False
        self.bar = _Bar()
        self.bar.setObjectName("documents")
        self.bar.currentChanged.connect(self._choose)
        self.bar.tabBarClicked.connect(self._click)
        self.bar.tabMoved.connect(self._move)
        self.bar.middle_clicked.connect(self.close_requested)
        self.new_button = QToolButton()
        self.new_button.setIcon(theme.icon("add"))
        self.new_button.setIconSize(QSize(16, 16))
        self.new_button.setToolTip(tr("Open another picture in a tab of its own"))
        self.new_button.setAccessibleName(tr("New tab"))
        self.new_button.clicked.connect(self.new_requested)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 0, 4, 0)
        layout.setSpacing(4)
        layout.addWidget(self.bar)
        layout.addWidget(self.new_button)
        layout.addStretch(1)
        theme.notifier().changed.connect(self._paint_dots)
        self.hide()

    def show_tabs(self, names: list[str], modified: list[bool], paths: list[str], current: int) -> None:
        """Show these documents, and no tabs at all when there are none. No signal comes of it.

        names, modified, paths: one entry per document; paths may be empty strings. current: index.
        """
        self._updating = True
        for index in range(self.bar.count(), len(names)):
            self.bar.addTab(names[index])
            self.bar.setTabButton(index, QTabBar.ButtonPosition.RightSide, self._close_button())
        while self.bar.count() > len(names):
            self.bar.removeTab(self.bar.count() - 1)
        self._modified = list(modified)
        for index, (name, path) in enumerate(zip(names, paths, strict=True)):
            # A single & would underline the letter behind it.
            self.bar.setTabText(index, name.replace("&", "&&"))
            self.bar.setTabToolTip(index, theme.plain_tip(path or name))
            self.bar.setAccessibleTabName(index, tr("{name}, unsaved changes", name=name) if modified[index] else name)
            self._button(index).setAccessibleName(tr("Close {name}", name=name))
        if names:
            self.bar.setCurrentIndex(current)
        self._paint_dots()
        self.setVisible(bool(names))
        self._updating = False

    @Slot()
    def _paint_dots(self) -> None:
        """The mark of unsaved changes, in the colour of the theme."""
        mark = QIcon(_dot(theme.colours().accent, self.devicePixelRatio()))
        for index, modified in enumerate(self._modified):
            self.bar.setTabIcon(index, mark if modified else QIcon())

    def _button(self, index: int) -> QWidget:
        return self.bar.tabButton(index, QTabBar.ButtonPosition.RightSide)

    def _close_button(self) -> QToolButton:
        button = QToolButton()
        button.setObjectName("close_tab")
        button.setIcon(theme.icon("close"))
        button.setIconSize(QSize(12, 12))
        button.setToolTip(tr("Close this picture"))
        # The tabs have the focus; a way through every close button would be a long one.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self._close(button))
        return button

    def _close(self, button: QToolButton) -> None:
        for index in range(self.bar.count()):
            if self._button(index) is button:
                self.close_requested.emit(index)
                return

    @Slot(int)
    def _choose(self, index: int) -> None:
        if not self._updating:
            self.chosen.emit(index)

    @Slot(int)
    def _click(self, index: int) -> None:
        # The page that is shown may be another one than the current tab's.
        if index >= 0 and index == self.bar.currentIndex():
            self.chosen.emit(index)

    @Slot(int, int)
    def _move(self, before: int, after: int) -> None:
        self._modified.insert(after, self._modified.pop(before))
        self.moved.emit(before, after)


def _dot(colour: str, ratio: float) -> QPixmap:
    pixmap = QPixmap(QSize(_DOT, _DOT) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(0, 0, _DOT, _DOT)
    painter.end()
    return pixmap
