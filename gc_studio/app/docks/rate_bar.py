"""One bar of all bytes of a file, each layer's share in its colour."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gc_studio.canvas.colours import colour_of, parts
from gc_studio.words import tr

_HEIGHT, _DIMMED = 12, 0.4


class LayerBar(QWidget):
    """The bar; empty as long as there are no bytes."""

    def __init__(self) -> None:
        super().__init__()
        self._sizes: Sequence[int] = ()
        self._opacity = 1.0
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Share of each layer"))

    def show_sizes(self, sizes: Sequence[int]) -> None:
        """Show the bytes of `parts()`, in their order."""
        self._sizes = sizes
        self.update()

    def set_dimmed(self, dimmed: bool) -> None:
        """Whether newer bytes are being counted."""
        self._opacity = _DIMMED if dimmed else 1.0
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the shares side by side."""
        painter, total, start = QPainter(self), sum(self._sizes), 0
        painter.setOpacity(self._opacity)
        for layer, size in zip(parts(), self._sizes, strict=False):
            if size:
                left, right = (self.width() * edge / total for edge in (start, start + size))
                painter.fillRect(QRectF(left, 0, right - left, self.height()), QColor(colour_of(layer)))
            start += size
