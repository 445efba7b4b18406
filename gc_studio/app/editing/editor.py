"""Gestures -> edits of the session's document: strokes, lines, masks. One gesture, one entry in the history.

Flows in: strokes, paths and shapes from the canvas, commands on the preserve mask. Flows out: previews and commits on
the session, and notices for people.
"""

from collections.abc import Callable
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal, Slot

from gc_studio.analysis import selection as selecting
from gc_studio.app.commands.command import DOCUMENT, SELECTION, Command
from gc_studio.app.documents.session import Session
from gc_studio.app.editing.enclosing import Enclosing
from gc_studio.canvas import Canvas
from gc_studio.canvas.tools import BRUSH_SIZES, MAX_BRUSH, MaskShape, Tool, stepped_size
from gc_studio.document import Document
from gc_studio.document.edits import Point, centre_mask, draw_structure, paint_mask, set_mask

NO_PHOTO = "The photo is not in this file: preserved parts can be given up, but no more can be preserved."

LEAST_PRESSURE = 0.25
"""Share of the brush that the lightest touch of a pen draws with."""

Cells = NDArray[np.bool_]

_OPPOSITE, _COMBINED = "right button or Shift: the opposite", "Shift: add, Alt: subtract"
_TOOLS = (
    (Tool.PAN, "Hand", "H", "Move the picture (also: hold space, or drag with the middle button)"),
    (Tool.INK, "Ink", "B", f"Draw structure lines ({_OPPOSITE})"),
    (Tool.ERASER, "Eraser", "E", f"Erase structure lines ({_OPPOSITE})"),
    (Tool.LINE, "Line", "U", "Drag a line, or click the corners of a polyline (Enter ends it)"),
    (Tool.LASSO, "Lasso", "L", f"Select by drawing around ({_COMBINED})"),
    (Tool.BOX, "Box", "M", f"Select a box ({_COMBINED})"),
    (Tool.WAND, "Wand", "W", f"Select what lines enclose ({_COMBINED})"),
    (Tool.MOVE, "Move", "V", "Move, scale and turn the selected lines (Alt: a copy)"),
    (Tool.PRESERVE, "Preserve", "P", f"Keep a part true to the photo ({_OPPOSITE})"),
    (Tool.SYNTHESISE, "Synthesise", "Shift+P", f"Leave a part to the decoder ({_OPPOSITE})"),
)
"""Tools with name, key and tip; icons are named as they are, in small letters."""
_SHAPES = {
    MaskShape.BRUSH: ("Brush", "Paint cells with a brush"),
    MaskShape.BOX: ("Box", "Drag a box of cells"),
    MaskShape.LASSO: ("Lasso", "Draw around cells"),
    MaskShape.WAND: ("Wand", "Click on a part that lines enclose"),
}
"""How the mask tools paint, with name and tip."""


def shape_key(shape: MaskShape) -> str:
    """Key of the command that chooses how the mask tools paint."""
    return f"shape_{shape.name.lower()}"


