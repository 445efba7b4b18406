"""The rate dock: what the file would weigh now, layer by layer, beside other codecs, and how it came to that.

Flows in: byte counts of the session. Flows out: labels and plots, and `jumped`.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from gc_studio.app.docks.rate_bar import LayerBar
from gc_studio.app.docks.rate_marks import Marks
from gc_studio.app.look import theme
from gc_studio.canvas.colours import colour_of, is_always_there, name_of, parts, title_of, words_of
from gc_studio.document import STUDIO
from gc_studio.words import figure, tr

if TYPE_CHECKING:
    from gc_studio.app.docks.rate_curve import HistoryCurve

_COUNTING_MILLISECONDS = 150
"""Bytes that are there sooner than this take the place of the old ones without a flicker."""

_GAP, _MARK = 6, 10
"""Space between the parts of a layer's row, and side of its mark, in pixels."""

_MARGIN, _SPACE, _FIGURE_SPACE = 6, 5, 3
"""Above and below all, between its parts, and between the figures; in pixels."""

_CURVE_HEIGHT = 60
"""Of the history's curve at least, in pixels."""


def bits_per_pixel(size: int, width: int, height: int) -> float:
    """Bits of a file of `size` bytes per pixel of its picture."""
    return 8 * size / (width * height)


def _weight(size: int) -> str:
    """Bytes of a photo for people, to three figures: its exact length says nothing."""
    for unit, step in (("MB", 1e6), ("kB", 1e3)):
        if size >= step:
            return f"{figure(size / step, '.1f' if size < 10 * step else '.0f')} {unit}"
    return f"{size} B"


def _ratio(photo: int, total: int) -> str:
    return tr("1 : {ratio:,.0f} of the photo's {weight}", ratio=photo / total, weight=_weight(photo))


