"""The generator cut into programs: what a backend runs in one go, on a whole picture or on a part of one.

A whole render goes through SEGMENTS. Their statistics, mean and 1 / std of the AdaIN layers, belong to the whole
picture; with these frozen, the same stages can paint a part of it. What a program is to torch says
`torch_programs.module_of`, and to OpenVINO `generator_graphs.outputs_of`.
"""

from collections.abc import Hashable
from dataclasses import dataclass

SEGMENTS = ((0, 1), (1, 2), (2, 3), (3, 6))
"""First stage and the stage after the last: 1/32; 1/16; 1/8; 1/4, 1/2 and 1/1. A mask enters at the second, an edit
paints its surroundings anew from the third on, and between two segments a render can be given up."""

Program = Hashable
"""`Segment`, `Prefix`, or whatever else the two functions know; equal ones are the same program."""


@dataclass(frozen=True)
class Segment:
    """Stages `start` to `stop - 1` in a row.

    Inputs, in this order: features (N, C, H / 2, W / 2) and RGB (N, 3, H / 2, W / 2) of the stage before `start`,
    unless that is 0; the texture (N, 64), or (N, K, 64) with regions; with `is_frozen` the statistics (N, 2, sum of
    channels) to normalise with; then for each stage its guide (N, E, h, w) and, with several `textures`, its regions
    (N, K, h, w). The features have `rim` pixels more on every side, so that a part of a picture sees what lies around
    it.

    Outputs: features and RGB of the last stage, or if that is the finest one, the picture uint8 (N, H, W, 3) alone;
    then the statistics.
    """

    start: int
    stop: int
    textures: int = 1
    is_frozen: bool = False
    rim: int = 0


@dataclass(frozen=True)
class Prefix:
    """A stage up to what its first or its second normalisation takes; over tiles `Suffix` goes on from there.

    Inputs: features, texture, for `norms` = 1 the statistics (N, 2, C) of the first normalisation, guide and, with
    several `textures`, regions, as for `Segment`. Output: (N, C, H, W).
    """

    start: int
    norms: int
    textures: int = 1


@dataclass(frozen=True)
class Suffix:
    """A stage from what its second normalisation takes.

    Inputs: that (N, C, H, W), features and RGB of the stage before, texture, the statistics (N, 2, C) of the second
    normalisation, guide and, with several `textures`, regions, as for `Segment`. Outputs: those of `Segment` without
    statistics.
    """

    start: int
    textures: int = 1


OfStages = Segment | Prefix | Suffix