class Editor(QObject):
    """Turns what the hand does into edits."""

    notice = Signal(str)
    brush_changed = Signal()

    def __init__(self, session: Session, canvas: Canvas) -> None:
        super().__init__()
        self._session, self._canvas = session, canvas
        self._enclosing = Enclosing(session, "mask")
        self._enclosing.failed.connect(self.notice)
        self._stroke: Tool | None = None
        self._last: tuple[float, float, float] = (0.0, 0.0, 1.0)
        self._live: Document | None = None
        self._base: Document | None = None
        self._sizes = dict(BRUSH_SIZES)
        self.tool = Tool.INK
        self.mask_shape = MaskShape.BRUSH
        session.switched.connect(self._forget)
        session.interrupted.connect(canvas.finish_gestures)
        canvas.stroke_began.connect(self.begin_stroke)
        canvas.stroke_extended.connect(self.extend_stroke)
        canvas.stroke_ended.connect(self.end_stroke)
        canvas.stroke_cancelled.connect(self.cancel)
        canvas.path_changed.connect(self.change_path)
        canvas.path_ended.connect(self.end_path)
        canvas.path_cancelled.connect(self.cancel)
        canvas.shape_ended.connect(self._end_shape)
        canvas.brush_stepped.connect(self.step_brush)
        self.brush_changed.connect(self._hand_over)
        self._hand_over()

    def commands(self) -> list[Command]:
        """Tools, brushes, and what is done to the preserve mask."""
        keep, leave = "Keep the selected part true to the photo", "Leave the selected part to the decoder"
        preserve, synthesise = self.preserve_selection, self.synthesise_selection
        of_selected = [
            ("preserve_selection", "Select", "Preserve it", "Ctrl+P", keep, preserve, "preserve"),
            ("synthesise_selection", "Select", "Synthesise it", "Ctrl+Shift+P", leave, synthesise, "synthesise"),
        ]
        grow, menu = "Preserve one cell more all around", "Preserve"
        centre = "Preserve the middle of the picture"
        of_mask = [
            ("preserve_all", menu, "All", "", "Preserve the whole picture", self.preserve_all, "preserve-all"),
            ("preserve_none", menu, "Nothing", "", "Synthesise everything", self.preserve_none, "preserve-none"),
            ("preserve_centre", menu, "Centre", "", centre, self.preserve_centre, "centre"),
            ("mask_grow", menu, "Grow", "Ctrl+]", grow, self.grow_mask, "grow"),
            ("mask_shrink", menu, "Shrink", "Ctrl+[", "One cell less all around", self.shrink_mask, "shrink"),
            ("mask_invert", menu, "Invert", "", "Preserve what is not preserved", self.invert_mask, "invert"),
        ]
        other = "Ink or eraser, preserve or synthesise"
        return [
            *(Command(*each, needs=SELECTION) for each in of_selected),
            *(Command(*each, needs=DOCUMENT) for each in of_mask),
            *(self._tool_command(*each) for each in _TOOLS),
            *(self._shape_command(shape, *words) for shape, words in _SHAPES.items()),
            Command("opposite", "", "Opposite tool", "X", other, self.swap_tool),
            Command("larger", "", "Larger brush", "]", "Larger brush", partial(self.step_brush, 1)),
            Command("smaller", "", "Smaller brush", "[", "Smaller brush", partial(self.step_brush, -1)),
        ]

    def _tool_command(self, tool: Tool, text: str, key: str, tip: str) -> Command:
        choose, icon = partial(self.set_tool, tool), text.lower()
        return Command(tool.name, "", text, key, tip, choose, icon, "tools", checked=lambda: self.tool is tool)

    def _shape_command(self, shape: MaskShape, text: str, tip: str) -> Command:
        choose, icon = partial(self.set_mask_shape, shape), text.lower()
        key = shape_key(shape)
        return Command(key, "", text, "", tip, choose, icon, "shapes", checked=lambda: self.mask_shape is shape)

    @Slot()
    def _forget(self) -> None:
        self._stroke = self._live = self._base = None

    @property
    def is_busy(self) -> bool:
        """Whether a stroke or a path is being drawn."""
        return self._stroke is not None or self._base is not None

    # Brushes

    def brush_size(self, tool: Tool) -> int:
        """Brush diameter of a tool in picture pixels."""
        return self._sizes.get(tool, 1)

    def set_tool(self, tool: Tool) -> None:
        """Take up another tool."""
        self.tool = tool
        self.brush_changed.emit()
        if tool is Tool.PRESERVE and self._session.document is not None and self._session.available is None:
            self.notice.emit(NO_PHOTO)

    def swap_tool(self) -> None:
        """Ink for eraser, preserve for synthesise, and back."""
        self.set_tool(self.tool.opposite)

    def set_mask_shape(self, shape: MaskShape) -> None:
        """How the mask tools paint."""
        self.mask_shape = shape
        self.brush_changed.emit()

    def set_brush_size(self, size: int) -> None:
        """Another diameter for the tool in hand; both mask tools share theirs."""
        size = min(max(size, 1), MAX_BRUSH)
        tools = [t for t in Tool if t.paints_mask] if self.tool.paints_mask else [self.tool]
        self._sizes.update((tool, size) for tool in tools if tool in self._sizes)
        self.brush_changed.emit()

    @Slot(int)
    def step_brush(self, direction: int) -> None:
        """One step up (1) or down (-1)."""
        self.set_brush_size(stepped_size(self.brush_size(self.tool), direction))

    def _radius(self, tool: Tool, document: Document, pressure: float = 1.0) -> float:
        size = self.brush_size(tool) * (LEAST_PRESSURE + (1 - LEAST_PRESSURE) * pressure)
        # Ink no wider than a map pixel is a line of one map pixel: what analysis draws and the decoder knows.
        return size / 2 if tool is Tool.ERASER else max(size - document.structure_scale, 0) / 2

    @Slot()
    def _hand_over(self) -> None:
        self._canvas.set_mask_shape(self.mask_shape)
        self._canvas.set_tool(self.tool, self.brush_size(self.tool))

    # Strokes

    @Slot(object, float, float, float)
    def begin_stroke(self, tool: Tool, x: float, y: float, pressure: float = 1.0) -> None:
        """The pen touches the picture."""
        if self._session.document is None:
            return
        self._stroke, self._live, self._last = tool, self._session.document, (x, y, pressure)
        self.extend_stroke(x, y, pressure)

    @Slot(float, float, float)
    def extend_stroke(self, x: float, y: float, pressure: float = 1.0) -> None:
        """The pen moves; only the new segment is drawn, onto what the stroke has drawn so far."""
        if self._stroke is None or self._live is None:
            return
        (x0, y0, pressure0), tool, live = self._last, self._stroke, self._live
        segment = [(x0, y0), (x, y)]
        if tool.draws_structure:
            radii = [self._radius(tool, live, p) for p in (pressure0, pressure)]
            live = draw_structure(live, segment, radii, tool is not Tool.ERASER)
        else:
            radius = self.brush_size(tool) / 2
            live = paint_mask(live, segment, radius, tool is Tool.PRESERVE, self._session.available)
        self._last, self._live = (x, y, pressure), live
        self._session.preview(live)

    @Slot()
    def end_stroke(self) -> None:
        """The pen is lifted."""
        if self._stroke is None or self._live is None:
            return
        tool, live = self._stroke, self._live
        self._forget()
        changed = self._session.commit(tool.value, live)
        self._explain(changed or tool is not Tool.PRESERVE)

    @Slot()
    def cancel(self) -> None:
        """The stroke or path never was."""
        if self.is_busy:
            self._forget()
            self._session.cancel()

    def _explain(self, changed: bool) -> None:
        if not changed and self._session.available is None:
            self.notice.emit(NO_PHOTO)

    # Lines

    @Slot(object, object)
    def change_path(self, tool: Tool, points: list[Point]) -> None:
        """A line is being drawn: show it as it will be coded."""
        if self._base is None:
            self._base = self._session.document
        if self._base is not None:
            self._session.preview(self._drawn(self._base, tool, points))

    @Slot(object, object)
    def end_path(self, tool: Tool, points: list[Point]) -> None:
        """A line is done."""
        base, self._base = self._base or self._session.document, None
        if base is not None:
            ink = "Line" if len(points) <= 2 else "Polyline"
            self._session.commit(ink if tool is not Tool.ERASER else "Erase", self._drawn(base, tool, points))

    def _drawn(self, document: Document, tool: Tool, points: list[Point]) -> Document:
        return draw_structure(document, points, self._radius(tool, document), tool is not Tool.ERASER)

    # Preserve mask

    @Slot(object, object, object)
    def _end_shape(self, tool: Tool, shape: MaskShape, points: list[Point]) -> None:
        if not tool.selects:
            self.paint_shape(tool, shape, points)

    def paint_shape(self, tool: Tool, shape: MaskShape, points: list[Point]) -> None:
        """Preserve or synthesise the cells in a shape."""
        document = self._session.document
        if document is not None:
            self._enclosing.find(
                shape, points, lambda found: self._paint_cells(tool, selecting.cells_of(found, document))
            )

    def preserve_selection(self) -> None:
        """Preserve the selected cells."""
        self._paint_selected(Tool.PRESERVE)

    def synthesise_selection(self) -> None:
        """Synthesise the selected cells."""
        self._paint_selected(Tool.SYNTHESISE)

    def _paint_selected(self, tool: Tool) -> None:
        document, selection = self._session.document, self._session.selection
        if document is not None and selection is not None:
            self._paint_cells(tool, selecting.cells_of(selection, document))

    def _paint_cells(self, tool: Tool, cells: Cells) -> None:
        if tool is Tool.PRESERVE:
            self._edit_mask(tool.value, lambda mask: mask | cells)
        else:
            self._edit_mask(tool.value, lambda mask: mask & ~cells)

    def preserve_all(self) -> None:
        """Preserve the whole picture."""
        self._edit_mask("Preserve all", np.ones_like)

    def preserve_none(self) -> None:
        """Synthesise the whole picture."""
        self._edit_mask("Synthesise all", np.zeros_like)

    def preserve_centre(self) -> None:
        """Preserve the middle of the picture, half of each side."""
        self._edit_mask("Preserve centre", lambda mask: centre_mask(mask.shape))

    def grow_mask(self) -> None:
        """Preserve one cell more all around."""
        self._edit_mask("Grow preserved", lambda mask: selecting.grow_cells(mask, 1))

    def shrink_mask(self) -> None:
        """Preserve one cell less all around."""
        self._edit_mask("Shrink preserved", lambda mask: selecting.shrink_cells(mask, 1))

    def invert_mask(self) -> None:
        """Preserve what is synthesised and the other way round."""
        self._edit_mask("Invert preserved", np.logical_not)

    def _edit_mask(self, name: str, edit: Callable[[Cells], Cells]) -> None:
        document = self._session.document
        if document is None or self.is_busy:
            return
        wanted = edit(document.mask)
        changed = self._session.commit(name, set_mask(document, wanted, self._session.available))
        self._explain(changed or not (wanted & ~document.mask).any())

    def close(self) -> None:
        """End the thread."""
        self._enclosing.close()
