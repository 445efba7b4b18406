"""Krita: Tools > Scripts > Open GC Studio picture. The gcx command makes an OpenRaster of a .gcx, which Krita opens.

It goes, with gc_studio_krita.desktop, into `pykrita` in Krita's folder of resources; then it is switched on in the
settings, at Python Plugin Manager. The picture is a new document: saving it does not touch the .gcx.
"""

import os
import subprocess
import tempfile
from pathlib import Path

from krita import Extension, Krita

try:
    from PyQt5.QtWidgets import QFileDialog, QMessageBox
except ImportError:  # Krita 6
    from PyQt6.QtWidgets import QFileDialog, QMessageBox

TITLE = "Open GC Studio picture"
_KRITAS_OWN = ("LD_LIBRARY_PATH", "PYTHONHOME", "PYTHONPATH")
"""What Krita says to its own Python would break that of gcx."""


def decoded(path: Path, out: Path) -> None:
    """Write the layers of a .gcx file or project as an OpenRaster; raises OSError with one line for the user."""
    environment = {name: value for name, value in os.environ.items() if name not in _KRITAS_OWN}
    command = ["gcx", "decode", "--", str(path), str(out)]
    try:
        done = subprocess.run(command, env=environment, stderr=subprocess.PIPE, text=True, check=False)
    except FileNotFoundError:
        raise OSError("The gcx command is not found: install GC Studio, and start Krita where gcx can be run") from None
    if done.returncode:
        raise OSError(done.stderr.strip().removeprefix("gcx: "))


def open_picture(path: Path, window) -> None:
    """Show a .gcx file or project in a Krita window; raises OSError as `decoded`."""
    with tempfile.TemporaryDirectory(prefix="gc-studio-") as folder:
        layers = Path(folder) / f"{path.stem}.ora"
        decoded(path, layers)
        document = Krita.instance().openDocument(str(layers))
        if document is None:
            raise OSError(f"Krita could not read the layers of {path.name}")
    # The OpenRaster is gone: the first time one saves, Krita asks where to.
    document.setFileName("")
    document.setName(path.stem)
    window.addView(document)


class GcStudio(Extension):
    """The command in the menu of Krita's windows."""

    def setup(self) -> None:
        """Nothing to prepare."""

    def createActions(self, window) -> None:
        """Add the command to a window."""
        action = window.createAction("gc_studio_open", f"{TITLE}…", "tools/scripts")
        # The window is good for no more than this call.
        action.triggered.connect(self.ask)

    def ask(self) -> None:
        """Ask for a file and show it; what goes wrong is told in a message."""
        window = Krita.instance().activeWindow()
        name, _ = QFileDialog.getOpenFileName(window.qwindow(), TITLE, "", "GC Studio (*.gcx *.gcs)")
        if not name:
            return
        try:
            open_picture(Path(name), window)
        except OSError as error:
            QMessageBox.warning(window.qwindow(), TITLE, str(error))


Krita.instance().addExtension(GcStudio(Krita.instance()))
