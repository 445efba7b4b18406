"""What guides strokes of ink and eraser: a cord that steadies the hand, and axes that they are mirrored at.

Flows in: commands, grips of the axes, settings. Flows out: a symmetry for whoever draws, guides for the canvas.
"""

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from gc_studio.app.commands.command import Command
from gc_studio.app.documents.session import Session
from gc_studio.app.settings import Settings
from gc_studio.canvas import Canvas
from gc_studio.canvas.axes import Axis
from gc_studio.document.symmetry import NO_SYMMETRY, Symmetry
from gc_studio.words import mark, tr

CORDS = (0.0, 14.0, 40.0)
"""Widget pixels between pointer and pen, by how much the hand is steadied."""

_STEADY = (
    (mark("Free hand"), mark("Draw as the hand moves")),
    (mark("Steady hand"), mark("Draw smoother than the hand moves: it pulls the pen by a short cord")),
    (mark("Very steady hand"), mark("Draw much smoother than the hand moves: it pulls the pen by a long cord")),
)
_AXES = {
    Axis.UPRIGHT: (mark("Symmetry left and right"), mark("Draw on both sides of an upright axis; its grip moves it")),
    Axis.LEVEL: (mark("Symmetry above and below"), mark("Draw on both sides of a level axis; its grip moves it")),
}

STEADY_KEYS = tuple(f"steady_{step}" for step in range(len(CORDS)))
AXIS_KEYS = tuple(f"symmetry_{axis.value}" for axis in Axis)


class Guiding(QObject):
    """How steady the hand is, remembered from one start to the next, and where the axes are."""

    changed = Signal()

    def __init__(self, session: Session, canvas: Canvas, settings: Settings) -> None:
        super().__init__()
        self._session, self._canvas, self._settings = session, canvas, settings
        self._shares = dict.fromkeys(Axis, 0.5)
        self._is_on = dict.fromkeys(Axis, False)
        canvas.axis_moved.connect(self._move)
        session.changed.connect(self._hand_over)
        self.changed.connect(self._hand_over)

    def commands(self) -> list[Command]:
        """How steady, and both axes."""
        return [
            *(self._steady_command(step, tr(text), tr(tip)) for step, (text, tip) in enumerate(_STEADY)),
            *(self._axis_command(axis, tr(text), tr(tip)) for axis, (text, tip) in _AXES.items()),
        ]

    def _steady_command(self, step: int, text: str, tip: str) -> Command:
        key = STEADY_KEYS[step]
        words = (key, "Structure", text, "", tip, partial(self._steady, step), key.replace("_", "-"), "steady")
        return Command(*words, checked=lambda: self._settings.steadiness == step)

    def _axis_command(self, axis: Axis, text: str, tip: str) -> Command:
        key = f"symmetry_{axis.value}"
        words = (key, "Structure", text, "", tip, partial(self._switch, axis), key.replace("_", "-"))
        return Command(*words, checked=lambda: self._is_on[axis])

    @property
    def symmetry(self) -> Symmetry:
        """The axes in the current document, in picture pixels."""
        document = self._session.document
        if document is None:
            return NO_SYMMETRY
        # Axes lie between two pixels of the map, or in the middle of one.
        half = document.structure_scale / 2
        sides = {Axis.UPRIGHT: document.width, Axis.LEVEL: document.height}
        at = {axis: round(self._shares[axis] * side / half) * half for axis, side in sides.items() if self._is_on[axis]}
        return Symmetry(at.get(Axis.UPRIGHT), at.get(Axis.LEVEL))

    def _steady(self, step: int) -> None:
        self._settings.steadiness = step
        self.changed.emit()

    def _switch(self, axis: Axis) -> None:
        self._is_on[axis] = not self._is_on[axis]
        self.changed.emit()

    @Slot(object, float)
    def _move(self, axis: Axis, place: float) -> None:
        document = self._session.document
        if document is not None:
            self._shares[axis] = place / (document.width if axis is Axis.UPRIGHT else document.height)
            self._hand_over()

    @Slot()
    def _hand_over(self) -> None:
        self._canvas.set_guides(self.symmetry, CORDS[self._settings.steadiness])
