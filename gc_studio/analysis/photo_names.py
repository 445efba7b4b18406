"""Which files are photos, by their names, and in which order people count them; what reads them is `photo.py`."""

import contextlib
import functools
import importlib
import re
from pathlib import Path

from PIL import Image

_NO_PHOTOS = ("BUFR", "EPS", "GCX", "GRIB", "HDF5", "IPTC", "MPEG", "WMF", "XVTHUMB")
"""Formats of Pillow's that hold no pixels, or that other programs are run for, and our own, which is no photo."""
_USUAL = (".jpg", ".jpeg", ".jfif", ".png", ".webp", ".tif", ".tiff", ".bmp", ".avif", ".heic", ".heif", ".jxl", ".gif")


@functools.cache
def formats() -> tuple[str, ...]:
    """What Pillow calls the formats that are read here, those of its plug-ins among them."""
    with contextlib.suppress(Exception):  # It is not there, or not for this machine: then there is no HEIF.
        importlib.import_module("pillow_heif").register_heif_opener()
    with contextlib.suppress(Exception):
        importlib.import_module("pillow_jxl")
    Image.init()
    return tuple(name for name in Image.ID if name not in _NO_PHOTOS)


@functools.cache
def extensions() -> tuple[str, ...]:
    """How names of photos end, in lower case, with the dot, the usual ones first."""
    # First: plug-ins add to what Pillow has registered.
    kinds = (*formats(), "MPO")
    known = {ending for ending, kind in Image.registered_extensions().items() if kind in kinds}
    usual = [ending for ending in _USUAL if ending in known]
    return (*usual, *sorted(known.difference(usual)))


def is_photo_name(path: Path) -> bool:
    """Whether a file is called like a photo."""
    return path.suffix.lower() in extensions()


def natural_key(path: Path) -> list[tuple[str, int, str]]:
    """Sorts names as people count: photo 2 before photo 10, whatever the case of letters."""
    parts = re.split(r"(\d+)", path.stem)
    # Texts and numbers take turns, so like is compared with like; at last the name itself, so that no two are equal.
    pairs = zip(parts[::2], [*parts[1::2], ""], strict=True)
    return [*((text.casefold(), int(number or -1), "") for text, number in pairs), ("", 0, path.name)]


def find_photos(*paths: Path) -> list[Path]:
    """Files as they are given, and the photos below folders in order of their paths.

    Label maps, which are PNG files of two suffixes, and hidden files are left out.
    """
    found: list[Path] = []
    for path in paths:
        below = sorted(path.rglob("*")) if path.is_dir() else []
        found += [file for file in below if is_photo_name(file) and not _is_left_out(file)]
        found += [] if path.is_dir() else [path]
    return found


def _is_left_out(file: Path) -> bool:
    is_label_map = file.suffix.lower() == ".png" and "." in file.stem
    return is_label_map or file.name.startswith(".") or not file.is_file()
