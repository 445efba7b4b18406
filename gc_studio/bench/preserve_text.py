"""What `preserve` measured -> tables to read, with what has to be known to read them rightly."""

from collections.abc import Callable
from typing import Any

from gc_studio.bench.distances import TRAINING_LOSSES
from gc_studio.bench.kept_parts import LEVELS, Row
from gc_studio.bench.picture_codecs import COMPARED
from gc_studio.bench.preserve import PARTS, WORDS, Preserved

_WHAT = {
    PARTS: "a part of each photo kept: by turns the thing in the middle, a box and a brush's blob",
    WORDS: "a word printed on each photo and kept",
}
_NOTES = (
    "bytes: of the whole file; added: to the file of level 0; bits: added, for each kept cell",
    "step: of pixels across the border of the kept part, to the photo's; read: letters, of those read in the photo",
    f"{', '.join(COMPARED)}: bytes of the smallest file of the whole picture that is as true in the kept part; where "
    "even their smallest is truer, that one; to AVIF: our bytes to its",
)

_COLUMNS = {"bytes": ("bytes", 0), "added": ("added", 1), "cells": ("cells", 1), "bits": ("bits", 1)}
_COLUMNS |= {"PSNR dB": ("psnr", 2)}
"""Heads of columns, with their figures and decimals."""


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
    return "\n".join(lines)


def figures(preserved: Preserved) -> dict[str, Any]:
    """The same for --json, with the figures of every scene."""
    return {
        "photos": preserved.photos,
        "kept": {kind: preserved.kept_means(kind) for kind in preserved.scenes},
        "scenes": {kind: {kept.scene.name: kept.rows for kept in scenes} for kind, scenes in preserved.scenes.items()},
    }


def _kept_table(rows: list[Row]) -> list[list[str]]:
    columns = {head: _number(name, digits) for head, (name, digits) in _COLUMNS.items()}
    columns |= {lpips_name(name): _number(name, 3) for name in rows[0] if name.startswith("lpips")}
    columns["step"] = _ratio("step", "photo_step")
    columns |= {name: _number(name, 0) for name in COMPARED}
    columns |= {"to AVIF": _ratio("bytes", "AVIF"), "read": _ratio("letters", "photo_letters")}
    table = [[head, *map(cell, rows)] for head, cell in columns.items()]
    filled = [column for column in table if any(column[1:])]
    return [list(line) for line in zip(["level", *map(str, LEVELS)], *filled, strict=True)]


def _number(name: str, digits: int) -> Callable[[Row], str]:
    """A figure where a row has it."""
    return lambda row: f"{row[name]:.{digits}f}" if name in row else ""


def _ratio(name: str, to: str) -> Callable[[Row], str]:
    """One figure to another, where a row has that one."""
    return lambda row: f"{row[name] / row[to]:.2f}" if row.get(to) else ""


def lpips_name(figure: str) -> str:
    """Of an LPIPS, as people write it."""
    net = figure.removeprefix("lpips_")
    return f"LPIPS-{net}" + "*" * (net in TRAINING_LOSSES)


def _aligned(table: list[list[str]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    return ["  ".join(f"{cell:>{width}}" for cell, width in zip(row, widths, strict=True)) for row in table]
