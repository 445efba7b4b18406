"""What a picture can be exported as. No widgets.

Flows in: a document and its pictures. Flows out: the bytes of a file, and the picture that whoever opens it will see.
"""

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

from gc_studio.analysis.label_maps import labels_png, labels_svg
from gc_studio.analysis.openraster import openraster
from gc_studio.analysis.pictures import SOFTWARE, png, webp
from gc_studio.analysis.selection import cut_out
from gc_studio.analysis.vectors import lines_svg
from gc_studio.app.export.enlarging import Enlarger, Tell, how_made
from gc_studio.app.export.sheet import paint_sheet
from gc_studio.canvas.overlays import rgb_image, rgba_image
from gc_studio.decode.enlarge import Enlarged
from gc_studio.document import Document
from gc_studio.document.resize import Size
from gc_studio.words import mark

_LEAST_SHOWN = 1024
"""Pixels of the longer side at which a drawing of lines is shown at least: it is as sharp at any size."""


@dataclass(frozen=True)
class ExportSource:
    """What there is to export.

    Attributes:
        name: suggested name of the file, without a suffix.
        folder: suggested folder.
        gcx: the file as it would be saved.
        document: what is in it.
        decoded: uint8 RGB (H, W, 3), the exact decode.
        original: uint8 RGB (H, W, 3), or None where it is not at hand.
        sizes: bytes by layer.
        enlarger: makes the decoded picture at other sizes.
        selection: what is selected of the structure map; None where nothing is.
        classes: names of the classes of a scene, in English.
    """

    name: str
    folder: Path
    gcx: bytes
    document: Document
    decoded: NDArray[np.uint8]
    original: NDArray[np.uint8] | None
    sizes: dict[str, int]
    enlarger: Enlarger
    selection: NDArray[np.bool_] | None = None
    classes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Choice:
    """A format by its key, and the settings of those that have some: quality 0 to 100, width and height.

    Without a size the picture has the document's.
    """

    key: str
    quality: int = 80
    is_lossless: bool = False
    size: Size | None = None


@dataclass(frozen=True)
class Encoded:
    """The bytes of a file, the picture that whoever opens it will see, and how that came to its size."""

    data: bytes
    picture: QImage
    how: str = ""


@dataclass(frozen=True)
class Format:
    """A format.

    Attributes:
        key: by which it is remembered.
        label, purpose: what it is called, and what it is for.
        icon: by name.
        suffix, ending: of its files, and of their suggested names.
        caption: what the preview shows.
        encode: makes it.
        has_sizes: whether it is offered at sizes other than the document's.
        of_selection: whether it needs one.
        layer: what a document's model must take; empty where any can be exported.
    """

    key: str
    label: str
    purpose: str
    icon: str
    suffix: str
    ending: str
    caption: str
    encode: Callable[[ExportSource, Choice, Tell], Encoded]
    has_sizes: bool = False
    of_selection: bool = False
    layer: str = ""

    def is_of(self, document: Document) -> bool:
        """Whether it is one for a document."""
        return not self.layer or self.layer in document.codes.layers

    def suggested(self, source: ExportSource) -> Path:
        """Where to save, unless the user knows better."""
        return source.folder / f"{source.name}{self.ending}"


