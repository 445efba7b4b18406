"""What `papers` measured -> tables and a page of documentation: what each system gave, what was taken from it."""

import platform
from collections.abc import Sequence
from datetime import date
from os import cpu_count

from gc_studio.bench.distances import TRAINING_LOSSES, PerceptualNet
from gc_studio.bench.papers import Figures, OfSet, Papers
from gc_studio.bench.preserve_text import lpips_name
from gc_studio.bench.quality import SQUARE

MARK = "`gcx bench papers`"
"""What a page says that was written here, near its beginning."""

OURS = "studio"

STORIES: dict[str, tuple[str, str]] = {
    "layered": (
        "Chang et al., *Layered conceptual image compression*, ICIP 2019",
        "It split a photo into what people name, lines and a surface: edges, made four times smaller and coded as a "
        "map, and a texture of eight numbers from a VAE-GAN. The studio model has its two layers in its order, lines "
        "first and a texture painted between them. It draws lines where they are worth their bytes in place of all "
        "edges, and gives each region a texture in place of one for the whole.",
    ),
    "hfgan": (
        "Chang et al., *Conceptual compression via deep structure and texture synthesis*, TIP 2022",
        "It fused both layers at every scale: the structure is concatenated, and the texture sets mean and deviation "
        "of each block. The studio model took that fusion, the 64 numbers at the step of QP 51, and the swaps. What "
        "it adds are regions, and cells that stay true to the photo: here a face or a word cannot be kept.",
    ),
    "gc": (
        "Agustsson et al., *Generative adversarial networks for extreme learned image compression*, ICCV 2019",
        "GC codes the whole photo as a grid w of symbols, five kinds of them, and lets a generator paint it. The "
        "studio model took w and its quantiser for the cells that it preserves, and from SC the mask that says which "
        "these are. The grid is all that GC has: every cell costs about the same, and there are no lines to draw and "
        "no textures to swap. Its sampler draws such grids from noise (`gcx sample`).",
    ),
    "gcd": (
        "The same, GC (D+)",
        "The discriminator alone is told what is where, and the file holds nothing of that. Network and bytes are "
        "those of `gc`. The studio model was trained without labels.",
    ),
    "mse": (
        "The same, the MSE baseline",
        "The network of `gc` without a discriminator. The paper says what the GAN term buys by it: a picture that is "
        "sharp and less like the photo pixel by pixel. The studio model has that term, too.",
    ),
    "street": (
        "The same, selective compression (SC)",
        "A picture is painted from a map of what is where, and kept things are sent as w. It was trained on people in "
        "streets alone. The studio model took the mask; it paints from lines, and needs no classes.",
    ),
}
"""By the name of a model: its paper, and what it gave, what the studio model took and what it has beside."""

_COLUMNS = {"bytes": ("bytes", ",.0f"), "bpp": ("bpp", ".3f"), "psnr": ("PSNR", ".1f"), "ms_ssim": ("MS-SSIM", ".3f")}
_COLUMNS |= {"dists": ("DISTS-like", ".3f"), "kernel": ("kernel", ",.1f")}
"""Figures with their heads and formats; LPIPS comes before PSNR."""


def shown_lpips(nets: Sequence[PerceptualNet]) -> str | None:
    """Name of the figure that systems are compared by: of a net that was no training loss, if there is one."""
    names = sorted((net.name for net in nets), key=lambda name: name in TRAINING_LOSSES)
    return f"lpips_{names[0]}" if names else None


def notes(papers: Papers, lpips: str | None) -> list[str]:
    """What has to be known to read the tables."""
    lines = [
        f"Centre squares at {SQUARE}x{SQUARE}, means over photos. Bytes are those of whole files; of HEVC those of its "
        "stream, of JPEG 2000 those of its codestream.",
        "LPIPS, DISTS-like (all channels count alike) and kernel distance: lower is nearer to the photos. PSNR in dB "
        "and MS-SSIM: higher is nearer, counted pixel by pixel.",
        "Parameters: in the model's file. GFLOP: of convolutions and matrix products in painting a square, a "
        "multiplication and its addition being two. Seconds: from the photo to the file, and from there to the "
        "picture, of the middle photo.",
    ]
    if lpips is not None:
        net = lpips.removeprefix("lpips_")
        lines.append(
            f"Kernel distance: of the deepest features of {net}, between the set of pictures and that of photos."
        )
        if _shown(lpips).endswith("*") or any("*" in _shown(name) for name in _lpips_of(papers.sets[0])):
            lines.append("\\* A training loss of the studio model, which flatters it.")
    return lines + [f"Left out: {line}" for line in papers.left_out]


def tables(papers: Papers) -> list[str]:
    """A table of Markdown a set, and one of the bytes of detail codes."""
    lines = []
    for own in papers.sets:
        lines += ["", f"### {own.name}, {own.photos} photos", "", *_table(papers, own)]
    if coded := _coding(papers):
        lines += ["", "### How w is coded", "", *coded]
    return lines[1:]


