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
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QImageWriter

from gc_studio.analysis.pictures import SOFTWARE, png, webp
from gc_studio.app.export.sheet import paint_sheet
from gc_studio.canvas.overlays import rgb_image
from gc_studio.document import Document
from gc_studio.words import mark


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
    """

    name: str
    folder: Path
    gcx: bytes
    document: Document
    decoded: NDArray[np.uint8]
    original: NDArray[np.uint8] | None
    sizes: dict[str, int]


@dataclass(frozen=True)
class Choice:
    """A format by its key, and the settings of those that have some: quality 0 to 100."""

    key: str
    quality: int = 80
    is_lossless: bool = False


@dataclass(frozen=True)
class Encoded:
    """The bytes of a file, and the picture that whoever opens it will see."""

    data: bytes
    picture: QImage


@dataclass(frozen=True)
class Format:
    """A format: what it is called, what it is for, its icon, suffix and end of the name, its preview, its making."""

    key: str
    label: str
    purpose: str
    icon: str
    suffix: str
    ending: str
    caption: str
    encode: Callable[[ExportSource, Choice], Encoded]

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


def _gcx(source: ExportSource, choice: Choice) -> Encoded:
    return Encoded(source.gcx, rgb_image(source.decoded))


def _png(source: ExportSource, choice: Choice) -> Encoded:
    return Encoded(png(source.decoded), rgb_image(source.decoded))


def _webp(source: ExportSource, choice: Choice) -> Encoded:
    data = webp(source.decoded) if choice.is_lossless else webp(source.decoded, choice.quality, is_lossless=False)
    with Image.open(io.BytesIO(data)) as image:
        return Encoded(data, rgb_image(np.asarray(image.convert("RGB"))))


def _sheet(source: ExportSource, choice: Choice) -> Encoded:
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


def encode(source: ExportSource, choice: Choice) -> Encoded:
    """Make a file. Takes seconds for large pictures; any thread may do it.

    Raises:
        OSError, ValueError, MemoryError: the encoder cannot; the message says why.
    """
    return FORMATS[choice.key].encode(source, choice)
