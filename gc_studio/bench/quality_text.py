"""What `quality` measured -> a table to read, with what has to be known to read it rightly."""

from gc_studio.bench.distances import TRAINING_LOSSES
from gc_studio.bench.quality import MULTIPLES, Quality

_FORMATS = {"bytes": ".0f", "bpp": ".3f", "psnr": ".2f", "ms": ".3f", "lpips": ".4f", "kernel": ".4g"}
_HEADS = {"bytes": "bytes", "bpp": "bpp", "psnr": "PSNR dB", "ms_ssim": "MS-SSIM"}


def _net_of(figure: str) -> str | None:
    """Perceptual net behind a figure, if there is one."""
    kind, _, net = figure.partition("_")
    return net if kind in ("lpips", "kernel") else None


def _is_flattering(figure: str) -> bool:
    return _net_of(figure) in TRAINING_LOSSES


def _head(figure: str) -> str:
    net = _net_of(figure)
    if net is None:
        return _HEADS[figure]
    return ("LPIPS-" if figure.startswith("lpips") else "kernel-") + net + "*" * _is_flattering(figure)


def plot_titles(quality: Quality) -> dict[str, str]:
    """Figures that are plotted over the rate, with their titles."""
    titles = {"psnr": "PSNR in dB (higher is better)", "ms_ssim": "MS-SSIM (higher is better)"}
    for figure in next(iter(quality.means.values())):
        kind, net = figure.partition("_")[0], _net_of(figure)
        if net is not None:
            title = f"LPIPS-{net}" if kind == "lpips" else f"kernel distance, {net}"
            loss = "a training loss" if kind == "lpips" else "features of a training loss"
            titles[figure] = f"{title} (lower is better{f'; {loss}' if _is_flattering(figure) else ''})"
    return titles


def table(quality: Quality, left_out: list[str]) -> str:
    """Mean figures, a line a codec, under lines that say what was measured and what was not."""
    figures = list(next(iter(quality.means.values())))
    cells = [["", *map(_head, figures)]]
    for codec, row in quality.means.items():
        cells.append([codec, *(format(row[name], _FORMATS[name.partition("_")[0]]) for name in figures)])
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    larger = " and ".join(f"{multiple}x" for multiple in MULTIPLES[1:])
    lines = [
        f"{len(quality.photos)} photos, centre squares at 256x256, means",
        "other codecs: the smallest file at or above ours with everything preserved, "
        f"and at or above {larger} that; where their smallest is larger, that one",
        *left_out,
    ]
    if any(map(_is_flattering, figures)):
        lines.append("* in the features of a training loss of the shipped model, which flatters gcx")
    if any(figure.startswith("kernel") for figure in figures):
        lines.append("kernel: unbiased squared MMD (polynomial kernel) of the net's deepest features, 0 is equal")
    for first, *rest in cells:
        columns = [f"{cell:>{width}}" for cell, width in zip(rest, widths[1:], strict=True)]
        lines.append("  ".join([first.ljust(widths[0]), *columns]))
    return "\n".join(lines)
