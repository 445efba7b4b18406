"""Pixels -> PNG and WebP files that say who wrote them, so that gcx replaces these alone."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from PIL.PngImagePlugin import PngInfo

SOFTWARE = "GC Studio"
"""What the files say."""
_SOFTWARE_TAG = 0x0131
"""Of EXIF."""


def png(pixels: NDArray[Any]) -> bytes:
    """A PNG of bool or uint8 (H, W), uint8 RGB (H, W, 3) or RGBA (H, W, 4)."""
    return _saved_png(Image.fromarray(pixels), {})


def indexed_png(numbers: NDArray[np.uint8], colours: Sequence[str], texts: Mapping[str, str]) -> bytes:
    """A PNG of a palette.

    numbers: uint8 (H, W), places in the palette; colours: #rrggbb of each; texts: what it says beside, by key.
    """
    image = Image.fromarray(numbers)
    image.putpalette(b"".join(bytes.fromhex(colour[1:]) for colour in colours))
    return _saved_png(image, texts)


def _saved_png(image: Image.Image, texts: Mapping[str, str]) -> bytes:
    made_here = PngInfo()
    for key, text in ({"Software": SOFTWARE} | dict(texts)).items():
        made_here.add_text(key, text)
    buffer = io.BytesIO()
    image.save(buffer, "PNG", pnginfo=made_here)
    return buffer.getvalue()


def webp(pixels: NDArray[Any], quality: int = 80, is_lossless: bool = True) -> bytes:
    """A WebP of uint8 RGB (H, W, 3); of a lossless one the quality is how hard the encoder tries."""
    exif = Image.Exif()
    exif[_SOFTWARE_TAG] = SOFTWARE
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "WEBP", quality=quality, lossless=is_lossless, exif=exif)
    return buffer.getvalue()


def animated_webp(frames: Sequence[NDArray[Any]], milliseconds: Sequence[int], quality: int = 85) -> bytes:
    """An endless animated WebP of two frames or more, uint8 RGB (H, W, 3), each of which is shown for so long.

    A frame is asked for when the encoder comes to it.
    """
    exif = Image.Exif()
    exif[_SOFTWARE_TAG] = SOFTWARE
    buffer = io.BytesIO()
    _Frames(frames).save(
        buffer,
        "WEBP",
        save_all=True,
        duration=list(milliseconds),
        loop=0,
        quality=quality,
        exif=exif.tobytes(),
    )
    return buffer.getvalue()


class _Frames(Image.Image):
    """An image of several frames, each made when it is wanted: all at once may take hundreds of megabytes."""

    def __init__(self, frames: Sequence[NDArray[Any]]) -> None:
        super().__init__()
        self._frames, self.n_frames = frames, len(frames)
        self.seek(0)

    def seek(self, frame: int) -> None:
        """Make a frame the one that is seen."""
        made = Image.fromarray(self._frames[frame])
        self.im, self._mode, self._size = made.im, made.mode, made.size


def strip(pictures: Sequence[NDArray[np.uint8]], gap: int = 8) -> NDArray[np.uint8]:
    """Pictures of one size, uint8 RGB (H, W, 3), beside each other, with white between them."""
    white = np.full((pictures[0].shape[0], gap, 3), 255, np.uint8)
    parts = [part for picture in pictures for part in (white, picture)]
    return np.concatenate(parts[1:], axis=1)


def is_made_here(data: bytes) -> bool:
    """Whether a picture says that it was written here, by its first and last bytes."""
    return SOFTWARE.encode() in data
