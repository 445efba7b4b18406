"""Pictures of any kind -> the .gcx files in the QR codes that are seen in them; see `qr.py`."""

import re

import numpy as np
import zxingcpp
from numpy.typing import NDArray

from gc_studio.analysis.links import file_in, has_picture
from gc_studio.analysis.photo import scaled

_GCX_START = re.compile(rb"GCX[\x01-\x1f]")
"""With the version: a text may begin with these letters, too."""
_MOST_PIXELS = 12_000_000
"""Larger pictures are looked at smaller: of noise, which takes longest, so many take a third of a second."""
_MOST_SIDE = 65535
"""The library refuses what is longer; with so many pixels it is a thin strip."""


def file_in_codes(pixels: NDArray[np.uint8]) -> bytes | None:
    """The .gcx file that the QR codes in a picture hold, the first if there are several.

    Args:
        pixels: uint8 grey (H, W) or RGB (H, W, 3).

    Returns:
        The file as it was put in, whether it is valid or not; None if there is no code of ours.

    Raises:
        LinkError: a code holds a link with a picture, which is damaged.
    """
    height, width = pixels.shape[:2]
    share = min(1.0, (_MOST_PIXELS / (width * height)) ** 0.5)
    pixels = scaled(pixels, (max(round(width * share), 1), max(round(height * share), 1)))
    if max(pixels.shape[:2]) > _MOST_SIDE:
        return None
    # Made here: the library complains on the standard error of what is alive when the program ends.
    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    for found in zxingcpp.read_barcodes(pixels, formats=formats):
        if _GCX_START.match(found.bytes):
            return found.bytes
        text = found.bytes.decode("ascii", "replace")
        if has_picture(text):
            return file_in(text)
    return None
