"""`gcx decode`: .gcx files or projects -> pictures."""

import argparse
import io
import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from gc_studio.analysis.maps import mask_png, structure_png
from gc_studio.cli.batch import batch
from gc_studio.cli.command import Command
from gc_studio.cli.errors import UserError
from gc_studio.cli.files import read_what_is_whole
from gc_studio.decode.families import Painters
from gc_studio.document import Document
from gc_studio.storage import write_atomic

_PICTURE_FORMATS = {".png": "PNG", ".webp": "WEBP"}


def _add_arguments(decode: argparse.ArgumentParser) -> None:
    decode.add_argument("files", nargs="+", type=Path, metavar="IN.gcx")
    decode.add_argument("out", type=Path, metavar="OUT", help="a .png or .webp file; with several files a folder")
    decode.add_argument("--device", choices=("auto", "cpu", "cuda"), default="auto")
    decode.add_argument("--layers", type=Path, metavar="DIR", help="write the layers as pictures into this folder, too")


def _save_picture(pixels: NDArray[np.uint8], path: Path) -> None:
    kind = _PICTURE_FORMATS.get(path.suffix.lower())
    if kind is None:
        raise UserError(f"{path.name}: pictures are written as .png or .webp")
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, kind, lossless=True)
    write_atomic(path, buffer.getvalue())


def _save_layers(document: Document, folder: Path) -> None:
    """structure.png, mask.png, detail.png (channels side by side, the least value black) and texture.json."""
    folder.mkdir(parents=True, exist_ok=True)
    write_atomic(folder / "structure.png", structure_png(document))
    write_atomic(folder / "mask.png", mask_png(document))
    limit = document.codes.detail_limit
    if document.detail.size:
        levels = (np.concatenate(list(document.detail), axis=1).astype(np.int16) + limit) * 255 // (2 * limit)
        _save_picture(levels.astype(np.uint8), folder / "detail.png")
    write_atomic(folder / "texture.json", json.dumps(document.texture.tolist()).encode())
    if len(document.extra_textures):
        write_atomic(folder / "extra_textures.json", json.dumps(document.extra_textures.tolist()).encode())
        _save_picture(document.regions * np.uint8(255 // len(document.extra_textures)), folder / "regions.png")


def _run(arguments: argparse.Namespace) -> int:
    painters = Painters(arguments.device)
    several = len(arguments.files) > 1

    def convert(source: Path, target: Path) -> None:
        document = read_what_is_whole(source)
        _save_picture(painters.render(document), target)
        if arguments.layers:
            _save_layers(document, arguments.layers / source.stem if several else arguments.layers)

    return batch(arguments.files, arguments.out, ".png", convert)


COMMAND = Command("decode", ".gcx or project to a picture; several files to a folder", _add_arguments, _run)
