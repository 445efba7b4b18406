"""What the canvas paints below the hand: pictures in their panes, overlays, grids, names and notices.

Flows in: layers, viewport, view, tool, opacities. Flows out: paint calls. It takes no events.
"""

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter

from gc_studio.canvas.colours import surroundings
from gc_studio.canvas.compare import Divider, Pane, paint_names, paint_notice, panes
from gc_studio.canvas.grids import paint_cell_grid, paint_pixel_grid
from gc_studio.canvas.layers import Layers
from gc_studio.canvas.legend import paint_legend
from gc_studio.canvas.tools import Tool, View
from gc_studio.canvas.viewport import Viewport
from gc_studio.words import mark, tr

_NO_ORIGINAL = mark("The photo is not in this file.\nOpen it to compare.")


class Scene:
    """One document as it is shown. All panes share the viewport, which counts from the corner of each."""

    def __init__(self) -> None:
        self.layers = Layers()
        self.viewport = Viewport()
        self.divider = Divider()
        self.view = View.DECODED
        self.tool = Tool.PAN
        self.line_opacity = self.cell_opacity = self.label_opacity = 0.5
        self.lines_pinned = self.cells_pinned = self.labels_pinned = False
        self.waiting_text = ""
        self._size = QSizeF()

    def resize(self, size: QSizeF) -> None:
        """The widget has another size."""
        self._size = size
        self.viewport.resize(self.panes()[0].area.size())

    def set_view(self, view: View) -> None:
        """Show another view; what is in the middle of a pane stays there."""
        self.view = view
        self.viewport.resize(self.panes()[0].area.size())

    def panes(self) -> list[Pane]:
        """The panes of the view, left to right."""
        return panes(self.view, self._size.width(), self._size.height())

    def pane_at(self, place: QPointF) -> Pane:
        """The pane under a place in the widget."""
        shown = self.panes()
        return next((pane for pane in reversed(shown) if place.x() >= pane.area.left()), shown[0])

    def is_on_divider(self, place: QPointF) -> bool:
        """Whether a press there takes hold of the divider."""
        return self.view is View.SPLIT and self.divider.is_near(place.x(), self._size.width())

    def in_widget(self, box: QRectF) -> list[QRectF]:
        """Where a box of picture pixels is seen: its part of every pane, in widget pixels."""
        mapped = self.viewport.transform().mapRect(box)
        return [mapped.translated(pane.corner).intersected(pane.area) for pane in self.panes()]

    def paint(self, painter: QPainter) -> None:
        """Paint everything."""
        painter.fillRect(QRectF(QPointF(), self._size), QColor(surroundings().surround))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = self.panes()
        for pane in shown:
            if self.view is View.SPLIT:
                self._paint_split(painter, pane)
            else:
                self._paint_picture(painter, pane.view, pane.area)
                if self._is_worked_on(pane.view):
                    self._paint_overlays(painter, pane.area)
        if self.view is View.SPLIT:
            self.divider.paint(painter, shown[0].area)
        if self.view is View.SIDE:
            gap = QRectF(shown[0].area.right(), 0, shown[1].area.left() - shown[0].area.right(), self._size.height())
            painter.fillRect(gap, QColor(surroundings().gap))
        if self._is_worked_on(shown[0].view):
            paint_names(painter, self.view, shown)
            if self.view is View.INVENTED:
                corner = QPointF(10, self._size.height() - 12)
                paint_legend(painter, self.layers.levels, corner, self._size.width() - 20)

    def _paint_split(self, painter: QPainter, pane: Pane) -> None:
        x = self.divider.x(pane.area.width())
        left, right = QRectF(pane.area), QRectF(pane.area)
        left.setRight(x)
        right.setLeft(x)
        self._paint_picture(painter, View.DECODED, left, pane.corner)
        self._paint_picture(painter, View.ORIGINAL, right, pane.corner)
        self._paint_overlays(painter, pane.area if self.layers.has(View.ORIGINAL) else left)

    def _paint_picture(self, painter: QPainter, view: View, area: QRectF, corner: QPointF | None = None) -> None:
        painter.save()
        painter.setClipRect(area)
        painter.translate(area.topLeft() if corner is None else corner)
        painter.setTransform(self.viewport.transform(), True)
        self.layers.paint(painter, view, self.viewport.zoom)
        painter.restore()
        if not self.layers.has(view):
            needs_original = view in (View.ORIGINAL, View.DIFFERENCE)
            lacks_original = needs_original and not self.layers.has(View.ORIGINAL) and self.layers.document is not None
            paint_notice(painter, tr(_NO_ORIGINAL) if lacks_original else self.waiting_text, area)

    def _is_worked_on(self, view: View) -> bool:
        """Whether there is something to lay over: a picture, or what stands in for the decoded one."""
        return view is View.DECODED or self.layers.has(view)

    def _paint_overlays(self, painter: QPainter, area: QRectF) -> None:
        document = self.layers.document
        if document is None:
            return
        painter.save()
        painter.setClipRect(area)
        painter.translate(area.topLeft())
        painter.save()
        painter.setTransform(self.viewport.transform(), True)
        if self.layers.has_labels:
            if (self.tool.works_on_lines or self.labels_pinned) and self.view is not View.LABELS:
                self.layers.paint_labels(painter, self.viewport.zoom, self.label_opacity)
        elif (self.tool.works_on_lines or self.lines_pinned) and self.view is not View.STRUCTURE:
            self.layers.paint_lines(painter, self.viewport.zoom, self.line_opacity)
        if (self.tool.paints_mask or self.cells_pinned) and self.view is not View.INVENTED:
            self.layers.paint_cells(painter, self.cell_opacity)
        painter.restore()
        if self.tool.paints_mask:
            paint_cell_grid(painter, self.viewport)
        is_map = self.tool.works_on_lines or self.view in (View.STRUCTURE, View.LABELS)
        paint_pixel_grid(painter, self.viewport, document.structure_scale if is_map else 1)
        painter.restore()
