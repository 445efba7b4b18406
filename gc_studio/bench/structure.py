"""Photos -> bytes and time of our structure coder beside those of other lossless coders on the same maps."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from gc_studio.analysis.photo import load_photo, resized
from gc_studio.analysis.photo_names import find_photos
from gc_studio.analysis.structure import canny_structure
from gc_studio.bench.codecs import map_coders
from gc_studio.bitstream import structure
from gc_studio.document import STRUCTURE_SCALES

OURS = "gcx"
_REPEATS = 3
"""Times are the best of so many: what else runs on the machine only ever adds."""


def _maps(paths: list[Path], size: int | None) -> Iterator[tuple[str, NDArray[np.bool_]]]:
    """Maps by the name of their group: of centre squares at every scale, or of whole photos at scale 1."""
    for path in paths:
        photo = load_photo(path)
        if size is None:
            yield "whole photos", canny_structure(photo, 1)
            continue
        photo = resized(photo, size)
        top, left = (photo.shape[0] - size) // 2, (photo.shape[1] - size) // 2
        square = np.ascontiguousarray(photo[top : top + size, left : left + size])
        for scale in reversed(STRUCTURE_SCALES):
            bits = canny_structure(square, scale)
            yield f"{bits.shape[1]}x{bits.shape[0]}", bits


def _ours(bits: NDArray[np.bool_]) -> tuple[int, float, float]:
    """Bytes, milliseconds to encode and to decode."""
    encode_s = decode_s = np.inf
    for _ in range(_REPEATS):
        began = time.perf_counter()
        data = structure.encode(bits)
        encoded = time.perf_counter()
        back = structure.decode(data, bits.shape)
        decode_s = min(decode_s, time.perf_counter() - encoded)
        encode_s = min(encode_s, encoded - began)
        if not np.array_equal(back, bits):
            raise AssertionError("the structure coder did not give the same map back")
    return len(data), 1000 * encode_s, 1000 * decode_s


def compare(photos: list[Path], size: int | None) -> dict[str, Any]:
    """Compare on photos, or folders of them.

    Args:
        photos: files and folders.
        size: side of the centre squares; None takes whole photos.

    Returns:
        "absent": coders that are not installed; "groups": by group of maps the number of "maps", the mean "bytes" of
        every coder, the mean "smallest" of the others map by map, "ratio" of our mean to it, "worst" ratio of a single
        map, and the median "encode_ms" and "decode_ms" of ours.

    Raises:
        PhotoError: a photo cannot be read.
    """
    coders, absent = map_coders()
    rows: dict[str, list[dict[str, float]]] = {}
    for group, bits in tqdm(_maps(find_photos(*photos), size), unit="map", leave=False, disable=None):
        length, encode_ms, decode_ms = _ours(bits)
        row = {OURS: float(length), "encode_ms": encode_ms, "decode_ms": decode_ms}
        rows.setdefault(group, []).append(row | {name: float(coder(bits)) for name, coder in coders.items()})
    return {"absent": absent, "groups": {group: summary(maps, list(coders)) for group, maps in rows.items()}}


def summary(maps: list[dict[str, float]], others: list[str]) -> dict[str, Any]:
    """What `compare` says of a group: of bytes of each coder map by map, and our times."""
    columns = {name: np.array([row[name] for row in maps]) for name in maps[0]}
    smallest = np.min([columns[name] for name in others], axis=0)
    return {
        "maps": len(maps),
        "bytes": {name: float(columns[name].mean()) for name in (OURS, *others)},
        "smallest": float(smallest.mean()),
        "ratio": float(columns[OURS].mean() / smallest.mean()),
        "worst": float((columns[OURS] / smallest).max()),
        "encode_ms": float(np.median(columns["encode_ms"])),
        "decode_ms": float(np.median(columns["decode_ms"])),
    }
