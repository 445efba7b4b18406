"""One photo as every model paints it, side by side: a dialog that fills up picture by picture.

Flows in: names, then pictures with their bytes. Flows out: `chosen`, `kept_changed` and `sheet_wanted`.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFont, QImage, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gc_studio.app.look import theme
from gc_studio.app.look.controls import primary_button, push_button
from gc_studio.words import tr

_LEAST_TILE, _GAP, _MARGIN, _RADIUS = 196, 10, 9, 6
"""In pixels."""

_LONGEST = 1.5
"""Most of a picture's height to its width; taller ones are shown narrower."""


class SystemTile(QAbstractButton):
    """A picture with a name and a line below it; can be pressed once its picture is there."""

    def __init__(self, title: str, shape: float, can_open: bool) -> None:
        """shape: height of the picture to its width. can_open: whether pressing it does something."""
        super().__init__()
        self.title, self.line = title, tr("painting…")
        self.image: QImage | None = None
        self.problem = ""
        """Why there is no picture."""
        self._shape, self._can_open = min(shape, _LONGEST), can_open
        self._scaled = QImage()
        self.setEnabled(False)
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.notifier().changed.connect(self.update)

    def show_picture(self, image: QImage, line: str, tip: str) -> None:
        """Show a picture, and what it takes."""
        self.image, self.line = image, line
        self.setEnabled(self._can_open)
        self.setCursor(Qt.CursorShape.PointingHandCursor if self._can_open else Qt.CursorShape.ArrowCursor)
        self.setToolTip(tip)
        self.setAccessibleName(f"{self.title}, {line}")
        self.update()

    def show_problem(self, why: str) -> None:
        """Say why there is no picture."""
        self.line, self.problem = tr("cannot be painted"), why
        self.setToolTip(why)
        self.setAccessibleName(f"{self.title}, {why}")
        self.update()

    @property
    def _words_height(self) -> int:
        return 2 * self.fontMetrics().height() + 14

    def height_at(self, width: int) -> int:
        """Height in pixels of a tile of this width."""
        return round((width - 2) * self._shape) + self._words_height + 2

    def sizeHint(self) -> QSize:
        """The least that shows something."""
        return QSize(_LEAST_TILE, self.height_at(_LEAST_TILE))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """No longer."""
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, or a plain field as long as there is none, and the words."""
        painter, now = QPainter(self), theme.colours()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        is_lit = self.isEnabled() and (self.underMouse() or self.isDown())
        has_keys = self.isEnabled() and self.hasFocus()
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        outline = QPainterPath()
        outline.addRoundedRect(area, _RADIUS, _RADIUS)
        painter.fillPath(outline, QColor(now.raised if is_lit else now.panel))
        field = area.adjusted(0, 0, 0, -self._words_height)
        painter.save()
        painter.setClipPath(outline)
        painter.fillRect(field, QColor(now.gap))
        if self.image is not None:
            picture = self._fitted(self.image, field.size().toSize())
            size = picture.deviceIndependentSize()
            painter.drawImage(field.center() - QPointF(size.width() / 2, size.height() / 2), picture)
        painter.setPen(QColor(now.dim))
        within = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(field.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN), int(within), self.problem)
        painter.restore()
        painter.setPen(
            QPen(QColor(now.accent if has_keys else now.dim if is_lit else now.border), 2 if has_keys else 1)
        )
        painter.drawPath(outline)
        self._paint_words(painter, area.adjusted(_MARGIN, field.height() + 6, -_MARGIN, -6))

    def _fitted(self, image: QImage, room: QSize) -> QImage:
        """The image as large as there is room, kept from one painting to the next."""
        ratio = self.devicePixelRatioF()
        wanted = image.size().scaled(room * ratio, Qt.AspectRatioMode.KeepAspectRatio)
        if self._scaled.size() != wanted:
            self._scaled = image.scaled(wanted, mode=Qt.TransformationMode.SmoothTransformation)
            self._scaled.setDevicePixelRatio(ratio)
        return self._scaled

    def _paint_words(self, painter: QPainter, area: QRectF) -> None:
        now, flags = theme.colours(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        bold = QFont(self.font())
        bold.setBold(True)
        for row, (font, text, colour) in enumerate(((bold, self.title, now.text), (self.font(), self.line, now.dim))):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, round(area.width()))
            painter.drawText(area.translated(0, row * (self.fontMetrics().height() + 1)), flags, shown)


class _Tiles(QWidget):
    """Tiles in as many columns as fit, each as high as its picture needs."""

    def __init__(self) -> None:
        super().__init__()
        self.tiles: list[SystemTile] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 4, 0)
        self._grid.setSpacing(_GAP)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop)

    def show_tiles(self, tiles: Sequence[SystemTile]) -> None:
        for tile in self.tiles:
            self._grid.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self.tiles = list(tiles)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        room = self.contentsRect().width() - self._grid.contentsMargins().right()
        columns = max(1, min(len(self.tiles), (room + _GAP) // (_LEAST_TILE + _GAP)))
        width = (room - (columns - 1) * _GAP) // columns
        for number, tile in enumerate(self.tiles):
            tile.setFixedHeight(tile.height_at(max(width, _LEAST_TILE)))
            self._grid.addWidget(tile, *divmod(number, columns))
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, int(column < columns))


class SystemsDialog(QDialog):
    """Shows tiles until one is pressed or it is closed."""

    chosen = Signal(int)
    """Number of a tile that was pressed, of those that `show_systems` was given."""
    kept_changed = Signal(bool)
    """Whether everything is to be preserved."""
    sheet_wanted = Signal()

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Systems"))
        head = QLabel(tr("Every model paints the photo from a file of its own. Click one to open it."))
        head.setObjectName("dim")
        head.setWordWrap(True)
        self.nothing, self.everything = self._choice_of_kept()
        self._tiles = _Tiles()
        self.area = QScrollArea()
        self.area.setWidget(self._tiles)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.status = QLabel()
        self.status.setObjectName("dim")
        self.status.setTextFormat(Qt.TextFormat.PlainText)
        self.status.setWordWrap(True)
        sheet_tip = tr("Write all pictures with their bytes into one, as soon as they are painted")
        self.sheet_button = push_button(tr("Export sheet…"), sheet_tip, self.sheet_wanted.emit)
        self.close_button = primary_button(tr("Close"), tr("Close this window"), self.accept)
        top = QHBoxLayout()
        top.addWidget(head, 1)
        top.addWidget(QLabel(tr("Preserved")))
        top.addWidget(self.nothing)
        top.addWidget(self.everything)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 14)
        layout.setSpacing(12)
        layout.addLayout(top)
        layout.addWidget(self.area, 1)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.sheet_button)
        foot.addWidget(self.status, 1)
        foot.addWidget(self.close_button)
        layout.addLayout(foot)
        self.setMinimumSize(520, 420)
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """Room for two rows of four."""
        return QSize(920, 680)

    @property
    def tiles(self) -> list[SystemTile]:
        """The photo's own, then one for each system."""
        return self._tiles.tiles

    def _choice_of_kept(self) -> tuple[QPushButton, QPushButton]:
        group = QButtonGroup(self)

        def button(text: str, tip: str, act: Callable[[], object]) -> QPushButton:
            made = push_button(text, tip, act)
            made.setCheckable(True)
            group.addButton(made)
            return made

        nothing = button(
            tr("Nothing"), tr("From the lines, textures or labels alone, where a model has them"), self._tell_kept
        )
        everything = button(tr("Everything"), tr("With the gist of every cell, where a model has it"), self._tell_kept)
        nothing.setChecked(True)
        return nothing, everything

    def _tell_kept(self) -> None:
        self.kept_changed.emit(self.everything.isChecked())

    def show_systems(self, photo: QImage, titles: Sequence[str]) -> None:
        """Show the photo, and fields in which pictures of it come."""
        shape = photo.height() / photo.width()
        own = SystemTile(tr("Original"), shape, can_open=False)
        own.show_picture(photo, f"{photo.width()} \N{MULTIPLICATION SIGN} {photo.height()}", "")
        tiles = [SystemTile(title, shape, can_open=True) for title in titles]
        for number, tile in enumerate(tiles):
            tile.clicked.connect(lambda _=False, number=number: self.chosen.emit(number))
        self._tiles.show_tiles([own, *tiles])
        self.show_done(0, len(titles))

    def show_done(self, done: int, count: int) -> None:
        """Say how many there are of so many."""
        self.status.setText(
            "" if done == count else tr("{done} of {count} systems are painted", done=done, count=count)
        )
        self.sheet_button.setEnabled(done == count and any(tile.isEnabled() for tile in self.tiles))

    def show_note(self, text: str) -> None:
        """Say something about the sheet."""
        self.status.setText(text)
