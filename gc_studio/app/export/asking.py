"""Where to write what can be a PNG or an SVG. Flows in: a name. Flows out: the path that a person chose."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from gc_studio.app.documents.files import Files
from gc_studio.words import tr


def ask_png_or_svg(parent: QWidget, files: Files, title: str, stem: str) -> Path | None:
    """Ask where to write it; None if that was called off, or the name is not to be taken.

    Args:
        parent: what the dialog lies over.
        files: knows the folder, and which names are not to be taken.
        title: of the dialog.
        stem: the name that is suggested, without its suffix.
    """
    png, svg = f"{tr('PNG picture')} (*.png)", f"{tr('SVG drawing')} (*.svg)"
    suggested = str(files.folder / f"{stem}.png")
    chosen, used = QFileDialog.getSaveFileName(parent, title, suggested, ";;".join([png, svg]))
    is_svg = Path(chosen).suffix.lower() == ".svg" or (used == svg and not Path(chosen).suffix)
    return files.chosen_path(chosen, ".svg" if is_svg else ".png")
