"""What dialogs have in common: controls that the style sheet of the window does not dress, and their end."""

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QCheckBox, QDialog, QPushButton

from gc_studio.app import theme


def open_once(dialog: QDialog) -> None:
    """Open a dialog over its window; when it is closed, it and all that it holds are gone."""
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


class CheckBox(QCheckBox):
    """A check box whose box can be seen in both themes."""

    def __init__(self, text: str, tip: str) -> None:
        super().__init__(text)
        self.setToolTip(tip)
        self._take_colours()
        theme.notifier().changed.connect(self._take_colours)

    def _take_colours(self) -> None:
        palette = QPalette(self.palette())
        # The style outlines boxes in a darker shade of this, which on a dark window is no outline at all.
        palette.setColor(QPalette.ColorRole.Window, QColor(theme.colours().dim))
        self.setPalette(palette)


class PrimaryButton(QPushButton):
    """The button that a dialog is there for."""

    def __init__(self, text: str, tip: str) -> None:
        super().__init__(text)
        self.setToolTip(tip)
        self.setDefault(True)
        self._take_colours()
        theme.notifier().changed.connect(self._take_colours)

    def _take_colours(self) -> None:
        colours = theme.colours()
        self.setStyleSheet(
            f"QPushButton:enabled {{ background: {colours.accent}; color: {colours.on_accent};"
            f" border-color: {colours.accent}; }}"
            f"QPushButton:enabled:hover, QPushButton:enabled:focus {{ border-color: {colours.text}; }}"
        )