def page(papers: Papers, lpips: str | None, command: str, sheet: str | None) -> str:
    """A page of documentation, Markdown; sheet: name of its picture, from the folder of the page."""
    today, machine = date.today().isoformat(), platform.processor() or platform.machine()
    lines = [
        "# The papers' own systems",
        "",
        f"Written by {MARK}, {today}, {cpu_count()} cores, {machine}. The nets of the papers are small ones, trained "
        "for this program; their cards in `weights/papers` say what differs.",
        "",
        *(f"- {note}" for note in notes(papers, lpips)),
        "",
        "## Side by side",
        "",
        *tables(papers),
    ]
    if sheet:
        lines += ["", "## To look at", "", f"![Photos, and what each system makes of them, with the bytes]({sheet})"]
    lines += ["", "## What each gave", "", *_stories(papers, lpips)]
    return "\n".join([*lines, "## Again", "", f"    {command}", ""])


def _lpips_of(own: OfSet) -> list[str]:
    first = next(iter(own.rows.values()), {})
    return [name for name in first if name.startswith("lpips_")]


def _shown(lpips: str) -> str:
    """A figure as a page names it."""
    return lpips_name(lpips).replace("*", "\\*")


def _table(papers: Papers, own: OfSet) -> list[str]:
    columns = dict(list(_COLUMNS.items())[:2]) | {name: (_shown(name), ".3f") for name in _lpips_of(own)}
    columns |= dict(list(_COLUMNS.items())[2:])
    columns = {name: look for name, look in columns.items() if any(name in row for row in own.rows.values())}
    heads = ["system", *(head for head, _ in columns.values()), "parameters", "GFLOP", "seconds"]
    lines = [_line(heads), _line(["---"] * len(heads))]
    for row, figures in own.rows.items():
        cells = [format(figures[name], form) if name in figures else "" for name, (_, form) in columns.items()]
        cost = papers.costs.get(papers.models[row][0]) if row in papers.models else None
        cells.append(f"{cost.parameters / 1e6:.2f} M" if cost else "")
        cells.append(f"{cost.operations / 1e9:.1f}" if cost and cost.operations else "")
        lines.append(_line([row, *cells, f"{figures['encode_s']:.3f}, {figures['decode_s']:.3f}"]))
    return lines


def _coding(papers: Papers) -> list[str]:
    """Bytes of the detail code in the file, and as the paper codes it."""
    rows = [(own.name, row, figures) for own in papers.sets for row, figures in own.rows.items() if "detail" in figures]
    if not rows:
        return []
    lines = [
        "Bytes of the grid w alone. *By channel*: each under frequencies of its own that follow what was coded, as "
        "ICCV 2019 has it. *In the file*: in the context of each symbol's neighbours, which that paper leaves for "
        "later; by trained tables where the studio model made it.",
        "",
        _line(["set", "system", "by channel", "in the file"]),
        _line(["---"] * 4),
    ]
    kinds = ("by_channel", "detail")
    return lines + [_line([name, row, *(f"{own[kind]:.0f}" for kind in kinds)]) for name, row, own in rows]


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _stories(papers: Papers, lpips: str | None) -> list[str]:
    lines = []
    for name, (paper, story) in STORIES.items():
        own = [row for row, (model, _) in papers.models.items() if model == name and row in papers.sets[0].rows]
        if own:
            lines += [f"**{name}.** {paper}. {story}", *(_verdicts(papers, own, lpips) if lpips else []), ""]
    return lines


def _verdicts(papers: Papers, rows: Sequence[str], lpips: str) -> list[str]:
    """For each set, how a system's rows compare with the studio model's at no more bytes."""
    said = []
    for own in papers.sets:
        ours = [own.rows[row] for row, (model, _) in papers.models.items() if model == OURS and row in own.rows]
        better, worse, alone = list[str](), list[str](), list[str]()
        for row in (row for row in rows if row in own.rows):
            figures = own.rows[row]
            fitting = [figure for figure in ours if figure["bytes"] <= figures["bytes"]]
            best = min(fitting, key=lambda figure: figure[lpips], default=None)
            if best is None:
                alone.append(f"{row} ({figures['bytes']:.0f} B, {figures[lpips]:.3f})")
            else:
                told = f"{row}, {_of(figures, lpips)} against {_of(best, lpips)}"
                (better if best[lpips] < figures[lpips] else worse).append(told)
        name = _shown(lpips)
        parts = [
            (better, f"{own.name}: the studio model is nearer in {name} at no more bytes ({{}})"),
            (worse, f"{own.name}: it is farther ({{}})"),
            (alone, f"{own.name}: no file of the studio model is as small as {{}}"),
        ]
        said += [f"{text.format('; '.join(found))}." for found, text in parts if found]
    return said


def _of(figures: Figures, lpips: str) -> str:
    return f"{figures[lpips]:.3f} at {figures['bytes']:.0f} B"
