"""Finding textures: the search field, the filter for favourites, what is said when nothing is found; and where to drop.

Flows in: what is typed. Flows out: whether a texture is looked for.
"""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gc_studio.analysis.library import Texture
from gc_studio.analysis.texture_text import MOST_CHARACTERS
from gc_studio.app.look import theme
from gc_studio.words import tr

_SIDE = 20
"""Of the marks within the search field."""


class ClearButton(QAbstractButton):
    """The cross at the end of a field."""

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        self.setAccessibleName(tr("Clear the search"))
        self.setToolTip(tr("Clear the search (Escape)"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.resize(self.sizeHint())
        self.hide()

    def sizeHint(self) -> QSize:
        """Fits into a field of one line."""
        return QSize(_SIDE, _SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A cross."""
        theme.icon("close").paint(QPainter(self), self.rect().adjusted(3, 3, -3, -3))


class SearchField(QLineEdit):
    """A field that Escape clears and arrows leave downwards."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(tr("Search"))
        self.setAccessibleName(tr("Search the textures"))
        self.setToolTip(tr("Finds names and groups; Escape clears"))
        self.setMaxLength(MOST_CHARACTERS)
        self.setTextMargins(_SIDE, 0, _SIDE, 0)
        self.clear_button = ClearButton(self)
        self.clear_button.clicked.connect(self.clear)
        self.textChanged.connect(lambda text: self.clear_button.setVisible(bool(text)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The cross stays at the end."""
        super().resizeEvent(event)
        self.clear_button.move(self.width() - _SIDE - 3, (self.height() - _SIDE) // 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A magnifier at the beginning."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setOpacity(0.6)
        theme.icon("search").paint(painter, 6, (self.height() - 14) // 2, 14, 14)

    def event(self, event: QEvent) -> bool:
        """Escape clears the field first, whatever else it may mean in the window."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self.text():
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.clear()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and Return go on to what was found."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FindBar(QWidget):
    """The search field and the filter for favourites."""

    changed = Signal()
    left = Signal()
    """On to the list."""

    def __init__(self) -> None:
        super().__init__()
        self.field = SearchField()
        self.star = QToolButton()
        self.star.setCheckable(True)
        self.star.setIconSize(QSize(18, 18))
        self.star.setAccessibleName(tr("Favourites only"))
        self.star.setToolTip(tr("Show the favourites only"))
        self.star.setIcon(theme.icon("star"))
        self.star.toggled.connect(lambda is_on: self.star.setIcon(theme.icon("star-filled" if is_on else "star")))
        self.star.toggled.connect(self.changed)
        self.field.textChanged.connect(self.changed)
        self.field.left.connect(self.left)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 6, 6, 4)
        layout.setSpacing(4)
        layout.addWidget(self.field, 1)
        layout.addWidget(self.star)

    @property
    def text(self) -> str:
        """What is looked for."""
        return self.field.text().strip()

    @property
    def only_favourites(self) -> bool:
        """Whether only favourites are looked for."""
        return self.star.isChecked()

    @property
    def is_on(self) -> bool:
        """Whether anything is left out."""
        return bool(self.text) or self.only_favourites

    def finds(self, texture: Texture, is_favourite: bool) -> bool:
        """Whether a texture is looked for: every word occurs in its name or group."""
        where = f"{texture.title} {tr(texture.group)}".casefold()
        return (is_favourite or not self.only_favourites) and all(
            word in where for word in self.text.casefold().split()
        )

    def clear(self) -> None:
        """Look for everything."""
        self.star.setChecked(False)
        self.field.clear()

    def focus(self) -> None:
        """Go to the field, ready for another search."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()


class Blank(QWidget):
    """Says why the list is empty, and the way out."""

    cleared = Signal()
    made = Signal()
    """What was looked for is to be made."""

    def __init__(self) -> None:
        super().__init__()
        self.label = QLabel()
        self.label.setObjectName("dim")
        self.label.setWordWrap(True)
        # What was typed is no markup.
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = QPushButton(tr("Show all textures"))
        self.button.clicked.connect(self.cleared)
        self.make_button = QPushButton(tr("Make it"))
        self.make_button.setObjectName("primary")
        self.make_button.setToolTip(tr("Makes the texture that this name stands for (Enter)"))
        self.make_button.clicked.connect(self.made)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 28, 12, 12)
        layout.setSpacing(12)
        layout.addWidget(self.label)
        layout.addWidget(self.make_button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch()

    def show_why(self, text: str, only_favourites: bool) -> None:
        """Nothing is called `text`, or there are no favourites, or there is nothing at all."""
        self.button.setVisible(bool(text) or only_favourites)
        if text:
            favourite, any_one = (
                tr("No favourite is called “{text}”.", text=text),
                tr("No texture is called “{text}”.", text=text),
            )
            self.label.setText(favourite if only_favourites else any_one)
        elif only_favourites:
            self.label.setText(tr("No favourites yet. Click the star on a texture, or press F."))
        else:
            self.label.setText(tr("No textures yet. Drop photos here to use theirs."))

    def offer(self, can_be_made: bool) -> None:
        """Offer to make what was looked for, or not."""
        self.make_button.setVisible(can_be_made)


class DropHint(QLabel):
    """Lies over the list while files are dragged over it."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(tr("Drop photos or pictures of GC Studio to add their textures"), over)
        self._over = over
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def cover(self) -> None:
        """Cover the list."""
        now = theme.colours()
        frame = f"border: 2px dashed {now.accent}; border-radius: 8px;"
        self.setStyleSheet(f"background: {now.panel}; color: {now.text}; {frame}")
        self.setGeometry(self._over.rect().adjusted(4, 4, -4, -4))
        self.show()
        self.raise_()
