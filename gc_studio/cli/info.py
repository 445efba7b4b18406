"""`gcx info`: what a file holds, and what each layer costs."""

import argparse
import dataclasses
import json
from typing import Any

import numpy as np

from gc_studio.bitstream import DocumentWriter
from gc_studio.cli.command import Command
from gc_studio.cli.errors import shown
from gc_studio.cli.inputs import only_source, read_document
from gc_studio.document import Document
from gc_studio.document.edits import FAITHFUL_LEVEL
from gc_studio.nets.registry import class_names, model_label

_LEVELS = ("the gist", "fine", "faithful")
"""Levels of preserved cells, from 1 up, for people."""


def _add_arguments(info: argparse.ArgumentParser) -> None:
    info.add_argument("file", metavar="IN.gcx", help="a .gcx file or a project; - is standard input")
    info.add_argument("--json", action="store_true")


def _run(arguments: argparse.Namespace) -> int:
    source = only_source(arguments.file)
    document, as_project = read_document(source), source.is_project()
    levels = document.levels
    sizes = DocumentWriter().sizes(document)
    total = sum(sizes.values()) if as_project else len(source.gcx())
    facts: dict[str, Any] = {
        "width": document.width,
        "height": document.height,
        "model": model_label(document.model, document.codes),
        "bytes": total,
        "bpp": 8 * total / (document.width * document.height),
        "layers": sizes,
        "structure_scale": document.structure_scale,
        "kept": {str(level): float((levels == level).mean()) for level in range(1, FAITHFUL_LEVEL + 1)},
    }
    if document.codes.classes:
        facts["classes"] = _classes(document)
    if arguments.json:
        notes = {name: text for name, text in dataclasses.asdict(document.notes).items() if text}
        print(json.dumps(facts | notes))
        return 0
    size = f"{document.width}x{document.height}"
    weight = f"{total} B as .gcx" if as_project else f"{total} B"
    print(f"{shown(source.name)}: {size}, {weight}, {facts['bpp']:.3f} bpp, {facts['model']}")
    for name, count in sizes.items():
        print(f"  {name:9} {count:6} B")
    if document.codes.classes:
        shown_classes = sorted(facts["classes"].items(), key=lambda own: -own[1])
        print(f"  {'shows':9} " + ", ".join(f"{name} {100 * share:.1f} %" for name, share in shown_classes))
    if levels.any():
        shares = zip(facts["kept"].values(), _LEVELS, strict=True)
        print(f"  {'kept':9} " + ", ".join(f"{100 * share:.1f} % {level}" for share, level in shares if share))
    for name, text in document.notes.shown().items():
        print(f"  {name:9} {text}")
    return 0


def _classes(document: Document) -> dict[str, float]:
    """Names of the classes that are in the label map, and their shares of it."""
    names = class_names(document.model, document.codes)
    shares = np.bincount(document.labels.ravel(), minlength=len(names)) / document.labels.size
    return {name: float(share) for name, share in zip(names, shares, strict=True) if share}


COMMAND = Command("info", "what a .gcx file or a project holds, and what each layer costs", _add_arguments, _run)
