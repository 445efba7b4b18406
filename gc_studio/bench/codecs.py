"""Other coders of black-and-white maps, found on this machine: encode, decode again, compare, count the bytes."""

import importlib.util
import io
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Bits = NDArray[np.bool_]


class LossyError(Exception):
    """A coder that did not give the map back."""


def _jbig(bits: Bits) -> int:
    """JBIG1 in the T.85 profile of jbigkit, as fax machines use it."""
    with tempfile.TemporaryDirectory() as folder:
        bitmap, coded, back = (Path(folder) / name for name in ("map.pbm", "map.jbg", "back.pbm"))
        height, width = bits.shape
        bitmap.write_bytes(b"P4\n%d %d\n" % (width, height) + np.packbits(bits, axis=1).tobytes())
        subprocess.run(["pbmtojbg85", bitmap, coded], check=True, capture_output=True)
        subprocess.run(["jbgtopbm85", coded, back], check=True, capture_output=True)
        _check(np.asarray(Image.open(back).convert("L")) < 128, bits)
        return coded.stat().st_size


def _jpeg_xl(bits: Bits) -> int:
    import imagecodecs

    data = imagecodecs.jpegxl_encode(bits.astype(np.uint8), effort=9, lossless=True, bitspersample=1)
    _check(imagecodecs.jpegxl_decode(data) > 0, bits)
    return len(data)


def _pillow(codec: str, **options: object) -> Callable[[Bits], int]:
    def size(bits: Bits) -> int:
        buffer = io.BytesIO()
        Image.fromarray(bits.astype(np.uint8) * 255).convert("RGB").save(buffer, codec, **options)
        _check(np.asarray(Image.open(buffer).convert("L")) > 127, bits)
        return len(buffer.getvalue())

    return size


def _check(decoded: Bits, bits: Bits) -> None:
    if not np.array_equal(decoded, bits):
        raise LossyError("a coder did not give the same map back")


def map_coders() -> tuple[dict[str, Callable[[Bits], int]], list[str]]:
    """Coders at hand, map -> bytes of its file, and the names of those that are not installed."""
    coders: dict[str, Callable[[Bits], int]] = {}
    absent = []
    if shutil.which("pbmtojbg85") and shutil.which("jbgtopbm85"):
        coders["JBIG1 T.85"] = _jbig
    else:
        absent.append("JBIG1 T.85 (jbigkit-bin)")
    if importlib.util.find_spec("imagecodecs"):
        coders["JPEG XL e9"] = _jpeg_xl
    else:
        absent.append("JPEG XL (imagecodecs)")
    coders["WebP lossless"] = _pillow("WEBP", lossless=True, quality=100, method=6)
    # Quality 100 keeps black and white apart, which is all that a map needs.
    coders["AVIF"] = _pillow("AVIF", quality=100, speed=6, subsampling="4:0:0")
    return coders, absent
