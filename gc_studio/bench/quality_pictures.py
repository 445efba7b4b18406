"""What `quality` measured -> a plot of LPIPS over the rate; photos -> a contact sheet. Both are small WebP files."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from PIL import Image

from gc_studio.analysis.photo import load_photo, resized
from gc_studio.analysis.pictures import webp
from gc_studio.bench.everything import files_of_levels
from gc_studio.bench.kept_parts import LEVELS, Row
from gc_studio.bench.picture_codecs import Files, Picture, PictureCodec
from gc_studio.bench.preserve_pictures import COLOURS
from gc_studio.bench.preserve_text import lpips_name
from gc_studio.bench.quality import MOST_BPP, SQUARE, WHOLE, Measured, Quality, mean_of_sets
from gc_studio.bench.quality_text import KEPT
from gc_studio.decode.renderer import Renderer
from gc_studio.nets.model import StudioModel
from gc_studio.training.evaluate import centre_square
from gc_studio.training.sheets import grid, labelled

MOST_BYTES = 60_000
"""Of the sheet, if a quality from 30 up gives so few."""
_COLOURS_OF_PLOT = 48


def plot(quality: Quality, lpips: str) -> bytes:
    """LPIPS over bits per pixel, a part for each size, means of its sets; lpips: the figure's name."""
    sides = [side for side in (SQUARE, WHOLE) if any(own.side == side for own in quality.measured)]
    figure = Figure(figsize=(4.6 * len(sides), 3.8), layout="constrained")
    for axes, side in zip(np.ravel(figure.subplots(1, len(sides), squeeze=False)), sides, strict=True):
        _plot_size(axes, mean_of_sets([own for own in quality.measured if own.side == side]), lpips)
    handles, labels = figure.axes[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=len(labels), fontsize=8)
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=110)
    # Few colours are enough for lines, and take a third of the bytes.
    return webp(np.asarray(Image.open(buffer).convert("RGB").quantize(_COLOURS_OF_PLOT).convert("RGB")), quality=100)


def _plot_size(axes: Axes, measured: Measured, lpips: str) -> None:
    def draw(rows: Sequence[Row], **look: Any) -> None:
        axes.plot([row["bpp"] for row in rows], [row[lpips] for row in rows], **look)

    draw(measured.ours, color="black", marker="o", linewidth=2, label="gcx, by what is kept", zorder=3)
    for level, row in zip(LEVELS, measured.ours, strict=True):
        axes.annotate(KEPT[level], (row["bpp"], row[lpips]), (5, 5), textcoords="offset points", fontsize=8)
    for codec, colour in COLOURS.items():
        if codec in measured.curves:
            draw(measured.curves[codec], color=colour, label=codec)
    axes.set_title(f"{lpips_name(lpips)}, {measured.photos} photos at {measured.side}", fontsize=9)
    axes.set_xlabel("bits per pixel", fontsize=9)
    axes.set_xlim(0, MOST_BPP)
    axes.grid(alpha=0.3)


def contact_sheet(photos: Sequence[Path], model: StudioModel, codec: PictureCodec) -> bytes:
    """A row a photo: itself, ours with nothing and with the gist of everything kept, another codec at no fewer bytes.

    Photos are taken at WHOLE where they are as large, else their squares at SQUARE, and the middle of each is shown.

    Raises:
        PhotoError: a photo cannot be read.
    """
    renderer, tiles = Renderer(model), []
    for path in photos:
        photo = load_photo(path)
        photo = resized(photo, WHOLE) if min(photo.shape[:2]) >= WHOLE else centre_square(photo, SQUARE)
        nothing, gist, *_ = files_of_levels(photo, model, renderer)
        other = Files(photo, codec).smallest(len, gist.file_bytes)
        pictures = {
            "photo": photo,
            f"nothing kept: {nothing.file_bytes:,} B": nothing.picture,
            f"gist kept: {gist.file_bytes:,} B": gist.picture,
            f"{codec.name}: {len(other):,} B": codec.decode(other),
        }
        tiles.append([labelled(_middle(picture), text) for text, picture in pictures.items()])
    sheet = grid(tiles)
    files = (webp(sheet, quality, is_lossless=False) for quality in range(80, 20, -10))
    return next((data for data in files if len(data) <= MOST_BYTES), webp(sheet, 30, is_lossless=False))


def _middle(picture: Picture) -> Picture:
    top, left = ((length - SQUARE) // 2 for length in picture.shape[:2])
    return picture[top : top + SQUARE, left : left + SQUARE]
