"""The strip above the canvas: options of the tool in hand, or the number that an adjustment wants.

Flows in: the tool in the editor's hand and the actions that go with it, adjustments. Flows out: brush sizes, numbers.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSlider, QSpinBox, QToolButton, QWidget

from gc_studio.app.commands.actions import Actions
from gc_studio.app.editing.adjusting import Adjusting, Adjustment
from gc_studio.app.editing.editor import Editor, shape_key
from gc_studio.app.view.overlays import OverlayButton
from gc_studio.canvas import Canvas
from gc_studio.canvas.tools import MAX_BRUSH, MaskShape, Tool

_LEAST_WIDTH, _NARROW = 540, 660
"""Pixels of the strip's width."""

_MASK_ACTIONS = (*map(shape_key, MaskShape), "-", "mask_grow", "mask_shrink", "mask_invert", "-")
_MASK_PRESETS = ("preserve_all", "preserve_none", "preserve_centre")
_SELECT_ACTIONS = (
    *("preserve_selection", "synthesise_selection", "-"),
    *("clean_up", "detect_anew", "delete", "-"),
    *("select_invert", "select_none"),
)
_MOVE_ACTIONS = ("mirror_horizontal", "mirror_vertical", "turn", "duplicate", "delete", "-", "select_none")


def strip_actions(tool: Tool) -> tuple[str, ...]:
    """Keys of the actions that the strip shows for a tool; `-` is a gap."""
    if tool.paints_mask:
        return _MASK_ACTIONS + _MASK_PRESETS
    if tool.selects:
        return _SELECT_ACTIONS
    return _MOVE_ACTIONS if tool is Tool.MOVE else ()


