"""What `scenes` measured -> a plot of mIoU over the rate and a contact sheet, as PNG."""

import io
from pathlib import Path
from typing import Any

import numpy as np
from matplotlib.figure import Figure

from gc_studio.analysis.pictures import SOFTWARE, is_made_here, png
from gc_studio.analysis.scenes import CHANNELS
from gc_studio.bench.labelled import EVERYTHING, NOTHING
from gc_studio.bench.picture_codecs import Picture
from gc_studio.bench.preserve_pictures import COLOURS
from gc_studio.bench.scenes import PHOTO, STUDIO, Point, Scenes, with_so_many
from gc_studio.storage import write_ours
from gc_studio.training.sheets import grid, labelled

SHEET, PLOT = "sheet.png", "scenes.png"

_SYSTEMS = {"gc": "#F0E442", "gcd": "#999999", "mse": "#8B4513"}
"""Models that keep everything, C = 2, 4, 8, and their colours."""

_MARKERS = dict(zip(CHANNELS, "^so", strict=True))


def save_pictures(scenes: Scenes, folder: Path) -> None:
    """Write `sheet.png` and `scenes.png` into an existing folder; raises OSError where that fails."""
    write_ours(folder / SHEET, png(contact_sheet(scenes)), is_made_here)
    write_ours(folder / PLOT, plot(scenes), is_made_here)


def contact_sheet(scenes: Scenes) -> Picture:
    """A row a photo: itself, its labels, from labels alone, foreground kept, everything kept, another codec; RGB."""
    rows = [[labelled(picture, text) for text, picture in row.items()] for row in scenes.shown]
    height, width = (max(tile.shape[side] for row in rows for tile in row) for side in (0, 1))

    def filled(tile: Picture) -> Picture:
        missing = (0, height - tile.shape[0]), (0, width - tile.shape[1]), (0, 0)
        return np.pad(tile, missing, constant_values=255)

    return grid([[filled(tile) for tile in row] for row in rows])


def plot(scenes: Scenes) -> bytes:
    """Mean intersection over union over bits per pixel, as figure 7 of Agustsson et al. (ICCV 2019)."""
    figure = Figure(figsize=(7.2, 4.6), layout="constrained")
    axes = figure.subplots()

    def draw(points: list[Point], **look: Any) -> None:
        ordered = sorted(points, key=lambda point: point.bpp)
        axes.plot([point.bpp for point in ordered], [point.miou for point in ordered], **look)

    for channels, marker in _MARKERS.items():
        name = with_so_many(scenes.model, channels)
        own = [scenes.point(scenes.model, NOTHING), *(point for point in scenes.points if point.name == name)]
        draw(own, color="black", marker=marker, linewidth=1, markersize=5, label=name, zorder=3)
    for point in scenes.points:
        if point.name in (scenes.model, scenes.name_of_most):
            axes.annotate(point.kept, (point.bpp, point.miou), (5, -9), textcoords="offset points", fontsize=8)
    draw([scenes.point(STUDIO, kept) for kept in (NOTHING, EVERYTHING)], color="#CC79A7", marker="D", label=STUDIO)
    for system, colour in _SYSTEMS.items():
        if own := [point for point in scenes.points if point.name.startswith(f"{system},")]:
            draw(own, color=colour, marker="v", markersize=5, label=system)
    for codec, colour in {"JPEG": "#56B4E9", **COLOURS}.items():
        if own := [point for point in scenes.points if point.name == codec]:
            draw(own, color=colour, marker="x", label=codec)
    axes.axhline(scenes.point(PHOTO, "").miou, color="grey", linestyle=":", label=PHOTO)
    axes.set_title(f"{scenes.photos} photos, shorter side {scenes.side}", fontsize=9)
    axes.set_xlabel("bits per pixel", fontsize=9)
    axes.set_ylabel("mIoU of the labels that a judge finds", fontsize=9)
    axes.set_xlim(left=0)
    axes.set_ylim(bottom=0)
    axes.grid(alpha=0.3)
    axes.legend(fontsize=8)
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=110, metadata={"Software": SOFTWARE})
    return buffer.getvalue()
