"""A sheet of one photo as every model paints it, with the bytes. Flows in: pictures. Flows out: an image.

Needs a QGuiApplication, no widgets; any thread may paint.
"""

from collections.abc import Sequence

from PySide6.QtGui import QColor, QImage, QPainter

from gc_studio.app.export.sheet import SHEET_PAPER, Tile, layout_of, paint_head, paint_tile
from gc_studio.words import tr

_MOST_COLUMNS = 4


def paint_systems(name: str, kept: str, tiles: Sequence[Tile]) -> QImage:
    """Paint a sheet.

    Args:
        name: what the photo is called.
        kept: what is preserved, a few words.
        tiles: the photo and the pictures of it, all of its size; one or more.
    """
    first = tiles[0].image
    size = first.width(), first.height()
    # As many in each row as the rows that are needed leave.
    columns = -(-len(tiles) // -(-len(tiles) // _MOST_COLUMNS))
    layout = layout_of(size, columns)
    unit, rows = layout.unit, -(-len(tiles) // columns)
    top, step = layout.margin + 62 * unit, layout.picture.height() + 44 * unit
    sheet = QImage(
        round(layout.width), round(top + rows * step - 22 * unit + layout.margin), QImage.Format.Format_RGB32
    )
    sheet.fill(QColor(SHEET_PAPER))
    painter = QPainter(sheet)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shown = f"{size[0]} \N{MULTIPLICATION SIGN} {size[1]}"
    paint_head(painter, layout, name, kept, tr("{size} pixels", size=shown))
    for index, tile in enumerate(tiles):
        row, column = divmod(index, columns)
        paint_tile(painter, layout, layout.margin + column * (layout.column + layout.gap), top + row * step, tile)
    painter.end()
    return sheet
