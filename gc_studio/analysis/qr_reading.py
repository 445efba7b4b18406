"""Pictures of any kind -> the .gcx files in the QR codes that are seen in them; see `qr.py`."""

import numpy as np
import zxingcpp
from numpy.typing import NDArray

from gc_studio.analysis.links import file_in, has_picture

_GCX_START = b"GCX"


def file_in_codes(pixels: NDArray[np.uint8]) -> bytes | None:
    """The .gcx file that the QR codes in a picture hold, the first if there are several.

    Args:
        pixels: uint8 grey (H, W) or RGB (H, W, 3).

    Returns:
        The file as it was put in, whether it is valid or not; None if there is no code of ours.

    Raises:
        LinkError: a code holds a link with a picture, which is damaged.
    """
    # Made here: the library complains on the standard error of what is alive when the program ends.
    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    for found in zxingcpp.read_barcodes(pixels, formats=formats):
        if found.bytes.startswith(_GCX_START):
            return found.bytes
        text = found.bytes.decode("ascii", "replace")
        if has_picture(text):
            return file_in(text)
    return None
