"""The tabs of the open documents.

Flows in: names, paths and whether there are unsaved changes. Flows out: signals for what a person does with a tab.
"""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QIcon,
    QMouseEvent,
    QPainter,
    QPixmap,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QTabBar, QToolButton, QWidget

from gc_studio.analysis.texture_text import is_texture_text
from gc_studio.app.look import theme
from gc_studio.app.look.dragging import drag_distance, drag_text
from gc_studio.words import tr

_WIDEST, _NARROWEST = 220, 112
_DOT = 8


class _Bar(QTabBar):
    """Tabs that keep a readable width; a middle click closes one."""

    middle_clicked = Signal(int)
    texture_dropped = Signal(int, str)
    texture_carried = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self._pressed = -1
        self._taken: tuple[int, QPoint] | None = None
        self.text_of: Callable[[int], str] = lambda _: ""
        """The texture of a document as a text; empty if there is none to be had."""
        self.setAcceptDrops(True)
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
        """Remember which tab the middle button went down on, or that a texture is taken: with Ctrl, tabs stay."""
        place = event.position().toPoint()
        is_left = event.button() == Qt.MouseButton.LeftButton
        if event.button() == Qt.MouseButton.MiddleButton:
            self._pressed = self.tabAt(place)
        elif is_left and event.modifiers() == Qt.KeyboardModifier.ControlModifier and self.tabAt(place) >= 0:
            self._taken = self.tabAt(place), place
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Far enough from where a texture was taken, it is dragged."""
        if self._taken is None:
            super().mouseMoveEvent(event)
            return
        index, begun = self._taken
        if (event.position().toPoint() - begun).manhattanLength() >= drag_distance():
            text = self.text_of(index)
            if text:
                drag_text(self, text, self.grab(self.tabRect(index)))
            self._taken = None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Close the tab if the middle button comes up where it went down."""
        if event.button() == Qt.MouseButton.MiddleButton:
            if self._pressed >= 0 and self.tabAt(event.position().toPoint()) == self._pressed:
                self.middle_clicked.emit(self._pressed)
            self._pressed = -1
        elif self._taken is not None:
            self._taken = None
        else:
            super().mouseReleaseEvent(event)

    # Textures that are dropped on tabs

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept textures."""
        if is_texture_text(event.mimeData().text()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Accept them on tabs other than that which they come from."""
        event.setAccepted(self._target(event) >= 0)

    def dropEvent(self, event: QDropEvent) -> None:
        """Say which tab is to have which texture."""
        target = self._target(event)
        if target < 0:
            return
        event.acceptProposedAction()
        if self._taken is not None and event.source() is self:
            self.texture_carried.emit(self._taken[0], target)
        else:
            self.texture_dropped.emit(target, event.mimeData().text())

    def _target(self, event: QDropEvent) -> int:
        """The tab under the pointer; -1 if there is none, or it is that which the texture comes from."""
        target = self.tabAt(event.position().toPoint())
        is_own = self._taken is not None and event.source() is self and self._taken[0] == target
        return -1 if is_own else target


class DocumentTabs(QWidget):
    """A tab for each open document and a button for one more."""

    chosen = Signal(int)
    """Index of the tab that is the current one now; comes also when the current tab was moved or clicked."""
    close_requested = Signal(int)
    moved = Signal(int, int)
    """Index before and after, as the tabs lie when the signal comes."""
    new_requested = Signal()
    texture_dropped = Signal(int, str)
    """The document of a tab is to have the texture of a text."""
    texture_carried = Signal(int, int)
    """The texture of one tab's document is to be given to that of another."""

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
        self.bar.texture_dropped.connect(self.texture_dropped)
        self.bar.texture_carried.connect(self.texture_carried)
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
            hint = "\n" + tr("Drag it with Ctrl onto another tab to give that its texture") if len(names) > 1 else ""
            self.bar.setTabToolTip(index, theme.plain_tip((path or name) + hint))
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
