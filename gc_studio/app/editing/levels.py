"""What the mask tools have in hand: the level that they keep cells at, and how far they lower them.

Flows in: commands, settings. Flows out: levels of cells, and strokes that paint them.
"""

from collections.abc import Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from gc_studio.app.commands.command import Command
from gc_studio.app.settings import Settings
from gc_studio.canvas.colours import LEVELS
from gc_studio.canvas.tools import Tool
from gc_studio.document import CELL, Available, Document
from gc_studio.document.edits import Point, set_levels, stroke_footprint
from gc_studio.words import mark, tr

Cells = NDArray[np.bool_]
Levels = NDArray[np.uint8]

_TIPS = (
    mark("Keep the gist of a part: shapes and colours where they were"),
    mark("Keep a part fine: most of what the photo shows"),
    mark("Keep a part faithful: letters can be read, a face is known again"),
)
"""Of the levels from 1 on."""


def level_key(level: int) -> str:
    """Key of the command that takes a level in hand."""
    return f"level_{level}"


LEVEL_KEYS = tuple(map(level_key, range(1, len(LEVELS))))
LOWERING_KEYS = ("lower_to_nothing", "lower_by_one")


class LevelsInHand(QObject):
    """The level to keep cells at, and how to lower them; remembered from one start to the next."""

    changed = Signal()
    chosen = Signal()
    """A person took a level in hand, perhaps the same one again."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings

    def commands(self) -> list[Command]:
        """The levels, how far to lower, and whether a pen chooses."""
        nothing, one = LOWERING_KEYS
        by_pen = tr("The lighter a pen touches, the lower the level that it paints")
        return [
            *(self._level_command(level, tr(tip)) for level, tip in enumerate(_TIPS, 1)),
            self._lowering_command(
                nothing, tr("Synthesise to nothing"), tr("Leave what is painted to the decoder"), False
            ),
            self._lowering_command(one, tr("Synthesise by one level"), tr("Lower what is painted by one level"), True),
            Command(
                *("pen_levels", "Preserve", tr("Level by pen pressure"), "", by_pen, self._follow_pen),
                checked=lambda: self._settings.pen_levels,
            ),
        ]

    def _level_command(self, level: int, tip: str) -> Command:
        key, text = level_key(level), tr("Level: {level}", level=LEVELS[level].name.lower())
        words = (key, "Preserve", text, f"Alt+{level}", tip, partial(self.choose, level))
        return Command(*words, group="levels", checked=lambda: self.level == level)

    def _lowering_command(self, key: str, text: str, tip: str, by_one: bool) -> Command:
        words = (key, "Preserve", text, "", tip, partial(self._lower, by_one), key.replace("_", "-"))
        return Command(*words, group="lowering", checked=lambda: self._settings.lowers_by_one == by_one)

    @property
    def level(self) -> int:
        """The level in hand, 1 to 3."""
        return self._settings.preserve_level

    @property
    def name(self) -> str:
        """What people call it, within a sentence."""
        return LEVELS[self.level].name.lower()

    def choose(self, level: int) -> None:
        """Take a level in hand."""
        self._settings.preserve_level = level
        self.changed.emit()
        self.chosen.emit()

    def _lower(self, by_one: bool) -> None:
        self._settings.lowers_by_one = by_one
        self.changed.emit()

    def _follow_pen(self) -> None:
        self._settings.pen_levels = not self._settings.pen_levels
        self.changed.emit()

    def applied(self, tool: Tool, levels: Levels, cells: Cells) -> Levels:
        """Levels of all cells after a mask tool has gone over some, once."""
        if tool is Tool.PRESERVE:
            return np.where(cells, np.uint8(self.level), levels)
        lowered = np.maximum(levels, 1) - np.uint8(1) if self._settings.lowers_by_one else np.uint8(0)
        return np.where(cells, lowered, levels)

    def action(self, tool: Tool) -> str:
        """Name of what a mask tool does, in the history."""
        if tool is Tool.PRESERVE:
            return f"{tool.title}, {self.name}"
        return tr("{tool}, one level", tool=tool.title) if self._settings.lowers_by_one else tool.title

    def stroke(self, tool: Tool, document: Document, available: Available | None) -> "LevelStroke":
        """Begin a stroke."""
        return LevelStroke(self, tool, document, available, self._settings.pen_levels)


class LevelStroke:
    """A stroke over cells. However often it goes over one, that is lowered once; the firmest touch of a pen counts."""

    def __init__(
        self, hand: LevelsInHand, tool: Tool, document: Document, available: Available | None, by_pen: bool
    ) -> None:
        self.name = hand.action(tool)
        if by_pen and tool is Tool.PRESERVE:
            self.name = tr("{tool}, by pen", tool=tool.title)
        self._base, self._available, self._by_pen = document, available, by_pen and tool is Tool.PRESERVE
        self._levels, self._most = document.levels, hand.level
        self._goal = hand.applied(tool, self._levels, np.ones(document.grid, bool))
        self._touched = np.zeros(document.grid, np.uint8)
        # A snapshot of its own from the start: what is to be seen is the stroke's, whether it changes a cell or none.
        self.document = document.with_layers()
        """What the stroke has made so far."""

    def extend(self, points: Sequence[Point], radius: float, pressure: float = 1.0) -> Document:
        """Go on along some points; all in picture pixels, the pressure in 0 .. 1."""
        cells = stroke_footprint(self._touched.shape, [(x / CELL, y / CELL) for x, y in points], radius / CELL)
        level = min(int(pressure * self._most) + 1, self._most) if self._by_pen else self._most
        news = cells & (self._touched < level)
        if news.any():
            self._touched[news] = level
            goal = np.minimum(self._goal, self._touched) if self._by_pen else self._goal
            levels = np.where(self._touched > 0, goal, self._levels)
            if not np.array_equal(levels, self._levels):
                self.document = set_levels(self._base, levels, self._available)
        return self.document
