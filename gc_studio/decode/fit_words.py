"""What came of a fit -> a line for people that says what was chosen, and one that says what more bytes would buy."""

import numpy as np

from gc_studio.decode.fit import MORE, Fitted, More
from gc_studio.words import mark, tr

_LEVELS = (mark("{count:,} gist"), mark("{count:,} fine"), mark("{count:,} faithful"))
"""Cells that were given level 1, 2 and 3."""


def chosen(fitted: Fitted) -> str:
    """What was chosen, and the bytes that it takes."""
    document = fitted.document
    lines, scale = fitted.sizes["structure"], document.structure_scale
    parts = [
        tr("lines {lines:,} B at scale {scale}", lines=lines, scale=scale)
        if document.structure.any()
        else tr("no lines"),
        tr("%n textures", None, 1 + len(document.extra_textures)),
    ]
    counts = np.bincount(fitted.raised.ravel(), minlength=1 + len(_LEVELS))[1:]
    raised = [tr(text, count=int(count)) for text, count in zip(_LEVELS, counts, strict=True) if count]
    if raised:
        parts.append(tr("cells raised: {counts}", counts=", ".join(raised)))
    if fitted.is_refined:
        parts.append(tr("refined"))
    what = "; ".join(parts)
    return tr("{size:,} of {target:,} B: {what}", size=fitted.size, target=fitted.target, what=what)


def next_bytes(more: More | None) -> str:
    """What further bytes would buy."""
    parts = []
    if more is not None and more.lines > 0:
        parts.append(tr("{lines:,} B of lines", lines=more.lines))
    if more is not None and more.textures > 0:
        parts.append(tr("textures: {count}", count=more.textures))
    if more is not None and more.cells > 0:
        parts.append(tr("cells raised: {counts}", counts=f"{more.cells:,}"))
    if more is None or not parts:
        return tr("{more:,} B more would buy nothing.", more=MORE)
    what, nearer = ", ".join(parts), 100 * more.nearer
    if round(nearer) < 1:
        return tr("{more:,} B more would buy: {what}, which is hardly seen.", more=MORE, what=what)
    return tr(
        "{more:,} B more would buy: {what}; {nearer:.0f} % nearer to the photo.", more=MORE, what=what, nearer=nearer
    )
