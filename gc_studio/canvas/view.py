"""The canvas: shows a document in one of eight views and turns the hand into gestures.

Flows in: layers, selection, tool, brush, view. Flows out: strokes, paths, shapes and transforms in picture pixels, and
what is dropped on it. The canvas never changes a document.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QEnterEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QSizePolicy, QStyle

from gc_studio.analysis.texture_text import is_texture_text
from gc_studio.canvas.colours import surroundings
from gc_studio.canvas.drops import carried_picture, dropped_files, may_be_dropped
from gc_studio.canvas.hand import Hand
from gc_studio.canvas.tools import Tool, View
from gc_studio.document import Document
from gc_studio.words import tr

_BLEED = 4
"""Widget pixels around a changed part that guides and filtering may reach into."""


class Canvas(Hand):
    """The picture on screen."""

    files_dropped = Signal(object)
    """list[Path] of local files."""
    image_dropped = Signal(object)
    """See `carried_picture`."""
    colour_dropped = Signal(QColor, QPointF)
    """A colour, and where in the picture, in its pixels."""
    texture_dropped = Signal(str, QPointF)
    """The same for the text of a texture."""

    def __init__(self) -> None:
        super().__init__()
        self._dropping = False
        self._is_animated = True
        self._least_step = 1
        self._ants.ticked.connect(self._step_ants)
        self.setAccessibleName(tr("Picture"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.setMinimumSize(240, 200)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    # What is shown

    def show_other(self, document: Document, photo: NDArray[np.uint8] | None) -> None:
        """Show a document that was just opened, and the whole of it; gestures on the one before are dropped."""
        self._cancel_gestures()
        self.set_selection([], None)
        self.layers.set_document(document)
        self._update_step(document)
        self.layers.set_original(photo)
        self.layers.set_decoded(None)
        self.viewport.show(self.layers.size)
        self.fit()

    def show_resized(self, document: Document, photo: NDArray[np.uint8] | None) -> None:
        """Show the document at another size, where it lay; the old picture stands for the new one for a while."""
        self._cancel_gestures()
        self.layers.set_document(document)
        self._update_step(document)
        self.layers.set_original(photo)
        self.viewport.rescale(self.layers.size)
        self._view_moved()

    def show_none(self) -> None:
        """There is no document any more."""
        self._cancel_gestures()
        self.set_selection([], None)
        self.layers.set_document(None)
        self.layers.set_original(None)
        self.layers.set_decoded(None)
        self._fit_new_size()

    def set_document(self, document: Document) -> None:
        """Show another document, or the same after an edit; only what changed is painted anew."""
        size = self.layers.size
        changed = self.layers.set_document(document)
        self._update_step(document)
        if self.layers.size != size:
            self._fit_new_size()
        elif self.view is View.INVENTED:
            # The shares in the legend change with any cell.
            self.update()
        else:
            self._update_box(changed)

    def set_decoded(self, picture: NDArray[np.uint8] | None) -> None:
        """Show another decoded picture, uint8 (H, W, 3); None while there is none."""
        self.layers.set_decoded(picture)
        self.update()

    def set_original(self, photo: NDArray[np.uint8] | None) -> None:
        """Show another original photo, uint8 (H, W, 3); None when it is not at hand."""
        self.layers.set_original(photo)
        self._fit_new_size()

    def restore_viewport(self, state: Mapping[str, object]) -> None:
        """Zoom and place as they were: see `Viewport.state`."""
        self.viewport.restore(state)
        self._view_moved()

    def _fit_new_size(self) -> None:
        self.viewport.show(self.layers.size)
        self._view_moved()

    def _update_box(self, box: QRectF) -> None:
        """Repaint a part of the picture, in picture pixels, wherever it is seen."""
        if box.isEmpty():
            return
        for part in self.scene.in_widget(box):
            self.update(part.toAlignedRect().adjusted(-_BLEED, -_BLEED, _BLEED, _BLEED))

    def set_waiting_text(self, text: str) -> None:
        """What to say in the place of a decoded picture that is not there."""
        self.scene.waiting_text = text
        self.update()

    def set_view(self, view: View) -> None:
        """Show another view."""
        self.scene.set_view(view)
        self._update_cursor()
        self._view_moved()

    def set_overlays(self, line_opacity: float, cell_opacity: float, lines_pinned: bool, cells_pinned: bool) -> None:
        """Opacities of lines and cells, and whether each shows also while its tools are not in hand."""
        self.scene.line_opacity, self.scene.cell_opacity = line_opacity, cell_opacity
        self.scene.lines_pinned, self.scene.cells_pinned = lines_pinned, cells_pinned
        self.update()

    def set_label_overlay(self, opacity: float, is_pinned: bool) -> None:
        """The same for the labels of a scene."""
        self.scene.label_opacity, self.scene.labels_pinned = opacity, is_pinned
        self.update()

    def set_overlay_colours(self, lines: str, levels: Sequence[str]) -> None:
        """Colours of the lines, and of the levels from 1 to 3, as #rrggbb.

        Raises:
            ValueError: one of them is no colour.
        """
        for colour in (lines, *levels):
            if not QColor.isValidColorName(colour):
                raise ValueError(f"{colour!r} is no colour; write it as #rrggbb")
        self.layers.line_colour, self.layers.level_colours = QColor(lines), [QColor(level) for level in levels]
        self.update()

    def fit(self) -> None:
        """Zoom so that the whole picture shows."""
        self.viewport.fit()
        self._view_moved()

    def actual_size(self) -> None:
        """Zoom to one pixel of the screen per picture pixel."""
        self.viewport.actual_size()
        self._view_moved()

    # The selection

    def set_selection(self, outline: Sequence[NDArray[np.floating]], box: QRectF | None) -> None:
        """Show what is selected.

        Args:
            outline: closed polylines, each float (n, 2) of x and y in picture pixels.
            box: what the frame of the move tool goes around, in picture pixels; None for no frame.
        """
        self._ants.set_outline(outline)
        self._transform.box = box if box is not None and not box.isEmpty() else None
        self._update_ants()
        self._update_cursor()
        self.update()

    def set_least_step(self, pixels: int) -> None:
        """Let the move tool move what is selected by multiples of so many picture pixels, or of a pixel of the map."""
        self._least_step = pixels
        if self.layers.document is not None:
            self._update_step(self.layers.document)

    def _update_step(self, document: Document) -> None:
        self._transform.step = max(self._least_step, document.structure_scale)

    def set_animated(self, is_animated: bool) -> None:
        """Whether the outline of the selection may move; where the desktop wants no animation, it never does."""
        self._is_animated = is_animated
        self._update_ants()

    def _update_ants(self) -> None:
        may_move = self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self) > 0
        self._ants.set_walking(self.isVisible() and self._is_animated and may_move and not self._ants.is_empty)

    def _step_ants(self) -> None:
        if not self.isVisible():
            self._ants.set_walking(False)
        self._update_box(self._transform.matrix.mapRect(self._ants.box()))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the scene, then what the hand is about to do."""
        painter = QPainter(self)
        self.scene.paint(painter)
        for pane in self.scene.panes():
            painter.save()
            painter.setClipRect(pane.area)
            painter.translate(pane.corner)
            if not self._ants.is_empty:
                self._ants.paint(painter, self._transform.matrix * self.viewport.transform())
            if self.tool is Tool.MOVE:
                self._transform.paint(painter)
            self._axes.paint(painter)
            self._pins.paint(painter)
            self._lines.paint(painter)
            self._shapes.paint(painter)
            painter.restore()
        self._rings_shown = self._rings()
        for ring in self._rings_shown:
            ring.paint(painter)
        if self._dropping:
            painter.setPen(QPen(QColor(surroundings().accent), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(2, 2, -2, -2))

    # The widget

    def event(self, event: QEvent) -> bool:
        """The screen may have changed."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.viewport.set_ratio(self.devicePixelRatioF())
            self._view_moved()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep a fitted picture fitted."""
        self.viewport.set_ratio(self.devicePixelRatioF())
        self.scene.resize(QSizeF(event.size()))
        self._view_moved()
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """The ants walk while they are seen; the first step that nobody sees is the last."""
        super().showEvent(event)
        self._update_ants()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Take the keyboard, for the space bar, unless somebody is typing."""
        if not isinstance(QApplication.focusWidget(), (QAbstractSpinBox, QLineEdit)):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """No brush ring outside."""
        self.pointer_left()
        super().leaveEvent(event)

    # Drag and drop

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files and images, and colours and textures where there is a picture."""
        if may_be_dropped(event) or self._is_for_region(event):
            event.acceptProposedAction()
            self._set_dropping(True)

    def dragLeaveEvent(self, event: QEvent) -> None:
        """The drag went elsewhere."""
        self._set_dropping(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand on the files, or the picture, where there is one, with the file that it is said to be."""
        self._set_dropping(False)
        event.acceptProposedAction()
        if self._is_for_region(event):
            self._drop_on_region(event)
            return
        files, picture = dropped_files(event), carried_picture(event.mimeData())
        if picture is not None:
            self.image_dropped.emit(picture)
        elif files:
            self.files_dropped.emit(files)
        else:
            self.hint.emit(tr("What was dropped is no image that can be read"))

    def _is_for_region(self, event: QDropEvent) -> bool:
        data = event.mimeData()
        return self.layers.document is not None and (data.hasColor() or is_texture_text(data.text()))

    def _drop_on_region(self, event: QDropEvent) -> None:
        place, data = self.viewport.to_picture(event.position()), event.mimeData()
        if not QRectF(QPointF(), self.layers.size).contains(place):
            return
        if data.hasColor():
            self.colour_dropped.emit(QColor(data.colorData()), place)
        else:
            self.texture_dropped.emit(data.text(), place)

    def _set_dropping(self, dropping: bool) -> None:
        self._dropping = dropping
        self.update()
