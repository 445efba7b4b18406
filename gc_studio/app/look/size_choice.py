"""The list of working sizes, wherever it is shown: one setting, under the same words.

Flows in: settings. Flows out: the size that is chosen, into the settings.
"""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox

from gc_studio.app.settings import AUTOMATIC_SIZE, OWN_SIZE, WORKING_SIZES, Settings
from gc_studio.words import tr


def size_name(size: str, automatic_side: int) -> str:
    """What a working size is called."""
    names = {
        AUTOMATIC_SIZE: tr("Automatic ({size})", size=automatic_side),
        OWN_SIZE: tr("The photo's own"),
    }
    return names.get(size, tr("{size} pixels", size=size))


class SizeChoice(QComboBox):
    """Chooses the size that photos are opened at."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.setAccessibleName(tr("Size of photos"))
        self.setToolTip(tr("Length of the shorter side of photos that are opened; a smaller photo keeps its own size"))
        for size in WORKING_SIZES:
            self.addItem(size_name(size, settings.automatic_side), size)
        self.activated.connect(lambda: setattr(settings, "working_size", self.currentData()))
        settings.changed.connect(self._show)
        self._show()

    @Slot()
    def _show(self) -> None:
        automatic = self.findData(AUTOMATIC_SIZE)
        self.setItemText(automatic, size_name(AUTOMATIC_SIZE, self._settings.automatic_side))
        self.setCurrentIndex(self.findData(self._settings.working_size))
