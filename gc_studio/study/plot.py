"""A report -> a plot as PNG: preference of each pair, and over the bytes of a codec where it was asked at several."""

import io
from collections import defaultdict

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from gc_studio.analysis.pictures import SOFTWARE
from gc_studio.study.answers import ASKED
from gc_studio.study.report import Preference, Report

_COLOURS = {"fidelity": "#0072B2", "beauty": "#E69F00"}
"""Of the palette of Okabe and Ito, which people who see colours differently can tell apart."""


def plot(found: Report) -> bytes:
    """Bars as figure 6 of Chang et al. (TIP 2022); curves as figure 5 of Agustsson et al. (ICCV 2019) beside them."""
    curves = _curves(found.preferences)
    pairs = list(dict.fromkeys(own.systems for own in found.preferences))
    width, height = 6.4, max(3.0, 1.4 + 0.62 * len(pairs))
    figure = Figure(figsize=(width * (2 if curves else 1), height), layout="constrained")
    axes = np.ravel(figure.subplots(1, 2 if curves else 1, squeeze=False))
    _bars(axes[0], pairs, found)
    if curves:
        _over_bytes(axes[1], curves)
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=110, metadata={"Software": SOFTWARE})
    return buffer.getvalue()


def _bars(axes: Axes, pairs: list[tuple[str, str]], found: Report) -> None:
    """The share of each pair that preferred the first system, of 100 %, a bar for each question."""
    thick = 0.36
    for offset, asked in zip((-thick / 2, thick / 2), ASKED, strict=True):
        own = [preference for preference in found.preferences if preference.asked == asked]
        places = np.arange(len(pairs)) + offset
        means, errors = [one.mean for one in own], [one.error or 0 for one in own]
        axes.barh(places, means, thick, xerr=errors, color=_COLOURS[asked], ecolor="black", capsize=2, label=asked)
        axes.barh(places, [100 - mean for mean in means], thick, left=means, color="#dddddd", zorder=0)
        for place, mean in zip(places, means, strict=True):
            axes.text(
                1.5,
                place,
                f"{mean:.0f} %",
                va="center",
                fontsize=8,
                color="white" if mean > 12 and asked == ASKED[0] else "black",
            )
    axes.axvline(50, color="black", linewidth=0.8, linestyle=":")
    axes.set_yticks(np.arange(len(pairs)), [f"{first} over {second}" for first, second in pairs], fontsize=9)
    axes.invert_yaxis()
    axes.set_xlim(0, 100)
    axes.set_xlabel(f"first preferred, per cent: mean of {found.people} people, and its standard error", fontsize=9)
    axes.legend(fontsize=8, loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=2, frameon=False)


def _curves(preferences: list[Preference]) -> dict[tuple[str, str, str], list[Preference]]:
    """By model, codec and question what was asked at several numbers of bytes."""
    found = defaultdict(list)
    for own in preferences:
        found[own.systems[0], own.systems[1].partition("@")[0], own.asked].append(own)
    return {key: points for key, points in found.items() if len(points) > 1}


def _over_bytes(axes: Axes, curves: dict[tuple[str, str, str], list[Preference]]) -> None:
    for number, ((model, codec, asked), points) in enumerate(curves.items()):
        ordered = sorted(points, key=lambda own: own.file_bytes[1])
        axes.errorbar(
            [own.file_bytes[1] for own in ordered],
            [own.mean for own in ordered],
            [own.error or 0 for own in ordered],
            color=_COLOURS[asked],
            marker="os^v"[number // len(ASKED) % 4],
            capsize=2,
            label=f"{model} over {codec}, {asked}",
        )
    for size in {points[0].file_bytes[0] for points in curves.values()}:
        axes.plot([size], [50], color="black", marker="D", linestyle="", zorder=3)
    axes.axhline(50, color="black", linewidth=0.8, linestyle=":")
    axes.set_ylim(0, 100)
    axes.set_xlabel("bytes of the codec's file; diamond: the model's", fontsize=9)
    axes.set_ylabel("model preferred, per cent", fontsize=9)
    axes.grid(alpha=0.3)
    axes.legend(fontsize=8)
