"""Tools in hand, and their gestures -> edits of the session's document. One gesture, one entry in the history.

Flows in: strokes and paths from the canvas, commands. Flows out: previews and commits on the session, and notices for
people.
"""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from gc_studio.app.commands.command import Command
from gc_studio.app.documents.session import Session
from gc_studio.app.editing.classes import ClassesInHand
from gc_studio.app.editing.guiding import Guiding
from gc_studio.app.editing.label_stroke import LabelStroke
from gc_studio.app.editing.levels import LevelsInHand, LevelStroke
from gc_studio.canvas import Canvas
from gc_studio.canvas.classes import BACKGROUND
from gc_studio.canvas.tools import (
    BRUSH_SIDE,
    BRUSH_SIZES,
    LABEL_BRUSH_SIZES,
    MAX_BRUSH,
    MaskShape,
    Tool,
    brush_scale,
    stepped_size,
)
from gc_studio.document import Document
from gc_studio.document.edits import Point, draw_structure
from gc_studio.words import mark, tr

NO_PHOTO = mark("The photo is not in this file: preserved parts can be given up, but no more can be preserved.")

LEAST_PRESSURE = 0.25
"""Share of the brush that the lightest touch of a pen draws with."""

_TOOLS = (
    (Tool.PAN, mark("Hand"), "H", mark("Move the picture (also: hold space, or drag with the middle button)")),
    (Tool.INK, mark("Ink"), "B", mark("Draw structure lines (right button or Shift: the opposite)")),
    (Tool.ERASER, mark("Eraser"), "E", mark("Erase structure lines (right button or Shift: the opposite)")),
    (Tool.LINE, mark("Line"), "U", mark("Drag a line, or click the corners of a polyline (Enter ends it)")),
    (Tool.LASSO, mark("Lasso"), "L", mark("Select by drawing around (Shift: add, Alt: subtract)")),
    (Tool.BOX, mark("Box"), "M", mark("Select a box (Shift: add, Alt: subtract)")),
    (Tool.WAND, mark("Wand"), "W", mark("Select what lines enclose (Shift: add, Alt: subtract)")),
    (Tool.MOVE, mark("Move"), "V", mark("Move, scale and turn the selected lines (Alt: a copy)")),
    (Tool.PUSH, mark("Push"), "G", mark("Drag lines along; with a selection, all outside of it is frozen")),
    (
        *(Tool.WARP, mark("Warp"), "Shift+G"),
        mark("Set pins and drag them (Enter keeps it, Esc drops it, Del removes a pin)"),
    ),
    (Tool.FILL, mark("Fill"), "F", mark("Paint the connected thing under the mouse (Alt: pick its class)")),
    (Tool.PICK, mark("Pick"), "I", mark("Take the class under the mouse in hand")),
    (Tool.PRESERVE, mark("Preserve"), "P", mark("Keep a part true to the photo (right button or Shift: the opposite)")),
    (
        *(Tool.SYNTHESISE, mark("Synthesise"), "Shift+P"),
        mark("Leave a part to the decoder (right button or Shift: the opposite)"),
    ),
)
"""Tools with name, key and tip; icons are named as they are, in small letters."""

_IN_SCENES = {
    Tool.INK: (mark("Brush"), mark("Paint the class in hand (Alt: pick one; right button or Shift: background)")),
    Tool.ERASER: (mark("Eraser"), mark("Paint background (right button or Shift: the class in hand)")),
    Tool.LINE: (mark("Line"), mark("Paint a straight line of the class in hand, or click corners (Enter ends it)")),
    Tool.WAND: (mark("Wand"), mark("Select the thing there; a double click: all that touches it, as a whole person")),
    Tool.PRESERVE: (mark("Preserve"), mark("Keep a part true to the photo; with the wand, a thing or a whole person")),
}
"""Name and tip of tools that have another meaning in a scene."""
_SHAPES = {
    MaskShape.BRUSH: (mark("Brush"), mark("Paint cells with a brush")),
    MaskShape.BOX: (mark("Box"), mark("Drag a box of cells")),
    MaskShape.LASSO: (mark("Lasso"), mark("Draw around cells")),
    MaskShape.WAND: (mark("Wand"), mark("Click on a part that lines enclose")),
}
"""How the mask tools paint, with name and tip."""

