"""The classes of the model `street`: what people wear, merged from 59 finer ones by their share of pixels.

What a designer would name stays apart. What is worn over or beside these, and too rare to be learned, is `accessories`.
"""

from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

_MERGED: dict[str, tuple[str, ...]] = {
    "background": ("null",),
    "skin": ("skin",),
    "hair": ("hair",),
    "top": ("blouse", "shirt", "t-shirt", "top", "bodysuit", "bra", "intimate", "swimwear"),
    "sweater": ("sweater", "sweatshirt", "cardigan", "hoodie", "jumper"),
    "jacket": ("jacket", "blazer", "suit", "vest"),
    "coat": ("coat", "cape"),
    "dress": ("dress", "romper"),
    "skirt": ("skirt",),
    "trousers": ("pants", "shorts", "panties"),
    "jeans": ("jeans",),
    "stockings": ("stockings", "tights", "leggings", "socks"),
    "shoes": (
        "shoes",
        "boots",
        "sandals",
        "clogs",
        "flats",
        "heels",
        "loafers",
        "pumps",
        "sneakers",
        "wedges",
    ),
    "bag": ("bag", "purse", "wallet"),
    "scarf": ("scarf",),
    "accessories": (
        "accessories",
        "belt",
        "bracelet",
        "earrings",
        "glasses",
        "gloves",
        "hat",
        "necklace",
        "ring",
        "sunglasses",
        "tie",
        "watch",
    ),
}

NAMES = tuple(_MERGED)
"""Names of the classes, by their number in a label map."""

_FINE = """
null accessories bag belt blazer blouse bodysuit boots bra bracelet cape cardigan clogs coat dress earrings
flats glasses gloves hair hat heels hoodie intimate jacket jeans jumper leggings loafers necklace panties pants
pumps purse ring romper sandals scarf shirt shoes shorts skin skirt sneakers socks stockings suit sunglasses
sweater sweatshirt swimwear t-shirt tie tights top vest wallet watch wedges
"""
FINE_NAMES = tuple(_FINE.split())
"""Names of the classes of Clothing Co-Parsing, by their number in its label maps."""

_NUMBER_OF = {fine: NAMES.index(name) for name, merged_ones in _MERGED.items() for fine in merged_ones}
TABLE = np.zeros(256, np.uint8)
TABLE[: len(FINE_NAMES)] = [_NUMBER_OF[fine] for fine in FINE_NAMES]
"""Numbers of `FINE_NAMES`, and 0 for unknown ones, -> numbers of `NAMES`."""


def class_shares(folder: Path) -> list[tuple[str, float, int, str]]:
    """How much of a folder of label maps each class takes.

    Args:
        folder: holds `*.labels.png` of `FINE_NAMES`.

    Returns:
        For each class its name, its share of all pixels, the number of maps in which it is, and what it was merged
        from, the largest first.
    """
    paths = sorted(folder.glob("*.labels.png"))
    pixels, maps = np.zeros(256, np.int64), np.zeros(len(NAMES), np.int64)
    for path in paths:
        counts = np.bincount(np.asarray(Image.open(path)).ravel(), minlength=256)
        pixels += counts
        maps[np.unique(TABLE[counts.nonzero()])] += 1
    return [_row(number, name, pixels, int(maps[number])) for number, name in enumerate(NAMES)]


def _row(number: int, name: str, pixels: NDArray[np.int64], maps: int) -> tuple[str, float, int, str]:
    of_class = [fine for fine in _MERGED[name] if pixels[FINE_NAMES.index(fine)]]
    of_class.sort(key=lambda fine: -pixels[FINE_NAMES.index(fine)])
    return name, float(pixels[number == TABLE].sum() / max(pixels.sum(), 1)), maps, ", ".join(of_class)


def shares_table(rows: Iterable[tuple[str, float, int, str]]) -> str:
    """What `class_shares` returns as a Markdown table."""
    lines = ["| class | share | maps | merged from |", "|---|---|---|---|"]
    lines += [f"| {name} | {100 * share:.2f} % | {maps} | {fine} |" for name, share, maps, fine in rows]
    return "\n".join(lines)
