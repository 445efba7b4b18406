"""An edit's surroundings painted anew: which window each segment of the generator sees, and what comes of it.

Flows in: the box of an edit, what coarse segments made of the whole picture, the statistics of the last exact one.
Flows out: the part of the picture around the edit.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from gc_studio.decode.arrays import Array, framed, on_host
from gc_studio.decode.backends import Backend
from gc_studio.decode.network_inputs import Box, Enlarged, NetworkInputs
from gc_studio.decode.pictures import Picture
from gc_studio.decode.programs import SEGMENTS, Segment
from gc_studio.nets.layout import STAGE_STRIDES

FINE = SEGMENTS[-1][0]
"""First of the stages that take most of the time."""

SMALL_PICTURE = 512 * 512
"""Pixels up to which the exact picture is soon there, so that nothing blurred is shown before it."""

MARGIN = 16
"""Pixels around an edit that are painted with it; further away its effect is faint and waits for the exact picture."""

HALO = {FINE: 12, 2: 16, 1: 48, 0: 96}
"""Pixels around what is wanted of a segment that it sees, too, by its first stage: all that matters but a trace."""

RIM = 1
"""Pixels of the features of the stage before beyond that, which the first convolution sees."""

_ALWAYS_IN_WINDOWS = 2
"""First of the stages that an edit paints in windows however large: of those before, what is kept saves more."""

WINDOW_SIDES = (72, 80, 96, 128, 144, 192, 256, 384, 512)
"""Sides of the windows; few, for a backend prepares itself for each. Most moves of a hand fit the first two."""

_LEAST_SIDE = {FINE: 72, 2: 80, 1: 256, 0: 512}
"""Of the windows of each segment, by its first stage: what the coarse ones see hardly varies, so one size does."""

SMALL_PART = 0.6
"""Share of the picture up to which painting a part is worth its while; of the stages of 1/32 and 1/16, which a larger
share needs the whole of, that serves the exact picture, too."""


def is_small(size: tuple[int, int]) -> bool:
    """Whether a picture of this height and width is one whose exact picture is soon there."""
    return math.prod(size) <= SMALL_PICTURE


@dataclass(frozen=True)
class Part:
    """A part of a picture.

    Attributes:
        box: what is painted.
        windows: what each segment sees that is not computed of the whole picture, by its first stage.
    """

    box: Box
    windows: Mapping[int, Box]

    def paint(
        self, backend: Backend, inputs: NetworkInputs, statistics: Mapping[int, Array], before: tuple[Array, ...]
    ) -> Picture:
        """Paint it.

        Args:
            backend: where.
            inputs: of the whole picture.
            statistics: what the segments normalise with, by first stage.
            before: outputs of the last segment without a window, of the whole picture; nothing if all have one.

        Returns:
            uint8 RGB, the size of `box`.
        """
        outputs, seen = before, (0, 0, *inputs.size)
        for first, stop in SEGMENTS:
            if first not in self.windows:
                continue
            window, given = self.windows[first], []
            if first:
                of_before, stride = _relative(window, seen), STAGE_STRIDES[first - 1]
                given += [_cut(outputs[0], of_before, stride, RIM), _cut(outputs[1], of_before, stride)]
            given += [inputs.texture, statistics[first]]
            for stage in range(first, stop):
                given += [_cut(tensor, window, STAGE_STRIDES[stage]) for tensor in inputs.stage(stage)]
            program = Segment(first, stop, inputs.textures, is_frozen=True, rim=RIM)
            outputs, seen = backend.run(program, given), window
        top, left, bottom, right = _relative(self.box, seen)
        painted: Picture = on_host(outputs[0])[0, top:bottom, left:right]
        return painted


def part_around(edit: Box, size: tuple[int, int]) -> Part | None:
    """The part of a picture of some height and width that an edit changes visibly; None if that is most of it."""
    box = seen = _grown(edit, MARGIN, size)
    windows = {}
    for first, _ in reversed(SEGMENTS):
        stride = STAGE_STRIDES[max(first - 1, 0)]
        window = _window(_grown(seen, HALO[first], size), stride, size, _LEAST_SIDE[first])
        if first < _ALWAYS_IN_WINDOWS and not _is_worth_while(window, size):
            break
        windows[first] = seen = window
    return Part(box, windows) if _is_worth_while(windows[FINE], size) else None


def _is_worth_while(window: Box, size: tuple[int, int]) -> bool:
    """Whether a window is a small part of a picture."""
    top, left, bottom, right = window
    return (bottom - top) * (right - left) <= SMALL_PART * math.prod(size)


def _grown(box: Box, by: int, size: tuple[int, int]) -> Box:
    """A box with so many pixels more on every side, within the picture."""
    top, left, bottom, right = box
    return max(0, top - by), max(0, left - by), min(size[0], bottom + by), min(size[1], right + by)


def _window(box: Box, stride: int, size: tuple[int, int], least: int) -> Box:
    """A square of one of few sizes around a box, as far as it fits into the picture, its edges on multiples."""
    firsts = [edge // stride * stride for edge in box[:2]]
    needed = max(least, *(last - first for first, last in zip(firsts, box[2:], strict=True)))
    side = next((side for side in WINDOW_SIDES if side >= needed and side % stride == 0), max(size))
    sides = [min(side, most) for most in size]
    top, left = (min(first, most - side) for first, side, most in zip(firsts, sides, size, strict=True))
    return top, left, top + sides[0], left + sides[1]


def _relative(box: Box, within: Box) -> Box:
    """A box as seen from the corner of another."""
    top, left = within[:2]
    return box[0] - top, box[1] - left, box[2] - top, box[3] - left


def _cut(array: Array, box: Box, stride: int, rim: int = 0) -> Array:
    """What an array (1, C, H / stride, W / stride) says about a box and `rim` pixels more, zero beyond its edges."""
    top, left, bottom, right = (edge // stride for edge in box)
    if isinstance(array, Enlarged):
        return array.part(slice(top, bottom), slice(left, right))
    return framed(array, top - rim, left - rim, bottom + rim, right + rim)
