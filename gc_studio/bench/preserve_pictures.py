"""What `preserve` measured -> a contact sheet of crops and plots of truth over bytes, as PNG."""

import io
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from gc_studio.analysis.photo import PhotoError
from gc_studio.analysis.pictures import SOFTWARE, is_made_here, png
from gc_studio.bench.kept_parts import LEVELS, Kept, Row
from gc_studio.bench.picture_codecs import COMPARED, Picture
from gc_studio.bench.preserve import Preserved
from gc_studio.storage import check_ours, write_ours
from gc_studio.training.sheets import labelled

SHEET, PLOT = "sheet.png", "kept.png"

LARGER = 4
"""How many times their size crops are shown."""
_MARGIN = 12
_MOST = 160
"""Of the sides of a crop, in pixels of the photo."""

COLOURS = dict(zip(COMPARED, ("#009E73", "#E69F00", "#0072B2", "#D55E00"), strict=True))
"""Of the palette of Okabe and Ito, which people who see colours differently can tell apart; black is ours."""


def save_pictures(preserved: Preserved, folder: Path) -> None:
    """Write `sheet.png` and `kept.png` into an existing folder; raises OSError where that fails."""
    write_ours(folder / SHEET, png(contact_sheet(preserved.shown())), is_made_here)
    write_ours(folder / PLOT, plots(preserved), is_made_here)


def check_folder(folder: Path, names: Sequence[str], photos: list[Path]) -> None:
    """Make the folder, and raise OSError or PhotoError if files cannot be written there or would replace others' own.

    photos: what is to be measured, which the pictures must not be mistaken for the next time.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        check_ours(folder / name, is_made_here)
    if folder.resolve() in (photo.resolve().parent for photo in photos):
        raise PhotoError(f"{folder}: the photos lie in it; choose another folder for the pictures of them")


def contact_sheet(shown: list[Kept]) -> Picture:
    """A row a scene: photo, every level, and other codecs at the size of the last; uint8 RGB (H, W, 3)."""
    rows = []
    for kept in shown:
        tiles = [_crop(kept, kept.scene.photo, kept.scene.name)]
        for level, picture, row in zip(LEVELS, kept.pictures, kept.rows, strict=True):
            tiles.append(_crop(kept, picture, f"level {level}: {row['bytes']:.0f} B, {row['psnr']:.1f} dB"))
        tiles += [_crop(kept, picture, name) for name, picture in kept.beside.items()]
        rows.append(np.concatenate(tiles, axis=1))
    width = max(row.shape[1] for row in rows)
    return np.concatenate(
        [np.pad(row, ((0, 0), (0, width - row.shape[1]), (0, 0)), constant_values=255) for row in rows]
    )


def _crop(kept: Kept, picture: Picture, text: str) -> Picture:
    place = []
    for axis in (1, 0):
        inside = np.flatnonzero(kept.scene.pixels.any(axis))
        side = kept.scene.photo.shape[1 - axis]
        length = min(inside[-1] + 1 - inside[0] + 2 * _MARGIN, _MOST, side)
        start = min(max((inside[0] + inside[-1] + 1 - length) // 2, 0), side - length)
        place.append(slice(start, start + length))
    crop = cv2.resize(picture[tuple(place)], None, fx=LARGER, fy=LARGER, interpolation=cv2.INTER_CUBIC)
    return labelled(np.asarray(crop, np.uint8), text)


def plots(preserved: Preserved) -> bytes:
    """PSNR of the kept parts over the bytes of their files, as PNG."""
    rows = -(-len(preserved.scenes) // 2)
    figure = Figure(figsize=(12, 4.2 * rows + 0.8), layout="constrained")
    axes = list(np.ravel(figure.subplots(rows, 2, squeeze=False)))
    for kind in preserved.scenes:
        _plot_kept(axes.pop(0), preserved.kept_means(kind), kind)
    for left in axes:
        left.set_axis_off()
    figure.suptitle(f"Means of {preserved.photos} photos")
    handles, labels = figure.axes[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=len(labels))
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=120, metadata={"Software": SOFTWARE})
    return buffer.getvalue()


def _plot_kept(plot: Axes, rows: list[Row], kind: str) -> None:
    sizes, values = ([row[figure] for row in rows] for figure in ("bytes", "psnr"))
    plot.plot(sizes, values, color="black", marker="o", linewidth=2, label="gcx, by level", zorder=3)
    for level, size, value in zip(LEVELS, sizes, values, strict=True):
        plot.annotate(str(level), (size, value), (5, 5), textcoords="offset points", fontsize=8)
    for codec, colour in COLOURS.items():
        points = [(row[codec], row["psnr"]) for row in rows if codec in row]
        if points:
            plot.plot(*zip(*points, strict=True), color=colour, marker="s", markersize=4, label=codec)
    plot.set_title(f"{kind}: PSNR inside in dB (higher is better)", fontsize=10)
    plot.set_xlabel("bytes of the file")
    plot.set_xlim(left=0)
    plot.grid(alpha=0.3)
