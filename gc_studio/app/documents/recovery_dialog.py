"""After a crash: offers unsaved work back.

Flows in: what was found. Flows out: which of it to open, or that all of it may go. Nothing is opened or deleted here.
"""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QDateTime, QLocale, QSize, Qt, Slot
from PySide6.QtGui import QImage, QMouseEvent, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gc_studio.app.look import theme
from gc_studio.app.look.controls import Answer, ask, button_row, primary_button, push_button
from gc_studio.words import tr

_THUMBNAIL = 64


@dataclass(frozen=True)
class FoundWork:
    """Unsaved work of one document: how many commands it holds, which was the last, and when that was."""

    name: str
    when: datetime
    commands: int
    last_command: str
    thumbnail: QImage | None


def ask_discard(parent: QWidget, count: int) -> bool:
    """Ask whether all of the found work is to be thrown away."""
    text = (
        tr("Discard this unsaved work?")
        if count == 1
        else tr("Discard all {count} pieces of unsaved work?", count=count)
    )
    more, answers = tr("It cannot be brought back."), Answer.Discard | Answer.Cancel
    warning = QMessageBox.Icon.Warning
    return ask(parent, tr("Discard unsaved work"), text, more, answers, Answer.Cancel, icon=warning) == Answer.Discard


class RecoveryDialog(QDialog):
    """Pieces of work with a check box each; `chosen` and `discarded` say what became of it."""

    def __init__(self, parent: QWidget | None, found: list[FoundWork]) -> None:
        """found: at least one piece of work."""
        super().__init__(parent)
        self.setWindowTitle(tr("Unsaved work was found"))
        self.discarded = False
        """Whether all of the work may be deleted."""
        self.chosen: list[int] = []
        """Indices of the work to be opened; what is not among it is kept for the next start."""
        head = QLabel(
            tr("GC Studio did not end as it should have. This work was not saved; open it to go on where you were.")
        )
        head.setWordWrap(True)
        self.rows = [_Row(work) for work in found]
        self._make_buttons()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(head)
        layout.addWidget(self._list(), 1)
        layout.addLayout(button_row(self.discard_button, self.later_button, self.open_button))
        self.setMinimumSize(460, 240)
        self.resize(520, min(150 + 90 * len(found), 560))
        self.open_button.setFocus()

    def _make_buttons(self) -> None:
        self.open_button = primary_button(
            tr("Open the selected"), tr("Go on with it, each in a tab of its own"), self._open
        )
        self.later_button = push_button(tr("Later"), tr("Keep it; it is offered again at the next start"), self.reject)
        self.discard_button = push_button(tr("Discard all…"), tr("Delete it, after a question"), self._discard)
        for row in self.rows:
            row.box.toggled.connect(self._allow)

    def _list(self) -> QWidget:
        inner = QWidget()
        inner.setObjectName("page")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for row in self.rows:
            column.addWidget(row)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    @Slot()
    def _allow(self) -> None:
        self.open_button.setEnabled(any(row.box.isChecked() for row in self.rows))

    @Slot()
    def _open(self) -> None:
        self.chosen = [index for index, row in enumerate(self.rows) if row.box.isChecked()]
        self.accept()

    @Slot()
    def _discard(self) -> None:
        if ask_discard(self, len(self.rows)):
            self.discarded = True
            self.accept()


class _Row(QFrame):
    """One piece of work; a click anywhere on it checks or unchecks it."""

    def __init__(self, work: FoundWork) -> None:
        super().__init__()
        self.setObjectName("card")
        self.box = QCheckBox()
        self.box.setChecked(True)
        picture, name, line = QLabel(), QLabel(), QLabel()
        picture.setFixedSize(_THUMBNAIL, _THUMBNAIL)
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        picture.setPixmap(_picture(work.thumbnail, self.devicePixelRatio()))
        for label, text, style in ((name, work.name, "heading"), (line, _line(work), "dim")):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setText(text)
            label.setWordWrap(True)
            label.setObjectName(style)
        self.box.setAccessibleName(f"{work.name}, {_line(work)}")
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addStretch(1)
        words.addWidget(name)
        words.addWidget(line)
        words.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(12)
        layout.addWidget(self.box)
        layout.addWidget(picture)
        layout.addLayout(words, 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Check or uncheck."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.box.toggle()


def _line(work: FoundWork) -> str:
    """What was done and when, in the words of the reader's country."""
    when = QDateTime.fromSecsSinceEpoch(int(work.when.timestamp()))
    shown = QLocale().toString(when, QLocale.FormatType.ShortFormat)
    changes = tr("%n changes", None, work.commands)
    last = tr("{changes}, the last: {name}", changes=changes, name=work.last_command) if work.last_command else changes
    return f"{last}\n{shown}"


def _picture(thumbnail: QImage | None, ratio: float) -> QPixmap:
    if thumbnail is None or thumbnail.isNull():
        return theme.icon("picture", "dim").pixmap(QSize(28, 28), ratio)
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    pixmap = QPixmap.fromImage(thumbnail.scaled(QSize(_THUMBNAIL, _THUMBNAIL) * ratio, keep, smooth))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
