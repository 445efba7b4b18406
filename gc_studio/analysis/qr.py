"""QR codes of small .gcx files, or of links to them, as PNG and SVG; `qr_reading.py` reads them.

A code of a file has its bytes as they are, in byte mode; one of a link has its text, which a phone opens.
"""

import io
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from gc_studio.analysis.links import LinkError
from gc_studio.analysis.pictures import SOFTWARE, png
from gc_studio.words import tr

if TYPE_CHECKING:
    import segno

_BORDER = 4
"""Modules of white around a code: the standard wants as many."""
_PIXELS = 8
"""Side of a module in a PNG, so that it may be scaled and photographed."""


def code_of(content: bytes) -> "segno.QRCode":
    """The smallest QR code of some bytes, with as much error correction as fits into it.

    Raises:
        LinkError: too many bytes.
    """
    # It takes longer to import than most commands run.
    import segno

    try:
        return segno.make_qr(content, error="l", mode="byte")
    except segno.DataOverflowError as error:
        raise LinkError(
            tr(
                "{count:,} characters are too many for a QR code; take a page with a shorter address",
                count=len(content),
            )
        ) from error


def code_pixels(code: "segno.QRCode", size: int = 1) -> NDArray[np.bool_]:
    """A code as a picture with its border, white = True; size: pixels of a module."""
    modules = np.array([list(row) for row in code.matrix_iter(border=_BORDER)], np.bool_)
    return ~np.kron(modules, np.ones((size, size), np.bool_))


def code_png(code: "segno.QRCode") -> bytes:
    """A code as a PNG, which says what wrote it; see `pictures.is_made_here`."""
    return png(code_pixels(code, _PIXELS))


def code_svg(code: "segno.QRCode") -> bytes:
    """A code as an SVG drawing on white, which says what wrote it."""
    buffer = io.BytesIO()
    code.save(buffer, kind="svg", scale=_PIXELS, border=_BORDER, light="#fff", desc=SOFTWARE)
    return buffer.getvalue()
