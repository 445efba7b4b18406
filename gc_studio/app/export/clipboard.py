"""The clipboard: pictures and parts of them, out of the program and into it.

Flows in: commands, what the clipboard or a drag carries. Flows out: pictures and parts on the clipboard, documents made
of pasted pictures, parts for the current document.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QMimeData, QObject, Signal, Slot
from PySide6.QtGui import QColorSpace, QGuiApplication, QImage, QPainter

from gc_studio.analysis.fragment import Fragment, cut, fitted
from gc_studio.analysis.fragment_bytes import from_bytes, to_bytes
from gc_studio.analysis.links import is_link
from gc_studio.analysis.photo import PhotoError, check_pixels, check_slender
from gc_studio.analysis.selection import Selection, cut_out
from gc_studio.app.background.engine import Engine
from gc_studio.app.background.problems import about, one_line
from gc_studio.app.commands.command import DOCUMENT, Command
from gc_studio.app.documents.files import Files
from gc_studio.app.documents.session import Session
from gc_studio.app.editing.selecting import Selecting
from gc_studio.app.settings import Settings
from gc_studio.app.view.picture_flow import PictureFlow
from gc_studio.canvas.drops import CarriedFile, carried_files, carried_picture
from gc_studio.canvas.overlays import rgb_image, rgba_image
from gc_studio.document import Document
from gc_studio.words import tr

PART = "application/x-gc-studio-part"
"""Kind of data of a part, see `analysis/fragment_bytes.py`."""


def rgb_array(image: QImage) -> NDArray[np.uint8]:
    """uint8 sRGB (H, W, 3) of an image, one for each of its pixels; what is transparent becomes white."""
    image = QImage(image)
    # A point of a finer screen is several pixels.
    image.setDevicePixelRatio(1)
    srgb = QColorSpace(QColorSpace.NamedColorSpace.SRgb)
    if image.colorSpace().isValid() and image.colorSpace() != srgb:
        converted = image.convertedToColorSpace(srgb)
        image = image if converted.isNull() else converted
    flat = QImage(image.size(), QImage.Format.Format_RGB888)
    flat.fill(0xFFFFFF)
    painter = QPainter(flat)
    painter.drawImage(0, 0, image)
    painter.end()
    rows = np.frombuffer(flat.constBits(), np.uint8).reshape(flat.height(), flat.bytesPerLine())
    return rows[:, : 3 * flat.width()].reshape(flat.height(), flat.width(), 3).copy()


def _checked_pixels(name: Path, image: QImage) -> NDArray[np.uint8]:
    """As `rgb_array`; PhotoError, before memory is taken, if no document can be made of it."""
    check_pixels(name.name, image.width(), image.height())
    check_slender(image.width(), image.height())
    return rgb_array(image)


class Clipboard(QObject):
    """Copies and pastes."""

    error = Signal(str)
    done = Signal(str)

    def __init__(
        self,
        session: Session,
        engine: Engine,
        files: Files,
        flow: PictureFlow,
        selecting: Selecting,
        settings: Settings,
    ) -> None:
        super().__init__()
        self._session, self._engine, self._files = session, engine, files
        self._flow, self._selecting, self._settings = flow, selecting, settings
        self._given = b""
        self.paste_text: Callable[[str], bool] = lambda _: False
        """Takes a text that was pasted; tells whether it is of any use."""

    def commands(self) -> list[Command]:
        """Copy and paste."""
        copy = tr("Copy the decoded picture, or of a selection lines, textures and kept cells as well")
        paste = tr("Put the copied part into this picture, or open the picture or link in the clipboard")
        return [
            Command("copy", "Edit", tr("Copy"), "Ctrl+C", copy, self.copy, needs=DOCUMENT),
            Command("paste", "Edit", tr("Paste"), "Ctrl+V", paste, self.paste),
        ]

    # Out

    @Slot()
    def copy(self) -> None:
        """Copy the selected part, or without a selection the decoded picture."""
        document, selection, picture = self._session.document, self._session.selection, self._flow.picture
        if picture is None or document is None:
            self.done.emit(tr("The picture is still being decoded; try again in a moment"))
        elif selection is None:
            QGuiApplication.clipboard().setImage(rgb_image(picture))
            self.done.emit(tr("The decoded picture is in the clipboard"))
        elif document.codes.classes:
            # What lies in a scene is painted anew wherever it goes: there is no part of it that could be moved.
            QGuiApplication.clipboard().setImage(rgba_image(cut_out(picture, selection, document)))
            self.done.emit(tr("The selected part of the picture is in the clipboard"))
        else:
            make = partial(_part, document, selection, picture)
            self._engine.run(make, self._put, lambda error: self.error.emit(one_line(error)), tr("Copying…"))

    def _put(self, part: tuple[bytes, QImage]) -> None:
        self._given = part[0]
        data = QMimeData()
        data.setData(PART, self._given)
        # For other programs.
        data.setImageData(part[1])
        QGuiApplication.clipboard().setMimeData(data)
        self.done.emit(tr("The part is in the clipboard; paste it into this or another picture"))

    def close(self) -> None:
        """Leave of a part only its picture on the clipboard, which outlives the window: the part's data are Python's.

        Qt would delete them at its very end, after Python is gone, and crash.
        """
        clipboard = QGuiApplication.clipboard()
        data = clipboard.mimeData()
        if data is not None and self._given and bytes(data.data(PART).data()) == self._given:
            image = data.imageData()
            if isinstance(image, QImage):
                clipboard.setImage(image)
            else:
                clipboard.clear()

    # In

    @Slot()
    def paste(self) -> None:
        """Put the part in the clipboard into the current document, or open the picture, the link or the files there."""
        # Of an empty clipboard there are no data at all.
        data = QGuiApplication.clipboard().mimeData() or QMimeData()
        document = self._session.document
        if data.hasFormat(PART) and document is not None:
            self._read_part(bytes(data.data(PART).data()), document)
            return
        files, picture = carried_files(data), carried_picture(data)
        if picture is not None:
            self.take_image(picture)
        elif files:
            self._files.open_all(files)
        elif is_link(data.text()):
            # Of another page: what reads it says so.
            self.take_image(data.text())
        elif not self.paste_text(data.text()):
            self.error.emit(tr("There is no picture in the clipboard; copy one first"))

    def _read_part(self, data: bytes, document: Document) -> None:
        item = self._session.current

        def take(fragment: Fragment) -> None:
            current = self._session.document
            if self._session.current is not item or current is None or current.frame != document.frame:
                self.done.emit(tr("Another picture came in between: paste the part again"))
                return
            self._session.interrupt()
            self._selecting.paste(fragment)

        def failed(error: Exception) -> None:
            self.error.emit(tr("Not pasted: {why}", why=one_line(error)))

        self._engine.run(lambda: fitted(from_bytes(data), document), take, failed, tr("Pasting…"))

    @Slot(object)
    def take_image(self, picture: bytes | QImage | CarriedFile | str) -> None:
        """Make a document of a picture that another program handed over, or open the one in a link."""
        path = picture.path if isinstance(picture, CarriedFile) else None
        content = picture.picture if isinstance(picture, CarriedFile) else picture
        name = path or Path(tr("Link") if isinstance(content, str) else tr("Pasted picture"))
        try:
            pixels = content if isinstance(content, bytes | str) else _checked_pixels(name, content)
        except PhotoError as error:
            self.error.emit(tr("Cannot open {what}", what=about(name, error)))
            return
        if path is None:
            self._engine.open_picture(pixels, name, self._settings.working_side)
        else:
            self._files.open(path, pixels)


def _part(document: Document, selection: Selection, picture: NDArray[np.uint8]) -> tuple[bytes, QImage]:
    """A selected part, and what is to be seen of it."""
    fragment = cut(document, selection)
    own = fragment.document
    seen = picture[fragment.top : fragment.top + own.height, fragment.left : fragment.left + own.width]
    return to_bytes(fragment), rgba_image(cut_out(seen, fragment.selection, own))
