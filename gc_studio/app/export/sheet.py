"""A sheet to show around: original, decode, what of it is invented, and structure, with the bytes they cost.

Flows in: a document and its pictures. Flows out: an image. Needs a QGuiApplication, no widgets; any thread may paint.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter

from gc_studio.analysis.class_colours import class_colour
from gc_studio.canvas.colours import INK, PAPER, colour_of, parts, title_of
from gc_studio.canvas.legend import entries
from gc_studio.canvas.overlays import MapImage, invented, rgb_image
from gc_studio.document import Document
from gc_studio.words import tr

_LEAST_COLUMN, _MOST_SIDE = 240, 1000
"""Pixels: pictures narrower than this are enlarged by whole numbers, larger ones scaled down."""
_WIDTH_OF_TEXT = 860
"""Width in pixels of a sheet whose text has its plain size; on wider ones it grows with them."""

SHEET_PAPER, _TEXT, _DIM, _EDGE = "#ffffff", "#1c2027", "#5a6371", "#d3d7dd"


@dataclass(frozen=True)
class Tile:
    """A picture with its caption."""

    caption: str
    image: QImage


@dataclass(frozen=True)
class Layout:
    """Measures of a sheet in pixels; `unit` is the size of its text to the plain one."""

    count: int
    picture: QSizeF
    enlarged: bool

    @property
    def column(self) -> float:
        """Width of a column."""
        return max(self.picture.width(), _LEAST_COLUMN)

    @property
    def unit(self) -> float:
        """Size of text and margins."""
        return max(1.0, self.count * self.column / _WIDTH_OF_TEXT)

    @property
    def margin(self) -> float:
        """Space around everything."""
        return 32 * self.unit

    @property
    def gap(self) -> float:
        """Space between columns."""
        return 16 * self.unit

    @property
    def width(self) -> float:
        """Width of the sheet."""
        return 2 * self.margin + self.count * self.column + (self.count - 1) * self.gap


def layout_of(size: tuple[int, int], count: int) -> Layout:
    """For so many pictures of a size, width and height, beside each other."""
    width, height = size
    scale = float(max(1, _LEAST_COLUMN // width)) if max(width, height) <= _LEAST_COLUMN else 1.0
    scale = min(scale, _MOST_SIDE / max(width, height))
    return Layout(count, QSizeF(max(1, round(width * scale)), max(1, round(height * scale))), scale >= 1)


def paint_sheet(
    name: str,
    document: Document,
    decoded: NDArray[np.uint8],
    original: NDArray[np.uint8] | None,
    sizes: dict[str, int],
) -> QImage:
    """Paint a sheet.

    Args:
        name: what the picture is called.
        document: its layers.
        decoded: uint8 RGB (H, W, 3), the exact decode.
        original: uint8 RGB (H, W, 3), or None where it is not at hand.
        sizes: bytes by layer.
    """
    total = sum(sizes.values())
    tiles = [
        Tile(tr("Decoded from {size:,} B", size=total), rgb_image(decoded)),
        Tile(tr("What is invented"), rgb_image(invented(decoded, document.levels))),
        Tile(tr("Labels") if document.codes.classes else tr("Structure"), _map(document)),
    ]
    if original is not None:
        tiles.insert(0, Tile(tr("Original"), rgb_image(original)))
    layout = layout_of(document.size, len(tiles))
    unit = layout.unit
    top = layout.margin + 62 * unit
    bottom = top + 22 * unit + layout.picture.height()
    sheet = QImage(round(layout.width), round(bottom + 86 * unit + layout.margin), QImage.Format.Format_RGB32)
    sheet.fill(QColor(SHEET_PAPER))
    painter = QPainter(sheet)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_head(painter, layout, name, tr("{size:,} B", size=total), _figures(document, total))
    for index, tile in enumerate(tiles):
        paint_tile(painter, layout, layout.margin + index * (layout.column + layout.gap), top, tile)
    _paint_layers(painter, layout, bottom + 26 * unit, sizes)
    _paint_key(painter, layout, bottom + 66 * unit, [(entry.colour, entry.text) for entry in entries(document.levels)])
    painter.end()
    return sheet


def _figures(document: Document, total: int) -> str:
    bpp = 8 * total / (document.width * document.height)
    shown = f"{document.width} \N{MULTIPLICATION SIGN} {document.height}"
    return f"{tr('{bpp:.3f} bpp', bpp=bpp)}   {tr('{size} pixels', size=shown)}"


def _map(document: Document) -> QImage:
    """The structure map as a drawing of the picture's size, or the labels of a scene in their colours."""
    scale, classes = document.structure_scale, document.codes.classes
    if classes:
        colours = [QColor(class_colour(number)) for number in range(classes)]
        drawing = MapImage(document.labels).coloured(*colours).copy()
    else:
        drawing = MapImage(document.structure).coloured(QColor(PAPER), QColor(INK)).copy()
    mode = Qt.TransformationMode.FastTransformation
    return drawing.scaled(drawing.width() * scale, drawing.height() * scale, mode=mode).copy(
        0, 0, document.width, document.height
    )