_THINGS = mark("Click on a thing; a double click means all that touches it, as a whole person")
"""Tip of the wand of the mask tools in a scene."""


def shape_key(shape: MaskShape) -> str:
    """Key of the command that chooses how the mask tools paint."""
    return f"shape_{shape.name.lower()}"


class Editor(QObject):
    """Turns what the hand does into edits."""

    notice = Signal(str)
    brush_changed = Signal()

    def __init__(
        self, session: Session, canvas: Canvas, levels: LevelsInHand, guiding: Guiding, classes: ClassesInHand
    ) -> None:
        super().__init__()
        self._session, self._canvas, self.levels, self._guiding = session, canvas, levels, guiding
        self.classes = classes
        self._stroke: Tool | None = None
        self._level_stroke: LevelStroke | None = None
        self._label_stroke: LabelStroke | None = None
        self._last: tuple[float, float, float] = (0.0, 0.0, 1.0)
        self._live: Document | None = None
        self._base: Document | None = None
        of_scenes = BRUSH_SIZES | LABEL_BRUSH_SIZES
        self._sizes: dict[bool, dict[Tool, float]] = {False: dict(BRUSH_SIZES), True: dict(of_scenes)}
        self._side = BRUSH_SIDE
        self.tool = Tool.INK
        self.mask_shape = MaskShape.BRUSH
        session.switched.connect(self._forget)
        session.switched.connect(self._put_down)
        session.changed.connect(self._take_side)
        session.interrupted.connect(canvas.finish_gestures)
        canvas.stroke_began.connect(self.begin_stroke)
        canvas.stroke_extended.connect(self.extend_stroke)
        canvas.stroke_ended.connect(self.end_stroke)
        canvas.stroke_cancelled.connect(self.cancel)
        canvas.path_changed.connect(self.change_path)
        canvas.path_ended.connect(self.end_path)
        canvas.path_cancelled.connect(self.cancel)
        canvas.brush_stepped.connect(self.step_brush)
        self.brush_changed.connect(self._hand_over)
        levels.chosen.connect(self._preserve)
        for hand in (levels, classes):
            hand.changed.connect(self.brush_changed)
        self._hand_over()

    def commands(self) -> list[Command]:
        """Tools and brushes."""
        other = tr("Ink or eraser, preserve or synthesise")
        return [
            *(self._tool_command(*each) for each in _TOOLS),
            *(self._shape_command(shape, *words) for shape, words in _SHAPES.items()),
            Command("opposite", "", tr("Opposite tool"), "X", other, self.swap_tool),
            Command("larger", "", tr("Larger brush"), "]", tr("Larger brush"), partial(self.step_brush, 1)),
            Command("smaller", "", tr("Smaller brush"), "[", tr("Smaller brush"), partial(self.step_brush, -1)),
        ]

    def _tool_command(self, tool: Tool, text: str, key: str, tip: str) -> Command:
        choose, icon = partial(self.set_tool, tool), text.lower()
        kinds = {"labels": tool.points_at_things, "lines": tool.is_of_lines, "drawn": tool.draws_structure}
        kind = next((kind for kind, is_of in kinds.items() if is_of), "")
        return Command(
            *(tool.name, "", tr(text), key, tr(tip), choose, icon, "tools"),
            checked=lambda: self.tool is tool,
            needs=frozenset({"preservable"}) if tool.paints_mask else frozenset(),
            kind=kind,
            words=partial(self._words, tool, text, tip),
        )

    def _words(self, tool: Tool, text: str, tip: str) -> tuple[str, str]:
        """Name and tip of a tool in the current document."""
        text, tip = _IN_SCENES.get(tool, (text, tip)) if self.is_scene else (text, tip)
        return tr(text), tr(tip)

    def _shape_command(self, shape: MaskShape, text: str, tip: str) -> Command:
        choose, icon = partial(self.set_mask_shape, shape), text.lower()
        key = shape_key(shape)

        def words() -> tuple[str, str]:
            return tr(text), tr(_THINGS if shape is MaskShape.WAND and self.is_scene else tip)

        return Command(
            *(key, "", tr(text), "", tr(tip), choose, icon, "shapes"),
            checked=lambda: self.mask_shape is shape,
            words=words,
        )

    @Slot()
    def _forget(self) -> None:
        self._stroke = self._level_stroke = self._label_stroke = self._live = self._base = None

    @Slot()
    def _put_down(self) -> None:
        """A tool that means nothing in the document that came gives way to one that means something in it."""
        document, facts = self._session.document, self._session.facts()
        if document is None:
            return
        is_drawn = "drawn" in facts
        means_nothing = (
            (self.tool.is_of_lines and "lines" not in facts)
            or (self.tool.points_at_things and "labels" not in facts)
            or (self.tool.paints_mask and "preservable" not in facts)
            or (self.tool.draws_structure and not is_drawn)
        )
        self.set_tool((Tool.INK if is_drawn else Tool.PAN) if means_nothing else self.tool)

    @property
    def is_scene(self) -> bool:
        """Whether what is drawn are the labels of a scene."""
        document = self._session.document
        return document is not None and document.codes.classes > 0

    @property
    def is_busy(self) -> bool:
        """Whether a stroke or a path is being drawn."""
        return self._stroke is not None or self._base is not None

    # Brushes

    @Slot()
    def _take_side(self) -> None:
        """Brushes cover as much of a larger picture."""
        document = self._session.document
        side = min(document.size) if document is not None else self._side
        if side != self._side:
            self._side = side
            self.brush_changed.emit()

    def brush_size(self, tool: Tool) -> int:
        """Brush diameter of a tool in picture pixels."""
        return max(round(self._sizes[self.is_scene].get(tool, 1) * self._scale(tool)), 1)

    @property
    def largest_brush(self) -> int:
        """Largest diameter of the tool in hand."""
        return round(MAX_BRUSH * self._scale(self.tool))

    def _scale(self, tool: Tool) -> float:
        # What a hand paints in a scene it paints as broad as it erases.
        return brush_scale(Tool.ERASER if self.is_scene else tool, self._side)

    def set_tool(self, tool: Tool) -> None:
        """Take up another tool."""
        self.tool = tool
        self.brush_changed.emit()
        if tool is Tool.PRESERVE and self._session.document is not None and self._session.available is None:
            self.notice.emit(tr(NO_PHOTO))

    def swap_tool(self) -> None:
        """Ink for eraser, preserve for synthesise, and back."""
        self.set_tool(self.tool.opposite)

    @Slot()
    def _preserve(self) -> None:
        """Who takes a level in hand does not want to synthesise."""
        if self.tool is Tool.SYNTHESISE:
            self.set_tool(Tool.PRESERVE)

    def set_mask_shape(self, shape: MaskShape) -> None:
        """How the mask tools paint."""
        self.mask_shape = shape
        self.brush_changed.emit()

    def set_brush_size(self, size: int) -> None:
        """Another diameter for the tool in hand; both mask tools share theirs."""
        size = min(max(size, 1), self.largest_brush)
        tools = [t for t in Tool if t.paints_mask] if self.tool.paints_mask else [self.tool]
        scale, sizes = self._scale(self.tool), self._sizes[self.is_scene]
        sizes.update((tool, size / scale) for tool in tools if tool in sizes)
        self.brush_changed.emit()

    @Slot(int)
    def step_brush(self, direction: int) -> None:
        """One step up (1) or down (-1)."""
        self.set_brush_size(stepped_size(self.brush_size(self.tool), direction))

    def _radius(self, tool: Tool, document: Document, pressure: float = 1.0) -> float:
        size = self.brush_size(tool) * (LEAST_PRESSURE + (1 - LEAST_PRESSURE) * pressure)
        # Ink no wider than a map pixel is a line of one map pixel: what analysis draws and the decoder knows.
        return size / 2 if tool is Tool.ERASER or self.is_scene else max(size - document.structure_scale, 0) / 2

    @Slot()
    def _hand_over(self) -> None:
        self._canvas.set_mask_shape(self.mask_shape)
        self._canvas.set_tool(self.tool, self.brush_size(self.tool))

    # Strokes

    @Slot(object, float, float, float)
    def begin_stroke(self, tool: Tool, x: float, y: float, pressure: float = 1.0) -> None:
        """The pen touches the picture."""
        if self._session.document is None or not (tool.draws_structure or tool.paints_mask):
            return
        self._stroke, self._live, self._last = tool, self._session.document, (x, y, pressure)
        if tool.paints_mask:
            self._level_stroke = self.levels.stroke(tool, self._session.document, self._session.available)
        elif self.is_scene:
            self._label_stroke = self._begun(tool, self._session.document)
        self.extend_stroke(x, y, pressure)

    @Slot(float, float, float)
    def extend_stroke(self, x: float, y: float, pressure: float = 1.0) -> None:
        """The pen moves; only the new segment is drawn, onto what the stroke has drawn so far."""
        if self._stroke is None or self._live is None:
            return
        (x0, y0, pressure0), tool, live = self._last, self._stroke, self._live
        segment = [(x0, y0), (x, y)]
        if self._level_stroke is not None:
            live = self._level_stroke.extend(segment, self.brush_size(tool) / 2, pressure)
        elif self._label_stroke is not None:
            live = self._label_stroke.extend((x, y), self._radius(tool, live, pressure))
        else:
            radii = [self._radius(tool, live, p) for p in (pressure0, pressure)]
            live = draw_structure(live, segment, radii, tool is not Tool.ERASER, self._guiding.symmetry)
        self._last, self._live = (x, y, pressure), live
        self._session.preview(live)

    @Slot()
    def end_stroke(self) -> None:
        """The pen is lifted."""
        if self._stroke is None or self._live is None:
            return
        tool, live, special = self._stroke, self._live, self._level_stroke or self._label_stroke
        if self._label_stroke is not None:
            live = self._label_stroke.finish()
        self._forget()
        changed = self._session.commit(special.name if special else tool.title, live)
        if not changed and tool is Tool.PRESERVE and self._session.available is None:
            self.notice.emit(tr(NO_PHOTO))

    def _label_of(self, tool: Tool) -> int:
        return BACKGROUND if tool is Tool.ERASER else self.classes.number

    def _begun(self, tool: Tool, document: Document) -> LabelStroke:
        label = self._label_of(tool)
        name = tr("Paint: {name}", name=self.classes.name(label))
        return LabelStroke(name, document, label, self._session.selection, self._guiding.symmetry)

    @Slot()
    def cancel(self) -> None:
        """The stroke or path never was."""
        if self.is_busy:
            self._forget()
            self._session.cancel()

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
            ink = tr("Line") if len(points) <= 2 else tr("Polyline")
            name = ink if tool is not Tool.ERASER else tr("Erase")
            if self.is_scene:
                name = tr("Paint: {name}", name=self.classes.name(self._label_of(tool)))
            self._session.commit(name, self._drawn(base, tool, points))

    def _drawn(self, document: Document, tool: Tool, points: list[Point]) -> Document:
        if self.is_scene:
            stroke, radius = self._begun(tool, document), self._radius(tool, document)
            return stroke.polyline(points, radius)
        radius, symmetry = self._radius(tool, document), self._guiding.symmetry
        return draw_structure(document, points, radius, tool is not Tool.ERASER, symmetry)
