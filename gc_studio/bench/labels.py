"""Label maps -> bytes and time of our coder beside those of other lossless coders on the same maps."""

import importlib.util
import io
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from tqdm import tqdm

from gc_studio.analysis.class_colours import class_colour
from gc_studio.bench.codecs import LossyError, map_coders
from gc_studio.bench.structure import OURS, summary
from gc_studio.bitstream import labels
from gc_studio.training.label_sets import STREET
from gc_studio.training.label_tables import SCALES, street_maps

_Labels = NDArray[np.uint8]
_Coder = Callable[[_Labels], int]
_REPEATS = 3
"""Times are the best of so many: what else runs on the machine only ever adds."""


def compare(folder: Path, every: int = 1) -> dict[str, Any]:
    """Compare on every Nth `*.labels.png` of a folder, merged to the classes of the model street.

    Returns:
        As `gc_studio.bench.structure.compare`, with a group for each scale of the maps.

    Raises:
        ValueError: the folder holds none.
    """
    coders, absent = _coders()
    groups = {}
    for scale in SCALES:
        maps = tqdm(street_maps(folder, scale, every), unit="map", leave=False, disable=None)
        rows = [_ours(each) | {name: float(coder(each)) for name, coder in coders.items()} for each in maps]
        if not rows:
            raise ValueError(f"{folder}: holds no label maps (NAME.labels.png)")
        groups[f"1/{scale}"] = summary(rows, list(coders))
    return {"absent": absent, "groups": groups}


def _ours(shown: _Labels) -> dict[str, float]:
    encode_s = decode_s = np.inf
    for _ in range(_REPEATS):
        began = time.perf_counter()
        data = labels.encode(shown, len(STREET.names))
        encoded = time.perf_counter()
        back = labels.decode(data, shown.shape, len(STREET.names))
        decode_s = min(decode_s, time.perf_counter() - encoded)
        encode_s = min(encode_s, encoded - began)
        _check(back, shown)
    return {OURS: float(len(data)), "encode_ms": 1000 * encode_s, "decode_ms": 1000 * decode_s}


def _coders() -> tuple[dict[str, _Coder], list[str]]:
    """Coders at hand, map -> bytes of its file, and the names of those that are not installed."""
    of_bits, absent = map_coders()
    coders: dict[str, _Coder] = {"PNG": _png, "WebP lossless": _webp}
    if importlib.util.find_spec("imagecodecs"):
        coders["JPEG XL e9"] = _jpeg_xl
    jbig = of_bits.get("JBIG1 T.85")
    if jbig is not None:
        coders["JBIG1 T.85, a map a class"] = lambda shown: _of_classes(shown, jbig)
    return coders, absent


def _of_classes(shown: _Labels, coder: Callable[[NDArray[np.bool_]], int]) -> int:
    """Bytes of a map for each class that is there but the largest, which is what is left."""
    numbers, counts = np.unique(shown, return_counts=True)
    # Somebody has to say how large even a map of one class is.
    coded = np.delete(numbers, counts.argmax()) if len(numbers) > 1 else numbers
    return sum(coder(shown == number) for number in coded)


def _png(shown: _Labels) -> int:
    """The smaller of a palette with as few bits as it takes, and one byte a pixel."""
    sizes = []
    for palette in (b"".join(bytes.fromhex(class_colour(number)[1:]) for number in range(len(STREET.names))), None):
        image, buffer = Image.fromarray(shown), io.BytesIO()
        if palette is not None:
            image.putpalette(palette)
        image.save(buffer, "PNG", optimize=True)
        _check(np.asarray(Image.open(buffer)), shown)
        sizes.append(len(buffer.getvalue()))
    return min(sizes)


def _webp(shown: _Labels) -> int:
    """Numbers in the green channel, which is what others are told from."""
    nothing, buffer = np.zeros_like(shown), io.BytesIO()
    Image.fromarray(np.stack([nothing, shown, nothing], 2)).save(buffer, "WEBP", lossless=True, quality=100, method=6)
    _check(np.asarray(Image.open(buffer))[..., 1], shown)
    return len(buffer.getvalue())


def _jpeg_xl(shown: _Labels) -> int:
    import imagecodecs

    data = imagecodecs.jpegxl_encode(shown, effort=9, lossless=True)
    _check(imagecodecs.jpegxl_decode(data), shown)
    return len(data)


def _check(decoded: NDArray[Any], shown: _Labels) -> None:
    if not np.array_equal(decoded, shown):
        raise LossyError("a coder did not give the same map back")
