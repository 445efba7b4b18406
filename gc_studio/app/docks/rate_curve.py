"""Bytes along the undo history: stacked areas by layer, a tip under the mouse, a click goes to an entry.

Flows in: names, bytes by layer and position of the history. Flows out: `jumped`.
"""

from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtWidgets import QLabel, QWidget

from gc_studio.app.docks.history import signed
from gc_studio.app.look import theme
from gc_studio.canvas.colours import colour_of, parts
from gc_studio.words import tr

_MOST_POINTS = 60
"""Entries up to which each has a point; more of them would hide the areas."""


class Tip(QLabel):
    """A few lines beside the mouse; at once, and without getting in its way."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.setObjectName("message")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setContentsMargins(6, 3, 6, 3)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(self, x: int, bottom: int, text: str) -> None:
        """Show a text above a place, within the widget that it lies over."""
        room = self._over.width() - 4
        metrics = self.fontMetrics()
        lines = [metrics.elidedText(line, Qt.TextElideMode.ElideMiddle, room - 20) for line in text.splitlines()]
        self.setText("\n".join(lines))
        self.adjustSize()
        left = min(max(x - self.width() // 2, 2), max(room - self.width() + 2, 2))
        self.move(left, max(bottom - self.height(), 2))
        self.show()
        self.raise_()


class HistoryCurve(pg.PlotWidget):
    """The plot; `over` is the widget within which its tip is shown."""

    jumped = Signal(int)

    def __init__(self, over: QWidget) -> None:
        super().__init__(background=QColor(theme.colours().panel), enableMenu=False)
        self.setAccessibleName(tr("Bytes along the history"))
        self.setMouseEnabled(x=False, y=False)
        self.hideButtons()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(self.Shape.NoFrame)
        self._over, self.tip = over, Tip(over)
        self._names: Sequence[str] = ()
        self._totals: list[int | None] = []
        self._position = 0
        self.setMouseTracking(True)
        self.hideAxis("bottom")
        self.hideAxis("left")
        axis = self.getAxis("left")
        axis.enableAutoSIPrefix(False)
        axis.setStyle(tickLength=0)
        # Half a line, or the figures at the ends of the axis are cut off.
        self.getPlotItem().setContentsMargins(0, 7, 0, 7)
        self._add_items()
        self._take_colours()
        theme.notifier().changed.connect(self._take_colours)

    def _add_items(self) -> None:
        # The highest area reaches down to zero, too, and lies behind the others.
        self._areas = {
            layer: pg.PlotCurveItem(fillLevel=0, brush=QColor(colour_of(layer)), pen=pg.mkPen(None))
            for layer in reversed(parts())
        }
        self._undone = pg.LinearRegionItem(movable=False, pen=pg.mkPen(None))
        self._here_line = pg.InfiniteLine(angle=90)
        self._points = pg.ScatterPlotItem(size=5)
        self._here = pg.ScatterPlotItem(size=9)
        for item in (*self._areas.values(), self._undone, self._here_line, self._points, self._here):
            self.addItem(item)
            item.setVisible(False)

    def _take_colours(self) -> None:
        colours = theme.colours()
        self.setBackground(QColor(colours.panel))
        axis = self.getAxis("left")
        axis.setPen(pg.mkPen(None))
        axis.setTextPen(QColor(colours.dim))
        veil = QColor(colours.panel)
        veil.setAlpha(150)
        self._undone.setBrush(veil)
        self._here_line.setPen(pg.mkPen(QColor(colours.text), width=1))
        rim, dot = pg.mkPen(QColor(colours.panel), width=1), QColor(colours.text)
        self._points.setPen(rim)
        self._points.setBrush(dot)
        self._here.setPen(pg.mkPen(QColor(colours.text), width=1.5))
        self._here.setBrush(QColor(colours.accent))

    def show_history(self, names: Sequence[str], sizes: Sequence[dict[str, int] | None], position: int) -> None:
        """Show the bytes by layer after each entry, None where they are not known yet, and where the document is."""
        self._names, self._position = names, position
        self._totals = [None if size is None else sum(size.values()) for size in sizes]
        known = [index for index, size in enumerate(sizes) if size is not None]
        stacked = np.cumsum(
            np.array([[size[layer] for layer in parts()] for size in sizes if size is not None]).reshape(
                -1, len(parts())
            ),
            axis=1,
        )
        self._draw(np.array(known), stacked, len(sizes))
        self.setAccessibleDescription(self._text(position).replace("\n", ": ") if self._totals else "")
        self.tip.hide()

    def _draw(self, known: NDArray[np.int_], stacked: NDArray[np.int_], count: int) -> None:
        """known: entries (n,); stacked: their bytes (n, layers), each with all layers below it."""
        has_areas = len(known) > 0
        self.showAxis("left", has_areas)
        # An entry alone would be an area of no width.
        xs = known if len(known) > 1 else np.array([-0.3, 0.3]) + known.sum()
        for layer, heights in zip(parts(), stacked.T, strict=True):
            area = self._areas[layer]
            area.setVisible(has_areas)
            if has_areas:
                area.setData(xs, heights if len(known) > 1 else np.repeat(heights, 2))
        totals = stacked[:, -1]
        self._points.setData(known, totals)
        self._points.setVisible(len(known) <= _MOST_POINTS)
        here = np.flatnonzero(known == self._position)
        self._here.setData(known[here], totals[here])
        self._here.setVisible(len(here) > 0)
        self._here_line.setPos(self._position)
        self._here_line.setVisible(count > 1)
        last = max(count - 1, 4) + 0.4
        self._undone.setRegion((self._position, last))
        self._undone.setVisible(self._position < count - 1)
        if has_areas:
            self.setYRange(0, totals.max() * 1.12 + 1, padding=0)
        self.setXRange(-0.4, last, padding=0)

    def _text(self, index: int) -> str:
        """The tip of an entry: its name, what it cost, what the file weighs after it."""
        total = self._totals[index]
        if total is None:
            return f"{self._names[index]}\n{tr('counting…')}"
        before = self._totals[index - 1] if index else None
        delta = f"{signed(total - before)}  \N{RIGHTWARDS ARROW}  " if before is not None else ""
        return f"{self._names[index]}\n{delta}{tr('{size:,} B', size=total)}"

    def place_of(self, index: int) -> QPointF:
        """Where an entry lies in the widget, at the height of its bytes or, unknown, of zero."""
        point = self.getPlotItem().getViewBox().mapViewToScene(QPointF(index, self._totals[index] or 0))
        return QPointF(self.mapFromScene(point))

    def _entry_at(self, place: QPointF) -> int | None:
        """The entry nearest to a place, by its x alone."""
        if not self._totals:
            return None
        x = self.getPlotItem().getViewBox().mapSceneToView(self.mapToScene(place.toPoint())).x()
        index = round(x)
        return index if 0 <= index < len(self._totals) and abs(x - index) <= 0.5 else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what there is to know about the entry under the mouse."""
        super().mouseMoveEvent(event)
        index = self._entry_at(event.position())
        self.setCursor(Qt.CursorShape.ArrowCursor if index is None else Qt.CursorShape.PointingHandCursor)
        if index is None:
            self.tip.hide()
            return
        place = self.mapTo(self._over, self.place_of(index).toPoint())
        self.tip.show_at(place.x(), place.y() - 8, self._text(index))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go to the entry under the mouse."""
        super().mouseReleaseEvent(event)
        index = self._entry_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and index is not None:
            self.jumped.emit(index)

    def leaveEvent(self, event: QEvent) -> None:
        """No tip without a mouse."""
        self.tip.hide()
        super().leaveEvent(event)
