"""What `faces` measured -> the cumulative distribution of landmark errors as PNG, as figure 9 of TIP 2022."""

import io
from pathlib import Path

import numpy as np
from matplotlib.figure import Figure

from gc_studio.analysis.pictures import SOFTWARE, is_made_here
from gc_studio.bench.faces import BOUNDS, Faces
from gc_studio.storage import write_ours

PLOT = "faces.png"
_LEAST, _MOST = 0.01, 1.0
"""Errors that are shown."""

_COLOURS = {"studio": "black", "hfgan": "#CC79A7", "JPEG": "#56B4E9", "AVIF": "#009E73"}
_STYLES = ("-", "--", "-.", ":", (0, (1, 3)), (0, (5, 1, 1, 1, 1, 1)))


def save_plot(faces: Faces, folder: Path) -> None:
    """Write `faces.png` into an existing folder; raises OSError where that fails."""
    write_ours(folder / PLOT, plot(faces), is_made_here)


def plot(faces: Faces) -> bytes:
    """A curve a system: the share of faces whose error is below, over the error."""
    figure = Figure(figsize=(9.2, 4.8), layout="constrained")
    axes = figure.subplots()
    used = dict.fromkeys(_COLOURS, 0)
    for own in faces.systems:
        kind = next((name for name in _COLOURS if own.name.startswith(name)), "studio")
        errors = np.sort(own.errors)
        shares = np.arange(1, len(errors) + 1) / len(errors)
        axes.step(
            np.concatenate([[_LEAST], errors[np.isfinite(errors)], [_MOST]]),
            np.concatenate([[0], shares[np.isfinite(errors)], [own.below(np.inf)]]),
            where="post",
            color=_COLOURS[kind],
            linestyle=_STYLES[used[kind] % len(_STYLES)],
            label=f"{own.name} ({np.mean(own.bpp):.3f} bpp)",
        )
        used[kind] += 1
    axes.axvline(BOUNDS[-1], color="grey", linewidth=0.8, linestyle=":")
    axes.set_xscale("log")
    axes.set_xlim(_LEAST, _MOST)
    axes.set_ylim(0, 1.01)
    axes.set_xlabel("error of the landmarks, in distances of the eyes", fontsize=9)
    axes.set_ylabel("share of faces below", fontsize=9)
    axes.set_title(f"{faces.photos} faces", fontsize=9)
    axes.grid(alpha=0.3, which="both")
    figure.legend(*axes.get_legend_handles_labels(), loc="outside right upper", fontsize=8)
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=110, metadata={"Software": SOFTWARE})
    return buffer.getvalue()