class AdjustRow(QWidget):
    """A slider for the number of an adjustment and a list of its ways, with Apply and Cancel."""

    moved = Signal(int, int)
    """The number, and the place of the way among the ways."""
    applied = Signal()
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._label, self._value = QLabel(), QLabel()
        self._label.setObjectName("dim")
        self._value.setMinimumWidth(self._value.fontMetrics().horizontalAdvance("as usual  "))
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName("Number to choose")
        self.slider.setMaximumWidth(220)
        self.slider.setMinimumWidth(80)
        self.slider.valueChanged.connect(self._move)
        self.ways = QComboBox()
        self.ways.setAccessibleName("Way to do it")
        self.ways.activated.connect(self._move)
        self.apply_button, self.cancel_button = QPushButton("Apply"), QPushButton("Cancel")
        self.apply_button.setToolTip("Keep what is shown (Enter)")
        self.cancel_button.setToolTip("Back to what it was (Esc)")
        self.apply_button.clicked.connect(self.applied)
        self.cancel_button.clicked.connect(self.cancelled)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.ways, self._label, self.slider, self._value, self.apply_button, self.cancel_button):
            layout.addWidget(widget)
        layout.addStretch()

    def begin(self, adjustment: Adjustment) -> None:
        """Ask for the number of an adjustment."""
        self._adjustment = adjustment
        self._label.setText(adjustment.label)
        self.ways.clear()
        self.ways.addItems(adjustment.ways)
        self.ways.setToolTip(adjustment.ways_tip)
        self.ways.setVisible(bool(adjustment.ways))
        self.slider.setAccessibleName(adjustment.label)
        self.slider.blockSignals(True)
        self.slider.setRange(adjustment.least, adjustment.most)
        self.slider.setValue(adjustment.start)
        self.slider.blockSignals(False)
        self._value.setText(adjustment.shown(adjustment.start))
        self.slider.setFocus()

    def _move(self) -> None:
        value = self.slider.value()
        self._value.setText(self._adjustment.shown(value))
        self.moved.emit(value, max(self.ways.currentIndex(), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter applies, Escape cancels, whichever control has the focus."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.applied.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)


class OptionsStrip(QWidget):
    """Brush size, the actions of the tool, overlays; or the slider of an adjustment."""

    def __init__(self, editor: Editor, adjusting: Adjusting, canvas: Canvas, overlays: OverlayButton) -> None:
        super().__init__()
        self._editor, self._actions = editor, Actions()
        self.setObjectName("options")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._hint = QLabel("Drag to move the picture, turn the wheel to zoom")
        self._hint.setObjectName("dim")
        self._size_label = QLabel("Size")
        self._size_label.setObjectName("dim")
        self._make_size()
        self._tool = Tool.PAN
        self._rows: dict[tuple[str, ...], QWidget] = {}
        self.adjust = AdjustRow()
        self.adjust.hide()
        self._tools = QWidget()
        self._layout = QHBoxLayout(self._tools)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(3)
        for widget in (self._hint, self._size_label, self.slider, self.spin):
            self._layout.addWidget(widget)
        self._layout.addStretch()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 4, 6, 4)
        layout.addWidget(self._tools, 1)
        layout.addWidget(self.adjust, 1)
        layout.addWidget(overlays)
        self._overlays = overlays
        self.setFixedHeight(44)
        # Less than all options of the mask tools ask for: what can be done without is left out there.
        self.setMinimumWidth(_LEAST_WIDTH)
        editor.brush_changed.connect(self._show_tool)
        self.spin.lineEdit().returnPressed.connect(canvas.setFocus)
        self.adjust.moved.connect(adjusting.move)
        self.adjust.applied.connect(adjusting.apply)
        self.adjust.cancelled.connect(adjusting.cancel)
        adjusting.began.connect(self._begin_adjusting)
        adjusting.ended.connect(self._end_adjusting)

    def _make_size(self) -> None:
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.spin = QSpinBox()
        for control in (self.slider, self.spin):
            control.setRange(1, MAX_BRUSH)
            control.setAccessibleName("Brush size in picture pixels")
            control.setToolTip("Brush size in picture pixels ([ and ], or Alt and the wheel)")
        self.slider.setMinimumWidth(50)
        self.slider.setMaximumWidth(150)
        self.spin.setSuffix(" px")
        self.spin.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.spin.setKeyboardTracking(False)
        self.slider.valueChanged.connect(self._editor.set_brush_size)
        self.spin.valueChanged.connect(self._editor.set_brush_size)

    def take_actions(self, actions: Actions) -> None:
        """There are actions now that buttons can be made of."""
        self._actions = actions
        self._show_tool()

    @Slot()
    def _show_tool(self) -> None:
        tool = self._editor.tool
        size, shape = self._editor.brush_size(tool), self._editor.mask_shape
        keys = strip_actions(tool)
        if keys not in self._rows:
            self._rows[keys] = _button_row([self._actions.get(key) for key in keys])
            self._layout.insertWidget(self._layout.count() - 1, self._rows[keys])
        for its_keys, row in self._rows.items():
            row.setVisible(its_keys == keys)
        has_size = tool.draws_structure or (tool.paints_mask and shape is MaskShape.BRUSH)
        self._hint.setVisible(tool is Tool.PAN)
        for widget in (self._size_label, self.slider, self.spin):
            widget.setVisible(has_size)
        for control in (self.slider, self.spin):
            control.blockSignals(True)
            control.setValue(size)
            control.blockSignals(False)
        self._tool = tool
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, do without the slider and without words."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        is_narrow = self.width() < _NARROW
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if is_narrow else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        self._overlays.setToolButtonStyle(style)
        self.slider.setVisible(self.spin.isVisibleTo(self._tools) and not (is_narrow and self._tool.paints_mask))

    @Slot(object)
    def _begin_adjusting(self, adjustment: Adjustment) -> None:
        """Ask for a number in the place of the tool's options."""
        self._tools.hide()
        self.adjust.show()
        self.adjust.begin(adjustment)

    @Slot()
    def _end_adjusting(self) -> None:
        """Back to the tool's options."""
        self.adjust.hide()
        self._tools.show()


def _button_row(actions: Sequence[QAction | None]) -> QWidget:
    """Buttons for actions, and a gap for each None."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(3)
    for action in actions:
        if action is None:
            layout.addSpacing(8)
            continue
        button = QToolButton()
        button.setDefaultAction(action)
        button.setAccessibleName(action.text())
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        layout.addWidget(button)
    return row
