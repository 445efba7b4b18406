"""The sizes that photos are worked on at: which there are, and what a photo becomes at one of them.

They are named by the shorter side. A photo is never blown up, and none is larger than a document can be.
"""

from gc_studio.analysis.photo import check_slender
from gc_studio.document import MAX_SIDE, MIN_SIDE

WORKING_SIDES = (256, 384, 512, 768, 1024)
"""Shorter sides in pixels that a photo can be worked on at; None in their place stands for the photo's own size."""

UNMEASURED_SIDE = 512
"""Of photos on a machine whose speed is not known."""

WITHIN_MS = 150
"""So soon after a stroke its exact picture is to be there."""

_MEASURED_PIXELS, _LONGER = 256 * 256, 4 / 3
"""Pixels of the picture whose time is known, and how much longer than its shorter side a photo is. Whole pictures of
768x512 take 5.6 to 6.4 times as long as those of 256x256, which have a sixth of the pixels (docs/performance.md)."""


def automatic_side(stroke_ms: float | None) -> int:
    """The largest of WORKING_SIDES at which exact pictures come within WITHIN_MS; the least if none does.

    stroke_ms: milliseconds from a stroke to its exact picture at 256x256, as `decode.choice` measures them; None where
        they are not known. At other sizes it takes as much longer as there are more pixels.
    """
    if stroke_ms is None:
        return UNMEASURED_SIDE
    most = WITHIN_MS / max(stroke_ms, 1e-3) * _MEASURED_PIXELS
    return max((side for side in WORKING_SIDES if side * side * _LONGER <= most), default=WORKING_SIDES[0])


def working_shape(width: int, height: int, side: int | None) -> tuple[int, int]:
    """Width and height that a photo is worked on at.

    Args:
        width: of the photo, in pixels.
        height: see width.
        side: what its shorter side becomes, at most; None keeps the photo's own size, up to MAX_SIDE.

    Raises:
        PhotoError: it is too long for any size; says what can be done.
    """
    check_slender(width, height)
    shorter, longer = sorted((width, height))
    scale = min(1, MAX_SIDE / longer, 1 if side is None else side / shorter)
    # A document cannot be smaller than that, a picture that was handed over can.
    scale = max(scale, MIN_SIDE / shorter)
    return round(width * scale), round(height * scale)
