"""A document's picture larger than the document: its own pixels enlarged, and above them what the decoder paints there.

Flows in: a document, its picture, a size, what paints documents. Flows out: the picture at that size. Lines are carried
over as curves and painted at the larger size; of that painting only what the small picture has no pixels for is taken.
So the enlarged picture, made small again, is the decoded one. `gcx bench larger` measures it.
"""

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from gc_studio.analysis.resize import without_photo
from gc_studio.decode.pictures import Picture
from gc_studio.document import CELL, MAX_SIDE, Document, DocumentError
from gc_studio.document.resize import Size, why_no_other_size
from gc_studio.tasks import next_step

FACTORS = (2, 4)
"""How many times larger pictures are offered."""

MOST_PIXELS = 64_000_000
"""Of an enlarged picture: with what it is made of it takes a gigabyte."""

_MOST_PAINTED = 4
"""Times the document's sides at which it is painted at most; what is larger is that enlarged."""

_AT_ONCE = 1 << 20
"""Pixels that are put together at once."""


class EnlargeError(DocumentError):
    """A size that a picture cannot have; the message is one line for the user."""


@dataclass(frozen=True)
class Enlarged:
    """A picture at another size.

    Attributes:
        picture: uint8 RGB (H, W, 3).
        painted: width and height at which its details were painted; None where it was enlarged by Lanczos alone.
    """

    picture: Picture
    painted: Size | None


def times(document: Document, factor: int) -> Size:
    """Width and height of a document's picture so many times as large."""
    return document.width * factor, document.height * factor


def check_larger(document: Document, size: Size) -> None:
    """Raise EnlargeError, before memory is taken, unless a picture can be enlarged to a width and height."""
    width, height = size
    if width < document.width or height < document.height:
        own = f"{document.width}x{document.height}"
        raise EnlargeError(f"{width}x{height} is smaller than the picture, which has {own}; take a larger size")
    if width * height > MOST_PIXELS:
        most = MOST_PIXELS // 1_000_000
        raise EnlargeError(f"{width}x{height} is more than {most} megapixels; take a smaller size")


def enlarged(document: Document, decoded: Picture, size: Size, paint: Callable[[Document], Picture]) -> Enlarged:
    """A document's picture at a larger size.

    Args:
        document: the document.
        decoded: uint8 RGB (height, width, 3), its picture.
        size: width and height.
        paint: a document -> its exact picture; asked once, for one of up to four times the sides. What it raises ends
            the work.

    Returns:
        L(x) + M (y - L(S(y))): x the picture, y the painting, L and S Lanczos up and down, M 0 where cells show the
        photo, else 1. Of models that have no lines L(x) alone.

    Raises:
        EnlargeError: as `check_larger`.
        CalledOffError: nobody waits for it any more.
    """
    check_larger(document, size)
    if size == document.size:
        return Enlarged(decoded, None)
    large = lanczos(decoded, size)
    if why_no_other_size(document) is not None or document.fine_mask.all():
        return Enlarged(large, None)
    at = _painted_size(document, size)
    next_step()
    redrawn = without_photo(document, at)
    next_step()
    painting = paint(redrawn)
    next_step()
    coarse = lanczos(painting, document.size)
    kept = document.fine_mask.repeat(CELL, 0).repeat(CELL, 1)[: document.height, : document.width]
    _add(large, lanczos(painting, size), lanczos(lanczos(coarse, at), size), kept)
    return Enlarged(large, at)


def lanczos(picture: Picture, size: Size) -> Picture:
    """A picture at another width and height, uint8 (H, W, 3)."""
    if picture.shape[1::-1] == size:
        return picture
    return np.array(Image.fromarray(picture).resize(size, Image.Resampling.LANCZOS))


def _painted_size(document: Document, size: Size) -> Size:
    """Width and height at which details are painted: those asked for, as far as a document can have them."""
    share = min(1.0, _MOST_PAINTED * document.width / size[0], MAX_SIDE / max(size))
    return max(round(size[0] * share), document.width), max(round(size[1] * share), document.height)


def _add(large: Picture, painting: Picture, coarse: Picture, kept: NDArray[np.bool_]) -> None:
    """Add what a painting has and its coarse copy lacks to a picture of their size, in place.

    kept: bool (H, W) of the small picture, where nothing is added.
    """
    height, width = large.shape[:2]
    shares = cv2.resize(~kept * np.uint8(255), (width, height), interpolation=cv2.INTER_LINEAR)
    rows = max(_AT_ONCE // width, 1)
    for top in range(0, height, rows):
        own = slice(top, top + rows)
        details = painting[own].astype(np.float32) - coarse[own]
        share = shares[own, :, None] / np.float32(255)
        large[own] = np.rint(np.clip(large[own] + share * details, 0, 255))
