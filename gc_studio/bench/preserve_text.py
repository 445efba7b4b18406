"""What `preserve` measured -> tables to read, with what has to be known to read them rightly."""

from typing import Any

from gc_studio.bench.distances import TRAINING_LOSSES
from gc_studio.bench.everything import OURS
from gc_studio.bench.kept_parts import LEVELS, Row
from gc_studio.bench.preserve import OTHERS, PARTS, WORDS, Preserved

_WHAT = {
    PARTS: "a part of each photo kept: by turns the thing in the middle, a box and a brush's blob",
    WORDS: "a word printed on each photo and kept",
}
_NOTES = (
    "bytes: of the whole file; added: to the file of level 0; bits: added, for each kept cell",
    "step: of pixels across the border of the kept part, to the photo's; read: letters, of those read in the photo",
    f"{', '.join(OTHERS)}: bytes of the smallest file of the whole picture that is as true in the kept part; where "
    "even their smallest is truer, that one",
)


def tables(preserved: Preserved, left_out: list[str]) -> str:
    """All that was measured, under lines that say what it is and what is left out."""
    lines = [f"{preserved.photos} photos, centre squares at 256x256, means", *left_out, *_NOTES]
    if any(name.startswith("lpips") and lpips_name(name).endswith("*") for name in preserved.kept_means(PARTS)[0]):
        lines.append("* a training loss of the shipped model, which flatters gcx")
    for kind, scenes in preserved.scenes.items():
        lines += ["", _WHAT.get(kind, kind), *_aligned(_kept_table(preserved.kept_means(kind)))]
        if kind not in _WHAT:
            for kept in scenes:
                lines += ["", kept.scene.name, *_aligned(_kept_table(kept.rows))]
    for size in preserved.whole:
        lines += ["", f"{size}, beside the smallest files of others that are no smaller, as far as they get so small"]
        lines += _aligned(_whole_table(preserved.whole_means(size)))
    return "\n".join(lines)


def figures(preserved: Preserved) -> dict[str, Any]:
    """The same for --json, with the figures of every scene."""
    return {
        "photos": preserved.photos,
        "kept": {kind: preserved.kept_means(kind) for kind in preserved.scenes},
        "whole": {size: preserved.whole_means(size) for size in preserved.whole},
        "scenes": {kind: {kept.scene.name: kept.rows for kept in scenes} for kind, scenes in preserved.scenes.items()},
    }


def _kept_table(rows: list[Row]) -> list[list[str]]:
    nets = [name for name in rows[0] if name.startswith("lpips")]
    codecs = [name for name in OTHERS if name in rows[-1]]
    is_read = "letters" in rows[0]
    heads = ["level", "bytes", "added", "cells", "bits", "PSNR dB", *map(lpips_name, nets), "step"]
    table = [[*heads, *codecs, *(["read"] if is_read else [])]]
    for level, row in zip(LEVELS, rows, strict=True):
        cells = [str(level), *(f"{row[name]:.{digits}f}" for name, digits in _PLAIN.items())]
        cells += [*(f"{row[name]:.3f}" for name in nets), _ratio(row["step"], row["photo_step"])]
        cells += [f"{row[name]:.0f}" if name in row else "" for name in codecs]
        table.append([*cells, *([_ratio(row["letters"], row["photo_letters"])] if is_read else [])])
    return table


_PLAIN = {"bytes": 0, "added": 1, "cells": 1, "bits": 1, "psnr": 2}
"""Figures as they are, with their decimals."""


def _whole_table(rows: dict[str, Row]) -> list[list[str]]:
    nets = [name for name in rows[f"{OURS}, 1"] if name.startswith("lpips")]
    codecs = list(dict.fromkeys(name.partition(", ")[0] for name in rows))
    table = [["level", *(f"{codec} {what}" for codec in codecs for what in ("bytes", *map(lpips_name, nets)))]]
    for level in LEVELS[1:]:
        cells = [str(level)]
        for codec in codecs:
            row = rows[f"{codec}, {level}"]
            cells += [f"{row['bytes']:.0f}", *(f"{row[name]:.4f}" for name in nets)]
        table.append(cells)
    return table


def lpips_name(figure: str) -> str:
    """Of an LPIPS, as people write it."""
    net = figure.removeprefix("lpips_")
    return f"LPIPS-{net}" + "*" * (net in TRAINING_LOSSES)


def _ratio(value: float, to: float) -> str:
    return f"{value / to:.2f}" if to else ""


def _aligned(table: list[list[str]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    return ["  ".join(f"{cell:>{width}}" for cell, width in zip(row, widths, strict=True)) for row in table]
