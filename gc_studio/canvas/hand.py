"""Pointers and keys -> gestures: which one a press begins, and what the view itself does with the rest.

Flows in: pointers from `PointerWidget`, keys from `KeyWidget`. Flows out: the signals of all gestures, in picture
pixels.
"""

from dataclasses import dataclass, replace
from enum import Enum, auto

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QCursor

from gc_studio.canvas.axes import CURSORS, Axes, Axis
from gc_studio.canvas.compare import Pane
from gc_studio.canvas.gesture_widget import GestureWidget
from gc_studio.canvas.gestures import Gesture, Pointer, Strokes
from gc_studio.canvas.ring import Cord, Ring
from gc_studio.canvas.selection import Ants
from gc_studio.canvas.tools import MaskShape, Tool, View
from gc_studio.document.symmetry import Symmetry

_ROUND_CROSS = 9
"""Radius in widget pixels from which a ring fits around the cross cursor."""


class _What(Enum):
    PICTURE = auto()
    DIVIDER = auto()
    AXIS = auto()
    GESTURE = auto()


@dataclass(frozen=True)
class _Held:
    """What a button that is down has taken hold of, and in which pane."""

    what: _What
    button: Qt.MouseButton
    gesture: Gesture
    pane: Pane


class Hand(GestureWidget):
    """A scene that a hand works on."""

    selection_cleared = Signal()
    axis_moved = Signal(object, float)
    """Axis, and its x or y in picture pixels."""
    brush_stepped = Signal(int)
    """1 for a larger brush, -1 for a smaller one."""
    zoomed = Signal(float)
    """Pixels of the screen per picture pixel."""
    hovered = Signal(object)
    """Picture point under the mouse as (x, y), or None."""

    def __init__(self) -> None:
        super().__init__()
        self.layers, self.divider = self.scene.layers, self.scene.divider
        self.brush = 2
        self._ants, self._axes = Ants(), Axes(self.viewport)
        self._held: _Held | None = None
        self._mouse: QPointF | None = None
        self._axis = Axis.UPRIGHT
        self._cord = 0.0
        self._rings_shown: list[Ring | Cord] = []
        self._shapes.clicked.connect(self._clear_from)

    # What is in hand

    @property
    def view(self) -> View:
        """The view in force."""
        return self.scene.view

    @property
    def tool(self) -> Tool:
        """The tool in hand."""
        return self.scene.tool

    @property
    def mask_shape(self) -> MaskShape:
        """What the mask tools paint with."""
        return self._shapes.mask_shape

    def set_tool(self, tool: Tool, brush: int) -> None:
        """Take up another tool, with its brush diameter in picture pixels. A path of lines in progress is ended."""
        if tool is not self.tool and self._held is None:
            self._gesture().finish()
        self.scene.tool, self.brush = tool, brush
        self._axes.are_shown = tool.draws_structure
        self._update_cursor()
        self.update()

    def set_mask_shape(self, shape: MaskShape) -> None:
        """What the mask tools paint with: brush strokes, or shapes that are filled."""
        self._shapes.mask_shape = shape
        self._update_cursor()
        self.update()

    def set_guides(self, symmetry: Symmetry, cord: float) -> None:
        """What strokes of ink and eraser are guided by.

        Args:
            symmetry: axes to show, in picture pixels.
            cord: length in widget pixels of what the pointer pulls the pen by; 0 for none.
        """
        self._cord = cord
        if symmetry != self._axes.symmetry:
            self._axes.symmetry = symmetry
            self.update()

    def _gesture(self) -> Gesture:
        """The kind of gesture that the tool in hand makes."""
        if self.tool is Tool.LINE:
            return self._lines
        if self.tool is Tool.MOVE:
            return self._transform
        if self.tool is Tool.WARP:
            return self._pins
        is_shape = self.tool.paints_mask and self.mask_shape is not MaskShape.BRUSH
        return self._shapes if self.tool.selects or self.tool.points_at_things or is_shape else self._strokes

    def finish_gestures(self) -> None:
        """Something else happens now: let go of what is held where it is, and end what is begun."""
        held, place = self._held, self._mouse or QPointF()
        if held is not None:
            self.release(Pointer(place, self.to_picture(place), held.button))
        for gesture in self._gestures:
            gesture.finish()

    def _cancel_gestures(self) -> bool:
        """Drop what is begun; False if nothing was."""
        begun = [gesture for gesture in self._gestures if gesture.is_open]
        for gesture in begun:
            gesture.cancel()
        return bool(begun)

    def _clear_from(self, x: float, y: float) -> None:
        if not self._ants.contains(QPointF(x, y)):
            self.selection_cleared.emit()

    # Pointers

    def to_picture(self, place: QPointF) -> QPointF:
        """Widget pixels to picture pixels; a gesture goes on in the pane where it began."""
        return self.viewport.to_picture(place - self._pane(place).corner)

    def _pane(self, place: QPointF) -> Pane:
        return self._held.pane if self._held else self.scene.pane_at(place)

    def _in_pane(self, pointer: Pointer) -> Pointer:
        return replace(pointer, place=pointer.place - self._pane(pointer.place).corner)

    def press(self, pointer: Pointer) -> None:
        """Take hold of the divider or the picture, or begin a gesture."""
        self._mouse = pointer.place
        if self._held is not None:
            return
        if self._asks_for_menu(pointer):
            self.menu_wanted.emit(*pointer.point.toTuple())
            return
        what, gesture, tool = self._taken_by(pointer), self._gesture(), self.tool
        if self._picks(pointer):
            gesture, tool = self._shapes, Tool.PICK
        pane = self.scene.pane_at(pointer.place)
        if what is _What.GESTURE:
            if isinstance(gesture, Strokes) and self.layers.document is not None:
                gesture.spacing = max(self.brush / 8, self.layers.document.structure_scale / 2)
                gesture.cord = self._cord / self.viewport.scale if self.tool.draws_structure else 0.0
            if not gesture.press(tool, self._in_pane(pointer)):
                what = None
        if what is not None:
            self._held = _Held(what, pointer.button, gesture, pane)
            self.divider.held = what is _What.DIVIDER
        self._update_cursor()
        self.update()

    def _asks_for_menu(self, pointer: Pointer) -> bool:
        """Whether a press asks what could be done with a thing of a scene."""
        is_right = pointer.button == Qt.MouseButton.RightButton and not pointer.is_eraser
        return is_right and self.layers.has_labels and (self.tool.selects or self.tool.points_at_things)

    def _picks(self, pointer: Pointer) -> bool:
        """Whether a press of a tool that paints classes asks for the one that is there."""
        is_left = pointer.button == Qt.MouseButton.LeftButton
        return is_left and pointer.alt and self.layers.has_labels and self.tool in (Tool.INK, Tool.FILL)

    def _taken_by(self, pointer: Pointer) -> _What | None:
        """What a press takes hold of."""
        is_left = pointer.button == Qt.MouseButton.LeftButton
        if is_left and not self.is_space_held and self.scene.is_on_divider(pointer.place):
            return _What.DIVIDER
        axis = self._axis_at(pointer.place)
        if is_left and not self.is_space_held and axis is not None:
            self._axis = axis
            return _What.AXIS
        if pointer.button == Qt.MouseButton.MiddleButton or (is_left and (self.is_space_held or self._pans())):
            return _What.PICTURE
        is_drawn = is_left or pointer.button == Qt.MouseButton.RightButton
        return _What.GESTURE if is_drawn and not self._pans() else None

    def _axis_at(self, place: QPointF) -> Axis | None:
        return self._axes.at(place - self.scene.pane_at(place).corner)

    def _pans(self) -> bool:
        return self.tool is Tool.PAN or self.layers.document is None

    def double_click(self, pointer: Pointer) -> None:
        """End a path of lines, or remove a pin; for all else it is one more press, which a wand takes for the whole."""
        gesture = self._gesture()
        if gesture in (self._lines, self._pins) and gesture.is_open and self._held is None:
            gesture.double_click(self._in_pane(pointer))
            self.update()
        else:
            self.press(pointer)
            if self._held is not None and self._held.gesture is self._shapes:
                self._shapes.double_click(self._in_pane(pointer))

    def move_to(self, pointer: Pointer) -> None:
        """Go on with what the press began, or look where the pointer is."""
        before, self._mouse = self._mouse, pointer.place
        held = self._held
        if held is not None and held.what is _What.PICTURE:
            self.viewport.pan(pointer.place - (before or pointer.place))
            self._view_moved()
        elif held is not None and held.what is _What.DIVIDER:
            self.divider.move(pointer.place.x(), self.width())
            self.update()
        elif held is not None and held.what is _What.AXIS:
            self.axis_moved.emit(self._axis, self._axes.moved(self._axis, self._in_pane(pointer).place))
        else:
            self._move_gesture(pointer, held)
        self._update_cursor(pointer.alt)

    def _move_gesture(self, pointer: Pointer, held: _Held | None) -> None:
        local = self._in_pane(pointer)
        gesture = held.gesture if held else self._gesture()
        if held:
            gesture.drag(local)
        elif self.layers.document is not None:
            gesture.hover(local)
        self.hovered.emit(pointer.point.toTuple())
        if gesture.is_open and gesture is not self._strokes:
            self.update()
        else:
            # What a stroke changes comes as a document, which knows its box; a whole window need not be painted.
            self._update_ring()

    def release(self, pointer: Pointer) -> None:
        """End what the press began."""
        held = self._held
        if held is None or pointer.button != held.button:
            return
        local = self._in_pane(pointer)
        self._held, self.divider.held = None, False
        if held.what is _What.GESTURE:
            held.gesture.release(local)
        self._update_cursor()
        self.update()

    def pointer_left(self) -> None:
        """No ring, no place."""
        self._mouse = None
        self.hovered.emit(None)
        self.update()

    def drop_gesture(self) -> None:
        """A second finger came down: the first was no gesture but the beginning of a pinch."""
        held, self._held, self.divider.held = self._held, None, False
        if held is not None and held.what is _What.GESTURE:
            held.gesture.take_back_press()
        self.update()

    # Zoom and pan

    def zoom_at(self, place: QPointF, factor: float) -> None:
        """Zoom about a place in the widget; not while a button is down."""
        if self._held is None:
            self.viewport.zoom_at(place - self.scene.pane_at(place).corner, factor)
            self._view_moved()

    def pan_by(self, delta: QPointF) -> None:
        """Move the picture by widget pixels; not while a button is down."""
        if self._held is None:
            self.viewport.pan(delta)
            self._view_moved()

    def zoom_by(self, factor: float) -> None:
        """Zoom about the middle of the canvas."""
        self.viewport.zoom_at(QPointF(self.viewport.widget.width(), self.viewport.widget.height()) / 2, factor)
        self._view_moved()

    def step_brush(self, direction: int) -> None:
        """Ask for another brush size."""
        if self.tool.has_brush:
            self.brush_stepped.emit(direction)

    def _view_moved(self) -> None:
        self.zoomed.emit(self.viewport.zoom)
        self.update()

    # Keys

    def space_changed(self) -> None:
        """Space turns any tool into the hand."""
        self._update_cursor()
        self._update_ring()

    def escape(self) -> bool:
        """Drop what is begun, or else what is selected."""
        if self._cancel_gestures():
            self.update()
        elif self._held is None and not self._ants.is_empty and (self.tool.selects or self.tool is Tool.MOVE):
            self.selection_cleared.emit()
        else:
            return False
        return True

    def key_down(self, key: int, modifiers: Qt.KeyboardModifier) -> bool:
        """The gesture that the tool in hand makes may have a use for a key."""
        if self._pans() or modifiers & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier):
            return False
        place = self._mouse or QPointF(self.rect().center())
        return self._gesture().key(key, self._in_pane(Pointer(place, self.to_picture(place), modifiers=modifiers)))

    def wants_key(self, key: int) -> bool:
        """Whether a key belongs to the gesture in hand, whatever command has it."""
        return self._gesture().wants(key)

    def key_up(self, key: int) -> None:
        """Nudges end."""
        self._gesture().key_released(key)

    def keys_lost(self) -> None:
        """Nudges end, whoever hears of the release."""
        self._transform.finish()

    def move_divider(self, by: float) -> bool:
        """Move the divider of the split view."""
        if self.view is View.SPLIT:
            self.divider.move(self.divider.x(self.width()) + by, self.width())
        return self.view is View.SPLIT

    # Cursor and ring

    def _update_cursor(self, alt: bool = False) -> None:
        held, shape = self._held, Qt.CursorShape
        is_over_divider = self._mouse is not None and self.scene.is_on_divider(self._mouse)
        axis = self._axis if held and held.what is _What.AXIS else None
        if held is None and self._mouse is not None:
            axis = self._axis_at(self._mouse)
        if held is not None and held.what is _What.PICTURE:
            cursor = QCursor(shape.ClosedHandCursor)
        elif self.divider.held or (held is None and is_over_divider and not self.is_space_held):
            cursor = QCursor(shape.SplitHCursor)
        elif axis is not None and not self.is_space_held:
            cursor = QCursor(CURSORS[axis])
        elif held is None and (self.is_space_held or self._pans()):
            cursor = QCursor(shape.OpenHandCursor)
        else:
            place = self._mouse or QPointF()
            gesture = held.gesture if held else self._gesture()
            cursor = gesture.cursor(place - self._pane(place).corner, alt)
        if cursor.shape() != self.cursor().shape() or cursor.shape() == shape.BitmapCursor:
            self.setCursor(cursor)

    def _rings(self) -> list[Ring | Cord]:
        """The brush's outline under the pointer, and its echoes in the other panes."""
        if self._mouse is None:
            return []
        gesture = self._held.gesture if self._held else self._gesture()
        pressure = 1.0 if self.tool is Tool.PUSH else self._strokes.pressure
        radius = max(self.brush * pressure * self.viewport.scale / 2, 2.5)
        is_brush, is_cross = (
            self.cursor().shape() == shape for shape in (Qt.CursorShape.BlankCursor, Qt.CursorShape.CrossCursor)
        )
        # A cross says where a line begins; how broad it is, only a ring around the cross can say.
        is_ringed = is_brush or (is_cross and gesture is self._lines and radius >= _ROUND_CROSS)
        here = self._pane(self._mouse)
        places = [self._mouse - here.corner + pane.corner for pane in self.scene.panes() if pane != here]
        echoes: list[Ring | Cord] = [
            Ring(place, radius if is_ringed else 0, True) for place in places if is_brush or is_cross
        ]
        tip = self._strokes.tip
        cords = [Cord(self.viewport.to_widget(tip) + here.corner, self._mouse)] if tip is not None else []
        return [Ring(self._mouse, radius), *cords, *echoes] if is_ringed else echoes

    def _update_ring(self) -> None:
        """Repaint where the rings were and where they are."""
        before, self._rings_shown = self._rings_shown, self._rings()
        for ring in (*before, *self._rings_shown):
            self.update(ring.box().toAlignedRect())
