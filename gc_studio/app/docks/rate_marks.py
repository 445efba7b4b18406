"""What the file needs beside the smallest files of other codecs: one bar each on a common scale, the smallest first."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gc_studio.app.look import theme
from gc_studio.words import mark, tr

OURS = mark("ours")

_GAP, _BAR, _SMALLER = 8, 6, 0.9
"""Space between the parts of a row, height of a bar, size of the text to that of the panel."""


class Marks(QWidget):
    """Bars of our file and of those of other codecs; hidden as long as there is nothing to compare with."""

    def __init__(self) -> None:
        super().__init__()
        self._ours: int | None = None
        self._others: dict[str, int] = {}
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * _SMALLER)
        self.setFont(font)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Bytes beside other codecs"))
        self.setToolTip(
            tr("The smallest file that each encoder makes of this photo, at the same size in pixels, beside ours")
        )
        theme.notifier().changed.connect(self.update)
        self.hide()

    def show_ours(self, size: int) -> None:
        """Bytes of our file."""
        self._ours = size
        self._show()

    def show_others(self, sizes: dict[str, int]) -> None:
        """Bytes of the other codecs' files by name; empty hides the comparison."""
        self._others = dict(sizes)
        self._show()

    def rows(self) -> list[tuple[str, int]]:
        """Names and bytes, the smallest first."""
        ours = {OURS: self._ours} if self._ours is not None else {}
        return sorted((ours | self._others).items(), key=lambda row: row[1])

    def _show(self) -> None:
        self.setAccessibleDescription(", ".join(f"{name} {tr('{size:,} B', size=size)}" for name, size in self.rows()))
        self.setVisible(bool(self._others) and self._ours is not None)
        self.updateGeometry()
        self.update()

    def _row_height(self) -> int:
        return self.fontMetrics().height() + 1

    def sizeHint(self) -> QSize:
        """As high as the rows need."""
        return QSize(120, len(self.rows()) * self._row_height())

    def minimumSizeHint(self) -> QSize:
        """No less than that."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a row for each codec."""
        painter, rows, colours = QPainter(self), self.rows(), theme.colours()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        texts = [tr("{size:,} B", size=size) for _, size in rows]
        measure = self.fontMetrics().horizontalAdvance
        names_width = max((measure(name) for name, _ in rows), default=0)
        sizes_width = max((measure(text) for text in texts), default=0)
        left, right = names_width + _GAP, self.width() - sizes_width - _GAP
        largest = max((size for _, size in rows), default=1)
        for number, ((name, size), text) in enumerate(zip(rows, texts, strict=True)):
            area = QRectF(0, number * self._row_height(), self.width(), self._row_height())
            is_ours = name == OURS
            painter.setPen(QColor(colours.text if is_ours else colours.dim))
            painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
            length = max((right - left) * size / largest, 2)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent if is_ours else colours.disabled))
            painter.drawRoundedRect(QRectF(left, area.center().y() - _BAR / 2, length, _BAR), 2, 2)
