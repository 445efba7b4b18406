"""How one texture of the list is painted: its thumbnail, its star, its name; and how its name is edited.

Flows in: the data of an item, by role. Flows out: pixels, and names that were typed.
"""

from math import cos, pi, sin

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QIcon, QPainter, QPen, QPixmap, QPolygonF, QTextLayout
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gc_studio.analysis.own_library import MAX_NAME
from gc_studio.app.look import theme
from gc_studio.canvas.overlays import rgb_image
from gc_studio.words import tr

TEXTURE = Qt.ItemDataRole.UserRole
"""The Texture of an item."""
FAVOURITE = Qt.ItemDataRole.UserRole + 1
"""Whether it is a favourite."""
DIMMED = Qt.ItemDataRole.UserRole + 2
"""Whether its thumbnail shows something other than the document."""

STOCK = Qt.ItemDataRole.UserRole + 3
"""Whether its thumbnail is the one that the texture came with."""

PICTURE = Qt.ItemDataRole.UserRole + 4
"""What its thumbnail was made of, uint8 RGB (H, W, 3)."""

THUMBNAIL = 64
_TOP = 5
_MARGIN = 4
_LINES = 2
_STAR = 22
_STAR_ON = "#ffcf5c"
"""Of a favourite's star, in both themes: it lies on pictures."""
_DIM_OPACITY = 0.5

Index = QModelIndex | QPersistentModelIndex


def thumbnail_icon(picture: NDArray[np.uint8]) -> QIcon:
    """The middle square of a picture, uint8 RGB (H, W, 3), THUMBNAIL wide at all its resolution, its corners round."""
    image = rgb_image(picture)
    side = min(image.width(), image.height())
    square = image.copy((image.width() - side) // 2, (image.height() - side) // 2, side, side)
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(square))
    painter.drawRoundedRect(QRectF(0, 0, side, side), 4 * side / THUMBNAIL, 4 * side / THUMBNAIL)
    painter.end()
    pixmap.setDevicePixelRatio(side / THUMBNAIL)
    return QIcon(pixmap)


def cell_height(metrics: QFontMetrics) -> int:
    """Height of a cell whose names are written in a font."""
    return _TOP + THUMBNAIL + 2 + _LINES * metrics.lineSpacing() + 6


def picture_area(cell: QRect) -> QRect:
    """Where the thumbnail lies in a cell."""
    return QRect(cell.center().x() - THUMBNAIL // 2 + 1, cell.top() + _TOP, THUMBNAIL, THUMBNAIL)


def star_area(cell: QRect) -> QRect:
    """Where a click means the star: the upper right corner of the thumbnail."""
    picture = picture_area(cell)
    return QRect(picture.right() - _STAR + 1, picture.top(), _STAR, _STAR)


def _star_shape(middle: QPointF, radius: float) -> QPolygonF:
    corners = []
    for number in range(10):
        reach = radius if number % 2 == 0 else radius * 0.45
        angle = number * pi / 5
        corners.append(middle + QPointF(reach * sin(angle), -reach * cos(angle)))
    return QPolygonF(corners)


def _paint_star(painter: QPainter, area: QRect, is_on: bool) -> None:
    middle = QRectF(area).center()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 150))
    painter.drawEllipse(middle, 9, 9)
    painter.setPen(QPen(QColor(_STAR_ON if is_on else "#ffffff"), 1.2))
    painter.setBrush(QColor(_STAR_ON) if is_on else QBrush())
    painter.drawPolygon(_star_shape(middle, 6.0))


def _lines(name: str, font: QFont, metrics: QFontMetrics, width: int) -> list[str]:
    """A name on at most _LINES lines, the rest cut with an ellipsis."""
    layout = QTextLayout(name, font)
    text_option = layout.textOption()
    text_option.setWrapMode(text_option.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(text_option)
    layout.beginLayout()
    starts = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    # Qt counts in units of UTF-16.
    units, ends = name.encode("utf-16-le", "replace"), [*starts[1:_LINES], None]
    parts = [units[2 * start : end and 2 * end] for start, end in zip(starts, ends, strict=False)]
    return [metrics.elidedText(part.decode("utf-16-le").strip(), Qt.TextElideMode.ElideRight, width) for part in parts]


class CellDelegate(QStyledItemDelegate):
    """Paints the cells of a grid and edits their names."""

    name_typed = Signal(int, str)
    """Row and the name typed for it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.cell = QSize(THUMBNAIL + 20, THUMBNAIL + 40)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All cells have one size."""
        return self.cell

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Background, thumbnail, star and name."""
        if option.rect.isEmpty():
            # The view paints items that a search hides, too, once their thumbnails changed.
            return
        self.initStyleOption(option, index)
        state, flag = option.state, QStyle.StateFlag
        is_hovered, has_focus = bool(state & flag.State_MouseOver), bool(state & flag.State_HasFocus)
        is_used, is_enabled = bool(state & flag.State_Selected), bool(state & flag.State_Enabled)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        _paint_ground(painter, QRectF(option.rect), is_hovered and is_enabled, has_focus, is_used)
        painter.setOpacity(_DIM_OPACITY if index.data(DIMMED) or not is_enabled else 1.0)
        option.icon.paint(painter, picture_area(option.rect))
        painter.setOpacity(1.0)
        is_favourite = bool(index.data(FAVOURITE))
        if is_favourite or (is_enabled and (is_hovered or has_focus or is_used)):
            _paint_star(painter, star_area(option.rect), is_favourite)
        self._paint_name(painter, option, theme.colours().text if is_enabled else theme.colours().disabled)
        painter.restore()

    def _name_area(self, cell: QRect) -> QRect:
        top = picture_area(cell).bottom() + 3
        return QRect(cell.left() + _MARGIN, top, cell.width() - 2 * _MARGIN, cell.bottom() - top)

    def _paint_name(self, painter: QPainter, option: QStyleOptionViewItem, colour: str) -> None:
        area = self._name_area(option.rect)
        painter.setFont(option.font)
        painter.setPen(QColor(colour))
        for number, line in enumerate(_lines(option.text, option.font, option.fontMetrics, area.width())):
            row = QRect(
                area.left(), area.top() + number * option.fontMetrics.lineSpacing(), area.width(), area.height()
            )
            painter.drawText(row, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, line)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A field for the name."""
        field = QLineEdit(parent)
        field.setMaxLength(MAX_NAME)
        field.setAccessibleName(tr("New name of the texture"))
        return field

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """The field covers the name."""
        area = self._name_area(option.rect)
        editor.setGeometry(option.rect.left(), area.top() - 1, option.rect.width(), area.height())

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with the name as it is."""
        assert isinstance(editor, QLineEdit)
        # Called again for every thumbnail that arrives meanwhile: what was typed stays.
        if not editor.isModified():
            editor.setText(str(index.data()))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        """Say what was typed; whether it becomes the name is for others to decide."""
        assert isinstance(editor, QLineEdit)
        self.name_typed.emit(index.row(), editor.text())


def _paint_ground(painter: QPainter, cell: QRectF, is_hovered: bool, has_focus: bool, is_used: bool) -> None:
    colours = theme.colours()
    if not (is_hovered or has_focus or is_used):
        return
    fill = colours.selected if is_used else colours.raised if is_hovered else None
    painter.setBrush(QColor(fill) if fill else QBrush())
    width = 2.0 if has_focus else 1.0
    painter.setPen(QPen(QColor(colours.accent), width) if has_focus or is_used else Qt.PenStyle.NoPen)
    inset = 1 + width / 2
    painter.drawRoundedRect(cell.adjusted(inset, inset, -inset, -inset), 5, 5)
