"""Finds words that are not to be read whole: in widgets that are too small for them, or beyond the edge of a window."""

import re
from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDockWidget,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenuBar,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionTab,
    QTabBar,
    QToolButton,
    QWidget,
)

from gc_studio.app.docks.texture_find import SearchField
from gc_studio.app.export.batch_form import Elided

SPARE = 1
"""Pixels that rounding may take from a text."""


def clipped(window: QWidget) -> list[str]:
    """Of each visible text that is cut off: what it is in, and the text."""
    return [f"{type(widget).__name__}: {text}" for widget, text in _clipped(window)]


def overlapping(window: QWidget) -> list[str]:
    """Neighbours with words in the same layout that lie over each other."""
    found = []
    for parent in [window, *window.findChildren(QWidget)]:
        children = [child for child in parent.children() if isinstance(child, QWidget) and _is_laid_out(parent, child)]
        for number, one in enumerate(children):
            for other in children[number + 1 :]:
                if one.geometry().intersects(other.geometry()):
                    found.append(f"{_name(one)} over {_name(other)}")
    return found


def _is_laid_out(parent: QWidget, child: QWidget) -> bool:
    layout = parent.layout()
    return child.isVisible() and not child.isWindow() and layout is not None and layout.indexOf(child) >= 0


def _name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else widget.accessibleName()
    return f"{type(widget).__name__} {text!r}"


def _clipped(window: QWidget) -> Iterator[tuple[QWidget, str]]:
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.window() is not window or _is_behind(widget):
            continue
        for text in _too_long(widget):
            yield widget, text
        has_words = isinstance(widget, QLabel | QAbstractButton) and widget.text()
        if (
            (has_words or isinstance(widget, QComboBox | QLineEdit))
            and not _is_scrolled(widget)
            and not _is_within(widget, window)
        ):
            yield widget, f"beyond the edge: {_name(widget)}"


def _is_behind(widget: QWidget) -> bool:
    """Whether it is in a dock that lies under another one's tab, which Qt keeps beside the window."""
    parent: QWidget | None = widget
    while parent is not None and not isinstance(parent, QDockWidget):
        parent = parent.parentWidget()
    return parent is not None and parent.visibleRegion().isEmpty()


def _is_scrolled(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            return True
        parent = parent.parentWidget()
    return False


def _is_within(widget: QWidget, window: QWidget) -> bool:
    return window.rect().contains(QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size()))


def _too_long(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, Elided):
        return
    if isinstance(widget, QLabel):
        if widget.text() and not _label_fits(widget):
            yield widget.text()
    elif isinstance(widget, QToolButton):
        has_words = widget.toolButtonStyle() != Qt.ToolButtonStyle.ToolButtonIconOnly
        if has_words and widget.text() and not _fits(widget):
            yield widget.text()
    elif isinstance(widget, QAbstractButton):
        if widget.text() and not _fits(widget):
            yield widget.text()
    elif isinstance(widget, QComboBox):
        option = QStyleOptionComboBox()
        widget.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = widget.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, widget).width()
        if widget.fontMetrics().horizontalAdvance(widget.currentText()) > room + SPARE:
            yield widget.currentText()
    elif isinstance(widget, QGroupBox):
        if widget.fontMetrics().horizontalAdvance(widget.title()) > widget.width():
            yield widget.title()
    elif isinstance(widget, QLineEdit) and not isinstance(widget, SearchField):
        if not widget.text() and widget.fontMetrics().horizontalAdvance(widget.placeholderText()) > widget.width() - 12:
            yield widget.placeholderText()
    elif isinstance(widget, QTabBar):
        yield from _cut_tabs(widget)
    elif isinstance(widget, QMenuBar):
        yield from _hidden_menus(widget)


def _label_fits(label: QLabel) -> bool:
    if not label.wordWrap():
        return _fits(label)
    # Chinese breaks anywhere.
    longest = max(re.findall(r"[^\s\u3000-\u9fff\uff00-\uffef]+", label.text()), key=len, default="")
    fits_across = label.textFormat() == Qt.TextFormat.RichText or (
        label.fontMetrics().horizontalAdvance(longest) <= label.width() + SPARE
    )
    return fits_across and label.heightForWidth(label.width()) <= label.height() + SPARE


def _fits(widget: QWidget) -> bool:
    needed = widget.sizeHint()
    return needed.width() <= widget.width() + SPARE and needed.height() <= widget.height() + SPARE


def _cut_tabs(bar: QTabBar) -> Iterator[str]:
    for index in range(bar.count()):
        if bar.elideMode() == Qt.TextElideMode.ElideMiddle and bar.objectName() == "documents":
            continue  # Names of files, which may be of any length.
        option = QStyleOptionTab()
        bar.initStyleOption(option, index)
        room = bar.style().subElementRect(QStyle.SubElement.SE_TabBarTabText, option, bar).width()
        if bar.fontMetrics().horizontalAdvance(bar.tabText(index)) > room + SPARE:
            yield bar.tabText(index)


def _hidden_menus(bar: QMenuBar) -> Iterator[str]:
    for action in bar.actions():
        if not bar.rect().contains(bar.actionGeometry(action)):
            yield action.text()
