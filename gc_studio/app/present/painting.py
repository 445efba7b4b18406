"""What is seen of a presentation -> pixels: large and quiet on a dark ground. Any thread may paint.

Flows in: `Seen`, and the size of the screen. Flows out: paint calls.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from gc_studio.app.present.scenes import GROUND, Seen
from gc_studio.canvas.colours import colour_of, parts, title_of
from gc_studio.canvas.overlays import rgb_image
from gc_studio.decode.pictures import Picture
from gc_studio.words import tr

_TEXT, _DIM, _FAINT = QColor("#f1efea"), QColor("#a3a7b0"), QColor("#33363d")

_LEFT = Qt.AlignmentFlag.AlignLeft
_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap

_TITLE, _LINE, _FIGURE, _BELOW, _SMALL = 3.4, 1.75, 6.4, 1.9, 1.5
"""Heights of fonts in units, see `Layout`."""

_MARGIN, _COLUMN, _FOOT = 4.5, 28.0, 17.0
"""Around all; width of the words beside a picture; height of the words below one; in units."""


@dataclass(frozen=True)
class Layout:
    """Where things are on a screen; `unit` is about a hundredth of its width.

    Attributes:
        unit: by which all fonts grow.
        picture: where a picture of some shape lies.
        words, figures: where title and line begin, and where the figures do.
        is_column: whether the words are beside the picture, not below it.
    """

    unit: float
    picture: QRectF
    words: QRectF
    figures: QRectF
    is_column: bool


def layout(screen: QSizeF, picture: QSizeF) -> Layout:
    """The layout in which a picture of this shape is the larger: words beside it, or below it."""
    unit = min(screen.width() / 100, screen.height() / 54)
    whole = QRectF(QPointF(), screen).adjusted(
        _MARGIN * unit, _MARGIN * unit * 0.8, -_MARGIN * unit, -_MARGIN * unit * 0.9
    )
    beside = whole.adjusted(0, 0, -(_COLUMN + _MARGIN) * unit, 0)
    above = whole.adjusted(0, 0, 0, -_FOOT * unit)
    in_column, in_rows = _fitted(picture, beside), _fitted(picture, above)
    if in_column.width() >= in_rows.width():
        left = whole.right() - _COLUMN * unit
        words = QRectF(left, whole.top() + 2 * unit, _COLUMN * unit, whole.height() * 0.42)
        figures = QRectF(left, words.bottom(), _COLUMN * unit, whole.bottom() - words.bottom())
        return Layout(unit, in_column, words, figures, True)
    top = above.bottom() + 2 * unit
    words = QRectF(whole.left(), top, whole.width() * 0.52, whole.bottom() - top)
    figures = QRectF(words.right() + 2 * unit, top, whole.right() - words.right() - 2 * unit, words.height())
    return Layout(unit, in_rows, words, figures, False)


def _fitted(picture: QSizeF, area: QRectF) -> QRectF:
    size = picture.scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
    fitted = QRectF(QPointF(), size)
    fitted.moveCenter(area.center())
    return fitted


def paint(painter: QPainter, screen: QSizeF, seen: Seen, shape: QSizeF) -> None:
    """Paint what is seen onto a screen of a size; shape: that of the picture, also where several are shown."""
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.fillRect(QRectF(QPointF(), screen), QColor(*GROUND))
    places = layout(screen, shape)
    if seen.picture is not None:
        _paint_picture(painter, seen.picture, places.picture)
    if seen.divider is not None:
        _paint_divider(painter, places, seen.divider)
    if seen.panes:
        _paint_panes(painter, places, seen, shape, screen)
    _paint_words(painter, places, seen)
    if seen.figure:
        _paint_figures(painter, places, seen)


def _paint_picture(painter: QPainter, picture: Picture, area: QRectF) -> None:
    painter.drawImage(area, rgb_image(picture))


def _paint_divider(painter: QPainter, places: Layout, share: float) -> None:
    area, unit = places.picture, places.unit
    x = area.left() + share * area.width()
    painter.setPen(QPen(QColor(0, 0, 0, 120), 0.35 * unit))
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
    painter.setPen(QPen(_TEXT, 0.15 * unit))
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_TEXT)
    painter.drawEllipse(QPointF(x, area.center().y()), 0.7 * unit, 0.7 * unit)


def _font(painter: QPainter, size: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFontMetricsF:
    font = QFont(painter.font())
    font.setPixelSize(max(round(size), 1))
    font.setWeight(weight)
    painter.setFont(font)
    return QFontMetricsF(font, painter.device())


def _fitting(
    painter: QPainter, text: str, size: float, width: float, weight: QFont.Weight = QFont.Weight.Light
) -> QFontMetricsF:
    """A font in which a text is no wider than this, at best of a size."""
    metrics = _font(painter, size, weight)
    needed = metrics.horizontalAdvance(text)
    return metrics if needed <= width else _font(painter, size * width / needed - 0.5, weight)


def _paint_words(painter: QPainter, places: Layout, seen: Seen) -> None:
    unit, area = places.unit, QRectF(places.words)
    metrics = _fitting(painter, seen.title, _TITLE * unit, area.width())
    painter.setPen(_TEXT)
    painter.drawText(QRectF(area.left(), area.top(), area.width(), metrics.height()), _LEFT, seen.title)
    area.setTop(area.top() + metrics.height() + 0.5 * unit)
    _font(painter, _LINE * unit)
    painter.setPen(_DIM)
    painter.drawText(area, _WRAPPED, seen.line)
    if not seen.legend:
        return
    area.setTop(painter.boundingRect(area, _WRAPPED, seen.line).bottom() + 1.2 * unit)
    _paint_key(painter, area, unit, [(QColor(entry.colour), entry.text) for entry in seen.legend], places.is_column)


def _paint_figures(painter: QPainter, places: Layout, seen: Seen) -> None:
    """The bytes so far, what they are per pixel, a bar of the layers, and its key."""
    unit, area = places.unit, QRectF(places.figures)
    # At its own width all the while: the figure must not dance as it grows.
    metrics = _fitting(painter, tr("{size:,} B", size=seen.total), _FIGURE * unit, area.width())
    present = [(layer, seen.sizes[layer]) for layer in parts() if seen.sizes.get(layer)]
    if places.is_column:
        below = (_BELOW * 1.3 + 1.7) * unit + len(seen.sizes) * _SMALL * 1.7 * unit + 2 * unit
        area.setTop(max(area.top(), area.bottom() - metrics.height() - below))
    painter.setPen(_TEXT)
    painter.drawText(QRectF(area.left(), area.top(), area.width(), metrics.height()), _LEFT, seen.figure)
    area.setTop(area.top() + metrics.height())
    metrics = _font(painter, _BELOW * unit)
    painter.setPen(_DIM)
    shown = metrics.elidedText(seen.below, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(QRectF(area.left(), area.top(), area.width(), metrics.height()), _LEFT, shown)
    area.setTop(area.top() + metrics.height() + 1.2 * unit)
    bar = QRectF(area.left(), area.top(), area.width(), 0.5 * unit)
    painter.fillRect(bar, _FAINT)
    for layer, size in present:
        bar.setWidth(area.width() * size / max(seen.total, 1))
        painter.fillRect(bar, QColor(colour_of(layer)))
        bar.moveLeft(bar.right())
    area.setTop(area.top() + 1.4 * unit)
    key = [(QColor(colour_of(layer)), f"{title_of(layer)}  {tr('{size:,} B', size=size)}") for layer, size in present]
    _paint_key(painter, area, unit, key, places.is_column)


def _paint_key(painter: QPainter, area: QRectF, unit: float, rows: list[tuple[QColor, str]], is_column: bool) -> None:
    """What each of some colours is: a line for each, or side by side as far as there is room."""
    metrics = _font(painter, _SMALL * unit)
    x, y, mark = area.left(), area.top(), 0.8 * unit
    for colour, text in rows:
        width = mark + 0.6 * unit + metrics.horizontalAdvance(text)
        if not is_column and x > area.left() and x + width > area.right():
            x, y = area.left(), y + metrics.height() * 1.15
        painter.fillRect(QRectF(x, y + (metrics.height() - mark) / 2, mark, mark), colour)
        painter.setPen(_DIM)
        painter.drawText(QPointF(x + mark + 0.6 * unit, y + metrics.ascent()), text)
        if is_column:
            y += metrics.height() * 1.25
        else:
            x += width + 1.6 * unit


def _paint_panes(painter: QPainter, places: Layout, seen: Seen, shape: QSizeF, screen: QSizeF) -> None:
    """Several pictures in a grid, each with its name and its bytes below it."""
    unit = places.unit
    margin = _MARGIN * unit
    right = places.words.left() - margin if places.is_column else screen.width() - margin
    bottom = screen.height() - margin * 0.9 if places.is_column else places.words.top() - 2 * unit
    whole = QRectF(QPointF(margin, margin * 0.8), QPointF(right, bottom))
    caption, gap = 4.2 * unit, 1.6 * unit

    def cell(columns: int) -> QSizeF:
        rows = -(-len(seen.panes) // columns)
        across, down = whole.width() - gap * (columns - 1), whole.height() - gap * (rows - 1)
        return QSizeF(across / columns, down / rows - caption)

    def shown(columns: int) -> QSizeF:
        return shape.scaled(cell(columns), Qt.AspectRatioMode.KeepAspectRatio)

    columns = max(range(1, len(seen.panes) + 1), key=lambda count: shown(count).width())
    size, rows = shown(columns), -(-len(seen.panes) // columns)
    left = whole.left() + (whole.width() - columns * size.width() - (columns - 1) * gap) / 2
    top = whole.top() + (whole.height() - rows * (size.height() + caption) - (rows - 1) * gap) / 2
    for number, pane in enumerate(seen.panes):
        row, column = divmod(number, columns)
        corner = QPointF(left + column * (size.width() + gap), top + row * (size.height() + caption + gap))
        painter.setOpacity(pane.strength)
        _paint_picture(painter, pane.picture, QRectF(corner, size))
        line = QRectF(corner.x(), corner.y() + size.height() + 0.4 * unit, size.width() + 0.8 * gap, caption)
        normal = QFont.Weight.Normal
        metrics = _fitting(painter, pane.name, _LINE * 0.95 * unit, line.width(), normal)
        painter.setPen(_TEXT if pane.is_ours else _DIM)
        painter.drawText(line, _LEFT, pane.name)
        line.setTop(line.top() + metrics.height())
        _fitting(painter, pane.figure, _SMALL * unit, line.width(), normal)
        painter.drawText(line, _LEFT, pane.figure)
    painter.setOpacity(1)


def paint_waiting(painter: QPainter, screen: QSizeF) -> None:
    """Say that what comes next is still being prepared."""
    unit = min(screen.width() / 100, screen.height() / 54)
    _font(painter, _SMALL * unit)
    painter.setPen(_DIM)
    line = QRectF(_MARGIN * unit, screen.height() - 3.2 * unit, screen.width(), 2.4 * unit)
    painter.drawText(line, _LEFT, tr("Preparing what comes next…"))
