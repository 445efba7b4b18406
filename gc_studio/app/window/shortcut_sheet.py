"""All shortcuts and mouse gestures on one sheet that can be searched.

Flows in: rows of (menu group, action, shortcut as native text). Flows out: nothing; it is there to be read.
"""

import re
from dataclasses import dataclass, field

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gc_studio.app.look import theme
from gc_studio.words import mark, tr

_DRAG = mark("drag")
_MOUSE, _DRAWING = mark("Mouse"), mark("While drawing")
GESTURES = (
    (_MOUSE, mark("Move the picture"), (mark("Space"), _DRAG)),
    (_MOUSE, mark("Move the picture"), (mark("Middle button"), _DRAG)),
    (_MOUSE, mark("Zoom"), (mark("Wheel"),)),
    (_MOUSE, mark("Brush size"), (mark("Alt"), mark("Wheel"))),
    (_MOUSE, mark("Opposite tool"), (mark("Right button"),)),
    (_MOUSE, mark("Opposite tool"), (mark("Shift"), _DRAG)),
    (_DRAWING, mark("Cancel"), (mark("Esc"),)),
    (_DRAWING, mark("End a polyline"), (mark("Enter"),)),
    (_DRAWING, mark("Take back a point"), (mark("Backspace"),)),
)
"""What the canvas does with mouse and keys; it has no actions for it."""
_COLUMN_WIDTH = 310
_MOST_COLUMNS = 4


@dataclass
class _Group:
    """A heading and its rows, with what there is to find in each."""

    widget: QWidget
    rows: list[tuple[str, list[QWidget]]] = field(default_factory=list)

    shown: int = 0

    def filter(self, words: list[str]) -> None:
        """Show the rows that contain every word."""
        self.shown = 0
        for text, widgets in self.rows:
            fits = all(word in text for word in words)
            self.shown += fits
            for widget in widgets:
                widget.setVisible(fits)
        self.widget.setVisible(self.shown > 0)

    @property
    def weight(self) -> int:
        """About how high it is, in rows."""
        return self.shown + 2


