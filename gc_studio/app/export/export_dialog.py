"""The export dialog: a format, what it would weigh and show, and the file itself.

Flows in: the document with its pictures and bytes. Flows out: `exported`, once the file is there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QSizePolicy,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gc_studio.app.background.latest import Latest
from gc_studio.app.docks.rate import bits_per_pixel
from gc_studio.app.export.formats import FORMATS, Choice, Encoded, ExportSource, encode
from gc_studio.app.look import theme
from gc_studio.app.look.controls import Answer, MessageLabel, ask, button_row, primary_button, push_button
from gc_studio.app.look.preview import Preview
from gc_studio.document.resize import Size
from gc_studio.storage import write_atomic
from gc_studio.tasks import Task
from gc_studio.words import figure, tr

__all__ = ["ExportDialog", "ExportSource"]


def ask_replace(parent: QWidget, path: Path) -> bool:
    """Ask whether a file may be replaced."""
    text = tr("{name} exists already in {folder}.", name=path.name, folder=path.parent)
    more = tr("Replacing it loses what is in it now.")
    answers = Answer.Yes | Answer.Cancel
    answer = ask(parent, tr("Replace the file?"), text, more, answers, Answer.Cancel, {Answer.Yes: tr("Replace")})
    return answer == Answer.Yes


@dataclass(frozen=True, eq=False)
class _Order:
    """What is encoded, until that is called off."""

    choice: Choice
    task: Task

    def encoded(self, source: ExportSource, tell: Callable[[float], None]) -> Encoded:
        """Do it."""
        with self.task.at_work():
            return encode(source, self.choice, tell)


class ExportDialog(QDialog):
    """Exports one picture, once."""

    exported = Signal(Path, int, str)
    """Where the file is, its bytes, and how its picture came to its size, if that is another than the document's."""
    _progressed = Signal(object, float)
    """What is encoded, and the share that is done."""

    def __init__(
        self,
        parent: QWidget | None,
        source: ExportSource,
        format_key: str = "gcx",
        refusal: Callable[[Path], str] = lambda _: "",
    ) -> None:
        """Make it.

        Args:
            parent: the window.
            source: what there is to export.
            format_key: the format to begin with; see `format_key`.
            refusal: says why nothing may be written to a file, empty when it may.
        """
        super().__init__(parent)
        self.source, self._refusal = source, refusal
        self._encoded: Encoded | None = None
        self._target: Path | None = None
        self._encoder, self._writer = Latest("encode"), Latest("write")
        self._task = Task()
        self._progressed.connect(self._show_progress)
        self._encoder.done.connect(self._take_encoded)
        self._encoder.failed.connect(self._show_encoder_failure)
        self._writer.done.connect(self._finish)
        self._writer.failed.connect(self._show_write_failure)
        self.setWindowTitle(tr("Export"))
        self._make_controls()
        self._lay_out()
        is_there = format_key in self._formats and self._formats[format_key].isEnabled()
        first = self._formats[format_key if is_there else "gcx"]
        first.setChecked(True)
        first.setFocus()
        self.resize(self.sizeHint())
        self._choose()

    @property
    def format_key(self) -> str:
        """Key of the chosen format, one of FORMATS."""
        return next(key for key, button in self._formats.items() if button.isChecked())

    @property
    def choice(self) -> Choice:
        """Format and settings as they stand."""
        size = self.size_list.currentData() if FORMATS[self.format_key].has_sizes else None
        return Choice(self.format_key, self.quality.value(), self.lossless.isChecked(), size)

    def show_photo_size(self, of_photo: Size | None) -> None:
        """Offer the size of the photo in its file, too; None offers the others alone."""
        chosen = self.size_list.currentData()
        self.size_list.blockSignals(True)
        self.size_list.clear()
        for name, size in self.source.enlarger.sizes(of_photo):
            self.size_list.addItem(name, size)
        self.size_list.setCurrentIndex(max(self.size_list.findData(chosen), 0))
        self.size_list.blockSignals(False)

    # Making

    def _make_controls(self) -> None:
        self._group = QButtonGroup(self)
        self._formats = {}
        for key, format_ in FORMATS.items():
            if not format_.is_of(self.source.document):
                continue
            button = self._formats[key] = QToolButton()
            button.setText(tr(format_.label))
            button.setIcon(theme.icon(format_.icon))
            button.setIconSize(QSize(theme.ICON_SIZE, theme.ICON_SIZE))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setCheckable(True)
            button.setAccessibleName(tr(format_.label))
            button.setToolTip(tr(format_.purpose))
            if format_.of_selection and self.source.selection is None:
                button.setEnabled(False)
                button.setToolTip(tr("Select a part of the picture first, with lasso, box or wand"))
            self._group.addButton(button)
        self._group.buttonToggled.connect(lambda _, is_on: self._choose() if is_on else None)
        self.size_list = QComboBox()
        self.size_list.setAccessibleName(tr("Size of the picture"))
        self.size_list.setToolTip(tr("Width and height of the picture in pixels"))
        self.size_list.currentIndexChanged.connect(self._choose)
        self.show_photo_size(None)
        self.quality, self.lossless = QSlider(Qt.Orientation.Horizontal), QCheckBox(tr("Lossless"))
        self.lossless.setToolTip(tr("Keep every pixel; the quality does not matter then"))
        self.quality.setRange(0, 100)
        self.quality.setValue(80)
        self.quality.setAccessibleName(tr("Quality of the WebP file"))
        self.quality.setToolTip(tr("Less quality, fewer bytes"))
        self.quality.valueChanged.connect(self._choose)
        self.lossless.toggled.connect(self._choose)
        self.total, self.detail = QLabel(), QLabel()
        self.total.setObjectName("bytes")
        self.total.setAccessibleName(tr("Bytes of the file"))
        self.detail.setObjectName("dim")
        self.detail.setWordWrap(True)
        self.caption, self.zoom = QLabel(), QLabel()
        self.caption.setWordWrap(True)
        self.caption.setObjectName("dim")
        self.zoom.setObjectName("dim")
        self.preview = Preview()
        self.preview.zoomed.connect(lambda zoom: self.zoom.setText(f"{zoom:.0%}".replace("%", " %")))
        self.message = MessageLabel()
        self.copy_button = push_button(tr("Copy"), tr("Put the picture of the preview on the clipboard"), self._copy)
        self.close_button = push_button(tr("Cancel"), tr("Close without a file"), self.reject)
        export = tr("Export…")
        self.export_button = primary_button(export, tr("Choose where to write the file"), self._ask_where)

    def _webp_settings(self) -> QWidget:
        settings = QWidget()
        grid = QGridLayout(settings)
        grid.setContentsMargins(0, 0, 0, 0)
        self._quality_text = QLabel()
        self._quality_text.setMinimumWidth(self._quality_text.fontMetrics().horizontalAdvance("100") + 2)
        self._quality_text.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for column, widget in enumerate((QLabel(tr("Quality")), self.quality, self._quality_text)):
            grid.addWidget(widget, 0, column)
        grid.addWidget(self.lossless, 1, 0, 1, 3)
        return settings

    def _lay_out(self) -> None:
        side = QWidget()
        side.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._settings = self._webp_settings()
        self._size_row = QWidget()
        size_row = QHBoxLayout(self._size_row)
        size_row.setContentsMargins(0, 0, 0, 0)
        size_row.addWidget(QLabel(tr("Size")))
        size_row.addWidget(self.size_list, 1)
        # The preview should stay where it is, whatever a format has to be set.
        side.setMinimumWidth(self._size_row.sizeHint().width())
        for button in self._formats.values():
            column.addWidget(button)
        column.addSpacing(6)
        column.addWidget(self._size_row)
        column.addWidget(self._settings)
        column.addSpacing(6)
        for label in (self.total, self.detail):
            column.addWidget(label)
        column.addStretch()
        under = QHBoxLayout()
        under.addWidget(self.caption, 1)
        under.addWidget(self.zoom, 0, Qt.AlignmentFlag.AlignTop)
        shown = QVBoxLayout()
        shown.addWidget(self.preview, 1)
        shown.addLayout(under)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(side)
        top.addLayout(shown, 1)
        layout = QVBoxLayout(self)
        # Messages come and go; the window should not change its size with them.
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        layout.setContentsMargins(16, 16, 16, 14)
        layout.setSpacing(12)
        layout.addLayout(top, 1)
        layout.addWidget(self.message)
        layout.addLayout(button_row(self.copy_button, self.close_button, self.export_button))
        self.setMinimumSize(640, 500)

    def sizeHint(self) -> QSize:
        """Room for a picture."""
        return QSize(860, 560)

    # The file that would be written

    @Slot()
    def _choose(self) -> None:
        """Encode what is chosen now."""
        choice, self._encoded = self.choice, None
        self._size_row.setVisible(FORMATS[choice.key].has_sizes)
        self._settings.setVisible(choice.key == "webp")
        self.quality.setEnabled(not choice.is_lossless)
        self._quality_text.setText(str(choice.quality))
        is_larger = choice.size not in (None, self.source.document.size)
        self.detail.setText(tr("painting…") if is_larger else tr("counting…"))
        self.message.hide()
        self._show_state()
        self._task.call_off()
        order = _Order(choice, Task())
        self._task = order.task
        self._encoder.submit(order, partial(order.encoded, self.source, partial(self._progressed.emit, order)))

    @Slot(object, float)
    def _show_progress(self, order: _Order, share: float) -> None:
        if order.task is self._task and self._encoded is None:
            self.detail.setText(tr("painting… {percent} %", percent=round(100 * share)))

    @Slot(object, object)
    def _take_encoded(self, order: _Order, encoded: Encoded) -> None:
        if order.task is not self._task:
            return
        choice = order.choice
        self._encoded = encoded
        size, shape = len(encoded.data), choice.size or self.source.document.size
        self.total.setText(tr("{size:,} B", size=size))
        self.detail.setText(self._about(size, bits_per_pixel(size, *shape)))
        self.caption.setText(" ".join(filter(None, (tr(FORMATS[choice.key].caption), encoded.how))))
        self.preview.show_image(encoded.picture)
        self._show_state()
        self._write_if_asked()

    def _about(self, size: int, bpp: float) -> str:
        if self.format_key == "gcx":
            return tr("{bpp:.3f} bpp", bpp=bpp)
        times = size / len(self.source.gcx)
        ratio = tr("{times} times the .gcx", times=figure(times, ",.0f" if times >= 2 else ".1f"))
        return f"{tr('{bpp:.3f} bpp', bpp=bpp)}, {ratio}" if self.format_key in ("png", "webp") else ratio

    @Slot(object, str)
    def _show_encoder_failure(self, order: _Order, why: str) -> None:
        if order.task is self._task:
            self._target = None
            self.total.setText("")
            self.detail.setText("")
            label = tr(FORMATS[order.choice.key].label)
            self._show_error(tr("{format} cannot be made of this picture: {why}", format=label, why=why))

    # Out

    @Slot()
    def _copy(self) -> None:
        if self._encoded is not None:
            QGuiApplication.clipboard().setImage(self._encoded.picture)
            self.message.tell("info", tr("The picture is on the clipboard."))

    @Slot()
    def _ask_where(self) -> None:
        format_ = FORMATS[self.format_key]
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            tr("Export"),
            str(format_.suggested(self.source)),
            f"{tr(format_.label)} (*{format_.suffix})",
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if not chosen:
            return
        path = Path(chosen)
        if path.suffix.lower() != format_.suffix:
            path = path.with_name(path.name + format_.suffix)
        why = self._refusal(path)
        if why:
            self._show_error(tr("Cannot write {name} in {folder}: {why}", name=path.name, folder=path.parent, why=why))
            return
        # The file dialog does not know the suffix, so it is asked here, once.
        if path.exists() and not ask_replace(self, path):
            return
        self._target = path
        self.message.hide()
        self._show_state()
        self._write_if_asked()

    def _write_if_asked(self) -> None:
        if self._target is not None and self._encoded is not None:
            path, data = self._target, self._encoded.data
            self._writer.submit((path, len(data)), partial(write_atomic, path, data))

    @Slot(object, object)
    def _finish(self, written: tuple[Path, int], _: object) -> None:
        self.exported.emit(*written, self._encoded.how if self._encoded else "")
        self.accept()

    @Slot(object, str)
    def _show_write_failure(self, written: tuple[Path, int], why: str) -> None:
        path, self._target = written[0], None
        self._show_error(tr("Cannot write {name} in {folder}: {why}", name=path.name, folder=path.parent, why=why))

    def _show_error(self, text: str) -> None:
        self.message.tell("error", text)
        self._show_state()

    def _show_state(self) -> None:
        """While a file is being written nothing else can be chosen."""
        is_free = self._target is None
        for key, button in self._formats.items():
            button.setEnabled(is_free and (not FORMATS[key].of_selection or self.source.selection is not None))
        for widget in (self._size_row, self._settings, self.export_button):
            widget.setEnabled(is_free)
        self.export_button.setText(tr("Export…") if is_free else tr("Writing…"))
        self.copy_button.setEnabled(self._encoded is not None)

    def done(self, result: int) -> None:
        """Close; what still runs is dropped."""
        self._task.call_off()
        self._encoder.close()
        self._writer.close()
        super().done(result)
