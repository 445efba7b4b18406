"""What all dialogs have in common: buttons and their row, questions, and that they go when they are closed."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QMessageBox, QPushButton, QWidget

from gc_studio.app.look.screens import fit_size
from gc_studio.words import tr

Answer = QMessageBox.StandardButton


def push_button(text: str, tip: str, act: Callable[[], object]) -> QPushButton:
    """A button that Enter does not press from elsewhere in the dialog."""
    button = QPushButton(text)
    button.setToolTip(tip)
    button.setAutoDefault(False)
    button.clicked.connect(lambda: act())
    return button


def primary_button(text: str, tip: str, act: Callable[[], object]) -> QPushButton:
    """The button that a dialog is there for."""
    button = push_button(text, tip, act)
    button.setObjectName("primary")
    button.setDefault(True)
    return button


class MessageLabel(QLabel):
    """A line in a dialog that says what is wrong, or was done; hidden at first."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("message")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setContentsMargins(10, 6, 10, 6)
        self.setAccessibleName(tr("Message"))
        self.hide()

    def tell(self, kind: str, text: str) -> None:
        """Show a text; kind: `error` or `info`."""
        self.setProperty("kind", kind)
        self.style().polish(self)
        self.setText(text)
        self.show()


def button_row(first: QPushButton, *others: QPushButton) -> QHBoxLayout:
    """The foot of a dialog: `first`, which does something else, at the left and what ends the dialog at the right."""
    row = QHBoxLayout()
    row.addWidget(first)
    row.addStretch()
    for button in others:
        row.addWidget(button)
    return row


def ask(
    parent: QWidget,
    title: str,
    text: str,
    more: str,
    buttons: Answer,
    default: Answer,
    names: Mapping[Answer, str] | None = None,
    icon: QMessageBox.Icon = QMessageBox.Icon.Question,
) -> Answer:
    """Ask a question over a window and wait for the answer; Escape is Cancel.

    Args:
        parent: the window.
        title, text, more: what is asked, and the line below it; nothing in the text is markup.
        buttons: the answers, Cancel among them.
        default: the one for Enter.
        names: what to write on buttons that are not to have the name of the desktop.
        icon: Question, or Warning where something is lost.
    """
    box = QMessageBox(parent)
    box.setIcon(icon)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.setInformativeText(more)
    box.setStandardButtons(buttons)
    for button, name in (names or {}).items():
        box.button(button).setText(name)
    box.setDefaultButton(default)
    answer = Answer(box.exec())
    # It would live as long as its parent.
    box.deleteLater()
    return answer


def open_dialog(dialog: QDialog) -> None:
    """Show a dialog over its window, no larger than the screen, and delete it when it is closed: it holds pictures."""
    fit_size(dialog)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
