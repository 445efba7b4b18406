"""The structure map <-> bytes: a network forecasts every pixel beside a line, counts of the map at hand correct it.

Pixels with nothing drawn next to them take the odds of adaptive counts, by a context of 12 pixels and of how many of
the window are drawn. For the others the logit of an exact integer network over the window and the logit of adaptive
counts under a template of 16 pixels are mixed with weights that follow the map (logistic mixing, as in the PAQ
family), all in fixed point.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from gc_studio.bitstream import tables
from gc_studio.bitstream.blas import one_thread
from gc_studio.bitstream.rangecoder import PROBABILITY_ONE, Decoder, Encoder
from gc_studio.bitstream.wavefront import Wavefronts

_LEARN_EVERY = 16
"""Wavefronts between two updates; each costs as much for a few pixels as for many."""

_BESIDE_LIMIT = 255 * tables.COUNT_UNIT
_FAR_LIMIT = 1000 * tables.COUNT_UNIT
"""Counts whose sum is beyond this are halved, so that old observations fade."""

_WEIGHT_BITS = 16
_RATE = 128
_FULL_STEP = 64
"""A mixing weight, in 1 / 2^16, moves by the sum of error * logit over the n pixels that it mixed, divided by
128 max(n, 64); error in 1 / 65536, logit in 1 / 64. Without the bound the many pixels of a large map overshoot."""

_CodePixels = Callable[[NDArray[np.int64], NDArray[np.int64]], NDArray[np.bool_]]


class _Counts:
    """Adaptive counts of what followed each context."""

    def __init__(self, start: NDArray[np.int64], limit: int) -> None:
        self._falses, self._trues = start[:, 0].copy(), start[:, 1].copy()
        self._limit = limit

    def of(self, contexts: NDArray[np.intp]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Counts of False and of True for contexts (n,)."""
        return self._falses.take(contexts), self._trues.take(contexts)

    def add(self, contexts: NDArray[np.intp], bits: NDArray[np.int64]) -> None:
        """Count what followed contexts (n,)."""
        trues = bits * tables.COUNT_UNIT
        np.add.at(self._trues, contexts, trues)
        np.add.at(self._falses, contexts, tables.COUNT_UNIT - trues)
        falses, trues = self.of(contexts)
        full = (falses + trues > self._limit).nonzero()[0]
        if full.size:
            # Assignment, not in place: a context that occurs twice is halved once.
            self._falses[contexts[full]] = (falses[full] + 1) >> 1
            self._trues[contexts[full]] = (trues[full] + 1) >> 1


