"""The photo's kept cells <-> bytes: outline, coarseness, then coefficients that exact integer networks forecast.

    fine       outline within the mask | coarseness of each cell | coefficients, group by group
    faithful   outline within the fine cells | how far its coefficients are from those that the fine ones lead to

Before a group of coefficients is coded, a network forecasts the mean and the spread of each from what is known of the
cell and around it: the groups before, the even neighbours' same group, the detail code, the lines, and for faithful
cells all that is fine. It also says how likely a group of high frequencies is empty.
"""

import functools
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gc_studio.bitstream import cell_tables
from gc_studio.bitstream.blas import one_thread
from gc_studio.bitstream.cell_context import BESIDE, STEP_RATIO, Group, Map, Windows, groups, structure_pixels
from gc_studio.bitstream.coder import Coder
from gc_studio.bitstream.errors import GcxError
from gc_studio.bitstream.mask import put_outline, take_outline
from gc_studio.bitstream.rangecoder import PROBABILITY_ONE, Decoder, Encoder
from gc_studio.document import COARSEST, COEFFICIENT_LIMIT, COEFFICIENTS, STUDIO, Arrays, Document, Frame
from gc_studio.words import tr

_EVEN = np.array([PROBABILITY_ONE // 2])
_FAR = 512
"""More than any coefficient, and than two can be apart: what lies beyond the tables is written plainly."""

Floats = NDArray[np.float32]
Cells = NDArray[np.intp]
"""Numbers of some of the kept cells, which are counted row by row."""


def led_to(fine: Floats) -> Floats:
    """The faithful coefficient in the middle of the range of a fine one."""
    steps, of = STEP_RATIO
    return np.sign(fine) * np.floor((np.abs(fine) * steps + of // 2) / np.float32(of))


@dataclass
class _Pass:
    """Cells of which a group is coded at once, and its forecast.

    Attributes:
        group: which coefficients.
        cells: which cells, n of them.
        mean, spread: int64 (c, n), means and logarithms of spreads in 1 / 16.
        table: how likely a distance from there is.
        filled: int64 (n,), how likely a cell has any, in 1 / 65536; None where that is not asked.
    """

    group: Group
    cells: Cells
    mean: NDArray[np.int64]
    spread: NDArray[np.int64]
    table: cell_tables.Distances
    filled: NDArray[np.int64] | None


class _Forecasts:
    """What is known while the cells of one level are coded."""

    def __init__(
        self, windows: Windows, frame: Frame, arrays: Arrays, coarseness: NDArray[np.uint8], fine: Floats | None
    ) -> None:
        """Begin.

        Args:
            windows: of the n cells that are coded.
            frame: of the document.
            arrays: of the layers below.
            coarseness: (n,).
            fine: (384, rows, columns) for faithful cells; None for fine ones.
        """
        self._windows = windows
        self._model = cell_tables.cell_model("fine" if fine is None else "faithful")
        self.symbols = np.zeros((COEFFICIENTS, len(coarseness)), np.float32)
        ones = np.ones((1, len(coarseness)), np.float32)
        self._kept = windows.map(ones)
        is_of_coarseness = coarseness == np.arange(COARSEST + 1)[:, None]
        self._around: list[Map] = [
            self._kept,
            windows.map(is_of_coarseness),
            windows.map_of_all(_detail(frame, arrays)),
        ]
        self._lines = windows.blocks(structure_pixels(arrays["structure"], frame.structure_scale, frame.grid))
        self._below: Floats | None = None
        if fine is not None:
            told = np.concatenate([group.summary(fine.reshape(COEFFICIENTS, -1)) for group in groups()])
            self._below = windows.map_of_all(told.reshape(-1, *frame.grid))
            self.symbols_below = fine[:, windows.rows, windows.columns]

    def passes(self) -> Iterator[_Pass]:
        """Forecasts in the order of coding; what each was about is told by `learn` before the next is asked for."""
        told: list[Map] = []
        owned: list[Floats] = []
        for number, group in enumerate(groups()):
            now = self._windows.map(np.zeros((group.summary_size, self.symbols.shape[1]), np.float32))
            for cells in self._windows.passes():
                beside = [now, self._kept] if self._windows.parity[cells[0]] else []
                yield self._forecast(number, cells, [*told, *self._around], beside, owned)
                self._windows.put(now, cells, group.summary(self.symbols[:, cells]))
            told.append(now)
            owned.append(group.owned(self.symbols))

    def _forecast(self, number: int, cells: Cells, around: list[Map], beside: list[Map], owned: list[Floats]) -> _Pass:
        group, windows = groups()[number], self._windows
        inputs = [windows.around(map_, cells) for map_ in around]
        if beside:
            inputs += [windows.beside(map_, cells) for map_ in beside]
        else:
            inputs.append(np.zeros((BESIDE * (group.summary_size + 1), len(cells)), np.float32))
        inputs += [values[:, cells] for values in owned]
        if self._below is not None:
            inputs.append(windows.around(self._below, cells))
        inputs.append(self._lines[:, cells])
        outputs = self._model.nets[number](np.concatenate(inputs))
        count = len(group.own)
        mean, spread, filled = outputs[:count], outputs[count : 2 * count], outputs[2 * count :]
        if self._below is not None:
            below = self.symbols_below[group.own][:, cells].astype(np.int64)
            sign: NDArray[np.int64] = np.sign(below)
            shift: NDArray[np.int64] = self._model.by_fine[group.own[:, None], np.minimum(np.abs(below), 2)]
            mean = mean + sign * shift[..., 0]
            spread = spread + shift[..., 1]
        likely = cell_tables.filled_probability(filled[0]) if len(filled) else None
        return _Pass(group, cells, mean, spread, self._model.distances[number], likely)

    def learn(self, forecast: _Pass, symbols: Floats) -> None:
        """Coefficients (c, n) of a pass are known."""
        self.symbols[forecast.group.own[:, None], forecast.cells] = symbols


def _detail(frame: Frame, arrays: Arrays) -> Floats:
    """Detail symbols and their magnitudes (12, rows, columns); zeros for those of a model that has others."""
    codes = frame.codes
    if (codes.detail_channels, codes.detail_limit) != (STUDIO.detail_channels, STUDIO.detail_limit):
        return np.zeros((2 * STUDIO.detail_channels, *frame.grid), np.float32)
    detail = arrays["detail"].astype(np.float32)
    return np.concatenate([detail, np.abs(detail)])


def _plain(count: int) -> NDArray[np.int64]:
    return np.full((count, 2 * _FAR), PROBABILITY_ONE // (2 * _FAR))


def _put(encoder: Encoder, forecasts: _Forecasts, symbols: Floats) -> None:
    """Code coefficients (384, n) of the kept cells."""
    for forecast in forecasts.passes():
        own = symbols[forecast.group.own[:, None], forecast.cells]
        is_filled = np.ones(len(forecast.cells), bool)
        if forecast.filled is not None:
            is_filled = np.asarray(own.any(0))
            encoder.bits(is_filled, forecast.filled)
        values = own[:, is_filled].astype(np.int64)
        whole, frequencies = forecast.table.of(forecast.mean[:, is_filled], forecast.spread[:, is_filled])
        codes = forecast.table.codes(values - whole)
        if codes.size:
            encoder.symbols(codes.ravel(), frequencies.reshape(codes.size, -1))
        far = values[codes == forecast.table.escape]
        if far.size:
            encoder.symbols(far + _FAR, _plain(far.size))
        forecasts.learn(forecast, own)


def _take(decoder: Decoder, forecasts: _Forecasts) -> Floats:
    """Inverse of `_put`."""
    for forecast in forecasts.passes():
        own = np.zeros(forecast.mean.shape, np.float32)
        is_filled = np.ones(len(forecast.cells), bool)
        if forecast.filled is not None:
            is_filled = decoder.bits(forecast.filled)
        whole, frequencies = forecast.table.of(forecast.mean[:, is_filled], forecast.spread[:, is_filled])
        if whole.size:
            codes = decoder.symbols(frequencies.reshape(whole.size, -1)).reshape(whole.shape)
            values = whole + forecast.table.distances(codes)
            is_far = codes == forecast.table.escape
            if is_far.any():
                values[is_far] = decoder.symbols(_plain(int(is_far.sum()))) - _FAR
            own[:, is_filled] = values
        forecasts.learn(forecast, own)
    return forecasts.symbols


def _coarseness_passes(windows: Windows, coarseness: NDArray[np.uint8]) -> Iterator[tuple[Cells, NDArray[np.int64]]]:
    """Kept cells of either parity, and the frequencies of their coarseness; that of the first is known after them."""
    for cells in windows.passes():
        known = windows.map(coarseness[None] + 1.0) * windows.map(windows.parity[None] == 0)
        contexts = windows.beside(known, cells).max(0) * windows.parity[cells]
        yield cells, cell_tables.coarseness_frequencies()[contexts.astype(np.intp)]


def encode(document: Document, level: str) -> bytes:
    """Bytes of the kept cells of a level, `fine` or `faithful`, of a document that has some."""
    encoder, below = Encoder(), document.arrays
    kept, symbols = below[f"{level}_mask"], below[level][:, below[f"{level}_mask"]].astype(np.float32)
    is_all = np.array_equal(kept, below[_OUTER[level]])
    encoder.bits(np.array([is_all]), _EVEN)
    if not is_all:
        put_outline(encoder, kept, below[_OUTER[level]])
    windows = Windows(kept)
    with one_thread():
        if level == "fine":
            coarseness = document.coarseness[kept]
            for cells, frequencies in _coarseness_passes(windows, coarseness):
                encoder.symbols(coarseness[cells], frequencies)
            _put(encoder, _Forecasts(windows, document.frame, below, coarseness, None), symbols)
        else:
            forecasts = _over_fine(windows, document.frame, below)
            _put(encoder, forecasts, symbols - led_to(forecasts.symbols_below))
    return encoder.finish()


def decode(data: bytes, frame: Frame, below: Arrays, level: str) -> Arrays:
    """Inverse of `encode`: the arrays of the level, given those of all layers below.

    Raises:
        GcxError: no encoder writes these bytes.
    """
    decoder, open_cells = Decoder(data), below[_OUTER[level]]
    kept = open_cells if decoder.bits(_EVEN)[0] else take_outline(decoder, open_cells)
    windows, arrays = Windows(kept), {f"{level}_mask": kept}
    with one_thread():
        if level == "fine":
            coarseness = np.zeros(len(windows.rows), np.uint8)
            for cells, frequencies in _coarseness_passes(windows, coarseness):
                coarseness[cells] = decoder.symbols(frequencies)
            symbols = _take(decoder, _Forecasts(windows, frame, below, coarseness, None))
            arrays["coarseness"] = np.zeros(kept.shape, np.uint8)
            arrays["coarseness"][kept] = coarseness
        else:
            forecasts = _over_fine(windows, frame, below)
            symbols = _take(decoder, forecasts) + led_to(forecasts.symbols_below)
    if symbols.size and np.abs(symbols).max() > COEFFICIENT_LIMIT:
        raise GcxError(tr("damaged file: a coefficient lies beyond the limit"))
    arrays[level] = np.zeros((COEFFICIENTS, *kept.shape), np.int8)
    arrays[level][:, kept] = symbols
    return arrays


_OUTER = {"fine": "mask", "faithful": "fine_mask"}
"""Outline of the level below."""


def _over_fine(windows: Windows, frame: Frame, below: Arrays) -> _Forecasts:
    """Forecasts of the faithful level."""
    coarseness, fine = below["coarseness"][windows.rows, windows.columns], below["fine"].astype(np.float32)
    return _Forecasts(windows, frame, below, coarseness, fine)


def _coder(level: str, *made_of: str) -> Coder:
    # The scale of the lines follows from their shape.
    return Coder(
        level,
        lambda: functools.partial(encode, level=level),
        functools.partial(decode, level=level),
        (level, f"{level}_mask", *made_of),
    )


FINE_CODER = _coder("fine", "coarseness", "mask", "detail", "structure")
FAITHFUL_CODER = _coder("faithful", "fine", "coarseness", "fine_mask", "detail", "structure")