class ShortcutSheet(QDialog):
    """Keys and gestures, by menu, in as many columns as fit."""

    def __init__(self, parent: QWidget | None, rows: list[tuple[str, str, str]]) -> None:
        """rows: (menu group, action text, shortcut as native text); those without a shortcut are left out."""
        super().__init__(parent)
        self.setWindowTitle(tr("Keyboard and mouse"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search: undo, zoom, Ctrl…"))
        self.search.setAccessibleName(tr("Search the shortcuts"))
        self.search.setClearButtonEnabled(False)
        self.search.addAction(theme.icon("search", "dim"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.textChanged.connect(self._filter)
        self.nothing = QLabel(tr("No shortcut goes by that name."))
        self.nothing.setObjectName("empty")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.hide()
        gestures = [(tr(group), tr(text), " + ".join(map(tr, keys))) for group, text, keys in GESTURES]
        self._groups = _groups([*((menu, text, keys) for menu, text, keys in rows if keys), *gestures])
        self._sheet = QWidget()
        self._sheet.setObjectName("page")
        across = QHBoxLayout(self._sheet)
        across.setContentsMargins(0, 0, 12, 0)
        across.setSpacing(32)
        self._columns = [_column() for _ in range(_MOST_COLUMNS)]
        for column in self._columns:
            across.addWidget(column, 1)
        self._area = QScrollArea()
        self._area.setWidget(self._sheet)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName(tr("Shortcuts"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 8, 16)
        layout.setSpacing(12)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 12, 0)
        head.addWidget(self.search)
        layout.addLayout(head)
        layout.addWidget(self.nothing)
        layout.addWidget(self._area, 1)
        self.setMinimumSize(_COLUMN_WIDTH + 60, 260)
        # Left to itself, Qt makes no dialog wider than two thirds of the screen: a column less than fits.
        self.resize(self.sizeHint().boundedTo(parent.size()) if parent else self.sizeHint())
        self._deal()

    def sizeHint(self) -> QSize:
        """Room for three columns."""
        return QSize(3 * _COLUMN_WIDTH + 120, 720)

    def shown_rows(self) -> list[str]:
        """What is on show, one text per row."""
        return [text for group in self._groups for text, widgets in group.rows if not widgets[0].isHidden()]

    @Slot(str)
    def _filter(self, text: str) -> None:
        words = text.lower().split()
        for group in self._groups:
            group.filter(words)
        self.nothing.setVisible(not any(group.shown for group in self._groups))
        self._deal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or fewer columns."""
        super().resizeEvent(event)
        self._deal()

    def _deal(self) -> None:
        """Deal the groups to columns of about the same height, in their order."""
        groups = [group for group in self._groups if group.shown]
        # Of the dialog and not of the area in it, which has its old size yet.
        fitting = max(min(self.width() // _COLUMN_WIDTH, _MOST_COLUMNS), 1)
        count = max(min(fitting, len(groups)), 1)
        left = sum(group.weight for group in groups)
        for number, column in enumerate(self._columns[:count]):
            goal, height = left / (count - number), 0
            # A group that would reach further beyond the goal than the column now falls short of it goes to the next.
            while groups and (height == 0 or number == count - 1 or height + groups[0].weight / 2 <= goal):
                height += groups[0].weight
                _append(column, groups.pop(0).widget)
            left -= height
        for number, column in enumerate(self._columns):
            # A few finds stay as wide as before; a narrow window has one column.
            column.setVisible(number < fitting)


def _column() -> QWidget:
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(20)
    layout.addStretch(1)
    return column


def _append(column: QWidget, widget: QWidget) -> None:
    """Put a widget at the end of a column, wherever it was before."""
    layout = column.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.removeWidget(widget)
    layout.insertWidget(layout.count() - 1, widget)


def _groups(rows: list[tuple[str, str, str]]) -> list[_Group]:
    """Groups in the order in which they come up first; shortcuts of the same action share a row."""
    merged: dict[str, dict[str, list[str]]] = {}
    for menu, text, keys in rows:
        merged.setdefault(menu, {}).setdefault(text, []).append(keys)
    return [_group(menu, actions) for menu, actions in merged.items()]


def _group(menu: str, actions: dict[str, list[str]]) -> _Group:
    widget = QWidget()
    widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
    grid = QGridLayout(widget)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(5)
    grid.setColumnStretch(0, 1)
    heading = QLabel(menu)
    heading.setObjectName("heading")
    grid.addWidget(heading, 0, 0, 1, 2)
    group = _Group(widget)
    for number, (text, shortcuts) in enumerate(actions.items(), 1):
        name, keys = QLabel(text), _key_caps(shortcuts)
        name.setTextFormat(Qt.TextFormat.PlainText)
        keys.setAccessibleName(f"{text}: {tr(', or ').join(shortcuts)}")
        name.setContentsMargins(0, 2, 0, 0)
        grid.addWidget(name, number, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(keys, number, 1, Qt.AlignmentFlag.AlignRight)
        group.rows.append((f"{menu} {text} {' '.join(shortcuts)}".lower(), [name, keys]))
    group.shown = len(group.rows)
    return group


def split_keys(shortcut: str) -> list[str]:
    """The keys of a shortcut: `Ctrl+Shift+Z` -> Ctrl, Shift, Z; the plus key itself stays a key."""
    return [key.strip() for key in re.split(r"(?<=[^+\s])\s*\+\s*(?=\S)", shortcut)]


def _key_caps(shortcuts: list[str]) -> QWidget:
    """Caps of all shortcuts of one action, one shortcut below the other."""
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    for shortcut in shortcuts:
        row = QHBoxLayout()
        row.setSpacing(3)
        row.addStretch(1)
        for key in split_keys(shortcut):
            cap = QLabel(key)
            cap.setTextFormat(Qt.TextFormat.PlainText)
            cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
            cap.setObjectName("dim" if key == tr(_DRAG) else "keycap")
            row.addWidget(cap)
        column.addLayout(row)
    return widget