class Forecast:
    """Probabilities of a wavefront's pixels, from what was drawn before."""

    def __init__(self, model: tables.StructureModel) -> None:
        self._model = model
        self.reach = model.reach
        self._counts, self._far_counts = _Counts(model.beside, _BESIDE_LIMIT), _Counts(model.far, _FAR_LIMIT)
        self._far_ones = _ones(model.far[:, 0], model.far[:, 1])
        self.weights = model.weights.copy()
        self._beside: NDArray[np.intp] = np.zeros(0, np.intp)
        self._far: NDArray[np.intp] = np.zeros(0, np.intp)
        self._mixed: tuple[NDArray[np.int64], ...] = ()
        self._pending_beside: list[tuple[NDArray[np.int64], ...]] = []
        self._pending_far: list[tuple[NDArray[np.int64], ...]] = []
        self._waves = 0

    def probabilities(self, window: NDArray[np.float32]) -> NDArray[np.int64]:
        """window: float32 (K, n) -> probability of True in 1 / 65536, (n,)."""
        beside, far, drawn = self._model.templates @ window
        far += np.minimum(drawn, tables.FAR_CROWD)
        self._far = far.astype(np.intp)
        ones = self._far_ones.take(self._far)
        self._beside = (beside >= tables.BESIDE_A_LINE).nonzero()[0]
        if self._beside.size:
            ones[self._beside] = self._mix(window[:, self._beside], beside[self._beside].astype(np.intp))
        return ones

    def _mix(self, window: NDArray[np.float32], context: NDArray[np.intp]) -> NDArray[np.int64]:
        forecast = self._model.net(window)[0]
        falses, trues = (self._model.logarithm.take(counts, mode="clip") for counts in self._counts.of(context))
        counted = trues - falses
        mixer = context >> tables.MIXER_SHIFT
        mixed = (self.weights[0].take(mixer) * forecast + self.weights[1].take(mixer) * counted) >> _WEIGHT_BITS
        ones = self._model.probability.take(mixed + len(self._model.probability) // 2, mode="clip")
        self._mixed = context, forecast, counted, ones
        return ones

    def learn(self, bits: NDArray[np.bool_]) -> None:
        """The pixels of the wavefront whose probabilities were asked for last are known."""
        known = bits.astype(np.int64)
        if self._beside.size:
            self._pending_beside.append((*self._mixed, known[self._beside]))
            # Contexts far from a line learn nothing from pixels beside one.
            self._far[self._beside] = tables.NO_CONTEXT
        self._pending_far.append((self._far, known))
        self._waves += 1
        if self._waves % _LEARN_EVERY == 0:
            self._learn_pending()

    def _learn_pending(self) -> None:
        far, known = (np.concatenate(parts) for parts in zip(*self._pending_far, strict=True))
        self._far_counts.add(far, known)
        self._far_ones[far] = _ones(*self._far_counts.of(far))
        self._pending_far = []
        if not self._pending_beside:
            return
        context, forecast, counted, ones, known = (
            np.concatenate(parts) for parts in zip(*self._pending_beside, strict=True)
        )
        self._pending_beside = []
        error = known * PROBABILITY_ONE - ones
        mixer = context >> tables.MIXER_SHIFT
        divisors = _RATE * np.maximum(np.bincount(mixer, minlength=len(self.weights[0])), _FULL_STEP)
        for weights, logits in zip(self.weights, (forecast, counted), strict=True):
            slopes = np.zeros(len(weights), np.int64)
            np.add.at(slopes, mixer, error * logits)
            weights += slopes // divisors
        self._counts.add(context, known)


def _ones(falses: NDArray[np.int64], trues: NDArray[np.int64]) -> NDArray[np.int64]:
    """Probability of True in 1 / 65536 from counts, at least 1."""
    return np.maximum((trues * PROBABILITY_ONE) // (falses + trues), 1)


def visit(shape: tuple[int, int], forecast: Forecast, code_pixels: _CodePixels) -> None:
    """Go through a map: code_pixels(row-major indices (n,), probabilities in 1 / 65536 (n,)) -> bits (n,)."""
    wavefronts = Wavefronts(shape, forecast.reach)
    with one_thread():
        for pixels in wavefronts:
            bits = code_pixels(pixels, forecast.probabilities(wavefronts.window()))
            forecast.learn(bits)
            wavefronts.put(bits)


def _forecast(shape: tuple[int, int]) -> Forecast:
    return Forecast(tables.structure_model(tables.structure_name(shape[0] * shape[1])))


def encode(bits: NDArray[np.bool_]) -> bytes:
    """Bytes of a structure map, bool (H, W)."""
    flat, encoder = bits.ravel(), Encoder()

    def put(pixels: NDArray[np.int64], ones: NDArray[np.int64]) -> NDArray[np.bool_]:
        values = flat[pixels]
        encoder.bits(values, ones)
        return values

    visit(bits.shape, _forecast(bits.shape), put)
    return encoder.finish()


def decode(data: bytes, shape: tuple[int, int]) -> NDArray[np.bool_]:
    """Inverse of `encode`: bool of the given shape.

    Raises:
        GcxError: no encoder writes these bytes.
    """
    flat, decoder = np.zeros(shape[0] * shape[1], bool), Decoder(data)

    def take(pixels: NDArray[np.int64], ones: NDArray[np.int64]) -> NDArray[np.bool_]:
        flat[pixels] = values = decoder.bits(ones)
        return values

    visit(shape, _forecast(shape), take)
    return flat.reshape(shape)
