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
from gc_studio.training.drawn_maps import MAKERS, drawn_map

OURS = "gcx"
_REPEATS = 3
"""Times are the best of so many: what else runs on the machine only ever adds."""
_DRAWN_SIDES = (64, 128, 256)


def _square(picture: NDArray[Any], side: int) -> NDArray[Any]:
    top, left = (picture.shape[0] - side) // 2, (picture.shape[1] - side) // 2
    return np.ascontiguousarray(picture[top : top + side, left : left + side])


def _drawn_maps(paths: list[Path]) -> Iterator[tuple[str, NDArray[np.bool_]]]:
    """As `_maps`, of lines from elsewhere; the same ones whenever they are made of the same photos."""
    for number, path in enumerate(paths):
        photo = load_photo(path)
        for side in _DRAWN_SIDES:
            for kind in MAKERS:
                bits = _square(drawn_map(photo, kind, side, np.random.default_rng([number, side])), side)
                # Where a threshold found nothing there is nothing to compare.
                if bits.sum() >= 20:
                    yield f"{side}x{side} {kind}", bits


def _maps(paths: list[Path], size: int | None) -> Iterator[tuple[str, NDArray[np.bool_]]]:
    """Maps by the name of their group: of centre squares at every scale, or of whole photos at scale 1."""
    for path in paths:
        photo = load_photo(path)
        if size is None:
            yield "whole photos", canny_structure(photo, 1)
            continue
        square = _square(resized(photo, size), size)
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


def compare(photos: list[Path], size: int | None, *, drawn: bool = False) -> dict[str, Any]:
    """Compare on photos, or folders of them.

    Args:
        photos: files and folders.
        size: side of the centre squares; None takes whole photos.
        drawn: lines as other programs and hands draw them, at 64, 128 and 256 pixels, in place of our own.

    Returns:
        "absent": coders that are not installed; "groups": by group of maps the number of "maps", the mean "bytes" of
        every coder, the mean "smallest" of the others map by map, "ratio" of our mean to it, "worst" ratio of a single
        map, and the median "encode_ms" and "decode_ms" of ours.

    Raises:
        PhotoError: a photo cannot be read.
    """
    coders, absent = map_coders()
    rows: dict[str, list[dict[str, float]]] = {}
    paths = find_photos(*photos)
    maps = _drawn_maps(paths) if drawn else _maps(paths, size)
    for group, bits in tqdm(maps, unit="map", leave=False, disable=None):
        length, encode_ms, decode_ms = _ours(bits)
        row = {OURS: float(length), "encode_ms": encode_ms, "decode_ms": decode_ms}
        rows.setdefault(group, []).append(row | {name: float(coder(bits)) for name, coder in coders.items()})
    return {"absent": absent, "groups": {group: summary(of_group, list(coders)) for group, of_group in rows.items()}}


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