def png_bytes(picture: QImage) -> bytes:
    """A picture as a PNG file; OSError if it cannot be one."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, b"png")
    writer.setText("Software", SOFTWARE)
    if not writer.write(picture):
        raise OSError(writer.errorString())
    return bytes(buffer.data().data())


def pixels_of(image: QImage) -> NDArray[np.uint8]:
    """uint8 RGB (H, W, 3) of an image without transparency."""
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return rows[:, : image.width(), 2::-1].copy()


def _at_size(source: ExportSource, choice: Choice, tell: Tell) -> Enlarged:
    return source.enlarger.at(choice.size or source.document.size, tell)


def _how(source: ExportSource, found: Enlarged) -> str:
    return "" if found.picture is source.decoded else how_made(found)


def _gcx(source: ExportSource, choice: Choice, tell: Tell) -> Encoded:
    return Encoded(source.gcx, rgb_image(source.decoded))


def _png(source: ExportSource, choice: Choice, tell: Tell) -> Encoded:
    found = _at_size(source, choice, tell)
    return Encoded(png(found.picture), rgb_image(found.picture), _how(source, found))


def _webp(source: ExportSource, choice: Choice, tell: Tell) -> Encoded:
    found = _at_size(source, choice, tell)
    data = webp(found.picture) if choice.is_lossless else webp(found.picture, choice.quality, is_lossless=False)
    with Image.open(io.BytesIO(data)) as image:
        return Encoded(data, rgb_image(np.asarray(image.convert("RGB"))), _how(source, found))


def _cutout(source: ExportSource, choice: Choice, tell: Tell) -> Encoded:
    assert source.selection is not None
    found = _at_size(source, choice, tell)
    pixels = cut_out(found.picture, source.selection, source.document)
    return Encoded(png(pixels), rgba_image(pixels), _how(source, found))


def _ora(source: ExportSource, choice: Choice, tell: Tell) -> Encoded:
    return Encoded(openraster(source.document, source.decoded), rgb_image(source.decoded))


def _svg(source: ExportSource, choice: Choice, tell: Tell) -> Encoded:
    return _drawn(lines_svg(source.document))


def _labels_svg(source: ExportSource, choice: Choice, tell: Tell) -> Encoded:
    return _drawn(labels_svg(source.document, source.classes))


def _labels_png(source: ExportSource, choice: Choice, tell: Tell) -> Encoded:
    data = labels_png(source.document, source.classes)
    return Encoded(data, QImage.fromData(data).convertToFormat(QImage.Format.Format_RGB32))


def _drawn(data: bytes) -> Encoded:
    """An SVG file, seen at a size at which its curves are smooth."""
    renderer = QSvgRenderer(data)
    size = renderer.defaultSize()
    longer = max(_LEAST_SHOWN, size.width(), size.height())
    picture = QImage(size.scaled(longer, longer, Qt.AspectRatioMode.KeepAspectRatio), QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter)
    painter.end()
    return Encoded(data, picture)


def _sheet(source: ExportSource, choice: Choice, tell: Tell) -> Encoded:
    picture = paint_sheet(source.name, source.document, source.decoded, source.original, source.sizes)
    return Encoded(png_bytes(picture), picture)


FORMATS = {
    format_.key: format_
    for format_ in (
        Format(
            key="gcx",
            label=mark("GC Studio picture, .gcx"),
            purpose=mark("Opens here, to be edited further"),
            icon="export-gcx",
            suffix=".gcx",
            ending=".gcx",
            caption=mark("What the recipient sees: decoded from these very bytes."),
            encode=_gcx,
        ),
        Format(
            key="png",
            label="PNG",
            purpose=mark("The decoded picture, lossless"),
            icon="picture",
            suffix=".png",
            ending=".png",
            caption=mark("The decoded picture, to the pixel."),
            encode=_png,
            has_sizes=True,
        ),
        Format(
            key="webp",
            label="WebP",
            purpose=mark("The decoded picture, smaller"),
            icon="picture",
            suffix=".webp",
            ending=".webp",
            caption=mark("The decoded picture as this WebP file shows it."),
            encode=_webp,
            has_sizes=True,
        ),
        Format(
            key="cutout",
            label=mark("Selection, PNG"),
            purpose=mark("The selected part of the picture, the rest transparent"),
            icon="scope-selection",
            suffix=".png",
            ending="-part.png",
            caption=mark("The selected part; what is around it is transparent."),
            encode=_cutout,
            has_sizes=True,
            of_selection=True,
        ),
        Format(
            key="ora",
            label=mark("Layers, OpenRaster"),
            purpose=mark("Lines, cells, regions and the picture as layers, for Krita and GIMP"),
            icon="layers",
            suffix=".ora",
            ending=".ora",
            caption=mark("The decoded picture; above it, hidden, regions, preserved cells and lines."),
            encode=_ora,
        ),
        Format(
            key="svg",
            label=mark("Lines, SVG"),
            purpose=mark("The lines as curves, for programs that draw"),
            icon="structure",
            suffix=".svg",
            ending=".svg",
            caption=mark("The lines as curves, sharp at any size."),
            encode=_svg,
            layer="structure",
        ),
        Format(
            key="labels-png",
            label=mark("Labels, PNG"),
            purpose=mark("The map of what is where, which any scene can begin with"),
            icon="labels",
            suffix=".png",
            ending="-labels.png",
            caption=mark("What is where, in a palette of the colours of the classes."),
            encode=_labels_png,
            layer="labels",
        ),
        Format(
            key="labels-svg",
            label=mark("Labels, SVG"),
            purpose=mark("A shape for each class, for programs that draw"),
            icon="labels",
            suffix=".svg",
            ending="-labels.svg",
            caption=mark("What is where, a shape for each class."),
            encode=_labels_svg,
            layer="labels",
        ),
        Format(
            key="sheet",
            label=mark("Side-by-side sheet, PNG"),
            purpose=mark("The pictures with their figures"),
            icon="sheet",
            suffix=".png",
            ending="-sheet.png",
            caption=mark("The pictures side by side, with their figures, as PNG."),
            encode=_sheet,
        ),
    )
}


def encode(source: ExportSource, choice: Choice, tell: Tell = lambda _: None) -> Encoded:
    """Make a file. Takes seconds for large pictures; any thread may do it, and `tell` is called there.

    Raises:
        CalledOffError, GivenUpError: nobody waits for it any more.
        OSError, ValueError, MemoryError: the encoder cannot; the message says why.
    """
    return FORMATS[choice.key].encode(source, choice, tell)
