"""What `scenes` measured -> tables to read, figures, and what has to be known to read them rightly."""

from itertools import groupby
from typing import Any

from gc_studio.bench.labelled import EVERYTHING, NOTHING
from gc_studio.bench.preserve_text import lpips_name
from gc_studio.bench.scenes import PHOTO, Scenes

_NOTES = (
    "mIoU: of the label map that a judge finds in the decoded picture with the true one, mean over classes; to photos: "
    "the same to what it finds in the photos themselves",
    "other codecs: the smallest files of at least the bytes of ours with so much kept",
)


def tables(scenes: Scenes, left_out: list[str]) -> str:
    """All that was measured, under lines that say what it is and what is left out."""
    lines = [f"{scenes.photos} photos, shorter side {scenes.side}", *left_out, *_NOTES, "", *points_table(scenes)]
    of_savings = savings_table(scenes)
    lines += ["", "What is kept, by the gist and all channels, and what that saves", "", *of_savings]
    if "*" in of_savings[0]:
        lines.append("* a training loss of the model, which flatters it")
    if scenes.distances:
        of_nothing, of_everything = (scenes.distances[kept] for kept in (NOTHING, EVERYTHING))
        lines += [
            "",
            f"Kernel distance to the photos: {of_nothing:.4g} from labels alone, {of_everything:.4g} with everything "
            f"kept",
        ]
    return "\n".join(lines)


def points_table(scenes: Scenes) -> list[str]:
    """Bits per pixel and mIoU, a table of Markdown."""
    ceiling = scenes.point(PHOTO, "").miou
    lines = _head("made by", "kept", "bpp", "mIoU", "to photos")
    # Of a codec that makes no file as small as ours, the same one stands for several.
    for (name, bpp, miou), alike in groupby(scenes.points, lambda own: (own.name, own.bpp, own.miou)):
        kept = ", ".join(point.kept for point in alike)
        lines.append(_line(name, kept, "" if name == PHOTO else f"{bpp:.3f}", f"{miou:.3f}", f"{miou / ceiling:.2f}"))
    return lines


def savings_table(scenes: Scenes) -> list[str]:
    """What it saves not to keep something, a table of Markdown."""
    names = [name for name in scenes.savings[EVERYTHING] if name.startswith("lpips")]
    heads = [head for name in names for head in (f"{lpips_name(name)} inside", "with everything kept")]
    lines = _head("kept", "of the cells", "bpp", "saved", *heads)
    for kept, row in scenes.savings.items():
        cells = [kept, f"{100 * row['share']:.0f} %", f"{row['bpp']:.3f}", f"{100 * (1 - row['of_everything']):.0f} %"]
        for name in names:
            cells += [f"{row[own]:.3f}" if own in row else "" for own in (name, f"whole_{name}")]
        lines.append(_line(*cells))
    return lines


def figures(scenes: Scenes) -> dict[str, Any]:
    """The same for --json."""
    points = [{"name": own.name, "kept": own.kept, "bpp": own.bpp, "miou": own.miou} for own in scenes.points]
    return {
        "photos": scenes.photos,
        "side": scenes.side,
        "points": points,
        "kernel_distances": scenes.distances,
        "savings": scenes.savings,
    }


def _head(*cells: str) -> list[str]:
    return [_line(*cells), _line(*["---"] * len(cells))]


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
