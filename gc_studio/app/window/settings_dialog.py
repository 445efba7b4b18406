"""The settings dialog: every change holds at once; whoever uses a setting listens to `Settings.changed`."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from gc_studio.app.look.controls import button_row
from gc_studio.app.look.size_choice import SizeChoice
from gc_studio.app.settings import DEVICES, HISTORY_MEGABYTES, LANGUAGES, THEMES, Settings
from gc_studio.app.window.language import LANGUAGES as LANGUAGE_NAMES
from gc_studio.words import mark, tr

_THEME_NAMES = {"dark": mark("Dark"), "light": mark("Light"), "system": mark("As the desktop")}
_DEVICE_NAMES = {"auto": mark("Automatic"), "cpu": mark("Processor"), "cuda": mark("Graphics card (CUDA)")}
_AT_NEXT_START = mark("Takes effect when GC Studio is started again.")
_WIDTH, _HEIGHT = 500, 560
_LABEL_WIDTH = 110
"""At least, of all labels, so that what is to be chosen is in one column; in pixels."""


class SettingsDialog(QDialog):
    """What a person chooses once and for all."""

    def __init__(self, parent: QWidget | None, settings: Settings, has_cuda: bool = False) -> None:
        """has_cuda: whether the model could run on a graphics card here."""
        super().__init__(parent)
        self._settings = settings
        self._device_at_start = settings.device
        self._labels: list[QLabel] = []
        self.setWindowTitle(tr("Settings"))
        self._make_controls(has_cuda)
        self.reset_button = QPushButton(tr("Reset to defaults"))
        self.reset_button.setAutoDefault(False)
        self.reset_button.clicked.connect(settings.reset)
        self.close_button = QPushButton(tr("Close"))
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 12, 20, 16)
        layout.setSpacing(16)
        layout.addWidget(self._appearance())
        layout.addWidget(self._opening())
        layout.addWidget(self._decoding())
        layout.addWidget(self._editing())
        layout.addStretch()
        layout.addLayout(button_row(self.reset_button, self.close_button))
        settings.changed.connect(self._show)
        self._show()
        # As high as all words need, in whatever language; their fonts are those of the style.
        for widget in self.findChildren(QWidget):
            widget.ensurePolished()
        longest = max(label.sizeHint().width() for label in self._labels)
        for label in self._labels:
            label.setFixedWidth(max(longest, _LABEL_WIDTH))
        self.setMinimumSize(_WIDTH, max(_HEIGHT, layout.totalHeightForWidth(_WIDTH)))
        self.resize(self.minimumSize())

    def _make_controls(self, has_cuda: bool) -> None:
        self.theme = _choice(tr("Theme"), [(name, tr(_THEME_NAMES[name])) for name in THEMES])
        self.theme.activated.connect(lambda: self._set("theme", self.theme.currentData()))
        languages = [(name, LANGUAGE_NAMES.get(name, "")) for name in LANGUAGES]
        self.language = _choice(tr("Language"), languages)
        # In the words of the window: who reads no English may have a system that speaks it.
        self.language.setItemText(0, tr("As the system"))
        self.language.activated.connect(lambda: self._set("language", self.language.currentData()))
        self.animate = QCheckBox(tr("Animate selections and presentations"))
        self.animate.clicked.connect(lambda on: self._set("animate", on))
        self.size_choice = SizeChoice(self._settings)
        devices = [(name, tr(_DEVICE_NAMES[name])) for name in DEVICES]
        self.device = _choice(tr("Device"), devices)
        self.device.activated.connect(lambda: self._set("device", self.device.currentData()))
        if not has_cuda:
            row = self.device.findData("cuda")
            self.device.setItemText(row, tr("{device}, not found here", device=tr(_DEVICE_NAMES["cuda"])))
            model = self.device.model()
            assert isinstance(model, QStandardItemModel)
            model.item(row).setEnabled(False)
        self.autosave = QCheckBox(tr("Keep a copy of unsaved work"))
        self.autosave.clicked.connect(lambda on: self._set("autosave", on))
        self.memory = QSpinBox()
        self.memory.setRange(HISTORY_MEGABYTES.start, HISTORY_MEGABYTES.stop - 1)
        self.memory.setSingleStep(32)
        self.memory.setSuffix(" MB")
        self.memory.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.memory.setFixedWidth(90)
        # A number half typed is no choice.
        self.memory.setKeyboardTracking(False)
        self.memory.setAccessibleName(tr("Undo memory"))
        self.memory.valueChanged.connect(lambda value: self._set("history_megabytes", value))
        self.memory_slider = QSlider(Qt.Orientation.Horizontal)
        self.memory_slider.setRange(0, 7)
        self.memory_slider.setAccessibleName(tr("Undo memory, doubling with every step"))
        self.memory_slider.valueChanged.connect(lambda step: self._set("history_megabytes", _megabytes(step)))

    def _appearance(self) -> QWidget:
        group, form = _group(tr("Appearance"))
        form.addRow(self._label(tr("Theme")), self.theme)
        form.addRow(self._label(tr("Language")), self.language)
        form.addRow(self._label(""), _note(tr(_AT_NEXT_START)))
        form.addRow(self._label(""), self.animate)
        return group

    def _opening(self) -> QWidget:
        group, form = _group(tr("Opening"))
        form.addRow(self._label(tr("Size of photos")), self.size_choice)
        form.addRow(self._label(""), _note(tr("Automatic suits the speed of this machine.")))
        return group

    def _decoding(self) -> QWidget:
        group, form = _group(tr("Decoding"))
        self.restart = _note(tr(_AT_NEXT_START))
        form.addRow(self._label(tr("Device")), self.device)
        form.addRow(self._label(""), self.restart)
        return group

    def _editing(self) -> QWidget:
        group, form = _group(tr("Editing"))
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.memory_slider, 1)
        row.addWidget(self.memory)
        form.addRow(self._label(tr("Undo memory")), row)
        form.addRow(self._label(""), _note(tr("Of each open picture; the oldest steps are forgotten first.")))
        form.addRow(self._label(tr("Recovery")), self.autosave)
        form.addRow(self._label(""), _note(tr("After a crash it is offered back at the next start.")))
        return group

    def _label(self, text: str) -> QLabel:
        self._labels.append(QLabel(text))
        return self._labels[-1]

    def _set(self, name: str, value: object) -> None:
        setattr(self._settings, name, value)

    @Slot()
    def _show(self) -> None:
        """Show what the settings say now."""
        settings = self._settings
        self.theme.setCurrentIndex(self.theme.findData(settings.theme))
        self.device.setCurrentIndex(self.device.findData(settings.device))
        self.language.setCurrentIndex(self.language.findData(settings.language))
        self.animate.setChecked(settings.animate)
        self.autosave.setChecked(settings.autosave)
        for control, value in ((self.memory, settings.history_megabytes), (self.memory_slider, self._step())):
            control.blockSignals(True)
            control.setValue(value)
            control.blockSignals(False)
        self.restart.setText(
            tr(_AT_NEXT_START)
            if settings.device != self._device_at_start
            else tr("Automatic takes the graphics card where there is one.")
        )

    def _step(self) -> int:
        """The step of the slider next below the memory."""
        return (self._settings.history_megabytes // HISTORY_MEGABYTES.start).bit_length() - 1


def _megabytes(step: int) -> int:
    return HISTORY_MEGABYTES.start << step


def _choice(name: str, items: list[tuple[str, str]]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    for data, text in items:
        box.addItem(text, data)
    return box


def _group(title: str) -> tuple[QGroupBox, QFormLayout]:
    group = QGroupBox(title)
    form = QFormLayout(group)
    form.setContentsMargins(0, 8, 0, 0)
    form.setHorizontalSpacing(12)
    form.setVerticalSpacing(6)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return group, form


def _note(text: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName("dim")
    label.setWordWrap(True)
    return label
