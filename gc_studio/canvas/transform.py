"""Moving, scaling and turning what is selected, by a frame with handles or by the arrow keys.

Flows in: the selection's box, pointers and keys. Flows out: affine maps of picture coordinates, each for the whole
gesture since its beginning.
"""

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QCursor, QPainter, QPainterPath, QPen, QPixmap, QTransform

from gc_studio.canvas.gestures import ARROWS, Gesture, Pointer, distance
from gc_studio.canvas.tools import Tool
from gc_studio.canvas.viewport import Viewport
from gc_studio.words import mark, tr

NO_SELECTION = mark("Select lines with the lasso first")

Handle = tuple[int, int]
"""Which part of the frame: column and row in -1, 0, 1."""

_INSIDE, _ROTATION = (0, 0), (0, -2)
_EDGES = ((0, -1), (1, 0), (0, 1), (-1, 0))
_CORNERS = ((-1, -1), (1, -1), (1, 1), (-1, 1))

_SIDE, _REACH = 8.0, 8.0
"""Widget pixels: side of a handle, and how far from its middle it can be taken hold of."""
_PAD = 5.0
"""Widget pixels between the box and its frame."""
_LEAST_HALF = 17.0
"""Half the side of the smallest frame: a small box must still have an inside to take hold of."""
_ROOMY_HALF = 22.0
"""From here on there is room for a handle between two corners."""
_STALK = 26.0
"""Widget pixels from the frame to the rotation handle."""


@dataclass(frozen=True)
class _Frame:
    """The frame as it lies in the widget: its middle, unit vectors along its sides, half its sides."""

    middle: QPointF
    across: QPointF
    down: QPointF
    half_width: float
    half_height: float
    stalk_row: int = -1

    @classmethod
    def of(cls, box: QRectF, transform: QTransform, matrix: QTransform | None = None) -> "_Frame":
        """The frame of `box`, picture pixels, after a `matrix` in progress; `transform` leads to widget pixels."""
        if matrix is not None:
            # While it turns, the stalk stays on its side.
            return replace(cls.of(box, matrix * transform), stalk_row=cls.of(box, transform).stalk_row)
        middle = transform.map(box.center())
        right = transform.map(QPointF(box.right(), box.center().y())) - middle
        bottom = transform.map(QPointF(box.center().x(), box.bottom())) - middle
        width, height = math.hypot(*right.toTuple()), math.hypot(*bottom.toTuple())
        half_width, half_height = max(width + _PAD, _LEAST_HALF), max(height + _PAD, _LEAST_HALF)
        # The rotation handle sits above, or below where it would be out of sight.
        stalk_row = -1 if middle.y() - half_height - _STALK > _SIDE else 1
        return cls(middle, right / max(width, 1e-9), bottom / max(height, 1e-9), half_width, half_height, stalk_row)

    def place(self, handle: Handle) -> QPointF:
        """Where a handle is, in widget pixels."""
        if handle == _ROTATION:
            return self.middle + self.down * (self.stalk_row * (self.half_height + _STALK))
        column, row = handle
        return self.middle + self.across * (column * self.half_width) + self.down * (row * self.half_height)

    def handles(self) -> list[Handle]:
        """Those that there is room for."""
        halves = {0: self.half_height, 1: self.half_width}
        roomy = [edge for edge in _EDGES if halves[abs(edge[1])] > _ROOMY_HALF]
        return [_ROTATION, *_CORNERS, *roomy]

    def at(self, place: QPointF) -> Handle | None:
        """What a press at `place` takes hold of."""
        nearest = min(self.handles(), key=lambda handle: distance(place, self.place(handle)))
        if distance(place, self.place(nearest)) <= _REACH:
            return nearest
        away = place - self.middle
        x, y = QPointF.dotProduct(away, self.across), QPointF.dotProduct(away, self.down)
        return _INSIDE if abs(x) <= self.half_width and abs(y) <= self.half_height else None


