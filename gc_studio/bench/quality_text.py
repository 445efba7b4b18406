"""What `quality` measured -> tables and a page of documentation, with what has to be known to read them rightly."""

import platform
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from os import cpu_count

from gc_studio.bench.distances import TRAINING_LOSSES, PerceptualNet
from gc_studio.bench.kept_parts import LEVELS, Row
from gc_studio.bench.picture_codecs import COMPARED
from gc_studio.bench.preserve_text import lpips_name
from gc_studio.bench.quality import SQUARE, WHOLE, Measured, Quality, mean_of_sets

MARK = "`gcx bench quality`"
"""What a page says that was written here, near its beginning."""

KEPT = dict(zip(LEVELS, ("nothing", "gist", "fine", "faithful"), strict=True))
"""What is kept at each level, as tables and plots name it."""
_ALIKE = 0.05
"""Share of our bytes up to which those of another codec count as the same."""
_SIZES = {SQUARE: f"Centre squares, {SQUARE}x{SQUARE}", WHOLE: f"Whole photos, shorter side {WHOLE}"}

_NOTES = (
    "*Kept*: nothing, or everything at one of the three [levels](guide.md#preserve). *Bytes* are those of whole files.",
    "Each codec has its {lpips}: lower is nearer to the photo, as people see it. Others are read at our bytes, between "
    "two files of theirs; *at 1.7x*: the nearest that they can make has so many times our bytes.",
)
_PSNR = "*PSNR* in dB, ours and that of {codec}: higher is nearer to the photo, counted pixel by pixel."
_LOSS = "\\* A training loss, which flatters gcx."
_ROWS = (
    "*Rows*, ours and the photo's: the share of the spectrum's energy in peaks, where the photo is flat. More than the "
    "photo's is one mark that repeats itself."
)


@dataclass(frozen=True)
class Page:
    """What a page says beside figures.

    Attributes:
        command: that writes it.
        model: name and identity of the model.
        plot: name of the picture of curves, from the folder of the page.
        sheet: likewise of the sheet, None without one.
    """

    command: str
    model: str
    plot: str
    sheet: str | None


def shown_lpips(nets: Sequence[PerceptualNet]) -> str:
    """Name of the figure that is shown: of a net that was no training loss, if there is one."""
    names = sorted((net.name for net in nets), key=lambda name: name in TRAINING_LOSSES)
    return f"lpips_{names[0]}"


def page(quality: Quality, lpips: str, about: Page) -> str:
    """A page of documentation, Markdown; lpips: the figure that is shown."""
    today, machine = date.today().isoformat(), platform.processor() or platform.machine()
    lines = [
        "# Quality",
        "",
        f"Written by {MARK}: {about.model}, {today}, {cpu_count()} cores, {machine}.",
        "No net was trained on these photos; how many of each set there are is behind its name.",
        "",
        f"![LPIPS over bits per pixel, ours and other codecs]({about.plot})",
        "",
        *(f"- {note}" for note in notes(quality, lpips)),
    ]
    for side in _SIZES:
        if of_side := [own for own in quality.measured if own.side == side]:
            lines += ["", f"## {_SIZES[side]}", "", *table(of_side, lpips)]
    if about.sheet:
        lines += [
            "",
            "## To look at",
            "",
            f"![Photos, ours with nothing and with the gist kept, another codec]({about.sheet})",
        ]
        lines += [
            "",
            f"*Squares of {SQUARE} pixels out of these photos, at their own size, with the bytes of the whole files.*",
        ]
    return "\n".join([*lines, "", "## Again", "", f"    {about.command}", ""])


def notes(quality: Quality, lpips: str) -> list[str]:
    """What has to be known to read the tables."""
    name = _shown(lpips)
    lines = [note.format(lpips=name) for note in _NOTES]
    if codecs := _codecs(quality.measured):
        lines.append(_PSNR.format(codec=codecs[0]))
    if _has_rows(quality.measured):
        lines.append(_ROWS)
    return [*lines, *([_LOSS] if name.endswith("*") else []), *(f"{line}." for line in quality.left_out)]


def table(measured: Sequence[Measured], lpips: str) -> list[str]:
    """Sets of one size and before them all as one, a line a level, as a table of Markdown."""
    has_rows, codecs = _has_rows(measured), _codecs(measured)
    heads = ["set", "kept", "bytes", "bpp", "gcx", *codecs, "PSNR", *(["rows"] if has_rows else [])]
    lines = [_line(heads), _line(["---"] * len(heads))]
    for own in measured if len(measured) == 1 else (mean_of_sets(measured), *measured):
        for level, row in zip(LEVELS, own.ours, strict=True):
            others = [own.others[codec][level] for codec in codecs]
            cells = [f"{own.name} ({own.photos})" if level == LEVELS[0] else "", KEPT[level]]
            cells += [f"{row['bytes']:,.0f}", f"{row['bpp']:.3f}", f"**{row[lpips]:.3f}**"]
            cells += [_other(other, row, lpips) for other in others]
            cells.append(", ".join(f"{one['psnr']:.1f}" for one in (row, *others[:1])))
            if has_rows:
                cells.append(f"{row['rows']:.2f}, {row['photo_rows']:.2f}" if "rows" in row else "")
            lines.append(_line(cells))
    return lines


def _codecs(measured: Sequence[Measured]) -> list[str]:
    return [codec for codec in COMPARED if codec in measured[0].others]


def _has_rows(measured: Sequence[Measured]) -> bool:
    return any("rows" in row for own in measured for row in own.ours)


def _shown(lpips: str) -> str:
    """A figure as a page names it."""
    return lpips_name(lpips).replace("*", "\\*")


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _other(row: Row, ours: Row, lpips: str) -> str:
    """LPIPS, and how many times our bytes it has where it could not have as many."""
    times = row["bytes"] / ours["bytes"]
    return f"{row[lpips]:.3f} at {times:.1f}x" if abs(times - 1) > _ALIKE else f"{row[lpips]:.3f}"
