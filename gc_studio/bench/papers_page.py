"""What `papers` measured -> a page of documentation with its sheet, as files."""

import argparse
import shlex
from pathlib import Path

from gc_studio.analysis.pictures import is_made_here
from gc_studio.bench.papers import Papers, Systems
from gc_studio.bench.papers_sheet import contact_sheet
from gc_studio.bench.papers_text import MARK, page
from gc_studio.bench.quality import sets_in
from gc_studio.storage import check_ours, write_ours

IMAGES = "images"
"""Folder of the picture, beside the page."""


def check_page(path: Path) -> None:
    """Make its folders; raise OSError if a page cannot be written or would replace something else."""
    check_ours(path, _is_page)
    sheet = _sheet(path)
    sheet.parent.mkdir(parents=True, exist_ok=True)
    check_ours(sheet, is_made_here)


def save_page(papers: Papers, lpips: str | None, arguments: argparse.Namespace, systems: Systems) -> None:
    """Write the page `arguments.page`, and where `arguments.show` names photos a sheet of them.

    Raises:
        OSError: as `check_page`.
        PhotoError: a photo to show cannot be read.
    """
    path, name = arguments.page, None
    if arguments.show:
        write_ours(_sheet(path), contact_sheet(arguments.show, systems), is_made_here)
        name = f"{IMAGES}/{_sheet(path).name}"
    write_ours(path, page(papers, lpips, _command(arguments), name).encode(), _is_page)


def _is_page(data: bytes) -> bool:
    return MARK.encode() in data


def _sheet(path: Path) -> Path:
    return path.parent / IMAGES / f"{path.stem}.webp"


def _command(arguments: argparse.Namespace) -> str:
    """What was typed, from the folder that all the photos lie in, on whichever machine."""
    words = ["gcx", "bench", "papers"]
    for own in sets_in(arguments.data):
        words += ["--data", own.name]
    words += ["--most", str(arguments.most)]
    for weights in arguments.perceptual:
        words += ["--perceptual", weights.name]
    if arguments.vgg:
        words += ["--vgg", arguments.vgg.name]
    words += ["--page", arguments.page.name]
    if arguments.show:
        words += ["--show", *(photo.name for photo in arguments.show)]
    return shlex.join(words)
