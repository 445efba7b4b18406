"""The fine stages of a large picture in tiles: memory for the features of one stage, and no seam.

AdaIN wants the mean and the variance of the whole picture, so each stage goes over its tiles three times: for the
statistics of its first normalisation, for those of its second, and to paint with both. What the second takes is kept
where that is not too much, and is not computed again. All tiles of a stage see the same statistics, and overlap by more
than its convolutions reach.
"""

import math
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gc_studio.decode import winograd
from gc_studio.decode.arrays import Array, on_host
from gc_studio.decode.backends import Backend
from gc_studio.decode.network_inputs import Enlarged, NetworkInputs
from gc_studio.decode.pictures import GivenUpError
from gc_studio.decode.programs import OfStages, Prefix, Segment, Suffix
from gc_studio.nets.layout import STAGE_CHANNELS

SIDES = dict(zip(STAGE_CHANNELS, (80, 80, 88, 112, 160, 240), strict=True))
"""Pixels of a stage that a tile adds to the picture, per side, by channels: every stage's tiles take as much memory."""

HALO = 8
"""Further pixels on every side that a tile looks at: a convolution before the enlargement and two after reach six."""

_STEP = 2 * winograd.TILE

MOST_KEPT = 2**27
"""Numbers of a stage that are kept between its passes, two bytes each."""

_PASSES = 3

_Floats = NDArray[np.float32]
_Halves = NDArray[np.float16]

_Span = tuple[slice, slice, slice]
"""Along one side, in pixels of a stage: what a tile adds, what it looks at, and the first within the second."""


def _spans(size: int, side: int) -> list[_Span]:
    """Tiles of at most a side along a picture's; all look at equally many pixels."""
    # About as large as each other, or the last one would look at much that others paint; in steps of which half, the
    # pixels of the stage before, are whole tiles of Winograd's convolution.
    side = _STEP * -(-size // (_STEP * -(-size // side)))
    seen = min(size, side + 2 * HALO)
    spans = []
    for start in range(0, size, side):
        stop = min(start + side, size)
        first = min(max(0, start - HALO), size - seen)
        spans.append((slice(start, stop), slice(first, first + seen), slice(start - first, stop - first)))
    return spans


def reciprocal_std(variance: NDArray[np.float64]) -> NDArray[np.float64]:
    """1 / std of what has such variances, which rounding may have made less than zero."""
    return np.asarray(1 / np.sqrt(np.maximum(variance, 0) + 1e-5))


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

    def paint(self, start: int, features: Array, rgb: Array) -> tuple[NDArray[Any], NDArray[Any]]:
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
        used: list[_Floats] = []
        for stage in stages:
            statistics, hidden = self._statistics(stage, features)
            features, rgb = self._painted(stage, hidden, (features, rgb), statistics)
            used += statistics
            # The next stage has its own, and needs the room.
            del hidden
        return on_host(rgb), np.concatenate(used, 2)

    def _tiles(self, stage: int) -> Iterator[tuple[_Span, _Span]]:
        height, width = self._inputs.guides[stage].shape[2:]
        side = SIDES[STAGE_CHANNELS[stage]]
        for rows in _spans(height, side):
            for columns in _spans(width, side):
                yield rows, columns

    def _run(self, program: OfStages, given: list[Array], rows: _Span, columns: _Span) -> tuple[Array, ...]:
        if self._is_given_up():
            raise GivenUpError
        told = [
            array.part(rows[1], columns[1]) if isinstance(array, Enlarged) else _part(array, rows[1], columns[1])
            for array in self._inputs.stage(program.start)
        ]
        outputs = self._backend.run(program, [*given, *told])
        self._done += 1
        self._on_progress(self._done / self._total)
        return outputs

    def _statistics(self, stage: int, features: Array) -> tuple[list[_Floats], _Halves | None]:
        """Mean and 1 / std of both normalisations of a stage, each float32 (1, 2, C); and what the second takes.

        The latter is (1, C, H, W), None where it would be too large.
        """
        used: list[_Floats] = []
        hidden = self._room(stage) if math.prod(self._shape(stage)) <= MOST_KEPT else None
        for norms in (0, 1):
            program = Prefix(stage, norms, self._inputs.textures)
            sums = np.zeros((1, 2, STAGE_CHANNELS[stage]))
            for rows, columns in self._tiles(stage):
                given = [_half_part(features, rows, columns), self._inputs.texture, *used]
                (output,) = self._run(program, given, rows, columns)
                own = on_host(output)[:, :, rows[2], columns[2]]
                if norms and hidden is not None:
                    hidden[:, :, rows[0], columns[0]] = own
                sums += np.stack([own.sum((2, 3), np.float64), np.square(own).sum((2, 3), np.float64)], 1)
            mean, square = np.moveaxis(sums / math.prod(self._shape(stage)[2:]), 1, 0)
            used.append(np.stack([mean, reciprocal_std(square - mean * mean)], 1).astype(np.float32))
        return used, hidden

    def _shape(self, stage: int) -> tuple[int, ...]:
        return 1, STAGE_CHANNELS[stage], *self._inputs.guides[stage].shape[2:]

    def _room(self, stage: int) -> _Halves:
        # Half the memory, and finer by far than what the next convolution's rounding lets through.
        return np.empty(self._shape(stage), np.float16)

    def _painted(
        self, stage: int, hidden: _Halves | None, before: tuple[Array, Array], statistics: list[_Floats]
    ) -> tuple[NDArray[Any], NDArray[Any]]:
        """Features in float16 and RGB of a stage; for the last one the picture in the place of both.

        hidden: what its second normalisation takes, if that was kept. before: features and RGB of the stage before.
        """
        height, width = self._shape(stage)[2:]
        is_last, textures = stage + 1 == len(STAGE_CHANNELS), self._inputs.textures
        program = Segment(stage, stage + 1, textures, is_frozen=True) if hidden is None else Suffix(stage, textures)
        used = np.concatenate(statistics, 2) if hidden is None else statistics[1]
        if is_last:
            picture = np.empty((1, height, width, 3), np.uint8)
        else:
            new_features = self._room(stage)
            new_rgb = np.empty((1, 3, height, width), np.float32)
        for rows, columns in self._tiles(stage):
            given = [*(_half_part(array, rows, columns) for array in before), self._inputs.texture, used]
            kept = [] if hidden is None else [_part(hidden, rows[1], columns[1])]
            outputs = self._run(program, [*kept, *given], rows, columns)
            own, place = (rows[2], columns[2]), (rows[0], columns[0])
            if is_last:
                picture[:, *place] = on_host(outputs[0])[:, *own]
            else:
                new_features[:, :, *place] = on_host(outputs[0])[:, :, *own]
                new_rgb[:, :, *place] = on_host(outputs[1])[:, :, *own]
        return (picture, picture) if is_last else (new_features, new_rgb)


def _part(array: Array, rows: slice, columns: slice) -> NDArray[np.float32]:
    return np.ascontiguousarray(on_host(array)[:, :, rows, columns], np.float32)


def _half_part(array: Array, rows: _Span, columns: _Span) -> NDArray[np.float32]:
    """What a tile sees of the stage before, which is half as large."""
    return _part(array, *(slice(span[1].start // 2, span[1].stop // 2) for span in (rows, columns)))
