"""The strip above the canvas: options of the tool in hand, or the number that an adjustment wants.

Flows in: the tool in the editor's hand and the actions that go with it, adjustments. Flows out: brush sizes, numbers.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSlider, QSpinBox, QToolButton, QWidget

from gc_studio.analysis.class_colours import class_colour
from gc_studio.app.commands.actions import Actions
from gc_studio.app.editing.adjusting import Adjusting, Adjustment
from gc_studio.app.editing.editor import Editor, shape_key
from gc_studio.app.editing.guiding import AXIS_KEYS, STEADY_KEYS
from gc_studio.app.editing.levels import LEVEL_KEYS, LOWERING_KEYS
from gc_studio.app.editing.shaping import STRENGTHS, Shaping
from gc_studio.app.editing.swatches import level_icon
from gc_studio.app.look import theme
from gc_studio.app.view.overlays import OverlayButton
from gc_studio.canvas import Canvas
from gc_studio.canvas.colours import LEVELS
from gc_studio.canvas.tools import MaskShape, Tool
from gc_studio.words import mark, tr

_LEFT_OUT = ("overlays", "slider", "words", "presets")
"""What the strip does without, one after the other, until the rest fits: words, and what menus have as well."""

_LEAST_WIDTH, _GAP, _AROUND = 540, 7, 24
"""Of the strip, between what does not belong together, and of all margins; in pixels."""

_SWATCH = 14
"""Side of the square in the colour of a class, in pixels."""

_HEADS = {Tool.PRESERVE: LEVEL_KEYS, Tool.SYNTHESISE: LOWERING_KEYS}
"""Actions before the size: what the tool does."""
_MASK_ACTIONS = (*map(shape_key, MaskShape), "-", "mask_grow", "mask_shrink", "mask_invert")
_MASK_PRESETS = ("-", "suggest", "-", "preserve_all", "preserve_none", "preserve_centre")
_SELECT_ACTIONS = (
    *("preserve_selection", "synthesise_selection", "-"),
    *("clean_up", "detect_anew", "delete", "-"),
    *("select_invert", "select_none"),
)
_SELECT_THING_ACTIONS = (
    *("preserve_selection", "synthesise_selection", "-"),
    *("turn_into", "-"),
    *("select_invert", "select_none"),
)
"""In a scene."""
_MOVE_ACTIONS = ("mirror_horizontal", "mirror_vertical", "turn", "duplicate", "delete", "-", "select_none")

_STEADY, _AXES = ("-", *STEADY_KEYS), ("-", *AXIS_KEYS)

_HINTS = {
    Tool.PAN: mark("Drag to move the picture, turn the wheel to zoom"),
    Tool.WARP: mark("Click to set pins, drag them; Enter keeps what they do"),
    Tool.FILL: mark("Click a thing to paint it; the right button offers all classes"),
    Tool.PICK: mark("Click a thing to take its class in hand"),
}
"""What to do with tools that have no options."""


def strip_actions(tool: Tool, is_scene: bool = False) -> tuple[tuple[str, ...], ...]:
    """Keys of the actions that the strip shows for a tool, row after row; `-` is a gap."""
    if tool.paints_mask:
        return _HEADS[tool], _MASK_ACTIONS, _MASK_PRESETS
    if tool.selects:
        return (_SELECT_THING_ACTIONS if is_scene else _SELECT_ACTIONS,)
    if tool.draws_structure:
        # A line is steady by itself.
        return (_AXES,) if tool is Tool.LINE else (_STEADY, _AXES)
    return (_MOVE_ACTIONS,) if tool is Tool.MOVE else ()


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
        self._value.setMinimumWidth(self._value.fontMetrics().horizontalAdvance(tr("as usual") + "  "))
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName(tr("Number to choose"))
        self.slider.setMaximumWidth(220)
        self.slider.setMinimumWidth(80)
        self.slider.valueChanged.connect(self._move)
        self.ways = QComboBox()
        self.ways.setAccessibleName(tr("Way to do it"))
        self.ways.activated.connect(self._move)
        self.apply_button, self.cancel_button = QPushButton(tr("Apply")), QPushButton(tr("Cancel"))
        self.apply_button.setToolTip(tr("Keep what is shown (Enter)"))
        self.cancel_button.setToolTip(tr("Back to what it was (Esc)"))
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

    def __init__(
        self, editor: Editor, shaping: Shaping, adjusting: Adjusting, canvas: Canvas, overlays: OverlayButton
    ) -> None:
        super().__init__()
        self._editor, self._shaping, self._actions = editor, shaping, Actions()
        self.setObjectName("options")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._hint, self._strength_label = QLabel(), QLabel(tr("Strength"))
        self._size_label, self._level_label = QLabel(tr("Size")), QLabel()
        for label in (self._hint, self._size_label, self._level_label, self._strength_label):
            label.setObjectName("dim")
        widths = [self._level_label.fontMetrics().horizontalAdvance(level.name) for level in LEVELS[1:]]
        self._level_label.setMinimumWidth(max(widths))
        self._class_mark, self._class_name = QLabel(), QLabel()
        self._make_size()
        self._make_strength()
        self._strength_label.setContentsMargins(_GAP, 0, 0, 0)
        self._class_name.setContentsMargins(0, 0, _GAP, 0)
        self._tool = Tool.PAN
        self._paints_class = False
        self._rows: dict[tuple[str, ...], QWidget] = {}
        self.adjust = AdjustRow()
        self.adjust.hide()
        self._tools = QWidget()
        self._layout = QHBoxLayout(self._tools)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(3)
        self._gap = QWidget()
        self._gap.setFixedWidth(_GAP)
        size, strength = (self._size_label, self.slider, self.spin), (self._strength_label, self.strength)
        for widget in (self._class_mark, self._class_name, self._hint, self._level_label, self._gap, *size, *strength):
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
        for spin in (self.spin, self.strength):
            spin.lineEdit().returnPressed.connect(canvas.setFocus)
        self.adjust.moved.connect(adjusting.move)
        self.adjust.applied.connect(adjusting.apply)
        self.adjust.cancelled.connect(adjusting.cancel)
        adjusting.began.connect(self._begin_adjusting)
        adjusting.ended.connect(self._end_adjusting)

    def _make_size(self) -> None:
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.spin = QSpinBox()
        for control in (self.slider, self.spin):
            control.setAccessibleName(tr("Brush size in picture pixels"))
            control.setToolTip(tr("Brush size in picture pixels ([ and ], or Alt and the wheel)"))
        self.slider.setMinimumWidth(50)
        self.slider.setMaximumWidth(150)
        self.spin.setSuffix(" px")
        self.spin.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.spin.setKeyboardTracking(False)
        self.slider.valueChanged.connect(self._editor.set_brush_size)
        self.spin.valueChanged.connect(self._editor.set_brush_size)

    def _make_strength(self) -> None:
        self.strength = QSpinBox()
        self.strength.setRange(STRENGTHS[0], STRENGTHS[-1])
        self.strength.setSingleStep(10)
        self.strength.setValue(self._shaping.strength)
        self.strength.setSuffix(" %")
        self.strength.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.strength.setAccessibleName(tr("Strength in percent"))
        self.strength.setToolTip(tr("How much of the hand's way the middle of the brush takes things along"))
        self.strength.setKeyboardTracking(False)
        self.strength.valueChanged.connect(partial(setattr, self._shaping, "strength"))

    def take_actions(self, actions: Actions) -> None:
        """There are actions now that buttons can be made of."""
        self._actions = actions
        for level, key in enumerate(LEVEL_KEYS, 1):
            actions[key].setIcon(level_icon(level))
        for key, text in zip(LOWERING_KEYS, (tr("To nothing"), tr("By one level")), strict=True):
            # Beside the tool that says what is done, the rest is enough.
            actions[key].setIconText(text)
        self._show_tool()

    @Slot()
    def _show_tool(self) -> None:
        tool = self._editor.tool
        size, shape = self._editor.brush_size(tool), self._editor.mask_shape
        rows = strip_actions(tool, self._editor.is_scene)
        for keys in rows:
            if keys not in self._rows:
                self._rows[keys] = _button_row([self._actions.get(key) for key in keys])
                is_head = keys in _HEADS.values()
                self._layout.insertWidget(1 if is_head else self._layout.count() - 1, self._rows[keys])
        for keys, row in self._rows.items():
            row.setVisible(keys in rows)
        self._level_label.setText(LEVELS[self._editor.levels.level].name)
        self._show_class(tool)
        has_size = tool.has_brush and (not tool.paints_mask or shape is MaskShape.BRUSH)
        self._hint.setText(tr(_HINTS.get(tool, "")))
        self._hint.setVisible(tool in _HINTS)
        self._strength_label.setVisible(tool is Tool.PUSH)
        self.strength.setVisible(tool is Tool.PUSH)
        for widget in (self._size_label, self.slider, self.spin):
            widget.setVisible(has_size)
        for control in (self.slider, self.spin):
            control.blockSignals(True)
            control.setRange(1, self._editor.largest_brush)
            control.setValue(size)
            control.blockSignals(False)
        self._tool = tool
        self._fit()

    def _show_class(self, tool: Tool) -> None:
        """The class that a tool paints, which the palette shows as well, unless that is hidden."""
        classes = self._editor.classes
        self._paints_class = self._editor.is_scene and tool in (Tool.INK, Tool.LINE, Tool.FILL)
        colour = class_colour(classes.number)
        self._class_mark.setPixmap(theme.swatch(colour, _SWATCH).pixmap(_SWATCH, _SWATCH))
        self._class_name.setText(classes.name(classes.number))
        for label in (self._class_mark, self._class_name):
            label.setVisible(self._paints_class)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, do without what is not needed."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._tools.isHidden():
            self._fit_adjusting()
            return
        for left_out in range(len(_LEFT_OUT) + 1):
            self._leave_out(*(name in _LEFT_OUT[:left_out] for name in _LEFT_OUT))
            self._layout.invalidate()
            if self._layout.sizeHint().width() + self._overlays.sizeHint().width() <= self.width() - _AROUND:
                break
        # At once: buttons that are too narrow for a moment would be painted so.
        self._layout.activate()

    def _leave_out(self, overlays: bool, slider: bool, words: bool, presets: bool) -> None:
        is_preserve, has_size = self._tool is Tool.PRESERVE, self.spin.isVisibleTo(self._tools)
        self._overlays.setToolButtonStyle(_style(not overlays))
        self.slider.setVisible(has_size and not slider)
        self._size_label.setVisible(has_size and not presets)
        self._level_label.setVisible(is_preserve and not words)
        self._class_name.setVisible(self._paints_class and not words)
        self._gap.setVisible(self._tool.paints_mask)
        if LOWERING_KEYS in self._rows:
            for button in self._rows[LOWERING_KEYS].findChildren(QToolButton):
                button.setToolButtonStyle(_style(not words))
            self._rows[LOWERING_KEYS].updateGeometry()
        if _MASK_PRESETS in self._rows:
            self._rows[_MASK_PRESETS].setVisible(self._tool.paints_mask and not presets)

    def _fit_adjusting(self) -> None:
        """An adjustment has words that are needed; the overlays can do without theirs."""
        for has_words in (True, False):
            self._overlays.setToolButtonStyle(_style(has_words))
            if self.adjust.sizeHint().width() + self._overlays.sizeHint().width() <= self.width() - _AROUND:
                break

    @Slot(object)
    def _begin_adjusting(self, adjustment: Adjustment) -> None:
        """Ask for a number in the place of the tool's options."""
        self._tools.hide()
        self.adjust.show()
        self.adjust.begin(adjustment)
        self._fit()

    @Slot()
    def _end_adjusting(self) -> None:
        """Back to the tool's options."""
        self.adjust.hide()
        self._tools.show()
        self._fit()


def _style(has_words: bool) -> Qt.ToolButtonStyle:
    style = Qt.ToolButtonStyle
    return style.ToolButtonTextBesideIcon if has_words else style.ToolButtonIconOnly


def _button_row(actions: Sequence[QAction | None]) -> QWidget:
    """Buttons for actions, and a gap for each None."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(3)
    for action in actions:
        if action is None:
            layout.addSpacing(_GAP)
            continue
        button = QToolButton()
        button.setDefaultAction(action)
        button.setAccessibleName(action.text())
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        layout.addWidget(button)
    return row
