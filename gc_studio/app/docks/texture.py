"""The texture dock: swap by a click, mix by a slider, textures of any photo by a drop.

Flows in: textures of the library and of photos, the mix of the current document. Flows out: signals.
"""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QIcon, QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from gc_studio.analysis.library import Texture
from gc_studio.app import theme
from gc_studio.app.session import Mix
from gc_studio.canvas.overlays import rgb_image
from gc_studio.canvas.view import dropped_files

_THUMBNAIL = 64
_CELL_HEIGHT = 106
_MIN_CELL_WIDTH = 84


def _thumbnail(picture: NDArray[np.uint8]) -> QIcon:
    """The middle square of a picture."""
    image: QImage = rgb_image(picture)
    side = min(image.width(), image.height())
    square = image.copy((image.width() - side) // 2, (image.height() - side) // 2, side, side)
    mode = Qt.TransformationMode.SmoothTransformation
    return QIcon(QPixmap.fromImage(square.scaled(_THUMBNAIL, _THUMBNAIL, mode=mode)))


class TextureGrid(QListWidget):
    """Thumbnails of one group, as many in a row as fit, as high as it needs."""

    def __init__(self, group: str) -> None:
        super().__init__()
        self.setAccessibleName(f"Textures: {group}")
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setIconSize(QSize(_THUMBNAIL, _THUMBNAIL))
        self.setWordWrap(True)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 0.9)
        self.setFont(font)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def add(self, texture: Texture) -> None:
        """Append a texture."""
        item = QListWidgetItem(_thumbnail(texture.thumbnail), texture.name)
        item.setData(Qt.ItemDataRole.UserRole, texture)
        item.setToolTip(f"{texture.name}: click to swap the texture")
        self.addItem(item)
        self._adjust_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or fewer columns."""
        super().resizeEvent(event)
        self._adjust_height()

    def _adjust_height(self) -> None:
        # One pixel less than the width: a row that fits exactly is wrapped by QListView.
        width = max(self.viewport().width() - 1, _MIN_CELL_WIDTH)
        columns = width // _MIN_CELL_WIDTH
        cell = QSize(width // columns, _CELL_HEIGHT)
        self.setGridSize(cell)
        for row in range(self.count()):
            # Otherwise the text of an item gets the room that its first layout, on one line, asked for.
            self.item(row).setSizeHint(cell - QSize(4, 4))
        self.setFixedHeight(-(-max(self.count(), 1) // columns) * _CELL_HEIGHT + 2)


def _is_in_view(item: QListWidgetItem, viewport: QWidget) -> bool:
    grid = item.listWidget().viewport()
    place = item.listWidget().visualItemRect(item)
    place.moveTopLeft(grid.mapTo(viewport, place.topLeft()))
    return place.intersects(viewport.rect())


class TexturePanel(QWidget):
    """Contents of the texture dock."""

    chosen = Signal(object)
    mix_moved = Signal(int)
    mix_ended = Signal()
    add_requested = Signal()
    photos_dropped = Signal(object)
    view_moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._gallery: list[QListWidgetItem] = []
        self.setObjectName("panel")
        self.setAcceptDrops(True)
        self._grids: dict[str, TextureGrid] = {}
        inner = QWidget()
        inner.setObjectName("panel")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(2, 0, 2, 4)
        self._column.setSpacing(0)
        self._column.addStretch()
        self.area = QScrollArea()
        self.area.setWidget(inner)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.verticalScrollBar().valueChanged.connect(self.view_moved)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.area, 1)
        layout.addWidget(self._mix_row())

    def _mix_row(self) -> QWidget:
        row = QWidget()
        row.setObjectName("options")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, 100)
        self.slider.setValue(100)
        self.slider.setSingleStep(5)
        self.slider.setAccessibleName("Mix of old and new texture")
        self.slider.setToolTip("Mix the texture before the swap (left) with the chosen one (right)")
        self.slider.valueChanged.connect(self._move_mix)
        self.slider.sliderReleased.connect(self.mix_ended)
        self._share = QLabel("100 %")
        self._share.setMinimumWidth(self._share.fontMetrics().horizontalAdvance("100 %") + 4)
        self._share.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.add_button = QPushButton(theme.icon("add"), "Photo")
        self.add_button.setAccessibleName("Add the texture of a photo")
        self.add_button.setToolTip("Add the texture of a photo to the list; dropping photos on the list does the same")
        self.add_button.clicked.connect(self.add_requested)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(8, 6, 8, 6)
        label = QLabel("Mix")
        label.setBuddy(self.slider)
        for widget, stretch in ((label, 0), (self.slider, 1), (self._share, 0), (self.add_button, 0)):
            layout.addWidget(widget, stretch)
        return row

    def add(self, texture: Texture, first: bool = False) -> None:
        """Add a texture to its group; a new group goes to the end of the list, or to its head if `first`."""
        grid = self._grids.get(texture.group)
        if grid is None:
            grid = self._grids[texture.group] = TextureGrid(texture.group)
            grid.itemClicked.connect(self._choose)
            grid.itemActivated.connect(self._choose)
            heading = QLabel(texture.group)
            heading.setObjectName("group")
            place = 0 if first else self._column.count() - 1
            self._column.insertWidget(place, heading)
            self._column.insertWidget(place + 1, grid)
        grid.add(texture)

    def add_all(self, textures: Iterable[Texture]) -> None:
        """Add the library."""
        for texture in textures:
            self.add(texture)

    def items(self) -> list[QListWidgetItem]:
        """All textures in the list."""
        return [grid.item(row) for grid in self._grids.values() for row in range(grid.count())]

    def begin_gallery(self) -> NDArray[np.int16]:
        """Codes of all textures, int16 (n, 64); `show_thumbnail` and `rows_in_view` count as these do."""
        self._gallery = self.items()
        textures: list[Texture] = [item.data(Qt.ItemDataRole.UserRole) for item in self._gallery]
        return np.stack([texture.code for texture in textures])

    def show_thumbnail(self, row: int, picture: NDArray[np.uint8]) -> None:
        """Show a texture on the document."""
        self._gallery[row].setIcon(_thumbnail(picture))

    def rows_in_view(self) -> list[int]:
        """Textures that can be seen now."""
        viewport = self.area.viewport()
        return [row for row, item in enumerate(self._gallery) if _is_in_view(item, viewport)]

    def reveal(self, texture: Texture) -> None:
        """Scroll to a texture's group."""
        self.area.ensureWidgetVisible(self._grids[texture.group])

    def show_mix(self, mix: Mix | None) -> None:
        """Show how the document's texture came about."""
        self.slider.setEnabled(mix is not None)
        if not self.slider.isSliderDown():
            self.slider.blockSignals(True)
            self.slider.setValue(round(mix.share * 100) if mix else 100)
            self.slider.blockSignals(False)
        self._share.setText(f"{self.slider.value()} %")
        for item in self.items():
            texture: Texture = item.data(Qt.ItemDataRole.UserRole)
            item.setSelected(mix is not None and mix.name == texture.name and bool((mix.new == texture.code).all()))

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    def _move_mix(self, percent: int) -> None:
        self._share.setText(f"{percent} %")
        self.mix_moved.emit(percent)
        if not self.slider.isSliderDown():
            # Keys and wheel: every step is an action of its own.
            self.mix_ended.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files."""
        if dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the textures of photos."""
        event.acceptProposedAction()
        self.photos_dropped.emit(dropped_files(event))