def _set_font(painter: QPainter, size: float, is_bold: bool = False) -> QFontMetricsF:
    font = QFont(painter.font())
    font.setPixelSize(round(size))
    font.setBold(is_bold)
    painter.setFont(font)
    return QFontMetricsF(font, painter.device())


def paint_head(painter: QPainter, layout: Layout, name: str, size: str, figures: str) -> None:
    """What a sheet is of: its name, and at the right what counts and a dim line below it."""
    left, top, width = layout.margin, layout.margin, layout.width - 2 * layout.margin
    unit = layout.unit
    metrics = _set_font(painter, 22 * unit, is_bold=True)
    painter.setPen(QColor(_TEXT))
    line = QRectF(left, top, width, 28 * unit)
    right, middle = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignVCenter
    painter.drawText(line, right | middle, size)
    room = width - metrics.horizontalAdvance(size) - 24 * unit
    painter.drawText(line, middle, metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, room))
    _set_font(painter, 13 * unit)
    painter.setPen(QColor(_DIM))
    painter.drawText(QRectF(left, top + 30 * unit, width, 18 * unit), right | middle, figures)


def paint_tile(painter: QPainter, layout: Layout, left: float, top: float, tile: Tile) -> None:
    """A picture under its caption."""
    unit, picture = layout.unit, layout.picture
    _set_font(painter, 13 * unit)
    painter.setPen(QColor(_TEXT))
    painter.drawText(QRectF(left, top, layout.column, 18 * unit), Qt.AlignmentFlag.AlignVCenter, tile.caption)
    area = QRectF(left + (layout.column - picture.width()) / 2, top + 22 * unit, picture.width(), picture.height())
    area.moveTo(round(area.left()), round(area.top()))
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not layout.enlarged)
    # Scaled in steps of the image itself: the painter's own scaling leaves out pixels when it goes far down.
    mode = Qt.TransformationMode.FastTransformation if layout.enlarged else Qt.TransformationMode.SmoothTransformation
    painter.drawImage(area.topLeft(), tile.image.scaled(area.size().toSize(), mode=mode))
    painter.setPen(QColor(_EDGE))
    painter.drawRect(area.adjusted(-0.5, -0.5, 0.5, 0.5))


def _paint_layers(painter: QPainter, layout: Layout, top: float, sizes: dict[str, int]) -> None:
    """Stacked bar, and below it what each colour is and weighs."""
    left, width, unit = layout.margin, layout.width - 2 * layout.margin, layout.unit
    total, start = max(sum(sizes.values()), 1), left
    painter.setPen(Qt.PenStyle.NoPen)
    for layer in parts():
        share = width * sizes[layer] / total
        painter.fillRect(QRectF(start, top, share, 8 * unit), QColor(colour_of(layer)))
        start += share
    present = [
        (colour_of(layer), f"{title_of(layer)} {tr('{size:,} B', size=sizes[layer])}")
        for layer in parts()
        if sizes[layer]
    ]
    _paint_key(painter, layout, top + 16 * unit, present)


def _paint_key(painter: QPainter, layout: Layout, top: float, present: list[tuple[str, str]]) -> None:
    """What each of some colours is, in one line."""
    left, width, unit = layout.margin, layout.width - 2 * layout.margin, layout.unit
    metrics = _set_font(painter, 13 * unit)
    needed = sum(metrics.horizontalAdvance(text) + 33 * unit for _, text in present) - 18 * unit
    if needed > width:
        unit *= width / needed
        metrics = _set_font(painter, 13 * unit - 0.5)
    line = QRectF(left, top, width, 20 * layout.unit)
    for colour, text in present:
        painter.fillRect(QRectF(line.left(), line.center().y() - 4.5 * unit, 9 * unit, 9 * unit), QColor(colour))
        painter.setPen(QColor(_TEXT))
        painter.drawText(line.adjusted(15 * unit, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)
        line.adjust(33 * unit + metrics.horizontalAdvance(text), 0, 0, 0)
