"""The foot of the texture dock: what a texture is applied to, the mix slider, and what adds and saves textures.

Flows in: scope, mix, names. Flows out: signals.
"""

from html import escape
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gc_studio.analysis.library import Texture
from gc_studio.analysis.own_library import MAX_NAME
from gc_studio.app.docks.texture_regions import RegionRow
from gc_studio.app.look import theme
from gc_studio.words import tr

_SIDE_ICON = 16


class ShownMix(Protocol):
    """How a document's texture came about: `share` of the picked one, the rest what was there before."""

    @property
    def name(self) -> str:
        """Name of the texture that was picked."""

    @property
    def code(self) -> NDArray[np.int16]:
        """Its code, int16 (64,)."""

    @property
    def share(self) -> float:
        """0 .. 1."""


class Line(QWidget):
    """One line of text after an icon, cut with an ellipsis where there is no room; the whole is in the tooltip."""

    def __init__(self, alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft) -> None:
        super().__init__()
        self._alignment = alignment | Qt.AlignmentFlag.AlignVCenter
        self._text, self._icon = "", ""
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 0.9)
        self.setFont(font)

    def text(self) -> str:
        """The whole text."""
        return self._text

    def show_text(self, text: str, icon: str = "") -> None:
        """Show a text; `icon` names one of the icons."""
        self._text, self._icon = " ".join(text.split()), icon
        self.setAccessibleName(self._text)
        self.setToolTip(f"<qt>{escape(self._text)}</qt>" if self._text else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for all of it."""
        width = self.fontMetrics().horizontalAdvance(self._text) + (_SIDE_ICON + 6 if self._icon else 0)
        return QSize(width + 2, max(self.fontMetrics().height(), _SIDE_ICON if self._icon else 0) + 2)

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters."""
        return QSize(min(self.sizeHint().width(), 30), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Icon and text in the dim colour of the theme."""
        painter, area = QPainter(self), self.rect()
        if self._icon:
            theme.icon(self._icon).paint(painter, 0, (self.height() - _SIDE_ICON) // 2, _SIDE_ICON, _SIDE_ICON)
            area.setLeft(_SIDE_ICON + 6)
        painter.setPen(QColor(theme.colours().dim if self.isEnabled() else theme.colours().disabled))
        text = self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, self._alignment, text)


class MixRow(QWidget):
    """The slider from the texture before to the picked one, with both ends named."""

    moved = Signal(int)
    """Percent of the picked one."""
    ended = Signal()

    def __init__(self, *beside: QWidget) -> None:
        """beside: what stands beside the slider."""
        super().__init__()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, 100)
        self.slider.setSingleStep(5)
        self.slider.setAccessibleName(tr("Mix of the texture before and the picked one"))
        self.slider.valueChanged.connect(self._move)
        self.slider.sliderReleased.connect(self.ended)
        self.before, self.share = Line(), Line(Qt.AlignmentFlag.AlignHCenter)
        self.picked = Line(Qt.AlignmentFlag.AlignRight)
        names, line = QHBoxLayout(), QHBoxLayout()
        names.setSpacing(6)
        for label, stretch in ((self.before, 2), (self.share, 1), (self.picked, 2)):
            names.addWidget(label, stretch)
        line.setSpacing(2)
        line.addWidget(self.slider, 1)
        line.addSpacing(6)
        for widget in beside:
            line.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(names)
        layout.addLayout(line)
        self.show_mix(None)

    def show_mix(self, mix: ShownMix | None) -> None:
        """Show a mix; without one there is nothing to move."""
        self.slider.setEnabled(mix is not None)
        if not self.slider.isSliderDown():
            self.slider.blockSignals(True)
            self.slider.setValue(round(mix.share * 100) if mix else 100)
            self.slider.blockSignals(False)
        self.before.show_text(tr("Before") if mix else tr("Pick a texture to mix it in"))
        self.share.setVisible(mix is not None)
        self.picked.setVisible(mix is not None)
        self.picked.show_text(mix.name if mix else "")
        self.share.show_text(f"{self.slider.value()} %")
        self.slider.setToolTip(tr("Mix the texture before (left) with the picked one (right)") if mix else "")

    def _move(self, percent: int) -> None:
        self.share.show_text(f"{percent} %")
        self.moved.emit(percent)
        if not self.slider.isSliderDown():
            # Keys and wheel: every step is an action of its own.
            self.ended.emit()


class NameRow(QWidget):
    """Asks for the name under which a texture is saved."""

    named = Signal(object, str)
    """What `ask` was given, and the name."""
    closed = Signal(object)
    """What `ask` was given; the focus is to go back to it."""

    def __init__(self) -> None:
        super().__init__()
        self._texture: Texture | None = None
        self.field = QLineEdit()
        self.field.setMaxLength(MAX_NAME)
        self.field.setPlaceholderText(tr("Name"))
        self.field.setAccessibleName(tr("Name of the texture to be saved"))
        self.field.returnPressed.connect(self._finish)
        self.save_button = QPushButton(tr("Save"))
        self.save_button.setToolTip(tr("Save to My textures under this name"))
        self.save_button.clicked.connect(self._finish)
        self.cancel_button = QToolButton()
        self.cancel_button.setIcon(theme.icon("close"))
        self.cancel_button.setIconSize(QSize(14, 14))
        self.cancel_button.setAccessibleName(tr("Do not save"))
        self.cancel_button.setToolTip(tr("Do not save (Escape)"))
        self.cancel_button.clicked.connect(self._close)
        self.field.textChanged.connect(lambda text: self.save_button.setEnabled(bool(text.strip())))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 2)
        layout.setSpacing(4)
        layout.addWidget(self.field, 1)
        layout.addWidget(self.save_button)
        layout.addWidget(self.cancel_button)
        self.hide()

    def ask(self, texture: Texture | None, name: str) -> None:
        """Begin with a name; `texture` is None for that of the document."""
        self._texture = texture
        self.field.setText(" ".join(name.split()))
        self.save_button.setEnabled(bool(self.field.text()))
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def event(self, event: QEvent) -> bool:
        """Escape closes the row, whatever else it may mean in the window."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._close()
                return True
        return super().event(event)

    def _finish(self) -> None:
        name = self.field.text().strip()
        if name:
            self._close()
            self.named.emit(self._texture, name)

    def _close(self) -> None:
        self.hide()
        self.closed.emit(self._texture)


class Foot(QWidget):
    """All that stands under the list."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("options")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.add_button, self.save_button = QToolButton(), QToolButton()
        self.add_button.setIcon(theme.icon("texture-photo"))
        self.add_button.setAccessibleName(tr("Add the texture of a photo"))
        self.add_button.setToolTip(
            tr("Add the texture of a photo to the list; dropping photos on the list does the same")
        )
        self.save_button.setIcon(theme.icon("texture-save"))
        self.save_button.setAccessibleName(tr("Save texture"))
        self.save_button.setToolTip(tr("Save texture…: keeps the texture of the picture in My textures"))
        for button in (self.add_button, self.save_button):
            button.setIconSize(QSize(theme.ICON_SIZE, theme.ICON_SIZE))
        self.name_row, self.mix_row = NameRow(), MixRow(self.add_button, self.save_button)
        self.scope, self.regions = Line(), RegionRow()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 6, 4)
        layout.setSpacing(4)
        scope_row = QHBoxLayout()
        scope_row.addWidget(self.scope, 1)
        scope_row.addWidget(self.regions)
        layout.addWidget(self.name_row)
        layout.addLayout(scope_row)
        layout.addWidget(self.mix_row)
        self.show_scope(False, None)

    def tab_stops(self) -> list[QWidget]:
        """What Tab should visit, from top to bottom."""
        row, mix = self.name_row, self.mix_row
        buttons = [mix.slider, self.add_button, self.save_button]
        return [row.field, row.save_button, row.cancel_button, *self.regions.chips, *buttons]

    def show_scope(self, has_selection: bool, number: int | None) -> None:
        """Tell what a picked texture is applied to, as `TexturePanel.show_scope`."""
        self.regions.mark(number)
        if has_selection:
            self.scope.show_text(tr("Applies to the selection"), "scope-selection")
        elif number is not None:
            self.scope.show_text(tr("Applies to the marked region"), "scope-selection")
        else:
            self.scope.show_text(tr("Applies to the whole picture"), "scope-picture")
