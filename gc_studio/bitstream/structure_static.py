"""What the trained networks say of the pixels of a structure map: the part of a forecast that learns nothing.

It follows from a pixel's window alone, and takes nine tenths of the time of coding. A map that was drawn on is mostly
windows that were there before.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gc_studio.bitstream import tables
from gc_studio.bitstream.blas import one_thread
from gc_studio.bitstream.wavefront import CodingOrder, KnownMap, cells_that_see

_TEMPLATES = 2
"""Of the model's rows, those that make context and crowd; the others begin the network far from lines."""

_BLOCK = 2**12
"""Pixels that are looked at together, which bounds the memory of large maps."""

_FEW = 16
"""Where the windows of more than one pixel in so many would have to be looked for one by one, all are looked at."""


@dataclass(frozen=True)
class StaticForecast:
    """Of n pixels.

    Attributes:
        context: number of the context of the adaptive counts, (n,).
        crowd: how many pixels of the window are drawn, (n,).
        logit: of the network for pixels beside a line or for those far from lines, whichever it is, in 1 / 64, (n,).
    """

    context: NDArray[Any]
    crowd: NDArray[Any]
    logit: NDArray[Any]

    def __getitem__(self, pixels: slice) -> "StaticForecast":
        return StaticForecast(self.context[pixels], self.crowd[pixels], self.logit[pixels])


def static_forecast(model: tables.StructureModel, window: NDArray[np.float32]) -> StaticForecast:
    """window: float32 (K, n)."""
    # One product for all that looks at every window; each call costs more than the numbers in it.
    products = model.rows @ window
    context, crowd = products[:_TEMPLATES].astype(np.int64)
    logit = model.start.after_first(products[_TEMPLATES:])[0]
    beside = (context >= tables.BESIDE_A_LINE).nonzero()[0]
    if beside.size:
        logit[beside] = model.net(window[:, beside])[0]
    return StaticForecast(context, crowd, logit)


class StaticForecasts:
    """Static forecasts of whole maps of one shape, one after another; only windows that changed are looked at."""

    def __init__(self, model: tables.StructureModel, shape: tuple[int, int], order: CodingOrder) -> None:
        """The model that codes maps of this shape, and in which order."""
        self._model, self._shape, self._order = model, shape, order
        self._bits: NDArray[np.bool_] | None = None
        pixels = shape[0] * shape[1]
        self._known = StaticForecast(
            np.empty(pixels, np.uint16), np.empty(pixels, np.uint8), np.empty(pixels, np.int32)
        )

    def of(self, bits: NDArray[np.bool_]) -> StaticForecast:
        """Of all pixels of a map, bool (H, W), in the order of coding; good until the next call."""
        known = KnownMap(bits[None], self._model.reach)
        changed = None if self._bits is None else bits != self._bits
        self._bits = None
        with one_thread():
            if changed is None or _FEW * np.count_nonzero(changed) > changed.size:
                self._look_at_all(known)
            else:
                pixels = np.flatnonzero(cells_that_see(changed, self._model.reach))
                self._put(pixels, known.windows(pixels))
        self._bits = bits.copy()
        return self._known

    def _look_at_all(self, known: KnownMap) -> None:
        height, width = self._shape
        rows = max(1, _BLOCK // width)
        for top in range(0, height, rows):
            bottom = min(height, top + rows)
            self._put(slice(top * width, bottom * width), known.windows_of_rows(top, bottom))

    def _put(self, pixels: NDArray[np.int64] | slice, window: NDArray[np.float32]) -> None:
        static, places = static_forecast(self._model, window), self._order.places[pixels]
        self._known.context[places] = static.context
        self._known.crowd[places] = static.crowd
        self._known.logit[places] = static.logit
