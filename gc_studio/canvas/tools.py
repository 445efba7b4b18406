"""What the left button does on the canvas, and what the canvas shows."""

from enum import Enum

from gc_studio.words import mark, tr


class View(Enum):
    """Which picture the canvas shows."""

    DECODED = mark("Decoded")
    STRUCTURE = mark("Structure")
    ORIGINAL = mark("Original")
    SPLIT = mark("Split")
    SIDE = mark("Side by side")
    DIFFERENCE = mark("Difference")
    INVENTED = mark("Invented")
    LABELS = mark("Labels")

    @property
    def title(self) -> str:
        """Its name for people."""
        return tr(self.value)


class Tool(Enum):
    """The active tool."""

    PAN = mark("Hand")
    INK = mark("Ink")
    ERASER = mark("Erase")
    LINE = mark("Line")
    FILL = mark("Fill")
    PICK = mark("Pick")
    PRESERVE = mark("Preserve")
    SYNTHESISE = mark("Synthesise")
    LASSO = mark("Lasso")
    BOX = mark("Box")
    WAND = mark("Wand")
    MOVE = mark("Move")
    PUSH = mark("Push")
    WARP = mark("Warp")

    @property
    def title(self) -> str:
        """Its name for people, and that of its action in the history."""
        return tr(self.value)

    @property
    def opposite(self) -> "Tool":
        """What the right button, the other end of the pen, or Shift with a brush does instead."""
        return _OPPOSITES.get(self, self)

    @property
    def draws_structure(self) -> bool:
        """Whether the tool changes the structure map, or the labels of a scene, by drawing on it."""
        return self in (Tool.INK, Tool.ERASER, Tool.LINE)

    @property
    def points_at_things(self) -> bool:
        """Whether a click of the tool means the thing there; such tools are for scenes."""
        return self in (Tool.FILL, Tool.PICK)

    @property
    def is_of_lines(self) -> bool:
        """Whether the tool has a meaning for lines alone."""
        return self in (Tool.MOVE, Tool.PUSH, Tool.WARP)

    @property
    def paints_mask(self) -> bool:
        """Whether the tool changes the preserve mask."""
        return self in (Tool.PRESERVE, Tool.SYNTHESISE)

    @property
    def selects(self) -> bool:
        """Whether the tool makes a selection."""
        return self in (Tool.LASSO, Tool.BOX, Tool.WAND)

    @property
    def works_on_lines(self) -> bool:
        """Whether one needs to see the structure lines, or the labels, to use the tool."""
        return self.draws_structure or self.selects or self.points_at_things or self.is_of_lines

    @property
    def has_brush(self) -> bool:
        """Whether the tool works by strokes of a brush that has a size."""
        return self in BRUSH_SIZES


_OPPOSITES = {
    Tool.INK: Tool.ERASER,
    Tool.ERASER: Tool.INK,
    Tool.LINE: Tool.ERASER,
    Tool.PRESERVE: Tool.SYNTHESISE,
    Tool.SYNTHESISE: Tool.PRESERVE,
}


class MaskShape(Enum):
    """What a gesture encloses."""

    BRUSH = mark("Brush")
    BOX = mark("Box")
    LASSO = mark("Lasso")
    WAND = mark("Wand")


BRUSH_SIZES = {
    Tool.INK: 2,
    Tool.ERASER: 14,
    Tool.LINE: 2,
    Tool.PUSH: 60,
    Tool.PRESERVE: 40,
    Tool.SYNTHESISE: 40,
}
"""Brush diameters at start, in pixels of a picture whose shorter side has BRUSH_SIDE; see `brush_scale`."""

LABEL_BRUSH_SIZES = {Tool.INK: 24, Tool.ERASER: 24, Tool.LINE: 8}
"""The same of those that paint labels in a scene; there they all cover as much of any picture."""

BRUSH_SIDE = 256
MAX_BRUSH = 200
"""In pixels of such a picture, too."""


def brush_scale(tool: Tool, side: int) -> float:
    """How much larger a tool's brush is in a picture whose shorter side has `side` pixels than in one of BRUSH_SIDE.

    A hand rubs out and preserves as large a part of any picture; lines are as wide as a map pixel, whatever its size.
    """
    is_line = tool in (Tool.INK, Tool.LINE)
    return 1.0 if is_line else max(side / BRUSH_SIDE, 1.0)


def stepped_size(size: int, direction: int) -> int:
    """Next brush diameter up (`direction` 1) or down (-1): about a quarter more or less, at least one pixel."""
    return max(size + direction * max(size // 4, 1), 1)
