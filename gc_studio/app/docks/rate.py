"""The rate dock: what the file would weigh now, layer by layer, and how it came to that.

Flows in: byte counts of the session. Flows out: labels and plots.
"""

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from gc_studio.app import theme
from gc_studio.canvas.colours import LAYER_COLOURS

LAYERS = ("structure", "texture", "detail", "mask", "container")


def bits_per_pixel(size: int, width: int, height: int) -> float:
    """Bits of a file of `size` bytes per pixel of its picture."""
    return 8 * size / (width * height)


def _plot(name: str) -> pg.PlotWidget:
    """A plot that is there to be looked at."""
    plot = pg.PlotWidget(background=QColor(theme.colours().panel))
    plot.setAccessibleName(name)
    plot.setMouseEnabled(x=False, y=False)
    plot.setMenuEnabled(False)
    plot.hideButtons()
    plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    plot.setFrameShape(plot.Shape.NoFrame)
    return plot


class RatePanel(QWidget):
    """Contents of the rate dock."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.total, self.bpp = QLabel("No picture yet"), QLabel()
        self.total.setObjectName("bytes")
        self.bpp.setObjectName("bpp")
        self.total.setAccessibleName("Bytes of the file")
        self.bpp.setAccessibleName("Bits per pixel")
        head = QHBoxLayout()
        head.addWidget(self.total)
        head.addWidget(self.bpp, 0, Qt.AlignmentFlag.AlignBottom)
        head.addStretch()
        self._make_bars()
        self._make_curve()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 6, 10, 6)
        layout.setSpacing(4)
        layout.addLayout(head)
        layout.addLayout(self._layer_rows())
        layout.addWidget(self._bars)
        layout.addWidget(self._curve, 1)

    def _layer_rows(self) -> QGridLayout:
        """Swatch, name and bytes of every layer, in two columns."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(1)
        self.layers: dict[str, QLabel] = {}
        for index, layer in enumerate(LAYERS):
            row, column = index % 3, index // 3 * 4
            mark = QLabel()
            mark.setPixmap(theme.swatch(LAYER_COLOURS[layer]).pixmap(10, 10))
            name, size = QLabel(layer.capitalize()), QLabel()
            size.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            size.setAccessibleName(f"Bytes of {layer}")
            name.setObjectName("dim")
            self.layers[layer] = size
            for offset, widget in enumerate((mark, name, size)):
                grid.addWidget(widget, row, column + offset)
            grid.setColumnStretch(column + 2, 1)
        grid.setColumnMinimumWidth(3, 12)
        return grid

    def _make_bars(self) -> None:
        self._bars = _plot("Share of each layer")
        self._bars.setFixedHeight(16)
        self._bars.hideAxis("left")
        self._bars.hideAxis("bottom")
        self._bars.getPlotItem().getViewBox().setDefaultPadding(0)
        self._bar_item = pg.BarGraphItem(x0=[], y0=[], width=[], height=1)
        self._bars.addItem(self._bar_item)

    def _make_curve(self) -> None:
        self._curve = _plot("Bytes along the history")
        self._curve.setMinimumHeight(64)
        self._curve.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._curve.setToolTip("Bytes after each entry of the history")
        self._curve.hideAxis("bottom")
        axis = self._curve.getAxis("left")
        self._curve.hideAxis("left")
        axis.setPen(None)
        axis.setTextPen(QColor(theme.colours().dim))
        axis.enableAutoSIPrefix(False)
        self._curve.showGrid(y=True, alpha=0.15)
        accent = QColor(theme.colours().accent)
        self._line = self._curve.plot(
            pen=pg.mkPen(accent, width=2), symbol="o", symbolSize=4, symbolPen=None, symbolBrush=accent
        )
        self._here = self._curve.plot(
            pen=None, symbol="o", symbolSize=9, symbolPen=pg.mkPen(theme.colours().text, width=1.5), symbolBrush=accent
        )

    def show_sizes(self, sizes: dict[str, int], width: int, height: int) -> None:
        """Show the bytes by layer of a picture of this size."""
        total = sum(sizes.values())
        self.total.setText(f"{total:,} B")
        self.bpp.setText(f"{bits_per_pixel(total, width, height):.3f} bpp")
        for layer, label in self.layers.items():
            label.setText(f"{sizes[layer]:,} B")
        widths = [sizes[layer] for layer in LAYERS]
        starts = [sum(widths[:index]) for index in range(len(widths))]
        colours = [QColor(LAYER_COLOURS[layer]) for layer in LAYERS]
        self._bar_item.setOpts(
            x0=starts,
            y0=[0] * len(widths),
            width=widths,
            height=1,
            brushes=colours,
            pens=[pg.mkPen(None)] * len(widths),
        )
        self._bars.setXRange(0, max(total, 1), padding=0)
        self._bars.setYRange(0, 1, padding=0)

    def show_history(self, totals: list[int], position: int) -> None:
        """Show the bytes after each entry of the history, and where in it the document is."""
        self._curve.showAxis("left")
        self._line.setData(list(range(len(totals))), totals)
        self._here.setData([position], [totals[position]])
        # Small edits should look small: the axis never spans less than a tenth of the file.
        low, high = min(totals), max(totals)
        slack = max(high * 0.1 - (high - low), 0) / 2 + (high - low) * 0.1 + 1
        self._curve.setYRange(low - slack, high + slack, padding=0)
        self._curve.setXRange(-0.3, max(len(totals) - 1, 4) + 0.3, padding=0)