class LayerFigures(QWidget):
    """Swatch, name and bytes of every layer, in two columns where there is room for them.

    Layers that not every picture has, the kept cells, are shown where they take bytes.
    """

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(1)
        self.sizes: dict[str, QLabel] = {}
        self._all_rows: dict[str, tuple[QLabel, QLabel, QLabel]] = {}
        for layer in parts():
            mark, name, size = QLabel(self), QLabel(title_of(layer), self), QLabel(self)
            mark.setPixmap(theme.swatch(colour_of(layer)).pixmap(_MARK, _MARK))
            size.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            size.setAccessibleName(tr("Bytes of {layer}", layer=name_of(layer)))
            for label in (mark, name, size):
                label.setToolTip(words_of(layer))
            name.setObjectName("dim")
            self.sizes[layer] = size
            self._all_rows[layer] = mark, name, size
        self._shown: tuple[str, ...] = ()
        self._arrangement: tuple[int, tuple[str, ...]] | None = None
        self.show_sizes({})

    def show_sizes(self, sizes: Mapping[str, int], taken: Collection[str] = STUDIO.layers) -> None:
        """Show bytes by layer; no figures where there are none. taken: the layers that the model takes."""
        for layer, label in self.sizes.items():
            label.setText(tr("{size:,} B", size=sizes[layer]) if sizes else "")
        self._shown = tuple(layer for layer in parts() if is_always_there(layer, taken) or sizes.get(layer))
        for layer, row in self._all_rows.items():
            for widget in row:
                widget.setVisible(layer in self._shown)
        self.arrange()

    def minimumSizeHint(self) -> QSize:
        """One column, as high as the rows are arranged now."""
        return QSize(120, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column or two."""
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Choose between one column and two by the room that the figures need now."""
        rows = [self._all_rows[layer] for layer in self._shown]
        half = (len(rows) + 1) // 2
        needed = 3 * _GAP
        for column in (rows[:half], rows[half:]):
            needed += sum(max(row[part].sizeHint().width() for row in column) for part in (1, 2)) + _MARK + 2 * _GAP
        self._arrange(rows, half if self.width() >= needed else len(rows))

    def _arrange(self, rows: list[tuple[QLabel, QLabel, QLabel]], per_column: int) -> None:
        arrangement = per_column, self._shown
        if arrangement == self._arrangement:
            return
        self._arrangement = arrangement
        for index, row in enumerate(rows):
            for offset, widget in enumerate(row):
                self._grid.addWidget(widget, index % per_column, index // per_column * 4 + offset)
        for column in (2, 6):
            self._grid.setColumnStretch(column, 1 if column == 2 or per_column < len(rows) else 0)
        self._grid.setColumnMinimumWidth(3, _GAP if per_column < len(rows) else 0)
        self._grid.invalidate()
        self.updateGeometry()


class RatePanel(QWidget):
    """Contents of the rate dock."""

    jumped = Signal(int)
    """A click on an entry of the history's curve."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._bpp_text = ""
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(_COUNTING_MILLISECONDS)
        self._counting.timeout.connect(self._show_counting)
        self._figures = self._make_figures()
        self._bar = LayerBar()
        self.marks = Marks()
        self._marks_place = QWidget()
        place = QVBoxLayout(self._marks_place)
        place.setContentsMargins(0, 0, 0, 0)
        place.addWidget(self.marks)
        self._curve: HistoryCurve | None = None
        self._curve_place = QWidget()
        self._curve_place.setMinimumHeight(_CURVE_HEIGHT)
        self._curve_place.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        QVBoxLayout(self._curve_place).setContentsMargins(0, 0, 0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, _MARGIN, 10, _MARGIN)
        layout.setSpacing(_SPACE)
        for widget in (self._figures, self._bar, self._marks_place):
            layout.addWidget(widget)
        layout.addWidget(self._curve_place, 1)
        layout.addStretch()
        theme.notifier().changed.connect(self._take_colours)

    @property
    def curve(self) -> "HistoryCurve":
        """The history's curve; made with the first history, since a window without a picture is up sooner."""
        if self._curve is None:
            from gc_studio.app.docks.rate_curve import HistoryCurve

            self._curve = HistoryCurve(self)
            self._curve.jumped.connect(self.jumped)
            layout = self._curve_place.layout()
            assert layout is not None
            layout.addWidget(self._curve)
        return self._curve

    def _make_figures(self) -> QWidget:
        """Everything that is dimmed while bytes are counted."""
        self._by_layer = LayerFigures()
        self.layers = self._by_layer.sizes
        self.total, self.bpp, self.ratio = QLabel(tr("No picture")), QLabel(), QLabel()
        self.total.setObjectName("bytes")
        self.bpp.setObjectName("bpp")
        self.ratio.setObjectName("dim")
        self.total.setAccessibleName(tr("Bytes of the file"))
        self.bpp.setAccessibleName(tr("Bits per pixel"))
        self.ratio.setAccessibleName(tr("Ratio to the photo"))
        self.ratio.setToolTip(tr("Bytes of the file to those of the photo file that it was made from"))
        self.ratio.hide()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.total)
        head.addWidget(self.bpp, 0, Qt.AlignmentFlag.AlignBottom)
        head.addStretch()
        figures = QWidget()
        column = QVBoxLayout(figures)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_FIGURE_SPACE)
        column.addLayout(head)
        column.addWidget(self.ratio)
        column.addWidget(self._by_layer)
        return figures

    def _take_colours(self) -> None:
        self._set_dimmed(self.is_counting)

    def minimumSizeHint(self) -> QSize:
        """Room for the bytes of each layer; all else shows where there is more."""
        return QSize(self._figures.minimumSizeHint().width() + 20, self._least_height())

    def _least_height(self) -> int:
        of_ratio = 0 if self.ratio.isHidden() else self._ratio_height()
        return self._figures.minimumSizeHint().height() - of_ratio + 2 * _MARGIN + _SPACE

    def _ratio_height(self) -> int:
        return self.ratio.sizeHint().height() + _FIGURE_SPACE

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as there is room for: figures, then bar and ratio, then the comparison, then the curve."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        spare, needed = self.height() - self._least_height(), 0
        for widget, height, is_wanted in (
            (self._bar, self._bar.height() + _SPACE, True),
            (self.ratio, self._ratio_height(), bool(self.ratio.text())),
            (self._marks_place, self.marks.sizeHint().height(), True),
            (self._curve_place, _CURVE_HEIGHT, True),
        ):
            needed += height if is_wanted else 0
            widget.setVisible(is_wanted and spare >= needed)

    @property
    def is_counting(self) -> bool:
        """Whether the figures on show are dimmed, because newer ones are being counted."""
        return bool(self._figures.styleSheet())

    def show_sizes(
        self,
        sizes: dict[str, int] | None,
        width: int,
        height: int,
        source_bytes: int | None = None,
        taken: Collection[str] = STUDIO.layers,
    ) -> None:
        """Show the bytes by layer of a picture of this size.

        Args:
            sizes: bytes by layer; None while they are counted: the old figures stay, dimmed.
            width, height: of the picture, in pixels.
            source_bytes: bytes of the photo file that the picture was made from; None when there is none.
            taken: the layers that its model takes.
        """
        if sizes is None:
            if not self.is_counting:
                self._counting.start()
            return
        self._counting.stop()
        total = sum(sizes.values())
        self.total.setText(tr("{size:,} B", size=total))
        self._bpp_text = tr("{bpp:.3f} bpp", bpp=bits_per_pixel(total, width, height))
        self.bpp.setText(self._bpp_text)
        self.ratio.setText(_ratio(source_bytes, total) if source_bytes else "")
        self._by_layer.show_sizes(sizes, taken)
        self._bar.show_sizes([sizes[layer] for layer in parts()])
        self.marks.show_ours(total)
        self._fit()
        self._set_dimmed(False)

    def clear(self) -> None:
        """There is no picture."""
        self._counting.stop()
        self._bpp_text = ""
        self.total.setText(tr("No picture"))
        self.bpp.setText("")
        self.ratio.setText("")
        self._by_layer.show_sizes({})
        self._bar.show_sizes(())
        self.show_marks({})
        self.show_history([], [], 0)
        self._set_dimmed(False)

    def _show_counting(self) -> None:
        if not self._bpp_text:
            self.total.setText("")
        self.bpp.setText(tr("counting…"))
        self._set_dimmed(True)

    def _set_dimmed(self, dimmed: bool) -> None:
        self._figures.setStyleSheet(f"QLabel {{ color: {theme.colours().disabled}; }}" if dimmed else "")
        self._bar.set_dimmed(dimmed)

    def show_history(self, names: Sequence[str], sizes: Sequence[dict[str, int] | None], position: int) -> None:
        """Show the bytes by layer after each entry of the history, None where they are not known yet.

        position: index of the entry where the document is.
        """
        if names or self._curve is not None:
            self.curve.show_history(names, sizes, position)

    def show_marks(self, marks: dict[str, int]) -> None:
        """Show the bytes that other codecs need at their smallest, by name; empty hides the comparison."""
        self.marks.show_others(marks)
        self._fit()