class Transform(Gesture):
    """Makes affine maps with the frame around the selection."""

    changed = Signal(object, bool)
    """Affine map, float64 (2, 3), and whether a copy is moved."""
    ended = Signal(object, bool)
    cancelled = Signal()
    hint = Signal(str)

    def __init__(self, viewport: Viewport) -> None:
        super().__init__(viewport)
        self.box: QRectF | None = None
        """The selection's, in picture pixels."""
        self.step = 1
        """Picture pixels per pixel of the structure map; lines are moved by whole ones and so stay as they are."""
        self.matrix = QTransform()
        """The map of the gesture in progress."""
        self._handle: Handle | None = None
        self._start = QPointF()
        self._press_place = QPointF()
        self._is_copy = False
        self._is_changed = False
        self._nudges = False
        self._rotation_cursor: QCursor | None = None

    @property
    def is_open(self) -> bool:
        """Whether the selection is being transformed."""
        return self._is_changed

    def press(self, tool: Tool, pointer: Pointer) -> bool:
        """Take hold of the frame."""
        self.finish()
        if self.box is None:
            self.hint.emit(tr(NO_SELECTION))
        elif pointer.button == Qt.MouseButton.LeftButton:
            self._handle = _Frame.of(self.box, self._viewport.transform()).at(pointer.place)
            self._start, self._press_place = pointer.point, pointer.place
            self._is_copy = pointer.alt
        return self._handle is not None

    def drag(self, pointer: Pointer) -> None:
        """The frame follows."""
        if self._handle is None or self.box is None or (not self._is_changed and pointer.is_at(self._press_place)):
            return
        moved = pointer.point - self._start
        if self._handle == _INSIDE:
            matrix = _translation(moved, self.step, pointer.shift)
        elif self._handle == _ROTATION:
            matrix = _rotation(self.box.center(), self._start, pointer.point, pointer.shift)
        else:
            matrix = _scaling(self.box, self._handle, moved, self.step, pointer.shift)
        self._change(matrix)

    def _change(self, matrix: QTransform) -> None:
        self.matrix, self._is_changed = matrix, True
        self.changed.emit(as_array(matrix), self._is_copy)

    def release(self, pointer: Pointer) -> None:
        """Let go."""
        self._handle = None
        self._end()

    def _end(self) -> None:
        matrix, is_changed = self.matrix, self._is_changed
        self._forget()
        if is_changed:
            self.ended.emit(as_array(matrix), self._is_copy)

    def _forget(self) -> None:
        self.matrix, self._handle = QTransform(), None
        self._is_changed = self._nudges = False

    def cancel(self) -> None:
        """Everything back where it was."""
        is_changed = self._is_changed
        self._forget()
        if is_changed:
            self.cancelled.emit()

    def finish(self) -> None:
        """Nudges end when something else begins."""
        if self._nudges:
            self._end()

    def key(self, key: int, pointer: Pointer) -> bool:
        """An arrow key nudges by one map pixel, with Shift by ten."""
        if key not in ARROWS or self._handle is not None:
            return False
        if self.box is None:
            self.hint.emit(tr(NO_SELECTION))
            return True
        if not self._nudges:
            self._nudges, self._is_copy = True, pointer.alt
        step = ARROWS[key] * self.step * (10 if pointer.shift else 1)
        self._change(self.matrix * QTransform.fromTranslate(step.x(), step.y()))
        return True

    def key_released(self, key: int) -> None:
        """However long an arrow key was held: it is one move."""
        if key in ARROWS:
            self.finish()

    def paint(self, painter: QPainter) -> None:
        """Frame and handles."""
        if self.box is None:
            return
        frame = _Frame.of(self.box, self._viewport.transform(), self.matrix)
        outline = QPainterPath(frame.place(_CORNERS[-1]))
        for corner in _CORNERS:
            outline.lineTo(frame.place(corner))
        outline.moveTo(frame.place((0, frame.stalk_row)))
        outline.lineTo(frame.place(_ROTATION))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((QColor(0, 0, 0, 150), 3.0), (QColor("white"), 1.2)):
            painter.setPen(QPen(colour, width))
            painter.drawPath(outline)
        painter.setPen(QPen(QColor(0, 0, 0, 200), 1.2))
        painter.setBrush(QColor("white"))
        for handle in frame.handles():
            place = frame.place(handle)
            square = QRectF(place.x() - _SIDE / 2, place.y() - _SIDE / 2, _SIDE, _SIDE)
            if handle == _ROTATION:
                painter.drawEllipse(square.adjusted(-0.5, -0.5, 0.5, 0.5))
            else:
                painter.drawRect(square)

    def cursor(self, place: QPointF, alt: bool) -> QCursor:
        """What a press would do here."""
        shape = Qt.CursorShape
        handle = self._handle
        if handle is None and self.box is not None:
            handle = _Frame.of(self.box, self._viewport.transform()).at(place)
        if handle is None:
            return QCursor(shape.ArrowCursor)
        if handle == _ROTATION:
            self._rotation_cursor = self._rotation_cursor or _rotation_cursor()
            return self._rotation_cursor
        if handle == _INSIDE:
            copies = self._is_copy if self._handle is not None else alt
            return QCursor(shape.DragCopyCursor if copies else shape.SizeAllCursor)
        if 0 in handle:
            return QCursor(shape.SizeVerCursor if handle[0] == 0 else shape.SizeHorCursor)
        return QCursor(shape.SizeFDiagCursor if handle[0] == handle[1] else shape.SizeBDiagCursor)


