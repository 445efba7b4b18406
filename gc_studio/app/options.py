"""The strip above the canvas: options of the tool in hand.

Flows in: the tool and its brush size. Flows out: signals.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSlider, QSpinBox, QWidget

from gc_studio.canvas.tools import MAX_BRUSH, Tool


class OptionsStrip(QWidget):
    """Brush size, overlay opacity, mask presets."""

    size_changed = Signal(int)
    opacity_changed = Signal(int)
    preserve_all = Signal()
    preserve_none = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("options")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._hint = QLabel("Drag to move the picture, turn the wheel to zoom")
        self._hint.setObjectName("dim")
        self._size_label, self._opacity_label = QLabel("Size"), QLabel("Overlay")
        self._size_label.setObjectName("dim")
        self._opacity_label.setObjectName("dim")
        self._make_size()
        self._make_opacity()
        self.all_button = QPushButton("Preserve all")
        self.none_button = QPushButton("Preserve none")
        self.all_button.setToolTip("Preserve the whole picture")
        self.none_button.setToolTip("Preserve nothing: synthesise the whole picture")
        self.all_button.clicked.connect(self.preserve_all)
        self.none_button.clicked.connect(self.preserve_none)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 4, 10, 4)
        for widget in (self._hint, self._size_label, self.slider, self.spin, self._opacity_label, self.opacity):
            layout.addWidget(widget)
        layout.insertSpacing(4, 10)
        layout.addSpacing(6)
        layout.addWidget(self.all_button)
        layout.addWidget(self.none_button)
        layout.addStretch()
        self.setFixedHeight(self.sizeHint().height())

    def _make_size(self) -> None:
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.spin = QSpinBox()
        for control in (self.slider, self.spin):
            control.setRange(1, MAX_BRUSH)
            control.setAccessibleName("Brush size in picture pixels")
            control.setToolTip("Brush size in picture pixels ([ and ])")
        self.slider.setMinimumWidth(70)
        self.slider.setMaximumWidth(150)
        self.spin.setSuffix(" px")
        self.spin.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.spin.setKeyboardTracking(False)
        self.slider.valueChanged.connect(self.size_changed)
        self.spin.valueChanged.connect(self.size_changed)

    def _make_opacity(self) -> None:
        self.opacity = QSlider(Qt.Orientation.Horizontal)
        self.opacity.setRange(0, 100)
        self.opacity.setMinimumWidth(60)
        self.opacity.setMaximumWidth(110)
        self.opacity.setAccessibleName("Opacity of the overlay")
        self.opacity.valueChanged.connect(self.opacity_changed)

    def show_tool(self, tool: Tool, size: int, opacity: int) -> None:
        """Show the options of a tool."""
        draws = tool is not Tool.PAN
        self._hint.setVisible(not draws)
        for widget in (self._size_label, self.slider, self.spin, self._opacity_label, self.opacity):
            widget.setVisible(draws)
        for button in (self.all_button, self.none_button):
            button.setVisible(tool.paints_mask)
        for control, value in ((self.slider, size), (self.spin, size), (self.opacity, opacity)):
            control.blockSignals(True)
            control.setValue(value)
            control.blockSignals(False)
        what = "structure lines" if tool.draws_structure else "preserve mask"
        self.opacity.setToolTip(f"How strongly the {what} show over the picture")
