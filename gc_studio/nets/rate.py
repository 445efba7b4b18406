"""Bits that texture and detail codes take under the tables of their coders, differentiable: what a search pays.

Flows in: codes, whole numbers that may carry a gradient. Flows out: bits, which agree with the coders' to a per cent;
they are floats, for they only guide. What a file holds is coded by integers alone (`bitstream`).
"""

from functools import cache

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from gc_studio.bitstream import tables
from gc_studio.bitstream.rangecoder import PROBABILITY_ONE
from gc_studio.document import STUDIO

_SYMBOLS = 2 * STUDIO.detail_limit + 1
_ONE_HOT = STUDIO.detail_channels * _SYMBOLS
_PHASES = tables.TEXTURE_PHASES
_FORECAST_UNIT = 256 * _PHASES


@cache
def _texture_tables() -> tuple[Tensor, Tensor, Tensor]:
    """Weights (64, 64) and bias (64,) of the forecast in steps, and bits by dimension and distance, (64, 33 * 16).

    Distances from the forecast rise by 1 / 16 step; the first is _LEAST_DISTANCE.
    """
    model = tables.texture_model()
    shares = model.frequencies[..., : 2 * tables.TEXTURE_REACH + 1] / PROBABILITY_ONE
    # Under a later phase the same symbol lies nearer to the forecast.
    bits = -np.log2(shares).transpose(0, 2, 1)[..., ::-1].reshape(len(shares), -1)[model.spread]
    parts = model.weights / _FORECAST_UNIT, model.bias / _FORECAST_UNIT, bits
    weights, bias, table = (torch.tensor(np.ascontiguousarray(part), dtype=torch.float32) for part in parts)
    return weights, bias, table


_LEAST_DISTANCE = -tables.TEXTURE_REACH - (_PHASES - 0.5) / _PHASES


def texture_bits(codes: Tensor) -> Tensor:
    """Bits of texture codes, float (K, 64) -> scalar; what lies between two entries of a table is interpolated."""
    weights, bias, table = (part.to(codes.device) for part in _texture_tables())
    distance = codes - (codes @ weights.T + bias)
    position = ((distance - _LEAST_DISTANCE) * _PHASES).clamp(0, table.shape[1] - 1.01)
    below = position.detach().long()
    spread = table.expand(len(codes), -1, -1)
    left, right = (spread.gather(2, (below + step)[..., None])[..., 0] for step in (0, 1))
    return torch.lerp(left, right, position - below).sum()


def detail_symbol_bits(detail: NDArray[np.int8], mask: NDArray[np.bool_]) -> NDArray[np.float32]:
    """What each symbol would cost in each place, if those coded before it stayed what they are.

    Args:
        detail: int8 (6, rows, columns) in -2 .. 2.
        mask: bool (rows, columns), where symbols are coded.

    Returns:
        float32 (5, 6, rows, columns), bits of the symbols -2 .. 2.
    """
    rows, columns = mask.shape
    reach = tables.DETAIL_REACH
    known = (detail[:, None] == np.arange(-STUDIO.detail_limit, STUDIO.detail_limit + 1)[:, None, None]) & mask
    known = known.reshape(_ONE_HOT, rows, columns).astype(np.float32)
    padded = np.pad(known, ((0, 0), (reach.above, 0), (reach.left, reach.right)))
    window = len(reach.offsets)
    inputs = np.zeros((window * _ONE_HOT + STUDIO.detail_channels, STUDIO.detail_channels, rows, columns), np.float32)
    for place, (dx, dy) in enumerate(reach.offsets):
        start = place * _ONE_HOT
        top, left = reach.above + dy, reach.left + dx
        if reach.causal[place]:
            inputs[start : start + _ONE_HOT] = padded[:, None, top : top + rows, left : left + columns]
        if (dx, dy) == (0, 0):
            for channel in range(1, STUDIO.detail_channels):
                inputs[start : start + _SYMBOLS * channel, channel] = known[: _SYMBOLS * channel]
    inputs[-STUDIO.detail_channels :] = np.eye(STUDIO.detail_channels, dtype=np.float32)[..., None, None]
    logits = tables.detail_model().net(inputs.reshape(len(inputs), -1)) / (tables.LOGIT_UNIT * np.log(2))
    bits = np.logaddexp2.reduce(logits, axis=0) - logits
    return bits.reshape(_SYMBOLS, *detail.shape).astype(np.float32)
