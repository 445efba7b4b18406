"""Pixels -> PNG and WebP files that say who wrote them, so that gcx replaces these alone."""

import io
from typing import Any

from numpy.typing import NDArray
from PIL import Image
from PIL.PngImagePlugin import PngInfo

SOFTWARE = "GC Studio"
"""What the files say."""
_SOFTWARE_TAG = 0x0131
"""Of EXIF."""


def png(pixels: NDArray[Any]) -> bytes:
    """A PNG of bool or uint8 (H, W) or uint8 RGB (H, W, 3)."""
    made_here = PngInfo()
    made_here.add_text("Software", SOFTWARE)
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "PNG", pnginfo=made_here)
    return buffer.getvalue()


def webp(pixels: NDArray[Any], quality: int = 80, is_lossless: bool = True) -> bytes:
    """A WebP of uint8 RGB (H, W, 3); of a lossless one the quality is how hard the encoder tries."""
    exif = Image.Exif()
    exif[_SOFTWARE_TAG] = SOFTWARE
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "WEBP", quality=quality, lossless=is_lossless, exif=exif)
    return buffer.getvalue()


def is_made_here(data: bytes) -> bool:
    """Whether a picture says that it was written here, by its first and last bytes."""
    return SOFTWARE.encode() in data
