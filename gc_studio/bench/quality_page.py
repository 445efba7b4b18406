"""What `quality` measured -> a page of documentation with its pictures, as files."""

import argparse
import os
import shlex
from collections.abc import Sequence
from pathlib import Path

from gc_studio.analysis.pictures import is_made_here
from gc_studio.bench.picture_codecs import PictureCodec
from gc_studio.bench.quality import Quality, sets_in
from gc_studio.bench.quality_pictures import contact_sheet, plot
from gc_studio.bench.quality_text import MARK, Page, page
from gc_studio.nets.model import StudioModel
from gc_studio.storage import check_ours, write_ours

IMAGES = "images"
"""Folder of the pictures, beside the page."""


def check_page(path: Path) -> None:
    """Make its folders; raise OSError if a page cannot be written or would replace something else."""
    check_ours(path, _is_page)
    for picture in _pictures(path):
        picture.parent.mkdir(parents=True, exist_ok=True)
        check_ours(picture, is_made_here)


def save_page(
    quality: Quality, lpips: str, arguments: argparse.Namespace, model: StudioModel, codecs: Sequence[PictureCodec]
) -> None:
    """Write the page `arguments.page`, its plot, and where `arguments.show` names photos a sheet of them.

    Args:
        quality: what was measured.
        lpips: name of the figure that is shown.
        arguments: of `gcx bench quality`.
        model: paints the sheet.
        codecs: the first is set beside it.

    Raises:
        OSError: as `check_page`.
        PhotoError: a photo to show cannot be read.
    """
    path = arguments.page
    plot_path, sheet_path = _pictures(path)
    write_ours(plot_path, plot(quality, lpips), is_made_here)
    has_sheet = bool(arguments.show and codecs)
    if has_sheet:
        write_ours(sheet_path, contact_sheet(arguments.show, model, codecs[0]), is_made_here)
    names = [f"{IMAGES}/{picture.name}" for picture in (plot_path, sheet_path)]
    about = Page(_command(arguments), f"{model.name} {model.identity}", names[0], names[1] if has_sheet else None)
    write_ours(path, page(quality, lpips, about).encode(), _is_page)


def _is_page(data: bytes) -> bool:
    return MARK.encode() in data


def _pictures(path: Path) -> tuple[Path, Path]:
    """Files of the plot and of the sheet."""
    folder = path.parent / IMAGES
    return folder / f"{path.stem}.webp", folder / f"{path.stem}-sheet.webp"


def _command(arguments: argparse.Namespace) -> str:
    """What was typed, from the folder that all the photos lie in, on whichever machine."""
    shared = os.path.commonpath([folder.resolve().parent for folder in arguments.data])
    words = ["gcx", "bench", "quality"]
    for own in sets_in(arguments.data):
        words += ["--data", own.name]
    if arguments.most:
        words += ["--most", str(arguments.most)]
    for weights in arguments.perceptual:
        words += ["--perceptual", weights.name]
    words += ["--page", arguments.page.name]
    if arguments.show:
        words += ["--show", *(os.path.relpath(photo.resolve(), shared) for photo in arguments.show)]
    return shlex.join(words)
