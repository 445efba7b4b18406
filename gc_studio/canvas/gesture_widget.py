"""All gestures that a hand can make on the picture, and the signals that tell of them, in picture pixels.

Flows in: what the gestures say. Flows out: signals of the canvas, for whoever makes edits of them.
"""

from PySide6.QtCore import Signal

from gc_studio.canvas.gestures import Strokes
from gc_studio.canvas.keys import KeyWidget
from gc_studio.canvas.lines import Lines
from gc_studio.canvas.pins import Pins
from gc_studio.canvas.scene import Scene
from gc_studio.canvas.shapes import Shapes
from gc_studio.canvas.transform import Transform


class GestureWidget(KeyWidget):
    """A widget with a scene, and a gesture of every kind."""

    stroke_began = Signal(object, float, float, float)
    """Tool, x, y, pressure in 0 .. 1."""
    stroke_extended = Signal(float, float, float)
    """x, y, pressure."""
    stroke_ended = Signal()
    stroke_cancelled = Signal()
    path_changed = Signal(object, object)
    """Tool (LINE, or ERASER) and points as list[(x, y)], the last of them under the pointer."""
    path_ended = Signal(object, object)
    path_cancelled = Signal()
    shape_ended = Signal(object, object, object, str)
    """Tool, MaskShape, points as list[(x, y)], and "replace", "add" or "subtract".

    The points are two corners, a polygon, or that of a wand, which comes twice after a double click.
    """
    transform_changed = Signal(object, bool)
    """Affine map of picture coordinates since the gesture began, float64 (2, 3); whether a copy is meant."""
    transform_ended = Signal(object, bool)
    transform_cancelled = Signal()
    pins_changed = Signal(object)
    """list[Pin], in picture pixels."""
    pins_ended = Signal(object)
    pins_cancelled = Signal()
    menu_wanted = Signal(float, float)
    """x, y of a thing in a scene that something is to be done with."""
    hint = Signal(str)
    """Why nothing happened, for people."""

    def __init__(self) -> None:
        super().__init__()
        self.scene = Scene()
        self.viewport = self.scene.viewport
        self._strokes, self._lines = Strokes(self.viewport), Lines(self.viewport)
        self._shapes, self._transform = Shapes(self.viewport), Transform(self.viewport)
        self._pins = Pins(self.viewport)
        self._gestures = (self._strokes, self._lines, self._shapes, self._transform, self._pins)
        self._connect_gestures()

    def _connect_gestures(self) -> None:
        self._strokes.began.connect(self.stroke_began)
        self._strokes.extended.connect(self.stroke_extended)
        self._strokes.ended.connect(self.stroke_ended)
        self._strokes.cancelled.connect(self.stroke_cancelled)
        self._lines.changed.connect(self.path_changed)
        self._lines.ended.connect(self.path_ended)
        self._lines.cancelled.connect(self.path_cancelled)
        self._shapes.ended.connect(self.shape_ended)
        self._transform.changed.connect(self.transform_changed)
        self._transform.ended.connect(self.transform_ended)
        self._transform.cancelled.connect(self.transform_cancelled)
        self._transform.hint.connect(self.hint)
        self._pins.changed.connect(self.pins_changed)
        self._pins.ended.connect(self.pins_ended)
        self._pins.cancelled.connect(self.pins_cancelled)
