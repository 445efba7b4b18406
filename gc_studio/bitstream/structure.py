"""The structure map <-> bytes: a network forecasts every pixel beside a line, counts of the map at hand correct it.

Beside a line, the logit of an exact integer network over the window and the logit of adaptive counts under a template
of 16 pixels are mixed with weights that follow the map (logistic mixing, as in the PAQ family), all in fixed point.
Pixels with nothing drawn next to them, where a line may begin, have a small network of their own; how many lines began
and how many it forecast, by how many pixels of the window are drawn, corrects it.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gc_studio.bitstream import tables
from gc_studio.bitstream.blas import one_thread
from gc_studio.bitstream.coder import Coder, Encode
from gc_studio.bitstream.rangecoder import PROBABILITY_ONE, Decoder, Encoder
from gc_studio.bitstream.structure_static import StaticForecast, StaticForecasts, static_forecast
from gc_studio.bitstream.wavefront import CodingOrder, Wavefronts
from gc_studio.document import Arrays, Document, Frame

MAX_REMEMBERED_PIXELS = 2**21
"""Of a map whose forecasts are kept for the next, in fifteen bytes each."""

_LEARN_EVERY = 32
"""Wavefronts between two updates; each costs as much for a few pixels as for many."""

_BESIDE_LIMIT = 255 * tables.COUNT_UNIT
"""Counts whose sum is beyond this are halved, so that old observations fade."""

_START_PATIENCE = 8
_START_LIMIT = 512
"""Lines that began, and that were forecast to begin, by crowd: both start from the first number, and are halved when
one reaches the second."""

_NO_CROWD = tables.CROWDS
"""In place of the crowd of a pixel beside a line."""

_START_SHIFT = 12
"""They are kept in 1 / 2^16 and looked up in 1 / 2^4."""

_WEIGHT_BITS = 16
_RATE = 128
_FULL_STEP = 64
"""A mixing weight, in 1 / 2^16, moves by the sum of error * logit over the n pixels that it mixed, divided by
128 max(n, 64); error in 1 / 65536, logit in 1 / 64. Without the bound the many pixels of a large map overshoot."""


class _Counts:
    """Adaptive counts of what followed each context, and their logits."""

    def __init__(self, model: tables.StructureModel) -> None:
        self._falses, self._trues = model.beside[:, 0].copy(), model.beside[:, 1].copy()
        self._logits, self._logarithm = model.beside_logits.copy(), model.logarithm

    def logits(self, contexts: NDArray[np.intp]) -> NDArray[np.int64]:
        """ln(trues / falses) in 1 / 64 of contexts (n,)."""
        return self._logits.take(contexts)

    def add(self, contexts: NDArray[np.intp], bits: NDArray[np.int64]) -> None:
        """Count what followed contexts (n,)."""
        trues = bits * tables.COUNT_UNIT
        np.add.at(self._trues, contexts, trues)
        np.add.at(self._falses, contexts, tables.COUNT_UNIT - trues)
        falses, trues = self._falses.take(contexts), self._trues.take(contexts)
        full = (falses + trues > _BESIDE_LIMIT).nonzero()[0]
        if full.size:
            falses[full], trues[full] = (falses[full] + 1) >> 1, (trues[full] + 1) >> 1
            # Assignment, not in place: a context that occurs twice is halved once.
            self._falses[contexts[full]], self._trues[contexts[full]] = falses[full], trues[full]
        self._logits[contexts] = tables.count_logits(falses, trues, self._logarithm)


class Forecast:
    """Probabilities of pixels, from what was drawn before: a wavefront at a time, or up to the next update at once."""

    def __init__(self, model: tables.StructureModel) -> None:
        self._model = model
        self._counts = _Counts(model)
        self._begun = np.full(tables.CROWDS, _START_PATIENCE * PROBABILITY_ONE, np.int64)
        self._forecast_begun = self._begun.copy()
        self._middle = len(model.probability) // 2
        self._corrections = np.full(tables.CROWDS, self._middle)
        self.weights = model.weights.copy()
        self._beside: NDArray[np.intp] = np.zeros(0, np.intp)
        self._far: tuple[NDArray[np.int64], ...] = ()
        self._mixed: tuple[NDArray[np.int64], ...] = ()
        self._pending_beside: list[tuple[NDArray[Any], ...]] = []
        self._pending_far: list[tuple[NDArray[Any], ...]] = []
        self._waves = 0

    def probabilities(self, static: StaticForecast) -> NDArray[np.int64]:
        """Probability of True in 1 / 65536 of n pixels, (n,)."""
        crowd = np.minimum(static.crowd, tables.CROWDS - 1).astype(np.intp)
        logits = static.logit + self._corrections.take(crowd)
        ones = self._model.probability.take(logits, mode="clip")
        self._beside = (static.context >= tables.BESIDE_A_LINE).nonzero()[0]
        if self._beside.size:
            context, logit = static.context[self._beside], static.logit[self._beside]
            ones[self._beside] = self._mix(context.astype(np.intp, copy=False), logit.astype(np.int64, copy=False))
            crowd[self._beside] = _NO_CROWD
        self._far = crowd, ones
        return ones

    def _mix(self, context: NDArray[np.intp], forecast: NDArray[np.int64]) -> NDArray[np.int64]:
        counted = self._counts.logits(context)
        mixer = context >> tables.MIXER_SHIFT
        mixed = (self.weights[0].take(mixer) * forecast + self.weights[1].take(mixer) * counted) >> _WEIGHT_BITS
        ones = self._model.probability.take(mixed + self._middle, mode="clip")
        self._mixed = context, forecast, counted, ones
        return ones

    def learn(self, bits: NDArray[np.bool_], wavefronts: int = 1) -> None:
        """The pixels whose probabilities were asked for last are known; so many wavefronts they were."""
        if self._beside.size:
            self._pending_beside.append((*self._mixed, bits[self._beside]))
        self._pending_far.append((*self._far, bits))
        self._waves += wavefronts
        if self._waves % _LEARN_EVERY == 0:
            self._learn_pending()

    def _learn_pending(self) -> None:
        crowd, ones, known = _together(self._pending_far)
        self._pending_far = []
        begun = np.bincount(crowd[known.nonzero()], minlength=_NO_CROWD + 1)
        # Sums of integers, and small enough to be exact in float64.
        forecast = np.bincount(crowd, ones, _NO_CROWD + 1).astype(np.int64)
        self._begun += PROBABILITY_ONE * begun[:_NO_CROWD]
        self._forecast_begun += forecast[:_NO_CROWD]
        full = np.maximum(self._begun, self._forecast_begun) >= _START_LIMIT * PROBABILITY_ONE
        self._begun[full] >>= 1
        self._forecast_begun[full] >>= 1
        begun, forecast = self._begun >> _START_SHIFT, self._forecast_begun >> _START_SHIFT
        self._corrections = tables.count_logits(forecast, begun, self._model.logarithm) + self._middle
        if not self._pending_beside:
            return
        context, forecast, counted, ones, known = _together(self._pending_beside)
        self._pending_beside = []
        known = known.astype(np.int64)
        error = known * PROBABILITY_ONE - ones
        mixer = context >> tables.MIXER_SHIFT
        divisors = _RATE * np.maximum(np.bincount(mixer, minlength=len(self.weights[0])), _FULL_STEP)
        for weights, logits in zip(self.weights, (forecast, counted), strict=True):
            slopes = np.zeros(len(weights), np.int64)
            np.add.at(slopes, mixer, error * logits)
            weights += slopes // divisors
        self._counts.add(context, known)


def _together(pending: list[tuple[NDArray[Any], ...]]) -> list[NDArray[Any]]:
    """What was pending, in one piece; mostly it is one."""
    return list(pending[0]) if len(pending) == 1 else [np.concatenate(parts) for parts in zip(*pending, strict=True)]


def coding_order(shape: tuple[int, int]) -> CodingOrder:
    """The order in which the pixels of maps of a shape are coded; within a group no forecast depends on another."""
    return CodingOrder(shape, _LEARN_EVERY)


def forecasts(
    bits: NDArray[np.bool_], static: StaticForecast, order: CodingOrder, forecast: Forecast
) -> Iterator[tuple[NDArray[np.bool_], NDArray[np.int64]]]:
    """Pixels of a map, bool (H, W), in the order of coding: values (n,) and probabilities of True in 1 / 65536 (n,).

    static: of all pixels in the order of coding, see `coding_order`.
    """
    ordered = bits.ravel()[order.cells]
    # Each call costs more than the numbers in it.
    for group in order.groups:
        values = ordered[group]
        yield values, forecast.probabilities(static[group])
        forecast.learn(values, _LEARN_EVERY)


def _model(shape: tuple[int, int]) -> tables.StructureModel:
    return tables.structure_model(tables.structure_name(shape[0] * shape[1]))


class StructureEncoder:
    """Encodes maps of one shape, the faster the less of them changed since the last."""

    def __init__(self, shape: tuple[int, int]) -> None:
        self.shape, self._model = shape, _model(shape)
        self._order = coding_order(shape)
        self._static = StaticForecasts(self._model, shape, self._order)

    def encode(self, bits: NDArray[np.bool_]) -> bytes:
        """Bytes of a structure map, bool of the shape."""
        encoder = Encoder()
        for values, ones in forecasts(bits, self._static.of(bits), self._order, Forecast(self._model)):
            encoder.bits(values, ones)
        return encoder.finish()


def encode(bits: NDArray[np.bool_]) -> bytes:
    """Bytes of a structure map, bool (H, W)."""
    return StructureEncoder(bits.shape).encode(bits)


def decode(data: bytes, shape: tuple[int, int]) -> NDArray[np.bool_]:
    """Inverse of `encode`: bool of the given shape.

    Raises:
        GcxError: no encoder writes these bytes.
    """
    flat, decoder, model = np.zeros(shape[0] * shape[1], bool), Decoder(data), _model(shape)
    forecast, wavefronts = Forecast(model), Wavefronts(shape, model.reach)
    with one_thread():
        for pixels in wavefronts:
            flat[pixels] = values = decoder.bits(forecast.probabilities(static_forecast(model, wavefronts.window())))
            forecast.learn(values)
            wavefronts.put(values)
    return flat.reshape(shape)


def _decode_layer(payload: bytes, frame: Frame, _before: Arrays) -> Arrays:
    return {"structure": decode(payload, frame.structure_shape)}


def _remembering() -> Encode:
    last: list[StructureEncoder] = []

    def encode_layer(document: Document) -> bytes:
        bits = document.structure
        if bits.size > MAX_REMEMBERED_PIXELS:
            return encode(bits)
        if not last or last[0].shape != bits.shape:
            last[:] = [StructureEncoder(bits.shape)]
        return last[0].encode(bits)

    return encode_layer


CODER = Coder("structure", _remembering, _decode_layer, ("structure",))
