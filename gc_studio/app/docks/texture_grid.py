"""One group of textures: a heading that folds it and a grid of thumbnails, with what mouse and keys do there.

Flows in: textures. Flows out: signals about items of the grid; the panel gives them their meaning.
"""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QEvent, QItemSelectionModel, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QListView,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QToolTip,
    QWidget,
)

from gc_studio.analysis.library import OWN_GROUP, Texture
from gc_studio.app.docks.texture_cell import (
    FAVOURITE,
    STOCK,
    TEXTURE,
    THUMBNAIL,
    CellDelegate,
    cell_height,
    star_area,
    thumbnail_icon,
)
from gc_studio.app.look import theme
from gc_studio.app.look.dragging import drag_distance, drag_text
from gc_studio.words import tr

_MIN_CELL_WIDTH = 84
_MIN_COLUMNS, _MAX_COLUMNS = 2, 6
_STEPS = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}
"""Rows and columns that an arrow key goes."""
_OWN_KEYS = (Qt.Key.Key_F, Qt.Key.Key_F2, Qt.Key.Key_Delete)


def texture_of(item: QListWidgetItem) -> Texture:
    """The texture of an item."""
    texture: Texture = item.data(TEXTURE)
    return texture


class GroupHeading(QAbstractButton):
    """Name of a group, how many textures it shows, and a chevron: a click or a key folds the group."""

    def __init__(self, group: str) -> None:
        super().__init__()
        self._name = tr(group)
        self.setAccessibleName(tr("Group {group}", group=tr(group)))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        font = self.font()
        font.setBold(True)
        self.setFont(font)
        self._is_folded, self._count = False, 0

    def show_state(self, is_folded: bool, count: int, can_fold: bool) -> None:
        """Show whether the group is folded and the number of its textures; no chevron where it cannot be folded."""
        self._is_folded, self._count = is_folded, count
        self.setEnabled(can_fold)
        show, hide = tr("Show the textures of this group"), tr("Hide the textures of this group")
        self.setToolTip((show if is_folded else hide) if can_fold else "")
        self.setAccessibleDescription(tr("folded") if is_folded else tr("unfolded"))
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as may be."""
        return QSize(120, self.fontMetrics().height() + 12)

    def minimumSizeHint(self) -> QSize:
        """A long name is cut."""
        return QSize(60, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return folds too; Left and Right fold and unfold as in a tree."""
        is_change = {Qt.Key.Key_Left: not self._is_folded, Qt.Key.Key_Right: self._is_folded}
        is_change |= {Qt.Key.Key_Return: True, Qt.Key.Key_Enter: True}
        key = Qt.Key(event.key())
        if key not in is_change:
            super().keyPressEvent(event)
        elif is_change[key]:
            self.click()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Chevron, name, number."""
        colours, painter = theme.colours(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 1.0))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 4, 4)
        middle = self.height() // 2
        if self.isEnabled():
            chevron = theme.icon("chevron-right" if self._is_folded else "chevron-down")
            chevron.paint(painter, self._placed(QRect(4, middle - 7, 14, 14)))
        number = str(self._count)
        number_width = self.fontMetrics().horizontalAdvance(number)
        left = 22 if self.isEnabled() else 7
        name_area = self._placed(QRect(left, 0, self.width() - left - number_width - 16, self.height()))
        name = self.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, name_area.width())
        painter.setPen(QColor(colours.text if self.underMouse() and self.isEnabled() else colours.dim))
        painter.drawText(name_area, Qt.AlignmentFlag.AlignVCenter, name)
        painter.setPen(QColor(colours.dim))
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(self._placed(self.rect().adjusted(0, 0, -8, 0)), side, number)

    def _placed(self, area: QRect) -> QRect:
        """An area, at the other side where one reads from right to left."""
        return QStyle.visualRect(self.layoutDirection(), self.rect(), area)


class TextureGrid(QListWidget):
    """Thumbnails of one group, as many in a row as fit, as high as it needs."""

    chosen = Signal(object)
    star_pressed = Signal(object)
    menu_wanted = Signal(object, QPoint)
    """Item and where on the screen."""
    copy_wanted = Signal(object)
    delete_wanted = Signal(object)
    name_typed = Signal(object, str)
    left = Signal(int, int)
    """An arrow key leads out of the grid: 1 for down and -1 for up, and the column, -1 for the end that is nearer."""

    def __init__(self, group: str) -> None:
        super().__init__()
        self.setAccessibleName(tr("Textures: {group}", group=tr(group)))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        # What is selected is the texture in use; where the keys are is the current item.
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 0.9)
        self.setFont(font)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._cells = CellDelegate(self)
        self._cells.name_typed.connect(lambda row, name: self.name_typed.emit(self.item(row), name))
        self.setItemDelegate(self._cells)
        self._columns = _MIN_COLUMNS
        self._swallows_release = False
        self._pressed: QPoint | None = None
        self.text_of: Callable[[QListWidgetItem], str] = lambda _: ""
        """A texture as the text that is dragged to others; empty if it cannot be."""
        self.itemClicked.connect(lambda item: self.chosen.emit(item))

    def minimumSizeHint(self) -> QSize:
        """Two narrow columns."""
        return QSize(_MIN_COLUMNS * 70, 0)

    # Items

    def add(self, texture: Texture) -> QListWidgetItem:
        """Append a texture; `fit` then gives it room."""
        item = QListWidgetItem(thumbnail_icon(texture.thumbnail), "")
        if texture.group == OWN_GROUP:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        self.show_texture(item, texture)
        item.setData(STOCK, True)
        self.addItem(item)
        return item

    def show_texture(self, item: QListWidgetItem, texture: Texture) -> None:
        """Let an item stand for a texture."""
        name = " ".join(texture.title.split())
        item.setData(TEXTURE, texture)
        item.setText(name)
        # Names come from outside; nothing in them is markup.
        item.setToolTip(f"<qt>{escape(tr('{name}: click to use it', name=name))}</qt>")

    def mark(self, items: list[QListWidgetItem]) -> None:
        """Mark those of some items that are here as textures in use, and no others."""
        self.clearSelection()
        for item in items:
            if item.listWidget() is self:
                # setSelected does nothing where the hand may not select.
                self.selectionModel().select(self.indexFromItem(item), QItemSelectionModel.SelectionFlag.Select)

    def visible_items(self) -> list[QListWidgetItem]:
        """Items that no filter hides."""
        return [item for row in range(self.count()) if not (item := self.item(row)).isHidden()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or fewer columns."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def fit(self) -> None:
        """Take as many columns as there is room for, and the height that these need."""
        # One pixel less than the width: a row that fits exactly is wrapped by QListView.
        width = max(self.viewport().width() - 1, 1)
        self._columns = min(max(width // _MIN_CELL_WIDTH, _MIN_COLUMNS), _MAX_COLUMNS)
        cell = QSize(width // self._columns, cell_height(self.fontMetrics()))
        if cell != self._cells.cell or cell != self.gridSize():
            self._cells.cell = cell
            self.setGridSize(cell)
        rows = -(-max(len(self.visible_items()), 1) // self._columns)
        self.setFixedHeight(rows * cell.height() + 2)

    # Mouse

    def _starred(self, place: QPoint) -> QListWidgetItem | None:
        """The item whose star lies at a place."""
        item = self.itemAt(place)
        return item if item is not None and star_area(self.visualItemRect(item)).contains(place) else None

    def _press_star(self, event: QMouseEvent) -> bool:
        """Whether a press was on a star, which then is the end of it."""
        item = self._starred(event.position().toPoint())
        if item is None or event.button() != Qt.MouseButton.LeftButton:
            return False
        self.star_pressed.emit(item)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a star is no choice of the texture."""
        self._swallows_release = self._press_star(event)
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = event.position().toPoint() if is_left and not self._swallows_release else None
        if not self._swallows_release:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Far enough from where it began, it is a drag of the texture, and the end of the click."""
        begun, item = self._pressed, self.itemAt(self._pressed) if self._pressed is not None else None
        is_far = begun is not None and (event.position().toPoint() - begun).manhattanLength() >= drag_distance()
        if item is None or not is_far or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        self._pressed, self._swallows_release = None, True
        text = self.text_of(item)
        if text:
            drag_text(self, text, item.icon().pixmap(THUMBNAIL, THUMBNAIL))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second click of two would choose again what the first one chose."""
        self._press_star(event)
        self._swallows_release = True

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The end of a click."""
        if self._swallows_release:
            self._swallows_release = False
        else:
            super().mouseReleaseEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The list around the grid scrolls."""
        event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the item under the mouse, or of the current one."""
        is_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        item: QListWidgetItem | None = self.currentItem() if is_key else self.itemAt(event.pos())
        place = self.visualItemRect(item).center() if is_key and item is not None else event.pos()
        if item is not None and not item.isHidden():
            self.menu_wanted.emit(item, self.viewport().mapToGlobal(place))

    def viewportEvent(self, event: QEvent) -> bool:
        """The star has a tooltip of its own."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            item = self._starred(event.pos())
            if item is not None:
                text = tr("Remove from the favourites (F)") if item.data(FAVOURITE) else tr("Add to the favourites (F)")
                QToolTip.showText(event.globalPos(), text, self)
                return True
        return super().viewportEvent(event)

    # Keys

    def event(self, event: QEvent) -> bool:
        """Keys that mean something here are no shortcuts of the window while the list has the focus."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_own_key(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, Return uses, F stars, F2 renames, Delete deletes, Ctrl+C copies."""
        item, key = self.currentItem(), Qt.Key(event.key())
        if item is None or item.isHidden():
            super().keyPressEvent(event)
        elif key in _STEPS:
            self._walk(item, *_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(item)
        elif _is_own_key(event):
            self._act(item, key)
        elif event.text().isprintable() and event.text():
            # Not the search by first letters of a list: there is a field for that, and tools have letters too.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _act(self, item: QListWidgetItem, key: Qt.Key) -> None:
        if key == Qt.Key.Key_C:
            self.copy_wanted.emit(item)
        elif key == Qt.Key.Key_F:
            self.star_pressed.emit(item)
        elif key == Qt.Key.Key_F2:
            self.edit_name(item)
        elif texture_of(item).group == OWN_GROUP:
            self.delete_wanted.emit(item)

    def edit_name(self, item: QListWidgetItem) -> None:
        """Let the name be edited in place, if the texture is the user's own."""
        if item.flags() & Qt.ItemFlag.ItemIsEditable:
            self.setCurrentItem(item)
            self.editItem(item)

    def _walk(self, item: QListWidgetItem, rows: int, columns: int) -> None:
        visible = self.visible_items()
        place = visible.index(item)
        target = place + rows * self._columns + columns
        last_row = (len(visible) - 1) // self._columns
        if rows > 0 and target >= len(visible) and place // self._columns < last_row:
            target = len(visible) - 1
        if 0 <= target < len(visible):
            self.setCurrentItem(visible[target])
        else:
            self.left.emit(rows + columns, place % self._columns if rows else -1)

    def enter(self, step: int, column: int) -> None:
        """Take the focus from a grid above (step 1) or below (step -1), in a column, or at the nearer end for -1."""
        visible = self.visible_items()
        if step > 0:
            place = max(column, 0)
        elif column < 0:
            place = len(visible) - 1
        else:
            place = (len(visible) - 1) // self._columns * self._columns + column
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setCurrentItem(visible[min(place, len(visible) - 1)])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """There is always a current item for the keys to act on."""
        super().focusInEvent(event)
        current, visible = self.currentItem(), self.visible_items()
        if visible and (current is None or current.isHidden()):
            self.setCurrentItem(visible[0])


def _is_own_key(event: QKeyEvent) -> bool:
    is_plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
    return (is_plain and event.key() in _OWN_KEYS) or event.matches(QKeySequence.StandardKey.Copy)


class Group:
    """A heading and its grid."""

    def __init__(self, name: str) -> None:
        self.heading, self.grid = GroupHeading(name), TextureGrid(name)

    def show_state(self, is_folded: bool, can_fold: bool) -> None:
        """Show what the filter left over, unless the group is folded."""
        count = len(self.grid.visible_items())
        self.heading.show_state(is_folded, count, can_fold)
        self.heading.setVisible(count > 0)
        self.grid.setVisible(count > 0 and not is_folded)
        self.grid.fit()

    def remove(self) -> None:
        """Take both widgets away."""
        for widget in self.widgets():
            widget.hide()
            widget.deleteLater()

    def widgets(self) -> tuple[QWidget, QWidget]:
        """In the order in which they stand."""
        return self.heading, self.grid