def as_array(matrix: QTransform) -> NDArray[np.float64]:
    """An affine map as float64 (2, 3): x' = m[0] @ (x, y, 1), y' = m[1] @ (x, y, 1)."""
    return np.array([[matrix.m11(), matrix.m21(), matrix.dx()], [matrix.m12(), matrix.m22(), matrix.dy()]])


def _about(origin: QPointF, inner: QTransform) -> QTransform:
    """`inner`, with `origin` in the place of zero."""
    x, y = origin.toTuple()
    return QTransform.fromTranslate(-x, -y) * inner * QTransform.fromTranslate(x, y)


def _translation(moved: QPointF, step: int, along_axis: bool) -> QTransform:
    x, y = (round(way / step) * step for way in moved.toTuple())
    if along_axis:
        x, y = (x, 0) if abs(x) >= abs(y) else (0, y)
    return QTransform.fromTranslate(x, y)


def _rotation(middle: QPointF, start: QPointF, end: QPointF, by_steps: bool) -> QTransform:
    before, after = start - middle, end - middle
    angle = math.degrees(math.atan2(after.y(), after.x()) - math.atan2(before.y(), before.x()))
    return _about(middle, QTransform().rotate(round(angle / 15) * 15 if by_steps else angle))


def _scaling(box: QRectF, handle: Handle, moved: QPointF, least: float, in_proportion: bool) -> QTransform:
    """Scale about the point opposite to a handle; no side gets shorter than `least` picture pixels."""
    column, row = handle
    width, height = box.width(), box.height()
    across, down = (width + column * moved.x()) / width, (height + row * moved.y()) / height
    if in_proportion and column and row:
        across = down = (across * width**2 + down * height**2) / (width**2 + height**2)
    elif in_proportion:
        across = down = across if column else down
    across, down = _at_least(across, least / width), _at_least(down, least / height)
    anchor = box.center() - QPointF(column * width / 2, row * height / 2)
    return _about(anchor, QTransform.fromScale(across, down))


def _at_least(factor: float, least: float) -> float:
    """`factor`, kept from zero by `least`; a negative one mirrors."""
    return math.copysign(max(abs(factor), min(least, 1.0)), factor)


def _rotation_cursor() -> QCursor:
    """An arrow going round."""
    pixmap = QPixmap(24, 24)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path = QPainterPath()
    path.arcMoveTo(QRectF(5, 5, 14, 14), 60)
    path.arcTo(QRectF(5, 5, 14, 14), 60, 290)
    tip = path.currentPosition()
    path.moveTo(tip + QPointF(-6, 0.5))
    path.lineTo(tip)
    path.lineTo(tip + QPointF(1.5, 5.5))
    for colour, width in ((QColor("white"), 4.0), (QColor("black"), 1.8)):
        painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPath(path)
    painter.end()
    return QCursor(pixmap, 12, 12)
