"""The fine stages of a large picture in tiles: memory for the features of one stage, and no seam.

AdaIN wants the mean and the variance of the whole picture, so each stage goes over its tiles three times: for the
statistics of its first normalisation, for those of its second, and to paint with both. All tiles of a stage see the
same statistics, and overlap by more than its convolutions reach.
"""

from collections.abc import Callable, Iterator

import torch
from torch import Tensor

from gc_studio.decode.backends import Backend
from gc_studio.decode.inputs import NetworkInputs
from gc_studio.decode.pictures import GivenUpError
from gc_studio.decode.programs import Prefix, Segment
from gc_studio.nets.generator import STAGE_CHANNELS, reciprocal_std

SIDE = 256
"""Pixels of a stage that a tile adds to the picture, per side."""

HALO = 8
"""Further pixels on every side that a tile looks at: a convolution before the enlargement and two after reach six."""

_PASSES = 3

_Span = tuple[slice, slice, slice]
"""Along one side, in pixels of a stage: what a tile adds, what it looks at, and the first within the second."""


def _spans(size: int) -> list[_Span]:
    """Tiles along a side; all look at equally many pixels."""
    seen = min(size, SIDE + 2 * HALO)
    spans = []
    for start in range(0, size, SIDE):
        stop = min(start + SIDE, size)
        first = min(max(0, start - HALO), size - seen)
        spans.append((slice(start, stop), slice(first, first + seen), slice(start - first, stop - first)))
    return spans


class TiledStages:
    """Runs stages one by one over the tiles of one picture."""

    def __init__(
        self,
        backend: Backend,
        inputs: NetworkInputs,
        is_given_up: Callable[[], bool],
        on_progress: Callable[[float], None],
    ) -> None:
        """on_progress is told the share of the work that is done, 0 to 1."""
        self._backend, self._inputs = backend, inputs
        self._is_given_up, self._on_progress = is_given_up, on_progress
        self._done, self._total = 0, 1

    def paint(self, start: int, features: Tensor, rgb: Tensor) -> tuple[Tensor, Tensor]:
        """Run the stages from `start` to the last.

        Args:
            start: first stage.
            features: (1, C, h, w) of the stage before, RGB (1, 3, h, w) likewise.
            rgb: see features.

        Returns:
            The picture uint8 (1, H, W, 3) and the statistics (1, 2, sum of channels), as `Segment` gives them.

        Raises:
            GivenUpError: nobody waits for it any more.
        """
        stages = range(start, len(STAGE_CHANNELS))
        self._total = sum(_PASSES * len(list(self._tiles(stage))) for stage in stages)
        used: list[Tensor] = []
        for stage in stages:
            used += self._statistics(stage, features)
            features, rgb = self._painted(stage, features, rgb, torch.cat(used[-2:], 2))
        return rgb, torch.cat(used, 2)

    def _tiles(self, stage: int) -> Iterator[tuple[_Span, _Span]]:
        height, width = self._inputs.guides[stage].shape[2:]
        for rows in _spans(height):
            for columns in _spans(width):
                yield rows, columns

    def _run(self, program: Prefix | Segment, given: list[Tensor], rows: _Span, columns: _Span) -> tuple[Tensor, ...]:
        if self._is_given_up():
            raise GivenUpError
        told = [_part(tensor, rows[1], columns[1]) for tensor in self._inputs.stage(program.start)]
        outputs = self._backend.run(program, [*given, *told])
        self._done += 1
        self._on_progress(self._done / self._total)
        return outputs

    def _statistics(self, stage: int, features: Tensor) -> list[Tensor]:
        """Mean and 1 / std of both normalisations of a stage, each float32 (1, 2, C)."""
        used: list[Tensor] = []
        for norms in (0, 1):
            program = Prefix(stage, norms, self._inputs.textures)
            sums = torch.zeros(1, 2, STAGE_CHANNELS[stage], dtype=torch.float64)
            for rows, columns in self._tiles(stage):
                given = [_half_part(features, rows, columns), self._inputs.texture, *used]
                (output,) = self._run(program, given, rows, columns)
                own = output[:, :, rows[2], columns[2]].double()
                sums += torch.stack([own.sum((2, 3)), (own * own).sum((2, 3))], 1).cpu()
            height, width = self._inputs.guides[stage].shape[2:]
            mean, square = (sums / (height * width)).unbind(1)
            used.append(torch.stack([mean, reciprocal_std(square - mean * mean)], 1).float())
        return used

    def _painted(self, stage: int, features: Tensor, rgb: Tensor, statistics: Tensor) -> tuple[Tensor, Tensor]:
        """Features in float16 and RGB of a stage; for the last one the picture in the place of both."""
        height, width = self._inputs.guides[stage].shape[2:]
        is_last = stage + 1 == len(STAGE_CHANNELS)
        program = Segment(stage, stage + 1, self._inputs.textures, is_frozen=True)
        if is_last:
            picture = torch.empty(1, height, width, 3, dtype=torch.uint8)
        else:
            # Half the memory, and finer by far than what the next convolution's rounding lets through.
            new_features = torch.empty(1, STAGE_CHANNELS[stage], height, width, dtype=torch.float16)
            new_rgb = torch.empty(1, 3, height, width)
        for rows, columns in self._tiles(stage):
            given = [
                _half_part(features, rows, columns),
                _half_part(rgb, rows, columns),
                self._inputs.texture,
                statistics,
            ]
            outputs = self._run(program, given, rows, columns)
            own, place = (rows[2], columns[2]), (rows[0], columns[0])
            if is_last:
                picture[:, *place] = outputs[0][:, *own].cpu()
            else:
                new_features[:, :, *place] = outputs[0][:, :, *own].to("cpu", torch.float16)
                new_rgb[:, :, *place] = outputs[1][:, :, *own].cpu()
        return (picture, picture) if is_last else (new_features, new_rgb)


def _part(tensor: Tensor, rows: slice, columns: slice) -> Tensor:
    return tensor[:, :, rows, columns].contiguous()


def _half_part(tensor: Tensor, rows: _Span, columns: _Span) -> Tensor:
    """What a tile sees of the stage before, which is half as large."""
    halves = [slice(span[1].start // 2, span[1].stop // 2) for span in (rows, columns)]
    return _part(tensor, *halves).float()
