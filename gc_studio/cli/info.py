"""`gcx info`: what a file holds, and what each layer costs."""

import argparse
import dataclasses
import json
from pathlib import Path

from gc_studio.bitstream import DocumentWriter
from gc_studio.cli.command import Command
from gc_studio.cli.files import is_project, read_document
from gc_studio.nets.registry import model_label


def _add_arguments(info: argparse.ArgumentParser) -> None:
    info.add_argument("file", type=Path, metavar="IN.gcx")
    info.add_argument("--json", action="store_true")


def _run(arguments: argparse.Namespace) -> int:
    document = read_document(arguments.file)
    sizes = DocumentWriter().sizes(document)
    as_project = is_project(arguments.file)
    total = sum(sizes.values()) if as_project else arguments.file.stat().st_size
    facts = {
        "width": document.width,
        "height": document.height,
        "model": model_label(document.model, document.codes),
        "bytes": total,
        "bpp": 8 * total / (document.width * document.height),
        "layers": sizes,
    }
    notes = {name: text for name, text in dataclasses.asdict(document.notes).items() if text}
    if arguments.json:
        print(json.dumps(facts | notes))
        return 0
    size = f"{document.width}x{document.height}"
    weight = f"{total} B as .gcx" if as_project else f"{total} B"
    print(f"{arguments.file.name}: {size}, {weight}, {facts['bpp']:.3f} bpp, {facts['model']}")
    for name, count in sizes.items():
        print(f"  {name:9} {count:6} B")
    for name, text in notes.items():
        print(f"  {name:9} {text}")
    return 0


COMMAND = Command("info", "what a .gcx file or a project holds, and what each layer costs", _add_arguments, _run)
