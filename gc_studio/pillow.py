""".gcx files for Pillow: `import gc_studio.pillow` registers them, then `Image.open("x.gcx")` works like any other.

Opening reads the header alone; the picture is painted when its pixels are asked for.
"""

import io
import os
from typing import TYPE_CHECKING

from PIL import Image, ImageFile, UnidentifiedImageError

from gc_studio.api import Document, GcxError, ModelError, UnknownModelError, read, render
from gc_studio.bitstream import read_partial
from gc_studio.bitstream.framing import MAX_FILE_BYTES, Reader
from gc_studio.bitstream.header import MAGIC, take_header

if TYPE_CHECKING:
    from PIL.Image import core

FORMAT = "GCX"
"""What Pillow calls the files."""

_MOST_HEADER = 512
"""No header is longer: the name of a model has at most 255 bytes, and all else a few dozen."""


class GcxImageFile(ImageFile.ImageFile):
    """A .gcx file as Pillow sees it: mode RGB.

    `info` has `model`, the name of the model that paints it, and `bytes`, the length of the file.
    """

    format = FORMAT
    format_description = "GC Studio picture"

    def _open(self) -> None:
        """Read the header.

        Raises:
            UnidentifiedImageError: the file calls itself a .gcx and is none that this version can read.
        """
        assert self.fp is not None
        head = self.fp.read(_MOST_HEADER)
        try:
            header = take_header(Reader(head, len(head)))
        except GcxError as error:
            # No SyntaxError, of which Pillow shows nobody the text.
            raise UnidentifiedImageError(str(error)) from error
        self._size = header.frame.width, header.frame.height
        self._mode = "RGB"
        self.info = {"model": header.frame.codes.name, "bytes": self.fp.seek(0, os.SEEK_END)}
        self.tile = [ImageFile._Tile("raw", (0, 0, *self.size), 0, self.mode)]

    def verify(self) -> None:
        """Read the whole file without painting it.

        Raises:
            OSError: it is damaged or cut short.
        """
        self._document(is_whole=True)
        super().verify()

    def load(self) -> "core.PixelAccess | None":
        """Paint the picture, once.

        Where `ImageFile.LOAD_TRUNCATED_IMAGES` is set, a file that was cut short is painted from the layers that are
        whole.

        Raises:
            OSError: the file is damaged or cut short, or its model is not installed.
        """
        if self.tile and self.fp:
            document = self._document(is_whole=not ImageFile.LOAD_TRUNCATED_IMAGES)
            try:
                picture = render(document)
            except (UnknownModelError, ModelError) as error:
                raise OSError(str(error)) from error
            if self._exclusive_fp:
                self.fp.close()
            # Pillow takes the pixels from there.
            self.fp = io.BytesIO(picture.tobytes())
        return super().load()

    def _document(self, is_whole: bool) -> Document:
        assert self.fp is not None
        self.fp.seek(0)
        data = self.fp.read(MAX_FILE_BYTES + 1)
        try:
            return read(data) if is_whole else read_partial(data).document
        except GcxError as error:
            raise OSError(str(error)) from error


def _accept(prefix: bytes) -> bool:
    return prefix.startswith(MAGIC)


Image.register_open(FORMAT, GcxImageFile, _accept)
Image.register_extension(FORMAT, ".gcx")
Image.register_mime(FORMAT, "image/x-gcx")
