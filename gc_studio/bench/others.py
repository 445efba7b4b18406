"""Photo <-> files of common codecs, and the smallest of them. Pillow alone: the window measures with it, too."""

import io
import logging
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

log = logging.getLogger(__name__)

OTHERS: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 1, "optimize": True, "subsampling": 2},
    "WebP": {"quality": 0, "method": 6},
    "AVIF": {"quality": 0, "speed": 4},
}
"""Settings of Pillow's encoders that give the smallest file of each format; upper case is Pillow's name for it."""


def encode_smallest(photo: NDArray[np.uint8], codec: str) -> bytes:
    """The smallest file of one of OTHERS. photo: uint8 RGB (H, W, 3).

    Raises:
        Exception: of many kinds; this Pillow has no such encoder, or that cannot encode a photo of this size.
    """
    return encode(photo, codec.upper(), **OTHERS[codec])


def nearest_other(photo: NDArray[np.uint8], codec: str, size: int) -> bytes | None:
    """The largest file of one of OTHERS that takes no more than `size` bytes, or the smallest one where none does.

    None where the encoder is missing or cannot. photo: uint8 RGB (H, W, 3).
    """
    try:
        best = encode_smallest(photo, codec)
        low, high = OTHERS[codec]["quality"], 101
        while high - low > 1 and len(best) <= size:
            middle = (low + high) // 2
            data = encode(photo, codec.upper(), **OTHERS[codec] | {"quality": middle})
            if len(data) <= size:
                best, low = data, middle
            else:
                high = middle
    except Exception as error:  # Encoders raise what they like; one that cannot is no comparison.
        log.info("no %s: %s", codec, error)
        return None
    return best


def encode(photo: NDArray[np.uint8], pillow_format: str, **settings: Any) -> bytes:
    """A file of a format by Pillow's name for it, with settings of its encoder; raises as `encode_smallest` does."""
    buffer = io.BytesIO()
    Image.fromarray(photo).save(buffer, pillow_format, **settings)
    return buffer.getvalue()


def decode(data: bytes) -> NDArray[np.uint8]:
    """The picture in a file that Pillow can read, uint8 RGB (H, W, 3)."""
    return np.array(Image.open(io.BytesIO(data)).convert("RGB"))


def smallest_others(photo: NDArray[np.uint8]) -> dict[str, int]:
    """Bytes of the smallest file of each codec, at the photo's own size; codecs that cannot are left out.

    Takes seconds for large photos. photo: uint8 RGB (H, W, 3).
    """
    sizes = {}
    for codec in OTHERS:
        try:
            sizes[codec] = len(encode_smallest(photo, codec))
        except Exception as error:  # Encoders raise what they like; one that cannot is no comparison.
            log.info("no %s: %s", codec, error)
    return sizes
