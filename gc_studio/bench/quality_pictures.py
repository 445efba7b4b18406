"""What `quality` measured -> a contact sheet and rate-distortion plots, as PNG."""

import io
import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from gc_studio.analysis.photo import PhotoError
from gc_studio.analysis.pictures import SOFTWARE, is_made_here, png
from gc_studio.bench.quality import OURS, Quality, Row, SheetRow
from gc_studio.storage import check_ours, write_ours
from gc_studio.training.evaluate import SIZE
from gc_studio.training.sheets import Picture, grid, labelled

SHEET, PLOT = "sheet.png", "rate-distortion.png"

# The palette of Okabe and Ito, which people who see colours differently can tell apart; black is ours.
_OURS_STYLES = {"gcx": "-", "gcx, refined": "--"}
_COLOURS = ("#E69F00", "#56B4E9", "#009E73", "#0072B2", "#D55E00", "#CC79A7")


def save_pictures(quality: Quality, titles: dict[str, str], folder: Path) -> None:
    """Write `sheet.png` and `rate-distortion.png`.

    Args:
        quality: from `quality.measure`.
        titles: what to plot, by the name of the figure its title.
        folder: an existing one.

    Raises:
        OSError: the folder cannot be written to.
    """
    write_ours(folder / SHEET, png(contact_sheet(quality.sheet)), is_made_here)
    write_ours(folder / PLOT, rate_distortion_plot(quality, titles), is_made_here)


def check_folder(folder: Path, names: Sequence[str], photos: list[Path]) -> None:
    """Make the folder, and raise OSError or PhotoError if files cannot be written there or would replace others' own.

    photos: what is to be measured, which the pictures must not be mistaken for the next time.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        check_ours(folder / name, is_made_here)
    if folder.resolve() in (photo.resolve().parent for photo in photos):
        raise PhotoError(f"{folder}: the photos lie in it; choose another folder for the pictures of them")


def contact_sheet(rows: list[SheetRow]) -> Picture:
    """One row a photo: the original, and the pictures of every codec with their bytes; uint8 RGB (H, W, 3)."""
    tiles = []
    for row in rows:
        others = [
            labelled(picture, f"{codec}: {row.figures[codec]['bytes']:.0f} B")
            for codec, picture in row.pictures.items()
        ]
        tiles.append([labelled(row.photo, row.name), *others])
    return grid(tiles)


def rate_distortion_plot(quality: Quality, titles: dict[str, str]) -> bytes:
    """One plot for each figure over bits per pixel, as PNG; a codec's files at several sizes are one line."""
    rows = -(-len(titles) // 2)
    figure = Figure(figsize=(12, 4.2 * rows + 0.8), layout="constrained")
    axes = np.ravel(figure.subplots(rows, 2, squeeze=False))
    lines = _lines(quality.means)
    for plot, (name, title) in zip(axes, titles.items(), strict=False):
        _plot(plot, name, title, lines)
    for plot in axes[len(titles) :]:
        plot.set_axis_off()
    figure.suptitle(f"Means of {len(quality.photos)} photos, centre squares at {SIZE}x{SIZE}")
    handles, labels = axes[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=len(labels))
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=120, metadata={"Software": SOFTWARE})
    return buffer.getvalue()


def _lines(means: dict[str, Row]) -> dict[str, list[tuple[str, Row]]]:
    """Points of each line with what they are called there, in order of their size."""
    lines: dict[str, list[tuple[str, Row]]] = {}
    for codec, row in means.items():
        if codec.startswith(OURS):
            mask, _, refined = codec.removeprefix(OURS).partition(", ")
            lines.setdefault(f"gcx, {refined}" if refined else "gcx", []).append((mask, row))
        else:
            lines.setdefault(re.sub(r", \dx$", "", codec), []).append(("", row))
    return {name: sorted(points, key=lambda point: point[1]["bpp"]) for name, points in lines.items()}


def _plot(plot: Axes, name: str, title: str, lines: dict[str, list[tuple[str, Row]]]) -> None:
    colours = iter(_COLOURS)
    for line, points in lines.items():
        bpp, values = [row["bpp"] for _, row in points], [row[name] for _, row in points]
        if line in _OURS_STYLES:
            plot.plot(bpp, values, _OURS_STYLES[line], color="black", marker="o", linewidth=2, label=line, zorder=3)
        else:
            plot.plot(bpp, values, color=next(colours), marker="s", markersize=4, label=line)
    ours = lines["gcx"]
    aside = (7, -10) if ours[-1][1][name] > ours[0][1][name] else (5, 5)
    for mask, row in ours:
        plot.annotate(mask, (row["bpp"], row[name]), aside, textcoords="offset points", fontsize=8)
    if name.startswith("kernel") and all(row[name] > 0 for points in lines.values() for _, row in points):
        plot.set_yscale("log")  # They lie decades apart.
    plot.set_title(title, fontsize=10)
    plot.set_xlabel(f"bits per pixel (0.1 is {0.1 * SIZE**2 / 8:.0f} bytes)")
    plot.set_xlim(left=0)
    plot.grid(alpha=0.3)
